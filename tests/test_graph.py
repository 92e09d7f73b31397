import importlib.util
import subprocess
import sys
from dataclasses import dataclass, field

import pytest

from lexindex import graph as analyses
from lexindex.errors import NothingFound, QueryError
from lexindex.model import Document, Form, Instrument, Kind, Mention, Pinpoint, Relation, Zone
from lexindex.store import Origin, Store

CONVENTION = Instrument(
    "treaty:refugee-convention-1951",
    Kind.TREATY,
    "Convention Relating to the Status of Refugees",
    "un",
    "1951-07-28",
    "189 UNTS 137",
)
PROTOCOL = Instrument(
    "treaty:refugee-protocol-1967",
    Kind.TREATY,
    "Protocol Relating to the Status of Refugees",
    date="1967",
    relations=(Relation("protocol_to", CONVENTION.id),),
)
ROE = Instrument("case:us/410-us-113", Kind.CASE, "Roe v. Wade", "us", "1973-01-22", "410 U.S. 113")
BRIEF = Instrument("brief:local/1", Kind.BRIEF, "an amicus brief", local=True)
ALONE = Instrument("statute:gb/alone-1998", Kind.STATUTE, "Alone Act 1998", date="1998")


@dataclass
class Analysis:
    document: Document
    mentions: tuple[Mention, ...]
    relations: tuple[tuple[str, Relation], ...] = field(default=())


def mention(at, instrument, *, form=Form.NAMED, pinpoints=(), zone=Zone.BODY):
    return Mention(
        at, at + 4, instrument.kind, form, text="word", instrument=instrument, pinpoints=pinpoints, zone=zone
    )


def document(name, *, title=None, date=None, mentions=(), relations=()):
    text = "word " * 40
    return Analysis(Document(f"doc:{name}", text, title=title, date=date), tuple(mentions), tuple(relations))


@pytest.fixture
def store(tmp_path):
    article_33 = (Pinpoint("article", "33"),)
    analyses_ = [
        document(
            "a",
            title="First",
            date="2019-06-01",
            mentions=[
                mention(0, CONVENTION, pinpoints=article_33),
                mention(5, CONVENTION, form=Form.COREFERENCE),
                mention(10, PROTOCOL, form=Form.ALIAS),
                mention(15, BRIEF, form=Form.GENERIC),
                mention(20, ROE),
            ],
            relations=[(BRIEF.id, Relation("filed_in", ROE.id))],
        ),
        document("b", date="2020-01", mentions=[mention(0, CONVENTION), mention(5, PROTOCOL)]),
        document("c", mentions=[mention(0, ALONE)]),
        document("d", title="Only in the menu", mentions=[mention(0, CONVENTION, zone=Zone.BOILERPLATE)]),
        document("e", title="No law here", date="2021"),
    ]
    with Store(tmp_path / "index", write=True) as filled:
        for one in analyses_:
            filled.add(one, Origin(one.document.id, one.document.id, str(tmp_path), "0"))
        filled.commit()
    with Store(tmp_path / "index") as opened:
        yield opened


@pytest.fixture
def network(store):
    return analyses.build(store)


def test_nodes_carry_what_the_contract_names_and_leave_out_what_is_missing(network):
    assert network.nodes[CONVENTION.id] == {
        "label": "Convention Relating to the Status of Refugees",
        "name": "Convention Relating to the Status of Refugees",
        "kind": "treaty",
        "title": "Convention Relating to the Status of Refugees",
        "jurisdiction": "un",
        "date": "1951-07-28",
        "year": 1951,
        "citation": "189 UNTS 137",
        "mentions": 3,
        "documents": 2,
    }
    first = network.nodes["doc:a"]
    assert first == {
        "label": "First",
        "name": "First",
        "kind": "document",
        "title": "First",
        "date": "2019-06-01",
        "year": 2019,
        "mentions": 5,
    }
    assert network.nodes["doc:b"]["label"] == "doc:b"
    assert "title" not in network.nodes["doc:b"]


def test_citations_are_edges_with_weight_pinpoints_and_forms(network):
    (edge,) = network.get_edge_data("doc:a", CONVENTION.id).values()
    assert edge == {"kind": "cites", "weight": 2.0, "pinpoints": "article 33", "forms": "named; coreference"}
    assert isinstance(edge["weight"], float)


