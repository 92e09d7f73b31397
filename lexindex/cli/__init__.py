"""The command line: parse, call the library, hand the answer to `render`. Nothing heavy is imported before a command runs."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from lexindex import render
from lexindex.cli import answers, catalogs, graphs, reading, topics, vocabulary
from lexindex.cli.common import Group
from lexindex.errors import LexindexError

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


@click.group(cls=Group, context_settings=_CONTEXT, no_args_is_help=True)
@click.version_option(None, "--version", package_name="lexindex", message="lexindex %(version)s")
@click.option("--no-color", is_flag=True, help="No colour, whatever the terminal can do.")
@click.pass_context
def cli(context: click.Context, *, no_color: bool) -> None:
    """Find every treaty, statute, case and brief that a collection of articles mentions.

    Examples:
      lexindex build corpus/
      lexindex mentions "1967 Protocol"
      lexindex search "asylum kind:treaty"
      lexindex export treaties.graphml --kind treaty
      echo "See Roe v. Wade, 410 U.S. 113." | lexindex detect -

    More: lexindex help formats, exit-codes, environment or query.
    """
    context.ensure_object(dict)["no_color"] = no_color
    logger = logging.getLogger("lexindex")
    if not any(isinstance(handler, _Messages) for handler in logger.handlers):
        logger.addHandler(_Messages(logging.WARNING))


class _Messages(logging.Handler):
    """What the library logs, as messages on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show one message."""
        render.say(f"lexindex: {record.getMessage()}")


for _module in (reading, answers, graphs, catalogs, vocabulary):
    for _command in _module.COMMANDS:
        cli.add_command(_command)
for _command in topics.COMMANDS:
    cli.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and exit: 0 found or done, 1 nothing found, 2 an error, 130 interrupted, 141 reader gone."""
    if "_LEXINDEX_COMPLETE" in os.environ:  # a shell asks for completions
        cli.main(prog_name="lexindex")
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell, as in `lexindex build >&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open until the end
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
    except BrokenPipeError:
        code = 141
    try:
        sys.stdout.flush()
    except OSError:
        # Python flushes once more at exit: what is left goes nowhere, and no word of it on standard error.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    try:
        with cli.make_context("lexindex", arguments) as context:
            code = int(cli.invoke(context) or 0)
            sys.stdout.flush()  # a full disk shows only now
            return code
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        render.say("lexindex: interrupted")
        return 130
    except LexindexError as error:
        if os.environ.get("LEXINDEX_DEBUG"):
            raise
        render.say(f"lexindex: {error}")
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        if os.environ.get("LEXINDEX_DEBUG"):
            raise
        where = f"{error.filename}: " if error.filename else ""
        render.say(f"lexindex: {where}{error.strerror or error}")
        return 2
    except Exception as error:  # the last resort: one line, not a traceback
        if os.environ.get("LEXINDEX_DEBUG"):
            raise
        said = " ".join(str(error).split())[:300]
        render.say(f"lexindex: unexpected {type(error).__name__}: {said}")
        render.say("This is a fault in lexindex. LEXINDEX_DEBUG=1 shows where; please report it with that.")
        return 2
