"""The query language: from what a person types to a small tree, or a message about the part that makes no sense.

Words must all occur; `OR`, `NOT` or `-`, "phrases", prefix*, parentheses, and fields such as `date:2018..2020`.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexindex.errors import QueryError

FIELDS = ("kind", "instrument", "jurisdiction", "date", "title", "source")
MAX_LENGTH = 10_000  # characters
MAX_TERMS = 500
MAX_DEPTH = 50

# Words as the index has them: letters and digits, "O'Connor" whole, "women's" as "women".
_WORD = re.compile(r"([^\W_]+(?:'(?!s\b)[^\W_]+)*)(?:'s\b)?")
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]")  # accents set apart; characters without width
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc", "'''")


def plain(text: str) -> str:
    """Lower case without accents, in any script.

    >>> plain("CAFÉ Çelik")
    'cafe celik'
    """
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).lower())


def words(text: str) -> list[str]:
    """Split a text into words as the index has them.

    >>> words("O’Connor said women’s rights, 410 U.S. 113.")
    ["o'connor", 'said', 'women', 'rights', '410', 'u', 's', '113']
    """
    return _WORD.findall(plain(text))


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several in a row; `field` is "text", "title" or "source"."""

    field: str
    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """An instrument, a kind or a jurisdiction, by name."""

    field: str
    name: str


@dataclass(frozen=True, slots=True)
class Dates:
    """From the first day named to the last, both whole; an empty end is open."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class All:
    """All of these hold; of nothing at all: every document."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    part: "Node"


