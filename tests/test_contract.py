"""The contract with scripts and importers: records, JSON shapes, exit codes, streams, the graph file, the Python names."""

import itertools
import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

import lexindex as lx

COMMAND = [sys.executable, "-c", "from lexindex.cli import main; main()"]
KINDS = {"treaty", "statute", "regulation", "bill", "case", "brief", "resolution", "journal"}
FORMS = {"cited", "named", "alias", "short", "supra", "ibid", "coreference", "generic"}
FIELDS = {
    "case": "plaintiff defendant volume reporter page year court docket neutral pin parenthetical",
    "statute": "title code chapter section subsection year session number publisher",
    "regulation": "title code chapter section subsection year session number publisher",
    "treaty": "series volume page year",
    "resolution": "body number year",
    "brief": "type filer supports court",
    "bill": "chamber number congress",
    "journal": "volume journal page year author title",
}
# What lexindex tells beyond the contract, which allows more.
MORE_FIELDS = {
    "case": "court_id month day signal history nominative date subject",
    "statute": "act volume page article clause amendment preamble paragraph part month day jurisdiction subject",
    "regulation": "volume page part month day",
    "bill": "year",
    "resolution": "chamber congress",
    "brief": "number date attorney case client",
    "journal": "pin reporter",
}
RECORD = {"id", "kind", "title", "jurisdiction", "date", "citation", "url"}
RELATIONS = {
    "protocol_to", "part_of", "amends", "supersedes", "implements", "codified_at", "filed_in", "supports",
    "decided_under", "overrules",
}  # fmt: skip

BORDER = (
    "Turned back at the border\n\n"
    "🙂 “Naïve”, the refugee lawyers called it. Sending people back breaks the 1967 Protocol and Article 33(1) of the Convention "
    "Relating to the Status of Refugees, they wrote in an amicus brief. They rely on Roe v. Wade, 410 U.S. 113, 153 (1973), "
    "on 42 U.S.C. § 1983 and on the Endangered Species Act. Id. at 154. The brief was filed on Monday."
)
SPORT = "Late goal\n\nRovers v. Wanderers ended 2-2. The party convention opened on Friday, and the committee will act on it soon."
DEBATE = (
    "<html><head><title>A long debate</title></head><body><nav><a href='/x'>Refugee Convention explained</a></nav><article>"
    "<h1>A long debate</h1><p>The minister spoke about the 1951 Refugee Convention and the Human Rights Act 1998 before the "
    "vote, and members of both parties answered for three hours on what the treaty asks of the country and of its courts.</p>"
    "<p>Nobody changed their mind, and the house adjourned late in the evening, as it had done on each day of that week.</p>"
    "</article></body></html>"
)
FILES = {"border.txt": BORDER, "sport.md": f"# {SPORT}", "debate.html": DEBATE}


def lexindex(*arguments, stdin=None, cwd=None):
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=stdin,
        cwd=cwd,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1"},
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def answer(*arguments, code=0, **options):
    done = lexindex(*arguments, "--json", **options)
    assert done.returncode == code, done.stderr.decode()
    return json.loads(done.stdout)


def check_record(instrument):
    assert {"id", "kind", "title"} <= set(instrument) <= RECORD
    assert re.fullmatch(r"\S+", instrument["id"])
    assert instrument["kind"] in KINDS
    assert all(isinstance(value, str) and value for value in instrument.values())


