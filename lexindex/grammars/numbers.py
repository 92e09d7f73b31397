"""Acts and instruments of the Commonwealth and Ireland by their numbers, series as rows of `data/codes_commonwealth.csv`.

"1998 c. 42", "2016 asp 18", "SI 2003/1661", "RSC 1985, c C-46", "O Reg 194/90", "S.I. No. 123/2019", "Cap. 383",
"Act 108 of 1996" (OSCOLA 2.4-2.5, McGill 2.1 and 2.5), alone or behind a title, whose number they then are.
"""

import csv
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA
from lexindex.grammars import Anchor, regnal
from lexindex.grammars.parts import name_back
from lexindex.grammars.through import civil_law
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint


class Code(NamedTuple):
    """A series of acts or instruments; `same` is what ids call it, or the series that it is another name of."""

    code: str
    jurisdiction: str
    scheme: str
    same: str
    kind: str
    name: str
    example: str


@lru_cache(maxsize=1)
def commonwealth_codes() -> dict[tuple[str, str], Code]:
    """Every row by its scheme and its code without points and spaces."""
    with (DATA / "codes_commonwealth.csv").open(encoding="utf-8", newline="") as file:
        rows = [Code(*row.values()) for row in csv.DictReader(file)]
    return {(row.scheme, _bare(row.code)): row for row in rows}


def _bare(written: str) -> str:
    return re.sub(r"[ .,]", "", written)


def _spelled(scheme: str) -> str:
    names = [row.code for row in commonwealth_codes().values() if row.scheme == scheme]
    spelled = [r"\.? ?".join(r"\.?".join(word) if word.isupper() else word for word in name.split()) for name in names]
    return "|".join(sorted(spelled, key=len, reverse=True))


_YEAR = r"(?:1[89]|20)\d\d"
_C = r"c(?:h|ap)?\.? ?"
# What may follow a bare number: the end of a clause or a word of grammar, not a thing that is counted.
_END = re.compile(
    r"(?=$|[.,;:)\]\"'\n]|\.? (?:is|was|were|and|or|in|of|to|for|by|as|has|had|which|that|applies|governs?|\(|s\.|ss|s |sch))"
)
_AMERICAN = re.compile(
    r"(?:\b(?:Act|Laws|Acts|Resolves) of|\b(?:Laws|Acts|Stats?|St|Pub|P\.? ?L|L|Sess|Ex|Reg)\b\.?),? \Z"
)
_SHORT = re.compile(rf"(?<![\w/$.-])(?P<year>{_YEAR}),? {_C}(?P<chapter>\d{{1,3}})(?![\w.]\w|\w)(?P<ni> \(N\.?I\.?\))?")
_DEVOLVED = re.compile(
    rf"(?<![\w/$.-])(?P<year>{_YEAR}),? \(?(?P<series>asp|anaw|asc|nawm) (?P<number>\d{{1,3}})(?!\w)"
)
_IRISH = re.compile(
    rf"(?<![\w.])S\.? ?I\.? (?:Nos?\.? ?(?P<number>\d{{1,4}})(?:/| of )|(?P<bare>\d{{1,4}}) of )(?P<year>{_YEAR})(?!\d)"
)
_SUBSERIES = {"W": "wsi", "NI": "nisi"}
_COUNTED = re.compile(
    r"(?P<words>Act|Ordinance|Law|Decree)(?: \((?:No\.? ?)?(?=\d))? ?(?:No\.? ?)?(?P<number>\d{1,5}|[IVXLC]{1,8})(?: of |/)(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
)
_BEHIND_TITLE = re.compile(
    rf"(?P<title>(?:Act|Ordinance|Code|Measure|Regulations?|Rules|Order|Bill of Rights|Law)(?: \((?:Northern Ireland|Scotland|Wales)\))?(?:,? (?P<year>{_YEAR}))?)(?P<joint> [(\[]|, | )\Z"
)
_BRACKETED = re.compile(
    rf"(?:(?P<no>(?:Act )?(?:No\.? ?)?(?P<number>\d{{1,3}}|[IVXLC]{{1,8}}) of (?P<of>{_YEAR}))|(?P<act>Act (?P<actno>\d{{1,3}}))|[Cc](?:AP|ap)\.? ?(?P<cap>\d{{1,4}}[A-Z]{{0,2}})(?:, (?:{_YEAR}|Revised) (?:Rev\.? )?Ed\.?(?:ition)?)?"
    rf"|{_C}(?P<chapter>\d{{1,3}})(?!\w)|(?P<series>asp|anaw|asc|nawm) (?P<devolved>\d{{1,3}}))"
)
_CAP = re.compile(
    r"(?<![\w(])(?:(?:Cap|CAP)\.? ?(?P<cap>\d{1,4}[A-Z]{0,2})(?:,? (?:of the )?Laws of (?P<where>[A-Z]\w+(?: [A-Z]\w+)?))?|Chapter (?P<chapter>\d{1,4}[A-Z]{0,2}),? (?:of the )?Laws of (?P<place>[A-Z]\w+(?: [A-Z]\w+)?))(?!\w)"
)
_PLAIN_NUMBER = re.compile(rf"(?<![\w(])No\. (?P<number>\d{{1,3}}) of (?P<year>{_YEAR})(?!\w)")
_COUNTRIES = {
    "ie": r"Ireland|Irish|Oireachtas|Dail|Dublin", "in": r"India|Indian|Lok Sabha|Delhi", "za": r"South Africa|South African", "ke": r"Kenya|Kenyan|Nairobi", "hk": r"Hong Kong|HKSAR",
    "sg": r"Singapore", "my": r"Malaysia|Malaysian", "pk": r"Pakistan|Lahore", "bd": r"Bangladesh|Dhaka", "lk": r"Sri Lanka|Ceylon", "tz": r"Tanzania", "ug": r"Uganda", "gh": r"Ghana", "ng": r"Nigeria", "zm": r"Zambia",
    "zw": r"Zimbabwe", "na": r"Namibia", "nz": r"New Zealand|NZ", "bw": r"Botswana", "mw": r"Malawi", "tt": r"Trinidad", "jm": r"Jamaica", "bz": r"Belize",
}  # fmt: skip
_WORLD = re.compile("|".join(rf"(?P<{code}>\b(?:{words})\b)" for code, words in _COUNTRIES.items()))
_AROUND = 240


