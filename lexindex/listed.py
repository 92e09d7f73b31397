"""Sections named in a list or range, for a reader who asks for one of them: "42 U.S.C. §§ 1981, 1983-85" holds section 1983.

A list is one mention, of the section that it begins with; its pinpoints tell the others.
"""

import re
from collections.abc import Iterator

from lexindex import pinpoints
from lexindex.catalog import Catalog
from lexindex.catalog_rows import citation_key
from lexindex.model import Document, Mention, Pinpoint
from lexindex.store import Store
from lexindex.store_rows import Row

_ASKED = re.compile(r"§|\b(?:U\. ?S\. ?C|C\. ?F\. ?R|USC|CFR|[Ss]ec(?:tion|\.)|[Aa]rt(?:icle|\.)) ?")


def asks(name: str) -> bool:
    """Whether a name may be the citation of a code's section.

    >>> asks("42 U.S.C. § 1988"), asks("Refugee Convention")
    (True, False)
    """
    return _ASKED.search(name) is not None


def listing(
    store: Store, catalog: Catalog, mention: Mention, known: str, *, boilerplate: bool = False
) -> Iterator[tuple[Document, str, list[Row]]]:
    """Documents with the mentions that name a code's section in a list or range, other than those of `known` itself."""
    fields, key = dict(mention.fields), mention.key
    section = fields.get("section", "")
    places = [place for place in mention.pinpoints if place.unit in ("section", "article")]
    if key[:1] != ("cite",) or "code" not in fields or len(places) != 1:
        return
    if not section or not key[1].endswith(section.lower()) or not key[2].endswith(section):
        return
    begins = f"{mention.kind}:{key[1][: -len(section)]}"
    written = citation_key(key[2][: -len(section)])
    acts = {id_ for one, ids in catalog.citations.items() if one.startswith(written) for id_ in ids}
    wanted = Pinpoint(places[0].unit, places[0].first)
    for id_ in store.with_lists(begins, sorted(acts)):
        if id_ == known:
            continue
        for document, path, mentions in store.mentions_of(id_, boilerplate=boilerplate):
            kept = [one for one in mentions if any(pinpoints.within(place, wanted) for place in one["pinpoints"])]
            if kept:
                yield document, path, kept
