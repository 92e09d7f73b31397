"""By which common nouns an instrument may be called again: an act "the law", a directive not "the Act"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from lexindex.catalog import Catalog
from lexindex.grammars.constitutions import ordinal as numeral
from lexindex.grammars.places import COMMON_LAW, PLACES
from lexindex.grammars.senses import BILL_ABOUT
from lexindex.model import Form, Kind, Mention

# What an instrument of a kind may be called when its names do not say.
_NOUNS = {
    Kind.STATUTE: frozenset(["law", "statute", "legislation", "measure"]),
    Kind.BILL: frozenset(["bill", "legislation", "measure"]),
    Kind.REGULATION: frozenset(["regulation", "regulations", "rule", "rules"]),
    Kind.TREATY: frozenset(["treaty", "agreement", "accord", "deal", "pact"]),
    Kind.CASE: frozenset(
        (
            "case",
            "lawsuit",
            "suit",
            "legal action",
            "court action",
            "class action",
            "legal challenge",
            "court challenge",
            "constitutional challenge",
            "challenge",
            "claim",
            "countersuit",
            "action",
            "civil action",
            "judicial review",
        )
    ),
    Kind.RESOLUTION: frozenset({"resolution"}),
    Kind.BRIEF: frozenset({"filing", "filings"}),
    Kind.JOURNAL: frozenset[str](),
}
_UNDERSTANDINGS = frozenset(["memorandum of understanding", "MoU", "MOU", "memorandum"])
_HEAD_WORDS = frozenset(
    """
    act law bill statute code rule rules regulation regulations order treaty convention protocol agreement
    accord accords deal charter amendment resolution declaration directive legislation covenant pact
    proclamation ordinance constitution decree measure memorandum
    """.split()
)
_TREATIES = frozenset("treaty convention protocol agreement accord accords deal covenant pact".split())
_BRIEFS = {
    "brief": {"brief", "briefs", "filing", "filings", "papers", "document", "documents"},
    "amicus brief": {"brief", "briefs", "filing", "filings", "papers", "document", "documents"},
    "petition": {"petition", "petitions", "filing", "application", "papers", "plea", "document", "PIL", "writ"},
    "complaint": {"complaint", "complaints", "filing", "document"},
    "motion": {"motion", "motions", "filing"},
    "affidavit": {"affidavit", "affidavits", "witness statement", "counter-affidavit", "counter affidavit"},
    "filing": {"filing", "filings", "papers", "document", "documents", "brief", "application"},
    "application": {"application", "petition", "plea"},
    "indictment": {"indictment", "charge sheet", "chargesheet"},
    "statement": {"filing"},
    "answer": {"answer", "filing"},
    "memorial": {"memorial", "filing"},
    "notice": {"notice of appeal", "filing"},
    "counterclaim": {"counterclaim", "filing"},
}


# Pinpoints alone point to what has articles, or to what has sections.
ARTICLED, SECTIONED = "article", "section"
_ARTICLED = frozenset({"constitution", "regulation", "directive", "charter", "code"})
_SUITS = frozenset({"lawsuit", "suit", "legal action", "court action", "class action", "legal challenge"})


def called(earlier: Mention, raw: Mention, catalog: Catalog) -> frozenset[str]:
    """Every head noun, and kind of pinpoint, by which a later mention may mean what this one, found as `raw`, refers to."""
    if earlier.kind is Kind.BRIEF:
        alike = _BRIEFS.get(dict(raw.fields).get("type", ""), ())
        return frozenset((*alike, raw.key[1])) if raw.key[:1] == ("head",) else frozenset(alike)
    own = nouns(earlier, raw, catalog)
    unnamed = raw.key[0] == "head" and earlier.form is Form.GENERIC
    more = set()
    if earlier.kind is Kind.CASE:
        # A decided landmark is a case; the suit of the day is another one.
        fields = dict(raw.fields)
        pending = raw.key[0] in ("case", "case?") and not fields.get("year") and _unknown(fields, catalog)
        if not (raw.key[0] == "head" or "docket" in fields or pending):
            own -= _SUITS
    if raw.kind is Kind.STATUTE and raw.key[0] == "new" and "act" in own:
        more.add("bill")  # an act in the making goes by both names
    if "order" in own:
        more.add("executive order")
    if earlier.kind is Kind.TREATY or (
        not unnamed and earlier.kind in (Kind.STATUTE, Kind.REGULATION) and (own & _ARTICLED or _articled(raw, catalog))
    ):
        more.add(ARTICLED)
    if (
        not unnamed
        and earlier.kind in (Kind.STATUTE, Kind.BILL, Kind.REGULATION)
        and "statute:us/constitution" not in raw.key
    ):
        more.add(SECTIONED)
    return own | more


def _articled(raw: Mention, catalog: Catalog) -> bool:
    """Whether an act of the catalog is of a country whose acts have articles: "Article 8" after China's Anti-Secession Law."""
    if raw.key[:1] != ("name",):
        return False
    known = [catalog.instruments[id_] for id_ in raw.key[3:]]
    homes = {(one.jurisdiction or "us").partition("-")[0] for one in known if not one.title.startswith("Law of ")}
    return bool(known) and not homes & COMMON_LAW


