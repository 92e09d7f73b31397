"""`catalog ...`: the instruments known without any corpus, and your own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from lexindex import render, views, views_catalog
from lexindex.cli.common import (
    Group,
    catalog_option,
    color_option,
    give,
    json_option,
    kind_option,
    prefer_option,
    said_nothing,
)


@click.group(cls=Group)
def catalog() -> None:
    """List, check and extend the known instruments.

    These are known without any corpus.

    Examples:
      lexindex catalog list --kind treaty
      lexindex catalog show GDPR
      lexindex catalog add mine.toml
    """


@catalog.command("list")
@kind_option
@catalog_option
@json_option
@color_option
def list_(*, kinds: tuple[str, ...], catalog: tuple[Path, ...], as_json: bool) -> int:
    """List the instruments.

    Examples:
      lexindex catalog list
      lexindex catalog list --kind treaty --json
    """
    from lexindex.catalog import load

    rows = [one.record() for one in load(catalog).instruments.values() if not kinds or one.kind in kinds]
    rows.sort(key=lambda row: (str(row["kind"]), str(row["title"]), str(row["id"])))
    give({"instruments": rows}, views_catalog.listed(rows), as_json=as_json)
    return said_nothing(bool(rows), "the catalog holds no such instrument")


@catalog.command()
@click.argument("name")
@click.option("--text", help="A sentence that has the name: also say what it means there.")
@catalog_option
@prefer_option
@json_option
@color_option
def show(name: str, *, text: str | None, catalog: tuple[Path, ...], prefer: tuple[str, ...], as_json: bool) -> int:
    """Show what the catalog knows of an instrument, and why the name means it.

    NAME is any name, alias, citation or id. Where several instruments bear it, each is shown, and what decides between them.

    Examples:
      lexindex catalog show GDPR
      lexindex catalog show "410 U.S. 113" --json
      lexindex catalog show "Companies Act" --text "Dublin: the Companies Act was amended."
    """
    from lexindex.catalog import load

    known = load(catalog)
    found = known.lookup(name)
    cards = [
        {**_card(known.records[one.id], known.bearers), "matched": _matched(known.matched(name, one.id))}
        for one in found
    ]
    ids = {one.id for one in found}
    # Those that bear it only without their year: a text may mean them too.
    others = sorted(one for one in known.bearers(name) if one not in ids)
    answer: dict[str, Any] = {"instruments": cards, "ambiguous": len(cards) + len(others) > 1, "others": others}
    if text is not None:
        answer["in_text"] = _in_text(name, text, catalog, prefer, len(cards) + len(others))
    give(answer, views_catalog.explained(answer, name), as_json=as_json)
    return said_nothing(bool(cards or answer.get("in_text")), f'the catalog knows no instrument called "{name}"')


def _matched(entry: Any) -> dict[str, Any]:
    if entry is None:
        return {"by": "number"}
    return {"by": "name", "name": entry.spelling, "type": entry.type, "needs": list(entry.needs)}


def _in_text(
    name: str, text: str, catalog: tuple[Path, ...], prefer: tuple[str, ...], bearers: int
) -> list[dict[str, Any]]:
    """The mentions in a text that hold a name, or all of them where none does, each with the reason of its link."""
    from lexindex import pipeline, scores, signs
    from lexindex.catalog import load

    mentions = pipeline.detect(text, catalog=catalog, prefer=prefer)
    holding = [one for one in mentions if name.casefold() in one.text.casefold()]
    known = load(catalog)
    return [
        {
            **one.record(),
            "candidates": signs.explained(text, mentions, known, one),
            "why": scores.why(one, bearers),
        }
        for one in holding or mentions
    ]


@catalog.command()
@catalog_option
@json_option
@color_option
def lint(*, catalog: tuple[Path, ...], as_json: bool) -> int:
    """Check the rows.

    Looks for broken relations, malformed and shared citations, names that several share and names that are plain words. Doubts are listed with exit code 0; a row that cannot be used at all means exit code 2.

    Examples:
      lexindex catalog lint
      lexindex catalog lint --catalog mine.toml --json
    """
    from lexindex.catalog import load

    known = load(catalog)
    rows = [{"path": one.path, "reason": one.reason, "hint": one.hint} for one in known.lint()]
    give({"problems": rows}, views.problems(rows), as_json=as_json)
    if not rows:
        render.say(f"all {len(known.records)} rows are sound")
    return 2 if known.problems else 0


@catalog.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@color_option
def add(file: Path, *, as_json: bool) -> int:
    """Add instruments from a TOML file of yours, or change those that are there.

    A row may extend another one (`extends`), take names from it (`drop_alias`) or put it away (`disable`). FILE is checked, then kept in your own catalog folder for every later run.

    Examples:
      lexindex catalog add mine.toml
      lexindex catalog add mine.toml --json
    """
    return _install(file, as_json=as_json)


@catalog.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@color_option
def import_(file: Path, *, as_json: bool) -> int:
    """Add instruments from a CSV table or a SKOS vocabulary.

    FILE is checked, then kept in your own catalog folder for every later run. A row with the citation of an instrument that is
    known already adds its names to that one. SKOS (.ttl, .rdf, .xml, .jsonld, .nt) needs `pip install 'lexindex[skos]'`.

    Examples:
      lexindex catalog import instruments.csv
      lexindex catalog import vocabulary.ttl
      lexindex catalog import instruments.csv --json
    """
    return _install(file, as_json=as_json)


@catalog.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--mine", is_flag=True, help="Only what rows of your own made or changed.")
@kind_option
@catalog_option
@json_option
@color_option
def export(file: Path, *, mine: bool, kinds: tuple[str, ...], catalog: tuple[Path, ...], as_json: bool) -> int:
    """Write the instruments as a SKOS vocabulary.

    FILE ends in .ttl, .rdf, .jsonld or .nt; `catalog import` reads it again. Needs `pip install 'lexindex[skos]'`.

    Examples:
      lexindex catalog export catalog.ttl
      lexindex catalog export mine.ttl --mine --catalog mine.toml
    """
    from lexindex import skos
    from lexindex.catalog import load, own_records

    records = own_records(catalog) if mine else list(load(catalog).records.values())
    records = [record for record in records if not kinds or record.instrument.kind in kinds]
    if not records:
        return said_nothing(found=False, message="the catalog holds no such instrument; nothing was written")
    count = skos.write(file, records)
    if as_json:
        render.put_json({"instruments": count, "file": str(file)})
    else:
        render.put(f"{count} instruments written to {render.one_line(file)}")
    return 0


def _install(file: Path, *, as_json: bool) -> int:
    from lexindex.catalog import install, user_folder

    count = install(file)
    folder = user_folder()
    if as_json:
        render.put_json({"added": count, "folder": str(folder)})
    else:
        render.put(f"{count} added from {render.one_line(file.name)} to {render.one_line(folder)}")
        render.say("`lexindex build` reads the documents again with them")
    return 0


def _card(record: Any, bearers: Callable[[str], list[str]]) -> dict[str, Any]:
    """What the catalog knows of one instrument, as plain data."""
    from lexindex.checked import confirmed
    from lexindex.identifiers import scheme

    schemes = ((citation, scheme(citation)) for citation in record.citations)
    return {
        **record.instrument.record(),
        "dates": dict(record.dates),
        "names": [
            {
                "name": alias.name,
                "type": alias.type,
                "needs": list(alias.needs),
                "ambiguous_with": [id_ for id_ in bearers(alias.name) if id_ != record.instrument.id],
            }
            for alias in record.aliases
        ],
        "citations": list(record.citations),
        "identifiers": [{"scheme": known.name, "value": citation} for citation, known in schemes if known],
        "relations": [{"kind": relation.kind, "target": relation.target} for relation in record.instrument.relations],
        "example": record.example,
        **confirmed(record),
    }


COMMANDS = (catalog,)
