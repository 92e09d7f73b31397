"""The head of a judgment: the numbers by which courts file a case, and the parties with what each of them is.

"SC: 153971", "D.C. No. CV-04-02813-SBA", "Cause No. 2009CRN000331D1", "WR-88,579-02"; "ABIGAIL FISHER, PETITIONER v.
UNIVERSITY OF TEXAS", on one line or in a column of its own.
"""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page, pleading
from lexindex.grammars.casenames import name_before
from lexindex.model import Form, Kind, Mention

_ROLE = (
    r"(?:Plaintiff|Petitioner|Appellant|Appellee|Respondent|Relator|Claimant|Complainant|Movant|Defendant|Intervenor|Debtor|Applicant|Cross-Appell(?:ant|ee)"
    r"|PLAINTIFF|PETITIONER|APPELLANT|APPELLEE|RESPONDENT|RELATOR|CLAIMANT|COMPLAINANT|MOVANT|DEFENDANT|INTERVENOR|DEBTOR|APPLICANT)(?:\(?[Ss]\)?)?"
)
_ROLES = rf"{_ROLE}(?: ?[/&,-] ?(?:and |AND )?{_ROLE}| (?:and|AND|in|IN) (?:{_ROLE}|[Ee]rror|ERROR|[Ii]nterest)){{0,3}}"
_PLAIN = r"(?:Plaintiff|Petitioner|Appell(?:ant|ee)|Respondent|Relator|Claimant|PLAINTIFF|PETITIONER|APPELL(?:ANT|EE)|RESPONDENT|RELATOR)"
_JOINT = r"(?:vs?\.?|VS?\.)"

# --- numbers ---------------------------------------------------------------------------------------------------------

_WRITTEN = {
    # Texas: courts of appeals, the Court of Criminal Appeals; Georgia's and Florida's appeals; Montana's Supreme Court.
    "texas": re.compile(r"(?:\b(?:NO|Nos?)\. )?(?<![\w-])(?P<number>\d{2}-\d{2}-\d{5}-C[RV]|(?:WR|PD|AP)-\d{2,4}(?:,\d{3})?-\d{2})(?![\w-])"),
    "georgia": re.compile(r"(?:\b(?:Case |CASE )?N[Oo]s?\. )?(?<![\w-])(?P<number>A\d{2}[ADEI]\d{4})(?!\w)"),
    "florida": re.compile(r"(?:\b(?:Case |CASE )?N[Oo]s?\. )?(?<![\w-])(?P<number>[1-6]D(?:20)?\d{2}-\d{1,5})(?![\w-])"),
    "montana": re.compile(r"(?:\bN[Oo]\. )?(?<!\w)(?P<number>(?:DA|OP) \d{2}[ -]\d{4})(?!\w)"),
    "illinois": re.compile(r"\bNos?\. (?P<number>[1-5]-\d{2}-\d{4})(?:WC)?(?![\w-])"),
    "vaccine": re.compile(r"\bNos?\. (?P<number>\d{2,4}-\d{1,5}V)(?![\w-])"),
    "whole": re.compile(r"\bNos?\. (?P<number>20[0-2]\d{5})(?![\w-])"),
    # A court below: its number stands behind what it is called.
    "below": re.compile(
        r"\b(?:D\. ?C\.|[Dd]ist(?:\.|rict) [Cc](?:t\.|ourt)|Super\. Ct\.|Super\. Court|Agency|L\.?T\.?|T\.C\.|USDC|Tr\. Ct\.|Trial (?:Court|Ct\.)) (?:(?:Docket |Case )?Nos?\. )(?P<number>[A-Z0-9][A-Z0-9:./-]{3,24}(?:-[A-Z]{2,4}){0,2})(?!\w)"
    ),
    "michigan": re.compile(r"(?:\b[A-Z][A-Za-z. ]{2,20}? )?\b(?:SC|COA|CC|LC)(?: No)?: (?P<number>\d{5,6}|\d{2}-\d{6}-[A-Z]{2})(?![\w-])"),
    "footer": re.compile(r"\bCase: (?P<number>\d{2}-\d{4,6})(?= (?:Date|Document|Page|[0-9])|\n|\Z)"),
    "action": re.compile(
        r"\b(?:Civil|CIVIL|Criminal|CRIMINAL) (?:Action|ACTION|ACT\.|Act\.|Case|CASE)(?:,? N[Oo]s?\.)? (?P<number>(?:\d{1,2}:)?\d{2}(?:-[\w-]{2,20}|(?:cv|cr|mc|CV|CR|MC)-?)\d[\w-]{0,8})(?!\w)"
    ),
    "cause": re.compile(
        r"\b(?:CAUSE|Cause|CASE|Case|DOCKET|Docket) (?:NOS?\.|Nos?\.|NUMBER|Number) ?(?P<number>(?=[A-Z-]{0,6}\d)[A-Z0-9][A-Z0-9:/.-]{3,24}[A-Z0-9])(?!\w)"
    ),
    # California prints no page for some opinions, only "(Nov. 21, 2022, B299071) [nonpub. opn.]" behind the name.
    "california": re.compile(
        r"\((?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, (?P<year>(?:19|20)\d\d)), (?P<number>[A-H]\d{6})(?:[, ]{1,2}[A-H]\d{6}){0,3}\)(?: \[nonpub\. opn\.\])?"
    ),
    "joined": re.compile(r"\b[Cc]onsolidated [Ww]ith (?:Nos?\. )?(?P<number>\d{2}-\d{3,6})(?![\w-])"),
}  # fmt: skip
_MICHIGAN = re.compile(r"\b(?:SC|COA|CC|LC)(?: No)?: \d")
_OF_COURT = re.compile(
    r"\b(?:[Cc]ourt|COURT|[Aa]ppeal|APPEAL|v\.|vs\.|Plaintiff|Defendant|Petitioner|Respondent|Appell|PETITION|[Jj]udge|OPINION|ORDER|[Cc]ommunity [Ss]upervision|[Hh]abeas|Vaccine)"
)
_NEAR = 400
_REACH = 70
_SURE = frozenset(("texas", "below", "action", "joined", "footer"))


