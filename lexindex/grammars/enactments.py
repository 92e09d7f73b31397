"""What Congress and the President publish by number: public and private laws, Stat., Fed. Reg., orders, proclamations."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.sections import clean, sections
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint

_LAW_WORDS = r"(?:Pub\.?\s?L\.?|Public\sLaws?|P\.\s?L\.|PL|Publ\.\sL\.)"
_PUBLIC_LAW = re.compile(
    rf"{_LAW_WORDS}\s{{0,10}}(?:(?:No\.|Number|Nos\.)\s{{0,10}})?(?P<congress>\d{{2,3}})-\s?(?P<number>\d{{1,5}})(?!\d|-)"
    r"(?P<within>(?:,\s(?:[Dd]iv(?:ision|\.)|[Tt]it(?:le|\.)|[Ss]ubtit(?:le|\.)|[Cc]h\.|[Pp]t\.)\s[A-Z0-9]{1,4}\b){0,4})"
)
_PRIVATE_LAW = re.compile(
    r"(?:Pvt\.\s?L\.|Priv\.\s?L\.|Private\sLaw)\s{0,10}(?:(?:No\.|Number)\s{0,10})?(?P<congress>\d{2,3})-(?P<number>\d{1,5})(?!\d|-)"
)
_LAW_SECTION = re.compile(r",?\s{0,10}(?P<sign>§{1,2}|[Ss]ections?|[Ss]ecs?\.|[Ss]ec\b)\s{0,10}(?=\d)")
_STAT = re.compile(
    r"(?<![\w.$-])(?P<volume>\d{1,3})\sStat\.,?\s{1,10}(?:at\s)?(?P<page>\d{1,5}(?:[A-Z]?-\d{1,4})?|_{2,4}|-{3})(?![\w/]|,\d{3})"
    r"(?P<pins>(?:,\s\d{1,5}(?:-\d{1,5})?(?!\w|[./]\d|,\d{3}|\s[A-Z]))?)(?:\s{0,10}\((?P<year>1[789]\d\d|20\d\d)\))?"
)
_REGISTER = re.compile(
    r"(?<![\w.$-])(?P<volume>\d{1,3})\s(?:Fed\.\s?Reg(?:\.|ister)|Federal\sRegister|F\.?\s?R\.?),?\s{1,10}(?:at\s)?(?P<page>\d{1,3},\d{3}|\d{1,6})(?![\w/]|,\d{3})"
    r"(?P<pins>(?:,\s(?:\d{1,3},\d{3}|\d{4,6})(?:-(?:\d{1,3},\d{3}|\d{1,6}))?(?!\w|[./]\d)){0,3})"
    r"(?:\s{0,10}\((?:(?:proposed|final|codified|issued)\s)?(?P<month>[A-Z][a-z]{2,8}\.?)\s(?P<day>\d{1,2}),\s(?P<year>19\d\d|20\d\d)\)|\s{0,10}\((?P<only>19\d\d|20\d\d)\))?"
)
_ORDER_WORDS = (
    r"(?:(?:[Ee]xecutive|EXECUTIVE)\s(?:[Oo]rders?|ORDERS?)|Exec\.?\sOrders?|E\.\s?O\.s?|EOs?|Exec\.\sO\.|"
    r"(?P<proclamation>(?:(?:Presidential|Pres\.)\s)?Proc(?:lamations?|\.)))"
)
_ORDER = re.compile(
    rf"{_ORDER_WORDS}\s(?:(?:Nos?\.|[Nn]umbers?|No|#)\s{{0,4}}|#)?(?P<number>(?:19|20)\d\d-\d{{1,3}}|\d{{1,2}},?\d{{3}}|\d{{1,3}}(?=\s\(|,\s\d{{1,2}}\sF)|\d{{1,2}},\d{{3}}-[A-Z])(?![\d/])"
)
_ORDER_TAIL = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|&)\s)(?P<number>\d{1,2},?\d{3})\Z")
_LAW_BEFORE = re.compile(
    rf"{_LAW_WORDS}\s(?:No\.\s)?(?P<congress>\d{{2,3}})-(?P<number>\d{{1,5}})(?:,\s(?:§{{1,2}}|[Dd]iv\.|[Tt]it\.|[Ss]ec\.|[Ss]ubtit\.|[Cc]h\.)\s?[\w.()-]{{1,12}}(?:-[\w.]{{1,6}})?){{0,4}},\s\Z"
)
_ORDER_BEFORE = re.compile(
    rf"{_ORDER_WORDS}\s(?:No\.\s)?(?P<number>\d{{1,2}},?\d{{3}})(?:,\s§{{1,2}}\s?[\w.()-]{{1,12}})?,\s\Z"
)
ACT_OF = re.compile(
    r"\bAct\sof\s(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?P<year>1[789]\d\d|20\d\d))(?P<rest>(?:,\s(?:(?:ch|c)\.\s?\d{1,4}[A-Z]?(?:\s§{1,2}\s?\d[\w.()-]{0,12})?|§{1,2}\s?\d[\w.()-]{0,12}|No\.\s\d{1,4}|\d{1,3}(?:st|nd|d|rd|th)\sLeg\.|R\.S\.|\d(?:st|d|nd)\sC\.S\.)){0,6}),\s\Z"
)
_CHAPTER_BEFORE = re.compile(r"(?P<chapter>\bch\.\s?\d{1,4}[A-Z]?)(?:,\s§{1,2}\s?\d[\w.()-]{0,12})?,\s\Z")
_REACH = 110


def anchors() -> Iterable[Anchor]:
    """Numbers of laws, volumes of the two series, and orders."""
    words = r"(?:Pub\.? ?L\.?|Publ\. L\.|Public Laws?|P\. ?L\.|PL)"
    yield Anchor(rf"\b{words} {{0,10}}(?:(?:No\.|Nos\.|Number) {{0,10}})?[0-9]{{2,3}}-", "public-law")
    yield Anchor(r"\b(?:Pvt\. ?L\.|Priv\. ?L\.|Private Law) {0,10}(?:No\. |Number )?[0-9]{2,3}-", "private-law")
    yield Anchor(r"[0-9] Stat\.,? {1,10}(?:at )?[0-9_-]", "stat")
    yield Anchor(
        r"[0-9] (?:Fed\. ?Reg\.|Fed\. Register|Federal Register|F\. ?R\.|FR),? {1,10}(?:at )?[0-9]", "register"
    )
    orders = r"(?:[Ee]xecutive [Oo]rders?|EXECUTIVE ORDERS?|Exec\.? Orders?|Exec\. O\.|E\. ?O\.s?|EOs?|Proclamations?|Proc\.)"
    yield Anchor(r"\bRev\. ?(?:Rul|Proc)\. ?[0-9]{2,4}-[0-9]", "ruling")
    number = r"[0-9]{1,2},?[0-9]{3}"
    yield Anchor(rf"\b{orders} (?:Nos?\. {{0,4}}|[Nn]umbers? |No |#)?[0-9]", "order")
    yield Anchor(
        rf"\b{orders} (?:Nos\. |[Nn]umbers )?{number}(?:(?:, (?:and |or )?| and | or | & ){number}){{1,6}}",
        "order-next",
    )


def _public_law(text: str, end: int) -> Mention | None:
    found = find(_PUBLIC_LAW, text, end, 50, 80)
    if not found:
        return None
    number = f"{found['congress']}-{found['number']}"
    places = [
        Pinpoint("title" if word.lower().startswith("t") else "part", value)
        for word, value in re.findall(r"([A-Za-z]+)\.?\s([A-Z0-9]+)", found["within"])
    ]
    stop, fields = found.end(), [("session", found["congress"]), ("number", found["number"])]
    if sign := _LAW_SECTION.match(text, stop, stop + 30):
        read = sections(text, sign.end(), several=sign["sign"].lower().rstrip(".") in ("§§", "sections", "secs"))
        if read:
            stop = read.end
            places += read.places
            fields += [("section", read.number)] + ([("subsection", read.sub)] if read.sub else [])
    return Mention(
        found.start(),
        stop,
        Kind.STATUTE,
        Form.CITED,
        ("cite", f"us/pub-l-{number}", f"Pub. L. {number}"),
        pinpoints=tuple(places),
        fields=tuple(fields),
    )


def _private_law(text: str, end: int) -> Mention | None:
    found = find(_PRIVATE_LAW, text, end, 50, 10)
    if not found:
        return None
    number = f"{found['congress']}-{found['number']}"
    fields = (("session", found["congress"]), ("number", found["number"]))
    key = ("cite", f"us/pvt-l-{number}", f"Pvt. L. {number}")
    return Mention(found.start(), found.end(), Kind.STATUTE, Form.CITED, key, fields=fields)


def _stat(text: str, end: int) -> Mention | None:
    found = find(_STAT, text, end, 24, 40)
    if not found:
        return None
    start, volume, page = found.start(), found["volume"], found["page"]
    written = f"{volume} Stat. {page}"
    slug, more = f"us/{volume}-stat-{page}", []
    fields = [("volume", volume), ("code", "Stat."), ("number", page), ("page", page)]
    places = _pages(found["pins"])
    year = found["year"]
    if _AT.search(found.group()) and page[0].isdigit():
        return _short(text, found, "Stat.", page, places)
    if text[start - 2 : start] == ", ":
        floor = max(0, start - _REACH)
        if law := _LAW_BEFORE.search(text, floor, start):
            # One act under two numbers: where the catalog knows neither, the public law names it.
            slug, more = f"us/pub-l-{law['congress']}-{law['number']}", [f"Pub. L. {law['congress']}-{law['number']}"]
        elif act := ACT_OF.search(text, floor, start):
            start, year = act.start(), act["year"]
            fields.insert(0, ("title", clean(f"Act of {act['date']}")))
            fields += [("chapter", chapter) for chapter in re.findall(r"\bch?\.\s?(\d+[A-Z]?)", act["rest"])]
            places += [Pinpoint("section", place) for place in re.findall(r"§\s?([\w.()-]+)", act["rest"])]
        elif chapter := _CHAPTER_BEFORE.search(text, max(0, start - 40), start):
            start = chapter.start()
            fields.append(("chapter", chapter["chapter"][3:].strip()))
            places += [Pinpoint("section", place) for place in re.findall(r"§\s?([\w.()-]+)", chapter.group())]
    if not page[0].isdigit():
        if not more:
            return None
        written = more.pop()
    if year:
        fields.append(("year", year))
    key = ("cite", slug, written, *more)
    return Mention(start, found.end(), Kind.STATUTE, Form.CITED, key, pinpoints=tuple(places), fields=tuple(fields))


_AT = re.compile(r"[.RDr],?\s{1,10}at\s")


def _short(text: str, found: re.Match[str], code: str, page: str, more: list[Pinpoint]) -> Mention:
    """A page of an act or a rule already cited: "115 Stat. at 287", "88 Fed. Reg. at 11,705-06"."""
    first, _, last = page.partition("-")
    stop = found.end()
    if not last and not found["pins"] and (upto := _UPTO.match(text, found.end("page"), found.end("page") + 8)):
        last, stop = upto["last"].replace(",", ""), upto.end()
    written = f"{first}-{last}" if last else first
    fields = (("volume", found["volume"]), ("code", code), ("pin", written))
    kind = Kind.STATUTE if code == "Stat." else Kind.REGULATION
    key = ("cite-short", f"{found['volume']}-{code}")
    places = (Pinpoint("page", first, last or None), *more)
    return Mention(found.start(), stop, kind, Form.SHORT, key, pinpoints=places, fields=fields)


_UPTO = re.compile(r"-(?P<last>\d{1,3},\d{3}|\d{1,6})(?![\w/])")


def _pages(pins: str) -> list[Pinpoint]:
    pages = [part.replace(",", "") for part in re.split(r",\s", pins) if part]
    return [Pinpoint("page", first, last or None) for first, _, last in (page.partition("-") for page in pages)]


def _register(text: str, end: int) -> Mention | None:
    found = find(_REGISTER, text, end, 40, 90)
    if not found:
        return None
    volume, page = found["volume"], found["page"].replace(",", "")
    series = re.sub(r"[\s.\d]", "", found.group())[:2]
    if series == "FR" and (int(volume) > 120 or len(page) < 2):
        return None
    fields = [("volume", volume), ("code", "Fed. Reg."), ("number", page), ("page", page)]
    if year := found["year"] or found["only"]:
        fields.append(("year", year))
    if _AT.search(found.group()):
        return _short(text, found, "Fed. Reg.", page, _pages(found["pins"]))
    slug, more = f"us/{volume}-fed-reg-{page}", [f"{volume} Fed. Reg. {page}"]
    start = found.start()
    if order := order_before(text, start):
        slug, more = order[0], [*more, *order[1]]
    return Mention(
        start,
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", slug, *more),
        pinpoints=tuple(_pages(found["pins"])),
        fields=tuple(fields),
    )


def _order_key(number: str, proclamation: str | None) -> tuple[str, list[str]]:
    number = number.replace(",", "")
    if proclamation:
        return f"us/proclamation-{number}", [f"Proclamation {number}", f"Proclamation No. {number}"]
    return f"us/eo-{number}", [f"E.O. {number}", f"Executive Order {number}"]


def order_before(text: str, start: int) -> tuple[str, list[str]] | None:
    """The order whose number stands right before the page where it is printed, as its key has it."""
    if text[start - 2 : start] != ", ":
        return None
    order = _ORDER_BEFORE.search(text, max(0, start - 80), start)
    return _order_key(order["number"], order["proclamation"]) if order else None


def _order(text: str, end: int) -> Mention | None:
    found = find(_ORDER, text, end, 48, 12)
    if not found or (found.start() and text[found.start() - 1].isalnum()):
        return None
    number = found["number"].replace(",", "")
    if text[found.start() - 5 : found.start()] == "Rev. ":
        return None  # a revenue procedure
    if len(number) < 4 and not re.match(r"Exec|E\.|Proclamation\sNo", found.group()):
        return None
    slug, names = _order_key(number, found["proclamation"])
    if "-" in number:  # a governor's, numbered by the year; which one's the number does not say
        slug = f"x/{slug.removeprefix('us/')}"
    return Mention(
        found.start(), found.end(), Kind.REGULATION, Form.CITED, ("cite", slug, *names), fields=(("number", number),)
    )


_RULING = re.compile(
    r"Rev\. ?(?P<sort>Rul|Proc)\. ?(?P<number>\d{2,4}-\d{1,3})(?:, § ?\d{1,2}(?:\.\d{1,2}){0,2})?(?![\w-])"
)


def _ruling(text: str, end: int) -> Mention | None:
    """A revenue ruling or procedure of the Internal Revenue Service: "Rev. Rul. 99-7"."""
    found = find(_RULING, text, end, 20, 24)
    if not found:
        return None
    sort, number = found["sort"], found["number"]
    key = ("cite", f"us/rev-{sort.lower()}-{number}", f"Rev. {sort}. {number}")
    return Mention(found.start(), found.end(), Kind.REGULATION, Form.CITED, key, fields=(("number", number),))


def _order_next(text: str, end: int) -> Mention | None:
    """The last number so far of a list of orders: "Executive Orders 13769 and 13780"."""
    if text[end : end + 1].isdigit():
        return None
    found = _ORDER_TAIL.search(text, max(0, end - 14), end)
    lead = None
    for word in re.finditer(_ORDER_WORDS, text[max(0, end - 120) : end]):
        lead = word
    if not found or not lead:
        return None
    slug, names = _order_key(found["number"], lead["proclamation"])
    fields = (("number", found["number"].replace(",", "")),)
    return Mention(found.start("number"), end, Kind.REGULATION, Form.CITED, ("cite", slug, *names), fields=fields)


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "public-law": _public_law,
    "private-law": _private_law,
    "stat": _stat,
    "register": _register,
    "order": _order,
    "ruling": _ruling,
    "order-next": _order_next,
}
