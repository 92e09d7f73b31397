"""Courts that number their judgments and series of reports, as rows; American courts as courts-db lists them."""

import csv
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from lexindex.catalog import DATA


class Court(NamedTuple):
    """A court: its abbreviation, where it sits, and how its own numbers are written.

    `form` is "neutral" ([2019] UKSC 41) or "bare" (2008 SCC 9). `link` is the address of a judgment, with `{year}`,
    `{number}` and `{division}`, where the site has those of all years from `since` on. `same` is the court's name in
    ids, where it has one in each of two languages.
    """

    abbreviation: str
    jurisdiction: str
    form: str
    name: str
    example: str
    link: str = ""
    since: int = 0
    same: str = ""


class Series(NamedTuple):
    """A series of law reports: its abbreviation, what it reports, and how it is cited.

    `scheme` says where the year stands: "square" [1998] 1 WLR 1, "round" (1992) 175 CLR 1, "plain" 2001 SC 689,
    "issue" 2019 (3) SA 1, "led" AIR 1973 SC 1461. `also` says of which countries' series one is that stands otherwise,
    or in one of several countries ("square=ca|in", the first where the text speaks of none), or names the series that
    this is another name of ("=SA").
    """

    abbreviation: str
    jurisdiction: str
    scheme: str
    name: str
    example: str
    also: str = ""

    def home(self, scheme: str) -> str:
        """The jurisdiction, or several, of a volume cited in this way."""
        way, _, where = self.also.partition("=")
        return where if way and way == scheme else self.jurisdiction


@lru_cache(maxsize=1)
def courts() -> dict[tuple[str, str], Court]:
    """Every court by its form and its abbreviation without spaces or points."""
    rows = [
        Court(
            row["court"],
            row["jurisdiction"],
            row["form"],
            row["name"],
            row["example"],
            row["link"],
            int(row["since"] or 0),
            row["same"],
        )
        for row in _rows("courts.csv")
    ]
    return {(row.form, plain(row.abbreviation)): row for row in rows}


@lru_cache(maxsize=1)
def series() -> dict[str, Series]:
    """Every series of reports by its abbreviation without spaces, points and apostrophes."""
    rows = [Series(*row.values()) for row in _rows("report_series.csv")]
    return {plain(row.abbreviation): row for row in rows}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(written: str) -> str:
    """An abbreviation without the points, spaces and apostrophes that writers vary.

    >>> plain("Lloyd's Rep."), plain("Cr App R (S)")
    ('LloydsRep', 'CrAppR(S)')
    """
    return written.translate(_NOISE)


_NOISE = str.maketrans("", "", " .'")
_NEUTRAL = re.compile(
    r"\[?(?P<year>\d{4})\]? (?P<court>.{2,24}?) (?P<number>[A-Z]?\d{1,7})(?: \((?P<division>\w{1,12})\))?"
)


def judgment_url(neutral: str) -> str | None:
    """The page of the judgment that a court's own number names, where the court's row gives one.

    >>> judgment_url("[2021] EWHC 123 (Admin)")
    'https://caselaw.nationalarchives.gov.uk/ewhc/admin/2021/123'
    """
    found = _NEUTRAL.fullmatch(neutral)
    row = found and courts().get(("neutral" if neutral[0] == "[" else "bare", plain(found["court"])))
    if not found or not row or not row.link or int(found["year"]) < row.since or not found["number"].isdigit():
        return None
    division = (found["division"] or "").lower()
    if bool(division) != ("{division}" in row.link):
        return None
    return row.link.format(year=found["year"], number=found["number"], division=division)


# How courts-db writes its ordinals.
_ORDINALS = (("2nd", "2d"), ("3rd", "3d"), ("second", "2d"), ("third", "3d"))
_DIVISION = re.compile(r"\x97|-(?=[A-Z])|\[|,| \d(?:st|d|nd|rd|th)? Dist|\bUnit [AB]\b| Spec\. Mstr\.")


def court_id(written: str) -> str | None:
    """The id that courts-db gives the court so abbreviated ("9th Cir." is "ca9"); None where none or several fit.

    >>> court_id("S.D.N.Y."), court_id("Tex. App.-Dallas")
    ('nysd', 'texapp')
    """
    return _court_id(written)


@lru_cache(maxsize=2048)
def _court_id(written: str) -> str | None:
    known = _american()
    if written.endswith("DCA") and written.startswith("Fla"):
        return "fladistctapp"
    if circuit := _CIRCUIT.fullmatch(written):  # as the Supreme Court and older opinions write: "CA9", "CADC"
        return f"ca{circuit[1].lower().removesuffix('ed')}" if circuit[1] not in ("Fed.", "Fed", "FC") else "cafc"
    for name in (written, _DIVISION.split(written, maxsplit=1)[0]):
        key = raw = _letters(name)
        for odd, plain in _ORDINALS:
            if key.startswith(odd):
                key = plain + key.removeprefix(odd)
        # courts-db writes the third circuit "3rd Cir.", the panels "9th Cir. BAP".
        own = re.sub(r"^(bap)?([23])d(?=cir)", lambda m: f"{m[1] or ''}{m[2]}{'nr'[m[2] == '3']}d", key)
        panel = re.sub(r"^bap(.{3,5}cir)$", r"\1bap", own)
        # "Cal. App." is the Cal. Ct. App., "Pa. Super." the Pa. Super. Ct.
        for full in (key, raw, own, panel, re.sub(r"app$", "ctapp", key), re.sub(r"super$", "superct", key)):
            if found := known.get(full):
                return found
    return None


_CIRCUIT = re.compile(r"CA(1[01]|[1-9]|DC|Fed\.?|FC)")


@lru_cache(maxsize=1)
def _american() -> dict[str, str]:
    """Court ids by the letters of their abbreviation; those that several courts share are left out."""
    rows = json.loads(files("courts_db").joinpath("data", "courts.json").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for row in rows:
        for name in (row.get("citation_string"), row.get("name_abbreviation")):
            if name and (key := _letters(name)):
                found.setdefault(key, set()).add(row["id"])
    known = {key: ids.pop() for key, ids in found.items() if len(ids) == 1}
    # Ways to write a court that courts-db does not list, or lists for another court.
    return known | {_letters(row["abbreviation"]): row["court"] for row in _rows("courts_us.csv")}


def _letters(written: str) -> str:
    return re.sub(r"[^a-z0-9]", "", written.lower())
