"""What the grammars share: pinpoints, years, and names in title case."""

import re

from lexindex.grammars import steps
from lexindex.model import Pinpoint
from lexindex.text import any_of

# --- pinpoints -------------------------------------------------------------------------------------------------------

_UNITS = {
    "article": r"[Aa]rticles?|ARTICLES?|[Aa]rts?\.?|[Aa]rticulos?|[Aa]rtikels?|[Aa]rticol[oi]",
    "section": r"[Ss]ections?|SECTIONS?|[Ss]ecs?\.?|ss?\.?|S\.(?= ?\d)|§{1,2}",
    "paragraph": r"[Pp]aragraphs?|[Pp]aras?\.?|¶{1,2}",
    "chapter": r"[Cc]hapters?|[Cc]h\.",
    "title": r"[Tt]itles?|TITLES?",
    "schedule": r"[Ss]chedules?|SCHEDULE|[Ss]ch(?:ed)?s?\.?",
    "clause": r"[Cc]lauses?|[Cc]l\.",
    "rule": r"[Rr]ules?|RULES?|rr?\.?",
    "recital": r"[Rr]ecitals?",
    "part": r"[Pp]arts?|PART|Pts?\.?",
    "annex": r"[Aa]nnex(?:es)?|[Aa]ppendix",
    "page": r"[Pp]ages?|pp?\.",
    "point": r"[Pp]oints?",
    "regulation": r"[Rr]egulations?|REGULATIONS?|[Rr]egs?\.?",
    "ground": r"[Gg]rounds?",
}
_SIGNED = r"(?: ?§{1,2} ?\d{1,2}(?![\w.]\w))?"  # "Article 6 § 1": how Strasbourg writes a paragraph
_LATIN = r"[ -]?(?:bis|ter|quater|quinquies|sexies|septies)\b"  # "Article 41-bis"
_NUMBER = rf"(?:\d{{1,5}}(?:[A-Z]{{3}}(?![\w])|[A-Z]{{3}}(?=\()|{_LATIN}|[A-Za-z]{{0,2}})|[IVXLC]{{1,7}})(?:\.\d{{1,3}}°?){{0,2}}(?:\([0-9A-Za-z]{{1,5}}\)){{0,8}}{steps.SPACED}(?:{steps.STEP}|{_SIGNED})"
# What a place is about, between its number and its instrument: "Article 3 (prohibition of torture) of the Convention".
GLOSS = r"(?<=[\w)]) \((?:the )?[a-z]{2,}[^()\n;:]{2,110}\)"
_SUB = r"\([0-9A-Za-z]{1,5}\)(?:\([0-9A-Za-z]{1,5}\)){0,3}"  # "Article 4(1) and (2)"
# A number before a series is the next citation's: "section 212(f), or 8 U.S.C. 1182".
_ONE = rf"{_NUMBER}(?! ?[A-Z]\.)(?:\s?-\s?{_NUMBER}| (?:to|through) {_NUMBER})?"
# "and I" goes on with the speaker, not with a number; a chapter's may be a word.
_WORDED = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty"
_WORDED += "|" + _WORDED.lower()
NUMBERS = rf"(?:{_ONE}|(?:{_WORDED})\b)(?:(?:, (?:and |or )?| and | or | & )(?!I [a-z])(?:{_ONE}|{_SUB})){{0,8}}"
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
PINPOINT = rf"{any_of(_UNIT, before='')}\s?(?P<numbers>{NUMBERS})"

