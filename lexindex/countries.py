"""Which country's act a name means: the places a text speaks of, and the owner that stands beside the name.

Most countries have a Privacy Act. The one is meant whose country owns it in so many words ("Kenya's Data Protection
Act", "the Companies Act of India"), else the one whose country the text speaks of most; else it stays open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lexindex.grammars.places import PHRASES, PLACES
from lexindex.model import Instrument, Kind

PLACES_REACH = 200_000  # characters: what a document says of its country, it says early
_CAPITALISED = re.compile(r"\b[A-Z][\w.]*(?: (?=[A-Z]))?")
_NATIONAL = (Kind.STATUTE, Kind.BILL, Kind.REGULATION)
_SHARED = frozenset({"eu", "un", "int", "coe", ""})  # no country's own
_WITHIN = {"hk": "cn", "mo": "cn"}  # whose legislature also legislates there


def place_of(words: str) -> str | None:
    """The jurisdiction that a place name or its adjective stands for."""
    plain = words.rstrip(" .")
    if code := PHRASES.get(plain) or PLACES.get(words) or PLACES.get(plain):
        return code
    if plain.endswith(("ans", "ians")) and plain != "Indians":  # "Canadians"; Indians may be of America
        return PLACES.get(plain[:-1])
    return None


def place_codes(text: str) -> Iterator[str]:
    """The jurisdiction of each place that a text names, longest phrase first."""
    words = _CAPITALISED.findall(text)
    skip = 0
    for at, written in enumerate(words):
        if skip:
            skip -= 1
            continue
        if written[-1] == " ":  # another capitalised word follows
            for length in (3, 2):
                if code := PHRASES.get("".join(words[at : at + length]).rstrip(" .")):
                    skip = length - 1
                    yield code
                    break
            if skip:
                continue
        word = written.rstrip()
        if word != "African" and (code := place_of(word)):
            yield code


_OWNER = re.compile(
    r"(?:(?P<owner>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})(?:'s?|(?<=s)')|(?P<people>[A-Z][\w.]*(?: [A-Z][\w.]*){0,1}))"
    r" (?:(?:own|new|tough|controversial|draconian|strict|landmark|proposed|amended|notorious|federal|colonial-era|so-called)"
    r",? ){0,2}\Z"
)
_OF_OWNER = re.compile(r",? of (?:the )?(?P<owner>[A-Z]\w+(?: [A-Z]\w+)?)\b")


def owner(text: str, start: int, end: int) -> str | None:
    """The jurisdiction to which the words beside a name give it: "India's", "the British", "of Nigeria"."""
    floor = max(0, start - 60)
    if text[start - 1 : start] == " " and (found := _OWNER.search(text, floor, start)):
        words = (found["owner"] or found["people"]).split(" ")
        for drop in range(len(words)):
            if code := place_of(" ".join(words[drop:])):
                return code
    if text[end : end + 4] == " of " and (found := _OF_OWNER.match(text, end, end + 40)):
        return place_of(found["owner"]) or place_of(found["owner"].split(" ")[0])
    return None


def country(instrument: Instrument) -> str:
    """The country of an instrument, without its part; empty when it is of none or of several."""
    code = (instrument.jurisdiction or "").partition("-")[0]
    return "" if code in _SHARED or instrument.kind not in _NATIONAL else code


def owned(ids: Sequence[str], whose: str, instruments: Mapping[str, Instrument]) -> list[str] | None:
    """Those that this owner may have; None when it owns none of them, and each is some other country's."""
    nation = whose.partition("-")[0]
    theirs = [id_ for id_ in ids if instruments[id_].jurisdiction == whose]
    if not theirs:
        theirs = [id_ for id_ in ids if nation in (country(instruments[id_]), _WITHIN.get(country(instruments[id_])))]
    if theirs or nation in _SHARED or not all(country(instruments[id_]) for id_ in ids):
        return theirs or list(ids)
    return None


def spoken_of(ids: Sequence[str], where: Counter[str], instruments: Mapping[str, Instrument]) -> list[str]:
    """Those of the country that the text speaks of most; all of them when it speaks of none or of two alike."""
    marks = Counter({country(instruments[id_]): 0 for id_ in ids})
    for code in marks:
        marks[code] = where[code] + sum(n for place, n in where.items() if place == _WITHIN.get(code))
    (best, most), *others = marks.most_common(2)
    if not most or (others and most < 2 * others[0][1]):
        return list(ids)
    return [id_ for id_ in ids if country(instruments[id_]) == best]
