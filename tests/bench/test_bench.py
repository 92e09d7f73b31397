"""Timings under pytest-benchmark, for comparing two states of the code. What they time must work, however long it takes.

pytest tests/bench --benchmark-only
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from build import add_line, copies
from detect import CASE, corpus_texts, repeated
from pytest_benchmark.fixture import BenchmarkFixture

import lexindex

pytestmark = pytest.mark.bench

FILES = 60  # more than are read in one process


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "articles"
    copies(folder, FILES)
    return folder


@pytest.fixture(scope="module")
def index(articles: Path) -> Iterator[lexindex.Index]:
    with lexindex.Index(articles.parent / "index") as opened:
        opened.build(articles)
        yield opened


@pytest.mark.parametrize("marked", ["", "trap-"], ids=["corpus", "sparse"])
def test_detect_articles(benchmark: BenchmarkFixture, marked: str) -> None:
    texts = corpus_texts(marked)
    found = benchmark(lambda: [lexindex.detect(text) for text in texts])
    assert len(found) == len(texts)


@pytest.mark.parametrize("length", [100_000, 1_000_000])
def test_detect_one_text(benchmark: BenchmarkFixture, length: int) -> None:
    text = repeated(corpus_texts(), length)
    found = benchmark.pedantic(lexindex.detect, (text,), rounds=3, warmup_rounds=1)
    assert found[-1].end > length * 0.9


def test_detect_one_case_in_plain_prose(benchmark: BenchmarkFixture) -> None:
    text = "The committee met on Tuesday and talked about the weather. " * 17_000 + CASE
    found = benchmark(lexindex.detect, text)
    assert [mention.instrument.id for mention in found if mention.instrument] == ["case:us/410-us-113"]


def test_first_build(benchmark: BenchmarkFixture, articles: Path, tmp_path: Path) -> None:
    number = itertools.count()

    def build() -> dict[str, object]:
        with lexindex.Index(tmp_path / str(next(number))) as fresh:
            return fresh.build(articles)["documents"]

    counts = benchmark.pedantic(build, rounds=3)
    assert counts["added"] >= FILES
    assert counts["failed"] == 0


def test_build_with_nothing_changed(benchmark: BenchmarkFixture, index: lexindex.Index, articles: Path) -> None:
    counts = benchmark(lambda: index.build(articles)["documents"])
    assert counts["unchanged"] >= FILES
    assert counts["added"] == counts["updated"] == counts["removed"] == 0


def test_build_with_one_file_changed(benchmark: BenchmarkFixture, articles: Path, tmp_path: Path) -> None:
    number = itertools.count(FILES)
    file = min(articles.rglob("*.txt"))
    with lexindex.Index(tmp_path / "index") as changing:
        changing.build(articles)
        counts = benchmark.pedantic(
            lambda: changing.build(articles)["documents"], setup=lambda: add_line(file, next(number)), rounds=5
        )
    assert counts["updated"] == 1


@pytest.mark.parametrize("name", ["1967 Protocol", "Article 33 of the Refugee Convention"], ids=["name", "pinpoint"])
def test_mentions(benchmark: BenchmarkFixture, index: lexindex.Index, name: str) -> None:
    assert benchmark(index.mentions, name)["total"] > 0


def test_search(benchmark: BenchmarkFixture, index: lexindex.Index) -> None:
    assert benchmark(index.search, "asylum", kind="treaty")["total"] > 0
