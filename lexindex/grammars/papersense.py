"""What the words around a noun such as "motion" or "complaint" say that it is instead of a paper of a court."""

import re

from lexindex.grammars import Page
from lexindex.grammars.phrases import Determiner, Phrase
from lexindex.text import any_of

# Where it was filed says that it is one: "a petition in the Supreme Court", "a brief filed with the court".
IN_COURT = re.compile(
    r"(?: (?:that )?(?:was |were |has been |had been )?(?:filed|lodged|sent|submitted|made|addressed|presented|brought|heard))?(?: (?:on|last|this) \w+| earlier| late| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r" (?:in|at|to|with|before|by) (?:the |a |an |his |her |their )?(?:[\w.'-]+ ){0,4}?(?:[Cc]ourts?|[Tt]ribunal|judge|justices|Circuit|lawsuit)\b"
)
# The public, a company, an agency or a chamber receives these: not a court.
_PUBLIC = re.compile(
    any_of(
        r"[Ss]ignatures?|[Ss]igners?|[Cc]hange\.org|[Oo]nline|e-petition|[Pp]arliament(?:ary)?|[Cc]ustomers?|[Oo]mbudsman|[Pp]olice [Cc]omplaints?|[Cc]ommission(?:er)?|IOPC|FTC|EEOC|ICO|watchdog|regulator|[Ee]thics|inbox|helpline|[Cc]onference|[Hh]ouse of Commons|[Cc]ensure|no confidence|no-confidence|[Cc]ouncillors?|[Pp]arty|delegates|tabled|seconded|carried|abstained|councils?|shareholders?|signatures|\d{2,} names|terms of reference"
    )
    + r"\b"
)
_COUNTED = re.compile(r"(?:\d{1,3}|[a-z]+)-count")  # "a 12-count indictment"
# "a damning indictment", "an indictment against the way it was run": blame, with nobody charged.
_FIGURE = frozenset("damning scathing stinging searing sad terrible devastating harsh powerful shameful".split())
_OF_A_WAY = re.compile(r" against (?:the way|how|our|a system|the system)\b")
_SHOWN = re.compile(
    r"(?: (?:filed|lodged|submitted|obtained|seen|unsealed|released|made public|that|which|also)\b[^.;\n]{0,12})? ?(?:show|reveal|say|said|allege|claim|state|describe|accuse|argue|detail|indicate|filed|lodged|submitted|unsealed|obtained|seen by|in the|from the)\w*\b"
)
_IN_THEM = re.compile(
    r"\b(?:[Aa]ccording to|[Ii]n|filed|lodged|submitted|unsealed|citing|cited) (?:the |new |newly )?\Z"
)
_CHARGING = re.compile(r"\b(?:charg(?:es|ed|ing)|accus(?:es|ed|ing)|unsealed|grand jury|alleges|counts?)\b")
# "the motion of the second barrel" moves; what a party moves for is "the motion of the plaintiff".
_OF_A_THING = re.compile(
    r" of (?:the|an?|its|his|her|their) (?!plaintiff|defendant|state|government|prosecut|part(?:y|ies)|compan|accused|appell|petition|respond|crown|people|bank|city|county|defen[cs]e|claimant|union|movant|attorney|lawyer|firm|court)[a-z]"
)
_HELD = re.compile(
    r"\b(?:hold(?:s|ing)?|held|shadows?|shadowing|took over|takes? on|given|handed|covers?) (?:the|an?|his|her|their) \Z"
)
_PORTFOLIO = frozenset(
    "defence defense health education transport treasury housing energy foreign justice climate culture digital".split()
)
_TOLD_TO_DO = re.compile(
    r" for the (?:architects?|designers?|building|project|film|campaign|garden|show|role|job|competition)\b| (?:is|was|remains) (?:simple|clear\b(?! that)|to (?!be\b)[a-z]+)\b|, which (?:is|was) to (?!be\b)"
)
_ANY = re.compile(
    r"\b(?:grant|deny|resolv(?:e|ing)|consider(?:ing)?|decid(?:e|ing)|evaluat(?:e|ing)|review(?:ing)?|granting|denying|survive|defeat|whether|[Ww]hen (?:\w+ ){1,4}files|upon|opposing|ruling on) \Z"
)
_ANY_AFTER = re.compile(
    r"(?: (?:to|for|under|of|in) [^.;]{2,60}?)? (?:may|must|should|shall|can|cannot|will|is (?:only )?(?:proper(?:ly)?|appropriate|frivolous|subject|sufficient|insufficient)|tests?|need not|contains?|pleads?)\b"
)
_BRIEF_THEN = re.compile(
    r" (?:(?!extend|limit|unscheduled|unannounced|recorded|prepared remarks|detailed|heated|exchanged|relaxed)[a-z]{3,12}ed|sent|written|leans|backs|spells?|here\b|HERE\b|online|in full|aims?|seeks?|claims?|demands?|focus(?:es)?|outlines?|maintains?|points?|details?|offers?|lays?|takes?|calls|rejects?|attacks?|disputes?|echoes|stresses|concludes?|alleges?|accuses?|criticis?z?es|mentions?|contains?|filings?|due\b|is\b|goes|reads|took|told|put|compares|of \d+|drawn|they|he|she|we|lawyers|attorneys|prosecutors|counsel|filed|submitted|said|says|argued|argues|from|by|in|on|was|is|were|might|may|could|should|does|did|to|that|which|with|and|also|for|supporting|signed|calls?|called|cites?|asks?|urges?|notes|states?|stated|reads?|wrote|contends?|describes?|challenging|against|opposing|joined|lists?|runs?|makes?|quotes?|draws?|relies|tells?|warns?|adds?|insists?|explains?|had|has|will|would|before|backing)\b"
)


def meant_else(text: str, label: str, found: Phrase, stop: int) -> bool:
    """Whether a motion is of a thing, or a brief what somebody is to do: "the brief was simple: wool, dark"."""
    if label == "documents":  # "key legal documents were missing"
        told = _SHOWN.match(text, stop, stop + 30) or _IN_THEM.search(text, max(0, found.start - 26), found.start)
        of_any = found.determiner is Determiner.BARE and found.words[-1:] in (("legal",), ("Legal",))
        return of_any and not told and IN_COURT.match(text, stop, stop + 110) is None
    if label == "motion":
        if found.words[-1:] == ("opposition",):
            return True  # "an opposition motion on housing", of a house
        return not found.words and _OF_A_THING.match(text, stop, stop + 30) is not None
    if _PORTFOLIO.issuperset(found.words) and _HELD.search(text, max(0, found.start - 30), found.start):
        return True  # "he holds the defence brief"
    return not found.words and _TOLD_TO_DO.match(text, stop, stop + 34) is not None


def of_a_class(text: str, found: Phrase, stop: int) -> bool:
    """Whether any paper of the sort is meant: "A motion to dismiss may be granted", "in resolving a motion"."""
    if _ANY.search(text, max(0, found.lead - 34), found.lead):
        return True
    return text[found.lead : found.lead + 2] == "A " and _ANY_AFTER.match(text, stop, stop + 90) is not None


def public(text: str, start: int, stop: int) -> bool:
    """Whether the sentence says that the paper went to the public, a firm, an agency or a chamber."""
    low = max(
        text.rfind(". ", max(0, start - 120), start), text.rfind("\n", max(0, start - 120), start), start - 120, 0
    )
    high = min(
        [at for at in (text.find(". ", stop, stop + 120), text.find("\n", stop, stop + 120)) if at >= 0] + [stop + 120]
    )
    return _PUBLIC.search(text, low, min(len(text), high)) is not None


def charged(page: Page, found: Phrase, modifiers: set[str], start: int, stop: int) -> bool:
    """Whether an indictment is of somebody who is charged, not of the times."""
    if found.determiner is Determiner.BARE or modifiers & _FIGURE:
        return False
    if _OF_A_WAY.match(page.text, stop, stop + 24):
        return False
    if page.text.startswith((" of ", " on "), stop) and not any(map(_COUNTED.fullmatch, found.words)):
        return False
    charging = _CHARGING.search(page.text, max(0, start - 60), stop + 80) is not None
    return charging or page.near("court", start - 20, stop, 400)


def adjective(text: str, stop: int) -> bool:
    """Whether "brief" goes on to a noun: "a brief visit"."""
    return _BRIEF_THEN.match(text, stop, stop + 18) is None
