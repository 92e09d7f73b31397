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


@pytest.mark.parametrize(
    ("sentence", "id_"),
    [
        (
            "Couples wed under the Marriage (Same-Sex Couples) Act 2013.",
            "statute:gb/marriage-same-sex-couples-act-2013",
        ),
        ("Lawyers praise the Århus Convention on the environment.", "treaty:aarhus-1998"),
        ("He was deported under the Immigration & Nationality Act.", "statute:us/immigration-and-nationality-act-1952"),
        ("The E Government Act of 2002 put forms online.", "statute:us/e-government-act-2002"),
        ("Money flowed after Citizens United vs. the FEC.", "case:us/558-us-310"),
        ("Steel was commerce, said NLRB v. Jones and Laughlin Steel Corporation.", "case:us/301-us-1"),
        ("Schools were opened by Brown v. Board of Ed. in time.", "case:us/347-us-483"),
        (
            "The Uniting and Strengthening America by Providing Appropriate Tools Required to Intercept and Obstruct Terrorism Act of 2001 read.",
            "statute:us/patriot-act-2001",
        ),
    ],
)
def test_a_name_is_known_however_it_is_spelled(sentence: str, id_: str) -> None:
    assert [m.instrument and m.instrument.id for m in detect(sentence)] == [id_]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was Barcelona vs. the Hamburg eleven, and the Hamburg eleven won.",
        "The paper drew it as Weasel v. the Badger.",
        "The Childrens Act was a play at the Almeida.",
    ],
)
def test_a_likeness_of_a_name_is_no_known_instrument(sentence: str) -> None:
    assert not [m for m in detect(sentence) if m.instrument and m.instrument.id in load().instruments]
