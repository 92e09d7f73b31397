"""How fast detection is: megabytes of text for each second of processor time, beside eyecite on the same texts.

    python tests/bench/detect.py [FILE.jsonl ...]

Each line of a FILE is a record with "text". Every set is read twice: text by text, and as one long text, for a byte of
a long text should take no longer than a byte of a short one; a text of 20 MB is held against twenty of 1 MB, and the
memory that a process of its own needs for a set is told. eyecite, where it is installed (pip install
'lexindex[bench]'), runs with its Hyperscan tokenizer on the first megabyte of a set, for it is slow. It looks for
cases, statutes and journals and resolves nothing; lexindex looks for every kind, links it, and resolves what points
back.
"""

import itertools
import json
import logging
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import lexindex
from lexindex import readers
from lexindex.model import Document

CORPUS = Path(__file__).parents[2] / "corpus"
LONG = 10_000_000  # bytes of the long text made of the corpus
ONE, TWENTY = 1_000_000, 20_000_000  # bytes of the texts whose rates are held against each other
CAP = 1_000_000  # bytes that eyecite is given of a set
ROUNDS = 3
SHORTEST = 1_000_000  # bytes of one round, so that the clock's steps do not show
CASE = "See Roe v. Wade, 410 U.S. 113 (1973)."

Detect = Callable[[str], Sequence[Any]]


def corpus_files() -> list[Path]:
    """The sample articles, without the page about them."""
    return sorted(path for path in CORPUS.iterdir() if path.suffix in readers.SUFFIXES and path.name != "README.md")


def corpus_texts(marked: str = "") -> list[str]:
    """The texts of the sample articles whose file names hold `marked`."""
    files = [path for path in corpus_files() if marked in path.name]
    return [found.text for path in files for found in readers.read(path) if isinstance(found, Document)]


def size(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def repeated(texts: Sequence[str], length: int) -> str:
    """The texts again and again, as one text of that many bytes or a little more."""
    pieces: list[str] = []
    for text in itertools.cycle(texts):
        pieces.append(text)
        length -= len(text.encode()) + 2
        if length <= 0:
            break
    return "\n\n".join(pieces)


def first(texts: Iterable[str], length: int) -> list[str]:
    """As many of the texts as fit; where not even one does, its beginning."""
    kept: list[str] = []
    for text in texts:
        encoded = text.encode()
        if kept and len(encoded) > length:
            break
        kept.append(encoded[:length].decode(errors="ignore"))
        length -= len(encoded)
    return kept


def rate(detect: Detect, texts: Sequence[str]) -> tuple[float, int]:
    """Bytes for each second of processor time, in the best of the rounds; and how much was found."""
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
    logging.getLogger("eyecite").setLevel(logging.ERROR)  # it remarks on many a citation
    tokenizer = HyperscanTokenizer(cache_dir=folder)
    return lambda text: get_citations(text, tokenizer=tokenizer)


def measure(name: str, texts: Sequence[str], other: Detect | None) -> float:
    """Measure one set and print its row; give the rate of lexindex."""
    ours, found = rate(lexindex.detect, texts)
    megabytes = size(texts) / 1e6
    cells = f"{name:<30.30} {len(texts):>6,} {megabytes:>7.2f} {found / megabytes:>9,.0f} {ours / 1e6:>9.2f}"
    if other:
        capped = first(texts, CAP)
        theirs, cited = rate(other, capped)
        megabytes = size(capped) / 1e6
        cells += f" {megabytes:>7.2f} {cited / megabytes:>9,.0f} {theirs / 1e6:>9.2f} {ours / theirs:>6.1f}"
    print(cells, flush=True)
    return ours


def linear(texts: Sequence[str]) -> float:
    """What a byte of a text of 20 MB takes, in bytes of a text of 1 MB, both made of these texts again and again."""
    one, _ = rate(lexindex.detect, [repeated(texts, ONE)] * (TWENTY // ONE))
    twenty, _ = rate(lexindex.detect, [repeated(texts, TWENTY)])
    return one / twenty


def texts_of(name: str) -> list[str]:
    """The texts of a set: the sample articles, or a file of records."""
    if name == "corpus":
        return corpus_texts()
    return [json.loads(line)["text"] for line in Path(name).read_text(encoding="utf-8").split("\n") if line]


def peak(name: str) -> float:
    """Megabytes that a fresh process holds at most while it reads a set and detects it text by text."""
    command = [sys.executable, __file__, "--peak", name]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()[-1])


def own_peak(name: str) -> float:
    """The same of this process; `name` may be empty for what lexindex needs before any text."""
    lexindex.detect(CASE)
    for text in texts_of(name) if name else ():
        lexindex.detect(text)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6  # kilobytes, on macOS bytes


def main(files: Sequence[str]) -> None:
    # First of all, for a process begins with the peak of the one that started it.
    peaks = {name: peak(name) for name in ("", "corpus", *files)}
    sets = {"corpus": corpus_texts()} | {Path(file).name: texts_of(file) for file in files}
    began = time.process_time()
    lexindex.detect(CASE)
    ready = time.process_time() - began
    with tempfile.TemporaryDirectory() as folder:
        other = eyecite(folder)
        print("MB/s: million bytes of UTF-8 text for each second of processor time, in the best of three rounds.")
        print(f"The first call of lexindex.detect took {ready:.2f} s more: it loads the catalog and the patterns.")
        if other:
            other(CASE)  # compiles its patterns
            print(
                f"eyecite: Hyperscan tokenizer, at most the first {CAP / 1e6:.0f} MB of a set; times: how many times as fast lexindex is."
            )
        else:
            print("eyecite is not installed; with pip install 'lexindex[bench]' it is shown beside lexindex.")
        heads = f"\n{'':<30} {'texts':>6} {'MB':>7} {'found/MB':>9} {'lexindex':>9}"
        print(heads + (f" {'MB':>7} {'found/MB':>9} {'eyecite':>9} {'times':>6}" if other else ""))
        ratios = {}
        for name, texts in sets.items():
            short = measure(name, texts, other)
            long = repeated(texts, LONG) if name == "corpus" else "\n\n".join(texts)
            ratios[name] = short / measure(f"{name}, as one text", [long], other if name == "corpus" else None)
        measure("corpus, hard negatives only", corpus_texts("trap-"), other)
    print("\nA byte of the one text takes, in bytes of the short ones (1.00 is linear):")
    for name, ratio in ratios.items():
        print(f"  {name:<28.28} {ratio:.2f}")
    print("\nA byte of a text of 20 MB takes, in bytes of one of 1 MB, the set again and again (1.00 is linear):")
    for name, texts in sets.items():
        print(f"  {name:<28.28} {linear(texts):.2f}", flush=True)
    print("\nPeak memory in MB of a process that detects a set text by text:")
    for name, most in peaks.items():
        print(f"  {Path(name).name or 'one short text':<28.28} {most:.0f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        print(own_peak(sys.argv[2]))
    else:
        main(sys.argv[1:])
