"""What is said of the laws of states and the ordinances of councils that have no name: who made them, and what they do."""

import re

from lexindex.grammars.phrases import Determiner, Phrase, owner
from lexindex.grammars.places import PLACES, is_place

# A council that has voted to make one has made it.
VOTED = re.compile(r"\b(?:voted|votes|agreed) (?:[\w-]{1,14},? ){0,6}to (?:create|adopt|pass|approve|enact) \Z")
COUNCIL = re.compile(
    r"\b(?:[Cc]ity|[Tt]own|[Cc]ounty|[Vv]illage|[Bb]orough) [Cc]ouncil|\b[Tt]he Council\b|\bCouncil (?:approved|passed|adopted|member)|\b[Cc]ouncil(?:members?|ors?)\b|\b[Cc]ommissioners\b"
)
# What one moves an amendment to do: "the amendment to strike the fee".
MOVED_TO = re.compile(
    r" (?:to|that would) (?:remove|strip|strike|add|delete|insert|exempt|require|ban|bar|allow|raise|lower|cut|limit|end)\b"
)
# "A state statute requires 60 votes", "upheld Ohio's law".
OF_A_STATE = frozenset(["law", "statute"])
OF_A_COUNCIL = frozenset(["ordinance", "bylaw", "by-law", "byelaw"])
TO_COUNCIL = re.compile(
    r"\b(?:prepared|preparing|consider(?:ed|ing|s)?|weigh(?:ed|ing|s)?|draft(?:ed|ing)?|discuss(?:ed|ing)?|read|heard|proposed|reviewed|debat(?:ed|ing)) \Z"
)
# "An ordinance that limits kite shops passed 5-2"
PASSED = re.compile(
    r" (?:that|which|to|on|banning|limiting|requiring|allowing|regulating) [^.;\n]{1,70}? (?:passed|failed|cleared|died|was (?:approved|adopted|passed|tabled|rejected|introduced|repealed)|took effect|takes effect|comes into force|came into force|goes into effect|went into effect)\b"
)
LAYS_DOWN = re.compile(
    r" (?:requires?|required|bars?|barred|bans?|banned|prohibits?|prohibited|forbids?|forbade|allows|allowed|mandates?|exempts|shields)\b"
)
# A measure is an act or a bill where a chamber or voters deal with it: one takes measures of all sorts.
_DEALT_WITH = re.compile(
    r"\b(?:pass(?:ed|es|ing)?|approv(?:ed?|es|ing)|reject(?:ed|s|ing)?|defeat(?:ed|s)?|introduc(?:ed|es|ing)|(?:co-)?sponsor(?:ed|s|ing)?|veto(?:ed|es|ing)?|signed|signs|amend(?:ed|s|ing)?|adopted|adopts|enact(?:ed|s|ing)|challeng(?:ed?|es|ing)|"
    r"(?:[Bb]ackers|[Ss]upporters|[Oo]pponents|[Cc]ritics|[Pp]roponents|[Pp]assage|[Ss]ponsors?|[Aa]uthors?|[Ll]anguage|[Aa]nalysis|[Ss]ummary|[Ff]ate|[Ss]upport|[Cc]ampaigns?) (?:of|for|against)|"
    r"vot(?:ed|e|es|ing) (?:for|against|on|down)|overr(?:ide|ode|idden)|repeal(?:ed|s|ing)?|advanc(?:ed|es|ing)|debat(?:ed|es|ing)) (?:(?:a|an|the) )?\Z"
)
_FARES = re.compile(
    r",? (?:(?:needs|needed|requires|required) (?:a |\d|two|support|approval|the (?:governor|mayor|president))|(?:is|was|appears|appeared) on the (?:\w+ )?ballot|if (?:approved|passed|enacted)|faces|faced|passed|failed|would|now goes|goes|went|heads|headed|(?:was|is|were) (?:approved|passed|rejected|defeated|introduced|signed|vetoed|expected to pass)|cleared|died|stalled|won|will (?:appear|go|be on)|"
    r"(?:put forward|promoted|pushed|advanced|approved|passed|backed|sponsored|introduced|offered|drafted|authored|championed|tabled|proposed|enacted|adopted|placed on the ballot) by|(?:exempt|bann|requir|allow|barr|legali[sz]|prohibit|limit)ing|that (?:would|will|passed)|to (?:ban|allow|require|legali[sz]e|repeal|limit|bar|prohibit|raise|cut|exempt))\b"
)
_CHAMBER = re.compile(
    r"\b(?:[Ll]awmakers?|[Ll]egislat(?:ors?|ures?)|[Ss]enat(?:e|ors?)|(?:the )?House (?:passed|voted|committee|members|floor|and|vote|Republicans|Democrats)|[Vv]oters|[Bb]allot|[Ee]lection|Congress|[Cc]ity [Cc]ouncil|General Assembly|Assembly(?:man|woman|members?)|[Pp]arliament(?:ary)?|MPs|Knesset|Lords|Commons|Bundestag|Duma|Sejm|Dail|Diet|[Cc]ouncillors|deputies|peers|(?:first|second|third|final) readings?|by \d+ votes|\d+ votes to|[Gg]overnor|Gov\. [A-Z][a-z]+)\b"
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

_RULERS = frozenset(
    "president's governor's premier's mayor's chancellor's king's emir's sultan's administration's trump's biden's obama's bush's clinton's reagan's nixon's carter's roosevelt's".split()
)
_TITLED = re.compile(
    r"\b(?:[Pp]resident|[Gg]overnor|Gov\.|[Mm]ayor|[Pp]remier|[Pp]rime [Mm]inister|[Cc]hancellor) (?:[A-Z][\w.-]+ ){0,2}\Z"
)


_GOVERNS = re.compile(
    r"\b(?:executive|administration|Department|agenc(?:y|ies)|federal|immigra\w+|White House|refugees|travellers|travelers|tariffs|statewide|residents)\b"
)


def governs(text: str, start: int, end: int) -> bool:
    """Whether the text around an order speaks of those whom a ruler's orders bind."""
    return _GOVERNS.search(text, max(0, start - 300), end + 300) is not None


def of_a_ruler(text: str, found: Phrase, end: int) -> bool:
    """Whether an order is one of a president or governor, and not one to do something: "Trump's order", "Gov. Hall's order"."""
    if found.determiner is not Determiner.OWNED or text.startswith(" to ", end):
        return False
    whose = text[found.lead : found.start].strip().split(" ")[0]
    if whose.lower() in _RULERS:
        return True
    return whose[:1].isupper() and _TITLED.search(text, max(0, found.lead - 40), found.lead) is not None


_STATE_OWNERS = frozenset(
    "sultanate's emirate's republic's territory's canton's principality's archipelago's region's tribe's parish's state's country's nation's province's city's county's kingdom's town's union's bloc's commission's island's "
    "administration's government's agency's department's ministry's".split()
)


def upheld(text: str, found: Phrase) -> bool:
    """Whether a state's law has no name but what courts do with it: "the court upheld Ohio's law"."""
    if found.determiner is not Determiner.OWNED or found.words or not is_place(owner(text, found)):
        return False
    return _ITS_OWN.search(text, max(0, found.lead - 40), found.lead) is not None


# What one law of a state is on or does, right behind it: "Hungary's law banning kites", "the state's law that bars".
_ON_OR_DOES = re.compile(
    r" (?:against|(?:bann|barr|requir|restrict|prohibit|allow|mak|criminali[sz]|limit|outlaw|forbidd|protect|giv|lett|legali[sz]|decriminali[sz]|permitt|mandat|forc|oblig|impos|punish|regulat|grant|extend|creat|cutt|rais|lower|end|strip|shield|curb|curtail|target|exempt|abolish|lift)ing"
    r"|(?:that|which) (?:[a-z]+(?:[^s]s|ed)|made|gave|let|cut|put|forbade|set)|of (?:1[89]|20)\d\d|on(?! [A-Z][a-z]{2,5}day\b)|to (?:ban|bar|require|restrict|curb|protect|legali[sz]e|criminali[sz]e|outlaw|limit|allow))\b"
)


def of_a_place(text: str, found: Phrase, end: int) -> bool:
    """Whether a law without a name is told by whose it is and what it does: "Hungary's law banning kites"."""
    if found.determiner is not Determiner.OWNED:
        return False
    if not is_place(whose := owner(text, found)) and f"{whose}'s" not in _STATE_OWNERS:
        return False
    return _ON_OR_DOES.match(text, end, end + 40) is not None


# "The law that bars the army from police work": what one law does, and no other.
_DOES_ALONE = re.compile(
    r" (?:(?:that|which) (?:bars?|barred|bans?|banned|requires?|required|prohibits?|prohibited|forbids?|forbade|outlaws?|outlawed|criminali[sz]e[sd]|legali[sz]e[sd]|makes it|made it|shields?|shielded|created|established|mandates|mandated|restricts?|restricted|abolished|limits|limited)"
    r"|(?:bann|barr|requir|restrict|prohibit|criminali[sz]|limit|outlaw|forbidd|legali[sz]|decriminali[sz]|mandat|shield|abolish)ing)\b"
)


def of_its_deed(text: str, found: Phrase, end: int) -> bool:
    """Whether "the law" is the one that does what stands behind it: "the federal law banning kites"."""
    if found.determiner is not Determiner.DEFINITE or not text.startswith(("the ", "The "), found.lead):
        return False
    if text.startswith(" against ", end) and "federal" in found.words:
        return True
    return _DOES_ALONE.match(text, end, end + 24) is not None


def told_by_place(text: str, found: Phrase) -> bool:
    """Whether a place says whose law it is: "the Chilean law on kites", "Chile's law on kites"."""
    return is_place(owner(text, found)) or (bool(found.words) and found.words[-1] in PLACES)


def of_a_state(text: str, found: Phrase) -> bool:
    """Whether a law is a state's own and of some sort: "the state's voter ID law", "Texas's abortion law"."""
    if found.determiner is not Determiner.OWNED or not found.words:
        return False
    whose = text[found.lead : found.start].strip().split(" ")[0]
    return whose.lower() in _STATE_OWNERS or whose.removesuffix("'s").removesuffix("'") in PLACES


# "Passed a law on plastic bags", "signed the law governing taxis", "Estonia's law on timber": one that somebody made.
_MADE_ONE = re.compile(
    r"\b(?:pass(?:ed|es|ing)?|adopt(?:ed|s|ing)?|enact(?:ed|s|ing)?|sign(?:ed|s|ing)?|approv(?:ed?|es|ing)|repeal(?:ed|s|ing)?|veto(?:ed|es|ing)?|promulgat(?:ed|es|ing)|draft(?:ed|s|ing)?|introduc(?:ed|es|ing)|tabl(?:ed|es|ing)"
    r"|annul(?:led|s)?|suspend(?:ed|s)?|revok(?:ed?|es|ing)|reject(?:ed|s)?|back(?:ed|s)|challeng(?:ed?|es|ing)|struck down|strik(?:es|ing) down|scrap(?:ped|s)?|amend(?:ed|s|ing)|vot(?:ed?|es|ing) (?:for|against|on|down)|invalidat(?:ed|es)|promot(?:ed|es)|unveil(?:ed|s)) (?:into \w+ )?\Z"
)
# "A challenge to a rent control law", "struck down a gun law": what courts are asked to undo is one.
BEFORE_COURT = re.compile(
    r"\b(?:challenges? to|(?:law)?suits? (?:over|against|challenging)|challeng(?:ed|es|ing)|overturn(?:ed|s|ing)?|str(?:ikes?|uck|iking) down|uph[eo]lds?|upheld|invalidat(?:ed|es|ing)|enjoin(?:ed|s)?|threw out|voided|annulled|block(?:ed|s|ing)) \Z"
)
ON_SOMETHING = re.compile(
    r" (?:on|governing|concerning|regulating|against) (?!(?:paper|this|that|these|those|which|whether|how|the (?:matter|subject|point|issue|books))\b)[\w'-]+"
)


def made_on(text: str, found: Phrase) -> bool:
    """Whether a law on something is one that was made: somebody passed or fought it, or a state owns it."""
    if found.determiner is Determiner.OWNED:
        owner = text[found.lead : found.start].strip().removesuffix("'s").removesuffix("'")
        return owner in PLACES or text[found.lead : found.start].strip().lower() in _STATE_OWNERS
    return _MADE_ONE.search(text, max(0, found.lead - 24), found.lead) is not None


# What is done to one law, and never to the law as such: "challenged the law", "the sponsor of the law".
ACTED_ON = re.compile(
    r"\b(?:challeng(?:e|es|ed|ing)|challenges? to|(?:law)?suits? (?:against|over|challenging|to block)|(?:un)?constitutionality of|validity of|legality of"
    r"|(?:[Cc]o-)?[Ss]ponsors? of|(?:[Aa]uthor|[Aa]rchitect|[Dd]rafter|[Oo]pponent|[Cc]ritic|[Ss]upporter|[Bb]acker|[Pp]roponent|[Dd]efender|[Cc]hampion)s? of|(?:[Pp]assage|[Ss]igning|[Ee]nactment|[Aa]doption|[Rr]epeal|[Ss]uspension|[Aa]brogation) of"
    r"|(?:approv|suspend|block|halt|invalidat|enjoin|scrapp|condemn|denounc|criticis|criticiz|slamm|blast|decri|toughen|soften|unveil)(?:ed|es|ing)|(?:pass|adopt|enact|sign|veto|repeal|overturn|amend|defend)(?:ed|ing)|(?:pass|repeal|overturn|veto|sign|annul|suspend|block|scrap|oppose|strike down|revoke|rescind|defend|rewrite|redraft)|rewr(?:ote|iting)|redraft(?:ed|ing)|uph[eo]ld|struck down|striking down|threw out|ton(?:e|ed|ing) down|water(?:ed|ing) down"
    r"|(?:push|rush|ramm?|forc|steer|shepherd|railroad)(?:e|ed|ing)? through|vot(?:ed|e|es|ing) (?:for|against|on)|protest(?:s|ed|ing|ers)?(?: against)?|(?:demonstrat|ralli|march|campaign|lobbi|appeal|spoke|speak|argu|petition)(?:e|ed|ions?|ing|es)? against|assent(?:ed|ing)? to) "
    r"(?:(?:parts?|most|all|much|some|portions|key parts) of )?\Z"
)
# "The law imposes fines": it says what it does, where "the law requires" may be said of all law.
_DOES = re.compile(
    r",? (?:(?:also|now|further|effectively|in effect) )?(?:imposes|introduces|establishes|creates|abolishes|expands|restricts|tightens|raises|lowers|eliminates|legali[sz]es|decriminali[sz]es|mandates|empowers|stipulates|exempts|caps|limits|repeals|replaces|amends|sparked|drew|drew|faces|divided|passed)\b"
)
_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|claim(?:s|ed|ing)?|argu(?:e|es|ed|ing)|warn(?:s|ed|ing)?|fear(?:s|ed|ing)?|insist(?:s|ed|ing)?|contend(?:s|ed|ing)?|believe[sd]?|complain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|alleg(?:e|es|ed|ing)|add(?:s|ed|ing)|not(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|observers note|think|thought|conced(?:e|es|ed)|ruled) (?:that )?\Z",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r" (?:(?:also|only|simply|clearly|unfairly|unjustly|effectively|now) )?(?:was|will|would|could|goes|went|violat(?:es|ed)|infring(?:es|ed)|discriminat(?:es|ed)|target(?:s|ed)|puts|threatens|undermines|harms|hurts|unfairly|seems|amounts|puts?|breach(?:es|ed)|contraven(?:es|ed)|criminali[sz](?:es|ed)|poses|contradicts|lacks|gives (?:the )?(?:police|government|authorities|ministers)|aims|seeks|had been|has been|has led|is (?:unconstitutional|too|needed|necessary|vague|discriminatory|aimed|designed|intended|meant|being|a |an |harmful|important|flawed|unfair|good|bad|about|part))\b"
)
_DOES_BEHIND = re.compile(r" (?:that|which) (?:[a-z]+s|would|will|had|made|gave|let|allowed|banned|required)\b")


