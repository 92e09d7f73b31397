"""Courts that number their own judgments, and law reports cited by year: rows of `data/courts.csv`."""

import csv
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA


class Court(NamedTuple):
    """A court or series: its abbreviation, where it sits, and how its citations are written.

    `form` is "neutral" ([2019] UKSC 41), "bare" (2008 SCC 9) or "report" ([1998] 1 WLR 1).
    """

    abbreviation: str
    jurisdiction: str
    form: str
    name: str
    example: str


@lru_cache(maxsize=1)
def courts() -> dict[str, Court]:
    """Every court by its abbreviation, in capitals and without spaces or points."""
    with (DATA / "courts.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Court(row["court"], row["jurisdiction"], row["form"], row["name"], row["example"])
            for row in csv.DictReader(file)
        ]
    return {_plain(row.abbreviation): row for row in rows}


def court(written: str) -> Court | None:
    """The court of an abbreviation as written ("EWCA Civ", "S.C.R."), or None where no row knows it."""
    known = courts()
    return known.get(_plain(written)) or known.get(_plain(written.partition(" ")[0]))


def _plain(written: str) -> str:
    return written.upper().replace(" ", "").replace(".", "")
