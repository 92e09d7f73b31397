"""What a text says of an act, order, bill, resolution or treaty that it leaves unnamed: whose, of which year, on what."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lexindex import homestate, told
from lexindex.grammars.events import DATES_FROM
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.model import Kind, Mention
from lexindex.text import by_letter, sentence

_MOST = 8  # mentions of one instrument that are looked at
_NEAR_YEAR = 250  # characters on either side of a mention in which its sentence may give its year
_NEAR = 140  # characters before a mention in which the sentence may name who made it
# Who made it, between the maker's place and the mention: "California voters approved a ballot measure".
_MADE = (
    r"pass(?:ed|es)?|sign(?:ed|s)?|adopt(?:ed|s)?|approv(?:ed?|es)|enact(?:ed|s)?|issu(?:ed?|es)|introduc(?:ed?|es)|promulgat(?:ed?|es)|propos(?:ed?|es)|push(?:ed|es)?(?: through)?|"
    r"back(?:ed|s)?|unveil(?:ed|s)?|repeal(?:ed|s)?|amend(?:ed|s)?|pre-fil(?:ed|es)|tabled|publish(?:ed|es)?|vot(?:ed|es) (?:for|through)|debat(?:ed?|es)|ratif(?:ied|ies)|"
    r"overturn(?:ed|s)?|revok(?:ed?|es)|decreed|imposed|rushed through|has|have|had"
)
_MADE_IT = re.compile(rf"\b(?:{_MADE})\b")
_IN = re.compile(r" (?:in|of) (?:the )?(?P<place>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?![\w-])")
# A place somebody is from, comes to or speaks of made nothing; a senator's state did not pass the bill of the union.
_NOT_MAKER = re.compile(
    r"(?:\b(?:in|of|with|against|on|to|from|for|about|near|between|over|and|by|at|toward|towards|than|R|D|into|across) (?:the )?|[-/(])\Z"
)
_MEMBER = re.compile(
    r"(?:'s)?,? (?:[\w-]+ )?(?:Sens?\b|Reps?\b|[Ss]enators?|[Rr]epresentatives?|Congress|[Rr]epublicans? (?:Sen|Rep)|[Dd]emocrats? (?:Sen|Rep)|MEPs?\b|[Aa]mbassador|[Cc]ourts?\b|judges?\b)"
)
_BODIES = {"Security Council": "un", "General Assembly": "un", "European Parliament": "eu", "European Commission": "eu", "Council of the European Union": "eu"}  # fmt: skip
_AMBIGUOUS = frozenset(
    ("Georgia", "Georgian", "Washington", "Carolina", "Dakota", "Columbia", "Newcastle", "Perth", "Hamilton")
)


@lru_cache(maxsize=1)
def _places() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {**PHRASES, **PLACES, **_BODIES}
    known = {name: code for name, code in known.items() if name not in _AMBIGUOUS}
    names = by_letter([re.escape(name) for name in sorted(known, key=len, reverse=True)], r"\w.-")
    return re.compile(rf"(?:{names})(?!\w)"), known


def read(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """The jurisdiction, year and subject that the mentions of one unnamed instrument tell, as far as they do."""
    found: dict[str, str] = {}
    first = mentions[0]
    for mention in mentions[:_MOST]:
        low, high = sentence(text, mention.start, mention.end)
        asks = first.kind is not Kind.TREATY and "jurisdiction" not in found
        if asks and (where := _jurisdiction(text, mention, low, high)):
            found["jurisdiction"] = where
        if "year" not in found and (year := _year(text, mention, low, high)):
            found["year"] = year
        if "subject" not in found and (subject := _subject(text, mention)):
            found["subject"] = subject
    if first.kind is Kind.TREATY and (parties := _parties(text, first)):
        found["parties"] = parties
    return found


def _jurisdiction(text: str, mention: Mention, low: int, high: int) -> str | None:
    pattern, known = _places()
    if mention.key[1] in ("ordinance", "bylaw", "by-law", "byelaw"):
        return None  # a town's
    own = {known[one.group()] for one in pattern.finditer(text, mention.start, mention.end)}
    if own:
        return own.pop() if len(own) == 1 else None
    before = text[max(low, mention.start - _NEAR) : mention.start]
    if re.search(r"\b[Tt]he state's (?:[\w-]+ ){0,2}\Z", before):
        return homestate.before(text, mention.start, mention.end)
    if (behind := _IN.match(text, mention.end, high)) and behind["place"] in known:
        return known[behind["place"]]
    makers = [
        one
        for one in pattern.finditer(before)
        if not _NOT_MAKER.search(before, 0, one.start())
        and not _MEMBER.match(before, one.end())
        and not before.startswith((" City", " Council", " County", "'s City", "'s city"), one.end())
    ]
    if not makers:
        return None
    last = makers[-1]
    between = before[last.end() :]
    owner = re.fullmatch(r"'s? (?:[\w-]+ ){0,3}", between)
    if not owner and not _MADE_IT.search(between):
        return None
    codes = {known[one.group()] for one in makers}
    if len(codes) > 1 and not owner:
        return None
    return known[last.group()]


_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_VERBS = r"(?:passed|signed|enacted|adopted|approved|introduced|issued|promulgated|proposed|ratified|pushed through|published|reached|agreed|concluded|struck|brokered|negotiated|backed|tabled|unveiled|repealed)"
_MADE_THEN = re.compile(
    rf"(?: (?:between|with) [^,.;\n]{{1,60}}?)?,? (?:(?:which|that) )?(?:(?:was|were|is|had been|has been) )?(?:first )?{_VERBS}\b(?P<rest>[^.;]{{0,60}})"
)
_MADE_BEFORE = re.compile(rf"\b{_VERBS} (?:(?:an?|the|its|his|her|their) )?(?:[\w-]+ ){{0,2}}\Z")
_DATED = re.compile(
    r"\b(?:in|on|of) (?:[A-Z][a-z]{2,8}\.? )?(?:\d{1,2}(?:, | [A-Z][a-z]+ ))?(?P<year>(?:1[6-9]|20)\d\d)\b"
)
_OTHER = re.compile(
    r"\b(?:until|since|after|before|when|while|because|by|from|to (?:take|end)|struck|blocked|expires?|ends?)\b"
)


def maker(text: str, mention: Mention) -> str | None:
    """The jurisdiction that its own words or its sentence give an act: "Oklahoma passed a law"."""
    return _jurisdiction(text, mention, *sentence(text, mention.start, mention.end))


def year(text: str, mention: Mention) -> str | None:
    """The year that its own words or its sentence give an instrument, as far as one does."""
    if not _YEAR.search(text, max(0, mention.start - _NEAR_YEAR), mention.end + _NEAR_YEAR):
        return None  # as mostly: no need to look where the sentence ends
    return _year(text, mention, *sentence(text, mention.start, mention.end))


def _year(text: str, mention: Mention, low: int, high: int) -> str | None:
    """Its own year, or that in which the sentence says it was passed, signed or agreed."""
    if own := _YEAR.search(text, mention.start, mention.end):
        return own.group()
    if then := _MADE_THEN.match(text, mention.end, high):
        dated = _DATED.search(then["rest"])
        return dated["year"] if dated and not _OTHER.search(then["rest"], 0, dated.start()) else None
    if since := DATES_FROM.match(text, mention.end, high):
        return since["year"]
    if not _MADE_BEFORE.search(text, max(low, mention.start - 60), mention.start):
        return None
    # "Parliament passed a law in 2018 that ...", "In May 2017, Parliament passed a law".
    dated = _DATED.search(text, mention.end, min(high, mention.end + 90))
    if dated and not _OTHER.search(text, mention.end, dated.start()):
        return dated["year"]
    opening = told.date(f"{text[low : mention.start]}filed")
    return opening[:4] if opening and _YEAR.fullmatch(opening[:4]) else None


_NEUTRAL = frozenset(
    """
    new newer newest controversial proposed same latest original sweeping draft old current revised amended final recent landmark so-called first second third
    earlier previous strict tough harsh divisive disputed contested entire very actual federal national local state international bilateral secret historic famous
    infamous tentative preliminary emergency temporary republican democratic house senate executive un u.n. eu us u.s. presidential un-backed binding legal similar
    separate major big key tougher stricter narrow broad comprehensive far-reaching bipartisan rival formal official single special general interim own next last coming military ministerial private member's members' stopgap separate pending
    executive statutory sub-national ballot
    """.split()
)
_ON = re.compile(
    r"(?: in (?:[A-Z][a-z]+ )?(?:1[6-9]|20)\d\d)?,? (?P<lead>on|about|regulating|governing|against|banning|barring|requiring|allowing|permitting|outlawing|limiting|restricting|criminali[sz]ing|legali[sz]ing|forbidding|prohibiting|making|giving|creating|"
    r"ending|protecting|demanding|condemning|calling for|imposing|raising|cutting|aimed at|to (?:protect|ban|bar|allow|require|limit|curb|legali[sz]e|criminali[sz]e|raise|cut|end|stop|regulate|fund|make|give|create|tax|outlaw|restrict|expand|repeal|reform|overhaul)"
    r"|(?:that|which) (?:(?:would|will|could) )?(?:bans?|bars?|requires?|allows?|forbids?|makes?|lets?|limits?|protects?|gives?|prohibits?|restricts?|criminali[sz]es?|legali[sz]es?|outlaws?|raises?|cuts?|ends?|imposes?|creates?|permits?|obliges?|regulates?|governs?))"
    r"(?P<rest>(?: (?!(?:is|was|were|are|has|had|took|takes|went|goes|goes|will|would|in (?:19|20)\d\d|in (?:January|February|March|April|May|June|July|August|September|October|November|December)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|which|who|but|said|failed|passed|fell|died|lapsed|stalled|won|lost|cleared|came|did|got|drew|takes|into)\b)[\w'%$-]+){1,10})"
)
_LEAD_IN = re.compile(r"\A(?:on|about|that|which|regulating|governing|aimed at|to) (?:(?:would|will|could) )?")
_LOOSE_END = re.compile(
    r" (?:that|and|or|this|the|a|an|of|in|on|to|for|by|with|at|from|over|his|her|its|their|as|if)\Z"
)


def _subject(text: str, mention: Mention) -> str | None:
    """What it is about: the words before its noun, or what it does by those behind it."""
    span = text[mention.start : mention.end]
    head = mention.key[1].rsplit(" ", 1)[-1]
    at = span.lower().rfind(head)
    lead, behind = (span[:at], span[at + len(head) :]) if at >= 0 else (span, "")
    if mention.pinpoints:
        lead = re.split(r"\b(?:of|to|in) (?:the |an? )?", lead)[-1]
    if behind.startswith((" on ", " about ")):
        return re.sub(r"\A (?:on|about) (?:the )?", "", behind).strip() or None
    words = [word.strip(",\"'") for word in lead.split()]
    words = [word for word in words if word[:1].islower() and word.lower() not in _NEUTRAL and not _place(word)]
    joined = " ".join(words).removeprefix("anti-")
    if words and mention.key[1].endswith(" ban"):
        return joined.removesuffix(mention.key[1]).strip() or None
    if joined and joined not in ("ballot", "order in", "statutory"):
        return joined
    if mention.key[1].endswith(" ban"):
        return mention.key[1].removesuffix(" ban")
    if not (found := _ON.match(text, mention.end, mention.end + 140)):
        return None
    told_of = f"{found['lead']}{found['rest']}"
    if found["lead"] in ("on", "about"):
        told_of = told_of.partition(" that ")[0]
    told_of = _LEAD_IN.sub("", told_of)
    while shorter := _LOOSE_END.search(told_of):
        told_of = told_of[: shorter.start()]
    return told_of or None


def _place(word: str) -> bool:
    bare = word.removesuffix("'s").strip(",")
    return bare in PLACES or bare in PHRASES or all(part in PLACES for part in re.split(r"[-/]", bare))


_BETWEEN = re.compile(
    r"(?: \w+){0,3}? (?:with|between) (?:the )?(?P<a>[A-Z][\w.'-]*(?: (?:of (?:the )?)?[A-Z][\w.'-]*){0,6})(?:,? and (?:the )?(?P<b>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,6}))?"
)
_SIDE = re.compile(
    r"(?P<side>[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,2})(?:'s (?:[\w-]+ ){0,2}| (?:has |had |have )?(?:signed|suspended|ratified|reached|struck|concluded|agreed|negotiated|made|has|left|quit|tore up|broke|renewed|ended) (?:an?|the|its) (?:[\w-]+ ){0,2})\Z"
)


_STOP = re.compile(r"(?<=[a-z])\. |\n")


def _parties(text: str, mention: Mention) -> str | None:
    """Between whom a treaty is, as far as the words around it say."""
    words = re.findall(r"(?<!North )(?<!South )(?<!Latin )\b[A-Z][\w.]*(?=[-/ ]|\Z)", text[mention.start : mention.end])
    sides = [word for word in words if word in PLACES]
    high = mention.end + 110
    if stop := _STOP.search(text, mention.end, high):
        high = stop.start()
    if behind := _BETWEEN.match(text, mention.end, high):
        sides += [behind[name] for name in ("a", "b") if behind[name]]
    owner = _SIDE.search(text, max(0, mention.start - 80), mention.start) if len(sides) < 2 else None
    if owner and (owner["side"] in PLACES or owner["side"] in PHRASES):
        sides.insert(0, owner["side"])
    sides = [re.sub(r"'s?\Z|(?<![A-Z])\.\Z|,\Z", "", side) for side in dict.fromkeys(sides)]
    return "; ".join(sides) or None
