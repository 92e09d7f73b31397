"""Back-references: "the Act", "the 1976 Act", "the lawsuit", pinpoints alone, id. and supra; what has no name at all."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.backreferences import read_id, read_supra
from lexindex.grammars.instruments import instrument
from lexindex.grammars.landmarks import APPOSITIONS, LANDMARKS, apposed, landmark, landmark_of, ruled
from lexindex.grammars.nouns import nouns
from lexindex.grammars.parts import (
    PINPOINT,
    inner_places,
    pinpoint_after,
    pinpoint_before,
    pinpoints,
    stepped,
    year_after,
)
from lexindex.grammars.phrases import Determiner, phrase
from lexindex.grammars.senses import BILL_ABOUT
from lexindex.grammars.suits import suit
from lexindex.model import Form, Kind, Mention, Pinpoint

_CAPITAL = (
    "Act",
    "Bill",
    "Treaty",
    "Convention",
    "Protocol",
    "Agreement",
    "Accord",
    "Covenant",
    "Charter",
    "Code",
    "Regulation",
    "Regulations",
    "Directive",
    "Resolution",
    "Declaration",
    "Amendment",
    "Statute",
    "Ordinance",
    "Order",
    "Rule",
)
# "under the new Act", "the impugned Ordinance": the one that the text has named.
_NEW = "new|proposed|amended|amending|revised|impugned|controversial|contentious|contested|same|recent|said|draft"
_BILLS = "crucial|key|controversial|contentious|proposed|amended|revised|disputed|landmark|government|private|whole|entire|said|impugned|original|final|current|present"
_DEFINITE = tuple(f"{word} " for word in ("the", "The", "this", "This", "that", "That", "its", "Its"))
_CAPITAL_NEW = ("Act", "Ordinance", "Code", "Regulations", "Rules", "Law", "Convention", "Treaty", "Agreement")
# "claim" means much else: these are the ways in which it may be one before a court.
_CLAIMED = (
    r"\b(?:legal|civil|court|libel|slander|defamation|damages|compensation|negligence|discrimination|malpractice|class-action|class action|whistleblower|arbitration|antitrust|injury|patent|copyright|harassment) claim\b"
    r"|\bclaim for (?:libel|slander|defamation|damages|negligence|wrongful|unfair|breach)\b|\bclaim against [A-Z]"
    r"|\b(?:dismiss(?:ed|es)?|thr[eo]w out|str(?:uck|ike|iking) out|brought|lodged|upheld|rejected) (?:a|an|the|his|her|their|its) claim\b"
    r"|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) claim in (?:the|an?) (?:[A-Za-z']+ ){0,3}[Cc]ourt\b|\bThe claim,? (?:says|said|alleges|alleged|seeks|sought|names|argues|argued|accuses|states|stated|also)\b|, the claim (?:says|said)\b"
    r"|\bclaim,? (?:which|will be|was|is|has been|issued|filed|lodged|brought|rests?|rested) "
)
# So with "action": how it was begun, how it ended, or over what.
_ACTIONED = (
    r"\b(?:injury|death|dismissal|negligence|malpractice|class|representative|derivative|damages|infringement|patent|antitrust|privacy|slander|tort|compensation) action\b"
    r"|\b(?:won|wins|lost|loses|dropped|withdrew|pursuing) (?:his|her|its|their) action against\b|\b(?:filed|brought|instituted|commenced|lodged|began|begun|started|launched|defend|defending|defended|settle|settled|dismiss|dismissed) (?:an?|the|this|that|his|her|its|their) (?:[a-z-]{3,14} )?action\b"
    r"|\b[Tt]he action (?:seeks|alleges|claims|names|accuses|asks|argues|says|sought|alleged|named)\b|\baction, (?:filed|brought|lodged|instituted)\b|\baction,? (?:which )?(?:was|is|has been|had been) (?:filed|brought|struck|dismissed|settled|stayed|commenced|instituted|lodged|heard)\b"
)
# And with "challenge": who brought it, or that it was filed.
_CHALLENGED = (
    r"\b(?:[Tt]he|[Aa]|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er) challenge,? (?:which was |was |is )?(?:brought|filed|lodged|mounted|launched|dismissed|pending|heard)\b"
    r"|\b(?:filed|lodged|brought) (?:an?|the|their|his|her|its) (?:[a-z-]{3,14} )?challenge\b"
)
_OTHER_CODE = re.compile(r"\b[A-Z][a-z]{2,} (?:Law|Code) \Z")  # "Penal Law § 265.03", of no code in force
_ALONE = re.compile(rf"(?<!\w){PINPOINT}")
_SEVERAL = re.compile(r"\d+s")


class References:
    """Back-references and unnamed instruments; which of them stay is for coreference to decide."""

    kind = Kind.STATUTE

    def anchors(self) -> Iterable[Anchor]:
        """The head nouns, capitalised heads after "the", places alone, id. and supra."""
        for head in nouns():
            if head not in ("claim", "action", "challenge"):
                yield Anchor(rf"\b{head}\b", f"head\t{head}")
        yield Anchor(r"\b(?:[Aa]|[Dd]raft|[Nn]ew|[Mm]ember's) Bill\b", "head\tbill")
        yield Anchor(rf"\b(?:{'|'.join(sorted(BILL_ABOUT))}) Bill\b", "head\tbill")
        yield Anchor(rf"\b(?:{_BILLS}) Bill\b", "head\tbill")
        yield Anchor(r"\b[Oo]rder[ -]in[ -][Cc]ouncil\b", "head\torder in council")
        yield Anchor(_CLAIMED, "claim")
        yield Anchor(_ACTIONED, "action")
        yield Anchor(_CHALLENGED, "challenge")
        yield Anchor(r"\bClass Action\b", "head\tclass action")
        yield Anchor(r"\bJudicial Review\b", "head\tjudicial review")
        yield Anchor(LANDMARKS, "landmark")
        yield Anchor(r"\bLawsuit\b", "head\tlawsuit")
        for apposition in APPOSITIONS:
            yield Anchor(apposition, "apposed")
        yield Anchor(r"[A-Z][A-Za-z&-]+ (?:ruling|judge?ment)\b", "ruled")
        yield Anchor(r"\bSuit\b", "head\tsuit")
        yield Anchor(r"\bLegal action\b", "head\tlegal action")
        yield Anchor(r"\bCourt action\b", "head\tcourt action")
        yield Anchor(r"\bCourt challenge\b", "head\tcourt challenge")
        for head in _CAPITAL:
            yield Anchor(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|[Ii]ts) {head}\b", f"capital\t{head}")
        yield Anchor(
            r"\b(?:(?:Emergency|Presidential|Royal|Executive|Martial Law) Decree|(?:Presidential|Ministerial) (?:Directive|Order|Proclamation))\b",
            "decree",
        )
        heads = "|".join(_CAPITAL_NEW)
        yield Anchor(rf"\b(?:{_NEW}) (?:{heads})\b", "capital\t")
        years = "|".join(_YEARED)
        yield Anchor(rf"\b(?:1[89]|20)[0-9][0-9] (?:{years})\b", "yeared")
        yield Anchor(r"[a-zA-Z] of (?:1[6-9]|20)[0-9][0-9]\b", "dated")
        yield Anchor(
            r"\b(?:[Ll]aw|[Dd]ecree|[Aa]ct|[Oo]rder|treaty|resolution|agreement|accord|protocol|pact|declaration) of (?:[0-9]{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
            "day",
        )
        yield Anchor(
            r"\b(?:[Ss]ections?|[Aa]rticles?|[Aa]rts?\.|Part|Schedule|[Cc]lause|Title|Chapter|[Rr]ule|[Rr]egulations?|[Rr]egs?) (?:[0-9]|[IVX]+\b)",
            "place",
        )
        yield Anchor(r"§ ?[0-9]", "place")
        yield Anchor(r"[ (]ss?\.? [0-9]", "place")
        yield Anchor(r"\b[Ss]ch(?:ed)?\.? [0-9]", "place")
        yield Anchor(r"\bsubsections? \([0-9a-z]", "place")
        yield Anchor(r"\b(?:[Ii]d|[Ii]bid)\.", "id")
        yield Anchor(r"[(.;] ?Id at [0-9]", "id")  # its point left out
        yield Anchor(r"\bIbid\b", "id")
        yield Anchor(r"\bsupra\b", "supra")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The reference at this anchor."""
        text = page.text
        name, _, head = label.partition("\t")
        if name == "head":
            return _common(page, end, head)
        if name == "claim":
            return suit(page, text.rindex("laim", max(0, end - 30), end) + 4, "claim")
        if name == "action":
            return suit(page, text.rindex("action", max(0, end - 50), end) + 6, "action")
        if name == "challenge":
            return suit(page, text.rindex("hallenge", max(0, end - 34), end) + 8, "challenge")
        if name == "apposed":
            return apposed(text, end) or landmark_of(text, end)
        if name == "ruled":
            return ruled(text, end)
        if name == "landmark":
            return landmark(text, end)
        if name == "capital":
            return _capital(text, end, head) if head else _modified(text, end)
        if name == "decree":
            return _decree(text, end)
        if name == "yeared":
            return _yeared(text, end)
        if name == "dated":
            head = text[text.rfind(" ", max(0, end - 24), end - 8) + 1 : end - 8]
            return _dated(page, text, end - 8, end) if head in _OF_A_YEAR else None
        if name == "day":
            day = _DAY.search(text, max(0, end - 26), end)
            sure = day and (day["day"] or _YEAR_BEHIND.match(text, end, end + 6))
            return _dated(page, text, day.start(), end) if day and sure else None
        if name == "place":
            return _place(text, end)
        return read_id(text, end) if name == "id" else read_supra(text, end)


