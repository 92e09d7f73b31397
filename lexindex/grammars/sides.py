"""States as sides of a treaty: what stands beside a noun says that states made it, and no firm or neighbour."""

import re

from lexindex.grammars.phrases import Determiner, Phrase, owner
from lexindex.grammars.places import PLACES, is_place
from lexindex.model import Mention

DEAL_WORDS = frozenset(
    """
    peace nuclear trade intergovernmental extradition ceasefire climate arms free-trade border withdrawal brexit security defence
    defense arms-control disarmament fisheries fishery fishing tariff migration readmission bilateral investment
    cease-fire truce data-sharing maritime boundary delimitation double-taxation repatriation treaty u.n. un nations water water-sharing river grain prisoner-swap
    military defence-cooperation status-of-forces visiting-forces basing bases non-aggression non-proliferation denuclearisation denuclearization
    de-escalation disengagement normalisation normalization reconciliation power-sharing hostage hostages migrant refugee refugees asylum resettlement deportation
    visa-waiver missile minerals critical-minerals submarine intelligence-sharing multilateral trilateral anti-piracy emissions plastics pandemic
    biodiversity high-seas open-skies asia-pacific trans-pacific transatlantic pan-african friendship demilitarisation demilitarization truce
    """.split()
)
SIDES_MAKE = frozenset(["agreement", "accord", "deal", "pact", "treaty", "memorandum of understanding", "MoU", "MOU"])
# "a lease agreement that the two presidents signed"
MADE_BY_STATES = re.compile(
    r" (?:that|which) (?:(?:the |both )?(?:two |three |four )?(?:presidents|governments|countries|leaders|ministers|states|nations)|(?:[A-Z][\w.'-]+ ){1,3}and (?:[A-Z][\w.'-]+ ?){1,3}) ?(?:had )?(?:signed|reached|concluded|struck|ratified)\b"
)
# "The United States and the Taliban signed an agreement"
_TWO_SIGNED = re.compile(
    r"([A-Z][\w.]+) and (?:the )?([A-Z][\w.]+) (?:have |had )?(?:on \w+ )?(?:signed|reached|concluded|struck|initialed|initialled) \Z"
)
_BOTH_SIGNED = re.compile(
    r"\b(?:[Tt]wo|[Bb]oth|[Nn]eighbou?ring|[Tt]hree|[Ff]our) (?:countries|governments|nations|states|presidents|foreign ministers|prime ministers|heads of state|armies|warring (?:sides|parties|factions))(?: have| had)?(?: on [A-Z]\w+)? (?:agreed|signed|reached|struck|concluded|announced|sealed)(?: on| to)? \Z"
)
_WITH = re.compile(r"\s(?:with|between)\s((?:[\w.'-]+ ?){1,6})")
# A firm, a club or a government below a state's own makes contracts: "a deal between a Canadian golf club maker and".
_PRIVATE = re.compile(
    r"\b(?:[Mm]anufacturers?|[Cc]ompan(?:y|ies)|[Ff]irms?|makers?|giant|[Pp]roducers?|exporters?|growers?|retailers?|supermarkets?|clubs?|broadcasters?|publishers?|investors?|miners?|airlines?|unions?|bondholders?|creditors?|lenders?|banks?"
    r"|(?:[Ss]tate|[Ll]ocal|[Cc]ity|[Cc]ounty|[Pp]rovincial|[Tt]erritory) (?:[Gg]overnments?|[Cc]ouncils?))\b"
)
_SAID_OF_IT = re.compile(r"[.,;] | (?:on|to|for|over|in|about|that|which) ")
_STATE_WORDS = frozenset(
    "president government governments prime countries states kingdom republic union minister neighbours".split()
)


_TWO_CAPITALS = re.compile(r" between (?P<one>[A-Z]\w+) and (?P<other>[A-Z]\w+)(?! [A-Z])")


def between_capitals(text: str, end: int) -> bool:
    """Whether two places that stand for their states follow: "between London and Dublin"."""
    found = _TWO_CAPITALS.match(text, end, end + 50)
    return found is not None and is_place(found["one"]) and is_place(found["other"])


