"""Tables of words: every row shows what its example says, and a user's own are tried, kept, listed and taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lexindex import words
from lexindex.cli import main
from lexindex.errors import CatalogError
from lexindex.grammars import nouns
from lexindex.pipeline import detect

ROWS = [(row["sort"], row["words"], row["example"]) for row in words.rows("wording")]


@pytest.mark.parametrize(("sort", "word", "example"), ROWS, ids=[f"{sort} {word}" for sort, word, _ in ROWS])
def test_each_word_shows_what_its_example_tells(sort: str, word: str, example: str) -> None:
    assert word in example
    wanted = example[example.index("[") + 1 : example.index("]")]
    name = {"court": "court", "filed": "filer", "backing": "supports", "role": "plaintiff"}[sort]
    told = [
        value
        for one in detect(example.replace("[", "").replace("]", ""))
        for field, value in one.fields
        if field == name
    ]
    assert wanted.removeprefix("The ") in told


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for a user's tables, empty."""
    monkeypatch.setattr(words, "folder", lambda: tmp_path / "words")
    caches = (words.rows, nouns.papers, nouns.nouns)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    for cache in caches:
        cache.cache_clear()


def test_a_table_of_ones_own_is_checked_before_anything_is_kept(own: Path) -> None:
    table = own / "mine.csv"
    for text, told in [
        ("a,b\n1,2\n", "the first line must be"),
        ("noun,type,asks,example\nfoo,brief,often,x\n", "line 2: asks is"),
        ("noun,type,asks,example\nfoo,brief,court\n", "line 2: 4 columns"),
        ("noun,type,asks,example\nfoo(,brief,court,x\n", "no word or phrase"),
        ("noun,type,asks,example\n", "no rows"),
    ]:
        table.write_text(text)
        with pytest.raises(CatalogError, match=told):
            words.checked(table)
    assert words.own_files() == []


def test_a_row_of_ones_own_stands_beside_the_others_and_replaces_one(own: Path) -> None:
    table = own / "mine.csv"
    table.write_text("noun,type,asks,example\nacción de tutela,petition,nothing,x\namparo,appeal,court,y\n", "utf-8")
    assert words.checked(table)[0] == "papers"
    words.install(table)
    nouns.papers.cache_clear()
    assert nouns.papers()["accion de tutela"].type == "petition"
    assert nouns.papers()["amparo"].type == "appeal"
    assert [row["noun"] for _, row in words.own_rows()] == ["acción de tutela", "amparo"]


def test_the_command_lists_adds_and_removes(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        return int(str(ended.value.code)), capsys.readouterr().out

    assert run("words", "list", "--mine")[0] == 1
    table = own / "mine.csv"
    table.write_text('noun,type,asks,example\naffidavit,affidavit,nothing,"He swore an affidavit."\n')
    assert run("words", "add", str(table))[0] == 0
    assert "affidavit" in run("words", "list", "--mine")[1]
    assert run("words", "remove", "mine.csv")[0] == 0
    assert run("words", "remove", "mine.csv")[0] == 1
    # An example that does not show its word is told, and nothing kept.
    table.write_text('noun,type,asks,example\nbrief,brief,court,"The zebra ran."\n')
    assert run("words", "add", str(table))[0] == 2
    assert words.own_files() == []