def _capital(text: str, end: int, head: str) -> Mention | None:
    if (text[end : end + 2] == " I" and text[end + 2 : end + 3] in " IV") or re.match(
        r" (?:[A-Z][a-z]|[0-9])|-", text[end : end + 3]
    ):
        return None
    start = end - len(head)
    if head == "Bill" and (re.match(r" and [A-Z]", text[end : end + 6]) or _NO_BILL.match(text, end, end + 40)):
        return None  # "the Bill and Melinda Gates Foundation", "the Bill family"
    kind = nouns()[head.lower()].kind
    stands = "stands" if head in ("Bill", "Ordinance") else "drop"
    begun, places = pinpoint_before(text, start)
    after, year = year_after(text, end) if text[end : end + 4] == " of " else (end, "")
    key = ("head", head.lower(), "definite", stands, year)
    return Mention(begun, after, kind, Form.COREFERENCE, key, pinpoints=places)


_NO_BILL = re.compile(
    r" (?:family|brothers|sisters|household|Foundation|is an? (?:\w+ ){0,2}(?:drama|film|show|series|novel|play|sitcom|band|pub))\b"
)


_DETERMINED = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)|'s|s') (?:(?:current|new|so-called|same|[a-z]+ed|COVID(?:-19)?) )?\Z"
)


