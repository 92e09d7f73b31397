"""The citation graph as networkx, and what one asks of it. Analyses return plain data, ready for JSON.

networkx is what we hand to people; counts that need no graph (co-citation, timelines) come straight from the rows.
"""

import hashlib
import importlib.util
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol

from lexindex.errors import NothingFound, QueryError
from lexindex.model import Instrument, Kind

if TYPE_CHECKING:
    from typing import TypeAlias

    import networkx as nx

    MultiDiGraph: TypeAlias = nx.MultiDiGraph[str]

_SEED = 1789  # Louvain shuffles nodes: a fixed seed gives one answer for one graph
_DAMPING = 0.85  # Brin and Page 1998, 2.1.1
_UNKNOWN = {"date": None, "documents": 0, "mentions": 0}  # an instrument that no document cites
_NODE_FIELDS = ("label", "name", "kind", "title", "jurisdiction", "date", "year", "citation", "url", "source")


class Rows(Protocol):
    """What the graph reads from the store; each method yields dicts."""

    def document_rows(self) -> Iterator[dict[str, Any]]:
        """Rows of id, title, date, source, url, path."""

    def instrument_rows(self) -> Iterator[dict[str, Any]]:
        """Rows of id, kind, title, jurisdiction, date, citation, url, local, documents, mentions."""

    def citation_rows(self) -> Iterator[dict[str, Any]]:
        """Rows of document, instrument, mentions, pinpoints (list of text), forms (list of text)."""

    def relation_rows(self) -> Iterator[dict[str, Any]]:
        """Rows of source, kind, target, document (None where the catalog says so)."""


def build(
    store: Rows,
    *,
    kinds: Iterable[str] | None = None,
    documents: bool = True,
    min_weight: int = 1,
    related: Mapping[str, Instrument] | None = None,
) -> "MultiDiGraph":
    """The graph of who cites what: documents and instruments as nodes, citations and relations as edges.

    `kinds` keeps instruments of those kinds; `documents=False` leaves the instruments and their relations;
    `min_weight` drops citations of fewer mentions. Documents and instruments left without a citation are left out.
    `related` (ids to instruments, such as a catalog's) also pulls in uncited instruments that a cited one relates to.
    `mentions` on a node counts the whole index, whatever was left out. Nodes and edges come in a fixed order.
    """
    import networkx as nx

    wanted = _kinds(kinds)
    instruments = {row["id"]: row for row in store.instrument_rows() if wanted is None or row["kind"] in wanted}
    mentions: Counter[str] = Counter()
    citations: list[dict[str, Any]] = []
    for row in store.citation_rows():
        mentions[row["document"]] += row["mentions"]
        if row["instrument"] in instruments and row["mentions"] >= min_weight:
            citations.append(row)
    citations.sort(key=lambda row: (row["document"], row["instrument"]))
    cited = {row["instrument"] for row in citations}
    citing = {row["document"] for row in citations} if documents else set()

    graph: MultiDiGraph = nx.MultiDiGraph()
    if documents:
        for row in sorted(store.document_rows(), key=lambda row: str(row["id"])):
            if row["id"] in citing:
                graph.add_node(row["id"], **_document_node(row, mentions[row["id"]]))
    for name in sorted(cited):
        graph.add_node(name, **_instrument_node(instruments[name]))
    if documents:
        for row in citations:
            if row["document"] not in graph:
                continue
            edge = {"kind": "cites", "weight": float(row["mentions"])}
            edge |= {part: "; ".join(map(str, row[part])) for part in ("pinpoints", "forms") if row.get(part)}
            graph.add_edge(
                row["document"], row["instrument"], key=_edge_id(row["document"], "cites", row["instrument"]), **edge
            )
    _add_relations(
        graph, store, cited, {name: one for name, one in (related or {}).items() if not wanted or one.kind in wanted}
    )
    return graph


def stats(graph: "MultiDiGraph") -> dict[str, Any]:
    """How large the graph is and what it is made of."""
    import networkx as nx

    kinds = Counter(str(data["kind"]) for _, data in graph.nodes(data=True))
    edge_kinds = Counter(str(data["kind"]) for _, _, data in graph.edges(data=True))
    components = sorted((len(part) for part in nx.weakly_connected_components(graph)), reverse=True)
    years = [int(data["year"]) for _, data in graph.nodes(data=True) if "year" in data]
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "documents": kinds["document"],
        "instruments": graph.number_of_nodes() - kinds["document"],
        "mentions": int(
            sum(
                data["weight"]
                for source, _, data in graph.edges(data=True)
                if data["kind"] == "cites" and source.startswith("doc:")
            )
        ),
        "kinds": dict(sorted(kinds.items())),
        "edge_kinds": dict(sorted(edge_kinds.items())),
        "components": len(components),
        "largest_component": components[0] if components else 0,
        "years": [min(years), max(years)] if years else None,
    }


