"""Statutes, regulations and bills: code sections, session laws, numbers and names."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.parts import name_back, name_forward, pinpoint_before, year_after, year_before
from lexindex.grammars.places import PHRASES, PLACES
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

HEADS = {
    "Act": Kind.STATUTE, "Code": Kind.STATUTE, "Constitution": Kind.STATUTE, "Ordinance": Kind.STATUTE, "Law": Kind.STATUTE, "Amendment": Kind.STATUTE,
    "Amendments": Kind.STATUTE, "Acts": Kind.STATUTE, "Bill": Kind.BILL, "Rule": Kind.REGULATION, "Rules": Kind.REGULATION, "Regulation": Kind.REGULATION, "Regulations": Kind.REGULATION,
    "Directive": Kind.REGULATION, "Decree": Kind.REGULATION, "Statute": Kind.STATUTE,
}  # fmt: skip
# One title-case word before a head that makes something else of it.
_NOT_LAST = {
    "Act": frozenset(["Third", "Final", "First", "Second", "Fourth", "Opening", "Closing", "Balancing", "Class", "Sister", "Juggling", "Love", "Double", "Circus", "Live", "Vaudeville", "High-Wire", "Warm-Up", "Support", "Novelty", "Disappearing", "Main"]),
    "Acts": frozenset(["Third", "Terrorist", "Random", "Criminal", "Live", "Musical"]),
    "Code": frozenset(["Dress", "Vinci", "QR", "Zip", "ZIP", "Area", "Source", "Postal", "Morse", "Bar", "Promo", "Discount", "Genetic", "VS", "Dial", "Access", "Cheat", "Building-block", "Open", "Country", "Python", "Girls", "Black", "Conduct"]),
    "Law": frozenset(
        ["Public", "Common", "Criminal", "International", "Rights", "Martial", "Sharia", "Sharia's", "Murphy's", "Moore's", "Godwin's", "Islamic", "Constitutional", "Environmental", "Immigration", "Jude", "Family", "Business", "Corporate", "Civil", "Private", "Patent", "Tax", "Labour", "Labor", "Employment", "European", "EU", "Federal", "State", "UK", "US", "U.S.", "American", "English", "Scots", "Refugee", "Humanitarian", "Competition", "Media", "Property", "Harvard", "Yale", "Stanford", "Georgetown", "Columbia", "Roman", "Canon", "Maritime", "Trade", "Antitrust", "Sports", "Contract", "Space", "Criminal", "Administrative", "Customary", "Poverty", "Natural", "Of", "Phil", "John", "Andrew", "Denis", "Bonar", "Physician", "Health", "Attorneys-at", "Ohm's", "Parkinson's", "Campus", "Jewish"]
    ),
    "Rule": frozenset(["Golden", "Home", "Majority", "Minority", "British", "Colonial", "Military", "Direct", "Mob", "French", "Japanese", "Ottoman", "Spanish", "Taliban", "Self", "Slide", "Ja", "One-Party", "Soviet", "Israeli", "Chinese", "Russian", "Apartheid", "Hamas", "Cardinal"]),
    "Rules": frozenset(["Ground", "House", "Hip", "Cider", "Golden", "New", "Basic"]),
    "Bill": frozenset(["Buffalo", "Old", "Mr", "Uncle", "Dollar", "President", "Farmer", "Kill", "Sen.", "Rep.", "Gov.", "Mr.", "Coach", "Dr.", "Dr", "Pecos", "Big", "Little", "Hospital", "Water", "Electricity", "Tax", "Duck"]),
    "Regulation": frozenset(["Financial", "Government", "Environmental", "Federal", "Bank", "Banking", "State", "Press", "Emotion", "Self", "Self-", "Thermal", "Market", "Energy", "Gun", "and", "Better", "Prudential", "Services", "Insurance", "Civil"]),
    "Regulations": frozenset(["Federal", "Government", "Environmental", "State", "Safety", "Building", "New", "EPA", "FDA", "Financial"]),
    "Directive": frozenset(["New", "First", "Prime", "Presidential", "Policy", "Advance", "Mission"]),
    "Statute": frozenset(["State", "Federal", "Criminal", "The"]),
    "Amendment": frozenset(["Senate", "House", "Government", "Opposition", "Labour", "Opposition's", "Lords", "Constitutional", "First-ever", "Proposed"]),
    "Amendments": frozenset(["Constitutional", "House", "Senate", "Government", "Lords", "Reconstruction"]),
    "Constitution": frozenset({"USS", "HMS"}),
    "Ordinance": frozenset(["Unexploded", "Explosive", "Naval", "City", "Local"]),
    "Decree": frozenset(["Consent", "Final", "Divorce"]),
}  # fmt: skip
_NEEDS_YEAR_OR_WORDS = {
    "Regulation": 2,
    "Regulations": 2,
    "Rules": 2,
    "Law": 2,
    "Decree": 2,
    "Statute": 1,
    "Ordinance": 1,
    "Rule": 1,
    "Amendments": 1,
    "Acts": 1,
}
_NOT_AFTER = re.compile(
    r"(?: (?:School|Schools|Professor|Student|Students|Journal|Review|Firm|Center|Centre|Avenue|Hill|Society|Association|Institute|Library|Dictionary|Party|Day|Square|Bridge|Trust|Blog|Commission(?!er)|Office(?! )|"
    r"Faculty|Clinic|Group|Department|Lord|Lords|Foundation|Network|Enforcement|Three|Two|One|IV|III|II|I)\b| of (?:Conduct|Ethics|Silence|Practice|God|War|Faith|Kindness|Love|Terror|Honou?r|Thumb|Law)\b| [12345]\b(?! of| and)|'s (?:daughter|son|wife))"
)
_AS_VERB = re.compile(r" (?:[Nn]ow|[Ll]ocally|[Qq]uickly|[Ff]ast|[Tt]ogether|[Ll]ike|[Aa]s|UP|Up|Out)\b")
_LEAD_LOWER = re.compile(
    r"(?:(?<=[\s(\"\x97])(?:the|this|that|a|an|under|of|to|in|by|for|and|or|with|on|from|violates?|violated|using|called|per) )\Z",
    re.IGNORECASE,
)
_CONST_BEFORE = re.compile(r"(?:^|[^A-Za-z])(?:the|our|The|Our|its|this|under|'s)\s\Z")


class Statutes:
    """Acts, codes, constitutions, rules, orders and bills."""

    kind = Kind.STATUTE

    def anchors(self) -> Iterable[Anchor]:
        """Code and session-law abbreviations by numbers, and the head words in title case."""
        yield Anchor(r"[0-9] ?U\.? ?S\.? ?C(?:\.|ode|[ ,])", "code")
        yield Anchor(r"[0-9] C\.? ?F\.? ?R", "code")
        yield Anchor(r"\b(?:Pub\. ?L\.?|Public Law|P\. ?L\.|PL) ?(?:No\. ?)?[0-9]{2,3}-[0-9]", "public-law")
        yield Anchor(r"[0-9] Stat\. [0-9]", "stat")
        yield Anchor(r"[0-9] Fed\. ?Reg\. [0-9]", "register")
        yield Anchor(
            r"\b(?:[Ee]xecutive [Oo]rder|Exec\. Order|E\.O\.|EO|Proclamation) (?:No\. |[Nn]umber )?[0-9]", "order"
        )
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
        for head in HEADS:
            yield Anchor(rf"\b{head}\b", f"head\t{head}")
        yield Anchor(r"\b[A-Z]{4,} (?:ACT|BILL|CODE|CONSTITUTION)\b", "capitals")  # headings in capitals

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The statute, regulation or bill at this anchor."""
        text = page.text
        name, _, detail = label.partition("\t")
        if name == "head":
            return _named(text, end, detail)
        if name == "capitals":
            return _named(text, end, text[text.rfind(" ", 0, end) + 1 : end].capitalize())
        if name == "bill":
            return _bill(text, end, detail)
        return _CITED[name](text, end)


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


