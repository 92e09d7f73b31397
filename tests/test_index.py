import json
import os
import subprocess
import sys

import pytest
from index_fakes import ACT, CONVENTION, PROTOCOL, ROE, SUFFIXES, analyse, read

from lexindex import pinpoints, search_cache
from lexindex.errors import IndexNotFound, LexindexError, NothingFound, QueryError
from lexindex.index import Index
from lexindex.model import Pinpoint

PARTS = {"read": read, "analyse": analyse, "suffixes": SUFFIXES, "key": ""}
CATALOG = """
[[instrument]]
id = "treaty:refugee-convention-1951"
kind = "treaty"
title = "Convention Relating to the Status of Refugees"
jurisdiction = "un"
dates = { adopted = 1951-07-28 }
citations = ["189 UNTS 137"]
aliases = ["Refugee Convention"]
example = "The Refugee Convention binds them."

[[instrument]]
id = "statute:us/lantern-act-1900"
kind = "statute"
title = "Lantern Act 1900"
jurisdiction = "us"
dates = { enacted = "1900" }
example = "The Lantern Act 1900 applies."

[[instrument]]
id = "statute:gb/lantern-act-1901"
kind = "statute"
title = "Lantern Act 1901"
jurisdiction = "gb"
dates = { enacted = "1901" }
example = "The Lantern Act 1901 applies."
"""
ARTICLES = {
    "a.txt": "Duty\nThe judge read Article 33(1) of the Refugee Convention. The Refugee Convention binds.\ndate: 2020-05-01\nmenu: Refugee Convention explained",
    "b.txt": "Court\nArticle 31-35 of the Refugee Convention and Roe v. Wade, with an amicus brief.\ndate: 2019-01-01",
    "c.txt": "Cars\nThe Vehicle Code and the 1967 Protocol. The Lost Treaty.",
    "d.txt": "",
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setattr(search_cache, "key_file", lambda: tmp_path / "search.key")


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def index(tmp_path, source):
    (tmp_path / "mine.toml").write_text(CATALOG)
    with Index(tmp_path / "ix", catalog=[tmp_path / "mine.toml"]) as index:
        index.build(source, **PARTS)
        yield index


def texts(answer):
    return [mention["text"] for document in answer["documents"] for mention in document["mentions"]]


def test_build_reports_what_it_did(tmp_path, source):
    with Index(tmp_path / "ix") as index:
        report = index.build(str(source), **PARTS)
        assert report["documents"] == {"added": 3, "updated": 0, "removed": 0, "unchanged": 0, "failed": 1}
        assert (report["mentions"], report["instruments"]) == (8, 5)
        assert report["seconds"] >= report["stages"]["index"] > 0
        assert json.loads(json.dumps(report)) == report
        assert index.build(source, **PARTS)["documents"]["unchanged"] == 3


def test_answers_are_plain_data(index):
    for answer in (
        index.mentions("Refugee Convention"), index.search("court"), index.show("doc:news/a.txt"), index.documents(),
        index.instruments(), index.instrument("Roe v. Wade"), index.unresolved(), index.problems(),
    ):  # fmt: skip
        assert json.loads(json.dumps(answer)) == answer


@pytest.mark.parametrize("name", ["Refugee Convention", "the refugee convention", CONVENTION.title, CONVENTION.id, "189 UNTS 137"])  # fmt: skip
def test_mentions_by_any_name(index, name):
    answer = index.mentions(name)
    assert answer["instrument"] == CONVENTION.record()
    assert answer["candidates"] == []
    assert [document["id"] for document in answer["documents"]] == ["doc:news/b.txt", "doc:news/a.txt"]
    assert answer["total"] == 3
    document = answer["documents"][1]
    assert (document["title"], document["date"]) == ("Duty", "2020-05-01")
    assert document["path"].endswith("a.txt")
    for mention in document["mentions"]:
        assert mention["text"] in mention["sentence"]
        assert {"start", "end", "text", "kind", "form", "sentence", "pinpoints", "zone"} == set(mention)


def test_menu_counts_only_when_asked(index):
    assert index.mentions(CONVENTION.id, boilerplate=True)["total"] == 4
    assert {one["zone"] for one in index.mentions(CONVENTION.id)["documents"][1]["mentions"]} == {"body"}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("33", ["Article 31-35 of the Refugee Convention", "Article 33(1) of the Refugee Convention"]),
        ("Article 33", ["Article 31-35 of the Refugee Convention", "Article 33(1) of the Refugee Convention"]),
        ("art. 33(1)", ["Article 31-35 of the Refugee Convention", "Article 33(1) of the Refugee Convention"]),
        ("33(2)", ["Article 31-35 of the Refugee Convention"]),
        ("3", []),
        ("section 33", []),
        ("34-40", ["Article 31-35 of the Refugee Convention"]),
        (Pinpoint("article", "36"), []),
    ],
)
def test_pinpoint_keeps_the_mentions_of_that_place(index, place, found):
    answer = index.mentions("Refugee Convention", pinpoint=place)
    assert texts(answer) == found
    assert answer["total"] == len(found)


