"""Id., supra, short forms, papers of the case and sections alone: what they point to, and when to nothing."""

from pathlib import Path

import pytest
from growth import cpu_seconds, grows_linearly

from lexindex import Index, actsections
from lexindex.catalog import load
from lexindex.errors import NothingFound
from lexindex.model import Document, Form, Kind, Mention, Relation
from lexindex.pipeline import analyse, detect

HARLAN = "Harlan v. Voss, 512 U.S. 40 (1994)"
FINN = "Finn v. Burr, 400 U.S. 500 (1971)"
INA = "statute:us/immigration-and-nationality-act-1952"
CODE = {"code": "U.S.C.", "title": "8", "section": "1225", "subsection": "(b)(2)(C)"}


def last(text: str) -> Mention:
    return detect(text)[-1]


def linked(mention: Mention) -> str | None:
    return mention.instrument.id if mention.instrument else None


# --- id. -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "between",
    [
        "See Orme v. Tull, 12 Zyx. Ct. 34 (1990).",
        "See Codex of Matters § 12.",
        "See Orme v. Tull.",
        "See R. Orme, On Courts 123 (4th ed. 1971).",
        "See supra note 5.",
        "See Pl.'s Ex. B.",
    ],
)
def test_id_does_not_pass_what_looks_like_a_citation(between: str) -> None:
    mention = last(f"{HARLAN}. {between} Id. at 45.")
    assert mention.form is Form.IBID
    assert linked(mention) != "case:us/512-us-40"


@pytest.mark.parametrize(
    "between",
    [
        "",
        "The rule held for 12 years, until May 5, 1999.",
        "That was in the U.S. and 40 states.",
        "The court at No. 5 Main Street agreed.",
        "He was right (as Mr. Orme said).",
    ],
)
def test_id_passes_ordinary_words(between: str) -> None:
    assert linked(last(f"{HARLAN}. {between} Id. at 45.")) == "case:us/512-us-40"


def test_id_in_the_same_parenthesis_means_what_is_cited_there() -> None:
    mention = last(f"{HARLAN} (quoting {FINN}; id. at 505).")
    assert linked(mention) == "case:us/400-us-500"


def test_id_after_a_citation_sentence_in_brackets_means_it() -> None:
    assert linked(last(f"{HARLAN} says so. ({FINN}.) It goes on. (Id. at p. 505.)")) == "case:us/400-us-500"


def test_a_parallel_citation_may_hold_the_page() -> None:
    text = "Harlan v. Voss, 512 U.S. 40, 114 S. Ct. 2100 (1994). Id. at 45."
    assert linked(last(text)) == linked(detect(text)[0])


def test_an_open_id_leaves_the_next_one_open() -> None:
    first, second = detect(f"{HARLAN}. See Orme v. Tull, 12 Zyx. Ct. 34. Id. at 35. Id. at 36.")[-2:]
    assert (linked(first), linked(second)) == (None, None)


@pytest.mark.parametrize("text", ["the ego and the id. at rest", "Enter your user id. Then go.", "an id. of 5"])
def test_the_noun_id_is_no_reference(text: str) -> None:
    assert not detect(text)


def test_a_footnote_number_is_no_page_of_id() -> None:
    mentions = detect(f"1 {HARLAN}. 2 Id. 3 Id. at 45.")
    assert [mention.text for mention in mentions[1:]] == ["Id.", "Id. at 45"]


@pytest.mark.parametrize(
    ("written", "places"),
    [
        ("Id. at 45-47", ["page 45-47"]),
        ("Id. at 45, 51", ["page 45", "page 51"]),
        ("Id., at 45, n. 3", ["page 45", "note 3"]),
        ("Id. at 45 & n.3", ["page 45", "note 3"]),
        ("(Id. at pp. 45-46.)", ["page 45-46"]),
        ("Id., 45", ["page 45"]),
        ("Ibid.", []),
    ],
)
def test_places_behind_id(written: str, places: list[str]) -> None:
    mention = last(f"{HARLAN}. {written}")
    assert linked(mention) == "case:us/512-us-40"
    assert [str(place) for place in mention.pinpoints] == places


