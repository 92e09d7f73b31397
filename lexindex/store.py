"""The one truth: documents, mentions and instruments in one SQLite file, changed a whole commit at a time."""

# ruff: noqa: S608  # only our own column names are put into statements; values are always bound
import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from lexindex import store_file
from lexindex.errors import LexindexError
from lexindex.model import Document, Instrument, Mention, Problem, Relation
from lexindex.store_hits import HitRows
from lexindex.store_rows import DOCUMENT_COLUMNS, INSTRUMENT_COLUMNS, MENTION_COLUMNS, Row, checksum, key
from lexindex.text import sentence

_INSERT_DOCUMENT = (
    f"INSERT INTO documents ({', '.join(DOCUMENT_COLUMNS)}, crc, hash, generation) "
    f"VALUES ({', '.join('?' * (len(DOCUMENT_COLUMNS) + 3))})"
)
_INSERT_MENTION = (
    f"INSERT INTO mentions (document, ordinal, {', '.join(MENTION_COLUMNS)}, crc) "
    f"VALUES ({', '.join('?' * (len(MENTION_COLUMNS) + 3))})"
)
_INSERT_CITATION = (
    f"INSERT INTO citations (instrument, document, mentions, {', '.join(INSTRUMENT_COLUMNS)}) "
    f"VALUES ({', '.join('?' * (len(INSTRUMENT_COLUMNS) + 3))})"
)


class Analysed(Protocol):
    """One document with what was found in it, as the pipeline gives it."""

    @property
    def document(self) -> Document:
        """What was read."""
        ...

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What was found in it, in order of place."""
        ...

    @property
    def relations(self) -> tuple[tuple[str, Relation], ...]:
        """What its text says of instruments: the source's id and the relation."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from. `path` is as the person named it, `file` and `root` are absolute."""

    path: str
    file: str
    root: str
    hash: str
    size: int = 0
    mtime_ns: int = 0
    record: int = 0


