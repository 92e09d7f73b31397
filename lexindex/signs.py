"""What a text says for each of the instruments between which it does not decide: told to a reader, nothing is decided by it."""

import re
from collections.abc import Sequence
from typing import Any

from lexindex.catalog import Catalog
from lexindex.countries import Whereabouts
from lexindex.model import Mention
from lexindex.text import fold

_NEAR = 2000  # characters on either side in which a word that a name needs may stand


def weighed(text: str, mentions: Sequence[Mention], catalog: Catalog, mention: Mention) -> list[dict[str, Any]]:
    """The candidates of a mention, each with its `signs` in the text and a `score`: which part of all signs is for it.

    `signs` are the `years` of the instrument that the text has, how often it speaks of its country (`places`), and the `words`
    near that its name needs. Without any sign all have the same score.
    """
    places = Whereabouts(fold(text), mentions, catalog).places()
    near = fold(text)[max(0, mention.start - _NEAR) : mention.end + _NEAR].lower()
    surface = mention.key[1] if len(mention.key) > 1 else ""
    needs = {entry.id: entry.needs for entry in catalog.names.get(surface, ())}
    told = []
    for one in mention.candidates:
        years = catalog.years(one.id) if one.id in catalog.records else frozenset({(one.date or "")[:4]} - {""})
        signs: dict[str, Any] = {
            "years": sorted(year for year in years if re.search(rf"\b{year}\b", text)),
            "places": max(0, places[one.jurisdiction]) if one.jurisdiction else 0,
            "words": [word for word in needs.get(one.id, ()) if re.search(rf"(?<!\w){re.escape(word)}", near)],
        }
        told.append((one, signs, 2 * len(signs["years"]) + signs["places"] + len(signs["words"])))
    total = sum(count for *_, count in told)
    return [
        {**one.record(), "score": round(count / total if total else 1 / len(told), 2), "signs": signs}
        for one, signs, count in told
    ]
