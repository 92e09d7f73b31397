"""Cases without a name: "the lawsuit", "a class action", "the case of the runner Jane Doe", a landmark by what it did."""

import re

from lexindex.grammars import Page
from lexindex.grammars.exposition import expounds
from lexindex.grammars.nouns import nouns
from lexindex.grammars.phrases import Determiner, Phrase, phrase
from lexindex.grammars.places import PLACES
from lexindex.grammars.suitsense import (
    ACTION_NOUN,
    CASE_ACTED,
    CASE_AFTER,
    CASE_IN,
    COURT_DID,
    EVENT_BEFORE,
    FILED_AFTER,
    SAYS,
    SORTS,
    SUED,
    claimed,
    plausible,
    tried,
)
from lexindex.grammars.suitwords import (
    COURT_MODIFIERS,
    FURTHER,
    HEADLINE_STOPS,
    NO_CASE,
    OF_LAW,
    SUIT_OVER,
    TRIED,
)
from lexindex.model import Form, Kind, Mention

_CASE_GOES = re.compile(
    r",? (?:(?:(?:which )?(?:was|were) )?(?:filed|lodged|brought|taken) (?:in|by|against|on|last|this|before)|collapsed|(?:was|is) (?:being )?(?:litigated|filed|heard|tried|decided|postponed|tossed|appealed|closed|settled|dropped|withdrawn|listed|relisted|transferred)|(?:hinges|hinged|centres|centers|centred|centered|turns|turned|revolves|revolved) (?:on|around)|stems from|stemmed from|is due (?:back )?in court|goes to (?:a |the )jury|returns? (?:in|on|to)|(?:is|was|are) (?:still |also |now |currently )?(?:pending|adjourned|dismissed|settled|withdrawn|argued|remanded|thrown out|moot)|(?:will|could|may|is expected to|is likely to|is due to) be (?:heard|argued|tried)|goes to trial|went to trial|comes? before|came before)\b"
)
_CASE_OF = re.compile(r" of (?:[\w'-]+ ){0,5}?[A-Z][\w'-]+(?: [A-Z][\w.'-]+){1,4}")
_ARGUED = re.compile(
    r"\b(?:arguments?|decision|ruling|opinion|judgment|verdict|appeal|evidence) in \Z|\b(?:hear|heard|hears|decide|decided) \Z"
)
_IN_GENERAL = re.compile(r"(?:\b[Aa]s|\bthan|[.\n\"]|\A) ?in \Z", re.IGNORECASE)
_EVENT_AFTER = re.compile(r",? (?:filed|brought|launched|lodged|issued|pending|by|against)\b")
_CHALLENGES = re.compile(
    r",? (?:(?:which |that )?(?:will|is|was|has|had|could|would|argues|argued|claims|claimed|says|said|alleges|seeks|sought|contends|asks|accuses|aims|failed|succeeded|begins|began|opened|opens|reaches|reached|goes|went|came|comes)|to (?:the|a|its|his|their)|over|seeking|alleging|arguing)\b"
)


_STATING = re.compile(
    r"\b(?:stat(?:es?|ing)|assert|plead|prove|establish|make) \Z"
)  # "to state a claim for defamation"
_TITLED = re.compile(r" [A-Z]")
_SUING = re.compile(r"\b(?:filed?|files|filing|brought|bring|bringing) \Z")
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d")
# "In the suit, the tenants say", "according to the suit": what is worn says nothing.
_IN_SUIT = re.compile(r"\b(?:[Ii]n|[Aa]ccording to) \Z")
_SAID_IN = re.compile(
    r", (?:[\w'.-]+ ){1,6}?(?:says?|said|claims?|claimed|alleges?|alleged|argues?|argued|accuses?|accused|contends?|asks?|asked|seeks?|sought|describes?|described)\b|[.,]"
)
_HEADLINE = re.compile(
    r"\b(?:fil(?:ed?|es|ing)|back(?:s|ed)?|bring(?:s|ing)?|brought|join(?:s|ed)?|in|drop(?:s|ped)?|win(?:s)?|los(?:es|t)|settl(?:es|ed)|dismiss(?:es|ed)|over|new) \Z",
    re.IGNORECASE,
)
_ACTIONS = frozenset(["legal action", "court action"])
_OF_ACTIONS = frozenset(
    "new latest current ongoing pending separate lengthy costly joint planned proposed successful failed federal high supreme".split()
)
_IS_BEGUN = re.compile(
    r" (?:has been|was|is being|had been) (?:launched|taken|begun|brought|started|filed|instituted|commenced|lodged)\b"
)
_BEGUN = re.compile(r"\b(?:begun|began|launched|taken|took|started|brought|filed|instituted) \Z")


