"""Suits that a text leaves unnamed: who sues whom, in which court and since when; and those that it names after all.

"Five soldiers filed a lawsuit. ... The suit, Doe v. Trump, ..." is one case: a text ties the two by an apposition, by "known
as", or by naming the same two parties.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lexindex import filers, told
from lexindex.grammars.parts import NOT_NAMES
from lexindex.grammars.places import PHRASES
from lexindex.model import Form, Instrument, Kind, Mention
from lexindex.text import any_of, sentence
from lexindex.words import rows

NAME = r"(?:[A-Z][\w.&'-]*|\d{1,5})(?:(?:,? (?:of|for|the|and|&|on|in|to|de)){0,3} (?:[A-Z][\w.&'-]*|\d{1,5})){0,9}"
_BEFORE, _AFTER = 300, 110  # characters around a mention in which its parties are told
_MOST = 8  # mentions of one suit that are looked at
_ASIDE = r"(?:,[^,.\n]{0,80},)?"
OWNER = re.compile(rf"(?P<p>{NAME})(?:'s|(?<=s)') (?:[\w-]+ ){{0,2}}\Z")
_BY = re.compile(
    rf"(?: (?:that )?(?:was |were )?(?:filed|brought|launched|lodged|led))?(?: (?:on |in )?(?!\w+ed\b|heard\b|thrown\b|was\b|were\b|is\b|are\b|has\b|had\b)[A-Z]?\w+){{0,3}} by (?:the )?(?P<p>{NAME})"
)
_BRINGS = re.compile(
    rf"(?P<p>{NAME}){_ASIDE} (?:has |have |had |also |jointly ){{0,2}}(?:filed|filing|files|brought|launched|led|leads|lodged)(?: (?:an?|the|its|their|his|her))?(?: [\w-]+){{0,2}} ?\Z"
)
_PLACED = r"(?: (?:filed|brought|lodged|launched|pending))?(?: (?:in|at|with|before) [^.,;\n]{0,60}?)?"
_AGAINST = re.compile(rf"{_PLACED} against (?:the )?(?P<d>{NAME})")
_SUED = re.compile(
    rf"(?P<p>{NAME}){_ASIDE} (?:has |have |had |also |is |are |was |were )?(?:sued|suing|sues) (?:the )?(?P<d>{NAME})"
)
_NOUN = r"(?:the|an?|its|his|her|their|\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|several|[Dd]ozens of) (?:(?!sued|suing|who|which|that|and|in|on)[\w'-]+ ){0,3}(?!(?:sued|was|were|is|are|has|had|have|also|of|in|on|over)\b)[a-z][\w'-]+"
_AGAINST_NOUN = re.compile(rf"{_PLACED} against (?P<d>{_NOUN})")
_DID = r"(?:has |have |had |also |is |are |jointly ){0,2}"
_SUES = re.compile(
    rf" {_DID}(?:sued|suing|sues) (?!in\b|over\b|for\b|on\b|at\b|last\b|to\b|under\b)(?:(?:the )?(?P<d>{NAME})|(?P<noun>{_NOUN}(?: of (?:the )?(?:{NAME}|[a-z]+))?))"
)
_SUING = re.compile(
    rf"(?:\A|[.,;\"] |\b(?:and|when|after|that|as|while) )(?:(?P<p>{NAME})|(?P<noun>(?:[Tt]he|[Aa]n?|\d{{1,4}}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Dd]ozens of) (?:[\w'-]+ ){{0,4}}?[a-z][\w'-]+)){_ASIDE}\Z"
)
_PASSIVE = re.compile(
    rf"(?P<d>{NAME}|(?:[Tt]he|[Aa]n?) (?:[\w'-]+ ){{0,2}}[a-z][\w'-]+) (?:was|were|is being|has been|had been|been) sued(?: [^.,;\n]{{0,40}}?)? by (?:the )?(?P<p>{NAME})"
)
_STOP = re.compile(r"(?<![A-Z])\. |\n")
# "Separately, the Danish Government": a word for the whole sentence, and no part of who sues.
_OPENING = re.compile(
    r"(?:[A-Z][a-z]{1,12}ly|Meanwhile|Elsewhere|However|Yesterday|Today|Instead|Later|Overnight|[A-Z][a-z]+day|In \w+), (?:the )?"
)
_NO_PARTY = re.compile(
    r"\b(?:Court|Judge|Justice|Congress|Senate|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b(?! Department)|^(?:Commission|Council|Government|State|House|Union|Bloc|He|She|They|We|You|Who|Nobody|Everybody)$"
)


_ADJECTIVE = re.compile(
    r"(?:[A-Z][\w-]+ ){0,2}[A-Z][a-z]+(?:an|ese|ish|ic) (?!in\b|on\b|at\b|for\b|and\b|over\b|to\b|has\b|had\b|have\b|was\b|is\b|of\b|who\b|which\b|that\b|with\b|last\b|this\b|after\b|[a-z]+ed\b|suing\b|sues\b|filing\b|files\b)[a-z]"
)
_AT = re.compile(r"\b(?:at|of|in|from|with|for|against|on|near) (?:the )?\Z")


class Suit(NamedTuple):
    """What the sentences around a suit's mentions tell of it: names of parties, what else they are called, court and date."""

    plaintiff: str = ""
    defendant: str = ""
    court: str = ""
    date: str = ""
    suing: str = ""
    sued: str = ""

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields of its mentions; names before common nouns."""
        known = {
            "plaintiff": self.plaintiff or self.suing,
            "defendant": self.defendant or self.sued,
            "court": self.court,
            "date": self.date,
        }
        return tuple((name, value) for name, value in known.items() if value)


def read(text: str, mentions: Sequence[Mention]) -> Suit:
    """Who sued whom, where and when, as far as the sentences around a suit's mentions say."""
    plaintiff = defendant = court = date = suing = sued = ""
    for mention in mentions[:_MOST]:
        low = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _BEFORE)
        stop = text.find("\n", mention.end)
        high = min(stop if stop >= 0 else len(text), mention.end + _AFTER)
        # The sentence of the mention alone says whose it is and against whom.
        begun = max(text.rfind(". ", low, mention.start) + 2, low) if ". " in text[low : mention.start] else low
        before, after = text[begun : mention.start], _STOP.split(text[mention.end : high], maxsplit=1)[0]
        if not plaintiff:
            plaintiff = (
                party(OWNER.search(before[-90:]), last=True)
                or party(_BRINGS.search(before), last=True)
                or party(_BY.match(after))
                or _in_role(after)
            )
        if not defendant:
            defendant = party(_AGAINST.match(after), "d")
        window = text[low:high]
        sues = "sued" in window or "suing" in window or "sues" in window
        if sues and not plaintiff and (found := _SUED.search(text, low, high)):
            plaintiff, rival = party(found, last=True), party(found, "d")
            defendant = defendant or rival
        if sues and not (plaintiff or suing) and (found := _SUES.search(text, low, high)):
            who = _SUING.search(text, low, found.start())
            plaintiff, suing = party(who), _noun((who and who["noun"]) or "")
            rival = party(found, "d") if found["d"] else ""
            defendant, sued = defendant or rival, sued or _noun(found["noun"] or "")
        if not plaintiff and " sued" in window and (found := _PASSIVE.search(text, low, high)):
            plaintiff, rival = party(found), party(found, "d")
            defendant, sued = defendant or rival, sued or ("" if rival else _noun(found["d"]))
        spoken = sentence(text, mention.start, mention.end)
        whole = text[spoken[0] : spoken[1]]
        at = mention.start - spoken[0]
        if not (plaintiff or suing) and (filer := filers.filer(whole, at, mention.end - spoken[0])) and not filer[1]:
            suing = "" if re.fullmatch(r"(?:plaintiff|claimant|applicant|petitioner)s?", filer[0]) else filer[0]
        if not (defendant or sued) and (found := _AGAINST_NOUN.match(after)):
            sued = _noun(found["d"])
        court = court or told.court(whole, at) or ""
        date = date or told.date(whole, suit=True) or ""
        if mention is mentions[0] and not (court and date) and spoken[0] > 3:
            earlier = text[slice(*sentence(text, spoken[0] - 3, spoken[0] - 3))]
            if re.search(r"\b(?:sued|suing|sues)\b", earlier):  # "Nine ferrymen sued in May. The lawsuit ..."
                court = court or told.court(earlier, len(earlier)) or ""
                date = date or told.date(earlier, suit=True) or ""
    return Suit(plaintiff, defendant, court, date, suing, sued)


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    roles = "|".join(sorted({row["words"] for row in rows("wording") if row["sort"] == "role"}))
    return re.compile(rf"\b(?:lead )?(?:{roles}),? (?P<p>{NAME})")


