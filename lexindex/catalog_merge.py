"""Rows of several files as one catalog: later ones win by id, change earlier ones, or turn out to be the same."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from lexindex.catalog_rows import DATE_ORDER, Alias, Change, Record, citation_key
from lexindex.model import Instrument, Problem, Relation

_SIGNIFICANT = re.compile(r"[a-z]{4,}")
# In the titles of many: they say nothing of which case or act it is.
_COMMON = frozenset(
    "united states state city county board commissioner secretary inc corp company people commission".split()
)


class Merged:
    """The records of files read one after another, and what was wrong with their rows."""

    def __init__(self, surfaces: Callable[[Record], Iterable[str]], forms: Callable[[str], Sequence[str]]) -> None:
        """Nothing read yet; `surfaces` are all forms of a record's names in small letters, `forms` those of one name."""
        self._surfaces, self._forms = surfaces, forms
        self.records: dict[str, Record] = {}
        self.problems: list[Problem] = []
        self.same: dict[str, str] = {}  # ids of rows that turned out to be an earlier one's, by its id
        self._by_citation: dict[tuple[str, str], str] = {}
        self._disabled: set[str] = set()

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
        """Leave out the relations to what was disabled, and lead those to a row to the instrument that it turned out to be."""
        if not self._disabled and not self.same:
            return
        for id_, record in self.records.items():
            targets = ((one.kind, self.same.get(one.target, one.target)) for one in record.instrument.relations)
            kept = tuple(
                Relation(kind, target)
                for kind, target in dict.fromkeys(targets)
                if target in self.records or target not in self._disabled
            )
            if kept != record.instrument.relations:
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
        if change.replacement:
            rows = [change.replacement, known] if known else [change.replacement]
            if (dropped := self._dropped(change, rows)) is not None:
                self.records[target] = self._without(change.replacement, dropped)
            return
        if known is None:
            why = "an earlier row put away" if target in self._disabled else "no row before it has"
            self._tell(change, f'"{"extends" if change.extends else "id"}" names {change.target}, which {why}')
            return
        if change.disable:
            del self.records[target]
            self._disabled.add(target)
            return
        if (dropped := self._dropped(change, [known])) is None:
            return
        citations = _cited(known, change.citations)
        stated = {**dict(known.dates), **dict(change.dates)}
        dates = tuple((name, stated[name]) for name in DATE_ORDER if name in stated)
        instrument = replace(
            known.instrument,
            title=change.title or known.instrument.title,
            citation=known.instrument.citation or (citations[0] if citations else None),
            url=change.url or known.instrument.url,
            date=dates[0][1] if dates else None,
            relations=tuple(dict.fromkeys((*known.instrument.relations, *change.relations))),
        )
        # A name stated again is as the row has it; the title stays one, and an earlier title a name.
        again = {alias.name: alias for alias in change.aliases}
        before = known.aliases
        if change.title and change.title != known.instrument.title:
            kept_names = (one._replace(type="official") if one.type == "title" else one for one in before)
            before = (Alias(change.title, "title"), *(one for one in kept_names if one.name != change.title))
        aliases = [alias if alias.type == "title" else again.pop(alias.name, alias) for alias in before]
        titles = {alias.name for alias in aliases if alias.type == "title"}
        aliases += [alias for name, alias in again.items() if name not in titles]
        given = {form.lower() for alias in change.aliases for form in self._forms(alias.name)}
        kept = known._replace(
            instrument=instrument,
            aliases=tuple(aliases),
            citations=citations,
            dates=dates,
            dropped=tuple(form for form in known.dropped if form not in given),
        )
        self.records[target] = self._without(kept, dropped)

    def _dropped(self, change: Change, records: Sequence[Record]) -> tuple[str, ...] | None:
        """The surface forms that a row takes away; None, and a problem, where a record has and had no such name."""
        if not change.dropped:
            return ()
        known = {form for record in records for form in (*self._surfaces(record), *record.dropped)}
        for name in change.dropped:
            if self._forms(name)[0].lower() not in known:
                self._tell(change, f'"drop_alias" has "{name}", which is no name of {change.target}')
                return None
        dotted = (".".join((*name, "")) for name in change.dropped if name.isupper())
        return tuple(dict.fromkeys(form.lower() for name in (*change.dropped, *dotted) for form in self._forms(name)))

    def _without(self, record: Record, dropped: Sequence[str]) -> Record:
        aliases = tuple(one for one in record.aliases if self._forms(one.name)[0].lower() not in dropped)
        return record._replace(aliases=aliases, dropped=tuple(dict.fromkeys((*record.dropped, *dropped))))

    def _tell(self, change: Change, reason: str) -> None:
        self.problems.append(Problem(change.path, f"{change.where}: {reason}", "the other rows were loaded"))


def _agree(known: Instrument, other: Instrument) -> bool:
    """Whether two of one citation are one: short decisions share a page of their reports."""
    if known.date and other.date and abs(int(known.date[:4]) - int(other.date[:4])) > 1:
        return False
    return bool(_words(known.title) & _words(other.title))


def _words(title: str) -> set[str]:
    found = set(_SIGNIFICANT.findall(title.lower()))
    return found - _COMMON or found


def _cited(known: Record, more: Sequence[str]) -> tuple[str, ...]:
    """The citations of a record and more of them, each once however it is spaced."""
    keys = {citation_key(one) for one in known.citations}
    return (*known.citations, *{citation_key(one): one for one in more if citation_key(one) not in keys}.values())


def _enriched(known: Record, row: Record) -> Record:
    """A record with the names and citations that another row of the same instrument has."""
    names = {alias.name.lower() for alias in known.aliases}
    more = [Alias(one.name, "official" if one.type == "title" else one.type, one.needs) for one in row.aliases]
    aliases = (*known.aliases, *(one for one in more if one.name.lower() not in names))
    return known._replace(aliases=aliases, citations=_cited(known, row.citations))