_BEFORE = re.compile(
    rf"(?<![\w§]){PINPOINT}(?P<inner>(?:,? (?:\(?(?:sub)?(?:[Pp]aragraph|[Ss]ection|[Cc]lause|division)s? \(?|cl\. |§{{1,2}} ?)\w{{1,4}}\)?(?:\([0-9a-z]{{1,3}}\)){{0,2}},?){{0,2}})(?:,? (?:common )?(?:of|to|in|under|OF|TO|UNDER|del?|du|della|des|der) (?:the |THE |this |that |its |our |an? |la |l')?| )\Z"
)
_AFTER = re.compile(rf",? ?(?:at )?(?:\()?(?:{_UNIT})\s?(?P<numbers>{NUMBERS})(?![\w/])")
# The parts of an article in front of or behind its instrument: "Article I, Section 8, Clause 3", "Article 6, paragraph 2".
_INNER = re.compile(
    r",? ?\(?(?:(?P<subsection>subsections?)|(?P<section>[Ss]ections?|§{1,2})|(?P<clause>[Cc]lauses?|cls?\.)|(?P<paragraph>[Pp]aragraphs?)) ?\(?(?P<number>(?:\d{1,3}|[IVX]{1,4})(?![A-Za-z])(?:\([0-9a-z]{1,3}\)){0,3})\)?"
)
_OF_OTHER = re.compile(
    r" (?:(?:of|to) the (?:\d{4} )?(?!United|Netherlands|Philippines|Republic)[A-Z]|(?:GDPR|TFEU|TEU|ECHR|ICCPR)\b)"
)
_ALONE = re.compile(rf"(?<![\w§]){PINPOINT}\Z")
_SCHEDULED = re.compile(r"\b(?:Schedule|[Ss]ch(?:ed)?\.?) (\d{1,2}[A-Z]{0,2}),? \Z")
# What stands behind a place where that is of the next act: "Communications Act 2003, s 18 OAPA 1861".
_OF_NEXT = re.compile(
    r" (?:of (?:the )?)?(?!Act\b)(?:[A-Z]{2,7}[a-z]? (?:Act )?(?:1[89]|20)\d\d\b|(?:[A-Z][\w-]+ (?:\([A-Z]\w+\) |and |of |the ){0,3}){1,7}Act (?:1[89]|20)\d\d\b)"
)
_SIGN = re.compile(r" ?§+ ?(\d+)")
_SPLIT = re.compile(r", (?:and |or )?| and | or | & ")
_RANGE = re.compile(r"\s?-\s?| to | through ")
_GLOSSED = re.compile(rf"{GLOSS}(?=,? (?:and|or|of|to|in|under|[A-Z§\d]|\Z))")
_BEFORE_REACH = 90
_GLOSSED_REACH = 300
_HAS_NUMBER = re.compile(
    r"[0-9IVX]|(?:[Cc]hapter|[Pp]art|[Tt]itle|[Aa]rticle|[Ss]ection|[Rr]ule|[Cc]lause) [OTFSENotfsen]"
)


# The words between a place and its instrument, as _BEFORE has them, and what a place ends with.
_JOINTS = frozenset("of to in under OF TO UNDER de del du della des der".split())
_DETERMINERS = frozenset("the THE this that its our a an la".split())
_NUMBER_ENDS = frozenset("0123456789IVXLC)\xb0")
_WORDED_ENDS = tuple(_WORDED.split("|"))
_LETTERED = frozenset(("lit.", "letter", "point", "litera"))
_LATIN_ENDS = ("bis", "ter", "quinquies", "sexies", "septies")
_DIVISIONS = tuple(f"{name}{ending}" for name in ("aragraph", "ection", "lause", "division") for ending in ("", "s"))


def _ends_in_number(text: str, start: int) -> bool:
    """Whether the last word before a name, "of the" left out, may end a place: told without a search for its unit."""
    words = text[max(0, start - 40) : start - 1].rsplit(" ", 4)
    last = words.pop()
    if (determined := last in _DETERMINERS) and words:
        last = words.pop()
    if last in _JOINTS and words:
        last = words.pop()
        if last == "common" and words:
            last = words.pop()
    elif determined:
        return False
    last = last.rstrip(",")
    return (
        last[-1:] in _NUMBER_ENDS
        or last[-2:-1].isdigit()
        or last[-3:-2].isdigit()
        or last.endswith(_WORDED_ENDS)
        or (last.endswith(_LATIN_ENDS) and (last[0].isdigit() or (bool(words) and words[-1][-1:].isdigit())))
        or (bool(words) and (words[-1].endswith(_DIVISIONS) or words[-1] in _LETTERED))
    )


def pinpoints(found: re.Match[str]) -> tuple[Pinpoint, ...]:
    """The places that a matched pinpoint phrase names, one for each number or range."""
    unit = next(name for name in _UNITS if found[name])
    places: list[Pinpoint] = []
    numbers = found["numbers"]
    if "§" in numbers:
        numbers = _SIGN.sub(r"(\1)", numbers)
    if " " in numbers:
        numbers = steps.nested(numbers)
    for part in _SPLIT.split(numbers):
        first, *rest = _RANGE.split(part, maxsplit=1)
        if first[0] == "(" and places:
            first = steps.inherited(places[-1].last or places[-1].first, first)
        places.append(Pinpoint(unit, steps.number(first), steps.number(rest[0]) if rest else None))
    if unit in _HOLDING and " " in found["numbers"]:
        places = [one for place in places for one in _apart(place, found["numbers"])]
    return tuple(places)