def _in_role(after: str) -> str:
    return party(_role().search(after))


def _noun(written: str) -> str:
    kept = re.split(r" (?:in|on|at|for) (?:the )?[A-Z]", written, maxsplit=1)[0]
    return re.sub(r"^(?:the|an?|its|his|her|their) ", "", kept, flags=re.IGNORECASE)


def party(found: re.Match[str] | None, group: str = "p", *, last: bool = False) -> str:
    """The name that a pattern found, without the words that only begin a sentence; "" where it is none.

    A name may seem to run over a sentence's end: it is the `last` part before what one did, the first after it.
    """
    if not found or not found[group] or _ADJECTIVE.match(found.string, found.start(group)):
        return ""
    if last and _AT.search(found.string, max(0, found.start(group) - 10), found.start(group)):
        return ""  # "relatives of the dead at Sandy Hook sued"
    name = _STOP.split(re.sub(r"'s?$", "", found[group]))[-1 if last else 0]
    name = _OPENING.sub("", re.sub(r"^\d+, (?:the )?", "", name))  # "in late 2012, the ACLU"
    words = re.split(r" (?:in|on|at|to|for) ", name, maxsplit=1)[0].strip(" .,").split()
    while words and words[0] in NOT_NAMES and " ".join(words[:2]) not in PHRASES:  # "New York"
        words.pop(0)
    name = " ".join(words)
    known = len(name) > 1 and name[0].isupper() and not name.isdigit() and not _NO_PARTY.search(name)
    return name if known else ""


