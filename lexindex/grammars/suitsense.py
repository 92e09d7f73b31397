"""Whether "case", "suit", "claim" or "action" can be a lawsuit where it stands: not a suitcase, a claim to fame, cloth."""

import re

from lexindex.grammars import Page
from lexindex.grammars.phrases import Determiner, Phrase
from lexindex.grammars.suitwords import (
    CLAIMS,
    CLOTHES,
    COURTS,
    NO_ACTION,
    NO_CASE,
    OF_LAW,
    SUIT_OVER,
    TRIED,
)
from lexindex.text import any_of

_CASE_VERB = re.compile(
    r"\b(?:is|was|be|that's|not|always|often|still|make|makes|made|making|if|being|also) (?:not |often |always |still )?\Z"
)
# "hard to argue the case that prices fell": an opinion put forward.
_OPINION = re.compile(r"\b(?:argu(?:e|es|ed|ing)|ma(?:ke|kes|de|king)|put(?:s|ting)?|press(?:es|ed)?) \Z")
_NO_CASE_MADE = re.compile(r"\b(?:argue|make|made|makes|making|state|see|building|build) \Z")
_AT_A_TIME = re.compile(
    r"\b(?:[Ee]arly|[Ll]ater?|[Ee]arlier|[Mm]idway) (?:on )?in \Z"
)  # "early in the case, she dropped"
_LODGED = re.compile(r" (?:brought|filed|lodged|pending) |, (?:brought|filed|lodged) (?:by|in|against|on|last)\b")
_AGAINST = re.compile(r" (?:against|alleging|accusing|seeking|over)\b")
_HOUSE_COURT = re.compile(
    any_of(
        r"[Ss]tewards|[Rr]eferees?|[Dd]isciplinary (?:panel|commission|committee|hearing|body)|[Rr]egulatory [Cc]ommission|[Oo]mbudsman|[Ww]atchdog|[Hh]eadteacher|FIFA|UEFA|(?:the|The) (?:FA|league|club|federation|regulator|union|school)\b(?! (?:sued|filed))"
    )
)
_ARGUMENT = re.compile(
    r" (?:is|was|were|has been|had been) (?:not )?(?:helped|bolstered|strengthened|weakened|undermined|overstated|compelling|persuasive)\b"
)
_OF_STUFF = re.compile(
    r"(?:-(?:grey|gray|blue|black|red|white|green|brown|coloured|colored)|titanium|leather|plastic|wooden|aluminium|aluminum|carbon-fib\w+)\Z"
)
_IMAGINED = frozenset("hypothetical moot mock imaginary fictional fictitious future potential possible".split())
# What is worn is cut and pressed, with a tie; what is brought goes against somebody.
_TAILORED = re.compile(
    r"\b(?:wool|tailor(?:s|ed|ing)?|trousers|jackets?|necktie|ties?|lapels?|shirts?|shoes|cuffs|sleeves|wore|dressed|fabric|crumpled|groom|made of|double-breasted|waistcoat|hearts|spades|trumps?)\b"
)
_SUING_FOR = re.compile(
    r"\b(?:against|filed?|files|filing|brought|alleg(?:es|ed|ing)|seek(?:s|ing)|plaintiffs?|dismiss(?:ed|es)?|damages|sued|claims?|settled?)\b"
)
_CLAIM_GOES = re.compile(
    r" in (?:the|an?) (?:[\w']+ ){0,3}?[Cc]ourt\b|,? (?:which )?(?:will be|was|is|has been|had been) (?:heard|brought|filed|issued|lodged|dismissed|struck out|settled|listed|pending|due to be heard)\b|,? (?:issued|filed|lodged|brought) (?:in|at|against|by|on)\b|,? (?:rests?|rested) on\b"
)
_CLAIM_DONE = re.compile(
    r"\b(?:dismiss(?:ed|es)?|thr[eo]w out|str(?:uck|ike|iking) out|brought|lodged|upheld|rejected|instituted|commenced|settled?|defend(?:ed|ing)?|w[io]ns?|lost|loses|dropped|withdrew|pursuing|allowed) (?:an? |the |his |her |their |its |this |that )?\Z"
)
_CLAIM_FOR = re.compile(
    r" (?:for (?:libel|slander|defamation|negligence|wrongful|unfair|breach)|against [A-Z][\w'.]+(?: [\w'.]+){0,3} (?:at|in|before|under|for|over|was|is)|in the [\w' ]{0,30}(?:[Cc]ourt|[Tt]ribunal))\b"
)
_OF_OFFICE = re.compile(
    r" (?:with|to|at) (?:the |a |an |his |her |their )?(?:[\w.'-]+ ){0,3}?(?:[Ii]nsurers?|[Ii]nsurance|[Oo]ffice|[Dd]epartment|[Aa]gency|[Aa]uthority|[Bb]oard|[Cc]ommission|[Oo]mbudsman)\b"
)
# "In my case I sold one": the owner's, and no court's; "the court in her case" is one's.
_IN_ONES = re.compile(r"(?:\A|[.!?:;,]\s|\n|\"|\b(?:and|but|that|least|or) )[Ii]n (?:my|his|her|their|your|our|its) \Z")
_CLOTH = re.compile(r" (?:jackets?|trousers|pants|coats?|pockets?|makers?|bags?|sleeves?|lapels?)\b")
_IS_THE = re.compile(r"\b(?:is|was) the \Z")
# "The strength of the State's case": what one side has to show.
_RESTED = re.compile(
    r"\b(?:[Pp]rosecution|[Dd]efen[cs]e|[Pp]rosecutors|[Ss]tate|Crown) (?:has |have |had )?(?:closed|rested|opened|presented|outlined|concluded) (?:its|their|his|her) \Z"
)
_PROSECUTING = re.compile(
    r"\b(?:[Pp]rosecution|[Ss]tate|Crown|[Gg]overnment|[Pp]rosecutor|[Dd]efen[cs]e)'s \Z|\b[Pp]rosecutors' \Z"
)
_ON_ONES = re.compile(r"\b[Oo]n (?:[\w']+ ){0,3}?[\w']+'s? \Z")  # "on the bank's case, nothing is owed"
_WORN = re.compile(
    r"\b(?:(?:man|men|woman|women|boy|bellboy|girl|figure|dressed|dapper|came|come|arrived|walked) (?:[\w]+ ){0,3}in|wear|wears|wearing|wore|worn|donned|dons) (?:a|the|his|her|that|this) \Z"
)
_OF_COURT = re.compile(r" (?:against|filed|brought|by|over|that|which|alleging|seeking|challenging|in)\b")
_FILED = re.compile(r"\b(?:filed|files|lodged|brought|launched) (?:an?|the|their|his|her|its) (?:[a-z-]{3,14} )?\Z")
CASE_AFTER = re.compile(
    r" (?:for (?!want of|lack of|trial|now\b|good\b|a second|the (?:first|second|third))|of (?!(?:his|her|its|their) own against\b|the (?:United|State|Commonwealth|People)\b|[A-Z][\w.]+ [A-Z])|that (?:the|it|a|this)|study|studies|worker|manager|file(?!d\b)|load|law\b|fatality|number|to be made|to the (?:crowd|public|people|voters|country|nation|media|press|streets)|with(?! prejudice))|s\b|-|'s own"
)
# What is done to a case, and what a case does: these say that it is one, whatever stands around.
CASE_ACTED = re.compile(
    r"\b(?:clos(?:e|ed|es|ing)(?: out)?|f(?:ight|ights|ighting|ought)|contest(?:ed|ing)?|adjourn(?:ed|ing)?|dismiss(?:ed|es|ing)?|hear(?:d|s|ing)?|settl(?:ed|e|es|ing)|drop(?:ped|s|ping)?|withdr(?:aw|ew|awn)|transfer(?:red)?|remov(?:ed|e)|remand(?:ed)?|appeal(?:ed|ing)?|litigat(?:e|ed|ing)|argu(?:e|ed|ing)|"
    r"interven(?:e|ed|ing) in|prosecut(?:e|ed|ing)|outcome of|merits of|plaintiffs? in|parties (?:in|to)|counsel in) \Z"
)
_GOES_AGAINST = re.compile(
    r" against (?:(?:the |an? |his |her |its |their )?(?:[\w'.&-]+ ){1,4}?|(?:him|her|them) )(?:(?:was|is|has been|had been|will be|could be) (?:dismissed|thrown out|settled|heard|tried|decided|filed|lodged|brought|adjourned|struck out|tossed|opened|dropped)|(?:alleges|accuses|alleged|accused|is pending)|(?:before|at|in) the (?:[\w'.]+ ){0,3}?(?:[Cc]ourt|[Tt]ribunal|ICJ|ICC))\b"
)
CASE_IN = re.compile(
    r"\b(?:interven(?:e|ed|ing) in|hear(?:d|ing)?|decid(?:e|ed|ing)|rul(?:ed|ing) (?:in|on)|(?:judgment|decision|ruling|verdict|appeal|brief|motion|arguments?|stay|evidence|testif(?:y|ied)|lawyers?|prosecutors?|judges?|charged) in|review(?:ed|ing)?|dismiss(?:ed)?|argued) (?:the )?\Z"
)
# "In that case, the court held", where "in that case, we leave" is no case.
COURT_DID = re.compile(
    r",? (?:the |a |an )?(?:[\w.']{1,14} ){0,2}(?:[Cc]ourts?|[Jj]udges?|[Jj]ustices?|[Pp]laintiffs?|[Dd]efendants?|[Jj]ury|[Pp]anel|Circuit) (?:(?:later |also |then |had )?(?:held|ruled|found|said|upheld|struck|decided|voided|threw|overturned|reversed|affirmed|dismissed|awarded|argued|sued|sought|cited|concluded|rejected|refused|declined|ordered|agreed|allowed|wrote|considered|noted|contended|alleged|claimed|determined|reasoned|explained|blocked|granted|denied)|was|were|(?:is|are) (?:now )?(?:considering|weighing|deciding|asked|being))\b"
)
FILED_AFTER = re.compile(
    r" (?:against [^.,;\n]{2,40} )?(?:to|before|at|in) (?:the |an? )?(?:(?:[A-Z][\w'.]+ ){1,3}|(?:high|supreme|federal|labou?r|district|employment|constitutional) )(?:[Cc]ourt|[Tt]ribunal)\b|, (?:filed|brought|lodged) (?:by|in|against|on|last) | (?:filed|brought|lodged|pending|heard|launched|before (?:the|a|an|[A-Z])|against (?:the|a|an|his|her|[A-Z])|that (?:is|was|has|had) )"
)
EVENT_BEFORE = re.compile(
    r"\b(?:fil(?:ed|es|ing)|brought|br(?:ings|inging)|launch(?:ed|es|ing)?|mount(?:ed|s)|fac(?:es|ed|ing)|lodg(?:ed|es|ing)|pursu(?:ed|ing|es)|los(?:t|es|ing)|w[io]ns?|settl(?:ed|es|ing)|dismiss(?:ed|es|ing)?|defend(?:ed|s|ing)|issu(?:ed|es|ing)|begun|began|start(?:ed|s)|"
    r"t(?:aken|ook)|join(?:ed|s|ing)?|dropp(?:ed|ing)|drops|back(?:ed|s|ing)|hear(?:d|s|ing)|subject of|in|over|by|under) \Z"
)
SAYS = re.compile(
    r",? (?:which )?(?:(?:was|is|has been) (?:brought|filed|dismissed|settled|tossed|thrown out|unsealed|refiled|revived|pending)|filed|brought|seeks|sought|alleg(?:es|ed)|accus(?:es|ed)|claims|claimed|argue[sd]|contend(?:s|ed)|challenge[sd]|names|named|says|said|asks|asked|demand(?:s|ed)|lists|states|stated|marked|numbered|instituted|asserts|describes|cites|maintains|charges|lodged)\b"
)
# A case that is put to voters, or is against sugar, is an argument.
_PUT = re.compile(
    r"\b(?:put(?:s|ting)?|argu(?:ed|es|ing)|press(?:ed|es|ing)|stat(?:ed|es|ing)|mak(?:es|ing)|made|outlin(?:ed|es|ing)|set out|took) \Z"
)
_TO_ALL = re.compile(
    r" (?:to (?:voters|viewers|readers|fans|the (?:public|country|nation|party|board|people|media|cameras))|on (?:TV|television|radio|X|Twitter|Facebook|Sunday)|in (?:public|print|a (?:speech|letter|book|column)))\b"
)
_AGAINST_A_THING = re.compile(
    r" against (?!(?:him|her|them|it|us|me|you|police|officers|officials|men|women|people|defendants|others|both|each|all|some|one|two|another|prosecutors|banks|companies|firms)\b)[a-z]+(?=[.,;:!?\n]|\Z)"
)
ACTION_NOUN = re.compile(
    r" (?:m[ae]n|plans?|funds?|teams?|centers?|centres?|networks?|campaigns?|options?|figures?|films?|movies?|hero(?:es)?|groups?|points?|items?|committee|shots?|scenes?)\b"
)
SUED = re.compile(r"\b(?:filed|files|brought|brings) \Z")
SORTS = frozenset(["claim", "action", "challenge"])  # nouns of much else


