"""The brackets behind a case citation: court and date, "(9th Cir. Mar. 3, 2016)"."""

import re
from typing import NamedTuple

from lexindex.grammars.courts import court_id

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_BRACKETS = re.compile(r",?\s?[(\[](?P<inside>[^()\[\]]{0,70}(?:\[[^()\[\]]{1,20}\][^()\[\]]{0,60})?)[)\]]")
_DATE = re.compile(
    r"(?:(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? ?(?:(?P<day>\d{1,2}),? ?)?)?(?<!\d)(?P<year>1[6-9]\d\d|20\d\d)(?![\w-])"
)
_COURT = re.compile(r"(?:[A-Z]|\d{1,2}(?:st|nd|rd|th|d))[\w.,'& \x97()\[\]-]{0,66}\Z")
_COURT_TAIL = re.compile(
    r",? ?(?:filed|decided|argued|entered|unpublished|slip op\.|order|mem\.|memo\.|en banc|per curiam)\Z", re.IGNORECASE
)
_CENTURIES = frozenset(("16", "17", "18", "19", "20"))
_AFTER_DATE = re.compile(r"\.?(?:[,;] .*|[.,;] ?)?\Z|/.*\Z")


class Dateline(NamedTuple):
    """Where the brackets end, and the fields they hold, by name."""

    stop: int
    fields: tuple[tuple[str, str], ...]


def dateline(text: str, at: int) -> Dateline | None:
    """The court and date in the brackets that follow at `at`, if they hold a year or a court that is known.

    >>> dateline(" (9th Cir. Mar. 3, 2016).", 0).fields
    (('year', '2016'), ('month', '3'), ('day', '3'), ('court', '9th Cir.'), ('court_id', 'ca9'))
    """
    found = _BRACKETS.match(text, at, at + 170)
    if not found:
        return None
    inside = found["inside"].replace("\n", " ")
    fields = _fields(inside) or _court_alone(inside)
    return Dateline(found.end(), fields) if fields else None


def _court_alone(inside: str) -> tuple[tuple[str, str], ...]:
    """The court of brackets that give no date, as before a later decision of the same case: "(D. Conn.)"."""
    known = court_id(inside) if inside.endswith(".") and inside[0].isalnum() and len(inside) < 40 else None
    return (("court", inside), ("court_id", known)) if known else ()


def _fields(inside: str) -> tuple[tuple[str, str], ...]:
    if len(inside) == 4 and inside.isdecimal() and inside[:2] in _CENTURIES:
        return (("year", inside),)
    date = _DATE.search(inside)
    if not date or not _AFTER_DATE.match(inside, date.end()):
        return ()
    court = inside[: date.start()].strip(" ,.;")
    court = inside[: inside.find(court) + len(court) + 1].strip(" ,;") if court else ""
    court = _COURT_TAIL.sub("", court)
    if court and not _COURT.match(court):
        return ()
    fields = [("year", date["year"])]
    if date["month"]:
        fields.append(("month", str(_MONTHS.index(date["month"][:3]) + 1)))
    if date["day"]:
        fields.append(("day", date["day"]))
    if court:
        fields.append(("court", court))
        if known := court_id(court):
            fields.append(("court_id", known))
    return tuple(fields)