def anchors() -> Iterable[Anchor]:
    """Where a court's number of one of these shapes stands, and the joint behind what a party is."""
    yield Anchor(r"[0-9]{2}-[0-9]{2}-[0-9]{5}-C[RV]\b", "file\ttexas")
    yield Anchor(r"\b(?:WR|PD|AP)-[0-9]{2,4}(?:,[0-9]{3})?-[0-9]{2}\b", "file\ttexas")
    yield Anchor(r"\bA[0-9]{2}[ADEI][0-9]{4}\b", "file\tgeorgia")
    yield Anchor(r"\b[1-6]D(?:20)?[0-9]{2}-[0-9]{1,5}\b", "file\tflorida")
    yield Anchor(r"\b(?:DA|OP) [0-9]{2}[ -][0-9]{4}\b", "file\tmontana")
    yield Anchor(r"\bNos?\. [1-5]-[0-9]{2}-[0-9]{4}", "file\tillinois")
    yield Anchor(r"\bNos?\. [0-9]{2,4}-[0-9]{1,5}V\b", "file\tvaccine")
    yield Anchor(r"\bNos?\. 20[0-2][0-9]{5}\b", "file\twhole")
    yield Anchor(
        r"\b(?:D\. ?C\.|[Dd]ist(?:\.|rict) [Cc](?:t\.|ourt)|Super\. (?:Ct\.|Court)|Agency|L\.?T\.|T\.C\.|USDC|Tr\. Ct\.|Trial (?:Court|Ct\.)) (?:Docket |Case )?Nos?\. [A-Z0-9]",
        "file\tbelow",
    )
    yield Anchor(r"\b(?:SC|COA|CC|LC)(?: No)?: [0-9]", "file\tmichigan")
    yield Anchor(r"\bCase: [0-9]{2}-[0-9]{4}", "file\tfooter")
    yield Anchor(
        r"\b(?:C(?:ivil|IVIL)|C(?:riminal|RIMINAL)) (?:A(?:ction|CTION|CT\.|ct\.)|C(?:ase|ASE))(?:,? N[Oo]s?\.)? [0-9]",
        "file\taction",
    )
    yield Anchor(
        r"\b(?:C(?:AUSE|ause|ASE|ase)|D(?:OCKET|ocket)) (?:NOS?\.|Nos?\.|NUMBER|Number) ?[A-Z0-9]", "file\tcause"
    )
    yield Anchor(r"\b(?:19|20)[0-9]{2}, [A-H][0-9]{6}", "file\tcalifornia")
    yield Anchor(r"\b[Cc]onsolidated [Ww]ith (?:Nos?\. )?[0-9]{2}-[0-9]", "file\tjoined")
    yield Anchor(rf"\b{_PLAIN}(?:\(?[Ss]\)?)?(?:[A-Za-z/&, -]{{0,44}})?[,.]? ?[)*§|:]{{0,2}} ?{_JOINT} ", "caption")
    # Pleading paper run together, its lines numbered: "5 Plaintiff, ORDER 6 v."
    yield Anchor(rf"\b{_PLAIN}[Ss]?, (?:[A-Z' ]{{0,80}})?[0-9]{{1,2}} {_JOINT} ", "paper")
    # In two columns, the number of the case in the second: "Plaintiff, ) No. 12-345 ) v."
    number = r"(?:[A-Za-z. ]{0,24}N[Oo]s?\.:? ?[A-Z0-9][A-Za-z0-9:.-]{2,26} )?"
    yield Anchor(rf"\b{_PLAIN}[Ss]?[,.]? [)|:*§] (?:[)|:*§] ){{0,6}}{number}(?:[)|:*§] ){{0,8}}{_JOINT} ", "paper")
    yield Anchor(rf"\b{_PLAIN}[Ss]?, {_JOINT} (?:C[A-Za-z]{{2,8}} (?:A[A-Za-z]{{5}} )?)?N[Oo]\.", "paper")


