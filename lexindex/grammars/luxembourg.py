"""Cases of the Court of Justice of the European Union by number, and of every court by its ECLI or CELEX number."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.casenames import name_before
from lexindex.grammars.windows import find
from lexindex.grammars.world_names import YEAR, Lead, lead, tail
from lexindex.model import Form, Kind, Mention

_SUFFIX = r"(?: (?:P(?:PU)?(?:[ -]RENV|[ -]R|\(R\))?|R(?:ENV)?|REV|DEP|SA|AJ|INTP|TO)(?![\w.]))?"
_DASH = r" ?[-\x97]{1,2} ?"
_NUMBER = rf"[CTF]{_DASH}\d{{1,4}}/\d{{2}}(?!\d){_SUFFIX}"
_OLD = rf"\d{{1,3}}/(?:5[3-9]|[678]\d)(?!\d|/){_SUFFIX}"
_AND = r"(?:,(?: and| et| und| y| e| en)?| and| et| und| y| e| en| &| to| a| bis)"
_WORD = (
    r"(?:(?:[Jj]oined )?[Cc]ases?|(?:JOINED )?CASES?|[Rr]echtssachen?|[Vv]erbundenen? Rechtssachen|Rs\.|Rspr\.|[Aa]ff\.(?: jtes| jointes)?|[Aa]ffaires?(?: jointes)?|[Aa]suntos?(?: acumulados)?"
    r"|[Cc]aus[ae](?: riunite)?|(?:[Gg]evoegde )?[Zz]aa?k(?:en)?|[Ss]praw[ay])"
)
_CASE = re.compile(
    rf"(?<![\w/-])(?:(?P<word>{_WORD}) )?(?P<first>(?P<court>[CTF]){_NUMBER[5:]})(?P<rest>(?:{_AND} (?P=court){_NUMBER[5:]}){{0,8}})(?![\w/])"
)
_OLD_CASE = re.compile(rf"(?<![\w/-])(?P<word>{_WORD}) (?P<first>{_OLD})(?P<rest>(?:{_AND} {_OLD}){{0,8}})(?![\w/])")
_COURT = re.compile(
    r"\bEU\b|\bE[CU]:|Europe|Union|[Cc]ourts?\b|CJEU|ECJ|CURIA|Curia|Luxembourg|Commission|Tribunal|Gericht|EuG|rul(?:ed|ing)|[Jj]udg|"
    r"[Cc]ases?\b|[Dd]irective|Advocate|TFEU|GDPR|[Ll]egal|[Aa]ppeal|[Oo]rder|HvJ|arret|ECR\b"
)
_POINT = re.compile(r" \(point \d{1,4}\)")
# A name behind its number: of parties, or of one where an ECLI, a report or a point follows.
_NOT_SIDE = r"(?!ECLI:|EU:|[CTF] ?-{1,2} ?\d)"  # "and T-112/19" is the next case of a list
_SIDE = rf"{_NOT_SIDE}[A-Z'\"][\w'.&/\"()-]*(?:,? (?:(?:and|of|the|for|de|la|le|les|du|des|der|die|das|van|von|den|y|e|et|en|l'[a-z]+|del|dei|degli|delle|della|di|e|ed|per|fur|voor|pour|national|nationale) ){{0,4}}{_NOT_SIDE}(?:[dl]|[a-z]{{2,3}}l)?'?[A-Z'\"(][\w'.&/\"()-]*){{0,14}}"
_PARTIES = re.compile(
    rf",? (?P<one>{_SIDE}) (?:v\.?|c\.|/|gegen|contro|contra|tegen) (?P<two>(?:the )?{_SIDE}(?: national(?:e)?)?(?: (?:de |du )?l'[a-z]{{3,12}})?)"
)
_NEXT_JOINT = re.compile(r" (?:v\.?|c\.) ")
_LONE = re.compile(rf",? (?P<one>{_SIDE})(?=,? (?:\[{YEAR}\] |(?:ECLI:)?EU:[CTF]:\d))")
_ECLI = re.compile(
    r"(?<![\w:.])(?:(?:E|e)(?:CLI|cli) ?: ?(?P<country>[A-Za-z]{2}):(?P<court>[A-Za-z0-9]{1,9}):(?P<year>\d{4}):(?P<number>[A-Za-z0-9][A-Za-z0-9.]{0,40})"
    r"|(?P<short>EU):(?P<eu>[CTF]):(?P<when>\d{4}):(?P<which>\d{1,5}))(?![\w:])"
)
_DUTCH = re.compile(
    r"(?<![\w.])(?P<court>HR|PHR|ABRvS|CRvB|CBb|GHvJ|(?:Hof|Rb\.|Rechtbank|Gerechtshof)(?: 's-)?(?: ?[A-Z][\w-]+){0,3}|BVerfG|BGH|BVerwG|OGH|VfGH) (?:\d{1,2}\.? [A-Za-z]{3,10}\.? \d{4}), \Z"
)
_CELEX = re.compile(
    r"(?<![\w.])(?:CELEX(?: (?:No\.? ?|number ))?:? ?)?(?P<sector>[36])(?P<year>(?:19[5-9]|20[0-4])\d)(?P<type>[A-Z]{1,2})(?P<number>\d{4})(?:R\(\d\d\))?(?![\w-])"
)
_ACTS = {"R": "Regulation", "L": "Directive", "D": "Decision", "F": "Framework Decision"}
_COURTS = {"CJ": "C", "CO": "C", "CC": "C", "TJ": "T", "TO": "T", "FJ": "F", "FO": "F"}


class Luxembourg:
    """Case C-311/18, EU:C:2020:559, ECLI:NL:HR:2019:2006, CELEX 62018CJ0311."""

    kind = Kind.CASE

    def anchors(self) -> Iterable[Anchor]:
        """The numbers themselves; the old ones, without a letter, only behind the word for a case."""
        yield Anchor(r"\b[CTF] ?[-\x97]-? ?[0-9]{1,4}/[0-9][0-9]\b", "number")
        yield Anchor(rf"\b{_WORD.replace('(?:', '(?:')} [0-9]{{1,3}}/(?:5[3-9]|[678][0-9])\b", "old")
        yield Anchor(r"\b(?:ECLI|ecli) ?: ?[A-Za-z]{2}:[A-Za-z0-9]{1,9}:[0-9]{4}:[A-Za-z0-9]", "ecli")
        yield Anchor(r"\bEU:[CTF]:[0-9]{4}:[0-9]", "ecli")
        yield Anchor(r"\b(?:3|6)(?:19[5-9]|20[0-4])[0-9][A-Z]{1,2}[0-9]{4}\b", "celex")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The case, or for a CELEX number of the third sector the act, at this anchor."""
        text = page.text
        if label == "ecli":
            return _ecli(text, end)
        if label == "celex":
            return _celex(text, end)
        found = find(_CASE if label == "number" else _OLD_CASE, text, end, 110, 80)
        return _case(text, found) if found else None


