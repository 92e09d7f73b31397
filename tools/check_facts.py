"""Compare the catalog's citations, dates and titles with tables of others, and print where they disagree.

    python tools/check_facts.py DIR [--days N] [--kind KIND] [--ids PREFIX] [--settled FILE] [--write DAY [--to FILE]]

DIR holds CSV files with the ten columns of a catalog table (id, kind, title, short_title, aliases, jurisdiction, date,
citation, url, source). A row is taken for the same instrument when a citation is the same, or when title and country are, and the year
too where it is a case: parties meet again. Then:

    date      the two dates differ in what both of them say (a year alone agrees with every day of it)
    citation  both cite the same series (Pub. L., Stat., U.S., UNTS, CELEX, ...), but another place in it
    title     the citation is the same and the titles share no word that tells them apart

A treaty of the same day is compared too where one title holds all the words of the other that tell titles apart.

A disagreement says that one of the two is wrong, or that they are two instruments after all; a third source decides. Where it decides
for the catalog, a row of FILE (settled.csv beside this script) says so: id, field, ours, theirs, source, checked (the day). It counts as long
as both sides say the same. A row is stale when the catalog says something else by now, or no table compared disagrees any more: it is
printed, and may go.

--write keeps what agrees, for every row of the catalog of which one table has two of citation, date and title (without the citation the
whole title and the very day, or the year that stands in an act's title): a line of FILE (lexindex/data/checked.csv) for each source, with the
citation, the date as far as the table says it, the title ("yes", or "part" where a treaty's title holds all words of the other), the source's
public name (sources.csv beside this script) and DAY. A table without a name confirms nothing.
Exit codes: 0 nothing is open, 1 something is, 2 the folder holds no table or FILE cannot be used.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from lexindex.catalog import DATA, Catalog, citation_key, load
from lexindex.catalog_rows import Record
from lexindex.model import Kind
from lexindex.text import fold

_SERIES = re.compile(
    r"^(?:\d+ (?P<reports>U\.S\.(?!C)|Stat\.|UNTS|LNTS|CTS|ILM|S\. Ct\.)|(?P<numbered>Pub\. L\.|CELEX|ETS No\.|CETS No\.|E\.O\.|MTDSG)"
    r"|(?P<chapter>\d{4}) c\. |(?P<act>(?:Act )?No\. \d+ of )|(?P<canada>[RS]\.S?\.?C\. \d{4}))"
)
_PLAIN = frozenset(
    "the of and for on to in a an act law convention treaty protocol agreement v state united states".split()
)
_LATER = re.compile(r"\b(?:protocols?|amend\w{0,6}|accession|extension|termination|interim|provisional|annex)\b")
_APPLICATIONS = re.compile(r"^nos?\. (\d+/\d\d(?:(?:, | and )\d+/\d\d){1,20})$")
SETTLED = Path(__file__).with_name("settled.csv")
SOURCES = Path(__file__).with_name("sources.csv")
COLUMNS = ("id", "field", "ours", "theirs", "source", "checked")
_WHERE = {"echr": "coe", "icj": "int", "pcij": "int", "uk": "gb"}


class Entry(NamedTuple):
    """One row of a table."""

    table: str
    title: str
    jurisdiction: str
    date: str
    citations: tuple[str, ...]


class Fact(NamedTuple):
    """What the catalog and a table say differently of one field of an instrument."""

    id: str
    field: str
    ours: str
    theirs: str


def read_settled(path: Path) -> set[Fact]:
    """The disagreements that a third source has settled; ValueError says which row lacks something."""
    with path.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError(f"{path}: the columns are {', '.join(COLUMNS)}")
        rows: set[Fact] = set()
        for row in reader:
            try:
                date.fromisoformat(row["checked"] or "")
            except ValueError:
                raise ValueError(f'{path}, line {reader.line_num}: "checked" is not a day; write 2026-11-24') from None
            if not all(row[name] for name in COLUMNS):
                raise ValueError(f"{path}, line {reader.line_num}: a field is empty")
            rows.add(Fact(row["id"], row["field"], row["ours"], row["theirs"]))
    return rows


class Source(NamedTuple):
    """A table's public name, and how far its dates are to be trusted: to the `day`, the `year`, or the day from a year on (`1946`)."""

    name: str
    dates: str

    def trusted(self, date: str) -> str:
        """As much of a date as is to be trusted."""
        by_day = self.dates == "day" or (self.dates.isdigit() and date[:4] >= self.dates)
        return date if by_day else date[:4]


def read_sources() -> dict[str, Source]:
    """The public names of the tables, by the names of their files."""
    with SOURCES.open(encoding="utf-8", newline="") as handle:
        return {row["table"]: Source(row["name"], row["dates"]) for row in csv.DictReader(handle)}