# --- suits that the text names ------------------------------------------------------------------------------------------

_TIED = re.compile(
    any_of("[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|'s|s'")
    + r" (?:[\w-]+ ){0,2}(?P<noun>suits?|lawsuit|case|class action|action|litigation|challenge|complaint)"
    r"(?:, (?:which is |now |formally |officially |also )?(?:known as |called |titled |entitled |captioned |styled |filed as |named )?|,? (?:known as|called|titled|entitled|captioned|styled|filed as|is called|is titled|is captioned|is known as|is|was|here is) | \(|: | - |\x97| \x97 )\"?\Z"
)
_TIE_REACH = 3000


def merged(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of an unnamed suit that the text names pointing to the case of that name."""
    local = {
        mention.instrument.id
        for mention in mentions
        if mention.kind is Kind.CASE
        and mention.instrument
        and mention.instrument.local
        and mention.key[:1] == ("head",)
        and mention.key[1] != "challenge"  # one to a law, beside the case that a text is about
    }
    if not local:
        return list(mentions)
    named = [
        (place, mention)
        for place, mention in enumerate(mentions)
        if mention.kind is Kind.CASE and mention.instrument and not mention.instrument.local
        and mention.form in (Form.NAMED, Form.CITED)
        and (mention.key[:1] != ("cite",) or {"plaintiff", "docket"} & dict(mention.fields).keys())
    ]  # fmt: skip
    same: dict[str, Instrument] = {}
    for place, mention in named:
        tied = _TIED.search(text, max(0, mention.start - 70), mention.start)
        docketed = "docket" in dict(mention.fields)
        loose = tied and tied.group().endswith("(") and tied["noun"] not in ("suit", "lawsuit", "class action")
        if not tied or ((loose or mention.form is Form.CITED) and tied.group().endswith("(") and not docketed):
            continue  # "dismissed the action (Doe v. Roe, 2 F.3d 3)"
        assert mention.instrument is not None
        for earlier in reversed(mentions[:place]):
            if mention.start - earlier.end > _TIE_REACH:
                break
            one = earlier.instrument
            if earlier.kind is not Kind.CASE or one is None:
                continue
            if one.id not in local:
                if one.id != mention.instrument.id and earlier.form in (Form.NAMED, Form.CITED):
                    break  # another case was named since
                continue
            same.setdefault(one.id, mention.instrument)
            break
    return [_as_named(mention, same) for mention in mentions] if same else list(mentions)


def _as_named(mention: Mention, same: dict[str, Instrument]) -> Mention:
    known = same.get(mention.instrument.id) if mention.instrument else None
    if known is None:
        return mention
    form = Form.COREFERENCE if mention.form is Form.GENERIC else mention.form
    return mention._replace(instrument=known, form=form)
