"""Statutes, regulations and bills by their names, in title case around a head such as Act or Code."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page, codes, written_small
from lexindex.grammars.constitutions import ordinal
from lexindex.grammars.parts import name_back, name_forward, pinpoint_before, year_after, year_before
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.grammars.sections import sections
from lexindex.grammars.trades import elsewhere, made_up
from lexindex.model import Form, Kind, Mention

HEADS = {
    "Act": Kind.STATUTE, "Code": Kind.STATUTE, "Constitution": Kind.STATUTE, "Ordinance": Kind.STATUTE, "Law": Kind.STATUTE, "Amendment": Kind.STATUTE,
    "Amendments": Kind.STATUTE, "Acts": Kind.STATUTE, "Bill": Kind.BILL, "Rule": Kind.REGULATION, "Rules": Kind.REGULATION, "Regulation": Kind.REGULATION, "Regulations": Kind.REGULATION,
    "Directive": Kind.REGULATION, "Decree": Kind.REGULATION, "Statute": Kind.STATUTE, "Order": Kind.REGULATION, "Measure": Kind.STATUTE,
}  # fmt: skip
# One title-case word before a head that makes something else of it.
_NOT_LAST = {
    "Act": frozenset("""
    Third Final First Second Fourth Opening Closing Balancing Class Sister Juggling Love Double Circus Live
    Civil CIVIL Criminal CRIMINAL
    Type Scene Musical Comedy Headline Magic Tribute Variety Stage
    Vaudeville High-Wire Warm-Up Support Novelty Disappearing Main HMS RMS USS
    """.split()),
    "Acts": frozenset(["Third", "Terrorist", "Random", "Criminal", "Live", "Musical"]),
    "Code": frozenset("""
    Dress Vinci QR Zip ZIP Area Source Postal Morse Bar Promo Discount Genetic VS Dial Access Cheat
    Building-block Open Country Python Girls Black Conduct PIN Machine Binary Byte JavaScript Java HTML Voucher
    Coupon Product SWIFT IATA ICAO Colour Color
    """.split()),
    "Law": frozenset(
        """
    Public Common Criminal International Rights Martial Sharia Sharia's Murphy's Moore's Godwin's Islamic
    Constitutional Environmental Immigration Jude Family Business Corporate Civil Private Patent Tax Labour
    Labor Employment European EU Federal State UK US U.S. American English Scots Refugee Humanitarian
    Competition Media Property Harvard Yale Stanford Georgetown Columbia Roman Canon Maritime Trade Antitrust
    Sports Contract Space Criminal Administrative Customary Poverty Natural Of Phil John Andrew Denis Bonar
    at Asian Applicable Governing Relevant Controlling Substantive Case Decisional Procedural Existing Reading
    Physician Health Attorneys-at Ohm's Parkinson's Campus Jewish
    """.split()
    ),
    "Rule": frozenset("""
    Benedictine Franciscan Augustinian Monastic Golden Home Majority Minority British Colonial Military Direct Mob French Japanese Ottoman Spanish Taliban
    Self Slide Ja One-Party Soviet Israeli Chinese Russian Apartheid Hamas Cardinal
    """.split()),
    "Rules": frozenset(["Ground", "House", "Hip", "Cider", "Golden", "New", "Basic"]),
    "Bill": frozenset("""
    Storm Hurricane Cyclone Typhoon Wild William Buffalo Old Mr Uncle Dollar President Farmer Kill Sen. Rep. Gov. Mr. Coach Dr. Dr Pecos Big Little Hospital
    Water Electricity Tax Duck HC HL H.L. H.C. SP Labour Conservative Tory Cymru SNP DUP Democrat Democratic Greens
    Coalition Republican Opposition Liberal UKIP ALP
    """.split()),
    "Regulation": frozenset("""
    Financial Government Environmental Federal Bank Banking State Press Emotion Self Self- Thermal Market Energy
    Gun and Better Prudential Services Insurance Civil
    """.split()),
    "Regulations": frozenset("Federal Government Environmental State Safety Building New EPA FDA Financial".split()),
    "Directive": frozenset(["New", "First", "Prime", "Presidential", "Policy", "Advance", "Mission"]),
    "Statute": frozenset(["State", "Federal", "Criminal", "The"]),
    "Amendment": frozenset("""
    Contract Lease Soil Script Bylaw Trial Study Senate House Government Opposition Labour Opposition's Lords Constitutional First-ever Proposed
    """.split()),
    "Amendments": frozenset(["Constitutional", "House", "Senate", "Government", "Lords", "Reconstruction"]),
    "Constitution": frozenset({"USS", "HMS"}),
    "Ordinance": frozenset(["Unexploded", "Explosive", "Naval", "City", "Local"]),
    "Decree": frozenset(["Consent", "Final", "Divorce"]),
}  # fmt: skip
_NEEDS_YEAR_OR_WORDS = {
    "Regulation": 2,
    "Regulations": 2,
    "Rules": 2,
    "Law": 2,
    "Decree": 2,
    "Statute": 1,
    "Ordinance": 1,
    "Rule": 1,
    "Amendments": 1,
    "Acts": 1,
}
_NOT_AFTER = re.compile(
    r"(?:,? (?:P\.?L\.?L\.?C|L\.?L\.?[CP]|P\.?[AC])\b| (?:Practice|Partners|Offices?|Chambers|School|Schools|Professor|Student|Students|Journal|Review|Firm|Center|Centre|Avenue|Hill|Society|Association|Institute|Library|Dictionary|Party|Day|Square|Bridge|Trust|Blog|Commission(?!er)|Room|Suite|Hotel|"
    r"Faculty|Clinic|Group|Department|Lord|Lords|Foundation|Network|Enforcement|Three|Two|One|IV|III|II|I)\b| of (?:Conduct|Ethics|Silence|Practice|God|War|Faith|Kindness|Love|Terror|Honou?r|[Tt]humb|[Ll]aw|Thirds|[Ee]ngagement)\b| [12345]\b(?! of| and)|'s (?:daughter|son|wife))"
)
# A body or a paper on law: "the Scottish Law Reform Commission", "the Media Law Bulletin".
_OF_LAWYERS = re.compile(
    r" (?:Reform (?:Commission(?!er)|Committee|Council|Society|Agency)|Bulletin|Gazette|Quarterly|Reports|Reporter|Forum|Committee|Council|Bar|Academy|Conference|Division|Weekly|Today)\b"
)
_COMPOUND = re.compile(r"-[A-Z][a-z]{3}")
_AS_VERB = re.compile(r" (?:[Nn]ow|[Ll]ocally|[Qq]uickly|[Ff]ast|[Tt]ogether|[Ll]ike|[Aa]s|UP|Up|Out)\b")
# "a paper called Sampling and the Law", "her book, entitled ...": a title, and no instrument's.
_OF_A_PAPER = re.compile(
    r"\b(?:papers?|books?|essays?|articles?|novels?|films?|documentary|plays?|albums?|songs?|lectures?|talks?|theses|thesis|seminar|course|chapter|blog|podcast|exhibition),?"
    r" (?:which (?:is|was) )?(?:called|titled|entitled|named|headed) \W?(?:The |An? )?\Z"
)
# "the Egg Products Act and Meat Inspection Act": two acts, each with its own name.
_ACT_BEFORE = re.compile(
    r"(?<=[\w)] )Act(?: of \d{4}| \d{4})?(?:, and |, or | and | or | & |, )(?!Other |Related |Amendment )(?=[A-Z])"
)
_CHAMBERS = frozenset(["House", "Senate", "Assembly"])
_NUMBER_NEXT = re.compile(r" (?:[Nn]o\. )?\d")
_LEAD_LOWER = re.compile(
    r"(?:(?<=[\s(\"\x97])(?:the|this|that|a|an|under|of|to|in|by|for|and|or|with|on|from|violates?|violated|using|called|per) )\Z",
    re.IGNORECASE,
)
_CONST_BEFORE = re.compile(r"(?:(?:^|[^A-Za-z])(?:the|our|The|Our|its|this|under)|'s|s')\s\Z")


class Statutes:
    """Acts, codes, constitutions, rules, orders and bills."""

    kind = Kind.STATUTE

    def anchors(self) -> Iterable[Anchor]:
        """Code and session-law abbreviations by numbers, and the head words in title case."""
        yield from codes.anchors()
        for head in HEADS:
            if head not in _YEARLY:
                yield Anchor(rf"\b{head}\b", f"head\t{head}")
        part = r"(?: in Council)?(?: \((?:Northern Ireland|Scotland|Wales|Isle of Man)\))? (?:18|19|20)[0-9][0-9]"
        yield Anchor(rf"\bOrder{part}\b", "dated\tOrder")
        yield Anchor(rf"\bMeasure{part}\b", "dated\tMeasure")
        yield Anchor(r"\bOrders? in Council of (?:[0-9]{1,2} |1[6-9][0-9]|20[0-9])", "council")
        yield Anchor(r"[a-z] (?:Act|Code)[0-9]{1,2}[ ,;)]", "noted")  # the mark of a footnote behind the name
        yield Anchor(r"\bFA (?:19|20)[0-9][0-9]\b", "finance")
        yield Anchor(r"\b[A-Z]{3,} (?:ACT|BILL|CODE|CONSTITUTION)\b", "capitals")  # headings in capitals
        yield Anchor(r"\bMagna Carta (?:for|of) (?:the )?[A-Z]", "carta")
        yield Anchor(r"(?:[a-z]|[0-9]) constitution\b", "small\tconstitution")
        yield Anchor(r"\b(?:penal|criminal|civil|labou?r|electoral|family) code\b", "small\tcode")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The statute, regulation or bill at this anchor."""
        text = page.text
        name, _, detail = label.partition("\t")
        if name == "head":
            return _named(text, end, detail)
        if name == "dated":
            return _named(text, text.rfind(detail, 0, end) + len(detail), detail)
        if name == "council":
            return _of_council(text, end)
        if name == "noted":
            at = max(text.rfind("Act", end - 6, end) + 3, text.rfind("Code", end - 7, end) + 4)
            return _named(text, at, text[text.rfind(" ", 0, at) + 1 : at])
        if name == "finance":
            return _finance(text, end)
        if name == "small":
            return written_small.small(page, end, detail)
        if name == "carta":
            return written_small.carta(text, text.rfind("Magna Carta", 0, end))
        if name == "capitals":
            return _capitals(text, end)
        return codes.match(page, end, name, detail)


