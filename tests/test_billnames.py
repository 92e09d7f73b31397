"""A bill that a text gives by number and by name is one instrument, wherever it names either."""

import pytest

from lexindex import detect


@pytest.mark.parametrize(
    ("text", "title", "count"),
    [
        ("The House passed the Juniper Voting Repair Act (H.R. 4417). H.R. 4417 is long.", "Juniper Voting Repair Act (H.R. 4417)", 3),
        ("I rise on Bill C-911, the Online Fiddling Act. The Online Fiddling Act is modest.", "Online Fiddling Act (Bill C-911)", 3),
        ("H.R. 4418, known as the Kite Safety Act, died in Congress.", "Kite Safety Act (H.R. 4418)", 2),
    ],
)  # fmt: skip
def test_number_and_name_are_one(text: str, title: str, count: int) -> None:
    found = [one.instrument for one in detect(text)]
    assert len(found) == count
    assert {one.title for one in found if one} == {title}
    assert {one.kind for one in found if one} == {"bill"}


def test_a_known_bill_keeps_its_id() -> None:
    found = detect("The American Data Privacy and Protection Act (H.R. 8152) left its committee. The bill is long.")
    assert {one.instrument and one.instrument.id for one in found} == {
        "bill:us/american-data-privacy-and-protection-act-2022"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Under Bill C-912, the Maple Syrup Act is amended.",
        "In H.R. 4419, the Kite Safety Act would be repealed.",
        "They debated the Kite Safety Act and H.R. 4419 at length in Congress.",
        "The Inflation Reduction Act (H.R. 5376) passed.",
    ],
)
def test_two_that_stand_beside_each_other_stay_two(text: str) -> None:
    found = [one.instrument for one in detect(text)]
    assert len({one.id for one in found if one}) == len(found) == 2
