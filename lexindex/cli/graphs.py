"""Commands on the citation graph: `graph ...` and `export`."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from lexindex import render, views
from lexindex.cli.common import (
    Command,
    Group,
    color_option,
    give,
    index_option,
    json_option,
    kind_option,
    on_terminal,
    open_index,
    said_nothing,
)
from lexindex.errors import ExportError, NothingFound

if TYPE_CHECKING:
    from lexindex.index import Index

_FORMATS = ("graphml", "gexf", "json", "jsonl", "csv", "dot")
limit_option = click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, help="Only the first so many."
)


@click.group(cls=Group)
def graph() -> None:
    """Analyse the graph of what cites what.

    Examples:
      lexindex graph stats
      lexindex graph top --by pagerank
      lexindex graph cited-with "Refugee Convention"
    """


@graph.command()
@index_option
@kind_option
@json_option
@color_option
def stats(*, folder: Path, kinds: tuple[str, ...], as_json: bool) -> int:
    """Say how large the graph is and what it is made of.

    Examples:
      lexindex graph stats
      lexindex graph stats --kind treaty --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        answer = analyses.stats(index.graph(kinds=kinds or None))
    give(answer, views.facts(answer), as_json=as_json)
    return said_nothing(answer["nodes"] > 0, "no document cites such an instrument")


@graph.command()
@index_option
@click.option(
    "--by",
    type=click.Choice(("documents", "mentions", "pagerank")),
    default="documents",
    show_default=True,
    help="The measure.",
)
@kind_option
@limit_option
@json_option
@color_option
def top(*, folder: Path, by: str, kinds: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Rank the instruments.

    Examples:
      lexindex graph top
      lexindex graph top --by pagerank --kind case --limit 20
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        rows = analyses.top(index.graph(kinds=kinds or None), by=by, limit=limit)
    give({"by": by, "instruments": rows}, views.ranked(rows), as_json=as_json)
    return said_nothing(bool(rows), "no document cites such an instrument")


@graph.command()
@click.argument("name")
@index_option
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="How many steps.")
@json_option
@color_option
def neighbors(name: str, *, folder: Path, depth: int, as_json: bool) -> int:
    """Show what lies near an instrument or a document.

    Examples:
      lexindex graph neighbors "1967 Protocol"
      lexindex graph neighbors doc:corpus/asylum.txt --depth 2 --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        answer = analyses.neighbors(index.graph(), _node(index, name), depth=depth)
    give(answer, views.neighbors(answer, terminal=on_terminal()), as_json=as_json)
    return said_nothing(len(answer["nodes"]) > 1, "nothing lies near it")


@graph.command()
@click.argument("start")
@click.argument("end")
@index_option
@json_option
@color_option
def path(start: str, end: str, *, folder: Path, as_json: bool) -> int:
    """Show a shortest way between two nodes.

    START and END are instruments or documents; each citation on the way comes with its sentence.

    Examples:
      lexindex graph path "Refugee Convention" "Roe v. Wade"
      lexindex graph path doc:corpus/a.txt doc:corpus/b.txt --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        answer = analyses.path(index.graph(), _node(index, start), _node(index, end))
        for hop in answer["hops"]:
            if hop["kind"] == "cites" and hop["source"].startswith("doc:"):
                hop["sentence"] = _sentence(index, hop["source"], hop["target"])
    give(answer, views.path(answer), as_json=as_json)
    return 0