# What is no text but holds some: its paragraphs are places of their own, "Schedule 2, paragraph 4".
_HOLDING = frozenset(("schedule", "part", "annex", "chapter", "title", "page"))


def _apart(place: Pinpoint, numbers: str) -> list[Pinpoint]:
    stem, opened, rest = place.first.partition("(")
    if not opened or f"{stem}(" in numbers:
        return [place]
    return [Pinpoint("paragraph", re.sub(r"\A(\w+)\)", r"\1", rest)), Pinpoint(place.unit, stem)]


_STEPPED = frozenset(("article", "section", "rule", "regulation", "clause"))


def stepped(text: str, start: int, places: tuple[Pinpoint, ...]) -> tuple[int, tuple[Pinpoint, ...]]:
    """A place with the steps that stand before it: "paragraph 1 of Article 33" is article 33(1)."""
    if len(places) != 1 or places[0].unit not in _STEPPED or places[0].last:
        return start, places
    begun, told = steps.before(text, start)
    return (
        (begun, tuple(Pinpoint(places[0].unit, places[0].first + step) for step in told)) if told else (start, places)
    )


def pinpoint_before(text: str, start: int) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where "Article 33 of the" before a name begins, and what it names; (start, ()) where there is none."""
    if text[start - 1 : start] != " ":
        return start, ()
    if text.find(")", max(0, start - 12), start) >= 0 and (glossed := _glossed_before(text, start)):
        return glossed
    if not (_ends_in_number(text, start) and _HAS_NUMBER.search(text, max(0, start - 48), start)):
        return start, ()
    floor = max(0, start - _BEFORE_REACH)
    found = _BEFORE.search(text, floor, start)
    if not found:
        return start, ()
    # The text just before may continue a list: "Title VII and Section 5 of the ...": one unit only, and what
    # stands within a schedule: "paragraph 4 of Schedule 2 to the ...".
    begun, places = found.start(), (*pinpoints(found), *inner_places(text, found.start("inner"), found.end("inner"))[1])
    begun, places = stepped(text, begun, places)
    if begun < found.start():
        return begun, places
    holds = found["schedule"] or found["article"] or found["part"] or found["chapter"]
    if holds and (within := _BEFORE.search(text, max(0, begun - 40), begun)):
        begun, places = within.start(), (*pinpoints(within), *places)
    if found["paragraph"] and (within := _SCHEDULED.search(text, max(0, begun - 24), begun)):
        begun, places = within.start(), (Pinpoint("schedule", within[1]), *places)  # "Sch. 7, para. 2 to the 2000 Act"
    if (found["article"] or found["section"]) and text[begun - 2 : begun] == ", ":
        # "Section 11, Article I of the Idaho Constitution", "Article I, sections 7 and 13 of the California Constitution"
        within = _ALONE.search(text, max(0, begun - 30), begun - 2)
        if within and (within["section"] if found["article"] else within["article"]):
            begun, places = within.start(), (*pinpoints(within), *places)
    if (found["chapter"] or found["section"]) and text[begun - 2 : begun] == ", ":  # "Part 2, Chapter 1 of the Act"
        within = _ALONE.search(text, max(0, begun - 30), begun - 2)
        if within and (within["part"] or (within["chapter"] and found["section"])):
            begun, places = within.start(), (*pinpoints(within), *places)
    return begun, places


def _glossed_before(text: str, start: int) -> tuple[int, tuple[Pinpoint, ...]] | None:
    """The same where words in brackets say what each place is about: "Articles 8 (private life) and 14 (...) of the"."""
    floor = max(0, start - _GLOSSED_REACH)
    window = text[floor:start]
    cuts = [found.span() for found in _GLOSSED.finditer(window)][-6:]
    if not cuts or "(" in window[cuts[-1][1] :]:
        return None
    plain, at = "", 0
    for begun, stop in cuts:
        plain, at = plain + window[at:begun], stop
    found = _BEFORE.search(plain + window[at:])
    if not found:
        return None
    begun = found.start()
    for left, right in cuts:
        if begun >= left:
            begun += right - left
    return floor + begun, pinpoints(found)


def pinpoint_apart(text: str, start: int) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where "Art. 120, " before an acronym begins, and what it names; (start, ()) where there is none."""
    found = _ALONE.search(text, max(0, start - 40), start - 2) if text[start - 2 : start] == ", " else None
    return (found.start(), pinpoints(found)) if found else (start, ())


