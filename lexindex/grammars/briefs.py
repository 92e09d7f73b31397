"""Documents filed in a court: briefs, petitions, complaints, motions, affidavits and filings, seldom named."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.exposition import expounds
from lexindex.grammars.nouns import papers
from lexindex.grammars.papersense import IN_COURT, adjective, charged, meant_else, of_a_class, public
from lexindex.grammars.phrases import LODGED, Determiner, Phrase, phrase
from lexindex.model import Form, Kind, Mention
from lexindex.text import any_of

_ALWAYS = frozenset(
    """
    amicus friend-of-the-court court legal criminal amended superseding unsealed appellate reply opening answering certiorari habeas sworn divorce
    review writ supporting friend-of-court federal civil charging sealed response opposition merits trial pre-trial
    """.split()
)
_COURT_TAIL = re.compile(
    r"(?<=answer) to the (?:complaint|petition|lawsuit|suit)\b| (?:for (?:an? )?(?:[Ww]rits? of )?(?:certiorari|habeas corpus|rehearing|mandamus|judicial review|prohibition|Certiorari|Habeas Corpus|Mandamus)|of amic(?:us|i) curiae"
    r"|for (?:an? )?(?:preliminary |permanent |temporary |emergency |[Pp]artial )?(?:injunction|restraining order|summary judgment|Summary Judgment|change of venue)|to dismiss|to Dismiss|for (?:leave|permission) to (?:appeal|intervene|amend|file)|to (?:intervene|suppress|compel|vacate|stay(?! (?:put|home|open|away|on|in|at|out|here|there|together)\b)|quash|strike(?! (?:out for|a|at|camp|work)\b)|remand|Intervene|Suppress|Compel|Vacate|Stay|Quash|Strike|Remand)\b"
    r"|in limine|in Limine|for [Jj]udgment (?:on the [Pp]leadings|as a [Mm]atter of [Ll]aw)|for (?:a )?(?:[Nn]ew [Tt]rial|[Dd]irected [Vv]erdict|[Dd]efault [Jj]udgment|[Rr]econsideration|[Cc]lass [Cc]ertification|[Ss]anctions|[Cc]ontempt|[Aa]cquittal|[Mm]istrial|[Rr]ecusal|[Cc]ontinuance|[Dd]iscovery|[Ss]everance|[Jj]oinder|[Pp]ost-?[Cc]onviction [Rr]elief))"
)
_AND_TAIL = re.compile(
    r"(?: and(?: motion)?|,? or(?: in the alternative|, in the alternative,)?) (?:for (?:an? )?(?:[Ss]ummary [Jj]udgment|[Nn]ew [Tt]rial|[Ss]anctions|[Ii]njunction|[Pp]reliminary [Ii]njunction|[Dd]efault [Jj]udgment)|to (?:[Dd]ismiss|[Ss]trike|[Ss]tay|[Cc]ompel|[Tt]ransfer))\b"
)
_FILED = re.compile(
    any_of(
        r"fil(?:ed?|es|ing)|submit(?:s|ted|ting)?|lodg(?:ed|es|ing)|sign(?:ed|s|ing)? (?:on|onto)|join(?:ed|s|ing)?|wrote|writ(?:es|ten)|argu(?:ed?|es|ing)|said|according to|stat(?:ed|es)|told the (?:\w+ )?court|allege[sd]?|alleging|claim(?:s|ed)?|seek(?:s|ing)?|sought|prays?|plead(?:s|ed)|urg(?:es|ed)|drafted|drew up|sworn|ask(?:s|ed|ing)?|accus(?:es|ed|ing)|contend(?:s|ed)|challeng(?:e|es|ed|ing)|names?|says|attach(?:ed|es)?|lists?|runs? to|asserts?|cites?|heard|hear|outcome|pending|dismiss(?:ed|es)?|grant(?:ed|s)?|den(?:ied|ies)|withdr[ae]w|read[s]?|support(?:ed|s|ing)?"
    )
    + r"\b"
)
_LATER = frozenset(["complaints", "motions", "petitions", "filings", "documents", "papers", "briefs"])
_AMICUS = re.compile(r"(?:amic(?:us|i)(?: curiae)?|friends?-of-the-court|\"?friends? of the court\"?)", re.IGNORECASE)


class Briefs:
    """Any document filed in a court, by its common noun and the words around it."""

    kind = Kind.BRIEF

    def anchors(self) -> Iterable[Anchor]:
        """The head nouns."""
        for head in papers():
            if head in _ASKED:
                yield Anchor(_ASKED[head], head)
                continue
            initial = head[0]
            yield Anchor(rf"\b[{initial}{initial.upper()}]{head[1:].replace(' i', ' [iI]')}\b", head)

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The filing whose head noun ends at `end`, unless the words around say it is something else."""
        text = page.text
        if label in _ASKED:  # these anchors look beyond the noun
            at = text.rfind(label, max(0, end - 90), end)
            if at < 0:
                return None
            end = at + len(label)
        head = end - len(label)
        if text[end : end + 1] in "-'" and text[end : end + 2] != "'s":
            return None
        if label in ("amicus", "amici"):
            return _amicus(text, head, end)
        if _COMPOUND.match(text, end, end + 14):
            return None
        head = head - 6 if text[max(0, head - 6) : head].lower() == "cross-" else head
        found = phrase(text, head)
        amended = label in _AMENDABLE and text.endswith("mended ", 0, head)
        if amended and (before := _AMENDED.search(text, max(0, head - 26), head)):
            found = phrase(text, before.start())
            found = found._replace(words=(*found.words, *before.group().split()))
        modifiers = {word.lower().strip('"') for word in found.words}
        stop = end
        if tail := _COURT_TAIL.match(text, end, end + 60):
            stop = tail.end()
            if more := _AND_TAIL.match(text, stop, stop + 60):
                stop = more.end()
        start = found.start
        start = _friends(text, start)
        certain = (
            bool(modifiers & _ALWAYS)
            or _of_pages(text, modifiers, end)
            or stop > end
            or start < found.start
            or papers()[label].asks == "nothing"
        )
        if papers()[label].asks == "lodged":
            verdict = _lodged(text, found, stop)
        else:
            verdict = _verdict(page, label, found, modifiers, start, stop, certain=certain, tailed=stop > end)
        if verdict == _STANDS and expounds(page, start, stop):
            verdict = _BACK if found.determiner is Determiner.DEFINITE else None
        if verdict is None:
            return None
        kept = _span_start(found, head) if start == found.start else start
        return _mention(text, kept, stop, label, found.determiner, modifiers, verdict)