def _bill(text: str, end: int, chamber: str) -> Mention | None:
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


_CITED = {
    "code": _code, "public-law": _public_law, "stat": _stat, "register": _register, "order": _order, "eu": _eu, "instrument": _instrument, "chapter": _chapter,
    "act-number": _act_number, "constitution": _constitution,
}  # fmt: skip


def _named(text: str, end: int, head: str) -> Mention | None:
    start = end - len(head)
    if head != "Bill" and _NOT_AFTER.match(text, end):
        return None
    if head not in ("Act", "Bill") and re.match(r" (?:Act|Bill)\b", text[end : end + 6]):
        return None
    begun = name_back(text, start)
    words = text[begun:start].split()
    if head == "Constitution":
        if not words and not (_CONST_BEFORE.search(text, max(0, start - 7), start) and text[end : end + 1] != "-"):
            return None
        if words and words[-1] in _NOT_LAST[head]:
            return None
        return Mention(
            begun, end, Kind.STATUTE, Form.NAMED, ("new", text[begun:end], ""), fields=(("title", text[begun:end]),)
        )
    if head == "Act" and _AS_VERB.match(text, end):
        return None
    if not words:
        return _headed(text, start, end, head)
    if words[-1].rstrip(",") in _NOT_LAST[head]:
        return None
    if (
        head == "Bill"
        and re.match(r" [A-Z](?!ill|\))[a-z.]", text[end : end + 3])
        and text[end : end + 10] != " of Rights"
    ):
        return None
    end_of_name = end
    if (
        head in ("Law", "Act", "Code", "Rules", "Statute", "Ordinance")
        and (place := _OF_PLACE.match(text, end))
        and _place_ends(place.group())
    ):
        end_of_name = place.end()
    after, year = year_after(text, end_of_name)
    if text[after - 1] == ")" and head not in ("Act", "Code", "Ordinance", "Bill", "Law"):
        after, year = end_of_name, ""
    if not year:
        begun, year = year_before(text, begun)
        words = text[begun:start].split()
    capital = [word for word in words if word[0].isupper() or word[0] == "("]
    if (
        not year
        and end_of_name == end
        and len(capital) < _NEEDS_YEAR_OR_WORDS.get(head, 1)
        and not pinpoint_before(text, begun)[1]
    ):
        return None
    if not capital:
        return None
    kind = HEADS[head]
    fields = [("title", text[begun:end_of_name])]
    if year:
        fields.append(("year", year))
    if place := re.match(r" \((?:Cth|NSW|Vic|Qld|WA|SA|Tas|NT|ACT|NI|Scotland|Wales)\)", text[after : after + 11]):
        after += place.end()
    key = ("new", text[begun:after], year)
    return Mention(begun, after, kind, Form.NAMED, key, fields=tuple(fields))


