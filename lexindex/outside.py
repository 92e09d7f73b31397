"""Instruments that the catalog does not hold, made of a name or a citation: their ids, titles and dates."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from lexindex.grammars.numbers import commonwealth_codes
from lexindex.grammars.places import PLACES
from lexindex.grammars.states import abbreviations
from lexindex.links import WHERE, url_of
from lexindex.model import Instrument, Kind, Mention
from lexindex.text import fold

# The last resolution of the Security Council before each year from 1990 to 2025; it numbers them through.
_BEFORE = (
    646, 683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794,
    1859, 1907, 1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, 2560, 2617, 2671, 2721, 2767,
)  # fmt: skip
_FIRST_YEAR = 1990


NATIONAL = (Kind.STATUTE, Kind.BILL, Kind.REGULATION)


def council_year(number: int) -> str | None:
    """The year of a resolution of the Security Council from 1990 to 2024; none for others.

    >>> council_year(1325), council_year(242), council_year(9999)
    ('2000', None, None)
    """
    if not _BEFORE[0] < number <= _BEFORE[-1]:
        return None
    return str(_FIRST_YEAR + bisect_right(_BEFORE, number - 1) - 1)


def _council(number: str) -> tuple[str, str | None]:
    year = council_year(int(number))
    return f"United Nations Security Council Resolution {number}{f' ({year})' if year else ''}", year


STATE_BILL = re.compile(r"us(?:-[a-z]{2})?/(?P<what>hb|sb|ab|hf|sf|prop)-(?P<number>\d+)\Z")
_CHAMBERS = {
    "hb": "House Bill", "sb": "Senate Bill", "ab": "Assembly Bill", "hf": "House File", "sf": "Senate File",
    "prop": "Proposition",
}  # fmt: skip


def _bill(found: re.Match[str]) -> tuple[str, str | None]:
    state = found.string.partition("/")[0]
    name = abbreviations()[state][0] + " " if state in abbreviations() else ""
    return f"{name}{_CHAMBERS[found['what']]} {found['number']}", None


# Titles in words for what is cited by an abbreviation.
_TITLES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str | None]]], ...] = (
    (re.compile(r"us/eo-(\d+)\Z"), lambda m: (f"Executive Order {m[1]}", None)),
    (STATE_BILL, _bill),
    (re.compile(r"us/pub-l-(\d+-\d+)\Z"), lambda m: (f"Public Law {m[1]}", None)),
    (re.compile(r"un/sc-(\d+)\Z"), lambda m: _council(m[1])),
    (re.compile(r"un/ga-(\d+)-(\d+)\Z"), lambda m: (f"United Nations General Assembly Resolution {m[1]}/{m[2]}", None)),
    (re.compile(r"un/hrc-(\d+)-(\d+)\Z"), lambda m: (f"Human Rights Council Resolution {m[1]}/{m[2]}", None)),
)


# What the acts of the parts of the United Kingdom have in their titles, whose parliament or assembly ever made them.
_BRITISH = re.compile(
    r"\((?:Scotland|Wales|Northern Ireland|England|England and Wales|Scotland and Northern Ireland)\)|\ANorthern Ireland\b"
)


_SHOUTED = re.compile(r"(?:[A-Z()'-]{2,20},? ){1,12}(?:ACT|BILL|ORDINANCE|REGULATIONS|RULES|ORDER)(?: (?:OF )?\d{4})?")
_LITTLE = frozenset("of the and for on in to at by from with or".split())


def of_name(kind: Kind, title: str, year: str, whose: str | None = None, court: str | None = None) -> Instrument:
    """The instrument of a name, with an id made of its name, year and place, so that documents agree on it.

    `court` says whose court decided a case, whatever places its name holds.
    """
    title = re.sub(r"\s+", " ", title).strip(" ,(")
    if kind in NATIONAL and _SHOUTED.fullmatch(title):
        words = title.capitalize().split()
        title = " ".join(word if word in _LITTLE else word.capitalize() for word in words)
    if kind in NATIONAL and _BRITISH.search(title):
        place: str | None = "gb"
    else:
        place = court or next((PLACES[word] for word in title.split() if word in PLACES), whose)
    if kind is Kind.CASE and place and place.startswith("us-") and any(PLACES.get(one) for one in title.split(" v. ")):
        # Its own courts call a state the People or the State: "Collins v. Virginia" is of the Supreme Court.
        place = "us"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(title).lower()).strip("-")
    if year and year not in slug:
        slug += f"-{year}"
    return Instrument(f"{kind}:{place + '/' if place else ''}{slug}", kind, title, place, year or None)


def of_citation(mention: Mention, fields: Mapping[str, str]) -> Instrument:
    """The instrument of a citation, entitled by its parties, its title in the text, or its number."""
    slug, written = mention.key[1], mention.key[2]
    title, year = written, fields.get("year")
    if fields.get("plaintiff"):
        title = fields["plaintiff"] + (f" v. {fields['defendant']}" if fields.get("defendant") else "")
    elif (
        mention.kind is not Kind.CASE
        and fields.get("title")
        and not fields["title"].isdigit()
        and fields["title"] not in written
    ):
        title = fields["title"]
    elif mention.kind is not Kind.CASE:
        for pattern, entitled in _TITLES:
            if found := pattern.match(slug):
                title, known = entitled(found)
                year = known or year
    prefix = slug.partition("/")[0] if "/" in slug else ""
    return Instrument(
        f"{mention.kind}:{slug}",
        mention.kind,
        title,
        _province(fields) if prefix == "ca" and mention.kind in NATIONAL else WHERE.get(prefix, prefix),
        year,
        written,
        url_of(mention.kind, slug, {**fields, "year": year} if year else fields),
    )


def _province(fields: Mapping[str, str]) -> str:
    """Whose a Canadian act is: a province's where a province's statutes hold it, as "RSBC 1996, c 165"."""
    codes, session = commonwealth_codes(), fields.get("session", "")
    row = codes.get(("chapter", session)) or codes.get(("chapter-only", session))
    return row.jurisdiction if row else "ca"
