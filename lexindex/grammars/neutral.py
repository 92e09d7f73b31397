"""Cases of the Commonwealth and Ireland: the courts' own numbers and the law reports, as rows of data name them.

After OSCOLA (4th ed., 2.1), the McGill Guide (3.8) and the AGLC (2.2-2.3): the year in square brackets where it finds
the volume, in round ones where the volume does; paragraphs in square brackets; the court in round ones behind.
"""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.casenames import Name
from lexindex.grammars.courts import Court, Series, courts, plain, series
from lexindex.grammars.datelines import dateline
from lexindex.grammars.partynames import name_of
from lexindex.model import Form, Kind, Mention, Pinpoint

_YEAR = r"(?:1[5-9]|20)\d\d"
_HEADS = {
    "square": re.compile(rf"\[(?P<year>{_YEAR}(?:-{_YEAR})?)\] (?:(?P<volume>\d{{1,3}}|Supp(?: \(\d{{1,2}}\))?) )?"),
    "round": re.compile(
        rf"\((?P<year>{_YEAR})(?:[-/](?:\d\d){{1,2}})?\),? (?P<lr>L\.?R\.? )?(?:(?P<volume>\d{{1,3}}|Supp\.?(?: ?\(?\d{{1,2}}\)?)?) |(?=(?:All )?[FN]WLR ))"
    ),
    "plain": re.compile(rf"(?<![\w$./-])(?P<year>{_YEAR}) (?:(?P<volume>Supp(?: \(\d{{1,2}}\))?) )?"),
    "issue": re.compile(rf"(?<![\w$./-])(?P<year>{_YEAR}) \((?P<volume>\d{{1,2}})\) "),
    "led": re.compile(rf"(?<![\w.])(?P<series>A\.? ?I\.? ?R\.?|P\.? ?L\.? ?D\.?) (?P<year>{_YEAR}),? "),
    "volume": re.compile(r"(?<![\w$./-])(?P<volume>\d{1,3}) (?=[A-Z])"),
    "loose": re.compile(rf"(?:\((?P<round>{_YEAR})\) |(?<![\w$./(-])(?P<year>{_YEAR}) )"),
    "colon": re.compile(r"(?<![\w$./:-])(?P<neutral>(?P<year>20\d\d):[A-Z]{2,6}(?:-[A-Z]{2,4})?:\d{1,6})(?!\w)"),
}
_OPENED = ("square", "round", "colon")  # whose anchors may end within the head
_BACK = 28
# What stands between the year, with its volume, and the page: "EWCA Civ", "All ER (Comm)", "NWLR (Pt 822)".
_NAMED = re.compile(
    r"(?P<name>[A-Z][A-Za-z0-9.&']{0,11}(?: ?&? ?(?!No\b)[A-Z][A-Za-z.&']{0,10}| ?\((?!Pt\b|Part\b)[A-Z][A-Za-z.&]{0,5}(?: [A-Z][a-z]{1,3})?\)| \((?:[2-6]d|[2-9]th|\d{1,2})\)){0,3})"
    r"(?: \((?:Pt|Part)\.? (?P<part>\d{1,4})\))?(?: No\.?)? (?P<number>[A-Z]{0,2}\d{1,7})(?![\w]|[.,]\d|:\d)"
)
_ISSUE_WITHIN = re.compile(r"\((\d{1,2})\)\Z")
_COURT_WITHIN = re.compile(
    r"(?P<court>Supreme Court|Federal Court|Privy Council|[A-Z][\w.&]{0,11})\.? (?P<number>\d{1,5})(?![\w]|[.,]\d)"
)
_COURTS_WITHIN = {
    "SupremeCourt": "SC", "FederalCourt": "FC", "PrivyCouncil": "PC", "Lah": "Lahore", "Kar": "Karachi", "Pesh": "Peshawar", "Isl": "Islamabad",
}  # fmt: skip
_EKLR = re.compile(r"eKLR(?!\w)")
_DIVISION = re.compile(r" \((?P<division>[A-Z][A-Za-z]{1,11}|B|T\d?)\)")
_MONTH = re.compile(r" \((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\)")
_DATABASE = re.compile(r" \((?:CanLII|AustLII|BAILII|SCC|Div Ct|[A-Z]{2} [A-Z]{2,4})\)")
_SERVICE = re.compile(r" \((?:QL|WL|Lexis)\)")
_UNMISTAKABLE = re.compile(r"(?:UK|EW|NI|IE|NZ|ZA|HK|SG|KE|NSW|CSIH|CSOH|HCJAC|FCAFC)[A-Z]{2}|(?:CSIH|CSOH|FCAFC)\Z")
_OF_COURT = re.compile(
    r",? \((?P<court>(?:[A-Z]\.?){1,6}|[A-Z][a-z]{1,4}|(?:[A-Z][a-z]{1,3}\.? ){1,2}(?:[A-Z]\.?){1,3}|Div Ct|QBD|[A-Z]{2,4} Div)\)"
)
_PARAGRAPHS = re.compile(
    r",? ?(?:at |and |& )?(?:(?:paras?|paragraphs?)\.? ?|¶{1,2} ?|(?=\[))(?!\[(?:1[5-9]|20)\d\d\] )\[?(?P<first>\d{1,4})\]?(?: ?- ?\[?(?P<last>\d{1,4})\]?)?(?![\w\]]|\.\d)"
)
_PAGES = re.compile(
    r"(?:,? at (?:pp?\. ?|pages? )?|, (?:pp?\. ?)?)(?P<first>\d{1,4}[A-H]?)(?:-(?P<last>\d{1,4}[A-H]?|[A-H]))?(?![\w/]|[.,]\d| ?\(\d|:\d| [A-Z][A-Za-z.]{0,9} (?:[A-Z][\w.]* |\(\w{1,4}\) )?\d)"
)
_TAIL_REACH = 40
_SAID = re.compile(r"\b(?:[Ii]n|[Tt]he) \Z")
_SIGNALLED = re.compile(r"\b(?:[Ss]ee|[Cc]f\.?|also|citing|reported (?:as|in|at)) \Z")
_FOLLOWS = re.compile(r"[\d)], \Z")
_FUNCTION = re.compile(
    r" (?!(?:and|is|was|which|that|the|has|at|in|on|or|for|to|held|per|where|but|as|came|set|applies|gave)\b)[a-z]{3,}"
)