def top(
    graph: "MultiDiGraph", *, by: str = "documents", kind: str | None = None, limit: int | None = 10
) -> list[dict[str, Any]]:
    """The instruments most cited: `by` documents, mentions or pagerank, with all of the three where asked for."""
    if by not in ("documents", "mentions", "pagerank"):
        raise QueryError(f'cannot rank by "{by}"; choose documents, mentions or pagerank')
    wanted = _kinds([kind] if kind else None)
    rank = pagerank(graph) if by == "pagerank" else {}
    rows = []
    for name, data in graph.nodes(data=True):
        if data["kind"] == "document" or (wanted is not None and data["kind"] not in wanted):
            continue
        row = _card(graph, name) | {"documents": data.get("documents", 0), "mentions": data.get("mentions", 0)}
        rows.append(row | ({"pagerank": round(rank[name], 9)} if rank else {}))
    rows.sort(key=lambda row: (-row[by], -row["mentions"], row["id"]))
    return rows[:limit]


def pagerank(graph: "MultiDiGraph", *, tolerance: float = 1e-10, rounds: int = 200) -> dict[str, float]:
    """PageRank by citations' weights; with scipy where it is installed, else by the same power iteration in Python."""
    if importlib.util.find_spec("scipy") and importlib.util.find_spec("numpy"):
        import networkx as nx

        return dict(nx.pagerank(graph, alpha=_DAMPING, tol=tolerance, max_iter=rounds))
    return _power_iteration(graph, tolerance, rounds)


def _power_iteration(graph: "MultiDiGraph", tolerance: float, rounds: int) -> dict[str, float]:
    names = list(graph)
    if not names:
        return {}
    out: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for source, target, weight in graph.edges(data="weight", default=1.0):
        out[source][target] += weight
    share = 1.0 / len(names)
    rank = dict.fromkeys(names, share)
    for _ in range(rounds):
        # What nodes without a way out hold goes to every node alike.
        loose = sum(rank[name] for name in names if name not in out)
        fresh = dict.fromkeys(names, (1.0 - _DAMPING) * share + _DAMPING * loose * share)
        for source, targets in out.items():
            per_weight = _DAMPING * rank[source] / sum(targets.values())
            for target, weight in targets.items():
                fresh[target] += per_weight * weight
        moved = sum(abs(fresh[name] - rank[name]) for name in names)
        rank = fresh
        if moved < len(names) * tolerance:
            break
    return rank


def neighbors(graph: "MultiDiGraph", name: str, *, depth: int = 1) -> dict[str, Any]:
    """What lies within `depth` steps of a node, whichever way the edges point, and the edges among it."""
    _require(graph, name)
    distance = {name: 0}
    ring = [name]
    for step in range(1, depth + 1):
        ring = sorted(
            {near for at in ring for near in (*graph.successors(at), *graph.predecessors(at))} - set(distance)
        )
        distance |= dict.fromkeys(ring, step)
    nodes = [_card(graph, near) | {"distance": steps} for near, steps in distance.items()]
    edges = [
        {"source": source, "target": target, "kind": data["kind"], "weight": data["weight"]}
        for source, target, data in graph.subgraph(distance).edges(data=True)
    ]
    edges.sort(key=lambda edge: (edge["source"], edge["target"], edge["kind"]))
    return {"node": _card(graph, name), "depth": depth, "nodes": nodes, "edges": edges}


def path(graph: "MultiDiGraph", start: str, end: str) -> dict[str, Any]:
    """A shortest way between two nodes, whichever way the edges point; each hop names its edge as it really points.

    Raises NothingFound where there is no way.
    """
    import networkx as nx

    _require(graph, start)
    _require(graph, end)
    try:
        names = nx.shortest_path(graph.to_undirected(as_view=True), start, end)
    except nx.NetworkXNoPath:
        raise NothingFound(f"nothing in the index connects {start} with {end}") from None
    hops = [_hop(graph, here, there) for here, there in itertools.pairwise(names)]
    return {"nodes": [_card(graph, name) for name in names], "hops": hops, "length": len(hops)}


def communities(graph: "MultiDiGraph", *, limit: int | None = None) -> list[dict[str, Any]]:
    """Groups of nodes cited together more than with the rest (Louvain, fixed seed), largest first.

    Each has its size, its members' ids, its documents by number and its instruments, most cited first.
    """
    import networkx as nx

    # Whole numbers in sorted order stand in for the names: sets of text are not in the same order in every run.
    names = sorted(graph)
    number = {name: at for at, name in enumerate(names)}
    flat: nx.Graph[int] = nx.Graph()
    flat.add_nodes_from(range(len(names)))
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for source, target, weight in graph.edges(data="weight", default=1.0):
        weights[min(number[source], number[target]), max(number[source], number[target])] += weight
    for (low, high), weight in sorted(weights.items()):
        flat.add_edge(low, high, weight=weight)
    if not weights:
        return []
    groups = [sorted(names[at] for at in group) for group in nx.community.louvain_communities(flat, seed=_SEED)]
    groups.sort(key=lambda group: (-len(group), group))
    answer = []
    for group in groups[:limit]:
        instruments = [name for name in group if graph.nodes[name]["kind"] != "document"]
        instruments.sort(key=lambda name: (-graph.nodes[name].get("documents", 0), name))
        answer.append(
            {
                "size": len(group),
                "documents": len(group) - len(instruments),
                "instruments": [_card(graph, name) for name in instruments],
                "members": group,
            }
        )
    return answer


