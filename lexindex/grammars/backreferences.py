"""Id., ibid. and supra as written: the words, the name before supra, and the place that follows."""

import re

from lexindex.grammars.parties import party_back, party_forward
from lexindex.model import Form, Kind, Mention, Pinpoint

# Footnotes behind a page: "n.4", ", n. 4", "& n.3", "nn.3-4", "and nn. 3 & 5".
_NOTE = r"(?:& |and )?(?:nn\. ?\d{1,3}(?:(?:-|, ?| & | and )\d{1,3}(?!\w|\.\d)){0,4}|n\. ?\d{1,3})"
_NOTES = rf"(?:,? {_NOTE})?"
_PAGES = rf"\*?(?:\d{{1,3}},\d{{3}}(?!\d)|\d{{1,6}})(?::\d{{1,3}})?[a-z]?(?:-\*?\d{{1,6}}(?::\d{{1,3}})?[a-z]?)?{_NOTES}(?!\w)(?:, \*?\d{{1,5}}(?:-\d{{1,5}})?{_NOTES}(?![\w/]| [A-Z])){{0,8}}"
_PARTS = (
    r"(?:\d{1,5}[A-Za-z]{0,2}|[IVX]{1,6})(?:-[A-Z](?=:))?(?:[.:-]\d{1,5}[A-Za-z]?){0,3}(?:\([A-Za-z0-9]{1,5}\)){0,6}(?!\w)"
    r"(?:(?:, (?:and )?| and | & |-| (?:to|through) (?:§{1,2} ?|(?=[-.]|\d{2})))[-.]?\d{1,5}[A-Za-z]{0,2}(?:\.\d{1,4}[a-z]?)?(?:\([A-Za-z0-9]{1,5}\)){0,6}(?![\w/]| [A-Z])){0,8}"
)
# What may stand behind id. or supra: a section, an article or a paragraph, or pages after "at", a comma or "p.".
_WHERE = (
    rf"(?:,? (?:at )?(?P<sign>§{{1,2}}|¶{{1,2}}|[Aa]rts?\.|[Aa]mend\.|paras?\b\.?|[Cc]h\.|[Pp]ts?\.|[Rr]ule|R\.|[Ss]ections?|[Aa]rticles?|cl\.) ?(?P<parts>{_PARTS})"
    r"(?P<inner>(?:, (?:§|cls?\.|paras?\.|amend\.) ?(?:\d{1,4}[a-z]?|[IVX]{1,5})(?:\([A-Za-z0-9]{1,5}\)){0,6}(?![\w-])){0,3})"
    rf"(?P<beside>,? {_NOTE}(?!\w))?"
    rf"|(?:,? at (?:ECF )?(?:pp?\. ?|pages? )?(?:Page ?ID(?: ?#:?|[.:])? ?)?|, pp?\. |, Page ?ID(?:\.? ?#:?|[.:])? ?)(?P<pages>{_PAGES})|, (?P<bare>\d{{1,5}}(?:-\d{{1,5}})?{_NOTES})(?![\w/]| [A-Z])"
    r"|,? (?:at |& |and )?(?P<noted>(?:nn\. ?\d{1,3}(?:(?:-|, ?| & | and )\d{1,3}(?!\w|\.\d)){0,4}|n\. ?\d{1,3}))(?!\w)"
    r"|,? (?:at|subds?\.|subsec\.|subsection) (?P<sub>(?:\([A-Za-z0-9]{1,4}\)){1,6})(?!\w)"
    r"|,? (?:at )?\[(?P<bracket>\d{1,4})\](?:-\[(?P<until>\d{1,4})\])?(?! [A-Z\d]))?"
)
_ID = re.compile(rf"\b(?:[Ii]d\.|Id(?= at \d)|[Ii]bid\.?){_WHERE}")
_FILED = re.compile(r"\bECF\b|Page ?ID")
# "the ego and the id.", "your user id.": the word, and no reference.
_ID_NOUN = re.compile(
    r"\b(?:the|an?|his|her|its|our|your|my|their|user|photo|voter|valid|no|with|of|ego|and the) \Z", re.IGNORECASE
)
_AFTER_NAME = re.compile(r"(?<!\w)(?!See|Cf|But|Accord|Compare|Contra|E\.g)[A-Z][a-z]{2,20}, \Z")
_SUPRA = re.compile(
    rf"supra(?:,? (?:at )?nn?(?:otes?|\.) ?(?P<note>\d{{1,4}})(?:-\d{{1,4}})?)?"
    # California and Connecticut go on with volume and reporter: "Lamb, supra, 51 Cal.3d at p. 105", "Doe, supra, 330 Conn. 548".
    rf"(?:, (?P<volume>\d{{1,4}}) (?P<reporter>[A-Z][A-Za-z.']{{0,12}}(?: ?(?:[A-Z][A-Za-z.']{{0,12}}|\d[a-z]{{1,2}})){{0,5}}) (?:(?P<at>at (?:pp?\. ?)?)|(?P<page>\d{{1,5}}), (?:at (?:pp?\. ?)?)?)?(?P<pin>\d{{1,5}}(?:-\d{{1,5}})?)(?![\w/])|{_WHERE})"
)
_UNITS = {
    "§": "section",
    "¶": "paragraph",
    "pa": "paragraph",
    "ar": "article",
    "am": "amendment",
    "ch": "chapter",
    "pt": "part",
    "ru": "rule",
    "r.": "rule",
    "se": "section",
    "cl": "clause",
}
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_PAGE = re.compile(r"(\*?\d{1,6}(?::\d{1,3})?[a-z]?)(?:-(\*?\d{1,6}(?::\d{1,3})?[a-z]?))?")
_INNER = re.compile(r", (\S+?)\.? ?((?:\d\w*|[IVX]+)(?:\(\w+\))*)(?!\w)")
_FOOTNOTES = re.compile(rf",? {_NOTE}")
_NUMBERS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_LIST = re.compile(r", (?:and )?| and | & ")
_UPTO = re.compile(r" (?:to|through) ")
_JOINT = re.compile(r" (?:v|vs)\.? ")
_INSTRUMENT = re.compile(
    r"(?<![\w.])(?:(?:The|See|In|Under|And|But) )?(?P<name>(?:[A-Z][\w'-]* ){0,6}(?:Convention|Covenant|Protocol|Treaty|Charter|Declaration|Agreement|Statute|Act|Resolution)"
    r"(?: (?:on|of|to|for|against|relating|concerning|the|and|in|with|its|[A-Z\d][\w'-]*)){0,14})\Z"
)
_NO_NAME = frozenset("See Id. Cf. And But In The Also Compare Part Section Note".split())


