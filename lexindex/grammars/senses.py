"""Whether a common noun can be an instrument at all where it stands: a bill may be one to pay, the law what one obeys."""

import re

from lexindex.grammars import Page
from lexindex.grammars.lawevents import comes
from lexindex.grammars.lawtalk import ACTED_ON, BILL_TO_PAY, NO_LAW, NO_ORDER, OF_NATURE, made_on, told_by_place
from lexindex.grammars.phrases import Determiner, Phrase

# The law as such: one obeys it, and it stands with order.
_LAW_ITSELF_BEFORE = re.compile(
    r"\b(?:abov?e|against|within|before|outside|obey(?:ed|ing|s)?|broke|break(?:s|ing)?|broken|brok|appl(?:y|ies|ied|ying)|enforc(?:e|es|ed|ing)|respect(?:s|ed|ing)?|read(?:s|ing)?|stud(?:y|ied|ies|ying)|practi[sc](?:e|es|ed|ing)|long arm of|be|is|was|becomes?|became|remains?|letter of|rule of|side of|majesty of|"
    r"bend(?:ing)?|bent|flout(?:s|ed|ing)?|in the eyes of|loves?|foul of|trouble with|(?:holes?|gaps?|loopholes?|gr[ae]y areas?|change|defined|enshrined) in|brush(?:es)? with|escap(?:e|es|ed|ing)|evad(?:e|es|ed|ing)|run-ins? with|force of) \Z"
)
_STILL = re.compile(r"\b(?:is|was|are|were|be|remains?|becomes?|became) (?:still |now |not |already |then |also )?\Z")
_LAW_ITSELF_AFTER = re.compile(
    r" (?:and (?:order|not|the facts|the evidence)|is the law|in general|as it stands|to the facts)\b"
)
_PARTYISH = re.compile(
    r"\b(?:[Pp]arty|Nationals|[Ff]armers|[Gg]rowers|[Rr]esidents' (?:meeting|group)|[Ss]tudents|[Uu]nion members|[Ss]hareholders?|[Ss]ynod|[Cc]hurch(?:es)?|board|annual meeting|[Cc]lub)\b"
)
_MONEY = re.compile(
    r"\b(?:pay|paid|pays|paying|owed?|restaurants?|waiters?|\$\d|dollars?|pounds?|euros?|invoice|monthly|foot(?:s|ed|ing)?|fit|fits|beaks?|feathers?|wings?|nests?|birds?)\b",
    re.IGNORECASE,
)
# Whoever is "stuck with the bill" pays it, also in a parliament.
_TO_PAY = re.compile(
    r"\b(?:stuck|left|lumbered|lumped|landed|saddled|faced|burdened) with \Z|\b(?:foot(?:s|ed|ing)?|pick(?:s|ed|ing)? up|settl(?:es?|ed|ing)|cover(?:s|ed|ing)?|r[au]n(?:s|ning)? up|rack(?:s|ed|ing)? up|split(?:s|ting)?|top(?:s|ped|ping)?|shar(?:e|es|ed|ing)|hit with|presented with|handed) \Z"
)
_NO_INSTRUMENT = frozenset(
    """
    golden general home court plea settlement good big great raw party democratic republican national balancing class sex terrorist
    criminal dress source zip exclusionary majority tape precautionary consent divorce
    modification mortgage arbitration severance retainer franchise sole overt wrongful unlawful intentional negligent
    discovery mailbox felony-murder hearsay evidentiary evidence common-law bright-line default knock-and-announce collateral-source
    """.split()
)
_OF_PARTIES = frozenset(["democratic", "republican", "party", "national"])
_OF_OTHERS = frozenset(
    """
    judge's judges' court's courts' justice's justices' magistrate's tribunal's panel's bench's arbitrator's customer's customers' client's waiter's
    company's firm's doctor's pharmacist's officer's commander's general's captain's coach's boss's buyer's diner's airline's army's
    """.split()
)
_GUARDED = frozenset(
    """
    rule rules measure code charter protocol convention amendment act agreement accord deal pact directive regulation
    regulations declaration legislation decree
    """.split()
)
_CONSENT = re.compile(r" of (?:an?|all|both|the|its|their|his|her|every|each|two|three|most|some)\b")
BILL_AFTER = re.compile(
    r" for (?:a law|an act|an Act) to\b| seeking to\b|,? (?:that|which) (?:would|will|seeks?|aims?)\b|,? to (?:repeal|ban|require|protect|allow|end|raise|cut|create|amend|make)\b"
)
ORDERED = re.compile(
    r",? made under\b|,? (?:which )?(?:was )?(?:signed|issued) (?:(?:on|in|late|last|this) \w+ )?by (?:the |then-)?(?:[\w-]+ )?(?:[Gg]overnor|[Pp]resident|[Mm]inister|[Mm]ayor|[Kk]ing|[Qq]ueen|[Pp]remier|[Gg]ov\.|[Ss]ecretary|cabinet)\b"
)
SPECIFIC = frozenset(
    """
    new controversial landmark sweeping recent proposed 1990s 1980s 1970s 1960s colonial-era strict restrictive
    divisive tough bipartisan so-called anti-abortion abortion voting right-to-work heartbeat anti-gay anti-lgbt
    trigger anti-terror anti-terrorism counter-terrorism sanctions shield blasphemy sedition anti-boycott
    stand-your-ground gun-control immigration citizenship privacy data-protection climate media cybercrime
    permit-to-purchase voter-id emergency draft similar apartheid-era soviet-era
    """.split()
)
ORDER_WORDS = frozenset("ministerial presidential emergency gubernatorial statutory compulsory zoning".split())
VETOED = re.compile(r"\b(?:vetoed|sponsored|co-sponsored|introduced|tabled) \Z")
# What bills alone are about: nobody pays a farm bill.
BILL_SUBJECTS = frozenset(
    "draft draft-exposure farm appropriations omnibus stimulus immigration reconciliation crime reform".split()
)
# Australian, British and Indian papers write "the daylight saving Bill": with a capital it is no invoice.
BILL_ABOUT = frozenset(
    """
    farm tax saving cloning budget education security welfare energy water climate spending planning housing reform
    policing terrorism anti-terrorism rights marriage equality broadcasting gambling hunting abortion euthanasia migration
    immigration fisheries licensing copyright privacy finance crime pensions superannuation devolution trading
    """.split()
)

