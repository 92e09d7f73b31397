"""What stands before and behind the number of an international or continental case: its name, dates, places."""

import re
from typing import NamedTuple

from lexindex.grammars.parties import party_back
from lexindex.model import Pinpoint

Fields = tuple[tuple[str, str], ...]

YEAR = r"(?:1[89]\d\d|20\d\d)"
# "28 November 2007", "15.2.2006", "July 29, 1988", "3 mars 2011", "28 de junio de 2010", "1er mars 2000"
DATE = (
    rf"(?:\d{{1,2}}(?:\.|er|st|nd|rd|th|o)? (?:de |of )?[A-Z]?[a-z]{{2,10}}\.?,? (?:de |del )?{YEAR}"
    rf"|\d{{1,2}}[./] ?\d{{1,2}}[./] ?{YEAR}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:st|nd|rd|th)?, {YEAR})"
)
_NUMBER = r"\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?"
_PARAGRAPH = (
    rf"(?:paras?\.?|paragraphs?|par\.|§{{1,2}}|\xb6{{1,2}}|Rn\.|Rdnr\.|Rz\.|E\.|consid\.|r\.?o\.|rov\.|FJ|points?|punto|cons\.)"
    rf" ?(?P<first>{_NUMBER})(?: ?- ?(?P<last>{_NUMBER}))?(?P<more>(?:(?:, | and | & ){_NUMBER}(?![\w/]| [A-Z]))*)"
)
_PLACE = re.compile(
    rf"(?:,? (?:at )?{_PARAGRAPH}|,? \[(?P<bracket>\d{{1,4}})\](?:-\[(?P<until>\d{{1,4}})\])?(?! [A-Z\d])"
    rf"|, (?:at )?(?:pp?\. ?|at )(?P<page>\d{{1,5}})(?:-(?P<page_last>\d{{1,5}}))?)(?![\w/])"
)
_BARE_PAGE = re.compile(
    r"(?:, (?P<page>\d{1,4})| \((?!1[89]\d\d|20\d\d)(?P<inner>\d{1,4})\))(?!\w|[./]\d| [A-Z][\w.]* \d)"
)
_DATED = re.compile(
    rf" \((?:[A-Z][\w. ]{{1,14}}, )?(?:{DATE}|{YEAR}|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|extracts)\)| \(extracts\)"
)
_LAST_YEAR = re.compile(rf"{YEAR}(?=\D*\Z)")


class Tail(NamedTuple):
    """Where a citation with all that belongs to it ends, the places it names and the year in its parenthesis."""

    stop: int
    places: tuple[Pinpoint, ...] = ()
    year: str = ""


def tail(text: str, stop: int, *, bare: bool = False) -> Tail:
    """The pinpoints and the parenthesis of the date behind a citation; `bare` takes a page without its sign too."""
    places: list[Pinpoint] = []
    year = ""
    for _ in range(4):
        if text[stop : stop + 1] not in (",", " "):
            break
        if bare and not places and (found := _BARE_PAGE.match(text, stop, stop + 12)):
            places.append(Pinpoint("page", found["page"] or found["inner"]))
        elif found := _PLACE.match(text, stop, stop + 90):
            places += _places(found)
        elif found := _DATED.match(text, stop, stop + 50):
            year = year or year_of(found.group())
        else:
            break
        stop = found.end()
    return Tail(stop, tuple(places), year)


def _places(found: re.Match[str]) -> list[Pinpoint]:
    if found["page"]:
        return [Pinpoint("page", found["page"], found["page_last"])]
    if found["bracket"]:
        return [Pinpoint("paragraph", found["bracket"], found["until"])]
    more = re.findall(_NUMBER, found["more"])
    return [Pinpoint("paragraph", found["first"], found["last"]), *(Pinpoint("paragraph", number) for number in more)]


def year_of(written: str) -> str:
    """The year that a date ends with, or nothing.

    >>> year_of("15.2.2006"), year_of("5 May")
    ('2006', '')
    """
    found = _LAST_YEAR.search(written)
    return found.group() if found else ""


class Lead(NamedTuple):
    """Where a case begins that a number ends, its name's fields and the date that stands in between."""

    start: int
    fields: Fields = ()


