"""Cases by reporter: volume, reporter and page, as every court writes them, with pages meant, court and date."""

import re
from functools import lru_cache
from typing import NamedTuple

from lexindex.grammars import Page
from lexindex.grammars.backreferences import notes
from lexindex.grammars.casenames import Name, name_before
from lexindex.grammars.courts import Series, courts, plain, series
from lexindex.grammars.datelines import Dateline, dateline
from lexindex.grammars.history import history_before, parenthetical_after, signal_before
from lexindex.grammars.reporters import Edition, Found, bare, lone_reporters, official, reporter_at
from lexindex.model import Form, Kind, Mention, Pinpoint

_VOLUME = re.compile(
    r"(?<![\w.$/*-])(?P<volume>[1-9]\d{0,3}(?:-\d{1,4})?[A-Z]?|_{2,6}|-{2,5}|(?<=[ (])\x97{1,3})(?: \*\d{1,4})?(?: ?- ?| )\Z"
)
_YEARLY = re.compile(r"(?<![\w.$/*-])(?P<volume>\d{2,4})(?: ?- ?| ?)\Z")
_BLANK = r"_{2,8}|-{2,8}|\x97{1,3}"
# Between reporter and page: who reported it "(1 Cranch)", the year, a page mark, what kind of number comes.
_ANY_GAP = (
    r"(?: Supp\.)?(?:,? ?\((?P<inner>(?:Ed\. )?[\w.&' ]{1,26}),?\)|,? (?P<place>[A-Z][a-z]{0,4}\.(?: Va\.)?)(?= (?:P|par|para|¶)))?,?(?:HYPHEN| |(?<=,))(?:\*\d{1,4} )?"
    r"(?P<at>at )?(?:(?:pp?\.|[Pp]ages?|par\.|paras?\.|¶{1,2}|No\.|P(?= ?\d)) ?)?\*?"
)
_GAP = _ANY_GAP.replace("HYPHEN", " ,? ?")
_YEARLY_GAP = _ANY_GAP.replace("HYPHEN", " ?- ?")
_SUFFIX = r"(?:[A-Za-z](?!\w)|-[A-Z]{1,2}(?!\w)|WC(?!\w)|[(\[][AU][)\]]| P(?!\w))?"
_PAGE = re.compile(
    rf"{_GAP}(?P<page>(?!\d{{1,2}}(?:d|st|nd|rd|th)\b)[DS]?\d{{1,8}}{_SUFFIX}|{_BLANK})(?!\w|/\d|,\d{{3}}(?!\d))"
)
_PAGE_YEARLY = re.compile(rf"(?:{_YEARLY_GAP})?(?P<page>\d{{1,7}}{_SUFFIX}|{_BLANK})(?!\w|/\d)")
_PAGE_COMMAS = re.compile(
    rf"{_GAP}(?P<page>\d{{1,3}}(?:,\d{{3}}){{1,2}}[A-Z]?|\d{{1,7}}(?:[.-]\d{{1,5}})?{_SUFFIX})(?!\w|/\d)"
)
_PAGE_ROMAN = re.compile(rf"{_GAP}(?P<page>[ivxlc]{{1,8}}|[IVXLC]{{1,8}})(?![\w']|\.\w)")
_CENTURIES = frozenset(("17", "18", "19", "20"))
_SERIES = re.compile(r" \([Nn]\. ?[Ss]\.\)")
_NO_VOLUME = frozenset("_-\x97")
# Annotated reports: the year and a letter are the volume, and stand behind the name.
_BEHIND = re.compile(
    r",? (?P<volume>(?:1[789]|20)\d\d[A-F]?|[IVX]{1,4}),? ?(?P<page>\d{1,5})(?!\w)|,? ?(?P<year>(?:1[789]|20)\d\d)-(?P<number>\d{1,4})(?!\w)|,? ?\((?P<of>(?:1[789]|20)\d\d)\) (?P<at>\d{1,5})(?!\w)"
)

