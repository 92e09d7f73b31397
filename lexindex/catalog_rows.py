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
from lexindex.text import fold

# Which kind of name each type of alias is: a proper name, or something less (form "alias").
LONE = "lone"  # a case's title that is a plain name, which only the words beside it can tell to be a case
BARE = "bare"  # a title without its year, which several may share
PROPER = frozenset({"title", "official", "popular", BARE})
ALIAS_TYPES = frozenset({"official", "popular", "nickname", "acronym", "party", "misnomer"})
DATE_ORDER = ("decided", "enacted", "adopted", "signed", "opened", "in_force", "repealed")
RELATIONS = frozenset(
    {"protocol_to", "part_of", "amends", "supersedes", "implements", "codified_at", "overrules", "decided_under"}
)
_ID = re.compile(r"[a-z]+:[a-z0-9][a-z0-9./()+_-]*")
SKOS_SUFFIXES = frozenset((".ttl", ".rdf", ".xml", ".jsonld", ".nt"))
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


def citation_key(citation: str) -> str:
    """A citation without the spacing and points that writers vary.

    >>> citation_key("410 U. S. 113")
    '410us113'
    """
    return _NO_KEY.sub("", fold(citation).lower())


_NO_KEY = re.compile(r"[^a-z0-9/]")


class Alias(NamedTuple):
    """A name of an instrument; it counts only where one of `needs` starts a word nearby.

    `ambiguous_with` are ids of others that it may mean too, whether or not their rows have it.
    """

    name: str
    type: str
    needs: tuple[str, ...] = ()
    ambiguous_with: tuple[str, ...] = ()


class Name(NamedTuple):
    """What one surface form may mean: an instrument, under which spelling, of which type, needing what."""

    id: str
    spelling: str
    type: str
    needs: tuple[str, ...]


class Record(NamedTuple):
    """One row: the instrument, all its names and citations, and a sentence that must be linked to it.

    `dropped` are surface forms, in small letters, that a user's row took from it; `dates` are all of them by what happened.
    """

    instrument: Instrument
    aliases: tuple[Alias, ...]
    citations: tuple[str, ...]
    example: str
    dropped: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()


class Change(NamedTuple):
    """What a row says of an instrument that an earlier row made: more of it, names that are not its, or that it goes.

    `replacement` is the row's own record where it stands in the earlier one's place.
    """

    target: str
    aliases: tuple[Alias, ...]
    citations: tuple[str, ...]
    relations: tuple[Relation, ...]
    url: str | None
    title: str | None
    dates: tuple[tuple[str, str], ...]
    dropped: tuple[str, ...]
    disable: bool
    path: str  # the file, and with its row and id, for whoever must be told
    where: str
    extends: bool = True
    replacement: Record | None = None


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
        others = value.get("ambiguous_with", [])
        if not isinstance(others, list) or not all(isinstance(id_, str) and _ID.fullmatch(id_) for id_ in others):
            raise ValueError(f'"ambiguous_with" of alias "{value["name"]}" must be a list of ids')
        return Alias(value["name"], kind, tuple(word.lower() for word in needs), tuple(others))
    raise ValueError('an alias is a text or { name = "...", type = "...", needs = [...], ambiguous_with = [...] }')


def parse_change(row: Mapping[str, Any]) -> Change | None:
    """What a row changes of another one, by its `extends` or `disable`; None where it is a row of its own."""
    if not any(row.get(field) for field in ("extends", "drop_alias", "disable")):
        return None
    disable = row.get("disable", False)
    if not isinstance(disable, bool):
        raise ValueError('"disable" must be true or false')
    target = _text(row, "extends") or _text(row, "id")
    if not target:
        raise ValueError('"extends" must name the id of the row that it changes')
    own_row = not disable and not row.get("extends")
    if own_row and not row.get("title"):
        raise ValueError('"drop_alias" needs "extends", the id of the row whose names they are, or a row of its own')
    dropped = row.get("drop_alias", [])
    if not isinstance(dropped, list) or not all(isinstance(name, str) and name for name in dropped):
        raise ValueError('"drop_alias" must be a list of names')
    own = parse_row({"citations": [], **row, "id": target, "title": target, "kind": target.partition(":")[0]})
    return Change(
        target=target,
        aliases=tuple(alias for alias in own.aliases if alias.name != target),
        citations=own.citations,
        relations=own.instrument.relations,
        url=own.instrument.url,
        title=_text(row, "title") or None,
        dates=own.dates,
        dropped=tuple(dropped),
        disable=disable,
        path="",
        where="",
        extends=bool(row.get("extends")),
        replacement=parse_row(row) if own_row else None,
    )


