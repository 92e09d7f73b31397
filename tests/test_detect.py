"""Detection through its public door: the contract's record, parsed fields, what is no mention."""

import os
import subprocess
import sys

import pytest

import lexindex as lx
from lexindex.model import Form, Kind


def only(text: str) -> lx.Mention:
    (mention,) = lx.detect(text)
    return mention


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Smallwood v. Acme Drilling Co., 812 F.3d 456, 460 (5th Cir. 2016)", {"plaintiff": "Smallwood", "defendant": "Acme Drilling Co.", "volume": "812", "reporter": "F.3d", "page": "456", "pin": "460", "court": "5th Cir.", "court_id": "ca5", "year": "2016"}),
        ("42 U.S.C. § 1983", {"title": "42", "code": "U.S.C.", "section": "1983"}),
        ("8 U.S.C. § 1158(a)(1)", {"title": "8", "code": "U.S.C.", "section": "1158", "subsection": "(a)(1)", "act": "statute:us/immigration-and-nationality-act-1952"}),
        ("999 UNTS 171", {"series": "UNTS", "volume": "999", "page": "171"}),
        ("S/RES/1325 (2000)", {"body": "sc", "number": "1325", "year": "2000"}),
        ("Pub. L. No. 107-56", {"session": "107", "number": "56"}),
        ("Executive Order 13769", {"number": "13769"}),
    ],
)  # fmt: skip
def test_citations_are_parsed_into_fields(text: str, fields: dict[str, str]) -> None:
    assert dict(only(text).fields) == fields


def test_variations_of_a_reporter_have_its_canonical_name() -> None:
    mention = only("Doe v. Roe, 123 F. 3d 456 (9th Cir. 1997)")
    assert dict(mention.fields)["reporter"] == "F.3d"
    assert mention.instrument is not None
    assert mention.instrument.id == "case:us/123-f3d-456"


def test_record_has_the_shape_of_the_contract() -> None:
    record = only("Article 33 of the Refugee Convention").record()
    assert set(record) >= {
        "start",
        "end",
        "text",
        "kind",
        "form",
        "pinpoints",
        "instrument",
        "candidates",
        "antecedent",
        "fields",
        "score",
    }
    assert record["pinpoints"] == [{"unit": "article", "first": "33", "last": None}]
    assert record["instrument"]["citation"] == "189 UNTS 137"


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal v. Chelsea ended in a draw.",
        "The Libertarian Convention nominated a candidate.",
        "The Transmission Control Protocol resends lost packets.",
        "The third act drags.",
        "They walked down Constitution Avenue.",
        "She drives a Honda Accord.",
        "A rule of thumb, in this case, is good enough.",
        "The gas bill came to forty dollars.",
        "He paid a brief visit to Rome.",
        "Sign the petition online and share it.",
        "It broke the law of gravity.",
        "International law forbids it.",
        "The dress code is black tie.",
        "Bill Clinton spoke.",
        "The deal closed on Friday.",
        "",
        " \n ",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert lx.detect(text) == []


def test_ambiguous_names_keep_their_candidates() -> None:
    mention = only("It was unlawful under the Equal Pay Act, the lawyer said.")
    assert mention.instrument is None
    assert {candidate.jurisdiction for candidate in mention.candidates} == {"us", "gb"}


def test_the_places_of_a_text_decide_between_namesakes() -> None:
    mention = only("In Britain, it was unlawful under the Equal Pay Act, the London tribunal's British lawyer said.")
    assert mention.instrument is not None
    assert mention.instrument.jurisdiction == "gb"


def test_a_year_that_fits_no_known_act_is_another_act() -> None:
    mention = only("The Endangered Species Act of 1871 never existed.")
    assert mention.instrument is not None
    assert mention.instrument.id == "statute:endangered-species-act-of-1871"


def test_quotes_dashes_and_accents_do_not_hide_a_name() -> None:
    text = "Under the Children’s Online Privacy Protection Act – and the Treaty of Asunción – they agreed 🙂."
    assert [mention.text for mention in lx.detect(text)] == [
        "Children’s Online Privacy Protection Act",
        "Treaty of Asunción",
    ]


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    assert only("signed the Universal Declaration\nof Human Rights").kind is Kind.RESOLUTION


def test_local_instruments_are_of_their_document() -> None:
    first = lx.detect("The city filed a lawsuit in federal court.", document="doc:a.txt")[0].instrument
    second = lx.detect("The city filed a lawsuit in federal court.", document="doc:b.txt")[0].instrument
    assert first is not None
    assert second is not None
    assert first.local
    assert first.id != second.id


def test_coreference_takes_kind_and_instrument_of_its_antecedent() -> None:
    first, second = lx.detect("The Basel Convention came first. The Convention covers waste.")
    assert second.form is Form.COREFERENCE
    assert second.antecedent == 0
    assert second.instrument == first.instrument


@pytest.mark.parametrize(
    "text",
    [
        "In the end, and for the reasons that were given, the\ncourt followed without more the rule of Smallwood v. Acme\nDrilling Co., 812 F.3d 456 (5th Cir. 2016).",
        "The  court  followed  Smallwood  v.  Acme  Drilling  Co.,  812  F.3d  456  (5th  Cir.  2016).",
        "The court followed Smallwood v. Acme Drilling Co.,\n   812 F.3d 456 (5th\tCir. 2016) and went on.",
    ],
)
def test_wrapped_and_justified_lines_read_as_one(text: str) -> None:
    mention = only(text)
    assert text[mention.start : mention.end] == mention.text
    assert mention.text.split() == "Smallwood v. Acme Drilling Co., 812 F.3d 456 (5th Cir. 2016)".split()
    assert dict(mention.fields)["defendant"] == "Acme Drilling Co."


def test_the_end_of_a_paragraph_ends_a_name() -> None:
    text = "He spoke of Smallwood\n\nDrilling Act 1999 is in force."
    assert [mention.text for mention in lx.detect(text)] == ["Drilling Act 1999"]


def test_the_patterns_are_the_same_in_every_process() -> None:
    """Else no process finds what another has compiled, and each start takes seconds."""
    code = (
        "from lexindex.catalog import load; from lexindex.grammars import builtin; from lexindex.grammars.names import Names; import hashlib;"
        "told = [repr(anchor) for grammar in builtin() for anchor in grammar.anchors()] + list(map(repr, Names(load()).surfaces()));"
        "print(hashlib.sha256(chr(10).join(told).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(digests) == 1
