"""Every row of the catalog proves itself: it parses, its dates are in order, and its example is detected and linked."""

import csv
import datetime as dt
import json
import tomllib
from importlib.resources import files

import pytest

from lexindex.catalog import DATA, load
from lexindex.catalog_rows import parse_row
from lexindex.grammars.courts import court_id, courts, series
from lexindex.grammars.numbers import commonwealth_codes
from lexindex.grammars.places import PLACES
from lexindex.grammars.registries import registries
from lexindex.grammars.reporters import bare, nominatives, spellings_listed
from lexindex.pipeline import detect

CATALOG = load()
FILES = sorted(DATA.glob("*.toml"))


def test_all_rows_of_our_own_load() -> None:
    assert [problem.reason for problem in CATALOG.problems] == []


def test_ids_are_unique_over_all_files() -> None:
    ids = [row["id"] for path in FILES for row in tomllib.loads(path.read_text(encoding="utf-8"))["instrument"]]
    assert len(ids) == len(set(ids)), sorted({id_ for id_ in ids if ids.count(id_) > 1})


def test_the_starter_catalog_is_large_enough() -> None:
    assert len(CATALOG.records) >= 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_examples_are_detected_and_linked_to_their_row(path) -> None:
    wrong = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["instrument"]:
        record = parse_row(row)
        found = detect(record.example)
        ids = {mention.instrument.id for mention in found if mention.instrument}
        if record.instrument.id not in ids:
            wrong.append(f"{record.instrument.id}: {record.example!r} gives {[str(mention) for mention in found]}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_dates_are_in_order_and_not_in_the_future(path) -> None:
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["instrument"]:
        dates = row.get("dates", {})
        years = {name: int(str(value)[:4]) for name, value in dates.items()}
        for early, late in (
            ("adopted", "in_force"),
            ("signed", "in_force"),
            ("opened", "in_force"),
            ("enacted", "repealed"),
            ("in_force", "repealed"),
        ):
            if early in years and late in years:
                assert years[early] <= years[late], row["id"]
        assert all(1000 < year <= dt.datetime.now(tz=dt.UTC).year + 1 for year in years.values()), row["id"]


def test_relations_point_to_rows_that_exist() -> None:
    lost = [
        (id_, relation.target)
        for id_, instrument in CATALOG.instruments.items()
        for relation in instrument.relations
        if relation.target not in CATALOG.instruments
    ]
    assert lost == []


def test_kind_and_id_agree() -> None:
    for id_, instrument in CATALOG.instruments.items():
        assert id_.startswith(f"{instrument.kind}:"), id_


def test_places_have_plausible_codes() -> None:
    for word, code in PLACES.items():
        assert word[0].isupper()
        assert code in ("eu", "un", "us") or len(code) in (2, 5, 6), (word, code)


def test_lint_finds_nothing_that_breaks_links() -> None:
    broken = [problem for problem in CATALOG.lint() if "relation" in problem.reason or "no example" in problem.reason]
    assert broken == []


@pytest.mark.parametrize("row", courts().values(), ids=lambda row: row.abbreviation)
def test_each_court_finds_its_example(row) -> None:
    (mention,) = detect(f"The judges followed Smith v. Jones {row.example} on appeal.")
    assert mention.kind == "case"
    assert mention.form == "cited"
    assert mention.text == f"Smith v. Jones {row.example}"
    assert mention.instrument is not None
    assert mention.instrument.jurisdiction == row.jurisdiction or mention.instrument.id in CATALOG.instruments


@pytest.mark.parametrize("row", spellings_listed(), ids=lambda row: row.spelling)
def test_each_spelling_of_a_reporter_finds_its_example(row) -> None:
    (mention,) = detect(f"The judges followed Smith v. Jones, {row.example}, on appeal.")
    assert mention.text == f"Smith v. Jones, {row.example}"
    assert row.spelling in row.example
    assert dict(mention.fields)["reporter"] == row.reporter


@pytest.mark.parametrize("row", sorted(nominatives().items()), ids=lambda row: row[0])
def test_each_nominative_reporter_is_its_official_series(row) -> None:
    reporter, told = row
    (mention,) = detect(f"See Roe v. Doe, {told.example}.")
    volume = dict(mention.fields)["volume"]
    assert dict(mention.fields)["reporter"] == reporter
    assert mention.instrument.id.startswith(f"case:us/{told.before + int(volume)}-{bare(told.series).lower()}-")


def test_american_courts_have_the_ids_of_courts_db() -> None:
    known = {row["id"] for row in json.loads(files("courts_db").joinpath("data", "courts.json").read_text("utf-8"))}
    rows = list(csv.DictReader((DATA / "courts_us.csv").read_text("utf-8").splitlines()))
    assert rows
    assert {row["court"] for row in rows} <= known
    for row in rows:
        assert court_id(row["abbreviation"]) == row["court"]


DISTRICTS = """
    N.D. Ala.; M.D. Ala.; S.D. Ala.; D. Alaska; D. Ariz.; E.D. Ark.; W.D. Ark.; N.D. Cal.; E.D. Cal.; C.D. Cal.; S.D. Cal.; D. Colo.;
    D. Conn.; D. Del.; D.D.C.; N.D. Fla.; M.D. Fla.; S.D. Fla.; N.D. Ga.; M.D. Ga.; S.D. Ga.; D. Haw.; D. Idaho; N.D. Ill.; C.D. Ill.;
    S.D. Ill.; N.D. Ind.; S.D. Ind.; N.D. Iowa; S.D. Iowa; D. Kan.; E.D. Ky.; W.D. Ky.; E.D. La.; M.D. La.; W.D. La.; D. Me.; D. Md.;
    D. Mass.; E.D. Mich.; W.D. Mich.; D. Minn.; N.D. Miss.; S.D. Miss.; E.D. Mo.; W.D. Mo.; D. Mont.; D. Neb.; D. Nev.; D.N.H.; D.N.J.;
    D.N.M.; E.D.N.Y.; N.D.N.Y.; S.D.N.Y.; W.D.N.Y.; E.D.N.C.; M.D.N.C.; W.D.N.C.; D.N.D.; N.D. Ohio; S.D. Ohio; E.D. Okla.; N.D. Okla.;
    W.D. Okla.; D. Or.; E.D. Pa.; M.D. Pa.; W.D. Pa.; D.R.I.; D.S.C.; D.S.D.; E.D. Tenn.; M.D. Tenn.; W.D. Tenn.; E.D. Tex.; N.D. Tex.;
    S.D. Tex.; W.D. Tex.; D. Utah; D. Vt.; E.D. Va.; W.D. Va.; E.D. Wash.; W.D. Wash.; N.D. W. Va.; S.D. W. Va.; E.D. Wis.; W.D. Wis.;
    D. Wyo.; D. Guam; D.P.R.; D.V.I.
"""


def test_every_federal_district_is_known_by_its_abbreviation() -> None:
    ids = [court_id(name.strip()) for name in DISTRICTS.split(";")]
    assert None not in ids
    assert len(set(ids)) == len(ids)


def test_court_rows_are_sound() -> None:
    assert len(courts()) > 80
    for row in courts().values():
        assert row.form in ("neutral", "bare", "report")
        assert row.name
        assert row.abbreviation in row.example


@pytest.mark.parametrize("row", series().values(), ids=lambda row: row.abbreviation)
def test_each_series_of_reports_finds_its_example(row) -> None:
    example = row.example
    joint = ", " if example[0].isalnum() else " "
    (mention,) = detect(f"The judges followed Smith v. Jones{joint}{example} on appeal.")
    assert (mention.kind, mention.form, mention.text) == ("case", "cited", f"Smith v. Jones{joint}{example}")


@pytest.mark.parametrize("row", registries(), ids=lambda row: row.words)
def test_each_registry_finds_its_example(row) -> None:
    (mention,) = detect(f"{row.near.partition('|')[0]}. The court heard {row.example} in May.")
    assert mention.text == row.example
    assert mention.instrument.jurisdiction == row.jurisdiction


@pytest.mark.parametrize("row", commonwealth_codes().values(), ids=lambda row: row.example)
def test_each_code_of_the_commonwealth_finds_its_example(row) -> None:
    (mention,) = detect(f"It is in {row.example}.")
    assert (mention.kind, mention.form, mention.text) == (row.kind, "cited", row.example)


@pytest.mark.parametrize(
    ("cited", "where"),
    [("Health Act, RSBC 1996, c 179", "ca-bc"), ("CQLR c P-39.1", "ca-qc"), ("SC 2005, c 99", "ca")],
)
def test_an_act_is_of_the_province_whose_statutes_hold_it(cited: str, where: str) -> None:
    (mention,) = detect(f"It is in the {cited}, they said.")
    assert mention.instrument is not None
    assert mention.instrument.jurisdiction == where