def _decree(text: str, end: int) -> Mention | None:
    """Read "the Emergency Decree": a government's, which a text may never give a number or a date."""
    noun = text.rfind(" ", 0, end) + 1
    start = text.rfind(" ", 0, noun - 1) + 1
    if text[start : noun - 1] == "Law":
        start = text.rfind(" ", 0, start - 1) + 1
    if re.match(r" (?:No\b|[0-9A-Z]|of [A-Z])|-", text[end : end + 5]) or not _DETERMINED.search(
        text, max(0, start - 30), start
    ):
        return None
    key = ("head", text[noun:end].lower(), "definite", "stands", text[start : noun - 1])
    return Mention(start, end, Kind.REGULATION, Form.COREFERENCE, key)


def _modified(text: str, end: int) -> Mention | None:
    """Read "the new Act": a capital and a word that says nothing of which."""
    start = text.rfind(" ", 0, end) + 1
    lead = text.rfind(" ", 0, start - 1) + 1
    found = _capital(text, end, text[start:end])
    if found is None or not text.endswith(_DEFINITE, 0, lead):
        return None
    begun, places = pinpoint_before(text, lead)
    key = (*found.key[:4], f"{text[lead : start - 1]} {found.key[4]}".strip())
    return found._replace(start=min(begun, lead), key=key, pinpoints=places)


