"""The instruments we know without any corpus: rows of TOML, their names, and what a name may mean.

Rows come from `lexindex/data/*.toml`, then from the user's own folder, then from files named on the command
line; a later row with the same id replaces an earlier one. `data/README.md` describes the format.
"""

import contextlib
import functools
import gc
import hashlib
import logging
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lexindex import __version__, catalog_cache, catalog_merge, catalog_names, catalog_rows, identifiers, skos, words
from lexindex import text as folding
from lexindex.catalog_merge import Merged
from lexindex.catalog_names import YEAR_TAIL, alike, citations_of, likeness, names_of, spellings
from lexindex.catalog_rows import (
    BARE,
    CSV_COLUMNS,
    SKOS_SUFFIXES,
    Change,
    Name,
    Record,
    citation_key,
    one_joint,
    read_rows,
)
from lexindex.errors import CatalogError
from lexindex.model import Instrument, Kind, Problem
from lexindex.text import fold

log = logging.getLogger(__name__)
DATA = Path(__file__).parent / "data"


class _Instruments(Mapping[str, Instrument]):
    """The instruments of the records, by id."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records

    def __getitem__(self, id_: str) -> Instrument:
        return self._records[id_].instrument

    def __contains__(self, id_: object) -> bool:
        return id_ in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


class Catalog:
    """All instruments and names known without a corpus."""

    def __init__(
        self,
        records: Mapping[str, Record],
        names: Mapping[str, tuple[Name, ...]],
        citations: Mapping[str, tuple[str, ...]],
        alike: Mapping[str, tuple[str, ...]],
        *,
        key: str,
        problems: Sequence[Problem] = (),
    ) -> None:
        """Take records by id, names by lower-cased surface (without years), ids by normalised citation, surfaces by likeness."""
        self.records, self.names, self.citations, self._alike = records, names, citations, alike
        self.instruments: Mapping[str, Instrument] = _Instruments(records)
        self.key = key
        self.problems = tuple(problems)
        self._years: dict[str, frozenset[str]] = {}

    def lookup(self, name: str) -> tuple[Instrument, ...]:
        """Every instrument that a name, alias, citation or id may mean; several when it is ambiguous.

        A year before or after the name decides: "Civil Rights Act of 1964", "1964 Civil Rights Act".
        """
        plain = " ".join(fold(name).split()).strip(" .,;")
        if plain in self.instruments:
            return (self.instruments[plain],)
        if ids := self.citations.get(citation_key(plain)) or self._own_id(plain):
            return tuple(self.instruments[id_] for id_ in ids)
        plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
        found = self._named(plain)
        if not found and (year := YEAR_TAIL.match(plain)):
            found = [i for i in self._named(year["base"]) if year["year"] in self.years(i.id)]
        if not found and (lead := re.match(r"(1[2-9]\d\d|20\d\d) (.+)", plain)):
            found = [i for i in self._named(lead[2]) if lead[1] in self.years(i.id)]
        if not found and (other := self.spelled(plain)) and other != plain:
            return self.lookup(other)
        return tuple(found)

    def spelled(self, name: str) -> str | None:
        """The known surface form that a name differs from in hyphens, apostrophes, brackets and the like alone.

        A year stays as it is. None where there is none, or where several are no names of the same instruments.
        """
        year = YEAR_TAIL.match(name)
        base = year["base"] if year else name
        surfaces = self._alike.get(likeness(base), ())
        if not surfaces or len({tuple(sorted({entry.id for entry in self.names[one]})) for one in surfaces}) > 1:
            return None
        return f"{surfaces[0]} {year['year']}" if year else surfaces[0]

    def _own_id(self, written: str) -> tuple[str, ...]:
        """The instrument of a CSV table's own id, which has its kind put before it: "us:scotus/410us113"."""
        if ":" in written and " " not in written:
            for kind in Kind:
                own = f"{kind}:{written.lower().replace(':', '/')}"
                if ids := (own,) if own in self.instruments else self.citations.get(citation_key(own)):
                    return ids
        return ()

    def bearers(self, name: str) -> list[str]:
        """The ids of all instruments that may go by a name, those included that share it only without their year."""
        plain = re.sub(r"^the\s+", "", " ".join(fold(name).split()).strip(" .,;"), flags=re.IGNORECASE)
        return [entry.id for entry in self.names.get(one_joint(plain).lower(), ())]

    def matched(self, name: str, id_: str) -> Name | None:
        """The name of an instrument by which `lookup` found it; None where it was its id or a citation."""
        plain = " ".join(fold(name).split()).strip(" .,;")
        plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
        forms = [plain]
        if year := YEAR_TAIL.match(plain):
            forms.append(year["base"])
        if lead := re.match(r"(?:1[2-9]\d\d|20\d\d) (.+)", plain):
            forms.append(lead[1])
        named = (entry for form in forms for entry in self.names.get(one_joint(form).lower(), ()))
        return next((entry for entry in named if entry.id == id_), None)

    def years(self, id_: str) -> frozenset[str]:
        """The years an instrument goes by: of its date and in its names."""
        known = self._years.get(id_)
        if known is None:
            record = self.records[id_]
            dated = [record.instrument.date or "", *(alias.name for alias in record.aliases)]
            known = self._years[id_] = frozenset(re.findall(r"\b(?:1[2-9]|20)\d\d\b", " ".join(dated)))
        return known

    def _named(self, plain: str) -> list[Instrument]:
        entries = self.names.get(one_joint(plain).lower(), ())
        return [self.instruments[id_] for id_ in self.preferred([entry.id for entry in entries], plain)]

    def preferred(self, ids: Sequence[str], name: str) -> list[str]:
        """Those of the ids for which the catalog states this very name, before those that only share it without a year."""
        meanings = {entry.id: entry for entry in self.names.get(one_joint(name).lower(), ())}
        stated = [id_ for id_ in ids if id_ in meanings and meanings[id_].type != BARE]
        titles = [id_ for id_ in stated if meanings[id_].type == "title"]
        return titles if len(titles) == 1 else stated or list(ids)

    def lint(self) -> list[Problem]:
        """What is wrong or doubtful in the rows: broken relations, malformed and shared citations, names shared or plain words."""
        found = list(self.problems)
        for id_, record in self.records.items():
            found += [
                Problem(id_, f"relation {relation.kind} names {relation.target}, which is not in the catalog")
                for relation in record.instrument.relations
                if relation.target not in self.records
            ]
            found += [
                Problem(id_, f'alias "{alias.name}" is ambiguous with {other}, which is not in the catalog')
                for alias in record.aliases
                for other in alias.ambiguous_with
                if other not in self.records
            ]
            if not record.example:
                found.append(Problem(id_, "no example", "add a sentence that names it"))
            found += [
                Problem(id_, f'alias "{alias.name}" is short and needs nothing', "add needs = [...]")
                for alias in record.aliases
                if len(alias.name) < 3 and not alias.needs
            ]
            found += [
                Problem(id_, f'alias "{alias.name}" is an ordinary word and needs nothing', "add needs = [...]")
                for alias in record.aliases
                if " " not in alias.name and alias.name.islower() and not alias.needs
            ]
            found += [
                Problem(id_, f'citation "{citation}" is not written as {wanted.title} is, "{wanted.example}"')
                for citation in record.citations
                if (wanted := identifiers.scheme(citation)) and not wanted.pattern.fullmatch(citation)
            ]
        for surface, entries in self.names.items():
            sure = [entry for entry in entries if entry.type != BARE and not entry.needs]
            if len(sure) > 1:
                told = f'name "{surface}" is of several and needs nothing'
                found.append(
                    Problem(", ".join(entry.id for entry in sure), told, "add needs = [...] where a word tells")
                )
        found += [
            Problem(", ".join(ids), f"citation {citation} is shared")
            for citation, ids in self.citations.items()
            if len(ids) > 1
        ]
        return found