def test_relations_join_instruments_once(network):
    assert [
        (source, target, data["kind"], data["weight"])
        for source, target, data in sorted(network.edges(data=True), key=lambda edge: edge[:2])
        if data["kind"] != "cites"
    ] == [
        (BRIEF.id, ROE.id, "filed_in", 1.0),
        (PROTOCOL.id, CONVENTION.id, "protocol_to", 1.0),
    ]


def test_edge_ids_are_unique_and_the_same_in_every_build(store, network):
    ids = [key for *_, key in network.edges(keys=True)]
    assert len(set(ids)) == len(ids)
    again = analyses.build(store)
    assert list(again.edges(keys=True)) == list(network.edges(keys=True))
    assert list(again.nodes) == list(network.nodes)


def test_boilerplate_and_documents_without_citations_are_no_part_of_the_graph(network):
    assert "doc:d" not in network
    assert "doc:e" not in network


def test_kinds_keep_only_their_instruments_and_the_documents_that_cite_them(store):
    network = analyses.build(store, kinds=["case"])
    assert set(network) == {"doc:a", ROE.id}
    assert network.nodes["doc:a"]["mentions"] == 5


def test_unknown_kind_is_refused_with_the_list_of_kinds(store):
    with pytest.raises(QueryError, match=r"treatise.*the kinds are treaty"):
        analyses.build(store, kinds=["treatise"])


def test_without_documents_only_instruments_and_their_relations_stay(store):
    network = analyses.build(store, documents=False)
    assert {data["kind"] for _, data in network.nodes(data=True)} == {"treaty", "case", "brief", "statute"}
    assert {data["kind"] for *_, data in network.edges(data=True)} == {"protocol_to", "filed_in"}


def test_min_weight_drops_weak_citations(store):
    network = analyses.build(store, min_weight=2)
    assert set(network) == {"doc:a", CONVENTION.id}


def test_related_pulls_in_uncited_instruments(store):
    later = Instrument("treaty:later-2000", Kind.TREATY, "Later", relations=(Relation("amends", CONVENTION.id),))
    far = Instrument("treaty:far-1900", Kind.TREATY, "Far", relations=(Relation("amends", "treaty:unknown"),))
    network = analyses.build(store, related={one.id: one for one in (later, far)})
    assert network.nodes[later.id]["mentions"] == 0
    assert [data["kind"] for data in network.get_edge_data(later.id, CONVENTION.id).values()] == ["amends"]
    assert far.id not in network


def test_stats_count_everything(network):
    assert analyses.stats(network) == {
        "nodes": 8,
        "edges": 9,
        "documents": 3,
        "instruments": 5,
        "mentions": 8,
        "kinds": {"brief": 1, "case": 1, "document": 3, "statute": 1, "treaty": 2},
        "edge_kinds": {"cites": 7, "filed_in": 1, "protocol_to": 1},
        "components": 2,
        "largest_component": 6,
        "years": [1951, 2020],
    }


def test_an_empty_graph_has_answers_too(tmp_path):
    with Store(tmp_path / "index", write=True) as empty:
        network = analyses.build(empty)
    assert analyses.stats(network)["nodes"] == 0
    assert analyses.top(network, by="pagerank") == []
    assert analyses.communities(network) == []


@pytest.mark.parametrize("by", ["documents", "mentions", "pagerank"])
def test_top_ranks_instruments_only(network, by):
    rows = analyses.top(network, by=by, limit=3)
    assert rows[0]["id"] == CONVENTION.id
    assert [row[by] for row in rows] == sorted((row[by] for row in rows), reverse=True)
    assert not any(row["id"].startswith("doc:") for row in rows)


def test_top_of_an_unknown_measure_is_refused(network):
    with pytest.raises(QueryError, match="documents, mentions or pagerank"):
        analyses.top(network, by="beauty")


def test_pagerank_sums_to_one_and_follows_weights(network):
    rank = analyses._power_iteration(network, 1e-10, 200)
    assert sum(rank.values()) == pytest.approx(1.0)
    assert rank[CONVENTION.id] > rank[PROTOCOL.id] > rank[BRIEF.id]


