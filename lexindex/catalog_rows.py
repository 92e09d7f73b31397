"""Rows of the catalog: what a file of TOML or CSV says, checked field by field."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lexindex.errors import CatalogError
from lexindex.model import Instrument, Kind, Problem, Relation

# Which kind of name each type of alias is: a proper name, or something less (form "alias").
LONE = "lone"  # a case's title that is a plain name, which only the words beside it can tell to be a case
BARE = "bare"  # a title without its year, which several may share
PROPER = frozenset({"title", "official", "popular", BARE})
ALIAS_TYPES = frozenset({"official", "popular", "nickname", "acronym", "party", "misnomer"})
_DATE_ORDER = ("decided", "enacted", "adopted", "signed", "opened", "in_force", "repealed")
_RELATIONS = frozenset(
    {"protocol_to", "part_of", "amends", "supersedes", "implements", "codified_at", "overrules", "decided_under"}
)
_ID = re.compile(r"[a-z]+:[a-z0-9][a-z0-9./()+_-]*")
CSV_COLUMNS = ("id", "kind", "title", "short_title", "aliases", "jurisdiction", "date", "citation", "url", "source")


_ACRONYM = re.compile(r"[A-Z]{3,6}")


_JOINT = re.compile(r" (?:[Vv][Ss]?\.?|versus|VERSUS|Versus) (?=\S)")


def one_joint(name: str) -> str:
    """A name with " v. " between its parties, however the writer joined them.

    >>> one_joint("Roe versus Wade")
    'Roe v. Wade'
    """
    return _JOINT.sub(" v. ", name, count=1)


# What says of a case's title that it is one: two parties, "In re", a number, "judgment" in the languages of the rows.
_SAYS_CASE = re.compile(
    r" (?:v|c|gegen)\. | c/ |^(?:In re|Re|Ex parte|Matter of|R) |\d|[Cc]ases?\b|[Oo]pinion|[Uu]rteil|[Bb]eschluss|[Aa]rr[e\xea]t\b|[Jj]udge?ment|[Rr]uling"
)


_PLAIN_NAME = re.compile(r"(?:The )?[A-Z][a-z'.]+(?: [A-Z][a-z'.]+)?")


def is_lone(name: str) -> bool:
    """Whether a case's title could as well be a person, a place or a ship: "The Sydney", "Venus"."""
    return _PLAIN_NAME.fullmatch(name) is not None and not _SAYS_CASE.search(name)


def _dotted(acronym: str) -> str:
    """An acronym as some papers print it: "I.N.A."."""
    return "".join(f"{letter}." for letter in acronym)


class Alias(NamedTuple):
    """A name of an instrument; it counts only where one of `needs` starts a word nearby."""

    name: str
    type: str
    needs: tuple[str, ...] = ()


class Name(NamedTuple):
    """What one surface form may mean: an instrument, under which spelling, of which type, needing what."""

    id: str
    spelling: str
    type: str
    needs: tuple[str, ...]


class Record(NamedTuple):
    """One row: the instrument, all its names and citations, and a sentence that must be linked to it."""

    instrument: Instrument
    aliases: tuple[Alias, ...]
    citations: tuple[str, ...]
    example: str


def _text(row: Mapping[str, Any], field: str, *, required: bool = False) -> str:
    value = row.get(field, "")
    if not isinstance(value, str) or (required and not value.strip()):
        raise ValueError(f'"{field}" must be a text{" and not empty" if required else ""}')
    return value


def _iso(value: object, field: str) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return value
    raise ValueError(f'"{field}" is not a date; write 1969-05-23 or "1969"')


def _alias(value: object) -> Alias:
    if isinstance(value, str) and value.strip():
        return Alias(value, "popular")
    if isinstance(value, dict) and isinstance(value.get("name"), str) and value["name"].strip():
        kind, needs = value.get("type", "popular"), value.get("needs", [])
        if kind not in ALIAS_TYPES:
            raise ValueError(f'alias type "{kind}" is not one of {", ".join(sorted(ALIAS_TYPES))}')
        if not isinstance(needs, list) or not all(isinstance(word, str) and word for word in needs):
            raise ValueError(f'"needs" of alias "{value["name"]}" must be a list of words')
        return Alias(value["name"], kind, tuple(word.lower() for word in needs))
    raise ValueError('an alias is a text or { name = "...", type = "...", needs = [...] }')