Node = Words | Label | Dates | All | Any | Not
Wanted = str | Sequence[str] | None

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<open>-?\() | (?P<close>\))
    | (?P<minus>-(?=["\w]))?
      (?:(?P<field>[^\W\d]\w*):(?=[^\s)]))?
      (?: "(?P<phrase>[^"]*)" | (?P<unclosed>") | \[(?P<range>[^\]]*)\] | (?P<word>[^\s()"]+) )
    )""",
    re.VERBOSE,
)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # "(", "-(", ")", "AND", "OR", "NOT" or "leaf"
    text: str
    node: Node | None = None


def parse(query: str) -> Node:
    """Read a query; QueryError names the part that cannot be read.

    >>> parse("asylum OR refugee")
    Any(parts=(Words(field='text', words=('asylum',), prefix=False), Words(field='text', words=('refugee',), prefix=False)))
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(f"the query is {len(query):,} characters long; {MAX_LENGTH:,} is the most")
    query = query.translate(str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"""""'))
    tokens = list(_tokens(query))
    if sum(token.kind == "leaf" for token in tokens) > MAX_TERMS:
        raise QueryError(f"the query has more than {MAX_TERMS} terms; ask in several queries")
    if query.strip() and not any(token.kind == "leaf" for token in tokens):
        raise QueryError(f"there is no word to look for in {query.strip()[:30]!r}")
    parser = _Parser(tokens)
    node = parser.any(0)
    if parser.at < len(tokens):
        raise QueryError('a ")" has no "(" before it')
    return node


def _tokens(query: str) -> Iterator[_Token]:
    at = 0
    while at < len(query):
        found = _TOKEN.match(query, at)
        if not found:
            if not query[at:].strip():
                return
            raise QueryError(f"cannot read the query at {query[at:].strip()[:30]!r}")
        at = found.end()
        if found["open"]:
            yield _Token(found["open"], found["open"])
        elif found["close"]:
            yield _Token(")", ")")
        elif found["unclosed"]:
            raise QueryError(f"the quotation mark before {query[at : at + 30].strip()!r} is not closed")
        else:
            yield from _leaf(found)


def _leaf(found: re.Match[str]) -> Iterator[_Token]:
    written = found.group().strip()
    if written in ("AND", "OR", "NOT") or written in ("&&", "||"):
        yield _Token({"&&": "AND", "||": "OR"}.get(written, written), written)
        return
    field, phrase, word, between = found["field"], found["phrase"], found["word"], found["range"]
    if field and field.lower() not in FIELDS:
        if field.lower() not in ("http", "https") and not (word or "").startswith("//"):
            close = difflib.get_close_matches(field.lower(), FIELDS, 1)
            meant = f'; did you mean "{close[0]}:"?' if close else ""
            raise QueryError(f'there is no field "{field}:" (there are {", ".join(FIELDS)}){meant}')
        word, field = f"{field} {word or phrase or ''}", None
    node = _field(field.lower(), phrase, word, between) if field else _plain(phrase, word, between)
    if node is None:
        return  # nothing but punctuation
    if found["minus"]:
        yield _Token("NOT", "-")
    yield _Token("leaf", written, node)


def _plain(phrase: str | None, word: str | None, between: str | None) -> Node | None:
    text = phrase if phrase is not None else word if word is not None else between or ""
    if word == "*":
        return All(())
    return _words("text", text, is_phrase=phrase is not None)


def _words(field: str, text: str, *, is_phrase: bool) -> Node | None:
    prefix = text.endswith("*") and not is_phrase
    stem = text.rstrip("*") if prefix else text
    if "*" in stem and not is_phrase:
        raise QueryError(f'a "*" can only end a word, not as in {text[:30]!r}')
    found = tuple(words(stem))
    if not found:
        return None
    if prefix and len(found) > 1:
        return All((Words(field, found[:-1]), Words(field, found[-1:], prefix=True)))
    return Words(field, found, prefix=prefix)


def _field(field: str, phrase: str | None, word: str | None, between: str | None) -> Node | None:
    text = (phrase if phrase is not None else word if word is not None else between or "").strip()
    if not text.strip("*"):
        return All(())  # any value will do
    if field == "date":
        return dates(f"[{text}]" if between is not None else text)
    if field in ("title", "source"):
        return _words(field, text, is_phrase=phrase is not None)
    return Label(field, text if field == "instrument" else text.lower())


def dates(text: str) -> Dates:
    """Read a day, a month, a year, or a range: 2019, 2019-06, 2018..2020, [2018 TO 2020], [2018 TO ].

    >>> dates("2018..2020-06")
    Dates(first='2018', last='2020-06')
    """
    inner = text.strip().removeprefix("[").removesuffix("]").strip()
    first, separator, last = (part.strip() for part in re.sub(r"\s+TO\b|^TO\b", "..", inner).partition(".."))
    if not separator:
        last = first
    first, last = ("" if part == "*" else part for part in (first, last))
    for part in (first, last):
        if part and not _DATE.fullmatch(part):
            raise QueryError(f"{part!r} is not a date; write 2019, 2019-06, 2019-06-30 or 2018..2020")
    if first and last and first[: len(last)] > last[: len(first)]:
        raise QueryError(f"the dates {first} to {last} run backwards")
    return Dates(first, last)


def filters(
    *,
    kind: Wanted = None,
    instrument: Wanted = None,
    jurisdiction: Wanted = None,
    date: str | None = None,
    title: Wanted = None,
    source: Wanted = None,
) -> list[Node]:
    """Turn options into parts of a query: any of several values, all of several options.

    >>> filters(kind=["case", "bill"])
    [Any(parts=(Label(field='kind', name='case'), Label(field='kind', name='bill')))]
    """
    labels = {"kind": kind, "instrument": instrument, "jurisdiction": jurisdiction}
    parts: list[tuple[Node, ...]] = [
        tuple(Label(field, name if field == "instrument" else name.lower()) for name in _listed(names))
        for field, names in labels.items()
    ]
    parts += [
        tuple(Words(field, _some_words(field, name)) for name in _listed(names))
        for field, names in {"title": title, "source": source}.items()
    ]
    found: list[Node] = [part[0] if len(part) == 1 else Any(part) for part in parts if part]
    return [*found, dates(date)] if date else found


def _some_words(field: str, name: str) -> tuple[str, ...]:
    if found := tuple(words(name)):
        return found
    raise QueryError(f"there is no word to look for in {field} {name[:30]!r}")


def _listed(names: Wanted) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())


class _Parser:
    """Reads tokens into a tree: OR binds loosest, then AND or nothing, then NOT."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def _next(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def any(self, depth: int) -> Node:
        """Read parts with OR between them."""
        if depth > MAX_DEPTH:
            raise QueryError(f"parentheses lie more than {MAX_DEPTH} deep")
        parts = [self.all(depth)]
        while self._next() == "OR":
            self.at += 1
            parts.append(self.all(depth))
        real = tuple(part for part in parts if part is not None)
        if not real:
            return All(())
        return real[0] if len(real) == 1 else Any(real)

    def all(self, depth: int) -> Node | None:
        """Read parts that must all hold; None when there is none."""
        parts: list[Node] = []
        while self._next() not in ("", ")", "OR"):
            part = self._one(depth)
            if part is not None:
                parts.append(part)
        if not parts:
            return None
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "leaf":
            return token.node
        if token.kind in ("(", "-("):
            inner = self.any(depth + 1)
            if self._next() != ")":
                raise QueryError('a "(" is not closed')
            self.at += 1
            return Not(inner) if token.kind == "-(" else inner
        if token.kind == "NOT":
            negated = False
            while self._next() == "NOT":
                self.at += 1
                negated = not negated
            if self._next() in ("", ")", "OR", "AND"):
                return None  # nothing follows to be negated
            part = self._one(depth)
            return part if part is None or negated else Not(part)
        return None  # an AND only stands between