# --- supra and short forms -------------------------------------------------------------------------------------------


def test_supra_of_two_cases_keeps_both() -> None:
    mention = last("Harlan v. Voss, 512 U.S. 40 (1994); Harlan v. Pike, 9 F.3d 12 (2d Cir. 1993). Harlan, supra.")
    assert mention.instrument is None
    assert {one.id for one in mention.candidates} == {"case:us/512-us-40", "case:us/9-f3d-12"}


def test_supra_by_a_whole_name_beats_a_part_of_one() -> None:
    text = "Marsh v. Pike, 5 F.3d 9 (1st Cir. 1993). Doane v. Marsh & Hall Co., 7 F.3d 2 (1st Cir. 1993). Marsh, supra."
    assert linked(last(text)) == "case:us/5-f3d-9"


def test_supra_does_not_match_inside_a_word() -> None:
    assert linked(last("Harland v. Voss, 512 U.S. 40 (1994). Harlan, supra, at 45.")) is None


def test_supra_that_names_nothing_is_no_mention() -> None:
    assert not detect("See supra text at notes 4-6, and supra Part II.")


def test_short_form_of_an_uncited_volume_stays_open() -> None:
    mention = last(f"{HARLAN}. See 513 U.S. at 45.")
    assert (mention.form, mention.instrument) == (Form.SHORT, None)


def test_short_form_with_the_name_of_another_case_stays_open() -> None:
    mention = last(f"{HARLAN}. Orme, 512 U.S. at 45.")
    assert (mention.text, mention.instrument) == ("Orme, 512 U.S. at 45", None)


def test_a_name_wrapped_over_lines_belongs_to_its_short_form() -> None:
    mention = last(
        f"{HARLAN}, is the rule of this circuit and of no other.\nThe court has said so often. See\nHarlan,\n512 U.S. at 45."
    )
    assert mention.text == "Harlan,\n512 U.S. at 45"
    assert linked(mention) == "case:us/512-us-40"


def test_the_full_name_after_the_citation_is_the_cited_case() -> None:
    mention = last(f"{HARLAN}, came first. In Harlan v. Voss the court paused.")
    assert (mention.text, linked(mention)) == ("Harlan v. Voss", "case:us/512-us-40")


# --- papers of the case ----------------------------------------------------------------------------------------------


def test_all_references_to_one_paper_are_one_instrument() -> None:
    mentions = detect("Compl. ¶ 2. Compl. ¶¶ 5-7. (Compl. at 9.) Am. Compl. ¶ 2.")
    assert [linked(mention) for mention in mentions] == ["brief:@text/compl"] * 3 + ["brief:@text/am-compl"]
    assert all(mention.kind is Kind.BRIEF and mention.form is Form.CITED for mention in mentions)
    assert mentions[0].instrument is not None
    assert (mentions[0].instrument.title, mentions[0].instrument.local) == ("Complaint", True)


@pytest.mark.parametrize(
    ("text", "slug", "type_"),
    [
        ("See Pet. App. 4a.", "petapp", "appendix"),
        ("See Br. for Appellant 12.", "appellant-br", "brief"),
        ("See Appellants' Br. at 5.", "appellant-br", "brief"),
        ("See Tr. 14:2.", "tr", "transcript"),
        ("See Dkt. No. 42 at 3.", "dkt-42", "docket entry"),
        ("See ECF No. 12.", "dkt-12", "docket entry"),
        ("See JA 101.", "ja", "appendix"),
        ("(R. 45.) The court agreed.", "r", "record"),
        ("See Mot. to Dismiss 3.", "mot-to-dismiss", "motion"),
        ("See Castell Dep. 44:10-15.", "castell-dep", "deposition"),
        ("See Hr'g Tr. 12:4.", "hr-g-tr", "transcript"),
    ],
)
def test_papers_by_their_abbreviations(text: str, slug: str, type_: str) -> None:
    mention = detect(text)[0]
    assert dict(mention.fields)["type"] == type_
    assert linked(mention) in (f"brief:@text/{slug}", f"brief:@text/{slug.replace('hr-g', 'hrg')}")


