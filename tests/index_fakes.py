"""A reader and an analyser of a few lines, so that the store and the engine are tested without detection."""

import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lexindex.model import Document, Form, Instrument, Kind, Mention, Pinpoint, Problem, Relation, Span, Zone
from lexindex.store import Origin

CONVENTION = Instrument(
    "treaty:refugee-convention-1951", Kind.TREATY, "Convention Relating to the Status of Refugees", "un", "1951-07-28",
    "189 UNTS 137",
)  # fmt: skip
PROTOCOL = Instrument(
    "treaty:refugee-protocol-1967", Kind.TREATY, "Protocol Relating to the Status of Refugees", "un", "1967-01-31",
    "606 UNTS 267", relations=(Relation("protocol_to", CONVENTION.id),),
)  # fmt: skip
ROE = Instrument("case:us/410-us-113", Kind.CASE, "Roe v. Wade", "us", "1973-01-22", "410 U.S. 113")
ACT = Instrument("statute:us-ca/vehicle-code", Kind.STATUTE, "Vehicle Code", "us-ca")
NAMES = {"Refugee Convention": CONVENTION, "1967 Protocol": PROTOCOL, "Roe v. Wade": ROE, "Vehicle Code": ACT}
SUFFIXES = frozenset({".txt", ".jsonl"})

_NAME = re.compile(
    rf"(?:Article (?P<article>[\d()]+)(?:-(?P<last>\d+))? of the )?(?P<name>{'|'.join(NAMES)})|(?P<unknown>Lost Treaty)|(?P<brief>an amicus brief)"
)


@dataclass(frozen=True)
class Analysis:
    document: Document
    mentions: tuple[Mention, ...] = ()
    relations: tuple[tuple[str, Relation], ...] = ()


def read(path: Path, *, root: Path | None = None) -> Iterator[Document | Problem]:
    """One document a text file, one a line of a .jsonl; a "date: ..." line dates it, "menu: ..." is boilerplate."""
    name = f"doc:{path.relative_to(root.parent).as_posix()}" if root else f"doc:{path.name}"
    text = path.read_bytes().decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()
    if path.suffix == ".jsonl":
        for line in text.splitlines():
            try:
                record = json.loads(line)
            except ValueError:
                yield Problem(str(path), f"not JSON: {line[:20]}", "mend the line")
            else:
                yield Document(f"{name}#{record['id']}", record["text"], title=record.get("title"))
        return
    if not text:
        yield Problem(str(path), "empty")
        return
    date = re.search(r"^date: (\S+)$", text, re.MULTILINE)
    zones = tuple(Span(*found.span(), Zone.BOILERPLATE) for found in re.finditer(r"^menu: .*$", text, re.MULTILINE))
    yield Document(
        name, text, title=text.split("\n")[0], date=date[1] if date else None, source="The Paper", zones=zones
    )


def analyse(document: Document) -> Analysis:
    mentions, relations = [], []
    brief = None
    for found in _NAME.finditer(document.text):
        start, end = found.span()
        zone = next((span.zone for span in document.zones if span.start <= start < span.end), Zone.BODY)
        instrument, form, kind = NAMES.get(found["name"] or ""), Form.NAMED, Kind.TREATY
        if found["brief"]:
            instrument = Instrument(f"brief:{document.id}#1", Kind.BRIEF, "an amicus brief", local=True)
            brief, form = instrument, Form.GENERIC
            if ROE in [mention.instrument for mention in mentions]:
                relations.append((brief.id, Relation("filed_in", ROE.id)))
        pinpoints = (Pinpoint("article", found["article"], found["last"]),) if found["article"] else ()
        mentions.append(
            Mention(
                start, end, instrument.kind if instrument else kind, form, text=found.group(), pinpoints=pinpoints,
                zone=zone, instrument=instrument, score=0.9 if instrument else 0.0,
                candidates=() if instrument else (CONVENTION, PROTOCOL),
            )
        )  # fmt: skip
    return Analysis(document, tuple(mentions), tuple(relations))


def analyse_or_die(document: Document) -> Analysis:
    """Stops the process, as the system does one that takes too much memory."""
    if "DIE" in document.text:
        os._exit(9)
    return analyse(document)


def analyse_or_fail(document: Document) -> Analysis:
    if "FAIL" in document.text:
        raise RecursionError("too deep")
    return analyse(document)


def analyse_slowly(document: Document) -> Analysis:
    time.sleep(0.01)
    return analyse(document)


def one(identifier: str, text: str, **more: object) -> Analysis:
    return analyse(Document(identifier, text, **more))


def origin(path: str) -> Origin:
    return Origin(path, f"/src/{path}", "/src", "hash")


def content(store) -> dict[str, object]:
    """Everything a store says, for comparing two of them."""
    return {
        "documents": list(store.document_counts()),
        "texts": [store.document(row["id"]) for row in store.document_rows()],
        "instruments": list(store.instrument_rows()),
        "citations": list(store.citation_rows()),
        "relations": list(store.relation_rows()),
        "unresolved": list(store.unresolved()),
        "mentions": [store.mentions_in(row["id"]) for row in store.document_rows()],
        "problems": [{**row, "seen": ""} for row in store.problems()],
    }


def resolve(name: str) -> list[str]:
    return [one.id for names, one in NAMES.items() if name.lower() in (names.lower(), one.id, one.title.lower())]
