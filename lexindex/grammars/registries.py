"""Cases by the number of a registry, with its year: "Writ Petition (Civil) No. 494 of 2012", "HCAL 123/2019"."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA
from lexindex.grammars import Anchor
from lexindex.grammars.partynames import name_of
from lexindex.model import Form, Kind, Mention


class Registry(NamedTuple):
    """A registry: how its numbers begin, where it is, and whether they read "12/2020" (slash) or "No. 12 of 2020" (of).

    `also` are other countries whose registries number so: the text says which of them it means. `near` are words of
    which one stands near, where the registry's own are plain.
    """

    words: str
    jurisdiction: str
    scheme: str
    slug: str
    name: str
    example: str
    also: str = ""
    near: str = ""


@lru_cache(maxsize=1)
def registries() -> tuple[Registry, ...]:
    """Every row of `data/registries.csv`."""
    with (DATA / "registries.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Registry(*row.values()) for row in csv.DictReader(file))


_BACK, _NEAR = 56, 300


def _alternatives() -> str:
    words = sorted({row.words for row in registries()}, key=lambda words: (-len(words), words))
    return "|".join(map(_spelled, words))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<words>{_alternatives()})\.? ?(?P<sign>(?:Nos?\.? ?)?)(?P<number>\d{{1,5}})"
        r"(?:(?:-|, | ?& ?| and )\d{1,5}){0,4}(?:/|(?P<of> of ))(?P<year>(?:19|20)\d\d)(?![\w/])"
    )


def _spelled(words: str) -> str:
    """A pattern for a registry's words with the points and spaces that writers vary."""
    spelled = re.escape(words).replace(r"\ ", " ").replace(r"\.", r"\.? ?").replace(r"Crl\)", r"Crl\.?\)")
    return re.sub(r" ?\\\(", r" ?\\(", spelled)


def anchors() -> Iterable[Anchor]:
    """The words of a registry before a number."""
    yield Anchor(rf"\b(?:{_alternatives()})\.? ?(?:Nos?\.? ?)?[0-9]", "registry")


def match(text: str, end: int) -> Mention | None:
    """The case of a registry's number, if it has the registry's way to write the year."""
    found = next(
        (m for m in _pattern().finditer(text, max(0, end - _BACK), end + 40) if m.start() < end <= m.end()), None
    )
    if not found:
        return None
    row = _row(found["words"])
    if row.scheme == "of" and not found["sign"] and not (found["of"] or found["words"].endswith(")")):
        return None
    if row.near and not re.search(rf"\b(?:{row.near})\b", text[max(0, found.start() - _NEAR) : found.end() + _NEAR]):
        return None
    number, year = found["number"], found["year"]
    written = f"{row.words} {number}/{year}" if row.scheme == "slash" else f"{row.words} No. {number} of {year}"
    name = name_of(text, found.start())
    start, stop = name.start, found.end()
    if name.bracketed:
        start, stop = (start, stop + 1) if text[stop : stop + 1] == ")" else (found.start(), stop)
    fields = (("docket", written), ("year", year), *name.fields)
    where = "|".join((row.jurisdiction, *row.also.split()))
    key = ("cite", f"{where}/{row.slug}-{number}-{year}", written)
    return Mention(start, stop, Kind.CASE, Form.CITED, key, fields=fields)


def _row(written: str) -> Registry:
    bare = re.sub(r"[ .]", "", written)
    return next(row for row in registries() if re.sub(r"[ .]", "", row.words) == bare)