def country(text: str, start: int, end: int) -> str:
    """The one country that the words around speak of, or nothing where there are none or several."""
    low, high = max(0, start - _AROUND), end + _AROUND
    found = {found.lastgroup for found in _WORLD.finditer(text, low, high)}
    return str(found.pop()) if len(found) == 1 else ""


def anchors() -> Iterable[Anchor]:
    """Numbers behind the words or series that lead them."""
    yield Anchor(r"\b(?:1[89]|20)[0-9][0-9],? c(?:h|ap)?\.? ?[0-9]", "short-chapter")
    yield from regnal.anchors()
    yield Anchor(r"\b(?:1[89]|20)[0-9][0-9],? (?:asp|anaw|asc|nawm) [0-9]", "devolved")
    yield Anchor(r"\bS\.? ?I\.? (?:Nos?\.? ?[0-9]{1,4}(?:/| of )|[0-9]{1,4} of )[12]", "irish")
    yield Anchor(
        rf"\b(?:{_spelled('year')})\.? (?:\(N\.?I\.?\) )?(?:No\.? ?)?(?:1[89]|20)[0-9][0-9](?:/| ?No\.? ?)[0-9]",
        "instrument",
    )
    yield Anchor(rf"\b(?:{_spelled('number')})\.?[ /][0-9]", "numbered")
    yield Anchor(rf"\b(?:{_spelled('chapter')})\.?,? (?:1[89]|20)[0-9][0-9],? c", "chapter")
    yield Anchor(rf"\b(?:{_spelled('chapter-only')})\.?,? c", "chapter")
    yield Anchor(r"\b(?:Act|Law|Ordinance|Decree) (?:No\.? ?)?[0-9IVXLC]{1,8}(?: of |/)[12][0-9]", "act-number")
    yield Anchor(
        r"[(\[](?:(?:Act )?(?:No\.? ?)?[0-9IVXLC]{1,8} of [12]|Act [0-9]|C(?:AP|ap)\.? ?[0-9]|c(?:h|ap)?\.? ?[0-9]|(?:asp|anaw|asc|nawm) [0-9])",
        "bracketed",
    )
    yield Anchor(
        r"(?:Act|Ordinance|Measure),? (?:(?:18|19|20)[0-9][0-9])?,? ?(?:[Cc]ap\.? ?|c\.? |asp |anaw |asc |nawm )[0-9]",
        "bracketed",
    )
    yield Anchor(r"\b(?:Cap|CAP)\.? ?[0-9]", "cap")
    yield Anchor(r"\bChapter [0-9]{1,4}[A-Z]?,? (?:of the )?Laws of [A-Z]", "cap")
    yield Anchor(r"\bNo\. [0-9]{1,3} of [12][0-9]", "plain-number")
    yield Anchor(r"\b(?:of|under|by|in|to|cited|and|see) Act [0-9]{2,4}\b", "through-act")


