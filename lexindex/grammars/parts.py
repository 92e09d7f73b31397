"""What the grammars share: pinpoints, years, title-case names and the parties of a case."""

import re
from functools import lru_cache

from lexindex.grammars import partywords
from lexindex.model import Pinpoint

# --- pinpoints -------------------------------------------------------------------------------------------------------

_UNITS = {
    "article": r"[Aa]rticles?|[Aa]rts?\.?|[Aa]rticulos?|[Aa]rtikels?|[Aa]rticol[oi]",
    "section": r"[Ss]ections?|[Ss]ecs?\.?|ss?\.?|S\.(?= ?\d)|§{1,2}",
    "paragraph": r"[Pp]aragraphs?|[Pp]aras?\.?|¶{1,2}",
    "chapter": r"[Cc]hapters?|[Cc]h\.",
    "title": r"[Tt]itles?",
    "schedule": r"[Ss]chedules?|[Ss]ch(?:ed)?s?\.?",
    "clause": r"[Cc]lauses?|[Cc]l\.",
    "rule": r"[Rr]ules?|rr?\.?",
    "recital": r"[Rr]ecitals?",
    "part": r"[Pp]arts?|Pts?\.?",
    "annex": r"[Aa]nnex(?:es)?|[Aa]ppendix",
    "page": r"[Pp]ages?|pp?\.",
    "point": r"[Pp]oints?",
    "regulation": r"[Rr]egulations?|[Rr]egs?\.?",
    "ground": r"[Gg]rounds?",
}
_NUMBER = r"(?:\d{1,5}[A-Za-z]{0,2}|[IVXLC]{1,7})(?:\.\d{1,3}°?){0,2}(?:\([0-9A-Za-z]{1,5}\)){0,4}"
_SUB = r"\([0-9A-Za-z]{1,5}\)(?:\([0-9A-Za-z]{1,5}\)){0,3}"  # "Article 4(1) and (2)"
# A number before a series is the next citation's: "section 212(f), or 8 U.S.C. 1182".
_ONE = rf"{_NUMBER}(?! ?[A-Z]\.)(?:\s?-\s?{_NUMBER}| to {_NUMBER})?"
NUMBERS = rf"{_ONE}(?:(?:, (?:and |or )?| and | or | & )(?:{_ONE}|{_SUB})){{0,8}}"
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS.items())
PINPOINT = rf"(?:{_UNIT})\s?(?P<numbers>{NUMBERS})"

_BEFORE = re.compile(
    rf"(?<![\w§]){PINPOINT}(?:,? \(?(?:sub)?(?:paragraph|section|clause)s? \(?\w{{1,4}}\)?,?){{0,2}}(?:,? (?:of|to|in|under|del?|du|della|des|der) (?:the |this |that |its |our |an? |la |l')?| )\Z"
)
_AFTER = re.compile(rf",? ?(?:at )?(?:\()?(?:{_UNIT})\s?(?P<numbers>{NUMBERS})(?![\w])")
_ALONE = re.compile(rf"(?<![\w§]){PINPOINT}\Z")
_SPLIT = re.compile(r", (?:and |or )?| and | or | & ")
_RANGE = re.compile(r"\s?-\s?| to ")
_BEFORE_REACH = 90
_HAS_NUMBER = re.compile(r"[0-9IVX]")


def pinpoints(found: re.Match[str]) -> tuple[Pinpoint, ...]:
    """The places that a matched pinpoint phrase names, one for each number or range."""
    unit = next(name for name in _UNITS if found[name])
    places = []
    for part in _SPLIT.split(found["numbers"]):
        first, *rest = _RANGE.split(part, maxsplit=1)
        places.append(Pinpoint(unit, first, rest[0] if rest else None))
    return tuple(places)


def pinpoint_before(text: str, start: int) -> tuple[int, tuple[Pinpoint, ...]]:
    """Where "Article 33 of the" before a name begins, and what it names; (start, ()) where there is none."""
    if text[start - 1 : start] != " ":
        return start, ()
    if not _HAS_NUMBER.search(text, max(0, start - 24), start):
        return start, ()
    floor = max(0, start - _BEFORE_REACH)
    found = _BEFORE.search(text, floor, start)
    if not found:
        return start, ()
    # The text just before may continue a list: "Title VII and Section 5 of the ...": one unit only, and what
    # stands within a schedule: "paragraph 4 of Schedule 2 to the ...".
    begun, places = found.start(), pinpoints(found)
    if found["schedule"] and (within := _BEFORE.search(text, max(0, begun - 40), begun)):
        begun, places = within.start(), (*pinpoints(within), *places)
    return begun, places


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
    if "(" in text[end : found.start(next(name for name in _UNITS if found[name]))]:
        if text[stop : stop + 1] != ")":
            return end, ()
        stop += 1
    places = pinpoints(found)
    if found["schedule"] and (within := _AFTER.match(text, stop, stop + 40)):
        # "Sch 1, Pt I", "sch 1 s 302": the place within the schedule
        stop, places = within.end(), (*places, *pinpoints(within))
    return stop, places


