"""The stages in a row: folded text, the one pass, back-references, links, filings. Pure: values in, values out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lexindex import actsections, coref, filings, homestate, lawsuits, linker, passages, pinlinks, pinpoints, unnamed
from lexindex.catalog import Catalog, load
from lexindex.model import Document, Instrument, Mention, Relation, Span
from lexindex.scanner import scanner
from lexindex.text import fold, zone_at


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document, its mentions, and the edges between instruments that its text states (source id, relation)."""

    document: Document
    mentions: tuple[Mention, ...]
    relations: tuple[tuple[str, Relation], ...] = ()


def detect(
    text: str,
    *,
    document: str = "text",
    zones: Sequence[Span] = (),
    date: str | None = None,
    catalog: Sequence[Path] = (),
    prefer: Sequence[str] = (),
) -> list[Mention]:
    """Every mention in a text, linked; positions are code points of the text given.

    `date` is when the text was written (1956 or 1956-07-05): what was made later is not meant in it. `prefer` are jurisdictions, such as ("gb", "int"), taken in that order where the text leaves open whose act is meant.

    >>> [str(mention) for mention in detect("See Roe v. Wade, 410 U.S. 113 (1973).")]
    ['[4,36) case cited case:us/410-us-113']
    """
    return list(_run(Document(document, text, date=date, zones=tuple(zones)), load(catalog), prefer)[0])


def analyse(document: Document, *, catalog: Sequence[Path] = (), prefer: Sequence[str] = ()) -> Analysis:
    """A document's mentions and stated relations."""
    mentions, relations = _run(document, load(catalog), prefer)
    return Analysis(document, mentions, relations)


def warm(catalog: Sequence[Path] = ()) -> None:
    """Make the scanner of a catalog, or load it, before the processes that will need it start."""
    scanner(load(catalog))


def _run(
    document: Document, known: Catalog, prefer: Sequence[str]
) -> tuple[tuple[Mention, ...], tuple[tuple[str, Relation], ...]]:
    text, zones = document.text, document.zones
    folded = fold(text)
    found = scanner(known).scan(folded)
    if not found:
        return (), ()
    if zones:
        found = [mention._replace(zone=zone_at(zones, mention.start)) for mention in found]
    if any(mention.pinpoints for mention in found):
        found = pinpoints.joined(folded, found)
    resolved = coref.resolve(folded, found, known)
    if not resolved:
        return (), ()
    placed = homestate.placed(folded, resolved)
    mentions = linker.link(folded, placed, known, document=document.id, written=document.date, prefer=prefer)
    mentions = lawsuits.merged(folded, unnamed.titled(folded, mentions))
    mentions, relations = filings.describe(folded, mentions)
    relations += actsections.relations(mentions, known)
    mentions = passages.zoned(text, folded, mentions)
    if folded != text:
        seen: dict[str, str] = {}
        mentions = [_as_written(text, folded, mention, seen) for mention in mentions]
        mentions = _lettered(mentions, known, _letters(text, folded))
    written = (Mention._make((*one[:5], text[one.start : one.end], *one[6:])) for one in mentions)
    return tuple(pinlinks.linked(one) if one.pinpoints else one for one in written), relations


_WRITTEN = frozenset(("plaintiff", "defendant", "title", "court", "parenthetical"))
_ASIDE = 800  # characters behind a citation that its parenthesis may take


def _as_written(text: str, folded: str, mention: Mention, seen: dict[str, str]) -> Mention:
    """The mention with its names in the letters of the text, accents and all, where the grammars saw folded ones.

    `seen` keeps the names written so far: a parallel citation has those of the one before it.
    """
    if not seen and text[mention.start : mention.end + _ASIDE].isascii():
        return mention
    fields = []
    for name, value in mention.fields:
        written = value
        if name in _WRITTEN:
            start, reach = mention.start, mention.end
            if name == "parenthetical":
                start, reach = reach, reach + _ASIDE
            written = seen.get(value, value)
            if not text[start:reach].isascii():
                begun, end = _find(folded, value, start, reach)
                written = seen[value] = " ".join(text[begun:end].split()) or value
        fields.append((name, written))
    if fields == list(mention.fields):
        return mention
    made, names = dict(mention.fields), dict(fields)
    instrument = mention.instrument
    if instrument and made != names and instrument.title == _title(made):
        instrument = replace(instrument, title=_title(names))
    return mention._replace(fields=tuple(fields), instrument=instrument)


# Letters that folding changes.
_ODD_LETTER = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_ODD_WORDS = 400  # of one text that titles may have; more are a text in another script
_TOLD = frozenset("filer supports attorney client case plaintiff defendant court parties subject".split())


_NO_LETTERS = bytes(code for code in range(256) if not (code < 128 and chr(code).isalpha()))


def _plain_letters(text: str) -> int:
    """How many letters without any sign a text has, counted many times faster than one with a sign is found."""
    return len(text.encode("latin-1", "replace").translate(None, _NO_LETTERS))


def _letters(text: str, folded: str) -> dict[str, str]:
    """Words as the text writes them, by what folding makes of them; none that it writes in two ways."""
    if _plain_letters(text) == _plain_letters(folded):
        return {}
    found: dict[str, str] = {}
    done = 0
    for letter in _ODD_LETTER.finditer(text):
        if letter.start() < done:
            continue
        start, done = letter.span()
        while start and text[start - 1].isalpha():
            start -= 1
        while text[done : done + 1].isalpha():
            done += 1
        plain, word = folded[start:done], text[start:done]
        if found.setdefault(plain, word) != word:
            found[plain] = plain
        if len(found) > _ODD_WORDS:
            return {}
    return {plain: word for plain, word in found.items() if plain != word}


def _lettered(mentions: list[Mention], known: Catalog, letters: dict[str, str]) -> list[Mention]:
    """The mentions with the titles that their text gave in the letters of the text: "Deal with President López"."""
    if not letters:
        return mentions
    odd = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(letters, key=len, reverse=True)))})(?!\w)")
    made: dict[Instrument, Instrument] = {}
    result = []
    for mention in mentions:
        instrument = mention.instrument
        if instrument and instrument.id not in known.instruments:
            if instrument not in made:
                title = odd.sub(lambda word: letters[word.group()], instrument.title)
                made[instrument] = replace(instrument, title=title) if title != instrument.title else instrument
            instrument = made[instrument]
        fields = tuple(
            (name, odd.sub(lambda word: letters[word.group()], value) if name in _TOLD else value)
            for name, value in mention.fields
        )
        result.append(mention._replace(instrument=instrument, fields=fields))
    return result


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Where words stand in a stretch of text, whatever white space parts them there; an empty place where they do not."""
    at = text.find(words, start, end)
    if at >= 0:
        return at, at + len(words)
    first, *rest = words.split() or [""]
    at = text.find(first, start, end)
    while first and at >= 0:
        stop = at + len(first)
        for word in rest:
            while stop < end and text[stop].isspace():
                stop += 1
            if not text.startswith(word, stop):
                break
            stop += len(word)
        else:
            return at, stop
        at = text.find(first, at + 1, end)
    return start, start


def _title(fields: dict[str, str]) -> str:
    """The title that the linker gives a case that the catalog does not know."""
    return " v. ".join(fields[name] for name in ("plaintiff", "defendant") if fields.get(name))
