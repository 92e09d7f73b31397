"""Concepts of a SKOS vocabulary as rows of the catalog, and rows as concepts; needs rdflib, and fetches nothing."""

import json
import re
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from lexindex.catalog_rows import ALIAS_TYPES, DATE_ORDER, RELATIONS, Record
from lexindex.errors import CatalogError, MissingExtra
from lexindex.model import Kind

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

# What SKOS has no word for: what a name is and needs, and how instruments relate.
_OURS, _WORDS = "urn:lexindex:", "urn:lexindex:vocabulary#"
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
    Each row has the `uri` of its concept, and an `error` where another concept has its id.
    """
    try:
        from rdflib.namespace import DCTERMS, RDF, SKOS
    except ImportError as error:
        raise MissingExtra("SKOS files need rdflib: pip install 'lexindex[skos]'") from error
    graph, taken = _graph(path), dict[str, str]()
    for concept in sorted(set(graph.subjects(RDF.type, SKOS.Concept)), key=str):
        titles = _labels(graph, concept, SKOS.prefLabel)
        kind = _kind(graph, concept, (SKOS.broader, SKOS.inScheme, DCTERMS.type, RDF.type, SKOS.topConceptOf))
        if kind is None and (None, SKOS.broader, concept) in graph:
            continue  # a heading above others
        own = re.sub(r"[^a-z0-9./()+_-]+", "-", _ending(concept).lower()).strip("-.")
        id_ = f"{kind or 'concept'}:{own}"
        others = [name for name in (*titles[1:], *_labels(graph, concept, SKOS.altLabel)) if name not in titles[:1]]
        hidden = [{"name": name, "type": "misnomer"} for name in _labels(graph, concept, SKOS.hiddenLabel)]
        stated = (SKOS.notation, DCTERMS.identifier, DCTERMS.bibliographicCitation)
        pages = (
            str(one) for relation in (SKOS.exactMatch, SKOS.closeMatch) for one in graph.objects(concept, relation)
        )
        first = taken.setdefault(id_, str(concept))
        yield {
            "uri": str(concept),
            **({"error": f"its id {id_} is already that of {first}"} if first != str(concept) else {}),
            "id": id_,
            "kind": kind or "",
            "title": titles[0] if titles else "",
            "aliases": _typed(graph, concept, [*dict.fromkeys(others), *hidden]),
            "citations": _cited(graph, concept, stated),
            "relations": [
                {"kind": relation, "target": unquote(str(one)).removeprefix(_OURS).replace("#", ":", 1)}
                for relation in sorted(RELATIONS)
                for one in sorted(graph.objects(concept, _word(relation)), key=str)
            ],
            "dates": _dates(graph, concept, DCTERMS.date),
            "jurisdiction": min(map(str, graph.objects(concept, DCTERMS.spatial)), default=""),
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # its reader of JSON-LD uses what rdflib itself deprecates
            return Graph().parse(data=data, format=kind)
    except Exception as error:  # each parser of rdflib raises errors of its own
        raise CatalogError(f"{path.name} cannot be read as {kind}: {' '.join(str(error).split())[:200]}") from error


def _address(data: bytes) -> str | None:
    """The first address that a JSON-LD document would fetch a context from; what is no JSON has none."""
    try:
        waiting = [json.loads(data)]
    except (ValueError, RecursionError):
        return None  # nor does the parser read it
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


def _ending(address: "Node") -> str:
    """What an address ends in: behind its "#", else behind its last "/"."""
    whole, _, fragment = str(address).rstrip("/#").partition("#")
    return unquote(fragment or whole.rpartition("/")[2])


def _word(name: str) -> "Node":
    from rdflib import URIRef

    return URIRef(_WORDS + name)


def _cited(graph: "Graph", concept: "Node", relations: "tuple[Node, ...]") -> list[str]:
    """The citations of a concept, bibliographic ones last; a bare number or an address is none."""
    found = [str(one).strip() for relation in relations for one in sorted(graph.objects(concept, relation), key=str)]
    return [one for one in dict.fromkeys(found) if re.search(r"[^\W\d_]", one) and not re.match(r"\w+://", one)]


def _typed(graph: "Graph", concept: "Node", names: list[Any]) -> list[Any]:
    """Names with the type and needs that a file of ours gives them beside their label."""
    told = [json.loads(str(one)) for one in sorted(graph.objects(concept, _word("name")), key=str)]
    known = {one["name"]: one for one in told if isinstance(one, dict) and isinstance(one.get("name"), str)}
    plain = (name if isinstance(name, str) else name["name"] for name in names)
    return [known.get(name, given) for name, given in zip(plain, names, strict=True)]


def _dates(graph: "Graph", concept: "Node", plain: "Node") -> dict[str, str]:
    """The dates of a concept by what happened; one that does not say so is of adoption."""
    typed = ((what, min(map(str, graph.objects(concept, _word(what))), default="")) for what in DATE_ORDER)
    if told := {what: day for what, day in typed if day}:
        return told
    when = min(map(str, graph.objects(concept, plain)), default="")
    return {"adopted": when} if when else {}


def _labels(graph: "Graph", concept: "Node", relation: "Node") -> list[str]:
    """The labels of a concept, English ones first."""
    found = [(getattr(one, "language", None) or "", str(one).strip()) for one in graph.objects(concept, relation)]
    found.sort(key=lambda pair: (not pair[0].startswith("en"), bool(pair[0]), pair))
    return [name for _, name in found if name]


def _kind(graph: "Graph", concept: "Node", relations: "tuple[Node, ...]") -> str | None:
    from rdflib.namespace import RDFS, SKOS

    for relation in relations:
        for above in graph.objects(concept, relation):
            names = [_ending(above)]
            names += [str(one) for label in (SKOS.prefLabel, RDFS.label) for one in graph.objects(above, label)]
            for name in names:
                word = name.strip().lower()
                for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"):
                    if form in _KINDS:
                        return str(_KINDS[form])
    return None


_IN_ADDRESSES = ":/?#&=%+,;@!$'()*~"  # HUDOC's have braces, which no URI may hold


def write(path: Path, records: Iterable[Record]) -> int:
    """Write records as concepts, in one scheme for each kind and the form of the file's suffix; returns how many.

    Types and needs of names, kinds of dates and of relations stand in properties of our own, so that reading the file gives the same
    rows. CatalogError where the file cannot be written, MissingExtra without rdflib.
    """
    if path.suffix.lower() not in _FORMATS:
        raise CatalogError(f"{path.name}: write a file that ends in {', '.join(_FORMATS)}")
    try:
        from rdflib import Graph, Literal, URIRef
        from rdflib.namespace import DCTERMS, RDF, SKOS
    except ImportError as error:
        raise MissingExtra("SKOS files need rdflib: pip install 'lexindex[skos]'") from error
    graph, count = Graph(), 0
    graph.bind("lexindex", _WORDS)
    for record in records:
        one, count = record.instrument, count + 1
        concept, scheme = URIRef(_address_of(one.id)), URIRef(_OURS + one.kind.value)
        graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((scheme, SKOS.prefLabel, Literal(one.kind.value, lang="en")))
        graph.add((concept, RDF.type, SKOS.Concept))
        graph.add((concept, SKOS.inScheme, scheme))
        graph.add((concept, SKOS.prefLabel, Literal(one.title, lang="en")))
        for alias in record.aliases:
            if alias.type in ALIAS_TYPES:
                label = SKOS.hiddenLabel if alias.type == "misnomer" else SKOS.altLabel
                graph.add((concept, label, Literal(alias.name)))
                graph.add((concept, _word("name"), Literal(json.dumps(alias._asdict(), ensure_ascii=False))))
        for citation in record.citations:
            graph.add((concept, SKOS.notation if citation == one.citation else DCTERMS.identifier, Literal(citation)))
        for relation in one.relations:
            graph.add((concept, _word(relation.kind), URIRef(_address_of(relation.target))))
        dates = ((_word(what), day) for what, day in record.dates)
        for term, value in ((DCTERMS.date, one.date), (DCTERMS.spatial, one.jurisdiction), *dates):
            if value:
                graph.add((concept, term, Literal(value)))
        if one.url:
            graph.add((concept, SKOS.exactMatch, URIRef(quote(one.url, safe=_IN_ADDRESSES))))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            path.write_text(graph.serialize(format=_FORMATS[path.suffix.lower()]), encoding="utf-8")
    except OSError as error:
        raise CatalogError(f"{path}: {error.strerror or error}") from error
    return count


def _address_of(id_: str) -> str:
    return _OURS + id_.replace(":", "#", 1)


def as_toml(records: Iterable[Record]) -> str:
    """Records as rows of TOML, which are read without rdflib."""
    return "\n".join("\n".join(_toml_row(record)) for record in records)


def _toml_row(record: Record) -> Iterator[str]:
    one = record.instrument
    yield "[[instrument]]"
    for field in ("id", "kind", "title", "jurisdiction", "url"):
        if value := getattr(one, field):
            yield f"{field} = {_quoted(value)}"
    if record.dates:
        yield f"dates = {{ {', '.join(f'{what} = {_quoted(day)}' for what, day in record.dates)} }}"
    yield f"citations = {_list(record.citations)}"
    names = [
        f"  {{ name = {_quoted(alias.name)}, type = {_quoted(alias.type)}, needs = {_list(alias.needs)}, ambiguous_with = {_list(alias.ambiguous_with)} }},"
        for alias in record.aliases
        if alias.type in ALIAS_TYPES
    ]
    yield from ["aliases = [", *names, "]"]
    links = [f"{{ kind = {_quoted(link.kind)}, target = {_quoted(link.target)} }}" for link in one.relations]
    yield f"relations = [{', '.join(links)}]"
    yield ""


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
