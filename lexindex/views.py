"""What each command's answer looks like: from the data that `--json` prints to the blocks that `render` shows.

In a pipe each view is one record a line, tab-separated, as grep, cut and awk like it.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Data = Mapping[str, Any]

_STYLES = {
    "treaty": "bold black on bright_cyan",
    "statute": "bold black on bright_green",
    "regulation": "bold black on bright_yellow",
    "bill": "bold black on yellow",
    "case": "bold black on bright_magenta",
    "brief": "bold black on bright_red",
    "resolution": "bold white on blue",
    "journal": "bold black on white",
}
_LISTED = 8  # other instruments, facets or members on one line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, with a style for terminals."""

    text: str
    style: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document; `marks` are the `(start, end, style)` stretches to bring out."""

    text: str
    marks: Sequence[tuple[int, int, str]] = ()
    indent: int = 0
    whole: bool = False  # a whole text keeps its line breaks


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; in a pipe tab-separated, without the headings."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A head with its branches, each of them words or a tree."""

    head: str
    branches: Sequence["Tree | str"]


Block = Line | Passage | Table | Tree


def pinpoints(found: Iterable[Data]) -> str:
    """Places within an instrument, as one reads them.

    >>> pinpoints([{"unit": "article", "first": "31", "last": "33"}, {"unit": "section", "first": "2(a)", "last": None}])
    'article 31-33; section 2(a)'
    """
    return "; ".join(f"{one['unit']} {one['first']}" + (f"-{one['last']}" if one.get("last") else "") for one in found)


def mentions(answer: Data, *, terminal: bool) -> Iterator[Block]:
    """The instrument asked for, then each document with its sentences, the mentions marked."""
    if not terminal:
        for document in answer["documents"]:
            rows = [
                (
                    document["id"],
                    document["date"],
                    one["form"],
                    one["text"],
                    pinpoints(one["pinpoints"]),
                    one["sentence"],
                )
                for one in document["mentions"]
            ]
            yield Table((), rows)
        return
    if answer["instrument"]:
        yield from heading(answer["instrument"])
    documents = answer["documents"]
    yield Line(f"{_count(answer['total'], 'mention')} in {_count(len(documents), 'document')}", "dim")
    for document in documents:
        yield Line("")
        yield from _document_head(document)
        for sentence, marks, places in sentences(document["mentions"]):
            yield Passage(sentence, marks, indent=4)
            if places:
                yield Line(places, "dim", indent=4)


def candidates(answer: Data, name: str) -> str:
    """What to say where a name fits several instruments."""
    listed = "\n".join(f"  {one['id']}  {one['title']}{_in_brackets(one.get('date'))}" for one in answer["candidates"])
    return f'"{name}" fits several instruments; ask again with one of these ids:\n{listed}'


def maybe(undecided: Data) -> str:
    """What to say of the mentions that may be of an instrument or of another, and were not counted."""
    return (
        f"{_count(undecided['mentions'], 'mention')} in {_count(len(undecided['documents']), 'document')} may be of it too: the text does not "
        "decide; `lexindex unresolved` lists them, `lexindex build --prefer` takes one"
    )


def related(found: Iterable[Data]) -> str:
    """What to say of the parts of an instrument that are instruments of their own, or of the whole."""
    listed = ", ".join(f"{one['title']} ({one['mentions']})" for one in itertools.islice(found, _LISTED))
    return f"mentioned beside it, as its sections or the act they are of: {listed}"


def heading(instrument: Data) -> Iterator[Block]:
    """An instrument's title, what identifies it, and where to read it."""
    yield Line(instrument["title"], "bold")
    facts = (instrument.get(part) for part in ("kind", "jurisdiction", "date", "citation", "id"))
    yield Line(" · ".join(str(fact) for fact in facts if fact), "dim")
    if instrument.get("url"):
        yield Line(instrument["url"], "dim")


def sentences(found: Iterable[Data]) -> Iterator[tuple[str, list[tuple[int, int, str]], str]]:
    """Each sentence once, with its mentions' marks in it and their pinpoints."""
    groups: dict[str, list[Data]] = {}
    for mention in found:
        groups.setdefault(mention["sentence"], []).append(mention)
    for sentence, group in groups.items():
        marks = []
        at = 0
        for mention in group:
            start = sentence.find(mention["text"], at)
            if start >= 0:
                at = start + len(mention["text"])
                marks.append((start, at, _STYLES.get(str(mention.get("kind")), "")))
        places = "; ".join(dict.fromkeys(filter(None, (pinpoints(mention.get("pinpoints", ())) for mention in group))))
        yield sentence, marks, places


