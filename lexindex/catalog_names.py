"""The names and citations of rows as writers put them: spellings that differ by convention, names without their years."""

import re
from collections.abc import Mapping

from lexindex.catalog_rows import BARE, LONE, PROPER, Alias, Name, Record, citation_key, is_lone, one_joint
from lexindex.model import Kind
from lexindex.text import fold

YEAR_TAIL = re.compile(r"^(?P<base>.{3,}?),?\s+(?:of\s+|\()?(?P<year>1[2-9]\d\d|20\d\d)\)?$")


_ET_CETERA = re.compile(r",? etc\b\.?")
_OF_PEOPLE = re.compile(r"(?<=[a-z])s'(?= [A-Z(].*\b(?:Act|Bill|Code|Convention|Rules|Regulations)\b)")


# South Africa numbers its acts: "Children's Act 38 of 2005" is also "Children's Act 2005" and "Children's Act".
_NUMBERED = re.compile(r"^(?P<base>.{3,}? Act),? (?:No\. ?)?\d{1,3} of (?P<year>1[89]\d\d|20\d\d)$")


# What a title calls itself for short: "... Obstruct Terrorism (USA PATRIOT ACT) Act of 2001".
_ABBREVIATED = re.compile(r" \([A-Z]{3,}(?: [A-Z]{2,}){0,3}\)(?= [A-Z])")


def spellings(name: str) -> list[str]:
    """The ways to write one name that differ only in convention.

    Parties are joined by "v." here; a text's own "v", "vs." or "versus" is read as that before a name is looked up.

    >>> spellings("Roe v Wade & Others")
    ['Roe v. Wade & Others', 'Roe v. Wade and Others']
    """
    name = one_joint(fold(name).strip())
    bases = [name[4:] if name.startswith(("The ", "the ")) else name]
    if " v. " in name:
        bases += [base.replace(" v. the ", " v. ") for base in bases if " v. the " in base]
    if " & " in name:
        bases += [base.replace(" & ", " and ") for base in bases]
    elif " and " in name and " v. " not in name:
        bases += [base.replace(" and ", " & ") for base in bases]
    for long, short in (("United States", "U.S."), ("United Nations", "U.N."), ("United Kingdom", "U.K.")):
        if long in name:
            bases += [base.replace(long, form) for base in bases for form in (short, short.replace(".", ""))]
        elif short in name:
            bases += [base.replace(short, form) for base in bases for form in (long, short.replace(".", ""))]
    if _ET_CETERA.search(name):
        bases += [_ET_CETERA.sub(form, base) for base in bases for form in (" etc", " etc.", ", etc", ", etc.")]
    if " v. " not in name and _OF_PEOPLE.search(name):
        # "Renters Rights Act", "Worker's Compensation Act": where the apostrophe goes is often forgotten.
        bases += [_OF_PEOPLE.sub(form, base) for base in bases for form in ("s", "'s")]
    if re.search(r",? (?:Inc|Corp|Co|Ltd|LLC)\.?(?= v|$)", name):
        bases += [re.sub(r",? (?:Inc|Corp|Co|Ltd|LLC)\.?(?= v|$)", "", base) for base in bases]
    return list(dict.fromkeys(bases))


_THE_INSIDE = re.compile(r"\b(on|of|for|to|in|against|and|from|by) the (?=[A-Z])")
_TREATY_ON = re.compile(r"\b(Convention|Covenant|Treaty|Declaration|Protocol) on\b")


def _small_words(name: str) -> list[str]:
    """A treaty's name as writers in a hurry have it, its small words left out or changed.

    >>> _small_words("Convention on the Rights of the Child")
    ['Convention on Rights of Child', 'Convention on Rights of the Child', 'Convention for the Rights of the Child']
    """
    if not 4 < len(name.split()) < 13:
        return []
    forms = (
        _THE_INSIDE.sub(r"\1 ", name),
        _THE_INSIDE.sub(r"\1 ", name, count=1),
        _TREATY_ON.sub(r"\1 for", name, count=1),
    )
    return [form for form in dict.fromkeys(forms) if form != name]


_OF_UNION = re.compile(r"(?P<what>[A-Z][\w-]+(?: (?:and |of |for )?[A-Z][\w-]+){1,6}) (?P<head>Directive|Regulation)")
_SAYS_UNION = ("eu ", "eu's", "european", "brussels", "mep", "member state")