# "the second amended complaint": a verb elsewhere, with which a phrase ends.
_AMENDED = re.compile(r"(?<!\w)(?:(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) )?[Aa]mended \Z")
_AMENDABLE = frozenset(("complaint", "petition", "motion", "answer", "indictment", "counterclaim"))


def _friends(text: str, start: int) -> int:
    """Where a leading "friend of the court" begins, which holds an article of its own."""
    window = text[max(0, start - 40) : start]
    if "friend" in window and (
        found := re.search(r"\"?\bfriends? of the $|\"?\bfriends?[ -]of[ -]the[ -]court\"? $", window)
    ):
        return start - len(window) + found.start()
    return start


def _span_start(found: Phrase, head: int) -> int:
    """Bare phrases keep only words that can modify a filing; introduced ones keep all."""
    if found.determiner is not Determiner.BARE:
        return found.start
    at = head
    for word in reversed(found.words):
        if word.lower().strip('"') not in _ALWAYS and word.lower() not in (
            "curiae",
            "joint",
            "new",
            "recent",
            "separate",
        ):
            break
        at -= len(word) + 1
    return at


# Nouns of much else, looked at only where their words say that they are papers of a court.
_ASKED = {
    "memorial": r"\bmemorial (?:to|in|before|filed|submitted) the\b",
    "declaration": r"\bsworn declaration\b|\bdeclaration (?:filed|submitted|lodged) (?:in|to|with|by)\b",
    "answer": r"\banswer to the (?:complaint|petition|lawsuit|suit)\b",
    "plea": (
        r"\bplea (?:filed|seeking|challenging|by|moved|against|for (?:quash|bail|stay|interim|transfer|cancel|review|permission|urgent|a stay|an? (?:urgent|early|review|probe|inquiry|injunction))|sought|seeks|said|alleg|contend|was (?:filed|moved|heard|dismissed|rejected|listed|admitted|withdrawn)"
        r"|has been (?:filed|moved|dismissed|rejected|listed|admitted)|had (?:been|sought|said|alleged|argued)|that (?:sought|seeks|challenged|challenges|said)|argued|argues|stated|states|added|claimed|claims|further|also|before the|in the|of the petitioner|urged|prayed|mentioned|on behalf)"
        r"|\b(?:bail|review|discharge|special|amended|fresh|interim|anticipatory bail|pre-arrest bail|separate|latest|petitioner's|petitioners'|accused's) plea\b"
        r"|\b(?:hear|hears|hearing|heard|dismiss|dismissed|dismisses|dismissing|rejected|rejects|filed|moved|admitted|take up|took up|on) (?:an?|the|his|her|their|its|this|that|another) plea\b"
        r"|\b[Ii]n (?:the|his|her|their|its|a) plea\b"
    ),
    "document": r"\b(?:court|legal|charging|sworn) document\b|\bdocument,? (?:was |which was |that was )?(?:filed|lodged|submitted)\b",
    "request": r"\b(?:injunction|bail|recusal|extradition|restraining order) request\b|\b[Rr]equest for (?:an? |the )?(?:[a-z]{4,12} ){0,2}(?:injunction|restraining order|declaratory|mandamus|certiorari|rehearing|summary judgment|judicial review)",
    "affirmation": r"\bsworn affirmation\b",
    "writ": r"\b(?:[Hh]ear(?:s|d|ing)?(?: on| of)?|(?:defendants?|respondents?|parties|party) to|(?:dismiss|quash|reject|admit|register)(?:ed|es|s)?|disposed of|petitioners? in|[Ii]n|moved) (?:the|a|his|her|their|this|its) writ\b|\b[Tt]he writ (?:said|says|states?|stated|seeks|sought|demand(?:s|ed)|claim(?:s|ed)|alleg(?:es|ed)|challeng(?:es|ed)|names?)\b|\bwrit (?:against|filed|lodged|issued (?:against|in)|claiming|seeking|alleging|was (?:filed|lodged|served|issued))\b|\b(?:served|filed|lodged|issued) (?:with )?(?:the|a|its|his|her|their) writ\b",
}
# What is told of papers whose noun means much else, word by word below.
_TOLD = frozenset("brief briefs filing filings papers document documents application amicus amici".split())
_PUT_IN = re.compile(r" (?:were |was |have been |had been )?(?:filed|lodged|submitted|served|in the)\b")
_SAY = re.compile(r" (?:say|said|argue|argued|claim|ask|asked|contend|allege)\b")
# Others than courts receive complaints and petitions too.
_TO_AGENCY = re.compile(
    r" (?:was (?:made|sent) |(?:filed|lodged|made) )?(?:with|to|at) (?:the |a |an |its |his |her |their )?(?:[\w.'-]+ ){0,4}?(?:[Aa]ssociation|[Aa]uthority|[Bb]oard|[Aa]gency|[Dd]epartment|[Mm]inistry|[Mm]inister|[Oo]ffice|[Pp]olice|[Bb]ureau|[Uu]nion|[Cc]ouncil|"
    r"[Cc]ompany|[Rr]egulator|[Ww]atchdog|[Cc]ommittee|[Cc]ommission|[Pp]anel|[Ff]ederation|[Oo]mbudsman|[Ss]chool|[Bb]ank|[Ss]ervice|[Gg]overnor|[Pp]resident|[Pp]arliament|[Cc]ongress|FIFA|UEFA|WTO)\b"
)
_COMPOUND = re.compile(
    r" (?:cabinets?|sensors?|pictures?|systems?|fees?|deadlines?|cards?|forms?|graphics|sickness|detectors?|drives?|signers?|status|agreements?|deals?|bargains?|bargaining|hearings?|negotiations?|discussions?|talks|large)\b",
    re.IGNORECASE,
)
# Offices decide applications too: "the Commissioner rejected their application", lawyers or not.
_BY_OFFICE = re.compile(
    r"\b(?:Commissioner|[Bb]oard|[Cc]ouncil|[Mm]inist(?:er|ry)|[Aa]uthority|[Dd]epartment|[Bb]ureau|[Rr]egulator|[Bb]ank)(?: [A-Z][a-z]+)?(?: has| have| had)?"
    r" (?:rejected|refused|granted|approved|denied|turned down|considered|received|accepted) \Z"
)
# A public petition calls for something; one to a court prays, asks or seeks.
_CALLING = re.compile(r"(?: [\w-]+,?){0,14}? (?:is |was )?call(?:ing|s|ed) (?:for|on)\b")
_ASKING = re.compile(r"\b(?:filed|lodged|submitted) (?:an?|the|its|their) (?:[\w-]+ ){0,3}application\b")
_PLEA_FOR = re.compile(
    r" for (?:an? |the |his |her |their |its )?(?:urgent |early |interim |fresh |anticipatory |regular |immediate )?(?:quash|bail|stay|transfer|cancel|review|permission|hearing|probe|inquiry|investigation|injunction|relief|directions?|suspension|disqualif|recusal|registration|release|acquittal|leave)"
)
_NO_PLEA = frozenset("guilty insanity impassioned desperate emotional".split())
_YOU = re.compile(
    r"\b(?:[Yy]ou|[Aa]nyone|[Ww]e|to|can|may|must|should) (?:\w+ )?(?:file|lodge|make|submit) (?:so much as )?\Z"
)
_WITHOUT = re.compile(r"\b(?:without|no|nor) \Z")
# A filing for certain, or one only if the text has spoken of it before.
_STANDS, _BACK = "stands", "drop"


