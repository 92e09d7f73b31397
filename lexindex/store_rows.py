"""Reading the store: rows as plain dicts, always in one order, never half a commit."""

# ruff: noqa: S608  # only our own column names are put into statements; values are always bound
import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lexindex import store_file
from lexindex.model import Document, Instrument, Kind, Pinpoint, Span, Zone
from lexindex.text import fold

Row = dict[str, Any]

COUNTED = tuple(zone.value for zone in Zone if zone.counts)
_COUNTED = "('" + "', '".join(COUNTED) + "')"
DOCUMENT_COLUMNS = (
    "id", "path", "file", "root", "record", "size", "mtime_ns",
    "title", "author", "date", "source", "url", "text", "zones", "runs",
)  # fmt: skip
MENTION_COLUMNS = (
    "start", '"end"', "kind", "form", "zone", "text", "pinpoints", "fields", "antecedent", "instrument",
    "candidates", "score", "sentence_start", "sentence_end",
)  # fmt: skip
INSTRUMENT_COLUMNS = ("kind", "title", "jurisdiction", "date", "citation", "url", "local")
_DOCUMENT = ", ".join(f"d.{name}" for name in DOCUMENT_COLUMNS)
_MENTION = ", ".join(f"m.{name}" for name in MENTION_COLUMNS)


def key(name: str) -> str:
    """How names are compared: letters without accents or case, spaces as one, no leading "the".

    >>> key("The  Refugee Convention")
    'refugee convention'
    """
    return " ".join(fold(name).lower().split()).removeprefix("the ")


def checksum(values: Sequence[Any]) -> int:
    """Make what a row is stored with, so that a changed byte is noticed when the row is read."""
    return zlib.crc32(repr(tuple(values)).encode("utf-8", "surrogatepass"))