_ITEM = (
    rf"(?:(?:Preliminary |Principal )?(?:[Jj]udg(?:e)?ments?|Arrets?|Sentencia|[Dd]ecision|Order|Award|Ruling|Opinion)(?: No\. \d{{1,4}})?(?: (?:of|de|du|vom) {DATE})?"
    rf"|Merits|Advisory Opinion(?: of {DATE})?|Preliminary Objections?|Jurisdiction(?: and Admissibility| of the Court)?|Admissibility|Provisional Measures"
    rf"|(?:First|Second) Phase|Reparations?(?: and Costs)?|Costs|Interpretation|Excepcion(?:es)? Preliminar(?:es)?|Fondo,? (?:y )?Reparaciones(?: y Costas)?|Reparaciones y Costas|Fondo|Judgment on Merits|Just Satisfaction|dec\."
    rf"|Communications?(?: [Nn]os?\.)?|U\.?N\.? Doc\.|{DATE}|{YEAR}|(?:Inter-Am\. Ct\. H\.R\.|IACtHR|IACHR|ECtHR|GC)|Case [Nn]o\.?|Case|[Nn]o\.?"
    rf"|\[GC\])"
)
_BETWEEN = re.compile(rf"(?:[,.]? \(?{_ITEM}\)?){{1,6}}(?=[,.]? ?\Z)")
_JOINT = re.compile(r" (?:v\.?|vs\.?|c\.|versus) (?:the )?(?=[A-Z'\"])")
_SIDES = re.compile(
    r"\((?P<one>(?:the )?[A-Z][^()]{1,70}?)(?: (?:v\.?|vs\.?|c\.|/) |(?<=[a-z])/(?=[A-Z]))(?P<two>[^()]{2,70})\)\Z"
)
_SMALL = r"of|the|and|in|on|against|to|by|for|between|from|with|respect|relating|or|de|du|des|la|a|an|at|concerning|submitted|over"
_TITLE = re.compile(
    rf"(?<![\w.])(?!(?:See|In|Cf|But|And|Under|As|It|He|Panel|Appellate)\b)[A-Z\"][\w?'./\"-]*(?:,? (?:(?:{_SMALL}) ){{0,4}}(?:[A-Z0-9\"][\w?'./\"-]*|\((?:No|no)\. \d{{1,2}}\))){{0,18}}\Z"
)
_PARTY = re.compile(
    r"(?:the )?[A-Z0-9?'\"][\w?'.,&/\"-]*(?: (?:[A-Z0-9?&'\"(][\w?'.,&/\")-]*|of|the|and|for|de|la|du|des|van|von|der|den|del|y|e|et|al\.?|l'[a-z]{3,12}|voor|fur|in|\(no\. \d\)))*\Z"
)
_REACH = 200


def lead(text: str, start: int, *, title: bool = False) -> Lead:
    """The name before a citation that begins at `start`, over "(Merits)", ", Judgment of 6 May," and the like.

    `title` takes a title without parties too ("Western Sahara") where such words stand in between.
    """
    if start < 4 or text[start - 1] != " ":
        return Lead(start)
    floor = max(0, start - _REACH)
    stop = start - (2 if text[start - 2] in ",." else 1)
    between = _BETWEEN.search(text, max(floor, start - 130), start)
    dated: Fields = ()
    if between:
        stop = between.start()
        if year := year_of(between.group().rstrip(" ),")):
            dated = (("year", year),)
    if text[stop - 1 : stop] == "," or text[stop - 1 : stop] == " ":
        stop -= 1
    if sides := _SIDES.search(text, max(0, stop - 150), stop):
        begun = _titled(text, sides.start() - 1)
        return Lead(
            begun if begun < sides.start() - 1 else sides.start() + 1 - 1, (*_named(sides["one"], sides["two"]), *dated)
        )
    if named := _parties(text, stop):
        return Lead(named[0], (*_named(*named[1:]), *dated))
    if title and between:
        begun = _titled(text, stop)
        if begun < stop:
            return Lead(begun, (("title", text[begun:stop]), *dated))
    if between and between.group().lstrip(" ,").startswith(("Case", "Communication", "UN", "U.N", "No", "no")):
        skip = len(between.group()) - len(between.group().lstrip(" ,(."))
        return Lead(between.start() + skip, dated)
    return Lead(start)


def closed(text: str, start: int, stop: int) -> int:
    """Where a citation ends that has the opening of the bracket which ends behind it: "Tyrer v UK (no. 5856/72)".

    >>> closed("(A v B (C-1/20))", 1, 14)
    15
    """
    opened = text.count("(", start, stop) > text.count(")", start, stop)
    return stop + 1 if opened and text[stop : stop + 1] == ")" else stop


def _named(one: str, two: str) -> Fields:
    return (("plaintiff", one.strip(' ,"')), ("defendant", two.strip(' ,"')))


def _titled(text: str, stop: int) -> int:
    found = _TITLE.search(text, max(0, stop - 190), stop)
    return found.start() if found else stop


_SPANISH = re.compile(r" [ye] \Z")
_OTHERS = re.compile(r",? (?:(?:and|&) others|y otr[oa]s|et autres)\Z")
_SIGNAL = re.compile(r"(?:Voir|Siehe|Zie|Vedi|Vease|Ver|Cfr?|In|Dans) ")


def _parties(text: str, stop: int) -> tuple[int, str, str] | None:
    joint = next(reversed(list(_JOINT.finditer(text, max(0, stop - _REACH), stop))), None)
    if not joint:
        return None
    defendant = text[joint.end() : stop]
    if (
        not _PARTY.match(defendant)
        or ";" in defendant
        or ", Communication" in defendant
        or re.search(r"\. (?:The|In|On|At|It|We|See)\b", defendant)
    ):
        return None
    if text[joint.end() - 4 : joint.end()] == "the ":
        defendant = "the " + defendant
    stop = joint.start()
    if others := _OTHERS.search(text, max(0, stop - 14), stop):
        stop = others.start()
    begun = party_back(text, stop)
    if begun >= stop:
        return None
    if _SPANISH.search(text, max(0, begun - 3), begun) and (further := party_back(text, begun - 3)) < begun - 3:
        begun = further
    if signal := _SIGNAL.match(text, begun, stop):
        begun = signal.end()
    for opening in ("Case of ", "Caso ", "Affaire "):
        if (at := text.rfind(opening, max(0, begun - len(opening)), stop)) >= 0:
            begun = at
    return begun, text[begun : joint.start()], defendant
