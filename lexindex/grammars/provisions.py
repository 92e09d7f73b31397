"""Articles and sections of the codes and treaties of Europe by abbreviation: rows of `data/codes_europe.csv`."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA
from lexindex.grammars import Anchor, Page
from lexindex.grammars.windows import flat
from lexindex.model import Form, Kind, Mention, Pinpoint
from lexindex.text import fold

_REACH = 110
_DIGIT, _LEVELS = re.compile(r"\d"), 50  # what may stand between a number and its code: levels, "of the Dutch"
_NUMBER = r"(?:[LRDA]\. ?\*{0,2}|[LRDA](?=\d))?\d{1,4}(?:[:.]\d{1,4}){0,2}(?:-\d{1,3}){0,3}[a-z]{0,2}(?:-(?:bis|ter|quater|quinquies|sexies|septies))?(?:(?<=\d)(?:bis|ter|quater|quinquies|sexies|septies)\b)?(?: (?:bis|ter|quater)\b)?(?: ?\([0-9a-z]{1,3}\)){0,3}"
_LEVEL = (
    r"(?:,? ?(?:Abs\.?|Absatz|al\.|alinea|lid|comma|co\.|ust\.|par\.|apartado|paragraph|paragraphe|ods\.|§) ?\d{1,2}[a-z]?,?"
    r"|,? (?:S\.|Satz|Nr\.?|Ziff\.|Z|pkt|n\.) ?\d{1,2}|,? (?:lit\.?|Buchst\.|letra|lett\.|letter|onder) [a-z]\)?|, [a-z]+ subparagraph|,? ff?\.)"
)
_ONE = rf"{_NUMBER}(?:{_LEVEL}){{0,4}}"
_AND = r"(?:, | und | and | et | y | e | en | i |, (?:and|und) | or | oder | sowie |-| to | bis | a |/)"
_SIGN = r"(?P<unit>§{1,2}|[Ss]ections?|[Ss]ecs?\.|[Pp]aragra(?:f|fen|ph|phen)|[Aa]rti(?:cles?|kels?|culos?|col[oi])|[Aa]rtykul|[Aa]rtt?s?\.?|ARTICLES?)"
_LINK = r"(?: analog)?(?: i\.? ?V\.? ?m\.? (?:Art\. |§ )?| in conjunction with (?:Article |Art\. |section )?)"
_BEFORE = re.compile(
    rf"(?<![\w§]){_SIGN} ?(?P<places>{_ONE}(?:(?:{_AND}|{_LINK}){_ONE}){{0,6}}),? (?:(?:of|de|du|del|della|van|des|der|dem) (?:(?:the|la|het|de) )?(?:(?:Dutch|German|French|Italian|Spanish|Swiss|Austrian|Polish) )?|de l'|oud )?\Z"
)
_AFTER = re.compile(rf",? {_SIGN} ?(?P<places>{_ONE}(?:(?:{_AND}){_ONE}){{0,6}})(?!\w)")
_SPLIT = re.compile(rf"{_LINK}|, (?:and |und )?(?=[\dLRDA§])| und | and | et | y | e | en | i | or | oder | sowie |/")
_PARTS = re.compile(
    r"(?P<number>.*?)(?:,? ?(?:Abs\.?|Absatz|al\.|alinea|lid|comma|co\.|ust\.|par\.|apartado|paragraphe?|§) ?(?P<paragraph>\d{1,2}[a-z]?),?)?(?:,? (?:S\.|Satz) ?\d{1,2})?(?:,? (?:Nr\.?|Ziff\.|Z|pkt|n\.) ?(?P<point>\d{1,2}))?(?:,? (?:lit\.?|Buchst\.|letra|lett\.|letter|onder) (?P<letter>[a-z])\)?)?(?:, [a-z]+ subparagraph)?(?:,? ff?\.)?\Z"
)


class Code(NamedTuple):
    """A code or treaty that its articles are cited with: how citations write it, where it belongs, its page.

    `forms` are the ways to write it, the usual one first; `signs` says whether it has articles, sections or both;
    `slug` is its id without the kind, the catalog's where that knows it.
    """

    forms: tuple[str, ...]
    kind: Kind
    signs: str
    slug: str
    title: str
    needs: re.Pattern[str] | None
    url: str
    example: str


@lru_cache(maxsize=1)
def rows() -> tuple[Code, ...]:
    """Every row of the table."""
    with (DATA / "codes_europe.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Code(
                tuple(form.strip() for form in row["forms"].split(" | ")), Kind(row["kind"]), row["signs"], row["slug"],
                row["title"],
                re.compile("|".join(map(re.escape, fold(row["needs"]).split("|")))) if row["needs"] else None,
                row["url"], row["example"],
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


@lru_cache(maxsize=1)
def codes() -> Mapping[str, tuple[Code, ...]]:
    """The codes that each form may mean, without accents: those first that need words of their country."""
    found: dict[str, tuple[Code, ...]] = {}
    for code in sorted(rows(), key=lambda code: code.needs is None):
        for form in code.forms:
            found[fold(form)] = (*found.get(fold(form), ()), code)
    return found


@lru_cache(maxsize=1)
def _usual() -> Mapping[str, str]:
    """How a code is usually written, by its id: the first form of its first row."""
    return {code.slug: code.forms[0] for code in reversed(rows())}


class Provisions:
    """§ 823 Abs. 1 BGB, Art. 267 TFEU, article 1240 du Code civil, art. 2043 c.c., art. 6:162 BW."""

    kind = Kind.STATUTE

    def anchors(self) -> Iterable[Anchor]:
        """Every code, before which its article may stand; for treaties of the Union also before a number."""
        for name in codes():
            yield Anchor(f" {name}", f"behind\t{name}", literal=True)
            yield Anchor(f"'{name}", f"behind\t{name}", literal=True)
        shouted = (name for name in codes() if _shouted(name))
        leading = "|".join(map(_escaped, sorted(shouted, key=len, reverse=True)))
        yield Anchor(rf"\b(?:{leading}),? [Aa]rt(?:icle)?s?\.? ?[0-9]", "before")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The article at this anchor; a code that another word goes on with is none."""
        text = page.text
        if label == "before":
            return _leading(text, end)
        if text[end - 1].isalnum() and text[end : end + 1].isalnum():
            return None
        name = label.partition("\t")[2]
        if text[end : end + 1] == "-":
            return None
        at = end - len(name)
        if not _DIGIT.search(text, max(0, at - _LEVELS), at):
            return None
        found = _BEFORE.search(text, max(0, at - _REACH), at)
        if not found and text.find("\n", max(0, at - _REACH), at) >= 0:
            found = _BEFORE.search(flat(text), max(0, at - _REACH), at)
        return _mention(text, found.start(), end, codes()[name], found) if found else None