@graph.command("cited-with")
@click.argument("name")
@index_option
@limit_option
@json_option
@color_option
def cited_with(name: str, *, folder: Path, limit: int, as_json: bool) -> int:
    """List the instruments that the same documents cite.

    Examples:
      lexindex graph cited-with "Refugee Convention"
      lexindex graph cited-with case:us/410-us-113 --limit 50 --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        wanted = _node(index, name)
        rows = analyses.cited_with(index.store, wanted, limit=limit)
    give({"instrument": wanted, "cited_with": rows}, views.together(rows), as_json=as_json)
    return said_nothing(bool(rows), "no document cites it together with another instrument")


@graph.command()
@index_option
@kind_option
@limit_option
@json_option
@color_option
def communities(*, folder: Path, kinds: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Group what is cited together, largest group first.

    Examples:
      lexindex graph communities
      lexindex graph communities --kind treaty --limit 5 --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        groups = analyses.communities(index.graph(kinds=kinds or None), limit=limit)
    give({"communities": groups}, views.communities(groups, terminal=on_terminal()), as_json=as_json)
    return said_nothing(bool(groups), "no document cites such an instrument")


@graph.command()
@click.argument("name", required=False)
@index_option
@click.option("--by", type=click.Choice(("year", "month")), default="year", show_default=True, help="The period.")
@json_option
@color_option
def timeline(name: str | None, *, folder: Path, by: Literal["year", "month"], as_json: bool) -> int:
    """Count documents and mentions over time, of one instrument or of all.

    Examples:
      lexindex graph timeline
      lexindex graph timeline "Refugee Convention" --by month --json
    """
    from lexindex import graph as analyses

    with open_index(folder) as index:
        wanted = _node(index, name) if name else None
        answer: dict[str, Any] = {"instrument": wanted, **analyses.timeline(index.store, wanted, by=by)}
    give(answer, views.timeline(answer, terminal=on_terminal()), as_json=as_json)
    if answer["undated"] and not as_json:
        render.say(f"{answer['undated']} of the documents have no date that exact")
    return said_nothing(bool(answer["periods"]), "no dated document cites it")


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@index_option
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), help="The format, where the file's ending does not say it."
)
@click.option("--for", "profile", type=click.Choice(("gephi", "cytoscape", "yed")), help="Fit the file to one program.")
@kind_option
@click.option(
    "--documents/--no-documents", default=True, help="With the documents, or the instruments among themselves."
)
@click.option(
    "--min-weight", type=click.IntRange(1), default=1, show_default=True, help="Only citations of so many mentions."
)
@json_option
@color_option
def export(
    file: Path,
    *,
    folder: Path,
    format_: str | None,
    profile: str | None,
    kinds: tuple[str, ...],
    documents: bool,
    min_weight: int,
    as_json: bool,
) -> int:
    """Write the citation graph to a file.

    GraphML, GEXF, JSON, JSON Lines, CSV or DOT, by the ending of FILE or --format; - is standard output.

    Examples:
      lexindex export graph.graphml
      lexindex export treaties.gexf --kind treaty
      lexindex export yed.graphml --for yed
      lexindex export - --format jsonl | head

    See also: lexindex help formats.
    """
    from lexindex import export as files

    to_stdout = str(file) == "-"
    if to_stdout and not format_:
        raise click.UsageError("standard output has no ending: name the format with --format")
    if to_stdout and (format_ == "csv" or as_json or profile == "gephi"):
        raise click.UsageError("this makes more than one output; name a file instead of -")
    with open_index(folder) as index:
        network = index.graph(kinds=kinds or None, documents=documents, min_weight=min_weight)
    if to_stdout:
        with tempfile.TemporaryDirectory() as scratch:
            draft = Path(scratch) / "graph"
            files.write(network, draft, format_, profile=profile)
            with draft.open("rb") as whole:
                shutil.copyfileobj(whole, sys.stdout.buffer)
        return 0
    if not file.absolute().parent.is_dir():
        raise ExportError(f'there is no folder "{file.absolute().parent}"; make it first')
    counts = files.write(network, file, format_, profile=profile)
    if as_json:
        render.put_json(counts)
    else:
        render.put(
            f"{' and '.join(map(render.one_line, counts['files']))}: {counts['nodes']} nodes, {counts['edges']} edges"
        )
    if counts["replaced"]:
        render.say(f"{counts['replaced']} characters or numbers that no graph file can hold were replaced")
    if not counts["nodes"]:
        render.say("the graph is empty: no document cites such an instrument")
    return 0


def _node(index: "Index", name: str) -> str:
    """The id of the document or instrument a name means. Raises NothingFound where it is none, or several."""
    if name.startswith("doc:"):
        return name
    found = index.resolve(name)
    if not found:
        raise NothingFound(f'no instrument is called "{name}"; `lexindex instruments` lists those of the index')
    if len(found) > 1:
        answer = {"candidates": [one.record() for one in found]}
        raise NothingFound(views.candidates(answer, name))
    return str(found[0].id)


def _sentence(index: "Index", document: str, instrument: str) -> str | None:
    """The first sentence of a document that mentions an instrument."""
    for one in index.mentions(instrument)["documents"]:
        if one["id"] == document:
            return str(one["mentions"][0]["sentence"])
    return None


COMMANDS = (graph, export)