def _plain(number: str) -> str:
    return re.sub(_DASH, "-", number)


def _case(text: str, found: re.Match[str]) -> Mention | None:
    start, stop = found.span()
    if not found["word"] and text[start - 1 : start] in ("-", "/", "."):
        return None
    docket = _plain(found["first"])
    if docket[0] in "CTF" and not _sat(docket[0], re.search(r"/(\d\d)", docket)):
        return None
    fields = [("docket", docket)]
    rest = re.findall(rf"{_NUMBER}|{_OLD}", found["rest"])
    fields += [("joined", _plain(number)) for number in rest]
    before = _before(text, start)
    bracketed = before.start < start and text[start - 1] in "(["
    if bracketed:
        if text[stop : stop + 1] == (")" if text[start - 1] == "(" else "]"):
            stop += 1
        else:
            before, bracketed = Lead(start), False
    if not found["word"] and not before.fields and not _COURT.search(text, max(0, start - 200), stop + 200):
        return None  # a tank, a flight, a room
    if before.fields:
        fields += before.fields
    elif behind := _PARTIES.match(text, stop, stop + 220):
        two = _cut(behind["two"])
        if _NEXT_JOINT.match(text, behind.end()) and " and " in two:
            two = two[: two.rindex(" and ")]  # joined cases: "and Stringer v HM Revenue and Customs" is the next
        fields += [("plaintiff", behind["one"].rstrip(" ,")), ("defendant", two)]
        stop = behind.start("two") + len(two)
    elif behind := _LONE.match(text, stop, stop + 160):
        fields.append(("plaintiff", behind["one"]))
        stop = behind.end()
    if point := _POINT.match(text, stop, stop + 16):
        stop = point.end()
    after = tail(text, stop)
    number = re.match(r"(?:[CTF]-)?\d{1,4}/\d\d", docket)
    slug = "eu/" + re.sub(r"[^a-z0-9]+", "-", number.group().lower()) if number else "eu/" + docket
    written = f"Case {number.group()}" if number else f"Case {docket}"
    return Mention(
        before.start, after.stop, Kind.CASE, Form.CITED, ("cite", slug, written), pinpoints=after.places,
        fields=tuple(fields),
    )  # fmt: skip


def _sat(court: str, year: re.Match[str] | None) -> bool:
    """Whether the court used its letter then: C and T since 1989, F from 2005 to 2016."""
    when = int(year[1]) if year else 0
    return 5 <= when <= 16 if court == "F" else when >= 88 or when < 50