def _finance(text: str, end: int) -> Mention | None:
    """Read "Sch 36 FA 2004": how the tax tribunals shorten each year's Finance Act."""
    start, year = end - 7, text[end - 4 : end]
    if not pinpoint_before(text, start)[1] and "Finance Act" not in text and "HMRC" not in text:
        return None
    title = f"Finance Act {year}"
    return Mention(
        start, end, Kind.STATUTE, Form.ALIAS, ("new", title, year), fields=(("title", title), ("year", year))
    )


_NUMBER_BEHIND = re.compile(r" (?:\((?:EU|EC|EEC|Euratom)\) )?(?:No\.? )?\d{2,4}/\d{1,4}")
_WHOSE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|'s|s')(?: new)? \Z")
# A bill for these is one to pay; "the Income Tax Bill" is Parliament's.
_TAXED = frozenset(
    "Property Council Your School Estate County City Local Annual Estimated Car House Big Huge Land Rates".split()
)
_PAID_BY = frozenset("Average Monthly Typical Household Your My Quarterly Winter Summer Estimated Weekly Final".split())
_AND_SOMEBODY = re.compile(r" and [A-Z]")  # "Bill and Melinda Gates"
_OFFICES = frozenset(
    """
    Mr Mrs Ms Miss Dr Sir Dame Lord Lady Professor Prof Magistrate Justice Judge Senator Minister Inspector Superintendent Constable
    Sergeant Councillor Chairman Chairwoman Captain Major Colonel Father Reverend Bishop Pastor Ambassador Actor Singer
    """.split()
)
_TITLES = frozenset(
    "Professor Associate Doctor Senator Governor Sir Lord Judge Justice Attorney Chairman Coach".split()
)