def _cited(start: int, stop: int, kind: Kind, slug: str, written: tuple[str, ...], **fields: str) -> Mention:
    known = tuple((name, value) for name, value in fields.items() if value)
    return Mention(start, stop, kind, Form.CITED, ("cite", slug, *written), fields=known)


def _short_chapter(text: str, end: int) -> Mention | None:
    """Read "1998 c. 42": an act of Parliament by the year and the chapter; "(N.I.)" one of the Assembly."""
    found = find(_SHORT, text, end, 12, 14)
    if not found or not (found["ni"] or _END.match(text, found.end())):
        return None
    if _AMERICAN.search(text, max(0, found.start() - 24), found.start()):
        return None  # "Act of 1870, ch. 114, 16 Stat. 140", "Laws of 1909, ch. 5", "L. 2019, ch. 6" are of the United States
    series = "nia" if found["ni"] else "ukpga"
    year, chapter = found["year"], found["chapter"]
    written = f"{year} c. {chapter}" + (" (N.I.)" if found["ni"] else "")
    return _cited(
        found.start(),
        found.end(),
        Kind.STATUTE,
        f"gb/{series}/{year}/{chapter}",
        (written,),
        year=year,
        chapter=chapter,
    )


def _devolved(text: str, end: int) -> Mention | None:
    found = find(_DEVOLVED, text, end, 16, 6)
    if not found:
        return None
    year, number = found["year"], found["number"]
    row = commonwealth_codes()["act", found["series"]]
    written = f"{year} {found['series']} {number}"
    return _cited(
        found.start(), found.end(), Kind.STATUTE, f"gb/{row.same}/{year}/{number}", (written,), year=year, number=number
    )


_GREAT_BRITAIN = re.compile(
    r"\b(?:EWHC|EWCA|UKSC|UKHL|UKUT|HMRC|(?:His|Her) Majesty|legislation\.gov\.uk|United Kingdom|Westminster)\b"
)
_IRELAND = re.compile(r"\b(?:Ireland|Irish|IEHC|IESC|Oireachtas|Dublin|D\xe1il|Dail|Taoiseach)\b")


@lru_cache(maxsize=2)
def _british(text: str) -> bool:
    """Whether a text speaks of Britain and never of Ireland, read once for the text at hand."""
    return _GREAT_BRITAIN.search(text) is not None and _IRELAND.search(text) is None


def _irish(text: str, end: int) -> Mention | None:
    found = find(_IRISH, text, end, 24, 6)
    if not found:
        return None
    year, number = found["year"], found["number"] or found["bare"]
    if _british(text):
        written = f"SI {year}/{number}"
        slug = f"gb/uksi/{year}/{number}"
        return _cited(found.start(), found.end(), Kind.REGULATION, slug, (written,), year=year, number=number)
    written = f"S.I. No. {number}/{year}"
    return _cited(
        found.start(), found.end(), Kind.REGULATION, f"ie/si/{year}/{number}", (written,), year=year, number=number
    )


@lru_cache(maxsize=1)
def _yearly() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<series>{_spelled('year')})\.? (?:\(N\.?I\.?\) )?(?:No\.? ?)?(?P<year>{_YEAR})(?:/| ?No\.? ?)(?P<number>\d{{1,5}})(?![\d-])(?: \((?P<sub>W|N\.?I)\.? ?(?P<at>\d{{1,3}})\))?"
    )