# "sending the legislation to the president's desk"
_SENT = re.compile(r"\b(?:sends?|sent|sending|returned|returning) \Z")
_SENT_TO = re.compile(
    r" (?:on |back |over )?to (?:the )?(?:[A-Z][\w.']+ ){0,3}(?:[Pp]resident|[Gg]overnor|Gov\.|[Ss]enate|[Hh]ouse|[Ll]ower|[Uu]pper|Lords|Commons|[Pp]arliament|[Cc]ongress|[A-Z]\w+'s desk)\b"
)


def acted_on(text: str, found: Phrase, end: int) -> bool:
    """Whether what stands around a definite "law" is said of one alone, where a parliament or a court is near."""
    if not IN_GENERAL.isdisjoint(word.lower() for word in found.words):
        return False
    if not found.words and text.startswith(("this ", "This "), found.lead) and _SAID_OF.match(text, end, end + 40):
        return True
    if found.determiner is Determiner.OWNED and _DOES_BEHIND.match(text, end, end + 24):
        return True  # "its law that lowers the retirement age"
    if _SAID.search(text, max(0, found.lead - 24), found.lead) and _SAID_OF.match(text, end, end + 40):
        return True  # "critics say the law will hurt farmers"
    if _SENT.search(text, max(0, found.lead - 10), found.lead) and _SENT_TO.match(text, end, end + 60):
        return True
    before = ACTED_ON.search(text, max(0, found.lead - 48), found.lead)
    return before is not None or _DOES.match(text, end, end + 30) is not None


