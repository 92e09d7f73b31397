"""What confirms a row of the catalog: the public tables and pages that say the same of it, and the day they were compared.

`data/checked.csv` has a line for each instrument and table: the citation, the date as far as the table tells it, and `yes` where the
title is the same (`part`: where one has all the words of the other). `tools/check_facts.py --write` makes it. `data/looked_up.csv` has
what a passage says that was looked up for one row, with the name it uses and its address. Both are read when a card is first shown.
"""

import csv
import functools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lexindex.catalog import DATA
from lexindex.catalog_rows import Record


class Check(NamedTuple):
    """One source that agrees with a row: on which citation and date, whether on the title, and when it was compared.

    The title is "yes" or "part" of a table, the name that a passage uses of a page, whose address is then known too.
    """

    citation: str
    date: str
    title: str
    source: str
    day: str
    address: str = ""


@functools.cache
def checks() -> Mapping[str, tuple[Check, ...]]:
    """Every line of the two tables by the id that it confirms."""
    found: dict[str, list[Check]] = {}
    for table in ("checked.csv", "looked_up.csv"):
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                title = row.get("title") or row.get("name") or ""
                line = Check(row["citation"], row["date"], title, row["source"], row["checked"], row.get("address", ""))
                found.setdefault(row["id"], []).append(line)
    return {id_: tuple(lines) for id_, lines in found.items()}


def _holds(record: Record, check: Check) -> bool:
    # A row of the user's own may say something else under the same id; nobody has compared that.
    cited = not check.citation or check.citation in record.citations
    if check.address and check.title and check.title not in {alias.name for alias in record.aliases}:
        return False
    return cited and (record.instrument.date or "").startswith(check.date)


def confirmed(record: Record) -> dict[str, Any]:
    """`sources`, `agreed` (which of citation, date, title), `checked` (the latest day) and, of passages, `seen_at` (their addresses).

    Empty where no source says what the record says.

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
    card: dict[str, Any] = {"sources": sources, "agreed": agreed, "checked": max(line.day for line in lines)}
    seen = list(dict.fromkeys(line.address for line in lines if line.address))
    return {**card, "seen_at": seen} if seen else card
