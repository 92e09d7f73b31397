"""What sentences tell of a case or paper beside its parties: the court, and the day it was filed."""

import re
from functools import lru_cache

from lexindex.text import any_of
from lexindex.words import rows

_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?![a-z]))"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# A capital word that leads a court's name: no month, day, title or word that begins a sentence.
_NO_LEAD = (
    rf"(?!(?:The|In|On|At|A|An|And|But|Before|After|When|While|Judge|Justice|Lawyers|Federal Judge|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    rf"|Sunday|To|By|From|For|With|As|{'|'.join(_MONTHS)})\b)"
)
_LEAD = rf"(?:{_NO_LEAD}[A-Z][\w.&'-]* ){{0,3}}"
_NAME = rf"(?!{_MONTH}|{_DAYS})[A-Z][\w.'-]+(?: (?:de |del |of |of the )?(?!{_MONTH}|{_DAYS})[A-Z][\w'-]+){{0,3}}"
_OF = rf"(?: (?:of|for)(?: the)? {_NAME}(?: and (?:the )?{_NAME})?){{0,2}}"
_SEAT = rf"(?:,? (?:in|at|sitting in) (?:the )?(?!(?:[\w.'&-]+ ){{1,5}}vs?\b){_NAME})?"
_DISTRICT = r"(?:Northern|Southern|Eastern|Western|Middle|Central) District of [A-Z]\w+(?: [A-Z]\w+)?"


@lru_cache(maxsize=1)
def _courts() -> tuple[tuple[str, ...], re.Pattern[str]]:
    heads = sorted((row["words"] for row in rows("wording") if row["sort"] == "court"), key=len, reverse=True)
    named = "|".join(re.escape(head) for head in heads if head[:1].isupper())
    plain = "|".join(re.escape(head) for head in heads if head[:1].islower())
    pattern = re.compile(
        rf"(?<![\w'-])(?:{_LEAD}(?:{named})(?!\w){_OF}{_SEAT}|{_DISTRICT}"
        rf"|(?:(?:federal|state|U\.S\.|Ontario|county) )?(?:{plain})(?!\w){_SEAT})"
    )
    return (*{head.rsplit(" ", 1)[-1] for head in heads}, "District of"), pattern


def court(sentence: str, at: int) -> str | None:
    """The court that a sentence names nearest to a place in it, with its seat where that is told.

    >>> court("Workers filed suit in federal court in Oakland against Uber.", 20)
    'federal court in Oakland'
    """
    signs, pattern = _courts()
    if not any(sign in sentence for sign in signs):
        return None
    found = [one for one in pattern.finditer(sentence) if not _ASIDE.match(sentence, one.end())]
    if not found:
        return None
    nearest = min(found, key=lambda one: min(abs(one.start() - at), abs(one.end() - at)))
    written = re.sub(r"'s?\Z", "", " ".join(nearest.group().split())).rstrip(".,")
    return re.sub(r"\A[A-Z][\w.&-]*'s (?!Court\Z)", "", written)  # "AWB's Federal Court"


# A court that somebody sits on or clerked for is not the one applied to, nor is one whose ruling is told of.
_ASIDE = re.compile(
    r"'s? (?:ruling|decision|judgment|judges?|justices?|precedent|term|opinion)\b| (?:Justice|Judge|nominee|justices?|judge)\b"
)

_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?(?!\d)|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? \d{{4}})?(?!\d)|(?:early |late |mid-)?{_MONTH},? \d{{4}}"
    rf"|(?:last|this|earlier this|late last|early this) (?:week|month|year|spring|summer|autumn|fall|winter|{_DAYS}|{_MONTH})|(?:late |early )?{_DAYS}|yesterday"
    rf"|(?<=[Ii]n )(?:(?:18|19|20)\d\d|{_MONTH})(?![\w-]))"
)
_FILED = r"filed|files|filing|submitted|lodged|dated|brought|served|sworn|swore|returned|handed (?:up|down)|unsealed|presented"
_BEGUN = rf"{_FILED}|launched|began|begun|commenced|issued|instituted|sued|sues|suing|took|taken|moved|mounted|joined|started"


def _on(verbs: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{verbs})\b(?:(?!\b(?:after|since|until|before|following|when|because)\b)[^;\n]){{0,220}}?(?P<date>(?<![\w-]){_DATE})"
    )


_FILED_ON, _BEGUN_ON = _on(_FILED), _on(_BEGUN)
_FILES, _BEGINS = re.compile(any_of(_FILED) + r"\b"), re.compile(any_of(_BEGUN) + r"\b")
_OPENS = re.compile(rf"\"?(?:On |In |Late |Early |Last )?(?P<date>{_DATE}),? ")
_WHOLE = re.compile(
    rf"(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month2>{_MONTH}),? (?P<year2>\d{{4}})"
)
_OF_MONTH = re.compile(rf"(?:early |late |mid-)?(?P<month>{_MONTH}),? (?P<year>\d{{4}})")


def date(sentence: str, *, suit: bool = False) -> str | None:
    """When a sentence says a paper was filed, or a `suit` begun: in ISO as far as it tells the year, else in its own words.

    The day with which a sentence begins ("On Jan. 24, 2019, nurses filed ...") is the day of what it says was filed.

    >>> date("The suit, filed on Sept. 4, 2019, names nobody.")
    '2019-09-04'
    >>> date("They sued in May 2019.", suit=True), date("They sued on Monday.", suit=True)
    ('2019-05', 'Monday')
    """
    verbs, dated = (_BEGINS, _BEGUN_ON) if suit else (_FILES, _FILED_ON)
    if not verbs.search(sentence):
        return None
    found = dated.search(sentence) or _OPENS.match(sentence)
    return iso(found["date"]) if found else None


def iso(written: str) -> str:
    """A date in ISO, as exact as it is told, or as it is written where it tells no year."""
    if whole := _WHOLE.fullmatch(written):
        month, day, year = (whole[name] or whole[f"{name}2"] for name in ("month", "day", "year"))
        return f"{year}-{_number(month):02}-{int(day):02}"
    if month := _OF_MONTH.fullmatch(written):
        return f"{month['year']}-{_number(month['month']):02}"
    return written


def _number(month: str) -> int:
    return next(number for number, name in enumerate(_MONTHS, 1) if name[:3] == month[:3])
