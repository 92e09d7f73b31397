"""Which paragraphs of a page are its headline, its captions and its boilerplate; the rest is the article."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lexindex.model import Span, Zone
from lexindex.readers.cues import APPEAL, APPEAL_HINTS, APPEAL_LEAST, CUES, QUOTED, SPEAKS, Cue, Ends
from lexindex.readers.dates import date_line
from lexindex.readers.paragraphs import (
    CLOSED,
    OPEN_ENDED,
    PHRASE,
    Unit,
    is_blurb,
    is_body,
    is_item,
    is_title,
    paragraphs,
    people,
    words_of,
)


def _openers() -> dict[str, list[Cue]]:
    """The cues by first word, in the spellings in which it stands at the start of a line."""
    openers: dict[str, list[Cue]] = {}
    for cue in CUES:
        for word in cue.opens:
            for spelled in {
                w for v in (word, word.replace("'", "’")) for w in (v, v.capitalize(), v.upper(), v.title())
            }:
                for mark in _MARKS:
                    openers.setdefault(spelled + mark, []).append(cue)
    return openers


_MARKS = ("", ":", ",", "|", "·", ".", "!")  # what can follow the first word without a space
_OPENERS = _openers()
_HOLDERS = tuple((cue, tuple(hold.encode("latin-1") for hold in cue.holds)) for cue in CUES if cue.holds)
_HINTS = tuple(hint.encode("ascii") for hint in APPEAL_HINTS)
_CLOSERS = tuple(cue for cue in CUES if cue.closes)
_ENDINGS = tuple(ending for cue in _CLOSERS for ending in cue.closes)
_LIMIT = max(cue.limit for cue in CUES)

_TOP = 14  # paragraphs in which a headline is looked for
_HEAD = 20_000  # characters that hold them
_DECK_MOST = 300
_BODY_LIKELY = 120  # a tagline is shorter
_BODY_SURE = 250  # a tagline or a caption without credit never has as many
_APPEAL_MOST = 4000
_LONG = 280  # characters of a paragraph after the end that speaks for the article going on
_MENU_LEAST = 4  # lines of up to three words in a row that make a menu

_Zones = dict[int, tuple[Zone, Ends]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What the look of a plain text tells: zones, and where title, author and date stand if they do."""

    zones: tuple[Span, ...] = ()
    title: tuple[int, int] | None = None
    author: str | None = None
    date: str | None = None


def mark(text: str, *, structure: Sequence[Span] | None = None) -> tuple[Span, ...]:
    r"""The headline, captions and boilerplate of a text: whole paragraphs, in order, not overlapping.

    `structure` is what markup already says (headline, captions); with it no headline is looked for.

    >>> page = "Skip to main content\n\nCourt upholds the trawling ban\n\nThe court upheld the ban by five votes to four.\n"
    >>> [(page[z.start : z.end].strip(), z.zone.value) for z in mark(page)]
    [('Skip to main content', 'boilerplate'), ('Court upholds the trawling ban', 'headline')]
    """
    return survey(text, structure=structure).zones


def headline(text: str) -> tuple[int, int] | None:
    r"""Where the title line of a plain text stands, or nothing when no line is clearly one.

    >>> headline("Court told of treaty duty\n\nThe government must honour the protocol, the union said.")
    (0, 25)
    """
    return survey(text[:_HEAD]).title


def survey(text: str, *, structure: Sequence[Span] | None = None) -> Survey:
    """Everything that the look of a text tells, in one pass."""
    units = paragraphs(text)
    lowered = _lower(text)
    zones = _by_cue(lowered, units)
    _appeals(lowered, units, zones)
    at: int | None = None
    if structure is not None:
        at = _lay_over(units, zones, structure)
    elif (found := _find_headline(units, zones)) is not None:
        at, scraped = found
        zones[at] = (Zone.HEADLINE, Ends.NOTHING)
        for i in range(at if scraped else 0):
            zones.setdefault(i, (Zone.BOILERPLATE, Ends.NOTHING))
    if at is not None and at + 1 not in zones and _is_deck(units, at + 1):
        zones[at + 1] = (Zone.HEADLINE, Ends.NOTHING)
    _close(units, zones)
    _tail(units, zones)
    title = None if at is None else words_of(text, units[at])
    author, date = _beside_headline(units, zones, at)
    return Survey(_spans(units, zones, len(text)), title, author, date)


