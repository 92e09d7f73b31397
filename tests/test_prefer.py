"""`--prefer`: whose instrument is meant where the text leaves it open, and never where it does not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lexindex import detect
from lexindex.cli import cli
from lexindex.homonyms import jurisdictions, liked
from lexindex.index import Index
from lexindex.model import Instrument, Kind

OPEN = "The Companies Act was amended again."


def _ids(text: str, *prefer: str) -> list[str | None]:
    return [mention.instrument and mention.instrument.id for mention in detect(text, prefer=prefer)]


def test_without_a_preference_what_is_open_stays_open() -> None:
    (mention,) = detect(OPEN)
    assert mention.instrument is None
    assert len(mention.candidates) > 2


@pytest.mark.parametrize(
    ("prefer", "id_"),
    [
        (("gb",), "statute:gb/companies-act-2006"),
        (("ie", "gb"), "statute:ie/companies-act-2014"),
        (("us", "in", "gb"), "statute:in/companies-act-2013"),
        (("fr",), None),
    ],
)
def test_the_first_preferred_that_has_one_is_taken(prefer: tuple[str, ...], id_: str | None) -> None:
    assert _ids(OPEN, *prefer) == [id_]


def test_the_text_goes_before_the_preference() -> None:
    assert _ids("In New Delhi, India's ministers said the Companies Act was amended.", "gb") == [
        "statute:in/companies-act-2013"
    ]


def test_an_act_of_one_country_is_never_moved() -> None:
    assert _ids("The Police and Criminal Evidence Act was amended.", "us") == _ids(
        "The Police and Criminal Evidence Act was amended."
    )


def test_states_stand_behind_their_country_and_two_alike_stay_open() -> None:
    def one(where: str, number: int = 1) -> Instrument:
        return Instrument(f"statute:{where}/{number}", Kind.STATUTE, "Act", where)

    assert liked([one("us-ca"), one("gb")], ["us"]) == one("us-ca")
    assert liked([one("us-ca"), one("us"), one("gb")], ["us"]) == one("us")
    assert liked([one("us-ca"), one("us-ny")], ["us", "gb"]) is None
    assert liked([one("gb"), one("gb", 2), one("us")], ["gb", "us"]) is None
    assert liked([one("coe"), one("us")], ["int"]) == one("coe")


def test_codes_are_read_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    assert jurisdictions(" GB, us-ca,INT,gb,") == ("gb", "us-ca", "int")
    with pytest.raises(ValueError, match='"zz" is no jurisdiction'):
        jurisdictions("us,zz")
    (tmp_path / "a.txt").write_text(OPEN)
    result = CliRunner().invoke(cli, ["detect", "--prefer", "zz", str(tmp_path / "a.txt")])
    assert result.exit_code == 2
    assert "no jurisdiction" in result.output
    told = CliRunner().invoke(cli, ["detect", "--prefer", "IE", str(tmp_path / "a.txt")])
    assert "statute:ie/companies-act-2014" in told.output


def test_an_index_is_built_again_when_the_preference_changes(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(OPEN)
    for prefer, updated, unresolved in ((("gb",), 0, 0), (("gb",), 0, 0), (("ie",), 1, 0), ((), 1, 1)):
        with Index(tmp_path / "index", prefer=prefer) as index:
            report = index.build(tmp_path / "texts", jobs=1)
            assert report["documents"]["updated"] == updated
            assert len(index.unresolved()) == unresolved
