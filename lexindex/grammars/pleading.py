"""Captions on pleading paper: numbered lines run together, with the docket number and the paper's title among the names.

"4 JOHN SMITH, No. 2:19-cv-1234 DB P 5 Plaintiff, 6 v. ORDER 7 ACME CORPORATION, et al., 8 Defendants."
"""

import re

from lexindex.model import Form, Kind, Mention

_FIRST = re.compile(
    r"\b(?:Plaintiff|Petitioner|Appell(?:ant|ee)|Relator|Claimant|PLAINTIFF|PETITIONER|APPELL(?:ANT|EE)|RELATOR)[Ss]?,"
)
_SECOND = re.compile(
    r"\b(?:Defendant|Respondent|Appell(?:ant|ee)|DEFENDANT|RESPONDENT|APPELL(?:ANT|EE))(?:\(?[Ss]\)?)?(?=[.,\s]|\Z)"
)
_BREAK = re.compile(r"\n|(?<!\S)\d{1,2}(?=\s|\Z)")
_DOCKET = re.compile(
    r"(?:(?:Case|CASE|Civil Action|Civil Case|Criminal Case|Criminal Action|Cause|Docket|CAUSE|DOCKET|CIVIL ACTION|D\.C\.)[ :]{1,2})?N[Oo]s?\.?:? ?"
    r"(?P<number>(?:(?:CR|CV|CIV|Civ\.|Crim\.) )?(?=[\w:.-]{0,12}\d)[\w:.-]{4,26})(?: \([A-Z]{2,4}\)){0,2}(?: (?:[A-Z]{2,3}|P|PS)(?=\s|\Z)){0,3}"
)
_NO_NAME = re.compile(
    r"\b(?:ORDER|OPINION|MEMORANDUM|MOTION|JUDGMENT|BRIEF|NOTICE|DECISION|FINDINGS|RECOMMENDATIONS?|COMPLAINT|GRANTING|DENYING|DISMISS\w*|SCREENING|REPORT|COURT|DISTRICT|UNITED STATES DISTRICT|DIVISION|DEADLINE|Re:|Dkt|Doc\.|[Dd]ate|Judge|ECF|TO|FOR LEAVE|REMEDIES|FAILURE|UNPUBLISHED|PUBLISHED|CIRCUIT|APPEALS?)\b"
)
_WORD = re.compile(r"[A-Z]{3}")
_SMALL = frozenset(("et", "al.", "al", "and", "of", "the", "a", "an", "aka", "dba", "d/b/a", "in", "as"))
_BEFORE, _BEHIND, _ROLE_NEAR = 330, 420, 140
_BESIDE = 60  # letters of a docket number and a line's, between a name and what the party is
_LONGEST = 20  # words of a name


def paper(text: str, end: int) -> Mention | None:
    """The case of a caption at whose joint an anchor ends: between the names stand what the parties are, and titles."""
    joint = re.search(r"\s(?:[vV]s?\.?|VS?\.)\s", text[max(0, end - 40) : end + 1])
    if not joint:
        return None
    left, right = max(0, end - 40) + joint.start(), max(0, end - 40) + joint.end()
    roles = list(_FIRST.finditer(text, max(0, left - _ROLE_NEAR), left))
    behind = _SECOND.search(text, right, right + _BEHIND)
    if not roles or not behind:
        return None
    first = _named(text, max(0, left - _BEFORE), roles[-1].start())[-1:]
    second = _named(text, right, behind.start())
    if not first or not second or len("".join(text[first[0][1] : roles[-1].start()].split())) > _BESIDE:
        return None
    start, stop = first[0][0], second[-1][1]
    names = [_written(text, first), _written(text, second)]
    fields = [("plaintiff", names[0]), ("defendant", names[1])]
    docket = _DOCKET.search(text, start, stop)
    if not docket:
        return Mention(start, stop, Kind.CASE, Form.NAMED, ("case", *names, ""), fields=tuple(fields))
    number = docket["number"].rstrip(".:-")
    slug = re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
    key = ("cite", f"us/{slug}", f"No. {number}")
    return Mention(start, stop, Kind.CASE, Form.CITED, key, fields=(*fields, ("docket", number)))


def _named(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The lines between two places that are a party's name in capitals, without numbers of lines and dockets."""
    cuts = [low]
    for found in sorted((*_BREAK.finditer(text, low, high), *_DOCKET.finditer(text, low, high)), key=re.Match.start):
        if found.start() >= cuts[-1]:
            cuts += [found.start(), found.end()]
    cuts.append(high)
    found_names = []
    for begun, ended in zip(cuts[::2], cuts[1::2], strict=True):
        line = text[begun:ended]
        name = line.strip(" \t,;:)(*|§_-\x0c")
        if _is_name(name):
            at = begun + line.index(name)
            found_names.append((at, at + len(name)))
    return found_names


def _is_name(name: str) -> bool:
    words = name.replace(",", " ").split()
    capitals = [word for word in words if word not in _SMALL]
    return (
        bool(capitals)
        and len(words) <= _LONGEST
        and _WORD.search(name) is not None
        and name[0].isalpha()
        and all(word.isupper() and word[0].isalpha() for word in capitals)
        and not _NO_NAME.search(name)
    )


def _written(text: str, places: list[tuple[int, int]]) -> str:
    return " ".join(" ".join(text[begun:ended].split()) for begun, ended in places).strip(" ,")