_YEARED = (
    "Act",
    "Convention",
    "Treaty",
    "Protocol",
    "Law",
    "Regulations",
    "Rules",
    "Order",
    "Constitution",
    "Charter",
    "Agreement",
    "Code",
    "Bill",
    "Statute",
    "Directive",
    "Declaration",
    "Covenant",
)


def _yeared(text: str, end: int) -> Mention | None:
    """Read "the 1976 Act": the one of that year which the text has named."""
    if re.match(r" (?:[A-Z]|\([A-Z\d]|of|on|for)|-", text[end : end + 4]):
        return None
    head = text[text.rfind(" ", 0, end) + 1 : end]
    start = end - len(head) - 5
    begun, places = pinpoint_before(text, start)
    return Mention(
        begun,
        end,
        Kind.STATUTE if head == "Constitution" else nouns()[head.lower()].kind,
        Form.COREFERENCE,
        ("head", head.lower(), "definite", "stands", text[start : start + 4]),
        pinpoints=places,
    )


_DATED = (
    "statute",
    "pact",
    "accord",
    "amendment",
    "memorandum",
    "decree",
    "ordinance",
    "proclamation",
    "declaration",
    "resolution",
    "armistice",
)
_OF_A_YEAR = frozenset((*_YEARED, *(head.lower() for head in _YEARED if head != "Order"), *_DATED))
_OF_STATES = frozenset(
    "treaty convention protocol agreement accord pact covenant memorandum charter declaration armistice".split()
)


_DAY = re.compile(r" of (?:(?P<day>\d{1,2}) )?[A-Z][a-z]+\Z")
_YEAR_BEHIND = re.compile(r" (?:1[6-9]|20)\d\d\b")


def _dated(page: Page, text: str, at: int, end: int) -> Mention | None:
    """Read "an Act of 1948", "the pact of 1965", "the law of 15 March": its date says that it is one."""
    head = text[text.rfind(" ", 0, at) + 1 : at]
    start = at - len(head)
    found = phrase(text, start)
    if year := _YEAR_BEHIND.match(text, end, end + 6):
        end = year.end()
    quoted = text[found.start - 5 : found.start].lower() == 'the "'  # the "compromise" law of 1993
    if (
        found.determiner is Determiner.SEVERAL
        or (found.determiner is Determiner.BARE and not quoted)
        or re.match(r"[-/]\d", text[end : end + 2])
    ):
        return None
    if any(word[:1].isupper() for word in found.words) or _PRIVATE & {word.lower() for word in found.words}:
        return None  # "the Munich Agreement of 1938" is a name
    states = head.lower() in _OF_STATES
    if not any(
        page.near(cue, start, end, 400) for cue in (("states",) if states else ("parliament", "court", "states"))
    ):
        return None
    row = nouns().get(head.lower())
    kind = Kind.STATUTE if head.lower() in ("act", "law", "amendment") else row.kind if row else Kind.TREATY
    definite = found.determiner is not Determiner.INDEFINITE
    how = Determiner.DEFINITE if quoted else found.determiner
    key = ("head", head.lower(), how.value, "stands", " ".join((*found.words, text[end - 4 : end])))
    begun, places = pinpoint_before(text, found.start) if definite else (found.start, ())
    return Mention(begun, end, kind, Form.COREFERENCE if definite else Form.GENERIC, key, pinpoints=places)


_PRIVATE = frozenset("gentlemen's prenuptial rental lease licensing collective".split())


def _common(page: Page, end: int, head: str) -> Mention | None:
    text = page.text
    start = end - len(head)
    if (start and text[start - 1] in "-'/") or text[end : end + 1] in ("-", "/"):
        return None
    return (suit if nouns()[head].kind is Kind.CASE else instrument)(page, end, head)