def parse_row(row: Mapping[str, Any]) -> Record:
    """One row of TOML as a record; ValueError says which field is wrong and how to write it."""
    id_, title = _text(row, "id", required=True), _text(row, "title", required=True)
    if not _ID.fullmatch(id_):
        raise ValueError(f'"id" {id_!r} must look like treaty:vclt-1969 (lower case, no spaces)')
    try:
        kind = Kind(row.get("kind") or id_.partition(":")[0])
    except ValueError:
        raise ValueError(f'"kind" must be one of {", ".join(Kind)}') from None
    given_dates = row.get("dates", {})
    if not isinstance(given_dates, dict):
        raise ValueError('"dates" must be a table such as { adopted = 1969-05-23 }')
    typed = {name: _iso(value, f"dates.{name}") for name, value in given_dates.items()}
    if unknown := set(typed) - set(DATE_ORDER):
        raise ValueError(f'"dates" has {", ".join(sorted(unknown))}; use {", ".join(DATE_ORDER)}')
    citations = row.get("citations", [])
    if not isinstance(citations, list) or not all(isinstance(value, str) and value for value in citations):
        raise ValueError('"citations" must be a list of texts')
    relations = []
    for value in row.get("relations", []):
        if (
            not isinstance(value, dict)
            or value.get("kind") not in RELATIONS
            or not isinstance(value.get("target"), str)
        ):
            raise ValueError(f'"relations" holds {{ kind, target }} with kind one of {", ".join(sorted(RELATIONS))}')
        relations.append(Relation(value["kind"], value["target"]))
    dates = tuple((name, typed[name]) for name in DATE_ORDER if name in typed)
    instrument = Instrument(
        id=id_,
        kind=kind,
        title=title,
        jurisdiction=_text(row, "jurisdiction").lower() or None,
        date=dates[0][1] if dates else None,
        citation=citations[0] if citations else None,
        url=_text(row, "url") or None,
        relations=tuple(relations),
    )
    given = row.get("aliases", [])
    if not isinstance(given, list):
        raise ValueError('"aliases" must be a list')
    aliases = [Alias(title, "title"), *map(_alias, given)]
    aliases += [one._replace(name=_dotted(one.name)) for one in aliases if _ACRONYM.fullmatch(one.name)]
    return Record(instrument, tuple(aliases), tuple(citations), _text(row, "example"), dates=dates)


_YES, _NO = frozenset(("yes", "true", "1", "y", "x")), frozenset(("no", "false", "0", "n"))


def _csv_row(row: Mapping[str, str]) -> dict[str, Any]:
    """A row of the ten-column table as the fields of a TOML row."""
    kind = (row.get("kind") or "").strip().lower()
    kind = next((word for word in Kind if word.value in kind.split()), kind)
    id_ = re.sub(r"[^a-z0-9./()+_:-]+", "-", (row.get("id") or "").strip().lower())
    names = [row.get("short_title") or "", *(row.get("aliases") or "").split(";")]
    when = (row.get("date") or "").strip()
    changes: dict[str, Any] = {}
    if target := (row.get("extends") or "").strip():
        changes["extends"] = target
    if dropped := [name.strip() for name in (row.get("drop_alias") or "").split(";") if name.strip()]:
        changes["drop_alias"] = dropped
    if (disable := (row.get("disable") or "").strip().lower()) and disable not in _NO:
        changes["disable"] = True if disable in _YES else disable
    return {
        **changes,
        "id": id_ if not id_ or id_.startswith(f"{kind}:") else f"{kind}:{id_.replace(':', '/')}",
        "kind": kind,
        "title": (row.get("title") or "").strip(),
        "jurisdiction": row.get("jurisdiction") or "",
        "dates": {"adopted": when} if when else {},
        "citations": [part.strip() for part in (row.get("citation") or "").split(";") if part.strip()],
        "aliases": [name.strip() for name in dict.fromkeys(names) if name.strip() and name.strip() != row.get("title")],
        "url": row.get("url") or "",
        "example": (row.get("title") or "").strip(),
    }


def read_rows(path: Path) -> Iterator[Record | Change | Problem]:
    """The rows of a TOML, CSV or SKOS file; a row we cannot use is a problem that names file, row and field."""
    try:
        if path.suffix.lower() in SKOS_SUFFIXES:
            from lexindex import skos

            rows: list[Any] = list(skos.rows(path))
        elif path.suffix.lower() == ".csv":
            text = path.read_text(encoding="utf-8-sig")
            reader = csv.DictReader(text.splitlines(keepends=True))
            if missing := {"id", "kind", "title"} - set(reader.fieldnames or ()):
                raise CatalogError(
                    f"{path.name}: no column {', '.join(sorted(missing))}; the columns are {', '.join(CSV_COLUMNS)}"
                )
            rows = [_csv_row(row) for row in reader]
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
            if row.get("error") and "uri" in row:
                raise ValueError(row["error"])
            change = parse_change(row)
            yield change._replace(path=str(path), where=_where(path, number, row)) if change else parse_row(row)
        except (ValueError, TypeError) as error:
            yield Problem(str(path), f"{_where(path, number, row)}: {error}", "the other rows were loaded")


def _where(path: Path, number: int, row: object) -> str:
    if isinstance(row, dict) and "uri" in row and path.suffix.lower() in SKOS_SUFFIXES:
        return f"{path.name}, {row['uri']} ({row['id']})"
    id_ = (row.get("extends") or row.get("id")) if isinstance(row, dict) else None
    return f"{path.name}, row {number}" + (f", {id_}" if id_ else "")
