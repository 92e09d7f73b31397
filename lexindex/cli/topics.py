"""`lexindex help TOPIC`: what is not the business of one command."""

import click

from lexindex import render
from lexindex.cli.common import Command

TOPICS = {
    "formats": """\
Formats of `lexindex export FILE`, by the file's ending or --format:

  graphml   .graphml         Gephi, Gephi Lite, Cytoscape, yEd, NetworkX; the one to start with
  gexf      .gexf            Gephi, Gephi Lite
  json      .json            node-link JSON: networkx.node_link_graph, d3
  jsonl     .jsonl .ndjson   one node or edge a line
  csv       .csv             two tables: FILE.csv with the edges, FILE.nodes.csv with the nodes
  dot       .dot .gv         Graphviz

--for fits a file to one program:

  gephi      GraphML with a pair of CSV tables (`timeset` holds the dates); dynamic GEXF; CSV as Gephi imports it
  cytoscape  GraphML with `shared name` and `interaction`
  yed        GraphML with labels that yEd draws

Answers on standard output: --json gives one JSON document; without it, a terminal gets tables and a pipe gets one
tab-separated record a line, never cut. `detect --jsonl` reads and writes one JSON object a line.""",
    "exit-codes": """\
  0    found, or done
  1    nothing found: no such instrument, no hit, an empty list, a name that fits several instruments
  2    an error: wrong usage, a missing path or index, a bad line given to `detect --jsonl`
  130  interrupted with Ctrl-C; `build` keeps what it had finished
  141  the reader of the output stopped reading, as in `lexindex instruments | head`

Files that could not be read do not fail a build: they are counted, and `lexindex problems` lists them.""",
    "environment": """\
  LEXINDEX_INDEX   the index folder, where --index is not given (else .lexindex)
  LEXINDEX_CACHE   where compiled catalogs and patterns are kept
  LEXINDEX_DEBUG   any value: show tracebacks instead of one-line errors
  NO_COLOR         any value but the empty one: no colour
  TERM=dumb        no colour and no cursor movement

Your own instruments live in the folder that `lexindex catalog add` names.""",
    "query": """\
Words must all occur; OR, NOT (or -word), "a phrase", prefix* and parentheses work as usual.

Fields:
  kind:treaty                       documents that mention an instrument of that kind
  instrument:"Refugee Convention"   any name, alias, citation or id; finds what other names wrote
  jurisdiction:us                   of the instruments mentioned
  date:2019   date:2019-06   date:2018..2020   date:[2018 TO 2020]
  title:asylum   source:guardian

Examples:
  lexindex search 'asylum kind:treaty date:2018..2020'
  lexindex search '"amicus brief" -kind:statute'
  lexindex search 'instrument:"1967 Protocol" (border OR camp*)'""",
}


@click.command("help", cls=Command)
@click.argument("topic", nargs=-1)
@click.pass_context
def help_command(context: click.Context, topic: tuple[str, ...]) -> None:
    """Explain a command or a topic.

    The topics are formats, exit-codes, environment and query.

    Examples:
      lexindex help formats
      lexindex help query
      lexindex help graph top
    """
    root = context.find_root()
    if not topic:
        click.echo(root.get_help())
        click.echo(f"\nTopics: {', '.join(TOPICS)}")
        return
    if text := TOPICS.get(topic[0]):
        click.echo(text)
        return
    command: click.Command = root.command
    inner = root
    for name in topic:
        found = command.get_command(inner, name) if isinstance(command, click.Group) else None
        if found is None:
            context.fail(
                f'There is no help on "{render.safe(" ".join(topic))}". Topics: {", ".join(TOPICS)}; or name a command.'
            )
        command = found
        inner = click.Context(command, info_name=name, parent=inner)
    click.echo(command.get_help(inner))


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    Examples:
      lexindex completion bash >> ~/.bashrc
      lexindex completion fish > ~/.config/fish/completions/lexindex.fish
    """
    from click.shell_completion import get_completion_class

    if made := get_completion_class(shell):
        click.echo(made(context.find_root().command, {}, "lexindex", "_LEXINDEX_COMPLETE").source())


COMMANDS = (help_command, completion)
