"""Rules of one court's own: "N.D. Cal. Civ. L.R. 7-2", "Local Rule 56.1", "3d Cir. I.O.P. 5.7"."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from lexindex.grammars import Anchor
from lexindex.grammars.sections import clean, sections, slugged
from lexindex.grammars.states import abbreviations
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention

_SORTS = (
    r"(?:(?P<before>Civ(?:\.|il)|Crim(?:\.|inal)|Bankr(?:\.|uptcy)|Pat(?:\.|ent)|Adm(?:\.|iralty)|App(?:\.|ellate))\s)?"
)
_BEHIND = r"(?P<behind>(?:U\.\s?)?(?:Civ|Crim|Bankr|App|Pat|Adm)\.\s?|(?:Civil|Criminal|Bankruptcy|Appellate|Patent|Admiralty)\s)?"
_SET = (
    rf"(?P<set>{_SORTS}(?:(?:Local|Loc\.|L\.)\s?{_BEHIND}(?:R\.|Rules?)|LR)(?:[\s-]?(?P<part>Civ|Cv|Cr|Crim|IA|IB|II)\b\.?)?"
    r"|L\.?\s?(?P<joined>Civ|Cv|Cr|Crim|Bk)\.?\s?R\.?|DUCivR|LBR|L\.A\.R\.|LAR|I\.O\.P\.)"
)
_COURT = (
    r"(?:(?P<short>(?:[NSEWMC]\.\s?)?D\.\s?(?:[A-Z]\.\s?[A-Z]\.?|(?:[NSW]\.\s)?[A-Z][a-z]{1,6}\.?|C\.)|\d{1,2}(?:st|nd|rd|th|d)\sCir\.|D\.C\.\sCir\.|Fed\.\sCir\.)"
    r"|(?P<part_of>(?:Northern|Southern|Eastern|Western|Central|Middle)\s)?District\sof\s(?P<state>(?:New\s|North\s|South\s|West\s|Rhode\s|Puerto\s)?[A-Z][a-z]+)(?:'s)?"
    r"|(?P<circuit>First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Federal|D\.C\.)\sCircuit(?:'s)?)"
)
_LOCAL = re.compile(rf"(?:{_COURT}\s)?(?<![\w.&'/-]){_SET},?\s?(?:§\s?)?(?=\d)")
# Behind initials that volumes of reports have too ("LR 3 HL 330"), only what numbers as rules do.
_NUMBERED = re.compile(r"\d{1,4}(?:[-.]\d{1,3}){1,3}(?!\d)|\d{1,4}(?:\([a-zA-Z0-9]{1,3}\)){1,4}")
_INITIALS = frozenset(("LR", "L.R.", "L. R.", "LAR"))
_SORTED = {
    "civ": "Civ.",
    "cv": "Civ.",
    "cri": "Crim.",
    "cr": "Crim.",
    "ban": "Bankr.",
    "bk": "Bankr.",
    "app": "App.",
    "pat": "Pat.",
    "adm": "Adm.",
    "u": "Civ.",
}
_ORDINALS = {
    "First": "1st", "Second": "2d", "Third": "3d", "Fourth": "4th", "Fifth": "5th", "Sixth": "6th", "Seventh": "7th", "Eighth": "8th", "Ninth": "9th",
    "Tenth": "10th", "Eleventh": "11th", "Federal": "Fed.", "D.C.": "D.C.",
}  # fmt: skip
_CIRCUITS = {short: name for name, short in _ORDINALS.items()} | {"Fed.": "Federal", "2nd": "Second", "3rd": "Third"}
# A caption's district, in capitals or not: "UNITED STATES DISTRICT COURT, NORTHERN DISTRICT OF ILLINOIS".
_CAPTION = re.compile(
    r"\b(?:(?P<part>NORTHERN|SOUTHERN|EASTERN|WESTERN|CENTRAL|MIDDLE)\s{1,20})?DISTRICT\s{1,20}OF\s{1,20}(?P<state>(?:(?:NEW|NORTH|SOUTH|WEST|RHODE|PUERTO)\s{1,20})?[A-Z]{3,14})(?![A-Za-z])",
    re.IGNORECASE,
)
_ON_APPEAL = re.compile(
    r"COURT\s{1,20}OF\s{1,20}APPEALS?|SUPREME\s{1,20}COURT|Court of Appeals? for the|Circuit Judges?\."
)
_HEAD = 6000  # characters in which a caption says whose court it is


def anchors() -> Iterable[Anchor]:
    """The word or initials of local rules before a number."""
    lead = r"(?:Civ\. ?|Crim\. ?|Bankr\. ?|App\. ?|Pat\. ?|Civil |Criminal |Bankruptcy |Appellate |Patent )"
    yield Anchor(
        rf"\b(?:Local|Loc\.|L\.) ?(?:U\. ?)?{lead}?(?:R\.|Rules?)(?: (?:Civ|Crim|I[AB])\.?)? ?§? ?[0-9]", "local"
    )
    yield Anchor(r"\bLR(?:[ -]?(?:Civ|Cv|Crim|Cr|I[AB]|II)\.?)? ?[0-9]", "local")
    yield Anchor(r"\bL\.?(?:Cv|Civ|Cr|Crim|Bk)\.?R\.? ?[0-9]", "local")
    yield Anchor(r"\b(?:DUCivR|LBR|L\.A\.R\.|LAR|I\.O\.P\.) [0-9]", "local")


def _abbreviated(part: str, state: str) -> str:
    """The court of a district as citations shorten it; "" where the state is none."""
    name = clean(state).title()
    short = next((shorts[0] for known, shorts in abbreviations().values() if known == name), "")
    if not short:
        return ""
    lead = f"{part[0].upper()}.D." if part else "D."
    return f"{lead}{short}" if re.fullmatch(r"(?:[A-Z]\.){1,3}", short) else f"{lead} {short}"


@lru_cache(maxsize=1)
def _of_text(text: str) -> str:
    """The district court of the case at hand: the one that the head of the text names, "" where it names none or two."""
    if _ON_APPEAL.search(text, 0, _HEAD):
        return ""
    found = {_abbreviated(one["part"] or "", one["state"]) for one in _CAPTION.finditer(text, 0, _HEAD)} - {""}
    return found.pop() if len(found) == 1 else ""


def _local(text: str, end: int) -> Mention | None:
    """A rule of one court: the court that stands before it, else the one whose case this is."""
    found = find(_LOCAL, text, end - 1, 62, 6)
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in ".&'/-")):
        return None
    written = clean(found["set"])
    if written in _INITIALS and not _NUMBERED.match(text, found.end()):
        return None
    read = sections(text, found.end(), several=written.endswith("Rules"), hyphened=True, unit="rule")
    if not read:
        return None
    court = clean(found["short"] or "")
    if found["state"]:
        court = _abbreviated(found["part_of"] or "", found["state"])
    elif found["circuit"]:
        court = f"{_ORDINALS[found['circuit']]} Cir."
    start = found.start() if court else found.start("set")
    court = court or _of_text(text)
    sort = (found["behind"] or found["before"] or found["part"] or found["joined"] or "").lower().strip(" .")
    kind = _SORTED.get(sort[:3], _SORTED.get(sort[:2], _SORTED.get(sort[:1], ""))) or (
        "Civ." if written == "DUCivR" else ""
    )
    if written == "LBR":
        kind = "Bankr."
    name = f"Local {kind + ' ' if kind else ''}R." if written != "I.O.P." else "I.O.P."
    if court.endswith("Cir.") and name == "Local R.":
        name = "R."
    fields = [("code", f"{court} {name}".strip()), ("section", read.number)]
    if not court:
        fields[0] = ("title", "Local Rule" if not kind else f"Local {kind} Rule")
    if read.sub:
        fields.append(("subsection", read.sub))
    whole = f"{court} {name}"
    title = whole if name != "R." else f"{_CIRCUITS.get(court.partition(' ')[0], court)} Circuit Rules"
    key = ("cite", f"us/{slugged(whole)}", title) if court else ("record", "local-rules", "Local rules", "")
    return Mention(start, read.end, Kind.REGULATION, Form.CITED, key, pinpoints=read.places, fields=tuple(fields))


CITED: dict[str, Callable[[str, int], Mention | None]] = {"local": _local}