def test_a_paper_and_its_docket_entry_are_one() -> None:
    mentions = detect("(Compl., ECF No. 1, ¶ 4.) ECF No. 1 at 9. Doc. 2 at 3.")
    assert [linked(mention) for mention in mentions] == [
        "brief:@text/compl",
        "brief:@text/compl",
        "brief:@text/dkt-2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "134 Conn. App. 394",
        "Harbor Stock Transfer & Tr. Co., 2022",
        "Wilmington, DE 19801",
        "H.R. Doc. No. 94-12",
        "the R. 45 road and the Tr. river",
        "Aff. Action Compl. Man. is a handbook",
        "the company's App. 12 million users",
        "Fed. R. Evid. 403",
    ],
)
def test_what_only_looks_like_a_paper(text: str) -> None:
    assert not [mention for mention in detect(text) if mention.kind is Kind.BRIEF]


# --- sections alone, and acts in the Code ----------------------------------------------------------------------------


def test_a_section_of_two_titles_keeps_both() -> None:
    mention = last("See 42 U.S.C. § 1981 and 18 U.S.C. § 924. See § 1621.")
    assert mention.instrument is None
    assert {one.id for one in mention.candidates} == {"statute:us/42-usc-1621", "statute:us/18-usc-1621"}


def test_a_section_cited_before_is_that_section_whatever_else_is_in_force() -> None:
    mention = last("See 42 U.S.C. § 1981 and 18 U.S.C. § 924. Then § 924(c) came.")
    assert (mention.form, linked(mention)) == (Form.SHORT, "statute:us/18-usc-924")
    assert dict(mention.fields)["subsection"] == "(c)"


def test_a_section_of_an_act_named_is_the_acts() -> None:
    mention = last(
        "The Immigration and Nationality Act governs; see 8 U.S.C. § 1158. Under section 245(a) she adjusts."
    )
    assert linked(mention) == "statute:us/immigration-and-nationality-act-1952"
    fields = dict(mention.fields)
    assert (fields["code"], fields["title"], fields["section"], fields["subsection"]) == ("U.S.C.", "8", "1255", "(a)")


def test_no_code_no_short_section() -> None:
    assert not detect("See § 12 of the lease, and § 5.")


@pytest.mark.parametrize("written", ["INA § 235(b)(2)(C)", "INA section 235(b)(2)(C)", "INA sec. 235(b)(2)(C)"])
def test_an_act_cited_by_its_section_is_the_section_of_the_code(written: str) -> None:
    mention = last(written)
    assert (mention.form, linked(mention)) == (Form.CITED, linked(last("8 U.S.C. § 1225(b)(2)(C)")))
    assert dict(mention.fields) == CODE | {"act": INA}


