"""What the codes share: section numbers with their lists and ranges, and the bracket with year and publisher."""

import re
from typing import NamedTuple

from lexindex.model import Pinpoint

# Whitespace inside a citation: a page's line end, with the indentation of the next line.
GAP = r"\s{1,30}"
OPEN = r"\s{0,30}"
SIGN = r"(?:§{1,2}|[Ss]ections?\b|[Ss]ecs?\.|[Ss]ec\b|SECTIONS?\b|SEC\.)"

NUMBER = (
    r"(?:1\.\d{2,4}[A-Z]?(?:\([a-z0-9]{1,2}\)){1,2}-\d{1,3}[A-Z]{0,2}|(?:[A-Z]{1,4}-?)?\d{1,6}[A-Za-z]{0,5}"
    r"(?:(?:[-.:]|-\s)\d{1,6}[A-Za-z]{0,4}|-(?:[A-Z]{1,2}|[a-z]{1,2})(?![A-Za-z])|(?<=\d[A-Z])\d{1,4}){0,7})"
)
_SUB = r"\((?:[0-9A-Za-z]{1,5}|\d{1,2}\.\d{1,2})\)"
# New York brackets within brackets: "CPLR 3212[b]", "CPLR 3211 [a] [7]"; a footnote's "[4]" and a word put in, "[a]", are none.
_BRACKETED = r"(?:\s?\[[a-z]{1,2}\](?=\s?\[|[;,.)\]]|\Z)|\s\[\d{1,2}\](?=\s?\[[a-z]|[;,.)\]]|\Z)|(?<=\])\s?\[[0-9ivx]{1,3}\](?=\s?\[|[;,.)\]]|\Z))"
_SUBS = rf"(?:{_SUB}|{_BRACKETED}|\s\((?:[a-z]{{1,3}}|[A-Z]|\d{{1,2}})\)(?=[\s,.;:)(]|\Z)){{0,8}}"
_ONE = re.compile(rf"(?P<number>{NUMBER})(?P<subs>{_SUBS})(?!\w)")
_MORE = re.compile(
    rf"(?P<joint>,\s{{0,30}}(?:and\s|or\s|&\s)?|\s(?:and|or|&)\s)(?P<sign>§{{1,2}}\s?)?"
    rf"(?:(?P<number>[-.]?{NUMBER})(?P<subs>{_SUBS})|(?P<only>(?:{_SUB}){{1,6}}))"
    r"(?![\w%$/]|,\d{3}|\.\d|\s?(?:[A-Z]\.|U\.?\s?S|USC|CFR|Stat\.|Fed\.|Cal\.|F\.|ILCS))"
)
_TO = re.compile(
    rf"\s?(?:-|\bto\b|\bthrough\b|\bthru\b)\s?(?P<sign>§{{1,2}}\s?)?"
    rf"(?:(?P<number>[-.]?{NUMBER})(?P<subs>(?:{_SUB}){{0,6}})|(?P<only>(?:{_SUB}){{1,6}}))(?!\w)"
)
_SEQ = re.compile(r",?\s{1,30}(?:et\s?\.?\sseq\b\.?|ff\.)")
_NOTE = re.compile(r"(?:\s\(?note\b\)?|\snn?\.)(?!\s\d)")
_SUBDIVISION = re.compile(
    r",?\s(?:subd(?:ivision|iv|s)?\.?|subs?(?:ection|ec)?s?\.?|subparas?\.?|para?s?(?:graph)?s?\.?|cls?\.)\s?"
    r"\(?(?P<sub>[0-9A-Za-z]{1,4})\)?(?P<more>(?:\([0-9A-Za-z]{1,4}\)){0,4})(?!\w)"
)
_LEVELS = re.compile(r"\([^)]{1,5}\)")


class Sections(NamedTuple):
    """The sections read at one place: where they end, the first one's number and subsection, and all places."""

    end: int
    number: str
    sub: str
    places: tuple[Pinpoint, ...]


