"""Measures put to voters by their letter or number, "Amendment 3", "Measure V", and councils' ordinances by theirs.

Their words mean much else, so they count only where a ballot or voters are near; "Proposition 8" says enough by itself
and is read with the bills.
"""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.places import PLACES
from lexindex.model import Form, Kind, Mention

_HEADS = {
    "Amendment": "amendment", "Measure": "measure", "Initiative": "initiative", "Issue": "issue", "Question": "question",
    "Referendum": "referendum", "Referred Measure": "measure", "Initiated Measure": "measure", "Ballot Question": "question", "State Question": "question",
    "Ballot Issue": "issue", "Initiative Measure": "initiative",
}  # fmt: skip
_MEASURE = re.compile(
    r"(?<![\w.-])(?P<lead>(?:Constitutional|Legislatively Referred|Legislative) )?"
    rf"(?P<head>{'|'.join(sorted(_HEADS, key=len, reverse=True))}) (?:[Nn]o\. ?)?(?P<number>\d{{1,4}}[A-Z]?|(?<=Measure )\d\d-\d{{1,3}}|[A-Z]{{1,2}}|(?<=Measure )[A-Z]{{3}})(?![\w:%/]|-\w|\.[\d\w]|,\d{{3}})"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS = frozenset("THE AND FOR I IN IS IT AS AT ON OF TO UN EU UK US".split())
_BALLOT = re.compile(
    r"\b(?:[Bb]allots?|[Rr]eferend(?:um|a)|[Vv]oter-(?:approved|passed|backed)|(?:[Bb]allot|[Vv]oter|[Cc]iti[sz]ens'?|[Pp]opular) [Ii]nitiatives?|[Ii]nitiative petitions?|[Pp]rop(?:osition)?s?\.? \w{1,3}\b|"
    r"[Vv]oters (?:\w+ ){0,2}(?:approv|pass|reject|back|adopt|defeat|decid|enact|legali[sz]|will|in)\w*)\b"
)
# These are also numbers of magazines and of exams: a vote must be cast on them.
_WEAK = frozenset(["issue", "question"])
_VOTE_ON = re.compile(
    r"\b(?:on|for|against|approv(?:e|es|ed|ing)|pass(?:ed|es|ing)?|reject(?:ed|s|ing)?|support(?:s|ed|ing|ers of)?|oppos(?:e|es|ed|ing)|back(?:s|ed|ing)?|opponents of|defeat(?:ed|s)?|"
    r"called|under|of|known as|as|campaign|yes|no) \Z",
    re.IGNORECASE,
)
_OF_STATE = re.compile(r"\b(?P<state>[A-Z][a-z]+)'s? \Z")  # "Missouri's Amendment 3"
_TO_A_BILL = re.compile(
    r" to (?:the|a|this|that|its|[Hh]ouse|[Ss]enate|[Aa]ssembly|HB|SB|[A-Z]\.)|, (?:moved|tabled|offered) by"
)
_VOTED_AFTER = re.compile(
    r",? (?:would|will|passed|failed|was (?:approved|passed|rejected|defeated|on the)|which would|won|asks?|sought|appears|campaign)\b"
)


def anchors() -> Iterable[Anchor]:
    """Each word for a measure before a letter or a number."""
    yield Anchor(
        r"\b(?:Amendment|Measure|Initiative|Issue|Question|Referendum) (?:[Nn]o\. ?)?(?:[0-9]{1,4}|[A-Z]{1,3})\b",
        "ballot",
    )
    yield Anchor(r"\bOrdinance (?:[Nn]o\. ?|[Nn]umber |# ?)?(?:[A-Z]{1,4}-?)?[0-9]", "ordinance")


_ORDINANCE = re.compile(
    r"(?<![\w-])Ordinance (?:(?:[Nn]o\.|[Nn]umber|#) ?(?P<any>(?:[A-Z]{1,4}-?)?\d[\w.-]{0,12}?)|(?P<plain>\d{3,6}|\d{2,4}-\d{1,4}))(?![\w-]|\.\d|/| of (?:1|20)\d)"
)


def ordinance(text: str, end: int) -> Mention | None:
    """A council's ordinance by number; each council counts its own, so that it is known within the document alone."""
    found = next(
        (
            m
            for m in _ORDINANCE.finditer(text, max(0, end - 20), min(len(text), end + 20))
            if m.start() < end <= m.end()
        ),
        None,
    )
    if not found:
        return None
    number = found["any"] or found["plain"]
    if _YEAR.fullmatch(number):
        return None
    key = ("record", f"ordinance-{number.lower()}", f"Ordinance No. {number}", "")
    return Mention(*found.span(), Kind.STATUTE, Form.CITED, key, fields=(("number", number),))


def ballot(page: Page, end: int) -> Mention | None:
    """The measure whose letter or number the anchor ends in, where voters decide on it."""
    text = page.text
    found = next(
        (m for m in _MEASURE.finditer(text, max(0, end - 60), min(len(text), end + 4)) if m.start() < end <= m.end()),
        None,
    )
    if not found or found["number"] in _WORDS or _YEAR.fullmatch(found["number"]):
        return None
    start, stop = found.span()
    head, number = _HEADS[found["head"]], found["number"]
    reach = 300 if head in _WEAK or head == "amendment" else 1000
    of_state = _OF_STATE.search(text, max(0, start - 24), start)
    if not (of_state and PLACES.get(of_state["state"], "").startswith("us-")) and not (
        page.near("parliament", start, stop, reach) and _BALLOT.search(text, max(0, start - reach), stop + reach)
    ):
        return None
    if head == "amendment" and _TO_A_BILL.match(text, stop, stop + 24):
        return None
    if head in _WEAK and found["head"] in ("Issue", "Question"):
        voted = _VOTE_ON.search(text, max(0, start - 14), start) or _VOTED_AFTER.match(text, stop, stop + 24)
        if voted is None:
            return None
    if head == "measure" and not number.isdigit():
        # A city's or county's, which have their own alphabets: known within the document alone.
        key: tuple[str, ...] = ("record", f"measure-{number.lower()}", f"Measure {number}", "")
    else:
        key = ("cite", f"us/{head}-{number.lower()}", found.group())
    fields = (("chamber", head), ("number", number))
    return Mention(start, stop, Kind.STATUTE, Form.CITED, key, fields=fields)
