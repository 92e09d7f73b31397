"""The parties of a case, read back from its " v. " and forward: where each name begins and ends."""

import re
from functools import lru_cache

from lexindex.grammars import partywords
from lexindex.grammars.parts import NOT_NAMES
from lexindex.grammars.places import PLACES

_PARTY_JOINTS = frozenset("of the and for & n' de la ex ex. rel. et al. d/b/a du del van von der".split())
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
    r"|Petrol|Litig|U\.S|U\.K|Ala|Ariz|Ark|Cal|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Or|Pa|Tenn|Tex|Va"
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


# Who else stands on a side: "Raila Odinga & another v IEBC", "Hunter et al v Southam".
_OTHERS = re.compile(r",? (?:(?:&|and) (?:\d{1,3} )?(?:[Aa]nother|[Oo]thers?|[Aa]nor|[Oo]rs)\.?|et al)\Z")
_JOINT_BEFORE = re.compile(r" (?:vs?\.?|versus|V\.?) \Z")


def party_back(text: str, end: int, *, reach: int = 120) -> int:
    """Where the party whose name ends at `end` (before " v. ") begins; `end` where none is there."""
    if text[end - 1 : end] in "rsl." and (others := _OTHERS.search(text, max(0, end - 16), end)):
        begun = _party_back(text, others.start(), reach)
        return begun if begun < others.start() else end
    return _party_back(text, end, reach)


# What may follow a comma within a party's name: "Doe, et al.", "Holder, Attorney General".
_AFTER_OFFICER = ("et", "&", "Etc.", "Secretary", "Attorney", "Commissioner")


def _party_back(text: str, end: int, reach: int) -> int:
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
            if text[first - 1] == ")" and text[first : first + 1].isupper():
                break  # "(Appellants)Competition and Markets Authority"
            first -= 1
        word = text[first:stop]
        if not word:
            break
        if word.endswith(")") and word.count(")") > word.count("("):
            # "R (AAA and others)": the bracket as a whole
            first = _opening(text, stop, max(floor, stop - 80))
            named = text[first + 1 : first + 2].isupper() or text.startswith("(on the application of ", first)
            if first < 1 or text[first - 1] != " " or not named or text[stop - 2] in ".,;":
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
            and (last_word not in _AFTER_OFFICER or text[first - 3 : first] == "In ")
            and not text.startswith(("National Ass", "Nat'l Ass"), at)
            and not partywords.comma_within(text, first, stop, at, end)
        ):
            break  # a comma parts the party from the words before it, unless a company's ending follows
        if word.endswith((";", ":", "?")) or (word.endswith("!") and last_word not in _COMPANY):
            break
        if (
            core.endswith(".")
            and core not in _PARTY_JOINTS
            and best != end
            and last_word not in partywords.JOINTS
            and not _abbreviates(core)
        ):
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
        if opening and word.count("(") > word.count(")"):
            best = first + len(word) - len(word.lstrip("("))
            break
    return _whole(text, best, end)


def _opening(text: str, stop: int, floor: int) -> int:
    """Where the bracket opens that closes right before `stop`, brackets within it passed over; -1 below `floor`."""
    depth = 0
    for at in range(stop - 1, floor - 1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at
    return -1


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
    r",? (?:Inc\.?|Corp\.?|Co\.?|Ltd\.?|LLC|L\.L\.C\.|LLP|L\.P\.|LP|N\.A\.|plc|p\.l\.c\.|PLC|S\.A\.|AG|GmbH|Jr\.|Sr\.|Etc\.(?:, Etc\.)?|et al\.?|(?:& |and )?(?:Ors|Others|Anor|Another)\.?|and (?:another|others)(?: \([A-Z][a-z]+s?\))?)(?![\w])"
)


_AND_MORE = re.compile(r" (?:&|and) \d{1,3} (?:[Oo]thers|[Oo]rs\b\.?)(?!\w)")  # "Karisa Chengo & 2 others"


def party_forward(text: str, start: int, *, reach: int = 120) -> int:
    """Where the party whose name starts at `start` (after " v. ") ends; `start` where none is there."""
    ceiling = min(len(text), start + reach)
    at = start
    for _ in range(14):
        here = at
        if at > start:
            if text[at + 1 : at + 2] in ("&", "a") and (more := _AND_MORE.match(text, at, ceiling)):
                at = more.end()
                break
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
        if at > start and word.startswith("the ") and text[start:at] in PLACES:
            break  # "in S.A.S. v. France the Strasbourg judges"
        if (at > start and last in _AFTER_PARTY and not word.startswith("of ")) or re.match(
            r":\w", text[stop : stop + 2]
        ):
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