def cited_with(store: Rows, instrument: str, *, limit: int | None = 10) -> list[dict[str, Any]]:
    """The instruments that the same documents cite, by the number of documents that cite both."""
    rows = {row["id"]: row for row in store.instrument_rows()}
    if instrument not in rows:
        raise NothingFound(f"no document of the index cites {instrument}")
    cited: dict[str, set[str]] = defaultdict(set)
    for row in store.citation_rows():
        cited[row["document"]].add(row["instrument"])
    together = Counter(other for names in cited.values() if instrument in names for other in names)
    del together[instrument]
    best = sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    return [
        {"id": name, "kind": rows[name]["kind"], "title": rows[name]["title"], "documents": count}
        for name, count in best
        if name in rows
    ]


def timeline(store: Rows, instrument: str | None = None, *, by: Literal["year", "month"] = "year") -> dict[str, Any]:
    """Documents and mentions a year or month, of one instrument or of all; what has no such date counts as undated."""
    dates = {row["id"]: row["date"] for row in store.document_rows()}
    shape = re.compile(r"\d{4}" if by == "year" else r"\d{4}-\d{2}")
    documents: dict[str | None, set[str]] = defaultdict(set)
    mentions: Counter[str | None] = Counter()
    for row in store.citation_rows():
        if instrument is not None and row["instrument"] != instrument:
            continue
        found = shape.match(dates.get(row["document"]) or "")
        period = found.group() if found else None
        documents[period].add(row["document"])
        mentions[period] += row["mentions"]
    periods = [
        {"period": period, "documents": len(documents[period]), "mentions": mentions[period]}
        for period in sorted(period for period in documents if period is not None)
    ]
    return {"by": by, "periods": periods, "undated": len(documents.get(None, ()))}


def _kinds(kinds: Iterable[str] | None) -> set[str] | None:
    if kinds is None:
        return None
    names = {str(kind) for kind in kinds}
    if unknown := sorted(names - {kind.value for kind in Kind}):
        raise QueryError(f'no kind of instrument is called "{unknown[0]}"; the kinds are {", ".join(Kind)}')
    return names


def _document_node(row: Mapping[str, Any], mentions: int) -> dict[str, Any]:
    label = row["title"] or row["id"]
    facts = {"label": label, "name": label, "kind": "document", "year": _year(row["date"])}
    return _present(facts | {name: row.get(name) for name in ("title", "date", "source", "url")}) | {
        "mentions": mentions
    }


def _instrument_node(row: Mapping[str, Any]) -> dict[str, Any]:
    label = row["title"] or row["id"]
    facts = {"label": label, "name": label, "year": _year(row["date"])}
    known = ("kind", "title", "jurisdiction", "date", "citation", "url")
    counts = {"mentions": row["mentions"], "documents": row["documents"]}
    return _present(facts | {name: row.get(name) for name in known}) | counts


def _present(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: facts[name] for name in _NODE_FIELDS if facts.get(name) not in (None, "")}


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and re.match(r"\d{4}", date, re.ASCII) else None


def _add_relations(graph: "MultiDiGraph", store: Rows, cited: set[str], related: Mapping[str, Instrument]) -> None:
    """One edge for each relation however many documents state it; its weight is how many do, or one by the catalog."""
    stated: Counter[tuple[str, str, str]] = Counter()
    for row in store.relation_rows():
        stated[row["source"], row["kind"], row["target"]] += row["document"] is not None
    for source, instrument in sorted(related.items()):
        for relation in instrument.relations:
            if {source, relation.target} & cited:
                stated[source, relation.kind, relation.target] += 0
                for name in (source, relation.target):
                    if name not in graph and name in related:
                        graph.add_node(name, **_instrument_node({**_UNKNOWN, **related[name].record()}))
    for (source, kind, target), count in sorted(stated.items()):
        if source in graph and target in graph:
            graph.add_edge(source, target, key=_edge_id(source, kind, target), kind=kind, weight=float(max(count, 1)))


def _edge_id(source: str, kind: str, target: str) -> str:
    # Short, and the same in every build; 64 bits keep a graph of four million edges clear of clashes.
    return (
        "e:"
        + hashlib.blake2b(f"{source}\0{kind}\0{target}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    )


def _card(graph: "MultiDiGraph", name: str) -> dict[str, Any]:
    data = graph.nodes[name]
    return {"id": name, "kind": data["kind"], "title": data["label"]}


def _hop(graph: "MultiDiGraph", here: str, there: str) -> dict[str, Any]:
    edges = [
        (-data["weight"], data["kind"], source, target)
        for source, target in ((here, there), (there, here))
        for data in (graph.get_edge_data(source, target) or {}).values()
    ]
    _, kind, source, target = min(edges)
    return {"source": source, "kind": kind, "target": target}


def _require(graph: "MultiDiGraph", name: str) -> None:
    if name not in graph:
        raise NothingFound(
            f'"{name}" is not in the graph; a node is a document that cites something, or an instrument cited'
        )