# --- years -----------------------------------------------------------------------------------------------------------

_YEAR_AFTER = re.compile(r"(?:,? of |,? \(|, | )(1[2-9]\d\d|20\d\d)(?![\d/-]|,? (?:(?:U\. ?N|UN|L\. ?N|LN|Consol|C)\.? ?T\. ?S|(?:UN|LN|C)TS|U\. ?S\. ?T|UST|I\. ?L\. ?M|ILM)\b)\)?")
_YEAR_BEFORE = re.compile(r"(?<![\d/.-])(1[2-9]\d\d|20\d\d) \Z")


def year_after(text: str, end: int) -> tuple[int, str]:
    """Where " of 1964", " 1998" or " (2013)" after a name ends, and the year; (end, "") where there is none."""
    if text[end : end + 1] not in (" ", ","):
        return end, ""
    found = _YEAR_AFTER.match(text, end, end + 24)
    if not found or ("(" in found.group()) != found.group().endswith(")"):
        return end, ""
    return found.end(), found[1]


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
    Whether Most Many Several Two Three One Mr Mrs Ms Dr Sen Rep President Senator Congress Parliament
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
    r"Offences [Aa]gainst|Settlement|Convention|Treaty|Protocol|Protocol [Tt]o|Bill|Statute|Principles|Code|Duties|Secrets|Transfer|Management|Employees|Interception|Service|Defen[cs]e|Union) (?:of|on|in|to)? ?\Z"
)


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
        else:
            while first > floor and (text[first - 1].isalnum() or text[first - 1] in "'&/-."):
                first -= 1
        word = text[first:stop]
        if not word:
            break
        if word == "the" and not _THE_WITHIN.search(text, floor, first):
            break
        if word in CONNECTORS or (word.isupper() and word.lower() in CONNECTORS):
            at = first
            continue
        owner = word.endswith(("'s", "s'"))
        if not (word[0].isupper() or word[0] == "(") or (word.endswith(".") and not re.search(r"[A-Z]\.\Z", word)):
            break  # "U.S." may lead a name; "end." does not
        if owner and not (best != start and word in _NAME_OWNERS):
            break  # nor does "Trump's"; "Children's" may
        if word in NOT_NAMES and not (word == "New" and _NEW_PLACES.match(text, stop)):
            break
        at = best = first
    return best


_NAME_OWNERS = frozenset(
    "Children's Women's Workers' People's Veterans' Seamen's Men's Refugees' Consumers' Workmen's Patients' Prisoners' Persons' Seafarers'".split()
)


_NAME_ON = re.compile(
    r"(?: (?:[Oo]n|[Aa]gainst|[Ff]or|[Ww]ith [Rr]espect [Tt]o|[Rr]elating [Tt]o|[Cc]oncerning|[Rr]egarding|[Bb]etween|[Oo]f|[Tt]o)(?: the| its)?"
    r"(?: (?:[A-Z][\w'&./-]*|\d{4}(?= )))(?:,? (?:(?:and|of|the|on|in|to|for|or|from|against|its|their|by|with|de|&) ){0,3}[A-Z][\w'&/-]*){0,16})"
)


_IN_MONTH = re.compile(
    r" (?:in|on|of) (?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)\b"
)


_WORD_ENDED = re.compile(r"[a-z]{4}\.(?= )")  # "of Parties. Whenever": the next sentence is none of the name


def name_forward(text: str, end: int, *, reach: int = 220) -> int:
    """Where "on the Rights of the Child" after "Convention" ends; `end` where there is none."""
    found = _NAME_ON.match(text, end, min(len(text), end + reach))
    if not found:
        return end
    stop = found.end()
    if ended := _WORD_ENDED.search(text, end, stop):
        stop = ended.end()
    if month := _IN_MONTH.search(text, end, stop):
        stop = month.start()
    while text[stop - 1] in ".,-'/&":
        stop -= 1
    return stop


# --- parties of a case ---------------------------------------------------------------------------------------------------