def _unknown(fields: dict[str, str], catalog: Catalog) -> bool:
    return f"{fields.get('plaintiff', '')} v. {fields.get('defendant', '')}".lower() not in catalog.names


_BACK = frozenset({"ibid", "supra", "cite-short", "cite-again", "place", "defined"})


def nouns(earlier: Mention, raw: Mention, catalog: Catalog) -> frozenset[str]:
    """The common nouns by which an earlier mention's instrument may be called again."""
    kind = raw.key[0] if raw.key else ""
    if kind == "head":
        head = raw.key[1]
        own = {head, head.rsplit(" ", 1)[-1]}
        if head == "executive order":
            own |= {"order"}
        elif head == "bill" or (head == "legislation" and earlier.form is Form.GENERIC):
            own |= {"bill", "legislation", "measure", "law", "act"}
        elif head in ("decree", "order in council"):
            own |= {"measure"}
        elif head in ("law", "statute", "ordinance", "act") or head.endswith(" ban"):
            own |= {"law", "statute", "legislation", "measure", "act"}
        elif head in ("deal", "agreement", "accord", "pact", "treaty", "armistice", *_UNDERSTANDINGS):
            own |= _NOUNS[Kind.TREATY] | _UNDERSTANDINGS
        elif head in ("regulation", "regulations", "rules"):
            own |= {"rules", "regulations"}
        elif earlier.kind is Kind.CASE:
            own |= _NOUNS[Kind.CASE]
        return frozenset(own)
    if kind in _BACK:
        return _NOUNS[earlier.kind]  # of the kind that it points to
    if kind == "name":
        named = frozenset().union(*(_catalog_nouns(catalog, id_) for id_ in raw.key[3:]))
        if any(id_.startswith("bill:") for id_ in raw.key[3:]):
            named |= {"bill"}  # of several countries' Equality Acts one may not have passed
    else:
        named = _words(raw.key[1] if kind == "new" and len(raw.key) > 1 else " ".join(raw.key[1:]))
    if raw.kind in (Kind.STATUTE, Kind.BILL):
        named -= _TREATIES  # the Treaty Principles Bill is no treaty
        if kind == "new" and raw.kind is Kind.BILL:
            named |= {"act"} if "act" in named else frozenset()
    if raw.kind is Kind.REGULATION and named & {"order", "directive", "proclamation"}:
        return named | ({"rule"} if "rule" in named else frozenset())
    if raw.kind in (Kind.STATUTE, Kind.BILL):
        if kind == "cite":
            named |= {"act", "bill"} if raw.kind is Kind.BILL else {"act"}
        if "bill" in named or "act" in named:
            named |= {"bill"} if raw.kind is Kind.BILL or "bill" in named else frozenset()
        if "constitution" in named:
            return named - _NOUNS[Kind.STATUTE]  # the Basic Law is no law that a text speaks of beside it
    return named | _NOUNS[raw.kind]


