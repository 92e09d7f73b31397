"""Names like one that nothing bears, for whoever mistyped it."""

import difflib
from collections.abc import Iterable

from lexindex.store_rows import key

_LONGEST = 200  # characters of a name; what is longer was no slip
_LIKE = 0.7


def near(name: str, titles: Iterable[str]) -> list[str]:
    """At most three titles like a name: those that share a word or a beginning with it, as comparing with all takes seconds.

    >>> near("Refuge Convention", ["Refugee Convention", "Paris Agreement"])
    ['Refugee Convention']
    """
    wanted = key(name)
    if len(wanted) > _LONGEST:
        return []
    parts = {word for word in wanted.split() if len(word) > 3}
    names = {key(title): title for title in titles}
    likely = [one for one in names if one[:3] == wanted[:3] or not parts.isdisjoint(one.split())]
    return [names[one] for one in difflib.get_close_matches(wanted, likely, 3, _LIKE)]
