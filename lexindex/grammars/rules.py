"""Rules of courts, uniform and model acts, the Sentencing Guidelines and the Restatements: rows of `data/rules_us.csv`."""

import bisect
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from lexindex.grammars import Anchor
from lexindex.grammars.sections import bracket, clean, sections, slugged
from lexindex.grammars.states import abbreviations, listed, places_of, rows
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint


class Rules(NamedTuple):
    """A set of rules, or a uniform act: its name, how citations shorten it, and its id without the kind."""

    name: str
    jurisdiction: str
    kind: Kind
    id: str
    forms: tuple[str, ...]
    example: str


# What the states call the rules of their courts, and how each is shortened after the state's abbreviation.
_EVERY_STATE = {
    "Rules of Civil Procedure": ("r-civ-p", ("R. Civ. P.", "R. Civ. Proc.", "Rule of Civil Procedure", "Rules of Civil Procedure")),
    "Rules of Criminal Procedure": ("r-crim-p", ("R. Crim. P.", "R. Crim. Proc.", "Rule of Criminal Procedure", "Rules of Criminal Procedure")),
    "Rules of Appellate Procedure": ("r-app-p", ("R. App. P.", "R. App. Proc.", "Rule of Appellate Procedure", "Rules of Appellate Procedure")),
    "Rules of Evidence": ("r-evid", ("R. Evid.", "R. of Evid.", "Rule of Evidence", "Rules of Evidence")),
    "Rules of Professional Conduct": ("r-profl-conduct", ("R. Prof'l Conduct", "R. Prof. Conduct", "RPC", "Rules of Prof'l Conduct", "Rule of Professional Conduct", "Rules of Professional Conduct")),
}  # fmt: skip
_LEAD = re.compile(
    r",?\s{0,10}(?:(?P<sign>§{1,2}|[Rr]ules?|[Rr]{1,2}\.|[Ss]ections?|[Ss]ecs?\.|[Aa]rt(?:icle|\.)|[Nn]o\.)\s{0,10})?(?=[\dR])"
)
_GUIDELINE = re.compile(
    r",?\s{0,10}(?P<sign>§{1,2}|[Ss]ections?)?\s{0,10}(?P<number>\d[A-Z]\d{1,2}\.\d{1,2})(?P<subs>(?:\([0-9A-Za-z]{1,4}\)){0,6})(?!\w)"
    r"(?P<others>(?:(?:,\s(?:and\s)?|\sand\s|-)§?\s?\d[A-Z]\d{1,2}\.\d{1,2}(?:\([0-9A-Za-z]{1,4}\)){0,6}){0,6})(?P<note>,?\s(?:cmt\.|comment\.?|application)\s(?:\(?n(?:ote)?\.?\s?\d{1,2}(?:\([A-Za-z0-9]{1,4}\)){0,3}\)?))?"
)
_CHAPTER = re.compile(
    r",?\s(?:[Cc]h\.|[Cc]hapter)\s(?P<chapter>\w{1,3})(?:,\s(?:[Pp]t\.|[Pp]art)\s(?P<part>[A-Z0-9]{1,2}))?"
)
_COMMENT = re.compile(r",?\s(?:cmt\.|advisory\scommittee(?:'s)?\snotes?|comment\.?)(?:\s[a-z0-9]{1,2}\b)?")
_RESTATEMENT = re.compile(
    r"(?:Restatement|RESTATEMENT|Rest\.)\s(?P<edition>\((?:First|Second|Third|Fourth|2d|3d|FIRST|SECOND|THIRD|FOURTH)\)|First|Second|Third|2d|3d)?,?\s?"
    r"(?:of\s|OF\s)?(?:the\s|THE\s)?(?P<subject>(?:Law\s(?:of\s)?|LAW\s(?:OF\s)?)?(?:(?:of|the|and|for|in|OF|THE|AND|&)\s){0,3}[A-Z][A-Za-z.'&]*:?"
    r"(?:,?\s(?:(?:of|the|and|for|in|OF|THE|AND|FOR|&|to)\s){0,3}[A-Z][A-Za-z.'&]*:?){0,9})"
    r"(?:,?\s(?P<sign>§{1,2}|[Ss]ections?|[Ss]ecs?\.)\s?(?=\d))?"
)
_BACK_RULE = re.compile(r"Rules?\s(?=\d)")
_EDITIONS = {"first": "first", "second": "second", "third": "third", "fourth": "fourth", "2d": "second", "3d": "third"}
_GUIDELINE_LEAD = re.compile(r"(?:§{1,2}|[Ss]ections?)\s?\d[A-Z]\d{1,2}\.\d")
_FAMILY_REACH = 12_000


