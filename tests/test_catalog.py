"""The catalog: rows are checked, later files win, names and citations are found, the cache is a cache."""

from pathlib import Path

import pytest

from lexindex import catalog
from lexindex.catalog import citation_key, load, spellings
from lexindex.catalog_rows import parse_row, read_rows
from lexindex.errors import CatalogError
from lexindex.model import Kind, Problem

ROW = """
[[instrument]]
id = "treaty:pension-recognition-2030"
title = "Convention on Pension Recognition"
dates = { signed = 2030-05-01 }
citations = ["9999 UNTS 1"]
aliases = ["Pension Convention", { name = "CPR-X", type = "acronym" }]
example = "It broke the Pension Convention."
"""


def rows(tmp_path: Path, text: str, name: str = "mine.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_name_citation_and_id_finds_the_instrument(tmp_path: Path) -> None:
    known = load([rows(tmp_path, ROW)])
    for name in (
        "treaty:pension-recognition-2030", "Convention on Pension Recognition", "the Pension Convention", "pension convention",
        "CPR-X", "9999 UNTS 1", "9999 U.N.T.S. 1", "Pension Convention of 2030", "2030 Pension Convention",
    ):  # fmt: skip
        assert [one.id for one in known.lookup(name)] == ["treaty:pension-recognition-2030"], name
    assert known.lookup("Pension Convention of 1999") == ()


def test_a_name_of_two_instruments_gives_both() -> None:
    assert {one.jurisdiction for one in load().lookup("Equal Pay Act")} == {"us", "gb"}
    (one,) = load().lookup("Equal Pay Act 1970")
    assert one.jurisdiction == "gb"


def test_a_later_file_wins_by_id(tmp_path: Path) -> None:
    first = rows(tmp_path, ROW)
    second = rows(tmp_path, ROW.replace('Pension Recognition"', 'Recognised Pensions"'), "second.toml")
    known = load([first, second])
    assert known.instruments["treaty:pension-recognition-2030"].title == "Convention on Recognised Pensions"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("treaty:pension", "Treaty Pension"), '"id"'),
        (("2030-05-01", '"May 2030"'), "dates.signed"),
        (('title = "Convention on Pension Recognition"', ""), '"title"'),
        (('type = "acronym"', 'type = "nick"'), "alias type"),
        (('citations = ["9999 UNTS 1"]', 'citations = "9999 UNTS 1"'), '"citations"'),
        (("signed", "signd"), "signd"),
    ],
)
def test_a_wrong_row_names_file_row_and_field_and_the_rest_loads(tmp_path: Path, change, says: str) -> None:
    path = rows(tmp_path, ROW.replace(*change) + ROW.replace("2030", "2031"))
    wrong, right = read_rows(path)
    assert isinstance(wrong, Problem)
    assert wrong.reason.startswith("mine.toml, row 1")
    assert says in wrong.reason
    assert not isinstance(right, Problem)


def test_csv_rows_with_the_ten_columns(tmp_path: Path) -> None:
    text = "id,kind,title,short_title,aliases,jurisdiction,date,citation,url,source\nxx:1,statute,Turnip Act 1999,,TA; Root Law,GB,1999,1999 c. 99,,hand\n"
    (row,) = read_rows(rows(tmp_path, text, "mine.csv"))
    assert not isinstance(row, Problem)
    assert row.instrument.kind is Kind.STATUTE
    assert [alias.name for alias in row.aliases] == ["Turnip Act 1999", "TA", "Root Law"]


@pytest.mark.parametrize(
    ("name", "text"), [("mine.toml", "not = [toml"), ("mine.csv", "a,b\n1,2\n"), ("gone.toml", None)]
)
def test_a_file_that_cannot_be_read_at_all_is_an_error(tmp_path: Path, name: str, text: str | None) -> None:
    path = tmp_path / name if text is None else rows(tmp_path, text, name)
    with pytest.raises(CatalogError, match=name):
        load([path])


def test_install_checks_before_it_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "user_folder", lambda: tmp_path / "own")
    with pytest.raises(CatalogError, match="nothing was added"):
        catalog.install(rows(tmp_path, ROW.replace("2030-05-01", '"soon"')))
    assert not (tmp_path / "own").exists()
    assert catalog.install(rows(tmp_path, ROW)) == 1
    assert (tmp_path / "own" / "mine.toml").exists()


def test_a_damaged_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    monkeypatch.setenv("LEXINDEX_CACHE", str(tmp_path / "cache"))
    path = rows(tmp_path, ROW)

    def loaded() -> int:
        catalog._load.cache_clear()
        return len(load([path]).records)

    count = loaded()
    (cached,) = (tmp_path / "cache").glob("catalog-*.sqlite")
    assert loaded() == count
    cached.write_bytes(cached.read_bytes()[:50_000])
    assert loaded() == count
    assert "damaged" in caplog.text
    cached.write_bytes(b"not a database")
    assert loaded() == count
    catalog._load.cache_clear()


def test_cached_and_fresh_catalogs_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEXINDEX_CACHE", str(tmp_path / "cache"))
    catalog._load.cache_clear()
    fresh = load([rows(tmp_path, ROW)])
    catalog._load.cache_clear()
    stored = load([tmp_path / "mine.toml"])
    catalog._load.cache_clear()
    assert dict(fresh.records) == dict(stored.records)
    assert dict(fresh.names) == dict(stored.names)
    assert dict(fresh.citations) == dict(stored.citations)
    assert fresh.key == stored.key


def test_lint_tells_broken_relations_and_missing_examples(tmp_path: Path) -> None:
    text = ROW.replace("example =", 'relations = [{ kind = "amends", target = "treaty:nowhere" }]\nnote =')
    reasons = [problem.reason for problem in load([rows(tmp_path, text)]).lint()]
    assert any("treaty:nowhere" in reason for reason in reasons)
    assert "no example" in reasons


def test_citations_are_compared_without_spacing_and_points() -> None:
    assert citation_key("410 U. S. 113") == citation_key("410 U.S. 113") == citation_key("410 US 113")


def test_spellings_vary_only_by_convention() -> None:
    assert "Franklin and Marsh Act" in spellings("Franklin & Marsh Act")
    assert {"U.S. Turnip Act", "US Turnip Act"} <= set(spellings("United States Turnip Act"))
    assert parse_row({"id": "case:us/1-us-1", "title": "A v. B"}).instrument.kind is Kind.CASE