_NOTE = (
    r"(?:,? ?(?:& |and )?(?:n|fn|note)\. ?\d{1,3}(?:-\d{1,3})?(?!\d)"
    r"|,? ?(?:& |and )?(?:nn|fns|notes)\. ?\d{1,3}(?:(?:-|, ?| & )\d{1,3}(?!\d)){0,3}|,? ?(?:& |and )?notes? \d{1,3}(?!\d))?"
)
_RANGE = r"(?:\*\*? ?)?\d{1,5}[a-z]?(?:- ?\*{0,2}\d{1,5})?"
_MARK = r"(?:pp?\. ?|pages? |¶{1,2} ?|paras?\. |\[(?=\*\d{1,5}\]))"
# A bare number is a page only when what comes next is not the rest of another citation: "113, 93 S. Ct. 705".
_OPEN = r"(?![\w/]|\.\d|-[A-Z]| ?-Ohio| (?:[A-Z][\w.]* ?){1,6}(?:\d|at \d)| [A-Z])"
_FIRST_PIN = re.compile(
    rf"(?:,? (?:at )(?P<at>{_MARK}?{_RANGE}\]?{_NOTE})|,? ?(?P<marked>{_MARK}{_RANGE}\]?{_NOTE})|,? ?(?P<star>\*\*? ?\d{{1,5}}(?:-\*{{0,2}}\d{{1,5}})?{_NOTE})|, ?(?P<bare>{_RANGE}{_NOTE}){_OPEN}|(?P<note> ?,? ?nn?\. ?\d{{1,3}}(?!\d)))(?!\w)"
)
_NEXT_PIN = re.compile(
    rf"(?:, ?(?:& |and )?| & | and | (?=\*\d))(?P<pin>(?:at )?{_MARK}?{_RANGE}\]?{_NOTE}){_OPEN}(?! ?Dist| ?Cir)"
)
_PLACE = re.compile(
    r"(?P<mark>¶|para)?[¶s. ]*(?:pp?\. ?|pages? )?\[?\*{0,2} ?(?P<first>\d{1,5}[a-z]?)(?:- ?\*{0,2}(?P<last>\d{1,5}))?(?:.*?(?:n|note)s?\. ?(?P<note>\d.*)|.*?notes? (?P<notes>\d.*))?"
)
_NOTED = re.compile(r",? ?(?:nn?|fns?)\. ?(\d.*)")
_ONE_PIN = re.compile(rf"{_MARK}?{_RANGE}\]?{_NOTE}")
_BLANK_PIN = re.compile(r", (?:at )?(?:_{2,6}|-{2,6})(?:[-, ]{1,3}(?:_{2,6}))?")
_SEVERAL = 8
# Other citations of the same case before the brackets with court and date: ", 93 S. Ct. 705, 35 L. Ed. 2d 147 (1973)".
_PARALLEL = re.compile(
    r"(?:[,;=]? (?:\d{1,4} (?:(?:[A-Z][\w.']{0,11}|\d[dhnrst]{1,2}|&) ){1,6}\d{1,7}|(?:19|20)\d\d-[A-Z][\w-]{1,7}-\d{1,6})(?:,? (?:at )?[*¶]{0,2} ?\d{1,5}(?:-\d{1,5})?(?![\w.]| [A-Z]))?){1,4}(?= ?[(\[])"
)
_SIGNALLED = re.compile(
    r"(?:\b(?:[Ss]ee|[Cc]iting|[Qq]uoting|[Cc]f\.|[Aa]ccord|[Cc]ompare|also|e\.g\.|in|as|[Cc]ite as:?)[,:]? |\d[\]):.]?, |\)[;,] |; )\Z"
)
_LED = re.compile(r"(?:, |\b(?:[Ss]ee|[Cc]f\.|also|citing|quoting) |[;(] ?)\Z")
_HYPHENED = frozenset(("Ohio", "NMSC", "NMCA", "NMCERT"))  # 2017-Ohio-5699
_SCOTUS = frozenset(("U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d"))


class _Reading(NamedTuple):
    """Volume, edition and page as read, with where they stand."""

    start: int
    stop: int
    volume: str
    edition: Edition
    page: str
    short: bool = False
    inner: str = ""
    sure: bool = True
    editions: tuple[Edition, ...] = ()