def _verdict(
    page: Page, label: str, found: Phrase, modifiers: set[str], start: int, stop: int, *, certain: bool, tailed: bool
) -> str | None:
    """Whether the noun is a filing by itself, only as a back-reference, or something else (None)."""
    text = page.text
    nearest = found.words[-1].lower() if found.words else ""
    if found.determiner is Determiner.INDEFINITE and label in _CLASSES and of_a_class(text, found, stop):
        return None
    asks = papers()[label].asks
    if found.determiner is Determiner.INDEFINITE and _LIKE.search(text, max(0, found.lead - 60), found.lead):
        return None  # "reads like a legal brief"
    if label in _MEANT and meant_else(text, label, found, stop):
        return None
    if found.determiner is Determiner.INDEFINITE and _YOU.search(text, max(0, found.lead - 24), found.lead):
        return None  # advice: "you file a complaint"
    if found.determiner is Determiner.INDEFINITE and _WITHOUT.search(text, max(0, found.lead - 10), found.lead):
        return None
    if label in ("indictment", "charge sheet", "chargesheet"):
        return _STANDS if charged(page, found, modifiers, start, stop) else None
    sent = IN_COURT.match(text, stop, stop + 110) is not None
    if label == "request":
        asked = _REQUESTED.search(text, max(0, found.lead - 14), found.lead) is not None
        return _STANDS if found.determiner is not Determiner.BARE and (asked or sent) else None
    if label in ("papers", "document", "documents") and nearest not in (
        ("court", "charging") if label == "document" else ("court", "legal", "divorce", "charging")
    ):
        if found.determiner is Determiner.OWNED and not modifiers and _SAY.match(text, stop, stop + 10):
            return _STANDS if page.near("court", start, stop, 200) else None  # "Its papers say that the Act is vague"
        filed = _PUT_IN.match(text, stop, stop + 16) or (
            label == "papers" and LODGED.search(text, max(0, found.lead - 24), found.lead)
        )  # "filed papers in Surrogate's Court"
        return _STANDS if filed and (sent or page.near("court", start, stop, 100)) else None
    if label == "application" and _TO_OFFICE.match(text, stop, stop + 40):
        return None
    if label == "application" and not (
        modifiers
        & {
            "court",
            "joint",
            "habeas",
            "judicial",
            "stay",
            "interested-party",
            "interlocutory",
            "bail",
            "originating",
            "ex-parte",
            "urgent",
            "emergency",
            "contempt",
            "injunction",
            "constitutional",
            "recusal",
            "leave",
            "disclosure",
            "freezing",
            "committal",
            "extradition",
            "certiorari",
            "discharge",
        }
        or tailed
    ):
        if found.determiner is Determiner.BARE or modifiers & _NOT_OF_COURT:
            return None
        if _BY_OFFICE.search(text, max(0, found.lead - 70), found.lead):
            return None
        asked = _ASKING.search(text, max(0, found.lead - 12), stop + 12) is not None
        put = _PUT_BY.match(text, stop, stop + 50) or _HEARD.search(text, max(0, found.lead - 14), found.lead)
        if (
            sent
            or (put and page.near("court", start, stop, 120))
            or (asked and page.near("court", start, stop, 120))
            or (found.determiner is Determiner.OWNED and page.near("court", start, stop, 200))
        ):
            return _STANDS
        return _BACK if found.determiner is Determiner.DEFINITE and not modifiers else None
    if asks == "court" and (label not in _TOLD):
        bare = found.determiner is Determiner.BARE and not label.endswith("submissions")
        return _STANDS if not bare and page.near("court", start, stop, 250) else None
    if asks == "tail" and label not in _TOLD:
        if label == "plea" and text.startswith(" for ", stop) and not _PLEA_FOR.match(text, stop, stop + 40):
            return None  # "her plea for calm"
        if (
            found.determiner is Determiner.BARE
            or modifiers & _NO_PLEA
            or text.startswith((" of guilty", " of not"), stop)
        ):
            return None
        return _STANDS if sent or page.near("court", start, stop, 120) else None
    if modifiers & _NOT_OF_COURT and not modifiers & {"amicus", "court", "litigation"}:
        return None
    if certain:
        return _STANDS
    if found.determiner in (Determiner.BARE, Determiner.SEVERAL):
        return None
    if (
        label == "brief"
        and text[stop : stop + 1] == " "
        and text[stop + 1 : stop + 2].isalpha()
        and adjective(text, stop)
    ):
        return None
    if label == "brief" and found.determiner is Determiner.INDEFINITE and _BRIEF_AND.match(text, stop, stop + 30):
        return None  # "in a brief, angry speech"
    if sent or (label == "complaint" and _PLEADS.match(text, stop, stop + 70)):
        return _STANDS
    definite = found.determiner in (Determiner.DEFINITE, Determiner.OWNED)
    if label in ("petition", "petitions") and "election" in modifiers and not public(text, start, stop):
        return _STANDS
    if definite and label in _AMENDABLE and text[stop - len(label)].isupper() and page.near("court", start, stop, 400):
        return _STANDS  # "the Complaint avers": courts write the paper before them so
    if label in ("petition", "petitions") and _CALLING.match(text, stop, stop + 120):
        return None
    if _TO_AGENCY.match(text, stop, stop + 70):
        return None
    if not label.startswith("brief") and public(text, start, stop):
        return None
    if label == "brief" and text[stop : stop + 1] != "," and _SAID_IN.search(text, max(0, found.lead - 24), found.lead):
        return _STANDS
    back = _BACK if found.determiner is Determiner.DEFINITE else None
    if found.determiner is Determiner.OWNED and text[max(0, found.lead - 3) : found.lead] in ("In ", "in "):
        return _STANDS if page.near("court", start, stop, 250) else back
    if not page.near("court", start, stop, 200 if label.startswith("filing") else 400):
        return back
    if label.startswith("filing") or (label.startswith("brief") and found.determiner is not Determiner.INDEFINITE):
        return _STANDS
    told = definite and label in ("petition", "complaint") and not text.startswith(_IS_APPLICATION, stop)
    if told and page.near("court", start, stop, 160):
        return _STANDS
    return _STANDS if _FILED.search(text, max(0, start - 80), min(len(text), stop + 80)) else back


