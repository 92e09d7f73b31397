"""Back-references: which earlier mention "the Act", "id." or "the brief" points to, and which nouns point to nothing.

The noun decides what kind of instrument may be meant, the names of the instrument whether it may be called so, and the
nearest earlier one that fits is taken. What fits nothing stays only when it can stand for an instrument of its own.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from lexindex.catalog import Catalog
from lexindex.headnouns import ARTICLED, SECTIONED, agrees, called, nouns
from lexindex.model import Form, Kind, Mention
from lexindex.precedents import precedents
from lexindex.scanner import settle
from lexindex.sectionforms import Answer
from lexindex.shortforms import Formal
from lexindex.shortnames import defined, with_names
from lexindex.text import sentence

# How far back a reference may reach, in characters and in mentions: bounds that keep long texts linear.
_REACH = 8000  # longer than the longest article of the sample news
_PLACE_REACH = 2500
_MOST = 400
_CLAUSES = 5  # sections that an amendment of the American constitution has at most
_ACTS = 12  # acts in force at once
_AHEAD = 3000
_FORWARD = frozenset("act bill treaty convention protocol resolution directive regulation agreement".split())

_DROP = -1
_NEW = -2


def resolve(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """The mentions that stay, back-references with their antecedent's position in the list that is returned.

    A reference tied to a later name has the key `("same", position)` instead, one that may point to several has
    `("either", position, position)`.
    """
    given = defined(text, mentions, catalog)
    own = {mention.start for mention in given}  # a name that the text gives to its own case is no older one's
    short = [*given, *(mention for mention in precedents(text, mentions, catalog) if mention.start not in own)]
    return _Resolver(text, settle([*with_names(text, mentions), *short]), catalog).resolved()


class _Resolver:
    """One document's mentions as found, as they stay, and what each points to."""

    def __init__(self, text: str, found: Sequence[Mention], catalog: Catalog) -> None:
        self._text = text
        self._found = found
        self._catalog = catalog
        self._chosen: list[Mention | None] = []
        self._points: list[int | None] = []
        self._by_noun: dict[str, list[int]] = {}
        self._starts = {mention.start: index for index, mention in enumerate(found)}
        self._formal = Formal(text, found, catalog)
        self._either: dict[int, tuple[int, ...]] = {}

    def resolved(self) -> list[Mention]:
        """Decide mention by mention, then tie what came too early to its name, then leave out what fell."""
        for index, mention in enumerate(self._found):
            target = self._target(index, mention)
            self._points.append(target if target is not None and target >= 0 else None)
            chosen = self._settled(mention, target)
            self._chosen.append(chosen)
            if chosen is not None and not (chosen.form in _BACK_FORMS and chosen.key[0] != "cite" and target is None):
                for noun in called(chosen, mention, self._catalog):
                    self._by_noun.setdefault(noun, []).append(index)
        self._ahead()
        place: dict[int, int] = {}
        for index, chosen in enumerate(self._chosen):
            if chosen is not None:
                place[index] = len(place)
        return [self._placed(index, place) for index in place]

    def _placed(self, index: int, place: dict[int, int]) -> Mention:
        """The mention with what it points to, as a position among those that stay."""
        mention, point = self._chosen[index], self._points[index]
        assert mention is not None
        if index in self._either:
            return mention._replace(key=("either", *(str(place[at]) for at in self._either[index] if at in place)))
        target = None if point is None else place.get(point)
        if target is None:
            return mention
        if target < place[index]:
            return mention._replace(antecedent=target)
        return mention._replace(key=("same", str(target)))

    def _settled(self, mention: Mention, target: int | None) -> Mention | None:
        """The mention as it stays, given what it points to: an index, nothing of its own, or out."""
        if target == _DROP:
            return None
        if target == _NEW:
            return mention._replace(form=Form.GENERIC) if mention.form is Form.COREFERENCE else mention
        if moved := self._formal.sections.moved.get(self._starts[mention.start]):
            return moved
        points = self._either.get(self._starts[mention.start], (target,))
        if points[0] is not None and mention.form in _POINTING:
            kept = self._chosen[points[0]] if points[0] < len(self._chosen) else None  # it may stand right behind
            return mention._replace(kind=kept.kind if kept else self._found[points[0]].kind)
        return mention

    def _target(self, index: int, mention: Mention) -> int | None:
        """What a mention points to: an earlier index, None (it stands by itself), _NEW or _DROP."""
        kind = mention.key[0]
        if kind == "head":
            return self._head(index, mention)
        if kind == "place":
            return self._place(index, mention)
        if kind == "defined":
            return self._defined(index, [int(start) for start in mention.key[2:]])
        if kind in ("case", "case?"):
            return self._taken(index, self._formal.case(index, self._chosen, self._points))
        if kind == "ibid":
            return self._taken(index, self._formal.ibid(index, self._chosen, self._points, self._either))
        if kind == "supra":
            return self._taken(index, self._formal.supra(index, self._chosen, self._points))
        if kind in ("cite-short", "cite-again"):
            return self._taken(index, self._formal.short(index, self._chosen, self._points))
        return None

    def _defined(self, index: int, starts: Sequence[int]) -> int | None:
        """What a short name stands for; several, when the text has given it to several."""
        places = [place for start in starts if (place := self._starts.get(start)) is not None]
        if len(places) > 1:
            self._either[index] = tuple(places)
            return None
        return places[0] if places else None

    def _taken(self, index: int, answer: Answer) -> int | None:
        """The position that a formal reference points to; several, and what it is itself, are kept aside."""
        if answer.mention is not None:
            self._formal.sections.moved[index] = answer.mention
        elif answer.either:
            self._either[index] = answer.either
        return answer.target

    def _head(self, index: int, mention: Mention) -> int:
        head, determiner, stands = mention.key[1], mention.key[2], mention.key[3] == "stands"
        alone = _NEW if stands else _DROP
        if self._names_it(index):
            return _DROP
        if (named := self._name_behind(index)) is not None:
            return named
        if determiner in ("indefinite", "bare", "several"):
            return _DROP if determiner == "indefinite" and self._beside(index) else alone
        if self._beside(index):
            return _DROP
        words = mention.key[4].split() if len(mention.key) > 4 else []
        for at in self._called(head, index, _REACH):
            earlier = self._chosen[at]
            assert earlier is not None
            if "new" in words and _UNDONE.search(self._text, max(0, earlier.start - 40), earlier.start):
                continue  # "rescinds the 2019 rule": the new one is another
            if agrees(self._text, earlier, words, self._catalog):
                return at
        return alone

    def _called(self, noun: str, index: int, reach: int) -> Iterator[int]:
        """Positions of earlier mentions that may be called by a noun, nearest first, within the bounds."""
        start = self._found[index].start
        for at in reversed(self._by_noun.get(noun, [])[-_MOST:]):
            if start - self._found[at].end > reach:
                return
            yield at

    def _beside(self, index: int) -> bool:
        """Whether the noun only describes the name right before it: "the 1967 Protocol, the U.N. accord"."""
        if index == 0 or self._chosen[index - 1] is None:
            return False
        before, mention = self._found[index - 1], self._found[index]
        if before.form not in _NAMING or mention.start - before.end > 24:
            return False
        gap = self._text[before.end : mention.start]
        if gap.startswith(",") and _PREDICATE.match(self._text, mention.end, mention.end + 14):
            return False  # "known as the BBNJ Agreement, the accord was adopted in June"
        return _family(before.kind) == _family(mention.kind) and _APPOSITION.fullmatch(gap) is not None

    def _names_it(self, index: int) -> bool:
        """Whether the name that the noun describes follows: "the landmark case, Roe v. Wade, was"."""
        if index + 1 == len(self._found):
            return False
        mention, after = self._found[index : index + 2]
        if after.form not in _NAMING or after.start - mention.end not in (2, 6) or after.kind is not mention.kind:
            return False
        return (
            self._text[mention.end : after.start] in (", ", ", the ")
            and _CLOSES.match(self._text, after.end) is not None
        )

    def _name_behind(self, index: int) -> int | None:
        """What a noun is right before its name: "the law, known as Act 9" is it, "the case, Poe v. Lane," describes it."""
        if index + 1 == len(self._found):
            return None
        mention, name = self._found[index], self._found[index + 1]
        if name.form not in _NAMING or name.start - mention.end > 40 or _family(name.kind) != _family(mention.kind):
            return None
        gap = self._text[mention.end : name.start]
        if _KNOWN_AS.fullmatch(gap):
            return index + 1
        if gap == " " and mention.kind is Kind.CASE and name.form is Form.NAMED:
            return _DROP  # "the case Poe v. Lane"
        if gap != ", " or not _ONE_NAME.match(self._text, name.end):
            return None
        return _DROP

    def _place(self, index: int, mention: Mention) -> int | None:
        """The instrument in force where "Article 14" or "Section 5" stands alone."""
        unit = ARTICLED if mention.key[1] == "article" else SECTIONED
        acts = list(itertools.islice(self._called(unit, index, _PLACE_REACH), _ACTS))
        first = mention.pinpoints[0].first
        if first.isdigit() and int(first) > _CLAUSES:  # "Section 14141" is of no amendment
            acts = [at for at in acts if not self._found[at].key[-1].startswith("statute:us/constitution/")]
        if mention.key[2] == "rule":  # an act has sections, rules are of rules
            acts = [at for at in acts if self._found[at].kind is not Kind.STATUTE]
        if unit == SECTIONED and (answer := self._formal.sections.meant(index, self._chosen, acts)):
            return self._taken(index, answer)
        if not acts and unit == SECTIONED:  # accords may have sections, and parts, too
            near = itertools.islice(self._called(ARTICLED, index, _PLACE_REACH), _ACTS)
            acts = [at for at in near if self._found[at].kind is Kind.TREATY][:1]
        if acts:
            return acts[0]
        if (later := self._right_behind(index, unit)) is not None:
            return later
        # An article alone may be the constitution's of the country that the text speaks of: the linker knows.
        return None if unit == ARTICLED and mention.key[2] == "article" else _DROP

    def _right_behind(self, index: int, unit: str) -> int | None:
        """The one instrument of the sentence that a place in front of it is of: "Article 127 is the dullest of the Statute"."""
        start = self._found[index].end
        stop = sentence(self._text, self._found[index].start, start)[1]
        found = [
            at
            for at in range(index + 1, min(len(self._found), index + 12))
            if self._found[at].start < stop
            and self._found[at].form in _NAMING
            and unit in called(self._found[at], self._found[at], self._catalog)
        ]
        return found[0] if len(found) == 1 else None

    def _ahead(self) -> None:
        """Tie an early "the Act" to the name that comes later, when only one instrument of the text can be meant."""
        for index, mention in enumerate(self._found):
            chosen = self._chosen[index]
            early = chosen is None or (chosen.form is Form.GENERIC and mention.form is Form.COREFERENCE)
            if not early or mention.key[0] != "head" or mention.key[1] not in _FORWARD:
                continue
            words = mention.key[4].split() if len(mention.key) > 4 else []
            if mention.key[2] not in ("definite", "owned") or any(not word.isdigit() for word in words):
                continue
            found: dict[tuple[str, ...], int] = {}
            for at in range(index + 1, min(len(self._found), index + _MOST)):
                later, raw = self._chosen[at], self._found[at]
                if raw.start - mention.end > _AHEAD:
                    break
                if later is None or later.form not in _NAMING:
                    continue
                if mention.key[1] in nouns(later, raw, self._catalog) and agrees(
                    self._text, later, words, self._catalog
                ):
                    found.setdefault(raw.key[3:] if raw.key[0] == "name" else raw.key[:2], at)
                    if len(found) > 1:
                        break
            if len(found) == 1:
                (self._points[index],) = found.values()
                self._chosen[index] = mention._replace(form=Form.COREFERENCE)


