"""Whether a place within an instrument lies in the place someone asks for: article 33(1) lies in article 33."""

import re
from collections.abc import Mapping
from typing import Any

from lexindex.model import Pinpoint

_PART = re.compile(r"\d+|[a-z]+")

Place = tuple[tuple[int, int | str], ...]


def place(written: str) -> Place:
    """Cut a place into parts that sort: numbers by size, then letters.

    >>> place("33(1)(a)") < place("33(10)")
    True
    """
    parts = _PART.findall(written.lower())
    return tuple((0, int(part[:18])) if part.isdigit() else (1, part) for part in parts)


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
    """Read a place as a person gives it: "33", "Article 33(1)", "articles 31-33".

    >>> parse("Articles 31-33")
    Pinpoint(unit='article', first='31', last='33')
    """
    found = re.fullmatch(r"\s*(?:([^\W\d]+)\.?\s+)?([^\s-]+)(?:\s*[-\u2013]\s*(\S+))?\s*", written)
    if not found:
        return Pinpoint("", written.strip())
    unit = (found[1] or "").lower()
    short = {"art": "article", "arts": "article", "sec": "section", "para": "paragraph", "paras": "paragraph"}
    unit = short.get(unit, unit)
    if unit.endswith("s") and len(unit) > 3:
        unit = unit[:-1]
    return Pinpoint(unit, found[2], found[3])
