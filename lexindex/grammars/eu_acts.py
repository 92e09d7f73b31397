"""Regulations, directives and decisions of the European Union by number, in the languages that write (EU), (UE), EG or CE."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.windows import find
from lexindex.grammars.world_names import DATE
from lexindex.model import Form, Kind, Mention

# The word for each sort of act, without accents, by the letter of its CELEX number.
_SORTS = {
    "R": "regulations? verordnung(?:en)? reglements? reglamentos? regolament[oi] rozporzadzeni[ea] verordeningen verordening regulamentos? reg\\. vo",
    "L": "directives? richtlinien? directivas? direttiv[ae] richtlijn(?:en)? diretivas? dir\\. rl",
    "D": "decisions? beschl(?:uss|usse) entscheidung decision(?:es)? decisione besluit beschikking decisao",
    "E": "(?:common position|joint action)",
}
_NAMES = {"R": "Regulation", "L": "Directive", "D": "Decision", "F": "Framework Decision", "E": "Common Position"}
_WORDS = {
    letter: re.compile(words if "(?:common" in words else "|".join(words.split()), re.IGNORECASE)
    for letter, words in _SORTS.items()
}
_ALL = (
    "|".join(
        f"[{word[0].upper()}{word[0]}]{word[1:]}"
        for words in (
            *(words.split() for letter, words in _SORTS.items() if letter != "E"),
            ["rahmenbeschluss", "decision-cadre", "decision [Mm]arco", "decisione [Qq]uadro", "kaderbesluit"],
        )
        for word in words
        if len(word) > 2  # "VO" and "RL" are written in capitals
    )
    + "|VO|RL|REGULATION|DIRECTIVE|DECISION"
)
_BODY = r"(?:EU|UE|EC|EG|CE|EEC|EWG|CEE|Euratom|ECSC|JHA|CFSP|PESC|GASP)"
_TAIL = r"(?:EC|EEC|EU|EG|EWG|CE|CEE|UE|WE|JHA|JI|JAI|GAI|ECSC|CFSP|PESC|GASP|Euratom)"
_ACT = re.compile(
    rf"(?<![\w-])(?P<lead>(?:(?:Council|Commission|European Parliament and Council|ECB|Parliament|Implementing|Delegated|Framework) ){{0,4}})"
    rf"(?P<sort>{_ALL}|Common Position|Joint Action|common position|joint action)(?P<kind> (?:d'execution|deleguee?|de ejecucion|delegad[oa]|di esecuzione))?"
    rf" (?:\((?P<body>{_BODY}(?:, {_BODY}){{0,2}})\) )?(?:(?:[Nn]o?s?\.?|[Nn][ro]\.|[Nn][\xb0\xba]|num\.) ?)?"
    rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?:/(?P<tail>{_TAIL}))?(?![\d/]|-\d)"
    rf"(?P<of>(?:,? of the European Parliament and of the Council| of the (?:Commission|Council|European Parliament))?(?: of {DATE})?)"
)
_FRAMEWORK = re.compile(r"framework|rahmen|cadre|marco|quadro|kader", re.IGNORECASE)
_PLAIN = rf"(?:\((?:{_BODY})\) )?(?:[Nn]o?s?\.? ?)?\d{{1,4}}/\d{{1,4}}(?:/(?:{_TAIL}))?"
# The next of "Directives 2004/17/EC and 2004/18/EC", "Regulations (EC) No 883/2004 and (EC) No 987/2009".
_NEXT = re.compile(
    rf"(?<![\w-])(?P<lead>(?:(?:Council|Commission|Implementing|Delegated|Framework) ){{0,2}})(?P<sort>[Rr]egulations|[Dd]irectives|[Dd]ecisions) {_PLAIN}"
    rf"(?:(?:, | and |, and | or ){_PLAIN}){{0,6}}(?:, and |, | and | or )(?P<this>(?:\((?P<body>{_BODY})\) )?(?:[Nn]o?s?\.? ?)?"
    rf"(?P<first>\d{{1,4}})/(?P<second>\d{{1,4}})(?:/(?P<tail>{_TAIL}))?)(?![\d/]|-\d)(?P<of>)"
)
_ELI = re.compile(
    r"https?://data\.europa\.eu/eli/(?P<sort>reg|dir|dec)(?:_impl|_del|_framw)?/(?P<year>\d{4})/(?P<number>\d{1,5})(?:/oj)?(?![\w/])"
)


class EuActs:
    """Regulation (EU) 2016/679, Directive 95/46/EC, Council Decision 2010/427/EU, their ELI addresses."""

    kind = Kind.REGULATION

    def anchors(self) -> Iterable[Anchor]:
        """The word for the act and its number."""
        yield Anchor(
            rf"\b(?:{_ALL}|[Cc]ommon [Pp]osition|[Jj]oint [Aa]ction)(?: [a-z']{{4,10}}(?: [a-z]{{9}})?)? (?:\([EUJC][A-Za-z, ]{{1,18}}\) )?(?:[Nn][A-Za-z\xb0\xba]{{0,2}}\.? ?)?[0-9]{{1,4}}/[0-9]",
            "act",
        )
        yield Anchor(
            r"(?:,| and| or) (?:\((?:EU|EC|EEC)\) (?:No )?[0-9]{1,4}/[0-9]|No [0-9]{1,4}/[12]|[0-9]{2,4}/[0-9]{1,4}/(?:EC|EEC|EU|JHA|CFSP)\b)",
            "next",
        )
        yield Anchor(r"data\.europa\.eu/eli/(?:reg|dir|dec)[a-z_]{0,6}/[0-9]{4}/[0-9]", "eli")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The act at this anchor."""
        text = page.text
        if label == "eli":
            found = find(_ELI, text, end, 60, 12)
            if not found:
                return None
            letter = {"reg": "R", "dir": "L", "dec": "D"}[found["sort"]]
            return _mention(text, found.start(), found.end(), letter, found["year"], found["number"])
        if label == "next":
            found = next(
                (m for m in _NEXT.finditer(text, max(0, end - 190), end + 16) if m.end() >= end > m.start("this")), None
            )
            return _act(text, found) if found else None
        found = find(_ACT, text, end, 100, 110)
        return _act(text, found) if found else None


