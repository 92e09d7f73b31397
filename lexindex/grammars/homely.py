"""What the nouns of law mean at home, at play and at work: an act of violence, a league's rule, a screen's resolution."""

import re

from lexindex.grammars.phrases import Determiner, Phrase

_DEED_OF = re.compile(
    r" of (?:violence|war|terror(?:ism)?|kindness|God|defiance|faith|courage|sabotage|vandalism|arson|love|piracy|aggression|bravery|heroism|cruelty|revenge|generosity|contrition|mercy|treachery|betrayal|desperation|charity)\b"
)
# Clubs, firms and schools make rules too, and bans, and pass resolutions.
_MADE_AT_HOME = re.compile(
    r"\b(?:[Ll]eague|FIFA|UEFA|NFL|NBA|MLB|NHL|NCAA|WADA|ICC|IOC|[Cc]lubs?|[Ff]ederation|[Ss]chool|[Hh]eadteacher|[Cc]ompany|[Ff]irm|[Aa]irline|[Hh]otel|[Ll]andlord|[Uu]niversity|[Cc]ollege|[Ee]mployer|[Cc]oach|[Pp]arents|[Ss]hareholders|[Tt]eam|[Hh]ospital|[Bb]oard of directors|[Cc]hain|CEO|[Cc]hief executive|[Bb]oss|[Ee]ditor|[Mm]anager|[Oo]wner|[Bb]ank|[Pp]ope|[Bb]ishop|[Cc]hef)"
    r" (?:has |have |had |also |then |later ){0,2}(?:issued|introduced|adopted|changed|passed|made|set|signed|approved|dropped|brought in|published|proposed|tightened|relaxed) \Z"
)
_RULES = frozenset(
    ("rule", "regulation", "directive", "order", "resolution", "decree", "proclamation", "amendment", "ban")
)
_OF_THINGS = frozenset(
    "image screen display spatial nanosecond dispute conflict camera pixel video high low higher lower full quick peaceful speedy print sensor optical year's angular temporal timestamp".split()
)
# What is regulated, not what regulates: "the regulation of banks", "EU regulation of fees"; "a regulation ball".
_REGULATING = re.compile(
    r" of (?!the (?:European|Council|Commission|Parliament|Minist|Government|Department)|last |this |(?:1[6-9]|20)\d\d|\d)[a-z]| (?:size|time|distance|weight|play|ball)\b"
)
# A class by what is said of it: "a bill becomes law when", "an executive order is a tool of presidents".
_DEFINED = re.compile(
    r" (?:is an?|is not an?|is any|is simply|is usually|is only|becomes|needs (?:a majority|\d+ votes)|must (?:pass|be (?:passed|approved|signed|read))|can (?:only|be vetoed)|has the force)\b"
)
_BECOMES = re.compile(r" becomes? (?:a )?law (?:when|once|after|only|if)\b")
_HOW = re.compile(r"\b[Hh]ow \Z")
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether) there (?:is|was|were) \Z")
_WITH_FIRMS = re.compile(
    r" (?:with|between|for) (?:the |an? |its |his |her |their )?(?:[\w'-]+ )?(?:cartels?|gangs?|dealers?|clubs?|studio|record label|label|publishers?|agents?|sponsors?|landlords?|insurers?|suppliers?|team|striker|midfielder|defender|goalkeeper|pitcher|quarterback|singer|actor|broadcasters?)\b"
)
# What is paid rises, falls and comes to a sum: "the welfare bill rose", "the defence bill for the war was put at $2bn".
_COSTS = re.compile(
    r"(?: for [\w' -]{2,30}?)? (?:rose|rises|fell|falls|(?:is|was|are|keeps?) (?:rising|falling|soaring|growing|too high|put at|estimated at|expected to (?:rise|fall|top|reach [£$€]))|(?:could|would|will|may|has|had|to) (?:rise|risen|fall|fallen|soar|soared)"
    r"|(?:could|would|will|may|might|(?:is|was) (?:expected|likely|set|due) to) (?:reach|top|exceed|hit|be|run to|come to|go as high as) (?:about |around |some |more than |up to |nearly |almost )?[A-Z]{0,3}[\u00a3$\u20ac\u20b9]"
    r"|soared|ballooned|grew|came to|comes to|topped|(?:reached|hit|of|was|is) [£$€]|(?:reached|hit) \d|stands at|stood at)\b"
)
# A treaty that nobody has reached: "they failed to agree a treaty".
_UNREACHED = re.compile(
    r"\b(?:fail(?:ed|s|ing)?|unable|refus(?:ed|es|ing)|declin(?:ed|es)|hop(?:e|es|ed|ing)|try(?:ing)?|tried|struggl(?:e|es|ed|ing)|yet|aim(?:s|ed|ing)?) to (?:reach|sign|agree|negotiate|conclude|strike|finali[sz]e|adopt|broker) \Z"
)
_TREATIES = frozenset(("treaty", "deal", "agreement", "accord", "pact", "convention", "protocol"))
_PAID_FOR = frozenset(
    "import oil cleanup clean-up benefits subsidy bailout insurance tuition transfer shopping food tax-payers repair".split()
)
_GATHERED = re.compile(
    r"\b(?:president of|chair(?:man|woman)? of|delegates? (?:to|at)|speech (?:to|at)|floor of|eve of|guests? (?:of|at)|speakers? at|attend(?:ed|s|ing)?|host(?:ed|s|ing)?|crowd at|opened|addressed) the \Z"
)
# What a meeting carries to a minister asks for something.
_TAKEN = re.compile(r"\b(?:take|took|taking|carry|carried|present(?:ed)?|hand(?:ed)?) (?:in )?\Z")
# "of their own accord", "the 2023 debt-ceiling deal": parties and houses make these among themselves.
_AT_HOME = frozenset(
    "own debt-ceiling debt budget spending coalition funding stopgap plea record book pay wage bailout".split()
)
_DEALS = frozenset(("deal", "agreement", "accord", "pact"))


def other_sense(text: str, head: str, found: Phrase, words: set[str], end: int) -> bool:
    """Whether a noun means what people do, own or agree on among themselves, or a class of instruments."""
    before = text[max(0, found.lead - 60) : found.lead]
    if head == "act":
        return _DEED_OF.match(text, end, end + 24) is not None
    if head in _DEALS and (words & _AT_HOME or _WITH_FIRMS.match(text, end, end + 50)):
        return True  # "of their own accord", "an arms deal with the cartel"
    if head == "resolution" and (words & _OF_THINGS or (_TAKEN.search(before) and text.startswith(" to ", end))):
        return True
    if head == "convention" and _GATHERED.search(before):
        return True
    if head == "bill" and (words & _PAID_FOR or _COSTS.match(text, end, end + 60)):
        return True
    if head == "order" and words & {"purchase", "money", "postal", "mail", "doctor's", "work", "standing", "batting"}:
        return True
    if head == "regulation" and _REGULATING.match(text, end, end + 24):
        return True
    if found.determiner is not Determiner.INDEFINITE:
        return False
    if head in _RULES and _MADE_AT_HOME.search(before):
        return True
    if head in _TREATIES and _UNREACHED.search(before):
        return True
    if text[found.lead : found.lead + 1] == "A" and _DEFINED.match(text, end, end + 30):
        return True
    if _HOW.search(before) and text.startswith(" becomes", end):
        return True
    return _BECOMES.match(text, end, end + 30) is not None or _SUPPOSED.search(before) is not None
