"""Known acts, orders, treaties and resolutions by what they do: "a Texas law banning abortion after six weeks"; rows of `data/deeds.csv`."""

import csv
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA

_AFTER = 160  # characters behind the noun in which its sentence says what it does
_STOP = re.compile(r"[.!?](?= [A-Z\"'(]|\Z)|[;\n]")
# Behind another noun of the sort, what is said is said of that.
_OTHER = re.compile(
    r"(?<!-)\b(?:laws?|(?<!sex )acts?|bill|(?<!medical )(?<!hospital )bills|statutes?|legislation|treat(?:y|ies)|deals?|agreements?|accords?|pacts?|resolutions?|orders?|proclamations?|rulings?|decisions?|conventions?|constitutions?)\b(?! (?:enforcement|and order|of war))"
)


class Deed(NamedTuple):
    """An instrument, the years that a text may give it, whether one must stand there, where it is of, and what it does."""

    id: str
    years: frozenset[str]
    dated: bool
    places: tuple[str, ...]
    what: str
    example: str

    @property
    def kind(self) -> str:
        """The kind of the instrument, as its id has it."""
        return self.id.partition(":")[0]

    def done(self, said: str) -> bool:
        """Whether what is said, in small letters, is what it does."""
        return _pattern((self.what,)).search(said) is not None


@lru_cache(maxsize=1)
def deeds() -> tuple[Deed, ...]:
    """The rows of the table."""
    with (DATA / "deeds.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(
            Deed(
                row["id"],
                frozenset(row["years"].split()),
                row["year"] == "needed",
                tuple(row["places"].split()),
                row["what"].lower(),
                row["example"],
            )
            for row in csv.DictReader(handle)
        )


@lru_cache(maxsize=512)
def _pattern(whats: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(whats)})")


@lru_cache(maxsize=1)
def _by_year() -> dict[tuple[str, str], list[Deed]]:
    found: dict[tuple[str, str], list[Deed]] = {}
    for one in deeds():
        for year in one.years:
            found.setdefault((one.kind, year), []).append(one)
    return found


_TOGETHER = 48  # rows whose patterns are tried as one


@lru_cache(maxsize=1)
def _yearless() -> dict[str, list[tuple[tuple[str, ...], list[Deed]]]]:
    """The rows that need no year, by kind, and in each lot what any of them does."""
    kinds: dict[str, list[Deed]] = {}
    for one in deeds():
        if not one.dated:
            kinds.setdefault(one.kind, []).append(one)
    return {
        kind: [
            (tuple(dict.fromkeys(one.what for one in lot)), lot)
            for lot in (rows[at : at + _TOGETHER] for at in range(0, len(rows), _TOGETHER))
        ]
        for kind, rows in kinds.items()
    }


def said_of(text: str, start: int, end: int) -> str:
    """The noun phrase at `[start, end)` and what its sentence says behind it, up to the next noun of the sort; in small letters."""
    high = min(len(text), end + _AFTER)
    if stop := _STOP.search(text, end, high):
        high = stop.start()
    if other := _OTHER.search(text, end, high):
        high = other.start()
    return text[start:high].lower()


def of_year(kind: str, year: str, said: str) -> list[Deed]:
    """The rows of a year that what is said may tell of."""
    return [one for one in _by_year().get((kind, year), ()) if one.done(said)]


def yearless(kind: str, said: str) -> list[Deed]:
    """The rows that need no year and that what is said may tell of."""
    found: list[Deed] = []
    for whats, rows in _yearless().get(kind, ()):
        if _pattern(whats).search(said):
            found += [one for one in rows if one.done(said)]
    return found
