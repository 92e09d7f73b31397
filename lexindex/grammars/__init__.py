"""Grammars: each recognises one kind of instrument in a bounded window around a cheap anchor.

An anchor is a Hyperscan pattern that says where something may be; it reports only where it ends. The grammar then
looks closely, with anchored and bounded patterns, at the folded text (`lexindex.text.fold`) around that place.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from lexindex.model import Kind, Mention


class Anchor(NamedTuple):
    """A pattern for the one pass over the text, and the label that `match` is told when it hits.

    A `literal` is taken as it stands; thousands of them compile in no time, where as many patterns take seconds.
    Where a `late` one hits, it is looked at last, and not at all within a citation that the others have found.
    """

    pattern: str
    label: str
    caseless: bool = False
    literal: bool = False
    late: bool = False


class Page:
    """Folded text, and whether a word of a cue ("court", "parliament", "states") stands near a place of it."""

    __slots__ = ("_look", "text")

    def __init__(self, text: str, look: Callable[[str, int, int], bool] = lambda *_: False) -> None:
        """Take the text, and what tells whether a word of the cue ends in `[low, high]`."""
        self.text = text
        self._look = look

    def near(self, cue: str, start: int, end: int, reach: int) -> bool:
        """Whether a word of the cue ends within `reach` characters of a span."""
        return self._look(cue, start - reach, end + reach)


class Grammar(Protocol):
    """Recognises one kind of instrument around an anchor."""

    kind: Kind

    def anchors(self) -> Iterable[Anchor]:
        """The patterns that say where a mention may be: no look-around, bounded."""
        ...

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The mention at the anchor that ends at `end` of the page's text, or nothing."""
        ...


def builtin() -> tuple[Grammar, ...]:
    """The grammars of the package, in order of precedence."""
    from lexindex.grammars.briefs import Briefs
    from lexindex.grammars.cases import Cases
    from lexindex.grammars.eu_acts import EuActs
    from lexindex.grammars.journals import Journals
    from lexindex.grammars.luxembourg import Luxembourg
    from lexindex.grammars.provisions import Provisions
    from lexindex.grammars.records import Records
    from lexindex.grammars.references import References
    from lexindex.grammars.resolutions import Resolutions
    from lexindex.grammars.schemes import Schemes
    from lexindex.grammars.statutes import Statutes
    from lexindex.grammars.strasbourg import Strasbourg
    from lexindex.grammars.treaties import Treaties

    return (
        *(Cases(), Statutes(), Treaties(), Resolutions(), Journals(), Records(), Briefs(), References()),
        *(EuActs(), Luxembourg(), Strasbourg(), Provisions(), Schemes()),
    )