def test_scipy_is_used_where_it_is_installed(network, monkeypatch):
    import networkx as nx

    asked = []
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name)
    monkeypatch.setattr(nx, "pagerank", lambda graph, **options: asked.append(options) or dict.fromkeys(graph, 0.125))
    assert analyses.top(network, by="pagerank")[0]["pagerank"] == 0.125
    assert asked[0]["alpha"] == 0.85


def test_pagerank_of_two_nodes_is_what_the_formula_says():
    import networkx as nx

    two = nx.MultiDiGraph()
    two.add_edge("a", "b", weight=3.0)
    rank = analyses._power_iteration(two, 1e-12, 200)
    # a = 0.075 + 0.425 b and b = 0.075 + 0.85 a + 0.425 b, by hand
    assert rank["a"] == pytest.approx(0.350877, abs=1e-5)
    assert rank["b"] == pytest.approx(0.649123, abs=1e-5)


def test_neighbors_by_distance_and_the_edges_among_them(network):
    near = analyses.neighbors(network, ROE.id, depth=1)
    assert {one["id"]: one["distance"] for one in near["nodes"]} == {ROE.id: 0, "doc:a": 1, BRIEF.id: 1}
    assert [(edge["source"], edge["kind"], edge["target"]) for edge in near["edges"]] == [
        (BRIEF.id, "filed_in", ROE.id),
        ("doc:a", "cites", BRIEF.id),
        ("doc:a", "cites", ROE.id),
    ]
    assert {one["id"] for one in analyses.neighbors(network, ROE.id, depth=2)["nodes"]} > {CONVENTION.id, PROTOCOL.id}


def test_path_names_each_edge_the_way_it_points(network):
    way = analyses.path(network, "doc:b", ROE.id)
    assert way["length"] == 3
    assert [(hop["source"], hop["kind"], hop["target"]) for hop in way["hops"]][::2] == [
        ("doc:b", "cites", way["nodes"][1]["id"]),
        ("doc:a", "cites", ROE.id),
    ]
    assert way["hops"][1]["source"] == "doc:a"


def test_no_path_and_no_node_are_nothing_found(network):
    with pytest.raises(NothingFound, match="nothing in the index connects"):
        analyses.path(network, "doc:a", ALONE.id)
    with pytest.raises(NothingFound, match="not in the graph"):
        analyses.neighbors(network, "treaty:none")


def test_cited_with_counts_documents_that_cite_both(store):
    rows = analyses.cited_with(store, CONVENTION.id)
    assert [(row["id"], row["documents"]) for row in rows] == [(PROTOCOL.id, 2), (BRIEF.id, 1), (ROE.id, 1)]
    assert analyses.cited_with(store, ALONE.id) == []
    assert len(analyses.cited_with(store, CONVENTION.id, limit=1)) == 1
    with pytest.raises(NothingFound):
        analyses.cited_with(store, "treaty:none")


def test_communities_hold_every_node_once(network):
    groups = analyses.communities(network)
    members = [name for group in groups for name in group["members"]]
    assert sorted(members) == sorted(network)
    assert [ALONE.id] in [[one["id"] for one in group["instruments"]] for group in groups]
    assert [group["size"] for group in groups] == sorted((group["size"] for group in groups), reverse=True)


def test_communities_do_not_depend_on_the_hash_seed():
    script = (
        "import networkx as nx; from lexindex import graph\n"
        "net = nx.MultiDiGraph()\n"
        "for d in range(60):\n"
        "    for i in ((d * 7) % 13, (d * 11) % 17, d % 5):\n"
        "        net.add_edge(f'doc:{d}', f'case:{i}', kind='cites', weight=1.0)\n"
        "for name in net: net.nodes[name].update(kind='document' if name.startswith('doc') else 'case', label=name)\n"
        "print(graph.communities(net))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_timeline_counts_by_year_and_month_and_keeps_the_undated_apart(store):
    assert analyses.timeline(store) == {
        "by": "year",
        "periods": [
            {"period": "2019", "documents": 1, "mentions": 5},
            {"period": "2020", "documents": 1, "mentions": 2},
        ],
        "undated": 1,
    }
    months = analyses.timeline(store, CONVENTION.id, by="month")
    assert [(one["period"], one["mentions"]) for one in months["periods"]] == [("2019-06", 2), ("2020-01", 1)]
    assert months["undated"] == 0