def anchors() -> Iterable[Anchor]:
    """A year in brackets before a capital or a volume, and bare years before the abbreviations that follow them."""
    yield Anchor(r"\[(?:1[89]|20)[0-9][0-9](?:-[0-9]{4})?\] (?:[A-Z0-9]|eKLR)", "square")
    yield Anchor(
        r"\((?:1[5-9]|20)[0-9][0-9](?:[-/][0-9]{2,4})?\),? (?:(?:L\.?R\.? )?(?:[0-9]{1,3}|Supp\.?(?: ?\(?[0-9]{1,2}\)?)?) [A-Z]|(?:All )?[FN]WLR )",
        "round",
    )
    yield Anchor(r"\b(?:1[89]|20)[0-9][0-9] \([0-9]{1,2}\) (?:" + _any("issue") + r") [0-9]", "issue")
    yield Anchor(r"\b(?:A\.? ?I\.? ?R\.?|P\.? ?L\.? ?D\.?) (?:19|20)[0-9][0-9],? [A-Z]", "led")
    yield Anchor(r"\b20[0-9][0-9]:[A-Z]{2,6}(?:-[A-Z]{2,4})?:[0-9]", "colon")
    yield Anchor(r"\b[0-9]{1,3} (?:" + _volumes() + r") [0-9]", "volume")
    yield Anchor(
        r"\b(?:1[89]|20)[0-9][0-9] (?:" + _any("plain") + r")(?: \([0-9A-Za-z ]{1,6}\))? (?:[A-Z][A-Za-z]{0,4} )?[0-9]",
        "plain",
    )
    yield Anchor(r"\b(?:19|20)[0-9][0-9] Supp(?: \([0-9]\))? S\.?C\.?[CR]", "plain")
    names = {row.abbreviation.partition(" ")[0] for row in courts().values() if row.form == "neutral"}
    loose = sorted(name for name in names if _UNMISTAKABLE.match(name))
    yield Anchor(r"\b(?:19|20)[0-9][0-9]\)? (?:" + "|".join(loose) + r") (?:Civ |Crim )?[0-9]", "loose")
    bare = sorted(row.abbreviation for row in courts().values() if row.form == "bare")
    yield Anchor(r"\b(?:19|20)[0-9][0-9] (?:" + "|".join(bare) + r") [0-9]", "plain")


