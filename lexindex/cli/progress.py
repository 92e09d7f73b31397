"""How far a long run has come: a bar on a terminal, else one plain line every few seconds, always on standard error."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lexindex import render

if TYPE_CHECKING:
    from lexindex.engine import Progress

_SILENCE = 5.0  # seconds: longer silence looks like a hang, and a short run needs no line


@contextlib.contextmanager
def following(*, quiet: bool, no_color: bool) -> Iterator["Callable[[Progress], None] | None"]:
    """Give what `Index.build` calls with its progress; None with `quiet`."""
    if quiet:
        yield None
    elif not render.is_terminal(sys.stderr):
        yield _lines()
    else:
        with _bar(no_color=no_color) as show:
            yield show


def _lines() -> "Callable[[Progress], None]":
    last = time.monotonic()

    def tell(progress: "Progress") -> None:
        nonlocal last
        if time.monotonic() - last >= _SILENCE:
            last = time.monotonic()
            render.say(f"{progress.stage}: {progress.done} of {progress.total} files")

    return tell


@contextlib.contextmanager
def _bar(*, no_color: bool) -> Iterator["Callable[[Progress], None]"]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(file=sys.stderr, no_color=not render.colours(no_color=no_color), markup=False, highlight=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def show(progress: "Progress") -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=progress.stage)

        yield show