# "the Education Bill and the Health Bill", where "Uncle Bill and Aunt Jane" are people
_AND_ANOTHER = re.compile(
    r" and (?:the |its )?(?:[A-Z][\w'-]*,? |\([A-Z][\w ]{2,40}\) |(?:of|and|the|for|on) ){1,9}?(?:Bill|Act)\b"
)


def _begun(text: str, start: int) -> int:
    """Where the title-case words before a head begin, without what only leads up to them."""
    if text.endswith(", ", 0, start):
        return start  # a comma stands inside a name's list, never before its head: "(Better Barns Act), Bill 12"
    begun = name_back(text, start)
    lead = _LEADS_UP.match(text, begun, start)
    return lead.end() if lead else begun


def _no_name(text: str, begun: int, end: int, head: str, words: list[str]) -> bool:
    """Whether title-case words before a head are no act's: a dial code, a person called Bill, a firm's product."""
    taxed = head == "Bill" and words[-1] == "Tax" and len(words) > 1 and words[-2] not in _TAXED
    if (words[-1].rstrip(",") in _NOT_LAST.get(head, ()) and not taxed) or (
        head == "Law" and words[-1] in ("of", "in", "for", "and")
    ):
        return True  # a dial code; the "University of Accra School of Law"
    if _COMPOUND.match(text, end):
        return True  # "PLC Code-Generator"
    if head in ("Bill", "Acts") and len(words) == 1 and text.endswith(", ", 0, begun):
        return True  # "the chief financial officer, William Bill, will leave"
    if text[end : end + 1] == '"' and text.endswith(('"A ', '"An '), 0, begun):
        return True  # the title of a play
    if head == "Bill" and (
        (_AND_SOMEBODY.match(text, end, end + 7) and not _AND_ANOTHER.match(text, end, end + 90)) or words[0] in _TITLES
    ):
        return True
    if head == "Amendment" and words == ["Protocol"]:
        return True  # of a trial
    if head == "Bill" and words[0] in _PAID_BY:
        return True  # "Average Energy Bill"
    if head == "Bill" and words[-1] in _CHAMBERS and (len(words) == 1 or _NUMBER_NEXT.match(text, end)):
        return True  # "Texas Senate Bill 7": the number says which; "the Senate Bill" is no name
    if head == "Law" and (not _OFFICES.isdisjoint(words[-3:-1]) or "at" in words):
        return True  # "Principal Magistrate Peter Law"; "Ann Lee, a solicitor at Bright Law"
    person = head == "Bill" and re.match(r" [A-Z](?!ill|\))[a-z.]", text[end : end + 3]) is not None
    return person and text[end : end + 10] != " of Rights"


