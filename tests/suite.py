"""The suites of citations, of the United States and of the world: their cases, how they are compared, what is counted.

A family is a file `golden/us/<family>.cases` or `golden/world/<family>.cases`. Its cases are parted by a line `===`; each is a text, a line `---`, and a
line for each mention that the text must give, in order; a text that must give none has no lines after `---`:

    kind form | exact text | field=value; field=value | instrument

`kind` and `form` may list alternatives with `/` where the contract leaves a choice. The text is what the mention
covers; a line's end in it is written `\\n`. `pinpoint=page 12` asks for that place among the pinpoints, every other pair
for that field. The instrument is an id, `=0` (the one that the first mention of the case has), `none` (no single one)
or `-` (not asked).

What a mention covers, after the Indigo Book: a case runs from the first party to the parenthesis of court and year;
explanatory parentheses, signals and history stay outside. Parallel citations are mentions of their own, and so are
`Pub. L.` beside `Stat.`. Codes, session laws and rules include section, subsections, `et seq.` and the parenthesis of
publisher and year. A journal is volume, journal, page, pinpoint and year, without author and title. A short form
includes the name that stands before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lexindex.model import Mention

FOLDER = Path(__file__).parent / "golden"
SUITES = ("us", "world")


@dataclass(frozen=True)
class Expected:
    """One mention that a text must give."""

    kinds: frozenset[str]
    forms: frozenset[str]
    text: str
    fields: tuple[tuple[str, str], ...]
    instrument: str


@dataclass(frozen=True)
class Case:
    """One text of a family and the mentions it must give."""

    family: str
    number: int
    text: str
    expected: tuple[Expected, ...]


@dataclass
class Tally:
    """What was asked and what was right, over a family or over all; `notes` tell what was not."""

    cases: int = 0
    wanted: int = 0
    hit: int = 0
    extra: int = 0
    fields: int = 0
    fields_right: int = 0
    forms_right: int = 0
    links: int = 0
    links_right: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name in (
            "cases",
            "wanted",
            "hit",
            "extra",
            "fields",
            "fields_right",
            "forms_right",
            "links",
            "links_right",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes

    def rates(self) -> dict[str, float]:
        """Each figure from 0 to 1; fields, forms and links are of the mentions that were found."""
        return {
            "recall": _share(self.hit, self.wanted),
            "precision": _share(self.hit, self.hit + self.extra),
            "fields": _share(self.fields_right, self.fields),
            "forms": _share(self.forms_right, self.hit),
            "links": _share(self.links_right, self.links),
        }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def cases(suite: str) -> Iterator[Case]:
    """Every case of every family of a suite, families by name."""
    for path in sorted((FOLDER / suite).glob("*.cases")):
        for number, block in enumerate(re.split(r"^===\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE), 1):
            text, parting, lines = block.partition("\n---\n")
            if not parting or not text:
                message = f"{path.name}, case {number}: a text, a line '---' and the mentions are needed"
                raise ValueError(message)
            expected = tuple(_expected(line, path, number) for line in lines.splitlines() if line)
            for wanted in expected:
                if wanted.text not in text:
                    message = f"{path.name}, case {number}: {wanted.text!r} is not in the text"
                    raise ValueError(message)
            yield Case(path.stem, number, text, expected)


def _expected(line: str, path: Path, number: int) -> Expected:
    parts = line.split(" | ")
    if len(parts) != 4:
        message = f"{path.name}, case {number}: {line!r} has {len(parts)} parts, not four"
        raise ValueError(message)
    what, text, pairs, instrument = parts
    kinds, forms = (frozenset(names.split("/")) for names in what.split())
    fields = tuple(tuple(pair.split("=", 1)) for pair in pairs.split("; ") if pair.strip())
    return Expected(kinds, forms, text.replace("\\n", "\n"), fields, instrument)  # type: ignore[arg-type]


def compare(case: Case, found: Sequence[Mention]) -> Tally:
    """Pair what a case expects with what was found: the same words, the same kind, in order."""
    tally = Tally(cases=1, wanted=len(case.expected))
    pairs: dict[int, int] = {}
    for index, wanted in enumerate(case.expected):
        for at, mention in enumerate(found):
            same = mention.text == wanted.text and mention.kind in wanted.kinds
            if same and at not in pairs.values() and at > max(pairs.values(), default=-1):
                pairs[index] = at
                break
    tally.hit = len(pairs)
    tally.extra = len(found) - len(pairs)
    where = f"{case.family} {case.number}"
    for index, wanted in enumerate(case.expected):
        if index not in pairs:
            tally.notes.append(f"{where}: missed {'/'.join(sorted(wanted.kinds))} {wanted.text!r}")
            continue
        mention = found[pairs[index]]
        tally.forms_right += mention.form in wanted.forms
        if mention.form not in wanted.forms:
            tally.notes.append(
                f"{where}: form of {wanted.text!r} is {mention.form}, not {'/'.join(sorted(wanted.forms))}"
            )
        for name, value in wanted.fields:
            tally.fields += 1
            has = _values(mention, name)
            tally.fields_right += value in has
            if value not in has:
                tally.notes.append(f"{where}: {name} of {wanted.text!r} is {', '.join(has) or 'absent'}, not {value}")
        if wanted.instrument != "-":
            tally.links += 1
            answer, right = _link(wanted.instrument, mention, pairs, found)
            tally.links_right += right
            if not right:
                tally.notes.append(f"{where}: instrument of {wanted.text!r} is {answer}, not {wanted.instrument}")
    tally.notes += [
        f"{where}: extra {mention.kind} {mention.text!r}"
        for at, mention in enumerate(found)
        if at not in pairs.values()
    ]
    return tally


def _values(mention: Mention, name: str) -> list[str]:
    if name == "pinpoint":
        return [str(place) for place in mention.pinpoints]
    return [value for own, value in mention.fields if own == name]


def _link(wanted: str, mention: Mention, pairs: dict[int, int], found: Sequence[Mention]) -> tuple[str, bool]:
    answer = mention.instrument.id if mention.instrument else "none"
    if wanted.startswith("="):
        at = pairs.get(int(wanted[1:]))
        target = found[at].instrument if at is not None else None
        return answer, target is not None and target.id == answer
    return answer, answer == wanted


def table(tallies: dict[str, Tally]) -> str:
    """A line a family, the worst first."""
    rows = [f"{'family':<26} cases  want   hit extra  recall   prec fields  forms  links"]
    for name, tally in sorted(tallies.items(), key=lambda item: (item[1].rates()["recall"], item[0])):
        rates = "  ".join(f"{rate:5.3f}" for rate in tally.rates().values())
        rows.append(f"{name:<26} {tally.cases:>5} {tally.wanted:>5} {tally.hit:>5} {tally.extra:>5}   {rates}")
    return "\n".join(rows)