# What is only like a paper, or like somebody who was served one.
_LIKE = re.compile(
    r"\b(?:like|unlike|resembl(?:e|es|ed|ing)|akin to|as if it were|more of|less of|the tone of) \Z"
    r"|\blike (?:an?|the) (?:\w+ ){1,2}(?:who|that) (?:has|had|is|was) (?:just |been ){0,2}(?:served|handed|sent|given) (?:with )?\Z"
)
_MEANT = frozenset(("motion", "brief", "documents"))


_TO_OFFICE = re.compile(
    r" for (?:an? |the |his |her |their )?(?:asylum|benefits|disability|permit|visa|loan|job|post|position|place|grant|funding|membership|promotion|citizenship|employment|insurance|licen[cs]e|admission|naturalization|adjustment|registration|credit|social security)\b",
    re.IGNORECASE,
)
_REQUESTED = re.compile(
    r"\b(?:fil(?:e[ds]?|ing)|lodged|submitted|grant(?:s|ed|ing)?|den(?:y|ied|ies|ying)|reject(?:ed|s|ing)?|refused|dismissed|heard|hear|weigh(?:s|ed|ing)?) \Z"
)
# "An application by Mr. Ade", "an application for leave", "refused the application": with a court near by.
_PUT_BY = re.compile(
    r" (?:(?:brought |filed |made |lodged |moved )?by (?:the |his |her |their )?(?:[A-Z][\w.]*|defen[cd]e|prosecution|accused|state|plaintiffs?|lawyers?|petitioners?|company|defendants?|applicants?)"
    r"|(?:was|will be|is to be|has been|had been|is being|were) (?:heard|dismissed|granted|refused|struck|withdrawn|opposed|lodged|adjourned)"
    r"|for (?:an? |the )?(?:bail|leave|stay|permission|order|recusal|discharge|joinder|review|acquittal|postponement|adjournment|injunction|costs|urgent|interim|declaration|interdict|substituted)"
    r"|to (?:have|strike|set aside|stay|recuse|dismiss|quash|join|be joined|intervene|vary|lift|vacate|stop|block|halt))\b"
)
_HEARD = re.compile(r"\b(?:hear|heard|hears|hearing|dismissed|dismisses|refused|struck out|upheld) \Z")
_CLASSES = frozenset(("motion", "complaint", "petition"))


