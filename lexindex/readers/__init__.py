"""Documents from files: the reader is chosen by the end of the file's name."""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from lexindex.model import Document, Problem
from lexindex.readers.html import read_html
from lexindex.readers.markdown import read_markdown
from lexindex.readers.plain import read_text
from lexindex.readers.records import read_records
from lexindex.readers.source import LIMIT, id_part

Reader = Callable[[BinaryIO, str], Iterator[Document | Problem]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_records,
}
SUFFIXES: frozenset[str] = frozenset(READERS)
_STREAMED = frozenset({".jsonl"})  # read a record at a time: the limit holds for a record, not for the file


def read(path: Path, *, root: Path | None = None) -> Iterator[Document | Problem]:
    """The documents of a file, or the problems that kept them from being read; never raises for what a file holds.

    `root` is the folder that was asked for; ids are relative to where it lies.
    """
    suffix = path.suffix.lower()
    where = os.fsencode(path).decode("utf-8", "replace")
    if suffix not in READERS:
        yield Problem(
            where, f"no reader for {suffix or 'a name without an ending'}", "one of " + " ".join(sorted(READERS))
        )
        return
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            yield Problem(where, "is a folder, not a file", "rename it, or name the files inside")
            return
        if not stat.S_ISREG(about.st_mode):
            yield Problem(where, "not an ordinary file", "pipes, sockets and devices are not read")
            return
        if about.st_size > LIMIT and suffix not in _STREAMED:
            size = f"{about.st_size / 2**20:.0f} MB is more than the {LIMIT // 2**20} MB of one document"
            yield Problem(where, size, "split it, or write its documents as records of a .jsonl file")
            return
        with path.open("rb") as stream:
            for result in READERS[suffix](stream, document_id(path, root)):
                yield replace(result, path=where) if isinstance(result, Problem) else result
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        yield Problem(where, f"cannot be read: {reason}", "check that it is there and that you may read it")


def read_bytes(data: bytes, suffix: str, *, id: str) -> Iterator[Document | Problem]:  # noqa: A002
    """The documents in bytes that came from elsewhere; `suffix` says of what sort they are.

    >>> [document.text for document in read_bytes(b"No law here.", ".txt", id="doc:x")]
    ['No law here.']
    """
    reader = READERS.get(suffix.lower())
    if reader is None:
        yield Problem(id, f"no reader for {suffix}", "one of " + " ".join(sorted(READERS)))
        return
    yield from reader(BytesIO(data), id)


def document_id(path: Path, root: Path | None = None) -> str:
    """The id of the document in a file: its place, from the folder that holds `root` on.

    >>> document_id(Path("corpus/Österreich/a b.txt"), Path("corpus"))
    'doc:corpus/%C3%96sterreich/a%20b.txt'
    >>> document_id(Path("corpus/a.txt"))
    'doc:a.txt'
    """
    place = Path(path.name)
    if root is not None:
        base = Path(os.path.abspath(root)).parent  # noqa: PTH100 -- resolve() would follow links out of the root
        full = Path(os.path.abspath(path))  # noqa: PTH100
        if full.is_relative_to(base):
            place = full.relative_to(base)
    return "doc:" + id_part(os.fsencode(place.as_posix()))