# --- loading, with a cache keyed by content ----------------------------------------------------------------------------


_SUFFIXES = frozenset((".toml", ".csv")) | SKOS_SUFFIXES


def user_folder() -> Path:
    """Where `catalog add` puts a user's own rows."""
    from platformdirs import user_config_path

    return user_config_path("lexindex") / "catalog"


def cache_folder() -> Path:
    """Where compiled catalogs and scanners are kept; safe to delete."""
    from platformdirs import user_cache_path

    return Path(os.environ.get("LEXINDEX_CACHE") or user_cache_path("lexindex"))


def files(extra: Sequence[Path] = ()) -> list[Path]:
    """The catalog files in the order they are read."""
    return [*_packaged(), *_mine(), *extra]


def _packaged() -> list[Path]:
    return sorted(DATA.glob("*.toml"))


def _mine() -> list[Path]:
    own = user_folder()
    return sorted(path for path in own.iterdir() if path.suffix.lower() in _SUFFIXES) if own.is_dir() else []


def write_cache(path: Path, data: bytes) -> None:
    """Put a cache file in place whole; a cache that cannot be written is only slower."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as handle:
            handle.write(data)
        Path(handle.name).replace(path)
        _prune(path)
    except OSError as error:
        log.warning("cache %s not written: %s", path, error)


_KEPT = 12  # files of one sort: the four pattern sets of three catalogs side by side, the ones used last


def _prune(newest: Path) -> None:
    """Remove what older catalogs and patterns left; a file that another process holds or removed is no matter."""
    sort = newest.name.partition("-")[0]
    dated = []
    for path in newest.parent.glob(f"{sort}-*{newest.suffix}"):
        with contextlib.suppress(OSError):
            dated.append((path.stat().st_mtime, path))
    for _, path in sorted(dated, reverse=True)[_KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()


def load(extra: Sequence[Path] = ()) -> Catalog:
    """The catalog of these files; CatalogError when a file named by the user cannot be read at all."""
    return _load(tuple(extra))


_TOLD = 20  # problems told one by one


@functools.lru_cache(maxsize=4)
def _load(extra: tuple[Path, ...]) -> Catalog:
    catalog = _read(tuple(Path(path) for path in extra))
    for problem in catalog.problems[:_TOLD]:
        log.warning("%s", problem.reason)
    if len(catalog.problems) > _TOLD:
        log.warning("and %d more; `lexindex catalog lint` lists them", len(catalog.problems) - _TOLD)
    return catalog


def _read(extra: tuple[Path, ...]) -> Catalog:
    digest = hashlib.sha256(__version__.encode())
    # Names are kept as folded, rows as merged.
    for code in (
        __file__,
        catalog_names.__file__,
        catalog_rows.__file__,
        catalog_merge.__file__,
        skos.__file__,
        folding.__file__,
    ):
        digest.update(Path(code).read_bytes())
    sources = files(extra)
    for path in (*sources, *words.own_files()):  # with other words the same documents are read anew
        try:
            digest.update(b"\0" + path.suffix.encode() + b"\0" + path.read_bytes())
        except OSError as error:
            raise CatalogError(f"{path}: {error.strerror or error}; name a TOML or CSV file of catalog rows") from error
    key = digest.hexdigest()[:24]
    cached = cache_folder() / f"catalog-{key}.sqlite"
    if cached.exists():
        try:
            stored = catalog_cache.read(cached)
            return Catalog(*stored[:4], key=key, problems=stored[4])
        except (sqlite3.Error, ValueError, TypeError) as error:
            log.warning("the catalog cache %s is damaged and is made again: %s", cached, error)
    collecting = gc.isenabled()
    gc.disable()  # many small values and no garbage: a sixth of the time
    try:
        merged = _merged(sources)
    finally:
        if collecting:
            gc.enable()
    records, problems = merged.records, merged.problems
    names, citations = names_of(records), citations_of(records)
    citations |= {citation_key(own): (id_,) for own, id_ in merged.same.items()}
    likes = alike(names)
    try:
        catalog_cache.write(cached, records.values(), names, citations, likes, problems)
        _prune(cached)
    except (OSError, sqlite3.Error) as error:
        log.warning("cache %s not written: %s", cached, error)
    return Catalog(records, names, citations, likes, key=key, problems=problems)


def _merged(sources: Sequence[Path]) -> Merged:
    merged = Merged(lambda record: names_of({record.instrument.id: record}), spellings)
    for path in sources:
        merged.read(read_rows(path), ours=path.parent == DATA)
    merged.finish()
    return merged


def _install_vocabulary(path: Path, rows: Sequence[Record | Change | Problem]) -> int:
    left_out = [row.reason for row in rows if isinstance(row, Problem)]
    for reason in left_out[:_TOLD]:
        log.warning("left out: %s", reason)
    if len(left_out) > _TOLD:
        log.warning("left out: %d more concepts", len(left_out) - _TOLD)
    records = [row for row in rows if isinstance(row, Record)]
    folder = user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{path.name}.toml").write_text(skos.as_toml(records), encoding="utf-8")
    _load.cache_clear()
    return len(records)


def own_records(extra: Sequence[Path] = ()) -> list[Record]:
    """The records that the user's own rows, and those of these files, made or changed."""
    packaged = _merged(_packaged()).records
    return [record for id_, record in load(extra).records.items() if packaged.get(id_) != record]


def install(path: Path) -> int:
    """Copy a file of rows into the user's catalog folder after checking every row; returns how many it holds.

    A SKOS vocabulary is kept as TOML, without the concepts that are no instruments: those are logged. CatalogError where a row
    of another file cannot be used.
    """
    rows = list(read_rows(path))
    if path.suffix.lower() in SKOS_SUFFIXES and any(isinstance(row, Record) for row in rows):
        return _install_vocabulary(path, rows)
    if wrong := [row for row in rows if isinstance(row, Problem)]:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise CatalogError(f"{wrong[0].reason}{more}; nothing was added")
    if not rows:
        raise CatalogError(f"{path.name}: no rows; write [[instrument]] tables, or a CSV with {', '.join(CSV_COLUMNS)}")
    if any(isinstance(row, Change) for row in rows):
        # What it changes may be unknown: tried as it will be read, in the place of a file of this name.
        order = sorted([*(mine for mine in _mine() if mine.name != path.name), path], key=lambda one: one.name)
        for problem in _merged([*_packaged(), *order]).problems:
            if problem.path == str(path):
                raise CatalogError(f"{problem.reason}; nothing was added")
    folder = user_folder()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / path.name)
    _load.cache_clear()
    return len(rows)
