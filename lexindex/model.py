"""The values that the stages hand to each other: frozen, slotted, equal when equal."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What sort of instrument a mention refers to."""

    TREATY = "treaty"
    STATUTE = "statute"
    REGULATION = "regulation"
    BILL = "bill"
    CASE = "case"
    BRIEF = "brief"
    RESOLUTION = "resolution"
    JOURNAL = "journal"


class Form(StrEnum):
    """How the writer referred to it."""

    CITED = "cited"
    NAMED = "named"
    ALIAS = "alias"
    SHORT = "short"
    SUPRA = "supra"
    IBID = "ibid"
    COREFERENCE = "coreference"
    GENERIC = "generic"


class Zone(StrEnum):
    """Which part of the page a span lies in; body, headline, quotations and footnotes are the article itself."""

    BODY = "body"
    QUOTATION = "quotation"
    FOOTNOTE = "footnote"
    HEADLINE = "headline"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"

    @property
    def counts(self) -> bool:
        """Whether mentions here are the article's own."""
        return self not in (Zone.CAPTION, Zone.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """The place within an instrument: article 33(1), section 1158(a), page 153. `url` is its own page, where one is certain.

    >>> str(Pinpoint("article", "31", "33"))
    'article 31-33'
    """

    unit: str
    first: str
    last: str | None = None
    url: str | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.unit} {self.first}" + (f"-{self.last}" if self.last else "")

    def record(self) -> dict[str, Any]:
        """The JSON shape of the contract; `url` only where it is known."""
        place: dict[str, Any] = {"unit": self.unit, "first": self.first, "last": self.last}
        return {**place, "url": self.url} if self.url else place


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge from one instrument to another, as the catalog or the text states it."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """What a mention refers to. `date` is ISO, as exact as known; `local` marks one that only its document knows."""

    id: str
    kind: Kind
    title: str
    jurisdiction: str | None = None
    date: str | None = None
    citation: str | None = None
    url: str | None = None
    relations: tuple[Relation, ...] = ()
    local: bool = False

    @property
    def year(self) -> int | None:
        """The year of `date`."""
        return int(self.date[:4]) if self.date else None

    def record(self) -> dict[str, Any]:
        """The JSON shape of the contract; what is unknown is left out."""
        names = ("id", "title", "jurisdiction", "date", "citation", "url")
        known = {name: value for name in names if (value := getattr(self, name)) is not None}
        return {"id": self.id, "kind": self.kind.value, **known}


class Mention(NamedTuple):
    """One span `[start, end)` of a document that refers to an instrument, in Unicode code points.

    A named tuple and not a dataclass: making and changing one takes a quarter of the time, and a page has many.

    `key` is what the linker looks up. `antecedent` is the position, in the document's list of mentions, of the
    earlier mention that a back-reference points to. `instrument`, `candidates` and `score` are the linker's answer; `odds` are
    the parts, of 1, of what the text says that speak for each candidate.
    """

    start: int
    end: int
    kind: Kind
    form: Form
    key: tuple[str, ...] = ()
    text: str = ""
    pinpoints: tuple[Pinpoint, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    zone: Zone = Zone.BODY
    antecedent: int | None = None
    instrument: Instrument | None = None
    candidates: tuple[Instrument, ...] = ()
    score: float = 0.0
    odds: tuple[float, ...] = ()

    def __str__(self) -> str:
        what = self.instrument.id if self.instrument else "?"
        return " ".join([f"[{self.start},{self.end})", self.kind, self.form, what, *map(str, self.pinpoints)])

    def record(self) -> dict[str, Any]:
        """The JSON shape of the contract."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind.value,
            "form": self.form.value,
            "zone": self.zone.value,
            "pinpoints": [place.record() for place in self.pinpoints],
            "instrument": self.instrument.record() if self.instrument else None,
            "candidates": [
                {**one.record(), "score": odds} for one, odds in zip(self.candidates, self.odds, strict=False)
            ]
            if self.odds
            else [one.record() for one in self.candidates],
            "antecedent": self.antecedent,
            "fields": dict(self.fields),
            "score": self.score,
        }


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch `[start, end)` of a document's text in one zone."""

    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class Document:
    """One article as read: clean text, what the file says about it, and where each position came from.

    `zones` lists, in order and without overlap, the stretches that are not body text. `runs` maps positions:
    text position `runs[i][0] + k` came from source position `runs[i][1] + k`, until the next run starts.
    """

    id: str
    text: str
    title: str | None = None
    author: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    zones: tuple[Span, ...] = ()
    runs: tuple[tuple[int, int], ...] = ((0, 0),)


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a record of one, that could not be read: which, why, and what to do."""

    path: str
    reason: str
    hint: str = ""
