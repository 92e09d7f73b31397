"""The law of a country as papers write it small: "the constitution", "its penal code"; and acts by another head: "Magna Carta for"."""

import re

from lexindex.grammars import Page
from lexindex.grammars.exposition import expounds
from lexindex.grammars.parts import name_forward, year_after
from lexindex.grammars.places import is_place
from lexindex.model import Form, Kind, Mention

# Papers that write it small write "the constitution" of a country, never of an ox; whose it is stands before it or nowhere.
_SMALL = re.compile(
    r"(?:\b(?:the|its|their|our|under)|'s|s') (?P<whole>(?:(?P<year>(?:1[89]|20)\d\d) )?(?:(?:state|federal|national|transitional|interim|provisional|country's|nation's|Commonwealth|Philippine|Filipino|Greek|Swiss|Slovak|Uzbek|Kyrgyz|Cypriot|[A-Z][a-z]{2,}(?:n|sh|ese|i|ch)|(?-i:(?P<place>[A-Z][a-z]{3,})(?: [Ss]tate)?)) )?"
    r"(?:constitution|(?:penal|criminal|civil|labou?r|electoral|family) code))\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<owner>[A-Z]\w+)'s (?:[a-z][\w-]+ ){1,2}(?P<whole>(?P<year>(?:1[89]|20)\d\d )?(?P<place>)constitution)\Z"
)
_SMALL_AFTER = re.compile(r"(?:'s)? (?:of (?!(?:19|20)\d\d)|and (?:by-?laws|rules)\b|committee|society)|-")


# "the draft constitution", which voters or a house have before them
_PLANNED = re.compile(
    r"(?:\b[Tt]he|\b[Ii]ts|'s) (?P<words>(?:new|draft|proposed|interim|revised|transitional|new draft)(?: [A-Z][a-z]+)?) constitution\Z"
)
_ASKED = re.compile(
    r"\b(?:reject|approv|adopt|endors|oppos|promulgat|draft|back|accept)(?:ed|e|es|s|ing)? (?:the|its) \Z"
)
_PUT_TO = re.compile(
    r"\b(?:referend(?:um|a)|plebiscite|voters?|vot(?:e|ed|ing)|constituent assembly|drafters|drafting (?:committee|commission|panel)|parliament|lawmakers|promulgated|ratif\w+)\b",
    re.IGNORECASE,
)
_IN_FORCE = ("interim", "transitional")  # these are a country's for a while: "Sudan's transitional constitution"
_SAYS_SO = re.compile(r"\b(?:is|was|are|were|remains|became|called|not) \Z")  # "Cap. 63 is the penal code"


def small(page: Page, end: int, head: str) -> Mention | None:
    """Read "the constitution", "the country's penal code": written small, of one country all the same."""
    text = page.text
    found = _SMALL.search(text, max(0, end - 60), end)
    if head == "constitution" and (planned := _PLANNED.search(text, max(0, end - 60), end)):
        asked = _ASKED.search(text, max(0, planned.start() - 20), planned.start("words"))
        if _SMALL_AFTER.match(text, end, end + 14):
            return None
        if asked or _PUT_TO.search(text, max(0, end - 200), end + 150):
            key = ("head", head, "definite", "stands", planned["words"])
            return Mention(planned.start("words"), end, Kind.STATUTE, Form.COREFERENCE, key)
        if planned["words"] not in _IN_FORCE:
            return None
    if not found and head == "constitution" and (owned := _OWNED.search(text, max(0, end - 60), end)):
        found = owned if is_place(owned["owner"]) else None  # "Japan's pacifist constitution"
    if (
        not found
        or _SMALL_AFTER.match(text, end, end + 14)
        or _SAYS_SO.search(text, max(0, found.start() - 12), found.start())
    ):
        return None
    start, name = found.start("whole"), text[found.start("whole") : end]
    if (place := found["place"]) and not is_place(place):
        return None  # "the Mueller constitution"
    stop, year = year_after(text, end) if text.startswith(" of ", end) else (end, found["year"] or "")
    if head == "constitution" and _CLUB.search(text, max(0, start - 40), end + 40):
        return None
    if name.islower() and text.endswith(("the ", "The "), 0, start) and expounds(page, start, end):
        return None  # "where the constitution is written": any country's
    title = re.sub(r"^(?:(?:1[89]|20)\d\d |country's |nation's )+", "", name)
    title = " ".join(word if word[0].isupper() else word.capitalize() for word in title.split())
    title = title.replace(" State ", " ") if found["place"] else title
    return Mention(start, stop, Kind.STATUTE, Form.NAMED, ("new", title, year), fields=(("title", title),))


def carta(text: str, start: int) -> Mention | None:
    """Read "Magna Carta for Small Farmers": so the Philippines call acts on the rights of a group."""
    stop = name_forward(text, start + len("Magna Carta"))
    stop = text.find(",", start, stop) if "," in text[start:stop] else stop
    after, year = year_after(text, stop)
    title = text[start:stop]
    if len(title.split()) < 4:
        return None
    return Mention(start, after, Kind.STATUTE, Form.NAMED, ("new", title, year), fields=(("title", title),))


_CLUB = re.compile(
    r"\b(?:[Cc]lub|[Cc]hoir|[Ss]ociety's|[Aa]ssociation's|[Ll]eague's|[Cc]hurch's|[Ff]ederation's|[Tt]reasurer|[Uu]nion's|[Pp]arty's|FIFA|members' meeting|annual meeting|delegates|healthy|robust|strong)\b"
)
