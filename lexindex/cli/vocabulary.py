"""`words ...`: the nouns, courts, verbs and roles by which what has no name is found, and your own."""

from pathlib import Path
from typing import Any

import click

from lexindex import render
from lexindex.cli.common import Group, color_option, give, json_option, said_nothing
from lexindex.errors import CatalogError


@click.group(cls=Group)
def words() -> None:
    """List and extend the words by which briefs, suits and unnamed acts are found.

    papers.csv has nouns for what is filed in a court, nouns.csv those for acts, treaties and cases, wording.csv courts,
    verbs and roles.

    Examples:
      lexindex words list papers
      lexindex words add mine.csv
      lexindex words remove mine.csv
    """


@words.command("list")
@click.argument("table", required=False, type=click.Choice(["papers", "nouns", "wording"]))
@click.option("--mine", is_flag=True, help="Only your own.")
@json_option
@color_option
def list_(*, table: str | None, mine: bool, as_json: bool) -> int:
    """List the words, each with its example.

    Examples:
      lexindex words list
      lexindex words list papers
      lexindex words list --mine --json
    """
    from lexindex import words as tables

    own = list(tables.own_rows()) if mine else [(name, row) for name in tables.TABLES for row in tables.rows(name)]
    rows = [{"table": name, **row} for name, row in own if table in (None, name)]
    if as_json:
        render.put_json({"words": rows})
    else:
        for row in rows:
            word, sort = row.get("noun") or row["words"], row.get("type") or row.get("kind") or row.get("sort")
            render.put(render.one_line(f"{word}  ({row['table']}, {sort})  {row['example']}"))
    return said_nothing(bool(rows), "no words of your own; `lexindex words add FILE` adds some")


@words.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
@color_option
def add(file: Path, *, as_json: bool) -> int:
    """Add words from a CSV table of yours.

    The first line names the columns: noun,type,asks,example (papers) or noun,kind,alone,first,example (nouns) or
    sort,words,example (courts, verbs and roles). `asks` is what must stand near for the noun to mean a paper of a court: nothing, court (a word of courts),
    filed (what one does with a filing), tail (where it was filed, or what it asks) or, for a noun of much else, lodged (right beside it, that it was filed). Each example is tried; in that of a court or role, what
    it should tell stands in square brackets. FILE is kept in your own folder for every later run, and a row of a word that is there replaces ours.

    Examples:
      lexindex words add mine.csv
      lexindex words add mine.csv --json
    """
    from lexindex import words as tables

    table, rows = tables.checked(file)
    before = tables.folder() / file.name
    old = before.read_bytes() if before.exists() else None
    kept = tables.install(file)
    try:
        _try(table, rows, file.name)
    except CatalogError:
        if old is None:
            kept.unlink()
        else:
            kept.write_bytes(old)
        raise
    if as_json:
        render.put_json({"table": table, "added": len(rows), "file": str(kept)})
    else:
        render.put(f"{len(rows)} {table} added from {render.one_line(file.name)} to {render.one_line(kept.parent)}")
        render.say("`lexindex build` reads the documents again with them")
    return 0


@words.command()
@click.argument("name")
@json_option
@color_option
def remove(name: str, *, as_json: bool) -> int:
    """Take away a table that was added, by its file name.

    Examples:
      lexindex words remove mine.csv
      lexindex words remove mine.csv --json
    """
    from lexindex import words as tables

    kept = {path.name: path for path in tables.own_files()}
    if name not in kept:
        told = ", ".join(kept) or "none was added"
        return said_nothing(found=False, message=f'you have no table "{name}" ({told})')
    kept[name].unlink()
    give({"removed": name}, (), as_json=as_json)
    if not as_json:
        render.put(f"{render.one_line(name)} removed")
    return 0


def _try(table: str, rows: list[dict[str, str]], name: str) -> None:
    """Detect every example; CatalogError for the first that does not show what its row says."""
    from lexindex import pipeline

    for number, row in enumerate(rows, 2):
        example = row["example"]
        plain = example.replace("[", "").replace("]", "")
        found = pipeline.detect(plain)
        if table == "wording":
            wanted = example[example.find("[") + 1 : example.find("]")] if "[" in example else ""
            if not wanted:
                raise CatalogError(
                    f"{name}, line {number}: put what the example should tell in [brackets]; nothing was added"
                )
            told = {value.lower() for one in found for _, value in one.fields}
            if wanted.lower().removeprefix("the ") not in told:
                raise CatalogError(f'{name}, line {number}: the example does not tell "{wanted}"; nothing was added')
            continue
        kind = "brief" if table == "papers" else row["kind"]
        if not any(one.kind == kind and row["noun"].lower() in one.text.lower() for one in found):
            hint = _hint(table, row)
            raise CatalogError(
                f'{name}, line {number}: "{row["noun"]}" is not found in its example as a {kind}{hint}; nothing was added'
            )


def _hint(table: str, row: dict[str, str]) -> str:
    asks: dict[str, Any] = {
        "court": " (the example needs a word of courts near it)",
        "tail": " (the example must say where it was filed or what it asks)",
        "filed": " (the example must say that it was filed)",
        "lodged": " (the example must say right beside it that it was filed)",
    }
    return str(asks.get(row.get("asks", ""), "")) if table == "papers" else ""


COMMANDS = (words,)
