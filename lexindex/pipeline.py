"""The stages in a row: folded text, the one pass, back-references, links, filings. Pure: values in, values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lexindex import actsections, coref, filings, linker
from lexindex.catalog import Catalog, load
from lexindex.model import Document, Mention, Relation, Span
from lexindex.scanner import scanner
from lexindex.text import fold, zone_at


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document, its mentions, and the edges between instruments that its text states (source id, relation)."""

    document: Document
    mentions: tuple[Mention, ...]
    relations: tuple[tuple[str, Relation], ...] = ()


def detect(
    text: str, *, document: str = "text", zones: Sequence[Span] = (), catalog: Sequence[Path] = ()
) -> list[Mention]:
    """Every mention in a text, linked; positions are code points of the text given.

    >>> [str(mention) for mention in detect("See Roe v. Wade, 410 U.S. 113 (1973).")]
    ['[4,36) case cited case:us/410-us-113']
    """
    return list(_run(text, document, zones, load(catalog))[0])


def analyse(document: Document, *, catalog: Sequence[Path] = ()) -> Analysis:
    """A document's mentions and stated relations."""
    mentions, relations = _run(document.text, document.id, document.zones, load(catalog))
    return Analysis(document, mentions, relations)


def warm(catalog: Sequence[Path] = ()) -> None:
    """Make the scanner of a catalog, or load it, before the processes that will need it start."""
    scanner(load(catalog))


def _run(
    text: str, document: str, zones: Sequence[Span], known: Catalog
) -> tuple[tuple[Mention, ...], tuple[tuple[str, Relation], ...]]:
    folded = fold(text)
    found = scanner(known).scan(folded)
    if not found:
        return (), ()
    if zones:
        found = [mention._replace(zone=zone_at(zones, mention.start)) for mention in found]
    mentions = linker.link(folded, coref.resolve(folded, found, known), known, document=document)
    mentions, relations = filings.describe(folded, mentions)
    relations += actsections.relations(mentions, known)
    if folded != text:
        mentions = [_as_written(text, folded, mention) for mention in mentions]
    return tuple(mention._replace(text=text[mention.start : mention.end]) for mention in mentions), relations


_WRITTEN = frozenset(("plaintiff", "defendant", "title", "parenthetical"))
_ASIDE = 800  # characters behind a citation that its parenthesis may take


def _as_written(text: str, folded: str, mention: Mention) -> Mention:
    """The mention with its names in the letters of the text, accents and all, where the grammars saw folded ones."""
    start, end = mention.start, mention.end
    aside = any(name == "parenthetical" for name, _ in mention.fields)
    reach = end + _ASIDE if aside else end
    if text[start:reach].isascii():
        return mention
    fields = []
    for name, value in mention.fields:
        words = r"\s+".join(map(re.escape, value.split())) if name in _WRITTEN else ""
        at = re.compile(words).search(folded, end if name == "parenthetical" else start, reach) if words else None
        fields.append((name, " ".join(text[at.start() : at.end()].split()) if at else value))
    made, written = dict(mention.fields), dict(fields)
    instrument = mention.instrument
    if instrument and made != written and instrument.title == _title(made):
        instrument = replace(instrument, title=_title(written))
    return mention._replace(fields=tuple(fields), instrument=instrument)


def _title(fields: dict[str, str]) -> str:
    """The title that the linker gives a case that the catalog does not know."""
    return " v. ".join(fields[name] for name in ("plaintiff", "defendant") if fields.get(name))
