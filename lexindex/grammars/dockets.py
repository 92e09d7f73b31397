"""Cases by the courts' own numbers: neutral citations, reports by year, docket and application numbers."""

import re

from lexindex.grammars import Page
from lexindex.grammars.casenames import Name, name_before
from lexindex.grammars.datelines import dateline
from lexindex.model import Form, Kind, Mention

_CUE_REACH = 160
_FILE_REACH = 80
_NEUTRAL = re.compile(
    r"\[(?P<year>1[89]\d\d|20\d\d)\] (?:(?P<volume>\d{1,3}) )?(?P<court>[A-Z][A-Za-z]{0,7}(?: ?[A-Z][A-Za-z.]{0,6}){0,2})\.? (?P<number>\d{1,5})(?: \((?P<division>[A-Z][A-Za-z]{1,11})\))?"
)
_REPORT = re.compile(
    r"\((?P<year>1[6-9]\d\d|20\d\d)\) (?P<volume>\d{1,3}) (?P<court>[A-Z][A-Za-z.]{0,9}(?: [A-Z][A-Za-z.]{0,6}){0,3}) (?P<number>\d{1,5})(?!\d)"
)
_WORDS = r"(?:(?:Case|Cause|Docket|Dkt\.?|Appeal|Civil Action|Civ\.(?: A\.)?|Criminal Action|Crim\.) )?"
_SORT = r"-(?:cv|cr|mc|md|mj|ml|bk|ap|sw|civ|crim|po|CV|CR|MC|MD|MJ|ML|CIV)-"
_ROLL = rf"\d{{2}}{_SORT}\d{{2,6}}(?:-(?:[A-Z]{{1,4}}\d?|\d{{1,3}})(?!\w)){{0,4}}"
_MORE = r"(?:(?:, (?:and |& )?| and | & ){number}(?![\w-])){{0,6}}"
_DOCKET = re.compile(
    rf"{_WORDS}(?:(?:Nos?\. )?(?P<number>\d{{1,2}}:{_ROLL})|Nos?\. (?P<plain>{_ROLL}))"
    + _MORE.format(number=rf"(?:\d{{1,2}}:)?{_ROLL}")
)
_NUMBER = re.compile(
    rf"{_WORDS}Nos?\. (?P<number>\d{{2,4}}-\d{{2,6}})(?:\((?:L|[Cc]on|CON|XAP)\))?(?![\w-])"
    + _MORE.format(number=r"\d{2,4}-\d{2,6}(?:\((?:L|[Cc]on|CON|XAP)\))?")
)
# New York's index numbers, Delaware's Chancery, the Supreme Court's applications and original cases, Los Angeles.
_OWN = re.compile(
    r"(?:Index N(?:os?\.|umber:?) ?(?P<index>\d{3,7}/(?:19|20)?\d{2})"
    r"|(?:(?:Case|Application|Docket) |C\. ?A\. )?Nos?\. ?(?P<filed>20\d{2}-\d{4}-[A-Z]{2,5}|\d{2}[AMO]\d{1,4})"
    r"|(?:[Cc]ase (?:[Nn]o\.|[Nn]umber:?) ?)?(?<!\w)(?P<letters>\d{2}[A-Z]{2}CV\d{5}))(?![\w/-])"
)
_APPLIED = re.compile(r"\d{2}[AMO]\d{1,4}")
_PANEL = re.compile(r"MDL (?:Docket )?(?:No\. )?(?P<number>\d{2,4})(?![\w-])")
# What shows that a plain number is a court's and not a form's, where no word of a ruling stands near.
_FILE = re.compile(
    r"\b(?:suits?|circuits?|appeals?|certiorari|petitions?|dockets?|motions?|complaints?|litigation|(?:re)?consolidated|Cir\.|argued)\b",
    re.IGNORECASE,
)