def with_state(text: str, end: int) -> bool:
    """Whether what follows names a state as the other side: "with Guatemala", "between the two governments"."""
    found = _WITH.match(text, end, end + 70)
    if not found:
        return False
    if _PRIVATE.search(_SAID_OF_IT.split(found[1], maxsplit=1)[0]):
        return False
    if re.match(r"an? (?!government\b)", found[1]) and not re.search(
        r"\b(?:country|state|government|nation)\b", found[1]
    ):
        return False  # "between a Canadian club maker and"
    if between_capitals(text, end):
        return True
    words = [word.rstrip(".") if word.count(".") == 1 else word for word in re.findall(r"[\w.]+", found[1])][:4]
    for at, word in enumerate(words):
        if word in _LIKE_STATES:
            return True
        if _BODY_OF.search(found[1]) and f"{word}'s" in found[1]:
            continue  # "with Japan's Kyoto University"
        if len(PLACES.get(word, "xx-")) == 2 and not (at and words[at - 1][:1].isupper() and _firm(words[at - 1])):
            return True
        if word.lower() in _STATE_WORDS and not (word == "union" and words[0] in ("its", "their", "the")):
            return True
    return False


_BODY_OF = re.compile(
    r"'s (?:[A-Z][\w&]+ ){0,3}(?:Universit(?:y|ies)|Institute|College|School|Bank|Airlines|Airways|Motors|Group|Corporation|Corp|Company|Oil|Gas|Petroleum|Energy|Electric|Steel|Telecom|Federation|Association|Football)\b"
)
# What treats with states and is on no list of them.
_LIKE_STATES = frozenset(
    "Somaliland Puntland Abkhazia Transnistria Bougainville Tigray Palestinians Taliban Houthis Hamas Hezbollah Polisario Vatican".split()
)


_ABOUT_STATE = re.compile(
    r" (?:to(?! (?:buy|sell|supply|import|export|build|purchase|lease|produce|make|acquire|mine|fund)\b)|on|for|over|about|under which)\b[^.,;\n]{1,60}? (?:to|from|in|with|between) (?:the )?(?P<place>[A-Z][\w.]+)"
)


_BROKERED = re.compile(
    r",? (?:(?:which|that) was )?(?:brokered|mediated|guaranteed|hosted) by (?:the )?(?P<state>[A-Z][\w.]+)"
)


def brokered(text: str, end: int) -> bool:
    """Whether a state is said to have brought the sides together: "The accord, brokered by Qatar"."""
    found = _BROKERED.match(text, end, end + 60)
    return found is not None and (is_place(found["state"]) or found["state"] in ("UN", "United", "African", "EU"))


def owned_by_state(text: str, found: Phrase, end: int) -> bool:
    """Whether a state's deal is about another state: "Britain's deal to send asylum seekers to Rwanda"."""
    if found.determiner is not Determiner.OWNED or not is_place(whose := owner(text, found)):
        return False
    other = _ABOUT_STATE.match(text, end, end + 90)
    return other is not None and PLACES.get(other["place"], whose) not in (whose, PLACES.get(whose))


def _firm(word: str) -> bool:
    """Whether a word before a place makes a body's name of it: "Biosecurity Australia", not "South Korea"."""
    return word not in PLACES and word.lower() not in _REGIONS


_REGIONS = frozenset(
    "north south east west northern southern eastern western new saudi great united central president prime minister "
    "king queen chancellor premier communist soviet imperial nazi democratic federal".split()
)


def between_two(text: str, found: Phrase) -> bool:
    """Whether two sides sign it, a state among them: "The United States and the Taliban signed an agreement"."""
    if _BOTH_SIGNED.search(text, max(0, found.lead - 70), found.lead):
        return True  # "the two governments agreed a deal"
    sides = _TWO_SIGNED.search(text, max(0, found.lead - 70), found.lead)
    return sides is not None and any(
        len(PLACES.get(side, "xx-")) == 2 or side in ("States", "Kingdom", "Nations", "Union")
        for side in sides.groups()
    )