_PARTY_JOINTS = frozenset("of the and for & de la ex ex. rel. et al. d/b/a du del van von der".split())
_PARTY_FIRST_STOP = NOT_NAMES - frozenset(
    "New First Second President Senator Minister Part Congress Parliament March June May August Friday Two Three One".split()
)
_COMPANY = (
    "Inc.",
    "Inc",
    "Corp.",
    "Corp",
    "Co.",
    "Co",
    "Ltd.",
    "Ltd",
    "LLC",
    "L.L.C.",
    "LLP",
    "L.P.",
    "LP",
    "N.A.",
    "P.C.",
    "P.A.",
    "PLLC",
    "P.L.L.C.",
    "L.L.P.",
    "Cos.",
    "S.p.A.",
    "N.V.",
    "B.V.",
    "Bros.",
    "plc",
    "PLC",
    "S.A.",
    "AG",
    "GmbH",
    "Jr.",
    "Sr.",
    "III",
    "II",
    "Ors",
    "Ors.",
    "Anor",
    "Etc.",
    "NV",
    "BV",
    "Pty",
)
_ABBREVIATED = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]|[A-Z]\.[A-Z](?:\.[A-Z])*|St|Dr|Mr|Mrs|Ms|No|Nos|Inc|Corp|Co|Ltd|Dept|Dep't|Ass'n|Assn|Bd|Comm'n|Comm|Cnty|Cty|Dist|Educ"
    r"|Fed|Gov't|Hosp|Ins|Int'l|Intern|Lab|Mfg|Mut|Nat'l|Natl|Pac|R|Ry|Sch|Sec|Sec'y|Soc'y|Sys|Tel|Transp|Univ|Util|Bros|Ctr|Ctrs|Elec|Eng'g"
    r"|Env't|Envtl|Exch|Fin|Found|Gen|Grp|Indus|Inst|Jud|Liab|Mgmt|Mkt|Mun|Org|Pharm|Prods|Prop|Pub|Reg'l|Rehab|Res|Servs|Serv|Sav|Tech|Twp"
    r"|U\.S|U\.K|Ala|Ariz|Ark|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Or|Pa|Tenn|Tex|Va"
    r"|Vt|Wash|Wis|Wyo|Etc|Jr|Sr|al|Ors|rel|Auth|Am|Assocs|Att'y|Commr|Comm'r|Const|Contr|Dev|Div|Emps|Equip|Cas|Constr|Fam|Regul|Cap"
    r"|[A-Z][b-df-hj-np-tv-xz]{1,4})\.\Z"  # no vowel, no word: "Nw.", "Mt."
)


def _abbreviates(word: str) -> bool:
    """Whether a word with a point is short for another, as in the names of cases, rather than the end of a sentence."""
    return _ABBREVIATED.search(word) is not None or word.rstrip("s.") in _case_abbreviations() or "'" in word


@lru_cache(maxsize=1)
def _case_abbreviations() -> frozenset[str]:
    """The abbreviations of the Bluebook's table T6, that reporters-db lists, without points and plurals."""
    from reporters_db import CASE_NAME_ABBREVIATIONS

    return frozenset(name.rstrip("s.") for name in CASE_NAME_ABBREVIATIONS if name.endswith(".") and len(name) > 3)


_JOINT_BEFORE = re.compile(r" (?:vs?\.?|versus|V\.?) \Z")


def party_back(text: str, end: int, *, reach: int = 120) -> int:
    """Where the party whose name ends at `end` (before " v. ") begins; `end` where none is there."""
    floor = max(0, end - reach)
    at, best = end, end
    last_word = ""
    for _ in range(16):
        stop = at
        if stop < end:
            if stop <= floor or text[stop - 1] != " ":
                break
            stop -= 1
        first = stop
        while first > floor and not text[first - 1].isspace() and text[first - 1] not in '"\x97[':
            first -= 1
        word = text[first:stop]
        if not word:
            break
        if word.endswith(")") and "(" not in word:
            # "R (AAA and others)": the bracket as a whole
            first = text.rfind("(", max(floor, stop - 60), stop)
            if first < 1 or text[first - 1] != " " or not text[first + 1].isupper() or text[stop - 2] in ".,;":
                break
            at = best = first
            last_word = ")"
            continue
        bare = word.rstrip(",")
        opening = bare.startswith("(")
        core = bare.lstrip("(").rstrip(")")
        if not core:
            break
        if (
            word.endswith(",")
            and best != end
            and last_word.rstrip(",") not in _COMPANY
            and last_word not in ("et", "&", "Etc.", "Secretary", "Attorney", "Commissioner")
            and not text.startswith(("National Ass", "Nat'l Ass"), at)
            and not partywords.comma_within(text, first, stop, at, end)
        ):
            break  # a comma parts the party from the words before it, unless a company's ending follows
        if word.endswith((";", ":", "?")) or (word.endswith("!") and last_word not in _COMPANY):
            break
        if core.endswith(".") and best != end and last_word not in partywords.JOINTS and not _abbreviates(core):
            break
        if core in _PARTY_JOINTS or (core == "plc" and best == end):
            at, last_word = first, core
            continue
        if not core[0].isupper() and not core[0].isdigit() and not partywords.heads_name(core, 0):
            break
        if core in _SIGNALS or (best != end and (core in _PARTY_FIRST_STOP or core in partywords.LEADS)):
            break  # "In Roe v. Wade"; but Will v. Michigan is of Will
        if core[0].isdigit() and not partywords.number_within(text, first, stop, end):
            break
        at, best, last_word = first, first, bare
        if opening and ")" not in bare:
            best = first + 1
            break
    return _whole(text, best, end)