def _place(text: str, end: int) -> Mention | None:
    floor = max(0, end - 14)
    found = next(
        (m for m in _ALONE.finditer(text, floor, min(len(text), end + 60)) if m.end() >= end and m.start() < end), None
    )
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "-/$")):
        return None
    if _OF_CONTRACT.search(text, max(0, found.start() - 7), found.start()) and text[
        found.start() : found.start() + 7
    ] in (
        "Section",
        "section",
    ):
        return None  # "SPA Section 2.05(b)", of an agreement
    if text[found.start()] == "§" and _OTHER_CODE.search(text, max(0, found.start() - 24), found.start()):
        return None
    places: tuple[Pinpoint, ...] = pinpoints(found)
    unit = places[0].unit
    stop = found.end()
    begun = found.start()
    if unit == "regulation" and (text[stop : stop + 1] == "/" or not _OWN_NUMBER.match(places[0].first)):
        return None  # of the Union, "Regulation 1612/68"
    if unit == "section":
        stop, places = _whole(text, found, places)
    elif unit == "schedule":
        begun, within = pinpoint_before(text, begun)  # "paragraph 22 of Schedule 36"
        stop, behind = pinpoint_after(text, stop) if _PARAGRAPH.match(text, stop) else (stop, ())  # "Sch 1 para 3"
        places = (*within, *places, *behind)
    elif unit == "article" and text[stop : stop + 2] == ", ":  # "Article II, Section 4"
        stop, within = inner_places(text, stop, stop + 40)
        places = (*places, *within)
    if unit not in ("section", "schedule"):
        begun, places = stepped(text, begun, places)
    head = "article" if unit in ("article", "recital") else "section"
    after = text[stop : stop + 12]
    if _SEVERAL.fullmatch(places[0].first) or _OF_ACRONYM.match(text, stop, stop + 16):
        return None  # "two Section 12s"; "section 611A of ICTA", which the text has not spelled out
    if found["numbers"] == "I" and text[found.start()].islower() and re.match(r" [a-z]", after):
        return None  # "the most honest clause I know"
    if re.match(r"\w", after) or (
        after.startswith((" of the ", " of th"))
        and re.match(
            r" of th(?:e|is|at|ese) (?:[a-z]+ )?(?:book|report|paper|series|article|chapter|guide|essay|show|album|film|lease|tenancy|will|manual|handbook|contract|mortgage|memo)\b",
            text[stop : stop + 40],
        )
    ):
        return None
    return Mention(begun, stop, Kind.STATUTE, Form.COREFERENCE, ("place", head, unit), pinpoints=places)


_PARAGRAPH = re.compile(r",? [Pp]ara")
_OWN_NUMBER = re.compile(r"\d{1,3}[A-Z]{0,2}(?:\(|\Z)")
_OF_CONTRACT = re.compile(r"(?<![A-Z] )\b[A-Z]{2,5} \Z")
_OF_ACRONYM = re.compile(r" (?:of|to) (?:the )?[A-Z]{2,7}\b")
# "§ 27-901(2)(d)", "Section 44-48-30": one section under one sign, no range.
_HYPHENED = re.compile(r"\d{1,3}[A-Z]?-\d{1,4}(?:-\d{1,4})?(?:\.\d{1,3})?(?:\([0-9A-Za-z]{1,4}\)){0,5}(?![\w-])")
# California: "§ 667, subds. (b)-(i)", "sections 12022, subd. (b)(1)".
_SUBDIVIDED = re.compile(
    r",? subd(?:ivision|iv)?s?\.? (?P<first>\([0-9a-zA-Z]{1,4}\)(?:\([0-9A-Za-z]{1,4}\)){0,3})"
    r"(?:(?:-|, (?:and )?| and | to )\([0-9a-zA-Z]{1,4}\)(?:\([0-9A-Za-z]{1,4}\)){0,3}){0,6}"
)


def _whole(text: str, found: re.Match[str], places: tuple[Pinpoint, ...]) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where a section ends whose number has hyphens, or whose subdivisions stand behind it, and what it names."""
    stop = found.end()
    number = _HYPHENED.match(text, found.start("numbers"), found.start("numbers") + 40)
    if number and number.end() >= stop and not found.group().startswith("§§"):
        first, second, *third = number.group().partition("(")[0].split("-")
        if third or len(second) > len(first):
            stop, places = number.end(), (Pinpoint("section", number.group()),)
    if len(places) == 1 and (within := _SUBDIVIDED.match(text, stop, stop + 60)):
        stop = within.end()
        places = (Pinpoint("section", places[0].first + within["first"], places[0].last),)
    return stop, places
