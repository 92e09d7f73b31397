"""What must hold for any text: spans inside it, sorted, apart; the same in, the same out; time in proportion to length."""

import itertools
import json

import pytest
from growth import cpu_seconds, grows_linearly
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexindex.model import Form
from lexindex.pipeline import detect
from lexindex.text import fold, sentence

PIECES = st.sampled_from(
    [
        "Roe v. Wade", "410 U.S. 113", " (1973)", "8 U.S.C. § 1158(a)", "the Act", "the 1967 Protocol", "Article 33 of the ", "Refugee Convention", "an amicus brief", "filed",
        " a lawsuit", "Id. at 5.", "supra", "Section 5", "Human Rights Act 1998", "S/RES/1325 (2000)", "[2019] UKSC 41", "Executive Order 13769", ", ", ". ", "\n\n", "“", "”", "’s ", "é", "🙂", "\u00a0",
        "v. ", "(", ")", "In re ", "Directive 95/46/EC", "court ", "no. 30562/04", "C-311/18", "the ", "of ", "Act", "Smith", "1964 ", "\u202e", "\ud7ff", "\x00", "\t",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_spans_lie_inside_the_text_sorted_and_apart(text: str) -> None:
    mentions = detect(text)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
    for before, after in itertools.pairwise(mentions):
        assert before.end <= after.start


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_records_are_json_and_antecedents_point_back(text: str) -> None:
    mentions = detect(text)
    assert mentions == detect(text)
    for index, mention in enumerate(mentions):
        json.dumps(mention.record())
        assert mention.antecedent is None or 0 <= mention.antecedent < index
        assert mention.instrument is None or not mention.candidates
        assert mention.instrument is None or " " not in mention.instrument.id
        if mention.form in (Form.NAMED, Form.CITED):
            assert mention.instrument or mention.candidates


@given(st.text(max_size=500))
def test_folding_keeps_every_position(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.encode("latin-1").decode("latin-1") == folded


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 40))
def test_a_sentence_holds_its_span(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    first, last = sentence(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


# Texts built to make patterns and windows backtrack, each doubled: time must not grow faster than length.
HOSTILE = {
    "nested subsections": "1 U.S.C. § 1" + "(a)" * 9,
    "id. again": "Id. at 3. ",
    "numbers in a list": "410 U.S. 2277, 2278, ",
    "long word and Act": "A" * 60 + "Act ",
    "v. again": "v. ",
    "open brackets": "((",
    "roman articles": "art. III ",
    "names and no end": "The Smith and Jones of the ",
    "versus names": "Smith v. Jones and ",
    "acts again": "Clean Air Act of 1970, ",
    "the act again": "the Act and the Convention, ",
    "sections": "Sections 1, 2, 3, 4 and 5 ",
    "reporters without end": "1 F. Supp. 2d 5 U.S. A. B. C. ",
    "pins without end": "410 U.S. 113, 1-2, 3 n.4, 5 & 6, ",
    "brackets behind": "410 U.S. 113 (1973) (a (b (c ",
    "files": "Doe v. Roe, No. 1-cv-2 (No. 3-cr-4, ",
    "parallels": "Smith v. Jones, 1 U.S. 2, 3 S. Ct. 4, 5 L. Ed. 6, ",
    "blank pages": "564 U.S. ___, ___ - ---, ",
    "history": "aff'd sub nom. cert. denied, 5 U.S. 1, ",
    "briefs": "a brief filed by the union in court ",
    "papers": "Am. Compl. ¶ 3; Def.'s Mem. in Supp. of Mot. to Dismiss ",
    "transcript pages": "Tr. 14:2, 15, 16, ",
    "supra again": "Roe v. Wade, supra note 3, at 5; ",
    "quoted within": "Roe v. Wade, 410 U.S. 113 (quoting ",
    "id. after brackets": "Roe v. Wade, 410 U.S. 113. ((( Id. at 115. ",
    "short forms": "Roe v. Wade, 410 U.S. 113. Roe, 410 U.S. at 115. Roe at 116. ",
    "sections alone": "42 U.S.C. § 1983. § 1988(b). § 1985. ",
    "journals": "12 Harv. L. Rev. 3, 4, 5, 6 ",
    "id. alone": "Id. Pool and Id. § 5, ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_no_faster_than_text(piece: str) -> None:
    grows_linearly(lambda size: cpu_seconds(lambda: detect(piece * (size // len(piece)))), 24_000)


@pytest.mark.parametrize(
    "piece", ["Acme sued the port. The suit is pending. ", "The pact with Chad held. The pact fell. "]
)
def test_a_long_chain_of_references_is_followed_once(piece: str) -> None:
    grows_linearly(lambda size: cpu_seconds(lambda: detect(piece * (size // len(piece)))), 320_000)
