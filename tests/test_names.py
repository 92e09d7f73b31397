"""Names as journalists write them: how many are found, linked right, linked wrong or left open, against floors."""

import functools
import tomllib
from collections import Counter

import pytest
from nameset import FOLDER, Row, measure, negatives, outcome, rows

from lexindex.catalog import load
from lexindex.pipeline import detect

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))


@functools.cache
def measured() -> tuple[Counter[str], tuple[str, ...]]:
    instruments = load().instruments
    counts, notes = measure(detect, lambda id_: id_ in instruments)
    return counts, tuple(notes)


@pytest.mark.parametrize("figure", ["found", "exact", "right"])
def test_enough_names_are_found_and_right(figure: str) -> None:
    counts, notes = measured()
    share = counts[figure] / counts["rows"]
    assert share >= FLOORS["least"][figure], f"{figure} {share:.4f}\n" + "\n".join(notes)


@pytest.mark.parametrize("figure", ["wrong", "false"])
def test_few_names_are_wrong(figure: str) -> None:
    counts, notes = measured()
    share = counts[figure] / counts["negatives" if figure == "false" else "rows"]
    assert share <= FLOORS["most"][figure], f"{figure} {share:.4f}\n" + "\n".join(
        note for note in notes if note.startswith(figure)
    )


def test_the_set_is_large_varied_and_asks_for_known_instruments() -> None:
    asked, instruments = list(rows()), load().instruments
    assert len(asked) >= 800
    assert len(negatives()) >= 80
    assert sum(row.field == "ambiguous" for row in asked) >= 120
    unknown = [row for row in asked if row.id != "?" and not row.id.startswith("in:") and row.id not in instruments]
    assert not unknown
    nations = {instruments[row.id].jurisdiction for row in asked if row.id in instruments}
    assert len({place.partition("-")[0] for place in nations if place}) >= 25
    assert len({(row.text, row.start) for row in asked}) == len(asked)


def test_a_link_is_wrong_only_to_another_instrument_that_is_known() -> None:
    row = Row("x", "It broke the Official Secrets Act 1989.", 13, 38, "statute:gb/official-secrets-act-1989", "")
    found = detect(row.text)
    assert outcome(row, found, lambda _: True)[:2] == ("right", True)
    assert outcome(row._replace(id="statute:in/official-secrets-act-1923"), found, lambda _: True)[0] == "wrong"
    assert outcome(row._replace(id="?"), found, lambda _: True)[0] == "wrong"
    assert outcome(row._replace(id="?"), found, lambda _: False)[0] == "right"
    assert outcome(row, [], lambda _: True)[0] == "missed"
