"""A catalog as compiled once: a SQLite file from which a question takes the few rows it needs, and a scan all at once."""

import json
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from lexindex.catalog_rows import Alias, Name, Record
from lexindex.model import Instrument, Kind, Problem, Relation

V = TypeVar("V")
_TABLES = ("record", "name", "citation", "likeness")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Stored(Mapping[str, V], Generic[V]):
    """A table of the file as a mapping: single keys are fetched one by one, everything at the first iteration."""

    def __init__(self, database: sqlite3.Connection, table: str, parse: Callable[[Any], V]) -> None:
        """Read nothing yet; `parse` makes a value of the JSON that a row holds."""
        self._database, self._table, self._parse = database, table, parse
        self._values: dict[str, V | None] = {}
        self._rows: dict[str, str] | None = None

    def _row(self, key: str) -> str | None:
        if self._rows is not None:
            return self._rows.get(key)
        found = self._database.execute(f"SELECT value FROM {self._table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
        return found[0] if found else None

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a key, parsed once."""
        if key not in self._values:
            row = self._row(key)
            self._values[key] = None if row is None else self._parse(json.loads(row))
        value = self._values[key]
        return default if value is None else value

    def __getitem__(self, key: str) -> V:
        value = self.get(key)
        if value is None:
            raise KeyError(key)
        return value  # type: ignore[no-any-return]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def _all(self) -> dict[str, str]:
        if self._rows is None:
            rows = self._database.execute(f"SELECT key, value FROM {self._table} ORDER BY rowid")  # noqa: S608
            self._rows = dict(rows.fetchall())
        return self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def write(
    path: Path,
    records: Iterable[Record],
    names: Mapping[str, Any],
    citations: Mapping[str, Any],
    alike: Mapping[str, Any],
    problems: Iterable[Problem],
) -> None:
    """Put the file in place whole. OSError or sqlite3.Error where it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        half = Path(folder) / path.name
        database = sqlite3.connect(half)
        try:
            for table in _TABLES:
                database.execute(f"CREATE TABLE {table} (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
            database.execute("CREATE TABLE problem (value TEXT NOT NULL)")
            put = "INSERT INTO {} VALUES (?, ?)"
            database.executemany(put.format("record"), ((r.instrument.id, _json(_freeze(r))) for r in records))
            database.executemany(put.format("name"), ((key, _json(value)) for key, value in names.items()))
            database.executemany(put.format("citation"), ((key, _json(value)) for key, value in citations.items()))
            database.executemany(put.format("likeness"), ((key, _json(value)) for key, value in alike.items()))
            database.executemany(
                "INSERT INTO problem VALUES (?)", ((_json([p.path, p.reason, p.hint]),) for p in problems)
            )
            database.commit()
        finally:
            database.close()
        half.replace(path)


def read(
    path: Path,
) -> tuple[Stored[Record], Stored[tuple[Name, ...]], Stored[tuple[str, ...]], Stored[tuple[str, ...]], list[Problem]]:
    """Records by id, names by lower-cased surface, ids by citation, surfaces by likeness, and the doubts.

    sqlite3.Error where the file is damaged.
    """
    with path.open("rb") as file:
        head = file.read(32)
    pages, size = int.from_bytes(head[28:32]), int.from_bytes(head[16:18])
    if pages * (65536 if size == 1 else size) != path.stat().st_size:
        raise ValueError("it was cut short")  # the length that SQLite's header tells
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    problems = [Problem(*json.loads(value)) for (value,) in database.execute("SELECT value FROM problem")]
    return (
        Stored(database, "record", _thaw),
        Stored(database, "name", _meanings),
        Stored(database, "citation", tuple),
        Stored(database, "likeness", tuple),
        problems,
    )


def _meanings(rows: list[Any]) -> tuple[Name, ...]:
    return tuple(Name(id_, spelling, type_, tuple(needs)) for id_, spelling, type_, needs in rows)


def _freeze(record: Record) -> list[Any]:
    one = record.instrument
    relations = [[relation.kind, relation.target] for relation in one.relations]
    values = [one.id, one.kind.value, one.title, one.jurisdiction, one.date, one.citation, one.url]
    return [*values, relations, record.aliases, record.citations, record.example, record.dropped, record.dates]


def _thaw(row: list[Any]) -> Record:
    id_, kind, title, where, when, cite, url, relations, aliases, citations, example, dropped, dates = row
    links = tuple(Relation(name, target) for name, target in relations)
    return Record(
        Instrument(id_, Kind(kind), title, where, when, cite, url, links),
        tuple(Alias(name, type_, tuple(needs), tuple(others)) for name, type_, needs, others in aliases),
        tuple(citations),
        example,
        tuple(dropped),
        tuple((name, day) for name, day in dates),
    )