def _shouted(name: str) -> bool:
    """Whether a treaty is written in capitals, so that its article may follow: "ECHR, Art. 8"."""
    return name.isupper() and codes()[name][0].kind is Kind.TREATY


def _escaped(name: str) -> str:
    return re.sub(r"([^\w ,'-])", r"\\\1", name)


def _leading(text: str, end: int) -> Mention | None:
    for name, several in codes().items():
        if not _shouted(name):
            continue
        at = text.rfind(name, max(0, end - len(name) - 14), end)
        if at < 0 or text[at - 1 : at].isalnum():
            continue
        found = _AFTER.match(text, at + len(name), end + 60)
        if found:
            return _mention(text, at, found.end(), several, found)
    return None


def _mention(text: str, start: int, stop: int, several: tuple[Code, ...], found: re.Match[str]) -> Mention | None:
    article = found["unit"][0] not in "§SsPp"
    sign = "article" if article else "section"
    code = next((one for one in several if sign in one.signs.split() and _fits(text, start, stop, one)), None)
    if not code:
        return None
    unit = "article" if article else "section"
    places = []
    written = found["places"].replace(", §", " §") if article else found["places"]  # "article 6, § 1"
    for part in _SPLIT.split(written):
        first, last = part, None
        if ranged := re.match(r"(?P<first>\d{1,4}[a-z]?) ?(?:-| to | bis | a )(?P<last>\d{1,4}[a-z]?)\Z", part):
            # "222-23" is one article of a French code.
            whole = "-" in part and code.slug.startswith("fr/")
            first, last = (part, None) if whole else (ranged["first"], ranged["last"])
        places.append(Pinpoint(unit, _place(first), _place(last) if last else None))
    first = re.match(r"[^(]*", places[0].first)
    fields = [("code", _usual()[code.slug]), (unit, first.group() if first else places[0].first)]
    key = ("cite", code.slug, code.title)
    return Mention(
        start, stop, code.kind, Form.CITED, key, pinpoints=tuple(places),
        fields=(*fields, ("title", code.title)) if code.title != code.forms[0] else tuple(fields),
    )  # fmt: skip


def _fits(text: str, start: int, stop: int, code: Code) -> bool:
    return not code.needs or code.needs.search(text, max(0, start - 300), stop + 300) is not None


def _place(written: str) -> str:
    """The place as pinpoints write it: "823 Abs. 1" is 823(1), "L121-1" is L. 121-1.

    >>> _place("6 Abs. 1 lit. f")
    '6(1)(f)'
    """
    found = _PARTS.match(written.strip())
    if not found:
        return written
    number = re.sub(r"^([LRDA])\.? ?(?=\d)", r"\1. ", found["number"].strip(" ,")).replace(" (", "(")
    return number + "".join(f"({found[name]})" for name in ("paragraph", "point", "letter") if found[name])


def page_of(slug: str) -> str | None:
    """The address of the code with this id, or None."""
    return _pages().get(slug)


@lru_cache(maxsize=1)
def _pages() -> Mapping[str, str]:
    """The address of each code that has one, by its id: that of its first row."""
    found: dict[str, str] = {}
    for code in rows():
        if code.url:
            found.setdefault(code.slug, code.url)
    return found