# What a heading says before an act's name: "IN THE MATTER OF THE COMPANIES ACT 2006", "COUNT ONE: VIOLATIONS OF THE ...".
_HEADING = re.compile(
    r"(?:[A-Z0-9()'-]+,? ){0,12}?(?:MATTER OF|VIOLAT(?:IONS?|ING)(?: OF)?|BREACH(?:ES)? OF|UNDER|PURSUANT TO|REQUIRED BY|(?:SECTIONS?|TITLE|PART|ARTICLES?) \S+ OF|PURPOSES OF)(?: (?:THE|AN?)(?= ))? "
)
_LITTLE = frozenset("OF THE AND FOR ON IN TO AT BY FROM WITH OR".split())


def _capitals(text: str, end: int) -> Mention | None:
    """An act in capitals, as headings have it, without what they say before it; its title as one writes it."""
    if text[max(0, end - 40) : end].split()[-2] in _LITTLE:
        return None  # "THE ACT"
    mention = _named(text, end, text[text.rfind(" ", 0, end) + 1 : end].capitalize())
    if not mention or mention.key[0] != "new":
        return mention
    start, title = mention.start, mention.key[1]
    while (lead := _HEADING.match(text, start, end)) and lead.end() < end - 5:
        title = title.removeprefix(text[start : lead.end()])
        start = lead.end()
    words = title.split()
    title = " ".join(
        w.lower() if at and w in _LITTLE else w if w.isdigit() else w.capitalize() for at, w in enumerate(words)
    )
    begun, places = (start, mention.pinpoints) if start == mention.start else pinpoint_before(text, start)
    fields = tuple((name, title if name == "title" else value) for name, value in mention.fields)
    return mention._replace(start=begun, key=("new", title, *mention.key[2:]), fields=fields, pinpoints=places)


