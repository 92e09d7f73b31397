"""How fast detection is: megabytes of text for each second of processor time, beside eyecite on the same texts.

    python tests/bench/detect.py [FILE.jsonl ...]

Each line of a FILE is a record with "text". eyecite, where it is installed (pip install 'lexindex[bench]'), runs with
its Hyperscan tokenizer on the first megabyte of each set, for it is slow. It looks for cases, statutes and journals and
resolves nothing; lexindex looks for every kind, links it, and resolves what points back.
"""

import itertools
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import lexindex
from lexindex import readers
from lexindex.model import Document

CORPUS = Path(__file__).parents[2] / "corpus"
LONG = 10_000_000  # bytes of the one long text
CAP = 1_000_000  # bytes that eyecite is given of a set
ROUNDS = 3
SHORTEST = 1_000_000  # bytes of one round, so that the clock's steps do not show

Detect = Callable[[str], Sequence[Any]]


def articles() -> dict[str, list[str]]:
    """The texts of the sample articles, by file."""
    files = sorted(path for path in CORPUS.iterdir() if path.suffix in readers.SUFFIXES and path.name != "README.md")
    return {file.name: [found.text for found in readers.read(file) if isinstance(found, Document)] for file in files}


def size(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def long_text(texts: Sequence[str], length: int) -> str:
    """The texts again and again, as one text of that many bytes or a little more."""
    pieces: list[str] = []
    for text in itertools.cycle(texts):
        pieces.append(text)
        length -= len(text.encode()) + 2
        if length <= 0:
            return "\n\n".join(pieces)
    raise ValueError("no texts")


def first(texts: Iterable[str], length: int) -> list[str]:
    """As many of the texts as fit, the first one cut where even that is too long."""
    kept: list[str] = []
    for text in texts:
        encoded = text.encode()
        if kept and len(encoded) > length:
            break
        kept.append(encoded[: max(length, 0)].decode(errors="ignore"))
        length -= len(encoded)
    return kept


def records(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines if line.strip())


def rate(detect: Detect, texts: Sequence[str]) -> tuple[float, int]:
    """Bytes for each second of processor time, the best of three rounds; and how much was found."""
    passes = max(1, round(SHORTEST / size(texts)))
    found = 0
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for _ in range(passes):
            found = sum(len(detect(text)) for text in texts)
        best = min(best, time.process_time() - began)
    return size(texts) * passes / best, found


def eyecite(folder: str) -> Detect | None:
    """eyecite's search with its fastest tokenizer, or None where eyecite is not installed."""
    try:
        from eyecite import get_citations
        from eyecite.tokenizers import HyperscanTokenizer
    except ImportError:
        return None
    tokenizer = HyperscanTokenizer(cache_dir=folder)
    return lambda text: get_citations(text, tokenizer=tokenizer)


def row(name: str, texts: Sequence[str], other: Detect | None) -> float:
    """Measure and print one set; the rate of lexindex."""
    speed, found = rate(lexindex.detect, texts)
    megabytes = size(texts) / 1e6
    cells = f"{name:<28.28} {len(texts):>6,} {megabytes:>8.2f} {found / megabytes:>10,.0f} {speed / 1e6:>10.2f}"
    if other:
        capped = first(texts, CAP)
        others, cited = rate(other, capped)
        cells += f" {size(capped) / 1e6:>8.2f} {cited / size(capped) * 1e6:>10,.0f} {others / 1e6:>10.3f}"
        cells += f" {speed / others:>7.0f}"
    print(cells, flush=True)
    return speed


def main(files: Sequence[str]) -> None:
    began = time.process_time()
    lexindex.detect("Roe v. Wade, 410 U.S. 113 (1973)")
    ready = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        other = eyecite(folder)
        print("MB/s: million bytes of UTF-8 text for each second of processor time, best of three rounds.")
        print(f"The first call of lexindex.detect took {ready:.2f} s more: it loads the catalog and the patterns.")
        if other:
            other("Roe v. Wade, 410 U.S. 113 (1973)")  # compiles its patterns
            print(f"eyecite: Hyperscan tokenizer, at most the first {CAP / 1e6:.0f} MB of each set.")
        else:
            print("eyecite is not installed; pip install 'lexindex[bench]' shows it beside lexindex.")
        print()
        head = f"{'':<28} {'texts':>6} {'MB':>8} {'found/MB':>10} {'lexindex':>10}"
        print(head + (f" {'MB':>8} {'found/MB':>10} {'eyecite':>10} {'times':>7}" if other else ""))
        known = articles()
        texts = [text for found in known.values() for text in found]
        short = row("articles of the corpus", texts, other)
        long = row("the same as one long text", [long_text(texts, LONG)], other)
        row(
            "sparse: hard negatives", [text for name, found in known.items() if "trap" in name for text in found], other
        )
        for file in files:
            row(Path(file).name, list(records(Path(file))), other)
        print(f"\nLinear: a byte of the long text takes {short / long:.2f} times as long as a byte of an article.")


if __name__ == "__main__":
    main(sys.argv[1:])
