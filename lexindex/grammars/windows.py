"""A close look at the text around an anchor: the match that holds the place where the anchor ended."""

import re
from functools import lru_cache


def find(pattern: re.Pattern[str], text: str, end: int, before: int, after: int) -> re.Match[str] | None:
    """The first match within `before` and `after` characters that begins before the place and reaches it.

    Where a line ends within, it is read as the space that the anchor took it for.
    """
    low, high = max(0, end - before), min(len(text), end + after)
    found = _around(pattern, text, low, high, end)
    if found or text.find("\n", low, high) < 0:
        return found
    return _around(pattern, flat(text), low, high, end)


def _around(pattern: re.Pattern[str], text: str, low: int, high: int, end: int) -> re.Match[str] | None:
    return next((m for m in pattern.finditer(text, low, high) if m.end() >= end and m.start() < end), None)


@lru_cache(maxsize=1)
def flat(text: str) -> str:
    """A text on one line, character for character."""
    return text.replace("\n", " ")