def read_id(text: str, end: int) -> Mention | None:
    """Read "id. at 153", "Id. § 1158(b)", "Ibid."."""
    found = _ID.search(text, max(0, end - (8 if text[end - 1].isdigit() else 6)), min(len(text), end + 90))
    if (
        not found
        or found.start() >= end
        or (text[found.start()] == "i" and _ID_NOUN.search(text, max(0, found.start() - 9), found.start()))
    ):
        return None
    if _AFTER_NAME.search(text, max(0, found.start() - 24), found.start()) and re.match(
        r" [a-z]", text[found.end() :][:2]
    ):
        return None  # "Idaho, Id. for short"
    kind = Kind.BRIEF if _FILED.search(found.group()) else Kind.CASE  # the page that a court's filing system stamps
    return Mention(found.start(), found.end(), kind, Form.IBID, ("ibid",), pinpoints=_where(found))


def _where(found: re.Match[str]) -> tuple[Pinpoint, ...]:
    """The places that stand behind id. or supra."""
    if found["bracket"]:
        return (Pinpoint("paragraph", found["bracket"], found["until"]),)
    if found["parts"]:
        sign = found["sign"].lower()
        unit = _UNITS.get(sign[0]) or _UNITS[sign[:2]]
        places: list[Pinpoint] = []
        for written in _LIST.split(found["parts"]):
            if upto := _UPTO.search(written):
                begun = written[: upto.start()]
                ended = _whole(written[upto.end() :], [Pinpoint(unit, begun)])
                places.append(Pinpoint(unit, _whole(begun, places), ended))
                continue
            part = _whole(written, places)
            first, _, last = part.partition("-")
            whole = last.isdigit() and first.isdigit() and len(last) >= len(first)
            ranged = unit == "paragraph" or whole
            places.append(Pinpoint(unit, first, last or None) if ranged else Pinpoint(unit, part))
        return (
            *places,
            *(
                Pinpoint(_UNITS.get(sign[0]) or _UNITS[sign[:2]], place)
                for sign, place in _INNER.findall(found["inner"])
            ),
            *notes(found["beside"] or ""),
        )
    if found["sub"]:
        return (Pinpoint("subsection", found["sub"]),)
    if found["noted"]:
        return notes(found["noted"])
    written = found["pages"] or found["bare"] or ""
    if "n" not in written:
        return tuple(Pinpoint("page", page[1], page[2]) for page in _PAGE.finditer(_THOUSANDS.sub("", written)))
    places, at = [], 0
    for noted in (*_FOOTNOTES.finditer(written), None):
        pages = _THOUSANDS.sub("", written[at : noted.start() if noted else len(written)])
        places += [Pinpoint("page", page[1], page[2]) for page in _PAGE.finditer(pages)]
        if noted:
            places += notes(noted.group())
            at = noted.end()
    return tuple(places)