# "signed legislation on Friday that bans": somebody made it, and what it does stands behind.
_LEGISLATED = re.compile(
    r"\b(?:(?:has|have|had|was|were|been) )?(?:(?:narrowly|unanimously|overwhelmingly|quietly|recently|finally|also|initially|formally|then|just|swiftly) )?"
    r"(?:sign(?:ed|s|ing)(?: into law)?|pass(?:ed|es)|approv(?:ed|es)|adopt(?:ed|s)|enact(?:ed|s)|introduc(?:ed|es|ing)|(?:co-)?sponsor(?:ed|s|ing)|unveil(?:ed|s|ing)|passing|tabl(?:ed|ing)|veto(?:ed|es|ing)|back(?:ed|s)|endors(?:ed|es)|drafted|filed|put forward|brought forward|proposed|propos(?:es|ing)|pursu(?:ed?|es|ing)|advanc(?:ed|es)|clear(?:ed|s)|repealed|rejected|defeated|blocked|to sign|vot(?:ed|es) (?:on|for|against|down)|(?:final )?(?:vote|approval) (?:\w+ )?on|pushed through|rushed through|shelv(?:ed|es)|scrapp(?:ed|ing)|dropp(?:ed|ing)|delay(?:ed|s)|abandon(?:ed|s)|withdr[ae]w|withdrawn|fast-track(?:ed|ing)|published|prepar(?:ed|ing)|drafting|green-?light(?:ed|s)|green-?lit|okayed|rubber-?stamped|waved through|gazetted) (?P<rest>(?:(?!to |the |an? |and |for |on |of |some |more |such |much |any |no |enough |other |similar |existing )[\w'-]+ ){0,3})\Z"
)
_LEGISLATES = re.compile(
    r",?(?: (?:on |late |early |last |this )?(?:[A-Z][a-z]+day|[A-Z][a-z]+(?: \d{1,2})?|week|month|year|night)){0,2},?(?: in (?:Congress|[Pp]arliament|the (?:House|Senate|Lords|Commons|[A-Z][a-z]+)))?"
    r",? (?:that (?!sort\b|kind\b)|which |to (?!be\b|parliament\b|congress\b|the\b)[a-z]+ |(?:aimed|aiming|designed|intended|meant|directed|targeting|seeking|(?:restrict|bann|requir|allow|legali[sz]|criminali[sz]|limit|prohibit|barr|outlaw|creat|establish|mandat|extend|expand|rais|lower|strip|giv|protect|tighten|end|block|forc|impos|mak|overhaul|set|repeal|amend|decriminali[sz]|authori[sz]|abolish|regulat|exempt)ing) )"
)
_LEGISLATORS = re.compile(
    r"\b(?:[Ss]tates|[Cc]ountries|[Nn]ations|[Gg]overnments|[Ll]egislatures|[Pp]arliaments|[Jj]urisdictions|[Cc]ities|[Mm]unicipalities)\b[^.;\n]{0,40}\Z|\b(?:of which|of whom|of them|each|all|both)\b[^.;\n]{0,16}\Z|\b(?:never|not|nor|if|no|any|should|could|may|might|must|would|has yet to|have yet to|often|regularly|routinely)\b[^.,;\n]{0,24}\Z"
)


def legislated(text: str, found: Phrase, end: int) -> int | None:
    """Where "legislation" without an article begins that is one act or bill: somebody passed it, and what it does stands behind.

    Many states pass legislation of a sort, and one may want some to be passed: that is none.
    """
    made = _LEGISLATED.search(text, max(0, found.lead - 60), end - len("legislation"))
    if made is None or _LEGISLATES.match(text, end, end + 80) is None:
        return None
    if _LEGISLATORS.search(text, max(0, made.start() - 60), made.start()) is not None:
        return None
    return made.start("rest")