_FILED = re.compile(
    r"(?:(?:Case|Cause|Docket|Appeal|Civil Action|Civ\.(?: A(?:ction|\.)?)?|Crim\.|C\.A\.) )?(?P<word>Nos?\. ?)(?P<number>[0-9A-Z][\w.:/-]{0,24}(?: (?:[Cc]iv|Cr|CIV|CV|MD|[EMW]DA|C)\.? ?\d{2,6})?)(?:(?: ?\([^()\n]{1,12}\)){0,3})"
    r"(?:,? slip op\.(?: at \d{1,3}(?:-\d{1,3})?)?)?"
)
_NAMED_FILE = re.compile(r"(?:Docket|Cause|Civil Action) Nos?\. ?[A-Z0-9]{1,5}-\d")  # needs no court behind it
_TREATIES = frozenset(
    ["ATS", "ILM", "UNTS", "LNTS", "CTS", "UKTS", "ECR", "OJ L", "OJ C"]
)  # series, and one with a grammar of its own
_OTHER = re.compile(
    r"\b(?:Forms?|Parts?|Invoices?|Models?|Items?|Serial|Release|Bulletin|Notice|Policy|Account|Permit|Patents?|Contract|Lots?|Flight) \Z"
)
_LOUISIANA = re.compile(
    r"(?<![\w.$-])(?P<volume>\d{2,4})[- ](?P<page>\d{2,5}[A-Z]?),? \((?P<reporter>La\.(?: ?App\. [1-6] Cir\.)?) (?P<date>\d{1,2}/\d{1,2}/(?:\d{2}){1,2})\)"
)


def filed(page: Page, end: int) -> Mention | None:
    """A case by its parties, the number of its file and the court with date: no reporter has printed it yet."""
    text = page.text
    at = text.rfind("No", max(0, end - 26), end)
    found = _FILED.search(text, max(0, at - 22), at + 90) if at >= 0 else None
    if not found or not found.start() <= at < found.end() or not any(map(str.isdigit, found["number"])):
        return None
    line = dateline(text, found.end())
    if not (_NAMED_FILE.match(found.group()) if line is None else "court" in dict(line.fields)):
        return None
    name = name_before(text, found.start())
    if not name.fields or name.bracketed:
        return None
    number = found["number"].rstrip(".,-")
    if line is None:
        key = ("cite", f"x/{_compact(number)}", f"No. {number}")
        stop = found.start("number") + len(number)
        return Mention(name.start, stop, Kind.CASE, Form.CITED, key, fields=(*name.fields, ("docket", number)))
    fields = (*name.fields, ("docket", number), *line.fields)
    where = "us" if dict(line.fields).get("court_id") else "x"
    key = ("cite", f"{where}/{_compact(number)}", f"No. {number}")
    return Mention(name.start, line.stop, Kind.CASE, Form.CITED, key, fields=fields)


def louisiana(page: Page, end: int) -> Mention | None:
    """A decision of a Louisiana court by its own number: "2009-1359 (La. App. 1 Cir. 5/10/10)", "2010-0812 (La. 3/15/11)"."""
    text = page.text
    found = next((m for m in _LOUISIANA.finditer(text, max(0, end - 48), end + 16) if m.end() >= end), None)
    if not found:
        return None
    reporter = found["reporter"].replace(" App", "App")
    name = name_before(text, found.start())
    year = found["date"].rsplit("/", 1)[1]
    if len(year) == 2:
        year = ("20" if year < "60" else "19") + year
    fields = [(part, found[part]) for part in ("volume", "page")]
    fields += [
        ("reporter", reporter),
        *name.fields,
        ("year", year),
        ("court", found["reporter"]),
        ("court_id", "lactapp" if "App" in reporter else "la"),
    ]
    written = f"{found['volume']}-{found['page']} ({reporter} {found['date']})"
    key = ("cite", f"us/{_compact(found['volume'] + '-' + found['page'])}-{_compact(reporter)}", written)
    return Mention(name.start, found.end(), Kind.CASE, Form.CITED, key, fields=tuple(fields))