def _act(text: str, found: re.Match[str]) -> Mention | None:
    first, second, sort = found["first"], found["second"], found["sort"]
    listed = found.re is _NEXT
    if (sort[-1] == "." or len(sort) == 2) and not (found["tail"] or found["body"]):
        return None
    letter = next(
        (letter for letter, words in _WORDS.items() if words.fullmatch(sort.rstrip("s") if listed else sort)), "D"
    )
    if not (found["tail"] or found["body"] or found["of"] or found["lead"]) and (
        letter in "DE" or (sort[0].islower() and letter == "R") or not len(second) >= 2
    ):
        return None
    year, number = (second, first) if letter == "R" and not _new(found) else (first, second)
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    if len(year) != 4 or not 1952 <= int(year) <= 2049:
        return None
    if letter == "D" and _FRAMEWORK.search(found["lead"] + sort):
        letter = "F"
    start, stop = found.start("this" if listed else 0), found.end()
    written = f"{_NAMES[letter]} {text[start:stop]}" if listed else text[found.start("sort") : found.end("of")]
    return _mention(text, start, stop, letter, year, number, written=written)


def _new(found: re.Match[str]) -> bool:
    """Whether a regulation's year comes first, as since 2015; "Regulation (EC) No 1049/2001" is number first."""
    first, second = found["first"], found["second"]
    if len(first) != 4 or not 2015 <= int(first) <= 2049:
        return False
    if found["body"]:
        return found["body"].split(",")[0] in ("EU", "UE")
    return not (len(second) == 4 and 1958 <= int(second) <= 2014)


def _mention(text: str, start: int, stop: int, letter: str, year: str, number: str, written: str = "") -> Mention:
    what = _NAMES[letter]
    celex = f"CELEX 3{year}{letter}{int(number):04d}"
    slug = "decision" if letter == "F" else what.lower().replace(" ", "-")
    key = ("cite", f"eu/{slug}-{year}-{number}", written or text[start:stop], celex)
    return Mention(
        start, stop, Kind.REGULATION, Form.CITED, key, fields=(("number", number), ("year", year), ("title", what))
    )