def check_mention(mention, text, before):
    assert {
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
    } <= set(mention)
    assert 0 <= mention["start"] < mention["end"] <= len(text)
    assert text[mention["start"] : mention["end"]] == mention["text"]
    assert mention["kind"] in KINDS
    assert mention["form"] in FORMS
    for pinpoint in mention["pinpoints"]:
        assert {"unit", "first", "last"} <= set(pinpoint) <= {"unit", "first", "last", "url"}
    kind = mention["kind"]
    assert set(mention["fields"]) <= {*FIELDS[kind].split(), *MORE_FIELDS.get(kind, "").split()}
    assert all(isinstance(value, str) and value for value in mention["fields"].values())
    assert mention["antecedent"] is None or 0 <= mention["antecedent"] < before
    assert 0 <= mention["score"] <= 1
    if mention["instrument"] is not None:
        check_record(mention["instrument"])
    for candidate in mention["candidates"]:
        check_record(candidate)
    assert len(mention["candidates"]) != 1 or mention["instrument"]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Articles, and an index of them that tests only ask."""
    base = tmp_path_factory.mktemp("contract")
    (base / "src").mkdir()
    for name, text in FILES.items():
        (base / "src" / name).write_text(text, encoding="utf-8")
    first = answer("build", base / "src", "--index", base / "ix")
    return base, first


@pytest.fixture
def ask(corpus):
    return lambda *arguments, **options: answer(*arguments, "--index", corpus[0] / "ix", **options)


# --- section 2: the mention record --------------------------------------------------------------------------------------


def test_detect_answers_every_line_in_order_with_sound_records():
    texts = {"border": BORDER, "sport": SPORT, "empty": ""}
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())
    done = lexindex("detect", "--jsonl", "-", stdin=lines.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["id"] for row in rows] == list(texts)
    for row in rows:
        found = row["mentions"]
        for before, mention in enumerate(found):
            check_mention(mention, texts[row["id"]], before)
        assert all(one["end"] <= other["start"] for one, other in itertools.pairwise(found))
    assert rows[1]["mentions"] == rows[2]["mentions"] == []


def test_detect_finds_and_links_what_the_article_names():
    found = {mention.text: mention for mention in lx.detect(BORDER)}
    linked = {text: mention.instrument.id for text, mention in found.items() if mention.instrument}
    assert linked["1967 Protocol"] == "treaty:refugee-protocol-1967"
    assert "case:us/410-us-113" in linked.values()
    assert "treaty:refugee-convention-1951" in linked.values()
    assert {"treaty", "case", "statute", "brief"} <= {mention.kind for mention in found.values()}
    (brief,) = {one.instrument.id for one in found.values() if one.kind == "brief"}
    assert brief.startswith("brief:")
    places = [(str(one.kind), str(place)) for one in found.values() for place in one.pinpoints]
    assert ("treaty", "article 33(1)") in places


def test_one_bad_line_is_one_error_record_and_the_others_are_answered():
    done = lexindex(
        "detect", "--jsonl", "-", stdin=b'{"id": "x", "text": "Roe v. Wade"}\noops\n{"id": "y", "text": "ok"}\n'
    )
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 2
    assert (first["id"], third) == ("x", {"id": "y", "mentions": []})
    assert (second["id"], second["line"], type(second["error"])) == (None, 2, str)


# --- section 3: commands ------------------------------------------------------------------------------------------------


def test_build_counts_documents_mentions_instruments_and_seconds(corpus):
    _, first = corpus
    assert first["documents"] == {"added": 3, "updated": 0, "removed": 0, "unchanged": 0, "failed": 0}
    assert first["mentions"] >= first["instruments"] > 4
    assert first["seconds"] > 0


def test_build_is_incremental_and_removes_what_is_gone(tmp_path):
    (tmp_path / "src").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "src" / f"{name}.txt").write_text(f"{name}: Roe v. Wade")
    places = (tmp_path / "src", "--index", tmp_path / "ix")
    answer("build", *places)
    (tmp_path / "src" / "a.txt").unlink()
    (tmp_path / "src" / "b.txt").write_text("changed")
    (tmp_path / "src" / "d.txt").write_text("new")
    assert answer("build", *places)["documents"] == {
        "added": 1,
        "updated": 1,
        "removed": 1,
        "unchanged": 1,
        "failed": 0,
    }
    found = answer("mentions", "Roe v. Wade", "--index", tmp_path / "ix")
    assert [one["id"] for one in found["documents"]] == ["doc:src/c.txt"]


def test_build_takes_corpus_where_no_path_is_given(tmp_path):
    assert lexindex("build", cwd=tmp_path).returncode == 2
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Roe v. Wade")
    assert answer("build", cwd=tmp_path)["documents"]["added"] == 1
    assert (tmp_path / ".lexindex").is_dir()


@pytest.mark.parametrize(
    "name",
    [
        "Refugee Convention",
        "Convention Relating to the Status of Refugees",
        "189 UNTS 137",
        "treaty:refugee-convention-1951",
    ],
)
def test_any_name_finds_what_other_names_wrote(ask, name):
    found = ask("mentions", name)
    assert {"instrument", "candidates", "total", "documents"} <= set(found)
    assert (found["instrument"]["id"], found["candidates"]) == ("treaty:refugee-convention-1951", [])
    assert {one["path"].rpartition("/")[2] for one in found["documents"]} == {"border.txt", "debate.html"}
    assert found["total"] == sum(len(one["mentions"]) for one in found["documents"])
    for document in found["documents"]:
        assert {"id", "title", "date", "path", "mentions"} <= set(document)
        for mention in document["mentions"]:
            assert {"start", "end", "text", "form", "sentence", "pinpoints"} <= set(mention)
            assert mention["text"] in mention["sentence"]


def test_navigation_is_not_counted_unless_asked_for(ask):
    plain = ask("mentions", "Refugee Convention")
    sentences = [mention["sentence"] for one in plain["documents"] for mention in one["mentions"]]
    assert not any("explained" in sentence for sentence in sentences)
    assert ask("mentions", "Refugee Convention", "--boilerplate")["total"] >= plain["total"]


def test_a_place_before_the_name_keeps_its_mentions_only(ask):
    found = ask("mentions", "Article 33 of the Refugee Convention")
    assert [one["path"].rpartition("/")[2] for one in found["documents"]] == ["border.txt"]
    ask("mentions", "Article 34 of the Refugee Convention", code=1)


def test_search_has_hits_facets_and_a_suggestion(ask):
    found = ask("search", "lawyers")
    assert {"total", "hits", "facets", "suggestion"} <= set(found)
    assert found["total"] == len(found["hits"]) == 1
    assert {"id", "title", "date", "score", "snippet", "instruments"} <= set(found["hits"][0])
    assert "lawyers" in found["hits"][0]["snippet"]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ('instrument:"Refugee Convention"', 2),
        ("kind:case", 1),
        ("kind:treaty vote", 1),
        ('"amicus brief"', 1),
        ("title:debate", 1),
        ("jurisdiction:gb", 1),
    ],
)
def test_search_fields_narrow_down(ask, query, total):
    assert ask("search", query)["total"] == total


@pytest.mark.parametrize("query", ["zzzzqqqq", "kind:journal", "date:1900"])
def test_search_without_a_hit_is_one(ask, query):
    assert ask("search", query, code=1)["total"] == 0


@pytest.mark.parametrize("query", ['"unbalanced AND (', "*", "((((", "AND", "instrument:", "kind:nothing", "-" * 50])
def test_odd_queries_never_crash(corpus, query):
    assert lexindex("search", "--index", corpus[0] / "ix", "--", query).returncode in (0, 1, 2)


def test_instruments_and_the_card_of_one(ask):
    rows = ask("instruments")["instruments"]
    assert {"id", "kind", "title", "documents", "mentions"} <= set(rows[0])
    assert [row["documents"] for row in rows] == sorted((row["documents"] for row in rows), reverse=True)
    card = ask("instrument", "Refugee Convention")
    assert {"id", "kind", "title", "documents", "cited_with"} <= set(card)
    assert len(card["documents"]) == 2


def test_show_has_the_document_and_its_mentions(ask):
    shown = ask("show", ask("search", "lawyers")["hits"][0]["id"])
    text = shown["document"]["text"]
    assert shown["mentions"]
    for mention in shown["mentions"]:
        assert text[mention["start"] : mention["end"]] == mention["text"]


def test_unresolved_and_problems_are_lists(corpus):
    for name in ("unresolved", "problems"):
        done = lexindex(name, "--json", "--index", corpus[0] / "ix")
        rows = json.loads(done.stdout)[name]
        assert done.returncode == (0 if rows else 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("mentions", "GDPR"), ("search", "x"), ("show", "x"), ("instruments",), ("instrument", "x"), ("unresolved",),
        ("problems",), ("graph", "stats"), ("export", "x.graphml"),
    ],
)  # fmt: skip
def test_without_an_index_every_question_is_two(tmp_path, arguments):
    done = lexindex(*arguments, "--index", tmp_path / "none", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr
    assert list(tmp_path.iterdir()) == []


def test_help_and_version_go_to_standard_output():
    for option in ("--help", "--version"):
        done = lexindex(option)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout


# --- section 4: the graph -----------------------------------------------------------------------------------------------


def test_the_graph_has_the_nodes_and_edges_of_the_contract(corpus):
    with lx.Index(corpus[0] / "ix") as index:
        graph = index.graph()
    assert isinstance(graph, nx.MultiDiGraph)
    for name, data in graph.nodes(data=True):
        known = {"label", "name", "kind", "title", "jurisdiction", "date", "year", "citation", "url", "mentions"}
        assert {"label", "name", "kind", "mentions"} <= set(data) <= known | {"source", "documents"}
        assert data["label"] == data["name"]
        assert name.startswith("doc:" if data["kind"] == "document" else f"{data['kind']}:")
        assert None not in data.values()
        assert isinstance(data["mentions"], int)
    assert sum(name.startswith("doc:") for name in graph) == 2
    for source, target, key, data in graph.edges(keys=True, data=True):
        assert isinstance(key, str)
        assert isinstance(data["weight"], float)
        if data["kind"] == "cites" and source.startswith("brief:"):
            assert not target.startswith("doc:")
        elif data["kind"] == "cites":
            assert source.startswith("doc:")
            assert not target.startswith("doc:")
            assert data["forms"]
        else:
            assert data["kind"] in RELATIONS
    kinds = {data["kind"] for *_, data in graph.edges(data=True)}
    assert {"cites", "protocol_to"} <= kinds


def test_graphml_keeps_the_rules_of_the_importers(corpus, tmp_path):
    file = tmp_path / "g.graphml"
    assert lexindex("export", file, "--index", corpus[0] / "ix").returncode == 0
    root = ET.parse(file).getroot()  # noqa: S314  # our own file
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {
        (key.get("for"), key.get("attr.name")): (key.get("id"), key.get("attr.type"))
        for key in root.iter(f"{space}key")
    }
    assert {owner for owner, _ in keys} == {"node", "edge"}
    assert len({key for key, _ in keys.values()}) == len(keys)
    assert {kind for _, kind in keys.values()} <= {"string", "int", "double"}
    assert {("node", name) for name in ("label", "name", "kind", "title", "mentions")} <= set(keys)
    assert {("edge", name) for name in ("kind", "weight", "forms")} <= set(keys)
    assert not any(name == "type" for _, name in keys)
    assert keys["edge", "weight"][1] == "double"
    assert keys["node", "year"][1] == "int"
    ids = [[one.get("id") for one in root.iter(space + owner)] for owner in ("node", "edge")]
    for found in ids:
        assert found == sorted(set(found), key=found.index)
        assert None not in found
    tags = [one.tag for one in root.find(f"{space}graph")]
    assert tags == sorted(tags, reverse=True)  # nodes before edges
    first = file.read_bytes()
    lexindex("export", file, "--index", corpus[0] / "ix")
    assert file.read_bytes() == first
    again = nx.read_graphml(file)
    assert (again.number_of_nodes(), again.number_of_edges()) == (len(ids[0]), len(ids[1]))


# --- section 5: Python --------------------------------------------------------------------------------------------------


def test_the_python_names_work_as_the_contract_writes_them(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "border.txt").write_text(BORDER)
    assert {mention.kind for mention in lx.detect(BORDER)} >= {"treaty", "case"}
    with lx.Index(tmp_path / "my-index") as index:
        index.build(tmp_path / "corpus")
        assert index.mentions("1967 Protocol")["total"] >= 1
        assert index.search("lawyers", kind="treaty")["total"] == 1
        assert index.instrument("Refugee Convention")["id"] == "treaty:refugee-convention-1951"
        graph = index.graph(kinds=["treaty", "case"])
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"document", "treaty", "case"}
    lx.write_graphml(graph, tmp_path / "treaties.graphml")
    assert (tmp_path / "treaties.graphml").stat().st_size > 500
