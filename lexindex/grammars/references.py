"""Common nouns that refer to an instrument: "the Act", "a Texas law", "the lawsuit", and pinpoints, id. and supra alone."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lexindex.grammars import Anchor, Page
from lexindex.grammars.backreferences import read_id, read_supra
from lexindex.grammars.parts import PINPOINT, pinpoint_before, pinpoints, year_after
from lexindex.grammars.phrases import Determiner, Phrase, phrase
from lexindex.grammars.places import PLACES
from lexindex.model import Form, Kind, Mention, Pinpoint


class _Head(NamedTuple):
    """What a head noun refers to, and whether it may stand for an instrument that has no other name in the text."""

    kind: Kind
    alone: str  # a definite one with no antecedent: "always", "modified" or "never"
    first: str  # an indefinite one: "always", "event", "modified" or "never"


_HEADS = {
    "act": _Head(Kind.STATUTE, "never", "never"),
    "law": _Head(Kind.STATUTE, "modified", "modified"),
    "statute": _Head(Kind.STATUTE, "modified", "modified"),
    "legislation": _Head(Kind.BILL, "never", "never"),
    "bill": _Head(Kind.BILL, "always", "event"),
    "measure": _Head(Kind.BILL, "never", "never"),
    "code": _Head(Kind.STATUTE, "never", "never"),
    "ordinance": _Head(Kind.STATUTE, "always", "event"),
    "rule": _Head(Kind.REGULATION, "modified", "event"),
    "rules": _Head(Kind.REGULATION, "never", "never"),
    "regulation": _Head(Kind.REGULATION, "modified", "never"),
    "regulations": _Head(Kind.REGULATION, "never", "never"),
    "order": _Head(Kind.REGULATION, "never", "never"),
    "executive order": _Head(Kind.REGULATION, "always", "always"),
    "proclamation": _Head(Kind.REGULATION, "always", "event"),
    "directive": _Head(Kind.REGULATION, "never", "never"),
    "decree": _Head(Kind.REGULATION, "always", "event"),
    "treaty": _Head(Kind.TREATY, "always", "event"),
    "convention": _Head(Kind.TREATY, "never", "never"),
    "protocol": _Head(Kind.TREATY, "never", "never"),
    "agreement": _Head(Kind.TREATY, "modified", "event"),
    "accord": _Head(Kind.TREATY, "modified", "event"),
    "deal": _Head(Kind.TREATY, "modified", "event"),
    "pact": _Head(Kind.TREATY, "modified", "event"),
    "covenant": _Head(Kind.TREATY, "never", "never"),
    "charter": _Head(Kind.STATUTE, "never", "never"),
    "amendment": _Head(Kind.BILL, "never", "event"),
    "resolution": _Head(Kind.RESOLUTION, "always", "event"),
    "declaration": _Head(Kind.RESOLUTION, "never", "never"),
    "case": _Head(Kind.CASE, "always", "modified"),
    "suit": _Head(Kind.CASE, "always", "event"),
    "lawsuit": _Head(Kind.CASE, "always", "always"),
    "lawsuits": _Head(Kind.CASE, "never", "never"),
    "class action": _Head(Kind.CASE, "always", "always"),
    "legal action": _Head(Kind.CASE, "never", "event"),
    "legal challenge": _Head(Kind.CASE, "always", "event"),
}
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
# Phrases in which the noun is no instrument, by what stands right before or after it.
_CASE_AFTER = re.compile(
    r" (?:for|of (?!the (?:United|State|Commonwealth|People)\b|[A-Z][\w.]+ [A-Z])|that (?:the|it|a|this)|study|studies|worker|manager|file|load|law\b|fatality|number|to be made|with(?! prejudice))|s\b|-|'s own"
)
_CASE_VERB = re.compile(
    r"\b(?:is|was|be|that's|not|always|often|still|make|makes|made|making|if|the|being|also) (?:not |often |always |still )?\Z"
)
_IDIOM_AFTER = re.compile(
    r" (?:of (?:law|thumb|nature|war|averages|physics|gravity|supply|the land|the jungle|order|ethics|conduct|magnitude|business|importance|protection|the day|things|merit|rights|attainder|goods|intent|faith|independence|silence)|school|firm|enforcement|degree|professor|student|review\b|maker|book)"
)
_EVENT_BEFORE = re.compile(
    r"\b(?:sign(?:ed|s|ing)?|pass(?:ed|es|ing)?|enact(?:ed|s|ing)?|introduc(?:ed|es|ing)|sponsor(?:ed|s|ing)?|adopt(?:ed|s|ing)?|approv(?:ed|es|ing)|issu(?:ed|es|ing)|reach(?:ed|es)?|struck|strik(?:es|ing)|negotiat(?:ed|es|ing)|broker(?:ed|s|ing)?|"
    r"conclud(?:ed|es|ing)|agreed|ratif(?:ied|ies|ying)|fil(?:ed|es|ing)|brought|br(?:ings|inging)|launch(?:ed|es|ing)?|vetoed|unveil(?:ed|s)|backed|support(?:ed|s)?|proposed|tabled|drafted|finali[sz]ed|repealed|published|vote[ds]? (?:on|for|against)|under) \Z"
)
_RELATIVE = re.compile(
    r",? (?:that|which|requiring|bann?ing|barring|prohibiting|restricting|allowing|making|protecting|giving|criminali[sz]ing|limiting|outlawing|passed|signed|enacted|adopted|approved|known|to (?:ban|bar|require|protect|restrict|allow|prohibit|limit|make)|in \d{4}|aimed|designed|forcing|preventing|creating|establishing|legali[sz]ing|mandating|blocking|setting|governing|regulating|meant|from|to [a-z]+)\b"
)
# What was done to it, said behind it: "a bill introduced last year", "an amendment tabled by the bishop".
_EVENT_AFTER = re.compile(
    r",? (?:introduced|tabled|sponsored|passed|proposed|moved|signed|filed|brought|drafted|adopted|issued|reached|negotiated|agreed|under which)\b"
)
_SPECIFIC = frozenset(
    """
    new controversial landmark sweeping recent proposed 1990s 1980s 1970s 1960s colonial-era strict restrictive
    divisive tough bipartisan so-called anti-abortion abortion voting right-to-work heartbeat anti-gay anti-lgbt
    trigger anti-terror anti-terrorism counter-terrorism sanctions shield blasphemy sedition anti-boycott
    stand-your-ground gun-control immigration citizenship privacy data-protection climate
    """.split()
)
_DEAL_WORDS = frozenset(
    """
    peace nuclear trade intergovernmental extradition ceasefire climate arms free-trade border withdrawal brexit security defence
    defense arms-control disarmament fisheries fishing tariff migration readmission bilateral investment
    cease-fire truce data-sharing treaty u.n.
    """.split()
)
_WITH = re.compile(r"\s(?:with|between)\s((?:[\w.'-]+ ?){1,6})")
_STATE_WORDS = frozenset(
    "president government governments prime countries states kingdom republic union minister neighbours".split()
)
_DRAFT = frozenset("possible potential future proposed hypothetical any".split())


def _with_state(text: str, end: int) -> bool:
    """Whether what follows names a state as the other side: "with Guatemala", "between the two governments"."""
    found = _WITH.match(text, end, end + 70)
    if not found:
        return False
    words = re.findall(r"[\w.]+", found[1])
    return any(len(PLACES.get(word, "xx-")) == 2 or word.lower() in _STATE_WORDS for word in words[:4])


_MONEY = re.compile(
    r"\b(?:pay|paid|pays|paying|owed?|restaurants?|waiters?|\$\d|dollars?|pounds?|euros?|invoice|electric|gas|phone|heating|monthly|foot(?:s|ed|ing)?|fit|fits|beaks?|feathers?|wings?|nests?|birds?)\b",
    re.IGNORECASE,
)
_COURT_MODIFIERS = frozenset(
    """
    supreme court landmark criminal civil federal defamation libel discrimination test appeal antitrust
    copyright patent admissions asylum ban immunity abortion rights gun voting custody corruption fraud murder
    harassment class-action bribery
    """.split()
)
_ALONE = re.compile(rf"{PINPOINT}")


class References:
    """Back-references and unnamed instruments; which of them stay is for coreference to decide."""

    kind = Kind.STATUTE

    def anchors(self) -> Iterable[Anchor]:
        """The head nouns, capitalised heads after "the", places alone, id. and supra."""
        for head in _HEADS:
            yield Anchor(rf"\b{head}\b", f"head\t{head}")
        yield Anchor(r"\bLawsuit\b", "head\tlawsuit")
        yield Anchor(r"\bSuit\b", "head\tsuit")
        for head in _CAPITAL:
            yield Anchor(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|[Ii]ts) {head}\b", f"capital\t{head}")
        years = "|".join(_YEARED)
        yield Anchor(rf"\b(?:1[89]|20)[0-9][0-9] (?:{years})\b", "yeared")
        yield Anchor(
            r"\b(?:[Ss]ections?|[Aa]rticles?|[Aa]rts?\.|Part|Schedule|[Cc]lause|Title|Chapter|[Rr]ule) (?:[0-9]|[IVX]+\b)",
            "place",
        )
        yield Anchor(r"§ ?[0-9]", "place")
        yield Anchor(r"\b(?:[Ii]d|[Ii]bid)\.", "id")
        yield Anchor(r"\bIbid\b", "id")
        yield Anchor(r"\bsupra\b", "supra")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The reference at this anchor."""
        text = page.text
        name, _, head = label.partition("\t")
        if name == "head":
            return _common(page, end, head)
        if name == "capital":
            return _capital(text, end, head)
        if name == "yeared":
            return _yeared(text, end)
        if name == "place":
            return _place(text, end)
        return read_id(text, end) if name == "id" else read_supra(text, end)


