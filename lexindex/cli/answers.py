"""Commands that ask an index: mentions, search, show, instruments, instrument, documents, unresolved, problems."""

from pathlib import Path
from typing import Any

import click

from lexindex import render, views
from lexindex.cli.common import (
    Command,
    catalog_option,
    color_option,
    give,
    index_option,
    json_option,
    on_terminal,
    open_index,
    said_nothing,
)
from lexindex.errors import NothingFound

_NARROWING = ("kind", "instrument", "jurisdiction", "date", "title", "source")


@click.command(cls=Command)
@click.argument("instrument")
@index_option
@catalog_option
@click.option("--pinpoint", help='Only mentions of this place, such as "article 33" or "section 2(a)".')
@click.option("--boilerplate", is_flag=True, help="Also count menus, lists of related articles and captions.")
@json_option
@color_option
def mentions(
    instrument: str,
    *,
    folder: Path,
    catalog: tuple[Path, ...],
    pinpoint: str | None,
    boilerplate: bool,
    as_json: bool,
) -> int:
    """List the documents that mention an instrument.

    Each mention comes with its sentence. Any name, alias, citation or id finds what all the other names wrote. An article or section before the name keeps
    only the mentions of that place.

    Examples:
      lexindex mentions "1967 Protocol"
      lexindex mentions "410 U.S. 113" --json
      lexindex mentions "Article 33 of the Refugee Convention"
    """
    try:
        with open_index(folder, catalog=catalog) as index:
            answer = index.mentions(instrument, pinpoint=pinpoint, boilerplate=boilerplate)
    except NothingFound:
        if as_json:
            render.put_json({"instrument": None, "candidates": [], "total": 0, "documents": []})
        raise
    if as_json:
        render.put_json(answer)
    elif answer["documents"]:
        give(answer, views.mentions(answer, terminal=on_terminal()), as_json=False)
    if not as_json and (beside := answer.get("related")):
        render.say(views.related(beside))
    if not as_json and answer.get("undecided", {}).get("mentions"):
        render.say(views.maybe(answer["undecided"]))
    if answer["instrument"] is None and answer["candidates"]:
        return said_nothing(False, views.candidates(answer, instrument))  # noqa: FBT003  # it fits several
    place = " at that place" if answer.get("pinpoints") else ""
    name = answer["instrument"]["title"] if answer["instrument"] else instrument
    return said_nothing(answer["total"] > 0, f'no document of the index mentions "{name}"{place}')


