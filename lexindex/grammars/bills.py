"""Bills and resolutions of Congress and of the states, and ballot measures, by chamber and number."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.parts import name_back
from lexindex.grammars.states import bare, states
from lexindex.model import Form, Kind, Mention, Pinpoint

# What each chamber's bills are called, and how citations write them.
_CHAMBERS = {
    "H.R.": "h.r.", "HR": "h.r.", "H. R.": "h.r.", "S.": "s.", "H.J. Res.": "h.j.res.", "H.J.Res.": "h.j.res.", "S.J. Res.": "s.j.res.", "S.J.Res.": "s.j.res.",
    "H. Res.": "h.res.", "H.Res.": "h.res.", "S. Res.": "s.res.", "S.Res.": "s.res.", "H.Con.Res.": "h.con.res.", "House Bill": "hb", "Senate Bill": "sb", "Assembly Bill": "ab",
    "HB": "hb", "SB": "sb", "AB": "ab", "H.B.": "hb", "S.B.": "sb", "A.B.": "ab", "House File": "hf", "Senate File": "sf", "Bill": "bill", "bill": "bill",
    "Proposition": "prop", "Prop.": "prop", "Prop": "prop", "Ballot Measure": "measure", "House Resolution": "h.res.", "Senate Resolution": "s.res.",
    "H. J. Res.": "h.j.res.", "S. J. Res.": "s.j.res.", "H.J.R.": "h.j.res.", "S.J.R.": "s.j.res.", "H. Con. Res.": "h.con.res.", "H.Con. Res.": "h.con.res.", "S. Con. Res.": "s.con.res.",
    "S.Con. Res.": "s.con.res.", "S.Con.Res.": "s.con.res.", "House Joint Resolution": "h.j.res.", "Senate Joint Resolution": "s.j.res.",
    "H.R. Res.": "h.res.", "H.R.J. Res.": "h.j.res.", "H.R. Con. Res.": "h.con.res.",
    "House Concurrent Resolution": "h.con.res.", "Senate Concurrent Resolution": "s.con.res.", "H. B.": "hb", "S. B.": "sb", "A. B.": "ab", "Assem. Bill": "ab", "Sen. Bill": "sb",
    "HJR": "hjr", "SJR": "sjr", "HCR": "hcr", "SCR": "scr", "LB": "lb", "LD": "ld", "Legislative Bill": "lb", "Legislative Document": "ld",
}  # fmt: skip
_FEDERAL = frozenset({"h.r.", "s.", "h.j.res.", "s.j.res.", "h.con.res.", "s.con.res.", "h.res.", "s.res."})
_WRITTEN = {
    "h.r.": "H.R.", "s.": "S.", "h.j.res.": "H.J. Res.", "s.j.res.": "S.J. Res.", "h.con.res.": "H. Con. Res.", "s.con.res.": "S. Con. Res.", "h.res.": "H. Res.", "s.res.": "S. Res.",
    "hjr": "House Joint Resolution", "sjr": "Senate Joint Resolution", "hcr": "House Concurrent Resolution", "scr": "Senate Concurrent Resolution", "lb": "Legislative Bill",
    "ld": "Legislative Document", "hb": "House Bill", "sb": "Senate Bill", "ab": "Assembly Bill", "prop": "Proposition",
}  # fmt: skip
_BILL = re.compile(
    "(?P<chamber>"
    + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(_CHAMBERS, key=len, reverse=True))
    + r")\s?(?:[Nn]o\.\s)?(?P<number>[CS]-\d{1,3}|\d{1,5})(?![\d:%]|/(?![HSA]\.? ?[BF])|\.\d|,\d{3})"
)
_BILL_FALSE = re.compile(r" (?:million|billion|percent|per cent|people|years?|hours?|miles?|kg|km)")
_CONGRESS = re.compile(
    r",?\s\(?(?P<congress>\d{1,3})(?:st|nd|rd|th|d)\sCong(?:ress|\.)?(?P<paren>\)?)(?:,?\s\(?(?:1st|2d|2nd|3d|3rd|First|Second)\sSess(?:ion|\.)\)?)?"
    r"(?P<sections>(?:,?\s(?:§{1,2}|[Ss]ec(?:tion|\.))\s?\d{1,5}[a-z]?(?:\([0-9A-Za-z]{1,4}\)){0,4})?)(?:\s\((?P<year>1[789]\d\d|20\d\d)\))?"
)
_LEGISLATURE = re.compile(
    r",\s(?:\d{1,3}(?:st|nd|rd|th|d)|(?:19|20)\d\d(?:-\d{2,4})?)\s(?:Leg(?:is)?\.|Gen\.\sAssemb\.|Gen\.\sCt\.)(?:,?\s(?:\d{1,3}(?:st|nd|rd|th|d)\s)?(?:Reg\.|Spec\.|Extra(?:ordinary)?\.?)?\s?Sess\.){0,2}"
    r"\s\((?P<state>[A-Z][A-Za-z.\s]{1,14}?)\s(?P<year>19\d\d|20\d\d)\)"
)
_ORDINAL_AFTER = re.compile(r"\s(?:of|in)\sthe\s(?P<congress>\d{2,3})(?:st|nd|rd|th|d)\sCongress")
_CANADA = re.compile(
    r"\b(?:[Qq]u[eé]?bec|[Oo]ntario|[Aa]lberta|[Cc]anad|[Ll]egislat|[Pp]arliament|[Pp]remier|[Pp]rovinc|Charter of Rights|Manitoba|Saskatchewan|Newfoundland|New Brunswick|Nova Scotia|British Columbia|B\.C\.|NDP\b|UCP\b|MLAs?\b|MNAs?\b|CUPE\b|AUPE\b|Queen's Bench|King's Bench|notwithstanding clause|First Nations|Ottawa|Toronto|Edmonton|Calgary|Winnipeg|Regina\b|Halifax|Vancouver|Montr[eé]al)"
)
_CANADIAN = re.compile(
    r"\b(?:[Qq]u[e\xe9]bec|Ontario|Alberta|Canad|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|British Columbia|B\.C\.|BC\b|Newfoundland|Ottawa|Toronto|Montr[e\xe9]al|Ford\b|Legault|Trudeau)"
)
_ELSEWHERE = re.compile(
    r"\b(?:Edinburgh|Holyrood|MSPs?|Scottish|Scotland|Westminster|Stormont|Senedd|Oireachtas|D[a\xe1]il|Canberra|Sydney|Beehive|Wellington|Pretoria|Nairobi|London)\b"
)
# Pounds and lethal doses are written so too.
_OF_CHAMBERS = re.compile(r"\b(?:[Rr]esolution|[Ll]egislat|Senate\b|House\b)")
_ONE_STATE = {"LB": re.compile(r"\bNebraska|\bUnicameral"), "LD": re.compile(r"\bMaine\b")}
_LAWMAKING = re.compile(r"\b(?:[Ss]enat|[Bb]ill|[Cc]ongress|[Ll]aw|[Ll]egislat)")


# Canadian papers number the federal bills without the word where the text says what they are: "C-18, a bill to pay
# news publishers", "three bills, C-5, C-7 and S-2", "C-63 would" after "Bill C-63".
_PARLIAMENT = re.compile(
    r"\b(?:[Cc]anad|[Oo]ttawa|[Ss]enat|[Ll]iberals?\b|[Tt]ories|MPs?\b|Commons|[Pp]arliament|Bloc|NDP|First Nations)"
)
_TOLD_BEHIND = re.compile(
    r"(?:,? \(?(?:an?|the|its|their|his|her|which is (?:an?|the))|, or the) (?:[\w'-]+ ){0,6}?(?:bill|legislation|law|act|Act|Bill)\b|,? \(?[Aa]n Act (?:to|respecting)\b|, which (?:would|will) "
)
_TOLD_BEFORE = re.compile(
    r"\b(?:[Bb]ills?|[Ll]egislation)(?: called| known as| numbered|,|:| ?\x97| -)?(?: \(?(?:[CS]-\d{1,3},? (?:and |or )?){0,5}| )\(?\Z"
)


def anchors() -> Iterable[Anchor]:
    """Each chamber before a number."""
    yield Anchor(r"\b[CS]-[0-9]{1,3}\b", "canadian")
    yield Anchor(r"\b(?:SP|Scottish Parliament) [Bb]ill [0-9]", "holyrood")
    yield Anchor(r"\bH\.? ?[LC]\.? Bill (?:\([0-9]{4}-[0-9]{2,4}\) )?\[?[0-9]", "westminster")
    for chamber in _CHAMBERS:
        yield Anchor(rf"\b{re.escape(chamber)} ?(?:[Nn]o\. )?(?:[CS]-)?[0-9]", f"bill\t{chamber}")


def bill(text: str, end: int, chamber: str) -> Mention | None:
    """The bill of this chamber whose number the anchor begins."""
    found = next(
        (
            m
            for m in _BILL.finditer(text, max(0, end - len(chamber) - 12), min(len(text), end + 8))
            if m.end() >= end and m["chamber"].replace("\n", " ") == chamber
        ),
        None,
    )
    if not found or _BILL_FALSE.match(text, found.end()):
        return None
    number, kind = found["number"], _CHAMBERS[chamber]
    start, stop = found.span()
    if start and (text[start - 1].isalnum() or text[start - 1] in ".&'"):
        return None
    if kind == "bill" and text[stop : stop + 1].isalpha():
        return None  # "bill 47A" is one of Edinburgh's
    if kind == "bill" and not number.startswith(("C-", "S-")):
        low, high = max(0, start - 400), stop + 400
        if not _CANADA.search(text, low, high) or (
            _ELSEWHERE.search(text, low, high) and not _CANADIAN.search(text, low, high)
        ):
            return None
    elif number.startswith(("C-", "S-")) and kind != "bill":
        return None
    congress = _congress(text, stop) if kind in _FEDERAL else None
    session = None if kind in _FEDERAL else _LEGISLATURE.match(text, stop, stop + 90)
    lone = chamber in ("S.", "HR", "LB", "LD", "SCR", "HCR") and not congress
    if chamber in _ONE_STATE and not _ONE_STATE[chamber].search(text, max(0, start - 2000), stop + 2000):
        return None
    if chamber in ("SCR", "HCR") and not _OF_CHAMBERS.search(text, max(0, start - 120), stop + 120):
        return None  # a catalyst
    if lone and not _LAWMAKING.search(text, max(0, start - 200), stop + 200):
        return None
    fields = [("chamber", kind), ("number", number)]
    places: tuple[Pinpoint, ...] = ()
    result = Kind.RESOLUTION if kind in ("h.res.", "s.res.") else Kind.STATUTE if kind == "prop" else Kind.BILL
    short = kind.replace(".", "")
    if kind == "bill":
        slug, names = f"ca/bill-{number.lower()}", [found.group()]
    elif congress:
        # The numbers begin anew with each Congress: the bare number would be another bill.
        fields.append(("congress", congress["congress"]))
        slug = f"us/{congress['congress']}-{short}-{number}"
        names = [f"{_WRITTEN[kind]} {number} ({_ordinal(congress['congress'])} Cong.)"]
        stop = congress.end()
        if congress.re is _CONGRESS:
            if congress["year"]:
                fields.append(("year", congress["year"]))
            places = tuple(
                Pinpoint("section", place) for place in re.findall(r"\d+[a-z]?(?:\(\w+\))*", congress["sections"])
            )
    elif session and (state := states().get(bare(session["state"]))):
        fields.append(("year", session["year"]))
        slug, names = f"{state[0]}/{session['year']}-{short}-{number}", [f"{session['year']} {found.group()}"]
        stop = session.end()
    else:
        slug, names = f"us/{short}-{number.lower()}", [found.group(), f"{_WRITTEN.get(kind, chamber)} {number}"]
    return Mention(start, stop, result, Form.CITED, ("cite", slug, *names), pinpoints=places, fields=tuple(fields))


_HOLYROOD = re.compile(r"(?:SP|Scottish Parliament) [Bb]ill (?P<number>\d{1,3}[A-Z]?)(?!\w)")


def holyrood(text: str, end: int) -> Mention | None:
    """A bill of the Scottish Parliament by its number, with the letter of its stage: "SP Bill 78A"."""
    found = next((m for m in _HOLYROOD.finditer(text, max(0, end - 30), end + 8) if m.start() < end <= m.end()), None)
    if not found:
        return None
    number = found["number"]
    key = ("cite", f"gb-sct/sp-bill-{number.lower()}", f"SP Bill {number}")
    fields = (("chamber", "SP Bill"), ("number", number))
    return Mention(found.start(), found.end(), Kind.BILL, Form.CITED, key, fields=fields)


def canadian(text: str, end: int) -> Mention | None:
    """A bill of the Canadian houses by its letter and number alone, where the text says that it is one."""
    start = max(text.rfind("C-", max(0, end - 5), end), text.rfind("S-", max(0, end - 5), end))
    before, number = text[max(0, start - 70) : start], text[start:end]
    if start < 0 or text[start - 1 : start] in ("-", "/", "$") or text[end : end + 1] in ("-", "/"):
        return None
    if before[-5:].lower() in ("bill ", "bills") or before.lower().endswith("bill no. "):
        return None  # read with its word
    if not _PARLIAMENT.search(text, max(0, start - 600), end + 600):
        return None
    named = (
        _TOLD_BEHIND.match(text, end, end + 110) is not None
        or _TOLD_BEFORE.search(before) is not None
        or text.find(f"Bill {number} ", max(0, start - _CALLED), start) >= 0
        or text.find(f"Bill {number},", max(0, start - _CALLED), start) >= 0
    )
    if not named:
        return None
    key = ("cite", f"ca/bill-{number.lower()}", f"Bill {number}")
    return Mention(start, end, Kind.BILL, Form.CITED, key, fields=(("chamber", "bill"), ("number", number)))


_CALLED = 6000  # how far back a bill may have been called one

# OSCOLA 2.4.5: "Consolidated Fund HC Bill (2008-09) [5]"; Parliament prints "HL Bill 12".
_WESTMINSTER = re.compile(
    r"(?<![\w.])H\.? ?(?P<house>[LC])\.? Bill (?:\((?P<session>\d{4}-\d{2,4})\) )?\[?(?P<number>\d{1,3})(?!\w)\]?(?: \((?P<after>\d{4}-\d{2,4})\))?"
)


def westminster(text: str, end: int) -> Mention | None:
    """A bill of either house of Parliament by its number."""
    found = next(
        (m for m in _WESTMINSTER.finditer(text, max(0, end - 30), end + 20) if m.start() < end <= m.end()), None
    )
    if not found:
        return None
    chamber, session = f"H{found['house']}", found["session"] or found["after"] or ""
    begun = name_back(text, found.start())
    fields = [("title", f"{text[begun : found.start()]}Bill")] if begun < found.start() else []
    fields += [("chamber", chamber), ("number", found["number"])]
    fields += [("session", session)] if session else []
    slug = "-".join(part for part in ("gb/" + chamber.lower() + "-bill", session, found["number"]) if part)
    written = " ".join(part for part in (f"{chamber} Bill", session and f"({session})", found["number"]) if part)
    return Mention(begun, found.end(), Kind.BILL, Form.CITED, ("cite", slug, written), fields=tuple(fields))


def _congress(text: str, end: int) -> re.Match[str] | None:
    found = _CONGRESS.match(text, end, end + 90)
    if found and ("(" in found.group()[:3]) != bool(found["paren"]):
        return None
    return found or _ORDINAL_AFTER.match(text, end, end + 34)


def _ordinal(number: str) -> str:
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending
