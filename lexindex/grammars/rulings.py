"""Known rulings by what they did: "the Supreme Court's 2015 decision legalizing same-sex marriage"; rows of `data/rulings.csv`."""

import csv
import re
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA
from lexindex.grammars.places import PHRASES, PLACES

_BEFORE, _AFTER = 70, 230
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NOUN = re.compile(r"\b(?:ruling|decision|judge?ment|verdict|opinion)\b")
_SENTENCE = re.compile(r"[.!?]['\"]?(?= [A-Z\"'])|\n\n")
_OWNER = re.compile(
    r"(?P<who>U\.S\.|US|UK|EU|state|(?:[A-Z][a-z]+ )?[A-Z][a-z]+)(?:'s?)? (?:[Ss]upreme|[Hh]igh|[Hh]ighest|[Tt]op|[Aa]pex|[Cc]onstitutional) (?:[Jj]udicial )?[Cc]ourt"
)


class Ruling(NamedTuple):
    """A case, the year of its decision, whether that must stand there, its court's names, and what it did to `what`."""

    id: str
    decided: str
    dated: bool
    court: re.Pattern[str]
    does: re.Pattern[str]
    what: str
    example: str

    @property
    def jurisdiction(self) -> str:
        """The country, or the court between countries, of the id."""
        return self.id.partition(":")[2].partition("/")[0]


@lru_cache(maxsize=1)
def rulings() -> tuple[Ruling, ...]:
    """The rows of the table."""
    with (DATA / "rulings.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(
            Ruling(
                row["id"],
                row["decided"],
                row["year"] == "needed",
                re.compile(rf"\b(?:{row['court']})\b"),
                re.compile(
                    rf"[^.;]{{0,60}}?\b(?P<does>{row['does']})\w*\b[^.;]{{0,80}}?\b(?:{row['what']})(?!\w)",
                    re.IGNORECASE,
                ),
                row["what"],
                row["example"],
            )
            for row in csv.DictReader(handle)
        )


@lru_cache(maxsize=1)
def _matters() -> re.Pattern[str]:
    """What the rulings were about, all in one."""
    return re.compile("|".join(rf"\b(?:{one.what})" for one in rulings()), re.IGNORECASE)


def held(text: str, start: int, end: int) -> tuple[str, ...]:
    """Ids of the rulings that the words after a noun such as "ruling" at `[start, end)`, and the court before it, may tell of.

    The year must be that of the decision where one stands before the noun. The court must be named, or else the year.
    """
    noun = _NOUN.search(text, start, end)
    if noun is None or not _matters().search(text, noun.end(), noun.end() + _AFTER):
        return ()  # as nearly always: nothing that any of the rulings was about
    end = noun.end()
    before = text[max(0, start - _BEFORE) : start]
    if cut := list(_SENTENCE.finditer(before)):
        before = before[cut[-1].end() :]
    tail = text[end : end + _AFTER]
    if stop := _SENTENCE.search(tail):
        tail = tail[: stop.end()]
    lead = before + text[start:end]
    years = _YEAR.findall(text[start:end]) or _YEAR.findall(tail[:12])
    owner = _OWNER.search(lead) or _OWNER.search(tail)
    who = owner["who"] if owner else ""
    place = "us" if who in ("U.S.", "US") else PLACES.get(who) or PHRASES.get(who) or PLACES.get(who.rpartition(" ")[2])
    found = []
    for one in rulings():
        dated = one.decided in years
        if (years and not dated) or (one.dated and not dated):
            continue
        named = one.court.search(lead) or one.court.search(tail)
        if not (named or dated):
            continue
        if (who == "state" or (place and place != one.jurisdiction)) and not (who and one.court.search(who)):
            continue  # another court's
        if did := one.does.match(tail):
            found.append((did.start("does"), one.id))
    first = min(found, default=(0, ""))[
        0
    ]  # what a later verb says is of another: "that legalized abortion was overturned"
    return tuple(id_ for at, id_ in found if at == first)