def _volumes() -> str:
    """Alternatives for the series that a parallel citation names by volume alone: "156 ER 145", "51 DLR (AD) 15"."""
    names = [
        row.abbreviation for row in series().values() if row.jurisdiction in ("ca", "bd") and "(" in row.abbreviation
    ]
    plain = [re.escape(name).replace(r"\ ", " ") for name in [*names, "ER", "OAC", "CCC", "WWR"]]
    return "|".join([*plain, r"Eng\. ?Rep\."])


def _any(scheme: str) -> str:
    """Alternatives for the series of one scheme, with and without points; SCR and SCC take a year before them in India."""
    names = [row.abbreviation for row in series().values() if row.scheme == scheme]
    if scheme == "plain":
        names += ["SCR"]
    names = [name.partition(" (")[0] for name in names]
    return "|".join(
        sorted({r"\.?".join(name) + r"\.?" if name.isupper() else name.replace(" ", " ?") for name in names})
    )


def match(page: Page, end: int, label: str) -> Mention | None:
    """The case at an anchor, in whichever of the ways its label stands for."""
    text = page.text
    head = None
    for found in _HEADS[label].finditer(text, max(0, end - _BACK - 6), end + 24):
        if (found.start() if label in _OPENED else found.end() - 1) < end:
            head = found  # the nearest before the anchor's end
    if head is None:
        return None
    if label == "colon":
        return _finished(
            text,
            head.start(),
            head.end(),
            "in",
            [("neutral", head["neutral"]), ("year", head["year"])],
            head["neutral"],
        )
    if label == "led":
        return _led(text, head)
    year, volume = (head.groupdict().get(name) or "" for name in ("year", "volume"))
    volume = re.sub(r"^Supp\.? ?\(?(\d+)\)?$", r"Supp (\1)", volume)
    year = year or head.groupdict().get("round") or ""
    if label == "square" and not volume and (kenya := _EKLR.match(text, head.end())):
        return _electronic(text, head, kenya.end())
    named = _NAMED.match(text, head.end(), head.end() + 44)
    if named is None:
        return None
    name = named["name"]
    if label in ("square", "plain", "loose") and not volume:
        row = courts().get(("bare" if label == "plain" else "neutral", plain(name)))
        if row or label == "loose":
            return _numbered(text, head, named, row, year) if row else None
    within = _ISSUE_WITHIN.search(name) if label == "plain" and not volume else None
    if within:
        volume, name = within[1], name[: within.start()]
    key = plain(name)
    if label == "round" and head["lr"]:
        key = f"LR{key}"
    if label == "plain" and key.startswith("SCCOnLine"):
        return _online(text, head, named)
    row_of = series().get(key)
    if row_of is None:
        return None
    return _reported(text, head, named, row_of, year, volume, label, inside=bool(within))