# What one keeps to or breaks of a treaty that the text leaves unnamed: "the spirit of the convention".
_KEPT = re.compile(
    r"\b(?:(?:spirit|letter|terms|provisions?|violations?|breach(?:es)?|signator(?:y|ies)|part(?:y|ies)|obligations?) (?:of|to|under|in)"
    r"|violat(?:e|es|ed|ing)|breach(?:ed|es|ing)?|flout(?:ed|s|ing)?|withdr(?:aw|ew|awn|awing) from|acced(?:e|ed|ing) to)[ \n]\Z"
)
_KEPT_HEADS = frozenset(["treaty", "convention", "pact", "accord"])


def kept_or_broken(text: str, lead: int, start: int, end: int) -> bool:
    """Whether the words before "the convention" say that states keep to it or break it; no convention "that heroes win"."""
    if text[start:end] not in _KEPT_HEADS or text.startswith((" that ", " of "), end):
        return False
    return _KEPT.search(text, max(0, lead - 24), lead) is not None


# What states and warring sides do with one agreement: "pulled the country out of the deal", "signatories to the accord".
_JOINED = re.compile(
    r"\b(?:pull(?:s|ed|ing)? (?:[\w.'-]+ ){0,4}out of|withdr(?:aw|ew|awn|awing|awal) (?:[\w.'-]+ ){0,4}from|(?:quit|exit|abandon|re-?join|renege|terminat|suspend|ratif|renegotiat|honou?r|denounc|abrogat|violat|breach|implement|sabotag|undermin)(?:s|es|ed|ied|y|ies|ing|e)? (?:on )?"
    r"|(?:return(?:s|ed|ing)?|adher(?:e|es|ed|ing|ence)|commit(?:ted|ment)|signator(?:y|ies)|part(?:y|ies)|sign(?:s|ed|ing)? (?:up|on)) to|sign(?:s|ed|ing)?(?: onto)?|initial+ed|(?:violation|breach|collapse|implementation|ratification|signing|guarantor|terms|text|annex)(?:s|es)? of|(?:back|remain|stay) in(?:to)?) \Z"
)
_PROVIDES = re.compile(
    r",? (?:(?:also|now|formally|effectively) )?(?:foresees|stipulates|stipulated|provides|provided|calls? for|called for|obliges|obliged|commits|committed|sets up|envisages|envisaged|enters? into force|entered into force|was signed|was (?:reached|brokered|negotiated|mediated|struck|concluded|ratified)|(?:brokered|mediated|reached|signed|negotiated|struck|concluded) by)\b"
)
# What only states and armies have agreements on, whether or not the noun says it.
_OF_WAR_OR_TRADE = re.compile(
    r"\b(?:cease-?fires?|truce|rebels?|guerrillas?|insurgents?|militias?|civil war|peace (?:talks|process|deal|accord|agreement)|hostilities|sanctions|nuclear (?:weapons|talks|program\w*)|uranium|tariffs|bilateral|foreign ministers?|ambassadors?|envoys?|"
    r"two (?:countries|governments|nations|states|presidents)|both (?:countries|governments|nations|states)|heads of state|summit|troops|peacekeepers|(?:defen[cs]e|military|security) (?:support|cooperation|equipment|industr\w+|aid|pact|ties|guarantees|minist\w+)|armed forces|border|extradit\w+|refugees|asylum|migrants|disarm\w*)\b"
)
# "signed an agreement to bring the war to an end"
TO_END_WAR = re.compile(
    r" (?:to (?:end|halt|stop|bring|cease|pause)|(?:end|halt|stopp|paus)ing) [^.;\n]{0,70}\b(?:war|wars|conflicts?|fighting|hostilities|violence|insurgency|bloodshed|rebellion|blockade|standoff)\b"
)
# "a deal between Chad and the rebels was finalised", "after a deal between the two governments"
CONCLUDED = re.compile(
    r" (?:between|with|among) [^.;,\n]{3,70}? (?:was|were|has been|had been|is) (?:[a-z]+ly )?(?:reached|signed|struck|brokered|finali[sz]ed|sealed|agreed|clinched|concluded|initial+ed|ratified|announced|negotiated)\b"
)
THANKS_TO = re.compile(r"\b(?:[Aa]fter|[Uu]nder|[Ff]ollowing|[Tt]hanks to|[Dd]espite|[Pp]art of|[Ss]ince) \Z")

