"""Which indefinite nouns introduce one particular instrument: "a new Texas law", "a peace deal with Chad", "a bill that would"."""

import re

from lexindex.grammars import Page, events, lawevents, rulesets
from lexindex.grammars.amendments import moved
from lexindex.grammars.lawtalk import (
    BEFORE_COURT,
    COUNCIL,
    LAYS_DOWN,
    OF_A_COUNCIL,
    OF_A_STATE,
    ON_SOMETHING,
    PASSED,
    TO_COUNCIL,
    VOTED,
    measured,
)
from lexindex.grammars.nouns import Noun
from lexindex.grammars.phrases import Phrase
from lexindex.grammars.senses import (
    BILL_AFTER,
    ORDER_WORDS,
    ORDERED,
    yeared,
)
from lexindex.grammars.sides import (
    CONCLUDED,
    DEAL_WORDS,
    MADE_BY_STATES,
    SIDES_MAKE,
    THANKS_TO,
    TO_END_WAR,
    between_two,
    brokered,
    by_states,
    of_nations,
    with_state,
)
from lexindex.model import Kind

_OF_A_HOUSE = frozenset(
    "senate house assembly bipartisan private member's appropriations reform republican democratic gop".split()
)
_ALWAYS_OF_STATES = frozenset(["protocol", "armistice", "convention", "joint declaration"])
# What says nothing of what a law is about.
_PLAIN = frozenset(
    "new another similar second separate tough tougher strict harsh sweeping landmark federal national state local own good bad better any".split()
)
_THINGS = frozenset(["statute", "bill", "ordinance", "decree", "treaty"])
_THERE = re.compile(r"\b[Tt]here(?: is| was|'s) \Z")
_DRAFT = frozenset("possible potential future proposed hypothetical any".split())
# "a treaty" that one lacks, wants or may yet make is none.
_WANTED = re.compile(
    r"\b(?:without|no|not have|lacks?|lacking|wants?|needs?|seeks?|hopes? for|possible|would be|want) \Z"
)
_HAD = re.compile(r"\b(?:has|have|had|bound by|part of|of|by|through) \Z")