@pytest.mark.parametrize(
    ("found", "wanted", "is_within"),
    [
        (("article", "33", None), ("article", "33", None), True),
        (("article", "33(1)", None), ("article", "33", None), True),
        (("article", "33", None), ("article", "33(1)", None), False),
        (("article", "330", None), ("article", "33", None), False),
        (("article", "3", None), ("article", "33", None), False),
        (("article", "31", "33"), ("article", "33", None), True),
        (("article", "31", "33"), ("article", "33(1)", None), True),
        (("article", "31", "33"), ("article", "34", None), False),
        (("article", "33(1)", "33(3)"), ("article", "33(2)", None), True),
        (("article", "33(1)", "33(3)"), ("article", "33(4)", None), False),
        (("article", "33(1)", "33(3)"), ("article", "33", None), True),
        (("section", "1158(a)(1)", None), ("section", "1158(a)", None), True),
        (("section", "1158(b)", None), ("section", "1158(a)", None), False),
        (("section", "33", None), ("article", "33", None), False),
        (("section", "33", None), ("", "33", None), True),
        (("article", "32", None), ("article", "31", "33"), True),
        (("article", "40", None), ("article", "31", "33"), False),
        (("article", "30", "31"), ("article", "31", "33"), True),
        (("article", "§", None), ("article", "§", None), True),
    ],
)
def test_place_within_a_place(found, wanted, is_within):
    unit, first, last = found
    assert pinpoints.within({"unit": unit, "first": first, "last": last}, Pinpoint(*wanted)) is is_within


def test_instrument_outside_the_catalog_is_found_by_what_the_articles_say(index):
    for name in ("Vehicle Code", ACT.id, "the vehicle code"):
        answer = index.mentions(name)
        assert answer["instrument"]["id"] == ACT.id
        assert answer["total"] == 1


def test_name_that_fits_several_lists_them(index):
    answer = index.mentions("Lantern Act")
    assert (answer["instrument"], answer["documents"], answer["total"]) == (None, [], 0)
    assert {one["id"] for one in answer["candidates"]} == {"statute:us/lantern-act-1900", "statute:gb/lantern-act-1901"}
    assert set(index.instrument("Lantern Act")) == {"instrument", "candidates"}
    assert len(index.resolve("Lantern Act")) == 2


def test_known_instrument_that_nothing_mentions(index):
    answer = index.mentions("Lantern Act 1900")
    assert answer["instrument"]["id"] == "statute:us/lantern-act-1900"
    assert answer["documents"] == []


def test_unknown_name_suggests_near_ones(index):
    with pytest.raises(NothingFound, match=r"did you mean .*Vehicle Code") as caught:
        index.mentions("Vehicel Code")
    assert caught.value.exit_code == 1
    with pytest.raises(NothingFound, match="Treaty of Nowhere"):
        index.instrument("Treaty of Nowhere 1234")
    with pytest.raises(NothingFound):
        index.mentions("x" * 10_000)


