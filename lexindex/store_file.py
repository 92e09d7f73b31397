"""The file under the store: its format, who may write to it, and what its damage is called."""

import contextlib
import os
import shutil
import sqlite3
import sys
import tempfile
import uuid
from pathlib import Path
from urllib.parse import quote

from lexindex.errors import IndexDamaged, IndexLocked, IndexNotFound, IndexVersionError, LexindexError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lexindex.sqlite"
LOCK = "lexindex.lock"
FORMAT = 1  # grows when the tables change; an index of another number is not read
APPLICATION = 0x4C584958  # "LXIX": tells our file from any other SQLite file
_MAGIC = b"SQLite format 3\x00"
_LOCKED_BYTE = 1 << 20  # Windows keeps others from reading what is locked: lock beyond the pid

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,  -- a number is never given twice
    path TEXT NOT NULL, file TEXT NOT NULL, root TEXT NOT NULL, record INTEGER NOT NULL,
    hash TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    title TEXT, author TEXT, date TEXT, source TEXT, url TEXT,
    text TEXT NOT NULL, zones TEXT NOT NULL, runs TEXT NOT NULL, generation INTEGER NOT NULL, crc INTEGER NOT NULL
);
CREATE INDEX documents_file ON documents (file);
CREATE TABLE mentions (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL, form TEXT NOT NULL, zone TEXT NOT NULL,
    text TEXT NOT NULL, pinpoints TEXT NOT NULL, fields TEXT NOT NULL, antecedent INTEGER, instrument TEXT,
    candidates TEXT NOT NULL, score REAL NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    crc INTEGER NOT NULL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX mentions_instrument ON mentions (instrument, document);
-- What one document says of one instrument. The instruments table is the best of these, so that a document that
-- goes takes its own wording with it, and an index updated many times equals one built afresh.
CREATE TABLE citations (
    instrument TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    mentions INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, jurisdiction TEXT, date TEXT, citation TEXT,
    url TEXT, local INTEGER NOT NULL, PRIMARY KEY (instrument, document)
) WITHOUT ROWID;
CREATE INDEX citations_document ON citations (document);
CREATE TABLE instruments (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, jurisdiction TEXT, date TEXT, year INTEGER,
    citation TEXT, url TEXT, local INTEGER NOT NULL, documents INTEGER NOT NULL, mentions INTEGER NOT NULL,
    title_key TEXT NOT NULL, citation_key TEXT
) WITHOUT ROWID;
CREATE INDEX instruments_title ON instruments (title_key);
CREATE INDEX instruments_citation ON instruments (citation_key);
-- stated: the text says so, not only the catalog.
CREATE TABLE relations (
    source TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE, stated INTEGER NOT NULL,
    PRIMARY KEY (source, kind, target, document)
) WITHOUT ROWID;
CREATE INDEX relations_document ON relations (document);
-- lasting: of what the file holds, and so true until that changes; the others are looked at in every build.
CREATE TABLE problems (
    file TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL, seen TEXT NOT NULL,
    lasting INTEGER NOT NULL
);
CREATE INDEX problems_file ON problems (file);
-- What the search index must catch up with: the generation that last added, changed or removed a document.
CREATE TABLE changes (id TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX changes_generation ON changes (generation);
"""


def remedy(folder: Path) -> str:
    """Say what to do about an index that cannot be read; the sources hold everything, so nothing is lost."""
    return f"delete the folder {folder} and run `lexindex build` again"


def damaged(path: Path, error: object) -> IndexDamaged:
    """Make the error for a file that is not what was written."""
    return IndexDamaged(f"index damaged: {path}: {error}; {remedy(path.parent)}")


def translated(path: Path, error: sqlite3.Error) -> LexindexError:
    """Put a SQLite error in our words: what the machine refuses is not the file's damage."""
    if isinstance(error, sqlite3.ProgrammingError):
        return LexindexError(
            f"the index {path.parent} has been closed, or is used from two threads; open another Index"
        )
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(
        ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_NOMEM")
    ):
        return LexindexError(f"cannot read or write {path}: {error}; check free space and permissions, then try again")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return IndexLocked(f"{path} is in use by another program: {error}; try again when it has finished")
    return damaged(path, error)


class WriterLock:
    """The right to write to one index folder, held until released or until the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise LexindexError(f"cannot write to the index {folder}: {error.strerror or error}") from error
        try:
            if sys.platform == "win32":
                os.lseek(self._handle, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            os.lseek(self._handle, 0, os.SEEK_SET)
            pid = os.read(self._handle, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(self._handle)
            raise IndexLocked(
                f"process {pid} is writing to the index {folder}; wait until it has finished, or stop it"
            ) from error
        except OSError as error:  # a file system without locks
            os.close(self._handle)
            raise LexindexError(
                f"cannot lock {path}: {error.strerror or error}; keep the index on a local disk"
            ) from error
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, str(os.getpid()).encode("ascii"))

    def release(self) -> None:
        """Let others write. The file stays: removing it could take away a lock that another has just taken on it."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = -1


def create(folder: Path) -> None:
    """Make an empty store; it appears under its name only when complete."""
    fresh = folder / f"{NAME}.new"
    for stale in (fresh, folder / f"{NAME}.new-wal", folder / f"{NAME}.new-shm", folder / f"{NAME}.new-journal"):
        stale.unlink(missing_ok=True)
    try:
        database = sqlite3.connect(fresh, isolation_level=None)
        try:
            database.execute(f"PRAGMA application_id = {APPLICATION}")
            database.execute(f"PRAGMA user_version = {FORMAT}")
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN;{_TABLES}COMMIT;")
            database.execute("INSERT INTO meta VALUES ('generation', '0'), ('store', ?)", (uuid.uuid4().hex,))
        finally:
            database.close()
        fresh.replace(folder / NAME)
        sync(folder)
    except sqlite3.Error as error:
        raise translated(fresh, error) from error
    except OSError as error:
        raise LexindexError(f"cannot make an index in {folder}: {error.strerror or error}") from error


def sync(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Open the store of an index folder, or say what is wrong with it."""
    path = folder / NAME
    _check_header(path)
    try:
        database = _open(path, write=write)
        _check_format(database, path)
    except sqlite3.Error as error:
        raise translated(path, error) from error
    return database


def _check_header(path: Path) -> None:
    if path.parent.exists() and not path.parent.is_dir():
        raise IndexDamaged(f"{path.parent} is a file, not an index folder; name the folder that `lexindex build` made")
    try:
        with path.open("rb") as file:
            header = file.read(32)
    except FileNotFoundError as error:
        raise IndexNotFound(f"no index in {path.parent}; run `lexindex build FOLDER` first") from error
    except OSError as error:
        raise LexindexError(f"cannot read {path}: {error.strerror or error}") from error
    if header[:16] != _MAGIC:
        raise damaged(path, "not a SQLite file")
    size, pages = int.from_bytes(header[16:18]), int.from_bytes(header[28:32])
    size = 65536 if size == 1 else size  # how SQLite writes the largest page size
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0:
        return  # what the file lacks may still be in the log
    if path.stat().st_size < size * pages:
        raise damaged(path, f"{path.stat().st_size} bytes long where {size * pages} were written")


def _open(path: Path, *, write: bool) -> sqlite3.Connection:
    if write:
        database = sqlite3.connect(path, isolation_level=None, timeout=30, cached_statements=256)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")  # a commit outlives a power cut
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA temp_store = MEMORY")
        return database
    address = f"file:{quote(str(path.resolve()))}"
    try:
        return _read_only(f"{address}?mode=ro")
    except sqlite3.OperationalError:
        if os.access(path.parent, os.W_OK):
            raise
    # SQLite reads a write-ahead log only beside a file of shared memory, which this folder does not let it make.
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        return _read_only(f"{address}?immutable=1")
    with tempfile.TemporaryDirectory(prefix="lexindex-") as copy:
        for name in (path, log):
            shutil.copyfile(name, Path(copy) / name.name)
        whole, memory = sqlite3.connect(Path(copy) / path.name), sqlite3.connect(":memory:", isolation_level=None)
        with contextlib.closing(whole):
            whole.backup(memory)
        return memory


def _read_only(address: str) -> sqlite3.Connection:
    database = sqlite3.connect(address, uri=True, isolation_level=None, timeout=30)
    try:
        database.execute("PRAGMA query_only = ON")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _check_format(database: sqlite3.Connection, path: Path) -> None:
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION:
        database.close()
        raise damaged(path, "a SQLite file that lexindex did not write")
    if version != FORMAT:
        database.close()
        which = "a newer" if version > FORMAT else "an older"
        raise IndexVersionError(
            f"{path} has format {version}, made by {which} lexindex; this one reads format {FORMAT}: "
            f"use that version, or {remedy(path.parent)}"
        )
