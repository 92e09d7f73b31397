"""What the commands share: options, groups that suggest a command, the index they ask, and how answers go out."""

import difflib
import inspect
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lexindex import render
from lexindex.views import Block

if TYPE_CHECKING:
    from lexindex.index import Index

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

DEFAULT_INDEX = ".lexindex"


class Command(click.Command):
    """A command whose help ends in examples, taken line for line from its docstring."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        """Write what the command does, then the examples as they stand, then what else there is to say."""
        text, _, rest = inspect.cleandoc(self.help or "").partition("Examples:\n")
        examples, _, after = rest.partition("\n\n")
        for part in (text, after):
            if part.strip():
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(part)
        with formatter.section("Examples"):
            for line in examples.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line.strip()}\n")


class Group(Command, click.Group):
    """A group of commands, in the order they were added, that suggests the command one may have meant."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Commands in the order a person needs them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command by its whole name; a near miss names what is near."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            near = difflib.get_close_matches(name.lower(), self.commands, n=3, cutoff=0.55)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f'There is no command "{render.safe(name)}".{hint}')
        return super().resolve_command(ctx, args)


def index_option(command: Decorated) -> Decorated:
    """`--index DIR`, wherever an index is read or written."""
    return click.option(
        "--index",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_INDEX,
        envvar="LEXINDEX_INDEX",
        show_default=True,
        help="The index folder (or set LEXINDEX_INDEX).",
    )(command)


def json_option(command: Decorated) -> Decorated:
    """`--json`, wherever there is an answer."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


def color_option(command: Decorated) -> Decorated:
    """`--no-color` after the command too, where people write it; it is kept for the whole run."""

    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # click's signature
        if value:
            context.ensure_object(dict)["no_color"] = True

    return click.option(
        "--no-color", is_flag=True, expose_value=False, callback=keep, help="No colour, whatever the terminal can do."
    )(command)


def catalog_option(command: Decorated) -> Decorated:
    """`--catalog FILE`, as often as wanted, wherever names are looked up."""
    return click.option(
        "--catalog",
        multiple=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="A TOML, CSV or SKOS file with instruments of your own; may be given several times.",
    )(command)


def prefer_option(command: Decorated) -> Decorated:
    """`--prefer US,INT`, where names are linked."""

    def parse(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
        if not value:
            return ()
        from lexindex.homonyms import jurisdictions

        try:
            return jurisdictions(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return click.option(
        "--prefer",
        default="",
        metavar="CODES",
        callback=parse,
        help="Whose instrument is meant where the text leaves it open: GB or US,INT, best first.",
    )(command)


def kind_option(command: Decorated) -> Decorated:
    """`--kind KIND`, as often as wanted."""
    return click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice(("treaty", "statute", "regulation", "bill", "case", "brief", "resolution", "journal")),
        help="Only instruments of this kind; may be given several times.",
    )(command)


def open_index(
    folder: Path, *, catalog: Sequence[Path] = (), create: bool = False, prefer: Sequence[str] = ()
) -> "Index":
    """Open an index to ask it, or to build it with `create`. Raises IndexNotFound and the other errors of the store."""
    from lexindex.index import Index

    return Index(folder, catalog=catalog, create=create, prefer=prefer)


def on_terminal() -> bool:
    """Whether the answer goes to a person's terminal."""
    return render.is_terminal(sys.stdout)


def no_color() -> bool:
    """Whether `--no-color` was given, before or after the command."""
    context = click.get_current_context(silent=True)
    return bool(context and (context.find_object(dict) or {}).get("no_color"))


def give(answer: Any, blocks: Iterable[Block], *, as_json: bool) -> None:
    """Put an answer on standard output, as JSON or as blocks."""
    if as_json:
        render.put_json(answer)
    else:
        render.write(blocks, no_color=no_color())


def said_nothing(found: bool, message: str) -> int:  # noqa: FBT001  # the answer itself
    """Exit code 0 where something was found; else say so and give 1."""
    if found:
        return 0
    render.say(f"lexindex: {message}")
    return 1


def debugging() -> bool:
    """Whether the person asked for tracebacks."""
    return bool(os.environ.get("LEXINDEX_DEBUG"))
