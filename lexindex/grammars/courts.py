"""Courts: those that number their own judgments (rows of `data/courts.csv`), and American ones as courts-db lists them."""

import csv
import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from lexindex.catalog import DATA


class Court(NamedTuple):
    """A court or series: its abbreviation, where it sits, and how its citations are written.

    `form` is "neutral" ([2019] UKSC 41), "bare" (2008 SCC 9) or "report" ([1998] 1 WLR 1).
    """

    abbreviation: str
    jurisdiction: str
    form: str
    name: str
    example: str


@lru_cache(maxsize=1)
def courts() -> dict[str, Court]:
    """Every court by its abbreviation, in capitals and without spaces or points."""
    with (DATA / "courts.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Court(row["court"], row["jurisdiction"], row["form"], row["name"], row["example"])
            for row in csv.DictReader(file)
        ]
    return {_plain(row.abbreviation): row for row in rows}


def court(written: str) -> Court | None:
    """The court of an abbreviation as written ("EWCA Civ", "S.C.R."), or None where no row knows it."""
    known = courts()
    return known.get(_plain(written)) or known.get(_plain(written.partition(" ")[0]))


def _plain(written: str) -> str:
    return written.upper().replace(" ", "").replace(".", "")


# Ways to write a court that courts-db does not list, as its own are written.
_ORDINALS = (("2nd", "2d"), ("3rd", "3d"), ("second", "2d"), ("third", "3d"))
_DIVISION = re.compile(r"\x97|-(?=[A-Z])|\[|,| \d(?:st|d|nd|rd|th)? Dist|\bUnit [AB]\b| Spec\. Mstr\.")
_MORE = {
    "b.i.a.": "bia",
    "bia": "bia",
    "u.s.": "scotus",
    "s. ct.": "scotus",
    "scotus": "scotus",
    "fla. dca": "fladistctapp",
    "fla. app.": "fladistctapp",
}


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
    return known | {_letters(name): id_ for name, id_ in _MORE.items()}


def _letters(written: str) -> str:
    return re.sub(r"[^a-z0-9]", "", written.lower())
