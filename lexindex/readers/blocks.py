"""HTML to blocks of text: one pass over the source, each piece with its place, any markup in linear time."""

import re
from dataclasses import dataclass, field
from html import unescape

from lexindex.readers.source import unseen
from lexindex.readers.tags import (
    AROUND,
    BLOCKS,
    BYLINE,
    CAPTION,
    DIVISIONS,
    ENDS,
    ENDS_P,
    LEFT_OUT,
    P_REACH,
    PAIRS,
    RAW,
    SCOPES,
    SPEAKING,
    UNSPEAKING,
    VOID,
    P,
)

# Quotes count only after "="; an unclosed one is an ordinary character, so one stray quote does not eat the page.
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>")
_TAG_NAME = re.compile(r"(/?)([A-Za-z][^\s/>]*+)")
_PATIENCE = 20  # tags without an end that are looked for to the end of the page before quotes stop counting
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"']*+)))?+")
_ATTRIBUTES_MOST = 20_000  # characters of one tag that are looked at
_PART = re.compile(r"[ \t\n\f]{2,}|[\t\n\f]|&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_WORD = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")

_REACH = 200  # open elements looked through for one that a tag ends
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


@dataclass(slots=True)
class Region:
    """A part of the page that stands or falls together: an article, a menu, a form, a list of comments."""

    parent: int
    kind: str  # page, article, main, header, form or around
    prose: int = 0  # characters outside links, in it and below
    headed: bool = False  # whether a first-rank heading is in it


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item, cell or caption."""

    tag: str
    region: int
    element: int  # the one it is the text of
    place: int  # the innermost division, cell or section it stands in
    outer: int  # the one around that
    byline: bool
    pieces: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0
    linked: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(piece for piece, _ in self.pieces)


@dataclass(slots=True)
class Page:
    """What one pass over a page yields."""

    blocks: list[Block] = field(default_factory=list)
    regions: list[Region] = field(default_factory=lambda: [Region(0, "page")])
    meta: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)  # canonical address
    scripts: list[str] = field(default_factory=list)  # JSON-LD
    times: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of authors, from links and bylines
    title: str | None = None
    depth: int = 0
    tags: int = 0
    attributes: int = 0  # of the tag that has most


@dataclass(slots=True)
class _Open:
    """An open element, and what was so before it."""

    tag: str
    region: int
    linked: int
    element: int
    place: int
    outer: int
    byline: bool
    caption: bool
    preformatted: bool


class Parser:
    """Reads a page into blocks. Broken markup is read as browsers do in the main; nothing raises."""

    def __init__(self, source: str) -> None:
        self.page = Page()
        self._source = source
        self._stack: list[_Open] = []
        self._open: dict[str, int] = {}
        self._elements = 0
        self._region = self._linked = self._breaks = 0
        self._element = self._place = self._outer = 0
        self._byline = self._caption = self._preformatted = False
        self._block: Block | None = None
        self._spaced = True  # whether the block so far ends in white space
        self._title_open = False  # whether a title was never closed

    def parse(self) -> Page:
        """The whole page."""
        source, at, size = self._source, 0, len(self._source)
        last_end = source.rfind(">")
        failures = 0
        no_comment_end = False
        while at < size:
            start = source.find("<", at)
            if start < 0 or start >= last_end:
                self._text(at, size)
                break
            if start > at:
                self._text(at, start)
            following = source[start + 1]
            if following == "!" and not no_comment_end and source.startswith("<!--", start):
                end = source.find("-->", start + 2)
                no_comment_end = end < 0
                at = end + 3 if end >= 0 else source.index(">", start) + 1
            elif following in "!?" or (following == "/" and not source[start + 2 : start + 3].isalpha()):
                at = source.index(">", start) + 1
            elif not (following == "/" or (following.isascii() and following.isalpha())):
                self._text(start, start + 1)
                at = start + 1
            else:
                found = _TAG.match(source, start) if failures < _PATIENCE else None
                if found is not None:
                    closing, name, attributes, at = found[1], found[2], found[3], found.end()
                else:
                    failures += 1
                    at = source.index(">", start) + 1
                    name_found = _TAG_NAME.match(source, start + 1, at)
                    if name_found is None:
                        continue
                    closing, name, attributes = name_found[1], name_found[2], source[name_found.end() : at - 1]
                name = name.lower()
                if closing:
                    self._end(name)
                else:
                    at = self._start(name, attributes, at)
        self._flush()
        self._sum()
        return self.page

    def _start(self, name: str, attributes: str, at: int) -> int:
        """A start tag; returns where to go on, which for scripts and the like is after their end."""
        page = self.page
        page.tags += 1
        if name == "br":
            self._break()
            return at
        told = _attributes(attributes) if attributes and not attributes.isspace() else {}
        page.attributes = max(page.attributes, len(told))
        if name in RAW:
            return self._raw(name, told, at)
        if name in VOID:
            if name in BLOCKS:
                self._flush()
            self._head(name, told)
            return at
        if name in ENDS_P:
            self._imply(P, P_REACH)
        if name in ENDS:
            self._imply(*ENDS[name])
        block = name in BLOCKS
        if block:
            self._flush()
        self._stack.append(
            _Open(
                name,
                self._region,
                self._linked,
                self._element,
                self._place,
                self._outer,
                self._byline,
                self._caption,
                self._preformatted,
            )
        )
        page.depth = max(page.depth, len(self._stack))
        self._open[name] = self._open.get(name, 0) + 1
        if block:
            self._elements += 1
            self._element = self._elements
            if name in DIVISIONS:
                self._place, self._outer = self._elements, self._place
        self._linked += name == "a"
        self._preformatted = self._preformatted or name == "pre"
        if name == "time" and len(page.times) < 50 and (when := told.get("datetime")):
            page.times.append(when)
        words = _words(told) if told and name not in {"html", "body"} else frozenset()
        if words & BYLINE or told.get("rel") == "author" or "author" in told.get("itemprop", ""):
            self._byline = True
        self._caption = self._caption or name == "figcaption" or (block and bool(words & CAPTION))
        if (told or name in SPEAKING) and (kind := self._kind(name, told, words)) is not None:
            page.regions.append(Region(self._region, kind))
            self._region = len(page.regions) - 1
        return at

    def _kind(self, name: str, told: dict[str, str], words: frozenset[str]) -> str | None:
        """The sort of region that an element opens, if any."""
        if name in SCOPES or told.get("role") in SCOPES:
            return "main" if "main" in (name, told.get("role")) else "article"
        if name in {"html", "body"}:
            return None
        if name == "header":
            return None if any(self._open.get(scope) for scope in SCOPES) else "header"
        if name == "footer" and self._open.get("blockquote"):
            return None
        if name == "form":
            return "form"
        if name in LEFT_OUT or told.get("role") in {"navigation", "search", "complementary", "contentinfo", "dialog"}:
            return "around"
        hidden = (
            "hidden" in told
            or told.get("aria-hidden") == "true"
            or _HIDDEN_STYLE.search(told.get("style", "")) is not None
        )
        if hidden or words & AROUND or any(one in words and words & others for one, others in PAIRS):
            return "around"
        return None

    def _end(self, name: str) -> None:
        """An end tag; one that nothing opened is ignored."""
        if not self._open.get(name):
            if name == "p":
                self._flush()
            return
        if name in BLOCKS:
            while self._pop() != name:
                pass
            return
        for back in range(1, min(_REACH, len(self._stack)) + 1):
            tag = self._stack[-back].tag
            if tag == name:
                for _ in range(back):
                    self._pop()
                return
            if tag in BLOCKS:
                return

    def _imply(self, targets: frozenset[str], reach: frozenset[str]) -> None:
        """End the nearest of the elements that a new one cannot stand in."""
        if not any(self._open.get(tag) for tag in targets):
            return
        for back in range(1, min(_REACH, len(self._stack)) + 1):
            tag = self._stack[-back].tag
            if tag in targets:
                for _ in range(back):
                    self._pop()
                return
            if tag in reach:
                return

    def _pop(self) -> str:
        """Close the innermost element."""
        last = self._stack.pop()
        if last.tag in BLOCKS:
            self._flush()
        self._open[last.tag] -= 1
        self._region, self._linked, self._parent = last.region, last.linked, last.element
        self._place, self._outer = last.place, last.outer
        self._byline, self._caption, self._preformatted = last.byline, last.caption, last.preformatted
        return last.tag

    def _raw(self, name: str, told: dict[str, str], at: int) -> int:
        """What is inside a script and its like is no markup; it is kept only where it describes the page."""
        found = None if self._title_open else _RAW_ENDS[name].search(self._source, at)
        if found is None:
            # Browsers lose the rest of the page; a title without end, which is common enough, we read over.
            self._title_open = name == "title"
            return at if self._title_open else len(self._source)
        if name == "title" and self.page.title is None:
            self.page.title = unescape(self._source[at : min(found.start(), at + 2000)])
        elif (
            name == "script"
            and "ld+json" in told.get("type", "")
            and len(self.page.scripts) < 20
            and found.start() - at < 500_000
        ):
            self.page.scripts.append(self._source[at : found.start()])
        end = self._source.find(">", found.start())
        return end + 1 if end >= 0 else len(self._source)

    def _head(self, name: str, told: dict[str, str]) -> None:
        """Keep what meta and link elements say; the first of two is believed."""
        if name == "meta" and (content := told.get("content")) and len(self.page.meta) < 500:
            for key in ("property", "name", "itemprop"):
                if key in told:
                    self.page.meta.setdefault(told[key].strip().lower(), content[:2000])
        elif name == "link" and "canonical" in told.get("rel", "").lower() and "href" in told:
            self.page.links.setdefault("canonical", told["href"])

    def _text(self, start: int, end: int) -> None:
        """Characters between tags: white space is made single, entities are read."""
        source = self._source
        if self._block is None and source[start:end].isspace():
            return
        at = start
        for found in _PART.finditer(source, start, end):
            here, token = found.start(), found.group()
            if here > at:
                self._add(source[at:here], at)
            at = found.end()
            if token[0] != "&":
                self._add(token if self._preformatted else " ", here)
                continue
            plain = unescape(token)
            if not unseen(plain):
                self._add(" " if plain in "\t\n\f" else plain, here)
        if end > at:
            self._add(source[at:end], at)

    def _add(self, piece: str, place: int) -> None:
        """Append to the block, which begins with its first visible character."""
        if self._spaced and not self._preformatted:
            bare = piece.lstrip(" ")
            place += len(piece) - len(bare)
            piece = bare
        if not piece or (self._block is None and piece.isspace()):
            return
        if self._block is None:
            self._block = Block(self._tag(), self._region, self._element, self._place, self._outer, self._byline)
        self._breaks = 0
        block = self._block
        block.pieces.append((piece, place))
        block.length += len(piece)
        if self._linked:
            block.linked += len(piece)
        self._spaced = piece[-1] in " \n"

    def _tag(self) -> str:
        """The sort of the block that begins: the innermost element that says something."""
        if self._caption:
            return "figcaption"
        for opened in reversed(self._stack[-_REACH:]):
            if opened.tag in BLOCKS:
                return opened.tag
        return "body"

    def _break(self) -> None:
        """A line break; two of them part paragraphs."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        elif self._block is not None:
            place = self._block.pieces[-1][1] + len(self._block.pieces[-1][0])
            self._block.pieces.append(("\n", place))
            self._block.length += 1
            self._spaced = True

    def _flush(self) -> None:
        """End the block."""
        block, self._block, self._spaced, self._breaks = self._block, None, True, 0
        if block is None:
            return
        while block.pieces and not (last := block.pieces[-1])[0].rstrip(" \n\t"):
            block.pieces.pop()
            block.length -= len(last[0])
        if not block.pieces:
            return
        piece, place = block.pieces[-1]
        block.pieces[-1] = (piece.rstrip(" \n\t"), place)
        block.length -= len(piece) - len(block.pieces[-1][0])
        self.page.blocks.append(block)
        if block.byline and block.length <= 120 and len(self.page.names) < 20:
            self.page.names.append(block.text)

    def _sum(self) -> None:
        """How much prose each region holds."""
        regions = self.page.regions
        for block in self.page.blocks:
            regions[block.region].prose += max(block.length - block.linked, 0)
            regions[block.region].headed |= block.tag == "h1"
        for region in reversed(regions[1:]):
            regions[region.parent].prose += region.prose
            regions[region.parent].headed |= region.headed


_RAW_ENDS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}


def _attributes(attributes: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of two is believed."""
    told: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes[:_ATTRIBUTES_MOST]):
        value = found[2] or found[3] or found[4] or ""
        told.setdefault(found[1].lower(), unescape(value) if "&" in value else value)
    return told


def _words(told: dict[str, str]) -> frozenset[str]:
    """The words of class and id, camel case taken apart; classes that tell the subject of the article say nothing."""
    names = (told.get("class", "") + " " + told.get("id", ""))[:1000].split()
    return frozenset(
        word.lower() for name in names if not name.lower().startswith(UNSPEAKING) for word in _WORD.findall(name)
    )
