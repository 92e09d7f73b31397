"""Of which country a series of reports or a registry is that several countries have under one name.

India and Canada both have an SCR, and every court of appeal of the Commonwealth a Civil Appeal No. 12 of 2019. Their
grammars write all of them before an id's slash ("ca|in/1964-1-scr-332"); the text says which is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lexindex.countries import Whereabouts
from lexindex.grammars.parts import PLACE_TAGS
from lexindex.model import Instrument, Mention
from lexindex.outside import NATIONAL

TAGGED = re.compile(rf" \((?P<place>{'|'.join(PLACE_TAGS)})\)")
PLACE_TAG = re.compile(rf" \((?P<place>{'|'.join(PLACE_TAGS)})\)$")
PLACE_BEHIND = re.compile(
    r",? (?:[Ss]ections?|[Aa]rticles?|[Ss]chedules?|[Ss]ch\.?|[Pp]art|[Pp]t\.?|ss?\.?|[Aa]rts?\.) \d"
)


def settled(mentions: Sequence[Mention], whereabouts: Whereabouts) -> list[Mention]:
    """The mentions, those of several countries' series as of the one that the text speaks of."""
    return [_settled(mention, whereabouts) for mention in mentions]


def _settled(mention: Mention, whereabouts: Whereabouts) -> Mention:
    if mention.key[0] != "cite" or "|" not in mention.key[1]:
        return mention
    where, _, slug = mention.key[1].partition("/")
    return mention._replace(key=("cite", f"{_home(where.split('|'), whereabouts.places())}/{slug}", *mention.key[2:]))


def _home(codes: Iterable[str], places: Counter[str]) -> str:
    """The first of the countries where the text speaks of none, "x" where it speaks of several alike or only of others."""
    first, *_ = codes = list(codes)
    (best, most), *others = Counter({code: places[code] for code in codes}).most_common(2)
    if most > 0:
        return best if not others or most > others[0][1] else "x"
    elsewhere = any(n > 1 for code, n in places.items() if len(code) == 2 and code not in ("eu", "un"))
    return "x" if elsewhere else first


# Chapters and acts that countries number each for itself: "ke/cap-245", "za/constitution-act-108-of-1996".
_BY_NUMBER = re.compile(r"(?!us/)[a-z]{2}/(?:cap-|(?:.*-)?act-\d+(?:-of-|\Z))")


def by_number(slug: str) -> bool:
    """Whether an id is of an act by its country's number, which is another act in the next country."""
    return _BY_NUMBER.match(slug) is not None


def entitled(mentions: Sequence[Mention]) -> dict[tuple[str, str], Mention]:
    """The acts that a text cites by title and number, by title and year: what the title alone means elsewhere in it."""
    found: dict[tuple[str, str], Mention] = {}
    years: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.key[0] == "cite" and mention.kind in NATIONAL:
            fields = dict(mention.fields)
            if title := fields.get("title"):
                year = fields.get("year", "")
                found.setdefault((f"{title} {year}".strip().lower(), year), mention)
                years.setdefault(title, set()).add(year)
    for title, those in years.items():  # without its year, where the text has that of one only
        if len(those) == 1 and (year := next(iter(those))):
            found.setdefault((title.lower(), ""), found[f"{title} {year}".lower(), year])
    return found


def of_tag(instrument: Instrument, place: str) -> bool:
    """Whether an act is of the place that stands in brackets behind its name: "(Cth)", "(NSW)", "(NI)"."""
    return (instrument.jurisdiction or "") in (place, place.removesuffix("-nir"))
