"""Sets of rules that have no name: "the new regulations", "draft rules on vaping". Who made them says that they are law.

Leagues, schools and platforms have rules too: a set stays only where a ministry, a council or a court deals with it.
"""

import re

from lexindex.grammars.phrases import Determiner, Phrase, owner
from lexindex.grammars.places import is_place

SETS = frozenset(["rules", "regulations"])
# One rule, told of in the same way; a directive or a notice of a ministry is one too.
SINGLE = frozenset(["rule", "regulation", "directive", "legal notice", "gazette notice"])
_FRESH = frozenset(
    """
    new proposed draft revised planned emergency interim stricter tougher latest amended controversial sweeping updated
    stringent long-awaited temporary provisional final tighter contentious disputed
    """.split()
)
_ORDINARY = frozenset("normal usual ordinary same house ground basic general court judge week party".split())
_VERB = re.compile(r" (?:out|that|against|in favou?r)\b")  # "the bill passed this week rules out eggs"
_MAKERS = re.compile(
    r"\b(?:[Mm]inist(?:ers?|ry|ries|erial)|[Gg]overnments?|[Pp]arliament(?:ary)?|[Cc]ongress|[Ss]enat(?:e|ors?)|[Cc]ouncil(?:s|l?ors?|m[ae]n|wom[ae]n|members?)?|[Mm]ayor|[Gg]overnor|[Cc]ommission(?:ers?)?"
    r"|[Aa]genc(?:y|ies)|[Dd]epartments?|[Rr]egulators?|[Aa]uthorit(?:y|ies)|[Cc]ourts?|[Jj]udges?|MPs|MEPs|MSPs|TDs|EU|[Bb]russels|[Ww]hitehall|[Ss]ecretary|[Gg]azetted?|[Ll]awmakers|[Ll]egislat\w{3,6}|[Ff]ederal"
    r"|[Cc]ounty|(?:[Ss]tate|[Pp]rovince|[Cc]ity|[Tt]own|[Cc]ountry|[Bb]loc|[Uu]nion|[Nn]ation)'s|[Ss]upervisors|[Aa]dministration|[Cc]abinet|[Oo]mbudsman|[Bb]ill)\b"
)
# What is done to a set, said right before it.
_DONE = re.compile(
    r"\b(?:laid|tabl(?:ed|es|ing)|gazett(?:ed|es|ing)|publish(?:ed|es|ing)?|approv(?:ed?|es|ing)|adopt(?:ed|s|ing)?|pass(?:ed|es|ing)|sign(?:ed|s|ing)|withdr(?:aw|ew|awn|awing)|annul(?:led|s|ling)?|revok(?:e|ed|es|ing)"
    r"|repeal(?:ed|s|ing)?|rescind(?:ed|s|ing)?|impos(?:ed|es|ing)|lift(?:ed|s|ing)|eas(?:ed|es|ing)|relax(?:ed|es|ing)|tighten(?:ed|s|ing)|implement(?:ed|s|ing)|str(?:ike|uck|iking) down|strik(?:es|ing) out|suspend(?:ed|s|ing)?|challeng(?:e|ed|es|ing)|challenges? to|unveil(?:ed|s|ing)?|propos(?:ed|es|ing)|finali[sz](?:e|ed|es|ing)|issu(?:ed|es|ing)"
    r"|introduc(?:ed|es|ing)|enact(?:ed|s|ing)|amend(?:ed|s|ing)?|uph(?:old|eld|olds)|block(?:ed|s|ing)?|vot(?:ed?|ing) (?:for|against|on|down)|scrap(?:ped|s|ping)?|quash(?:ed|es|ing)?|overturn(?:ed|s|ing)?|promulgat(?:ed|es|ing)"
    r"|disallow(?:ed|s|ing)?|reject(?:ed|s|ing)?|delay(?:ed|s|ing)?|defend(?:ed|s|ing)?|oppos(?:ed|es|ing)|condemn(?:ed|s|ing)?|ratif(?:ied|y)|draft(?:ed|ing)|set aside|put on hold|invalidat(?:ed|es|ing)|water(?:ed|ing) down"
    r"|(?:implementation|publication|passage|repeal|suspension|withdrawal|legality|validity|adoption|[Cc]ritics?|[Oo]pponents?|[Ss]upporters?|version|drafting) of) (?:for now |temporarily |indefinitely |(?:parts?|much|most|all) of )?(?:(?:a|the) (?:new )?(?:set|raft|package|series) of |the |its |their )?(?:[A-Z][\w.]+ ){0,3}\Z"
)
_DONE_TO_NEW = re.compile(
    r"\b(?:laid|tabled|gazetted|publish(?:ed|es)|approv(?:ed|es)|adopt(?:ed|s)|passed|sign(?:ed|s)|unveil(?:ed|s)|propos(?:ed|es)|finali[sz](?:ed|es)|issu(?:ed|es)|introduc(?:ed|es)|enact(?:ed|s)|promulgat(?:ed|es)|drafted|announced|brought in|set out|agreed(?: on| to)?|back(?:ed|s)|endors(?:ed|es)|vot(?:ed|es) (?:for|on|through)|(?:position|vote|deal|agreement|report|mandate|text) on)"
    r" (?P<set>(?:[a-zA-Z][\w'-]* ){1,4})\Z"
)
_MADE = r"laid|tabled|gazetted|published|approved|adopted|passed|signed|withdrawn|annulled|revoked|repealed|rescinded|struck down|suspended|challenged|unveiled|proposed|finali[sz]ed|issued|introduced|enacted|amended|upheld|blocked|scrapped|quashed|promulgated|overturned|drafted|drawn up|brought in|set aside|put on hold|put forward|effected|implemented|imposed|lifted|eased|relaxed|tightened|rolled out"
# Words are taken whole, so that no way to cut them is tried twice.
_TOPIC = r"(?!was\b|were\b|is\b|are\b|have\b|had\b|will\b|would\b)[\w'-]++"
_ABOUT = rf"(?: (?:on|for|in|governing|covering|about) {_TOPIC}(?: {_TOPIC}){{0,5}}? ?)?"
# What becomes of it, or when it begins, said behind it.
_FARES = re.compile(
    rf"{_ABOUT},? (?:which |that )?(?:(?:now|also|today|already|only|formally|finally) )?(?:"
    r"(?:(?:will|would|could|were to|are to|(?:are|were|is|was) (?:due|set|expected|scheduled|supposed) to|is|are|has|have|had|should) (?:not |now |only )?)?(?:take|taken|takes|took|taking|come|came|coming|go|goes|went|going|enter|entered|entering) (?:effect|(?:into|in) (?:force|effect))\b"
    rf"|(?:were|are being|are|was|is being|is|has been|have been|had been|will be|would be|(?:are|were|is|was) (?:due|set|expected|likely) to be|(?:are|is) to be) (?:\w{{3,9}}ly |also |first |now |being )?(?:{_MADE}|unconstitutional|unlawful|illegal|invalid|put to|void)\b"
    rf"|(?:{_MADE}) (?:by|on|in|under|last|this|earlier|yesterday|today|before|after|at|two|three|a)\b"
    rf"|(?:the|its|their) (?:[\w'.-]+ ){{1,3}}?(?:has |had )?(?:{_MADE})\b"
    r"|become law\b|became law\b|(?:are|were|is|was|will be|would be|have been|has been|had been) in (?:force|effect|place)\b)"
)
_LAYS_DOWN = re.compile(
    r" (?:(?:will|would|also|now|currently) )?(?:requires?|bars?|bans?|prohibits?|forbids?|allows?|mandates?|exempts?|stipulates?|caps?|limits?|obliges?|restricts?|impose|say|state|set|make|give|apply to|cover|compel|force|mean that|outlaw)\b"
)
_SAID = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|claim(?:s|ed)?|argu(?:e|es|ed)|warn(?:s|ed)?|fear(?:s|ed)?|insist(?:s|ed)?|believe[sd]?|complain(?:s|ed)?|hope[sd]?)(?: that)? \Z"
)
_WILL = re.compile(r" (?:will|would|could|are|were|have|had|do|did|go|put|threaten|give)\b")
_UNDER = re.compile(r"\b(?:[Uu]nder|[Bb]y|with) \Z")
_MUST = re.compile(
    r",? (?:[\w'-]+,? ){1,8}?(?:must|will|would|can|cannot|could|may|have to|are required|is required)\b"
)
# What makes such sets by agreement: none of these is law.
_AT_PLAY = re.compile(
    r"\b(?:FIFA|UEFA|NFL|NBA|MLB|NHL|NCAA|WADA|IOC|FIA|ICC|AFL|NRL|WBC|[Ll]eagues?|[Ff]ederation|[Cc]lubs?|[Ff]ootball(?:ers?)?|[Rr]ugby|[Cc]ricket|[Gg]olf(?:ers?)?|[Tt]ennis|[Pp]layers?|[Rr]eferees?|[Tt]ournaments?|[Oo]lympics?|[Aa]thletes?"
    r"|[Aa]thletics|Facebook|YouTube|Twitter|TikTok|Instagram|Airbnb's|[Mm]oderators?|Formula (?:One|1)|drivers' championship|[Tt]eammates?)\b"
)
_NEAR, _PLAY = 220, 160


