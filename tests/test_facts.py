"""tools/check_facts.py: what a table says otherwise is open until a third source has settled it."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "tools" / "check_facts.py"
HEAD = "id,kind,title,short_title,aliases,jurisdiction,date,citation,url,source\n"
SETTLED = "id,field,ours,theirs,source,checked\n"
REFUGEES = "x:1,treaty,Convention Relating to the Status of Refugees,,,INT,{},189 UNTS {},,\n"
OURS = "treaty:refugee-convention-1951,date,1951-07-28,"


def run(folder: Path, row: str, settled: str = SETTLED) -> tuple[int, str, str]:
    """Exit code, output and last words of the script for a table of one row and a file of settled ones."""
    (folder / "table.csv").write_text(HEAD + row, encoding="utf-8")
    (folder / "own").mkdir(exist_ok=True)
    allowed = folder / "own" / "settled.csv"
    allowed.write_text(settled, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), "--settled", str(allowed)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_tables_that_agree_leave_nothing_open(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, REFUGEES.format("1951-07-28", 137))
    assert (code, out) == (0, "")


def test_new_disagreement_is_open(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, REFUGEES.format("1952-07-28", 137))
    assert code == 1
    assert "treaty:refugee-convention-1951: date 1951-07-28, there 1952-07-28" in out
    assert "1 open" in err


def test_settled_disagreement_is_closed(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, REFUGEES.format("1952-07-28", 137), f"{SETTLED}{OURS}1952-07-28,UNTS,2026-01-01\n")
    assert (code, out) == (0, "")
    assert "0 open disagreements, 1 settled, 0 stale" in err


def test_settled_row_closes_only_what_it_says(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, REFUGEES.format("1953-07-28", 137), f"{SETTLED}{OURS}1952-07-28,UNTS,2026-01-01\n")
    assert code == 1
    assert "there 1953-07-28" in out
    assert "stale: treaty:refugee-convention-1951: date 1951-07-28, there 1952-07-28" in out


def test_settled_row_is_stale_when_the_catalog_says_something_else(tmp_path: Path) -> None:
    gone = f"{SETTLED}treaty:none-1900,date,1900,1901,UNTS,2026-01-01\n{OURS.replace('07-28', '07-29')}1950,UNTS,2026-01-01\n"
    code, out, err = run(tmp_path, REFUGEES.format("1951-07-28", 137), gone)
    assert code == 0
    assert out.count("stale: ") == 2
    assert "2 stale" in err


def test_settled_row_needs_a_source_and_a_day(tmp_path: Path) -> None:
    for row, word in ((f"{OURS}1952-07-28,,2026-01-01\n", "empty"), (f"{OURS}1952-07-28,UNTS,soon\n", "not a day")):
        code, out, err = run(tmp_path, REFUGEES.format("1952-07-28", 137), SETTLED + row)
        assert (code, out) == (2, "")
        assert word in err


def test_every_settled_row_of_the_project_is_about_what_the_catalog_says(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(HEAD + REFUGEES.format("1951-07-28", 137), encoding="utf-8")
    done = subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