class Store(HitRows):
    """An index folder's SQLite file. `write=True` makes it if need be and keeps other writers out until closed.

    Raises IndexNotFound, IndexDamaged, IndexVersionError, and IndexLocked with the process id of another writer.
    """

    def __init__(self, folder: Path, *, write: bool = False) -> None:
        folder = Path(folder)
        self._lock: store_file.WriterLock | None = None
        if write:
            self._claim(folder)
        try:
            super().__init__(folder, store_file.connect(folder, write=write))
        except BaseException:
            self._release()
            raise
        self._closed = False
        self._touched: set[str] = set()
        self._changed = False

    def _claim(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            store_file.connect(folder, write=False)  # says what is wrong with it
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LexindexError(f"cannot make the index folder {folder}: {error.strerror or error}") from error
        self._lock = store_file.WriterLock(folder)
        if not (folder / store_file.NAME).exists():
            try:
                store_file.create(folder)
            except BaseException:
                self._release()
                raise

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
            self._lock = None

    def close(self) -> None:
        """Drop what was not committed and let others write. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._database.in_transaction:
                self._database.rollback()
            if self._lock:
                # Fold the log into the file, so that the folder can be copied, or mounted where nothing may be written.
                self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._database.close()
        except sqlite3.Error as error:
            raise store_file.translated(self.path, error) from error
        finally:
            self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- changing ---------------------------------------------------------------------------------------------------

    def _write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run one change inside the transaction, and say how many rows it touched."""
        try:
            if not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
            return self._database.execute(sql, values).rowcount
        except sqlite3.Error as error:
            raise store_file.translated(self.path, error) from error

    def _write_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        try:
            self._database.executemany(sql, rows)
        except sqlite3.Error as error:
            raise store_file.translated(self.path, error) from error

    def set_meta(self, name: str, value: str) -> None:
        """Keep a fact about the store, from the next commit on."""
        self._write("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def add(self, analysis: Analysed, origin: Origin) -> None:
        """Store a document with its mentions, in place of an earlier one of the same id."""
        document, mentions = analysis.document, analysis.mentions
        self.remove(document.id)
        text = _clean(document.text)
        values = (
            _clean(document.id), _clean(origin.path), _clean(origin.file), _clean(origin.root), origin.record,
            origin.size, origin.mtime_ns,
            *map(_clean_or_none, (document.title, document.author, document.date, document.source, document.url)),
            text,
            json.dumps([(span.start, span.end, span.zone.value) for span in document.zones]),
            json.dumps(document.runs),
        )  # fmt: skip
        generation = self.generation + 1
        self._write(_INSERT_DOCUMENT, (*values, checksum(values), origin.hash, generation))
        row = self._one("SELECT number FROM documents WHERE id = ?", (values[0],))
        number = int(row[0]) if row else 0
        self._write_many(_INSERT_MENTION, _mention_rows(number, mentions, text))
        cited: dict[str, tuple[Instrument, int]] = {}
        for mention in mentions:
            if mention.instrument:
                instrument, count = cited.get(mention.instrument.id, (mention.instrument, 0))
                cited[instrument.id] = instrument, count + mention.zone.counts
        self._write_many(_INSERT_CITATION, [_citation_row(number, i, count) for i, count in cited.values()])
        edges = [(i.id, r, 0) for i, _ in cited.values() for r in i.relations]
        edges += [(source, relation, 1) for source, relation in analysis.relations]
        self._write_many(
            "INSERT OR REPLACE INTO relations (source, kind, target, document, stated) VALUES (?, ?, ?, ?, ?)",
            [(source, relation.kind, relation.target, number, stated) for source, relation, stated in edges],
        )
        self._note_change(_clean(document.id), generation)
        self._touched.update(cited)

    def _note_change(self, identifier: str, generation: int) -> None:
        self._write("INSERT OR REPLACE INTO changes VALUES (?, ?)", (identifier, generation))
        self._changed = True

    def remove(self, identifier: str) -> bool:
        """Take a document out with its mentions; whether there was one."""
        identifier = _clean(identifier)
        row = self._one("SELECT number FROM documents WHERE id = ?", (identifier,))
        if row is None:
            return False
        self._touched.update(i for (i,) in self._rows("SELECT instrument FROM citations WHERE document = ?", row))
        self._write("DELETE FROM documents WHERE number = ?", row)
        self._note_change(identifier, self.generation + 1)
        return True

    def read_whole(self, file: str, digest: str) -> None:
        """Say that all documents of a file are stored, as it was when it had this hash."""
        self._write("UPDATE documents SET hash = ? WHERE file = ?", (digest, _clean(file)))

    def note(self, problem: Problem, file: str = "", *, lasting: bool = True) -> None:
        """Keep a problem in the list. A lasting one is of what the file holds; others are of reaching it."""
        seen = datetime.now(UTC).isoformat(timespec="seconds")
        values = [_clean(value) for value in (file or problem.path, problem.path, problem.reason, problem.hint)]
        self._write("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)", (*values, seen, lasting))

    def forget_problems(self, file: str, *, lasting: bool = True) -> None:
        """Drop the problems noted for a file, of one sort."""
        self._write("DELETE FROM problems WHERE file = ? AND lasting = ?", (_clean(file), lasting))

    def files(self) -> list[Row]:
        """List the file of each document: what a build compares with what it finds."""
        names = ("id", "file", "root", "path", "hash")
        rows = self._rows(f"SELECT {', '.join(names)} FROM documents ORDER BY file, record")
        return [dict(zip(names, row, strict=True)) for row in rows]

    def ids_of(self, file: str) -> set[str]:
        """List the documents that came from a file."""
        return {row[0] for row in self._rows("SELECT id FROM documents WHERE file = ?", (file,))}

    def file_of(self, identifier: str) -> str:
        """Name the file that a document came from; empty when there is no such document."""
        row = self._one("SELECT file FROM documents WHERE id = ?", (identifier,))
        return row[0] if row else ""

    def problem_files(self) -> list[tuple[str, bool, int]]:
        """List the files that problems are noted for, whether lasting ones, and how many."""
        rows = self._rows("SELECT file, lasting, count(*) FROM problems GROUP BY file, lasting ORDER BY file, lasting")
        return [(file, bool(lasting), count) for file, lasting, count in rows]

    def move(self, root: str, target: str) -> None:
        """Say that the documents under one root now lie under another, unchanged."""
        for identifier, file in list(self._rows("SELECT id, file FROM documents WHERE root = ?", (root,))):
            moved = os.path.normpath(os.path.join(target, os.path.relpath(file, root)))  # noqa: PTH118  # text, not files
            self._write("UPDATE documents SET file = ?, root = ? WHERE id = ?", (moved, target, identifier))
            row = self._one(f"SELECT {', '.join(DOCUMENT_COLUMNS)} FROM documents WHERE id = ?", (identifier,))
            self._write("UPDATE documents SET crc = ? WHERE id = ?", (checksum(row or ()), identifier))

    @contextlib.contextmanager
    def whole(self) -> Iterator[None]:
        """Let what is changed inside be all or nothing, also when it is interrupted."""
        self._write("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:
                self._write("ROLLBACK TO whole")
            raise
        self._write("RELEASE whole")

    def commit(self) -> None:
        """Make all changes since the last commit last, at once."""
        if self._touched:
            self._refresh_instruments(sorted(self._touched))
        if self._changed:
            self.set_meta("generation", str(self.generation + 1))
        try:
            if self._database.in_transaction:
                self._database.commit()
        except sqlite3.Error as error:
            raise store_file.translated(self.path, error) from error
        self._touched.clear()
        self._changed = False

    def rollback(self) -> None:
        """Forget all changes since the last commit."""
        if self._database.in_transaction:
            self._database.rollback()
        self._touched.clear()
        self._changed = False

    def _refresh_instruments(self, identifiers: Sequence[str]) -> None:
        """Choose anew, for each instrument touched, the best of what its documents say of it; none left, it goes."""
        names = ", ".join(INSTRUMENT_COLUMNS)
        for identifier in identifiers:
            self._write("DELETE FROM instruments WHERE id = ?", (identifier,))
            groups = list(
                self._rows(
                    f"SELECT {names}, count(*), sum(mentions > 0), sum(mentions) FROM citations WHERE instrument = ? "
                    f"GROUP BY {names}",
                    (identifier,),
                )
            )
            if not groups:
                continue
            kind, title, jurisdiction, date, citation, url, local, *_ = min(groups, key=_worth)
            documents, mentions = sum(group[-2] for group in groups), sum(group[-1] for group in groups)
            self._write(
                f"INSERT INTO instruments (id, {names}, year, documents, mentions, title_key, citation_key) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    identifier, kind, title, jurisdiction, date, citation, url, local, _year(date), documents, mentions,
                    key(title), key(citation) if citation else None,
                ),
            )  # fmt: skip


def _worth(group: Sequence[Any]) -> tuple[Any, ...]:
    """Sorts what documents say of an instrument: a real name, the fullest, the most usual, then any fixed order."""
    known = group[: len(INSTRUMENT_COLUMNS)]
    title, citation, count = known[1], known[4], group[len(INSTRUMENT_COLUMNS)]
    return title == citation, sum(value is None for value in known), -count, tuple(map(str, known))


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None


def _clean(text: str) -> str:
    """Half a surrogate pair is no character and cannot be stored; positions stay as they are."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _clean_or_none(text: str | None) -> str | None:
    return None if text is None else _clean(text)


def _mention_rows(number: int, mentions: Sequence[Mention], text: str) -> list[tuple[Any, ...]]:
    rows = []
    around = (0, 0)
    for ordinal, mention in enumerate(mentions):
        if not (around[0] <= mention.start and mention.end <= around[1]):  # else still in the same sentence
            around = sentence(text, mention.start, mention.end)
        values = (
            mention.start, mention.end, mention.kind.value, mention.form.value, mention.zone.value,
            _clean(mention.text) or text[mention.start : mention.end],
            _json([(p.unit, p.first, p.last) for p in mention.pinpoints]),
            json.dumps(dict(mention.fields)) if mention.fields else "{}", mention.antecedent,
            mention.instrument.id if mention.instrument else None,
            _json(mention.record()["candidates"] if mention.candidates else []),
            float(mention.score), *around,
        )  # fmt: skip
        rows.append((number, ordinal, *values, checksum(values)))
    return rows


def _json(values: list[Any]) -> str:
    return json.dumps(values) if values else "[]"


def _citation_row(number: int, instrument: Instrument, mentions: int) -> tuple[Any, ...]:
    return (
        instrument.id, number, mentions, instrument.kind.value, _clean(instrument.title),
        *map(_clean_or_none, (instrument.jurisdiction, instrument.date, instrument.citation, instrument.url)),
        int(instrument.local),
    )  # fmt: skip
