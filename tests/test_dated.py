"""A noun with a year means the catalog's instrument of that year only where the instrument's own words stand around it."""

import pytest

from lexindex import detect

LINKED = [
    ("Taipei was wary. In a 1987 treaty on nuclear forces, Reagan and Gorbachev gave up missiles of intermediate range.", "1987 treaty", "treaty:inf-1987"),
    ("Australia's farmers leased the land. The 1993 Act lets native groups prove title to it.", "1993 Act", "statute:au/native-title-act-1993"),
    ("In Washington the clinics sued over a 1996 immigration law that Clinton had signed.", "1996 immigration law", "statute:us/illegal-immigration-reform-and-immigrant-responsibility-act-1996"),
]  # fmt: skip
OPEN = [
    ("The farmers leased the land under a 1993 act of the assembly.", "1993 act"),
    ("Kenya's clinics sued over a 1996 immigration law.", "1996 immigration law"),
    ("A 1987 treaty lets boats of both countries fish there.", "1987 treaty"),
    ("He was tried under a 1911 law on the sale of eggs in the United States.", "1911 law"),
]


@pytest.mark.parametrize(("text", "words", "id_"), LINKED)
def test_its_own_words_around_it_tell_which_is_meant(text: str, words: str, id_: str) -> None:
    assert {m.instrument.id for m in detect(text) if m.text.startswith(words) and m.instrument} == {id_}


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_without_them_it_stays_an_instrument_of_the_document(text: str, words: str) -> None:
    assert all(m.instrument is None or m.instrument.local for m in detect(text) if m.text.startswith(words))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The agreement between London and Dublin, signed in 1985, gave Ireland a voice.", ["agreement"]),
        ("Under a treaty dating from 1931, Norway and Sweden share the river.", ["treaty"]),
        ("A law dating from 1861 still bans it, ministers said.", ["law"]),
        ("The merger agreement between Boeing and Paris Air was signed in 1985.", []),
        ("The deal between Arsenal and Chelsea was signed in May.", []),
    ],
)
def test_a_treaty_is_told_by_two_capitals_or_since_when_it_is(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text)] == said


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The Official Secrets Act, passed in 1911, was used.", "statute:gb/official-secrets-act-1911"),
        ("The Clean Air Act, which dates from 1956, cut smog.", "statute:gb/clean-air-act-1956"),
        ("A treaty dating from 1944 makes Mexico deliver water to the United States.", "treaty:mexico-water-1944"),
    ],
)
def test_the_year_said_beside_it_tells_which(text: str, id_: str) -> None:
    assert [one.instrument.id for one in detect(text) if one.instrument] == [id_]


def test_a_treaty_with_another_state_is_another() -> None:
    (deal,) = [
        one.instrument for one in detect("The 2020 trade deal with Japan was signed by Britain.") if one.instrument
    ]
    assert deal.local
    (deal,) = [
        one.instrument
        for one in detect("Reagan's 1987 missile treaty with Russia was dropped by America.")
        if one.instrument
    ]
    assert deal.id == "treaty:inf-1987"


def test_a_number_or_a_year_of_something_else_behind_a_name_is_not_its_year() -> None:
    for text in (
        "Under the Official Secrets Act, 1,911 papers were closed.",
        "Under the Official Secrets Act, in 1911, papers were closed.",
    ):
        (one,) = detect(text)
        assert one.instrument is None
        assert len(one.candidates) > 2