@click.command(cls=Command)
@click.argument("query", nargs=-1)
@index_option
@click.option("--kind", multiple=True, help="Only documents that mention this kind; may be given several times.")
@click.option("--instrument", multiple=True, help="Only documents that mention this instrument, by any name.")
@click.option("--jurisdiction", multiple=True, help="Only documents that mention instruments from here, such as us.")
@click.option("--date", help="Only documents of this time: 2019, 2019-06 or 2018..2020.")
@click.option("--title", help="Only documents with these words in the title.")
@click.option("--source", multiple=True, help="Only documents from this source.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=10, show_default=True, help="Hits on a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@json_option
@color_option
def search(query: tuple[str, ...], *, folder: Path, as_json: bool, **options: Any) -> int:
    """Search the full text.

    The fields kind:, instrument:, jurisdiction:, date:, title: and source: narrow it down, in QUERY or as options.

    Examples:
      lexindex search asylum
      lexindex search 'instrument:"Refugee Convention" date:2018..2020'
      lexindex search '"amicus brief" kind:case' --limit 50 --json
      lexindex search --instrument "Refugee Convention" --date 2018..2020 border

    See also: lexindex help query. A query that starts with a minus goes after --.
    """
    if not query and not any(options[name] for name in _NARROWING):
        raise click.UsageError("name some words to search for, or narrow it down with an option")
    with open_index(folder) as index:
        answer = index.search(" ".join(query), **options)
    give(answer, views.search(answer, terminal=on_terminal()) if answer["hits"] else (), as_json=as_json)
    if answer["hits"]:
        return 0
    suggestion = f'; did you mean "{answer["suggestion"]}"?' if answer.get("suggestion") else ""
    pages = f" on page {options['page']} ({answer['total']} in all)" if answer["total"] else ""
    return said_nothing(False, f"nothing found{pages}{suggestion}")  # noqa: FBT003  # no hits


@click.command(cls=Command)
@click.argument("document")
@index_option
@json_option
@color_option
def show(document: str, *, folder: Path, as_json: bool) -> int:
    """Show one document, its mentions marked.

    DOCUMENT is an id, as `mentions` and `documents` print them.

    Examples:
      lexindex show doc:corpus/asylum.txt
      lexindex show doc:corpus/news.jsonl#a17 --json
    """
    with open_index(folder) as index:
        answer = index.show(document)
    give(answer, views.show(answer, terminal=on_terminal()), as_json=as_json)
    return 0


@click.command(cls=Command)
@index_option
@json_option
@color_option
def documents(*, folder: Path, as_json: bool) -> int:
    """List the documents of the index.

    Examples:
      lexindex documents
      lexindex documents --json
    """
    with open_index(folder) as index:
        rows = index.documents()
    give({"documents": rows}, views.documents(rows), as_json=as_json)
    return said_nothing(bool(rows), "the index holds no document; run `lexindex build PATH`")


@click.command(cls=Command)
@index_option
@click.option(
    "--kind",
    type=click.Choice(("treaty", "statute", "regulation", "bill", "case", "brief", "resolution", "journal")),
    help="Only instruments of this kind.",
)
@click.option("--limit", type=click.IntRange(1), help="Only the first so many.")
@json_option
@color_option
def instruments(*, folder: Path, kind: str | None, limit: int | None, as_json: bool) -> int:
    """List the instruments mentioned, with counts.

    Examples:
      lexindex instruments
      lexindex instruments --kind treaty --limit 20
      lexindex instruments --json
    """
    with open_index(folder) as index:
        rows = index.instruments(kind=kind, limit=limit)
    give({"instruments": rows}, views.instruments(rows), as_json=as_json)
    return said_nothing(bool(rows), "no document of the index mentions such an instrument")


@click.command(cls=Command)
@click.argument("name")
@index_option
@catalog_option
@json_option
@color_option
def instrument(name: str, *, folder: Path, catalog: tuple[Path, ...], as_json: bool) -> int:
    """Show one instrument's card.

    Its names, citations and link, the documents that mention it, and what they cite it with.

    Examples:
      lexindex instrument "Refugee Convention"
      lexindex instrument case:us/410-us-113 --json
    """
    with open_index(folder, catalog=catalog) as index:
        card = index.instrument(name)
    if card.get("candidates"):
        if as_json:
            render.put_json(card)
        return said_nothing(False, views.candidates(card, name))  # noqa: FBT003  # it fits several
    give(card, views.instrument(card, terminal=on_terminal()), as_json=as_json)
    if not as_json and card["undecided"]["mentions"]:
        render.say(views.maybe(card["undecided"]))
    return 0


@click.command(cls=Command)
@index_option
@json_option
@color_option
def unresolved(*, folder: Path, as_json: bool) -> int:
    """List the references that found no instrument.

    Most frequent first: what a catalog of your own might add.

    Examples:
      lexindex unresolved
      lexindex unresolved | head -20
    """
    return _listed(folder, "unresolved", as_json=as_json, nothing="every reference found its instrument")


@click.command(cls=Command)
@index_option
@json_option
@color_option
def problems(*, folder: Path, as_json: bool) -> int:
    """List the files that could not be read, and why.

    Examples:
      lexindex problems
      lexindex problems --json
    """
    return _listed(folder, "problems", as_json=as_json, nothing="every file was read")


def _listed(folder: Path, name: str, *, as_json: bool, nothing: str) -> int:
    with open_index(folder) as index:
        rows: list[dict[str, Any]] = index.unresolved() if name == "unresolved" else index.problems()
    view = views.unresolved if name == "unresolved" else views.problems
    give({name: rows}, view(rows), as_json=as_json)
    return said_nothing(bool(rows), nothing)


COMMANDS = (mentions, search, show, documents, instruments, instrument, unresolved, problems)