def test_a_question_in_either_numbers_finds_it_and_the_act_tells_its_sections(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The court read INA § 235(b)(2)(C). The Immigration and Nationality Act is old.")
    with Index(tmp_path / "index") as index:
        index.build(tmp_path / "a.txt")
        for question in ("INA § 235", "INA § 235(b)(2)", "8 U.S.C. § 1225", "8 U.S.C. § 1225(b)(2)"):
            answer = index.mentions(question)
            assert [one["text"] for one in answer["documents"][0]["mentions"]] == ["INA § 235(b)(2)(C)"], question
        assert index.mentions("8 U.S.C. § 1225")["related"] == [
            {"id": INA, "title": "Immigration and Nationality Act of 1952", "mentions": 1}
        ]
        assert [one["id"] for one in index.mentions("INA")["related"]] == ["statute:us/8-usc-1225"]
        with pytest.raises(NothingFound):
            index.mentions("8 U.S.C. § 1226")


def test_an_act_with_its_section_in_prose_is_the_act_and_tells_its_place_in_the_code() -> None:
    mention = last("section 235(b)(2)(C) of the Immigration and Nationality Act")
    assert (mention.form, linked(mention)) == (Form.NAMED, INA)
    assert dict(mention.fields) == CODE | {"act": INA}


def test_a_code_section_tells_its_act_and_the_document_states_it() -> None:
    analysis = analyse(Document("doc:x", "See 8 U.S.C. § 1158(a) and 18 U.S.C. § 924."))
    act = "statute:us/immigration-and-nationality-act-1952"
    assert dict(analysis.mentions[0].fields)["act"] == act
    assert analysis.relations == ((act, Relation("codified_at", "statute:us/8-usc-1158")),)


def test_every_row_of_the_table_is_of_an_act_in_the_catalog() -> None:
    rows = (actsections.DATA / "act_sections.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "act,section,code"
    acts = {row.partition(",")[0] for row in rows[1:]} - {""}
    assert len(acts) > 150
    assert acts <= set(load().instruments)
    assert all(row.count(",") == 2 and row.rpartition(",")[2].partition("-")[0].isdigit() for row in rows[1:])


# --- what stands around -----------------------------------------------------------------------------------------------


def test_a_section_of_the_code_in_force_is_a_citation_though_rules_were_cited_since() -> None:
    found = detect("See 18 U.S.C. § 3582(c)(2) and U.S.S.G. § 1B1.10(d). So § 3582(c)(2) goes with § 3553(a).")
    assert [linked(mention) for mention in found[2:]] == ["statute:us/18-usc-3582", "statute:us/18-usc-3553"]


def test_a_case_is_no_statute_that_id_stands_for() -> None:
    found = detect("See Tex. Civ. Prac. & Rem. Code § 154.021. Id. The court sent the case to mediation.")
    assert [mention.kind for mention in found] == [Kind.STATUTE, Kind.STATUTE, Kind.CASE]


def test_after_an_act_cited_by_its_section_the_act_is_meant_and_its_other_sections() -> None:
    found = detect("See INA § 235(b)(2)(C). The Act bars it. Under section 245(a) he may stay.")
    assert [linked(mention) for mention in found] == ["statute:us/8-usc-1225", INA, INA]


def test_id_after_what_became_of_a_case_is_the_case() -> None:
    brandt = "Brandt v. Olin, 612 F.3d 101, 104 (2d Cir. 2010), aff'd, 565 U.S. 40 (2011)."
    assert linked(last(f"{brandt} Id. at 105.")) == "case:us/612-f3d-101"
    assert linked(last(f"{brandt} Id. at 44.")) == "case:us/565-us-40"
    assert linked(last(f"{brandt} Id.")) == "case:us/612-f3d-101"


def test_a_long_chain_of_id_takes_time_in_line_with_its_length() -> None:
    def seconds(many: int) -> float:
        return cpu_seconds(lambda: detect("Roe v. Wade, 410 U.S. 113. " + "Id. " * many))

    grows_linearly(seconds, 4000)


def test_a_year_holds_an_act_over_any_distance_and_a_bare_act_is_not_held_so_far() -> None:
    filler = "The harbour was quiet that week. " * 400
    found = detect(f"They relied on the Immigration Act 1971.\n\n{filler}\n\nThey cite section 3 of the 1971 Act.")
    assert found[-1].instrument == found[0].instrument
    found = detect(f"They relied on the Immigration Act 1971.\n\n{filler}\n\nThey cite section 3 of the Act.")
    assert found[-1].instrument != found[0].instrument or found[-1] == found[0]