@lru_cache(maxsize=1)
def table() -> tuple[Rules, ...]:
    """The rows of the package, and the rules that every state has."""
    own = [
        Rules(row["name"], row["jurisdiction"], Kind(row["kind"]), row["id"], listed(row["forms"]), row["example"])
        for row in rows("rules_us.csv")
    ]
    have = {rules.id for rules in own}
    for code, (state, shorts) in abbreviations().items():
        for name, (slug, endings) in _EVERY_STATE.items():
            if f"{code}/{slug}" in have:
                continue
            forms = tuple(
                f"{lead} {ending}"
                for ending in endings
                for lead in ((state,) if ending.startswith("Rule") and "'" not in ending else shorts)
            )
            own.append(Rules(f"{state} {name}", code, Kind.REGULATION, f"{code}/{slug}", forms, f"{forms[0]} 12(b)"))
    return tuple(own)


_SHORTENED = re.compile(r"(?:\A|[ .])R\. [A-Z][a-z]")


def spellings(form: str) -> list[str]:
    """A form as written with and without the spaces behind its points; short forms in capitals too.

    >>> spellings("R. Civ. P.")
    ['R. CIV. P.', 'R. Civ. P.', 'R.CIV.P.', 'R.Civ.P.']
    """
    tight = form.replace(". ", ".")
    initials = re.sub(r"(?<=\b[A-Z])\. (?=[A-Z]\.)", ".", form)
    loose = re.sub(r"(?<=\b[A-Z]\.)(?=[A-Z]\.)", " ", form)
    found = {form, tight, initials, loose}
    shouted = {one.upper() for one in found} if _SHORTENED.search(form) else set()  # as Texas prints: "TEX. R. APP. P."
    return sorted(found | shouted)


@lru_cache(maxsize=1)
def _by_form() -> dict[str, Rules]:
    found: dict[str, Rules] = {}
    for rules in table():
        for form in rules.forms:
            for spelling in spellings(form):
                found.setdefault(spelling, rules)
    return found


def anchors() -> Iterable[Anchor]:
    """The short forms of every set of rules, Restatements, and rules alone."""
    for form in _by_form():
        yield Anchor(form, f"rules\t{form}", literal=True)
    yield Anchor(r"\b(?:Restatement|RESTATEMENT|Rest\.) [(A-Zo23]", "restatement")
    yield Anchor(r"\bRules? [0-9]", "back-rule")
    for lead in ("§", "ection", "ections"):
        yield Anchor(rf"{lead} ?[0-9][A-Z][0-9]{{1,2}}\.[0-9]", "guideline")


def rule(text: str, end: int, form: str) -> Mention | None:
    """The rule cited after a form of its rules."""
    start = end - len(form)
    if start and (text[start - 1].isalnum() or text[start - 1] in ".'-&/"):
        return None
    rules = _by_form()[form]
    if rules.id.endswith("sentencing-guidelines-1987"):
        return _guideline(text, start, end, rules)
    lead = _LEAD.match(text, end, end + 30)
    if not lead:
        return None
    if form[-1].isalnum() and lead.end() == end:
        return None  # "FRE403"
    if lead.end() == end and form[-1] != ".":
        return None
    before = text[max(0, start - 6) : start].rstrip()
    if form in _FOREIGN_LEADS and before.endswith("."):
        return None  # "Wash. Civ. R.", whose state stands before
    sign = (lead["sign"] or "").lower()
    read = sections(text, lead.end(), several=sign in ("§§", "rules", "rr.", "sections"), unit=_unit(rules, sign))
    if not read:
        return None
    stop = read.end
    if comment := _COMMENT.match(text, stop, stop + 40):
        stop = comment.end()
    stop, dated = bracket(text, stop)
    fields = [("code", _canonical(rules)), ("section", read.number)]
    if read.sub:
        fields.append(("subsection", read.sub))
    key = ("cite", rules.id, rules.name)
    return Mention(start, stop, rules.kind, Form.CITED, key, pinpoints=read.places, fields=(*fields, *dated))


