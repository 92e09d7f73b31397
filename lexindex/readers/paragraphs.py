"""The paragraphs of a text, and what a paragraph looks like: body, title, byline, summary."""

import re
from typing import NamedTuple

from lexindex.readers.dates import date_line

CLOSED = re.compile(r"[.!?…][\"')\]”’»]{0,3}\Z")
_STOPS = tuple(stop + quote for stop in ".!?…" for quote in ("", '"', "”", ")"))
OPEN_ENDED = re.compile(r"(?:(?<![A-Z])\.[\"')\]”’»]{0,3}|[:;,])\Z")  # "in the U.S." may end a headline
_PART = r"(?:[A-ZÀ-Þ][\w’'.-]{0,24}|de|da|del|della|der|den|van|von|bin|ibn|al|la|le|y|e|dos|du)"
_NAME = rf"[A-ZÀ-Þ][\w’'.-]{{0,24}}(?: {_PART}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, and | and | & |, ){_NAME}){{0,4}}"
_BY = re.compile(
    rf"(?i:by|written by|reported by|story by|posted by|author)\s?:?\s{{1,3}}(?P<names>{_NAMES})(?:\s?[,|·•—–-].{{0,80}})?"
)
_DOTTED = re.compile(rf"(?P<names>{_NAMES})\s?[·•|]\s?.{{0,40}}")
_BARE = re.compile(rf"(?P<names>{_NAMES})")
# Words that stand in headings and in names of bodies, not in the names of people.
_NOT_PEOPLE = re.compile(
    r"\b(?:Acts?|Agency|Agreement|Amendment|Articles?|Association|Bill|Brief|Bureau|Case|Charter|Code|Commission|Committee|Congress|Constitution|Convention"
    r"|Council|Court|Department|Directive|Federation|Government|House|Institute|International|Law|Ministry|News|Office|Order|Parliament|Politics|Post|Press"
    r"|Protocol|Report|Review|Rights|Rules?|Security|Senate|States?|Supreme|The|Times|Today|Treaty|Union|United|University|World|Zone|v|vs)\b"
)
# A word in small letters that no name holds: a line with one is a phrase, not a name.
PHRASE = re.compile(r"\s(?!(?:of|the|and|in|for|on|at|de|van|von|al|el)\b)[a-zà-þ]")

_HEADLINE_MOST = 250  # characters; a longer line without a full stop is a paragraph whose stop was lost
_BODY_LEAST = 40  # characters of a closed sentence that can be a paragraph of an article
_BLURB_LEAST, _BLURB_MOST = 20, 420  # characters of the summary under another article's headline
_WRAP_LEAST, _WRAP_MOST = 45, 100  # characters of the lines of a hard-wrapped paragraph


class Unit(NamedTuple):
    """A paragraph: where its lines start, where the next one starts, and what it says."""

    start: int
    end: int
    says: str


def paragraphs(text: str) -> list[Unit]:
    """The paragraphs: lines, but for lines that an editor wrapped, which make one together."""
    units: list[Unit] = []
    block: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            block.append((at, line))
        elif block:
            _flush(block, at, units)
            block = []
        at += len(line) + 1
    if block:
        _flush(block, len(text), units)
    return units


def _flush(block: list[tuple[int, str]], end: int, units: list[Unit]) -> None:
    """Turn the lines between two blank ones into paragraphs."""
    if len(block) == 1:
        units.append(Unit(block[0][0], end, block[0][1].strip()))
        return
    if _is_wrapped(block):
        units.append(Unit(block[0][0], end, " ".join(line.strip() for _, line in block)))
        return
    for (start, line), (after, _) in zip(block, [*block[1:], (end, "")], strict=True):
        units.append(Unit(start, after, line.strip()))


def _is_wrapped(block: list[tuple[int, str]]) -> bool:
    """Whether lines were broken by an editor: all of about one length, and few of them closed."""
    closed = 0
    for _, line in block[:-1]:
        if not _WRAP_LEAST <= len(line) <= _WRAP_MOST:
            return False
        closed += line.endswith(_STOPS)
    return 2 * closed < len(block) - 1


def words_of(text: str, unit: Unit) -> tuple[int, int]:
    """Where the words of a paragraph stand, without the white space around them."""
    raw = text[unit.start : unit.end]
    return unit.start + len(raw) - len(raw.lstrip()), unit.start + len(raw.rstrip())


def is_body(says: str) -> bool:
    """Whether a paragraph looks like one of an article."""
    return len(says) > _HEADLINE_MOST or (len(says) >= _BODY_LEAST and CLOSED.search(says) is not None)


def is_title(says: str) -> bool:
    """Whether a line could be the headline of an article."""
    if (
        len(says) > _HEADLINE_MOST
        or OPEN_ENDED.search(says)
        or says.count("|") > 1
        or says.startswith(("http", "www.", "—", "– "))
        or (says[0] in "[{<" and says[-1] in "]}>")  # a shortcode of a site generator
    ):
        return False
    return sum(char.isalpha() for char in says[:60]) > 2


def people(says: str, *, sure: bool = False) -> str | None:
    """The names in a line of names; `sure` asks for "by" before or a dot after them."""
    if len(says) > 200:
        return None
    found = _BY.fullmatch(says) or _DOTTED.fullmatch(says)
    if found is None and not sure and len(says) <= 80 and not says.isupper():
        found = _BARE.fullmatch(says)
        if found is not None and _NOT_PEOPLE.search(says):
            return None
    return found.group("names").strip() if found else None


def is_item(says: str) -> bool:
    """Whether a line can be another article's headline or byline."""
    return not is_body(says) and (is_title(says) or people(says) is not None or date_line(says) is not None)


def is_blurb(says: str) -> bool:
    """Whether a paragraph can be the summary under another article's headline."""
    return _BLURB_LEAST <= len(says) <= _BLURB_MOST and CLOSED.search(says) is not None