def _instrument(text: str, end: int) -> Mention | None:
    """Read "SI 2003/1661", "S.I. 1998 No. 1833", "SI 2015/1013 (W 69)"."""
    found = find(_yearly(), text, end, 28, 18)
    if not found:
        return None
    row = commonwealth_codes()["year", _bare(found["series"])]
    year, number = found["year"], found["number"]
    series = _SUBSERIES.get((found["sub"] or "").replace(".", ""), row.same)
    where = row.jurisdiction
    if row.code == "SR" and country(text, found.start(), found.end()) == "nz":
        where, series = "nz", "sr"
    slug = f"{where}/{series}/{year}/{number}" if where == "gb" else f"{where}/{series}-{year}-{number}"
    written = (
        (f"{row.code} {year}/{number}", f"SI {year}/{number}") if where == "gb" else (f"{row.code} {year}/{number}",)
    )
    return _cited(found.start(), found.end(), Kind.REGULATION, slug, written, year=year, number=number)


@lru_cache(maxsize=1)
def _slashed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?P<series>{_spelled('number')})\.?[ /](?P<number>\d{{1,4}}(?:[/-]\d{{1,4}})?)(?![\w/]|\.\d)"
    )


def _numbered(text: str, end: int) -> Mention | None:
    """Read "SOR/2002-227", "O Reg 194/90"."""
    found = find(_slashed(), text, end, 40, 12)
    if not found:
        return None
    row = commonwealth_codes()["number", _bare(found["series"])]
    joined = found.group()[len(found["series"])].strip(".") or text[found.start("number") - 1]
    number, code = found["number"], row.same or row.code
    federal = row.jurisdiction == "ca"
    if federal != (joined == "/") or (federal and "-" not in number):
        return None
    if not federal and not re.search(r"[/-]", number) and "RRO" not in row.code:
        return None
    written = f"{code}/{number}" if federal else f"{code} {number}"
    slug = f"{row.jurisdiction}/{re.sub(r'[^a-z0-9]+', '-', written.lower())}"
    return _cited(found.start(), found.end(), Kind.REGULATION, slug, (written,), code=code, number=number)


_TITLE_HEADS = ("Act", "Code", "Charter", "Recognition", "Ordinance", "Regulations", "Rules")
_TITLED = re.compile(r"(?:\w* ?Bill of Rights|Charter of [A-Z][\w ]{3,40})\Z")
_FEDERAL_REVISIONS = frozenset(("1886", "1906", "1927", "1952", "1970", "1985"))


@lru_cache(maxsize=1)
def _chapters() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?:(?P<series>{_spelled('chapter')})\.?,? (?P<year>{_YEAR})|(?P<only>{_spelled('chapter-only')})\.?),? ?{_C}"
        r"(?P<chapter>[A-Z]{1,2}-?\.?\d{1,4}(?:\.\d{1,3})?|\d{1,4}(?:\.\d{1,2})?)(?P<supp> \(\d\w\w Supp\.?\))?(?!\w)(?P<sched>(?:, Sched?\.? [A-Z]\b)?)"
        r"(?:,? ss?\.? (?P<sections>\d{1,4}(?:\.\d{1,2})?(?:\(\w{1,4}\)){0,3}(?:(?:, | & | and |, & )\d{1,4}(?:\.\d)?(?![\w/])){0,8}))?"
    )