_MADE_WITH = re.compile(
    r",? (?:which |that )?(?:was |had been |it |he |she |they )?(?:signed|reached|concluded|struck|agreed|negotiated|made)(?: last \w+| in \d{4})?(?= (?:with|between) )"
)
_OF_LITIGANTS = re.compile(
    r"\b(?:plea|guilty|defendant|plaintiff|arbitrat\w+|employment|lease|tenant|landlord|severance|lender|borrower|licens(?:e|ing) agreement|merger)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?<![\w'] )(?P<place>[A-Z][\w.]+) (?:has |had |have |would |will )?(?:[a-z]+ly )?\Z")


def among_armies(text: str, found: Phrase, start: int, end: int) -> bool:
    """Whether a definite "agreement" is one of states or warring sides: it is joined or left, or provides, near what they agree on."""
    if (made := _MADE_WITH.match(text, end, end + 40)) and with_state(text, made.end()):
        return True  # "the agreement, signed with France in 2011"
    joined = _JOINED.search(text, max(0, found.lead - 60), found.lead)
    if joined is not None and joined.group().startswith(("pull", "withdr", "quit", "rejoin", "re-join")):
        words = re.findall(r"[A-Z][\w.]+", joined.group())
        if subject := _SUBJECT.search(text, max(0, joined.start() - 40), joined.start()):
            words.append(subject["place"])
        if any(len(PLACES.get(word, "xx-")) == 2 for word in words):
            return True  # "pulled the US out of the agreement", "Chad withdrew from the accord"
    if joined is None and _PROVIDES.match(text, end, end + 40) is None:
        under = _UNDER_IT.search(text, max(0, found.lead - 8), found.lead) and text.startswith(",", end)
        return bool(under) and _AT_WAR.search(text, max(0, start - 250), end + 250) is not None
    if _OF_LITIGANTS.search(text, max(0, start - 250), end + 250):
        return False
    return _OF_WAR_OR_TRADE.search(text, max(0, start - 250), end + 250) is not None


_UNDER_IT = re.compile(r"\b[Uu]nder \Z")
_AT_WAR = re.compile(
    r"\b(?:cease-?fires?|truce|rebels?|guerrillas?|insurgents?|militias?|civil war|hostilities|peacekeepers|warring|peace (?:talks|process|deal|accord|agreement|pact)|disarm\w*|fighters)\b"
)
# A business, a club or a household also has deals: near these words none is a treaty.
_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|maker|makers|giant|clubs?|players?|striker|coach|transfer|contract|contracts|landlord|tenants?|retailers?|supermarkets?|airlines?|studios?|label|broadcasters?|networks?|publishers?|investors?|shareholders?|shares(?! (?:an?|the|its|his|her|with)\b)|merger|acquisition|takeover|buyout"
    r"|exporters?|importers?|mills?|steel|consortium|tonnes|tons of|tender|bid|sell|sold|suppl(?:y|ies|ied)|unions?|nurses|strikers|wages?|pay rise|plea|prosecutors|settlement|lawsuit|lenders?|banks?|creditors|bailout|Inc|Ltd|plc|Corp|CEO|chief executive|customers|stock|coalition|budget|shutdown|debt|spending)\b(?! of (?:Soviet|European|African|South))"
)
_DIPLOMACY = re.compile(
    r"\b(?:ratif\w+|diplomat\w*|summit|bilateral|foreign (?:ministers?|ministry|affairs|secretary)|world powers|heads of state|tariffs?|trade (?:deals?|agreements?|pacts?|representative|minister|secretary|talks|war)|peace (?:talks|process|deal|accord|agreement)|cease-?fires?|truce|refugees|migrants|asylum"
    r"|sanctions|member states|nuclear (?:deal|talks|weapons|program\w*)|(?:defen[cs]e|security) (?:cooperation|pact|ties)|(?:military|naval) (?:bases?|facilit(?:y|ies)|presence)|warships|NATO|accession|sovereignty|state visit|fisher(?:y|ies) (?:deals?|agreements?|pacts?|talks)|two countries|both countries|prime ministers?|rebels?|treat(?:y|ies)|entered into force|comes? into force|came into force)\b"
)