def match(page: Page, end: int, label: str) -> Mention | None:
    """The case whose number, or whose parties, the anchor found in the head of a judgment."""
    if label == "paper":
        return pleading.paper(page.text, end)
    return _caption(page.text, end) if label == "caption" else _filed(page.text, end, label.partition("\t")[2])


def _filed(text: str, end: int, shape: str) -> Mention | None:
    found = next(
        (
            m
            for m in _WRITTEN[shape].finditer(text, max(0, end - _REACH), end + 44)
            if m.end() >= end and m.start() < end
        ),
        None,
    )
    if not found:
        return None
    start, stop, number = found.start(), found.end(), found["number"].rstrip(".:/-")
    stop = found.start("number") + len(number)
    if not any(map(str.isdigit, number)) or len(number) < 4:
        return None
    if shape == "california":
        return _unpublished(text, found)
    if shape == "joined":
        start = found.start("number")
    if shape == "michigan":
        around = text[max(0, start - _NEAR) : stop + _NEAR]
        if len(_MICHIGAN.findall(around)) < 2:
            return None
    elif shape not in _SURE and not _OF_COURT.search(text, max(0, start - _NEAR), stop + _NEAR):
        return None
    slug, written = re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-"), f"No. {number}"
    if shape == "michigan":  # a plain number is of one of three courts
        slug = f"mi-{re.sub(r'[^a-z0-9]+', '-', text[start:stop].lower()).strip('-')}"
        written = text[start:stop]
    key = ("cite", f"us/{slug}", written)
    return Mention(start, stop, Kind.CASE, Form.CITED, key, fields=(("docket", number),))


def _unpublished(text: str, found: re.Match[str]) -> Mention | None:
    """An opinion by its name, date and file: California prints no page for it."""
    name = name_before(text, found.start())
    if not name.fields:
        return None
    number = found["number"]
    key = ("cite", f"us/{number.lower()}", f"No. {number}")
    fields = (*name.fields, ("docket", number), ("year", found["year"]), ("court", "Cal. Ct. App."))
    return Mention(name.start, found.end(), Kind.CASE, Form.CITED, key, fields=fields)


# --- parties ---------------------------------------------------------------------------------------------------------

_LED_TO = re.compile(
    rf",?[ \n](?P<role>{_ROLES})[,.]?(?:[ \n][A-Z]{{3,}}(?:[ \n][A-Z'-]{{2,}}){{0,5}})?[ \n]?[)*§|:]{{0,2}}[ \n]?(?P<joint>{_JOINT})[ \n]"
)
_NAME_LINE = re.compile(r"[\s)(*§|:\d.]{0,8}(?P<name>[A-Z][\w.,'&()/ -]{1,108})\Z")
_BEHIND_ROLE = re.compile(rf",?[ \n)(]{{1,3}}(?:and |as )?{_ROLES}\b")
_NO_PARTY = re.compile(
    r"\b(?:ORDER|OPINION|MEMORANDUM|MOTION|JUDGMENT|BRIEF|NOTICE|DECISION|EXTENTION|EXTENSION|Nos?\.|NO\.|Case|CASE|Cause|CAUSE|Docket|DOCKET|COUNTY|Before|Appeal|APPEAL|COURT|Court|Judge|Justices?|CIVIL|CRIMINAL|PETITION)\b"
)
_SMALL = frozenset(
    "of the and for a an in de la v. by on behalf as et al. ex rel. d/b/a a/k/a f/k/a minor his her its next friend through personal representative estate individually".split()
)
_LINES = 4
_AFTER = 420


