"""Code sections of the United States and its regulations, and the way from a label to the function that reads it."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import (
    Anchor,
    Page,
    ballots,
    bills,
    constitutions,
    court_orders,
    enactments,
    localrules,
    numbers,
    rules,
    session_laws,
    state_codes,
    through,
)
from lexindex.grammars.sections import (
    GAP,
    OPEN,
    SIGN,
    Sections,
    bracket,
    clean,
    sections,
    sections_before,
    several,
    slugged,
)
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint

_USC = r"(?:U\s?\.?\s?S\s?\.?\s?C\b\s?\.?(?:[ASU]\b\.?|\s[AS]\.(?=,?\s{0,4}§))?|USC[ASU]?|U\.?\s?S\.?\s?Code(?:\sAnn(?:\.|otated))?|United\sStates\sCode(?:\sAnnotated)?)"
_CFR = r"(?:C\s?\.?\s?F\s?\.?\s?R\b\.?|Code\sof\sFederal\sRegulations)"
_OF_THE = rf"(?:,?{GAP}(?:of{GAP})?(?:the{GAP})?|\s{{0,30}})"
_CODE = re.compile(
    rf"(?<![\w$.-])(?P<lead>[Tt]itle\s)?(?P<title>\d{{1,2}}),?{_OF_THE}(?P<code>{_USC}|{_CFR})"
    rf"(?P<app>,?{GAP}(?:[Aa]pp(?:x?\.|endix)|App\b)(?:\s\d{{1,2}}(?=\s?§))?)?"
)
_SECTION_LEAD = re.compile(rf",?{OPEN}(?:at{GAP})?(?P<sign>{SIGN}|[Ss]s?\.|\?)?{OPEN}(?P<more>§\s?)?")
_UNIT = re.compile(
    rf",?{OPEN}(?P<unit>[Pp]arts?|[Pp]ts?\.|[Cc]h(?:apters?|s?\.)|[Ss]ubch(?:apter|\.)){GAP}(?P<number>\d{{1,5}}[A-Za-z]{{0,2}}|[IVX]{{1,6}})(?!\w)"
    rf"(?P<rest>(?:(?:\s?-\s?|,\s(?:and\s|&\s)?|\sand\s|\s&\s|\sthrough\s|\sto\s)\d{{1,5}}(?![\w.]|\s?[A-Z]\.)){{0,8}})"
    rf"(?P<within>(?:,\s(?:[Ss]ubp(?:ar)?t\.?|[Aa]pp(?:endix|\.)|[Dd]iv\.|[Tt]bl\.)\s(?:[A-Z]{{1,3}}[a-z]{{0,2}}|\d{{1,3}})\b){{0,3}})"
)
_OF_TITLE = re.compile(
    r"\b(?P<sign>[Ss]ections?|[Ss]ecs?\.|§{1,2})\s?(?P<numbers>\d[\w.():-]{0,24}(?:(?:,\s(?:and\s|or\s)?|\sand\s|\sor\s|\sto\s|\sthrough\s)\(?\d[\w.():-]{0,24}){0,6}),?\s(?:of|under|in)\s[Tt]itle\s(?P<title>\d{1,2})(?![\w-]|\.\d)"
)
_TITLE_FIRST = re.compile(rf"\b[Tt]itle\s(?P<title>\d{{1,2}}),?{GAP}(?P<sign>[Ss]ections?|§{{1,2}}){OPEN}")
_APPENDIX = re.compile(r",?\s(?:[Aa]pp\.|[Aa]ppendix)\s(?P<letter>[A-Z]|\d{1,2})\b(?!\.\w)")
_TREASURY = re.compile(
    r"(?P<prior>(?:Temp(?:orary|\.)|Prop(?:osed|\.))\s)?Treas(?:ury|\.)\s?Reg(?:ulation|s?\.|s)?,?\s?(?P<sign>§{1,2}|[Ss]ections?|[Ss]ecs?\.)?\s?(?=\d)"
)
_IRC = re.compile(
    r"(?:I\.?\s?R\.?\s?C\.?|Int(?:ernal|\.)\sRev(?:enue|\.)\sCode(?:\sof\s19(?:39|54|86))?),?\s(?P<sign>§{1,2}|[Ss]ections?|[Ss]ecs?\.)\s?(?=\d)"
)


def anchors() -> Iterable[Anchor]:
    """Where a citation of a code, a session law, an order, a bill, a rule or a constitution may be."""
    yield Anchor(r"[0-9],? {0,30}U ?\.? ?S ?\.? ?C(?:[.,A-Z]|ode| )", "code")
    yield Anchor(r"[0-9],? {1,30}(?:of (?:the )?)?(?:U\.? ?S\.? ?Code|United States Code)", "code")
    yield Anchor(r"[0-9] {0,30}C ?\.? ?F ?\.? ?R\b", "code")
    yield Anchor(r"[0-9],? {1,30}(?:of (?:the )?)?Code of Federal Regulations", "code")
    yield Anchor(r"[0-9)],? (?:of|under|in) [Tt]itle [0-9]", "of-title")
    yield Anchor(r"\b[Tt]itle [0-9]{1,2},? (?:[Ss]ection|§)", "title-first")
    yield Anchor(r"\bTreas(?:ury|\.) ?Reg", "treasury")
    yield Anchor(r"\b(?:I\. ?R\. ?C\.|IRC|Revenue Code|Int\. Rev\. Code)(?: of [0-9]{4})?,? (?:§|[Ss]ec)", "irc")
    for module in (
        enactments,
        ballots,
        bills,
        constitutions,
        rules,
        localrules,
        state_codes,
        numbers,
        through,
        court_orders,
    ):
        yield from module.anchors()


def match(page: Page, end: int, name: str, detail: str) -> Mention | None:
    """The instrument at an anchor of this label."""
    if name == "ballot":
        return ballots.ballot(page, end)
    if name == "bill":
        return bills.bill(page.text, end, detail)
    if name in _DETAILED:
        return _DETAILED[name](page.text, end, detail)
    return CITED[name](page.text, end)


def _code(text: str, end: int) -> Mention | None:
    found = find(_CODE, text, end, 70, 70)
    if not found:
        return None
    title, start, stop = found["title"], found.start(), found.end()
    federal = found["code"].replace(" ", "")[0] == "U"
    unit = _UNIT.match(text, stop, stop + 120)
    if unit:
        return _part(text, found, unit, federal=federal)
    lead = _SECTION_LEAD.match(text, stop, stop + 100)
    read = sections(text, lead.end(), several=several(lead["sign"])) if lead else None
    if read and not (lead and lead["sign"]) and not text[lead.end()].isdigit():  # type: ignore[union-attr]
        read = None
    if not read:
        begun, read = sections_before(text, start)
        if read:
            return _sectioned(text, begun, stop, found, read, federal=federal)
        if federal and (found["lead"] or " of " in found.group()):
            fields = (("title", title), ("code", "U.S.C."))
            return Mention(
                start, stop, Kind.STATUTE, Form.CITED, ("cite", f"us/{title}-usc", f"{title} U.S.C."), fields=fields
            )
        return None
    return _sectioned(text, start, read.end, found, read, federal=federal)


def _sectioned(
    text: str, start: int, stop: int, found: re.Match[str], read: Sections, *, federal: bool
) -> Mention | None:
    title, number, fields = found["title"], read.number, []
    code = "U.S.C." if federal else "C.F.R."
    places = read.places
    if not federal and (tail := _APPENDIX.match(text, stop, stop + 24)):
        stop, places = tail.end(), (*places, Pinpoint("annex", tail["letter"]))
    if not federal and title == "3" and number.isdigit() and not text[found.end() : stop].strip(" ,0123456789"):
        return _compiled(text, start, stop, number)
    stop, dated = bracket(text, stop)
    if not federal and "." not in number and "-" not in number:
        places = tuple(Pinpoint("part", place.first, place.last) for place in read.places)
        return _regulation_part(start, stop, title, number, places, dated)
    if found["app"]:
        number_of_app = re.sub(r"\D", "", found["app"])
        fields.append(("chapter", f"app. {number_of_app}".strip()))
        slug = f"us/{title}-usc-app{number_of_app}-{number.lower()}"
        written = [f"{title} U.S.C. app. {number_of_app} § {number}".replace("  ", " ")]
    else:
        slug = f"us/{title}-{'usc' if federal else 'cfr'}-{number.lower()}"
        written = [f"{title} {code} {number}"]
    if not dated and federal and (publisher := _PUBLISHER.get(re.sub(r"[\s.]", "", found["code"])[3:4])):
        dated = [("publisher", publisher)]
    fields = [("title", title), ("code", code), *fields, ("section", number)]
    if read.sub:
        fields.append(("subsection", read.sub))
    kind = Kind.STATUTE if federal else Kind.REGULATION
    # A row may cite its act by a subsection: "20 U.S.C. 1092(f)".
    more = [f"{title} {code} {number}{_first_level(read.sub)}"] if read.sub.startswith("(") else []
    return Mention(
        start, stop, kind, Form.CITED, ("cite", slug, *written, *more), pinpoints=places, fields=(*fields, *dated)
    )


# Title 3 is compiled by year and page: "3 C.F.R. 638, 644 (1993 Comp.)".
_COMPILED = re.compile(
    r"(?P<pins>(?:,\s\d{1,4}(?:-\d{1,4})?(?![\w.]|\s[A-Z])){0,3})"
    r"(?:,?\s\(?(?P<year>19\d\d|20\d\d)(?:-(?:19|20)\d\d)?(?:\s(?:Comp(?:\.|ilation)|ed\.))?\))?"
)


def _compiled(text: str, start: int, stop: int, page: str) -> Mention:
    """A page of the compilation of the President's orders; the order before it, where one is named there."""
    found = _COMPILED.match(text, stop, stop + 60)
    assert found is not None  # every part of it is optional
    fields = [("title", "3"), ("code", "C.F.R."), ("page", page)]
    if found["year"]:
        fields.append(("year", found["year"]))
    places = [Pinpoint("page", first, last) for first, last in re.findall(r"(\d+)(?:-(\d+))?", found["pins"])]
    year = f"-{found['year']}" if found["year"] else ""
    slug, names = enactments.order_before(text, start) or (f"us/3-cfr-{page}{year}", [f"3 C.F.R. {page}"])
    key = ("cite", slug, *names)
    return Mention(start, found.end(), Kind.REGULATION, Form.CITED, key, pinpoints=tuple(places), fields=tuple(fields))


