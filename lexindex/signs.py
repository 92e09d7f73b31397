"""What a text says for each of the instruments between which it does not decide: told to a reader, nothing is decided by it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lexindex.catalog import Catalog
from lexindex.countries import Whereabouts
from lexindex.model import Instrument, Mention
from lexindex.text import fold

_NEAR = 2000  # characters on either side in which a word that a name needs may stand
_YEAR = re.compile(r"[12](?<!\d[12])(?:(?<=1)[2-9]|(?<=2)0)\d\d(?!\d)")


class Signs(NamedTuple):
    """The years of an instrument that a text has, how often it speaks of its country, and the words near that its name needs."""

    years: tuple[str, ...]
    places: int
    words: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much they say together; a year says most."""
        return 2 * len(self.years) + self.places + len(self.words)


def weighed(text: str, mention: Mention, catalog: Catalog, places: Mapping[str, int]) -> Mention:
    """A mention with its candidates in the order of what the folded text says for each, and which part of it all that is (`odds`).

    `places` counts how often the text speaks of each jurisdiction. Without any sign all have the same odds.
    """
    told = [(_signs(text, mention, one, catalog, places).weight, one) for one in mention.candidates]
    total = sum(weight for weight, _ in told)
    told.sort(key=lambda pair: -pair[0])
    odds = tuple(round(weight / total if total else 1 / len(told), 2) for weight, _ in told)
    return mention._replace(candidates=tuple(one for _, one in told), odds=odds)


@lru_cache(maxsize=2)
def _years(text: str) -> frozenset[str]:
    """The years that a text has, found once for all its mentions."""
    return frozenset(_YEAR.findall(text))


def _signs(text: str, mention: Mention, one: Instrument, catalog: Catalog, places: Mapping[str, int]) -> Signs:
    known = one.id in catalog.records
    years = catalog.years(one.id) if known else frozenset({(one.date or "")[:4]} - {""})
    surface = mention.key[1] if len(mention.key) > 1 else ""
    needs = next((entry.needs for entry in catalog.names.get(surface, ()) if entry.id == one.id), ()) if known else ()
    near = text[max(0, mention.start - _NEAR) : mention.end + _NEAR].lower()
    return Signs(
        tuple(sorted(years & _years(text))),
        max(0, places.get(one.jurisdiction or "", 0)),
        tuple(word for word in needs if re.search(rf"(?<!\w){re.escape(word)}", near)),
    )


def explained(text: str, mentions: Sequence[Mention], catalog: Catalog, mention: Mention) -> list[dict[str, Any]]:
    """The candidates of a mention as records, each with its `score` and the `signs` in the text that it rests on."""
    folded = fold(text)
    places = Whereabouts(folded, mentions, catalog).places()
    signs = (_signs(folded, mention, one, catalog, places) for one in mention.candidates)
    return [
        {**record, "signs": {"years": list(one.years), "places": one.places, "words": list(one.words)}}
        for record, one in zip(mention.record()["candidates"], signs, strict=True)
    ]
