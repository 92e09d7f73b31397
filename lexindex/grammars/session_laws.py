"""Session laws, registers and boards by year, volume or number: "2011 Wis. Act 10", "30 Tex. Reg. 4501"."""

import re

from lexindex.grammars.code_table import Code, by_form
from lexindex.grammars.enactments import ACT_OF
from lexindex.grammars.sections import bracket, clean, slugged
from lexindex.grammars.states import spoken_near
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint

NUMBER_BEFORE = re.compile(r"(?<![\w.$-])(?P<number>\d{1,4}[A-Z]?(?:-[A-Z](?=\s))?(?:-\d{1,4}){0,2})\s\Z")
_YEAR_BEFORE = re.compile(r"(?<![\w.$-])(?P<year>1[6-9]\d\d|20\d\d)(?:-(?P<pamphlet>\d{1,3}))?\s\Z")
_PAGE = re.compile(
    r"(?P<lead>,?\s(?:(?:[Cc]h(?:ap)?\S{0,2}|[Cc]\.|No\.|Act\sNo\.|Act|Pub\.\sAct\sNo\.|Pub\.\sL\.(?:\sNo\.)?|P\.A\.|Res\.|Spec\.\sSess\.,?\s(?:ch\.|No\.))\s?(?P<chapter>\d{1,4}(?:-\d{1,4})?[A-Z]?),?)?"
    r"(?:\s?§{1,2}\s?(?P<section>\d[\w.:()-]{0,20}),?)?)(?:\s?(?:at\s)?(?P<page>\d(?:[\d,]{0,9}\d)?)(?:-(?P<upto>\d{1,5}))?(?![\w/]|-\d))?(?P<note>\s\(\[?(?:Reg\.|Spec\.)[^)]{0,24}\))?"
)
_NUMBERED = re.compile(r"\s(?:No\.\s)?(?P<number>\d{1,4}(?:-\d{1,4})?)(?![\w/]|-\d|\.\d)")
_DOCKET = re.compile(r"\sNo\.\s(?P<docket>(?:[A-Z]{2,5}-)?\d[\w-]{0,14})(?![\w])")
_FILING = re.compile(r"\sNos?\.\s(?P<number>\d{1,2},\d{3},\d{3}|\d{3},\d{3})(?![\d,]\d)(?:\s(?P<kind>[A-Z]\d?)\b)?")


def of_place(text: str, start: int, end: int, codes: tuple[Code, ...]) -> Code | None:
    """The state's among codes of one name: the one that the text around speaks of most."""
    marks = [(spoken_near(text, start, end, code.jurisdiction), code) for code in codes]
    marks.sort(key=lambda mark: -mark[0])
    best = marks[0]
    return best[1] if best[0] and (len(marks) == 1 or best[0] > marks[1][0]) else None


def page(text: str, start: int, end: int, code: Code) -> Mention | None:
    """Session laws by year and page or chapter, registers by volume or issue and page."""
    lead = None
    if code.before == "year":
        lead = _YEAR_BEFORE.search(text, max(0, start - 12), start)
    elif code.before:
        lead = NUMBER_BEFORE.search(text, max(0, start - 12), start)
    if code.before and not lead:
        return None
    found = _PAGE.match(text, end, end + 80)
    if code.pageless and (not found or not (found["page"] or found["chapter"])):
        found = None
    elif not found or not (found["page"] or found["chapter"]):
        return None
    fields = []
    written = code.code
    if lead and code.before == "year":
        fields.append(("year", lead["year"]))
        written = f"{lead['year']} {written}"
        if lead["pamphlet"]:
            fields.append(("pamphlet", lead["pamphlet"]))
            written = f"{lead['year']}-{lead['pamphlet']} {code.code}"
    elif lead:
        fields.append((code.before, lead["number"]))
        written = f"{lead['number']} {written}"
    fields.append(("code", code.code))
    stop, places = end, []
    if found:
        stop = found.end()
        if found["chapter"]:
            fields.append(("number" if "No." in found["lead"] else "chapter", found["chapter"]))
            written += f" ch. {found['chapter']}"
        if found["section"]:
            fields.append(("section", found["section"]))
            places.append(Pinpoint("section", found["section"]))
        if found["page"]:
            page = found["page"]
            fields.append(("page", page.replace(",", "")))
            if not found["chapter"]:
                fields.append(("number", page.replace(",", "")))
                if found["upto"]:
                    places.append(Pinpoint("page", page.replace(",", ""), found["upto"]))
                written += f" {page.replace(',', '')}"
        while text[stop - 1] in " ,\n":
            stop -= 1
    stop, dated = bracket(text, stop)
    begun = lead.start() if lead else start
    if code.before == "year" and (act := ACT_OF.search(text, max(0, begun - 110), begun)):
        begun = act.start()
        fields.insert(0, ("title", clean(f"Act of {act['date']}")))
        fields += [("chapter", chapter) for chapter in re.findall(r"\bch?\.\s?(\d+[A-Z]?)", act["rest"])]
        places += [Pinpoint("section", place) for place in re.findall(r"§\s?(\d[\w.()-]*)", act["rest"])]
    key = ("cite", f"{code.jurisdiction}/{slugged(written)}", written)
    return Mention(begun, stop, code.kind, Form.CITED, key, pinpoints=tuple(places), fields=(*fields, *dated))


