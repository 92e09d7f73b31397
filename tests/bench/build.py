"""How long a build takes: the first one, one with nothing changed, and one with a few files changed.

    python tests/bench/build.py [FILES]

The sample articles are repeated to that many files (2,000 when not said), each with a last line of its own.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from detect import corpus_files

import lexindex

FILES = 2_000
CHANGED = 20

_LAST = {
    ".html": "<p>Copy {number}.</p>\n",
    ".jsonl": '{{"id": "copy-{number}", "text": "Copy {number}."}}\n',
}


def add_line(file: Path, number: int) -> None:
    """End the file with a line that no other file has, in the file's own format."""
    with file.open("a", encoding="utf-8") as article:
        article.write("\n" + _LAST.get(file.suffix, "Copy {number}.\n").format(number=number))


def copies(folder: Path, count: int) -> list[Path]:
    """Fill the folder with so many articles, in subfolders of one corpus each."""
    known = corpus_files()
    made = []
    for number in range(count):
        source = known[number % len(known)]
        file = folder / f"{number // len(known):04}" / source.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.read_bytes())
        add_line(file, number)
        made.append(file)
    return made


def show(name: str, report: dict[str, Any]) -> None:
    counts, stages = report["documents"], report["stages"]
    read = counts["added"] + counts["updated"]
    cells = f"{name:<18} {report['seconds']:>8.2f} " + " ".join(f"{seconds:>8.2f}" for seconds in stages.values())
    every = read + counts["unchanged"]
    print(f"{cells} {read:>8,} {counts['unchanged']:>10,} {every / report['seconds']:>8,.0f}", flush=True)


def main(arguments: list[str]) -> None:
    count = int(arguments[0]) if arguments else FILES
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles"
        files = copies(articles, count)
        megabytes = sum(file.stat().st_size for file in files) / 1e6
        print(f"{count:,} files, {megabytes:.1f} MB. Seconds of wall time, by stage; documents for each second.\n")
        with lexindex.Index(Path(folder) / "index") as index:
            for name in ("first", "nothing changed", f"{CHANGED} files changed"):
                if name.startswith(str(CHANGED)):
                    for number, file in enumerate(files[:: max(1, count // CHANGED)][:CHANGED], count):
                        add_line(file, number)
                report = index.build(articles)
                if name == "first":
                    stages = " ".join(f"{stage:>8}" for stage in report["stages"])
                    print(f"{'':<18} {'seconds':>8} {stages} {'read':>8} {'unchanged':>10} {'per s':>8}")
                show(name, report)
            print(f"\n{report['mentions']:,} mentions of {report['instruments']:,} instruments.")


if __name__ == "__main__":
    main(sys.argv[1:])