def agreement(record: Record, entry: Entry, source: Source) -> tuple[str, str, str] | None:
    """The citation, the date and "yes" for the title that a row has as the record has them; None where that is too little."""
    theirs = {citation_key(part) for part in entry.citations}
    cited = next((own for own in record.citations if citation_key(own) in theirs), "")
    ours, said = record.instrument.date or "", source.trusted(entry.date)
    size = min(len(ours), len(said))
    dated = ours[:size] if size and ours[:size] == said[:size] else ""
    proper = [alias.name for alias in record.aliases if alias.type in ("title", "official", "popular")]
    titled = "yes" if title_key(entry.title) in {title_key(name) for name in proper} else ""
    if not titled and record.instrument.kind is Kind.TREATY and any(one_in_other(name, entry.title) for name in proper):
        titled = "part"
    named = titled and (
        len(dated) == 10 or (record.instrument.kind is Kind.STATUTE and dated[:4] in entry.title.split())
    )
    return (cited, dated, titled) if (dated or titled == "yes" if cited else dated and named) else None


def write_checked(path: Path, catalog: Catalog, rows: Iterable[Entry], day: str) -> int:
    """Write what agrees, the fullest line of each source for each id; how many ids there are."""
    sources = read_sources()
    kept: dict[tuple[str, str], tuple[str, str, str]] = {}
    for record, entry, _ in pairs(catalog, rows):
        source = sources.get(entry.table)
        found = agreement(record, entry, source) if source else None
        if source and found:
            place = record.instrument.id, source.name
            kept[place] = max(kept.get(place, ("", "", "")), found, key=lambda one: (one[0] > "", len(one[1]), one))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(("id", "citation", "date", "title", "source", "checked"))
        writer.writerows((id_, *what, name, day) for (id_, name), what in sorted(kept.items()))
    return len({id_ for id_, _ in kept})


