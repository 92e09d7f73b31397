# ruff: noqa: S314  # the files read are our own
import csv
import datetime as dt
import enum
import errno
import json
import os
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexindex import export, flat
from lexindex.errors import ExportError
from lexindex.graphml import interval

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
YED = "{http://www.yworks.com/xml/graphml}"


class Shade(enum.StrEnum):
    DARK = "dark"


class Level(enum.Enum):
    HIGH = 3


@pytest.fixture
def network():
    graph = nx.MultiDiGraph()
    graph.add_node("treaty:x", label="X", name="X", kind="treaty", title="X", date="1951-07-28", year=1951, mentions=3)
    graph.add_node(
        "doc:b", label="B & <b>", name="B & <b>", kind="document", title="B & <b>", date="2020-02", mentions=1
    )
    graph.add_node("doc:a", label="=A()", name="=A()", kind="document", title="=A()", mentions=2)
    graph.add_edge("doc:b", "treaty:x", key="e:2", kind="cites", weight=1.0)
    graph.add_edge("doc:a", "treaty:x", key="e:1", kind="cites", weight=2.0, pinpoints="article 33; article 34")
    return graph


def keys_of(path):
    return {
        (key.get("for"), key.get("attr.name")): (key.get("id"), key.get("attr.type"))
        for key in ET.parse(path).getroot().iter(GRAPHML + "key")
    }


def values_of(path, element="node"):
    """The values of each node by id, as any importer would see them."""
    root = ET.parse(path).getroot()
    names = {key.get("id"): key.get("attr.name") for key in root.iter(GRAPHML + "key")}
    return {
        one.get("id"): {names[data.get("key")]: data.text for data in one.iter(GRAPHML + "data")}
        for one in root.iter(GRAPHML + element)
    }


def one_node(**values):
    graph = nx.Graph()
    graph.add_node("n", **values)
    return graph


def test_graphml_keys_differ_for_nodes_and_edges_and_have_plain_types(tmp_path, network):
    counts = export.write_graphml(network, tmp_path / "g.graphml")
    keys = keys_of(tmp_path / "g.graphml")
    assert keys["node", "kind"] == ("n_kind", "string")
    assert keys["edge", "kind"] == ("e_kind", "string")
    assert keys["edge", "weight"] == ("e_weight", "double")
    assert keys["node", "year"] == ("n_year", "int")
    assert {kind for _, kind in keys.values()} <= {"string", "int", "double"}
    assert (counts["nodes"], counts["edges"], counts["replaced"]) == (3, 2, 0)


def test_graphml_is_sorted_nodes_before_edges_and_leaves_missing_values_out(tmp_path, network):
    export.write_graphml(network, tmp_path / "g.graphml")
    root = ET.parse(tmp_path / "g.graphml").getroot()
    graph = root.find(GRAPHML + "graph")
    assert [(one.tag.removeprefix(GRAPHML), one.get("id")) for one in graph] == [
        ("node", "doc:a"),
        ("node", "doc:b"),
        ("node", "treaty:x"),
        ("edge", "e:1"),
        ("edge", "e:2"),
    ]
    assert graph.get("edgedefault") == "directed"
    values = values_of(tmp_path / "g.graphml")
    assert "year" not in values["doc:a"]
    assert values["doc:b"]["label"] == "B & <b>"


def test_networkx_reads_back_what_was_written(tmp_path, network):
    export.write_graphml(network, tmp_path / "g.graphml")
    again = nx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    assert dict(again.nodes(data=True)) == dict(network.nodes(data=True))
    assert sorted(again.edges(keys=True, data="weight")) == sorted(network.edges(keys=True, data="weight"))