def numbered(text: str, start: int, end: int, code: Code) -> Mention | None:
    """Acts that a legislature numbers: "2011 Wis. Act 10", "D.C. Law 21-238"."""
    lead = _YEAR_BEFORE.search(text, max(0, start - 12), start) if code.before else None
    found = _NUMBERED.match(text, end, end + 20)
    if not found or (code.before and not lead):
        return None
    if code.hyphened and "-" not in found["number"]:
        return None
    if code.lone and not of_place(text, start, end, (code,)):
        return None
    year = f"{lead['year']} " if lead else ""
    written = f"{year}{code.code} {found['number']}"
    fields = [("year", lead["year"])] if lead else []
    fields += [("code", code.code), ("number", found["number"])]
    key = ("cite", f"{code.jurisdiction}/{slugged(written)}", written)
    return Mention(lead.start() if lead else start, found.end(), code.kind, Form.CITED, key, fields=tuple(fields))


def docket(text: str, start: int, end: int, code: Code) -> Mention | None:
    """Boards and commissions that number their cases: "ASBCA No. 43466"."""
    found = _DOCKET.match(text, end, end + 26)
    if not found:
        return None
    written = f"{code.code} No. {found['docket']}"
    fields = (("court", code.code), ("docket", found["docket"]))
    key = ("cite", f"us/{slugged(written)}", written)
    return Mention(start, found.end(), Kind.CASE, Form.CITED, key, fields=fields)


def filing(text: str, start: int, end: int, code: Code) -> Mention | None:
    """Patents and registered marks by their numbers."""
    found = _FILING.match(text, end, end + 24)
    if not found:
        return None
    number = found["number"].replace(",", "")
    written = f"{code.code} No. {found['number']}"
    fields = [("code", code.code), ("number", number)] + ([("type", found["kind"])] if found["kind"] else [])
    key = ("cite", f"us/{slugged(code.code)}-{number}", written)
    return Mention(start, found.end(), code.kind, Form.CITED, key, fields=tuple(fields))


_STATS = re.compile(
    r"Stats\.\s?(?P<year>1[89]\d\d|20\d\d),\s(?:(?:1st|2d|3d)\sEx\.\sSess\.,\s)?ch\.\s(?P<chapter>\d{1,4})(?:,\s§{1,2}\s?(?P<section>\d[\w.]{0,8}\w|\d))?"
)


def stats(text: str, end: int, _detail: str) -> Mention | None:
    """California's session laws as its courts cite them: "Stats. 1988, ch. 1599, § 2"."""
    found = find(_STATS, text, end, 20, 40)
    if not found:
        return None
    fields = [("year", found["year"]), ("code", "Cal. Stat."), ("chapter", found["chapter"])]
    written = f"{found['year']} Cal. Stat. ch. {found['chapter']}"
    places = (Pinpoint("section", found["section"]),) if found["section"] else ()
    key = ("cite", f"us-ca/{slugged(written)}", written)
    return Mention(found.start(), found.end(), Kind.STATUTE, Form.CITED, key, pinpoints=places, fields=tuple(fields))


# Session laws without their state, as the courts of one state cite them among themselves; {c} tells two of them apart.
_HOME = {
    ("St.", "c"): ("Mass. Acts",),
    ("P.L.", "c"): ("N.J. Laws",),
    ("P.L.", "ch"): ("Me. Laws",),
    ("L.", "c"): ("N.J. Laws",),
    ("L.", "ch"): ("N.Y. Laws", "Kan. Sess. Laws"),
    ("Laws", "ch"): (
        "N.Y. Laws", "Wash. Sess. Laws", "Kan. Sess. Laws", "Minn. Laws", "Wis. Sess. Laws", "N.M. Laws", "Neb. Laws",
        "Fla. Laws", "S.D. Sess. Laws", "N.D. Laws", "Okla. Sess. Laws", "Mont. Laws", "N.H. Laws", "Utah Laws", "Wyo. Sess. Laws",
    ),
}  # fmt: skip
_ALONE = frozenset((("St.", "c"), ("P.L.", "c")))  # no other state writes so: it need not be named
_BY_YEAR = re.compile(
    r"(?<![\w.])(?P<lead>St\.|P\.\s?L\.|L\.?|Laws(?:\sof)?)\s?(?P<year>1[789]\d\d|20\d\d),\s?(?P<c>ch?)\.?\s?(?P<chapter>\d{1,4}[A-Z]?)(?![\w-])"
    r"(?:,\s§{1,2}\s?(?P<section>\d[\w.]{0,8}\w|\d))?"
)


def by_year(text: str, end: int, _detail: str) -> Mention | None:
    """A chapter of a year's laws as the courts of the state itself cite it: "St. 1998, c. 5", "L 2020, ch 23, § 1"."""
    found = find(_BY_YEAR, text, end, 24, 30)
    if not found:
        return None
    lead = found["lead"].replace(" ", "").removesuffix("of")
    home = ("L." if lead == "L" else lead, found["c"])
    table = by_form()
    codes = tuple(table[form][0] for form in _HOME.get(home, ()) if form in table)
    spoken = of_place(text, found.start(), found.end(), codes) if codes else None
    code = spoken or (codes[0] if home in _ALONE else None)
    if code is None:
        return None
    fields = [("year", found["year"]), ("code", code.code), ("chapter", found["chapter"])]
    places: tuple[Pinpoint, ...] = ()
    if found["section"]:
        fields.append(("section", found["section"]))
        places = (Pinpoint("section", found["section"]),)
    written = f"{found['year']} {code.code} ch. {found['chapter']}"
    key = ("cite", f"{code.jurisdiction}/{slugged(written)}", written)
    return Mention(found.start(), found.end(), Kind.STATUTE, Form.CITED, key, pinpoints=places, fields=tuple(fields))