def numbered(page: Page, end: int, label: str) -> Mention | None:
    """The case whose own number the anchor found."""
    if label == "filed":
        return filed(page, end)
    if label == "louisiana":
        return louisiana(page, end)
    text = page.text
    pattern, reach = {
        "docket": (_DOCKET, 50), "panel": (_PANEL, 24), "number": (_NUMBER, 36), "own-file": (_OWN, 36),
    }[label]  # fmt: skip
    floor = max(0, end - reach - 4)
    found = next(
        (m for m in pattern.finditer(text, floor, min(len(text), end + 140)) if m.end() >= end and m.start() < end),
        None,
    )
    if not found:
        return None
    parts = found.groupdict()
    fields: list[tuple[str, str]] = []
    start, stop = found.span()
    if label == "panel":
        fields.append(("docket", parts["number"]))
        key = ("cite", f"us/mdl-{parts['number']}", f"MDL No. {parts['number']}")
    else:
        uncertain = label == "number" or (
            label == "own-file" and (_APPLIED.fullmatch(parts["filed"] or "") or start == found.start("letters"))
        )
        if uncertain and not _of_a_court(page, start, stop):
            return None
        number = next(parts[own] for own in ("number", "plain", "index", "filed", "letters") if parts.get(own))
        fields.append(("docket", number))
        key = ("cite", f"us/{_compact(number)}", f"No. {number}")
    name = name_before(text, start)
    if name.bracketed:
        if text[stop : stop + 1] == ")":
            stop += 1
        else:
            name = Name(start)
    # "Orr v. Pike, U.S. No. 22-555": the court before its number is no part of the party
    fields += [(side, re.sub(r", U\.S\.?\Z", "", party)) for side, party in name.fields]
    if line := dateline(text, stop):
        stop = line.stop
        fields += [pair for pair in line.fields if pair[0] not in dict(fields)]
    return Mention(name.start, stop, Kind.CASE, Form.CITED, key, fields=tuple(fields))


def unlisted(page: Page, end: int, label: str) -> Mention | None:
    """A case by the number of a court, or the page of a report, that no row names; only the parties prove it."""
    text = page.text
    pattern = {"square": _NEUTRAL, "round": _REPORT}.get(label)
    found = pattern and next(
        (m for m in pattern.finditer(text, max(0, end - 16), end + 40) if m.end() >= end and m.start() < end), None
    )
    if not found:
        return None
    name = name_before(text, found.start())
    parts = found.groupdict()
    court = parts["court"].replace(".", "")
    if not name.fields or name.bracketed or court in _TREATIES or not (parts["volume"] or court.isupper()):
        return None
    fields = [("year", parts["year"])]
    if parts["volume"]:
        fields += [("volume", parts["volume"]), ("reporter", parts["court"]), ("page", parts["number"])]
    else:
        fields += [("court", parts["court"]), ("neutral", found.group())]
    key = ("cite", f"x/{_compact(found.group())}", found.group())
    return Mention(name.start, found.end(), Kind.CASE, Form.CITED, key, fields=(*fields, *name.fields))


def _of_a_court(page: Page, start: int, stop: int) -> bool:
    """Whether "No. 17-1351" is the number of a case: words of a court stand near, or a name leads up to it."""
    text = page.text
    if _OTHER.search(text, max(0, start - 12), start):
        return False
    if page.near("ruling", start, stop, _CUE_REACH) or name_before(text, start).fields:
        return True
    if _FILE.search(text, max(0, start - _FILE_REACH), stop + _FILE_REACH) is not None:
        return True
    if _RUNNING.match(text, stop, stop + 90):
        return True
    # A line of its own in the head of a judgment, where what the parties are stands below.
    alone = text[start - 1 : start] in ("", "\n", ")") and text[stop : stop + 1] in ("", "\n")
    return alone and _HEAD.search(text, stop, stop + _HEAD_REACH) is not None


_RUNNING = re.compile(r", [A-Z][\w.,'& -]{1,60}? vs?\. [A-Z]")  # "No. 23-1766, United States v. Fizer"
_HEAD_REACH = 320
_HEAD = re.compile(
    r"\b(?:Plaintiff|Petitioner|Appell(?:ant|ee)|Respondent|Defendant|PLAINTIFF|PETITIONER|APPELL(?:ANT|EE)|RESPONDENT|DEFENDANT)"
)


def _compact(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
