"""The name that leads up to a case's citation, and what may stand between the two."""

import re
from typing import NamedTuple

from lexindex.grammars.datelines import dateline
from lexindex.grammars.parties import party_back
from lexindex.grammars.partywords import begins_party, without_role

_REACH = 260
_JOINT = re.compile(r" (?:v|vs)\.?,? | versus | V\.? ")
OPENINGS = (
    "In the Matter of ",
    "In the Interest of ",
    "In Interest of ",
    "In the Estate of ",
    "In the Marriage of ",
    "In the Care and Treatment of ",
    "In the Detention of ",
    "In the Commitment of ",
    "In re ",
    "In Re ",
    "IN RE ",
    "Ex parte ",
    "Ex Parte ",
    "EX PARTE ",
    "Matter of ",
    "MATTER OF ",
)
_DOCKET = re.compile(
    r",? \(?(?:(?:MDL|Case|Cause|Docket|Appeal|Index|Dkt\.|Crim\.|Civil|Civ\.(?: A(?:ction|\.)?)?|C\.A\.|Civ\.A\.|Civil Action|\d{1,2}(?:st|d|nd|rd|th) Dist\.(?: [A-Z]\w{1,12})?) ){0,2}"
    r"(?P<number>(?:Nos?\. ?|No (?=\d\d-\d))(?:(?!, \d{1,4} [A-Z]|\. [A-Z]|, (?:and|which|who|was|were|is) [a-z])[^;()\n\"]){1,70}?)\)?(?: ?\([^()\n]{1,12}\)){0,3},? ?\Z"
)
_DOCKET_REACH = 130
# What has a number as part of its name: "Drivers Local Union No. 888".
_UNION = re.compile(r"\b(?:Local(?: Union)?|Lodge|Dist\.|District|Post|Chapter|Council|Unit)\Z")
# Words in small letters that stand within the name of a party.
_WITHIN = frozenset(
    """
    of the and for & de la et al al. ex rel rel. re d/b/a a/k/a f/k/a aka fka dba n/k/a du del van von der den on behalf in to by as an a at
    los las parte with from or y e no. doing business more less acres land y/k/a p. p plc others another ors anor p.l.c. friend next through his her minor
    """.split()
)
_BROKEN = re.compile(
    r"[;:\n\x97\"\[\]]|--|__|(?<!No\.), \d|\d (?:[A-Z][\w.']{0,11} ){1,4}\d|\d{3,}\)|\. (?:The|In|On|At|It|We|This|That|He|She|They|See|But)\b"
)
_DATED = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b")
_LONE = re.compile(
    r"(?<![\w.])(?!(?:In|The|See|Case|Joined|Under|And|But|While|When|As|By|After|Before)\b)[A-Z][\w'.&-]*(?: (?:and |of |& )?[A-Z][\w'.&-]*){0,4}\Z"
)
# "The Prize Cases, 67 U.S. 635", "Estate of Roe, 12 Cal. 3", "Succession of Doe": names of one party.
_ONE_PARTY = re.compile(
    r"(?<![\w.])(?:The )?(?:(?:Estate|Succession|Guardianship|Interest|Marriage|Adoption|Appeal|Application|Petition|Will|Custody|Conservatorship|Dependency|Welfare|Detention|Parentage|Paternity|"
    r"Commitment|Claim|Trust|Care (?:and|&) Protection|Personal Restraint|Disbarment|Name Change) of (?:[A-Z][\w'.-]{0,20} ?){1,5}|(?:[A-Z][\w'-]{1,20} ){1,4}Cases?)\Z"
)

# What leads up to a parallel citation is the one before it: "410 U.S. 113, 93 S. Ct. 705".
_CITED = re.compile(r"\d (?:[A-Z][\w.']{0,11} ){1,4}\d{1,5}\Z")
# A title alone, where a sentence or a reference begins: "The Paquete Habana, 175 U.S. 677".
_TITLE = re.compile(
    r"(?:\A|[.;:(\n]\s?|\b(?:[Ss]ee|also|[Cc]f\.|in|of|citing|[Aa]ccord),? )(?P<title>The (?!(?:[A-Z][\w'-]* )*(?:Court|Circuit|Board|Congress|Constitution|Act|Panel|Commission|Government|State|Justices?|Code|Rule|Supreme)\b)"
    r"(?:[A-Z][\w.'-]{1,20}(?: (?=[A-Z])|\Z)){1,4})\Z"
)


# What the text will call the case, "Board v. Rice (Rice I), 5 F.3d 1", is no part of the party.
_CALLED = re.compile(r" \((?:hereinafter )?[A-Z][\w.' -]{0,40} (?:I{1,3}|IV|V|VI{1,3}|IX|X)\)$")


