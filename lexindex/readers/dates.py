"""Dates as papers and pages write them, to ISO; nothing is guessed."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<number>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})(?P<number>\d{2})(?P<day>\d{2})(?!\d)",
        rf"\b{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{1,3}}{_MONTH},?[\s-]{{1,3}}(?P<year>\d{{4}})(?!\d)",
    )
)
_LABEL = r"(?:(?:first |last )?(?:published|posted|updated|modified|date|issued|release date|for immediate release)(?: on| at)?\s{0,3}[:—–-]?\s{0,3})?"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_ALONE = re.compile(
    rf"\W{{0,3}}{_LABEL}(?:{_DAY}\.?,?\s{{1,3}})?DATE(?:[T,\s|·•—–-]{{0,4}}(?:at )?\d{{1,2}}[:.]\d{{2}}.{{0,20}})?\W{{0,3}}",
    re.IGNORECASE,
)


def iso_date(text: object) -> str | None:
    """The date a value holds, as YYYY-MM-DD, or nothing when it holds none that is a real day.

    >>> iso_date("June 27, 2019"), iso_date("27 June 2019"), iso_date("2019-06-27T10:00:00Z"), iso_date("06/07/2019")
    ('2019-06-27', '2019-06-27', '2019-06-27', None)
    """
    found = _find(text) if isinstance(text, str) else None
    return found[0] if found else None


def _find(text: str) -> tuple[str, int, int] | None:
    """The first date in the first hundred characters, and where it stands."""
    head = text[:100]
    for form in _FORMS:
        if found := form.search(head):
            parts = found.groupdict()
            month = int(parts["number"]) if "number" in parts else _MONTHS[parts["month"].lower()]
            try:
                day = date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
            return day.isoformat(), found.start(), found.end()
    return None


def date_line(line: str) -> str | None:
    """The date of a line that holds a date and nothing else, such as "Published: 27 June 2019, 10:15".

    >>> date_line("Posted on Thursday, June 27, 2019"), date_line("On June 27, 2019 the court sat.")
    ('2019-06-27', None)
    """
    if len(line) > 80 or not (found := _find(line)):
        return None
    day, start, end = found
    return day if _ALONE.fullmatch(line[:start] + "DATE" + line[end:]) else None
