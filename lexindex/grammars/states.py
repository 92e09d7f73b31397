"""States, territories and their codes by subject: rows of `data/states_us.csv` and `data/subjects_us.csv`."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA

_BARE = str.maketrans("", "", " .,'-\n")


class Subject(NamedTuple):
    """A code by subject: its name, how citations shorten it, and its name in the address of the state's page."""

    name: str
    jurisdiction: str
    forms: tuple[str, ...]
    page: str
    example: str


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of the package."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(field: str) -> tuple[str, ...]:
    """The values of a field that lists several."""
    return tuple(part.strip() for part in field.split(";") if part.strip())


def bare(written: str) -> str:
    """A name's letters and digits alone, in small letters: "N. Y." and "N.Y." are one.

    >>> bare("Bus. & Prof.")
    'bus&prof'
    """
    return written.lower().translate(_BARE).replace("and", "&")


@lru_cache(maxsize=1)
def states() -> dict[str, tuple[str, str]]:
    """Code and name of each state and territory, by its abbreviations and names, bare."""
    return {
        bare(form): (row["jurisdiction"], row["name"])
        for row in rows("states_us.csv")
        for form in (row["name"], *listed(row["forms"]))
    }


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name and abbreviations of each state and territory, by code; the usual abbreviation first."""
    return {row["jurisdiction"]: (row["name"], listed(row["forms"])) for row in rows("states_us.csv")}


@lru_cache(maxsize=1)
def nicknames() -> dict[str, str]:
    """Code of each state by what papers call it: "Palmetto State"."""
    return {row["nickname"]: row["jurisdiction"] for row in rows("states_us.csv") if row["nickname"]}


@lru_cache(maxsize=1)
def subjects() -> tuple[Subject, ...]:
    """The codes by subject of California, Texas, New York and Maryland."""
    return tuple(
        Subject(row["name"], row["jurisdiction"], listed(row["forms"]), row["page"], row["example"])
        for row in rows("subjects_us.csv")
    )


@lru_cache(maxsize=1)
def _by_form() -> dict[tuple[str, str], Subject]:
    found: dict[tuple[str, str], Subject] = {}
    for subject in subjects():
        plain = re.sub(r"^Code of | (?:Code|Law|Act)$", "", subject.name)
        for form in (plain, subject.name, *subject.forms):
            found.setdefault((subject.jurisdiction, bare(form)), subject)
    return found


@lru_cache(maxsize=2048)
def subject_of(jurisdiction: str, written: str) -> Subject | None:
    """The code that a subject as written names ("Bus. & Prof."), or None where no row knows it."""
    return _by_form().get((jurisdiction, bare(written)))


_NEAR = 6000  # characters each way: what an opinion says of its state


def places_of(text: str, words: Iterable[str], start: int, end: int) -> list[int]:
    """Where words stand whole in a stretch of a text; plain finds are many times faster than one pattern."""
    places = []
    for word in words:
        at = text.find(word, start, end)
        while at >= 0:
            after = text[at + len(word) : at + len(word) + 1]
            if not (at and text[at - 1].isalnum()) and not after.isalnum():
                places.append(at)
            at = text.find(word, at + 1, end)
    return sorted(places)


_EARLIER = 5  # years before a constitution took effect in which it may have been written


@lru_cache(maxsize=1)
def _since() -> dict[str, int]:
    return {row["jurisdiction"]: int(row["constitution"]) for row in rows("states_us.csv") if row["constitution"]}


def constitution(code: str, year: str) -> tuple[str, str]:
    """The id, without its kind, and title of a state's constitution: the one in force, or the earlier of a year.

    >>> constitution("us-la", "1921"), constitution("us-la", "1974")
    (('us-la/constitution-1921', 'Louisiana Constitution of 1921'), ('us-la/constitution', 'Louisiana Constitution'))
    """
    name = abbreviations()[code][0]
    if year and int(year) < _since().get(code, 0) - _EARLIER:
        return f"{code}/constitution-{year}", f"{name} Constitution of {year}"
    return f"{code}/constitution", f"{name} Constitution"


def spoken_near(text: str, start: int, end: int, jurisdiction: str) -> int:
    """How often the text around a span names a state."""
    name, shorts = abbreviations()[jurisdiction]
    words = (name, *shorts, *(("NY",) if jurisdiction == "us-ny" else ()))
    return len(places_of(text, words, max(0, start - _NEAR), end + _NEAR))