_NOT_OF_COURT = frozenset(
    """
    white executive-branch fashion boxer news press security intelligence policy online public slow parliamentary
    e-petition tax regulatory sec ethics consumer police customer formal official job visa asylum
    planning loan mortgage membership software mobile web university citizenship passport licence license
    """.split()
)
_BRIEF_AND = re.compile(
    r", (?!which|they|that|the\b|said|and|but|who|where|in\b|on\b|he\b|she\b|it\b|we\b|as\b|with|for\b|by\b|to\b|an?\b)[a-z]{3,12}(?<!ed)(?<!ing) [a-z]{3,}"
)
_SAID_IN = re.compile(
    r"\b(?:said|says|wrote|write|argued?|argues|contended|told \w+|urged|stated|asserted|conceded|acknowledged|noted) in \Z"
    r"|\b(?:filed|files|filing|lodged|lodges) \Z"  # a brief that one files goes to a court
)
# "In its complaint, the agency alleges": customers complain otherwise.
_PLEADS = re.compile(
    r", (?:[\w.'-]+ ){1,6}(?:alleges?|alleged|accuses?|accused|claims|claimed|asks|asked|seeks|sought)\b"
)
_IS_APPLICATION = (" was application", " is application")


def _lodged(text: str, found: Phrase, stop: int) -> str | None:
    """Whether the words right around a noun of much else say that it was filed: "lodged an intervention"."""
    put = LODGED.search(text, max(0, found.start - 30), found.start) or _PUT_IN.match(text, stop, stop + 16)
    if put or IN_COURT.match(text, stop, stop + 110):
        return _STANDS
    return _BACK if found.determiner is Determiner.DEFINITE and not found.words else None


