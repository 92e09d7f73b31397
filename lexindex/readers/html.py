"""Web pages: the article without what surrounds it, each character with its place in the source."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lexindex.model import Document, Problem, Span, Zone
from lexindex.readers.article import choose
from lexindex.readers.blocks import Block, Page, Parser
from lexindex.readers.dates import date_line
from lexindex.readers.page import facts
from lexindex.readers.paragraphs import people
from lexindex.readers.plain import document, load
from lexindex.readers.source import Builder, clean, compose, first
from lexindex.readers.zones import survey
from lexindex.text import zone_at

_BESIDE = 6  # lines under a headline that may name author and date
_TIGHT = frozenset(("li", "dd", "dt", "td", "th"))  # one line below the other, without a blank one between


def read_html(stream: BinaryIO, name: str) -> Iterator[Document | Problem]:
    """Read a web page as one document: its article, with the headline and captions as zones."""
    source = load(stream, name, markup=True)
    if isinstance(source, Problem):
        yield source
        return
    cleaned, inner = clean(source)
    page = Parser(cleaned).parse()
    told = facts(page)
    kept, headline = choose(cleaned, page, told["title"])
    builder, structure, starts = _assemble(page, kept, headline)
    text = builder.text()
    around = [span for span in survey(text, structure=structure).zones if span.zone is Zone.BOILERPLATE]
    if around:
        # Appeals, sign-ups and other headlines that stand among the paragraphs leave the text altogether.
        left = [at for at, start in zip(kept, starts, strict=True) if zone_at(around, start) is not Zone.BOILERPLATE]
        builder, structure, _ = _assemble(page, left or kept, headline)
        text = builder.text()
    if not text.strip():
        yield Problem(name, "no text", "the page holds no words outside menus and scripts")
        return
    seen = survey(text, structure=structure)
    title = " ".join(text[slice(*seen.title)].split()) if seen.title else None
    # The heading on the page is the title as the reader sees it; the head of the page may add to it.
    sources = [{"title": title}, told, {"author": seen.author, "date": seen.date}, _beside(page, headline)]
    yield document(name, text, compose(builder.runs, len(text), inner), sources, seen.zones)


def _assemble(page: Page, kept: Sequence[int], headline: int | None) -> tuple[Builder, list[Span], list[int]]:
    """The text of some blocks, the spans that the markup names, and where each block starts."""
    builder = Builder()
    structure: list[Span] = []
    starts: list[int] = []
    before: Block | None = None
    for at in kept:
        block = page.blocks[at]
        if builder.length:
            builder.insert(
                "\n"
                if block.tag in _TIGHT
                and before is not None
                and before.tag == block.tag
                and before.element != block.element
                else "\n\n"
            )
        before = block
        start = builder.length
        starts.append(start)
        for piece, place in block.pieces:
            builder.add(piece, place)
        if at == headline:
            structure.append(Span(start, builder.length, Zone.HEADLINE))
        elif block.tag == "figcaption":
            structure.append(Span(start, builder.length, Zone.CAPTION))
    return builder, structure, starts


def _beside(page: Page, headline: int | None) -> dict[str, str | None]:
    """Author and date as the lines under the headline give them, whether or not they are part of the text."""
    lines = [block.text for block in page.blocks[headline + 1 : headline + 1 + _BESIDE]] if headline is not None else []
    return {
        "author": first(people(line, sure=True) for line in lines),
        "date": first(date_line(line) for line in lines),
    }
