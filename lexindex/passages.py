"""Passages within the body of an article: quotations of what others said or wrote, and footnotes."""

import re
from collections.abc import Sequence

from lexindex.model import Mention, Zone

_PARAGRAPH = 3000  # characters of one that are looked at, each way
_MORE = 6  # a name in quotation marks of its own is no quotation: the "Protocol"
_CLOSED = re.compile("\u2019(?=[\\s,.;:!?)\\]]|\\Z)")
_NOTE = re.compile(r"[ \t]*\[\^?(?P<number>\d{1,3})\]:? ")


def zoned(text: str, folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those in the body's quotations and footnotes with that zone; `folded` has plain quotation marks."""
    marked, single = '"' in folded, "\u2018" in text
    noted = "\n[" in text
    if not (marked or single or noted):
        return list(mentions)
    result = []
    for mention in mentions:
        zone = mention.zone
        if zone is Zone.BODY:
            low = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _PARAGRAPH)
            if noted and _note(text, low):
                zone = Zone.FOOTNOTE
            elif (marked and _quoted(folded, low, mention)) or (single and _quoted_once(text, low, mention)):
                zone = Zone.QUOTATION
        result.append(mention if zone is mention.zone else mention._replace(zone=zone))
    return result


def _quoted(folded: str, low: int, mention: Mention) -> bool:
    if folded.count('"', low, mention.start) % 2 == 0:
        return False
    opened = folded.rfind('"', low, mention.start)
    stop = folded.find("\n", mention.end)
    high = min(stop if stop >= 0 else len(folded), mention.end + _PARAGRAPH)
    closed = folded.find('"', mention.end, high)
    if closed < 0:
        return opened == low  # a quotation that goes on in the next paragraph
    return closed - opened > mention.end - mention.start + _MORE


def _quoted_once(text: str, low: int, mention: Mention) -> bool:
    """The same between single marks, as British papers have them."""
    opened = text.rfind("\u2018", low, mention.start)
    if opened < 0 or _CLOSED.search(text, opened, mention.start):
        return False
    closed = _CLOSED.search(text, mention.end, mention.end + _PARAGRAPH)
    stop = text.find("\n", mention.end)
    whole = closed is not None and (stop < 0 or closed.start() < stop)
    return whole and closed is not None and closed.start() - opened > mention.end - mention.start + _MORE


def _note(text: str, low: int) -> bool:
    """Whether a paragraph is a note: it begins with a number in brackets that the text has had before."""
    found = _NOTE.match(text, low)
    if not found:
        return False
    marks = (f"[{found['number']}]", f"[^{found['number']}]")
    return any(text.find(mark, 0, max(0, low - 1)) >= 0 for mark in marks)