def suit(page: Page, end: int, head: str) -> Mention | None:
    """The case whose noun ends at `end`; whether it points back is for coreference to decide."""
    text = page.text
    start = end - len(head)
    found = phrase(text, start)
    if found.determiner is Determiner.SEVERAL:
        return None
    words = {word.lower().strip('"') for word in found.words}
    if head == "case" and (named := _of_somebody(page, found, end)):
        return None if text.endswith(("such as ", " like "), 0, found.lead) else named
    alone = found.determiner is Determiner.BARE or (head in _ACTIONS and not _all_modify(found))
    bare = _bare(text, head, start, end) if alone else None
    if head == "case" and alone and _in_headline(page, found, start, end):
        return Mention(
            found.start, end, Kind.CASE, Form.GENERIC, ("head", head, "bare", "stands", " ".join(found.words))
        )
    definite = found.determiner in (Determiner.DEFINITE, Determiner.OWNED)
    # What costs least is asked first: most nouns are of another sort, and whether a court is near needs a look at the page.
    if not definite and bare is None and not _first(page, head, found, words, start, end):
        return None
    if not plausible(page, head, found, words, start, end):
        return None
    if alone:
        return None if bare and _of_any(page, found, start, end) else bare
    if text[start].isupper() and head in ("judicial review", "class action") and _TITLED.match(text, end, end + 3):
        return None  # "the Judicial Review Guide"
    row = nouns()[head]
    stands = True
    if definite:
        stands = row.alone == "always" or (row.alone == "event" and claimed(page, words, start, end))
        stands = stands or (head == "legal action" and _takes_it(page, found, start, end))
        if head in ("case", "suit"):
            stands = page.near("court", start, end, 220) or _acted(text, found, end) or bool(words & OF_LAW)
            stands = stands or tried(text, found.words, words, end)
            stands = stands or (head == "suit" and SAYS.match(text, end, end + 20) is not None)
            stands = stands or (head == "suit" and _quoted_in(text, found, end))
        stands = stands and not expounds(page, start, end)
    elif _of_any(page, found, start, end):
        return None
    key = ("head", head, found.determiner.value, "stands" if stands else "drop", " ".join(found.words))
    return Mention(found.start, end, row.kind, Form.COREFERENCE if definite else Form.GENERIC, key)


def _takes_it(page: Page, found: Phrase, start: int, end: int) -> bool:
    """Whether a legal action is somebody's own before a court, or says something: "the county's legal action"."""
    told = found.determiner is Determiner.OWNED and ACTION_NOUN.match(page.text, end, end + 12) is None
    return (told or SAYS.match(page.text, end, end + 20) is not None) and page.near("court", start, end, 220)


def _quoted_in(text: str, found: Phrase, end: int) -> bool:
    """Whether a suit says something: "in the suit, the tenants say", "according to the suit"."""
    if (said := _IN_SUIT.search(text, max(0, found.lead - 14), found.lead)) is None:
        return False
    after = _SAID_IN.match(text, end, end + 70)
    return after is not None and (said.group().endswith("to ") or len(after.group()) > 1)


def _of_any(page: Page, found: Phrase, start: int, end: int) -> bool:
    """Whether any suit is meant: "a lawsuit may take years", told to whoever might file one."""
    text = page.text
    if found.determiner is Determiner.INDEFINITE and _AS_ONE.search(text, max(0, found.lead - 24), found.lead):
        return True
    if _ANY_GOES.match(text, end, end + 40) and found.determiner is Determiner.INDEFINITE:
        return True
    return not SUED.search(text, max(0, found.lead - 10), found.lead) and expounds(page, start, end)


# What a dispute may be, or a suit is: "not suitable for a class action", "filed as a class action".
_AS_ONE = re.compile(
    r"\b(?:(?:un)?suit(?:ed|able) (?:for|to)|(?:in)?appropriate (?:for|as)|(?:fil|certifi|treat|styl|maintain|structur|intend|design|brand)\w* as|proceed(?:s|ed|ing)? as|qualif\w+ (?:for|as)) \Z"
)
# What holds of any: "a lawsuit is filed where the parties live", "a lawsuit may take years".
_ANY_GOES = re.compile(
    r" (?:(?:technically|usually|often|typically|generally|always) [a-z]+s|is (?:filed|brought|started|begun|usually|often|generally|typically|only)|begins when|starts when|(?:can|may|must) (?:be filed|take|help|only)"
    r"|will (?:often|usually|likely|greatly|generally|typically|always)|does not always|doesn't always|does not mean)\b"
)