_PUBLISHER = {"A": "West", "S": "LexisNexis"}


def _first_level(sub: str) -> str:
    return sub[: sub.index(")") + 1] if ")" in sub else ""


def _part(text: str, found: re.Match[str], unit: re.Match[str], *, federal: bool) -> Mention | None:
    title, number = found["title"], unit["number"]
    name = "part" if unit["unit"].lower().startswith("p") else "chapter"
    places = [Pinpoint(name, number)]
    for joint, other in re.findall(r"(-|to|through|,|and|&)\s{0,2}(?:and\s|&\s)?(\d+)", unit["rest"]):
        if joint in ("-", "to", "through"):
            places[-1] = Pinpoint(name, places[-1].first, other)
        else:
            places.append(Pinpoint(name, other))
    for word, letter in re.findall(r"([A-Za-z]+)\.?\s([A-Z0-9][A-Za-z0-9]*)", unit["within"]):
        places.append(Pinpoint("annex" if word.lower().startswith("app") else "subpart", letter))
    stop, dated = bracket(text, unit.end())
    if not federal and name == "part":
        return _regulation_part(found.start(), stop, title, number, tuple(places), dated)
    code = "U.S.C." if federal else "C.F.R."
    slug = f"us/{title}-{'usc' if federal else 'cfr'}-{'ch' if name == 'chapter' else 'part'}-{slugged(number)}"
    written = f"{title} {code} {'ch.' if name == 'chapter' else 'part'} {number}"
    fields = (("title", title), ("code", code), (name, number), *dated)
    kind = Kind.STATUTE if federal else Kind.REGULATION
    return Mention(
        found.start(), stop, kind, Form.CITED, ("cite", slug, written), pinpoints=tuple(places), fields=fields
    )


