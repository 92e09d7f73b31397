"""The reporters that reporters-db lists: which edition words after a volume name, and how its citations are numbered."""

import bisect
import csv
import re
from functools import lru_cache
from typing import Any, NamedTuple

from lexindex.catalog import DATA

# The longest name, "Robertson's Report of the Trial of Aaron Burr.", has 46 characters; what follows helps nothing.
_UP_TO_PAGE = re.compile(r"[^\n]{1,63}?(?= \*?\d{1,8}(?![\ddhnrst])| at |\n|\Z)|[^\n]{1,64}")
_WORDS = 16
_BARE = str.maketrans("", "", " .,'")
_WORD_END = re.compile(r"(?=[ ,-]|\n|$)|(?<=[.)\]])(?=[\w\u00b6(])|(?<=[A-Za-z])(?=\d)")
# Reporters of one word that is also a word of ordinary English, or a name, prove nothing on their own.
_PLAIN_WORD = re.compile(r"[A-Z][a-z]+|[A-Z]\.?|[A-Z]{2}")


class Edition(NamedTuple):
    """One edition of a reporter, and how its citations are numbered.

    `yearly`: its volumes are years, as a court's own numbers are (2013 OK 22). `lone`: it may stand without a volume
    (Bee 196). `commas`: its numbers have them (¶ 12,345). `roman`: its pages may be roman numerals in capitals.
    `places`: the states whose courts it prints ("us:mt"). `dated`: reporters-db knows from when on.
    """

    name: str
    where: str
    first: int
    last: int
    yearly: bool = False
    lone: bool = False
    commas: bool = False
    roman: bool = False
    neutral: bool = False
    places: tuple[str, ...] = ()
    dated: bool = True

    def covers(self, year: int) -> bool:
        """Whether volumes of this edition came out in a year; a year's grace each way."""
        return self.first - 1 <= year <= self.last + 1


class Found(NamedTuple):
    """Words that name a reporter: where they end, the editions they may mean, and whether they prove something."""

    stop: int
    editions: tuple[Edition, ...]
    sure: bool
    canonical: bool
    exact: str | None = None


class _Table(NamedTuple):
    """Every way to write each edition, by its letters and digits alone."""

    names: dict[str, tuple[Edition, ...]]
    written: dict[str, str]
    order: list[str]
    lone: dict[str, tuple[str, ...]]


def bare(written: str) -> str:
    """A reporter's name without points, commas and spaces: "F. Supp. 2d" and "F.Supp.2d" are one.

    >>> bare("F. Supp. 2d")
    'FSupp2d'
    """
    return written.translate(_BARE)


def reporter_at(text: str, at: int) -> list[Found]:
    """The reporters that the words from `at` on may name, longest first.

    >>> [found.editions[0].name for found in reporter_at("F. 2d 12", 0)]
    ['F.2d', 'F.']
    """
    words = _UP_TO_PAGE.match(text, at)
    return [Found(at + f[0], *f[1:]) for f in _named(words.group() if words else text[at : at + 2])]


@lru_cache(maxsize=4096)
def _named(words: str) -> tuple[Found, ...]:
    """The reporters that begin a stretch of text; the same few stand in most citations."""
    names, written, order, _ = table()
    # Most capitals after a number begin no reporter: the first letters tell.
    head = bare(words[:3].partition(" ")[0].rstrip("0123456789"))
    spot = bisect.bisect_left(order, head)
    if spot == len(order) or not order[spot].startswith(head):
        return ()
    found: list[Found] = []
    for step, end in enumerate(_WORD_END.finditer(words, 1)):
        word = words[: end.start()]
        key = bare(word.replace("[", "(").replace("]", ")"))
        spot = bisect.bisect_left(order, key)
        if spot == len(order) or not order[spot].startswith(key) or step > _WORDS:
            break
        if order[spot] == key and not (found and found[0].stop == end.start()):
            exact = written.get(word.replace(" ", ""))
            sure = not _PLAIN_WORD.fullmatch(word) and (exact is not None or _shaped(key))
            canonical = bare(names[key][0].name) == key
            found.insert(0, Found(end.start(), names[key], sure, canonical, exact))
    return tuple(found)


def _shaped(key: str) -> bool:
    """Whether a name without its points still looks like a reporter: "NY2d", "SCt", "USApp"."""
    return any(letter.isdigit() for letter in key) or sum(letter.isupper() for letter in key) > 1


def lone_reporters() -> dict[str, tuple[str, ...]]:
    """How the reporters that may stand without a volume are written, by the first words to look for."""
    return table().lone