def introduces(
    page: Page, head: str, row: Noun, found: Phrase, words: set[str], start: int, end: int, *, specific: bool
) -> bool:
    """Whether an indefinite noun introduces one particular instrument."""
    text = page.text
    if head == "act":  # "a 1979 act"
        return page.near("parliament", start, end, 400) or page.near("states", start, end, 400)
    if head == "measure":
        return measured(text, found, start, end)
    event = (
        events.EVENT_BEFORE.search(text, max(0, found.lead - 30), found.lead) is not None
        or events.EVENT_AFTER.match(text, end, end + 22) is not None
        or events.MADE_AFTER.match(text, end, end + 110) is not None
        or (head in _THINGS and _THERE.search(text, max(0, found.lead - 14), found.lead) is not None)
    )
    event = event or bool(words & events.MADE_ALREADY)
    said = end + text.startswith('"', end)  # an "urgency ordinance" that
    relative = events.RELATIVE.match(text, said, said + 24) is not None
    if row.kind is Kind.TREATY:
        if words & _DRAFT or _WANTED.search(text, max(0, found.lead - 14), found.lead):
            return False
        event = event or ("draft" in words and head != "deal")
        if head in SIDES_MAKE and (by_states(text, found, start, end) or (event and of_nations(text, start, end))):
            return True
        other = (
            with_state(text, end) or between_two(text, found) or MADE_BY_STATES.match(text, end, end + 90) is not None
        )
        other = other or TO_END_WAR.match(text, end, end + 100) is not None
        of_states = bool(words & DEAL_WORDS) or other
        if head != "treaty" and not of_states:
            dated = yeared(found.words) or events.DATES_FROM.match(text, end, end + 40) is not None
            if not (dated or head in _ALWAYS_OF_STATES) or not page.near("states", start, end, 200):
                return False
            event = event or dated
        event = (
            event
            or CONCLUDED.match(text, end, end + 110) is not None
            or (other and THANKS_TO.search(text, max(0, found.lead - 16), found.lead) is not None)
            or (
                head == "treaty"
                and (other or yeared(found.words) or events.DATES_FROM.match(text, end, end + 40) is not None)
            )
            or MADE_BY_STATES.match(text, end, end + 90) is not None
        )
        event = event or (specific and (other or _HAD.search(text, max(0, found.lead - 10), found.lead) is not None))
    elif head == "bill" and BILL_AFTER.match(text, end, end + 24):
        event = event or page.near("parliament", start, end, 300)
    if head == "amendment" and not page.near("parliament", start, end, 200):
        return False
    if row.first == "always":
        return True
    if head in OF_A_COUNCIL and TO_COUNCIL.search(text, max(0, found.lead - 12), found.lead):
        event = event or COUNCIL.search(text, max(0, start - 150), end + 150) is not None
    if head in OF_A_COUNCIL and relative and not events.TO_MAKE.search(text, max(0, found.lead - 9), found.lead):
        event = event or COUNCIL.search(text, max(0, start - 150), end + 150) is not None
    if head in OF_A_STATE and BEFORE_COURT.search(text, max(0, found.lead - 26), found.lead):
        return page.near("court", start, end, 300)
    if head in OF_A_COUNCIL and PASSED.match(text, end, end + 120):
        return True
    if head == "amendment" and (BILL_AFTER.match(text, end, end + 24) or moved(text, found.lead, end)):
        return True
    if head == "resolution" and BILL_AFTER.match(text, end, end + 24) and text.endswith(" in ", 0, found.lead):
        return True
    if row.kind is Kind.RESOLUTION and (specific or "council" in words):
        return True
    if head in ("law", "statute", "resolution", "ordinance") and events.TO_MAKE.search(
        text, max(0, found.lead - 9), found.lead
    ):
        event = VOTED.search(text, max(0, found.lead - 90), found.lead) is not None
        if not event and lawevents.wished(text, found.lead):
            return False
    if head in rulesets.SINGLE and event and rulesets.ordains(text, start, end):
        return True
    if head == "bill" and page.near("parliament", start, end, 150):
        return (
            event
            or events.READING_OF.search(text, max(0, found.lead - 20), found.lead) is not None
            or not events.ANY_BILL.search(text, max(0, found.lead - 12), found.lead)
        )
    if head == "decree" and events.ORDAINS.match(text, end, end + 20):
        return page.near("parliament", start, end, 300) or page.near("states", start, end, 300)
    if head in OF_A_STATE and (
        (lawevents.faced(text, found.lead, end) and dealt_with(page, start, end))
        or (words - _PLAIN and lawevents.passed(text, found.lead) and page.near("parliament", start, end, 150))
    ):
        return True
    if (
        head == "law"
        and (events.WHICH_WILL.match(text, end, end + 14) or (event and ON_SOMETHING.match(text, end, end + 40)))
        and page.near("parliament", start, end, 200)
    ):
        return True
    if head == "order in council":
        return event or relative or events.ORDER_MADE.search(text, max(0, found.lead - 12), found.lead) is not None
    if row.first == "event":
        if (head == "bill" and "draft" in words) or (row.kind is Kind.STATUTE and yeared(found.words)):
            return True
        return event or (head == "bill" and bool(words & _OF_A_HOUSE) and page.near("parliament", start, end, 200))
    if head == "order" and not words & ORDER_WORDS:
        return ORDERED.match(text, end, end + 60) is not None and page.near("parliament", start, end, 300)
    federal = words & {"federal", "state", "local", "national"}
    if head in OF_A_STATE and not events.OF_MANY.match(text, end, end + 16):
        made = events.THROUGH_A_HOUSE.match(text, end, end + 50) or events.MADE_BY.match(text, end, end + 60)
        if made and page.near("parliament", start, end, 200):
            return True
    return (
        specific
        or (
            bool(federal)
            and (event or relative or (head in OF_A_STATE and LAYS_DOWN.match(text, end, end + 20) is not None))
        )
        or (event and relative)
        or (head == "law" and ((event and _dated(text, end)) or lawevents.made(text, found, end)))
        or (head in OF_A_STATE and events.DATES_FROM.match(text, end, end + 40) is not None)
    )


def among_states(page: Page, start: int, end: int) -> bool:
    """Whether the text around speaks of states, parliaments or courts: a chef's decree and a playground's treaty are none."""
    return (
        with_state(page.text, end)
        or brokered(page.text, end)
        or any(page.near(cue, start, end, 600) for cue in ("states", "parliament", "court"))
    )


def dealt_with(page: Page, start: int, end: int) -> bool:
    """Whether a parliament or a court is spoken of near."""
    return page.near("parliament", start, end, 300) or page.near("court", start, end, 300)


def _dated(text: str, end: int) -> bool:
    return events.MADE_AFTER.match(text, end, end + 110) is not None
