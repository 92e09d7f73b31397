"""Mentions in a quotation or a footnote of the body carry that zone and count as the article's own."""

import pytest

from lexindex.model import Zone
from lexindex.pipeline import detect


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ('The Theft Act 1968 is old. "The Equality Act 2010 does not help," said Ms Moe.', ["body", "quotation"]),
        ("He said: \u201cI know the Theft Act 1968 by heart.\u201d The Equality Act 2010 he does not.", ["quotation", "body"]),
        ("She said: \u2018Nobody\u2019s read the Theft Act 1968 for years.\u2019 The Equality Act 2010 is read.", ["quotation", "body"]),
        ("\u201cI know the Theft Act 1968 well.\n\n\u201cAnd the Equality Act 2010,\u201d he said.", ["quotation", "quotation"]),
        ("It binds all.[1] The Theft Act 1968 too.\n\n[1] See the Equality Act 2010, s 2.", ["body", "footnote"]),
        # A name in marks of its own, a list's number, an inch mark that nothing closes.
        ("The Refugee Convention (the \u201cConvention\u201d) is short.", ["body", "body"]),
        ("Three acts:\n[1] the Theft Act 1968\n[2] the Equality Act 2010", ["body", "body"]),
        ('A 6" rule is not in the Theft Act 1968 at all.', ["body"]),
    ],
)  # fmt: skip
def test_quotations_and_footnotes_have_their_zone(text: str, zones: list[str]) -> None:
    assert [str(one.zone) for one in detect(text)] == zones


def test_what_counts_is_the_article() -> None:
    assert [str(zone) for zone in Zone if zone.counts] == ["body", "quotation", "footnote", "headline"]
