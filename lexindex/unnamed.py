"""Titles for what a text leaves unnamed, from its own words: "Texas v. Becerra", "Executive order of Joe Biden".

A title says no more than the text does; where the text says nothing of it, it stays "Lawsuit (unnamed)".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex.filings import COURT, NAME
from lexindex.grammars.parts import NOT_NAMES
from lexindex.model import Kind, Mention

_BEFORE, _AFTER = 300, 110  # characters around a mention in which its parties are told
_ASIDE = r"(?:,[^,.\n]{0,80},)?"
_OWNER = re.compile(rf"(?P<p>{NAME})(?:'s|(?<=s)') (?:[\w-]+ ){{0,2}}\Z")
_BY = re.compile(
    rf"(?: (?:that )?(?:was |were )?(?:filed|brought|launched|lodged|led))?(?: (?:on |in )?(?!\w+ed\b|heard\b|thrown\b|was\b|were\b|is\b|are\b|has\b|had\b)[A-Z]?\w+){{0,3}} by (?:the )?(?P<p>{NAME})"
)
_BRINGS = re.compile(
    rf"(?P<p>{NAME}){_ASIDE} (?:has |have |had |also |jointly ){{0,2}}(?:filed|filing|files|brought|launched|led|leads|lodged)(?: (?:an?|the|its|their|his|her))?(?: [\w-]+){{0,2}} ?\Z"
)
_AGAINST = re.compile(rf"(?: (?:in|at) [^.,;\n]{{0,60}}?)? against (?:the )?(?P<d>{NAME})")
_SUED = re.compile(
    rf"(?P<p>{NAME}){_ASIDE} (?:has |have |had |also |is |are |was |were )?(?:sued|suing|sues) (?:the )?(?P<d>{NAME})"
)
_PURPOSE = re.compile(
    r" (?:on|against|banning|barring|requiring|allowing|demanding|condemning|calling|protecting|outlawing|limiting|restricting|(?P<to>to (?!committees?\b|parliament\b|congress\b|law\b|courts?\b|report\b|second\b|third\b|final\b|first\b|lawmakers\b|voters\b|legislators\b|senators\b|peers\b)[a-z]+)|that (?:would|bans?|bars?|requires?|allows?|forbids?|makes?|lets?|limits?|protects?|gives?))"
    r"(?: (?!(?:is|was|were|are|has|had|have|will|gives?|drew|passed|which|fell|failed|died|lapsed|stalled|won|lost|cleared|went|came|did|got)\b)[\w'%$-]+){1,8}(?!\w| ?\")"
)
# "Separately, the Danish Government": a word for the whole sentence, and no part of who sues.
_OPENING = re.compile(
    r"(?:[A-Z][a-z]{1,12}ly|Meanwhile|Elsewhere|However|Yesterday|Today|Instead|Later|Overnight|[A-Z][a-z]+day|In \w+), (?:the )?"
)
_BETWEEN = re.compile(rf" (?:with|between) (?:the )?{NAME}(?: and (?:the )?{NAME})?")
_CLAUSE = re.compile(
    r" (?:when|while|because|after|before|since|which|who|but|if|unless|until|as|last|in \d{4}|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*",
    re.DOTALL,
)
_TRAILING = re.compile(r" (?:that|and|or|this|the|a|an|of|in|on|to|for|by|with|at|from|over|his|her|its|their)\Z")
_STOP = re.compile(r"(?<![A-Z])\. |\n")
_NO_PARTY = re.compile(
    r"\b(?:Court|Judge|Justice|Congress|Senate|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b(?! Department)|^(?:Commission|Council|Government|State|House|Union|Bloc)$"
)


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
        title = _suit(text, told) if instrument.kind is Kind.CASE else _work(text, told[0])
        if title:
            instrument = replace(instrument, title=title)
            for index in places:
                result[index] = mentions[index]._replace(instrument=instrument)
    return result


def _suit(text: str, told: Sequence[Mention]) -> str:
    """Who sued whom, and in which court, as far as the sentences around the mentions say."""
    plaintiff = defendant = court = ""
    for mention in told[:8]:
        low = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _BEFORE)
        stop = text.find("\n", mention.end)
        high = min(stop if stop >= 0 else len(text), mention.end + _AFTER)
        # The sentence of the mention alone says whose it is and against whom.
        sentence = max(text.rfind(". ", low, mention.start) + 2, low) if ". " in text[low : mention.start] else low
        before, after = text[sentence : mention.start], _STOP.split(text[mention.end : high], maxsplit=1)[0]
        if not plaintiff:
            plaintiff = (
                _party(_OWNER.search(before[-90:]), last=True)
                or _party(_BRINGS.search(before), last=True)
                or _party(_BY.match(after))
            )
        if not defendant:
            defendant = _party(_AGAINST.match(after), "d")
        if not plaintiff and (sued := _SUED.search(text, low, high)):
            plaintiff, rival = _party(sued, last=True), _party(sued, "d")
            defendant = defendant or rival
        if not court and (found := COURT.search(before[-80:] + text[mention.start : mention.end] + after)):
            court = found["court"] or ""
    noun = text[told[0].start : told[0].end]
    noun = noun[:1].upper() + noun[1:]
    if plaintiff and defendant:
        title = f"{plaintiff} v. {defendant}"
    elif defendant:
        title = f"{noun} against {defendant}"
    elif plaintiff:
        title = f"{noun} of {plaintiff}"
    elif court:
        title = noun
    else:
        return ""
    return " ".join(f"{title} ({court.strip()})".split() if court else title.split())


def _party(found: re.Match[str] | None, group: str = "p", *, last: bool = False) -> str:
    """The name that a pattern found, without the words that only begin a sentence; "" where it is none.

    A name may seem to run over a sentence's end: it is the `last` part before what one did, the first after it.
    """
    if not found:
        return ""
    name = _STOP.split(re.sub(r"'s?$", "", found[group]))[-1 if last else 0]
    name = _OPENING.sub("", re.sub(r"^\d+, (?:the )?", "", name))  # "in late 2012, the ACLU"
    words = re.split(r" (?:in|on|at|to|for) ", name, maxsplit=1)[0].strip(" .,").split()
    while words and words[0] in NOT_NAMES:
        words.pop(0)
    name = " ".join(words)
    return name if len(name) > 1 and not name.isdigit() and not _NO_PARTY.search(name) else ""


def _work(text: str, mention: Mention) -> str:
    """What an act, bill, order or treaty is for, or whose it is."""
    noun = text[mention.start : mention.end]
    noun = noun[:1].upper() + noun[1:]
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
    if owner := _party(_OWNER.search(text[max(0, mention.start - 60) : mention.start]), last=True):
        return " ".join(f"{noun} of {owner}".split())
    return ""
