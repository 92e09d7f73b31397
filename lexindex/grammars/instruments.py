"""Acts, rules, bills, treaties and resolutions by a common noun: "the Act", "a Texas law", "a peace deal with Chad"."""

import re
from functools import lru_cache

from lexindex.grammars import Page, events, lawevents, rulesets
from lexindex.grammars.amendments import moved, of_a_house
from lexindex.grammars.exposition import expounds
from lexindex.grammars.homely import other_sense
from lexindex.grammars.introduced import among_states, dealt_with, introduces
from lexindex.grammars.lawtalk import (
    IN_GENERAL,
    MOVED_TO,
    ON_SOMETHING,
    acted_on,
    governs,
    legislated,
    made_on,
    measured,
    of_a_place,
    of_a_ruler,
    of_a_state,
    of_its_deed,
    upheld,
)
from lexindex.grammars.nouns import Noun, nouns
from lexindex.grammars.parts import pinpoint_before
from lexindex.grammars.phrases import Determiner, Phrase, owner, phrase
from lexindex.grammars.places import PLACES, is_place
from lexindex.grammars.senses import (
    BILL_SUBJECTS,
    ORDER_WORDS,
    ORDERED,
    SPECIFIC,
    bill_would,
    capital_bill,
    plausible,
    yeared,
)
from lexindex.grammars.sides import (
    DEAL_WORDS,
    SIDES_MAKE,
    among_armies,
    brokered,
    by_states,
    kept_or_broken,
    of_nations,
    owned_by_state,
)
from lexindex.model import Form, Kind, Mention, Pinpoint

# Phrases in which the noun is no instrument, by what stands right after it.
_IDIOM_AFTER = re.compile(
    r" (?:of (?:law|thumb|nature|war|averages|physics|gravity|supply|the land|the jungle|order|ethics|conduct|magnitude|business|importance|protection|the day|things|merit|rights|attainder|goods|intent|faith|independence|silence|limitations?|repose|frauds)|schools?|firms?|ministers?|ministry|ministries|lecturers?|graduates?|clerks?|lords?|society|societies|faculty|commission|officers?|enforcement|degree|professor|student|review\b|maker|book|(?:reforms?|changes?|overhauls?|shake-?ups?)\b(?! (?:the|how|an?|what|who|this|its|all|some)\b))"
)
_COMPOUND = re.compile(
    r" (?:tribes?|cent(?:er|re)s?|halls?|delegates?|speech|goers?|commitments?|obligations?|negotiations?|talks|negotiators?|allies|ally|makers?|making(?= (?:power|process|bod(?:y|ies)|authorit|procedure|capacity|role|function|and|in|by|is|was)|[^\w ])|breaches|violations?|text|process|partners?|rights|bod(?:y|ies)|port|signing|breaker|breakers|authority|books?|library|collector)\b"
)
_RULE_WORDS = frozenset(
    "executive final interim proposed new draft eu european commission emergency presidential administration obama-era trump-era biden-era bush-era clinton-era epa fcc fda osha cfpb ftc nlrb hhs usda replacement".split()
)
# What is there is one: "there is a statute from before the war that ..."
_OF_STATES = frozenset(["treaty", "decree", "proclamation", "accord", "pact", "rule"])
_SAYS_LITTLE = frozenset(
    "new final original current controversial proposed revised renewed initial long-awaited landmark draft existing latest definitive hard-won disputed historic so-called".split()
)
_PLANNED = frozenset(
    "fast-tracked planned rushed emergency promised forthcoming contentious pending draft long-promised long-delayed upcoming sweeping tough tougher stricter".split()
)
_DONE_TO = frozenset(["amendment", "order", "ban"])  # these stand only for what was done to them
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
# "Article 17 of the directive" is of one, though the text never names it.
_PINNED = frozenset("directive regulation act treaty convention statute law legislation".split())