_BILL_WOULD = re.compile(
    r" (?:also )?(?:would|will) (?:also |now |not |only |effectively )?(?:have )?(?:allow|ban|bar|require|create|give|force|prohibit|extend|repeal|legali[sz]e|criminali[sz]e|establish|expand|limit|raise|cut|end|impose|set|grant|outlaw|restrict|regulate|empower|protect|abolish|mandate|exempt|strip|overhaul|affect|apply|amend|prevent|permit|authori[sz]e|make it)(?:e?d|n|ned|red)?\b"
    r"|,? (?:(?:to )?be (?:withdrawn|passed|scrapped|rejected|shelved|amended|vetoed|tabled)|is dead\b|if (?:passed|enacted|approved)|as (?:drafted|introduced|amended|tabled)|was (?:tabled|withdrawn|vetoed|shelved|introduced)|invoke[sd]|becomes? law|became law|violat(?:es|ed)|criminali[sz]es)\b"
)
# What bills do and what becomes of them; what is paid comes to a sum, rises or is split.
_BILL_DOES = re.compile(
    r" (?:(?:also|now|only|simply|still|effectively|would|will|could|may|might) )?(?:seeks? to|aims? to|proposes?|provides? for|introduces?|establish(?:es)?|creates?|undermines?|threatens?|destroys?|weakens?|strengthens?|gives? (?:too|the|ministers|police|power|more|sweeping|women|tenants|workers|local|unions)|grants?|makes? it|does nothing|fails? to|does(?: not|n't) (?:go|do|protect|address|define|apply|mention|say)"
    r"|goes? (?:too far|through|further|beyond|to (?:the (?:[A-Z]|president|governor|full|floor|lower|upper|house|king)|a (?:final |second |third )?(?:vote|reading)|committee)|before)|targets?|violates?|infring(?:es|e)|discriminates?|outlaws?|requires?|bans?|abolish(?:es)?|sets? (?:up|out|a)|mandates?|stipulates?|exempts?|lays? down|drive|harm|hurt|kill off|hand|punish|silence|reward|protects?|replaces?|repeals?|amends?|contains?|contained|lacks?"
    r"|is (?:an (?:attack|assault|attempt|insult|affront|abomination|important)|about (?!to (?:be paid|arrive))|aimed|designed|intended|meant|expected to (?:pass|become|go|be (?:passed|approved|signed|voted|debated|tabled|introduced|taken))|likely to (?:pass|fail|become)|(?:now |currently |still )?(?:before|pending|awaiting|stuck|under consideration|being (?:debated|drafted|considered|rushed|held up|scrutinised|fast-tracked))|flawed|unconstitutional|unnecessary|needed|draconian|discriminatory|silent|vague|dead|(?:not )?(?:law|perfect)\b|too (?:weak|vague|broad|timid))"
    r"|was (?:(?:first|later|then|also|originally|finally|unanimously|narrowly) )?(?:read|signed|passed|defeated|rejected|referred|debated|approved|drafted|sponsored|killed|adopted|stalled|blocked|voted|amended|rushed|introduced|killed|enacted|championed|opposed|supported|gazetted|reintroduced|co-sponsored)"
    r"|(?:has|had) (?:(?:now|already|since|also) )?(?:drawn|sparked|passed|cleared|stalled|divided|angered|faced|met|won|been (?:passed|approved|introduced|tabled|watered down|amended|withdrawn|critici[sz]ed|condemned|delayed|read|referred|sent|signed|drafted|shelved|reintroduced|defeated|rejected|blocked|held up|stuck|before|fast-tracked|opposed|debated|welcomed))"
    r"|pass(?:ed|es) (?:unanimously|by|with|in|on|its|the|through|both|after|despite|into|without|last|a)|scaled|sailed through|died in|stalled|cleared (?:the|its|a|both)|lapsed|fell (?:when|after|at)|passed(?=[.,])|gets? (?:through|a)|survived|ran out of time|heads? (?:to|back)|headed (?:to|back)|awaits?|faces? (?:a (?:vote|final|tough|second|third)|opposition|an uncertain))\b"
    r"|'s (?:sponsors?|author|supporters|opponents|critics|backers|passage|provisions|proponents|(?:chief|lead|main) sponsor)\b|,? (?:sponsored|championed|authored|drafted|proposed|introduced|co-sponsored|moved|piloted) by\b"
)
_OF_BILL = re.compile(
    r"\b(?:[Ss]upporters|[Oo]pponents|[Cc]ritics|[Bb]ackers|[Pp]roponents|[Aa]uthors?|[Ss]ponsors?|[Dd]rafting|[Pp]assage|[Ss]ections?|[Cc]lauses?|[Pp]rovisions|[Ii]ntroduction|[Ww]ording|[Ee]ffect|[Aa]im|[Pp]urpose|[Rr]ejection|[Aa]doption|[Ss]crutiny|[Ff]ate|[Mm]erits|[Vv]ersion|[Tt]ext|[Dd]raft|[Tt]erms) of \Z"
    r"|\b(?:vot(?:e|ed|es|ing) (?:for|against|on|down)|debat(?:e|ed|es|ing)|sponsor(?:s|ed|ing)?|pass(?:ed|ing)|reject(?:ed|s|ing)?|oppos(?:e|ed|es|ing)|block(?:ed|s|ing)?|enact(?:ed|s|ing)?|sign(?:ed|s|ing)|draft(?:ed|s|ing)|rush(?:ed|ing)?|champion(?:ed|s|ing)?|reintroduc(?:e|ed|es|ing)|fast-track(?:ed|s|ing)?|defeat(?:ed|s|ing)?|water(?:ed|ing) down|vote on) \Z"
)
_WITH_BILL = re.compile(
    r"\b(?:withdr[ae]w|withdrawing|withdrawn|veto|vetoed|vetoing|table|tabled|tabling|amend|enact|enacted|filibuster|shelve|shelved|scrap|scrapped|scrapping|sponsor of|sponsors of|author of|version of|withdrawal of|passage of) \Z"
)


