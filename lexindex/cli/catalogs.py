"""`catalog ...`: the instruments known without any corpus, and your own."""

from pathlib import Path
from typing import Any

import click

from lexindex import render, views
from lexindex.cli.common import Group, catalog_option, color_option, give, json_option, kind_option, said_nothing


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
    give({"instruments": rows}, views.catalog(rows), as_json=as_json)
    return said_nothing(bool(rows), "the catalog holds no such instrument")


@catalog.command()
@click.argument("name")
@catalog_option
@json_option
@color_option
def show(name: str, *, catalog: tuple[Path, ...], as_json: bool) -> int:
    """Show what the catalog knows of an instrument.

    NAME is any name, alias, citation or id.

    Examples:
      lexindex catalog show GDPR
      lexindex catalog show "410 U.S. 113" --json
    """
    from lexindex.catalog import load

    known = load(catalog)
    cards = [_card(known.records[one.id]) for one in known.lookup(name)]
    give(
        {"instruments": cards},
        (block for card in cards for block in views.instrument(card, terminal=False)),
        as_json=as_json,
    )
    return said_nothing(bool(cards), f'the catalog knows no instrument called "{name}"')


@catalog.command()
@catalog_option
@json_option
@color_option
def lint(*, catalog: tuple[Path, ...], as_json: bool) -> int:
    """Check the rows.

    Looks for broken relations, shared citations and names that are plain words. Doubts are listed with exit code 0; a row that cannot be used at all means exit code 2.

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
    """Add instruments from a TOML file of yours.

    FILE is checked, then kept in your own catalog folder for every later run.

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
    """Add instruments from a CSV table.

    FILE is checked, then kept in your own catalog folder for every later run.

    Examples:
      lexindex catalog import instruments.csv
      lexindex catalog import instruments.csv --json
    """
    return _install(file, as_json=as_json)


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


def _card(record: Any) -> dict[str, Any]:
    """What the catalog knows of one instrument, as plain data."""
    from lexindex.checked import confirmed

    return {
        **record.instrument.record(),
        "names": [{"name": alias.name, "type": alias.type, "needs": list(alias.needs)} for alias in record.aliases],
        "citations": list(record.citations),
        "relations": [{"kind": relation.kind, "target": relation.target} for relation in record.instrument.relations],
        "example": record.example,
        **confirmed(record),
    }


COMMANDS = (catalog,)
