"""Markdown: marks, link targets, pictures and code go; words stay, each with its place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from typing import BinaryIO

from lexindex.model import Document, Problem, Span, Zone
from lexindex.readers.plain import document, empty, front_matter, load
from lexindex.readers.source import Builder, clean, compose, unseen
from lexindex.readers.zones import survey

_FENCE = re.compile(r"\s{0,12}(```+|~~~+)([^`\n]*)\Z")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|\Z)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*\Z")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_NUMBER = re.compile(r"[ \t]*\d{1,4}[.)][ \t]")
_DEFINITION_MOST = 3000  # characters of a line that defines a link
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^][^\[\]]{0,200})\]:[ \t]+<?\S+>?(?:[ \t]+[\"'(].*[\"')])?[ \t]*\Z")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,60}\]:[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*+\|?[ \t]*+:?-{2,}+:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z")

# Where a link leads; a bracket with a bare number after it, as in "[1989](2) All ER 1", is a citation.
_TARGET = re.compile(
    r"\((?:[ \t]*(?:<[^<>\n]{0,2000}>|(?=[^\s()\[]{0,2000}[/#.:@?])[^\s()\[]{0,2000}(?:\([^\s()\[]{0,500}\)[^\s()\[]{0,2000}){0,8})?)"
    r"(?:[ \t]+(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}'))?[ \t]*\)"
)
_LABEL_MOST = 200  # characters between brackets that can name a link
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")
_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]"  # an escaped mark
    r"|`+|\*+|_+|~~"
    r"|!?\[|\]"
    r"|<!--[^<]{0,2000}?-->|<(?:https?://|mailto:)[^<>\s]{1,2000}>|</?[A-Za-z][^<>]{0,2000}>"
    r"|&#?\w{1,32};"
    r"|\{\{[<%][^{}]{0,500}[%>]\}\}|\{%[^{}]{0,500}%\}",  # shortcodes of site generators
)


@dataclass(slots=True)
class _Blocks:
    """The text of the blocks, one to each line, with the marks of lines gone and those within them kept."""

    text: Builder = field(default_factory=Builder)
    starts: list[tuple[int, int]] = field(default_factory=list)  # where each block starts; its heading level or 0
    labels: set[str] = field(default_factory=set)  # of links defined elsewhere in the file
    open: bool = False  # whether the next line goes on with the block
    hard: bool = False  # whether it does so on a new line

    def begin(self, level: int = 0, *, close: bool = False) -> None:
        """Start a block on a line of its own."""
        if self.text.length:
            self.text.insert("\n" if close else "\n\n")
        self.starts.append((self.text.length, level))
        self.open = True


def read_markdown(stream: BinaryIO, name: str) -> Iterator[Document | Problem]:
    """Read a Markdown file as one document."""
    source = load(stream, name)
    if isinstance(source, Problem):
        yield source
        return
    cleaned, inner = clean(source)
    front = front_matter(cleaned)
    blocks = _blocks(cleaned, front.end)
    middle = blocks.text.text()
    builder = Builder()
    heading: Span | None = None
    best = 7
    for (start, level), (stop, _) in pairwise([*blocks.starts, (len(middle), 0)]):
        before = builder.length
        _Inline(middle, start, stop, blocks.labels).copy(builder)
        # The title is the first heading of the highest rank; below other text only one of the first rank is.
        if 0 < level < best and (level == 1 or not before):
            heading, best = Span(before, builder.length, Zone.HEADLINE), level
    text = builder.text()
    if not text.strip():
        yield empty(name)
        return
    seen = survey(text, structure=[heading] if heading else None)
    title = text[slice(*seen.title)] if seen.title else None
    runs = compose(compose(builder.runs, len(text), tuple(blocks.text.runs)), len(text), inner)
    told: list[Mapping[str, str | None]] = [front.fields, {"title": title, "author": seen.author, "date": seen.date}]
    yield document(name, text, runs, told, seen.zones)


def _blocks(text: str, at: int) -> _Blocks:
    """Take the lines apart: headings, quotations, lists and tables lose their marks, code and rules go."""
    blocks = _Blocks()
    unclosed: set[str] = set()  # fences known to have no end: looked for once, so time stays linear
    size = len(text)
    while at < size:
        end = text.find("\n", at)
        end = size if end < 0 else end
        line = text[at:end]
        start, at = at, end + 1
        if not line.strip():
            blocks.open = False
        elif (fence := _FENCE.match(line)) and fence.group(1)[0] not in unclosed:
            after = _after_fence(text, end, fence.group(1))
            if after is None:
                unclosed.add(fence.group(1)[0])
            else:
                at, blocks.open = after, False
        elif line.lstrip().startswith("<!--") and (close := text.find("-->", start)) >= 0:
            at, blocks.open = close + 3, False
        elif blocks.open and _UNDERLINE.match(line):
            begin, _ = blocks.starts[-1]
            blocks.starts[-1] = (begin, 1 if "=" in line else 2)
            blocks.open = False
        elif _RULE.match(line) or _TABLE_RULE.match(line):
            blocks.open = False
        elif len(line) <= _DEFINITION_MOST and (definition := _DEFINITION.match(line)):
            blocks.labels.add(definition.group(1).lower())
        else:
            _line(line, start, blocks)
    return blocks


def _after_fence(text: str, at: int, fence: str) -> int | None:
    """Where the line after the end of a code block starts, or nothing when it never ends."""
    closing = re.compile(rf"\n[ \t>]{{0,12}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*(?=\n|\Z)").search(text, at)
    return closing.end() + 1 if closing else None


def _line(line: str, start: int, blocks: _Blocks) -> None:
    """Add one line of text to the block it goes on with, or to a new one."""
    at = 0
    if found := _QUOTE.match(line):
        at = found.end()
        if not line[at:].strip():
            blocks.open = False
            return
    end = len(line.rstrip())
    level = 0
    if found := _HEADING.match(line, at):
        level, at = len(found.group(1)), found.end()
        unmarked = line[:end].rstrip("#").rstrip()
        end = len(unmarked) if line[len(unmarked) : end].startswith((" ", "\t")) else end
        blocks.begin(level)
    elif found := _FOOTNOTE.match(line, at) or _BULLET.match(line, at):
        blocks.begin(close=blocks.open)
        at = found.end()
    elif _NUMBER.match(line, at) or line.startswith("|", at):
        blocks.begin(close=blocks.open)
    elif not blocks.open:
        blocks.begin()
    else:
        # A line end within a paragraph is a space; where the author forced it, it stays.
        blocks.text.insert("\n" if blocks.hard else " ")
    while at < end and line[at] in " \t|":
        at += 1
    while end > at and line[end - 1] in " \t|\\":
        end -= 1
    blocks.text.add(line[at:end], start + at)
    blocks.open, blocks.hard = not level, line.endswith(("  ", "\\"))


@dataclass(slots=True)
class _Inline:
    """The marks inside one block, `[start, stop)` of a text, and what of it is cut."""

    text: str
    start: int
    stop: int
    labels: set[str]
    cuts: list[tuple[int, int, str]] = field(default_factory=list)  # from, to, what stands there instead
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    emphasis: dict[str, list[list[int]]] = field(default_factory=lambda: {"*": [], "_": [], "~": []})
    lonely: set[int] = field(default_factory=set)  # lengths of runs of backticks that no other closes

    def copy(self, builder: Builder) -> None:
        """Copy the block without its marks: links keep their words, pictures and tags go, entities are read."""
        at = self.start
        while found := _TOKEN.search(self.text, at, self.stop):
            at = self._mark(found.group(), found.start(), found.end())
        at = self.start
        for begin, end, instead in sorted(self.cuts, key=lambda cut: (cut[0], -cut[1])):
            if begin < at:
                continue  # within a picture that is gone
            builder.add(self.text[at:begin], at)
            builder.add(instead, begin)
            at = end
        builder.add(self.text[at : self.stop], at)

    def _mark(self, mark: str, here: int, at: int) -> int:
        """Take one mark; returns where to go on."""
        match mark[0]:
            case "\\":
                self.cuts.append((here, here + 1, ""))
            case "`":
                close = -1 if len(mark) in self.lonely else self.text.find(mark, at, self.stop)
                if close >= 0:
                    self.cuts += [(here, at, ""), (close, close + len(mark), "")]
                    return close + len(mark)
                self.lonely.add(len(mark))
            case "[" | "!":
                self.brackets.append((here, mark[0] == "!"))
            case "]":
                return self._bracket(here)
            case "*" | "_" | "~":
                self._emphasis(here, at)
            case "&":
                plain = unescape(mark)
                self.cuts.append((here, at, "" if unseen(plain) else plain))
            case _ if mark.startswith(("<http", "<mailto")):
                self.cuts += [(here, here + 1, ""), (at - 1, at, "")]
            case _:
                self.cuts.append((here, at, " " if mark[1:3].lower() == "br" else ""))
        return at

    def _bracket(self, here: int) -> int:
        """Close a bracket: cut it if it is a link, a picture or a note, leave it if it belongs to the text."""
        after = here + 1
        if not self.brackets:
            return after
        opened, picture = self.brackets.pop()
        label = self.text[opened + 1 : here] if here - opened <= _LABEL_MOST else ""
        if (found := _TARGET.match(self.text, after, self.stop)) or (
            (found := _LABEL.match(self.text, after, self.stop)) and (found.group(1) or label).lower() in self.labels
        ):
            end = found.end()
        elif label.startswith("^") and " " not in label:
            self.cuts.append((opened, after, ""))
            return after
        elif label.lower() in self.labels:
            end = after
        else:
            return after
        self.cuts += [(opened, end, "")] if picture else [(opened, opened + 1, ""), (here, end, "")]
        return end

    def _emphasis(self, here: int, at: int) -> None:
        """Pair a run of emphasis marks with the last open one of its sort; marks that pair are cut."""
        openers = self.emphasis[self.text[here]]
        before = self.text[here - 1] if here > self.start else " "
        after = self.text[at] if at < self.stop else " "
        word = self.text[here] == "_"
        closes = not before.isspace() and not (word and after.isalnum())
        opens = not after.isspace() and not (word and before.isalnum())
        while closes and here < at and openers:
            first, last = openers[-1]
            count = min(last - first, at - here)
            self.cuts += [(last - count, last, ""), (here, here + count, "")]
            here += count
            if last - count == first:
                openers.pop()
            else:
                openers[-1][1] = last - count
        if opens and here < at:
            openers.append([here, at])