def _regulation_part(
    start: int, stop: int, title: str, number: str, places: tuple[Pinpoint, ...], dated: list[tuple[str, str]]
) -> Mention:
    fields = (("title", title), ("code", "C.F.R."), ("part", number), *dated)
    key = ("cite", f"us/{title}-cfr-part-{number}", f"{title} C.F.R. {number}", f"{title} C.F.R. Part {number}")
    return Mention(start, stop, Kind.REGULATION, Form.CITED, key, pinpoints=places, fields=fields)


_AFTER_TITLE = re.compile(
    rf",?{_OF_THE}(?:(?P<code>{_USC}|{_CFR})|(?P<other>[A-Z][\w.]*(?:\s[A-Z&][\w.]*){{0,4}}\s(?:Code|Act|Laws|Statutes)|this\b|the\b|that\b|[A-Z][a-z]+\b))"
)


def _of_title(text: str, end: int) -> Mention | None:
    """Read "section 1983 of title 42", with or without the code's name behind."""
    found = find(_OF_TITLE, text, end, 110, 8)
    if not found or not 1 <= int(found["title"]) <= 54:
        return None
    after = _AFTER_TITLE.match(text, found.end(), found.end() + 80)
    if after and (after["code"] or (after["other"] and "of" in after.group().split()[:1])):
        return None  # the code's own anchor reads it, or it is a title of another act
    read = sections(text, found.start("numbers"), several=several(found["sign"]))
    if not read or read.end > found.end():
        return None
    return _united_states(found.start(), found.end(), found["title"], read)


