"""A graph as files can hold it: text ids, plain values, one type a column, a fixed order; and files that appear whole.

Works for any networkx graph, not only ours, so values of every usual type are turned into what every importer reads.
"""

import contextlib
import json
import math
import numbers
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, BinaryIO, Literal
from uuid import UUID

from lexindex.errors import ExportError

if TYPE_CHECKING:
    from typing import TypeAlias

    import networkx as nx

    Graph: TypeAlias = nx.Graph[Any]

Plain = str | int | float
_Edge = tuple[Any, str, str, Mapping[Any, Any]]  # key or id, source, target, values
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
_INT = range(-(2**31), 2**31)  # "int" is Java's in every importer; yEd cuts "long" down to it
_EXACT = 2**53  # whole numbers beyond this lose digits as a double


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of nodes or of edges, and the one type all its values have."""

    name: str
    type: Literal["string", "int", "double"]

    def cast(self, value: Plain) -> Plain:
        """Give a plain value in the column's type."""
        if self.type == "string":
            return value if isinstance(value, str) else str(value)
        return float(value) if self.type == "double" else value


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge by the text of its ends."""

    id: str
    source: str
    target: str
    values: dict[str, Plain]


class Flat:
    """A networkx graph in the order and the types that it is written in.

    `replaced` counts the characters no XML file can hold, and the infinities no table can, that were replaced or left
    out. Raises ExportError where two nodes have one text (1 and "1") or a value cannot be written.
    """

    def __init__(self, graph: "Graph") -> None:
        self.directed = bool(graph.is_directed())
        self.multi = bool(graph.is_multigraph())
        self.replaced = 0
        names: dict[Any, str] = {}
        taken: dict[str, Any] = {}
        for node in graph:
            name = self._text(str(_plain(node, "a node's id")))
            if name in taken:
                raise ExportError(f"nodes {taken[name]!r} and {node!r} would both be written as {name!r}; rename one")
            taken[name] = node
            names[node] = name
        self.nodes = sorted(taken)
        self._rows = [graph.nodes[taken[name]] for name in self.nodes]
        walked = list(self._walk(graph, names, taken))
        ids = _own_ids(key for key, *_ in walked) or [f"e{number}" for number in range(len(walked))]
        self._edges = [(own, source, target, row) for own, (_, source, target, row) in zip(ids, walked, strict=True)]
        self._edges.sort(key=lambda edge: (edge[1], edge[2], edge[0]) if self.multi else edge[1:3])
        self._spelt: dict[str, dict[str, Any]] = {"node": {}, "edge": {}}
        self.node_columns = self._columns(self._rows, "node")
        self.edge_columns = self._columns((edge[3] for edge in self._edges), "edge")

    def node_rows(self) -> Iterator[tuple[str, dict[str, Plain]]]:
        """Each node with its values, missing ones left out, in the order of the ids."""
        for name, row in zip(self.nodes, self._rows, strict=True):
            yield name, self._values(row, self.node_columns, "node")

    def edge_rows(self) -> Iterator[Edge]:
        """Each edge with its values, in the order of source, target and id."""
        for edge_id, source, target, row in self._edges:
            yield Edge(edge_id, source, target, self._values(row, self.edge_columns, "edge"))

    def edge_ids(self) -> Iterator[str]:
        """The edges' ids, in the order of `edge_rows`."""
        return (edge[0] for edge in self._edges)

    @staticmethod
    def _walk(graph: "Graph", names: Mapping[Any, str], taken: Mapping[str, Any]) -> Iterator[_Edge]:
        """Each edge once, by the text of its ends, with its key."""
        multi, directed = graph.is_multigraph(), graph.is_directed()
        for source in sorted(taken):
            near = graph.adj[taken[source]]
            for target, other in sorted([(names[other], other) for other in near], key=_first):
                if not directed and target < source:
                    continue  # each undirected edge stands at both its ends
                if not multi:
                    yield None, source, target, near[other]
                    continue
                for key, row in sorted(near[other].items(), key=lambda pair: (str(type(pair[0])), str(pair[0]))):
                    yield key, source, target, row

    def _columns(self, rows: Iterable[Mapping[Any, Any]], owner: Literal["node", "edge"]) -> tuple[Column, ...]:
        types: dict[str, set[str]] = {}
        names: dict[Any, str] = {}
        spelt = self._spelt[owner]
        for row in rows:
            for key, value in row.items():
                if key not in names:
                    names[key] = name = self._text(str(key))
                    if name in spelt:
                        raise ExportError(f"{owner} attributes {spelt[name]!r} and {key!r} have one name; rename one")
                    spelt[name] = key
                plain = self._clean(value, f'{owner} attribute "{names[key]}"')
                if plain is not None:
                    types.setdefault(names[key], set()).add(_type(plain))
        return tuple(Column(name, _column_type(name, types[name], owner)) for name in sorted(types))

    def _values(self, row: Mapping[Any, Any], columns: Iterable[Column], owner: str) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        replaced = self.replaced
        for column in columns:
            value = row.get(self._spelt[owner][column.name])
            if value is not None and (plain := self._clean(value, column.name)) is not None:
                values[column.name] = column.cast(plain)
        self.replaced = replaced  # counted once, when the columns were found
        return values

    def _clean(self, value: Any, where: str) -> Plain | None:
        plain = value if type(value) in (str, float) else _plain(value, where)  # most are, and a call costs
        if isinstance(plain, str):
            return self._text(plain)
        if isinstance(plain, float) and not math.isfinite(plain):
            self.replaced += math.isinf(plain)
            return None
        return plain

    def _text(self, text: str) -> str:
        if text.isascii() and text.isprintable():
            return text
        text, replaced = _ILLEGAL.subn("\ufffd", text)
        self.replaced += replaced
        return text