def _numbered(text: str, head: re.Match[str], named: re.Match[str], row: Court, year: str) -> Mention | None:
    """A court's own number: "[2021] EWHC 123 (Admin)", "2012 ONCA 186"."""
    number, stop = named["number"], named.end()
    if row.form == "bare" and number[0].isalpha():
        return None
    written = (
        f"[{year}] {row.abbreviation} {number}" if row.form == "neutral" else f"{year} {row.abbreviation} {number}"
    )
    known = f"{year} {row.same} {number}" if row.same else written
    slug = f"{row.jurisdiction}/{_slug(known)}"
    more = [written, known] if row.same else [written]
    if row.abbreviation == "CanLII":
        database = re.compile(r" \([A-Z]{2,4}(?: [A-Z]{2,5})?\)").match(text, stop, stop + 14)
        if database:
            written, stop = written + database.group(), database.end()
    elif row.form == "bare":
        if database := _DATABASE.match(text, stop, stop + 12):
            stop = database.end()
    elif division := _DIVISION.match(text, stop, stop + 15):
        written, stop = written + division.group(), division.end()
        slug = f"{row.jurisdiction}/{_slug(written)}"
    name = name_of(text, head.start(), french=row.jurisdiction.startswith("ca"))
    if (
        (row.form == "bare" or text[head.end() - 2] not in "])")
        and not name.fields
        and _SAID.search(text, max(0, head.start() - 5), head.start())
        and _FUNCTION.match(text, stop, stop + 12)
    ):
        return None  # "In 2019 FCA 41 staff left"
    fields = [("neutral", written), ("year", year), ("court", row.abbreviation)]
    return _finished(text, head.start(), stop, slug, fields, written, *more, name=name, neutral=True)


def _reported(
    text: str,
    head: re.Match[str],
    named: re.Match[str],
    found: Series,
    year: str,
    volume: str,
    label: str,
    *,
    inside: bool,
) -> Mention | None:
    """A page of the law reports."""
    reporter, number = {"Eng Rep": "ER"}.get(found.abbreviation, found.abbreviation), named["number"]
    if found.scheme == "issue" and label not in ("issue", "square", "round"):
        return None
    if label == "issue" and found.scheme != "issue":
        return None
    if found.scheme in ("square", "round") and label in ("plain", "issue") and not volume:
        return None
    if number[0].isalpha() and (reporter != "PIQR"):
        return None
    if named["part"]:
        reporter = f"{reporter} (Pt {named['part']})"
    where = found.home(label)
    if found.also[:1] == "=":
        reporter = found.also[1:]
    name = name_of(text, head.start(), french=where.startswith("ca"))
    if reporter == "SCR" and (label == "plain" or volume.startswith("Supp") or label == "round"):
        where = "in"
    shown = {"square": f"[{year}] ", "round": f"({year}) ", "plain": f"{year} ", "issue": f"{year} ", "volume": ""}[
        label
    ]
    if label == "issue":
        written = f"{year} ({volume}) {reporter} {number}"
    elif inside:
        written = f"{year} {reporter} ({volume}) {number}"
    elif reporter.startswith("LR "):
        written = f"({year}) LR {volume} {reporter[3:]} {number}"
    else:
        written = f"{shown}{volume + ' ' if volume else ''}{reporter} {number}"
    sure = reporter.endswith(("(AD)", "(HCD)"))  # Bangladesh's, which nothing else is like
    if (
        label == "volume"
        and not (sure or name.fields)
        and not _FOLLOWS.search(text, max(0, head.start() - 3), head.start())
    ):
        return None
    if (
        label == "plain"
        and not name.fields
        and not volume.startswith("Supp (")
        and reporter.isupper()
        and text[head.start() - 2 : head.start()] not in (", ", "; ", " (", " [")
        and not _SIGNALLED.search(text, max(0, head.start() - 14), head.start())
    ):
        return None  # "2001 SC 689" alone may be anything
    fields = [("year", year)] if year else []
    fields += [("volume", volume)] if volume else []
    fields += [("reporter", reporter), ("page", number)]
    slug = f"{where}/{_slug(' '.join(part for part in (year, volume, reporter, number) if part))}"
    if reporter == "All ER (D)" and (month := _MONTH.match(text, named.end(), named.end() + 6)):
        return _finished(text, head.start(), month.end(), slug, fields, written + month.group(), written, name=name)
    if inside or label == "issue":
        needs = label == "issue" and not name.fields and not _OF_COURT.match(text, named.end(), named.end() + 14)
        if needs:
            return None
    return _finished(text, head.start(), named.end(), slug, fields, written, name=name)


