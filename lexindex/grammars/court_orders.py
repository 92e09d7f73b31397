"""Rules of the English courts by their own numbers: "RSC O 14 r 1", "CCR Order 27 rule 3", "CPR PD 16"."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from lexindex.grammars import Anchor
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint

_ORDER = re.compile(
    r"(?:(?P<set>RSC|R\.S\.C\.|CCR|C\.C\.R\.),? )?O(?:rder|rd)?\.? ?(?P<order>\d{1,3}[A-Z]?),? r(?:ules?|r)?\.? ?(?P<rule>\d{1,3}[A-Z]?(?:\([0-9A-Za-z]{1,3}\)){0,4})(?![\w.]\w|\w)"
    r"(?P<named> of the Rules of the Supreme Court(?: 1965)?| RSC(?!\w))?"
)
_DIRECTION = re.compile(
    r"(?:(?P<set>CPR|FPR) )?(?:PD ?|Practice Direction )(?P<number>\d{1,2}[A-Z]{0,2})(?![\w.]\w|\w|/\d)(?P<named> to (?:the )?(?:CPR|Civil Procedure Rules))?"
)
_SUPREME = ("gb/rules-of-the-supreme-court-1965", "Rules of the Supreme Court 1965")
_COUNTY = ("gb/county-court-rules-1981", "County Court Rules 1981")
# What a text that cites the old rules by order and rule alone says of them somewhere.
_SAID = ("RSC", "R.S.C.", "Rules of the Supreme Court")
_CIVIL = ("CPR", "Civil Procedure Rules")


def anchors() -> Iterable[Anchor]:
    """An order with its rule; a practice direction with its number."""
    for rule in (r"r\. ?[0-9]", r"rr\.? ?[0-9]", r"rules?\.? ?[0-9]", *(f"r ?{digit}" for digit in range(10))):
        # Each with letters or a digit of its own, by which the engine looks for it.
        yield Anchor(rf"\b(?:O|Ord|Order)\.? ?[0-9]{{1,3}}[A-Z]?,? {rule}", "court-order")
    yield Anchor(r"\b(?:PD ?|Practice Direction )[0-9]", "practice-direction")


@lru_cache(maxsize=2)
def _speaks(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has one of some words, read once for the text at hand."""
    return any(word in text for word in words)


def _order(text: str, end: int) -> Mention | None:
    found = find(_ORDER, text, end, 40, 40)
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "'-.")):
        return None
    if found["set"]:
        slug, title = _COUNTY if found["set"][0] == "C" else _SUPREME
    elif found["named"] or _speaks(text, _SAID):
        slug, title = _SUPREME
    else:
        return None  # many countries' rules of court have orders
    places = (Pinpoint("order", found["order"]), Pinpoint("rule", found["rule"]))
    return Mention(
        found.start(), found.end(), Kind.REGULATION, Form.CITED, ("cite", slug, title), pinpoints=places,
        fields=(("title", title), ("section", f"{found['order']}/{found['rule']}")),
    )  # fmt: skip


def _direction(text: str, end: int) -> Mention | None:
    """Read "PD 16": of the Civil Procedure Rules where the text speaks of them, of the Family Procedure Rules under "FPR"."""
    found = find(_DIRECTION, text, end, 30, 40)
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "'-.")):
        return None
    rules = found["set"] or ("CPR" if found["named"] or _speaks(text, _CIVIL) else "")
    if not rules:
        return None
    number = found["number"]
    title = f"Practice Direction {number} ({'Civil' if rules == 'CPR' else 'Family'} Procedure Rules)"
    key = ("cite", f"gb/{rules.lower()}-pd-{number.lower()}", f"{rules} PD {number}")
    fields = (("title", title), ("number", number))
    return Mention(found.start(), found.end(), Kind.REGULATION, Form.CITED, key, fields=fields)


CITED: dict[str, Callable[[str, int], Mention | None]] = {"court-order": _order, "practice-direction": _direction}