def _own_ids(keys: Iterable[Any]) -> list[str] | None:
    """The keys of a multigraph as edge ids, if they are text and differ across the whole graph, as ours do."""
    ids = []
    for key in keys:
        if not isinstance(key, str) or not key:
            return None
        ids.append(_ILLEGAL.sub("\ufffd", str(key)))
    return ids if len(set(ids)) == len(ids) else None


def _first(pair: tuple[str, Any]) -> str:
    return pair[0]


@contextlib.contextmanager
def replacing(*paths: Path, check: Callable[[Sequence[Path]], None] | None = None) -> Iterator[list[BinaryIO]]:
    """Open new files that take the names of `paths` only when all is written, synced and checked.

    Whatever fails, nothing half-written is left and files that were there stay as they were. Raises ExportError.
    """
    targets = [Path(os.path.realpath(path)) for path in paths]
    drafts = [target.with_name(f".lexindex-{os.getpid()}-{secrets.token_hex(4)}.tmp") for target in targets]
    try:
        for target in targets:
            if target.exists() and not target.is_file():
                raise ExportError(f'"{target}" is not a file that can be replaced; name another')
        with contextlib.ExitStack() as stack:
            files = [stack.enter_context(draft.open("xb")) for draft in drafts]
            yield list(files)
            for file in files:
                file.flush()
                os.fsync(file.fileno())
        if check:
            check(drafts)
        for draft, target in zip(drafts, targets, strict=True):
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o777)
            draft.replace(target)
        _sync_folders({target.parent for target in targets})
    except OSError as error:
        raise ExportError(f'cannot write "{paths[0]}": {error.strerror or error}') from error
    finally:
        for draft in drafts:
            with contextlib.suppress(OSError):
                draft.unlink()


def _sync_folders(folders: set[Path]) -> None:
    # A rename is safe from a power cut only once its folder is synced; not every system can open a folder.
    for folder in folders:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _plain(value: Any, where: str) -> Plain | None:
    """Text, a whole number or a float for a value of any usual type; None for what is missing."""
    if value is None or type(value) in (str, int, float):
        return value  # type: ignore[no-any-return]  # narrowed by type() above
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return _plain(value.value, where)
    if type(value).__module__ == "numpy":
        return _plain(str(value) if type(value).__name__ == "datetime64" else value.tolist(), where)
    if type(value).__name__ in ("NaTType", "NAType"):  # pandas for "missing"
        return None
    if isinstance(value, Mapping):
        return json.dumps(_jsonable(value, where), ensure_ascii=False, sort_keys=True)
    if isinstance(value, (list, tuple)):
        return "; ".join(_parts(value, where))
    if isinstance(value, (set, frozenset)):
        return "; ".join(sorted(_parts(value, where)))
    return _scalar(value, where)


def _scalar(value: Any, where: str) -> Plain:
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (str, PurePath, UUID)):
        return str(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, (numbers.Real, Decimal)):
        return float(value)
    raise ExportError(f"{where} holds a {type(value).__name__}, which no graph file can; turn it into text or a number")


def _parts(values: Any, where: str) -> list[str]:
    return [str(part) for value in values if (part := _plain(value, where)) is not None]


def _jsonable(value: Any, where: str) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _jsonable(inner, where) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_jsonable(inner, where) for inner in value]
    if isinstance(value, bool):
        return value
    plain = _plain(value, where)
    return None if isinstance(plain, float) and not math.isfinite(plain) else plain


def _type(value: Plain) -> str:
    if isinstance(value, str):
        return "string"
    if isinstance(value, float):
        return "double"
    if value in _INT:
        return "int"
    return "double" if abs(value) <= _EXACT else "string"


def _column_type(name: str, types: set[str], owner: str) -> Literal["string", "int", "double"]:
    if "string" in types:
        return "string"
    # Importers take an edge's weight for a double, whatever it says.
    return "double" if "double" in types or (owner == "edge" and name == "weight") else "int"
