"""Plain text: optional front matter, then the article, its title found by how the page looks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO
from urllib.parse import urlsplit

from lexindex.model import Document, Problem, Span
from lexindex.readers.dates import iso_date
from lexindex.readers.source import BLANK, LIMIT, Runs, binary, clean, decode, first
from lexindex.readers.zones import survey

# The words people write for the five things a document says of itself.
NAMES = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline", "creator"),
    "date": ("date", "published", "publishdate", "publish_date", "pubdate", "created"),
    "source": ("source", "publisher", "publication", "site", "outlet"),
    "url": ("url", "link", "canonical", "canonical_url"),
}
_FIELD = {name: key for key, names in NAMES.items() for name in names}
_LINE = re.compile(r"([A-Za-z][\w -]{0,30}?)[ \t]{0,8}:(?:[ \t]{1,40}(.*)|[ \t]{0,40})\Z")
_FRONT_MOST = 200  # lines of front matter; longer, and it is the text


@dataclass(slots=True)
class Front:
    """What the front matter says, and where the text after it starts."""

    fields: dict[str, str] = field(default_factory=dict)
    end: int = 0


def load(stream: BinaryIO, name: str, *, markup: bool = False) -> str | Problem:
    """The characters of a file, or why it is no document: too large, binary, empty."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        return Problem(name, f"larger than {LIMIT // 2**20} MB", "split it into one file for each document")
    if (why := binary(data)) is not None:
        return Problem(name, *why)
    source = decode(data, markup=markup)
    return source if source.strip(BLANK) else empty(name)


def empty(name: str) -> Problem:
    """The problem of a document without a word."""
    return Problem(name, "no text", "the file is empty or holds only white space")


def read_text(stream: BinaryIO, name: str) -> Iterator[Document | Problem]:
    """Read a plain text file as one document."""
    source = load(stream, name)
    if isinstance(source, Problem):
        yield source
        return
    text, runs = clean(source)
    front = front_matter(text)
    text, runs = text[front.end :], shift(runs, front.end)
    if not text.strip():
        yield empty(name)
        return
    seen = survey(text)
    title = " ".join(text[slice(*seen.title)].split()) if seen.title else None
    yield document(
        name, text, runs, [front.fields, {"title": title, "author": seen.author, "date": seen.date}], seen.zones
    )


def document(
    name: str, text: str, runs: Runs, told: Sequence[Mapping[str, str | None]], zones: tuple[Span, ...]
) -> Document:
    """A document from its text and what was told about it; of two that tell the same thing the first is believed."""
    return Document(
        id=name,
        text=text,
        title=first(facts.get("title") for facts in told),
        author=first(author(facts.get("author")) for facts in told),
        date=first(iso_date(facts.get("date")) for facts in told),
        source=first(facts.get("source") for facts in told),
        url=first(web_address(facts.get("url")) for facts in told),
        zones=zones,
        runs=runs,
    )


def author(value: str | None) -> str | None:
    """A name without "By" before it; an address of a profile is no name."""
    if not value or value.lstrip().startswith(("http:", "https:", "/", "@")):
        return None
    return (
        re.sub(r"\s{0,9}by\s{1,9}(?=\S)", "", value[:400], count=1, flags=re.IGNORECASE)
        if value[:12].lower().lstrip().startswith("by")
        else value
    )


def web_address(value: str | None) -> str | None:
    """An address that can be followed: http or https, with a host; anything else is dropped."""
    if not value or len(value) > 2000:
        return None
    try:
        parts = urlsplit(value.strip())
        return value.strip() if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None


def shift(runs: Runs, by: int) -> Runs:
    """The runs of a text whose first `by` characters were cut off."""
    if not by:
        return runs
    at = bisect_right(runs, by, key=lambda run: run[0]) - 1
    return ((0, runs[at][1] + by - runs[at][0]), *((text - by, source) for text, source in runs[at + 1 :]))


def front_matter(text: str) -> Front:
    r"""The lines at the very top that tell title, author, date, source and URL, plain or between rows of dashes.

    >>> front_matter("Title: On treaties\nBy: Ann Lee\n\nThe text.").fields
    {'title': 'On treaties', 'author': 'Ann Lee'}
    """
    return _fenced(text) if text.startswith(("---\n", "--- \n")) else _plain(text)


def _fenced(text: str) -> Front:
    """A block between two rows of dashes, as static site writers keep it: keys, values and lists of values."""
    front = Front()
    key = ""
    at = text.index("\n") + 1
    for _ in range(_FRONT_MOST):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        if line.rstrip() in {"---", "..."}:
            front.end = _skip_blank(text, end)
            return front
        if line.lstrip().startswith("- ") and key:
            held = front.fields.get(key)
            front.fields[key] = (
                f"{held}, {_plain_value(line.lstrip()[2:])}" if held else _plain_value(line.lstrip()[2:])
            )
        elif found := _LINE.match(line):
            key = _FIELD.get(found.group(1).strip().lower(), "")
            if key and key not in front.fields and (value := _plain_value(found.group(2) or "")):
                front.fields[key] = value
        if end < 0:
            break
        at = end + 1
    return Front()


def _plain_value(value: str) -> str:
    """A value without its quotes or the brackets of a list."""
    value = value.strip()
    if len(value) > 1 and value[0] == "[" and value[-1] == "]":
        return ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _plain(text: str) -> Front:
    """Lines such as "Title: ..." up to the first blank one; a single line counts only if a blank one follows."""
    front = Front()
    at = lines = 0
    while lines < _FRONT_MOST:
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)] if end < 0 or end - at < 2000 else ""
        found = _LINE.match(line)
        key = _FIELD.get(found.group(1).strip().lower()) if found else None
        if found is None or (key is None and not lines):
            break
        if key is not None:
            front.fields.setdefault(key, (found.group(2) or "").strip())
        lines += 1
        if end < 0:
            return front if not front.fields else Front(front.fields, len(text))
        at = end + 1
    blank = text.find("\n", at)
    closed = lines > 0 and not text[at : blank if blank >= 0 else len(text)].strip()
    if not (closed or len(front.fields) > 1):
        return Front()
    front.end = _skip_blank(text, at - 1)
    return front


def _skip_blank(text: str, at: int) -> int:
    """Past the line end at `at` and the blank lines after it."""
    found = re.compile(r"(?:[ \t]*\n)*").match(text, at) if at >= 0 else None
    return found.end() if found else len(text)