def instrument(page: Page, end: int, head: str) -> Mention | None:
    """The reference whose head noun ends at `end`; whether it points back is for coreference to decide."""
    text = page.text
    start = end - len(head)
    found = phrase(text, start)
    bare = found.determiner is Determiner.BARE
    if head in rulesets.SETS and (begun := rulesets.begins(text, found, start, end)) is not None:
        key = ("head", head, "bare", "stands", text[begun:start].strip())
        return Mention(begun, end, Kind.REGULATION, Form.GENERIC, key)
    if bare and head != "legislation" and (head not in ("law", "bill") or not found.words):
        return None  # a class of things, as most are: nothing more to ask
    if found.determiner is Determiner.SEVERAL:
        return None
    if text[start].isupper() and re.match(r"(?:'s)? [A-Z]", text[end : end + 4]):
        return None  # "a Bill Clinton"
    if _COMPOUND.match(text, end, end + 16) or _IDIOM_AFTER.match(text, end, end + 16):
        return None  # "treaty obligations"
    row = nouns()[head]
    if (
        found.determiner is Determiner.INDEFINITE
        and row.first == "never"
        and not (head == "act" and yeared(found.words))
    ):
        return None
    words = {word.lower().strip('"') for word in found.words}
    if not plausible(page, head, found, words, start, end) or other_sense(text, head, found, words, end):
        return None
    if bare:
        return _bare(page, head, found, start, end)
    specific = _is_specific(found, words, row.kind) or (row.kind is not Kind.TREATY and of_a_state(text, found))
    definite = found.determiner in (Determiner.DEFINITE, Determiner.OWNED)
    own = False
    specific = specific or (definite and head == "law" and _of_its_own(page, words, start, end))
    if definite:
        own = head == "law" and (upheld(text, found) or of_a_place(text, found, end))
        stands = _alone(page, head, row, found, words, start, end, specific=specific, own=own)
    elif not introduces(page, head, row, found, words, start, end, specific=specific):
        return None
    else:
        stands = True
    if head == "ban" and words and not stands:
        return None  # "the beef ban" is not the ban on abortion
    if (
        head in ("law", "rule")
        and not definite
        and page.near("game", start, end, 200)
        and not page.near("parliament", start, end, 300)
        and not page.near("court", start, end, 300)
    ):
        return None  # a law of the game
    if head == "treaty" and not definite and not among_states(page, start, end) and not _of_one_place(text, found, end):
        return None  # one that neighbours sign
    if stands and not _of_one_place(text, found, end) and expounds(page, start, end):
        if not definite:
            return None
        stands = False
    begun, places = _pinned(text, found) if definite else (found.start, ())
    stands = stands or (head in _PINNED and bool(places) and places[0].unit in ("article", "section"))
    if head == "law" and yeared(found.words) and (on := events.ON.match(text, end, end + 80)):
        end = on.end()
    whose = owner(text, found)
    said = found.words or ((whose,) if own else ())
    if (head in rulesets.SETS or own) and is_place(whose) and found.words:
        said = (whose, *found.words)
    key = ("head", head, found.determiner.value, "stands" if stands else "drop", " ".join(said))
    form = Form.COREFERENCE if definite else Form.GENERIC
    return Mention(begun, end, row.kind, form, key, pinpoints=places)


def _of_one_place(text: str, found: Phrase, end: int) -> bool:
    """Whether a year, a place or a state's name says which one is meant, in whatever is told of it."""
    if yeared(found.words) or is_place(owner(text, found)) or any(_place_word(word) for word in found.words):
        return True
    return events.DATES_FROM.match(text, end, end + 40) is not None


