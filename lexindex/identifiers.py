"""Which scheme a citation is of ("189 UNTS 137": the United Nations Treaty Series), and how that writes its numbers."""

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_ROWS = Path(__file__).parent / "data" / "identifiers.csv"


class Scheme(NamedTuple):
    """A series or register of numbers; `marker` shows that a citation means to be of it, `pattern` that it is well formed."""

    name: str
    title: str
    marker: re.Pattern[str]
    pattern: re.Pattern[str]
    example: str


@lru_cache(maxsize=1)
def schemes() -> tuple[Scheme, ...]:
    """Every scheme of `data/identifiers.csv`, the first that marks a citation before others."""
    with _ROWS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Scheme(row["scheme"], row["title"], re.compile(row["marker"]), re.compile(row["pattern"]), row["example"])
            for row in csv.DictReader(file)
        )


def scheme(citation: str) -> Scheme | None:
    """The scheme that a citation means to be of, or None where it is of none that is listed.

    >>> scheme("189 UNTS 137").name
    'UNTS'
    """
    return next((one for one in schemes() if one.marker.search(citation)), None)