def _of_pages(text: str, modifiers: set[str], end: int) -> bool:
    """Whether a paper is told by its pages, and is not on something or to somebody: "the 40-page brief"."""
    return any(_PAGED.fullmatch(word) for word in modifiers) and not text.startswith((" on ", " to "), end)


_PAGED = re.compile(r"\d{1,3}-page")  # "the 40-page brief"


def _amicus(text: str, head: int, end: int) -> Mention | None:
    """Read "an amicus" alone; "amicus brief" is found at its own head noun."""
    if re.match(r"(?: curiae)?(?:,? (?:briefs?|filings?|petitions?))", text[end : end + 24]):
        return None
    found = phrase(text, head)
    if found.determiner is not Determiner.INDEFINITE or not re.match(
        r" (?:in|supporting|for|on behalf|backing)\b", text[end : end + 14]
    ):
        return None
    return _mention(text, found.start, end, "brief", found.determiner, {"amicus"}, _STANDS)


def _mention(
    text: str, start: int, end: int, label: str, determiner: Determiner, modifiers: set[str], verdict: str
) -> Mention:
    kind = papers()[label].type
    if label in ("brief", "briefs", "filing", "filings") and (
        "amicus" in modifiers or "amici" in modifiers or _AMICUS.search(text, start, end)
    ):
        kind = "amicus brief"
    definite = determiner in (Determiner.DEFINITE, Determiner.OWNED)
    form = Form.COREFERENCE if definite else Form.GENERIC
    return Mention(start, end, Kind.BRIEF, form, ("head", label, determiner.value, verdict), fields=(("type", kind),))
