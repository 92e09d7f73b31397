"""Which protocols of a known treaty a name such as "Second Optional Protocol to the Covenant" may mean."""

import re
from functools import lru_cache

from lexindex.catalog import Catalog
from lexindex.model import Instrument
from lexindex.text import fold

_NAME = re.compile(
    r"(?P<which>(?:(?:First|Second|Third|Fourth|Fifth|Optional|Additional|Amending|Supplementary) ){0,3}(?:optional p|P)rotocol"
    r"(?: (?:No\. ?)?(?:\d{1,2}|[IVX]{1,4}))?),?(?: of \d{4})? (?:additional to|to|amending|supplementing|supplementary to) (?:the )?(?P<treaty>.+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _children(catalog: Catalog) -> dict[str, list[str]]:
    """Ids of protocols by the id of their treaty."""
    found: dict[str, list[str]] = {}
    for id_, one in catalog.instruments.items():
        for relation in one.relations:
            if relation.kind == "protocol_to":
                found.setdefault(relation.target, []).append(id_)
    return found


def meant(catalog: Catalog, name: str, year: str) -> tuple[Instrument, ...] | None:
    """The protocols that fit a name and its year; None where it is known, or not of a protocol to a treaty that the catalog has.

    An ordinal, "Optional" and a number must stand in one of a protocol's names; a number of its own is never left out.
    """
    found = _NAME.fullmatch(name)
    if not found or name.lower() in catalog.names:
        return None
    treaty = re.sub(r"^(?:1[89]|20)\d\d ", "", fold(found["treaty"]).lower())
    parents = {entry.id for entry in catalog.names.get(treaty, ()) if not entry.needs}
    if not parents and (surface := catalog.spelled(treaty)):
        parents = {entry.id for entry in catalog.names[surface] if not entry.needs}
    if not parents:
        return None
    asked = [word.lower() for word in found["which"].split() if word.lower() not in ("protocol", "no.", "additional")]
    fitting = []
    for id_ in dict.fromkeys(id_ for parent in parents for id_ in _children(catalog).get(parent, ())):
        names = " | ".join(alias.name for alias in catalog.records[id_].aliases).lower()
        if all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", names) for word in asked) and (
            not year or year in catalog.years(id_)
        ):
            fitting.append(catalog.instruments[id_])
    return tuple(fitting)