@pytest.mark.parametrize("name", ["g.graphml", "g.gexf", "g.json", "g.jsonl", "g.csv", "g.dot"])
def test_same_graph_gives_the_same_bytes_in_any_order_of_making(tmp_path, network, name):
    other = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(network.nodes(data=True))))
    for source, target, key, data in reversed(list(network.edges(keys=True, data=True))):
        other.add_edge(source, target, key=key, **dict(reversed(data.items())))
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    export.write(network, tmp_path / "one" / name)
    export.write(other, tmp_path / "two" / name)
    for written in (tmp_path / "one").iterdir():
        assert written.read_bytes() == (tmp_path / "two" / written.name).read_bytes()


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (["a", None, "b"], "a; b", "string"),
        ((1, 2), "1; 2", "string"),
        ({"b", "a"}, "a; b", "string"),
        ({"b": [1], "a": True}, '{"a": true, "b": [1]}', "string"),
        (dt.date(2020, 1, 2), "2020-01-02", "string"),
        (dt.datetime(2020, 1, 2, 3, 4, tzinfo=dt.UTC), "2020-01-02T03:04:00+00:00", "string"),
        (Shade.DARK, "dark", "string"),
        (Level.HIGH, "3", "int"),
        (True, "true", "string"),
        (np.bool_(False), "false", "string"),  # the value itself
        (np.str_("x"), "x", "string"),
        (np.int64(7), "7", "int"),
        (np.float64(1.5), "1.5", "double"),
        (np.array([1, 2]), "1; 2", "string"),
        (np.datetime64("2020-01-02"), "2020-01-02", "string"),
        (Decimal("1.5"), "1.5", "double"),
        (Path("a/b"), "a/b", "string"),
        (b"caf\xc3\xa9", "café", "string"),
        (2**31, "2147483648.0", "double"),
        (2**60, str(2**60), "string"),
    ],
)
def test_values_of_any_usual_type_are_converted(tmp_path, value, text, kind):
    export.write_graphml(one_node(v=value), tmp_path / "g.graphml")
    assert values_of(tmp_path / "g.graphml")["n"]["v"] == text
    assert keys_of(tmp_path / "g.graphml")["node", "v"][1] == kind


@pytest.mark.parametrize("value", [None, float("nan"), np.float64("nan")])
def test_missing_values_are_left_out_with_their_column(tmp_path, value):
    export.write_graphml(one_node(v=value), tmp_path / "g.graphml")
    assert keys_of(tmp_path / "g.graphml") == {}


def test_numbers_of_two_types_make_one_column(tmp_path):
    graph = one_node(v=1)
    graph.add_node("m", v=2.5)
    export.write_graphml(graph, tmp_path / "g.graphml")
    assert keys_of(tmp_path / "g.graphml") == {("node", "v"): ("n_v", "double")}
    assert values_of(tmp_path / "g.graphml") == {"m": {"v": "2.5"}, "n": {"v": "1.0"}}


def test_whole_weights_are_doubles_on_edges(tmp_path):
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=3)
    export.write_graphml(graph, tmp_path / "g.graphml")
    assert keys_of(tmp_path / "g.graphml")["edge", "weight"][1] == "double"


def test_nodes_one_and_text_one_clash(tmp_path):
    graph = nx.Graph([(1, "1")])
    with pytest.raises(ExportError, match="1 and '1' would both be written as '1'"):
        export.write_graphml(graph, tmp_path / "g.graphml")
    assert list(tmp_path.iterdir()) == []