def search(answer: Data, *, terminal: bool) -> Iterator[Block]:
    """The documents that fit a query, with the best sentence of each."""
    if not terminal:
        rows = [(hit["id"], hit["date"], hit["title"], hit["snippet"]) for hit in answer["hits"]]
        yield Table((), rows)
        return
    yield Line(_count(answer["total"], "document"), "dim")
    for hit in answer["hits"]:
        yield Line("")
        yield from _document_head(hit)
        yield Passage(hit["snippet"], [(start, end, "") for start, end in hit.get("marks", ())], indent=4)
        if hit["instruments"]:
            yield Line(" · ".join(one["title"] for one in hit["instruments"]), "dim", indent=4)
    facets = {name: values for name, values in answer["facets"].items() if values}
    if facets:
        yield Line("")
        branches = [f"{name}: {_facet(values)}" for name, values in facets.items()]
        yield Tree("Narrow it down with kind:, jurisdiction:, date:, source: or instrument:", branches)


def show(answer: Data, *, terminal: bool) -> Iterator[Block]:
    """One document, its mentions marked, and a legend of the instruments it names."""
    document, found = answer["document"], answer["mentions"]
    names = list(dict.fromkeys(_instrument(mention)[0] or undecided(mention) for mention in found))
    number = {name: at for at, name in enumerate(names, 1)}
    yield Line(document.get("title") or document["id"], "bold")
    facts = (document.get(part) for part in ("date", "source", "author", "url", "id"))
    yield Line(" · ".join(str(fact) for fact in facts if fact), "dim")
    yield Line("")
    text = document["text"]
    if terminal:
        yield Passage(text, [(one["start"], one["end"], _STYLES.get(one["kind"], "")) for one in found], whole=True)
    else:
        # Marked from the end, so that the places before stay where they are.
        for one in sorted(found, key=lambda one: -one["start"]):
            start, end = one["start"], one["end"]
            text = f"{text[:start]}[{text[start:end]}]({number[_instrument(one)[0] or undecided(one)]}){text[end:]}"
        yield Passage(text, whole=True)
    if not found:
        return
    yield Line("")
    counts = Counter(_instrument(mention)[0] or undecided(mention) for mention in found)
    first = {_instrument(mention)[0] or undecided(mention): mention for mention in reversed(found)}
    rows = [
        (
            number[name],
            counts[name],
            first[name]["kind"],
            _instrument(first[name])[1] or (name and first[name]["text"]),
            name or "not resolved",
        )
        for name in names
    ]
    if terminal:
        kinds = list(dict.fromkeys(mention["kind"] for mention in found))
        starts = [sum(len(kind) + 2 for kind in kinds[:at]) for at in range(len(kinds))]
        marks = [(start, start + len(kind), _STYLES.get(kind, "")) for start, kind in zip(starts, kinds, strict=True)]
        yield Passage("  ".join(kinds), marks)
    yield Table(("", "mentions", "kind", "instrument", "id"), rows)


def detected(records: Iterable[Data], *, terminal: bool) -> Iterator[Block]:
    """Mentions of files that are not stored."""
    for record in records:
        found = record["mentions"]
        rows = [
            (
                one["start"],
                one["end"],
                one["kind"],
                one["form"],
                one["text"],
                pinpoints(one["pinpoints"]),
                *_instrument(one),
                undecided(one),
            )
            for one in found
        ]
        if not terminal:
            # A tenth column only where there is something to tell: nine are what scripts read.
            yield Table((), [(record["id"], *(row if row[-1] else row[:-1])) for row in rows])
        elif rows:
            shown = [
                (f"{row[0]}-{row[1]}", row[4], row[2], row[3], row[5], row[6] or row[8] or "not resolved")
                for row in rows
            ]
            yield Table(
                ("at", "text", "kind", "form", "pinpoint", "instrument"), shown, record.get("title") or record["id"]
            )