@lru_cache(maxsize=4096)
def _catalog_nouns(catalog: Catalog, id_: str) -> frozenset[str]:
    record = catalog.records[id_]
    names = (record.instrument.title, *(alias.name for alias in record.aliases))
    # A protocol to a charter is no charter.
    return _words(" ".join(name.partition(" to the ")[0] if "Protocol" in name else name for name in names))


def _words(names: str) -> frozenset[str]:
    return _HEAD_WORDS.intersection(_SMALL.findall(names.lower()))


_SMALL = re.compile(r"[a-z]+")


def _unnamed(earlier: Mention) -> bool:
    return earlier.key[:1] == ("head",) and len(earlier.key) > 4


def agrees(text: str, earlier: Mention, words: Sequence[str], catalog: Catalog, until: int) -> bool:
    """Whether the noun's modifiers allow this antecedent: a year must be its year, a place its place, an aim its aim.

    `until` is where the noun's phrase begins: what it says of itself is no word beside the antecedent.
    """
    until = until if until >= earlier.end else len(text)
    if not _same_subject(text, earlier, words):
        return False
    if earlier.key[:2] in _SETS and _other_topic(text, earlier, words, until):
        return False
    for word in words:
        if word.lower().startswith("anti-") and word.lower() not in text[earlier.start : earlier.end].lower():
            return False  # "the anti-bribery law" is not the anti-doping law before it
        if OWN_NAME.fullmatch(word) and word not in PLACES and not _named_so(text, earlier, word, catalog, until):
            return False  # "the Mammadov case" is not the Kavala case before it
        if re.fullmatch(r"(?:1[6-9]|20)\d\d", word) and not _of_year(earlier, word, catalog):
            return False
        if (number := numeral(word)) and not _of_number(text, earlier, number, word):
            return False  # "the 27th amendment" is not the 26th Amendment before it
        if (
            "/" in word
            and all(part in PLACES for part in word.split("/"))
            and word not in text[earlier.start : earlier.end]
        ):
            return False  # "the Israel/Rwanda agreement" is between these two
        pair = word.split("-")
        if len(pair) == 2 and all(part in PLACES for part in pair):
            near = text[max(0, earlier.start - 120) : min(until, earlier.end + 80)]
            if not all(part in near for part in pair if part not in ("EU", "U.S.", "US")):
                return False  # nor is "the US-China deal" the one with Tunisia before it
        place = PLACES.get(word) or PLACES.get(word.removesuffix("'s"))
        own = {PLACES[said] for said in earlier.key[4].split() if said in PLACES} if _unnamed(earlier) else set[str]()
        if place and own and place not in own:
            return False  # Texas's law is not Florida's
        if place and "-" in place and earlier.key[:1] == ("name",) and _national(earlier, catalog):
            return False  # "the Arizona law" is no act of the union
        if (
            place
            and not own
            and earlier.key[:2] in _SETS
            and word not in text[max(0, earlier.start - 120) : earlier.end]
        ):
            return False  # "Ontario's new rules" are not those gazetted before
        if place and word not in text[max(0, earlier.start - 60) : min(until, earlier.end + 40)]:
            where = _places_of(text, earlier, catalog)
            if not any(place.startswith(known) or known.startswith(place) for known in where):
                return False
    return True


_SETS = (("head", "rules"), ("head", "regulations"))
_TOPIC = re.compile(
    r" (?:on|for|about|governing|covering) (?:the |a |an )?(?P<topic>[a-z][\w-]+(?: (?!(?:come|take|were|are|was|is|that|which|in|on|by|and|to)\b)[a-z][\w-]+)?)"
)
_SET_AGAIN = re.compile(r"[\w' -]{0,50}?\b(?:rules|regulations)\b")


def _other_topic(text: str, earlier: Mention, words: Sequence[str], until: int) -> bool:
    """Whether two sets of rules are on different things: "rules on visas" are not those on hay bales before."""
    about = _TOPIC.match(text, earlier.end, earlier.end + 50)
    again = _SET_AGAIN.match(text, until, until + 60)
    mine = _TOPIC.match(text, again.end(), again.end() + 50) if again else None
    asked = set(mine["topic"].split()) if mine else {word for word in words if word.lower()[:5] in _subjects(words)}
    if not about or not asked:
        return False
    known = f"{text[earlier.start : earlier.end]} {about['topic']}".lower()
    return not any(word.lower()[:5] in known for word in asked)