def pinpoint_after(text: str, end: int) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where ", art. 33" after a name ends, and what it names; (end, ()) where there is none."""
    if text[end : end + 1] not in (" ", ",", "("):
        return end, ()
    found = _AFTER.match(text, end, end + _BEFORE_REACH)
    if not found or found["title"] or found["page"]:
        return end, ()
    stop = found.end()
    if text[stop : stop + 1] == " " and text[end] == "," and _OF_NEXT.match(text, stop, stop + 90):
        return end, ()
    if text[end] == "," and _OF_OTHER.match(text, stop, stop + 24):
        return end, ()  # "the GDPR, Article 8 of the Charter"
    if "(" in text[end : found.start(next(name for name in _UNITS if found[name]))]:
        if text[stop : stop + 1] != ")":
            return end, ()
        stop += 1
    places = pinpoints(found)
    if found["schedule"] and (within := _AFTER.match(text, stop, stop + 40)):
        # "Sch 1, Pt I", "sch 1 s 302": the place within the schedule
        stop, places = within.end(), (*places, *pinpoints(within))
    elif found["article"] and text[stop : stop + 2] == ", ":
        stop, inner = inner_places(text, stop, stop + 40)
        places = (*places, *inner)
    return stop, places


def inner_places(text: str, start: int, stop: int) -> tuple[int, tuple[Pinpoint, ...]]:
    """The section, clause or paragraph of an article right behind it, and where the last of them ends."""
    places: list[Pinpoint] = []
    while start < stop and len(places) < 3 and (found := _INNER.match(text, start, stop)):
        unit = next(name for name in ("subsection", "section", "clause", "paragraph") if found[name])
        places.append(Pinpoint(unit, found["number"]))
        start = found.end()
    return start, tuple(places)


# --- years -----------------------------------------------------------------------------------------------------------

_YEAR_AFTER = re.compile(
    r"(?:,? (?:of|OF) |,? \(|, | )(1[2-9]\d\d|20\d\d)(?![\d/-]|,? (?:(?:U\. ?N|UN|L\. ?N|LN|Consol|C)\.? ?T\. ?S|(?:UN|LN|C)TS|U\. ?S\. ?T|UST|I\. ?L\. ?M|ILM)\b)\)?"
)
_YEAR_BEFORE = re.compile(r"(?<![\d/.-])(1[2-9]\d\d|20\d\d) \Z")


def year_after(text: str, end: int) -> tuple[int, str]:
    """Where " of 1964", " 1998" or " (2013)" after a name ends, and the year; (end, "") where there is none."""
    if text[end : end + 1] not in (" ", ","):
        return end, ""
    found = _YEAR_AFTER.match(text, end, end + 24)
    opened = found is not None and "(" in found.group()
    if not found or (opened and not found.group().endswith(")")):
        return end, ""
    # In "(Civil Rights Act of 1870)" the bracket is not the year's own.
    return found.end() if opened else found.end(1), found[1]


def year_before(text: str, start: int) -> tuple[int, str]:
    """Where "1964 " before a name begins, and the year; (start, "") where there is none."""
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isdigit():
        return start, ""
    found = _YEAR_BEFORE.search(text, max(0, start - 6), start)
    return (found.start(), found[1]) if found else (start, "")


# --- jurisdictions behind a name ------------------------------------------------------------------------------------

# AGLC 3.1.3 and OSCOLA: the jurisdiction in brackets behind the year; Singapore: the revised edition.
PLACE_TAGS = {
    "Cth": "au", "NSW": "au-nsw", "Vic": "au-vic", "Qld": "au-qld", "SA": "au-sa", "WA": "au-wa", "Tas": "au-tas", "ACT": "au-act", "NT": "au-nt", "NZ": "nz", "UK": "gb", "NI": "gb-nir",
    "Imp": "gb",
}  # fmt: skip
PLACE_TAG = re.compile(rf" \((?:(?P<place>{'|'.join(PLACE_TAGS)})|(?:19|20)\d\d Rev\.? Ed\.?)\)")


# --- names in title case -----------------------------------------------------------------------------------------------

CONNECTORS = frozenset("of the and for on to in against with & from at by a an de la du des et or as".split())
# Capitalised at the start of a sentence, or before a name without being part of it.
NOT_NAMES = frozenset(
    """
    The A An This That These Those Under In On Of By For To From At As And But Or If When While Since Because
    Although After Before With Without Through Both Its It His Her Their Our My Your Any Each Every Some No Not
    Another Such Which What Where How Why Is Are Was Were Will Would Could Should May Might Must Can Has Have
    Had Do Does Did Then Thus Hence So Yet Nor Per Via See Cf Also Like Unlike Despite During Given Until Unless
    Whether Shall Most Many Several Two Three One Mr Mrs Ms Dr Sen Rep President Senator Congress Parliament
    Congressman Minister Lawmakers Critics Supporters Opponents Section Article Sections Articles Title Part
    Chapter Violating Citing Using Passing Enacting Repealing New Old Proposed Draft Current Existing Original
    Amended Landmark Controversial Historic Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April June July August September October November December Yes Ok Today Yesterday Meanwhile
    However Moreover Furthermore Indeed Finally First Second
    """.split()
)
_TOKEN_BACK = re.compile(r"(?:[\w'&./-]+|[()])(?P<gap>,? )\Z")
_CAPITALISED = re.compile(r"[A-Z0-9][\w'&./-]*\Z|\([A-Z][\w' &/-]*\)\Z")


# What may stand before "of the" inside a name; elsewhere "the" begins one ("Secretary of the ... Act").
_THE_WITHIN = re.compile(
    r"\b(?:Protection|Representation|Rights?|Law|Status|Prevention|Regulation|Control|Custody|Care|Safety|Abolition|Removal|Suppression|Punishment|Elimination|Prohibition|Freedom|Use|Conservation|"
    r"Offences [Aa]gainst|Settlement|Convention|Treaty|Protocol|Protocol [Tt]o|Bill|Statute|Principles|Code|Duties|Secrets|Transfer|Management|Employees|Interception|Service|Defen[cs]e|Measures|Union) (?:of|on|in|to)? ?\Z"
)


_AFTER_ORDINAL = re.compile(r" (?:Amendment|Chance|Step|Look|Responders?|Home) ")
_NEW_PLACES = re.compile(r" (?:Zealand|York|Jersey|Hampshire|Mexico|South|Brunswick|Delhi|Towns?|Deal|Orleans)\b")


def name_back(text: str, start: int, *, reach: int = 130, words: int = 14) -> int:
    """Where the title-case words that lead up to `start` begin; `start` where there are none.

    Words in lower case count only when they join capitalised ones ("Convention on the Rights of ...").
    """
    floor = max(0, start - reach)
    at = best = start
    commas = 0
    for _ in range(words):
        if at <= floor or text[at - 1] != " ":
            break
        stop = at - 1
        if text[stop - 1 : stop] == ",":
            # A comma may stand inside a name's list ("Police, Crime, Sentencing and Courts Act").
            stop -= 1
            commas += 1
            if commas > 3:
                break
        first = stop
        if text[stop - 1 : stop] == ")":
            first = text.rfind("(", max(floor, stop - 60), stop)
            if first < 0 or not text[first + 1].isupper():
                break
            if text[first + 1 : stop - 1].isupper() and _NAME_ENDS.search(text, max(floor, first - 14), first):
                break  # "the Order Act (POSA) and Access to Information Act" are two
        else:
            while first > floor and (text[first - 1].isalnum() or text[first - 1] in "'&/-."):
                first -= 1
        word = text[first:stop]
        if not word:
            break
        if word == "the" and not _THE_WITHIN.search(text, floor, first):
            break
        if word in CONNECTORS or (word.isupper() and word.lower() in CONNECTORS):
            if at == start and word in ("in", "on", "at", "by", "from", "with", "against"):
                return start  # "the weir in Treaty 9 land"
            at = first
            continue
        owner = word.endswith(("'s", "s'"))
        if not (word[0].isupper() or word[0] == "(") or (
            word.endswith(".") and not re.search(r"(?:\A|[.&-])[A-Z]\.\Z", word)
        ):
            break  # "U.S." may lead a name; "end." and "the FA." do not
        if owner and not (best != start and word in _NAME_OWNERS):
            break  # nor does "Trump's"; "Children's" may
        if word == "Title" and not _HAS_NUMBER.match(text, stop + 1):
            at = best = first  # "Native Title Amendment Bill"
            continue
        if (
            word in NOT_NAMES
            and not (word == "New" and _NEW_PLACES.match(text, stop))
            and not (word in ("First", "Second") and best != start and _AFTER_ORDINAL.match(text, stop))
        ):
            break  # but "Second Amendment Preservation Act"
        if word in ("Act", "Bill") and _ANOTHER.match(text, stop, stop + 12):
            break  # "the Fisheries Bill and Marine Safety Bill" are two
        at = best = first
    return best


_NAME_ENDS = re.compile(
    r"\b(?:Act|Bill|Code|Law|Ordinance|Convention|Treaty|Regulations?|Rules|Protocol)(?:,? (?:of )?\d{4})? \Z"
)
# Behind an act's name begins another's, unless the name is of an amendment: "Customs Act and Other Acts Amendment Bill".
_ANOTHER = re.compile(
    r"(?:, | and |, and | or )(?!Other\b|Related\b|Consequential\b|Associated\b|Regulations?\b|Rules?\b)[A-Z]"
)
# Whom acts protect or regulate, and so name with an apostrophe: "Tenants' Protection Act", "Driver's Privacy
# Protection Act". Parties, ministers and members own a bill instead: "the Conservatives' Rail Bill".
_PEOPLE = """
    Worker Veteran Refugee Consumer Patient Prisoner Person Seafarer Tenant Renter Resident Leaseholder Employee Employer
    Servant Teacher Nurse Farmer Grower Miner Builder Contractor Creditor Debtor Shareholder Student Pupil Parent
    Victim Witness Crofter Citizen Traveller Passenger Driver Motorist Carer Pensioner Soldier Sailor Servicemember
    Policyholder Depositor Investor Author Artist Performer Solicitor Architect Merchant Innkeeper Trustee Judge
    Magistrate Mechanic Materialman Owner Homeowner Landlord Purchaser Buyer Taxpayer Voter Whistleblower Infant
    Occupier Banker Broker Breeder Customer Physician Dentist Pharmacist Engineer Surveyor Accountant Auctioneer
    Moneylender Pawnbroker Pedlar Traveler Settler Indian Widow Senior Elder Beneficiary Survivor Migrant Stockholder
    """.split()
_NAME_OWNERS = frozenset(
    ["Children's", "Women's", "People's", "Men's", "Seamen's", "Workmen's", "Fishermen's", "Servicemen's"]
    + [f"{one}s'" for one in _PEOPLE] + [f"{one}'s" for one in _PEOPLE]
)  # fmt: skip


_NAME_ON = re.compile(
    r"(?: (?:[Oo]n|[Aa]gainst|[Ff]or|[Ww]ith [Rr]espect [Tt]o|[Rr]elating [Tt]o|[Cc]oncerning|[Rr]egarding|[Bb]etween|[Oo]f|[Tt]o)(?: the| its)?"
    r"(?: (?:[A-Z][\w'&./-]*|\d{4}(?= )))(?:,? (?:(?:and|of|the|on|in|to|for|or|from|against|its|their|by|with|de|&) ){0,3}[A-Z][\w'&/-]*){0,16})"
)


_IN_MONTH = re.compile(
    r" (?:in|on|of) (?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)\b"
)


_WORD_ENDED = re.compile(r"[a-z]{4}\.(?= )")  # "of Parties. Whenever": the next sentence is none of the name


# "the Treaty on Straits, the Pact of Amity and the Amity Convention": the next name of a list.
_OTHER_NAME = re.compile(
    r"(?:,|,? and|,? or) (?:the|its) (?=(?:[A-Z][\w'-]* (?:of |the |on |and ){0,2}){0,6}(?:Convention|Treaty|Protocol|Agreement|Covenant|Pact|Charter|Directive|Regulation|Act|Declaration)\b)"
)


def name_forward(text: str, end: int, *, reach: int = 220) -> int:
    """Where "on the Rights of the Child" after "Convention" ends; `end` where there is none."""
    found = _NAME_ON.match(text, end, min(len(text), end + reach))
    if not found:
        return end
    stop = found.end()
    if ended := _WORD_ENDED.search(text, end, stop):
        stop = ended.end()
    if other := _OTHER_NAME.search(text, end, stop):
        stop = other.start()
    if month := _IN_MONTH.search(text, end, stop):
        stop = month.start()
    while text[stop - 1] in ".,-'/&":
        stop -= 1
    return stop
