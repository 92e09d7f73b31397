"""Journals: volume, journal, page and year, for every journal that reporters-db lists."""

import pytest

import lexindex as lx
from lexindex.grammars.journals import abbreviations


def only(text: str) -> lx.Mention:
    (mention,) = lx.detect(text)
    return mention


@pytest.mark.parametrize(
    ("text", "found", "fields"),
    [
        ("See Cass R. Sunstein, Interpreting, 103 Harv. L. Rev. 405, 411 (1989).", "103 Harv. L. Rev. 405, 411 (1989)", {"volume": "103", "reporter": "Harv. L. Rev.", "page": "405", "pin": "411", "year": "1989"}),
        ("Compare 99 Yale L.J. 1013 with the rest.", "99 Yale L.J. 1013", {"volume": "99", "reporter": "Yale L.J.", "page": "1013"}),
        ("so 99 Yale L. J. 1013 (1990)", "99 Yale L. J. 1013 (1990)", {"volume": "99", "reporter": "Yale L.J.", "page": "1013", "year": "1990"}),
    ],
)  # fmt: skip
def test_articles_are_parsed_into_fields(text: str, found: str, fields: dict[str, str]) -> None:
    mention = only(text)
    assert mention.text == found
    assert (mention.kind, mention.form) == ("journal", "cited")
    assert dict(mention.fields) == fields


def test_the_id_is_made_of_the_citation() -> None:
    instrument = only("103 Harv. L. Rev. 405 (1989)").instrument
    assert instrument is not None
    assert instrument.id == "journal:us/103-harv-l-rev-405"


def test_a_short_form_points_back_to_its_article() -> None:
    first, second = lx.detect("It began with 99 Yale L.J. 1013 (1990). See also 99 Yale L.J. at 1015.")
    assert second.form == "short"
    assert second.instrument == first.instrument


@pytest.mark.parametrize(
    "text", ["The 12 Taxes 45 people pay.", "He scored 3 Science 4 points.", "Call 555 Law 1234 now."]
)
def test_numbers_around_a_plain_word_are_no_article(text: str) -> None:
    assert [mention for mention in lx.detect(text) if mention.kind == "journal"] == []


def test_every_journal_is_found_by_its_abbreviation() -> None:
    names = sorted(set(abbreviations().values()))
    assert len(names) > 700
    missed = []
    for name in names:
        if not name.isascii():
            continue
        found = [m for m in lx.detect(f"See 123 {name} 456, 460 (2009).") if m.kind == "journal"]
        if [dict(m.fields).get("reporter") for m in found] != [name]:
            missed.append(name)
    # Some abbreviations are reporters of cases too, which win.
    assert len(missed) <= len(names) * 0.01, missed