@lru_cache(maxsize=4096)
def slug(reporter: str) -> str:
    """A reporter's name as it stands in ids: "F.3d" is "f3d", "U.S." "us"."""
    return re.sub(
        r"[^a-z0-9]+", "-", re.sub(r"\.(?=\d)", "", reporter.lower()).replace("u.s.", "us").replace(".", "")
    ).strip("-")


def reported(page: Page, end: int) -> Mention | None:
    """The case whose reporter begins with the capital before `end`, if a volume leads and a page follows."""
    text, at = page.text, end - 1
    candidates = reporter_at(text, at)
    if not candidates:
        return None
    low = max(0, at - 18)
    space = text.rfind(" ", low, at - 1)
    if space >= 0 and text[space + 1 : at - 1].isdigit():
        low = space + 1  # the volume, as most are written
    volume = _VOLUME.search(text, low, at) or _YEARLY.search(text, low, at)
    if not volume:
        return None
    if len(candidates) > 1 and text[candidates[0].stop - 1] == ")" and not candidates[0].canonical:
        # "19 Tenn. (Meigs) 456" is in the state's reports, which say who reported it.
        shorter = candidates[1]
        if text[shorter.stop : shorter.stop + 2] == " (" and not _SERIES.match(text, shorter.stop):
            candidates.insert(0, candidates.pop(1))
    if _OF_A_CODE.search(text, max(0, volume.start() - 10), volume.start()):
        return None
    for found in candidates:
        if reading := _read(text, volume.start(), volume["volume"], found):
            return None if _DATE.match(text, reading.start, reading.stop) else _mention(text, reading)
    return None


# What is no volume: "§ 5 Abs. 1", the paragraph of a section; "12 Mar. 2019", a day.
_OF_A_CODE = re.compile(r"(?:§ ?|\bArt(?:\.|ikel|icle) )\Z")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:1[5-9]|20)\d\d\Z"
)


def volumeless(page: Page, end: int) -> Mention | None:
    """The case in a reporter that needs no volume ("Bee 196", "T.C. Memo. 2019-12"), if a page follows."""
    text = page.text
    found = _lone_names().search(text, max(0, end - 56), end)
    if not found:
        return None
    at = found.start()
    if at and (text[at - 1].isalnum() or text[at - 1] in "-.'&"):
        return None
    if text[at - 1 : at] == " " and text[max(0, at - 2) : at - 1].isdigit():
        return None  # with a volume it is found by that
    for named in reporter_at(text, at):
        behind = _BEHIND.match(text, named.stop, named.stop + 24)
        if behind and (edition := next((e for e in named.editions if e.lone), None)):
            volume = behind["volume"] or behind["year"] or behind["of"]
            number = behind["page"] or behind["number"] or behind["at"]
            return _mention(text, _Reading(at, behind.end(), volume, edition, number, sure=named.sure))
        editions = tuple(edition for edition in named.editions if edition.lone)
        if editions and (reading := _read(text, at, "", named._replace(editions=editions))):
            return None if reading.short else _mention(text, reading)
    return None


