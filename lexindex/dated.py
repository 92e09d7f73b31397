"""Instruments named by their year alone: "the 1903 treaty", "a 1986 law", "the Act of 1956", where the text says the rest.

The catalog's instrument of that year is meant whose own words stand around the mention; where two come as near, none is.
"""

import re
from functools import lru_cache
from itertools import product

from lexindex import attributes, constitutional
from lexindex.catalog import Catalog
from lexindex.catalog_rows import PROPER
from lexindex.countries import Whereabouts, country, place_codes, place_of
from lexindex.grammars.constitutions import ordinal
from lexindex.model import Form, Instrument, Kind, Mention
from lexindex.text import fold

_REACH = 700  # characters on either side in which a name's words count
_LEAST = 2  # words of a name that must stand there
_SHARE = 0.6  # of the words of a name
_YEAR = re.compile(r"(?<![\w/-])(?:1[6-9]\d\d|20[0-3]\d)(?![\w/-])")
_WORDS = re.compile(r"[a-z]{4,}")
# Words of titles that tell no act from another.
_EMPTY = frozenset(
    """
    convention treaty agreement protocol accord accords pact deal charter covenant declaration resolution statute code
    regulation regulations order rules rule directive bill amendment amendments amending ordinance proclamation
    concerning relating relative respecting regarding with from between other others certain under that this into upon
    government governments republic kingdom states united nations national state federal public general international
    provisions measures purposes miscellaneous special reform law laws acts person persons people common european union
    council parliament commission community communities congress senate house supreme court
    """.split()
)


def _content(name: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORDS.findall(fold(name).lower()) if word not in _EMPTY)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=4)
def _ids(catalog: Catalog) -> dict[tuple[str, Kind], tuple[str, ...]]:
    """Ids by year and by what they may be called; a regulation of the European Union goes for a law, an order does not."""
    found: dict[tuple[str, Kind], list[str]] = {}
    for id_, instrument in catalog.instruments.items():
        kinds = [instrument.kind] if instrument.kind in (Kind.STATUTE, Kind.TREATY, Kind.REGULATION) else []
        if instrument.kind is Kind.REGULATION and instrument.jurisdiction == "eu":
            kinds.append(Kind.STATUTE)
        if instrument.date:
            for year, kind in product(catalog.years(id_), kinds):
                found.setdefault((year, kind), []).append(id_)
    return {key: tuple(ids) for key, ids in found.items()}


@lru_cache(maxsize=512)
def _by_year(catalog: Catalog, year: str, kind: Kind) -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """The instruments of a year, each with the words of each of its names."""
    entries = []
    for id_ in _ids(catalog).get((year, kind), ()):
        record = catalog.records[id_]
        names = {_content(alias.name) for alias in record.aliases if alias.type in PROPER or " " in alias.name}
        entries.append((id_, tuple(words for words in names | {_content(record.instrument.title)} if words)))
    return tuple(entries)


def dated(text: str, mention: Mention, catalog: Catalog, whereabouts: Whereabouts) -> Instrument | None:
    """The one instrument of its year that a noun with a year means, by the words around it; None if in doubt."""
    if mention.key[1] == "amendment" and (number := next(filter(None, map(ordinal, mention.key[-1].split())), 0)):
        return constitutional.amendment(whereabouts, f"statute:us/constitution/amendment-{number}")
    if mention.form not in (Form.GENERIC, Form.COREFERENCE) or mention.kind in (Kind.CASE, Kind.BRIEF):
        return None
    written = text[mention.start : mention.end]
    in_it = _YEAR.search(written)
    year = in_it.group() if in_it else attributes.year(text, mention)
    if not year:
        return None
    kind = mention.kind if mention.kind in (Kind.TREATY, Kind.REGULATION) else Kind.STATUTE
    near = _content(text[max(0, mention.start - _REACH) : mention.end + _REACH])
    own = _content(written)
    others = sides_told(text, mention.end) if kind is Kind.TREATY else frozenset[str]()
    marks, owners = [], []
    for id_, names in _by_year(catalog, year, kind):
        fitting = [words for words in names if own <= words]
        nation = country(catalog.instruments[id_])
        if not fitting or (nation and not _there(nation, whereabouts)):
            continue
        if others and (sides := _sides(catalog, id_)) and not others <= sides:
            continue  # "the 2020 trade deal with Japan" is not that with the European Union
        if nation or any((words & near) - own for words in fitting):  # of a treaty, more than "peace" must be said
            owners.append(id_)
        if best := max(_mark(words, near) for words in fitting):
            marks.append((best, id_))
    marks.sort(reverse=True)
    if marks and (len(marks) == 1 or marks[1][0] < marks[0][0]) and marks[0][0] > 0:
        return catalog.instruments[marks[0][1]]
    return (
        catalog.instruments[owners[0]] if in_it and own and len(owners) == 1 else None
    )  # "a 1996 immigration law": one has the word


_WITH = re.compile(
    r" (?:with|between) (?:the )?(?P<one>[A-Z]\w+(?: [A-Z]\w+)?)(?: and (?:the )?(?P<other>[A-Z]\w+(?: [A-Z]\w+)?))?"
)


@lru_cache(maxsize=512)
def _sides(catalog: Catalog, id_: str) -> frozenset[str]:
    """The places that a treaty's names speak of; the Soviet Union's are Russia's, too."""
    record = catalog.records[id_]
    names = " ".join((record.instrument.title, *(alias.name for alias in record.aliases)))
    return frozenset(place_codes(names)) | (frozenset(("ru",)) if "Soviet" in names else frozenset())


def sides_told(text: str, end: int) -> frozenset[str]:
    """The states with or between which the words behind a noun say that a treaty is: "deal with Japan"."""
    found = _WITH.match(text, end, end + 70)
    names = filter(None, found.groups()) if found else ()
    return frozenset(code for name in names if (code := place_of(name) or place_of(name.split(" ")[0])))


def _mark(words: frozenset[str], near: frozenset[str]) -> float:
    """How many of a name's words stand near, and more for a greater share of it; nothing when that is too few."""
    shared = len(words & near)
    share = shared / len(words)
    return shared + share / 2 if shared >= _LEAST and share >= _SHARE else 0


def _there(nation: str, whereabouts: Whereabouts) -> bool:
    where = whereabouts.places()
    return where[nation] > 0 or (nation == "us" and not any(n > 0 for code, n in where.items() if len(code) == 2))
