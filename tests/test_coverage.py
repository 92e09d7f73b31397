"""What the catalog covers: how many instruments of each sort, every field of law, the nicknames that papers use."""

import re
from collections import Counter

import pytest

from lexindex import detect
from lexindex.catalog import load
from lexindex.model import Kind

RECORDS = load().records


def count(kinds: str, where: str = "", prefix: str = "") -> int:
    wanted = {Kind(kind) for kind in kinds.split()}
    return sum(
        record.instrument.kind in wanted
        and (not where or re.fullmatch(where, record.instrument.jurisdiction or "") is not None)
        and id_.startswith(prefix)
        for id_, record in RECORDS.items()
    )


def test_there_are_as_many_of_each_sort_as_the_field_asks() -> None:
    assert count("treaty") >= 450
    assert count("statute regulation bill", "us") >= 900
    assert count("statute", "(?!us$|eu$|un$|int$|coe$).+") >= 500
    assert count("case") >= 700
    assert count("regulation", "eu") >= 250
    assert count("resolution", "un") >= 120


def test_every_court_and_country_asked_for_has_cases() -> None:
    courts = Counter(
        id_.partition(":")[2].partition("/")[0] for id_, one in RECORDS.items() if one.instrument.kind is Kind.CASE
    )
    for place in "us gb ca au in za ie echr eu icj icc".split():
        assert courts[place] > 1, place


FIELDS = {
    "asylum": "asylum|refugee", "human rights": "human rights", "war and arms": r"\bwar\b|weapon|arms\b|geneva",
    "environment and climate": "climate|environment|pollution", "trade": r"trade\b|tariff", "tax": r"\btax",
    "sea and space": r"\bsea\b|\bspace\b|maritime", "health": "health", "drugs": "drug|narcotic|opium",
    "labour": "labou?r|employment", "children": "child", "women": "women", "indigenous peoples": "indian|indigenous|native|aborigin",
    "privacy": "privacy|data protection", "copyright and patents": "copyright|patent", "competition": "competition|antitrust|cartel",
    "elections": "election|voting", "guns": "firearm|gun", "abortion": "abortion|pregnan", "policing": "police|policing",
    "terrorism": "terroris", "corruption": "corrupt|bribery", "sanctions": "sanction|blocking property",
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_rows(field: str) -> None:
    words = re.compile(FIELDS[field], re.IGNORECASE)
    assert sum(any(words.search(alias.name) for alias in record.aliases) for record in RECORDS.values()) >= 5


NICKNAMES = [
    ("Republicans failed again to repeal Obamacare.", "Obamacare", "patient-protection-and-affordable-care-act-2010"),
    ("The justices sided with the president in the travel ban case.", "travel ban case", "585-us-667"),
    ("California's Three Strikes law doubled his sentence.", "Three Strikes law", "three-strikes-law-1994"),
    ("Schrems II struck down the Privacy Shield.", "Schrems II", "c-311-18"),
    ("He was sanctioned under the Magnitsky Act.", "Magnitsky Act", "magnitsky-act-2012"),
    ("Britain's Snoopers' Charter was back in court.", "Snoopers' Charter", "investigatory-powers-act-2016"),
    ("Teachers in Britain remember Section 28, which silenced gay pupils.", "Section 28", "local-government-act-1988"),
    ("Britain triggered Article 50 and left the EU two years later.", "Article 50", "teu-1992"),
    ("Section 230 shields online platforms from lawsuits.", "Section 230", "communications-decency-act-1996"),
    ("The college broke Title IX, the Education Department said.", "Title IX", "education-amendments-1972"),
    ("The border policy known as Title 42 expelled migrants.", "Title 42", "public-health-service-act-1944"),
    ("Californians passed Proposition 8 against gay marriage.", "Proposition 8", "proposition-8-2008"),
    ("Gun owners say that the Second Amendment protects them.", "Second Amendment", "constitution/amendment-2"),
]


@pytest.mark.parametrize(("text", "name", "id_"), NICKNAMES, ids=[name for _, name, _ in NICKNAMES])
def test_nickname_is_found_and_linked(text: str, name: str, id_: str) -> None:
    found = [one for one in detect(text) if name in one.text]
    assert [one.instrument.id.endswith(id_) for one in found if one.instrument] == [True], [str(one) for one in found]
