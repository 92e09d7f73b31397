"""Which blocks of a page are the article: trafilatura's judgement, and what it is known to lose."""

import logging
import re
from collections.abc import Sequence

from lexindex.readers.blocks import Block, Page
from lexindex.readers.tags import DIVISIONS

# lxml's trees and what is built on them go wrong on pages nobody wrote by hand; those we judge by our own rules.
_DEPTH_MOST = 200
_TAGS_MOST = 40_000
_SIZE_MOST = 4_000_000
_ATTRIBUTES_MOST = 300  # of one tag: lxml compares each with all others

_GRAM = 4  # words in a row by which a paragraph is known again
_SHARE = 0.6  # of them, to say that it is
_LINKED_MOST = 0.6  # of a paragraph's characters: above it, a list of links
_PROSE_LEAST = 40  # characters of a closed sentence
_FORM_PROSE = 400  # characters of prose in a form that wraps the page and asks nothing
_CLOSED = re.compile(r"[.!?:…][\"')\]”’»]{0,3}\Z")
_WORDS = re.compile(r"\w+")
_HEADINGS = frozenset({"h1", "h2", "h3"})
_TEXTUAL = frozenset("p blockquote h2 h3 h4 h5 h6 li dd dt pre td th figcaption".split())


def choose(source: str, page: Page, title: str | None) -> tuple[list[int], int | None]:
    """The positions of the blocks of the article, in order, and which of them is its headline."""
    texts = [block.text for block in page.blocks]
    gone = _gone(page)
    headline = _headline(page, texts, gone, title)
    known = _known(texts, _main_text(source, page))
    if known and sum(gone[page.blocks[i].region] for i in known) * 2 > len(known):
        # What we took for surroundings is what trafilatura takes for the article: only scope and form misled us.
        gone = [region.kind == "around" and not region.prose * 2 > page.regions[0].prose for region in page.regions]
    open_ = [
        i
        for i, block in enumerate(page.blocks)
        if not gone[block.region] and not (block.byline and block.length <= 120)
    ]
    scope = _scope(page, gone)
    if scope is not None:
        inside = _inside(page, scope)
        kept = _within(page, texts, [i for i in open_ if inside[page.blocks[i].region]], known)
    else:
        kept = _between(page, texts, open_, known, headline)
    if not kept:
        kept = open_
    if headline is not None:
        kept = [headline, *(i for i in kept if i != headline and (i > headline or i in known))]
    return sorted(kept), headline


def _gone(page: Page) -> list[bool]:
    """For each region, whether it surrounds the article; one that holds nearly all there is, does not."""
    regions = page.regions
    total = regions[0].prose
    gone = [False] * len(regions)
    for at, region in enumerate(regions[1:], start=1):
        if gone[region.parent]:
            gone[at] = True
            continue
        most = region.prose * 2 > total and total > _FORM_PROSE and (region.headed or not regions[0].headed)
        if region.kind in {"around", "header"}:
            gone[at] = not most
        elif region.kind == "form":
            gone[at] = region.prose < _FORM_PROSE and not region.headed
        elif region.kind == "article":
            outer = _enclosing(page, region.parent)
            # An article within an article is a card that points elsewhere, or a comment.
            gone[at] = outer is not None and region.prose * 2 <= regions[outer].prose
    return gone


def _enclosing(page: Page, region: int) -> int | None:
    """The article that a region lies in; the first steps up are enough for any page made with care."""
    for _ in range(50):
        if page.regions[region].kind == "article":
            return region
        if not region:
            break
        region = page.regions[region].parent
    return None


def _inside(page: Page, scope: int) -> list[bool]:
    """For each region, whether it lies in the scope; regions are numbered in the order in which they start."""
    inside = [at == scope for at in range(len(page.regions))]
    for at in range(scope + 1, len(inside)):
        inside[at] = inside[page.regions[at].parent]
    return inside


def _scope(page: Page, gone: Sequence[bool]) -> int | None:
    """The article or main element that holds most of what is left of the page."""
    open_prose = sum(max(b.length - b.linked, 0) for b in page.blocks if not gone[b.region])
    best: int | None = None
    for kind in ("main", "article"):
        fits = [i for i, r in enumerate(page.regions) if r.kind == kind and not gone[i]]
        if not fits:
            continue
        most = max(fits, key=lambda i: (page.regions[i].prose, -i))
        if page.regions[most].prose * 2 > open_prose:
            best = most
            open_prose = page.regions[most].prose if kind == "main" else open_prose
    return best


def _headline(page: Page, texts: Sequence[str], gone: Sequence[bool], title: str | None) -> int | None:
    """The block that is the title: one that says the same, or the first heading of the first rank in the article."""
    wanted = _plain(title) if title else ""
    ranks: dict[int, int] = {}
    for i, block in enumerate(page.blocks):
        header = page.regions[block.region].kind == "header"
        if (gone[block.region] and not (header and block.tag == "h1")) or block.length > 400:
            continue
        plain = _plain(texts[i])
        if plain and plain == wanted:
            rank = 0 if block.tag == "h1" else 1
        elif block.tag in _HEADINGS and plain and _alike(plain, wanted):
            rank = 2 if block.tag == "h1" else 3
        elif block.tag == "h1" and plain and not header and not block.linked:
            rank = 4
        else:
            continue
        if rank not in ranks:
            ranks[rank] = i
    return ranks[min(ranks)] if ranks else None


