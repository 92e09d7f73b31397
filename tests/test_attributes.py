"""What a text says of an instrument that it leaves unnamed: whose it is, of which year, and on what."""

import pytest

from lexindex.pipeline import detect

TOLD = [
    ("On Jan. 27, 2017, President Trump signed an [executive order] barring kites from nine airports.", {"jurisdiction": "us", "year": "2017", "subject": "barring kites from nine airports"}),
    ("A [1996 law] bars the undocumented from most benefits.", {"year": "1996"}),
    ("A [new Texas law] banning abortion after nine weeks took effect on Sept. 1.", {"jurisdiction": "us-tx", "subject": "banning abortion after nine weeks"}),
    ("California voters approved a [ballot measure] on rent control in November 2018.", {"jurisdiction": "us-ca", "year": "2018", "subject": "rent control"}),
    ("Poland’s parliament passed a [law] in 2018 that makes it a crime to say so.", {"jurisdiction": "pl", "year": "2018", "subject": "makes it a crime to say so"}),
    ("Uganda's [anti-homosexuality law], signed in 2016, was struck down.", {"jurisdiction": "ug", "year": "2016", "subject": "homosexuality"}),
    ("Wisconsin's [1849 abortion law] remains on the books.", {"jurisdiction": "us-wi", "year": "1849", "subject": "abortion"}),
    ("The General Assembly adopted a [UN resolution] in March 2022 demanding that Russia withdraw.", {"jurisdiction": "un", "year": "2022", "subject": "demanding that Russia withdraw"}),
    ("Britain signed a [trade deal] with Japan in October 2020.", {"year": "2020", "subject": "trade", "parties": "Britain; Japan"}),
    ("Hong Kong suspended an [extradition treaty] with Britain in July.", {"subject": "extradition", "parties": "Hong Kong; Britain"}),
    # What made nothing: a senator's home, a city, what a resolution is on, when a law ends.
    ("Senator Ida Moe of Oregon introduced a [bill] in 2019.", {"year": "2019"}),
    ("New York City passed a [law] in 2017 that forbids employers to ask.", {"year": "2017", "subject": "forbids employers to ask"}),
    ("The Security Council passed a [resolution] on North Korea.", {"jurisdiction": "un", "subject": "North Korea"}),
    ("MPs in the house passed a [bill] on sheep that expires in 2031.", {"subject": "sheep"}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "fields"), TOLD)
def test_an_unnamed_instrument_has_what_its_sentence_says_of_it(marked: str, fields: dict[str, str]) -> None:
    start = marked.index("[")
    found = next(one for one in detect(marked.replace("[", "").replace("]", "")) if one.start == start)
    assert dict(found.fields) == fields
    assert found.instrument is not None
    assert (found.instrument.jurisdiction, found.instrument.date) == (fields.get("jurisdiction"), fields.get("year"))


def test_what_is_told_is_in_the_letters_of_the_text() -> None:
    text = "Mexico's team struck a deal with President Andrés Manuel López Obrador. A lawsuit by Café Olé was filed in Peña Court.\n"
    fields = [dict(one.fields) for one in detect(text)]
    assert fields[0]["parties"] == "President Andrés Manuel López Obrador"
    assert fields[1]["plaintiff"] == "Café Olé"
