"""Protocols named by their treaty are never the treaty; acts of one name, told apart by when a text was written."""

import pytest

from lexindex import detect

CRC = "Convention on the Rights of the Child"
THREE = {
    "treaty:crc-children-in-armed-conflict-protocol-2000",
    "treaty:crc-sale-of-children-protocol-2000",
    "treaty:crc-communications-protocol-2011",
}


@pytest.mark.parametrize(
    ("text", "span", "meant"),
    [
        (f"Chile signed the Optional Protocol to the {CRC}.", f"Optional Protocol to the {CRC}", THREE),
        (f"Chile signed the 2000 Optional Protocol to the {CRC}.", f"2000 Optional Protocol to the {CRC}", {one for one in THREE if "2000" in one}),
        (f"The Third Optional Protocol to the UN {CRC} hears children.", f"Third Optional Protocol to the UN {CRC}", {"treaty:crc-communications-protocol-2011"}),
        ("The optional protocol to the Convention Against Torture opens jails.", "optional protocol to the Convention Against Torture", {"treaty:opcat-2002"}),
        ("Peru left the Protocol to the Framework Convention on Climate Change.", "Protocol to the Framework Convention on Climate Change", {"treaty:kyoto-protocol-1997"}),
    ],
)  # fmt: skip
def test_a_protocol_is_named_by_its_treaty(text: str, span: str, meant: set[str]) -> None:
    (mention,) = detect(text)
    assert mention.text == span
    found = [mention.instrument] if mention.instrument else mention.candidates
    assert {one.id for one in found if one} == meant


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        (f"Envoys bound by protocol, to the {CRC} they added nothing.", "treaty:crc-1989"),
        (f"It is an annex to the {CRC}.", "treaty:crc-1989"),
        ("The Kyoto Protocol to the UN Framework Convention on Climate Change lapsed.", "treaty:kyoto-protocol-1997"),
        ("Iran signed the Additional Protocol to the Nuclear Non-Proliferation Treaty.", None),
    ],
)
def test_what_is_no_known_protocol_is_none(text: str, treaty: str | None) -> None:
    (mention,) = detect(text)
    assert mention.instrument
    assert mention.instrument.id == treaty or (treaty is None and "additional-protocol" in mention.instrument.id)


LONDON = "Parliament in London passed the Clean Air Act after the smog, and London would be clean, the Minister said."


@pytest.mark.parametrize(
    ("date", "ids"),
    [
        ("1956-07-06", {"statute:gb/clean-air-act-1956"}),
        ("1955", {"statute:gb/clean-air-act-1956", "statute:gb/clean-air-act-1993"}),
        ("2020-01-01", {"statute:gb/clean-air-act-1956", "statute:gb/clean-air-act-1993"}),
        ("yesterday", {"statute:gb/clean-air-act-1956", "statute:gb/clean-air-act-1993"}),
        (None, {"statute:gb/clean-air-act-1956", "statute:gb/clean-air-act-1993"}),
    ],
)
def test_what_was_made_after_a_text_is_not_meant_in_it(date: str | None, ids: set[str]) -> None:
    (mention,) = detect(LONDON, date=date)
    assert {one.id for one in ([mention.instrument] if mention.instrument else mention.candidates) if one} == ids


def test_the_last_year_of_a_text_tells_which_acts_there_were() -> None:
    (mention,) = detect(f"LONDON, 1956. {LONDON} The smog of 1952 had killed thousands.")
    assert mention.instrument
    assert mention.instrument.id == "statute:gb/clean-air-act-1956"
    (mention,) = detect(f"LONDON, 1994. {LONDON} The smog of 1952 had killed thousands.")
    assert mention.instrument is None


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("The NDAA passed the Senate.", "statute:us/national-defense-authorization-act"),
        ("The Senate passed the 2025 NDAA.", "statute:us/national-defense-authorization-act-for-fiscal-year-2025"),
        ("The Senate passed the FY24 NDAA.", "statute:us/national-defense-authorization-act-for-fiscal-year-2024"),
        ("The Senate passed the National Defense Authorization Act of 1998.", None),
    ],
)
def test_a_year_means_one_of_an_annual_series(text: str, id_: str | None) -> None:
    (mention,) = detect(text)
    assert mention.instrument
    assert (mention.instrument.id if id_ else id_) == id_
    assert id_ or mention.instrument.id != "statute:us/national-defense-authorization-act"