def _chapter(text: str, end: int) -> Mention | None:
    """Read "RSC 1985, c C-46, s 231(2)", with the title before."""
    found = find(_chapters(), text, end, 26, 60)
    if not found:
        return None
    row = commonwealth_codes()[
        "chapter" if found["series"] else "chapter-only", _bare(found["series"] or found["only"])
    ]
    code, year, chapter = row.same or row.code, found["year"] or "", found["chapter"] + (found["supp"] or "")
    if code == "RSC" and year not in _FEDERAL_REVISIONS:
        return None
    fields = [("session", _bare(found["series"] or found["only"]))]
    fields += [("year", year)] if year else []
    fields.append(("chapter", chapter))
    places = [Pinpoint("schedule", found["sched"][-1])] if found["sched"] else []
    places += [Pinpoint("section", part) for part in re.findall(r"\d+(?:\.\d+)?(?:\(\w+\))*", found["sections"] or "")]
    start = begun = found.start()
    if text[start - 1 : start] == " ":
        stop = start - 2 if text[start - 2] == "," else start - 1
        head = next((word for word in _TITLE_HEADS if text.endswith(word, 0, stop)), None)
        if head or _TITLED.search(text, max(0, stop - 60), stop):
            begun = name_back(text, stop - len(head) if head else start)
            fields.insert(0, ("title", text[begun:stop]))
    if begun == start and not _END.match(text, found.end()) and found["chapter"].isdigit():
        return None
    kind = Kind(row.kind)
    parts = [code.lower(), year, "c", re.sub(r"[^a-z0-9.-]+", "-", chapter.lower()).strip("-.")]
    slug = "ca/" + "-".join(part for part in parts if part)
    lead = f"{code} {year}" if year else code
    return Mention(
        begun,
        found.end(),
        kind,
        Form.CITED,
        ("cite", slug, f"{lead}, c {chapter}", f"{lead}, c. {chapter}"),
        pinpoints=tuple(places),
        fields=tuple(fields),
    )


def _act_number(text: str, end: int) -> Mention | None:
    """Read "Act No. 45 of 1860", "Act XLV of 1860", "Labour Relations Act 66 of 1995"."""
    found = find(_COUNTED, text, end, 30, 6)
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] == "(")):
        return None
    words, year = found["words"], found["year"]
    written: tuple[str, ...]
    number = found["number"] if found["number"].isdigit() else _roman(found["number"])
    numbers = {"number": number, "year": year}
    begun = name_back(text, found.start())
    if begun < found.start() and "No" not in found.group() and words == "Act" and found["number"].isdigit():
        title = text[begun : found.start()] + words
        full = f"{title} {number} of {year}"
        slug = re.sub(r"[^a-z0-9]+", "-", full.lower()).strip("-")
        where = country(text, begun, found.end()) or "x"
        written = (full, f"Act {number} of {year}") if where != "x" else (full,)
        return _cited(begun, found.end(), Kind.STATUTE, f"{where}/{slug}", written, title=title, **numbers)
    where = country(text, found.start(), found.end()) or "x"
    if words in ("Law", "Decree") and "/" in found.group():
        where = civil_law(text, found.start(), found.end()) or where  # of the country spoken of last
    slug = f"ie/act/{year}/{number}" if where == "ie" else f"{where}/{words.lower()}-{number}-of-{year}"
    written = (f"{words} {number} of {year}", f"{words} No. {number} of {year}")
    if where == "ie":
        written = (*written, f"No. {number} of {year}")
    return _cited(found.start(), found.end(), Kind.STATUTE, slug, written, **numbers)


def _roman(number: str) -> str:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in number]
    total = sum(-value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values))
    return str(total)


def _bracketed(text: str, end: int) -> Mention | None:
    """The number in brackets, or after a comma, behind a title: "(c. 46)", "(No. 13 of 1997)", ", c 42", "(Cap. 383)"."""
    for found in _BRACKETED.finditer(text, max(0, end - 20), end + 30):
        if found.end() < end or found.start() >= end:
            continue
        title = _BEHIND_TITLE.search(text, max(0, found.start() - 60), found.start())
        if not title or (len(title["joint"]) == 2 and title["joint"] != ", ") != (
            text[found.end() : found.end() + 1] in (")", "]")
        ):
            continue
        return _titled(text, found, title["title"], title["year"] or "")
    return None


_AT_LARGE = re.compile(r",? (?:§{1,2} ?[\d, ]{1,9})?\d{1,3} Stat\.")


