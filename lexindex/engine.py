"""Many files into one store: what is new is read, what changed is read again, what is gone is removed."""

import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lexindex import engine_walk, engine_work
from lexindex.engine_walk import Blocked, Found, Root
from lexindex.engine_work import Analyse, Change, Part, Read
from lexindex.model import Instrument, Problem
from lexindex.store import Origin, Store

LARGEST = 50_000_000  # bytes of one document; what is larger is a dump, not an article
_COMMIT_DOCUMENTS = 500
_COMMIT_CHARACTERS = 32_000_000
_KEPT = "kept the version of the last build"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: files done of those to read."""

    stage: str
    done: int
    total: int


@dataclass(slots=True)
class Report:
    """What a build did. `failed` counts the problems that stand, also those found before."""

    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: int = 0
    mentions: int = 0
    instruments: int = 0
    seconds: float = 0.0
    stages: dict[str, float] = field(default_factory=lambda: {"walk": 0.0, "detect": 0.0, "store": 0.0, "index": 0.0})

    def record(self) -> dict[str, Any]:
        """Give the JSON shape of the contract."""
        return {
            "documents": {name: getattr(self, name) for name in ("added", "updated", "removed", "unchanged", "failed")},
            "mentions": self.mentions,
            "instruments": self.instruments,
            "seconds": round(self.seconds, 3),
            "stages": {name: round(seconds, 3) for name, seconds in self.stages.items()},
        }


def build(
    store: Store,
    paths: Sequence[Path],
    *,
    jobs: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    read: Read | None = None,
    analyse: Analyse | None = None,
    warm: Callable[[], None] | None = None,
    key: str = "",
    suffixes: frozenset[str] | None = None,
) -> Report:
    """Make the store hold what is under the paths now; documents from elsewhere stay.

    `key` names what the analysis depends on beside the text; when it changes, every document is analysed again.
    Raises LexindexError for a path that is not there, before anything is touched. Ctrl-C keeps what was done.
    """
    wanted = engine_walk.roots(paths)
    if read is None or suffixes is None:
        from lexindex import readers

        read, suffixes = read or readers.read, suffixes if suffixes is not None else readers.SUFFIXES
    if analyse is None:
        from lexindex import pipeline

        analyse = pipeline.analyse
    run = _Build(store, wanted, progress or (lambda _: None), key)
    try:
        run.survey(suffixes)
        if warm and len(run.changes) > 1:
            warm()  # what the analyser compiles is compiled once here, not once in every process
        run.read(read, analyse, jobs)
    except KeyboardInterrupt:
        run.finish()  # what is done is whole, file by file
        raise
    except BaseException:
        store.rollback()
        raise
    run.finish()
    return run.report


@dataclass(slots=True)
class _File:
    """The file being stored: the documents it had, those it has, and what was wrong."""

    before: set[str]
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class _Build:
    """One run over one store."""

    def __init__(self, store: Store, wanted: Sequence[Root], progress: Callable[[Progress], None], key: str) -> None:
        self.store, self.wanted, self.progress = store, wanted, progress
        self.key = hashlib.sha256(key.encode()).hexdigest()[:8]
        self.report = Report()
        self.changes: list[Change] = []
        self.blocked: list[Blocked] = []
        self._file: _File | None = None
        self._began = time.perf_counter()
        self._waiting = 0  # characters not committed yet
        self._since = 0  # documents not committed yet

    # -- what there is ----------------------------------------------------------------------------------------------

    def survey(self, suffixes: frozenset[str]) -> None:
        """Compare the files with the store, and take out what is gone."""
        began = time.perf_counter()
        self._follow_moved_folder()
        known = defaultdict(list)
        for row in self.store.files():
            known[row["file"]].append(row)
        seen: set[str] = set()
        still: set[str] = set()
        for found in engine_walk.walk(self.wanted, suffixes):
            if isinstance(found, Blocked):
                self.blocked.append(found)
                continue
            file = _storable(found.file)
            before = known.get(file, [])
            if change := self._compare(found, before):
                seen.add(file)
                if before and all(row["hash"] == change.hash for row in before):
                    still.add(file)
                    self.report.unchanged += len(before)
                else:
                    self.changes.append(change)
        self._forget(still)
        for item in self.blocked:
            blocked = Root(item.problem.path, _storable(item.file))
            held = [file for file in known if blocked.holds(file)]
            seen.update(held)
            hint = "; ".join(filter(None, (item.problem.hint, _KEPT if held else "")))
            self.store.note(replace(item.problem, hint=hint), _storable(item.file), lasting=False)
        for file, rows in known.items():
            if file not in seen and any(root.holds(file) for root in self.wanted):
                for row in rows:
                    self.report.removed += self.store.remove(row["id"])
        self.report.stages["walk"] = time.perf_counter() - began

    def _follow_moved_folder(self) -> None:
        """When the index was moved or copied with its sources beside it, they are the same documents still."""
        here, home = os.path.realpath(self.store.folder), self.store.meta("home")
        if home and home != here:
            for root in sorted({row["root"] for row in self.store.files()} - {""}):
                beside = os.path.normpath(os.path.join(here, os.path.relpath(root, home)))  # noqa: PTH118
                if beside != root and os.path.isdir(beside):  # noqa: PTH112
                    self.store.move(root, beside)
        if home != here:
            self.store.set_meta("home", here)

    def _compare(self, found: Found, before: list[dict[str, Any]]) -> Change | None:
        """Hash one file; None when it is gone or cannot be read. Times and sizes lie, hashes do not."""
        try:
            with open(found.file, "rb") as file:  # noqa: PTH123  # text paths keep odd names byte for byte
                status = os.fstat(file.fileno())
                if status.st_size > LARGEST and not found.file.lower().endswith(".jsonl"):
                    size = f"{status.st_size / 1e6:,.0f} MB is more than the {LARGEST / 1e6:,.0f} MB of one document"
                    self._block(found, size, "split it, or make it a .jsonl file of one article a line")
                    return None
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._block(found, f"cannot be read: {error.strerror or error}", "check its permissions")
            return None
        root = before[0]["root"] if before else found.root  # a document keeps its id, whichever folder was named
        return Change(found.file, root, found.path, f"{digest}-{self.key}", status.st_size, status.st_mtime_ns)

    def _block(self, found: Found, reason: str, hint: str) -> None:
        self.blocked.append(Blocked(found.file, Problem(found.path, reason, hint)))

    def _forget(self, still: Iterable[str]) -> None:
        """Drop the problems of what is looked at anew; those of unchanged files still stand."""
        unchanged = set(still)
        for file, lasting, _ in self.store.problem_files():
            if not (lasting and file in unchanged) and any(root.holds(file) for root in self.wanted):
                self.store.forget_problems(file, lasting=lasting)

    # -- what is read -----------------------------------------------------------------------------------------------

    def read(self, read: Read, analyse: Analyse, jobs: int | None) -> None:
        """Read and store what changed."""
        total, count = len(self.changes), engine_work.processes(self.changes, jobs)
        self.progress(Progress("detect", 0, total))
        done = 0
        began = time.perf_counter()
        for part in engine_work.parts(self.changes, read, analyse, jobs=count):
            got = time.perf_counter()
            self.report.stages["detect"] += got - began
            with self.store.whole():
                self._keep(part)
            if self._since >= _COMMIT_DOCUMENTS or self._waiting >= _COMMIT_CHARACTERS:
                self._commit()
            done += part.last
            self.progress(Progress("detect", done, total))
            began = time.perf_counter()
            self.report.stages["store"] += began - got

    def _keep(self, part: Part) -> None:
        """Store what came of a file, in place of what was stored of it. Until its last part it counts as unread."""
        change, file = part.change, _storable(part.change.file)
        if self._file is None:
            self._file = _File(self.store.ids_of(file))
        state = self._file
        for item in part.items:
            if isinstance(item, Problem):
                state.problems.append(item)
            else:
                self._add(item, change, file, state)
        if not part.last:
            return
        self._file = None
        gone = not state.used and not os.path.lexists(change.file)
        kept = bool(state.before and state.problems and not state.used and not gone)
        if not kept:
            for identifier in sorted(state.before - state.used):
                self.report.removed += self.store.remove(identifier)
            self.store.read_whole(file, change.hash)
        for problem in [] if gone else state.problems:
            hint = "; ".join(filter(None, (problem.hint, _KEPT if kept else "")))
            self.store.note(replace(problem, hint=hint), file)

    def _add(self, analysis: Any, change: Change, file: str, state: "_File") -> None:
        named = self._named(analysis, file, state.used)
        identifier = _storable(named.document.id)
        if not self.store.file_of(identifier):
            self.report.added += 1
        elif len(state.before) > 1 and self.store.document(identifier) == named.document:
            self.report.unchanged += 1  # another record of the same file has changed
        else:
            self.report.updated += 1
        origin = Origin(
            change.path, file, _storable(change.root), "", change.size, change.mtime_ns, record=len(state.used)
        )
        self.store.add(named, origin)
        state.used.add(identifier)
        self._since += 1
        self._waiting += len(named.document.text)

    def _named(self, analysis: Any, file: str, used: set[str]) -> Any:
        """Give the analysis an id that no other file's document has; of a file that is gone, it takes the id over."""
        wanted = identifier = analysis.document.id
        number = 1
        while _storable(identifier) in used or (
            (owner := self.store.file_of(_storable(identifier))) not in ("", file) and os.path.lexists(owner)
        ):
            number += 1
            identifier = f"{wanted}~{number}"
        return analysis if number == 1 else _renamed(analysis, identifier, f"~{number}")

    def _commit(self) -> None:
        self.store.commit()
        self._since = self._waiting = 0

    def finish(self) -> None:
        """Make what was done last, and count."""
        began = time.perf_counter()
        self._commit()
        self.report.failed = sum(
            count for file, _, count in self.store.problem_files() if any(root.holds(file) for root in self.wanted)
        )
        self.report.mentions = self.store.mention_count
        self.report.instruments = self.store.instrument_count
        ended = time.perf_counter()
        self.report.stages["store"] += ended - began
        self.report.seconds = ended - self._began


def _storable(path: str) -> str:
    """Write a name that is not UTF-8 in a form that the store can hold and that stays one to one."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _renamed(analysis: Any, identifier: str, suffix: str) -> Any:
    """Give a document another id, and what only it knows another with it."""

    def own(instrument: Instrument) -> Instrument:
        return replace(instrument, id=instrument.id + suffix) if instrument.local else instrument

    local = {m.instrument.id for m in analysis.mentions if m.instrument and m.instrument.local}
    mentions = tuple(
        m._replace(instrument=own(m.instrument) if m.instrument else None, candidates=tuple(map(own, m.candidates)))
        for m in analysis.mentions
    )
    relations = tuple(
        (
            source + suffix if source in local else source,
            replace(relation, target=relation.target + suffix) if relation.target in local else relation,
        )
        for source, relation in analysis.relations
    )
    document = replace(analysis.document, id=identifier)
    return replace(analysis, document=document, mentions=mentions, relations=relations)
