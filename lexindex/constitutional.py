"""Which constitution, or convention on rights, an article alone, a year or a numbered amendment is of, in a text that does not say."""

import re
from collections import Counter

from lexindex.countries import STRASBOURG, Whereabouts, country
from lexindex.homonyms import placeless
from lexindex.model import Instrument, Kind, Mention

_DATED = re.compile(r"(?:\d{4} )?[Cc]onstitution(?: of \d{4})?")
# Words of texts in which an article alone is of the constitution.
_CONSTITUTIONAL = re.compile(
    r"\b(?:[Cc]onstitution\w*|[Ff]undamental|unconstitutional|Supreme Court|High Court|apex court|justices|bench|[Rr]ight to|referendum)\b"
)
_OF_SEVEN, _ARTICLES_REACH = re.compile(r"(?:I|II|III|IV|V|VI|VII)(?:\(\d{1,2}\))?"), 6000
_OF_THE_UNION = ("U.S.", "United States", "American", "Washington")  # each tells without a look at all places
_NO_ORDINALS = frozenset(("gb", "ca", "au", "nz", "eu", "us"))  # whose writers mean the American amendments by them
_AMENDMENT = re.compile(r"statute:us/constitution/amendment-(\d+)")


def convention(where: Whereabouts, mention: Mention) -> Instrument | None:
    """The European Convention on Human Rights, of which an article alone is where the text speaks of Strasbourg."""
    text, end = where.text, mention.end
    number = re.match(r"\d+", mention.pinpoints[0].first)
    if text.startswith((" of ", " to "), end) or not number or not 2 <= int(number.group()) <= 18:
        return None
    near = STRASBOURG.search(text, max(0, mention.start - 500), end + 300)
    return where.catalog.instruments.get("treaty:echr-1950") if near else None


def constitution(where: Whereabouts, mention: Mention) -> Instrument | None:
    """The constitution that an article alone is of: of the one country that a text about courts or rights speaks of."""
    text, end = where.text, mention.end
    if text.startswith((" of ", " to "), end):
        return None
    if _OF_SEVEN.fullmatch(mention.pinpoints[0].first) and _amended(where, mention):
        return where.catalog.instruments.get("statute:us/constitution")
    if not _CONSTITUTIONAL.search(text, max(0, mention.start - 300), end + 200):
        return None
    nations = Counter({code: n for code, n in where.places().items() if len(code) == 2 and code not in ("eu", "un")})
    (home, most), *others = [*nations.most_common(2), ("", 0)][:2]
    if most < 2 or (others and most < 2 * others[0][1]):
        return None
    if (home == "us") != mention.pinpoints[0].first.isalpha():
        return None  # the articles of the American one are I to VII
    theirs = [
        id_
        for id_ in placeless(where.catalog).get("constitution", ())
        if country(where.catalog.instruments[id_]) == home
    ]
    return where.catalog.instruments[theirs[0]] if len(theirs) == 1 else None


def _amended(where: Whereabouts, mention: Mention) -> bool:
    """Whether the text names amendments of the American constitution, and no other country that may have one."""
    nations = {code: n for code, n in where.places().items() if len(code) == 2 and code not in ("eu", "un")}
    return max(nations, key=nations.__getitem__, default="us") == "us" and any(
        part.partition(":")[2].startswith("us/constitution") or part.startswith("us/constitution")
        for other in where.mentions
        if abs(other.start - mention.start) < _ARTICLES_REACH
        for part in other.key[1:]
    )


def constitution_of(where: Whereabouts, name: str, year: str) -> Instrument | None:
    """The constitution of that year of a country that the text speaks of: "the 1992 Constitution" in a report from Accra."""
    if not year or not _DATED.fullmatch(name):
        return None
    catalog, places = where.catalog, where.places()
    theirs = [id_ for id_ in placeless(catalog).get("constitution", ()) if year in catalog.years(id_)]
    there = [id_ for id_ in theirs if places[catalog.instruments[id_].jurisdiction or ""]]
    return catalog.instruments[there[0]] if len(there) == 1 else None


def amendment(where: Whereabouts, id_: str) -> Instrument | None:
    """The amendment of that number of the country that a text speaks of, where it never speaks of the United States.

    The Twenty-sixth Amendment in a report from Islamabad; numbered amendments in British ones are American.
    """
    number = _AMENDMENT.fullmatch(id_)
    if not number or any(sign in where.text for sign in _OF_THE_UNION):
        return None
    nations = {code: n for code, n in where.places().items() if len(code) == 2 and code not in ("eu", "un") and n}
    if len(nations) != 1 or not _NO_ORDINALS.isdisjoint(nations):
        return None
    (home,) = nations
    if known := where.catalog.instruments.get(f"statute:{home}/constitution/amendment-{number[1]}"):
        return known
    theirs = [i for i in placeless(where.catalog).get("constitution", ()) if i.startswith(f"statute:{home}/")]
    if len(theirs) != 1:
        return None
    american = where.catalog.instruments.get(id_)
    ordinal = american.title.partition(" to the ")[0] if american else f"Amendment {number[1]}"
    title = f"{ordinal} to the {where.catalog.instruments[theirs[0]].title}"
    return Instrument(f"statute:{home}/constitution/amendment-{number[1]}", Kind.STATUTE, title, home)