class StoredRows:
    """The reading half of a store."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self.folder = folder
        self.path = folder / store_file.NAME
        self._database = database
        self._depth = 0

    # -- the machinery ----------------------------------------------------------------------------------------------

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            for row in self._database.execute(sql, values):  # noqa: UP028  # given up, it must not close the cursor
                yield row
        except sqlite3.Error as error:
            raise store_file.translated(self.path, error) from error

    def _one(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        return next(self._rows(sql, values), None)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every read inside sees the same commit, whatever is written meanwhile."""
        if self._depth == 0 and not self._database.in_transaction:
            next(self._rows("BEGIN"), None)
            started = True
        else:
            started = False
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if started and self._database.in_transaction:
                self._database.rollback()

    def meta(self, name: str) -> str | None:
        """One of the facts the store keeps about itself."""
        row = self._one("SELECT value FROM meta WHERE key = ?", (name,))
        return row[0] if row else None

    @property
    def generation(self) -> int:
        """Grows with each commit that changed documents."""
        return int(self.meta("generation") or 0)

    @property
    def identity(self) -> str:
        """Tells this store from any other, whatever its folder is called."""
        return self.meta("store") or ""

    # -- documents --------------------------------------------------------------------------------------------------

    @property
    def document_count(self) -> int:
        """How many documents there are."""
        row = self._one("SELECT count(*) FROM documents")
        return int(row[0]) if row else 0

    @property
    def mention_count(self) -> int:
        """How many mentions count as the articles' own."""
        row = self._one(f"SELECT count(*) FROM mentions WHERE zone IN {_COUNTED}")
        return int(row[0]) if row else 0

    @property
    def instrument_count(self) -> int:
        """How many instruments some article mentions itself."""
        row = self._one("SELECT count(*) FROM instruments WHERE mentions > 0")
        return int(row[0]) if row else 0

    def document_ids(self) -> Iterator[str]:
        """Give the ids of all documents, in order."""
        for row in self._rows("SELECT id FROM documents ORDER BY id"):
            yield row[0]

    def document_rows(self) -> Iterator[Row]:
        """All documents, without their texts, by id."""
        names = ("id", "title", "date", "source", "url", "path")
        for row in self._rows(f"SELECT {', '.join(names)} FROM documents ORDER BY id"):
            yield dict(zip(names, row, strict=True))

    def document_counts(self) -> Iterator[Row]:
        """All documents as `document_rows` gives them, each with how many mentions are its own."""
        names = ("id", "title", "date", "source", "url", "path", "mentions")
        for row in self._rows(
            f"SELECT id, title, date, source, url, path, (SELECT count(*) FROM mentions m WHERE m.document = d.number "
            f"AND m.zone IN {_COUNTED}) FROM documents d ORDER BY id"
        ):
            yield dict(zip(names, row, strict=True))

    def document(self, identifier: str) -> Document | None:
        """One document as it was read, or None."""
        row = self._one(f"SELECT {_DOCUMENT}, d.crc FROM documents d WHERE d.id = ?", (identifier,))
        return self._document(row) if row else None

    def document_path(self, identifier: str) -> str:
        """Where a document was read, as the person named it; empty when there is no such document."""
        row = self._one("SELECT path FROM documents WHERE id = ?", (identifier,))
        return row[0] if row else ""

    def _document(self, row: Sequence[Any]) -> Document:
        values = self._sound(row, f"document {row[0]}")
        found = dict(zip(DOCUMENT_COLUMNS, values, strict=True))
        return Document(
            found["id"], found["text"], found["title"], found["author"], found["date"], found["source"], found["url"],
            tuple(Span(start, end, Zone(zone)) for start, end, zone in json.loads(found["zones"])),
            tuple((here, there) for here, there in json.loads(found["runs"])),
        )  # fmt: skip

    def _sound(self, row: Sequence[Any], what: str) -> Sequence[Any]:
        """Take the checksum off a row that fits it."""
        if checksum(row[:-1]) != row[-1]:
            raise store_file.damaged(self.path, f"{what} is not what was stored")
        return row[:-1]

    # -- mentions ---------------------------------------------------------------------------------------------------

    def _mention(self, row: Sequence[Any], text: str) -> Row:
        values = self._sound(row, "a mention")
        found = dict(zip((name.strip('"') for name in MENTION_COLUMNS), values, strict=True))
        pinpoints = [
            {"unit": unit, "first": first, "last": last} for unit, first, last in json.loads(found["pinpoints"])
        ]
        return {
            "start": found["start"], "end": found["end"], "text": found["text"], "kind": found["kind"],
            "form": found["form"], "zone": found["zone"],
            "sentence": text[found["sentence_start"] : found["sentence_end"]],
            "pinpoints": pinpoints, "instrument": found["instrument"], "candidates": json.loads(found["candidates"]),
            "antecedent": found["antecedent"], "fields": json.loads(found["fields"]), "score": found["score"],
        }  # fmt: skip

    def mentions_in(self, identifier: str) -> list[Row]:
        """List the mentions of one document in order of place; `instrument` is an id or None."""
        found = self.document(identifier)
        if found is None:
            return []
        return [
            self._mention(row, found.text)
            for row in self._rows(
                f"SELECT {_MENTION}, m.crc FROM documents d JOIN mentions m ON m.document = d.number "
                "WHERE d.id = ? ORDER BY m.ordinal",
                (identifier,),
            )
        ]

    def mentions_of(self, instrument: str, *, boilerplate: bool = False) -> Iterator[tuple[Document, str, list[Row]]]:
        """Documents that mention an instrument, by date and id, each with its path and those mentions in order."""
        wanted = "" if boilerplate else "AND c.mentions > 0"
        for number, counted in list(
            self._rows(
                "SELECT d.number, c.mentions FROM citations c JOIN documents d ON d.number = c.document "
                f"WHERE c.instrument = ? {wanted} ORDER BY d.date IS NULL, d.date, d.id",
                (instrument,),
            )
        ):
            row = self._one(f"SELECT {_DOCUMENT}, d.crc FROM documents d WHERE d.number = ?", (number,))
            if row is None:
                raise store_file.damaged(self.path, f"the document of a citation of {instrument} is missing")
            document = self._document(row)
            mentions = [
                self._mention(mention, document.text)
                for mention in self._rows(
                    f"SELECT {_MENTION}, m.crc FROM mentions m WHERE m.instrument = ? AND m.document = ? ORDER BY m.ordinal",
                    (instrument, number),
                )
            ]
            own = [mention for mention in mentions if mention["zone"] in COUNTED]
            if len(own) != counted:
                raise store_file.damaged(self.path, f"mentions of {instrument} in {document.id} are missing")
            yield document, row[1], mentions if boilerplate else own

    def with_lists(self, begins: str, others: Sequence[str]) -> list[str]:
        """The instruments whose id begins so, or that are among others, of which a mention names several places."""
        listed = "(pinpoints LIKE '%], [%' OR pinpoints LIKE '%\"]]')"
        rows = self._rows(
            f"SELECT DISTINCT instrument FROM mentions WHERE {listed} AND (instrument >= ? AND instrument < ? "
            "OR instrument IN (SELECT value FROM json_each(?))) ORDER BY instrument",
            (begins, f"{begins}\U0010ffff", json.dumps(list(others))),
        )
        return [str(row[0]) for row in rows]

    def unresolved(self) -> Iterator[Row]:
        """Group the references that found no instrument, most frequent first, each with a sentence to see it in."""
        groups: dict[tuple[str, str], Row] = {}
        for number, identifier, text in self._rows("SELECT number, id, text FROM documents ORDER BY id"):
            for row in self._rows(
                f"SELECT {_MENTION}, m.crc FROM mentions m WHERE m.instrument IS NULL AND m.document = ? "
                f"AND m.zone IN {_COUNTED} ORDER BY m.ordinal",
                (number,),
            ):
                mention = self._mention(row, text)
                group = groups.setdefault(
                    (key(mention["text"]), mention["kind"]),
                    {
                        "text": mention["text"], "kind": mention["kind"], "form": mention["form"], "mentions": 0,
                        "documents": 0, "candidates": mention["candidates"], "example": mention["sentence"],
                        "document": identifier, "last": None,
                    },
                )  # fmt: skip
                group["mentions"] += 1
                if group["last"] != identifier:
                    group["documents"] += 1
                    group["last"] = identifier
        for group in sorted(groups.values(), key=lambda g: (-g["mentions"], -g["documents"], g["text"], g["kind"])):
            del group["last"]
            yield group

    def undecided(self, identifier: str) -> Row:
        """How many references may be to an instrument or to another, and in which documents."""
        rows = list(
            self._rows(
                "SELECT d.id, count(*) FROM mentions m JOIN documents d ON d.number = m.document WHERE m.instrument IS NULL "
                f"AND instr(m.candidates, ?) > 0 AND m.zone IN {_COUNTED} GROUP BY d.id ORDER BY d.id",
                (f'"id": {json.dumps(identifier)}',),
            )
        )
        return {"mentions": sum(count for _, count in rows), "documents": [id_ for id_, _ in rows]}

    # -- instruments and what is between them -----------------------------------------------------------------------

    def instrument_rows(self) -> Iterator[Row]:
        """Give the instruments that articles mention themselves, by id, with how many documents and mentions."""
        names = ("id", *INSTRUMENT_COLUMNS, "documents", "mentions")
        for row in self._rows(f"SELECT {', '.join(names)} FROM instruments WHERE mentions > 0 ORDER BY id"):
            found = dict(zip(names, row, strict=True))
            found["local"] = bool(found["local"])
            yield found

    def instrument(self, identifier: str) -> Row | None:
        """One instrument of the index with its counts, or None."""
        names = ("id", *INSTRUMENT_COLUMNS, "documents", "mentions")
        row = self._one(f"SELECT {', '.join(names)} FROM instruments WHERE id = ?", (identifier,))
        if row is None:
            return None
        found = dict(zip(names, row, strict=True))
        found["local"] = bool(found["local"])
        return found

    def find(self, name: str) -> list[str]:
        """Ids of the instruments that bear a name: an id, a title, a citation, or else how some article put it."""
        if self.instrument(name):
            return [name]
        wanted = key(name)
        exact = self._rows(
            "SELECT id FROM instruments WHERE title_key = ? UNION SELECT id FROM instruments WHERE citation_key = ? "
            "ORDER BY id",
            (wanted, wanted),
        )
        if found := [row[0] for row in exact]:
            return found
        written = self._rows(
            "SELECT DISTINCT instrument FROM mentions WHERE instrument IS NOT NULL AND text = ? COLLATE NOCASE "
            "AND form IN ('cited', 'named', 'alias', 'short') AND pinpoints = '[]' ORDER BY instrument",
            (name.strip(),),
        )
        return [row[0] for row in written]

    def titles(self) -> Iterator[tuple[str, str]]:
        """Give the title and id of each instrument, for suggesting names."""
        for title, identifier in self._rows("SELECT title, id FROM instruments ORDER BY id"):
            yield str(title), str(identifier)

    def written_names(self, identifier: str) -> list[tuple[str, int]]:
        """How the articles write an instrument's name, with counts, most frequent first."""
        rows = self._rows(
            "SELECT text, count(*) FROM mentions WHERE instrument = ? AND form IN ('cited', 'named', 'alias', 'short') "
            f"AND zone IN {_COUNTED} GROUP BY text ORDER BY count(*) DESC, text",
            (identifier,),
        )
        return [(text, count) for text, count in rows]

    def cited_with(self, identifier: str, *, limit: int = 20) -> list[Row]:
        """Instruments that the same documents mention, most shared documents first."""
        names = ("id", "kind", "title", "documents")
        rows = self._rows(
            "SELECT i.id, i.kind, i.title, count(*) AS shared FROM citations a "
            "JOIN citations b ON b.document = a.document AND b.instrument != a.instrument AND b.mentions > 0 "
            "JOIN instruments i ON i.id = b.instrument WHERE a.instrument = ? AND a.mentions > 0 "
            "GROUP BY i.id ORDER BY shared DESC, i.id LIMIT ?",
            (identifier, limit),
        )
        return [dict(zip(names, row, strict=True)) for row in rows]

    def citation_rows(self) -> Iterator[Row]:
        """Give what each document cites: one row for a document and an instrument, by their ids."""
        for number, identifier in list(self._rows("SELECT number, id FROM documents ORDER BY id")):
            cited: dict[str, Row] = {}
            for instrument, form, pinpoints in self._rows(
                "SELECT instrument, form, pinpoints FROM mentions WHERE document = ? AND instrument IS NOT NULL "
                f"AND zone IN {_COUNTED} ORDER BY ordinal",
                (number,),
            ):
                row = cited.setdefault(
                    instrument,
                    {"document": identifier, "instrument": instrument, "mentions": 0, "pinpoints": [], "forms": []},
                )
                row["mentions"] += 1
                if form not in row["forms"]:
                    row["forms"].append(form)
                for found in json.loads(pinpoints):
                    if (place := str(Pinpoint(*found))) not in row["pinpoints"]:
                        row["pinpoints"].append(place)
            for _, row in sorted(cited.items()):
                yield row

    def relation_rows(self) -> Iterator[Row]:
        """Edges from instruments that articles mention; `document` is None for what the catalog knows."""
        names = ("source", "kind", "target", "document")
        for row in self._rows(
            "SELECT DISTINCT r.source, r.kind, r.target, CASE WHEN r.stated THEN d.id END AS stating FROM relations r "
            "JOIN instruments s ON s.id = r.source AND s.mentions > 0 "
            "JOIN documents d ON d.number = r.document ORDER BY r.source, r.kind, r.target, stating"
        ):
            yield dict(zip(names, row, strict=True))

    def relations_of(self, identifier: str, *, limit: int = 50) -> list[Row]:
        """What the catalog or a text says of one instrument and others: `direction` is "out" where it is the subject."""
        rows = self._rows(
            "SELECT DISTINCT r.kind, r.source = ?1 AS outward, CASE WHEN r.source = ?1 THEN r.target ELSE r.source END AS other "
            "FROM relations r WHERE r.source = ?1 OR r.target = ?1 ORDER BY outward DESC, r.kind, other LIMIT ?2",
            (identifier, limit),
        )
        return [
            {"relation": kind, "direction": "out" if outward else "in", "id": other} for kind, outward, other in rows
        ]

    def document_instruments(self, identifiers: Sequence[str]) -> Iterator[tuple[str, Row]]:
        """For each of some documents its instruments (id, kind, title, jurisdiction), most mentioned first."""
        names = ("id", "kind", "title", "jurisdiction", "mentions")
        for batch in _batches(identifiers):
            marks = ", ".join("?" * len(batch))
            for row in self._rows(
                "SELECT d.id, i.id, i.kind, i.title, i.jurisdiction, c.mentions FROM documents d "
                "JOIN citations c ON c.document = d.number AND c.mentions > 0 JOIN instruments i ON i.id = c.instrument "
                f"WHERE d.id IN ({marks}) ORDER BY d.id, c.mentions DESC, i.id",
                batch,
            ):
                yield row[0], dict(zip(names, row[1:], strict=True))

    # -- problems and the search index ------------------------------------------------------------------------------

    def problems(self) -> list[Row]:
        """List what could not be read, by path."""
        names = ("path", "reason", "hint", "seen")
        rows = self._rows("SELECT path, reason, hint, seen FROM problems ORDER BY path, reason, hint")
        return [dict(zip(names, row, strict=True)) for row in rows]

    def changed_since(self, generation: int) -> list[str]:
        """Ids of the documents added, changed or removed after a generation."""
        return [row[0] for row in self._rows("SELECT id FROM changes WHERE generation > ? ORDER BY id", (generation,))]

    def check(self) -> list[str]:
        """Read everything and say what is damaged: an empty list when all is sound."""
        found = [row[0] for row in self._rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
        found += [f"{table} row {row} points nowhere" for table, row, *_ in self._rows("PRAGMA foreign_key_check")]
        for row in self._rows(f"SELECT {_DOCUMENT}, d.crc FROM documents d ORDER BY d.number"):
            if checksum(row[:-1]) != row[-1]:
                found.append(f"document {row[0]} is not what was stored")
        for row in self._rows(f"SELECT {_MENTION}, m.crc FROM mentions m"):
            if checksum(row[:-1]) != row[-1]:
                found.append(f"the mention {row[5]!r} is not what was stored")
        return found


def _batches(values: Sequence[str], size: int = 500) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


_RECORD = ("id", "kind", "title", "jurisdiction", "date", "citation", "url")


def record_of(row: Row) -> Row:
    """What a row of an instrument says of it, without what is not known."""
    return {name: row[name] for name in _RECORD if row[name] is not None}


def instrument_of(row: Row) -> Instrument:
    """The instrument of a row."""
    return Instrument(
        row["id"], Kind(row["kind"]), row["title"], row["jurisdiction"], row["date"], row["citation"], row["url"],
        local=row["local"],
    )  # fmt: skip