# "members of the Party under its Constitution"
_CLUBBED = re.compile(r"\b(?:Party|Club|Association|Church|Federation|Society|League)\b[^\n]{0,100} [Ii]ts \Z")

_CLUB_BEHIND = re.compile(r",? the (?:Party|Club|Association|Church|Federation|Society|League)\b")


def _constitution(text: str, begun: int, end: int, words: list[str]) -> Mention | None:
    """A constitution by its country or state, or by its year: "the 1851 Ohio Constitution", "the Constitution of 1865"."""
    begun, year = year_before(text, begun)  # "its 2008 Constitution"
    stop, behind = year_after(text, end) if text.startswith(" of ", end) else (end, "")
    if not words:
        if not (_CONST_BEFORE.search(text, max(0, begun - 7), begun) and text[end : end + 1] != "-"):
            return None
        if _CLUBBED.search(text, max(0, begun - 120), begun) or _CLUB_BEHIND.match(text, end):
            return None
        title, told = text[begun:stop], behind
    elif words[-1] in _NOT_LAST["Constitution"]:
        return None
    else:
        year = year or (words.pop(0) if words[0].isdigit() and len(words) > 1 else behind)
        title, told = f"{' '.join(words)} Constitution", year
    fields = (("title", title), ("year", told)) if told else (("title", title),)
    return Mention(begun, stop, Kind.STATUTE, Form.NAMED, ("new", title, year or behind), fields=fields)


