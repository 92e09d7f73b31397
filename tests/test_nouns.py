"""Every noun of the tables proves itself: its example has one mention of its kind that ends with it."""

import pytest

from lexindex.grammars.nouns import nouns, papers
from lexindex.pipeline import detect

_EXAMPLES = [
    *((noun, str(row.kind), row.example) for noun, row in nouns().items() if row.example),
    *((noun, "brief", row.example) for noun, row in papers().items() if row.example),
]


@pytest.mark.parametrize(("noun", "kind", "example"), _EXAMPLES, ids=[noun for noun, _, _ in _EXAMPLES])
def test_each_noun_finds_its_example(noun: str, kind: str, example: str) -> None:
    found = [m for m in detect(example) if str(m.kind) == kind]
    assert any(noun.lower() in m.text.lower() for m in found), [str(m) for m in detect(example)]


def test_nouns_that_may_stand_alone_have_an_example() -> None:
    assert [
        noun for noun, row in nouns().items() if not row.example and (row.alone, row.first) != ("never", "never")
    ] == []
    assert [noun for noun, row in papers().items() if not row.example] in ([], ["amici"])
    assert {row.alone for row in nouns().values()} | {row.first for row in nouns().values()} <= {
        "always",
        "event",
        "modified",
        "never",
    }
    assert {row.asks for row in papers().values()} <= {"nothing", "court", "filed", "tail", "lodged"}
