"""Recall, precision and fields over the hand-written citations of the United States, against floors kept beside them."""

import functools
import tomllib

import pytest
from us_suite import FOLDER, Case, Tally, cases, compare, table

from lexindex.pipeline import detect

FLOORS = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
CASES = list(cases())


@functools.cache
def tallies() -> dict[str, Tally]:
    result: dict[str, Tally] = {}
    for case in CASES:
        result.setdefault(case.family, Tally()).add(compare(case, detect(case.text)))
    return result


def whole(families: dict[str, Tally]) -> Tally:
    result = Tally()
    for tally in families.values():
        result.add(tally)
    return result


@pytest.mark.parametrize("figure", ["recall", "precision", "fields", "forms", "links"])
def test_the_whole_suite_is_above_its_floors(figure: str) -> None:
    rates = whole(tallies()).rates()
    assert rates[figure] >= FLOORS["all"][figure], f"{figure} is {rates[figure]:.4f}\n{table(tallies())}"


@pytest.mark.parametrize("family", sorted({case.family for case in CASES}))
def test_each_family_is_above_its_floors(family: str) -> None:
    tally = tallies()[family]
    below = [
        f"{figure} {tally.rates()[figure]:.3f} is below {floor}"
        for figure, floor in FLOORS["families"][family].items()
        if tally.rates()[figure] < floor
    ]
    assert not below, "\n".join([*below, table({family: tally}), *tally.notes])


def test_what_only_looks_like_a_citation_is_passed_over() -> None:
    false = tallies()["negatives"].extra
    assert false <= FLOORS["negatives"]["extra"], "\n".join(tallies()["negatives"].notes)


def test_the_suite_is_large_and_no_case_stands_twice() -> None:
    assert len(CASES) >= 600
    texts = [case.text for case in CASES]
    assert not {text for text in texts if texts.count(text) > 1}
    assert sum(not case.expected for case in CASES) >= 60


def test_a_wrong_span_is_a_miss_and_an_extra() -> None:
    asked = next(case for case in CASES if case.family == "reporters_federal" and len(case.expected) == 1)
    found = detect(asked.text)
    cut = [found[0]._replace(text=found[0].text[1:])]
    assert (compare(asked, found).hit, compare(asked, found).extra) == (1, 0)
    assert (compare(asked, cut).hit, compare(asked, cut).extra) == (0, 1)
    assert compare(Case("x", 1, "Nothing.", ()), found).extra == len(found)
