"""Which known act, order, treaty or resolution is meant where a text tells what it does and does not name it."""

import re
from collections import Counter

from lexindex import attributes
from lexindex.catalog import Catalog
from lexindex.countries import Whereabouts, place_codes
from lexindex.dated import sides_told
from lexindex.grammars.deeds import Deed, of_year, said_of, yearless
from lexindex.model import Instrument, Kind, Mention

_BEFORE = 250  # characters before a law that is told by its year alone
_SAYS_NO_MORE = re.compile(r"[.,;)\n]|\Z")
_BETWEEN_STATES = frozenset(("un", "eu", "int", "coe"))


def meant(text: str, mention: Mention, catalog: Catalog, whereabouts: Whereabouts) -> Instrument | None:
    """The one instrument that does what is told, of a year and of places that the text allows; None if in doubt."""
    if mention.kind in (Kind.CASE, Kind.BRIEF):
        return None
    kind = Kind.STATUTE if mention.kind is Kind.BILL else mention.kind
    year = attributes.year(text, mention)
    if not year and mention.kind is Kind.BILL:
        return None  # one before a house is another: "a bill to ban lawmakers from trading stocks"
    said = said_of(text, mention.start, mention.end)
    if year and _SAYS_NO_MORE.match(text, mention.end) and len(said.split()) < 4:
        said = (
            f"{text[max(0, mention.start - _BEFORE) : mention.start].lower()}{said}"  # "the tariffs exceed a 1977 law."
        )
    rows = of_year(kind, year, said) if year else yearless(kind, said)
    rows = [one for one in rows if one.id in catalog.instruments]
    if not rows:
        return None
    if kind is Kind.TREATY and (sides := sides_told(text, mention.end)):
        rows = [one for one in rows if sides <= {*one.places, "eu"}]  # "the 2016 deal with Canada" is not Turkey's
    where = whereabouts.places()
    own = set(map(whereabouts.meant, place_codes(text[mention.start : mention.end])))
    made = attributes.maker(text, mention) if kind is Kind.STATUTE else None  # "Oklahoma passed a law"
    if whose := whereabouts.owner(mention.start, mention.end) or made:
        own.add(whereabouts.meant(whose))
    there = {one.id for one in rows if _there(one, catalog.instruments[one.id], own, where)}
    return catalog.instruments[there.pop()] if len(there) == 1 else None


def _there(row: Deed, instrument: Instrument, own: set[str], where: Counter[str]) -> bool:
    """Whether the text speaks of all places of a row; of an act's own country it must speak as much as of others, or own it there."""
    if row.places:
        return all(where[code] > 0 for code in row.places)
    home = instrument.jurisdiction or ""
    if home in _BETWEEN_STATES:
        return True
    if owners := own - _BETWEEN_STATES:
        return home in owners
    if home == "us":  # papers say which country where it is not their own
        return all(n <= max(where["us"], 0) * 2 for code, n in where.items() if len(code) == 2 and code != "eu")
    nation = home.partition("-")[0]
    alike = [n for code, n in where.items() if (code.startswith(f"{nation}-") if "-" in home else len(code) == 2)]
    return 0 < where[home] >= max(alike, default=0) / 2
