"""Tables of words that grammars and readers of sentences go by: the package's own, and a user's beside them.

`papers` are nouns for documents filed in a court, `nouns` those for acts, treaties and cases, `wording` the courts, verbs and roles
that tell of both. A user's tables lie in a folder of their own; a row for a word that is there replaces it.
"""

import csv
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lexindex.errors import CatalogError
from lexindex.model import Kind
from lexindex.text import fold

DATA = Path(__file__).parent / "data"
_WHEN = frozenset(("always", "event", "modified", "never"))


class Table(NamedTuple):
    """A table's columns, how many of them say which row it is, and what the others may hold ("" for anything)."""

    columns: tuple[str, ...]
    keys: int
    allowed: dict[str, frozenset[str]]


TABLES = {
    "papers": Table(
        ("noun", "type", "asks", "example"), 1, {"asks": frozenset(("nothing", "court", "filed", "tail", "lodged"))}
    ),
    "nouns": Table(
        ("noun", "kind", "alone", "first", "example"),
        1,
        {"kind": frozenset(map(str, Kind)), "alone": _WHEN, "first": _WHEN},
    ),
    "wording": Table(("sort", "words", "example"), 2, {"sort": frozenset(("court", "filed", "backing", "role"))}),
}
_WORDS = re.compile(r"[\w&'. -]{2,60}")


def folder() -> Path:
    """Where `words add` puts a user's own tables."""
    from platformdirs import user_config_path

    return user_config_path("lexindex") / "words"


def own_files() -> list[Path]:
    """The user's tables, in the order they are read."""
    place = folder()
    return sorted(place.glob("*.csv")) if place.is_dir() else []


@lru_cache(maxsize=len(TABLES))
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Every row of a table, the user's behind the package's; words are folded as texts are."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    wanted = TABLES[table]
    for path in (DATA / f"{table}.csv", *(one for one in own_files() if table_of(one) == table)):
        for row in _read(path):
            key = tuple(fold(row[name]).strip() for name in wanted.columns[: wanted.keys])
            found[key] = {**row, **dict(zip(wanted.columns, key, strict=False))}
    return tuple(found.values())


def own_rows() -> Iterator[tuple[str, dict[str, str]]]:
    """The user's own rows, each with its table."""
    for path in own_files():
        if table := table_of(path):
            yield from ((table, row) for row in _read(path))


def table_of(path: Path) -> str | None:
    """Which table a file's columns are of; None where they are of none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            columns = tuple(next(csv.reader(file), ()))
    except (OSError, UnicodeDecodeError, csv.Error):
        return None
    return next((name for name, table in TABLES.items() if columns == table.columns), None)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def checked(path: Path) -> tuple[str, list[dict[str, str]]]:
    """The table and rows of a file; CatalogError where its columns or a row cannot be used."""
    table = table_of(path)
    if table is None:
        told = " or ".join(",".join(one.columns) for one in TABLES.values())
        raise CatalogError(f"{path.name}: the first line must be {told}")
    wanted, found = TABLES[table], _read(path)
    for number, row in enumerate(found, 2):
        if None in row or None in row.values():
            raise CatalogError(
                f"{path.name}, line {number}: {len(wanted.columns)} columns are needed; nothing was added"
            )
        for name in wanted.columns:
            value = row[name].strip()
            allowed = wanted.allowed.get(name)
            if allowed and value not in allowed:
                some = ", ".join(sorted(allowed))
                raise CatalogError(
                    f'{path.name}, line {number}: {name} is "{value}", not one of {some}; nothing was added'
                )
            if not value:
                raise CatalogError(f"{path.name}, line {number}: no {name}; nothing was added")
        word = row[wanted.columns[wanted.keys - 1]]
        if not _WORDS.fullmatch(word):
            raise CatalogError(f'{path.name}, line {number}: "{word}" is no word or phrase; nothing was added')
    if not found:
        raise CatalogError(f"{path.name}: no rows; nothing was added")
    return table, found


def install(path: Path) -> Path:
    """Copy a user's table into its folder; every later run reads it."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    kept = place / path.name
    if path.resolve() != kept.resolve():
        shutil.copyfile(path, kept)
    rows.cache_clear()
    return kept
