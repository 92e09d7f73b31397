"""A close look at the text around an anchor: the match that holds the place where the anchor ended."""

import re


def find(pattern: re.Pattern[str], text: str, end: int, before: int, after: int) -> re.Match[str] | None:
    """The first match within `before` and `after` characters that begins before the place and reaches it."""
    return next(
        (
            m
            for m in pattern.finditer(text, max(0, end - before), min(len(text), end + after))
            if m.end() >= end and m.start() < end
        ),
        None,
    )
