"""The names of cases as the Commonwealth writes them: Re, Reference re, ships, and the French joint of Canada."""

import re

from lexindex.grammars.casenames import Name, name_before
from lexindex.grammars.parties import party_back

_REACH = 110
_WORD = r"(?:[A-Z][\w'&./-]*|\([A-Z][\w' .-]{0,40}\)|of|the|and|for|&|\d{1,4})"
_ONE = re.compile(
    rf"(?<![\w.])(?P<name>(?:Re|In re|In Re|Reference re|Ex parte|Ex p|In the matter of|PF)[:,]? {_WORD}(?: {_WORD}){{0,9}}),? ?\(?\Z"
)
_RE_BEFORE = re.compile(rf"(?<![\w.])(?:Re|In re) {_WORD}(?: {_WORD}){{0,9}}; \Z")
# Ships give their names to cases: "The Ocean Tramp", never a court or an office.
_SHIP = re.compile(
    r"(?<![\w.])(?P<name>The (?!Court|Supreme|High|Judge|Board|House|Government|Justice|Act\b)[A-Z][\w'-]{2,20}(?: [A-Z][\w'-]{2,20}){0,2}(?: \(No\.? \d\))?)\Z"
)
_FRENCH = re.compile(r" c\.? (?P<defendant>[A-Z][\w'. &()-]{0,70}?),? \Z")
# Judicial review is brought in the sovereign's name on the application of the claimant.
_REVIEW = re.compile(
    r"(?<![\w.])(?P<plaintiff>(?:R|Regina|The Queen|The King)\.? \([^()\n]{1,90}\)) v\.? (?P<defendant>[A-Z][^;:\n\[\]\"]{1,110}?),? \Z"
)
_NUMBERED = re.compile(r" \[No\.? ?\d{1,2}\] \Z")
# The number of the Court of Justice between name and report: the name is that of the number.
_LUXEMBOURG = re.compile(r"\((?:[Jj]oined )?Cases? (?:[CTF] ?-{1,2} ?)?\d{1,4}/\d{2}[^()]{0,60}\),? \Z")


def name_of(text: str, start: int, *, french: bool = False) -> Name:
    """The name that leads up to a citation at `start`; `french` takes "c." for the joint, as Quebec writes."""
    if text[start - 2 : start] in (") ", ", ") and _LUXEMBOURG.search(text, max(0, start - 100), start):
        return Name(start)
    name = name_before(text, start)
    if name.fields:
        if text.startswith("Ex p", name.start) and (
            re_ := _RE_BEFORE.search(text, max(0, name.start - 90), name.start)
        ):
            whole = (("plaintiff", re_.group() + name.fields[0][1]), *name.fields[1:])
            return Name(re_.start(), whole, name.bracketed)  # "Re Patterson; Ex parte Taylor"
        return name
    if number := _NUMBERED.search(text, max(0, start - 12), start):
        name = name_before(text, number.start() + 1)
        if name.fields:
            return _with_tail(name, text[number.start() : start].rstrip())
    if text[start - 1 : start] not in (" ", "("):
        return Name(start)
    if review := _REVIEW.search(text, max(0, start - 220), start):
        return Name(review.start(), (("plaintiff", review["plaintiff"]), ("defendant", review["defendant"])))
    if french and (found := _FRENCH.search(text, max(0, start - 90), start)):
        left = party_back(text, found.start())
        if left < found.start():
            return Name(left, (("plaintiff", text[left : found.start()]), ("defendant", found["defendant"])))
    if text[start - 1] == "(":
        return Name(start)
    one = _ONE.search(text, max(0, start - _REACH), start - 1)
    if one and ". " not in one["name"].removeprefix("Ex p. "):
        return Name(one.start("name"), (("plaintiff", one["name"]),))
    if ship := _SHIP.search(text, max(0, start - 70), start - 1):
        return Name(ship.start(), (("plaintiff", ship["name"]),))
    return Name(start)


def _with_tail(name: Name, tail: str) -> Name:
    *first, (key, value) = [pair for pair in name.fields if pair[0] in ("plaintiff", "defendant")]
    return Name(name.start, (*first, (key, value + tail)), name.bracketed)