def entries(folder: Path) -> Iterator[Entry]:
    """Every row of every table of the folder that says something to compare."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle)
            if not {"title", "citation", "date"} <= set(reader.fieldnames or ()):
                continue
            for row in reader:
                where = (row.get("jurisdiction") or "").strip().lower()
                cited = tuple(cited_in(row["citation"] or ""))
                yield Entry(path.stem, row["title"] or "", _WHERE.get(where, where), (row["date"] or "").strip(), cited)


def cited_in(citations: str) -> Iterator[str]:
    """The citations of a table's cell, each application's number by itself.

    >>> list(cited_in("no. 26766/05, 22228/06; [GC]"))
    ['no. 26766/05', 'no. 22228/06', '[GC]']
    """
    for part in re.split(r";|(?<=\)),", citations):
        citation = part.strip()
        if several := _APPLICATIONS.match(citation):
            yield from (f"no. {number}" for number in re.split(r", | and ", several[1]))
        elif citation:
            yield citation


def series(citation: str) -> str | None:
    """The series that a citation belongs to, where one instrument has one place in it."""
    found = _SERIES.match(citation)
    if not found:
        return None
    name = next(name for name, value in found.groupdict().items() if value)
    return found[name] if name in ("reports", "numbered") else name


def words(title: str) -> frozenset[str]:
    """The words that tell a title from others; years and words that every title has are none."""
    plain = re.sub(r"\b(?:1[2-9]|20)\d\d\b", " ", fold(title).lower())
    return frozenset(re.findall(r"[a-z]{2,}", plain)) - _PLAIN


def title_key(title: str) -> str:
    """A title as it is compared: letters and figures alone."""
    return re.sub(r"[^a-z0-9]+", " ", fold(title).lower()).strip()


def one_in_other(ours: str, theirs: str) -> bool:
    """Whether one title holds all the words of the other that tell titles apart: three at least, and half of its own.

    >>> one_in_other("Convention for the Safety of Life at Sea", "Convention for the Safety of Life at Sea (SOLAS)")
    True
    >>> one_in_other("Convention for the Safety of Life at Sea", "Protocol to the Convention for the Safety of Life at Sea")
    False
    """
    mine, other = words(ours), words(theirs)
    if {*_LATER.findall(ours.lower())} != {*_LATER.findall(theirs.lower())}:
        return False
    shared = len(mine & other)
    return shared >= 3 and shared == min(len(mine), len(other)) and 2 * shared >= max(len(mine), len(other))


def apart(ours: str, theirs: str, days: int) -> bool:
    """Whether two dates contradict each other by more than these days."""
    size = min(len(ours), len(theirs))
    if not size or ours[:size] == theirs[:size]:
        return False
    if size == 10 and days:
        try:
            return abs((date.fromisoformat(ours) - date.fromisoformat(theirs)).days) > days
        except ValueError:
            return True
    return True


def disagreements(record: Record, entry: Entry, *, cited: bool, days: int) -> Iterator[Fact]:
    """What a record and a row of the same instrument say differently."""
    instrument = record.instrument
    if instrument.date and entry.date and apart(instrument.date, entry.date, days):
        yield Fact(instrument.id, "date", instrument.date, entry.date)
    ours = {name: citation for citation in reversed(record.citations) if (name := series(citation))}
    for citation in entry.citations:
        mine = ours.get(series(citation) or "")
        same = {citation_key(citation)} & {citation_key(own) for own in record.citations}
        if mine and not same:
            yield Fact(instrument.id, "citation", mine, citation)
    if cited and len(words(entry.title)) > 1:
        known = frozenset().union(*(words(alias.name) for alias in record.aliases))
        if not known & words(entry.title):
            yield Fact(instrument.id, "title", instrument.title, entry.title)


def named_alike(record: Record, entry: Entry) -> bool:
    """Whether a row has one of the record's proper names, or a treaty's with a word more or less."""
    names = [alias.name for alias in record.aliases if alias.type in ("title", "official", "popular")]
    if title_key(entry.title) in map(title_key, names):
        return True
    return record.instrument.kind is Kind.TREATY and any(one_in_other(name, entry.title) for name in names)


def pairs(catalog: Catalog, rows: Iterable[Entry]) -> Iterator[tuple[Record, Entry, bool]]:
    """Each record with each row taken for the same instrument, and whether a citation says so."""
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    days: dict[str, list[str]] = defaultdict(list)
    for id_, record in catalog.records.items():
        if record.instrument.kind is Kind.TREATY and len(record.instrument.date or "") == 10:
            days[record.instrument.date or ""].append(id_)
        for alias in record.aliases:
            if alias.type in ("title", "official"):
                titles[title_key(alias.name), record.instrument.jurisdiction or ""].add(id_)
    for entry in rows:
        by_citation = {id_ for part in entry.citations for id_ in catalog.citations.get(citation_key(part), ())}
        places = ("un", "int", "coe", "eu") if entry.jurisdiction == "int" else (entry.jurisdiction,)
        by_title = {id_ for place in places for id_ in titles.get((title_key(entry.title), place), ())}
        by_day = {
            id_
            for id_ in days.get(entry.date, ())
            if entry.jurisdiction == "int" and named_alike(catalog.records[id_], entry)
        }
        for id_ in sorted(by_citation | by_title | by_day):
            record = catalog.records[id_]
            instrument = record.instrument
            year = (instrument.date or "")[:4]
            if id_ not in by_citation and instrument.kind is Kind.CASE and entry.date[:4] != year:
                continue
            shared = {citation_key(own) for own in record.citations} & {citation_key(part) for part in entry.citations}
            if not named_alike(record, entry) and id_ not in by_title and all(key.startswith("publ") for key in shared):
                continue  # another part of the same public law
            if len(entry.jurisdiction) == 2 and (instrument.jurisdiction or "")[:2] != entry.jurisdiction:
                continue
            yield record, entry, id_ in by_citation


def outdated(settled: Iterable[Fact], seen: set[Fact], compared: set[str], catalog: Catalog) -> Iterator[Fact]:
    """The settled rows that no longer match: the catalog says something else, or no row compared disagrees so."""
    for fact in sorted(settled):
        record = catalog.records.get(fact.id)
        said = {record.instrument.date, record.instrument.title, *record.citations} if record else set()
        if fact.ours not in said or (fact.id in compared and fact not in seen):
            yield fact


def main() -> int:
    """Read the tables, compare, print; how many disagreements there are decides the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--days", type=int, default=1, help="days by which two dates may differ (1)")
    parser.add_argument("--kind", choices=[str(kind) for kind in Kind], help="only instruments of this kind")
    parser.add_argument("--ids", default="", metavar="PREFIX", help="only ids that begin so")
    parser.add_argument("--settled", type=Path, default=SETTLED, metavar="FILE", help="what a third source has settled")
    parser.add_argument("--write", metavar="DAY", type=date.fromisoformat, help="keep what agrees, checked that day")
    parser.add_argument("--to", type=Path, default=DATA / "checked.csv", metavar="FILE", help="where --write keeps it")
    asked = parser.parse_args()
    rows = list(entries(asked.folder))
    try:
        settled = read_settled(asked.settled)
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    if not rows:
        print(f"{asked.folder}: no table with title, citation and date", file=sys.stderr)
        return 2
    catalog = load()
    seen: dict[Fact, Entry] = {}
    compared: set[str] = set()
    for record, entry, cited in pairs(catalog, rows):
        instrument = record.instrument
        if not instrument.id.startswith(asked.ids) or asked.kind not in (None, instrument.kind):
            continue
        compared.add(instrument.id)
        for fact in disagreements(record, entry, cited=cited, days=asked.days):
            if seen.setdefault(fact, entry) is entry and fact not in settled:
                print(f"{fact.id}: {fact.field} {fact.ours}, there {fact.theirs} ({entry.table}: {entry.title[:80]})")
    stale = list(outdated(settled, set(seen), compared, catalog))
    for fact in stale:
        print(f"stale: {fact.id}: {fact.field} {fact.ours}, there {fact.theirs}")
    if asked.write:
        confirmed = write_checked(asked.to, catalog, rows, asked.write.isoformat())
        print(f"{confirmed} of {len(catalog.records)} instruments confirmed ({asked.to})", file=sys.stderr)
    found = len(set(seen) - settled)
    print(
        f"{len(compared)} instruments compared, {found} open disagreements, {len(seen) - found} settled, {len(stale)} stale",
        file=sys.stderr,
    )
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
