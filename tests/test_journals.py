"""Every journal that reporters-db lists is found by each of its names, and plain words between numbers are not."""

import pytest

from lexindex.grammars.journals import abbreviations
from lexindex.model import Form, Kind, Mention
from lexindex.pipeline import detect


def only(text: str) -> Mention:
    (mention,) = detect(text)
    return mention


def test_every_journal_is_found_by_every_name() -> None:
    from reporters_db import EDITIONS, JOURNALS, VARIATIONS_ONLY

    names = abbreviations()
    written = {
        name
        for abbreviation, journals in JOURNALS.items()
        for journal in journals
        for name in (abbreviation, journal["name"], *journal["variations"])
        if name not in EDITIONS and name not in VARIATIONS_ONLY and name.isascii()
    }
    assert len(written) > 1500
    missed = []
    for name in sorted(written):
        found = detect(f"See 12 {name} 345, 350 (1999).")
        fields = [dict(mention.fields) for mention in found if mention.kind is Kind.JOURNAL]
        wanted = {"volume": "12", "reporter": names[name], "page": "345", "pin": "350", "year": "1999"}
        if fields != [wanted]:
            missed.append((name, fields))
    assert not missed


def test_examples_of_reporters_db_are_found() -> None:
    from reporters_db import JOURNALS

    examples = [example for journals in JOURNALS.values() for journal in journals for example in journal["examples"]]
    assert [example for example in examples if not any(m.kind is Kind.JOURNAL for m in detect(example))] == []


def test_an_article_has_fields_pinpoints_and_an_id_of_its_numbers() -> None:
    mention = only("99 Yale L.J. 1013, 1020-22 (1990)")
    assert (mention.kind, mention.form) == (Kind.JOURNAL, Form.CITED)
    assert mention.instrument is not None
    assert mention.instrument.id == "journal:us/99-yale-lj-1013"
    assert [str(place) for place in mention.pinpoints] == ["page 1020-1022"] or mention.pinpoints[0].first == "1020"
    assert dict(mention.fields)["year"] == "1990"


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 12 Taxes 45 of them.",
        "He read 3 Digest 4 issues.",
        "The Harvard Law Review of 1999 has 400 pages.",
        "In 1998 Taxes 12 rose.",
        "12 Yale L.J. has no page.",
        "$12 Harv. L. Rev. 30",
    ],
)
def test_numbers_beside_a_name_may_mean_nothing(text: str) -> None:
    assert not [mention for mention in detect(text) if mention.kind is Kind.JOURNAL]