def _first(page: Page, head: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether an indefinite noun introduces a case."""
    if found.determiner is Determiner.BARE:
        return False
    text = page.text
    if head == "case":
        return (
            bool(words & COURT_MODIFIERS)
            or bool(words & TRIED)
            or any(word in PLACES for word in found.words)
            or any(_YEAR.fullmatch(word) for word in words)
            or FILED_AFTER.match(text, end, end + 90) is not None
            or _CASE_GOES.match(text, end, end + 36) is not None
            or _ARGUED.search(text, max(0, found.lead - 14), found.lead) is not None
            or (
                text[max(0, found.lead - 3) : found.lead].lower() == "in "
                and (bool(words & FURTHER) or text.startswith("another", found.lead))
                and COURT_DID.match(text, end, end + 60) is not None
            )
        )
    if head in SORTS:
        return not _STATING.search(text, max(0, found.lead - 12), found.lead) and claimed(page, words, start, end)
    first = nouns()[head].first
    if head == "suit" and words & SUIT_OVER:
        return True
    return first == "always" or (
        first == "event"
        and (
            EVENT_BEFORE.search(text, max(0, found.lead - 30), found.lead) is not None
            or _EVENT_AFTER.match(text, end, end + 16) is not None
            or (
                head.endswith(" challenge")
                and _CHALLENGES.match(text, end, end + 30) is not None
                and page.near("court", start, end, 300)
            )
        )
    )


def _of_somebody(page: Page, found: Phrase, end: int) -> Mention | None:
    """Read "the case of the runner Jane Doe" where a court deals with it."""
    text = page.text
    if text[end : end + 4] != " of " or found.determiner is not Determiner.DEFINITE or found.words:
        return None
    who = _CASE_OF.match(text, end, end + 90)
    if not who or text.startswith(" v", who.end()):
        return None
    heard = CASE_IN.search(text, max(0, found.lead - 24), found.lead) is not None
    in_it = text.endswith(" in ", 0, found.lead) and not _IN_GENERAL.search(text, max(0, found.lead - 12), found.lead)
    # "intervened in the case of Jane Doe", or "suspended the limit in the case of Jane Doe", said of a court
    in_court = in_it and page.near("court", found.lead - 60, found.lead, 60)
    told = not text.endswith(" in ", 0, found.lead)
    in_court = in_court or (told and page.near("court", found.start - 60, who.end() + 60, 60))
    if not in_court and not (heard and page.near("court", found.start, who.end(), 200)):
        return None
    key = ("head", "case", "definite", "stands", "")
    return Mention(found.start, who.end(), Kind.CASE, Form.COREFERENCE, key)


# "Bail granted in bribery case", "a hearing in the cipher case ... his plea in cipher case": papers leave the article out.
_HEADLINE_CASE = re.compile(
    r"\b(?:in|over|of|into|hears?|heard|adjourns?|reopens?|closes?|settles?|dismiss(?:es|ed)|quash(?:es|ed)|drops?|wins?|loses?|fights?) \Z",
    re.IGNORECASE,
)


def _in_headline(page: Page, found: Phrase, start: int, end: int) -> bool:
    """Whether "case" has no article as in a headline, and its words say that a court tries it or the text has spoken of it."""
    text, words = page.text, found.words
    if not 0 < len(words) < 5:
        return False
    low = {word.lower() for word in words}
    if low & (NO_CASE | HEADLINE_STOPS) or CASE_AFTER.match(text, end, end + 24) or text[end : end + 1].isalpha():
        return False
    begins = found.start == 0 or text[found.start - 1] in "\n:"
    if not begins and not _HEADLINE_CASE.search(text, max(0, found.start - 12), found.start):
        return False
    if not page.near("court", found.start, end, 160):
        return False
    if low & TRIED:
        return True
    named = f"the {' '.join(words)} case"
    return text.find(named, max(0, start - 4000), end + 4000) >= 0


def _acted(text: str, found: Phrase, end: int) -> bool:
    return (
        CASE_ACTED.search(text, max(0, found.lead - 20), found.lead) is not None
        or _CASE_GOES.match(text, end, end + 36) is not None
    )


def _all_modify(found: Phrase) -> bool:
    """Whether no verb stands among the words: "the exporter ruled out legal action" has a clause before the noun."""
    return all(word in _OF_ACTIONS or word[0].isupper() for word in found.words)


def _bare(text: str, head: str, start: int, end: int) -> Mention | None:
    """Headlines leave determiners out ("Officers Back Lawsuit"); elsewhere a bare noun means a class."""
    if head in _ACTIONS:
        stands = _BEGUN.search(text, max(0, start - 12), start) is not None or _IS_BEGUN.match(text, end) is not None
    elif head in ("lawsuit", "class action", "countersuit"):
        stands = (text[start].isupper() and head != "class action") or _HEADLINE.search(
            text, max(0, start - 12), start
        ) is not None
    else:
        stands = head == "suit" and _SUING.search(text, max(0, start - 10), start) is not None
    if not stands:
        return None
    return Mention(start, end, Kind.CASE, Form.GENERIC, ("head", head, "bare", "stands", ""))
