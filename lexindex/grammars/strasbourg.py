"""The European Court of Human Rights: applications, Series A and Reports, and articles of the Convention and its protocols."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.parts import GLOSS
from lexindex.grammars.windows import find
from lexindex.grammars.world_names import DATE, YEAR, Lead, closed, lead, tail, year_of
from lexindex.model import Form, Kind, Mention, Pinpoint

_CUE_REACH = 160
_COURT = re.compile(
    r"Strasbourg|Convention|ECtHR|ECHR|E\.C\.H\.R|EHRR|CEDH|EGMR|EMRK|EHRM|European Court of Human|Human Rights|human rights|\[GC\]|droits de l'homme"
)
_NUMBERS = r"(?P<number>\d{1,5}/\d{2})(?!\d|/)(?P<rest>(?:(?:,| and| et| und|, and) (?:\d{1,5}/\d{2}(?!\d)|\d{1,4} others?|others))*)"
_APPLICATION = re.compile(
    rf"(?<![\w/])(?P<word>(?:(?:[Aa]pplications?|[Aa]ppl?s?\.?|[Rr]equetes?|Beschwerden?) ?)?(?:[Nn]os?\.?|[Nn][\xb0\xba]s?|[Nn]r[ns]?\.?) ?){_NUMBERS}"
)
_GERMAN = re.compile(
    rf"(?<![\w.])(?P<court>EGMR|EHRM|CEDH|Cour EDH),? (?:gde ch\., )?(?:(?:Urteil|Urt\.|Entscheidung|Beschluss|arrest) (?:vom|v\.|van) )?(?:\(GK\) )?(?P<date>{DATE}),? ?-? ?\Z"
)
_REPORTS = re.compile(
    r",? (?:ECHR|CEDH|Reports(?: of Judgments and Decisions)?) (?P<year>(?:19|20)\d\d)(?:-[IVX]{1,5})?(?: \(extracts\))?(?![\w-])"
)
_DATED = re.compile(rf",? {DATE}(?![\w/])")
_SERIES_A = re.compile(r"(?<![\w.])[Ss]erie?s? A,? (?:no\.|n[\xb0\xba]) ?(?P<number>\d{1,3})(?:-[A-Z])?(?![\w-])")
_REPORTS_ALONE = re.compile(r"(?<![\w.])Reports(?: of Judgments and Decisions)? (?P<year>199[6-8])-[IVX]{1,5}(?![\w-])")
_SER_A = re.compile(
    r"(?<![\w.])(?P<number>\d{1,3}) Eur\. ?Ct\. ?H\.? ?R\.? \(ser\. A\)(?: at \d{1,4})?(?: \((?P<year>19\d\d)\))?"
)
_EHRR = re.compile(rf"(?<![\w.])\((?P<year>{YEAR})\) (?P<volume>\d{{1,2}}) E\.?H\.?R\.?R\.? (?P<page>\d{{1,4}})(?!\d)")
_UNIT = r"(?<![\w.])(?P<unit>[Aa]rticles?|[Aa]rts?\.?) "
_PLACE = r"\d{1,2}(?: ?§{1,2} ?\d{1,2}|\(\d{1,2}\))?(?:\([a-z]\))?" + f"(?:{GLOSS})?"
_PLACES = rf"(?P<places>{_PLACE}(?:(?:, | and | or | to |-){_PLACE}){{0,6}})"
_CONVENTION = re.compile(
    rf"{_UNIT}{_PLACES} (?:of|de) (?P<what>(?:the (?:European )?|la )Convention|(?:the First |Protocol [Nn]o\. ?|Protocol )(?P<protocol>\d{{1,2}}|(?<=First )Protocol)(?:(?:{GLOSS})? to the (?:European )?Convention(?: on Human Rights)?)?)(?! (?:on|for|against|relating|of|to)\b)"
)
_GLOSS = re.compile(GLOSS)
_SHORT = re.compile(r"(?<![\w-])A(?P<article>\d)P(?P<protocol>\d{1,2})(?![\w-])")
_PROTOCOLS = {
    "1": "9", "4": "46", "6": "114", "7": "117", "11": "155", "12": "177", "13": "187", "14": "194", "15": "213",
    "16": "214",
}  # fmt: skip
_OTHER = re.compile(
    r"(?:Refugee|Geneva|Hague|Vienna|Aarhus|Istanbul|Lanzarote|Chicago|Montreal|Genocide|Torture|Warsaw|American|Dublin|Law of the Sea|Rights of the Child|Brussels|Budapest|1951|African) ?[^.;]{0,40}Convention|Convention (?:on|against|for|relating)"
)


class Strasbourg:
    """Names with application numbers, §§ and reports: "Saadi v. Italy [GC], no. 37201/06, § 125, ECHR 2008"."""

    kind = Kind.CASE

    def anchors(self) -> Iterable[Anchor]:
        """The words before numbers with a year, series of reports, and the Convention behind an article."""
        for digit in range(10):  # the engine looks for each digit before the stroke faster than for any
            number = rf"[0-9]{{0,4}}{digit}/[0-9][0-9]"
            yield Anchor(rf"\b[Nn](?:os?\.?|[\xb0\xba]s?|r[ns]?\.?) ?{number}\b", "application")
        yield Anchor(r"\b(?:Series|[Ss]erie) A,? (?:no\.|n[\xb0\xba]) ?[0-9]", "series")
        yield Anchor(r"\bReports(?: of Judgments and Decisions)? 199[678]-[IVX]", "reports")
        yield Anchor(r"\bEur\. ?Ct\. ?H\.? ?R\.? \(ser\. A\)", "ser")
        yield Anchor(r"\) [0-9]{1,2} E\.?H\.?R\.?R\.? [0-9]", "ehrr")
        yield Anchor(r"[0-9)] (?:of the (?:European )?|de la )Convention\b", "convention")
        yield Anchor(r"[0-9)] of (?:Protocol (?:[Nn]o\. ?)?[0-9]|the First Protocol\b)", "convention")
        yield Anchor(r"\bA[0-9]P[0-9]{1,2}\b", "short")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The case, or the part of the Convention, at this anchor."""
        text = page.text
        if label == "application":
            return _application(page, end)
        if label == "ehrr":
            return _ehrr(text, end)
        if label == "convention":
            return _convention(text, end)
        if label == "short":
            found = find(_SHORT, text, end, 8, 4)
            place = (Pinpoint("article", found["article"]),) if found else ()
            mention = _protocol(found, found["protocol"], place) if found else None
            return mention._replace(form=Form.CITED) if mention else None
        pattern = {"series": _SERIES_A, "reports": _REPORTS_ALONE, "ser": _SER_A}[label]
        return _printed(text, find(pattern, text, end, 60, 40))


