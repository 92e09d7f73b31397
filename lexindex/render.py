"""Answers on a terminal or in a pipe. Each view makes blocks; a terminal shows them with rich, a pipe gets plain lines.

Whatever a document says is shown, never obeyed: control characters, escape sequences and characters that turn the
direction of writing are spelt out, and rich's markup in a title is only text.
"""

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from lexindex.views import Block, Line, Passage, Table, Tree

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

# C0 and C1 controls, the marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), line and
# paragraph separators, invisible letters and tags, and half surrogates, which no terminal takes.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARK = "bold black on yellow"


def safe(text: str) -> str:
    r"""Spell out what a terminal would obey or hide.

    >>> safe("a\x1b[31mb\u202ec")
    'a\\x1b[31mb\\u202ec'
    """
    return _UNSAFE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), text)


def one_line(value: Any) -> str:
    r"""Text on one line, safe to show; nothing for None.

    >>> one_line("Roe\tv.\n Wade")
    'Roe v. Wade'
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    return safe(re.sub(r"[ \t\r\n]+", " ", str(value)).strip())


def is_terminal(stream: TextIO) -> bool:
    """Whether a person reads the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def colours(*, no_color: bool) -> bool:
    """Whether colour is welcome, by the option, NO_COLOR (unless empty) and TERM."""
    return not (no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb")


def write(blocks: Iterable[Block], *, no_color: bool = False) -> None:
    """Write blocks to standard output, with rich on a terminal and in plain full lines anywhere else."""
    if not is_terminal(sys.stdout):
        for block in blocks:
            for line in _plain(block):
                put(line)
        sys.stdout.flush()
        return
    from rich.console import Console

    console = Console(
        file=sys.stdout,
        no_color=not colours(no_color=no_color),
        markup=False,
        highlight=False,
        emoji=False,
        force_terminal=os.environ.get("TERM") != "dumb",
    )
    for block in blocks:
        _show(block, console)


def put(line: str) -> None:
    """Write one line to standard output, whatever its encoding can hold."""
    out = sys.stdout
    try:
        out.write(line + "\n")
    except UnicodeEncodeError:
        out.write(line.encode(out.encoding or "ascii", "backslashreplace").decode(out.encoding or "ascii") + "\n")


def put_json(value: Any, *, line: bool = False) -> None:
    """Write one JSON document, or one object on a line of its own, at once."""
    text = json.dumps(value, ensure_ascii=False, indent=None if line else 2)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:  # half surrogates, or a terminal without Unicode
        text = json.dumps(value, indent=None if line else 2)
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def say(message: str) -> None:
    """Write a message for the person to standard error."""
    stream = sys.stderr
    text = f"{safe(message)}\n"
    stream.write(text.encode(stream.encoding or "ascii", "backslashreplace").decode(stream.encoding or "ascii"))
    stream.flush()


def _plain(block: Block) -> Iterable[str]:
    match block:
        case Table():
            for row in block.rows:
                yield "\t".join(map(one_line, row))
        case Passage(whole=True):
            yield safe(block.text)
        case Tree():
            yield one_line(block.head)
            for branch in block.branches:
                for line in _plain(branch) if isinstance(branch, Tree) else [one_line(branch)]:
                    yield "  " + line
        case _:
            yield " " * block.indent + one_line(block.text)


def _show(block: Block, console: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text

    match block:
        case Line(text=""):
            console.print()
        case Line():
            console.print(Padding(Text(one_line(block.text), style=block.style), (0, 0, 0, block.indent), expand=False))
        case Passage():
            console.print(Padding(_marked(block), (0, 0, 0, block.indent), expand=False))
        case Tree():
            from rich.tree import Tree as RichTree

            def grow(tree: Tree, into: RichTree) -> RichTree:
                for branch in tree.branches:
                    if isinstance(branch, Tree):
                        grow(branch, into.add(Text(one_line(branch.head))))
                    else:
                        into.add(Text(one_line(branch)))
                return into

            console.print(grow(block, RichTree(Text(one_line(block.head), style="bold"))))
        case Table():
            from rich import box
            from rich.table import Table as RichTable

            table = RichTable(
                box=box.SIMPLE_HEAD,
                show_header=any(block.columns),
                title=Text(one_line(block.title)) if block.title else None,
                title_justify="left",
            )
            for number, column in enumerate(block.columns):
                counts = bool(block.rows) and all(isinstance(row[number], int | float) for row in block.rows)
                table.add_column(Text(one_line(column)), justify="right" if counts else "left", overflow="fold")
            for row in block.rows:
                table.add_row(*(Text(one_line(value)) for value in row))
            console.print(table)


def _marked(passage: Passage) -> "Text":
    from rich.text import Text

    clean = safe if passage.whole else _spaced
    shown = Text()
    at = 0
    for start, end, style in sorted(passage.marks):
        if start < at or end > len(passage.text):
            continue
        shown.append(clean(passage.text[at:start]))
        shown.append(clean(passage.text[start:end]), style=style or _MARK)
        at = end
    shown.append(clean(passage.text[at:]))
    return shown


def _spaced(text: str) -> str:
    # Unlike one_line this keeps the spaces at both ends: the text is a piece between marks.
    return safe(re.sub(r"[ \t\r\n]+", " ", text))
