"""Whether a place within an instrument lies in the place someone asks for: article 33(1) lies in article 33."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lexindex.model import Mention, Pinpoint
from lexindex.text import fold

_PART = re.compile(r"\d+|[a-z]+")
_ROMAN = re.compile(r"[IVXLC]+(?![A-Za-z])")
_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

Place = tuple[tuple[int, int | str], ...]


def place(written: str) -> Place:
    """Cut a place into parts that sort: numbers by size, then letters.

    >>> place("33(1)(a)") < place("33(10)")
    True
    >>> place("VII") == place("7")
    True
    """
    if roman := _ROMAN.match(written):
        values = [_DIGITS[letter] for letter in roman.group()]
        number = sum(-one if one < max(values[at + 1 :], default=0) else one for at, one in enumerate(values))
        written = f"{number}{written[roman.end() :]}"
    parts = _PART.findall(written.lower())
    return tuple((0, int(part[:18])) if part.isdigit() else (1, part) for part in parts)


_OWNS = re.compile(r" of (?:[A-Z]\w+ ){0,2}[A-Z]\w+(?:'s|(?<=s)') ")  # "Article 155 of Spain's constitution"
_PLACE_NAME = re.compile(r"(?:article|section|title) [\da-z]+")
_NAMED = frozenset(("name", "new", "head"))


def joined(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, a place that stands beside the instrument it is in as one with it: "the Convention's Article 33(1)"."""
    result: list[Mention] = []
    for mention in found:
        last = result[-1] if result else mention
        between = text[last.end : mention.start] if 0 < mention.start - last.end < 40 else ""
        if between in ("'s ", "' ") and last.key[0] in _NAMED and not last.pinpoints and _is_place(mention):
            result[-1] = last._replace(end=mention.end, pinpoints=mention.pinpoints)
        elif last.key[0] == "place" and mention.key[0] in _NAMED and not mention.pinpoints and _OWNS.fullmatch(between):
            result[-1] = mention._replace(start=last.start, pinpoints=last.pinpoints)
        else:
            result.append(mention)
    return result


def _is_place(mention: Mention) -> bool:
    """Whether a mention is of a place alone, be it one that has a name of its own: "Article 155"."""
    key = mention.key
    return key[0] == "place" or (
        key[0] == "name" and bool(mention.pinpoints) and _PLACE_NAME.fullmatch(key[1]) is not None
    )


def within(found: Mapping[str, Any], wanted: Pinpoint) -> bool:
    """Whether a mention's pinpoint is the place wanted, a part of it, or a range that holds some of it.

    >>> within({"unit": "article", "first": "31", "last": "35"}, Pinpoint("article", "33"))
    True
    >>> within({"unit": "article", "first": "33", "last": None}, Pinpoint("article", "33(1)"))
    False
    """
    if wanted.unit and found["unit"] != wanted.unit:
        return False
    first, low = place(found["first"]), place(wanted.first)
    last = place(found["last"]) if found.get("last") else None
    high = place(wanted.last) if wanted.last else low
    if not first or not low:
        return bool(found["first"] == wanted.first)
    if last is None:
        # A bare article is no mention of one of its paragraphs, but a paragraph is one of its article.
        return first[: len(low)] >= low and first[: len(high)] <= high
    return first[: len(high)] <= high and last >= low[: len(last)]


def parse(written: str) -> Pinpoint:
    """Read a place as a person gives it: "33", "Article 33(1)", "Art. 33 para. 1", "articles 31-33".

    >>> parse("Articles 31-33")
    Pinpoint(unit='article', first='31', last='33')
    >>> parse("Art. 33 para. 1")
    Pinpoint(unit='article', first='33(1)', last=None)
    """
    from lexindex.grammars import parts  # where a place is asked for: other questions need no grammar

    plain = fold(written).strip()
    if found := re.fullmatch(parts.PINPOINT, plain):
        return parts.pinpoints(found)[0]
    if found := _RANGED.fullmatch(plain):
        return Pinpoint((found[1] or "").lower(), found[2], found[3])
    return Pinpoint("", plain)


_RANGED = re.compile(r"(?:([^\W\d]+)\.?\s+)?([^\s-]+)(?:\s*-\s*(\S+))?")
