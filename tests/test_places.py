"""Of which country an instrument is: what a text says of its place decides between namesakes, or leaves them open."""

import pytest

from lexindex import detect
from lexindex.catalog import load
from lexindex.countries import place_codes
from lexindex.grammars.places import PHRASES, PLACES
from lexindex.outside import council_year


def ids(text: str) -> dict[str, str | None]:
    return {mention.text: mention.instrument.id if mention.instrument else None for mention in detect(text)}


@pytest.mark.parametrize(
    ("word", "code"), sorted((PLACES | PHRASES).items() - {("African", "za")}), ids=lambda value: value
)
def test_each_word_of_the_table_is_read(word: str, code: str) -> None:
    assert list(place_codes(f"In {word} today")) == [code]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Lawyers in Mombasa say that the Constitution bars the levy.", "statute:ke/constitution-2010"),
        ("The Sejm sat late. The Constitution gives it ten days.", "statute:pl/constitution-1997"),
        ("In Bridgetown the judges read the Constitution again.", "statute:bb/constitution-1966"),
        ("American envoys left. Colombia has two courts, and its constitution names both.", "statute:co/constitution-1991"),
        ("The ministers met in London and London again. In Dublin the Constitution forbids it.", "statute:ie/constitution-1937"),
    ],
)  # fmt: skip
def test_the_constitution_is_of_the_country_spoken_of(text: str, id_: str) -> None:
    assert id_ in ids(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "The Inter-American Court will hear it. The Prime Minister said that the Constitution is clear.",
        "Latin American judges met. The Governor-General is bound by the Constitution.",
        "The apex court said that the Constitution does not allow it.",
    ],
)
def test_a_parliament_of_no_known_country_has_not_the_american_constitution(text: str) -> None:
    assert "statute:us/constitution" not in ids(text).values()


def test_without_any_sign_of_another_country_the_constitution_is_the_american_one() -> None:
    assert ids("The Senate found that the Constitution is clear.")["Constitution"] == "statute:us/constitution"


def test_of_several_countries_the_paragraph_decides() -> None:
    text = "Kenya and Uganda differ.\n\nIn Nairobi the bench said that the Constitution bars it.\n\nKampala will go its way."
    assert ids(text)["Constitution"] == "statute:ke/constitution-2010"


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("Pakistan's Senate passed the 26th Amendment at night.", "26th Amendment", "statute:pk/constitution/amendment-26"),
        ("In Lahore the bar fought the Twenty-first Amendment.", "Twenty-first Amendment", "statute:pk/constitution/amendment-21"),
        ("A London editor cited the First Amendment with envy.", "First Amendment", "statute:us/constitution/amendment-1"),
        ("In Ohio and in Pakistan alike the First Amendment was read out.", "First Amendment", "statute:us/constitution/amendment-1"),
    ],
)  # fmt: skip
def test_a_numbered_amendment_is_of_the_country_spoken_of(text: str, name: str, id_: str) -> None:
    assert ids(text)[name] == id_


@pytest.mark.parametrize(
    ("text", "name", "id_", "title"),
    [
        ("Lawmakers in Montana killed SB 302.", "SB 302", "bill:us-mt/sb-302", "Montana Senate Bill 302"),
        ("In Iowa, House Bill 71 was tabled.", "House Bill 71", "bill:us-ia/hb-71", "Iowa House Bill 71"),
        ("Montana and Iowa compared notes on SB 302.", "SB 302", "bill:us/sb-302", "Senate Bill 302"),
        ("WASHINGTON. The senator from Washington read SB 302.", "SB 302", "bill:us/sb-302", "Senate Bill 302"),
    ],
)
def test_a_bill_of_a_state_is_filed_under_it(text: str, name: str, id_: str, title: str) -> None:
    (instrument,) = (m.instrument for m in detect(text) if m.text == name)
    assert instrument is not None
    assert (instrument.id, instrument.title) == (id_, title)


def test_the_state_constitution_is_of_the_state_spoken_of() -> None:
    text = "Judges in Vermont found that it breaks the state constitution. See Vt. Const. ch. I, art. 7."
    assert len({m.instrument.id for m in detect(text) if m.instrument}) == 1


def test_numbered_orders_and_resolutions_are_entitled_in_words() -> None:
    text = (
        "Executive Order 11000 and Pub. L. 80-104. The Security Council adopted resolution 1542, "
        "and the General Assembly resolution 71/3."
    )
    assert [m.instrument.title for m in detect(text) if m.instrument] == [
        "Executive Order 11000", "Public Law 80-104", "United Nations Security Council Resolution 1542 (2004)",
        "United Nations General Assembly Resolution 71/3",
    ]  # fmt: skip


def test_the_years_of_the_council_agree_with_the_catalog() -> None:
    checked = 0
    for instrument in load().instruments.values():
        symbol = (instrument.citation or "").removeprefix("S/RES/").split(" ")[0]
        if (instrument.citation or "").startswith("S/RES/") and (year := council_year(int(symbol))):
            assert (instrument.date or "")[:4] == year, instrument.id
            checked += 1
    assert checked > 40


def test_a_case_by_one_surname_is_of_no_country_that_the_text_never_speaks_of() -> None:
    at_home = (
        "In Washington the Court cited Sony v. Universal. It read fair use widely in Campbell, which Congress liked."
    )
    abroad = "In London judges cited Donoghue v Stevenson. British papers lost in Campbell, which London liked."
    assert ids(at_home)["Campbell"] == "case:us/510-us-569"
    assert ids(abroad).get("Campbell") != "case:us/510-us-569"