def _lower(text: str) -> bytes:
    """The text in lower case, a byte for each character: literals are found faster and places stay the same."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.encode("latin-1", "replace")


def _by_cue(lowered: bytes, units: list[Unit]) -> _Zones:
    """What the table of cues says of each paragraph."""
    zones: _Zones = {}
    for i, (_, _, says) in enumerate(units):
        if len(says) > _LIMIT:
            continue
        # The first word and the last only: most paragraphs begin and end with ones that no cue does.
        cues = _OPENERS.get(says.partition(" ")[0]) or (None if says[0].isalnum() else _OPENERS.get(_bare_word(says)))
        if says.endswith(_ENDINGS):
            cues = [*(cues or ()), *_CLOSERS]
        for cue in cues or ():
            if len(says) <= cue.limit and cue.pattern.fullmatch(says):
                zones[i] = (cue.zone, cue.ends)
                break
    starts = [unit.start for unit in units]
    for cue, holds in _HOLDERS:
        for i in sorted({i for hold in holds for i in _holding(lowered, hold, starts)}):
            if i not in zones and len(units[i].says) <= cue.limit and cue.pattern.fullmatch(units[i].says):
                zones[i] = (cue.zone, cue.ends)
    return zones


def _bare_word(says: str) -> str:
    """The first word of a line that begins with a mark, as "(" or "»"."""
    return says[:24].lstrip("()[]{}<>»›•·–—-*\"“”‘’' ").partition(" ")[0]


def _holding(lowered: bytes, hold: bytes, starts: Sequence[int]) -> Iterator[int]:
    """The paragraphs that hold a literal."""
    at = lowered.find(hold)
    while at >= 0 and starts:
        i = bisect_right(starts, at) - 1
        if i >= 0:
            yield i
        if i + 1 == len(starts):
            return
        at = lowered.find(hold, starts[i + 1])


def _appeals(lowered: bytes, units: list[Unit], zones: _Zones) -> None:
    """Appeals for money: several of their phrases in one paragraph that speaks to its reader, quotations aside."""
    starts = [unit.start for unit in units]
    for i in sorted({i for hint in _HINTS for i in _holding(lowered, hint, starts)}):
        unit = units[i]
        if i not in zones and _phrases(unit.says) >= APPEAL_LEAST:
            zones[i] = (Zone.BOILERPLATE, Ends.TAIL)
    if not any(ends is Ends.TAIL for _, ends in zones.values()):
        return
    # An appeal of several paragraphs: those beside it need one phrase only.
    for order, step in ((range(1, len(units)), -1), (range(len(units) - 2, -1, -1), 1)):
        for i in order:
            if zones.get(i + step) == (Zone.BOILERPLATE, Ends.TAIL) and i not in zones and _goes_on(units[i].says):
                zones[i] = (Zone.BOILERPLATE, Ends.TAIL)


def _phrases(says: str) -> int:
    """How many different phrases of an appeal stand outside quotation marks, if it speaks to its reader."""
    small = says[:_APPEAL_MOST].lower()
    if sum(any(stem in small for stem in stems) for stems, _ in APPEAL) < APPEAL_LEAST:
        return 0
    spoken = QUOTED.sub(" ", says[:_APPEAL_MOST])
    if SPEAKS.search(spoken) is None:
        return 0
    return sum(pattern.search(spoken) is not None for _, pattern in APPEAL)


def _goes_on(says: str) -> bool:
    """Whether a paragraph beside an appeal is part of it: a phrase, the reader, and nothing that somebody said."""
    if re.search(r"\byou(?:r|rs)?\b", says, re.IGNORECASE) is None or re.search(r"[\"“”]|\bsaid\b", says):
        return False
    return any(pattern.search(says[:_APPEAL_MOST]) for _, pattern in APPEAL)


def _lay_over(units: list[Unit], zones: _Zones, structure: Sequence[Span]) -> int | None:
    """Let what markup says win over the cues; both are in order. Returns where the headline is."""
    at: int | None = None
    spans = iter(structure)
    span = next(spans, None)
    for i, unit in enumerate(units):
        while span is not None and span.end <= unit.start:
            span = next(spans, None)
        if span is not None and span.start < unit.end:
            zones[i] = (span.zone, Ends.NOTHING)
            at = i if at is None and span.zone is Zone.HEADLINE else at
    return at


def _find_headline(units: list[Unit], zones: _Zones) -> tuple[int, bool] | None:
    """Which paragraph is the headline, and whether what stands before it came along with a scraped page."""
    scraped = False
    weak: int | None = None
    short = likely = 0
    for i, unit in enumerate(units[:_TOP]):
        says = unit.says
        if i in zones:
            scraped = scraped or zones[i][0] is Zone.BOILERPLATE
            continue
        if is_body(says):
            likely += len(says) >= _BODY_LIKELY
            if not scraped or len(says) >= _BODY_SURE or likely > 1:
                break
            continue
        words = len(says.split())
        short = short + 1 if words <= 3 else 0
        if short >= _MENU_LEAST:
            scraped, weak = True, None
        if not is_title(says) or date_line(says) or people(says, sure=True):
            continue
        if words >= 4 or (words > 1 and PHRASE.search(says)):
            return (i, scraped) if _has_body(units, zones, i) else None
        if weak is None and short < _MENU_LEAST:
            weak = i
    if weak is None or not _has_body(units, zones, weak):
        return None
    after = units[weak + 1].says
    # A name over the name of a paper in capitals is a byline whose headline was cut off.
    return None if people(units[weak].says) and after.isupper() else (weak, scraped)


def _has_body(units: list[Unit], zones: _Zones, at: int) -> bool:
    """Whether an article follows: a line alone is not a headline."""
    return any(i not in zones and is_body(units[i].says) for i in range(at + 1, min(at + _TOP, len(units))))


def _is_deck(units: list[Unit], at: int) -> bool:
    """Whether the paragraph under the headline is its second line: open-ended, or closed with the byline after it."""
    if at + 1 >= len(units):
        return False
    says = units[at].says
    if len(says) > _DECK_MOST or len(says.split()) < 5 or date_line(says) or people(says):
        return False
    return (CLOSED.search(says) is None and not OPEN_ENDED.search(says)) or people(units[at + 1].says) is not None


def _beside_headline(units: list[Unit], zones: _Zones, at: int | None) -> tuple[str | None, str | None]:
    """Author and date given in lines of their own before the first paragraph of the article."""
    author = date = None
    for i in range(min(_TOP + 4, len(units))):
        says = units[i].says
        if zones.get(i, (Zone.BODY,))[0] is Zone.BODY and is_body(says):
            break
        date = date or date_line(says)
        if author is None and i not in zones:
            author = people(says, sure=at is None or i < at)
    return author, date


def _close(units: list[Unit], zones: _Zones) -> None:
    """After the line that ends an article comes boilerplate, unless the article visibly goes on."""
    if all(ends is Ends.NOTHING for _, ends in zones.values()):
        return
    after = [0] * (len(units) + 1)  # characters of long paragraphs from here to the end
    for i in range(len(units) - 1, -1, -1):
        long = len(units[i].says) if i not in zones and len(units[i].says) >= _LONG else 0
        after[i] = after[i + 1] + long
    tail, blurbs = _only_lists(units, zones)
    before = 0
    for i, unit in enumerate(units):
        zone, ends = zones.get(i, (Zone.BODY, Ends.NOTHING))
        if zone is Zone.BODY and is_body(unit.says):
            before += len(unit.says)
        if ends is Ends.NOTHING or not before:
            continue
        if (ends is Ends.ARTICLE and before >= after[i + 1]) or (i + 1 >= tail and blurbs[i + 1] != 1):
            for j in range(i + 1, len(units)):
                zones[j] = (Zone.BOILERPLATE, Ends.NOTHING)
            return
        if ends is Ends.LIST:
            _run(units, zones, i + 1)


def _only_lists(units: list[Unit], zones: _Zones) -> tuple[int, list[int]]:
    """From which paragraph on nothing follows but headlines, names and summaries under headlines; and how many summaries.

    One summary alone may be the last paragraph of the article under a heading of its own.
    """
    blurbs = [0] * (len(units) + 1)
    for i in range(len(units) - 1, -1, -1):
        says = units[i].says
        blurb = i > 0 and i not in zones and is_blurb(says) and i - 1 not in zones and is_item(units[i - 1].says)
        if not (blurb or i in zones or is_item(says)):
            return i + 1, blurbs
        blurbs[i] = blurbs[i + 1] + blurb
    return 0, blurbs


def _run(units: list[Unit], zones: _Zones, at: int) -> None:
    """Mark the headlines right under a heading such as "Related stories"; a single line may be a heading of the article."""
    end = at
    while end < len(units) and end not in zones and is_item(units[end].says):
        end += 1
    for i in range(at, end if end - at > 1 else at):
        zones[i] = (Zone.BOILERPLATE, Ends.NOTHING)


def _tail(units: list[Unit], zones: _Zones) -> None:
    """Other articles at the end without a line to announce them: headline, summary, byline, at least twice."""
    i = len(units) - 1
    while (
        i > 0
        and len(units) - i <= 3
        and (i in zones or (len(units[i].says) <= 60 and not is_body(units[i].says)))
        and not people(units[i].says)
    ):
        i -= 1
    groups, start = 0, len(units)
    while i > 1 and i not in zones and people(units[i].says):
        sure = people(units[i].says, sure=True) is not None
        i -= 1
        if is_blurb(units[i].says):
            i -= 1
        elif not sure:
            break  # names under names: the people who signed
        says = units[i].says
        if i < 1 or i in zones or not is_title(says) or is_body(says) or people(says) or len(says.split()) < 3:
            break
        groups, start = groups + 1, i
        i -= 1
    if groups > 1 and any(j not in zones and is_body(units[j].says) for j in range(start)):
        for j in range(start, len(units)):
            zones[j] = (Zone.BOILERPLATE, Ends.NOTHING)


def _spans(units: list[Unit], zones: _Zones, length: int) -> tuple[Span, ...]:
    """The zones as spans, neighbours of one zone joined."""
    spans: list[Span] = []
    last = -2
    for i in sorted(zones):
        unit, zone = units[i], zones[i][0]
        if zone is Zone.BODY:
            continue
        end = min(unit.end, length)
        if last == i - 1 and spans[-1].zone is zone:
            spans[-1] = Span(spans[-1].start, end, zone)
        else:
            spans.append(Span(unit.start, end, zone))
        last = i
    return tuple(spans)