def _title_first(text: str, end: int) -> Mention | None:
    """Read "title 42, section 1983"."""
    found = find(_TITLE_FIRST, text, end, 30, 30)
    read = sections(text, found.end(), several=several(found["sign"])) if found else None
    if not found or not read or not 1 <= int(found["title"]) <= 54:
        return None
    stop = read.end
    if behind := _OF_CODE.match(text, stop, stop + 40):
        if not behind["code"]:
            return None
        stop = behind.end()
    return _united_states(found.start(), stop, found["title"], read)


_OF_CODE = re.compile(r",?\sof\s(?P<code>the\s(?:United\sStates|U\.?\s?S\.?)\sCode\b)?")


def _united_states(start: int, stop: int, title: str, read: Sections) -> Mention:
    fields = [("title", title), ("code", "U.S.C."), ("section", read.number)]
    if read.sub:
        fields.append(("subsection", read.sub))
    key = ("cite", f"us/{title}-usc-{read.number.lower()}", f"{title} U.S.C. {read.number}")
    return Mention(start, stop, Kind.STATUTE, Form.CITED, key, pinpoints=read.places, fields=tuple(fields))


def _treasury(text: str, end: int) -> Mention | None:
    found = find(_TREASURY, text, end, 24, 40)
    read = sections(text, found.end(), several=several(found["sign"])) if found else None
    if not found or not read:
        return None
    stop, dated = bracket(text, read.end)
    number = read.number
    fields = [("title", "26"), ("code", f"{clean(found['prior'] or '')} Treas. Reg.".strip()), ("section", number)]
    if read.sub:
        fields.append(("subsection", read.sub))
    key = ("cite", f"us/26-cfr-{number.lower()}", f"26 C.F.R. {number}", f"Treas. Reg. § {number}")
    return Mention(
        found.start(), stop, Kind.REGULATION, Form.CITED, key, pinpoints=read.places, fields=(*fields, *dated)
    )


def _irc(text: str, end: int) -> Mention | None:
    found = find(_IRC, text, end, 50, 24)
    read = sections(text, found.end(), several=several(found["sign"])) if found else None
    if not found or not read or (found.start() and text[found.start() - 1].isalnum()):
        return None
    stop, dated = bracket(text, read.end)
    mention = _united_states(found.start(), stop, "26", read)
    return mention._replace(fields=(*mention.fields, *dated))


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "code": _code,
    "of-title": _of_title,
    "title-first": _title_first,
    "treasury": _treasury,
    "irc": _irc,
    **enactments.CITED,
    **constitutions.CITED,
    **rules.CITED,
    **localrules.CITED,
    **numbers.CITED,
    **through.CITED,
    **court_orders.CITED,
    "westminster": bills.westminster,
    "canadian": bills.canadian,
    "holyrood": bills.holyrood,
    "ordinance": ballots.ordinance,
}
_DETAILED: dict[str, Callable[[str, int, str], Mention | None]] = {
    "law": state_codes.law,
    "subject": state_codes.subject,
    "virginia": state_codes.virginia,
    "stats": session_laws.stats,
    "by-year": session_laws.by_year,
    "rules": rules.rule,
}
