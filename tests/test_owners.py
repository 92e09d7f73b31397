"""Whose an instrument is, and the place in it, where both stand beside its name."""

import pytest

from lexindex import detect


def told(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (
            text[one.start : one.end],
            one.instrument.id if one.instrument else "",
            [f"{p.unit} {p.first}" for p in one.pinpoints],
        )
        for one in detect(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NATO treaty's Article 5 was invoked.", ("NATO treaty's Article 5", "treaty:north-atlantic-treaty-1949", ["article 5"])),
        ("Critics of the GDPR's Article 17 abound.", ("GDPR's Article 17", "regulation:eu/gdpr-2016", ["article 17"])),
        ("Madrid invoked Article 155 of Spain's constitution.", ("Article 155 of Spain's constitution", "statute:es/constitution-1978", ["article 155"])),
        ("The Constitution's Article 155 was invoked in Spain.", ("Constitution's Article 155", "statute:es/constitution-1978", ["article 155"])),
        ("Police cited section 6 of Kenya's Data Protection Act.", ("section 6 of Kenya's Data Protection Act", "statute:ke/data-protection-act-2019", ["section 6"])),
    ],
)  # fmt: skip
def test_a_place_and_its_instrument_are_one_mention(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in told(text)
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "written", "id_"),
    [
        ("Malaysia's Sedition Act was used against cartoonists.", "Sedition Act", "statute:my/sedition-act-1948"),
        ("Vietnam's cybersecurity law asks for more.", "cybersecurity law", "statute:vn/cybersecurity-law-2018"),
        ("Poland's rulers passed the lex Tusk.", "lex Tusk", "statute:pl/lex-tusk-2023"),
        ("In Brussels, the directive on consumer rights was revised.", "directive on consumer rights", "regulation:eu/consumer-rights-2011"),
    ],
)  # fmt: skip
def test_an_owner_is_no_part_of_a_name(text: str, written: str, id_: str) -> None:
    assert (written, id_, []) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan parliament repealed the colonial-era Witchcraft Act.",
        "Lawmakers in Zambia have scrapped the Witchcraft Act.",
        "Ghana's government amended the Witchcraft Act.",
    ],
)
def test_an_act_is_of_the_house_that_deals_with_it(text: str) -> None:
    ((written, id_, _),) = told(text)
    assert written == "Witchcraft Act"
    assert not id_.startswith("statute:gb/")


def test_a_directive_on_something_is_none_where_nothing_speaks_of_the_union() -> None:
    assert not told("The chef gave a directive on consumer rights to his staff.")


def test_a_protocol_to_a_charter_is_no_charter() -> None:
    text = "The decree breaks the African Charter on Human and Peoples' Rights and the Maputo Protocol. The charter's Article 5 says so; the protocol's Article 14 is newer."
    assert [id_ for _, id_, places in told(text) if places] == [
        "treaty:african-charter-1981",
        "treaty:maputo-protocol-2003",
    ]


def test_a_section_with_its_letter_has_a_place() -> None:
    text = "The Immigration and Nationality Act was cited. Section 212(f) lets a president suspend entry."
    assert ("Section 212(f)", "statute:us/immigration-and-nationality-act-1952", ["section 212(f)"]) in told(text)


def test_an_interim_constitution_is_a_countrys() -> None:
    (found,) = detect("Sudan's transitional constitution, signed in 2019, was suspended.")
    assert found.instrument is not None
    assert found.instrument.jurisdiction == "sd"
    assert not detect("The club's interim constitution was drafted.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Obergefell legalised gay marriage in every state.", ["Obergefell"]),
        ("Bruen upended gun law.", ["Bruen"]),
        ("Mr. Dobbs ended the call about abortion.", []),
        ("Justin Heller ended his gun control course.", []),
    ],
)
def test_what_a_case_did_says_that_a_name_is_one(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text)] == said