def _application(page: Page, end: int) -> Mention | None:
    text = page.text
    found = find(_APPLICATION, text, end, 40, 90)
    if not found or int(found["number"].partition("/")[0]) < 10:
        return None
    start, stop = found.start(), found.end()
    fields = [("docket", found["number"])]
    fields += [("joined", number) for number in re.findall(r"\d{1,5}/\d\d", found["rest"])]
    before = _named(text, start)
    german = _GERMAN.search(text, max(0, start - 60), start)
    sure = before.fields or german or found["word"][0] in "AaRB"
    if not sure and not page.near("ruling", start, stop, _CUE_REACH):
        return None
    if (
        not before.fields
        and not german
        and not re.search(r"\b[Tt]he Court\b", text[max(0, start - 120) : stop + 120])
        and not _COURT.search(text, max(0, start - 300), stop + 300)
        and (found["word"][0] not in "Aa" or not page.near("ruling", start, stop, _CUE_REACH))
    ):
        return None
    if german:
        before = Lead(german.start(), (("court", german["court"]), ("year", year_of(german["date"]))))
    fields += before.fields
    stop, places, year = _behind(text, stop)
    if year and "year" not in dict(fields):
        fields.append(("year", year))
    if before.fields and before.start < start and text[start - 1] == "(" and text[stop : stop + 1] == ")":
        stop += 1
    elif text[start - 1 : start] == "(" and before.start < start:
        before = Lead(start)
        fields = [pair for pair in fields if pair[0] not in ("plaintiff", "defendant")]
    stop = closed(text, before.start, stop)
    key = ("cite", f"echr/{found['number'].replace('/', '-')}", f"no. {found['number']}")
    return Mention(before.start, stop, Kind.CASE, Form.CITED, key, pinpoints=places, fields=tuple(fields))


def _named(text: str, start: int) -> Lead:
    if text[start - 1 : start] == "(" and text[start - 2 : start - 1] == " ":
        # A name may hold the number in brackets behind it.
        shifted = (
            lead(text[: start - 1] + " ", start) if start < 400 else lead(text[start - 400 : start - 1] + " ", 400)
        )
        if shifted.fields:
            return Lead(shifted.start if start < 400 else shifted.start + start - 400, shifted.fields)
        return Lead(start)
    return lead(text, start)