def _cut(name: str) -> str:
    """A party without the point that ends the sentence."""
    name = re.sub(r"\. [A-Z].*\Z", "", name) if re.search(r"[a-z]{4}\. [A-Z]", name) else name
    while name and name[-1] in ".,'\"(" and not re.search(r"\b[A-Z]\.\Z|(?:Inc|Ltd|Co|Corp)\.\Z", name):
        name = name[:-1]
    return name


_BEFORE = re.compile(
    r"(?<![\w./])(?P<one>(?!(?:See|In|The|Case|Cases|Under|As|Voir|Siehe)\b)[A-Z][\w'.&-]*(?: (?:and |of |en )?[A-Z][\w'.&-]*){0,4}),? ?\(?\Z"
)
_NUMBERED = re.compile(_NUMBER)
_NOT_BEFORE = frozenset(
    """
    In The See Case Joined Under And But While When As By After Before Pending Cases EuGH CJEU ECJ Court Cour Corte Tribunal
    CJUE TJUE CGUE HvJ UE EU EG Union Gerichtshof Hof Justice Curia TUE CJCE TJCE
    """.split()
)


def _before(text: str, start: int) -> Lead:
    named = lead(text, start) if text[start - 1 : start] == " " else Lead(start)
    if text[start - 2 : start] in (" (", " ["):
        floor = max(0, start - 240)  # "A v B (Case C-311/18)", and in square brackets
        inner = lead(text[floor : start - 1], start - 1 - floor)
        named = Lead(inner.start + floor, inner.fields) if inner.fields else named
        if not named.fields and text[start - 1] == "(" and (name := name_before(text, start - 1)).fields:
            named = Lead(name.start, name.fields)  # "R v Secretary of State for Transport, ex p Factortame Ltd"
    if named.fields:
        # What holds another number is the case before this one in a list: "T-1/19 A v B and T-2/19 C v D".
        return Lead(start) if _NUMBERED.search(text, named.start, start) else named
    if text[start - 2 : start] in (", ", " ("):
        found = _BEFORE.search(text, max(0, start - 70), start)
        if (
            found
            and not {found["one"].split()[0], found["one"].split()[-1]} & _NOT_BEFORE
            and not found["one"].endswith(".")
        ):
            return Lead(found.start(), (("plaintiff", found["one"]),))
    return Lead(start)


def _ecli(text: str, end: int) -> Mention | None:
    found = find(_ECLI, text, end, 60, 50)
    if not found:
        return None
    start, stop = found.span()
    if found["short"]:
        country, court, year, number = "EU", found["eu"], found["when"], found["which"]
    else:
        country, court, year, number = found["country"].upper(), found["court"], found["year"], found["number"]
        while number[-1] == ".":
            number, stop = number[:-1], stop - 1
    if court.islower():
        court, number = court.upper(), number.upper()
    neutral = f"ECLI:{country}:{court}:{year}:{number}"
    fields = [("neutral", neutral), ("year", year), ("court", f"{country}:{court}")]
    where = {"CE": "coe"}.get(country, country.lower())
    slug = f"{where}/{re.sub('[^a-z0-9]+', '-', neutral.lower())}"
    written = [neutral, neutral.removeprefix("ECLI:")]
    if country == "CE" and (application := re.search(r"(?:JUD|DEC|ADV|REP)0*(\d{1,7})(\d\d)\Z", number)):
        docket = f"{application[1]}/{application[2]}"
        slug, written = f"echr/{application[1]}-{application[2]}", [f"no. {docket}"]
        fields.append(("docket", docket))
    if before := _DUTCH.search(text, max(0, start - 60), start):
        start = before.start()
        fields[2] = ("court", before["court"])
    after = tail(text, stop)
    return Mention(
        start, after.stop, Kind.CASE, Form.CITED, ("cite", slug, *written), pinpoints=after.places,
        fields=tuple(fields),
    )  # fmt: skip


def _celex(text: str, end: int) -> Mention | None:
    found = find(_CELEX, text, end, 30, 6)
    if not found:
        return None
    year, sort, number = found["year"], found["type"], str(int(found["number"]))
    celex = f"CELEX {found['sector']}{year}{sort}{found['number']}"
    if found["sector"] == "6" and sort in _COURTS:
        docket = f"{_COURTS[sort]}-{number}/{year[2:]}" if int(year) > 1988 else f"{number}/{year[2:]}"
        key = ("cite", f"eu/{docket.lower().replace('/', '-')}", f"Case {docket}")
        return Mention(
            found.start(), found.end(), Kind.CASE, Form.CITED, key, fields=(("docket", docket), ("year", year))
        )
    if found["sector"] == "3" and sort in _ACTS:
        what = _ACTS[sort]
        key = ("cite", f"eu/{what.lower().replace(' ', '-')}-{year}-{number}", celex)
        fields = (("number", number), ("year", year), ("title", what))
        return Mention(found.start(), found.end(), Kind.REGULATION, Form.CITED, key, fields=fields)
    return None