def _led(text: str, head: re.Match[str]) -> Mention | None:
    """A series that leads its year: "AIR 1973 SC 1461", "PLD 2005 Lahore 15"."""
    found = _COURT_WITHIN.match(text, head.end(), head.end() + 22)
    if not found:
        return None
    row = series()[plain(head["series"])]
    court = plain(found["court"])
    court = _COURTS_WITHIN.get(court, court)
    reporter, year, number = f"{row.abbreviation} {court}", head["year"], found["number"]
    written = f"{row.abbreviation} {year} {court} {number}"
    fields = [("year", year), ("reporter", reporter), ("court", court), ("page", number)]
    return _finished(text, head.start(), found.end(), f"{row.jurisdiction}/{_slug(written)}", fields, written)


def _online(text: str, head: re.Match[str], named: re.Match[str]) -> Mention | None:
    reporter = " ".join(named["name"].split())
    written = f"{head['year']} {reporter} {named['number']}"
    fields = [("year", head["year"]), ("reporter", reporter), ("page", named["number"])]
    return _finished(text, head.start(), named.end(), f"in/{_slug(written)}", fields, written)


def _electronic(text: str, head: re.Match[str], stop: int) -> Mention | None:
    """Kenya's electronic reports have no number: the parties and the year tell a case."""
    name = name_of(text, head.start())
    parties = " v ".join(value for key, value in name.fields if key in ("plaintiff", "defendant"))
    if not parties:
        return None
    fields = [("year", head["year"]), ("reporter", "eKLR")]
    written = f"{parties} [{head['year']}] eKLR"
    return _finished(text, head.start(), stop, f"ke/{_slug(written)}", fields, written, name=name)


def _finished(
    text: str,
    start: int,
    stop: int,
    slug: str,
    fields: list[tuple[str, str]],
    *written: str,
    name: Name | None = None,
    neutral: bool = False,
) -> Mention:
    """The mention with its name before, and the court and places behind."""
    slug = slug if "/" in slug else f"{slug}/{_slug(written[0])}"
    name = name if name is not None else name_of(text, start)
    places: list[Pinpoint] = []
    court = ""
    begun_places = stop
    if not neutral and (found := _SERVICE.match(text, stop, stop + 8)):
        stop = found.end()
    for _ in range(6):
        if not court and not neutral and (found := _OF_COURT.match(text, stop, stop + 18)):
            court = plain(found["court"]) if "." in found["court"] else found["court"]
        elif found := _PARAGRAPHS.match(text, stop, stop + _TAIL_REACH):
            if found.group().lstrip(" ,&").startswith("and ") and not places:
                break
            places.append(Pinpoint("paragraph", found["first"], found["last"]))
        elif not places and not neutral and (found := _PAGES.match(text, stop, stop + _TAIL_REACH)):
            places.append(Pinpoint("page", found["first"], found["last"]))
        else:
            break
        stop = found.end()
    if places and (pin := text[begun_places:stop].strip(" ,")):
        fields.append(("pin", pin.removeprefix("at ")))
    if court and "court" not in dict(fields):
        fields.append(("court", court))
    begun = name.start
    if name.bracketed:
        if text[stop : stop + 1] == ")":
            stop += 1
        else:
            name, begun = Name(start), start
    if "year" not in dict(fields) and (line := dateline(text, stop)):  # "156 Eng. Rep. 145 (Ex. 1854)"
        stop, fields = line.stop, [*fields, *line.fields]
    spellings = list(written)
    if court:
        spellings.append(f"{written[0]} ({court})")
    key = ("cite", slug, *spellings)
    return Mention(begun, stop, Kind.CASE, Form.CITED, key, pinpoints=tuple(places), fields=(*fields, *name.fields))


def _slug(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", written.lower().replace("'", "")).strip("-")
