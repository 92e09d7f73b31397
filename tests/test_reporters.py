"""Every citation that reporters-db gives as an example is one case, with its volume, reporter and page."""

import re
from functools import cache

import pytest
from reporters_db import EDITIONS, REGEX_VARIABLES, REPORTERS
from reporters_db.utils import recursive_substitute, substitute_editions

from lexindex.grammars.reporters import bare
from lexindex.model import Form, Kind, Mention
from lexindex.pipeline import detect

EXAMPLES = [
    (example, name, number)
    for name, reporters in REPORTERS.items()
    for number, reporter in enumerate(reporters)
    for example in reporter.get("examples", [])
]


@cache
def readings(name: str, number: int) -> list[tuple[str, re.Pattern[str]]]:
    """The expressions of one reporter, each with its edition, as reporters-db's own tests expand them."""
    reporter = REPORTERS[name][number]
    return [
        (edition, re.compile(expression))
        for edition, row in reporter["editions"].items()
        for template in row.get("regexes") or ["$full_cite"]
        for expression in substitute_editions(
            recursive_substitute(template, REGEX_VARIABLES), edition, reporter["variations"]
        )
    ]


def expected(example: str, name: str, number: int) -> list[tuple[str, str, str]]:
    """Volume, edition and page, in every way that the reporter's own expressions read the example."""
    ways = []
    for edition, expression in readings(name, number):
        if found := expression.fullmatch(example):
            parts = found.groupdict()
            volume, page = parts.get("volume") or "", parts.get("page") or ""
            # Some expressions read a letter behind the page but leave it out of the page.
            letter = example[found.end("page") :] if page and len(example) - found.end("page") == 1 else ""
            # One spelling may be another edition's own name: "Hay. & Haz." of "Hayw. & H.D.C." too.
            editions = {edition, *(name for name in EDITIONS if bare(name) == bare(found["reporter"]))}
            ways += [(volume, name, number) for name in editions for number in {page, page + letter}]
    return ways


def fields(mention: Mention) -> tuple[str, str, str]:
    found = dict(mention.fields)
    return found.get("volume", ""), found.get("reporter", ""), found.get("page", "")


@pytest.mark.parametrize(("example", "name", "number"), EXAMPLES, ids=[example for example, _, _ in EXAMPLES])
def test_an_example_is_one_case_with_its_parts(example: str, name: str, number: int) -> None:
    found = [mention for mention in detect(f"See {example}.") if mention.kind is Kind.CASE]
    assert [mention.form for mention in found] == [Form.CITED], found
    assert fields(found[0]) in expected(example, name, number)


def only(text: str) -> dict[str, str]:
    (mention,) = [mention for mention in detect(text) if mention.form is Form.CITED]
    return dict(mention.fields)


FIELDS = [
    (
        "See also Ortega v. Lumen Freight, Inc., No. 18-cv-2217, 2019 WL 3345021, at *4 (N.D. Ill. July 9, 2019) (holding that the clause (and its rider) bound both).",
        {"plaintiff": "Ortega", "defendant": "Lumen Freight, Inc.", "docket": "18-cv-2217", "volume": "2019", "reporter": "WL", "page": "3345021", "pin": "*4", "court": "N.D. Ill.",
         "court_id": "ilnd", "year": "2019", "month": "7", "day": "9", "signal": "See also", "parenthetical": "holding that the clause (and its rider) bound both"},
    ),
    (
        "People v. Dunning (1992) 3 Cal.4th 1183, 1231.",
        {"plaintiff": "People", "defendant": "Dunning", "volume": "3", "reporter": "Cal. 4th", "page": "1183", "pin": "1231", "year": "1992"},
    ),
    (
        "Marsh v. Tolland, 5 U.S. (1 Cranch) 137 (1803)",
        {"plaintiff": "Marsh", "defendant": "Tolland", "volume": "5", "reporter": "U.S.", "page": "137", "nominative": "1 Cranch", "year": "1803", "court_id": "scotus"},
    ),
    (
        "Nash v. State, 2013 OK 22, ¶ 12",
        {"plaintiff": "Nash", "defendant": "State", "volume": "2013", "reporter": "OK", "page": "22", "neutral": "2013 OK 22", "pin": "¶ 12", "year": "2013"},
    ),
    (
        "Hale v. Benton, 12 S.W.3d 4 (Tex. App.\u2014Dallas 1999, pet. denied) (en banc) (holding nothing)",
        {"plaintiff": "Hale", "defendant": "Benton", "volume": "12", "reporter": "S.W.3d", "page": "4", "year": "1999", "court": "Tex. App.—Dallas", "court_id": "texapp",
         "parenthetical": "holding nothing"},
    ),
    (
        "State v. Tyler, 2009-1359 (La. App. 1 Cir. 5/10/10)",
        {"plaintiff": "State", "defendant": "Tyler", "volume": "2009", "reporter": "La.App. 1 Cir.", "page": "1359", "year": "2010", "court": "La. App. 1 Cir.", "court_id": "lactapp"},
    ),
    (
        "Roe v. Poe, No. 19-15716, slip op. at 4 (9th Cir. Jan. 5, 2020)",
        {"plaintiff": "Roe", "defendant": "Poe", "docket": "19-15716", "court": "9th Cir.", "court_id": "ca9", "year": "2020", "month": "1", "day": "5"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), FIELDS, ids=[text[:30] for text, _ in FIELDS])
def test_a_citation_is_parsed_to_its_last_part(text: str, fields: dict[str, str]) -> None:
    assert only(text) == fields


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("aff'd", "Doe v. Roe, 123 F.3d 456 (9th Cir. 1997), aff'd, 525 U.S. 1 (1998)"),
        ("cert. denied", "Doe v. Roe, 123 F.3d 456 (9th Cir. 1997), cert. denied, 525 U.S. 1 (1998)"),
        ("rev'd", "Doe v. Roe, 123 F.3d 456 (9th Cir. 1997), rev'd on other grounds, 525 U.S. 1 (1998)"),
        ("cert. denied", "Doe v. Roe, 123 F.3d 456 (9th Cir. 1997), cert. denied sub nom. Poe v. Doe, 525 U.S. 1 (1998)"),
    ],
)  # fmt: skip
def test_history_is_a_citation_of_its_own(act: str, text: str) -> None:
    first, second = detect(text)
    assert dict(second.fields)["history"].startswith(act)
    assert "history" not in dict(first.fields)
    assert first.instrument != second.instrument


@pytest.mark.parametrize(
    "text",
    [
        "Doe v. Roe, 347 U.S. 483, 74 S. Ct. 686, 98 L. Ed. 873 (1954)",
        "Doe v. Roe, 347\nU.S. 483, 74 S.\nCt. 686, 98 L. Ed.\n873 (1954)",
        "Smoak v. Roe, 221 Ga. App. 257, 62 S. Ct. 4 (471 SE2d 60) (1996)",
        "In re Trust, 300 Mich App 339, 356; 833 NW2d 384; 12 S. Ct. 4 (2013)",
    ],
)
def test_parallel_citations_share_case_names_and_year(text: str) -> None:
    found = detect(text)
    assert len(found) == 3
    assert len({mention.instrument for mention in found}) == 1
    assert len({dict(mention.fields)["plaintiff"] for mention in found}) == 1