_FOREIGN_LEADS = frozenset(
    {"Civ.R.", "Civ. R.", "Crim.R.", "Crim. R.", "Evid.R.", "App.R.", "Crim. P.", "Crim.P.", "T.R.", "T. R."}
)


def _unit(rules: Rules, sign: str) -> str:
    if sign.startswith("art"):
        return "article"
    return "section" if rules.kind is Kind.STATUTE or sign.startswith(("§", "sec")) else "rule"


def _canonical(rules: Rules) -> str:
    return rules.forms[0] if rules.forms else rules.name


def _guideline(text: str, start: int, end: int, rules: Rules) -> Mention | None:
    fields = [("code", "U.S.S.G.")]
    found = _GUIDELINE.match(text, end, end + 120)
    if found:
        places = [Pinpoint("section", found["number"] + found["subs"])]
        places += [Pinpoint("section", other) for other in re.findall(r"\d[A-Z][\w.()]+", found["others"])]
        fields.append(("section", found["number"]))
        if found["subs"]:
            fields.append(("subsection", found["subs"]))
    elif chapter := _CHAPTER.match(text, end, end + 40):
        found = chapter
        places = [Pinpoint("chapter", chapter["chapter"])]
        fields.append(("chapter", chapter["chapter"]))
        if chapter["part"]:
            places.append(Pinpoint("part", chapter["part"]))
    else:
        return None
    stop, dated = bracket(text, found.end())
    key = ("cite", rules.id, rules.name)
    return Mention(start, stop, rules.kind, Form.CITED, key, pinpoints=tuple(places), fields=(*fields, *dated))


def _restatement(text: str, end: int) -> Mention | None:
    found = find(_RESTATEMENT, text, end, 16, 130)
    if not found or (found.start() and text[found.start() - 1].isalnum()):
        return None
    edition = _EDITIONS.get((found["edition"] or "").strip("()").lower(), "")
    subject = clean(found["subject"]).rstrip(",:")
    if not edition and not found["sign"]:
        return None
    stop = found.end() if found["sign"] else found.end("subject")
    while text[stop - 1] in (" ,:" if found["sign"] else " .,:"):
        stop -= 1
    if not found["sign"]:
        subject = subject.rstrip(".")
    fields = [("title", subject.title() if subject.isupper() else subject), ("code", "Restatement")]
    if edition:
        fields.append(("session", edition))
    places: tuple[Pinpoint, ...] = ()
    if found["sign"]:
        read = sections(text, found.end(), several=found["sign"].lower() in ("§§", "sections"))
        if not read:
            return None
        stop, places = read.end, read.places
        fields.append(("section", read.number))
        if comment := _COMMENT.match(text, stop, stop + 40):
            stop = comment.end()
        stop, dated = bracket(text, stop)
        fields += dated
    slug = f"us/restatement-{edition + '-' if edition else ''}{slugged(subject.removeprefix('Law of ').removeprefix('the '))}"
    title = f"Restatement ({edition.capitalize()}) of {subject}" if edition else f"Restatement of {subject}"
    return Mention(
        found.start(), stop, Kind.STATUTE, Form.CITED, ("cite", slug, title), pinpoints=places, fields=tuple(fields)
    )