def test_search_by_instrument_goes_through_all_names(index):
    for name in ("Refugee Convention", CONVENTION.title, CONVENTION.id):
        assert index.search(f'instrument:"{name}"')["total"] == 2
        assert index.search(instrument=name)["total"] == 2
    assert index.search(instrument=["Roe v. Wade", "Vehicle Code"])["total"] == 2
    assert (
        index.search("court", kind="case", jurisdiction="us", date="2019", title="court", source="paper")["total"] == 1
    )
    assert index.search("judge", kind=["case"])["total"] == 0
    with pytest.raises(QueryError):
        index.search("date:never")
    with pytest.raises(QueryError, match="title"):
        index.search(title="!!!")


def test_search_sees_what_was_just_built(index, source):
    assert index.search("zebra")["total"] == 0
    (source / "a.txt").write_text("A zebra.")
    index.build(source, **PARTS)
    assert index.search("zebra")["total"] == 1


def test_show_gives_text_and_mentions(index):
    answer = index.show("doc:news/b.txt")
    assert index.show("news/b.txt") == answer
    document, mentions = answer["document"], answer["mentions"]
    assert document["text"] == ARTICLES["b.txt"]
    assert document["path"].endswith("b.txt")
    assert [document["text"][one["start"] : one["end"]] for one in mentions] == [one["text"] for one in mentions]
    assert mentions[1]["instrument"] == ROE.record()
    with pytest.raises(NothingFound, match=r'did you mean "doc:news/b\.txt"'):
        index.show("doc:news/bb.txt")


def test_unresolved_mention_shows_its_candidates(index):
    mention = index.show("doc:news/c.txt")["mentions"][2]
    assert mention["instrument"] is None
    assert [one["id"] for one in mention["candidates"]] == [CONVENTION.id, PROTOCOL.id]
    (row,) = index.unresolved()
    assert (row["text"], row["mentions"], row["example"]) == ("Lost Treaty", 1, "The Lost Treaty.")


def test_instruments_come_most_cited_first(index):
    rows = index.instruments()
    assert (rows[0]["id"], rows[0]["documents"], rows[0]["mentions"]) == (CONVENTION.id, 2, 3)
    assert [row["id"] for row in index.instruments(kind="case")] == [ROE.id]
    assert len(index.instruments(limit=2)) == 2


def test_card_of_an_instrument(index):
    card = index.instrument("Refugee Convention")
    assert card["id"] == CONVENTION.id
    assert card["names"][:2] == [CONVENTION.title, "Refugee Convention"]
    assert card["citations"] == ["189 UNTS 137"]
    assert [(one["id"], one["mentions"]) for one in card["documents"]] == [("doc:news/b.txt", 1), ("doc:news/a.txt", 2)]
    assert [one["id"] for one in card["cited_with"]] == ["brief:doc:news/b.txt#1", ROE.id]


def test_documents_have_their_counts(index):
    assert [(row["id"], row["mentions"]) for row in index.documents()] == [
        ("doc:news/a.txt", 2), ("doc:news/b.txt", 3), ("doc:news/c.txt", 3),
    ]  # fmt: skip


def test_problems_are_listed(index):
    (row,) = index.problems()
    assert row["path"].endswith("d.txt")
    assert row["reason"] == "empty"


def test_graph_is_networkx(index):
    graph = index.graph()
    assert graph.has_edge("doc:news/b.txt", ROE.id)
    assert not index.graph(documents=False).has_node("doc:news/b.txt")
    assert set(index.graph(kinds=["case"])) == {"doc:news/b.txt", ROE.id}


def test_questions_remember_the_catalog_of_the_build(index, tmp_path):
    with Index(tmp_path / "ix") as again:
        assert again.resolve("Lantern Act 1901")[0].jurisdiction == "gb"


