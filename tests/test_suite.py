"""Recall, precision and fields over the hand-written citations, against floors kept beside them."""

import functools
import tomllib
from typing import Any

import pytest
from suite import FOLDER, SUITES, Case, Tally, cases, compare, table

from lexindex.pipeline import detect

FIGURES = ("recall", "precision", "fields", "forms", "links")
CASES = {suite: list(cases(suite)) for suite in SUITES}
FAMILIES = [(suite, family) for suite in SUITES for family in sorted({case.family for case in CASES[suite]})]
# How many cases each suite has to have, and how many of them hold nothing.
LEAST = {"us": (600, 60), "world": (900, 90)}


@functools.cache
def floors(suite: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / suite / "floors.toml").read_text(encoding="utf-8"))


@functools.cache
def tallies(suite: str) -> dict[str, Tally]:
    result: dict[str, Tally] = {}
    for case in CASES[suite]:
        result.setdefault(case.family, Tally()).add(compare(case, detect(case.text)))
    return result


def whole(families: dict[str, Tally]) -> Tally:
    result = Tally()
    for tally in families.values():
        result.add(tally)
    return result


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("suite", SUITES)
def test_a_whole_suite_is_above_its_floors(suite: str, figure: str) -> None:
    rates = whole(tallies(suite)).rates()
    assert rates[figure] >= floors(suite)["all"][figure], f"{figure} is {rates[figure]:.4f}\n{table(tallies(suite))}"


@pytest.mark.parametrize(("suite", "family"), FAMILIES)
def test_each_family_is_above_its_floors(suite: str, family: str) -> None:
    tally = tallies(suite)[family]
    below = [
        f"{figure} {tally.rates()[figure]:.3f} is below {floor}"
        for figure, floor in floors(suite)["families"][family].items()
        if tally.rates()[figure] < floor
    ]
    assert not below, "\n".join([*below, table({family: tally}), *tally.notes])


@pytest.mark.parametrize("suite", SUITES)
def test_what_only_looks_like_a_citation_is_passed_over(suite: str) -> None:
    false = whole({name: tally for name, tally in tallies(suite).items() if name.startswith("negatives")})
    assert false.extra <= floors(suite)["negatives"]["extra"], "\n".join(false.notes)


@pytest.mark.parametrize("suite", SUITES)
def test_a_suite_is_large_and_no_case_stands_twice(suite: str) -> None:
    many, empty = LEAST[suite]
    assert len(CASES[suite]) >= many
    texts = [case.text for case in CASES[suite]]
    assert not {text for text in texts if texts.count(text) > 1}
    assert sum(not case.expected for case in CASES[suite]) >= empty


def test_a_wrong_span_is_a_miss_and_an_extra() -> None:
    asked = next(case for case in CASES["us"] if case.family == "reporters_federal" and len(case.expected) == 1)
    found = detect(asked.text)
    cut = [found[0]._replace(text=found[0].text[1:])]
    assert (compare(asked, found).hit, compare(asked, found).extra) == (1, 0)
    assert (compare(asked, cut).hit, compare(asked, cut).extra) == (0, 1)
    assert compare(Case("x", 1, "Nothing.", ()), found).extra == len(found)
