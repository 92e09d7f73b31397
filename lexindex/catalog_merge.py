"""Rows of several files as one catalog: later ones win by id, change earlier ones, or turn out to be the same."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lexindex.catalog_rows import Alias, Change, Record, citation_key
from lexindex.model import Instrument, Problem

_SIGNIFICANT = re.compile(r"[a-z]{4,}")
# In the titles of many: they say nothing of which case or act it is.
_COMMON = frozenset(
    "united states state city county board commissioner secretary inc corp company people commission".split()
)


class Merged:
    """The records of files read one after another, and what was wrong with their rows."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.records: dict[str, Record] = {}
        self.problems: list[Problem] = []
        self.same: dict[str, str] = {}  # ids of rows that turned out to be an earlier one's, by its id
        self._by_citation: dict[tuple[str, str], str] = {}
        self._disabled = False

    def read(self, rows: Iterable[Record | Change | Problem], *, ours: bool = False) -> None:
        """Take the rows of one file; those of a user's are compared with the rows of files before it, not with each other."""
        new: list[Record] = []
        for row in rows:
            if isinstance(row, Problem):
                self.problems.append(row)
            elif isinstance(row, Change):
                self._change(row)
            elif not ours and row.instrument.id not in self.records and (known := self._known(row)):
                self.same[row.instrument.id] = known
                self.records[known] = _enriched(self.records[known], row)
            else:
                self.records[row.instrument.id] = row
                new.append(row)
        for row in new:
            for citation in row.citations:
                self._by_citation.setdefault((row.instrument.kind, citation_key(citation)), row.instrument.id)

    def finish(self) -> None:
        """Leave out the relations to what was disabled."""
        if not self._disabled:
            return
        for id_, record in self.records.items():
            kept = tuple(one for one in record.instrument.relations if one.target in self.records)
            if len(kept) < len(record.instrument.relations):
                self.records[id_] = record._replace(instrument=replace(record.instrument, relations=kept))

    def _known(self, row: Record) -> str | None:
        """The instrument of an earlier file that has this row's citation, year and some word of its title."""
        for citation in row.citations:
            id_ = self._by_citation.get((row.instrument.kind, citation_key(citation)))
            if id_ in self.records and _agree(self.records[id_].instrument, row.instrument):
                return id_
        return None

    def _change(self, change: Change) -> None:
        target = self.same.get(change.target, change.target)
        known = self.records.get(target)
        if known is None:
            self._tell(change, f'"extends" names {change.target}, which no row before it has')
            return
        if change.disable:
            del self.records[target]
            self._disabled = True
            return
        names = {alias.name for alias in known.aliases}
        for name in change.dropped:
            if name not in names:
                self._tell(change, f'"drop_alias" has "{name}", which is no name of {target}')
        dropped = {*change.dropped, *(".".join((*name, "")) for name in change.dropped if name.isupper())}
        aliases = (*(alias for alias in known.aliases if alias.name not in dropped), *change.aliases)
        instrument = replace(
            known.instrument,
            url=change.url or known.instrument.url,
            date=change.date or known.instrument.date,
            relations=tuple(dict.fromkeys((*known.instrument.relations, *change.relations))),
        )
        citations = tuple(dict.fromkeys((*known.citations, *change.citations)))
        self.records[target] = known._replace(
            instrument=instrument, aliases=tuple(dict.fromkeys(aliases)), citations=citations
        )

    def _tell(self, change: Change, reason: str) -> None:
        self.problems.append(
            Problem(change.where.partition(",")[0], f"{change.where}: {reason}", "the other rows were loaded")
        )


def _agree(known: Instrument, other: Instrument) -> bool:
    """Whether two of one citation are one: short decisions share a page of their reports."""
    if known.date and other.date and abs(int(known.date[:4]) - int(other.date[:4])) > 1:
        return False
    return bool(_words(known.title) & _words(other.title))


def _words(title: str) -> set[str]:
    found = set(_SIGNIFICANT.findall(title.lower()))
    return found - _COMMON or found


def _enriched(known: Record, row: Record) -> Record:
    """A record with the names and citations that another row of the same instrument has."""
    names = {alias.name.lower() for alias in known.aliases}
    more = [Alias(one.name, "official" if one.type == "title" else one.type, one.needs) for one in row.aliases]
    aliases = (*known.aliases, *(one for one in more if one.name.lower() not in names))
    return known._replace(aliases=aliases, citations=tuple(dict.fromkeys((*known.citations, *row.citations))))