def _of_number(text: str, earlier: Mention, number: int, word: str) -> bool:
    """Whether an earlier mention has this number; one without any may be meant by a word ("the fifth amendment")."""
    own = {numeral(one) for one in re.findall(r"\w+", text[earlier.start : earlier.end])} - {0}
    return number in own or not (own or word[0].isdigit())


_NEUTRAL = frozenset(
    """
    new controversial proposed same latest original sweeping draft old current revised amended final recent landmark so-called
    first second third earlier previous unpopular strict tough harsh divisive disputed contested signed whole entire very
    actual resulting state federal national local government's president's governor's own international bilateral secret
    historic famous infamous 11-page interim tentative preliminary emergency temporary
    gop republican democratic labour tory conservative house senate assembly house-passed senate-passed house-backed compromise bipartisan stopgap
    short-term one-page hastily rushed unsigned pending stalled bulky wide-ranging far-reaching
    """.split()
)


def _subjects(words: Sequence[str]) -> frozenset[str]:
    """What modifiers say an instrument is about, by the beginnings of the words: no year, place or adjective of news."""
    return frozenset(
        word.lower()[:5]
        for word in words
        if word.isalpha() and word.lower() not in _NEUTRAL and word not in PLACES and len(word) > 2
    )


NUMBERED = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_CODES = frozenset(
    "tax penal criminal civil labor labour family election electoral building vehicle probate health".split()
)
# A name before a noun, no house, court or party that may stand before any.
OWN_NAME = re.compile(
    r"(?!Supreme|Court|High|House|Senate|Federal|Constitutional|Appeals?|Circuit|District|Crown|Congress|Commons|Lords|State|National|Republican|Democratic|Labour|Tory|Conservative"
    r"|President|Prime|Security|Victorian|Edwardian|Georgian|Soviet|Nazi|Ottoman|Islamic|Muslim|Christian|Catholic|Latin|Western|Nordic|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Council|General|Assembly|European|Executive|Final|Interim|New)[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?"
)


def _named_so(text: str, earlier: Mention, word: str, catalog: Catalog, until: int) -> bool:
    """Whether a name stands in what an earlier mention is called, there or in the catalog, or right before it."""
    if word in text[max(0, earlier.start - 60) : min(until, earlier.end + 60)] or word in " ".join(earlier.key):
        return True
    if earlier.key[:1] != ("name",):
        return earlier.key[:1] != ("cite",)
    return any(
        word in f"{catalog.instruments[id_].title} {[alias.name for alias in catalog.records[id_].aliases]}"
        for id_ in earlier.key[3:]
    )


def _same_subject(text: str, earlier: Mention, words: Sequence[str]) -> bool:
    """Whether what is called by its subject is the unnamed one before: "the gambling Bill" is no draft bill on ferries."""
    if words and words[-1] in _CODES and earlier.kind is Kind.STATUTE and earlier.key[:1] in (("cite",), ("new",)):
        return words[-1][:3] in f"{text[earlier.start : earlier.end]} {' '.join(earlier.key)}".lower()
    if words and earlier.key[:1] == ("head",) and len(earlier.key) > 4:
        own, mine = _subjects(earlier.key[4].split()), _subjects(words)
        if own and mine and not own & mine:
            return False
    if not words or words[-1] not in BILL_ABOUT or earlier.kind is not Kind.BILL or earlier.key[:1] != ("head",):
        return True
    if own := BILL_ABOUT.intersection(earlier.key[-1].lower().split()):
        return words[-1] in own
    low = max(text.rfind(". ", 0, earlier.start), text.rfind("\n", 0, earlier.start), earlier.start - 200)
    high = min(at for at in (text.find(". ", earlier.end), text.find("\n", earlier.end), earlier.end + 200) if at >= 0)
    return words[-1] in text[max(0, low) : high].lower()