def _named(text: str, end: int, head: str) -> Mention | None:
    start = end - len(head)
    numbered = _RULE_NUMBER.match(text, end, end + 12) if head in _RULES else None
    if head == "Law" and _OF_LAWYERS.match(text, end):
        return None
    if head != "Bill" and not numbered and _NOT_AFTER.match(text, end):
        return None
    if head not in ("Act", "Bill") and re.match(r" (?:Act|Bill)\b", text[end : end + 6]):
        return None
    if head in ("Directive", "Regulation") and _NUMBER_BEHIND.match(text, end, end + 24):
        return None  # "readers of Directive 2019/1937": its number says what it is
    begun = _begun(text, start)
    for another in _ACT_BEFORE.finditer(text, begun + 1, start):
        begun = another.end()
    if _OF_A_PAPER.search(text, max(0, begun - 40), begun) or made_up(text, begun, end):
        return None
    words = text[begun:start].split()
    if head == "Constitution":
        return _constitution(text, begun, end, words)
    if head == "Act" and _AS_VERB.match(text, end):
        return None
    if not words or (numbered and "Local" in words[-2:]):  # `localrules` knows whose
        return None if words else _headed(text, start, end, head)
    if head == "Amendments" and all(ordinal(word.strip(",")) or word in ("and", "or", "&") for word in words):
        return None  # each of "the Fourth and Fifth Amendments" is read by itself
    if _no_name(text, begun, end, head, words):
        return None
    end_of_name = end
    if (
        head in ("Law", "Act", "Code", "Rules", "Statute", "Ordinance")
        and (place := _OF_PLACE.match(text, end))
        and _place_ends(place.group())
    ):
        end_of_name = place.end()
    elif head == "Order" and text.startswith(" in Council ", end):
        end_of_name = end + len(" in Council")
    elif head in ("Act", "Order", "Measure") and (part := _OF_PART.match(text, end)):
        end_of_name = part.end()
    after, year = year_after(text, end_of_name)
    if head in _YEARLY:
        return _dated(text, begun, start, after, year, head)
    if text[after - 1] == ")" and head not in ("Act", "Code", "Ordinance", "Bill", "Law"):
        after, year = end_of_name, ""
    if not year:
        begun, year = year_before(text, begun)
        words = text[begun:start].split()
    capital = [word for word in words if word[0].isupper() or word[0] == "("]
    whose = head == "Law" and len(words) == 1 and _WHOSE.search(text, max(0, begun - 12), begun) is not None
    if (
        not year
        and end_of_name == end
        and len(capital) < _NEEDS_YEAR_OR_WORDS.get(head, 1)
        and not whose  # "the Press Law", "Turkey's Press Law"
        and not pinpoint_before(text, begun)[1]
        and not (head in _NUMBERED and _has_number(text, text[begun:end], end))
    ):
        return None
    if not capital or (not year and end_of_name == end and elsewhere(text, words, begun, end, head)):
        return None
    kind = HEADS[head]
    fields = [("title", text[begun:end_of_name])]
    if year:
        fields.append(("year", year))
    if place := re.match(r" \((?:Scotland|Wales)\)", text[after : after + 11]):
        after += place.end()
    key = ("new", text[begun:after], year)
    read = (
        sections(text, numbered.end("lead"), several=head == "Rules", unit="rule", hyphened=True) if numbered else None
    )
    if numbered and read and after == end:
        # Of one span with a citation of a known set of rules, the other stands: its key is shorter.
        more = (("section", read.number), *((("subsection", read.sub),) if read.sub else ()))
        return Mention(begun, read.end, kind, Form.CITED, (*key, ""), pinpoints=read.places, fields=(*fields, *more))
    return Mention(begun, after, kind, Form.NAMED, key, fields=tuple(fields))


_NUMBERED = frozenset(("Regulations", "Rules"))
_SERIES = re.compile(r",? \(?(?:SOR|SI|S\.I\.|SR|C\.R\.C\.|CRC|SSI|O\. ?Reg|O Reg|L\.N\.|LN|GN)[ ./]{0,2}(?:No\. )?\d")


def _has_number(text: str, title: str, end: int) -> bool:
    """Whether a number stands behind regulations of so short a title, here or where they were named first."""
    first = text.find(f"{title} (S", 0, end)
    return _SERIES.match(text, first + len(title) if first >= 0 else end) is not None


