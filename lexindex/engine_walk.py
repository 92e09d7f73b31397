"""Which files there are to read under the folders a person names, and which of them we leave alone."""

import fnmatch
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lexindex import store_file
from lexindex.errors import LexindexError
from lexindex.model import Problem

IGNORE = ".lexindexignore"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `file` and `root` are real, absolute paths, `path` is as the person named it."""

    file: str
    root: str
    path: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """A file or folder that is not read, and why; what was stored of it stays."""

    file: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Root:
    """A file or folder the person named."""

    given: str
    real: str

    def holds(self, file: str) -> bool:
        """Whether a file lies under it, now or when it was read."""
        return file == self.real or file.startswith(self.real.rstrip(os.sep) + os.sep)


def roots(paths: Sequence[Path]) -> list[Root]:
    """Check that what the person named is there, before anything is touched."""
    for path in paths:
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise LexindexError(f"cannot read {str(path)!r}: {reason}; name a file or folder that exists") from error
        if not (stat.S_ISDIR(mode) or stat.S_ISREG(mode)):
            raise LexindexError(f"{str(path)!r} is neither a file nor a folder")
    return [Root(str(path), os.path.realpath(path)) for path in paths]


def walk(wanted: Sequence[Root], suffixes: frozenset[str]) -> Iterator[Found | Blocked]:
    """Give every readable file under the roots once, in order of name.

    Left alone without a word: hidden names, other suffixes, index folders, and what `.lexindexignore` names (a pattern
    a line; of a name, or with a "/" of a path below that folder). Links inside the roots only repeat what is read
    anyway; links that lead out are listed, so that a corpus from elsewhere cannot pull in this machine's other files.
    """
    seen: set[str] = set()
    for root in wanted:
        if os.path.isdir(root.real):  # noqa: PTH112  # text paths keep odd names byte for byte
            found = _folder(root, "", suffixes, wanted, ())
        else:
            found = iter([Found(root.real, "", root.given)])
        for item in found:
            if item.file not in seen:
                seen.add(item.file)
                yield item


def _folder(
    root: Root, below: str, suffixes: frozenset[str], wanted: Sequence[Root], ignored: tuple[tuple[str, str], ...]
) -> Iterator[Found | Blocked]:
    folder = os.path.join(root.real, below) if below else root.real  # noqa: PTH118
    shown = os.path.join(root.given, below) if below else root.given  # noqa: PTH118
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return  # gone since its parent was listed
    except OSError as error:
        yield Blocked(folder, Problem(shown, f"cannot list the folder: {error.strerror}", "check its permissions"))
        return
    names = {entry.name for entry in entries}
    if store_file.NAME in names and below:
        return  # an index, ours or another; a folder that is named and holds both is still read
    if IGNORE in names:
        ignored = (*ignored, *((below, pattern) for pattern in _patterns(os.path.join(folder, IGNORE))))  # noqa: PTH118
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = os.path.join(below, entry.name)  # noqa: PTH118
        is_folder = entry.is_dir(follow_symlinks=False)
        if _ignored(inner, ignored, is_folder=is_folder):
            continue
        if is_folder:
            yield from _folder(root, inner, suffixes, wanted, ignored)
        elif os.path.splitext(entry.name)[1].lower() in suffixes or entry.is_symlink():  # noqa: PTH122
            yield from _file(entry, Found(entry.path, root.real, os.path.join(root.given, inner)), suffixes, wanted)  # noqa: PTH118


def _file(
    entry: os.DirEntry[str], found: Found, suffixes: frozenset[str], wanted: Sequence[Root]
) -> Iterator[Found | Blocked]:
    if entry.is_symlink():
        try:
            target = os.path.realpath(entry.path, strict=True)
            is_folder = entry.is_dir()
        except OSError:
            problem = Problem(found.path, "a link that leads nowhere or round in a circle", "remove or mend the link")
            yield Blocked(found.file, problem)
            return
        readable = is_folder or os.path.splitext(target)[1].lower() in suffixes  # noqa: PTH122
        if readable and not any(root.holds(target) for root in wanted):
            hint = f"to read it, name {target} on the command line"
            yield Blocked(found.file, Problem(found.path, "a link to outside of the folder", hint))
    elif entry.is_file(follow_symlinks=False):
        yield found
    else:
        yield Blocked(found.file, Problem(found.path, "not a regular file", "only regular files are read"))


def _patterns(path: str) -> list[str]:
    try:
        lines = Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _ignored(path: str, patterns: Sequence[tuple[str, str]], *, is_folder: bool) -> bool:
    for below, pattern in patterns:
        if pattern.endswith("/") and not is_folder:
            continue
        wanted = pattern.rstrip("/")
        inner = os.path.relpath(path, below) if below else path
        inner = inner.replace(os.sep, "/")
        if "/" in wanted:
            if fnmatch.fnmatchcase(inner, wanted.lstrip("/")):
                return True
        elif fnmatch.fnmatchcase(inner.rsplit("/", 1)[-1], wanted):
            return True
    return False