def names_of(records: Mapping[str, Record]) -> dict[str, tuple[Name, ...]]:
    """Lower-cased surface forms (without years) and what each may mean."""
    names: dict[str, dict[str, Name]] = {}
    loose: list[tuple[str, str, tuple[str, ...]]] = []
    shared: list[tuple[str, Alias, str]] = []
    for id_, record in records.items():
        for alias in record.aliases:
            titled = record.instrument.kind is Kind.CASE and alias.type in ("title", "official")
            forms = [(alias.name, LONE if titled and is_lone(alias.name) else alias.type)]
            year = YEAR_TAIL.match(fold(alias.name))
            if year and " " in year["base"] and alias.type in PROPER and record.instrument.kind != Kind.CASE:
                forms.append((year["base"], BARE))
            if number := _NUMBERED.match(alias.name):
                forms += [(f"{number['base']} {number['year']}", alias.type), (number["base"], BARE)]
            if place := re.search(r" \((?![IVXLC-]+\))(?:[A-Z][\w.]*)(?: [A-Z]\w+)*\)$", alias.name):
                whole = alias.name[: place.start()]
                forms.append((whole, BARE))
                if year := YEAR_TAIL.match(fold(whole)):
                    forms.append((year["base"], BARE))
            if short := _ABBREVIATED.search(alias.name):
                forms.append((alias.name.replace(short.group(), ""), alias.type))
                if year := YEAR_TAIL.match(fold(forms[-1][0])):
                    forms.append((year["base"], BARE))
            for form, type_ in forms:
                if record.instrument.kind in (Kind.TREATY, Kind.RESOLUTION) and not alias.needs:
                    loose += [(other, id_, ()) for other in _small_words(form)]
                if record.instrument.jurisdiction == "eu" and (told := _OF_UNION.fullmatch(form)):
                    # "the directive on consumer rights" is the Consumer Rights Directive, in texts on the Union
                    loose.append((f"{told['head']} on {told['what']}", id_, _SAYS_UNION))
                for spelling in spellings(form):
                    if record.dropped and spelling.lower() in record.dropped:
                        continue
                    meanings = names.setdefault(spelling.lower(), {})
                    if len(spelling) > 1 and (id_ not in meanings or meanings[id_].type == BARE):
                        meanings[id_] = Name(id_, spelling, type_, alias.needs)
                        shared += [(spelling, alias, other) for other in alias.ambiguous_with]
    for spelling, alias, other in shared:
        if other in records and spelling.lower() not in records[other].dropped:
            names[spelling.lower()].setdefault(other, Name(other, spelling, alias.type, alias.needs))
    stated = frozenset(names)
    for form, id_, needs in loose:
        if form.lower() not in stated and form.lower() not in records[id_].dropped:
            names.setdefault(form.lower(), {}).setdefault(id_, Name(id_, form, BARE, needs))
    return {surface: tuple(found.values()) for surface, found in names.items()}


def likeness(name: str) -> str:
    """A name without what writers vary: accents, hyphens, apostrophes, brackets, spaces, "&" and "and", "the".

    >>> likeness("Marriage (Same-Sex Couples) Act") == likeness("Marriage (Same Sex Couples) Act")
    True
    """
    words = re.findall(r"[a-z0-9]+", fold(name).lower().replace("'", ""))
    return "".join(word for word in words if word not in ("the", "and"))


def alike(names: Mapping[str, tuple[Name, ...]]) -> dict[str, tuple[str, ...]]:
    """Surface forms of several words by their likeness; names of two parties are compared by their parties instead."""
    found: dict[str, list[str]] = {}
    for surface in names:
        if " " in surface and " v. " not in surface:
            found.setdefault(likeness(surface), []).append(surface)
    return {key: tuple(surfaces) for key, surfaces in found.items()}


def goes_by_title(record: Record) -> bool:
    """Whether an instrument is meant by its title, or a user's row took that name from it."""
    return not record.dropped or spellings(record.instrument.title)[0].lower() not in record.dropped


def citations_of(records: Mapping[str, Record]) -> dict[str, tuple[str, ...]]:
    """Ids by normalised citation."""
    found: dict[str, list[str]] = {}
    for id_, record in records.items():
        for citation in record.citations:
            keys = {citation_key(citation)}
            if record.instrument.kind is Kind.RESOLUTION:
                # "A/RES/1803 (XVII)" is also written without its session, "S/RES/1325 (2000)" without its year.
                keys.add(citation_key(re.sub(r" ?\([^)]*\)$", "", citation)))
            for key in keys:
                found.setdefault(key, []).append(id_)
    return {citation: tuple(ids) for citation, ids in found.items()}
