"""From files to analyses, in this process or in others; nothing here touches the index.

A reader and an analyser are plain functions. Where they run in other processes they must be importable by name.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import types
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lexindex.errors import LexindexError
from lexindex.model import Document, Problem

Read = Callable[..., Iterable[Document | Problem]]
Analyse = Callable[[Document], Any]

_BATCH_FILES = 16
_BATCH_DOCUMENTS = 64
_BATCH_BYTES = 1 << 20
_AHEAD = 3  # batches under way for each process: enough to keep it busy, few enough to hold in memory
_MOST_PROCESSES = 16
_ALONE_FILES = 40  # below both of these, starting processes takes longer than the work
_ALONE_BYTES = 2 << 20


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is new or not as it was stored."""

    file: str
    root: str
    path: str
    hash: str
    size: int
    mtime_ns: int


Found = Document | Problem


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a file, or of the next stretch of a long one: analyses and Problems in the file's order."""

    change: Change
    items: list[Any]
    last: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Work for one process at one time: some small files to read, or some documents of a long file."""

    changes: list[Change]
    documents: list[Found] | None = None
    last: bool = True

    def each(self) -> "Iterator[Task]":
        """Cut it into the smallest tasks there are."""
        if self.documents is None:
            yield from (Task([change]) for change in self.changes)
        else:
            final = len(self.documents) - 1
            if not self.documents:
                yield self
            for at, document in enumerate(self.documents):
                yield Task(self.changes, [document], self.last and at == final)


def work(task: Task, read: Read, analyse: Analyse) -> list[Part]:
    """Read and analyse; whatever goes wrong with one file or document becomes its Problem."""
    if task.documents is None:
        return [
            Part(change, [_analysed(change, found, analyse) for found in _found(change, read)], last=True)
            for change in task.changes
        ]
    (change,) = task.changes
    return [Part(change, [_analysed(change, found, analyse) for found in task.documents], task.last)]


def _found(change: Change, read: Read) -> Iterator[Found]:
    try:
        for found in read(Path(change.file), root=Path(change.root) if change.root else None):
            if isinstance(found, Problem):
                yield replace(found, path=found.path.replace(change.file, change.path))
            else:
                yield found
    except LexindexError as error:
        yield Problem(change.path, str(error))
    except OSError as error:
        yield Problem(change.path, f"cannot be read: {error.strerror or error}", "check that it is there and readable")
    except Exception as error:  # noqa: BLE001  # one bad file never stops a build
        yield _failure(change.path, error)


def _analysed(change: Change, found: Found, analyse: Analyse) -> Any:
    if isinstance(found, Problem):
        return found
    try:
        return analyse(found)
    except Exception as error:  # noqa: BLE001  # one bad document never stops a build
        return _failure(f"{change.path} ({found.id})", error)


def _failure(path: str, error: Exception) -> Problem:
    reason = "out of memory" if isinstance(error, MemoryError) else f"{type(error).__name__}: {error}"
    return Problem(path, f"could not be analysed: {reason}"[:500], "please report this with the file")


def processes(changes: Sequence[Change], jobs: int | None) -> int:
    """Decide how many processes the work is worth; 1 means this one."""
    size = sum(change.size for change in changes)
    one_text = len(changes) == 1 and not changes[0].file.lower().endswith(".jsonl")
    if (len(changes) < _ALONE_FILES and size < _ALONE_BYTES) or one_text:
        return 1
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    tasks = size // _BATCH_BYTES + 1 if any(change.size > _BATCH_BYTES for change in changes) else len(changes)
    return max(1, min(jobs or available, _MOST_PROCESSES, tasks))


def parts(changes: Sequence[Change], read: Read, analyse: Analyse, *, jobs: int) -> Iterator[Part]:
    """Work through files in order, in `jobs` processes; a long file comes in several parts, one after the other."""
    tasks = _tasks(changes, read)
    if jobs == 1:
        for task in tasks:
            for small in task.each():
                yield from work(small, read, analyse)
        return
    waiting: deque[Task] = deque()
    while (yield from _run(tasks, waiting, read, analyse, jobs)):
        # A process died: find out over which document, and go on.
        yield from _one_by_one(waiting.popleft(), read, analyse)


def _tasks(changes: Sequence[Change], read: Read) -> Iterator[Task]:
    batch: list[Change] = []
    size = 0
    for change in changes:
        if change.size > _BATCH_BYTES and change.file.lower().endswith(".jsonl"):
            if batch:
                yield Task(batch)
                batch, size = [], 0
            yield from _stretches(change, read)
            continue
        batch.append(change)
        size += change.size
        if len(batch) == _BATCH_FILES or size > _BATCH_BYTES:
            yield Task(batch)
            batch, size = [], 0
    if batch:
        yield Task(batch)


def _stretches(change: Change, read: Read) -> Iterator[Task]:
    """Read a file of many documents here, as far ahead as it is worked on, so that it never lies in memory whole."""
    documents: list[Found] = []
    size = 0
    for found in _found(change, read):
        if len(documents) == _BATCH_DOCUMENTS or size > _BATCH_BYTES:
            yield Task([change], documents, last=False)
            documents, size = [], 0
        documents.append(found)
        size += len(found.text) if isinstance(found, Document) else 0
    yield Task([change], documents)


def _run(
    tasks: Iterator[Task], waiting: deque[Task], read: Read, analyse: Analyse, jobs: int
) -> Generator[Part, None, bool]:
    """Work through tasks; `waiting` holds those begun and not done. True when a process died over the first of them."""
    pool = _pool(jobs)
    try:
        with _no_main():
            pending = deque(pool.submit(work, task, read, analyse) for task in waiting)
        while True:
            while len(pending) < jobs * _AHEAD and (task := next(tasks, None)):
                waiting.append(task)
                with _no_main():
                    pending.append(pool.submit(work, task, read, analyse))
            if not pending:
                return False
            done = pending.popleft().result()
            waiting.popleft()
            yield from done
    except BrokenProcessPool:
        return True
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(task: Task, read: Read, analyse: Analyse) -> Iterator[Part]:
    """Work through a task that a process died over, in a process of its own that may die again."""
    pool = _pool(1)
    try:
        for small in task.each():
            try:
                with _no_main():
                    future = pool.submit(work, small, read, analyse)
                yield from future.result()
            except BrokenProcessPool:
                yield _fatal(small)
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(1)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _fatal(task: Task) -> Part:
    (change,) = task.changes
    document = task.documents[0] if task.documents else None
    path = f"{change.path} ({document.id})" if isinstance(document, Document) else change.path
    hint = "it may need more memory than there is; split it, or leave it out with a .lexindexignore file"
    return Part(change, [Problem(path, "the process that read it was stopped", hint)], task.last)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Not fork: a copy of a process with threads may hang, and would hold the index's lock.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method), initializer=_begin)


def _begin() -> None:
    """Let the parent alone decide what Ctrl-C means, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: Any) -> None:
    parent.join()
    os._exit(1)


@contextlib.contextmanager
def _no_main() -> Iterator[None]:
    """Keep new processes from running the person's script again: ours need nothing of it."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
