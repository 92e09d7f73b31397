"""Cases of the catalog by one party's name alone, in articles that speak of cases: "leans on Mayo", "In Ultramercial".

A surname is a case only where the words beside it say so, the text names another case, and it presents no person or firm
of that name. A name that two cases share is given to both, and the linker decides or leaves it open.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from lexindex.casetalk import has_person, joined, spoken
from lexindex.catalog import Catalog
from lexindex.grammars.places import PLACES
from lexindex.model import Form, Kind, Mention
from lexindex.shortnames import COMMON, NUMBERED, government, is_body, short_names

_MOST = 4  # cases of one short name; a name that more share says nothing
_CITES = 8  # citations by number in a text that cites formally: it has cited what it names
_PARTIES = ("plaintiff", "defendant")
_FEW = 40  # names looked into; an article speaks of fewer cases
# The engine runs to the next capital by itself, and only then looks behind it.
_WORD = re.compile(r"[A-Z](?<![\w.'-][A-Z])[a-z][\w'-]{2,24}(?: [A-Z][a-z][\w'-]{2,24})?")


@lru_cache(maxsize=4)
def by_short_name(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Ids of cases by the names that their parties go by, in short."""
    found: dict[str, list[str]] = {}
    for id_, instrument in catalog.instruments.items():
        if instrument.kind is not Kind.CASE:
            continue
        first, joint, second = instrument.title.partition(" v. ")
        party = second if government(first) else first
        names = [alias.name for alias in catalog.records[id_].aliases if alias.type == "party"]
        if joint and not government(party):
            names += short_names(party)
        for name in names:
            if name.lower() in catalog.records[id_].dropped:
                continue
            if len(name) > 3 and name not in COMMON and id_ not in found.setdefault(name, []):
                found[name].append(id_)
    return {name: tuple(ids) for name, ids in found.items() if len(ids) <= _MOST and name not in PLACES}


def precedents(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """Names of one party that stand for a known case; nothing in a text that names no case, or cites them all.

    Linear in the text: one pass over its capitalised words, at most `_FEW` names looked into.
    """
    cases = [
        mention for mention in mentions if mention.kind is Kind.CASE and mention.key[0] in ("name", "case", "cite")
    ]
    if not cases or sum(mention.form is Form.CITED for mention in cases) > _CITES:
        return []
    index = by_short_name(catalog)
    # A name of the cases that the text cites by number is theirs, whatever other case goes by it.
    own = " ".join(value for one in cases if one.key[0] == "cite" for name, value in one.fields if name in _PARTIES)
    persons: dict[str, bool] = {}
    volumes: dict[str, str] = {}
    found = []
    ends = {mention.end for mention in cases}
    for word in _WORD.finditer(text):
        name, end = word.group(), word.end()
        if name not in index and " " in name:
            name = name.partition(" ")[0]
            end = word.start() + len(name)
        ids = index.get(name)
        start = word.start()
        if ids is None or name in own or text.startswith("-", end) or NUMBERED.match(text, end):
            continue  # "Miller 2" is another case than Miller
        titles = [catalog.instruments[id_].title for id_ in ids]
        body = any(is_body(name, title) for title in titles)
        if not (spoken(text, start, end, body=body) or joined(text, start, ends)):
            continue
        if name not in persons:
            if len(persons) == _FEW:
                break
            persons[name] = has_person(text, name, " ".join(titles))
            short = re.search(rf"\b{re.escape(name)},\s(\d{{1,4}})\s[A-Z][^,;\n]{{1,14}},? at \d", text)
            volumes[name] = f"{short[1]} " if short else ""
        # "Crawford, 541 U.S. at 68": the volume says which of the cases of that name.
        ids = tuple(id_ for id_ in ids if (catalog.instruments[id_].citation or "").startswith(volumes[name]))
        if not ids:
            continue
        if not persons[name]:
            ends.add(end)
            found.append(Mention(start, end, Kind.CASE, Form.ALIAS, ("name", name.lower(), "", *ids)))
    return found


def reports(mentions: Sequence[Mention]) -> tuple[int, int]:
    """How many cases a text cites by their reports, as courts do, and how many by report or a court's own number."""
    found = [dict(one.fields) for one in mentions if one.form is Form.CITED and one.kind is Kind.CASE]
    reported = {fields.get("plaintiff") for fields in found if "reporter" in fields} - {None}
    numbered = {fields.get("plaintiff") for fields in found if "reporter" in fields or "neutral" in fields} - {None}
    return len(reported), len(numbered)


_EX_PARTE = re.compile(r"(?:Ex parte|In re|Matter of) ")
_ROLES = re.compile(r"Plaintiff|Petitioner|Appell|Respondent|Defendant|Claimant", re.IGNORECASE)
_SEVERAL = 3  # cases cited with their names: such a text names others as precedents
_HEAD = 3000  # characters in which the case at hand is named


def precedes(text: str, mention: Mention, least: int, reported: int, numbered: int) -> bool:
    """Whether a case is a precedent and not the one at hand: known, reported, or named where a text cites several."""
    fields = dict(mention.fields)
    if mention.key[0] == "name" or _EX_PARTE.match(mention.key[1]) or "reporter" in fields:
        return reported >= least or numbered >= _SEVERAL
    if numbered < _SEVERAL or "plaintiff" not in fields or mention.start < _HEAD:
        return False
    if mention.key[0] == "cite":  # by the number of a court, among others
        return "neutral" in fields or mention.key[1].startswith(("echr/", "eu/"))
    written = text[mention.start : mention.end]
    shouted = written.replace(" v. ", " ").isupper()  # as a caption is
    return mention.key[0] == "case" and not shouted and _ROLES.search(written) is None