_NAMING = frozenset({Form.NAMED, Form.CITED, Form.ALIAS})
_BACK_FORMS = frozenset({Form.IBID, Form.SUPRA, Form.SHORT})
_POINTING = frozenset({Form.COREFERENCE, Form.IBID, Form.SUPRA, Form.SHORT})
_PREDICATE = re.compile(
    r" (?:was|is|has|had|will|would|were|says|said|does|did|requires|allows|forbids|bans|lets|gives|obliges)\b"
)
_CLOSES = re.compile(r"[,.;:)]|\Z")
_KNOWN_AS = re.compile(
    r"(?:,| that is|, which is)? (?:also |better |commonly |popularly |formally |officially |now )?(?:known as|called|dubbed|nicknamed) (?:the )?\"?"
)
# A name between two commas, or with its number behind; in a list "and" or another name follows.
_ONE_NAME = re.compile(r",(?! (?:and|or) | [A-Z])|\.(?: |\Z|\n)| \(")
_UNDONE = re.compile(
    r"\b(?:rescind|repeal|replac|revok|overturn|supersed|scrapp|withdr[ae]w|undo)\w* (?:(?:a|an|the|its|his|their|\w+'s) )?(?:[\w-]+ ){0,2}\Z"
)
_APPOSITION = re.compile(
    r"(?:,|\x97| -|, known as| is| was|, which is)[ \"]*(?:(?:the )?(?:[\w.]+ )?[\w.]+'s|the|a|an|that)? ?\Z"
)


def _family(kind: Kind) -> Kind:
    return Kind.STATUTE if kind in (Kind.REGULATION, Kind.BILL) else kind