def _whole(text: str, best: int, end: int) -> int:
    """Where a party that ends at `end` begins, small words and who sues for it with it; the last of two cases alone."""
    if best != end:
        best = partywords.particles_before(text, best)
        if (behind := partywords.represented(text, best)) < best:
            child = party_back(text, behind, reach=60)
            best = child if child < behind else best
    if _JOINT_BEFORE.search(text, max(0, best - 8), best) and (cut := text.rfind(" and ", best, end)) >= 0:
        return cut + 5  # "Loving v. Virginia and Obergefell v. Hodges": two cases
    return best


_SIGNALS = frozenset(
    """
    See Cf. Cf Accord E.g. E.g., Compare Contra But Id. Id see also e.g. Also Held Citing Quoting Court
    """.split()
)
_PARTY_WORD = re.compile(
    r"(?:(?:of|the(?! [A-Z]\w+ (?:Act|Convention|Treaty)\b)(?:(?<=of the)|(?<=for the)|(?! (?:Court|Supreme|Justices|Chief Justice|Ninth|Fifth)\b))|and(?! the\b)|for|&|de|la|ex rel\.|du|et|van|von|der|den|al|el|dos|da) ){0,3}"
    r"(?:[A-Z][\w'&/.-]*|\d{1,4}(?:th|st|nd|rd)?(?= )|No\. \d{1,5}|\([A-Z][\w .'-]{0,40}\))"
)
_PARTY_TAIL = re.compile(
    r",? (?:Inc\.?|Corp\.?|Co\.?|Ltd\.?|LLC|L\.L\.C\.|LLP|L\.P\.|LP|N\.A\.|plc|p\.l\.c\.|PLC|S\.A\.|AG|GmbH|Jr\.|Sr\.|Etc\.(?:, Etc\.)?|et al\.?|(?:& |and )?(?:Ors|Others|Anor|Another)\.?)(?![\w])"
)


def party_forward(text: str, start: int, *, reach: int = 120) -> int:
    """Where the party whose name starts at `start` (after " v. ") ends; `start` where none is there."""
    ceiling = min(len(text), start + reach)
    at = start
    for _ in range(14):
        here = at
        if at > start:
            if text[at : at + 1] != " ":
                if tail := _PARTY_TAIL.match(text, at, ceiling):
                    at = tail.end()
                    continue
                break
            here = at + 1
        found = _PARTY_WORD.match(text, here, ceiling)
        if not found:
            if tail := _PARTY_TAIL.match(text, at, ceiling):
                at = tail.end()
                continue
            break
        word = found.group()
        stop = found.end()
        last = word.rsplit(" ", 1)[-1]
        if (at > start and last in _AFTER_PARTY) or re.match(r":\w", text[stop : stop + 2]):
            break  # the latter is "EU:C:2020:559"
        while text[stop - 1] in ".-'" and stop > here:
            if text[stop - 1] == "." and (_ABBREVIATED.search(last) or last in _COMPANY) and _goes_on(text, stop):
                break
            stop -= 1
        if last.endswith("'s") and not re.match(r" [A-Z]", text[found.end() : found.end() + 2]):
            return stop - 2 if stop == found.end() else stop
        ended = stop < found.end()
        at = stop
        if ended:
            break
    if _JOINT_AFTER.match(text, at) and (cut := text.rfind(" and ", start, at)) > start:
        return cut  # "Obergefell v. Hodges and Loving v. Virginia": two cases
    return at


_JOINT_AFTER = re.compile(r" (?:vs?\.?|versus|V\.?) [A-Z]")
_AFTER_PARTY = frozenset(
    """
    The In On At It But He She They We This That These And When As Under If For After Since By A An Held
    Decision Case Ruling I Justice Judge
    """.split()
)


def _goes_on(text: str, stop: int) -> bool:
    """Whether a point at `stop` belongs to an abbreviation within the name rather than ending the sentence."""
    return stop < len(text) and (text[stop] in ",;)" or (text[stop] == " " and text[stop + 1 : stop + 2] != "\n"))
