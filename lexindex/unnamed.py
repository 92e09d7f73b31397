"""Titles for what a text leaves unnamed, from its own words: "Texas v. Becerra", "Executive order of Joe Biden".

A title says no more than the text does; where the text says nothing of it, it stays "Lawsuit (unnamed)".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex import attributes, lawsuits
from lexindex.lawsuits import NAME
from lexindex.model import Kind, Mention
from lexindex.text import capitalised

_PURPOSE = re.compile(
    r" (?:on|against|banning|barring|requiring|allowing|demanding|condemning|calling|protecting|outlawing|limiting|restricting|(?P<to>to (?!committees?\b|parliament\b|congress\b|law\b|courts?\b|report\b|second\b|third\b|final\b|first\b|lawmakers\b|voters\b|legislators\b|senators\b|peers\b)[a-z]+)|that (?:would|bans?|bars?|requires?|allows?|forbids?|makes?|lets?|limits?|protects?|gives?))"
    r"(?: (?!(?:is|was|were|are|has|had|have|will|would|gives?|drew|passed|which|fell|failed|died|lapsed|stalled|won|lost|cleared|went|came|did|got|takes?|took|carr(?:y|ies|ied)|comes|goes|became|begins?|began|faces|faced)\b)[\w/'%$-]+){1,8}(?!\w| ?\")"
)
_BETWEEN = re.compile(rf" (?:with|between) (?:the )?{NAME}(?: and (?:the )?{NAME})?")
_CLAUSE = re.compile(
    r" (?:when|while|because|after|before|since|which|who|but|if|unless|until|as|last|in \d{4}|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*",
    re.DOTALL,
)
_TRAILING = re.compile(r" (?:that|and|or|this|the|a|an|of|in|on|to|for|by|with|at|from|over|his|her|its|their)\Z")
_STOP = re.compile(r"(?<![A-Z])\. |\n")


def titled(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each unnamed instrument with the title that its text gives it; filings are told of elsewhere."""
    chains: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        instrument = mention.instrument
        if instrument is None or not instrument.local or instrument.kind is Kind.BRIEF:
            continue
        if instrument.title.endswith(" (unnamed)"):
            chains.setdefault(instrument.id, []).append(index)
    result = list(mentions)
    for places in chains.values():
        told = [mentions[index] for index in places]
        instrument = told[0].instrument
        assert instrument is not None
        if instrument.kind is Kind.CASE:
            suit = lawsuits.read(text, told)
            title = _suit(capitalised(text[told[0].start : told[0].end]), suit)
            fields = dict(suit.fields())
        else:
            title = _work(text, told[0])
            fields = attributes.read(text, told)
            instrument = replace(instrument, jurisdiction=fields.get("jurisdiction"), date=fields.get("year"))
        for index in places:
            given = {**fields, **dict(mentions[index].fields)}
            result[index] = mentions[index]._replace(fields=tuple(given.items()), instrument=instrument)
        if title:
            instrument = replace(instrument, title=title)
            for index in places:
                result[index] = result[index]._replace(instrument=instrument)
    return result


def _suit(noun: str, suit: lawsuits.Suit) -> str:
    """A title of the names of who sued whom, and the court, as far as they are known."""
    if suit.plaintiff and suit.defendant:
        title = f"{suit.plaintiff} v. {suit.defendant}"
    elif suit.defendant:
        title = f"{noun} against {suit.defendant}"
    elif suit.plaintiff:
        title = f"{noun} of {suit.plaintiff}"
    elif suit.court:
        title = noun
    else:
        return ""
    return " ".join(f"{title} ({suit.court})".split() if suit.court else title.split())


def _work(text: str, mention: Mention) -> str:
    """What an act, bill, order or treaty is for, or whose it is."""
    noun = capitalised(text[mention.start : mention.end])
    purpose = (_BETWEEN if mention.kind is Kind.TREATY else _PURPOSE).match(text, mention.end, mention.end + 90)
    aim = (
        purpose and mention.kind is not Kind.TREATY and purpose["to"]
    )  # "used the resolution to press" is no aim of it
    if purpose and not (aim and mention.key[2] != "indefinite"):
        words = purpose.group()
        words = _CLAUSE.sub("", _STOP.split(words, maxsplit=1)[0])
        while shorter := _TRAILING.search(words):
            words = words[: shorter.start()]
        if words.count(" ") > 1 or mention.kind is Kind.TREATY:
            return " ".join((noun + words).split()).rstrip(".")
    if owner := lawsuits.party(lawsuits.OWNER.search(text[max(0, mention.start - 60) : mention.start]), last=True):
        return " ".join(f"{noun} of {owner}".split())
    return ""
