"""Names that instruments share: constitutions of many countries, parties of many cases."""

import re
from functools import lru_cache

from lexindex.catalog import Catalog
from lexindex.catalog_rows import PROPER
from lexindex.grammars.places import PLACES
from lexindex.model import Instrument, Kind
from lexindex.text import fold

_PLACE_LEAD = re.compile(r"^(?:The )?(?:(?:New |South |North |Sri |Hong )?[A-Z][\w.]+ )(?=[A-Z])")
_PLACE_TAIL = re.compile(r" of (?:the )?(?:[A-Z][\w']+ )*(?:Republic of )?(?:the )?[A-Z][\w ]+$")


@lru_cache(maxsize=4)
def placeless(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Ids of statutes by their title without the place it begins or ends with, and without its year."""
    found: dict[str, list[str]] = {}
    for id_, instrument in catalog.instruments.items():
        if instrument.kind is not Kind.STATUTE or not instrument.jurisdiction:
            continue
        named = [alias.name for alias in catalog.records[id_].aliases if alias.type in PROPER and not alias.needs]
        # A constitution may be entitled otherwise: the "Basic Law", an act of another parliament.
        short = [name for name in named if re.search(r"^Constitution of | Constitution$", name)]
        title = re.sub(r",? (?:of )?(?:1[2-9]|20)\d\d$", "", fold(short[0] if short else instrument.title))
        for pattern in (_PLACE_LEAD, _PLACE_TAIL):
            if (place := pattern.search(title)) and (
                title.startswith("Constitution of") or any(word in PLACES for word in place.group().split())
            ):
                rest = title.replace(place.group(), "").lower()
                if " " in rest or rest == "constitution":
                    found.setdefault(rest, []).append(id_)
    return {name: tuple(ids) for name, ids in found.items()}


_PARTY_NOISE = frozenset(
    """
    the of and inc corp co ltd llc et al v state city county board dept department education school united
    states no company corporation association ex parte in re
    """.split()
)


@lru_cache(maxsize=20_000)
def _party_words(party: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[a-z0-9]+", fold(party).lower().replace("'s", "")) if len(word) > 1)


def distinct(party: str) -> str:
    """The word by which a party is best told apart: its last that is no common one."""
    words = [word for word in _party_words(party) if word not in _PARTY_NOISE]
    return words[-1] if words else " ".join(_party_words(party))


@lru_cache(maxsize=4)
def party_index(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Ids of cases by each distinct word of their first party."""
    index: dict[str, list[str]] = {}
    for id_, instrument in catalog.instruments.items():
        if instrument.kind is Kind.CASE:
            first = instrument.title.partition(" v. ")[0]
            words = {word for word in _party_words(first) if word not in _PARTY_NOISE} or {
                " ".join(_party_words(first))
            }
            for word in words:
                index.setdefault(word, []).append(id_)
    return {word: tuple(ids) for word, ids in index.items()}


def same_party(written: str, known: str) -> bool:
    """Whether a party as written, in full or in short, may be the one known."""
    ours, theirs = set(_party_words(written)), set(_party_words(known))
    strong = (ours & theirs) - _PARTY_NOISE
    return ours == theirs or bool(ours and theirs and (ours <= theirs or theirs <= ours) and (strong or ours == theirs))


_OWN_NUMBER = re.compile(r"\[\d{4}\] [A-Z]{3,}[A-Za-z]*(?: Civ| Crim)? \d|\d{4} [A-Z]{3,} \d")


def has_number(instrument: Instrument) -> bool:
    """Whether a court's own number names the case: a judgment of another number is another judgment."""
    return _OWN_NUMBER.match(instrument.citation or "") is not None


_OF_TOWN = re.compile(r"(?:Treaty|Peace|Convention|Protocol|Pact) of [A-Z]\w+")


def of_town(name: str) -> bool:
    """Whether a treaty is named by a town alone: towns saw many, and a year or the words around must say which.

    >>> of_town("Treaty of London"), of_town("Geneva Convention")
    (True, False)
    """
    return _OF_TOWN.fullmatch(name) is not None
