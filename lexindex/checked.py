"""What confirms a row of the catalog: the public tables that say the same of it, and the day they were compared.

`data/checked.csv` has a line for each instrument and source: the citation, the date as far as the source tells it, and
`yes` where the title is the same. `tools/check_facts.py --write` makes it. Read when a card is first shown.
"""

import csv
import functools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lexindex.catalog import DATA
from lexindex.catalog_rows import Record


class Check(NamedTuple):
    """One source that agrees with a row: on which citation and date, whether on the title, and when it was compared."""

    citation: str
    date: str
    title: str
    source: str
    day: str


@functools.cache
def checks() -> Mapping[str, tuple[Check, ...]]:
    """Every line of the table by the id that it confirms."""
    found: dict[str, list[Check]] = {}
    with (DATA / "checked.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            line = Check(row["citation"], row["date"], row["title"], row["source"], row["checked"])
            found.setdefault(row["id"], []).append(line)
    return {id_: tuple(lines) for id_, lines in found.items()}


def _holds(record: Record, check: Check) -> bool:
    # A row of the user's own may say something else under the same id; nobody has compared that.
    cited = not check.citation or check.citation in record.citations
    return cited and (record.instrument.date or "").startswith(check.date)


def confirmed(record: Record) -> dict[str, Any]:
    """`sources`, `agreed` (which of citation, date, title) and `checked` (the latest day) of a record; empty where no source says so.

    >>> from lexindex.catalog import load
    >>> confirmed(load().records["statute:gb/human-rights-act-1998"])["sources"]
    ['legislation.gov.uk']
    """
    lines: Iterable[Check] = checks().get(record.instrument.id, ())
    lines = [line for line in lines if _holds(record, line)]
    if not lines:
        return {}
    agreed = [name for name in ("citation", "date", "title") if any(getattr(line, name) for line in lines)]
    sources = list(dict.fromkeys(line.source for line in lines))
    return {"sources": sources, "agreed": agreed, "checked": max(line.day for line in lines)}