def sections(
    text: str, at: int, *, several: bool = False, unit: str = "section", hyphened: bool = False
) -> Sections | None:
    """The section, list or range of sections that begins at `at`; `several` when a plural or "§§" announced them.

    `hyphened` says that sections of this code have hyphens ("§ 967-86"), so that one is no range under a single sign.
    """
    first = _ONE.match(text, at, at + 90)
    if not first:
        return None
    guess = several or not hyphened
    number, last = (
        _spread(first["number"], several=several, hyphened=hyphened) if guess else (_plain(first["number"]), None)
    )
    subs = _plain(first["subs"])
    end = first.end()
    if not subs and (division := _SUBDIVISION.match(text, end, end + 40)):
        subs = f"({division['sub']}){division['more']}"
        end = division.end()
    places: list[Pinpoint] = []
    whole, level = number, subs
    if not last:
        end, last = _upto(text, end, number, subs, several=several)
    places.append(Pinpoint(unit, number + subs, last))
    for _ in range(24):
        if seq := _SEQ.match(text, end, end + 44):
            end = seq.end()
        more = _MORE.match(text, end, end + 90)
        if not more or not _goes_on(more, number, several=several, subbed=bool(subs)):
            break
        if more["only"]:
            level = _beside(level, more["only"])
            end, upto = _upto(text, more.end(), whole, level, several=several)
        elif more["number"][0] in "-.":  # "-113" after "40-35-210", ".100" after "10.73.090"
            whole, upto = whole[: whole.rindex(more["number"][0])] + _plain(more["number"]), None
            level, end = _plain(more["subs"]), more.end()
            end, upto = _upto(text, end, whole, level, several=several)
        else:
            whole, upto = (
                _spread(more["number"], several=several, hyphened=hyphened) if guess else (_plain(more["number"]), None)
            )
            level = _plain(more["subs"])
            end = more.end()
            if not level and (division := _SUBDIVISION.match(text, end, end + 40)):
                level = f"({division['sub']}){division['more']}"
                end = division.end()
            if not upto:
                end, upto = _upto(text, end, whole, level, several=several)
        places.append(Pinpoint(unit, whole + level, upto))
    if note := _NOTE.match(text, end, end + 8):
        end = note.end()
        subs = subs or "note"
    return Sections(end, number, subs, tuple(places))


def _plain(subs: str) -> str:
    return "".join(subs.split()).replace("[", "(").replace("]", ")")


_POINTED = re.compile(r"\d{1,5}\.\d{1,5}[a-z]?")
_MEASURED = re.compile(r"\s(?:per\b|percent|[mb]illion|miles|feet|hours|years|grams|points|inches)")


def _goes_on(more: re.Match[str], first: str, *, several: bool, subbed: bool) -> bool:
    """Whether what follows a comma or an "and" is another section: under one sign only what looks like one."""
    if (
        more["number"]
        and more["number"][0] in "-."
        and not (more["number"][0] in first[:-1] and (several or more["number"][0] == "."))
    ):
        return False
    if several or more["sign"] or (more["only"] and not re.fullmatch(r"\((?:1[6-9]|20)\d\d\)", more["only"])):
        return not more["only"] or subbed or several
    if more["only"]:
        return False
    number = more["number"]
    if number[0] == ".":
        return _as_long(number, first)
    if more["subs"] and number[0].isdigit():
        return True
    if "." in first and _POINTED.fullmatch(number) and not _MEASURED.match(more.string, more.end()):
        return True  # "37.1, 44.3, 44.4", "404.1520, 404.1526"
    return not more["joint"].startswith(",") and number[0].isdigit() and len(re.match(r"\d*", number)[0]) >= 3  # type: ignore[index]


def _as_long(number: str, first: str) -> bool:
    """Whether a number's end, ".100", is as long as the end of the one before it: "10.73.090"."""
    return len(number) > 2 and len(first[first.rindex(".") :]) == len(number) and first.count(".") > 0


def _spread(number: str, *, several: bool, hyphened: bool = False) -> tuple[str, str | None]:
    """A number with a hyphen as a range where it can be one: "1983-85" is 1983 to 1985, "2000e-5" is a section."""
    number = _plain(number)
    first, hyphen, last = number.partition("-")
    if hyphen and last.startswith(first) and not last.isdigit() and len(last) > len(first) >= 3:
        return first, last  # "1681-1681x", "2000e-2000e-17"
    if not hyphen or "-" in last or not last[0].isdigit():
        return number, None
    if hyphened and not (len(first) == len(last) >= 3 or "." in first):
        return number, None  # "14-17" is a section of its own
    if first.isdigit() and last.isdigit():
        if len(last) == len(first) and int(last) > int(first) and (several or len(first) >= 3):
            return first, last
        if 2 <= len(last) < len(first) and len(first) >= 3 and int(first[: -len(last)] + last) > int(first):
            return first, first[: -len(last)] + last
    elif several and first.count(".") == last.count(".") == 1 and first.split(".")[0] == last.split(".")[0]:
        return first, last
    return number, None


def _upto(text: str, end: int, number: str, subs: str, *, several: bool) -> tuple[int, str | None]:
    """The end of a range that goes on after a number: "(a)-(c)", " through 2000e-17", " to -305"."""
    found = _TO.match(text, end, end + 60)
    if not found:
        return end, None
    if found["only"]:
        if not subs:
            return end, None
        return found.end(), number + _beside(subs, found["only"], deep=True)
    last = _plain(found["number"])
    tight = found.group()[0] == "-"
    if not (several or found["sign"] or not tight):
        return end, None
    if last[0] in "-.":
        mark = last[0]
        if mark not in number:
            return end, None
        last = number[: number.rindex(mark)] + last
    elif (not last[0].isdigit() and number[0].isdigit()) or (
        not several and not found["sign"] and last.isdigit() and len(last) < 3 and len(last) != len(number)
    ):
        return end, None
    return found.end(), last + _plain(found["subs"])


