"""The series that citations are of."""

from pathlib import Path

import pytest

from lexindex.catalog import load
from lexindex.identifiers import Scheme, scheme, schemes


@pytest.mark.parametrize("row", schemes(), ids=lambda row: row.name)
def test_each_example_is_of_its_scheme_and_well_formed(row: Scheme) -> None:
    assert scheme(row.example) is row
    assert row.pattern.fullmatch(row.example)


def test_no_citation_of_the_catalog_is_malformed() -> None:
    wrong = {
        citation
        for record in load().records.values()
        for citation in record.citations
        if (known := scheme(citation)) and not known.pattern.fullmatch(citation)
    }
    assert not wrong


def test_what_is_of_no_listed_series_has_no_scheme() -> None:
    assert scheme("Act No. 45 of 1860") is None
    assert scheme("25 Edw. 3 Stat. 5 c. 2") is None


def test_lint_names_what_is_malformed_shared_or_a_plain_word(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        """
[[instrument]]
id = "treaty:pelmo-1990"
title = "Pelmo Accord"
aliases = ["lakeside"]
citations = ["1700 UNTS p. 3"]
example = "The Pelmo Accord."
[[instrument]]
id = "treaty:pelmo-1995"
title = "Second Pelmo Accord"
aliases = ["Pelmo Accord"]
example = "The Second Pelmo Accord."
"""
    )
    told = " ".join(one.reason for one in load([path]).lint())
    assert 'citation "1700 UNTS p. 3" is not written as United Nations Treaty Series is, "189 UNTS 137"' in told
    assert 'name "pelmo accord" is of several and needs nothing' in told
    assert 'alias "lakeside" is an ordinary word and needs nothing' in told
