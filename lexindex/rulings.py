"""Which known ruling is meant where a text tells what it did and does not name it."""

from lexindex.catalog import Catalog
from lexindex.countries import Whereabouts
from lexindex.grammars.rulings import held
from lexindex.model import Instrument, Kind, Mention

_BETWEEN_STATES = frozenset(("eu", "echr"))


def meant(text: str, mention: Mention, catalog: Catalog, whereabouts: Whereabouts) -> Instrument | None:
    """The one ruling that a noun and the words around it tell of, of a country that the text speaks of; None if in doubt."""
    if mention.kind is not Kind.CASE:
        return None
    ids = [id_ for id_ in held(text, mention.start, mention.end) if id_ in catalog.instruments]
    if not ids:
        return None
    where = whereabouts.places()
    most = max((count for code, count in where.items() if "-" not in code and len(code) == 2), default=0)
    fitting = []
    for id_ in ids:
        own = (catalog.instruments[id_].jurisdiction or "").partition("-")[0]
        silent = (
            own == "us" and most <= 0 and len(ids) == 1
        )  # nothing says where: papers say which country where it is not their own
        if own in _BETWEEN_STATES or own == "coe" or silent or 0 < where[own] >= most / 2:
            fitting.append(id_)
    return catalog.instruments[fitting[0]] if len(fitting) == 1 else None
