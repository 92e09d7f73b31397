"""A few lines of a document around what was looked for, with the places of the words in them."""

import re
from collections.abc import Iterable, Iterator

from lexindex.search_query import All, Any, Node, Words, words
from lexindex.text import fold, sentence

_LENGTH = 320  # characters; two or three lines of a terminal
_PLACES = 200  # of the words in one text that are looked at


def positive_words(node: Node) -> Iterator[Words]:
    """Give the words of a query that a text must or may have, leaving out what NOT names."""
    if isinstance(node, Words):
        if node.field != "source":
            yield node
    elif isinstance(node, (All, Any)):
        for part in node.parts:
            yield from positive_words(part)


def _pattern(terms: Iterable[Words]) -> re.Pattern[str] | None:
    # Longest first, so that a phrase is marked whole before its words are.
    ordered = sorted(terms, key=lambda term: (-len(term.words), term.words))
    parts = [
        r"(?:'s)?[\W_]+".join(map(re.escape, term.words)) + (r"[^\W_]*" if term.prefix else "") for term in ordered
    ]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])", re.IGNORECASE) if parts else None


def snippet(text: str, terms: list[Words], mention: tuple[int, int] | None = None) -> tuple[str, list[list[int]]]:
    """Cut the sentence with most of the words out of a text; without any, the one around a mention, or the first.

    >>> snippet("One. The Court heard it. Two.", [Words("text", ("court",))])
    ('The Court heard it.', [[4, 9]])
    """
    pattern = _pattern(terms)
    places = _places(pattern, text) if pattern else []
    if mention and not places:
        places = [mention]
    if not places:
        first, last = _trim(text, *sentence(text, *_first_word(text)))
        return _flat(text[first:last]), []
    start, end = _densest(text, places)
    first, last = _trim(text, *sentence(text, start, end), around=(start, end))
    marks = [[a - first, b - first] for a, b in places if a >= first and b <= last]
    return _flat(text[first:last]), marks


def _places(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    for version in (fold(text), text):  # the second for scripts that folding does not know
        found = []
        for match in pattern.finditer(version):
            found.append(match.span())
            if len(found) == _PLACES:
                break
        if found:
            return found
    return []


def _densest(text: str, places: list[tuple[int, int]]) -> tuple[int, int]:
    """Choose the place after which most different words follow closely; the earliest of equals."""
    best, most = places[0], 0
    for at, (start, end) in enumerate(places):
        near = [text[a:b].lower() for a, b in places[at : at + 12] if b <= start + _LENGTH * 2 // 3]
        worth = len({word for place in near for word in words(place)})
        if worth > most:
            best, most = (start, end), worth
    return best


def _first_word(text: str) -> tuple[int, int]:
    found = re.search(r"\w+", text)
    return found.span() if found else (0, 0)


def _trim(text: str, first: int, last: int, around: tuple[int, int] | None = None) -> tuple[int, int]:
    """Keep the snippet short, with what it is for inside, cut between words."""
    if last - first <= _LENGTH:
        return first, last
    start, end = around or (first, first)
    low = max(first, min(start - _LENGTH // 3, last - _LENGTH))
    if low > first:
        space = text.find(" ", low, start)
        low = space + 1 if space >= 0 else low
    high = min(last, max(low + _LENGTH, end))
    if high < last:
        space = text.rfind(" ", end, high)
        high = space if space > 0 else high
    return low, high


def _flat(text: str) -> str:
    """Put line breaks and the like out of the way, character for character."""
    return re.sub(r"\s", " ", text)
