"""Statutes by their numbers: code sections, session laws, orders, bills, acts of the Union, chapters."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.parts import name_back
from lexindex.model import Form, Kind, Mention, Pinpoint

_SECTION = r"\d{1,5}[A-Za-z]{0,3}(?:\.\d{1,5}[a-z]?)?(?:-\d{1,3}[a-z]{0,2})?(?:\([0-9A-Za-z]{1,5}\)){0,6}"
_SECTIONS = rf"{_SECTION}(?:(?:, (?:and )?| and |, ?|-| to | through ){_SECTION}(?!\w| [A-Z]\.)){{0,8}}"
_CODE = re.compile(
    rf"(?P<title>\d{{1,2}})(?: ?U\.? ?S\.? ?C\.?(?: ?[AS]\.)?(?: ?Code)?| U\.?S\.? Code|(?P<cfr> C\.? ?F\.? ?R\.?)),?(?: [Pp]arts?)? ?(?:§{{1,2}} ?|[Ss]ections? |[Ss]ecs?\. |\? ?)?(?P<section>{_SECTIONS})(?: et seq\.?)?"
)
_PUBLIC_LAW = re.compile(
    r"(?:Pub\. ?L\.?|Public Law|P\. ?L\.|PL) ?(?:No\. ?)?(?P<congress>\d{2,3})-(?P<number>\d{1,4})(?!\d)"
)
_STAT = re.compile(r"(?P<volume>\d{1,3}) Stat\. (?P<page>\d{1,5})(?!\d)")
_REGISTER = re.compile(r"(?P<volume>\d{1,3}) Fed\. ?Reg\. (?P<page>\d{1,3},?\d{3}|\d{1,6})(?!\d)")
_ORDER = re.compile(
    r"(?:[Ee]xecutive [Oo]rder|Exec\. Order|E\.O\.|EO|(?P<proclamation>(?:Presidential )?Proclamation)) (?:No\. |[Nn]umber )?(?P<number>\d{1,2},?\d{3})(?![\d/])"
)
_CHAMBERS = {
    "H.R.": "h.r.", "HR": "h.r.", "H. R.": "h.r.", "S.": "s.", "H.J. Res.": "h.j.res.", "H.J.Res.": "h.j.res.", "S.J. Res.": "s.j.res.", "S.J.Res.": "s.j.res.",
    "H. Res.": "h.res.", "H.Res.": "h.res.", "S. Res.": "s.res.", "S.Res.": "s.res.", "H.Con.Res.": "h.con.res.", "House Bill": "hb", "Senate Bill": "sb", "Assembly Bill": "ab",
    "HB": "hb", "SB": "sb", "AB": "ab", "H.B.": "hb", "S.B.": "sb", "A.B.": "ab", "House File": "hf", "Senate File": "sf", "Bill": "bill", "bill": "bill",
    "Proposition": "prop", "Prop.": "prop", "Prop": "prop", "Ballot Measure": "measure", "House Resolution": "h.res.", "Senate Resolution": "s.res.",
}  # fmt: skip
_BILL = re.compile(
    "(?P<chamber>"
    + "|".join(re.escape(name) for name in sorted(_CHAMBERS, key=len, reverse=True))
    + r") ?(?:No\. )?(?P<number>[CS]-\d{1,3}|\d{1,5})(?![\d/:%]|\.\d|,\d{3})"
)
_BILL_FALSE = re.compile(r" (?:million|billion|percent|per cent|people|years?|hours?|miles?|kg|km)")
_EU = re.compile(
    r"(?:(?:Council|Commission|Parliament|Framework|Implementing|Delegated|[Tt]he) ){0,4}(?P<type>[Dd]irective|[Rr]egulation|[Dd]ecision)s? (?:\((?P<body>EU|EC|EEC|Euratom|JHA|EU, Euratom)\) )?(?:[Nn]o\.? ?)?"
    r"(?P<first>\d{2,4})/(?P<second>\d{1,4})(?:/(?P<tail>EC|EEC|EU|JHA|ECSC|CFSP))?(?!\d)"
)
_EU_LEAD = re.compile(r"^(?:[Tt]he )+")
_INSTRUMENT = re.compile(
    r"S\.?R?\.?I\.? (?:No\.? )?(?P<year>19\d\d|20\d\d)(?:/| No\.? ?)(?P<number>\d{1,5})(?!\d)|SOR/(?P<sor>\d{2,4}-\d{1,4})"
)
_CHAPTER = re.compile(
    r"(?P<series>R?\.?S\.?[A-Z]\.?(?:[A-Z]{0,2}\.?)?),? (?P<year>1[89]\d\d|20\d\d),? ?c(?:h)?\.? ?(?P<chapter>[A-Z]?-?\.?\d{1,4}(?:\.\d{1,2})?|[A-Z]-\d{1,3}(?:\.\d)?)?(?:,? ss?\. (?P<sections>\d{1,4}(?:\.\d)?(?:(?:, | & | and |, & )\d{1,4}(?:\.\d)?){0,8}))?"
)
_ACT_NUMBER = re.compile(r"(?:Act|Law) (?:No\.? ?)?(?P<number>\d{1,3})(?: of |/)(?P<year>1[89]\d\d|20\d\d)(?!\d)")
_CONSTITUTION_CITE = re.compile(
    r"U\.? ?S\.? Const\.,? (?P<unit>art\.|amend\.|Art\.|Amend\.) (?P<number>[IVX]{1,6}|\d{1,2})(?:, (?:§|sec\.|cl\.) ?[\w]{1,4}){0,3}"
)


def anchors() -> Iterable[Anchor]:
    """Code and session-law abbreviations by numbers."""
    yield Anchor(r"[0-9] ?U\.? ?S\.? ?C(?:\.|ode|[ ,])", "code")
    yield Anchor(r"[0-9] C\.? ?F\.? ?R", "code")
    yield Anchor(r"\b(?:Pub\. ?L\.?|Public Law|P\. ?L\.|PL) ?(?:No\. ?)?[0-9]{2,3}-[0-9]", "public-law")
    yield Anchor(r"[0-9] Stat\. [0-9]", "stat")
    yield Anchor(r"[0-9] Fed\. ?Reg\. [0-9]", "register")
    yield Anchor(r"\b(?:[Ee]xecutive [Oo]rder|Exec\. Order|E\.O\.|EO|Proclamation) (?:No\. |[Nn]umber )?[0-9]", "order")
    for chamber in _CHAMBERS:
        yield Anchor(rf"\b{re.escape(chamber)} ?(?:No\. )?(?:[CS]-)?[0-9]", f"bill\t{chamber}")
    yield Anchor(
        r"\b(?:[Dd]irective|[Rr]egulation|[Dd]ecision)s? (?:\([EUJ][A-Za-z, ]{1,12}\) )?(?:[Nn]o\.? ?)?[0-9]{2,4}/[0-9]",
        "eu",
    )
    yield Anchor(r"\bS\.?R?\.?I\.? (?:No\.? )?(?:19|20)[0-9][0-9](?:/| No\.? ?)[0-9]", "instrument")
    yield Anchor(r"\bSOR/[0-9]", "instrument")
    yield Anchor(r"\bR?\.?S\.?[A-Z]\.?(?:[A-Z]{0,2}\.?)?,? (?:1[89]|20)[0-9][0-9],? ?c", "chapter")
    yield Anchor(r"\b(?:Act|Law) (?:No\.? ?)?[0-9]{1,3}(?: of |/)(?:1[89]|20)[0-9]", "act-number")
    yield Anchor(r"\bU\.? ?S\.? Const\.", "constitution")


def _find(pattern: re.Pattern[str], text: str, end: int, before: int, after: int) -> re.Match[str] | None:
    return next(
        (
            m
            for m in pattern.finditer(text, max(0, end - before), min(len(text), end + after))
            if m.end() >= end and m.start() < end
        ),
        None,
    )


def _code(text: str, end: int) -> Mention | None:
    found = _find(_CODE, text, end, 16, 110)
    if not found:
        return None
    regulation = bool(found["cfr"])
    code = "C.F.R." if regulation else "U.S.C."
    parts = [part.strip() for part in re.split(r", (?:and )?| and ", found["section"]) if part.strip()]
    first = parts[0]
    places = tuple(Pinpoint("section", *_range(part)) for part in parts)
    base = re.match(r"\d+[A-Za-z]*(?:\.\d+[a-z]?)?(?:-\d+[a-z]*(?=\())?", first)
    section = base.group() if base else first
    if sub := first[len(section) :].strip():
        fields = [("title", found["title"]), ("code", code), ("section", section), ("subsection", sub)]
    else:
        fields = [("title", found["title"]), ("code", code), ("section", first)]
        section = first
    slug = f"us/{found['title']}-{'cfr' if regulation else 'usc'}-{section.lower()}"
    kind = Kind.REGULATION if regulation else Kind.STATUTE
    return Mention(
        found.start(),
        found.end(),
        kind,
        Form.CITED,
        ("cite", slug, f"{found['title']} {code} {section}"),
        pinpoints=places,
        fields=tuple(fields),
    )


def _range(part: str) -> tuple[str, str | None]:
    first, _, last = part.partition("-")
    return (first, last) if last.isdigit() and first.isdigit() else (part, None)


def _public_law(text: str, end: int) -> Mention | None:
    found = _find(_PUBLIC_LAW, text, end, 28, 8)
    if not found:
        return None
    number = f"{found['congress']}-{found['number']}"
    return Mention(
        found.start(),
        found.end(),
        Kind.STATUTE,
        Form.CITED,
        ("cite", f"us/pub-l-{number}", f"Pub. L. {number}"),
        fields=(("session", found["congress"]), ("number", found["number"])),
    )


def _stat(text: str, end: int) -> Mention | None:
    found = _find(_STAT, text, end, 16, 8)
    if not found:
        return None
    written = f"{found['volume']} Stat. {found['page']}"
    return Mention(
        found.start(),
        found.end(),
        Kind.STATUTE,
        Form.CITED,
        ("cite", f"us/{found['volume']}-stat-{found['page']}", written),
        fields=(("code", "Stat."), ("number", found["page"])),
    )


def _register(text: str, end: int) -> Mention | None:
    found = _find(_REGISTER, text, end, 20, 10)
    if not found:
        return None
    page = found["page"].replace(",", "")
    return Mention(
        found.start(),
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", f"us/{found['volume']}-fed-reg-{page}", f"{found['volume']} Fed. Reg. {page}"),
        fields=(("code", "Fed. Reg."), ("number", page)),
    )


def _order(text: str, end: int) -> Mention | None:
    found = _find(_ORDER, text, end, 36, 8)
    if not found:
        return None
    number = found["number"].replace(",", "")
    what = "proclamation" if found["proclamation"] else "eo"
    written = f"Proclamation {number}" if found["proclamation"] else f"E.O. {number}"
    alias = f"Executive Order {number}" if what == "eo" else written
    return Mention(
        found.start(),
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", f"us/{what}-{number}", written, alias),
        fields=(("number", number),),
    )


def bill(text: str, end: int, chamber: str) -> Mention | None:
    """The bill of this chamber whose number the anchor begins."""
    found = next(
        (
            m
            for m in _BILL.finditer(text, max(0, end - len(chamber) - 12), min(len(text), end + 8))
            if m.end() >= end and m["chamber"] == chamber
        ),
        None,
    )
    if not found or _BILL_FALSE.match(text, found.end()):
        return None
    number, kind = found["number"], _CHAMBERS[chamber]
    if (
        kind == "bill"
        and not number.startswith(("C-", "S-"))
        and not re.search(
            r"\b(?:[Qq]u[eé]?bec|[Oo]ntario|[Aa]lberta|[Cc]anad|[Ll]egislat|[Pp]arliament|premier|provinc)",
            text[max(0, found.start() - 400) : found.end() + 400],
        )
    ):
        return None
    if (
        chamber in ("S.", "HR", "AB", "SB", "HB")
        and len(number) < (1 if chamber != "S." else 2)
        and not re.search(
            r"\b(?:[Ss]enat|[Bb]ill|[Cc]ongress|[Ll]aw|[Ll]egislat)",
            text[max(0, found.start() - 200) : found.end() + 200],
        )
    ):
        return None
    start = found.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in ".&'"):
        return None
    fields = (("chamber", kind), ("number", number))
    result = Kind.RESOLUTION if kind in ("h.res.", "s.res.") else Kind.STATUTE if kind == "prop" else Kind.BILL
    slug = f"us/{kind.replace('.', '')}-{number.lower()}" if kind != "bill" else f"ca/bill-{number.lower()}"
    return Mention(
        start,
        found.end(),
        result,
        Form.CITED,
        ("cite", slug, found.group(), f"{_LONG.get(kind, chamber)} {number}"),
        fields=fields,
    )


_LONG = {"hb": "House Bill", "sb": "Senate Bill", "ab": "Assembly Bill", "prop": "Proposition", "h.r.": "H.R."}


def _eu(text: str, end: int) -> Mention | None:
    found = _find(_EU, text, end, 70, 14)
    if not found:
        return None
    first, second = found["first"], found["second"]
    what = found["type"].capitalize()
    if found["type"].islower() and not (found["tail"] or found["body"] or what == "Directive"):
        return None
    old = found["tail"] or len(first) != 4
    year, number = (first, second) if len(first) == 4 or what != "Regulation" else (second, first)
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    start = found.start() + (len(lead.group()) if (lead := _EU_LEAD.match(found.group())) else 0)
    letter = {"Directive": "L", "Regulation": "R", "Decision": "D"}[what]
    celex = f"CELEX 3{year}{letter}{int(number):04d}"
    if what == "Regulation" and found["body"] != "EU" and len(first) == 4 and len(second) == 4 and not old:
        # "Regulation (EC) No 1049/2001" is number first, and both may have four digits.
        other = f"CELEX 3{second}R{int(first):04d}"
        celex, year, number = (other, second, first) if int(second) in range(1958, 2015) else (celex, year, number)
    written = text[start : found.end()]
    fields = [("number", number), ("year", year), ("title", what)]
    return Mention(
        start,
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", f"eu/{what.lower()}-{year}-{number}", written, celex),
        fields=tuple(fields),
    )


def _instrument(text: str, end: int) -> Mention | None:
    found = _find(_INSTRUMENT, text, end, 26, 10)
    if not found:
        return None
    if found["sor"]:
        return Mention(
            found.start(),
            found.end(),
            Kind.REGULATION,
            Form.CITED,
            ("cite", f"ca/sor-{found['sor']}", found.group()),
            fields=(("number", found["sor"]),),
        )
    slug = f"gb/uksi/{found['year']}/{found['number']}"
    return Mention(
        found.start(),
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", slug, f"SI {found['year']}/{found['number']}"),
        fields=(("year", found["year"]), ("number", found["number"])),
    )


def _chapter(text: str, end: int) -> Mention | None:
    found = _find(_CHAPTER, text, end, 20, 50)
    if not found:
        return None
    series = found["series"].replace(".", "")
    fields = [("session", series), ("year", found["year"])]
    if found["chapter"]:
        fields.append(("chapter", found["chapter"]))
    places = tuple(Pinpoint("section", part) for part in re.findall(r"\d+(?:\.\d)?", found["sections"] or ""))
    chapter = found["chapter"] or ""
    slug = f"ca/{series.lower()}-{found['year']}-c-{chapter.lower()}"
    # The name of the act stands before its chapter: one mention from name to chapter.
    start = found.start()
    begun = start
    if text[start - 1 : start] == " ":
        stop = start - 2 if text[start - 2] == "," else start - 1
        head = next(
            (word for word in ("Act", "Code", "Charter", "Recognition", "Ordinance") if text.endswith(word, 0, stop)),
            None,
        )
        if head:
            begun = name_back(text, stop - len(head))
            fields.insert(0, ("title", text[begun:stop]))
    end_at = found.end()
    while text[end_at - 1] in " ,":
        end_at -= 1
    key = ("cite", slug, found.group()) if chapter else ("new", text[begun:start].strip(" ,"), found["year"])
    return Mention(begun, end_at, Kind.STATUTE, Form.CITED, key, pinpoints=places, fields=tuple(fields))


def _act_number(text: str, end: int) -> Mention | None:
    found = _find(_ACT_NUMBER, text, end, 20, 6)
    if not found:
        return None
    return Mention(
        found.start(),
        found.end(),
        Kind.STATUTE,
        Form.CITED,
        (
            "cite",
            f"x/act-{found['number']}-of-{found['year']}",
            f"Act {found['number']} of {found['year']}",
            f"Act No. {found['number']} of {found['year']}",
        ),
        fields=(("number", found["number"]), ("year", found["year"])),
    )


def _constitution(text: str, end: int) -> Mention | None:
    found = _find(_CONSTITUTION_CITE, text, end, 14, 50)
    if not found:
        return None
    unit = "amendment" if found["unit"].lower().startswith("amend") else "article"
    return Mention(
        found.start(),
        found.end(),
        Kind.STATUTE,
        Form.CITED,
        ("cite", "us/constitution", "U.S. Const.", "United States Constitution"),
        pinpoints=(Pinpoint(unit, found["number"]),),
        fields=(("section", found["number"]),),
    )


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "code": _code, "public-law": _public_law, "stat": _stat, "register": _register, "order": _order, "eu": _eu, "instrument": _instrument, "chapter": _chapter,
    "act-number": _act_number, "constitution": _constitution,
}  # fmt: skip