def test_a_value_no_file_can_hold_is_named(tmp_path):
    with pytest.raises(ExportError, match='node attribute "v" holds a object'):
        export.write_graphml(one_node(v=object()), tmp_path / "g.graphml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["g.graphml", "g.gexf", "g.json", "g.jsonl", "g.csv", "g.dot"])
def test_illegal_characters_and_half_surrogates_are_replaced_and_counted(tmp_path, name):
    graph = nx.DiGraph()
    graph.add_node("n\x00", label="a\x1b[31m\ud800\ufffe ok\tand\nline\r")
    graph.add_edge("n\x00", "m")
    counts = export.write(graph, tmp_path / name)
    assert counts["replaced"] == 4
    for file in counts["files"]:
        text = Path(file).read_text(encoding="utf-8")
        assert not set(text) & {"\x00", "\x1b", "\ufffe"}


def test_line_breaks_and_tabs_survive_in_text_and_ids(tmp_path):
    graph = nx.DiGraph()
    graph.add_node("n\n\t\r\"'<&>", label="a\r\nb\tc")
    export.write_graphml(graph, tmp_path / "g.graphml")
    assert values_of(tmp_path / "g.graphml") == {"n\n\t\r\"'<&>": {"label": "a\r\nb\tc"}}


def test_edges_of_any_graph_get_unique_ids(tmp_path):
    graph = nx.MultiGraph()
    graph.add_edges_from([("b", "a"), ("a", "b"), ("a", "a"), ("c", "a")])
    export.write_graphml(graph, tmp_path / "g.graphml")
    edges = [
        (edge.get("id"), edge.get("source"), edge.get("target"))
        for edge in ET.parse(tmp_path / "g.graphml").getroot().iter(GRAPHML + "edge")
    ]
    assert edges == [("e0", "a", "a"), ("e1", "a", "b"), ("e2", "a", "b"), ("e3", "a", "c")]


def test_odd_attribute_names_get_keys_that_never_clash(tmp_path):
    graph = one_node(**{"a b": 1, "a-b": 2, "": 3, "é": 4, "_graphics": 5, "0": 6})
    graph.add_edge("n", "m", **{"a b": 1})
    export.write_graphml(graph, tmp_path / "g.graphml", profile="yed")
    ids = [key.get("id") for key in ET.parse(tmp_path / "g.graphml").getroot().iter(GRAPHML + "key")]
    assert len(ids) == len(set(ids)) == 9


def test_a_failed_write_leaves_no_file_and_keeps_the_old_one(tmp_path, network, monkeypatch):
    target = tmp_path / "g.graphml"
    target.write_text("old")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(flat.os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        export.write_graphml(network, target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["g.graphml"]


def test_what_reads_back_differently_is_not_saved(tmp_path, network, monkeypatch):
    monkeypatch.setattr(flat.Flat, "edge_ids", lambda _: iter(["another"]))
    with pytest.raises(ExportError, match="not written as given"):
        export.write_graphml(network, tmp_path / "g.graphml")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_and_a_missing_folder_are_said(tmp_path, network):
    (tmp_path / "g.graphml").mkdir()
    with pytest.raises(ExportError, match="not a file that can be replaced"):
        export.write_graphml(network, tmp_path / "g.graphml")
    with pytest.raises(ExportError, match="No such file or directory"):
        export.write_graphml(network, tmp_path / "none" / "g.graphml")


def test_a_link_keeps_pointing_at_the_file_and_the_file_its_mode(tmp_path, network):
    target = tmp_path / "real.graphml"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.graphml").symlink_to(target)
    export.write_graphml(network, tmp_path / "link.graphml")
    assert (tmp_path / "link.graphml").is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text().startswith("<?xml")


def test_yed_gets_labels_that_are_never_html(tmp_path, network):
    network.add_node("doc:h", label="<html><b>x")
    export.write(network, tmp_path / "g.graphml", profile="yed")
    labels = [label.text for label in ET.parse(tmp_path / "g.graphml").getroot().iter(YED + "NodeLabel")]
    assert labels == ["=A()", "B & <b>", " <html><b>x", "X"]


def test_cytoscape_gets_its_names_and_interactions(tmp_path, network):
    export.write(network, tmp_path / "g.graphml", profile="cytoscape")
    assert values_of(tmp_path / "g.graphml")["treaty:x"]["shared name"] == "X"
    edge = values_of(tmp_path / "g.graphml", "edge")["e:1"]
    assert edge["interaction"] == "cites"
    assert edge["shared name"] == "doc:a (cites) treaty:x"


def test_gephi_gets_csv_tables_with_a_timeset(tmp_path, network):
    counts = export.write(network, tmp_path / "g.graphml", profile="gephi")
    assert [Path(file).name for file in counts["files"]] == ["g.graphml", "g.csv", "g.nodes.csv"]
    with (tmp_path / "g.nodes.csv").open(newline="") as file:
        nodes = {row["Id"]: row for row in csv.DictReader(file)}
    assert nodes["doc:b"]["timeset"] == "<[2020-02-01, 2020-03-01]>"
    assert nodes["doc:a"]["timeset"] == ""
    with (tmp_path / "g.csv").open(newline="") as file:
        edges = list(csv.DictReader(file))
    assert {key: edges[0][key] for key in ("Source", "Target", "Type", "Id", "Weight")} == {
        "Source": "doc:a",
        "Target": "treaty:x",
        "Type": "Directed",
        "Id": "e:1",
        "Weight": "2.0",
    }


def test_gexf_opens_in_networkx_with_labels_and_weights(tmp_path, network):
    export.write(network, tmp_path / "g.gexf")
    again = nx.read_gexf(tmp_path / "g.gexf")
    assert again.nodes["treaty:x"]["label"] == "X"
    assert again.nodes["treaty:x"]["year"] == 1951
    assert {data["weight"] for *_, data in again.edges(data=True)} == {1.0, 2.0}


def test_gexf_marks_its_own_names_and_gephi_gets_intervals(tmp_path):
    graph = nx.DiGraph()
    graph.add_node("n", start="x", date="2020-12-31")
    graph.add_node("m", date="unknown")
    export.write(graph, tmp_path / "g.gexf", profile="gephi")
    text = (tmp_path / "g.gexf").read_text()
    assert 'title="start_"' in text
    assert 'id="n" label="n" start="2020-12-31" end="2021-01-01"' in text
    assert 'id="m" label="m">' in text


@pytest.mark.parametrize(
    "text", ["", "0000", "2020-13", "2020-02-30", "9999-12-31", "9999", "20200", "2020-1", "year 2020"]
)
def test_what_is_no_date_has_no_interval(text):
    assert interval(text) is None


def test_json_is_what_networkx_loads(tmp_path, network):
    export.write(network, tmp_path / "g.json")
    again = nx.node_link_graph(json.loads((tmp_path / "g.json").read_text()), edges="edges")
    assert dict(again.nodes(data=True)) == dict(network.nodes(data=True))
    assert set(again.edges(keys=True)) == set(network.edges(keys=True))


def test_jsonl_holds_nodes_then_edges(tmp_path, network):
    export.write(network, tmp_path / "g.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text().splitlines()]
    assert [row.get("node") or row["edge"] for row in rows] == ["doc:a", "doc:b", "treaty:x", "e:1", "e:2"]


def test_csv_is_two_tables_whose_cells_no_spreadsheet_runs(tmp_path, network):
    network.add_node("@id", label="+1", title="-2", name="\tx")
    export.write(network, tmp_path / "g.csv")
    with (tmp_path / "g.nodes.csv").open(newline="", encoding="utf-8") as file:
        nodes = {row["id"]: row for row in csv.DictReader(file)}
    assert nodes["doc:a"]["label"] == "'=A()"
    assert nodes["'@id"]["label"] == "'+1"
    assert nodes["'@id"]["title"] == "'-2"
    assert nodes["'@id"]["name"] == "'\tx"


def test_dot_quotes_everything(tmp_path):
    graph = nx.DiGraph()
    graph.add_node('a"\\', label="x\ny")
    graph.add_edge('a"\\', "b", weight=2.0)
    export.write(graph, tmp_path / "g.gv")
    lines = (tmp_path / "g.gv").read_text().splitlines()
    assert lines[1] == '  "a\\"\\\\" ["label"="x\\ny"];'
    assert lines[3] == '  "a\\"\\\\" -> "b" ["id"="e0", "weight"="2"];'


def test_unknown_formats_and_unfit_profiles_are_refused(tmp_path, network):
    with pytest.raises(ExportError, match=r'"\.docx"; name one of graphml'):
        export.write(network, tmp_path / "g.docx")
    with pytest.raises(ExportError, match="no program profile"):
        export.write(network, tmp_path / "g.graphml", profile="word")
    with pytest.raises(ExportError, match="yed is for graphml, not for csv"):
        export.write(network, tmp_path / "g.csv", profile="yed")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_graph_is_a_good_file(tmp_path):
    for name in ("g.graphml", "g.gexf", "g.json", "g.jsonl", "g.csv", "g.dot"):
        counts = export.write(nx.MultiDiGraph(), tmp_path / name)
        assert (counts["nodes"], counts["edges"]) == (0, 0)
    assert len(nx.read_graphml(tmp_path / "g.graphml")) == 0


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(), st.dates(), st.lists(st.text()),
    st.dictionaries(st.text(), st.integers()), st.binary(), st.sets(st.integers()),
)  # fmt: skip


@given(
    nodes=st.dictionaries(st.text(), st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=6),
    edge=st.dictionaries(st.text(max_size=5), VALUES, max_size=4),
)
def test_any_graph_is_written_whole_or_refused(tmp_path_factory, nodes, edge):
    folder = tmp_path_factory.mktemp("any")
    graph = nx.MultiDiGraph()
    for name, values in nodes.items():
        graph.add_node(name)
        graph.nodes[name].update(values)
    for name in list(nodes)[1:]:
        graph.edges[name, next(iter(nodes)), graph.add_edge(name, next(iter(nodes)))].update(edge)
    try:
        counts = export.write_graphml(graph, folder / "g.graphml")
    except ExportError:
        assert list(folder.iterdir()) == []
        return
    assert counts["nodes"] == len(nodes)
    assert len(nx.read_graphml(folder / "g.graphml")) == len(nodes)