def test_missing_index(tmp_path):
    with pytest.raises(IndexNotFound, match="lexindex build"):
        Index(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()
    with Index(tmp_path / "none") as index:
        assert index.documents() == index.instruments() == index.problems() == []
        assert index.search("x")["total"] == 0


def test_missing_path_is_an_error_before_anything_changes(index, tmp_path):
    with pytest.raises(LexindexError, match="nowhere") as caught:
        index.build(tmp_path / "nowhere", **PARTS)
    assert caught.value.exit_code == 2
    assert len(index.documents()) == 3


def test_index_can_be_moved_and_copied(index, tmp_path):
    index.close()
    os.rename(tmp_path / "ix", tmp_path / "moved")  # noqa: PTH104  # a folder
    with Index(tmp_path / "moved", create=False) as moved:
        assert moved.mentions("Refugee Convention")["total"] == 3
        assert moved.search("judge")["total"] == 1


def test_sound_index_checks_out(index):
    assert index.check() == []


def test_closed_index_says_so(index):
    index.close()
    with pytest.raises(LexindexError, match="closed"):
        index.documents()


def test_asking_by_a_known_name_loads_nothing_heavy(index, tmp_path):
    code = (
        "import sys; from lexindex.index import Index\n"
        "with Index(sys.argv[1]) as index: assert index.mentions('Refugee Convention')['total'] == 3\n"
        "print([name for name in ('whoosh', 'networkx', 'hyperscan', 'trafilatura', 'lxml', 'numpy') if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "ix")], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"


def test_names_with_a_place_in_front_are_understood(tmp_path, source):
    """With the real pipeline: the place before the name filters."""
    with Index(tmp_path / "ix") as index:
        index.build(source)
        whole = index.mentions("Refugee Convention")
        placed = index.mentions("Article 33 of the Refugee Convention")
        assert placed["instrument"] == whole["instrument"]
        assert 0 < placed["total"] < whole["total"]
        assert placed["pinpoints"] == [{"unit": "article", "first": "33", "last": None}]
        assert index.mentions("Article 33(1) of the Refugee Convention") != whole  # also as an article has it
        assert index.mentions("Article 99 of the Refugee Convention")["total"] == 0


@pytest.mark.parametrize(
    ("asked", "instrument", "documents"),
    [
        ("42 U.S.C. § 1983", "statute:us/civil-rights-act-1871", ["one.txt", "two.txt"]),
        ("42 U.S.C. § 1984", "statute:us/42-usc-1984", ["one.txt"]),
        ("42 U.S.C. § 1988", "statute:us/42-usc-1988", ["two.txt"]),
        ("29 C.F.R. § 1630.9(a)", "regulation:us/29-cfr-1630.9", ["two.txt"]),
        ("Cal. Penal Code § 189", "statute:us-ca/cal-penal-code-189", ["two.txt"]),
    ],
)
def test_a_section_is_found_within_a_list_of_sections(tmp_path, asked, instrument, documents):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("They sue under 42 U.S.C. §§ 1981, 1983-85, and no other law.")
    (folder / "two.txt").write_text(
        "They sue under 42 U.S.C. §§ 1983, 1985 and 1988. See 29 C.F.R. §§ 1630.2, 1630.9(a); Cal. Penal Code §§ 187, 189."
    )
    with Index(tmp_path / "index") as made:
        made.build(folder)
        found = made.mentions(asked)
        assert found["instrument"]["id"] == instrument
        assert [one["id"].rsplit("/", 1)[1] for one in found["documents"]] == documents
        card = made.instrument(asked)
        assert (card["id"], card["mentions"]) == (instrument, found["total"])
        assert sorted(one["id"].rsplit("/", 1)[1] for one in card["documents"]) == documents
        for ask in (made.mentions, made.instrument):
            with pytest.raises(NothingFound):
                ask("42 U.S.C. § 1990")


def test_what_may_be_of_an_instrument_is_told_and_not_counted(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The Clean Air Act was debated.\n\nOxford voted; the Clean Air Act stood.")
    (tmp_path / "in" / "b.txt").write_text("The Clean Air Act 1993 was debated.")
    with Index(tmp_path / "ix") as index:
        index.build(tmp_path / "in")
        answer = index.mentions("Clean Air Act 1993")
        assert answer["total"] == 1
        (open_,) = index.unresolved()
        scores = {one["id"]: one["score"] for one in open_["candidates"]}
        assert answer["undecided"] == {"mentions": open_["mentions"], "documents": ["doc:in/a.txt"]}
        assert index.instrument("Clean Air Act 1993")["undecided"] == answer["undecided"]
        assert index.mentions("Clean Air Act 1956")["undecided"] == answer["undecided"]
        assert sum(scores.values()) == pytest.approx(1, abs=0.02)
        assert list(scores.values()) == sorted(scores.values(), reverse=True)
        assert index.show("doc:in/a.txt")["mentions"][0]["candidates"] == open_["candidates"]