def _places_of(text: str, earlier: Mention, catalog: Catalog) -> set[str]:
    """Where an earlier mention's instrument is from; what says nothing of it may be from anywhere ("")."""
    if earlier.key[:1] == ("name",):
        return {catalog.instruments[id_].jurisdiction or "" for id_ in earlier.key[3:] if id_ in catalog.instruments}
    if earlier.key[:1] == ("cite",) and _OF_PLACE.match(earlier.key[1]):
        return {earlier.key[1].partition("/")[0]}  # "uy/law-19172" is no Canadian law
    return {
        PLACES[word] for word in re.findall(r"[A-Z][\w.]*", text[earlier.start : earlier.end]) if word in PLACES
    } or {""}


_OF_PLACE = re.compile(r"(?!x/|un/)[a-z]{2}(?:-[a-z]{2,3})?/")


def _national(earlier: Mention, catalog: Catalog) -> bool:
    """Whether a name is of acts of nations alone, none of a part."""
    homes = {catalog.instruments[id_].jurisdiction or "-" for id_ in earlier.key[3:] if id_ in catalog.instruments}
    return earlier.kind is Kind.STATUTE and bool(homes) and not any("-" in home for home in homes)


def _of_year(mention: Mention, year: str, catalog: Catalog) -> bool:
    ids = len(mention.key) > 4 and mention.key[0] == "name"
    if (not ids and year in " ".join(mention.key)) or year in mention.key or year in dict(mention.fields).values():
        return True
    if mention.key[:1] != ("name",):
        return False
    # Of a name that many countries use, with no year, the years of those that it means first.
    return any(year in catalog.years(id_) for id_ in catalog.preferred(mention.key[3:], mention.key[1]))


_UNDO = r"(?:rescind|repeal|replac|revok|overturn|supersed|scrapp|abolish|withdr[ae]w|undo)"
_UNDONE = re.compile(rf"\b{_UNDO}\w* (?:(?:a|an|the|its|his|their|\w+'s) )?(?:(?!by\b|with\b)[\w-]+ ){{0,2}}\Z")
_IS_UNDONE = re.compile(  # what will itself "replace the Code" stays
    r",? (?:\([^()]{1,20}\) )?(?:which |that )?(?:is|was|were|(?:has|had) been|(?:will|would|to) be)(?: also| now| then| since){0,2} "
    rf"{_UNDO}\w{{0,5}}(?:ed|n)\b"
)
_BYGONE = frozenset(("old", "previous", "former", "predecessor"))
_ENACTED = frozenset((Kind.STATUTE, Kind.BILL, Kind.REGULATION))
# A section that is a name by itself is no measure before a house, whatever act it is in.
BY_PLACE = re.compile(r"section \d{1,4}[a-z]?s?", re.IGNORECASE)


def bygone(kind: Kind, words: Sequence[str]) -> bool:
    """Whether a noun's modifiers say that what it means is in force no more: "the old law"."""
    return kind in _ENACTED and not _BYGONE.isdisjoint(words)


def undone(text: str, mention: Mention) -> bool:
    """Whether what is said right before or behind a mention is that it was or will be replaced or repealed."""
    before = _UNDONE.search(text, max(0, mention.start - 40), mention.start)
    return before is not None or _IS_UNDONE.match(text, mention.end, mention.end + 60) is not None


_ASKS = re.compile(
    r"s?\s{1,4}(?:for\s{1,4}(?:an?\s{1,4}|the\s{1,4})?|to\s{1,4}(?!the\b|an?\b)|in\s{1,4}(?=[Ll]imine))(?P<what>[A-Za-z]{3,})"
)


def asked(text: str, paper: Mention, head: str) -> str:
    """What a paper asks for, by the first word behind its noun; a cross-motion asks it of the other side."""
    at = text[paper.start : paper.end].lower().rfind(head)
    at = paper.start + at if at >= 0 else paper.end
    found = _ASKS.match(text, at + len(head), at + len(head) + 40)
    asked = found["what"].lower() if found else ""
    return f"cross {asked}" if text[max(0, at - 6) : at].lower() == "cross-" else asked