def of_nations(text: str, start: int, end: int) -> bool:
    """Whether the text around a bare "the agreement" is of two states that deal with each other, or of sides at war, and of no business."""
    if text.startswith((" to ", " with ", " between "), end) and not with_state(text, end):
        return False  # "its agreement to open the market", "the deal with Acme"
    window = text[max(0, start - 300) : end + 300]
    if between_capitals(text, end):
        return _BUSINESS.search(window) is None
    if _BUSINESS.search(window) is not None:
        return False
    if _DIPLOMACY.search(window) is None:
        return with_state(text, end) and len(_countries(window)) > 1 and _AT_PLAY.search(window) is None
    countries = _countries(window)
    return len(countries) > 1 or (bool(countries) and _PLAINLY.search(window) is not None)


def _countries(window: str) -> set[str]:
    words = re.findall(r"[A-Z][\w.]*", window)
    found = {place for word in words if len(place := PLACES.get(word) or PLACES.get(word.rstrip("."), "xx-")) == 2}
    return found | (_LIKE_STATES & set(words))


# A country does so: "Ethiopia has signed a deal", "called on Chad to retract its agreement", "Serbia rejected a deal".
_STATE_DID = re.compile(
    r"(?P<state>[A-Z][\w.]+)(?:,? which)? (?:(?:has|have|had|would|will|may|could|should|must|can|did|to|is|are|was|were) )?(?:not |never |also |now |then |already |later |recently |finally |formally |reportedly |officially |(?:on|last|this) \w+ )?"
    r"(?:sign(?:ed|s|ing)?|initial+ed|reach(?:ed|es)?|str(?:uck|ikes?)|seal(?:ed|s)|clinch(?:ed|es)|conclude[ds]?|agree[ds]?(?: to| on)?|reject(?:ed|s)?|accept(?:ed|s)?|denounce[ds]?|ratif(?:y|ied|ies)|retract(?:ed|s)?|cancel(?:l?ed|s)?|suspend(?:ed|s)?|scrap(?:ped|s)?|annul(?:led|s)?|abandon(?:ed|s)?"
    r"|renounce[ds]?|honou?r(?:ed|s)?|violate[ds]?|breach(?:ed|es)?|publish(?:ed|es)?|approve[ds]?|invalidate[ds]?|negotiat(?:ed?|es|ing)|back(?:ed|s)?|oppose[ds]?|condemn(?:ed|s)?|announce[ds]?|finali[sz]e[ds]?|implement(?:ed|s)?|join(?:ed|s)?|(?:t[eo]re?|torn|tears?) up|(?:pull|back)(?:ed|s)? out of|withdr[ae]wn?(?:s)? from|walk(?:ed|s)? away from|enter(?:ed|s)? into) \Z"
)
# Who made it, or what a country must do by it, said behind: "reached by the envoys of Chad and Sudan", "in which Chad would".
_OF_SIDES = re.compile(
    r",? (?:(?:reached|signed|struck|concluded|brokered|negotiated|agreed|initial+ed|made|sealed) (?:(?:on|in|last) [\w ]{2,20}? )?)?(?:by|between|among) (?P<who>[^.,;()\n]{0,60}?)(?P<a>[A-Z][\w.]+),? and (?:the |its |neighbou?ring )?(?P<b>[A-Z][\w.]+)"
)
_IN_WHICH = re.compile(
    r",? (?:(?:in|under|by) which|that would (?:see|give|grant|allow|let|oblige|require|return)) (?:the )?(?P<a>[A-Z][\w.]+)\b"
)
_THAT_ONE_MADE = re.compile(
    r",? (?:that|which) (?:the )?(?P<a>[A-Z][\w.]+) (?:has |had )?(?:signed|reached|concluded|struck|agreed|negotiated|ratified|initial+ed|abandoned|ditched|quit|scuttled|tore up|walked away from|withdrew from|suspended)\b"
)
_FIRST_SIDE = re.compile(
    r", (?:the )?(?P<a>[A-Z][\w.]+)(?:'s \w+)? (?:will|would|must|may|can|could|shall|is|are|agreed|agrees|gets?|gives?|gave|has|had|promised|pledged)\b"
)
_CAPITALS = re.compile(r"[A-Z][\w.]+")
_RATIFYING = re.compile(r"\b[Rr]atif(?:ication of|y|ied|ies|ying) \Z")
_AT_PLAY = re.compile(
    r"\b(?:rugby|cricket|football|coach(?:es)?|squads?|match(?:es)?|tours?|tournaments?|league|cup|film|concerts?|arbitration award|bonds?|bondholders?|loan|captains?|universit(?:y|ies)|colleges?)\b",
    re.IGNORECASE,
)


