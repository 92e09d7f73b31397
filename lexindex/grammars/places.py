"""Words that name a place, and the jurisdiction each stands for (ISO 3166, or eu, un); rows of `data/places.csv`.

A row's names are the country's own and its adjectives; its witnesses are towns, institutions and people that
show of which country a text speaks without naming it.
"""

import csv
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "places.csv"


def _columns() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    witnesses: dict[str, str] = {}
    with _FILE.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            names |= dict.fromkeys(filter(None, row["names"].split("; ")), row["jurisdiction"])
            witnesses |= dict.fromkeys(filter(None, row["witnesses"].split("; ")), row["jurisdiction"])
    return names, witnesses


PLACES, PHRASES = _columns()

# Whose acts have sections and are numbered year by year; those of other countries have articles and are numbered through.
COMMON_LAW = frozenset(
    "us gb ca au nz ie in za ke ng gh ug tz zm zw mw bw sg my hk pk bd lk mm jm bb tt bs bz gy fj pg sb to ws gm sl lr mt cy il".split()
)


def is_place(name: str) -> bool:
    """Whether a word, or two, name a place."""
    return name in PLACES or name in PHRASES
