"""Everything that eyecite finds as a full citation is found here too, save the errors of eyecite that are listed."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from suite import SUITES, cases

from lexindex.model import Document
from lexindex.pipeline import detect
from lexindex.readers import SUFFIXES, read

eyecite = pytest.importorskip("eyecite", reason="eyecite is not installed: pip install 'lexindex[test]'")

CORPUS = Path(__file__).parent.parent / "corpus"

# What eyecite calls a citation may be of these kinds here: it takes a few journals for reporters, and does not part
# statutes from regulations.
KINDS = {
    "FullCaseCitation": {"case", "journal"},
    "FullLawCitation": {"statute", "regulation", "bill"},
    "FullJournalCitation": {"journal"},
}

# What eyecite finds and is none, or is of another kind: the words it takes, and why they are not followed.
ERRORS = {
    "5 Abs. 1": "the first paragraph (Absatz) of a section of a German code, not the Abstracts of the Treasury",
    "823 Abs. 2": "the second paragraph (Absatz) of a section of a German code",
    "12 Abs. 3": "the third paragraph (Absatz) of a section of a German code",
    "5 Abs. 2": "the second paragraph (Absatz) of an article of a German code",
    "1 C.B. 361": "a page of the Cumulative Bulletin, where the Treasury prints its rulings: no case",
    "12 Mar. 2019": "a day in March, not a volume of A.K. Marshall's reports",
    "4 Mar. 1952": "a day in March, not a volume of A.K. Marshall's reports",
    "5 P 6": "the name of a sheet; no volume of the Pacific Reporter",
    "47 O.S. 1991": "title 47 of the Oklahoma Statutes of 1991, a statute, not volume 47 of Ohio State reports",
}


def found_by_eyecite(text: str) -> Iterator[tuple[str, int, int]]:
    """Type and span of each full citation."""
    logging.getLogger("eyecite").setLevel(logging.ERROR)  # it remarks on many a citation
    for citation in eyecite.get_citations(text):
        if type(citation).__name__ in KINDS:
            yield (type(citation).__name__, *citation.span())


def missed(text: str) -> list[str]:
    """The full citations of eyecite that no mention of a fitting kind touches, in eyecite's words."""
    mentions: list[Any] = []
    lost = []
    for name, start, end in found_by_eyecite(text):
        mentions = mentions or detect(text)
        if not any(m.start < end and start < m.end and m.kind in KINDS[name] for m in mentions):
            lost.append(text[start:end])
    return lost


def articles() -> list[Any]:
    paths = sorted(path for path in CORPUS.iterdir() if path.suffix in SUFFIXES and path.name != "README.md")
    return [
        pytest.param(document.text, id=document.id.rpartition("/")[2])
        for path in paths
        for document in read(path, root=CORPUS)
        if isinstance(document, Document)
    ]


def families() -> dict[str, list[str]]:
    result: dict[str, list[str]] = {}
    for case in cases("us"):
        result.setdefault(case.family, []).append(case.text)
    return result


@pytest.mark.parametrize("text", articles())
def test_nothing_of_an_article_is_missed(text: str) -> None:
    assert [words for words in missed(text) if words not in ERRORS] == []


@pytest.mark.parametrize("family", sorted(families()))
def test_nothing_of_the_suite_is_missed(family: str) -> None:
    lost = {text: missed(text) for text in families()[family]}
    wrong = {text: left for text, words in lost.items() if (left := [word for word in words if word not in ERRORS])}
    assert wrong == {}


@pytest.mark.parametrize("family", ["history_signals", "parallel", "reporters_federal", "reporters_state", "usc"])
def test_nothing_is_missed_where_citation_follows_citation(family: str) -> None:
    page = "\n".join(" ".join(families()[family][at : at + 5]) for at in range(0, len(families()[family]), 5))
    assert [words for words in missed(page) if words not in ERRORS] == []


@pytest.mark.parametrize("words", sorted(ERRORS))
def test_each_listed_error_is_still_one(words: str) -> None:
    texts = [case.text for suite in SUITES for case in cases(suite) if words in case.text]
    assert texts, "no text of the suite shows it"
    assert any(words in missed(text) for text in texts)