def _caption(text: str, end: int) -> Mention | None:
    """Parties of whom the first is said to be plaintiff, appellant or petitioner before the joint."""
    low = max(0, end - 260)
    found = None
    for found in _LED_TO.finditer(text, max(0, end - 150), min(len(text), end + 2)):
        if found.end() >= end - 1:
            break
    if not found or found.end() < end - 1:
        return None
    named = found.start()
    line = _NAME_LINE.search(text, max(low, text.rfind("\n", low, named) + 1), named)
    if not line or not _named(line["name"]):
        return None
    start = line.start("name")
    start = _lines_back(text, start, low)
    right = found.end()
    while text[right : right + 1] in (" ", "\n", ")", "*"):
        right += 1
    stop = _defendant(text, right)
    if stop <= right:
        return None
    plaintiff, defendant = _flat(text[start:named]), _flat(text[_last_lines(text, right, stop) : stop])
    if not plaintiff or not defendant or re.search(r"\bN[Oo]s?\.|\b(?:SC|COA|CC): ?\d", text[start:stop]):
        return None
    fields = (("plaintiff", plaintiff), ("defendant", defendant))
    return Mention(start, stop, Kind.CASE, Form.NAMED, ("case", plaintiff, defendant, ""), fields=fields)


def _named(words: str) -> bool:
    """Whether words are a party's name and nothing more: capitals, and the small words within names."""
    listed = words.replace(",", " ").split()
    return (
        bool(listed)
        and len(listed) <= 16
        and listed[0][0].isupper()
        and not _NO_PARTY.search(words)
        and all(word in _SMALL or not word[0].islower() for word in listed)
    )


def _lines_back(text: str, start: int, low: int) -> int:
    """Where the lines of a name begin that goes on over several, all in capitals or each ending in a comma."""
    for _ in range(_LINES - 1):
        at = text.rfind("\n", low, start)
        if at < 0 or text[at + 1 : start].strip(" )(*§|:0123456789"):
            break
        begun = text.rfind("\n", low, at) + 1
        line = _NAME_LINE.search(text, max(low, begun), at) if begun or not low else None
        if (
            not line
            or not _named(line["name"].rstrip())
            or not line["name"].rstrip().endswith((",", " and", " AND", " of", " OF", "&"))
        ):
            break
        start = line.start("name")
    return start


def _defendant(text: str, right: int) -> int:
    """Where the name behind the joint ends: before what the party is, or at the end of lines in capitals."""
    role = _BEHIND_ROLE.search(text, right, right + _AFTER)
    if role:
        words = _flat(text[_last_lines(text, right, role.start()) : role.start()])
        if words and _named(words):
            return role.start()
        if "\n" not in text[right : role.start()]:
            return right
    stop = right
    for _ in range(3):
        at = text.find("\n", stop, stop + 120)
        line_end = at if at >= 0 else min(len(text), stop + 120)
        if not text[stop:line_end].strip().isupper() or not _named(_flat(text[stop:line_end])):
            break
        stop = line_end + 1
        if text[:line_end].rstrip().endswith("."):
            break
    while stop > right and text[stop - 1 : stop] in (" ", "\n", ","):
        stop -= 1
    return stop


def _last_lines(text: str, right: int, stop: int) -> int:
    """Where the lines of one style that end at `stop` begin: in a second column stands the title of the paper."""
    begun = text.rfind("\n", right, stop) + 1
    if begun <= right:
        return right
    shouted = text[begun:stop].isupper()
    for _ in range(_LINES):
        before = text.rfind("\n", right, begun - 1) + 1 if begun - 1 > right else 0
        before = max(before, right)
        line = text[before : begun - 1]
        if line.isupper() is not shouted or _NO_PARTY.search(line) or not _named(_flat(line)):
            break
        begun = before
        if begun == right:
            break
    return begun


def _flat(words: str) -> str:
    return " ".join(words.split()).strip(" ,)(*")