def plausible(page: Page, head: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether the noun can be a case here at all."""
    text = page.text
    if head == "case":
        if _OPINION.search(text, max(0, found.lead - 12), found.lead) and text.startswith(" that ", end):
            return False
        acted = CASE_ACTED.search(text, max(0, found.lead - 20), found.lead) is not None
        if CASE_AFTER.match(text, end, end + 24) and not (acted and text.startswith(" for", end)):
            return False
        if text.startswith(" that ", end) and _NO_CASE_MADE.search(text, max(0, found.lead - 12), found.lead):
            return False  # "hard to argue the case that growers were hurt"
        if _put_forward(text, found, end) or (
            text.startswith(" of ", end) and text.endswith(("such as ", " like "), 0, found.lead)
        ):
            return False  # also "matters such as the case of Jane Doe, who slept for years"
        if _ARGUMENT.match(text, end, end + 24) or any(_OF_STUFF.search(word) for word in words):
            return False  # "her case was helped by a video", "the suit-grey case"
        if _HOUSE_COURT.search(text, max(0, start - 80), end + 80) and not page.near("court", start, end, 220):
            return False  # "the stewards dismissed the case"
        lower = words & NO_CASE and not ("court" in words and FILED_AFTER.match(text, end, end + 90))
        if lower or _CASE_VERB.search(text, max(0, found.lead - 30), found.lead):
            return False
        if text[max(0, found.lead - 3) : found.lead].lower() == "in " and (
            text.startswith(" of", end)
            or (
                text[end : end + 1] == ","
                and not acted  # "will intervene in the case, on Chad's side"; "in its decision in this case, the"
                and not CASE_IN.search(text, max(0, found.lead - 24), found.lead)
                and not _AT_A_TIME.search(text, max(0, found.lead - 14), found.lead)
                and not page.near("court", found.lead - 20, found.lead - 20, 20)
                and (text.startswith("this", found.lead) or not COURT_DID.match(text, end, end + 60))
            )
        ):
            return False
        if found.determiner is Determiner.OWNED and _IS_THE.search(text, max(0, found.lead - 10), found.lead):
            return False  # "it is the miller's case that"
        if _RESTED.search(text, max(0, start - 40), start):
            return False
        if _PROSECUTING.search(text, max(0, start - 16), start) and not text.startswith(" against", end):
            return False
        if _ON_ONES.search(text, max(0, start - 40), start) and text[end : end + 1] == ",":
            return False
        if (
            not found.words
            and not text.startswith(" against", end)
            and _IN_ONES.search(text, max(0, start - 18), start)
        ):
            return False
        return (
            found.determiner is Determiner.DEFINITE
            or page.near("court", start, end, 220)
            or _LODGED.match(text, end, end + 20) is not None
            or tried(text, found.words, words, end)
            or bool(words & OF_LAW and EVENT_BEFORE.search(text, max(0, found.lead - 30), found.lead))
        )
    if head.endswith("suit") and _CLOTH.match(text, end, end + 12):
        return False
    if head.endswith(" challenge") and text.startswith((" cup", " Cup", " series", " match"), end):
        return False
    if head.endswith(" action") and head in ("civil action", "group action"):
        return page.near("court", start, end, 300)
    if head == "action" and (words & NO_ACTION or ACTION_NOUN.match(text, end, end + 12)):
        return False
    if head in SORTS:
        return found.determiner is not Determiner.BARE and _OF_OFFICE.match(text, end, end + 60) is None
    if words & _IMAGINED:
        return False
    return head != "suit" or (
        not words & CLOTHES
        and not (
            _TAILORED.search(text, max(0, start - 90), end + 60)
            and not _SUING_FOR.search(text, max(0, start - 60), end + 60)
        )
        and not (_WORN.search(text, max(0, start - 50), start) and not _OF_COURT.match(text, end, end + 14))
        and (
            found.determiner is Determiner.DEFINITE
            or page.near("court", start, end, 300)
            or bool(words & SUIT_OVER)
            or _AGAINST.match(text, end, end + 12) is not None
            or SUED.search(text, max(0, found.lead - 10), found.lead) is not None
            or SAYS.match(text, end, end + 20) is not None
        )
    )


def claimed(page: Page, words: set[str], start: int, end: int) -> bool:
    """Whether a claim is one before a court, by its modifiers or by what becomes of it."""
    goes = _CLAIM_GOES.match(page.text, end, end + 40) is not None
    goes = goes or _CLAIM_DONE.search(page.text, max(0, start - 24), start) is not None
    goes = goes or _CLAIM_FOR.match(page.text, end, end + 40) is not None
    if page.text.startswith("challenge", start):
        goes = goes or _FILED.search(page.text, max(0, start - 30), start) is not None
    definite = page.text[start - 4 : start].lower() == "the "
    goes = goes or (
        (definite or page.text.startswith("action", start)) and SAYS.match(page.text, end, end + 20) is not None
    )
    return (goes or bool(words & CLAIMS)) and page.near("court", start, end, 220)


def tried(text: str, names: tuple[str, ...], words: set[str], end: int) -> bool:
    """Whether the words say which court has the case, or of what somebody is accused: "his fraud case against the bank"."""
    if not COURTS.isdisjoint(names):
        return True
    if not text.startswith(" against ", end):
        return False
    return not TRIED.isdisjoint(words) or _GOES_AGAINST.match(text, end, end + 90) is not None


def _put_forward(text: str, found: Phrase, end: int) -> bool:
    if found.words:
        return False
    put = _PUT.search(text, max(0, found.lead - 14), found.lead) is not None and _TO_ALL.match(text, end, end + 30)
    return bool(put) or _AGAINST_A_THING.match(text, end, end + 40) is not None
