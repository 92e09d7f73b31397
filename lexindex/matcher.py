"""The narrow seam to the pattern engine: a set of patterns in, the places where each may end out."""

import contextlib
import hashlib
import logging
import os
import platform
import re
import threading
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from lexindex.catalog import cache_folder, write_cache

log = logging.getLogger(__name__)


class Pattern(NamedTuple):
    """One pattern over folded Latin-1 text: a bounded expression without look-around; `once` tells its first hit alone."""

    text: str
    caseless: bool = False
    once: bool = False


def literal(text: str) -> str:
    r"""The expression that hits a text as it stands.

    >>> literal("410 U.S. (2d)")
    '410 U\\.S\\. \\(2d\\)'
    """
    return _SIGN.sub(r"\\\g<0>", text)


_SIGN = re.compile(r"[\\^$.|?*+()\[\]{}#-]")


class Matcher:
    """All patterns in one pass, through Hyperscan in block mode, without start of match."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Compile the patterns, or load what an earlier process compiled of the same ones."""
        import hyperscan

        parts = [version("hyperscan"), platform.machine(), platform.system()]
        digest = hashlib.sha256("\0".join(parts).encode())
        for pattern in patterns:
            digest.update(f"{pattern.caseless:d}{'1' * pattern.once}{pattern.text}\n".encode())
        path = cache_folder() / f"scanner-{digest.hexdigest()[:24]}.hs"
        self._database = _load(path)
        if self._database is None:
            told = log.warning if len(patterns) > _FEW else log.debug
            told("compiling %d patterns, once; later starts load them", len(patterns))
            self._database = _compile(patterns)
            stored = hyperscan.dumpb(self._database)
            write_cache(path, stored + hashlib.sha256(stored).digest())
        self._terminated = hyperscan.ScanTerminated
        self._once = frozenset(number for number, pattern in enumerate(patterns) if pattern.once)
        self._lock = threading.Lock()  # Hyperscan's scratch space serves one scan at a time

    def scan(self, data: bytes) -> list[tuple[int, int]]:
        """(end, number of the pattern) of every hit, in order of ends."""
        hits: list[tuple[int, int]] = []
        append = hits.append

        def note(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            append((end, number))

        if data:
            with self._lock:
                self._database.scan(data, match_event_handler=note)
        hits.sort()
        return hits

    def found(self, data: bytes) -> list[int]:
        """The numbers of patterns that hit; the scan ends at the first that is not told `once`."""
        hits: list[int] = []

        def note(number: int, _start: int, _end: int, _flags: int, _context: object) -> bool:
            hits.append(number)
            return number not in self._once

        if data:
            self._stopped(data, note)
        return hits

    def ends_within(self, data: bytes, low: int, high: int) -> bool:
        """Whether a hit of up to 40 bytes ends in `[low, high]` of the data."""
        floor = max(0, low - _LONGEST)
        window = data[floor : high + 1]  # with the byte behind, at which a word may end
        low, high = low - floor, high - floor
        return bool(window) and self._stopped(window, lambda _n, _start, end, _flags, _context: low <= end <= high)

    def _stopped(self, data: bytes, handler: Callable[[int, int, int, int, object], bool]) -> bool:
        try:
            with self._lock:
                self._database.scan(data, match_event_handler=handler)
        except self._terminated:
            return True
        return False


_LONGEST = 40
_FEW = 100  # patterns that compile in no time


def _load(path: Path) -> Any:
    """The database stored at `path`, or None; a damaged one is told and made again."""
    import hyperscan

    try:
        content = path.read_bytes()
        with contextlib.suppress(OSError):
            os.utime(path)  # what is used stays when old sets are cleared away
        stored, digest = content[:-32], content[-32:]
        if hashlib.sha256(stored).digest() != digest:
            log.warning("the scanner cache %s is damaged; making it again", path)
            return None
        database = hyperscan.loadb(stored, hyperscan.HS_MODE_BLOCK)
        database.scratch = hyperscan.Scratch(database)
    except (OSError, hyperscan.HyperscanError):
        return None
    return database


def _compile(patterns: Sequence[Pattern]) -> Any:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.text.encode("latin-1", "replace") for pattern in patterns],
        ids=list(range(len(patterns))),
        elements=len(patterns),
        flags=[
            (hyperscan.HS_FLAG_CASELESS if pattern.caseless else 0)
            | (hyperscan.HS_FLAG_SINGLEMATCH if pattern.once else 0)
            for pattern in patterns
        ],
    )
    return database