def _alike(heading: str, title: str) -> bool:
    """Whether a heading is the title but for what the head of the page adds to it, or leaves out."""
    return bool(title) and (heading in title or title in heading) and len(heading) > len(title) // 3


def _plain(text: str) -> str:
    """Letters and digits only, to compare by."""
    return "".join(_WORDS.findall(text)).lower()


def _main_text(source: str, page: Page) -> str:
    """The text that trafilatura finds, or none: it may fail, and on pages past any sense it is not asked."""
    if (
        page.depth > _DEPTH_MOST
        or page.tags > _TAGS_MOST
        or page.attributes > _ATTRIBUTES_MOST
        or len(source) > _SIZE_MOST
    ):
        return ""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # else its remarks would go to the terminal
    try:
        return trafilatura.extract(source, include_comments=False, include_tables=True, output_format="txt") or ""
    except Exception:
        logging.getLogger(__name__).info("trafilatura failed on a page", exc_info=True)
        return ""


def _known(texts: Sequence[str], main: str) -> set[int]:
    """The blocks whose words stand in the main text in the same order."""
    if not main:
        return set()
    lines = {" ".join(_WORDS.findall(line.lower())) for line in main.split("\n")}
    words = _WORDS.findall(main.lower())
    grams = {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}
    known = set()
    for at, text in enumerate(texts):
        own = _WORDS.findall(text.lower())
        if len(own) <= _GRAM:
            if own and " ".join(own) in lines:
                known.add(at)
            continue
        found = sum(tuple(own[i : i + _GRAM]) in grams for i in range(len(own) - _GRAM + 1))
        if found >= _SHARE * (len(own) - _GRAM + 1):
            known.add(at)
    return known


def _linked(block: Block) -> bool:
    """Whether a block is little but links."""
    return block.linked > _LINKED_MOST * block.length


def _prose(block: Block, text: str) -> bool:
    """Whether a block is a sentence or more of running text."""
    return block.length >= _PROSE_LEAST and not _linked(block) and _CLOSED.search(text) is not None


def _within(page: Page, texts: Sequence[str], inside: Sequence[int], known: set[int]) -> list[int]:
    """Of the blocks inside the article element: all but link lists after the last paragraph and loose words around it."""
    prose = [i for i in inside if i in known or _prose(page.blocks[i], texts[i])]
    if not prose:
        return list(inside)
    first, last = prose[0], prose[-1]
    kept = []
    for i in inside:
        block = page.blocks[i]
        between = first <= i <= last
        if (
            i in known
            or _prose(block, texts[i])
            or block.tag == "h1"
            or (not _linked(block) and block.tag in _TEXTUAL)
            or (between and (block.tag in _TEXTUAL or not _linked(block)))
        ):
            kept.append(i)
    return kept


def _between(
    page: Page, texts: Sequence[str], open_: Sequence[int], known: set[int], headline: int | None
) -> list[int]:
    """Without an article element: what trafilatura knows, what lies between, and the paragraphs beside it."""
    prose = [i for i in open_ if _prose(page.blocks[i], texts[i]) and (i in known or not known)]
    if not prose:
        return [i for i in open_ if i in known]
    # What trafilatura takes along before the headline, and lists of links at either end, are menus.
    start = prose[0] if headline is None else min(headline, prose[0])
    sure = [
        i for i in open_ if i in prose or (i in known and i > start and (i < prose[-1] or not _linked(page.blocks[i])))
    ]
    first, last = sure[0], sure[-1]
    places = {page.blocks[i].place for i in sure}
    # A division for each paragraph: then the division around them is what they share.
    places |= {-page.blocks[i].outer for i in sure if page.blocks[i].tag in DIVISIONS}
    kept = set(sure)
    for i in open_:
        block = page.blocks[i]
        if first < i < last:
            if not _linked(block) or (block.tag in {"p", "li", "blockquote"} and i - 1 in kept):
                kept.add(i)
        elif headline is not None and headline < i < first:
            if not _linked(block) and (block.tag in _TEXTUAL or _prose(block, texts[i])):
                kept.add(i)
        elif (i < first and block.place in places and _prose(block, texts[i])) or (
            i > last and _follows(block, texts[i], places)
        ):
            kept.add(i)
    return sorted(kept)


def _follows(block: Block, text: str, places: set[int]) -> bool:
    """Whether a block after the last sure one stands beside it and reads like it."""
    beside = block.place in places or (block.tag in DIVISIONS and -block.outer in places)
    return beside and (_prose(block, text) or (block.tag in {"blockquote", "li"} and not _linked(block)))