def _alone(
    page: Page, head: str, row: Noun, found: Phrase, words: set[str], start: int, end: int, *, specific: bool, own: bool
) -> bool:
    """Whether a definite noun that points back to nothing stands for an instrument by itself."""
    text = page.text
    if head == "law" and lawevents.itself(text, end):
        return False
    stands = own or row.alone == "always" or (row.alone != "never" and specific and head not in _DONE_TO)
    stands = stands or (head in ("accord", "pact") and specific)
    stands = stands or (row.alone == "event" and _made(page, row.kind, found, start, end))
    stands = stands or _told(page, head, found, words, start, end)
    if head == "bill" and not (words & BILL_SUBJECTS or bill_would(text, found, end)):
        stands = stands and (capital_bill(text, found, start) or page.near("parliament", start, end, 300))
    if not stands and head in SIDES_MAKE:
        stands = among_armies(text, found, start, end) or owned_by_state(text, found, end) or brokered(text, end)
        if by_states(text, found, start, end) or (not words - _SAYS_LITTLE and of_nations(text, start, end)):
            return True
    if yeared(found.words) and (
        head == "treaty" or (head in ("accord", "pact") and page.near("states", start, end, 200))
    ):
        return True
    return stands and (head not in _OF_STATES or bool(words & ORDER_WORDS) or among_states(page, start, end))


