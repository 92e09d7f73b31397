"""The table of what confirms the catalog's rows, and the cards that show it."""

import csv
import datetime as dt
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lexindex import views
from lexindex.catalog import DATA, load
from lexindex.checked import checks, confirmed
from lexindex.cli import main

TOOLS = Path(__file__).parents[1] / "tools"
HEAD = "id,kind,title,short_title,aliases,jurisdiction,date,citation,url,source\n"
REFUGEES = "x:1,treaty,{},,,INT,{},{},,\n"


def test_every_line_is_about_a_row_that_still_says_so() -> None:
    records = load().records
    for id_, lines in checks().items():
        assert id_ in records, f"{id_}: gone; run tools/check_facts.py --write again"
        record = records[id_]
        for line in lines:
            assert not line.citation or line.citation in record.citations, line
            assert (record.instrument.date or "").startswith(line.date), line


def test_every_source_is_a_known_one_and_every_day_is_past() -> None:
    with (TOOLS / "sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["dates"] for row in rows} == {"day", "year", "1946"}
    known = {row["name"] for row in rows}
    for lines in checks().values():
        for line in lines:
            assert sum(map(bool, (line.citation, line.date, line.title))) > 1
            if line.address:
                continue
            assert line.source in known
            assert line.title in ("", "yes", "part")
            assert line.citation or len(line.date) == 10 or (line.title == "yes" and len(line.date) == 4)
            assert dt.date.fromisoformat(line.day)


def test_lines_are_in_order_and_once() -> None:
    for table, column in (("checked.csv", "source"), ("looked_up.csv", "address")):
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            places = [(row["id"], row[column]) for row in csv.DictReader(file)]
        assert places == sorted(set(places))


def test_passages_that_were_looked_up_say_what_the_row_says() -> None:
    records = load().records
    with (DATA / "looked_up.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 250
    for row in rows:
        names = {alias.name for alias in records[row["id"]].aliases}
        assert not row["name"] or row["name"] in names, row
        assert urlsplit(row["address"]).scheme in ("http", "https"), row
        assert urlsplit(row["address"]).netloc, row
        assert row["source"], row
        assert row["address"] in confirmed(records[row["id"]])["seen_at"]


def test_passage_confirms_no_row_whose_fact_has_changed() -> None:
    record = load().records["resolution:unsc-242-1967"]
    assert confirmed(record)["agreed"] == ["citation", "date"]
    later = record._replace(instrument=replace(record.instrument, date="1967-11-23"))
    assert confirmed(later) == {}
    assert confirmed(record._replace(citations=("S/RES/243 (1967)",))) == {}


def test_card_tells_sources_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["catalog", "show", "Human Rights Act 1998", "--json"])
    (card,) = json.loads(capsys.readouterr().out)["instruments"]
    assert card["sources"] == ["legislation.gov.uk"]
    assert card["agreed"] == ["citation", "date", "title"]
    assert card["checked"] >= "2026-11-24"
    lines = [block for block in views.instrument(card, terminal=False) if isinstance(block, views.Line)]
    assert any("legislation.gov.uk (checked 20" in line.text for line in lines)


def test_catalog_card_prints_its_relations(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["catalog", "show", "Human Rights Act 1998"])
    shown = capsys.readouterr().out
    assert "legislation.gov.uk (checked 20" in shown
    assert "implements" in shown


def test_catalog_card_prints_where_a_passage_stands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["catalog", "show", "case:eu/c-34-09"])
    assert "seen at: https://beta.bailii.org/eu/cases/EUECJ/2011/C3409.html" in capsys.readouterr().out


def test_row_that_nobody_confirms_has_no_sources() -> None:
    records = load().records
    unconfirmed = next(record for id_, record in records.items() if id_ not in checks())
    assert confirmed(unconfirmed) == {}


def test_row_that_says_something_else_under_the_same_id_is_not_confirmed() -> None:
    record = load().records["treaty:high-seas-1958"]
    assert confirmed(record)
    other = record._replace(citations=("1 UNTS 1",))
    assert all(not line.citation for line in checks()["treaty:high-seas-1958"]) or confirmed(other) != confirmed(record)


def written(folder: Path, *rows: str, table: str = "un_mtdsg_2015") -> list[dict[str, str]]:
    (folder / f"{table}.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    (folder / "own").mkdir(exist_ok=True)
    out = folder / "own" / "checked.csv"
    asked = [str(TOOLS / "check_facts.py"), str(folder), "--write", "2026-02-03", "--to", str(out)]
    subprocess.run([sys.executable, *asked], capture_output=True, check=False)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_agrees_is_written(tmp_path: Path) -> None:
    title = "Convention Relating to the Status of Refugees"
    (row,) = written(tmp_path, REFUGEES.format(title, "1951-07-28", "189 UNTS 137"))
    assert row == {
        "id": "treaty:refugee-convention-1951", "citation": "189 UNTS 137", "date": "1951-07-28", "title": "yes",
        "source": "United Nations Treaty Collection", "checked": "2026-02-03",
    }  # fmt: skip


def test_too_little_confirms_nothing(tmp_path: Path) -> None:
    title = "Convention Relating to the Status of Refugees"
    assert not written(tmp_path, REFUGEES.format("Another Thing Altogether", "", "189 UNTS 137"))
    assert not written(tmp_path, REFUGEES.format(title, "1951", ""))
    assert not written(tmp_path, REFUGEES.format(title, "1952-07-28", ""))
    (tmp_path / "un_mtdsg_2015.csv").unlink()
    assert not written(tmp_path, REFUGEES.format(title, "1951-07-28", "189 UNTS 137"), table="nameless")


def test_days_of_a_table_that_is_a_day_late_count_as_years(tmp_path: Path) -> None:
    act = "x:1,statute,Public Law 96-212,,,US,1980-03-17,Pub. L. 96-212; 94 Stat. 102,,\n"
    (row,) = written(tmp_path, act, table="us_public_laws_94_119")
    assert (row["id"], row["date"], row["source"]) == ("statute:us/refugee-act-1980", "1980", "Reg-Stats")