class Spelling(NamedTuple):
    """A way to write a reporter that reporters-db does not list, with an example."""

    reporter: str
    spelling: str
    example: str


def spellings_listed() -> list[Spelling]:
    """The rows of `data/reporters.csv`."""
    with (DATA / "reporters.csv").open(encoding="utf-8", newline="") as file:
        return [Spelling(row["reporter"], row["spelling"], row["example"]) for row in csv.DictReader(file)]


@lru_cache(maxsize=1)
def table() -> _Table:
    """Every edition and variation, made once from reporters-db."""
    from reporters_db import REPORTERS

    more: dict[str, list[Spelling]] = {}
    for row in spellings_listed():
        more.setdefault(row.reporter, []).append(row)
    names: dict[str, list[tuple[int, Edition]]] = {}
    written: dict[str, str] = {}
    lone: dict[str, tuple[str, ...]] = {}
    for reporters in REPORTERS.values():
        for reporter in reporters:
            editions = {name: _edition(name, row, reporter) for name, row in reporter["editions"].items()}
            spellings = [(name, name, 0) for name in editions]
            spellings += [(spelling, name, 1) for spelling, name in reporter["variations"].items()]
            spellings += [(row.spelling, name, 1) for name in editions for row in more.get(name, ())]
            for spelling, name, rank in spellings:
                plain = spelling.replace("\u2019", "'").strip()
                if name not in editions or not plain.isascii():
                    continue
                names.setdefault(bare(plain), []).append((rank, editions[name]))
                if rank == 0:
                    written[plain.replace(" ", "")] = name
                else:
                    written.setdefault(plain.replace(" ", "").rstrip(","), name)
                if editions[name].lone:
                    lone[plain] = (name,)
    kept = {key: tuple(dict.fromkeys(edition for _, edition in sorted(rows, key=_rank))) for key, rows in names.items()}
    return _Table(kept, written, sorted(kept), lone)


def _rank(row: tuple[int, Edition]) -> int:
    return row[0]


def _edition(name: str, row: dict[str, Any], reporter: dict[str, Any]) -> Edition:
    ways = row.get("regexes") or ["$full_cite"]
    regexes = " ".join(ways)
    kind = reporter["cite_type"]
    return Edition(
        name,
        "us" if any("us" in place for place in reporter.get("mlz_jurisdiction", [])) else "",
        _year(row.get("start"), 0),
        _year(row.get("end"), 9999),
        yearly="volume_year" in regexes or "neutral" in regexes or "(19|20)" in regexes or "(1[89]" in regexes,
        lone=_is_lone(ways),
        commas="commas" in regexes or "_cch" in regexes or "paragraph" in regexes,
        roman="roman" in regexes,
        neutral=kind == "neutral",
        places=tuple(dict.fromkeys(place.partition(";")[0] for place in reporter.get("mlz_jurisdiction", []))),
        dated=_year(row.get("start"), 0) > _UNKNOWN or row.get("end") is not None,
    )


_UNKNOWN = 1750  # the year reporters-db writes where it does not know one
_WITHOUT_VOLUME = (
    "$volume_nominative",
    "$reporter",
    "$full_cite_cch",
    "$full_cite_single",
    "$full_cite_paragraph",
    "$full_cite_year_page",
)


def _is_lone(regexes: list[str]) -> bool:
    """Whether one of the ways to cite an edition has no volume, or may leave it out."""
    return any(regex.startswith(_WITHOUT_VOLUME) for regex in regexes)


def _year(value: object, unknown: int) -> int:
    text = str(value or "")[:4]
    return int(text) if text.isdigit() else unknown


class Nominative(NamedTuple):
    """A reporter named after the man who made it, whose volumes are volumes of an official series with the same pages."""

    place: str
    series: str
    before: int  # volumes of the series before its first one
    last: int
    example: str


@lru_cache(maxsize=1)
def nominatives() -> dict[str, Nominative]:
    """The rows of `data/nominatives.csv`: "11 Pet. 420" is 36 U.S. 420."""
    with (DATA / "nominatives.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["reporter"]: Nominative(
                row["place"], row["series"], int(row["before"]), int(row["last"]), row["example"]
            )
            for row in csv.DictReader(file)
        }


def official(edition: Edition, volume: str) -> tuple[str, str] | None:
    """The official series and its volume that a nominative reporter's volume is; None where it is of none."""
    row = nominatives().get(edition.name)
    if row is None or row.place not in edition.places or not volume.isdigit() or not 1 <= int(volume) <= row.last:
        return None
    return row.series, str(row.before + int(volume))
