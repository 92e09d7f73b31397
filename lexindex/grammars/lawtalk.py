"""What is said of the laws of states and the ordinances of councils that have no name: who made them, and what they do."""

import re

from lexindex.grammars.phrases import Determiner, Phrase
from lexindex.grammars.places import PLACES

# A council that has voted to make one has made it.
VOTED = re.compile(r"\b(?:voted|votes|agreed) (?:[\w-]{1,14},? ){0,6}to (?:create|adopt|pass|approve|enact) \Z")
COUNCIL = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|[Cc]ounty|[Vv]illage|[Bb]orough) [Cc]ouncil|\bCouncil (?:approved|passed|adopted|member)|\b[Cc]ouncil(?:members?|ors?)\b|\b[Cc]ommissioners\b"
)
# What one moves an amendment to do: "the amendment to strike the fee".
MOVED_TO = re.compile(
    r" (?:to|that would) (?:remove|strip|strike|add|delete|insert|exempt|require|ban|bar|allow|raise|lower|cut|limit|end)\b"
)
# "A state statute requires 60 votes", "upheld Ohio's law".
OF_A_STATE = frozenset(["law", "statute"])
LAYS_DOWN = re.compile(
    r" (?:requires?|required|bars?|barred|bans?|banned|prohibits?|prohibited|forbids?|forbade|allows|allowed|mandates?|exempts|shields)\b"
)
# A measure is an act or a bill where a chamber or voters deal with it: one takes measures of all sorts.
_DEALT_WITH = re.compile(
    r"\b(?:pass(?:ed|es|ing)?|approv(?:ed?|es|ing)|reject(?:ed|s|ing)?|defeat(?:ed|s)?|introduc(?:ed|es|ing)|(?:co-)?sponsor(?:ed|s|ing)?|veto(?:ed|es|ing)?|signed|signs|amend(?:ed|s|ing)?|adopted|adopts|"
    r"vot(?:ed|e|es|ing) (?:for|against|on|down)|overr(?:ide|ode|idden)|repeal(?:ed|s|ing)?|advanc(?:ed|es|ing)|debat(?:ed|es|ing)) (?:(?:a|an|the) )?\Z"
)
_FARES = re.compile(
    r",? (?:passed|failed|would|now goes|goes|went|heads|headed|(?:was|is|were) (?:approved|passed|rejected|defeated|introduced|signed|vetoed|expected to pass)|cleared|died|stalled|won|will (?:appear|go|be on)|"
    r"(?:exempt|bann|requir|allow|barr|legali[sz]|prohibit|limit)ing|that (?:would|will|passed)|to (?:ban|allow|require|legali[sz]e|repeal|limit|bar|prohibit|raise|cut|exempt))\b"
)
_CHAMBER = re.compile(
    r"\b(?:[Ll]awmakers?|[Ll]egislat(?:ors?|ures?)|[Ss]enat(?:e|ors?)|(?:the )?House (?:passed|voted|committee|members|floor|and|vote|Republicans|Democrats)|[Vv]oters|[Bb]allot|Congress|[Cc]ity [Cc]ouncil|General Assembly|Assembly(?:man|woman|members?))\b"
)


_TAKEN = frozenset(
    "safety security austerity precautionary health cost-cutting preventive preventative protective control containment retaliatory drastic punitive disciplinary half coercive confidence-building".split()
)


def measured(text: str, found: Phrase, start: int, end: int) -> bool:
    """Whether "measure" is an act, a bill or a question on a ballot here."""
    if not _TAKEN.isdisjoint(word.lower() for word in found.words):
        return False
    dealt = _DEALT_WITH.search(text, max(0, found.lead - 24), found.lead) or _FARES.match(text, end, end + 30)
    return dealt is not None and _CHAMBER.search(text, max(0, start - 150), end + 150) is not None


BILL_TO_PAY = frozenset(
    """
    water electric electricity gas phone heating hospital medical dental dentist's restaurant grocery bar vet's repair fuel rent
    hotel utility power wage dollar double top five-dollar cable energy telephone legal
    """.split()
)
IN_GENERAL = frozenset(
    "same whole very general existing current present old relevant applicable state federal local national eu european own higher "
    "written unwritten only good bad english scots".split()
)
NO_LAW = frozenset(
    "international common criminal civil constitutional case martial sharia islamic humanitarian customary natural environmental family rights refugee domestic public private maritime administrative canon contract corporate employment labour labor tax antitrust moral patent copyright".split()
)
NO_ORDER = frozenset(
    "executive court restraining world new old international social public liberal gag protection removal deportation stay-at-home pecking supreme lower".split()
)
OF_NATURE = frozenset(
    f"{name}'s " for name in "Murphy Moore Godwin Ohm Newton Parkinson Goodhart Hooke Boyle Stein Betteridge".split()
)
_ITS_OWN = re.compile(
    r"\b(?:overturned|str(?:ikes?|uck|iking) down|struck|uph[eo]lds?|upheld|blocked|blocks|blocking|challenged|challenges|challenging|invalidated|enjoined|halted|threw out|signed) (?:(?:most|all|part|parts|much) of )?\Z"
)

_STATE_OWNERS = frozenset(
    "state's country's nation's province's city's county's kingdom's town's union's bloc's commission's island's "
    "administration's government's agency's department's ministry's".split()
)


def upheld(text: str, found: Phrase) -> bool:
    """Whether a state's law has no name but what courts do with it: "the court upheld Ohio's law"."""
    if found.determiner is not Determiner.OWNED or found.words:
        return False
    owner = text[found.lead : found.start].strip()
    return (
        owner.removesuffix("'s").removesuffix("'") in PLACES
        and _ITS_OWN.search(text, max(0, found.lead - 40), found.lead) is not None
    )


def of_a_state(text: str, found: Phrase) -> bool:
    """Whether a law is a state's own and of some sort: "the state's voter ID law", "Texas's abortion law"."""
    if found.determiner is not Determiner.OWNED or not found.words:
        return False
    owner = text[found.lead : found.start].strip().split(" ")[0]
    return owner.lower() in _STATE_OWNERS or owner.removesuffix("'s").removesuffix("'") in PLACES