def bill_would(text: str, found: Phrase, end: int) -> bool:
    """Whether what a bill would do, or what is done with it, says that nobody pays it: "the bill would ban kites"."""
    return (
        _BILL_WOULD.match(text, end, end + 40) is not None
        or _BILL_DOES.match(text, end, end + 60) is not None
        or _OF_BILL.search(text, max(0, found.lead - 20), found.lead) is not None
        or _WITH_BILL.search(text, max(0, found.lead - 14), found.lead) is not None
    )


_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")


_NEW_ONE = frozenset("new draft amended revised proposed".split())


def _own_new(text: str, found: Phrase, words: set[str]) -> bool:
    """Whether a law of a sort is a state's new one: "Qatar's new labour law"."""
    return found.determiner is Determiner.OWNED and bool(words & _NEW_ONE) and made_on(text, found)


def plausible(page: Page, head: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether the noun can be an instrument here at all."""
    text = page.text
    definite = found.determiner is Determiner.DEFINITE
    if head == "bill":
        if capital_bill(text, found, start):
            return found.determiner is not Determiner.BARE
        heard = definite or bool(words & BILL_SUBJECTS) or page.near("parliament", start, end, 300)
        heard = heard or VETOED.search(text, max(0, found.lead - 14), found.lead) is not None
        if text.startswith(" for ", end) and words & BILL_SUBJECTS and not page.near("parliament", start, end, 300):
            return False  # "the farm bill for diesel"
        if _TO_PAY.search(text, max(0, found.lead - 24), found.lead):
            return False
        if any("$" in word for word in words):
            return False  # "an altered $100 bill"
        if words & BILL_TO_PAY and not BILL_AFTER.match(text, end, end + 24):
            return False
        return heard and not (_MONEY.search(text, max(0, start - 60), end + 60) and not words & {"reform"})
    if head == "law":
        sorted_ = words & NO_LAW and not yeared(found.words[:1]) and not _own_new(text, found, words)
        if sorted_ or text[found.lead : found.start] in OF_NATURE:
            return False
        if re.match(r" (?:of(?! [12]\d{3}| last | this [yA-Z])|relating|governing|concerning)\b", text[end : end + 12]):
            return not text.startswith(" of", end) and made_on(text, found)
        if re.match(r" on\b(?! [A-Z][a-z]{2,5}day\b)", text[end : end + 14]) and not (
            words & SPECIFIC
            or yeared(found.words)
            or told_by_place(text, found)
            or made_on(text, found)
            or comes(text, end)
        ):
            return False
        if words == {"own"} or (not words and _STILL.search(text, max(0, found.lead - 20), found.lead)):
            return False  # "part of our own law", "Miranda is still the law"
        if not words and _LAW_ITSELF_AFTER.match(text, end, end + 20):
            return False
        if words or not _LAW_ITSELF_BEFORE.search(text, max(0, found.lead - 20), found.lead):
            return True
        return ACTED_ON.search(text, max(0, found.lead - 48), found.lead) is not None
    if head == "order":
        owner = text[found.lead : found.start].strip().rpartition(" ")[2].lower()
        if found.determiner is Determiner.OWNED and owner in _OF_OTHERS:
            return False  # "the judge's order", "the waiter's order"
        owned = found.determiner in (Determiner.DEFINITE, Determiner.OWNED)
        ordered = owned or bool(words & ORDER_WORDS) or ORDERED.match(text, end, end + 60) is not None
        return ordered and not words & NO_ORDER
    if head == "directive" and words == {"new"}:
        return page.near("states", start, end, 600) or page.near("parliament", start, end, 600)
    if head in _GUARDED:
        consent = head == "agreement" and _CONSENT.match(text, end, end + 20)
        wrong = words & _NO_INSTRUMENT - (
            _OF_PARTIES if head in ("measure", "legislation", "amendment") else frozenset()
        )
        return not wrong and not consent  # "the agreement of a timetable", "of both sides"
    if head == "treaty":
        return not words & {"peace-time", "international"} or found.determiner is not Determiner.INDEFINITE
    if head == "resolution":
        if _PARTYISH.search(text, max(0, start - 120), end + 60):
            return False
        return page.near("states", start, end, 300) or page.near("parliament", start, end, 300)
    if head == "ban" or head.endswith(" ban"):
        return page.near("court", start, end, 300) or page.near("parliament", start, end, 300)
    return True


def yeared(words: tuple[str, ...]) -> bool:
    """Whether a year stands among the words: "the 1903 treaty"."""
    return any(_YEAR.fullmatch(word) for word in words)


def capital_bill(text: str, found: Phrase, start: int) -> bool:
    """Whether a capital says that the bill is before a house: "the daylight saving Bill"."""
    return text[start] == "B" and bool(found.words) and found.words[-1] in BILL_ABOUT
