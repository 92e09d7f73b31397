"""Draws screenshot.svg: what a terminal shows after `lexindex mentions "1967 Protocol"` on the sample articles.

python docs/screenshot.py
"""

# ruff: noqa: INP001  # a script, not a package

import contextlib
import io
import itertools
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from lexindex import Index, render
from lexindex.views import Block, Line, mentions

ROOT = Path(__file__).parents[1]
NAME = "1967 Protocol"
DOCUMENTS = 3
WIDTH = 118


def beginning(blocks: Iterable[Block], documents: int) -> Iterator[Block]:
    """As many documents as asked for, each of which begins with an empty line; then a sign that there are more."""
    begun = 0
    for block in blocks:
        begun += block == Line("")
        if begun > documents:
            yield from (Line(""), Line("…", "dim"))
            return
        yield block


def main() -> None:
    """Build an index of the sample articles, ask it, and draw the answer."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT), Index(folder) as index:
        index.build("corpus")
        answer = index.mentions(NAME)
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},  # the size and colours of whoever runs this are no matter
    )
    asked = [Line(f'$ lexindex mentions "{NAME}"'), Line("")]
    for block in itertools.chain(asked, beginning(mentions(answer, terminal=True), DOCUMENTS)):
        render._show(block, console)  # noqa: SLF001  # what `write` does on a terminal
    picture = console.export_svg(title="lexindex", theme=MONOKAI, unique_id="lexindex")
    (ROOT / "docs" / "screenshot.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