@lru_cache(maxsize=1)
def _lone_names() -> re.Pattern[str]:
    longest = sorted(lone_reporters(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r"),? ?\S\Z")


def _read(text: str, start: int, volume: str, found: Found) -> _Reading | None:
    """The page behind a reporter, in the way that one of its editions numbers its pages."""
    if _foreign(text, start, volume, found.stop):
        return None
    yearly = len(volume) == 4 and volume[:2] in _CENTURIES
    editions = found.editions
    if len(editions) > 1:
        # A court's own numbers go by the year; the reports of the same name by volume.
        editions = tuple(sorted(editions, key=lambda e: ((e.yearly or e.neutral) is not yearly, e.name != found.exact)))
    edition = editions[0]
    if edition.yearly and not yearly and not edition.commas and not (len(volume) == 2 or volume.isdigit()):
        return None
    window = found.stop + 64
    page = None
    if edition.commas:
        page = _PAGE_COMMAS.match(text, found.stop, window)
    if page is None:
        page = (_PAGE_YEARLY if edition.yearly else _PAGE).match(text, found.stop, window)
    if page is None and (edition.roman or found.sure):
        page = _PAGE_ROMAN.match(text, found.stop, window)
        if page and not edition.roman and not (page["page"].islower() and len(page["page"]) > 1):
            return None
    if page is None:
        return None
    number = page["page"]
    if number.endswith(" P") and not edition.name.startswith("VI Super"):
        number = number[:-2]
    inner = page["inner"] or ""
    stop = page.start("page") + len(number)
    short = bool(page["at"])
    if number[0] in "DS" and not edition.name.startswith("Fla. L. Weekly"):
        return None
    if number[0] == "D" or number[0] == "S":
        edition = next((e for e in editions if e.name.endswith(f"Fed. {number[0]}")), edition)
        number = number[1:]
    if not volume or volume[0] in _NO_VOLUME:
        blank = bool(volume)
        if blank and (not found.sure or edition.lone):
            return None
        volume = ""
    if not short and number[0] in _NO_VOLUME and not found.sure:
        return None
    return _Reading(start, stop, volume, edition, number, short, inner, found.sure, editions)


_YEAR_LEADS = re.compile(r"(?:\(\d{4}\),?|\[\d{4}\]) (?:L\.?R\.? )?\Z")
_SERIES_LEADS = re.compile(r"\b(?:A\.?I\.?R|P\.?L\.?D)\.? \Z")


def _foreign(text: str, start: int, volume: str, stop: int) -> bool:
    """Whether a volume and reporter are of the law reports, or a court's own number, of another country."""
    row, numbers = _series_of(text[start:stop].removeprefix(volume))
    if len(volume) == 4:
        if row and (row.scheme in ("plain", "led") or text[stop : stop + 2] == " ("):
            return True
        if numbers or _SERIES_LEADS.search(text, max(0, start - 7), start):
            return True
    return row is not None and _YEAR_LEADS.search(text, max(0, start - 14), start) is not None


@lru_cache(maxsize=4096)
def _series_of(written: str) -> tuple[Series | None, bool]:
    """The law reports that a reporter's words, or the last of them, name; and whether that is a court with own numbers."""
    last = plain(written[-8:].rpartition(" ")[2])
    return series().get(plain(written)) or series().get(last), ("bare", last) in courts()


def _mention(text: str, read: _Reading) -> Mention | None:
    if read.short:
        return _short(text, read)
    blank = _BLANK_PIN.match(text, read.stop, read.stop + 16) if read.page[:1] in _NO_VOLUME else None
    stop, written, pins = _pins(text, blank.end() if blank else read.stop)
    line = dateline(text, stop)
    after = line.stop if line else stop
    if line is None and (more := _PARALLEL.match(text, stop, stop + 160)):
        # The brackets behind the last of several citations are of them all.
        line, after = dateline(text, more.end()), stop
    name = name_before(text, read.start, titled=True)
    if not _sure(text, read) and not _proven(text, read, after, line, name):
        return None
    if not read.volume and not name.fields and not read.edition.lone:
        return None  # a slip opinion's blank volume says nothing without the parties
    edition = _dated(text, read, line, name)
    end = after
    if name.bracketed:
        if text[end : end + 1] in (")", "]"):
            end += 1
        elif not (line and _GOES_ON.match(text, end, end + 40)):
            name = Name(read.start)
    begun = name.start
    found = dict((*(line.fields if line else ()), *name.fields))
    fields = [("volume", read.volume)] if read.volume else []
    fields += [("reporter", edition.name), ("page", read.page)]
    if read.inner:
        fields.append(("nominative", read.inner))
    if edition.neutral:
        fields.append(("neutral", " ".join(text[read.start : read.stop].split())))
        if len(read.volume) == 4:
            found.setdefault("year", read.volume)
    elif read.volume[:2] in _CENTURIES and len(read.volume) == 4 and not edition.name.endswith(("WL", "LEXIS")):
        found.setdefault("year", read.volume)  # 2011 Guam 5, 2019 NY Slip Op 50123(U)
    if written:
        fields.append(("pin", written))
    if edition.name in _SCOTUS:
        found.setdefault("court_id", "scotus")
    fields += found.items()
    fields += _around(text, begun, line.stop if line else after)
    # Rulings of the tax authorities: "1999-1 C.B. 361"; Common Bench has plain volumes.
    kind = Kind.REGULATION if edition.name in ("C.B.", "I.R.B.") and "-" in read.volume else Kind.CASE
    return Mention(begun, end, kind, Form.CITED, _key(read, edition, found), pinpoints=pins, fields=tuple(fields))


def _short(text: str, read: _Reading) -> Mention | None:
    """A short form: "410 U.S., at 155"."""
    if not read.volume:
        return None
    stated = "." in read.edition.name and official(read.edition, read.volume)
    if not (read.sure or stated) and not _LED.search(text, max(0, read.start - 12), read.start):
        return None  # "20 C. at 8 a.m."
    begun = text.rfind("at ", read.start, read.stop) + 3
    place = _ONE_PIN.match(text, begun, begun + 48)
    stop = place.end() if place else read.stop
    written = [text[begun:stop]] if place else []
    if place:
        stop = _more_pins(text, stop, written)
    name = name_before(text, read.start, within=False)
    fields = [("volume", read.volume), ("reporter", read.edition.name), *name.fields]
    if written:
        fields.append(("pin", ", ".join(written)))
    key = ("cite-short", f"{read.volume}{slug(read.edition.name)}")
    return Mention(name.start, stop, Kind.CASE, Form.SHORT, key, pinpoints=_places(written), fields=tuple(fields))


def _pins(text: str, stop: int) -> tuple[int, str, tuple[Pinpoint, ...]]:
    """The pages, paragraphs and notes meant, behind a citation that ends at `stop`: where they end, as written, parsed."""
    first = _FIRST_PIN.match(text, stop, stop + 48)
    if not first:
        return stop, "", ()
    written = [next(part for part in first.groups() if part).strip(" ,")]
    stop = _more_pins(text, first.end(), written)
    return stop, ", ".join(written), _places(written)


def _more_pins(text: str, stop: int, written: list[str]) -> int:
    for _ in range(_SEVERAL):
        more = _NEXT_PIN.match(text, stop, stop + 48)
        if not more:
            break
        written.append(more["pin"])
        stop = more.end()
    return stop


def _places(written: list[str]) -> tuple[Pinpoint, ...]:
    places: list[Pinpoint] = []
    for pin in written:
        found = _PLACE.search(pin.removeprefix("at "))
        unit = "paragraph" if pin.startswith(("¶", "para")) else "page"
        note = _NOTED.match(pin) if "n" in pin else None
        if note:
            places += notes(note[1])
        elif found:
            places.append(Pinpoint(unit, found["first"], found["last"]))
            if found["note"] or found["notes"]:
                places += notes(found["note"] or found["notes"])
    return tuple(places)


def _sure(text: str, read: _Reading) -> bool:
    """Whether volume, reporter and page are a citation whatever stands around them."""
    edition = read.edition
    year = len(read.volume) == 4 and read.volume[:2] in _CENTURIES
    if year and len(read.page) > 4:
        return True  # 2016 WL 1234567
    if read.page[-1] in ")]":
        return True  # 81 Misc 1211(A)
    # A court's own numbers have a form of their own: 2013 OK 22, 2017-Ohio-5699.
    shaped = edition.name.isupper() or "-" in text[read.start : read.stop] or len(read.page) > 2
    if edition.neutral and len(read.volume) == 4 and shaped:
        return True
    # "1992 U.S. 500 companies": where volumes are no years, a year may be one.
    years = edition.neutral or edition.yearly or " " in edition.name or edition.name.isalpha()
    return read.sure and (years or not year)


def _proven(text: str, read: _Reading, after: int, line: Dateline | None, name: Name) -> bool:
    """Whether what stands around shows that a plain word is a reporter: "4 Day 123", "12 Utah 34"."""
    if name.fields or (line and read.page[:1].isdigit()):
        return True
    if _SIGNALLED.search(text, max(0, read.start - 12), read.start):
        return bool(read.volume) or read.edition.lone
    # A list has a citation a line.
    alone = read.start == 0 or text[read.start - 1] == "\n"
    return alone and (after >= len(text) or text[after] == "\n" or text[after : after + 2] in (".", ".\n", ";"))


def _dated(text: str, read: _Reading, line: Dateline | None, name: Name) -> Edition:
    """The edition meant: of several with one abbreviation, the one that came out in that year, or in that state."""
    if len(read.editions) == 1 or read.edition.yearly:
        return read.edition
    year = next((int(value) for key, value in (*(line.fields if line else ()), *name.fields) if key == "year"), None)
    own = bare(read.edition.name) in bare(text[read.start : read.stop])
    if year is None:
        return read.edition if own else _beside(text, read)
    fitting = [edition for edition in read.editions if edition.covers(year) and not edition.yearly]
    if read.edition in fitting and (own or read.edition.dated):
        return read.edition
    # Where reporters-db does not know when one came out, another that did so then is meant.
    return next((edition for edition in fitting if edition.dated), (*fitting, read.edition)[0])


def _beside(text: str, read: _Reading) -> Edition:
    """The edition of the states of the citation before the comma: "226 Mont. 1, 733 P.2d 1, 44 St. Rep. 102"."""
    before = _BESIDE.search(text, max(0, read.start - 48), read.start)
    named = reporter_at(text, before.start("reporter")) if before else []
    places = {place for found in named[:1] for edition in found.editions for place in edition.places}
    there = [edition for edition in read.editions if places & set(edition.places)]
    return min(there, key=lambda edition: len(edition.places), default=read.edition)


_BESIDE = re.compile(r"\b\d{1,4} (?P<reporter>[A-Z][\w.' ]{0,20}?) \d{1,5}(?:, \d{1,5}(?:-\d{1,5})?)?, \Z")


# New York tells in the brackets of a citation what became of it: "People v Roe (19 AD3d 29 [2005], lv denied 5 NY3d 810 [2005])".
_GOES_ON = re.compile(
    r"[,;] (?:(?:lv|leave|appeal|rearg|cert|mot) |aff|rev|mod|vacat|cert\.|see |accord |cf\. |and \d|\d{1,3} [A-Z])"
)


def _around(text: str, begun: int, later: int) -> list[tuple[str, str]]:
    """Signal, history and parenthetical."""
    fields = []
    if signal := signal_before(text, begun):
        fields.append(("signal", signal))
    history = history_before(text, begun)
    if history:
        fields.append(("history", history))
    if said := parenthetical_after(text, later):
        fields.append(("parenthetical", said))
    return fields


def _citation(read: _Reading, edition: Edition) -> str:
    joint = "-" if edition.yearly and edition.name in _HYPHENED else " "
    return joint.join(part for part in (read.volume, edition.name, read.page) if part)


def _key(read: _Reading, edition: Edition, found: dict[str, str]) -> tuple[str, ...]:
    number = read.page if read.page[:1] not in _NO_VOLUME else "slip"
    if not number.isdigit():
        number = re.sub(r"[^a-z0-9]+", "-", number.replace(",", "").lower()).strip("-")
    if (whole := official(edition, read.volume)) and number.isdigit():  # "11 Pet. 420" is 36 U.S. 420
        series, volume = whole
        spelt = (f"{volume} {series} {read.page}", f"{read.volume} {edition.name} {read.page}")
        return ("cite", f"{edition.where}/{volume}-{slug(series)}-{number}", *spelt)
    parts = [read.volume.lower(), slug(edition.name), number]
    written, year = f"{read.volume} {edition.name} {read.page}".strip(), found.get("year", "")
    if number == "slip" or not read.volume:
        parties = " ".join(found.get(name, "") for name in ("plaintiff", "defendant"))
        if number == "slip":
            if not parties.strip():
                return ("record", "-".join((*parts, str(read.start))), f"{written} ({year})" if year else written, "")
            # Without a volume the year tells two cases of the same parties apart.
            parts += [re.sub(r"[^a-z0-9]+", "-", parties.lower()).strip("-"), "" if read.volume else year]
    name = "-".join(part for part in parts if part)
    spellings = (written,) if edition.name not in _HYPHENED else (_citation(read, edition), written)
    return ("cite", f"{edition.where or 'x'}/{name}", *spellings)