# The rules that a bare "Rule 12(b)(6)" may be of: the ones cited last before it.
_FAMILIES = {
    "us/federal-rules-of-civil-procedure-1938": ("Fed. R. Civ. P.", "Fed.R.Civ.P.", "of Civil Procedure", "Rule Civ. Proc."),
    "us/federal-rules-of-criminal-procedure-1946": ("Fed. R. Crim. P.", "Fed.R.Crim.P.", "of Criminal Procedure", "Rule Crim. Proc."),
    "us/federal-rules-of-appellate-procedure-1968": ("Fed. R. App. P.", "Fed.R.App.P.", "of Appellate Procedure"),
    "us/federal-rules-of-evidence-1975": ("Fed. R. Evid.", "Fed.R.Evid.", "Rule of Evidence", "Rules of Evidence"),
    "us/federal-rules-of-bankruptcy-procedure-1983": ("Fed. R. Bankr. P.", "Fed.R.Bankr.P.", "of Bankruptcy Procedure"),
}  # fmt: skip


_FEDERAL = re.compile(r"Federal\s.{0,6}\Z")


@lru_cache(maxsize=1)
def _cited(text: str) -> tuple[list[int], list[str]]:
    """Where a text names the rules of the federal courts, and which, read once for the text at hand; a state's is ""."""
    found = []
    for id_, words in _FAMILIES.items():
        for word in words:
            for at in places_of(text, (word,), 0, len(text)):
                state = "." not in word and not _FEDERAL.search(text, max(0, at - 16), at)
                found.append((at, "" if state else id_))
    found.sort()
    places, which = [at for at, _ in found], [id_ for _, id_ in found]
    return places, which


def _back_rule(text: str, end: int) -> Mention | None:
    """Read "Rule 12(b)(6)" once its rules have been cited; nothing where none have."""
    found = find(_BACK_RULE, text, end - 1, 8, 4)  # the anchor takes the first digit
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "-.")):
        return None
    start = found.start()
    read = sections(text, found.end(), several=found.group().startswith("Rules"), unit="rule")
    if not read or not read.number[0].isdigit():
        return None
    if text[read.end : read.end + 8].startswith((" of the ", " of Fed")):
        return None  # "Rule 12 of the Federal Rules ...": the name's own mention takes it as its place
    if text[max(0, start - 8) : start].rstrip().endswith(("Local", "Civil", "Court", "Md.", "Trial", "Cir.", "SEC")):
        return None
    id_ = _family(text, start, read.end, read.number)
    if not id_:
        return None
    rules = next(row for row in table() if row.id == id_)
    fields = [("code", _canonical(rules)), ("section", read.number)] + ([("subsection", read.sub)] if read.sub else [])
    key = ("cite", rules.id, rules.name)
    return Mention(start, read.end, rules.kind, Form.SHORT, key, pinpoints=read.places, fields=tuple(fields))


def _family(text: str, start: int, end: int, number: str) -> str | None:
    """The rules cited last before a place, or, where none were, the first that are cited later for this very number."""
    places, which = _cited(text)
    at = bisect.bisect_left(places, start)
    if at and start - places[at - 1] <= _FAMILY_REACH:
        return which[at - 1] or None
    for later in range(at, min(len(places), at + 40)):
        if places[later] - end > _FAMILY_REACH:
            break
        if which[later] and f" {number}" in text[places[later] : places[later] + 40]:
            return which[later]
    return None


def _bare_guideline(text: str, end: int) -> Mention | None:
    """A section numbered as only the Sentencing Guidelines are, in a text that names them: "Section 2B5.1(a)"."""
    lead = find(_GUIDELINE_LEAD, text, end, 16, 2)
    if not lead or (lead.start() and text[lead.start() - 1].isalnum()):
        return None
    near = text[max(0, lead.start() - _FAMILY_REACH) : lead.end() + _FAMILY_REACH]
    if not any(word in near for word in ("Guidelines", "U.S.S.G.", "USSG")):
        return None
    rules = next(row for row in table() if row.id.endswith("sentencing-guidelines-1987"))
    return _guideline(text, lead.start(), lead.start(), rules)


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "restatement": _restatement,
    "back-rule": _back_rule,
    "guideline": _bare_guideline,
}
