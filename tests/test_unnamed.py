"""Titles of what a text leaves unnamed: only what the text says, and "(unnamed)" where it says nothing."""

import pytest

from lexindex.pipeline import detect


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "While Harvard led the lawsuit against the Department of Homeland Security, others watched.",
            "Harvard v. Department of Homeland Security",
        ),
        ("Greenpeace sued Shell in The Hague. The lawsuit is pending.", "Greenpeace v. Shell"),
        (
            "The Justice Department's suit, filed in the U.S. District Court, claims bias.",
            "Suit of Justice Department (U.S. District Court)",
        ),
        ("The lawsuit against Texas was dropped.", "Lawsuit against Texas"),
        ("A lawsuit is pending, her attorney said.", "Lawsuit (unnamed)"),
        (
            "Lawmakers passed a bill that would ban takings for private gain when they met.",
            "Bill that would ban takings for private gain",
        ),
        ("The ministers signed a fishing agreement with Norway on Monday.", "Fishing agreement with Norway"),
        ("President Joe Biden's executive order was revoked.", "Executive order of Joe Biden"),
        ("The president signed an executive order on Monday.", "Executive order (unnamed)"),
        ("Separately, the Danish Government brought a lawsuit against Tern Cable.", "Danish Government v. Tern Cable"),
        ("Later, Oxfam filed a lawsuit against Shell.", "Oxfam v. Shell"),
        ("Senators in the house sent a bill to committee on Monday.", "Bill (unnamed)"),
        (
            "Lawmakers introduced a bill to shorten the winter holidays of pupils.",
            "Bill to shorten the winter holidays of pupils",
        ),
        ("MPs in the house passed a bill on mountain hares which fell later.", "Bill on mountain hares"),
        ("They used the resolution to press the court, the U.N. said.", "Resolution (unnamed)"),
    ],
)
def test_title_is_what_the_text_says(text: str, title: str) -> None:
    found = [mention.instrument.title for mention in detect(text) if mention.instrument and mention.instrument.local]
    assert found[:1] == [title]


def test_later_mentions_share_the_title() -> None:
    first, second = detect("The city filed a lawsuit in federal court. The lawsuit against Acme Corp. names no sum.")
    assert first.instrument == second.instrument
    assert first.instrument is not None
    assert first.instrument.title.startswith("Lawsuit against Acme Corp")


def test_titles_and_filers_keep_the_letters_of_the_text() -> None:
    found = detect(
        "The union filed a lawsuit against President Erdoğan in an Ankara court. The president reached a deal with "
        "Mexican President Andrés López. An amicus brief by Amnistía Española in support of Łukasz Żyła was filed in court."
    )
    titles = [mention.instrument.title for mention in found if mention.instrument]
    assert titles == [
        "Lawsuit against Erdoğan",
        "Deal with Mexican President Andrés López",
        "Amicus brief of Amnistía Española supporting Łukasz Żyła",
    ]
    assert dict(found[2].fields)["supports"] == "Łukasz Żyła"
