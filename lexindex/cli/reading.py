"""Commands that read documents: build, which stores what it finds, and detect, which does not."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import click

from lexindex import render, views
from lexindex.cli.common import (
    Command,
    catalog_option,
    color_option,
    debugging,
    give,
    index_option,
    json_option,
    no_color,
    on_terminal,
    open_index,
    prefer_option,
)
from lexindex.errors import LexindexError
from lexindex.model import Document, Mention, Problem

_LINES = 256 * 2**20  # bytes of one JSON line; more is no article
Detect = Callable[[Document], Sequence[Mention]]


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@index_option
@catalog_option
@prefer_option
@click.option("--jobs", type=click.IntRange(1, 256), help="How many processes; all cores by default.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@json_option
@color_option
def build(
    paths: tuple[Path, ...],
    *,
    folder: Path,
    catalog: tuple[Path, ...],
    prefer: tuple[str, ...],
    jobs: int | None,
    quiet: bool,
    as_json: bool,
) -> int:
    """Read articles and index what they mention.

    PATH is corpus/ by default. Later runs read only what changed and remove what is gone. Reads .txt, .md, .html and .jsonl.
    Files that cannot be read are told and do not stop it; where none could be read the exit code is 2.

    Examples:
      lexindex build corpus/
      lexindex build news/ reports/ --index both
      lexindex build --catalog mine.toml --json
      lexindex build corpus/ --prefer GB,INT
    """
    from lexindex.cli.progress import following

    places = paths or (Path("corpus"),)
    for place in places:
        # Before the index folder is made: a mistyped path must leave nothing behind.
        if not place.exists():
            more = "" if paths else "; name the folder with your articles: lexindex build PATH"
            raise LexindexError(f'there is no file or folder "{place}"{more}')
    with (
        open_index(folder, catalog=catalog, create=True, prefer=prefer) as index,
        following(quiet=quiet, no_color=no_color()) as progress,
    ):
        answer = index.build(*places, jobs=jobs, progress=progress)
    counts = answer["documents"]
    if as_json:
        render.put_json(answer)
    else:
        changes = ", ".join(f"{counts[name]} {name}" for name in ("added", "updated", "removed", "unchanged"))
        render.put(
            f"{changes}; {answer['mentions']} mentions of {answer['instruments']} instruments in {answer['seconds']:.1f} s"
        )
    if counts["failed"]:
        render.say(f"{counts['failed']} could not be read; run `lexindex problems`")
    if not any(counts.values()):
        render.say(f"no documents under {', '.join(map(str, places))}; lexindex reads .txt, .md, .html and .jsonl")
    return 2 if counts["failed"] and not any(counts[name] for name in ("added", "updated", "unchanged")) else 0


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--jsonl", "as_lines", is_flag=True, help='Read {"id", "text"} lines and answer each with one line.')
@catalog_option
@prefer_option
@json_option
@color_option
def detect(
    paths: tuple[Path, ...], *, as_lines: bool, catalog: tuple[Path, ...], prefer: tuple[str, ...], as_json: bool
) -> int:
    """Find the mentions in files or piped text; store nothing.

    Takes files, folders or - for standard input. With --jsonl, - or a .jsonl FILE holds one {"id": ..., "text": ...} a line, answered in order as they come; other
    files and folders are read as documents.

    Examples:
      lexindex detect article.txt
      echo "See Roe v. Wade, 410 U.S. 113." | lexindex detect -
      lexindex detect --jsonl - < articles.jsonl > mentions.jsonl
      lexindex detect corpus/ --json
      lexindex detect --prefer GB article.txt
    """
    if not paths and render.is_terminal(sys.stdin):
        raise click.UsageError("name a file or a folder, or pipe text in")
    places = paths or (Path("-"),)
    missing = [place for place in places if str(place) != "-" and not place.exists()]
    if missing:
        raise LexindexError(f'there is no file or folder "{missing[0]}"')
    find = _detector(catalog, prefer)
    if as_lines:
        return max(_answer_lines(place, find) for place in places)
    records: list[dict[str, Any]] = []
    failed: list[Problem] = []
    for place in places:
        for path, found in _documents(place):
            if isinstance(found, Problem):
                failed.append(found)
                continue
            records.append(_record(path, found, find))
            if not as_json:
                render.write(views.detected(records[-1:], terminal=on_terminal()), no_color=no_color())
    for problem in failed:
        render.say(f"lexindex: {problem.path}: {problem.reason}" + (f"; {problem.hint}" if problem.hint else ""))
    if as_json:
        single = len(places) == 1 and str(places[0]) == "-"
        rows = [{"path": one.path, "reason": one.reason, "hint": one.hint} for one in failed]
        give(records[0] if single else {"documents": records, "problems": rows}, (), as_json=True)
    if failed:
        return 2
    return 0 if any(record["mentions"] for record in records) else 1


def _detector(catalog: Sequence[Path], prefer: Sequence[str]) -> Detect:
    from lexindex import pipeline

    return lambda document: pipeline.detect(
        document.text, document=document.id, zones=document.zones, date=document.date, catalog=catalog, prefer=prefer
    )


def _record(path: Path, document: Document, find: Detect) -> dict[str, Any]:
    facts = {} if str(path) == "-" else {"path": str(path), "title": document.title}
    return {"id": document.id, **facts, "mentions": [one.record() for one in find(document)]}


def _documents(place: Path) -> Iterator[tuple[Path, Document | Problem]]:
    """The documents of a file, of a folder, or of standard input as one text, each with where it was read."""
    if str(place) == "-":
        yield place, Document("-", sys.stdin.buffer.read().decode("utf-8-sig", "replace"))
        return
    from lexindex import readers

    if not place.is_dir():
        yield from ((place, found) for found in readers.read(place))
        return
    for path in sorted(place.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(place).parts)
        if path.suffix.lower() in readers.SUFFIXES and path.is_file() and not hidden:
            for found in readers.read(path, root=place):
                yield path, found


def _answer_lines(place: Path, find: Detect) -> int:
    """Answer JSON lines one by one, or the documents of other files; gives the exit code."""
    if str(place) == "-":
        return _answer_stream(sys.stdin.buffer, find)
    if not place.is_dir() and place.suffix.lower() in (".jsonl", ".ndjson", ".json", ""):
        with place.open("rb") as stream:
            return _answer_stream(stream, find)
    code = 0
    for path, found in _documents(place):
        if isinstance(found, Problem):
            code = 2
            render.put_json({"id": None, "path": found.path, "error": found.reason}, line=True)
        else:
            render.put_json(_record(path, found, find), line=True)
    return code


def _answer_stream(stream: BinaryIO, find: Detect) -> int:
    code = 0
    # readline, not iteration, so that a line is answered as soon as it has come.
    for number, line in enumerate(iter(lambda: stream.readline(_LINES), b""), 1):
        if not line.strip():
            continue
        try:
            identifier, text = _parse(line, first=number == 1)
            found = find(Document(str(identifier), text))
        except (ValueError, RecursionError, LexindexError) as error:
            answer: dict[str, Any] = {"id": None, "line": number, "error": " ".join(str(error).split())}
        except Exception as error:  # one line must not stop the others
            if debugging():
                raise
            answer = {"id": None, "line": number, "error": f"unexpected {type(error).__name__}: {error}"}
        else:
            answer = {"id": identifier, "mentions": [one.record() for one in found]}
        if "error" in answer:
            code = 2
            render.say(f"lexindex: line {number}: {answer['error']}")
        render.put_json(answer, line=True)
    return code


def _parse(line: bytes, *, first: bool) -> tuple[Any, str]:
    """The id and the text of one line; raises ValueError saying what is wrong with it."""
    if not line.endswith(b"\n") and len(line) >= _LINES:
        raise ValueError(f"longer than {_LINES // 2**20} MB")
    try:
        record = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise ValueError('not an object; write {"id": "...", "text": "..."}')  # every bad line is a ValueError
    if not isinstance(record.get("text"), str):
        raise ValueError('no "text", or one that is no string; write {"id": "...", "text": "..."}')  # the same
    return record.get("id"), record["text"]


COMMANDS = (build, detect)