def parse_row(row: Mapping[str, Any]) -> Record:
    """One row of TOML as a record; ValueError says which field is wrong and how to write it."""
    id_, title = _text(row, "id", required=True), _text(row, "title", required=True)
    if not _ID.fullmatch(id_):
        raise ValueError(f'"id" {id_!r} must look like treaty:vclt-1969 (lower case, no spaces)')
    try:
        kind = Kind(row.get("kind") or id_.partition(":")[0])
    except ValueError:
        raise ValueError(f'"kind" must be one of {", ".join(Kind)}') from None
    dates = row.get("dates", {})
    if not isinstance(dates, dict):
        raise ValueError('"dates" must be a table such as { adopted = 1969-05-23 }')
    typed = {name: _iso(value, f"dates.{name}") for name, value in dates.items()}
    if unknown := set(typed) - set(_DATE_ORDER):
        raise ValueError(f'"dates" has {", ".join(sorted(unknown))}; use {", ".join(_DATE_ORDER)}')
    citations = row.get("citations", [])
    if not isinstance(citations, list) or not all(isinstance(value, str) and value for value in citations):
        raise ValueError('"citations" must be a list of texts')
    relations = []
    for value in row.get("relations", []):
        if (
            not isinstance(value, dict)
            or value.get("kind") not in _RELATIONS
            or not isinstance(value.get("target"), str)
        ):
            raise ValueError(f'"relations" holds {{ kind, target }} with kind one of {", ".join(sorted(_RELATIONS))}')
        relations.append(Relation(value["kind"], value["target"]))
    when = next((typed[name] for name in _DATE_ORDER if name in typed), None)
    instrument = Instrument(
        id=id_,
        kind=kind,
        title=title,
        jurisdiction=_text(row, "jurisdiction").lower() or None,
        date=when,
        citation=citations[0] if citations else None,
        url=_text(row, "url") or None,
        relations=tuple(relations),
    )
    aliases = [Alias(title, "title"), *map(_alias, row.get("aliases", []))]
    aliases += [one._replace(name=_dotted(one.name)) for one in aliases if _ACRONYM.fullmatch(one.name)]
    return Record(instrument, tuple(aliases), tuple(citations), _text(row, "example"))


def _csv_row(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of the ten-column table as the fields of a TOML row."""
    kind = (row.get("kind") or "").strip().lower()
    kind = next((word for word in Kind if word.value in kind.split()), kind)
    id_ = re.sub(r"[^a-z0-9./()+_:-]+", "-", (row.get("id") or "").strip().lower())
    names = [row.get("short_title") or "", *(row.get("aliases") or "").split(";")]
    when = (row.get("date") or "").strip()
    return {
        "id": id_ if id_.startswith(f"{kind}:") else f"{kind}:{id_.replace(':', '/')}",
        "kind": kind,
        "title": (row.get("title") or "").strip(),
        "jurisdiction": row.get("jurisdiction") or "",
        "dates": {"adopted": when} if when else {},
        "citations": [part.strip() for part in (row.get("citation") or "").split(";") if part.strip()],
        "aliases": [name.strip() for name in dict.fromkeys(names) if name.strip() and name.strip() != row.get("title")],
        "url": row.get("url") or "",
        "example": (row.get("title") or "").strip(),
    }


def read_rows(path: Path) -> Iterator[Record | Problem]:
    """The rows of a TOML or CSV file; a row we cannot use is a problem that names file, row and field."""
    try:
        if path.suffix.lower() == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            reader = csv.DictReader(text.splitlines(keepends=True))
            if missing := {"id", "kind", "title"} - set(reader.fieldnames or ()):
                raise CatalogError(
                    f"{path.name}: no column {', '.join(sorted(missing))}; the columns are {', '.join(CSV_COLUMNS)}"
                )
            rows: list[Any] = [_csv_row(row) for row in reader]
        else:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            rows = [
                {**row, "kind": row.get("kind") or (table if table != "instrument" else "")}
                if isinstance(row, dict)
                else row
                for table, group in content.items()
                for row in (group if isinstance(group, list) else [group])
            ]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, csv.Error) as error:
        raise CatalogError(f"{path}: {error}") from error
    for number, row in enumerate(rows, 1):
        try:
            if not isinstance(row, dict):
                raise TypeError("not a table; write [[instrument]] above it")
            yield parse_row(row)
        except (ValueError, TypeError) as error:
            label = f", {row['id']}" if isinstance(row, dict) and row.get("id") else ""
            yield Problem(str(path), f"{path.name}, row {number}{label}: {error}", "the other rows were loaded")