def undecided(mention: Data) -> str:
    """The instruments between which the text does not decide, each with its score; empty where it does.

    >>> undecided({"candidates": [{"id": "statute:gb/theft-act-1968", "score": 0.75}, {"id": "statute:ie/theft-act-2001", "score": 0.25}]})
    'statute:gb/theft-act-1968 0.75; statute:ie/theft-act-2001 0.25'
    """
    told = ((one["id"], one.get("score")) for one in mention.get("candidates", ()))
    return "; ".join(id_ if score is None else f"{id_} {score:.2f}" for id_, score in told)


def documents(rows: Sequence[Data]) -> Iterator[Block]:
    """Documents by id."""
    table = [(one["id"], one.get("date"), one.get("title"), one.get("mentions")) for one in rows]
    yield Table(("id", "date", "title", "mentions"), table)


def instruments(rows: Sequence[Data], title: str = "") -> Iterator[Block]:
    """Instruments with their counts."""
    table = [(one["documents"], one["mentions"], one["kind"], one["title"], one.get("date"), one["id"]) for one in rows]
    yield Table(("documents", "mentions", "kind", "title", "date", "id"), table, title)


def instrument(card: Data, *, terminal: bool) -> Iterator[Block]:
    """One instrument's card."""
    record = card.get("instrument", card)
    yield from heading(record)
    if len(card.get("dates", ())) > 1:
        yield Line("dates: " + "; ".join(f"{what.replace('_', ' ')} {day}" for what, day in card["dates"].items()))
    for name in ("names", "citations"):
        if card.get(name):
            yield Line(f"{name}: " + "; ".join(_name(one) for one in card[name]))
    if card.get("sources"):
        yield Line(
            f"{', '.join(card['agreed'])} as in: {'; '.join(card['sources'])} (checked {card['checked']})", "dim"
        )
    if card.get("seen_at"):
        yield Line(f"seen at: {'; '.join(card['seen_at'])}", "dim")
    if documents := card.get("documents"):
        if terminal:
            yield Line("")
        rows = [(one.get("mentions", ""), one.get("date"), one.get("title"), one["id"]) for one in documents]
        yield Table(("mentions", "date", "title", "document"), rows, "Documents")
    if card.get("relations"):
        table = [_related(one) for one in card["relations"]]
        yield Table(("relation", "kind", "title", "id"), table, "Relations")
    if card.get("cited_with"):
        yield from together(card["cited_with"])


# A relation as its object has it.
_INWARD = {
    "cites": "cited by", "filed_in": "has the filing", "protocol_to": "has the protocol", "part_of": "has the part",
    "amends": "amended by", "supersedes": "superseded by", "implements": "implemented by", "codified_at": "codifies",
    "overrules": "overruled by", "decided_under": "applied in", "supports": "supported by",
}  # fmt: skip


def _related(row: Data) -> tuple[str, str, str, str]:
    if "relation" not in row:  # as the catalog's own card has it
        return row["kind"].replace("_", " "), "", "", row["target"]
    return _relation(row), row["kind"], row["title"], row["id"]


def _relation(row: Data) -> str:
    name: str = row["relation"]
    plain = name.replace("_", " ")
    return plain if row["direction"] == "out" else _INWARD.get(name, f"{plain} (from)")


def together(rows: Sequence[Data]) -> Iterator[Block]:
    """Instruments that the same documents cite."""
    table = [(one["documents"], one["kind"], one["title"], one["id"]) for one in rows]
    yield Table(("documents", "kind", "title", "id"), table, "Cited with")


def unresolved(rows: Sequence[Data]) -> Iterator[Block]:
    """References without an instrument, by count."""
    table = [
        (one["mentions"], one["documents"], one["kind"], one["text"], one["example"], undecided(one)) for one in rows
    ]
    yield Table(("mentions", "documents", "kind", "text", "for example", "may be"), table)


def problems(rows: Sequence[Data]) -> Iterator[Block]:
    """Files that could not be read."""
    yield Table(("file", "reason", "what to do"), [(one["path"], one["reason"], one.get("hint")) for one in rows])


def facts(values: Data) -> Iterator[Block]:
    """A handful of named numbers."""
    rows = [
        (name.replace("_", " "), _facet(value) if isinstance(value, Mapping) else _range(value))
        for name, value in values.items()
    ]
    yield Table(("", ""), rows)