def _state(word: str) -> bool:
    return len(PLACES.get(word) or PLACES.get(word.rstrip("."), "xx-")) == 2 or word in _LIKE_STATES


def other_sides(text: str, earlier: Mention, later: Mention) -> bool:
    """Whether a later noun says with whom a treaty was made, and nothing around the earlier one speaks of them."""
    said = _SIDES_SAID.match(text, later.end, later.end + 130)
    if said is None:
        return False
    names = {word.rstrip(".") for word in re.findall(r"[A-Z][\w.]+", said.group()) if _state(word)}
    low, high = max(0, earlier.start - 200), min(later.start, earlier.end + 200)
    return bool(names) and not any(_known(name, text[low:high]) for name in names)


_SIDES_SAID = re.compile(
    r",? (?:with|between|(?:reached|signed|struck|concluded|brokered|negotiated|agreed|made) (?:with|by|between)) (?:the |its |neighbou?ring )?(?:(?:[a-z' ]{3,40} (?:of|from|in) )?)(?:[A-Z][\w.]+)(?:(?:,? and) (?:the )?[A-Z][\w.]+)?"
)


def _known(name: str, window: str) -> bool:
    code = PLACES.get(name)
    return name in window or (code is not None and code in _countries(window))


def by_states(text: str, found: Phrase, start: int, end: int) -> bool:
    """Whether a country made, took or refused it, or it binds one, and another is spoken of beside it; no firm, no club.

    >>> from lexindex.grammars.phrases import phrase
    >>> told = "Kenya rejected a deal in which Uganda would keep the islands."
    >>> by_states(told, phrase(told, 17), 17, 21)
    True
    """
    sided = False
    if any(map(_state, _CAPITALS.findall(text, max(0, found.lead - 60), found.lead))):  # most deals have none near
        did = _STATE_DID.search(text, max(0, found.lead - 60), found.lead)
        sided = did is not None and _state(did["state"])
    sided = sided or _RATIFYING.search(text, max(0, found.lead - 16), found.lead) is not None
    if not sided and (of := _OF_SIDES.match(text, end, end + 130)) is not None:
        sided = _state(of["a"]) and _state(of["b"]) and _PRIVATE.search(of["who"]) is None
    if not sided and text[max(0, found.lead - 6) : found.lead] in ("Under ", "under "):
        first = _FIRST_SIDE.match(text, end, end + 40)  # "under the pact, Fiji will"
        sided = first is not None and _state(first["a"])
    one = _IN_WHICH.match(text, end, end + 50) or _THAT_ONE_MADE.match(text, end, end + 50)
    if not sided and one is not None:
        sided = _state(one["a"])
    if not sided or (text.startswith((" with ", " between "), end) and not with_state(text, end)):
        return False
    window = text[max(0, start - 200) : end + 220]
    if _BUSINESS.search(window) is not None or _AT_PLAY.search(window) is not None:
        return False
    return len(_countries(window)) > 1


# With one country named these say that the other side is a state or an army, too.
_PLAINLY = re.compile(
    r"\b(?:cease-?fires?|truce|rebels?|guerrillas?|peace (?:talks|process|deal|accord|agreement)|hostilities|(?:two|both|neighbou?ring) (?:countries|governments|nations|states)|bilateral|heads of state|foreign minist(?:ers?|ry)"
    r"|(?:defen[cs]e|security) (?:cooperation|pact)|state visit|world powers)\b"
)