# "Vaccine Rule 18(b)", never the SEC's "Rule 10b-5", which goes by its own name.
_RULES = frozenset(("Rule", "Rules", "Regulation"))
_RULE_NUMBER = re.compile(
    r"(?P<lead> (?:(?<=Regulation )No\. |(?<!Regulation )))\d{1,4}(?!\w*-\d|\d|[,.]\d{3}|:| (?:of|million|percent|%))"
)
# What leads up to a name in the same capitals: the letter of a heading, "PURSUANT TO THE", another act.
_LEADS_UP = re.compile(
    r"(?:(?:[A-Z]|[IVX]{1,5})\. )?(?:(?:[\w'&.,-]+ ){0,12}?(?:Pursuant to|PURSUANT TO|Contrary to|Breach(?:es)? of|(?:Act|Code) and(?! Other)) )?(?:(?:the|THE) )?"
)
_YEARLY = frozenset(("Order", "Measure"))
_OF_PART = re.compile(r" \((?:Northern Ireland|Scotland|Wales|Isle of Man)\)(?= (?:19|20)\d\d\b)")
_NO_ORDER = re.compile(
    r"\b(?:Executive|Court|World|Standing|Gag|Restraining|Social|Short|Mail|Money|Law|Purchase|Work|Batting|Pecking)\Z"
)


_OF_COUNCIL = re.compile(
    r"Orders? in Council of (?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8}),? )?(?P<year>1[6-9]\d\d|20\d\d)(?![\w/-])"
)


def _of_council(text: str, end: int) -> Mention | None:
    """Orders in Council by their date or year: "the Orders in Council of 1807", "the Order in Council of 7 January 1807"."""
    found = _OF_COUNCIL.match(text, text.rfind("Order", max(0, end - 30), end), end + 20)
    if not found:
        return None
    title = found.group()
    key = ("new", title, found["year"])
    fields = (("title", title), ("year", found["year"]))
    return Mention(found.start(), found.end(), Kind.REGULATION, Form.NAMED, key, fields=fields)


def _dated(text: str, begun: int, start: int, after: int, year: str, head: str) -> Mention | None:
    """An order or measure, whose year is part of its name: "Civil Service Order in Council 1995"."""
    if parent := re.search(r" Act (?:19|20)\d\d \Z", text[max(0, begun - 10) : begun]):
        begun = name_back(text, begun - len(parent.group()) + 1)  # "Extradition Act 2003 (Designation ...) Order 2003"
    words = text[begun:start].split()
    if not year or not words or _NO_ORDER.search(" ".join(words)):
        return None
    council = " in Council " in text[start:after]
    if len(words) < (1 if council else 2) or (
        not council and head == "Order" and len(words) < 3 and "(" not in text[begun:start]
    ):
        return None
    title = text[begun : after - len(year)].strip(" ,")
    kind = HEADS[head]
    return Mention(
        begun, after, kind, Form.NAMED, ("new", text[begun:after], year), fields=(("title", title), ("year", year))
    )


_OF_PLACE = re.compile(
    r" (?:of|OF) (?:the )?(?:(?:Islamic |People's |Federal |Democratic |Socialist )*Republic of )?[A-Z]\w+(?: [A-Z]\w+)?"
)


def _place_ends(name: str) -> bool:
    words = [word.capitalize() if word.isupper() else word for word in name.split()[-2:]]
    return any(word in PLACES for word in words) or " ".join(words) in PHRASES


_CODE_OF = re.compile(r" of (?:Civil|Criminal|Penal|Administrative|Military|Federal) [A-Z]\w+(?: Procedure)?")
_ACT_TO = re.compile(
    r" (?:respecting|to|for|concerning) (?:the )?[a-z]?[\w' -]{6,60}?(?= (?:was|is|has|which|that|and)\b|[,.;])"
)


def _headed(text: str, start: int, end: int, head: str) -> Mention | None:
    """Names that begin with their head: "Code of Criminal Procedure", "Law on Foreign Agents", "Regulation on ..."."""
    if head == "Code" and (found := _CODE_OF.match(text, end)):
        stop = found.end()
    elif head in ("Law", "Regulation", "Act") and text[end : end + 4] in (" on ", " for"):
        stop = name_forward(text, end)
        if stop == end or len(text[end:stop].split()) < 3:
            return None
    else:
        return None
    after, year = year_after(text, stop)
    return Mention(
        start, after, HEADS[head], Form.NAMED, ("new", text[start:after], year), fields=(("title", text[start:stop]),)
    )