def ranked(rows: Sequence[Data]) -> Iterator[Block]:
    """Instruments in the order of a measure."""
    names = ("documents", "mentions", *(["pagerank"] if rows and "pagerank" in rows[0] else []))
    yield Table(
        (*names, "kind", "title", "id"),
        [(*(one[name] for name in names), one["kind"], one["title"], one["id"]) for one in rows],
    )


def neighbors(answer: Data, *, terminal: bool) -> Iterator[Block]:
    """What lies near a node, ring by ring."""
    near = [one for one in answer["nodes"] if one["distance"]]
    if not terminal:
        yield Table((), [(one["distance"], one["kind"], one["title"], one["id"]) for one in near])
        return
    rings: dict[int, list[Data]] = {}
    for one in near:
        rings.setdefault(one["distance"], []).append(one)
    branches = [
        Tree(_count(step, "step"), [f"{one['title']}  ({one['kind']}, {one['id']})" for one in ring])
        for step, ring in sorted(rings.items())
    ]
    yield Tree(answer["node"]["title"], branches)


def path(answer: Data) -> Iterator[Block]:
    """The way between two nodes, hop by hop, with the sentence that makes a citation."""
    titles = {one["id"]: one["title"] for one in answer["nodes"]}
    yield Line(answer["nodes"][0]["title"], "bold")
    for hop, there in zip(answer["hops"], answer["nodes"][1:], strict=True):
        forward = hop["target"] == there["id"]
        yield Line(f"{hop['kind']} →" if forward else f"← {hop['kind']}", "dim", indent=2)
        if hop.get("sentence"):
            yield Passage(hop["sentence"], indent=4)
        yield Line(titles[there["id"]], "bold")


def communities(groups: Sequence[Data], *, terminal: bool) -> Iterator[Block]:
    """Groups of what is cited together."""
    if not terminal:
        rows = [
            (at, group["size"], group["documents"], "; ".join(one["title"] for one in group["instruments"]))
            for at, group in enumerate(groups, 1)
        ]
        yield Table((), rows)
        return
    for at, group in enumerate(groups, 1):
        shown = group["instruments"][:_LISTED]
        more = len(group["instruments"]) - len(shown)
        head = f"{at}. {_count(group['documents'], 'document')}, {_count(len(group['instruments']), 'instrument')}"
        branches = [f"{one['title']}  ({one['id']})" for one in shown] + ([f"and {more} more"] if more else [])
        yield Tree(head, branches)


def timeline(answer: Data, *, terminal: bool) -> Iterator[Block]:
    """Documents and mentions a period."""
    most = max((one["documents"] for one in answer["periods"]), default=1)
    rows = [
        (
            one["period"],
            one["documents"],
            one["mentions"],
            *(["█" * round(30 * one["documents"] / most)] if terminal else []),
        )
        for one in answer["periods"]
    ]
    yield Table((answer["by"], "documents", "mentions", *([""] if terminal else [])), rows)


def _document_head(document: Data) -> Iterator[Block]:
    yield Line(document.get("title") or document["id"], "bold")
    facts = (document.get(part) for part in ("date", "source", "path", "id"))
    yield Line(" · ".join(dict.fromkeys(str(fact) for fact in facts if fact)), "dim")


def _instrument(mention: Data) -> tuple[str, str]:
    """An instrument's id and title, wherever the record keeps them; empty where there is none."""
    found = mention.get("instrument")
    if isinstance(found, Mapping):
        return found["id"], found["title"]
    return (found, mention.get("title") or found) if found else ("", "")


def _name(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("text") or "")
    return str(value[0] if isinstance(value, (list, tuple)) else value)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")


def _in_brackets(value: Any) -> str:
    return f" ({value})" if value else ""


def _facet(values: Any) -> str:
    pairs = sorted(values.items(), key=lambda pair: (-pair[1], str(pair[0])))
    more = f", and {len(pairs) - _LISTED} more" if len(pairs) > _LISTED else ""
    return ", ".join(f"{name} {count}" for name, count in pairs[:_LISTED]) + more


def _range(value: Any) -> Any:
    return "-".join(map(str, value)) if isinstance(value, list) else value
