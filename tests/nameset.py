"""The names set: sentences as journalists write them, each with the instrument that one name in it means.

A field is a file `golden/names/<field>.tsv` of three columns: a sentence with the name in square brackets; the id of the
instrument; its title and year as the writer of the row would have put them. An id `in:za` asks only for an instrument
of that country. `?` says that the sentence decides nothing; the third column then lists candidates, some of which the
catalog may not know. `negatives.tsv` holds sentences that name no instrument at all.

What comes of a row: `right`, `wrong` (a single instrument of the catalog, but another), `undecided` (candidates, an
instrument outside the catalog, or none), `missed` (no mention over these words).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lexindex.model import Mention

FOLDER = Path(__file__).parent / "golden" / "names"


class Row(NamedTuple):
    """One sentence, the span of the name in it, and what it means."""

    field: str
    text: str
    start: int
    end: int
    id: str
    title: str


def rows() -> Iterator[Row]:
    """Every row that names an instrument."""
    for path in sorted(FOLDER.glob("*.tsv")):
        if path.stem != "negatives":
            for line in path.read_text(encoding="utf-8").splitlines():
                marked, id_, title = line.split("\t")
                before, name, after = re.fullmatch(r"([^[]*)\[([^]]+)\](.*)", marked).groups()  # type: ignore[union-attr]
                yield Row(path.stem, before + name + after, len(before), len(before + name), id_, title)


def negatives() -> list[str]:
    """Sentences whose words look like names and are none."""
    return (FOLDER / "negatives.tsv").read_text(encoding="utf-8").splitlines()


def outcome(row: Row, found: Sequence[Mention], known: Callable[[str], bool]) -> tuple[str, bool, str]:
    """What came of a row, whether the span was exact, and what was found instead of the instrument."""
    over = [mention for mention in found if mention.start < row.end and row.start < mention.end]
    if not over:
        return "missed", False, ""
    mention = max(over, key=lambda one: min(one.end, row.end) - max(one.start, row.start))
    exact = (mention.start, mention.end) == (row.start, row.end)
    id_ = mention.instrument.id if mention.instrument else None
    said = id_ or "|".join(one.id for one in mention.candidates) or "none"
    if row.id == "?":
        return ("wrong" if id_ and known(id_) else "right"), exact, said
    if row.id.startswith("in:"):
        where = mention.instrument.jurisdiction if mention.instrument else None
        fits = (where or "").partition("-")[0] == row.id[3:]
        return ("right" if fits else "wrong" if id_ and known(id_) else "undecided"), exact, said
    if id_ == row.id:
        return "right", exact, said
    return ("wrong" if id_ and known(id_) else "undecided"), exact, said


def measure(detect: Callable[[str], Sequence[Mention]], known: Callable[[str], bool]) -> tuple[Counter[str], list[str]]:
    """Counts of outcomes over all rows, and a line for each that is not right."""
    counts: Counter[str] = Counter()
    notes = []
    for row in rows():
        result, exact, said = outcome(row, detect(row.text), known)
        counts["rows"] += 1
        counts["found"] += result != "missed"
        counts["exact"] += exact
        counts[result] += 1
        if result != "right" or not exact:
            mark = "" if exact else " (span)"
            notes.append(f"{result}{mark} {row.field}: {row.text[row.start : row.end]!r} -> {said}, not {row.id}")
    for text in negatives():
        counts["negatives"] += 1
        wrong = [mention for mention in detect(text) if mention.instrument or mention.candidates]
        counts["false"] += bool(wrong)
        notes += [f"false negatives.tsv: {mention.text!r} in {text!r}" for mention in wrong]
    return counts, notes