def _told(page: Page, head: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether what is said around a definite noun of a sort is said of one instrument alone."""
    text = page.text
    if head == "amendment":
        told = MOVED_TO.match(text, end, end + 20) is not None or moved(text, found.lead, end)
        told = told or ("proposed" in words and not page.near("court", start, end, 300))
        told = told or (not words - _SAYS_LITTLE - {"constitutional"} and of_a_house(text, found.lead, start, end))
        return told and page.near("parliament", start, end, 200)
    if head == "act":
        return _act_of_a_year(page, found.words, words, start, end)
    if head == "order" and len(found.words) > 1 and yeared(found.words[:1]) and dealt_with(page, start, end):
        return True  # "its 2015 net neutrality order"
    if head == "order":
        return of_a_ruler(text, found, end) and (governs(text, start, end) or page.near("parliament", start, end, 300))
    if head == "measure":
        return measured(text, found, start, end)
    if head in rulesets.SINGLE and rulesets.stands(text, found, words, start, end):
        return True
    if head in ("regulation", "directive"):
        union = events.OF_THE_UNION.search(text, max(0, start - 200), end + 200)
        return union is not None and not words - _SAYS_LITTLE
    if head in rulesets.SETS:
        return rulesets.stands(text, found, words, start, end)
    if head in ("law", "statute"):
        if found.determiner is Determiner.OWNED and made_on(text, found) and ON_SOMETHING.match(text, end, end + 40):
            return True
        if words.isdisjoint(IN_GENERAL) and lawevents.fares(text, found, end):
            return not page.near("game", start, end, 200)
        if words.isdisjoint(IN_GENERAL) and lawevents.does(text, end) and page.near("parliament", start, end, 300):
            return True
        if words.isdisjoint(IN_GENERAL) and lawevents.one_law(text, found, end):
            return any(page.near(cue, start, end, 300) for cue in ("parliament", "court", "states"))
    if head in ("law", "statute") and of_its_deed(text, found, end):
        return any(page.near(cue, start, end, 300) for cue in ("parliament", "court", "states"))
    if head in ("law", "statute", "legislation") and acted_on(text, found, end):
        return dealt_with(page, start, end)
    if (
        head == "legislation"
        and not words - _SAYS_LITTLE - _PLANNED
        and not events.WORK_IN.search(text, max(0, found.lead - 16), found.lead)
    ):
        before_house = text.startswith(("the ", "The ", "this ", "This "), found.lead)
        return before_house and page.near("parliament", start, end, 300)
    return False


def _of_its_own(page: Page, words: set[str], start: int, end: int) -> bool:
    """Whether a law goes by what it is about, near a parliament or a court: "the buggery law", "the ZEDE law"."""
    return bool(words) and not words & IN_GENERAL and dealt_with(page, start, end)


def _act_of_a_year(page: Page, written: tuple[str, ...], words: set[str], start: int, end: int) -> bool:
    """Whether a year and a subject name an act: "the 2012 cybercrime act", near a parliament or a court."""
    return (
        dealt_with(page, start, end)
        and len(written) > 1
        and _YEAR.fullmatch(written[0]) is not None
        and not words & _DEEDS
    )


_DEEDS = frozenset(
    "terrorist terror criminal violent heinous barbaric cowardly hostile sexual indecent suicide brave heroic kind selfless "
    "opening closing final live stage circus comedy double solo stand-up sabotage".split()
)


def _made(page: Page, kind: Kind, found: Phrase, start: int, end: int) -> bool:
    """Whether what is said of a definite noun happens only to one instrument: "the law takes effect in May"."""
    text = page.text
    if kind is Kind.TREATY:
        done = events.SIGNED.search(text, max(0, found.lead - 30), found.lead) or events.SIGNED_AFTER.match(
            text, end, end + 24
        )
        kept = not found.words and kept_or_broken(text, found.lead, start, end)
        return (done is not None or kept) and page.near("states", start, end, 200 if done else 600)
    if kind is Kind.REGULATION:
        issued = events.ISSUED.search(text, max(0, found.lead - 12), found.lead)
        if issued and (
            page.near("parliament", start, end, 150)
            or events.SOMEBODY.search(text, max(0, issued.start() - 24), issued.start())
        ):
            return True  # "Trump signed the order"
        return ORDERED.match(text, end, end + 60) is not None
    if text.endswith("ban", start, end):
        overturned = events.OVERTURNED.search(text, max(0, found.lead - 24), found.lead) is not None
        return overturned and found.determiner is Determiner.OWNED and text.startswith(" on ", end)
    made = (
        events.TAKES_EFFECT.match(text, end, end + 30)
        or events.MADE_BY.match(text, end, end + 60)
        or events.PASSED_IN.match(text, end, end + 100)
    )
    return made is not None and page.near("parliament", start, end, 300)


def _pinned(text: str, found: Phrase) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where the phrase begins with the place in front of it ("section 5 of the act"), and the place."""
    if text[found.lead : found.lead + 4].lower() not in ("the ", "this", "that"):
        return found.start, ()
    whole, places = pinpoint_before(text, found.start)
    if places:
        return whole, places
    if text[found.lead - 1 : found.lead] == " ":
        lead, places = pinpoint_before(text, found.lead)
        if places:
            return lead, places
    return found.start, ()


@lru_cache(maxsize=4096)
def _place_word(word: str) -> bool:
    return any(part in PLACES for part in word.split("-"))


def _is_specific(found: Phrase, words: set[str], kind: Kind) -> bool:
    if any(_place_word(word) for word in found.words) or yeared(found.words):
        return True
    if kind is Kind.TREATY:
        return bool(words & DEAL_WORDS)
    if kind is Kind.REGULATION:
        return bool(words & (_RULE_WORDS | ORDER_WORDS))
    return bool(words & SPECIFIC)


def _bare(page: Page, head: str, found: Phrase, start: int, end: int) -> Mention | None:
    """Without a determiner a noun means a class, except "Texas law that ...", "passed legislation that bans"."""
    text = page.text
    if head == "legislation":
        begun = legislated(text, found, end)
        if begun is None or not page.near("parliament", start, end, 200):
            return None
        said = text[begun:start].strip()
        return Mention(begun, end, Kind.BILL, Form.GENERIC, ("head", head, "bare", "stands", said))
    if head == "law" and found.words[-1] in PLACES and events.RELATIVE.match(text, end, end + 24):
        at = start - len(found.words[-1]) - 1
        return Mention(at, end, Kind.STATUTE, Form.GENERIC, ("head", head, "bare", "stands", found.words[-1]))
    headline = found.words and events.LINE_BEGINS.search(text, max(0, found.start - 2), found.start)
    if head == "bill" and headline and events.IN_A_HOUSE.match(text, end, end + 60):
        key = ("head", head, "bare", "stands", " ".join(found.words))
        return Mention(found.start, end, Kind.BILL, Form.GENERIC, key)
    return None
