"""The two XML graph formats, written as a stream and read again before success is reported."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from lexindex.errors import ExportError
from lexindex.flat import Column, Edge, Flat, Plain, replacing

if TYPE_CHECKING:
    from lexindex.flat import Graph

PROFILES = ("gephi", "cytoscape", "yed")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"  # every importer reads it; 1.3 needs a newer Gephi
_YED = "http://www.yworks.com/xml/graphml"
_DRAWING = {"node": "n__graphics", "edge": "e__graphics"}
# Names that Gephi and networkx take for GEXF's own.
_GEXF_OWN = {
    "node": {"id", "label", "start", "end", "viz", "pid", "parents", "spells"},
    "edge": {"id", "label", "start", "end", "type", "weight", "source", "target", "spells"},
}


def write_graphml(graph: "Graph", path: str | Path, *, profile: str | None = None) -> dict[str, Any]:
    """Write GraphML that NetworkX, Gephi, Gephi Lite, Cytoscape and yEd open alike; returns the counts.

    Text ids, one type a column, keys of their own for nodes and edges, sorted, no timestamp: same graph, same bytes.
    `profile="yed"` adds yEd's labels, `"cytoscape"` its `shared name` and `interaction`. Raises ExportError.
    """
    flat = Flat(graph)
    node_columns, edge_columns = flat.node_columns, flat.edge_columns
    if profile == "cytoscape":
        node_columns = _with(node_columns, "name", "shared name")
        edge_columns = _with(edge_columns, "interaction", "name", "shared name")
    keys = {"node": _keys(node_columns, "n"), "edge": _keys(edge_columns, "e")}

    def lines() -> Iterator[str]:
        drawing = f' xmlns:y="{_YED}"' if profile == "yed" else ""
        yield f'{_HEAD}<graphml xmlns="{_GRAPHML}"{drawing}>\n'
        for owner, columns in (("node", node_columns), ("edge", edge_columns)):
            for column in columns:
                key = keys[owner][column.name]
                yield f'  <key id="{key}" for="{owner}" attr.name="{_attribute(column.name)}" attr.type="{column.type}"/>\n'
            if profile == "yed":
                yield f'  <key id="{_DRAWING[owner]}" for="{owner}" yfiles.type="{owner}graphics"/>\n'
        yield f'  <graph id="G" edgedefault="{"directed" if flat.directed else "undirected"}">\n'
        for name, values in flat.node_rows():
            extra = _yed_node(name, values) if profile == "yed" else ""
            data = _data(_cytoscape_node(name, values) if profile == "cytoscape" else values, keys["node"])
            yield f'    <node id="{_attribute(name)}">{data}{extra}</node>\n'
        for edge in flat.edge_rows():
            extra = _yed_edge(edge, directed=flat.directed) if profile == "yed" else ""
            data = _data(_cytoscape_edge(edge) if profile == "cytoscape" else edge.values, keys["edge"])
            yield f"    <edge {_ends(edge)}>{data}{extra}</edge>\n"
        yield "  </graph>\n</graphml>\n"

    return _write(flat, Path(path), lines(), "graphml", _GRAPHML)


def write_gexf(graph: "Graph", path: str | Path, *, profile: str | None = None) -> dict[str, Any]:
    """Write GEXF 1.2; `profile="gephi"` makes it dynamic, each dated node shown for the day, month or year of its date."""
    flat = Flat(graph)
    dated = profile == "gephi"
    columns = {
        owner: [column for column in found if column.name != "label" and (owner, column.name) != ("edge", "weight")]
        for owner, found in (("node", flat.node_columns), ("edge", flat.edge_columns))
    }
    # A weight that is no number is an attribute like any other.
    plain_weight = any(column.name == "weight" and column.type == "double" for column in flat.edge_columns)
    columns["edge"] += [column for column in flat.edge_columns if column.name == "weight" and not plain_weight]
    keys = {"node": _keys(columns["node"], "n"), "edge": _keys(columns["edge"], "e")}

    def lines() -> Iterator[str]:
        default = "directed" if flat.directed else "undirected"
        mode = 'mode="dynamic" timeformat="date"' if dated else 'mode="static"'
        yield f'{_HEAD}<gexf xmlns="{_GEXF}" version="1.2">\n  <graph defaultedgetype="{default}" {mode}>\n'
        for owner, found in columns.items():
            yield f'    <attributes class="{owner}">\n'
            for column in found:
                title = column.name + "_" * (column.name in _GEXF_OWN[owner])
                kind = "integer" if column.type == "int" else column.type
                yield f'      <attribute id="{keys[owner][column.name]}" title="{_attribute(title)}" type="{kind}"/>\n'
            yield "    </attributes>\n"
        yield "    <nodes>\n"
        for name, values in flat.node_rows():
            label = _attribute(str(values.get("label", name)))
            days = _interval(str(values.get("date", ""))) if dated else ""
            yield f'      <node id="{_attribute(name)}" label="{label}"{days}>{_attvalues(values, keys["node"])}</node>\n'
        yield "    </nodes>\n    <edges>\n"
        for edge in flat.edge_rows():
            own = f' weight="{_number(edge.values["weight"])}"' if plain_weight and "weight" in edge.values else ""
            own += f' label="{_attribute(str(edge.values["label"]))}"' if "label" in edge.values else ""
            yield f"      <edge {_ends(edge)}{own}>{_attvalues(edge.values, keys['edge'])}</edge>\n"
        yield "    </edges>\n  </graph>\n</gexf>\n"

    return _write(flat, Path(path), lines(), "gexf", _GEXF)


def _write(flat: Flat, path: Path, lines: Iterable[str], name: str, namespace: str) -> dict[str, Any]:
    counts = {"nodes": 0, "edges": 0}

    def check(drafts: Sequence[Path]) -> None:
        with drafts[0].open("rb") as file:
            counts.update(_read_again(file, flat, namespace))

    with replacing(path, check=check) as (file,):
        file.writelines(line.encode() for line in lines)
    return {"format": name, "files": [str(path)], **counts, "replaced": flat.replaced}


def _read_again(file: BinaryIO, flat: Flat, namespace: str) -> dict[str, int]:
    """Count the nodes and edges of what was just written; raises ExportError unless they are those that were given."""
    from xml.etree import ElementTree as ET

    reader = _Reader(flat, namespace)
    parser = ET.XMLParser(target=reader)  # noqa: S314  # our own file
    try:
        while block := file.read(2**20):
            parser.feed(block)
        parser.close()
    except ET.ParseError as error:
        raise ExportError(f"what was written cannot be read again ({error}); nothing is saved") from error
    return reader.counts


class _Reader:
    """Compares each node and edge as the parser meets it; a tree of a large graph would fill the memory."""

    def __init__(self, flat: Flat, namespace: str) -> None:
        self.counts = {"nodes": 0, "edges": 0}
        self._expected = {"nodes": iter(flat.nodes), "edges": flat.edge_ids()}
        self._tags = {f"{{{namespace}}}node": "nodes", f"{{{namespace}}}edge": "edges"}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if owner := self._tags.get(tag):
            if attributes.get("id") != next(self._expected[owner], None):
                raise ExportError(
                    f'one of the {owner}, "{attributes.get("id")}", was not written as given; nothing is saved'
                )
            self.counts[owner] += 1

    def close(self) -> None:
        if any(next(rest, None) is not None for rest in self._expected.values()):
            raise ExportError("not every node and edge was written; nothing is saved")


def _keys(columns: Iterable[Column], prefix: str) -> dict[str, str]:
    """An id for each column, readable where its name allows, and never the same for a node and an edge."""
    keys: dict[str, str] = {}
    for number, column in enumerate(columns):
        readable = re.fullmatch(r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*", column.name)
        keys[column.name] = f"{prefix}_{column.name}" if readable else f"{prefix}_-{number}"
    return keys


def _data(values: Mapping[str, Plain], keys: Mapping[str, str]) -> str:
    return "".join(
        [
            f'<data key="{keys[name]}">{_content(value) if isinstance(value, str) else repr(value)}</data>'
            for name, value in values.items()
        ]
    )


def _attvalues(values: Mapping[str, Plain], keys: Mapping[str, str]) -> str:
    held = [
        f'<attvalue for="{keys[name]}" value="{_attribute(_number(value))}"/>'
        for name, value in values.items()
        if name in keys
    ]
    return f"<attvalues>{''.join(held)}</attvalues>" if held else ""


def _ends(edge: Edge) -> str:
    return f'id="{_attribute(edge.id)}" source="{_attribute(edge.source)}" target="{_attribute(edge.target)}"'


def _number(value: Plain) -> str:
    return value if isinstance(value, str) else repr(value)


def _content(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return _content(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _with(columns: Sequence[Column], *names: str) -> tuple[Column, ...]:
    kept = [column for column in columns if column.name not in names]
    return tuple(sorted(chain(kept, (Column(name, "string") for name in names)), key=lambda column: column.name))


def _cytoscape_node(name: str, values: Mapping[str, Plain]) -> dict[str, Plain]:
    shown = str(values.get("name", values.get("label", name)))
    return dict(sorted({**values, "name": shown, "shared name": shown}.items()))


def _cytoscape_edge(edge: Edge) -> dict[str, Plain]:
    kind = str(edge.values.get("kind", edge.values.get("interaction", "-")))
    shown = f"{edge.source} ({kind}) {edge.target}"  # as Cytoscape itself names an edge
    return dict(sorted({**edge.values, "interaction": kind, "name": shown, "shared name": shown}.items()))


def _yed_label(text: str) -> str:
    # A label that starts with <html> would be rendered as HTML.
    return _content(f" {text}" if text.lstrip().lower().startswith("<html") else text)


def _yed_node(name: str, values: Mapping[str, Plain]) -> str:
    label = _yed_label(str(values.get("label", name)))
    width = min(300, 20 + 7 * len(label))  # about the width of yEd's 12-point letters
    return (
        f'<data key="{_DRAWING["node"]}"><y:ShapeNode><y:Geometry height="30.0" width="{width}.0"/>'
        f'<y:NodeLabel>{label}</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>'
    )


def _yed_edge(edge: Edge, *, directed: bool) -> str:
    label = _yed_label(str(edge.values.get("label", edge.values.get("kind", ""))))
    arrow = "standard" if directed else "none"
    return (
        f'<data key="{_DRAWING["edge"]}"><y:PolyLineEdge><y:Arrows source="none" target="{arrow}"/>'
        f"<y:EdgeLabel>{label}</y:EdgeLabel></y:PolyLineEdge></data>"
    )


def interval(text: str) -> tuple[date, date] | None:
    """The first day of an ISO date, month or year, and the day after its last; None for what is no date.

    >>> [str(day) for day in interval("2019-12")]
    ['2019-12-01', '2020-01-01']
    """
    found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])", text, re.ASCII)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1)
        return first, date(first.year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None


def _interval(text: str) -> str:
    days = interval(text)
    return f' start="{days[0]}" end="{days[1]}"' if days else ""