def notes(written: str) -> tuple[Pinpoint, ...]:
    """The footnotes that a pinpoint names.

    >>> [(place.first, place.last) for place in notes("nn. 3-5 & 9")]
    [('3', '5'), ('9', None)]
    """
    return tuple(Pinpoint("note", found[1], found[2]) for found in _NUMBERS.finditer(written))


def _whole(part: str, before: list[Pinpoint]) -> str:
    """A section of which only the end is written: "-113" after "40-35-210" is 40-35-113."""
    part = part.lstrip("§ ")
    if part[0] in "-." and before and (cut := before[-1].first.partition("(")[0].rfind(part[0])) > 0:
        return before[-1].first[:cut] + part
    return part


def read_supra(text: str, end: int) -> Mention | None:
    """Read "Roe, supra note 12, at 153": a name the text has given before, or "supra" right behind a citation."""
    at = end - 5
    found = _SUPRA.match(text, at, min(len(text), end + 110))
    if not found or text[at - 1 : at] != " ":
        return None
    stop = at - 2 if text[at - 2] == "," else at - 1
    start = _named_before(text, stop)
    name = text[start:stop].strip(" ,")
    volume, reporter, page, pin = (found[part] or "" for part in ("volume", "reporter", "page", "pin"))
    if reporter.startswith("Cal"):
        page, pin = (pin, "") if pin and not page and not found["at"] else (page, pin)  # "supra, 58 Cal.4th 941"
    elif page:
        page, pin = "", f"{page}, {pin}"  # "supra, 330 Conn. 548, 550": both are meant
    parts = (("volume", volume), ("reporter", reporter), ("page", page), ("pin", pin))
    fields = tuple(part for part in parts if part[1])
    if not name:
        if stop != at - 2 or text[stop - 1] not in ")0123456789":
            return None
        start = at
    if found.end() == end and re.match(r" (?:all|every|any|other|each)\b", text[end : end + 7]):
        return None  # Latin for above: "John, supra all other singers"
    places = _where(found)
    if found["pin"]:
        ranges = (part.partition("-") for part in pin.split(", ") if part)
        places = tuple(Pinpoint("page", first, last or None) for first, _, last in ranges)
    key = ("supra", name, found["note"] or "")
    return Mention(start, found.end(), Kind.CASE, Form.SUPRA, key, pinpoints=places, fields=fields)


def _named_before(text: str, stop: int) -> int:
    """Where the name that ends at `stop` begins; `stop` where none does."""
    floor = max(0, stop - 160)
    joints = list(_JOINT.finditer(text, floor, stop))
    if joints and party_forward(text, joints[-1].end()) >= stop - 1:
        left = party_back(text, joints[-1].start())
        if left < joints[-1].start():
            return left
    for opening in ("In re ", "Ex parte ", "Matter of "):
        at = text.rfind(opening, floor, stop)
        if at >= 0 and party_forward(text, at + len(opening)) >= stop - 1:
            return at
    if instrument := _INSTRUMENT.search(text, floor, stop):
        return instrument.start("name")
    if text[stop - 1 : stop] in (")", '"') or text[stop - 1 : stop].isdigit():
        return stop
    at = party_back(text, stop)
    while at < stop and (word := text[at:stop].split(" ", 1)[0].strip(",")) in _NO_NAME:
        at = min(stop, at + len(word) + 1)
    return at
