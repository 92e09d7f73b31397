"""Instruments that a text does not name but tells what they do: rows of `data/deeds.csv`, and others like them."""

import re

import pytest

from lexindex import detect
from lexindex.catalog import load
from lexindex.grammars.deeds import Deed, deeds
from lexindex.model import Form


def linked(text: str) -> list[str]:
    return [one.instrument.id for one in detect(text) if one.instrument and one.form is not Form.NAMED]


@pytest.mark.parametrize("row", deeds(), ids=[f"{row.id}-{at}" for at, row in enumerate(deeds())])
def test_each_row_is_a_known_instrument_of_its_years_and_its_example_means_it(row: Deed) -> None:
    known = load().instruments[row.id]
    assert not known.date or known.date[:4] in row.years
    assert not row.dated or row.years
    assert not re.search(r"\\[A-Z]", row.what)  # read in small letters
    assert linked(row.example) == [row.id]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        (
            "Texas lawmakers passed a law in 2021 that bans abortions after about six weeks. Providers sued over the law.",
            ["statute:us-tx/texas-heartbeat-act-2021", "statute:us-tx/texas-heartbeat-act-2021"],
        ),
        ("A Reno court took up Georgia's law banning abortion after six weeks.", ["statute:us-ga/living-infants-fairness-and-equality-act-2019"]),
        ("Macron's party had backed France's 2010 law that forbade face veils.", ["statute:fr/law-on-face-covering-2010"]),
        ("The 1964 civil rights law still binds American hotels.", ["statute:us/civil-rights-act-1964"]),
        ("Schools in France banned headscarves under a 2004 law.", ["statute:fr/law-on-religious-symbols-in-schools-2004"]),
        ("In Georgia, churches sued over the state's 2021 voting law.", ["statute:us-ga/election-integrity-act-2021"]),
    ],
)  # fmt: skip
def test_an_instrument_is_told_by_what_it_does(text: str, ids: list[str]) -> None:
    found = [id_ for id_ in linked(text) if not id_.startswith("case:")]
    assert found == ids


@pytest.mark.parametrize(
    "text",
    [
        "Ohio's law banning abortions after six weeks went to the state's high court.",  # a state whose own is not known
        "Texas's law banning abortions after 20 weeks was older.",  # another deed
        "Lawmakers in Austin, Texas, passed a law in 2013 banning abortion after six weeks.",  # another year
        "The Senate in Canberra compared Norway's law banning social media for children with its own.",
        "The French law on bread was compared with a law banning full-face veils in Belgium.",
        "Trump signed an executive order in 2019 barring entry from seven Muslim-majority countries.",
        "Georgia's 2021 hunting law angered Atlanta.",
        "Oklahoma passed a law banning abortion after six weeks, as Tulsa and Dallas in Texas had feared; Texas was first.",
        "Headscarves are banned in France. Farmers in Lyon like the 2004 law on bees.",
        "The 2016 Security Council resolution on Mali was renewed.",
        "Uganda's anti-homosexuality law drew protest.",  # that of 2014 or of 2023
        "A senator's bill would ban American lawmakers from trading stocks.",  # of another day
    ],
)
def test_another_law_is_not_the_known_one(text: str) -> None:
    known = {row.id for row in deeds()}
    assert not [id_ for id_ in linked(text) if id_ in known]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Brussels challenged Hungary's law banning kites in parliament.", ["law"]),
        ("Peru's law that made kites a crime was repealed.", ["law"]),
        ("Kenya's law on kites was changed.", ["law"]),
        ("South Africa's law allowing kites came late.", ["law"]),
        ("The Chilean law on kites was changed.", ["Chilean law"]),
        ("Senators repealed the federal law against kites.", ["federal law"]),
        ("MPs amended the law that bars kites from beaches.", ["law"]),
        ("Britain's deal to send asylum seekers to Kenya was unlawful.", ["deal"]),
        ("Kenya's deal to buy trains from China was secret.", []),
        ("A grocer's deal to send eggs to France was cheap.", []),
        ("The accord, brokered by Qatar, freed 40 hostages.", ["accord"]),
        ("The deal, brokered by Lazard, freed 40 million.", []),
        ("He is accused in a 12-count indictment of laundering money.", ["12-count indictment"]),
        ("His book is an indictment of the age.", []),
        ("The regulator voted to repeal its 2009 kite noise order.", ["2009 kite noise order"]),
        ("The waiter took her 2015 dinner order.", []),
        ("Chicago's mayor invoked a 1927 ordinance.", ["1927 ordinance"]),
        ("The 2023 debt-ceiling deal capped spending.", []),
        ("Missouri's Amendment 3 is new.", ["Amendment 3"]),
        ("The magazine's Amendment 3 is new.", []),
        ("Spain's law is clear.", []),
        ("Under Norway's law, the owner pays.", []),
        ("The law that nature gave us holds.", []),
        ("The law banning gravity is a joke.", []),
        ("Critics of Dutch law on the continent are few.", []),
        ("Judges study the law against the facts.", []),
    ],
)
def test_a_law_or_deal_without_a_name_is_told_by_whose_it_is_and_what_it_does(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text)] == said


def test_titles_close_their_quotation_marks_and_keep_a_states_whole_name() -> None:
    (one,) = [
        m.instrument for m in detect("New York's 1931 kite law was struck down by the Supreme Court.") if m.instrument
    ]
    assert one.title == "1931 kite law of New York"
    titles = [m.instrument.title for m in detect('MPs in Ankara passed a new "kite law" in 2022.') if m.instrument]
    assert titles
    assert all(title.count('"') % 2 == 0 for title in titles)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Commission sued Chile over a law that lets parliament punish judges.", ["law"]),
        ("A court suspended a law on Friday that would have taxed bread.", ["law"]),
        ("He was jailed under a law banning insults to the king, prosecutors said.", ["law"]),
        ("Peru's congress passed an amnesty law for soldiers.", ["amnesty law"]),
        ("Many states have passed a kite law, lawmakers said.", []),
        ("Parliament passed a law, and went home.", []),
        ("States with a law that bans kites are few, lawmakers said.", []),
        ("He laughed over a law that gravity gave us.", []),
        ("Senators want a law that bans kites.", []),
    ],
)
def test_a_law_that_somebody_faces_is_one(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text)] == said