def _titled(text: str, found: re.Match[str], title: str, year: str) -> Mention | None:
    start, stop = found.span()
    where = country(text, start, stop)
    if chapter := found["chapter"]:
        if (
            not year
            or text[max(0, start - 12) : start].rstrip(", (").endswith(f" of {year}")
            or _AT_LARGE.match(text, stop, stop + 24)
        ):
            return None
        series = "nia" if "(Northern Ireland)" in title else "ukpga"
        return _cited(
            start,
            stop,
            Kind.STATUTE,
            f"gb/{series}/{year}/{chapter}",
            (f"{year} c. {chapter}",),
            year=year,
            chapter=chapter,
        )
    if number := found["devolved"]:
        row = commonwealth_codes()["act", found["series"]]
        return year and _cited(  # type: ignore[return-value]
            start,
            stop,
            Kind.STATUTE,
            f"gb/{row.same}/{year}/{number}",
            (f"{year} {found['series']} {number}",),
            year=year,
            number=number,
        )
    if cap := found["cap"]:
        kind = Kind.REGULATION if (cap[-1].isalpha() and where == "hk") or "Regulation" in title else Kind.STATUTE
        return _cited(
            start, stop, kind, f"{where or 'x'}/cap-{cap.lower()}", (f"Cap. {cap}",) if where else ("",), chapter=cap
        )
    if found["act"]:
        return _cited(start, stop, Kind.STATUTE, f"{where or 'x'}/act-{found['actno']}", ("",), number=found["actno"])
    number = found["number"] if found["number"].isdigit() else _roman(found["number"])
    of = found["of"]
    slug = f"ie/act/{of}/{number}" if where == "ie" else f"{where or 'x'}/act-{number}-of-{of}"
    return _cited(
        start, stop, Kind.STATUTE, slug, (f"No. {number} of {of}", f"Act No. {number} of {of}"), number=number, year=of
    )


def _cap(text: str, end: int) -> Mention | None:
    """Read "Cap. 383" where the words around say whose laws, "Chapter 63 of the Laws of Kenya"."""
    found = find(_CAP, text, end, 44, 44)
    if not found:
        return None
    named = found["where"] or found["place"] or ""
    near = text[max(0, found.start() - 120) : found.end() + 120]
    if not named and not re.search(r"\b(?:[Oo]rdinances?|[Ll]aws of|Act|statutes?|Penal Code)\b", near):
        return None
    where = country(named, 0, len(named)) if named else country(text, found.start(), found.end())
    if not where:
        return None
    cap = found["cap"] or found["chapter"]
    return _cited(
        found.start(),
        found.end(),
        Kind.STATUTE,
        f"{where}/cap-{cap.lower()}",
        (f"Cap. {cap} ({where})", f"Cap. {cap}"),
        chapter=cap,
    )


def _plain_number(text: str, end: int) -> Mention | None:
    """Read "No. 17 of 1996" of the Oireachtas."""
    found = find(_PLAIN_NUMBER, text, end, 16, 6)
    if not found or country(text, found.start(), found.end()) != "ie":
        return None
    year, number = found["year"], found["number"]
    written = f"No. {number} of {year}"
    return _cited(
        found.start(), found.end(), Kind.STATUTE, f"ie/act/{year}/{number}", (written,), number=number, year=year
    )


_THROUGH_ACT = re.compile(r"(?<=[a-z] )Act (?P<number>\d{2,3}|1[0-8]\d\d)(?![\w/]|[.,-]\d| of \d| \d|, [Ss]cene)")


def _through_act(text: str, end: int) -> Mention | None:
    """Read "Act 843" in a text about Ghana, "section 3 of Act 588" in one about Malaysia."""
    found = find(_THROUGH_ACT, text, end, 10, 14)
    where = country(text, found.start(), found.end()) if found else ""
    if not found or where not in ("gh", "my"):
        return None  # their parliaments alone number acts through the years
    number = found["number"]
    return _cited(found.start(), found.end(), Kind.STATUTE, f"{where}/act-{number}", (f"Act {number}",), number=number)


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "short-chapter": _short_chapter,
    "regnal": regnal.regnal,
    "devolved": _devolved,
    "irish": _irish,
    "instrument": _instrument,
    "numbered": _numbered,
    "chapter": _chapter,
    "act-number": _act_number,
    "bracketed": _bracketed,
    "cap": _cap,
    "plain-number": _plain_number,
    "through-act": _through_act,
}