# Courts adopt and reject rules of their own; these are done to an agency's.
_TO_ONE_RULE = re.compile(
    r"\b(?:withdr|annul|revok|repeal|rescind|suspend|finali|issu|publish|block|scrap|quash|delay|strik|struck|set aside|put on)"
)


_ISSUERS = frozenset("administration government agency department ministry commission bureau city county".split())


def stands(text: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether a definite "rules" or "regulations" is one set of law: it was gazetted, it takes effect in May."""
    if words & _ORDINARY or (words and _VERB.match(text, end, end + 12)):
        return False
    fresh = not words.isdisjoint(_FRESH)
    told = _FARES.match(text, end, end + 120) is not None
    if not told and (done := _DONE.search(text, max(0, found.lead - 60), found.lead)):
        told = (
            text[start:end] != "rule" or owner(text, found) in _ISSUERS or _TO_ONE_RULE.match(done.group()) is not None
        )
    if not told and fresh:
        told = (
            _SAID.search(text, max(0, found.lead - 14), found.lead) is not None
            and _WILL.match(text, end, end + 14) is not None
        )
        told = told or _LAYS_DOWN.match(text, end, end + 30) is not None
        told = told or (
            _UNDER.search(text, max(0, found.lead - 8), found.lead) is not None
            and _MUST.match(text, end, end + 90) is not None
        )
    if not told:
        return False
    return _of_makers(text, start, end) or (
        is_place(owner(text, found)) and not _AT_PLAY.search(text, max(0, start - _PLAY), end + _PLAY)
    )


def begins(text: str, found: Phrase, start: int, end: int) -> int | None:
    """Where "new regulations" without an article begin that somebody made: "the minister gazetted new regulations on quad bikes"."""
    if _FRESH.isdisjoint(word.lower() for word in found.words):
        return None
    made = _DONE_TO_NEW.search(text, max(0, start - 70), start)
    bare = found.determiner is Determiner.BARE and not _COULD.match(text, end, end + 60)
    if made is None and bare and _FARES.match(text, end, end + 120):
        opens = found.words[0].lower() in _FRESH and _OPENS.search(text, max(0, found.start - 6), found.start)
        return found.start if opens and _of_makers(text, start, end) else None
    if made is None or _FRESH.isdisjoint(said := made["set"].lower().split()) or said[0] in _DETERMINED:
        return None
    if _TO.search(text, max(0, made.start() - 24), made.start()) or not _of_makers(text, start, end):
        return None
    return made.start("set")


_COULD = re.compile(r"(?: [\w'-]+){0,5}? (?:could|should|may|might|must|need|would)\b")
_OPENS = re.compile(r"(?:\A|[.\n\"] ?|, |\b(?:that|as|but|and|after|when|before|while) )\Z")
_DETERMINED = frozenset(
    "the a an this that these those its their his her our some any many such more several two three".split()
)
# What one may, wants to or promises to make is none yet, and of what several make there are several.
_TO = re.compile(
    r"\b(?:to|may|might|could|should|must|can|would|for|of|by|not|never|when|if|states|countries|cities|governments|have|often|regularly) (?:\w+ly )?\Z"
)


_BY_MAKER = re.compile(
    r" (?:by|from|of|issued by) (?:the )?(?:[\w'-]+ ){0,3}?(?:[Mm]inist(?:er|ry|ries)|[Gg]overn(?:ment|or)|[Dd]epartment|[Cc]ount(?:y|ies)|[Cc]ouncil|[Cc]ommission(?:er)?|[Aa]uthority|[Aa]gency|[Rr]egulator|[Ss]ecretary|[Pp]resident|[Mm]ayor|EU)\b"
)
_ORDERS = re.compile(
    r"(?: (?:in|on|last|earlier|this|to|by|dated) [^.,;\n]{1,50}?)?,? (?:banning|barring|requiring|ordering|directing|prohibiting|suspending|limiting|instructing|stopping|restricting|revoking|closing|capping|compelling|abolishing|lifting|outlawing|that (?:bans?|banned|barred|requires?|required|ordered|directed|prohibits?|prohibited))\b"
)


def ordains(text: str, start: int, end: int) -> bool:
    """Whether "a directive" is a ministry's and orders something: "quash a directive by the ministry", "banning night fishing"."""
    if _BY_MAKER.match(text, end, end + 70):
        return not _AT_PLAY.search(text, max(0, start - _PLAY), end + _PLAY)
    return _ORDERS.match(text, end, end + 80) is not None and _of_makers(text, start, end)


def _of_makers(text: str, start: int, end: int) -> bool:
    if _AT_PLAY.search(text, max(0, start - _PLAY), end + _PLAY):
        return False
    return _MAKERS.search(text, max(0, start - _NEAR), start) is not None or (
        _MAKERS.search(text, end, end + _NEAR) is not None
    )
