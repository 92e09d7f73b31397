"""What lexindex raises on purpose, and the exit code each means."""

from typing import ClassVar


class LexindexError(Exception):
    """Anything lexindex raises on purpose; the message is for the person reading."""

    exit_code: ClassVar[int] = 2


class ReadError(LexindexError):
    """A file we cannot read as a document; names the file and the reason."""


class CatalogError(LexindexError):
    """A catalog file has a row we cannot use; names the file, the row and the field."""


class IndexNotFound(LexindexError):
    """There is no index in the folder named; says how to make one."""


class IndexDamaged(LexindexError):
    """A file of the index is not what was written; names the file and how to rebuild it."""


class IndexVersionError(LexindexError):
    """The index was written by another version of lexindex than this one can read."""


class IndexLocked(LexindexError):
    """Another process is writing to the index; names its process id."""


class QueryError(LexindexError):
    """A query we cannot understand; says which part."""


class ExportError(LexindexError):
    """A graph or table that could not be written; no half-written file is left behind."""


class MissingExtra(LexindexError):
    """An optional library is not installed; says what to install."""


class NothingFound(LexindexError):
    """A sound question with an empty answer."""

    exit_code: ClassVar[int] = 1