_OF_PLACE = re.compile(
    r" (?:of|OF) (?:the )?(?:(?:Islamic |People's |Federal |Democratic |Socialist )*Republic of )?[A-Z]\w+(?: [A-Z]\w+)?"
)


def _place_ends(name: str) -> bool:
    words = [word.capitalize() if word.isupper() else word for word in name.split()[-2:]]
    return any(word in PLACES for word in words) or " ".join(words) in PHRASES


_CODE_OF = re.compile(r" of (?:Civil|Criminal|Penal|Administrative|Military|Federal) [A-Z]\w+(?: Procedure)?")
_ACT_TO = re.compile(
    r" (?:respecting|to|for|concerning) (?:the )?[a-z]?[\w' -]{6,60}?(?= (?:was|is|has|which|that|and)\b|[,.;])"
)


def _headed(text: str, start: int, end: int, head: str) -> Mention | None:
    """Names that begin with their head: "Code of Criminal Procedure", "Law on Foreign Agents", "Regulation on ..."."""
    if head == "Code" and (found := _CODE_OF.match(text, end)):
        stop = found.end()
    elif head in ("Law", "Regulation", "Act") and text[end : end + 4] in (" on ", " for"):
        stop = name_forward(text, end)
        if stop == end or len(text[end:stop].split()) < 3:
            return None
    else:
        return None
    after, year = year_after(text, stop)
    return Mention(
        start, after, HEADS[head], Form.NAMED, ("new", text[start:after], year), fields=(("title", text[start:stop]),)
    )
