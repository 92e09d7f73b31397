"""The citation graph as files: GraphML and GEXF (graphml.py), JSON, JSON Lines, CSV and DOT.

Every writer gives the same bytes for the same graph and returns `format, files, nodes, edges, replaced`.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lexindex.errors import ExportError
from lexindex.flat import Flat, Plain, replacing
from lexindex.graphml import PROFILES, interval, write_gexf, write_graphml

if TYPE_CHECKING:
    from lexindex.flat import Graph

__all__ = [
    "FORMATS",
    "PROFILES",
    "write",
    "write_csv",
    "write_dot",
    "write_gexf",
    "write_graphml",
    "write_json",
    "write_jsonl",
]

SUFFIXES = {
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".dot": "dot",
    ".gv": "dot",
}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))


def write(graph: "Graph", path: str | Path, format: str | None = None, *, profile: str | None = None) -> dict[str, Any]:  # noqa: A002  # the option's name on the command line too
    """Write a graph in the format named, or the one that the file's ending names.

    `profile` fits a file to one program: gephi (GraphML with a pair of CSV tables whose `timeset` holds the dates;
    dynamic GEXF), cytoscape or yed (GraphML). Raises ExportError, and leaves no half-written file.
    """
    path = Path(path)
    name = format or SUFFIXES.get(path.suffix.lower())
    if name not in FORMATS:
        raise ExportError(
            f'no graph format is called "{name or path.suffix or path.name}"; name one of {", ".join(FORMATS)}'
        )
    if profile is not None and profile not in PROFILES:
        raise ExportError(f'no program profile is called "{profile}"; name one of {", ".join(PROFILES)}')
    fits = {"gephi": ("graphml", "gexf", "csv"), "cytoscape": ("graphml",), "yed": ("graphml",)}
    if profile is not None and name not in fits[profile]:
        raise ExportError(f"the profile {profile} is for {', '.join(fits[profile])}, not for {name}")
    match name:
        case "graphml":
            counts = write_graphml(graph, path, profile=profile)
            if profile == "gephi":
                counts["files"] += write_csv(graph, path.with_suffix(".csv"), profile=profile)["files"]
            return counts
        case "gexf":
            return write_gexf(graph, path, profile=profile)
        case "csv":
            return write_csv(graph, path, profile=profile)
        case "json":
            return write_json(graph, path)
        case "jsonl":
            return write_jsonl(graph, path)
        case _:
            return write_dot(graph, path)


def write_json(graph: "Graph", path: str | Path) -> dict[str, Any]:
    """Write node-link JSON, as `networkx.node_link_graph` and d3 read it."""
    flat = Flat(graph)
    nodes = (_dumps({"id": name} | _renamed(values, {"id"})) for name, values in flat.node_rows())
    own = {"source", "target", "key"}
    edges = (
        _dumps({"source": edge.source, "target": edge.target, "key": edge.id} | _renamed(edge.values, own))
        for edge in flat.edge_rows()
    )

    def lines() -> Iterator[str]:
        yield f'{{"directed": {_dumps(flat.directed)}, "multigraph": {_dumps(flat.multi)}, "graph": {{}},\n"nodes": ['
        yield from _joined(nodes)
        yield '],\n"edges": ['
        yield from _joined(edges)
        yield "]}\n"

    return _write(flat, Path(path), lines(), "json")


def write_jsonl(graph: "Graph", path: str | Path) -> dict[str, Any]:
    """Write one object a line: nodes as `{"node": id, ...}`, then edges as `{"edge": id, "source": ..., ...}`."""
    flat = Flat(graph)

    def lines() -> Iterator[str]:
        for name, values in flat.node_rows():
            yield _dumps({"node": name} | _renamed(values, {"node", "edge"})) + "\n"
        own = {"node", "edge", "source", "target"}
        for edge in flat.edge_rows():
            ends = {"edge": edge.id, "source": edge.source, "target": edge.target}
            yield _dumps(ends | _renamed(edge.values, own)) + "\n"

    return _write(flat, Path(path), lines(), "jsonl")


def write_csv(graph: "Graph", path: str | Path, *, profile: str | None = None) -> dict[str, Any]:
    """Write the edges to `FILE.csv` and the nodes to `FILE.nodes.csv`; text that a spreadsheet would run gets a leading '.

    `profile="gephi"` names the columns as Gephi's table import does and adds the dates as `timeset`.
    """
    flat = Flat(graph)
    path = Path(path)
    nodes_path = path.with_name(f"{path.stem}.nodes.csv")
    gephi = profile == "gephi"
    own = {"id", "timeset"} if gephi else {"id"}
    node_names = {column.name: _free(column.name, own) for column in flat.node_columns}
    edge_own = {"source", "target", "id"} | ({"type"} if gephi else set())
    edge_names = {column.name: _free(column.name, edge_own) for column in flat.edge_columns}
    title = str.capitalize if gephi else str
    kind = ["Directed" if flat.directed else "Undirected"] if gephi else []
    with replacing(path, nodes_path) as (edge_file, node_file):
        edge_table, node_table = (io.TextIOWrapper(file, "utf-8", newline="") for file in (edge_file, node_file))
        row = csv.writer(node_table, lineterminator="\n").writerow
        head = [title(name) if name in ("id", "label") else name for name in ("id", *node_names.values())]
        row([*map(_cell, head), *(["timeset"] if gephi else [])])
        for name, values in flat.node_rows():
            cells = [_cell(values.get(column, "")) for column in node_names]
            row([_cell(name), *cells, *([_timeset(values)] if gephi else [])])
        row = csv.writer(edge_table, lineterminator="\n").writerow
        head = [title(name) for name in ("source", "target", *(["type"] if gephi else []), "id")]
        row([*head, *(_cell(title(name) if name == "weight" else name) for name in edge_names.values())])
        for edge in flat.edge_rows():
            ends = [_cell(edge.source), _cell(edge.target), *kind, _cell(edge.id)]
            row([*ends, *(_cell(edge.values.get(column, "")) for column in edge_names)])
        for table in (edge_table, node_table):
            table.flush()
            table.detach()
    return {"format": "csv", "files": [str(path), str(nodes_path)], **_counts(flat)}


def write_dot(graph: "Graph", path: str | Path) -> dict[str, Any]:
    """Write Graphviz DOT; every attribute is kept, as text."""
    flat = Flat(graph)
    arrow = "->" if flat.directed else "--"

    def lines() -> Iterator[str]:
        yield "digraph lexindex {\n" if flat.directed else "graph lexindex {\n"
        for name, values in flat.node_rows():
            yield f"  {_quoted(name)}{_dot_attributes(values)};\n"
        for edge in flat.edge_rows():
            ends = f"{_quoted(edge.source)} {arrow} {_quoted(edge.target)}"
            yield f"  {ends}{_dot_attributes({'id': edge.id} | edge.values)};\n"
        yield "}\n"

    return _write(flat, Path(path), lines(), "dot")


def _write(flat: Flat, path: Path, lines: Iterable[str], name: str) -> dict[str, Any]:
    with replacing(path) as (file,):
        file.writelines(line.encode() for line in lines)
    return {"format": name, "files": [str(path)], **_counts(flat)}


def _counts(flat: Flat) -> dict[str, Any]:
    return {"nodes": len(flat.nodes), "edges": sum(1 for _ in flat.edge_ids()), "replaced": flat.replaced}


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    for number, part in enumerate(parts):
        yield (",\n" if number else "\n") + part


def _free(name: str, own: set[str]) -> str:
    """A column's name, with a mark where the format takes that name for its own."""
    return name + "_" if name.lower() in own else name


def _renamed(values: Mapping[str, Plain], own: set[str]) -> dict[str, Plain]:
    return {_free(name, own): value for name, value in values.items()}


def _cell(value: Plain) -> Plain:
    # Spreadsheets run what starts like this (OWASP, CSV injection).
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _timeset(values: Mapping[str, Plain]) -> str:
    days = interval(str(values.get("date", "")))
    return f"<[{days[0]}, {days[1]}]>" if days else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\n", "\\n")
    return f'"{escaped}"'


def _dot_attributes(values: Mapping[str, Plain]) -> str:
    if not values:
        return ""
    parts = (f"{_quoted(name)}={_quoted(_whole(value))}" for name, value in values.items())
    return f" [{', '.join(parts)}]"


def _whole(value: Plain) -> str:
    # Graphviz reads some numbers, such as weight, as whole ones.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
