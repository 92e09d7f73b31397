"""The common nouns that refer to an instrument or a paper of a court: rows of `data/nouns.csv` and `data/papers.csv`, and of a user's own tables."""

from functools import lru_cache
from typing import NamedTuple

from lexindex.model import Kind
from lexindex.words import rows


class Noun(NamedTuple):
    """What a noun refers to, and when it stands for an instrument that has no other name in the text.

    `alone` is for a definite one that points back to nothing, `first` for an indefinite one: "always"; "event", when
    something was done to it ("signed a treaty"); "modified", when its modifiers say which ("a 1996 law"); "never".
    """

    kind: Kind
    alone: str
    first: str
    example: str


class Paper(NamedTuple):
    """A document filed in a court: its type, and what must be near for the noun to mean one.

    `asks` is "nothing"; "court", a word of courts; "filed", also what one does with a filing; "tail", a word that says
    what it asks for ("petition for certiorari") or which one it is ("court papers"); "lodged", right beside it, that it was filed.
    """

    type: str
    asks: str
    example: str


@lru_cache(maxsize=1)
def nouns() -> dict[str, Noun]:
    """Every noun for an act, rule, bill, treaty, resolution or case."""
    return {row["noun"]: Noun(Kind(row["kind"]), row["alone"], row["first"], row["example"]) for row in rows("nouns")}


@lru_cache(maxsize=1)
def papers() -> dict[str, Paper]:
    """Every noun for a document filed in a court."""
    return {row["noun"]: Paper(row["type"], row["asks"], row["example"]) for row in rows("papers")}