def _capital(text: str, end: int, head: str) -> Mention | None:
    if (text[end : end + 2] == " I" and text[end + 2 : end + 3] in " IV") or re.match(
        r" (?:[A-Z][a-z]|[0-9])|-", text[end : end + 3]
    ):
        return None
    start = end - len(head)
    if head == "Bill" and re.match(r" and [A-Z]", text[end : end + 6]):
        return None  # "the Bill and Melinda Gates Foundation"
    kind = _HEADS[head.lower()].kind
    stands = "stands" if head == "Bill" else "drop"
    begun, places = pinpoint_before(text, start)
    after, year = year_after(text, end) if text[end : end + 4] == " of " else (end, "")
    key = ("head", head.lower(), "definite", stands, year)
    return Mention(begun, after, kind, Form.COREFERENCE, key, pinpoints=places)


_YEARED = (
    "Act",
    "Convention",
    "Treaty",
    "Protocol",
    "Law",
    "Regulations",
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
    if re.match(r" (?:[A-Z(]|of|on|for)|-", text[end : end + 4]):
        return None
    head = text[text.rfind(" ", 0, end) + 1 : end]
    start = end - len(head) - 5
    begun, places = pinpoint_before(text, start)
    return Mention(
        begun,
        end,
        _HEADS[head.lower()].kind if head != "Constitution" else Kind.STATUTE,
        Form.COREFERENCE,
        ("head", head.lower(), "definite", "drop", text[start : start + 4]),
        pinpoints=places,
    )


def _common(page: Page, end: int, head: str) -> Mention | None:
    text = page.text
    start = end - len(head)
    if (start and text[start - 1] in "-'/") or text[end : end + 1] in ("-", "/"):
        return None
    row = _HEADS[head]
    found = phrase(text, start)
    if found.determiner == Determiner.SEVERAL:
        return None
    words = {word.lower().strip('"') for word in found.words}
    if head != "lawsuit" and _IDIOM_AFTER.match(text, end, end + 16):
        return None
    if not _plausible(page, head, found, words, start, end):
        return None
    if found.determiner is Determiner.BARE:
        return _bare(text, head, found, start, end)
    definite = found.determiner in (Determiner.DEFINITE, Determiner.OWNED)
    specific = _is_specific(found, words, row) or (row.kind is Kind.STATUTE and _of_a_state(text, found))
    if definite:
        stands = row.alone == "always" or (row.alone == "modified" and specific)
        stands = stands and (head not in ("case", "suit") or page.near("court", start, end, 220))
        stands = stands and (head != "bill" or page.near("parliament", start, end, 300))
        form = Form.COREFERENCE
    else:
        form = Form.GENERIC
        event = _EVENT_BEFORE.search(text, max(0, found.lead - 30), found.lead) is not None
        event = event or (row.kind is Kind.TREATY and specific and _with_state(text, end))
        event = event or _EVENT_AFTER.match(text, end, end + 16) is not None
        stands = (
            row.first == "always"
            or (row.first == "event" and event)
            or (
                row.first == "modified"
                and (
                    specific
                    or (
                        words & {"federal", "state", "local", "national"}
                        and (event or _RELATIVE.match(text, end, end + 24) is not None)
                    )
                    or (event and _RELATIVE.match(text, end, end + 24) is not None)
                )
            )
        )
        if head == "amendment":
            stands = stands and page.near("parliament", start, end, 200)
        if (
            head != "treaty"
            and row.kind is Kind.TREATY
            and (words & _DRAFT or not (words & _DEAL_WORDS or _with_state(text, end)))
        ):
            stands = False
        if not stands:
            return None
    begun = found.start
    places: tuple[Pinpoint, ...] = ()
    if definite and text[found.lead : found.lead + 4].lower() in ("the ", "this", "that"):
        begun_pin, places = (
            pinpoint_before(text, found.lead) if text[found.lead - 1 : found.lead] == " " else (found.lead, ())
        )
        begun_all, places_all = pinpoint_before(text, found.start)
        if places_all:
            begun, places = begun_all, places_all
        elif places:
            begun = begun_pin
    key = ("head", head, found.determiner.value, "stands" if stands else "drop", " ".join(found.words))
    return Mention(begun, end, row.kind, form, key, pinpoints=places)


_AGAINST = re.compile(r" (?:against|alleging|accusing|seeking|over)\b")
_STATE_OWNERS = frozenset("state's country's nation's province's city's county's kingdom's".split())


def _of_a_state(text: str, found: Phrase) -> bool:
    """Whether a law is a state's own and of some sort: "the state's voter ID law", "Texas's abortion law"."""
    if found.determiner is not Determiner.OWNED or not found.words:
        return False
    owner = text[found.lead : found.start].strip()
    return owner.lower() in _STATE_OWNERS or owner.removesuffix("'s").removesuffix("'") in PLACES


def _is_specific(found: Phrase, words: set[str], row: _Head) -> bool:
    if any(part in PLACES for word in found.words for part in word.split("-")) or any(
        re.fullmatch(r"(?:1[89]|20)\d\d", word) for word in words
    ):
        return True
    if row.kind is Kind.TREATY:
        return bool(words & _DEAL_WORDS)
    if row.kind is Kind.REGULATION:
        return bool(words & {"executive", "final", "interim", "proposed", "new"})
    if row.kind is Kind.CASE:
        return bool(words & _COURT_MODIFIERS)
    return bool(words & _SPECIFIC)


# Modifiers with which a noun means something else.
_NO_CASE = frozenset(
    "worst best any bear basket business upper lower pillow brief display test use base confirmed coronavirus covid-19 first extreme every".split()
)
_NO_ORDER = frozenset(
    "executive court restraining world new old international social public liberal gag protection removal deportation stay-at-home pecking supreme lower".split()
)
_NO_INSTRUMENT = frozenset(
    "golden general home court plea settlement good big great raw party democratic republican national balancing class sex terrorist criminal dress source zip exclusionary majority tape precautionary".split()
)
_NO_LAW = frozenset(
    "international common criminal civil constitutional case martial sharia islamic humanitarian customary natural environmental family rights refugee domestic public private maritime administrative canon contract corporate employment labour labor tax antitrust moral patent copyright".split()
)


def _plausible(page: Page, head: str, found: Phrase, words: set[str], start: int, end: int) -> bool:
    """Whether the noun can be an instrument here at all."""
    text = page.text
    if head == "case":
        if _CASE_AFTER.match(text, end, end + 24) or _CASE_VERB.search(text, max(0, found.lead - 20), found.lead):
            return False
        if re.search(r"\b[Ii]n \Z", text[max(0, found.lead - 3) : found.lead]) and text[end : end + 3] == " of":
            return False
        if words & _NO_CASE:
            return False
        return found.determiner is Determiner.DEFINITE or page.near("court", start, end, 220)
    if head in ("suit", "lawsuit", "legal action", "class action", "legal challenge"):
        return head != "suit" or (
            not words
            & frozenset(
                "space business bathing jump wet three-piece dark blue grey gray black sailor pressure diving tailored expensive strong".split()
            )
            and (
                found.determiner is Determiner.DEFINITE
                or page.near("court", start, end, 300)
                or _AGAINST.match(text, end, end + 12) is not None
            )
        )
    if head == "bill":
        heard = found.determiner is Determiner.DEFINITE or page.near("parliament", start, end, 300)
        return heard and not (_MONEY.search(text, max(0, start - 60), end + 60) and not words & {"reform"})
    if head == "law" and re.match(r" (?:of|relating|governing|concerning|on)\b", text[end : end + 12]):
        return False
    if head == "order":
        return found.determiner in (Determiner.DEFINITE, Determiner.OWNED) and not words & _NO_ORDER
    if head in (
        "rule",
        "rules",
        "measure",
        "code",
        "charter",
        "protocol",
        "convention",
        "amendment",
        "act",
        "agreement",
        "accord",
        "deal",
        "pact",
        "directive",
        "regulation",
        "regulations",
        "declaration",
        "legislation",
        "decree",
    ):
        return not words & _NO_INSTRUMENT
    if head == "law":
        return not words & _NO_LAW
    if head == "treaty":
        return not words & {"peace-time", "international"} or found.determiner is not Determiner.INDEFINITE
    if head == "resolution":
        return page.near("states", start, end, 300) or page.near("parliament", start, end, 300)
    return True


_BARE_OK = {"lawsuit", "class action"}


def _bare(text: str, head: str, found: Phrase, start: int, end: int) -> Mention | None:
    """Headlines leave determiners out ("Officers Back Lawsuit"); elsewhere a bare noun means a class."""
    if head in _BARE_OK or (
        head == "suit" and re.search(r"\b(?:filed?|files|filing|brought) \Z", text[max(0, start - 8) : start])
    ):
        if text[start].isupper() or re.search(
            r"\b(?:fil(?:ed?|es|ing)|back(?:s|ed)?|bring(?:s|ing)?|brought|join(?:s|ed)?|in|drop(?:s|ped)?|win(?:s)?|los(?:es|t)|settl(?:es|ed)|dismiss(?:es|ed)|over|new) \Z",
            text[max(0, start - 12) : start],
            re.IGNORECASE,
        ):
            return Mention(start, end, Kind.CASE, Form.GENERIC, ("head", head, "bare", "stands", ""))
        return None
    if head == "law" and found.words and found.words[-1] in PLACES and _RELATIVE.match(text, end, end + 24):
        at = start - len(found.words[-1]) - 1
        return Mention(at, end, Kind.STATUTE, Form.GENERIC, ("head", head, "bare", "stands", found.words[-1]))
    return None


def _place(text: str, end: int) -> Mention | None:
    floor = max(0, end - 14)
    found = next(
        (m for m in _ALONE.finditer(text, floor, min(len(text), end + 60)) if m.end() >= end and m.start() < end), None
    )
    if not found or (found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in "-/$")):
        return None
    places: tuple[Pinpoint, ...] = pinpoints(found)
    unit = places[0].unit
    head = "article" if unit in ("article", "recital") else "section"
    after = text[found.end() : found.end() + 12]
    if re.match(r"\w", after) or (
        after.startswith((" of the ", " of th"))
        and re.match(
            r" of th(?:e|is|at|ese) (?:[a-z]+ )?(?:book|report|paper|series|article|chapter|guide|essay|show|album|film)",
            text[found.end() : found.end() + 40],
        )
    ):
        return None
    return Mention(found.start(), found.end(), Kind.STATUTE, Form.COREFERENCE, ("place", head, unit), pinpoints=places)
