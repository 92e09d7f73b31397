"""Rulings that a text does not name but tells what they did: rows of `data/rulings.csv`, and other courts' like them."""

import pytest

from lexindex import detect
from lexindex.catalog import load
from lexindex.grammars.rulings import Ruling, rulings
from lexindex.model import Form


@pytest.mark.parametrize("row", rulings(), ids=[row.id for row in rulings()])
def test_each_row_is_a_known_case_of_its_year_and_its_example_means_it(row: Ruling) -> None:
    known = load().instruments[row.id]
    assert known.date
    assert known.date[:4] == row.decided
    meant = [one.instrument.id for one in detect(row.example) if one.instrument and one.form is Form.GENERIC]
    assert meant == [row.id]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The U.S. Supreme Court decision that legalized gay marriage in 2015 reached Boise.", ["case:us/576-us-644"]),
        ("The 1954 decision that desegregated public schools still echoes in Kansas.", ["case:us/347-us-483"]),
        (
            "The Supreme Court decision that legalized abortion was overturned by the Supreme Court ruling that ended the right to abortion in 2022.",
            ["case:us/410-us-113", "case:us/597-us-215"],
        ),
        ("In Mumbai, India, they cheered the Supreme Court ruling that decriminalised gay sex.", ["case:in/navtej-singh-johar-v-union-of-india-2018"]),
    ],
)  # fmt: skip
def test_a_known_ruling_is_told_by_what_it_did(text: str, ids: list[str]) -> None:
    assert [one.instrument and one.instrument.id for one in detect(text) if one.form is Form.GENERIC] == ids


@pytest.mark.parametrize(
    "text",
    [
        "Brazil's Supreme Court ruling that recognized same-sex marriage came in 2011.",
        "Taiwan's top court issued a 2017 decision legalizing same-sex marriage.",
        "The Iowa Supreme Court's 2009 decision legalizing same-sex marriage surprised Des Moines.",
        "The state Supreme Court ruling that legalized gay marriage stood in Trenton.",
        "The Supreme Court's 2016 ruling upholding affirmative action stood in Texas.",
        "The appeals court decision that allowed sports betting in New Jersey was reversed.",
        "The Supreme Court ruling that decriminalised gay sex was cheered.",  # in Houston or in Delhi
        "Mexico's Supreme Court ruling that decriminalized abortion came in 2021.",
        "The referee's decision that ended segregation of the fans was his own.",
    ],
)
def test_another_courts_ruling_is_not_the_known_one(text: str) -> None:
    known = {row.id for row in rulings()}
    assert not [one for one in detect(text) if one.instrument and one.instrument.id in known]
