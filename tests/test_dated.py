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