def _beside(subs: str, only: str, *, deep: bool = False) -> str:
    """The place of "(2)" after "(a)(1)": (a)(2); of "(b)(1)" after "(a)(1)": (b)(1); of a range's end, the deepest."""
    have = _LEVELS.findall(subs)
    first = _LEVELS.findall(only)[0]
    levels = [at for at, level in enumerate(have) if _sort(level) == _sort(first)]
    if not levels:
        return subs + only
    at = levels[-1] if deep or first in _ROMAN else levels[0]
    return "".join(have[:at]) + only


_ROMAN = frozenset({"(ii)", "(iii)", "(iv)", "(vi)", "(vii)", "(viii)", "(ix)"})


def _sort(level: str) -> str:
    return "d" if level[1].isdigit() else "U" if level[1].isupper() else "l"


_PUBLISHERS = (
    r"(?:Thomson\s?(?:/|\s)?\s?)?West(?:'s|law)?|LexisNexis|Lexis(?:\sPubl'g)?|LEXIS|McKinney(?:'s)?|Deering(?:'s)?|Vernon(?:'s)?|Michie|Matthew\sBender|"
    r"Am\.\sL(?:aw|\.)\sInst\.(?:\s&\sUnif\.\sL(?:aw|\.)\sComm'n)?|A\.L\.I\.|Unif\.\sL(?:aw|\.)\sComm'n|U\.?S\.?\sSent(?:'g|encing)\sComm(?:'n|ission)|"
    r"Purdon(?:'s)?|Consol\.|Page|Anderson|Baldwin|Smith-Hurd|Gould|Harrison|Bender|CCH|Reuters"
)
_BRACKET = re.compile(
    rf"\s{{0,30}}\((?:(?P<publisher>{_PUBLISHERS})(?:\sAnn\.)?,?\s?)?"
    r"(?P<lead>(?:through|eff\.|effective|[Rr]ev\.|Repl\.|Reissue|Replacement|Cum\.|Supp\.|Vol\.|as\samended|current)[^()\n]{0,30}?\s)?"
    r"(?P<year>1[6-9]\d\d|20\d\d)(?P<tail>(?:\s(?:ed|rev|repl)\b|\s?&|\sSupp|,?\sSupp|-|,\s)[^()]{0,40}|,?\s(?:Supp|ed|eff|rev|as)[^()]{0,40})?\)"
)


_BEFORE = re.compile(
    r"(?:(?<=[\s(\"\x97])|\A)(?P<sign>[Ss]ections?|[Ss]ecs?\.|§{1,2}|[Aa]rticles?|[Aa]rts?\.)\s?"
    r"(?P<numbers>[A-Z]{0,2}\d[\w.():-]{0,24}(?:(?:,\s(?:and\s|or\s)?|\sand\s|\sor\s|\sto\s|\sthrough\s)\(?[-.]?\d[\w.():-]{0,24}){0,6})"
    r"(?P<joint>(?:,?\s(?:of|under|in)\s(?:the\s)?|,\s|\s))\Z"
)
_PLURAL = frozenset(
    {"§§", "sections", "secs", "ss", "parts", "pts", "chapters", "chs", "articles", "arts", "rules", "rr"}
)


def several(sign: str | None) -> bool:
    """Whether a sign announces more than one section."""
    return bool(sign) and (sign or "").lower().rstrip(".") in _PLURAL


def sections_before(text: str, start: int, *, loose: bool = False) -> tuple[int, Sections | None]:
    """Where "section 853 of " right before a code's name begins, and what it says; (start, None) without one.

    `loose` takes a mere comma between them: "§ 775.082, Fla. Stat.".
    """
    if text[start - 1 : start] not in (" ", "\n"):
        return start, None
    found = _BEFORE.search(text, max(0, start - 110), start)
    if not found or (not loose and found["joint"] in (", ", " ", "\n", ",\n")):
        return start, None
    unit = "article" if found["sign"].lower().startswith("a") else "section"
    read = sections(text, found.start("numbers"), several=several(found["sign"]), unit=unit)
    if not read or read.end < found.end("numbers"):
        return start, None
    return found.start(), read


def bracket(text: str, end: int) -> tuple[int, list[tuple[str, str]]]:
    """Where "(West Supp. 2015)" after a section ends, and its year and publisher; (end, []) where there is none."""
    if text[end : end + 1] not in (" ", "\n", "("):
        return end, []
    found = _BRACKET.match(text, end, end + 110)
    if not found:
        return end, []
    fields = [("year", found["year"])]
    if found["publisher"]:
        fields.append(("publisher", " ".join(found["publisher"].split())))
    return found.end(), fields


def clean(written: str) -> str:
    """Text as one writes it on one line."""
    return " ".join(written.split())


def slugged(written: str) -> str:
    """A part of an id: small letters, digits, points and hyphens."""
    plain = re.sub(r"\.(?=\D|\Z)", "", written.lower()).replace("'", "").replace("&", "and")
    return re.sub(r"[^a-z0-9.()]+", "-", plain).strip("-.")