def _behind(text: str, stop: int) -> tuple[int, tuple[Pinpoint, ...], str]:
    """Paragraphs, the reports and the date behind an application number."""
    places: tuple[Pinpoint, ...] = ()
    year = ""
    for _ in range(4):
        if found := _REPORTS.match(text, stop, stop + 60):
            stop, year = found.end(), year or found["year"]
        elif found := _DATED.match(text, stop, stop + 30):
            stop, year = found.end(), year or year_of(found.group())
        else:
            behind = tail(text, stop)
            if behind.stop == stop:
                break
            stop, places, year = behind.stop, (*places, *behind.places), year or behind.year
    return stop, places, year


_PARAGRAPHS = re.compile(r",? §{1,2} ?\d{1,4}(?:-\d{1,4})?(?:(?:, | and )\d{1,4})*,? ?\Z")


def _printed(text: str, found: re.Match[str] | None) -> Mention | None:
    if not found:
        return None
    start = found.start()
    places: tuple[Pinpoint, ...] = ()
    gap = _PARAGRAPHS.search(text, max(0, start - 40), start)
    if gap:
        places = tail(text, gap.start()).places
    before = lead(text, gap.start() + 2) if gap and text[gap.start()] == "," else lead(text, start)
    if gap and text[gap.start()] == ",":
        # the name ends where the paragraphs begin
        before = _over(text, gap.start())
    if not before.fields:
        return None
    fields = [*before.fields]
    if "year" not in dict(fields) and (year := found.groupdict().get("year")):
        fields.append(("year", year))
    fields.append(("reporter", "Series A" if "number" in found.groupdict() else "Reports"))
    after = tail(text, found.end())
    slug = re.sub(
        r"[^a-z0-9]+", "-", " ".join([dict(before.fields).get("plaintiff", ""), found.group()]).lower()
    ).strip("-")
    key = ("cite", f"echr/{slug}", found.group())
    return Mention(
        before.start, after.stop, Kind.CASE, Form.CITED, key, pinpoints=(*places, *after.places), fields=tuple(fields)
    )


def _over(text: str, stop: int) -> Lead:
    floor = max(0, stop - 320)
    found = lead(text[floor:stop] + ", ", stop - floor + 2)
    return Lead(found.start + floor, found.fields)


def _ehrr(text: str, end: int) -> Mention | None:
    found = find(_EHRR, text, end, 26, 6)
    if not found:
        return None
    before = lead(text, found.start())
    after = tail(text, found.end())
    fields = (
        ("year", found["year"]), ("volume", found["volume"]), ("reporter", "EHRR"), ("page", found["page"]),
        *(pair for pair in before.fields if pair[0] != "year"),
    )  # fmt: skip
    written = f"({found['year']}) {found['volume']} EHRR {found['page']}"
    key = ("cite", f"echr/{found['year']}-{found['volume']}-ehrr-{found['page']}", written)
    return Mention(before.start, after.stop, Kind.CASE, Form.CITED, key, pinpoints=after.places, fields=fields)


def _convention(text: str, end: int) -> Mention | None:
    found = find(_CONVENTION, text, end, 260, 60)
    if not found:
        return None
    around = text[max(0, found.start() - 400) : found.end() + 200]
    cued = "European" in found["what"] or _COURT.search(around.replace(found["what"], ""))
    if not cued or _OTHER.search(text, 0, found.start()):
        return None
    numbers = _GLOSS.sub("", found["places"])
    places = tuple(Pinpoint("article", *_place(part)) for part in re.split(r", | and | or ", numbers))
    if number := found["protocol"]:
        return _protocol(found, number, places)
    if not re.search(r"Strasbourg|European Court of Human Rights|ECtHR|ECHR|CEDH|Cour europeenne", around):
        return None
    key = ("cite", "coe/ets-5", "ETS No. 5")
    return Mention(found.start(), found.end(), Kind.TREATY, Form.ALIAS, key, pinpoints=places)


def _place(part: str) -> tuple[str, str | None]:
    first, _, last = re.sub(r" ?§+ ?(\d+)", r"(\1)", part).replace(" to ", "-").partition("-")
    return first, last or None


def _protocol(found: re.Match[str], number: str, places: tuple[Pinpoint, ...]) -> Mention | None:
    series = _PROTOCOLS.get("1" if number == "Protocol" else number)
    if not series:
        return None
    code = "CETS" if int(series) > 193 else "ETS"
    key = ("cite", f"coe/{code.lower()}-{series}", f"{code} No. {series}")
    return Mention(found.start(), found.end(), Kind.TREATY, Form.ALIAS, key, pinpoints=places)
