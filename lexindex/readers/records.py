"""JSON Lines: one record a line, each a document of its own."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from lexindex.model import Document, Problem
from lexindex.readers.plain import NAMES, document, empty
from lexindex.readers.source import BLANK, LIMIT, binary, clean, decode, id_part
from lexindex.readers.zones import survey

_TEXT = ("text", "body", "content", "article", "articlebody", "maintext")
_KEYS = {"text": _TEXT, **NAMES}
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_records(stream: BinaryIO, name: str) -> Iterator[Document | Problem]:
    """Read a JSON Lines file; a line that is no record is a problem of its own and the others are read.

    Source positions are those of the record's text.
    """
    start = stream.read(4096)
    if (why := binary(start)) is not None:
        yield Problem(name, *why)
        return
    lines = _lines(start, stream, name)
    number = seen = 0
    for line in lines:
        number += 1
        if isinstance(line, Problem):
            yield line
            seen += 1
            continue
        if not line.strip(BLANK):
            continue
        seen += 1
        yield _record(line, number, name)
    if not seen:
        yield empty(name)


def _lines(start: bytes, stream: BinaryIO, name: str) -> Iterator[str | Problem]:
    """The lines of a stream whose first bytes were read already; none is held longer than it is used."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        rest = stream.read(LIMIT + 1)
        if len(rest) > LIMIT:
            yield Problem(name, f"UTF-16 and larger than {LIMIT // 2**20} MB", "save it as UTF-8")
        else:
            yield from decode(start + rest).split("\n")
        return
    head = BytesIO(start)
    number = 0
    while True:
        line = head.readline()
        if not line.endswith(b"\n"):
            line += stream.readline(LIMIT + 1)
        if not line:
            return
        number += 1
        if len(line) > LIMIT:
            yield Problem(name, f"line {number}: larger than {LIMIT // 2**20} MB", "split the record")
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            continue
        yield decode(line)


def _record(line: str, number: int, name: str) -> Document | Problem:
    """The document of one line, or what is wrong with it."""
    hint = 'write one object a line: {"id": "...", "text": "..."}'
    try:
        record = json.loads(line.lstrip("\ufeff"))
    except ValueError as error:
        what = getattr(error, "msg", None) or str(error)
        return Problem(name, f"line {number}: not JSON: {what}", hint)
    except RecursionError:
        return Problem(name, f"line {number}: nested too deeply", hint)
    if not isinstance(record, dict):
        return Problem(name, f"line {number}: not an object", hint)
    known = {str(key).lower(): value for key, value in record.items()}
    facts = {field: _string(known, keys) for field, keys in _KEYS.items()}
    source = facts.pop("text")
    if source is None:
        return Problem(name, f'line {number}: no "text"', hint)
    text, runs = clean(source)
    if not text.strip():
        return Problem(name, f"line {number}: no text", hint)
    seen = survey(text)
    guess = " ".join(text[slice(*seen.title)].split()) if seen.title else None
    told = (facts, {"title": guess, "author": seen.author, "date": seen.date})
    return document(f"{name}#{record_id(known.get('id'), number)}", text, runs, told, seen.zones)


def record_id(value: Any, number: int) -> str:
    """What a record is called within its file: its own id, or its line."""
    if isinstance(value, str | int) and not isinstance(value, bool) and (plain := str(value)[:300].strip()):
        return id_part(_SURROGATE.sub("\ufffd", plain).encode())
    return f"line-{number}"


def _string(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of these keys that holds a string, or strings to be joined; half characters become marks."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            value = ("\n\n" if key in _TEXT else ", ").join(value)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            value = value["name"]
        if isinstance(value, str) and value:
            return _SURROGATE.sub("\ufffd", value)
    return None
