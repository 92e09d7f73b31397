"""Concepts of a SKOS vocabulary as rows of the catalog; needs rdflib, and fetches nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lexindex.errors import CatalogError, MissingExtra
from lexindex.model import Kind

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld", ".nt": "nt"}
_KINDS = {str(kind): kind for kind in Kind} | {
    "act": Kind.STATUTE, "law": Kind.STATUTE, "legislation": Kind.STATUTE, "constitution": Kind.STATUTE, "code": Kind.STATUTE,
    "convention": Kind.TREATY, "agreement": Kind.TREATY, "judgment": Kind.CASE, "caselaw": Kind.CASE, "decision": Kind.CASE,
    "directive": Kind.REGULATION, "order": Kind.REGULATION,
}  # fmt: skip
# An entity that holds another, or a file, is no prefix of a namespace.
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?\S+\s+(?:SYSTEM\b|PUBLIC\b|[\"'][^\"']{0,2000}&)")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The concepts of a file as rows of TOML have them; CatalogError where the file is none, MissingExtra without rdflib.

    The label in English, or else the first, is the title; other labels are names, hidden ones misnomers; notations and
    bibliographic citations are citations. The kind is told by what a concept is broader to, typed as or in the scheme of.
    """
    try:
        from rdflib.namespace import DCTERMS, RDF, SKOS
    except ImportError as error:
        raise MissingExtra("SKOS files need rdflib: pip install 'lexindex[skos]'") from error
    graph = _graph(path)
    for concept in sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str):
        titles = _labels(graph, concept, SKOS.prefLabel)
        kind = _kind(graph, concept, (SKOS.broader, SKOS.inScheme, DCTERMS.type, RDF.type, SKOS.topConceptOf))
        if kind is None and (None, SKOS.broader, concept) in graph:
            continue  # a heading above others
        own = re.sub(r"[^a-z0-9./()+_-]+", "-", re.split(r"[/#]", str(concept).rstrip("/#"))[-1].lower()).strip("-.")
        others = [name for name in (*titles[1:], *_labels(graph, concept, SKOS.altLabel)) if name not in titles[:1]]
        hidden = [{"name": name, "type": "misnomer"} for name in _labels(graph, concept, SKOS.hiddenLabel)]
        stated = (SKOS.notation, DCTERMS.identifier, DCTERMS.bibliographicCitation)
        pages = (
            str(one) for relation in (SKOS.exactMatch, SKOS.closeMatch) for one in graph.objects(concept, relation)
        )
        yield {
            "id": f"{kind or 'concept'}:{own}",
            "kind": kind or "",
            "title": titles[0] if titles else "",
            "aliases": [*dict.fromkeys(others), *hidden],
            "citations": sorted({str(one) for relation in stated for one in graph.objects(concept, relation)}),
            "url": min((page for page in pages if page.startswith(("http://", "https://"))), default=""),
            "example": titles[0] if titles else "",
        }


def _graph(path: Path) -> "Graph":
    from rdflib import Graph

    data = path.read_bytes()
    kind = _FORMATS[path.suffix.lower()]
    if kind == "xml" and _ENTITY.search(data):
        raise CatalogError(f"{path.name}: entities that hold other entities or files are not read; write them out")
    if kind == "json-ld" and (remote := _address(data)):
        raise CatalogError(
            f'{path.name}: its "@context" is the address {remote}, and nothing is fetched; put the context into the file'
        )
    try:
        return Graph().parse(data=data, format=kind)
    except Exception as error:  # each parser of rdflib raises errors of its own
        raise CatalogError(f"{path.name} cannot be read as {kind}: {' '.join(str(error).split())[:200]}") from error


def _address(data: bytes) -> str | None:
    """The first address that a JSON-LD document would fetch a context from; what is no JSON has none."""
    try:
        waiting = [json.loads(data)]
    except ValueError:
        return None
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            context = one.get("@context")
            for part in context if isinstance(context, list) else [context]:
                if isinstance(part, str):
                    return part
                if isinstance(part, dict) and isinstance(part.get("@import"), str):
                    return str(part["@import"])
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    return None


def _labels(graph: "Graph", concept: "Node", relation: "Node") -> list[str]:
    """The labels of a concept, English ones first."""
    found = [(getattr(one, "language", None) or "", str(one).strip()) for one in graph.objects(concept, relation)]
    found.sort(key=lambda pair: (not pair[0].startswith("en"), bool(pair[0]), pair))
    return [name for _, name in found if name]


def _kind(graph: "Graph", concept: "Node", relations: "tuple[Node, ...]") -> str | None:
    from rdflib.namespace import RDFS, SKOS

    for relation in relations:
        for above in graph.objects(concept, relation):
            names = [re.split(r"[/#]", str(above).rstrip("/#"))[-1]]
            names += [str(one) for label in (SKOS.prefLabel, RDFS.label) for one in graph.objects(above, label)]
            for name in names:
                word = name.strip().lower()
                for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"):
                    if form in _KINDS:
                        return str(_KINDS[form])
    return None