class Name(NamedTuple):
    """Where a case's name begins, the fields it gives, and whether the citation stands in brackets behind it."""

    start: int
    fields: tuple[tuple[str, str], ...] = ()
    bracketed: bool = False


def name_before(text: str, start: int, *, lone: bool = False, titled: bool = False, within: bool = True) -> Name:
    """The name that leads up to a citation at `start`: parties, "In re", and the year or docket number in between.

    `lone` takes any capitalised words, as courts do that name their cases by one party (Google Spain); `titled` takes
    a title with its article, as ships have (The Paquete Habana). Without `within` nothing but a comma stands in between.
    """
    none = Name(start)
    if start < 4:
        return none
    stop, fields, bracketed = _lead(text, start) if within else (start - 2, (), False)
    if stop < 0 or not (within or text[stop:start] == ", "):
        return none
    if text[stop - 1].isdigit() and _CITED.search(text, max(0, stop - 36), stop):
        return none
    begun, parties = _parties(text, stop, lone=lone)
    if not parties and titled and text[stop:start] == ", " and (title := _TITLE.search(text, max(0, stop - 60), stop)):
        begun, parties = title.start("title"), (("plaintiff", title["title"]),)
    if not parties:
        return none
    return Name(begun, (*parties, *fields), bracketed)


def _lead(text: str, start: int) -> tuple[int, tuple[tuple[str, str], ...], bool]:
    """Where the name must end, with what stands between it and the citation; -1 where no name can lead up to it."""
    before = text[start - 1]
    if before in "([":
        stop = start - 2 if text[start - 2] in " ," else start - 1
        if text[stop - 1] == ",":
            stop -= 1
        return (stop, (), True) if text[start - 2] == " " else (-1, (), False)
    if before != " ":
        return -1, (), False
    if text[start - 2] == ")" or text[start - 3 : start - 1] == "),":
        # "People v. Watson (1956) 46 Cal.2d 818", "State v. Ames (1984), 208 Mont. 200": the year leads.
        opening = text.rfind("(", max(0, start - 60), start)
        line = dateline(text, opening - 1) if opening > 1 and text[opening - 1] == " " else None
        if line and text[line.stop : start] in (" ", ", "):
            return opening - 1, line.fields, False
    floor = max(0, start - _DOCKET_REACH)
    docket = _DOCKET.search(text, floor, start) if text.rfind("No", floor, start) >= 0 else None
    if docket and not _UNION.search(text, max(0, docket.start() - 16), docket.start()):
        number = docket["number"].rstrip(" ,")
        return docket.start(), (("docket", re.sub(r"^Nos?\.? ?", "", number)),), False
    if text[start - 2] == ",":
        return start - 2, (), False
    return start - 1, (), False


def _parties(text: str, stop: int, *, lone: bool) -> tuple[int, tuple[tuple[str, str], ...]]:
    floor = max(0, stop - _REACH)
    near = text.rfind(" v. ", floor, stop)  # as most are written: then no other is sought before it
    joint = next(reversed(list(_JOINT.finditer(text, max(floor, near), stop))), None)
    shouted = joint is not None and "V" in joint.group()  # a joint in capitals is that of a name in capitals
    if joint and _is_party(defendant := text[joint.end() : stop]) and not (shouted and not defendant.isupper()):
        left = party_back(text, joint.start())
        if left < joint.start():
            plaintiff = text[left : joint.start()].rstrip(" ,")
            parties = (without_role(plaintiff), without_role(_CALLED.sub("", defendant.strip(" ,"))))
            return left, tuple(zip(("plaintiff", "defendant"), parties, strict=True))
    for opening in OPENINGS:
        at = text.rfind(opening, floor, stop)
        if at >= 0 and (not at or not text[at - 1].isalnum()) and _is_party(text[at + len(opening) : stop]):
            return at, (("plaintiff", text[at:stop].rstrip(" ,")),)
    low = max(0, stop - 80)
    if (text.find(" of ", low, stop) >= 0 or text.find("Case", low, stop) >= 0) and (
        found := _ONE_PARTY.search(text, low, stop)
    ):
        return found.start(), (("plaintiff", found.group()),)
    if lone and (found := _LONE.search(text, max(0, stop - 70), stop)):
        return found.start(), (("plaintiff", found.group()),)
    return stop, ()


def _is_party(words: str) -> bool:
    """Whether the words between the joint and the citation can be one party's name and nothing more."""
    if len(words) > 150 or not begins_party(words):
        return False
    words = _DATED.sub("", words)
    if _BROKEN.search(words) or words.count("(") != words.count(")"):
        return False
    small = [
        word for word in words.split() if word.islower() and word[0].isalpha() and word.strip(",()") not in _WITHIN
    ]
    return len(small) <= (1 if words.startswith(("One ", "Approximately ")) else 0)
