"""Whether a passage only tells how things go in general, so that a noun of law in it is a class and no instrument."""

import re

from lexindex.grammars import Page
from lexindex.text import any_of

_NEAR, _FAR = 200, 300
# Advice speaks to its reader, or for a firm to its clients; where somebody is quoted, "you" is said to another.
_READER = re.compile(
    r"\b(?:[Yy]ou(?:r|rs|rself|'re|'ve|'ll)?\b|[Oo]ur (?:clients?|firm|attorneys|lawyers|solicitors)\b"
    r"|[Cc](?:ontact|all) (?:us|an? (?:\w+ )?(?:attorney|lawyer|solicitor))\b)"
)
_QUOTED = re.compile(any_of("said|says|told|tells|testified|tweeted|wrote|writes") + r"\b")
# What happened is told in the past; a manual has rules for whatever may come.
_HAPPENED = re.compile(
    any_of(
        r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bnot )(?<!\bbeing )(?<!usually )(?<!often )(?<!only )"
        r"(?:was|were|had|did|said|told|ruled|filed|heard|held|found|argued|wrote|dismissed|began|sued|asked|accused|alleged|won|lost|announced|agreed|signed|took|came|went|became"
        r"|passed|voted|rejected|approved|issued|ordered|overturned|upheld|struck|blocked|challenged|introduced|adopted|repealed|claimed|sought|brought|gave|made|has been|have been|(?:1[89]|20)\d\d)"
    )
    + r"\b"
)
# Whoever is told of did something: "they expressed a desire", "a council member shared".
_DID = re.compile(
    any_of(
        r"[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Aa]|[Oo]ne|[Ss]ome|[Ss]everal|[Oo]ther) (?:[a-z]+ ){0,2}(?:members?|residents|officials?|lawmakers?|minister|council(?:lors?|ors?)?|police|critics|supporters|union|groups?|owners?|parents|farmers|speakers?|representatives?|spokes(?:man|woman|person)|director|mayor|senator)"
    )
    + r" (?:also |later |then )?[a-z]{3,12}ed\b(?! (?:by|to)\b)"
)
_HEADLINE = re.compile(
    any_of("(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|this week|next week|last week") + r"\b"
)
_GENERAL = re.compile(
    any_of(
        r"may|might|can|cannot|must|should|usually|typically|often|generally|normally|always|sometimes|whether|if|when|once|unless|any|every|each|a person|a party|a state|states|people|someone|anyone|parties"
    )
    + r"\b",
    re.IGNORECASE,
)
_WHOEVER = re.compile(
    any_of("an?|any|each|every|no")
    + r" (?:state|country|nation|government|party|person|court|company|employer|employee|landlord|tenant|buyer|seller|plaintiff|defendant|judge|citizen|worker) (?:may|might|can|must|should|could|who|that)\b"
)
_NAMED = re.compile(r"(?<=[a-z0-9,;:'\")] )[A-Z][a-z]|\b[A-Z]{2,}\b|\b[A-Z]\w+ [A-Z][a-z]")
_LONG = 180
_ENOUGH = 2
_OFTEN = 4
_MUCH = 4


def expounds(page: Page, start: int, end: int) -> bool:
    """Whether the text around a span advises its reader, or lays out what may happen and tells of nothing that did.

    >>> told = "If you are hurt, your lawyer may file a lawsuit."
    >>> expounds(Page(told), 40, 47)
    True
    """
    text = page.text
    low, high = max(0, start - _NEAR), end + _NEAR
    first, last = max(0, start - _FAR), end + _FAR
    told = page.near("past", start, end, _FAR)  # as of nearly all news: then only advice is left, which is rare
    told = told or bool(
        _HAPPENED.search(text, first, last) or _HEADLINE.search(text, first, last) or _DID.search(text, first, last)
    )
    addressed = text.count("you", first, last) + text.count("You", first, last) >= _ENOUGH
    if told and not addressed:
        return False
    quoted = _QUOTED.search(text, low, high) is not None
    if addressed and not quoted and _several(_READER, text, low, high, _OFTEN):
        return True
    if told:
        return False
    # News names somebody or some place; what names none, at length, is told of all.
    return (
        _several(_GENERAL, text, low, high, _MUCH)
        or _WHOEVER.search(text, low, high) is not None
        or (addressed and not quoted and _several(_READER, text, first, last, _ENOUGH))
        or (min(last, len(text)) - first >= _LONG and not _NAMED.search(text, first, last))
    )


def _several(pattern: re.Pattern[str], text: str, low: int, high: int, enough: int) -> bool:
    found = pattern.finditer(text, low, high)
    return all(next(found, None) is not None for _ in range(enough))
