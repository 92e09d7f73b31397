"""Back-references: which earlier mention "the Act", "id." or "the brief" points to, and which nouns point to nothing.

The noun decides what kind of instrument may be meant, the names of the instrument whether it may be called so, and the
nearest earlier one that fits is taken. What fits nothing stays only when it can stand for an instrument of its own.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from lexindex import appositions, rivals
from lexindex.appositions import NAMING
from lexindex.catalog import Catalog
from lexindex.grammars.sides import other_sides
from lexindex.headnouns import (
    ARTICLED,
    BY_PLACE,
    NUMBERED,
    SECTIONED,
    agrees,
    bygone,
    called,
    nouns,
    undone,
)
from lexindex.model import Form, Kind, Mention
from lexindex.precedents import precedents, precedes, reports
from lexindex.scanner import settle
from lexindex.sectionforms import Answer
from lexindex.shortforms import Formal
from lexindex.shortnames import defined, given_otherwise, with_names
from lexindex.text import sentence

# How far back a reference may reach, in characters and in mentions: bounds that keep long texts linear.
_REACH = 8000  # longer than the longest article of the sample news
_DATED_REACH = 200_000  # "the 1971 Act": its year holds it, as judgments define it once
_PLACE_REACH = 2500
_MOST = 400
_RIVALS = 6  # earlier mentions that are weighed against an antecedent
_CLAUSES = 5  # sections that an amendment of the American constitution has at most
_ACTS = 12  # acts in force at once
_AHEAD = 3000
_TO_CHANGE = re.compile(
    r"\b(?:amend(?:s|ed|ing)?|amendments? (?:to|of)|repeal(?:s|ed|ing)?|replac(?:e|es|ed|ing)|changes? to) (?:the )?(?:[\w'-]+ ){0,2}\Z"
)
_FORWARD = frozenset(
    "legislation act bill treaty convention protocol resolution directive regulation agreement".split()
)

_NOT_ITS_RULES = (("head", "regulation"), ("head", "directive"))
_LAST_OF_ACCORD = 40  # sections or parts that a treaty without articles has at most
_IN_GENERAL = frozenset(
    "applicable governing relevant controlling settled well-settled established particular given typical substantive".split()
)
_CASE_REACH = 260  # characters from a citation to "the case" that means it
# What somebody does, not what a parliament passes: "committed the act or acts", "the act of electing a leader".
_DONE = re.compile(r"\b(?:commit(?:ted|s|ting)?|did|doing|nature\s+of)\s+the\s+\Z")
_DEED = re.compile(r"\s+(?:or\s+acts\b|itself\b|is\s+private|of\s+(?:an?\s+|the\s+)?[a-z]+ing\b)")
_LAW_OF = re.compile(r"\blaw\s+of\s+the\s+\Z")
_THAT = re.compile(r"\b[Tt]hat\s{1,4}\Z")
_THIS = re.compile(r"\b(?:[Tt]his|[Oo]ur|instant|present)\s{1,4}\Z")
_APPLYING = re.compile(r"\sof\s(?:the|this|that|those|these|a|any|such|clearly|[a-z]{4,})\b")
_DOCTRINE = re.compile(r"\sof\s(?!the\b|this\b|that\b|court|civil|criminal|evidence)[a-z]{3,}")

_DROP = -1
_NEW = -2


def resolve(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """The mentions that stay, back-references with their antecedent's position in the list that is returned.

    A reference tied to a later name has the key `("same", position)` instead, one that may point to several has
    `("either", position, position)`.
    """
    if all(mention.key[0] == "head" and mention.key[3] == "drop" for mention in mentions):
        return []  # "the case", "the deal": nothing that they could point to
    given = defined(text, mentions, catalog)
    mentions = given_otherwise(mentions, given)
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
        self._origins: list[int] = []  # what each points to in the end, followed once
        self._by_noun: dict[str, list[int]] = {}
        self._starts = {mention.start: index for index, mention in enumerate(found)}
        self._formal = Formal(text, found, catalog)
        self._either: dict[int, tuple[int, ...]] = {}
        self._provides: dict[str, int] = {}  # the act of each section that an order or a notice goes by
        self._reports: tuple[int, int] | None = None
        self._gone: set[tuple[str, ...]] | None = None  # names of what the text says is replaced or repealed
        self._given: dict[tuple[str, str], int] = {}  # what the text calls "the 2020 Act"

    def resolved(self) -> list[Mention]:
        """Decide mention by mention, then tie what came too early to its name, then leave out what fell."""
        for index, mention in enumerate(self._found):
            target = self._target(index, mention)
            self._points.append(target if target is not None and target >= 0 else None)
            self._origins.append(self._origins[target] if target is not None and 0 <= target < index else index)
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
            return self._head(index, mention) if len(mention.key) < 5 else self._dubbed(index, mention)
        if kind == "place":
            return self._place(index, mention)
        if kind == "defined":
            return self._defined(index, [int(start) for start in mention.key[2:]])
        if kind in ("case", "case?"):
            return self._taken(index, self._formal.case(index, self._chosen, self._points))
        if kind == "ibid":
            answer = self._formal.ibid(index, self._chosen, self._points, self._either)
            if answer == Answer() and _SECTION_OF_CODE.match(mention.pinpoints[0].first if mention.pinpoints else ""):
                answer = self._in_force(index, mention) or answer
            return self._taken(index, answer)
        if kind == "supra":
            return self._taken(index, self._formal.supra(index, self._chosen, self._points))
        if kind in ("cite-short", "cite-again"):
            return self._taken(index, self._formal.short(index, self._chosen, self._points))
        return None

    def _in_force(self, index: int, mention: Mention) -> Answer | None:
        """The section of the one code in force that numbers so, where id. has no citation right before: "Id. § 74.351(l)"."""
        if mention.pinpoints[0].unit != "section":
            return None
        answer = self._formal.sections.meant(index, self._chosen, ())
        moved = answer.mention if answer else None
        return Answer(mention=moved._replace(form=Form.IBID)) if moved and moved.key[0] == "cite" else None

    def _dubbed(self, index: int, mention: Mention) -> int | None:
        """What a noun with its year means: the act to which the text gives that name, '(the "2020 Act")', else as any noun."""
        name = (mention.key[1], mention.key[4])
        if not name[1].isdigit():
            return self._head(index, mention)
        if (given := self._given.get(name)) is not None:
            return given
        target = self._head(index, mention)
        quoted = target is not None and target >= 0 and self._text.startswith('"', mention.end)
        if quoted and target is not None and _DUBS.search(self._text, max(0, mention.start - 24), mention.start):
            self._given[name] = target
        return target

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

    def _or_rival(self, index: int, at: int, words: Sequence[str]) -> int | None:
        """The antecedent found, unless another fits as well: two named in one breath, or one that somebody else spoke of."""
        mention = self._found[index]
        others = [one for one in self._by_noun.get(mention.key[1], ())[-_RIVALS:] if one < at]
        if not others or mention.kind is Kind.CASE or self._points[at] is not None:
            return at
        fitting = [one for one in others if agrees(self._text, self._found[one], words, self._catalog, mention.start)]
        chosen = rivals.weighed(self._text, self._found, at, fitting, mention)
        if len(chosen) > 1:
            self._either[index] = chosen
            return None
        return chosen[0]

    def _head(self, index: int, mention: Mention) -> int | None:
        head, determiner, stands = mention.key[1], mention.key[2], mention.key[3] == "stands"
        alone = _NEW if stands else _DROP
        if appositions.names_it(self._text, self._found, index):
            return _DROP
        if (named := appositions.name_behind(self._text, self._found, index)) is not None:
            return index + 1 if named else _DROP
        described = index > 0 and self._chosen[index - 1] and appositions.describes(self._text, self._found, index)
        if determiner in ("indefinite", "bare", "several"):
            return _DROP if determiner == "indefinite" and described else alone
        if described:
            return _DROP
        words = mention.key[4].split() if len(mention.key) > 4 else []
        if _DOCTRINE.match(self._text, mention.end, mention.end + 20) and head in ("rule", "rules"):
            return _DROP  # "the rule of lenity"
        if head == "application" and _APPLYING.match(self._text, mention.end):
            return _DROP  # "the application of the law"
        if self._deed(mention):
            return _DROP
        if head == "case" and _LAW_OF.search(self._text, max(0, mention.start - 16), mention.start):
            return _DROP  # "the law of the case"
        if _IN_GENERAL.intersection(words) and head in ("law", "case"):
            return _DROP if head == "law" else alone  # "the applicable law", "the particular case"
        if head == "amendment" and any(NUMBERED.fullmatch(word) for word in words):
            alone = _NEW  # "the 36th amendment" is one of its own, whatever stands before
        own, unnamed = self._own_case(mention, head, words), None
        reach = _DATED_REACH if any(len(word) == 4 and word.isdigit() for word in words) else _REACH
        own_name = rivals.by_its_own_name(self._text, self._found, words, mention, self._called(head, index, reach))
        if own_name is not None:
            return own_name
        for at in self._called(head, index, reach):
            earlier = self._chosen[at]
            assert earlier is not None
            if mention.kind is Kind.CASE and self._precedent(at, 1 if own else 2) and (own or self._apart(at, mention)):
                continue
            if mention.kind is Kind.CASE and rivals.another_suit(self._text, self._origin(at), mention):
                continue
            if head == "law" and earlier.form is Form.CITED and "code" in dict(earlier.fields):
                continue  # "respect for the law": no section of a code is called so
            if mention.kind is Kind.BRIEF and rivals.asks_otherwise(self._text, mention, self._found[at], head):
                continue
            if head == "bill" and earlier.kind is Kind.STATUTE and self._changed(earlier):
                continue
            if (
                mention.kind is Kind.TREATY
                and self._found[at].key[0] == "head"
                and other_sides(self._text, self._found[at], mention)
            ):
                continue  # "the pact with Samoa" is not the one with Fiji before it
            if head == "rules" and earlier.key[:2] in _NOT_ITS_RULES and self._text.startswith(" on ", mention.end):
                continue  # "the rules on due diligence" are some of the regulation's
            if self._of_another_time(at, mention.kind, words) or (
                head == "measure" and BY_PLACE.fullmatch(earlier.key[1])
            ):
                continue
            if agrees(self._text, earlier, words, self._catalog, mention.start):
                if head != "act" or earlier.kind is not Kind.BILL or earlier.form is not Form.GENERIC:
                    return self._or_rival(index, at, words)
                unnamed = at if unnamed is None else unnamed  # an act by name is meant before a bill without one
        return alone if unnamed is None else unnamed

    def _origin(self, at: int) -> Mention:
        """What a mention points to in the end, as found."""
        return self._found[self._origins[at]]

    def _of_another_time(self, at: int, kind: Kind, words: Sequence[str]) -> bool:
        """Whether the new one is meant and this one goes, or the old one and this one stays: "rescinds the 2019 rule"."""
        if "new" in words:
            return self._goes(at)
        return bygone(kind, words) and not self._goes(at)

    def _goes(self, at: int) -> bool:
        """Whether the text says, wherever it names the instrument, that it was or will be replaced or repealed."""
        mention = self._origin(at)
        if mention.key[0] == "name":
            if self._gone is None:
                named = (one for one in self._found if one.key[0] == "name")
                self._gone = {one.key[3:] for one in named if undone(self._text, one)}
            return mention.key[3:] in self._gone
        return undone(self._text, mention)

    def _changed(self, act: Mention) -> bool:
        """Whether the text says that an act is to be changed: then the bill is the one that does so, and not the act."""
        return _TO_CHANGE.search(self._text, max(0, act.start - 48), act.start) is not None

    def _deed(self, mention: Mention) -> bool:
        if mention.key[1] != "act" or self._text[mention.end - 3 : mention.end] != "act":
            return False
        done = _DONE.search(self._text, max(0, mention.start - 24), mention.start)
        return done is not None or _DEED.match(self._text, mention.end, mention.end + 30) is not None

    def _own_case(self, mention: Mention, head: str, words: Sequence[str]) -> bool:
        """Whether a noun for a case means the one at hand, or another suit, rather than a precedent cited."""
        if mention.kind is not Kind.CASE:
            return False
        before = self._text[max(0, mention.start - 12) : mention.start]
        small = any(word.islower() for word in words)
        return head != "case" or small or mention.key[2] == "owned" or _THIS.search(before) is not None

    def _apart(self, at: int, mention: Mention) -> bool:
        """Whether "the case" is another than one cited or named: "that case" may be it, "the case" only close behind its name."""
        if _THAT.search(self._text, max(0, mention.start - 8), mention.start):
            return False
        return self._found[at].key[0] == "cite" or mention.start - self._found[at].end > _CASE_REACH

    def _precedent(self, at: int, least: int) -> bool:
        """Whether a mention is of a case cited by its report, or points to one, in a text that so cites some others."""
        raw = self._origin(at)
        if self._reports is None:
            self._reports = reports(self._found)
        return raw.kind is Kind.CASE and precedes(self._text, raw, least, *self._reports)

    def _called(self, noun: str, index: int, reach: int) -> Iterator[int]:
        """Positions of earlier mentions that may be called by a noun, nearest first, within the bounds."""
        start = self._found[index].start
        for at in reversed(self._by_noun.get(noun, [])[-_MOST:]):
            if start - self._found[at].end > reach:
                return
            yield at

    def _place(self, index: int, mention: Mention) -> int | None:
        """The instrument in force where "Article 14" or "Section 5" stands alone."""
        unit = ARTICLED if mention.key[1] == "article" else SECTIONED
        acts = list(itertools.islice(self._called(unit, index, _PLACE_REACH), _ACTS))
        first = mention.pinpoints[0].first
        if "." in first or (first.isdigit() and int(first) > _CLAUSES):  # "Section 14141" is of no amendment
            acts = [at for at in acts if not self._found[at].key[-1].startswith("statute:us/constitution/")]
        if unit == ARTICLED:  # the amendments of the American one have sections: "Article II" is the Constitution's
            acts = [at for at in acts if "us/constitution/amendment-" not in self._found[at].key[-1].partition(":")[2]]
        if mention.key[2] == "regulation":
            return self._formal.sections.regulations(acts, _DROP)
        if _TREATISE.match(self._text, mention.end, mention.end + 44) or _OF_TREATISE.search(
            self._text, max(0, mention.start - 40), mention.start
        ):
            return _DROP  # "2A Singer, Statutory Construction § 47:14 (7th ed. 2007)"
        if mention.key[2] == "part" and _CLAIMED.match(self._text, mention.end) and "CPR" in self._text:
            rules = ("cite", "gb/civil-procedure-rules-1998", "Civil Procedure Rules 1998")
            return self._taken(
                index, Answer(mention=mention._replace(kind=Kind.REGULATION, form=Form.SHORT, key=rules))
            )
        if unit == SECTIONED and (whose := self._provided(index, mention)) is not None:
            return whose
        acts = self._formal.sections.having(acts, mention.key[2])
        meant = self._formal.sections.meant if unit == SECTIONED else self._formal.sections.article
        if answer := meant(index, self._chosen, acts):
            return self._taken(index, answer)
        if not acts and unit == SECTIONED:  # accords may have sections, and parts, too
            near = itertools.islice(self._called(ARTICLED, index, _PLACE_REACH), _ACTS)
            far = first.isdigit() and int(first) > _LAST_OF_ACCORD
            acts = [] if far else [at for at in near if self._found[at].kind is Kind.TREATY][:1]
        if acts:
            return acts[0]
        if (later := self._right_behind(index, unit)) is not None:
            return later
        # An article alone may be the constitution's of the country that the text speaks of: the linker knows.
        return None if unit == ARTICLED and mention.key[2] == "article" else _DROP

    def _provided(self, index: int, mention: Mention) -> int | None:
        """The act behind what its section provides for, "a Section 9 order under the Fisheries Act", now or before."""
        number, behind = mention.pinpoints[0].first, index + 1
        if behind < len(self._found) and (act := self._found[behind]).form in NAMING:
            gap = self._text[mention.end : act.start] if act.start - mention.end < 60 else ""
            if _PROVIDED.fullmatch(gap) and SECTIONED in called(act, act, self._catalog):
                self._provides[number] = behind
                return behind
        target = self._provides.get(number)
        return target if target is not None and _PROVIDED_AGAIN.match(self._text, mention.end) else None

    def _right_behind(self, index: int, unit: str) -> int | None:
        """The one instrument of the sentence that a place in front of it is of: "Article 127 is the dullest of the Statute"."""
        start = self._found[index].end
        stop = sentence(self._text, self._found[index].start, start)[1]
        found = [
            at
            for at in range(index + 1, min(len(self._found), index + 12))
            if self._found[at].start < stop
            and self._found[at].form in NAMING
            and unit in called(self._found[at], self._found[at], self._catalog)
        ]
        return found[0] if len(found) == 1 else None

    def _ahead(self) -> None:
        """Tie an early "the Act" to the name that comes later, when only one instrument of the text can be meant."""
        for index, mention in enumerate(self._found):
            chosen = self._chosen[index]
            early = chosen is None or (chosen.form is Form.GENERIC and mention.form is Form.COREFERENCE)
            if not early or mention.key[0] != "head" or mention.key[1] not in _FORWARD or self._deed(mention):
                continue
            words = mention.key[4].split() if len(mention.key) > 4 else []
            if mention.key[2] not in ("definite", "owned") or any(not word.isdigit() for word in words):
                continue
            found: dict[tuple[str, ...], int] = {}
            for at in range(index + 1, min(len(self._found), index + _MOST)):
                later, raw = self._chosen[at], self._found[at]
                if raw.start - mention.end > _AHEAD:
                    break
                if later is None or later.form not in NAMING:
                    continue
                if mention.key[1] == "legislation" and raw.kind is not Kind.BILL:
                    continue  # what is before a house is a bill, not the act that it changes
                if mention.key[1] in nouns(later, raw, self._catalog) and agrees(
                    self._text, later, words, self._catalog, mention.start
                ):
                    found.setdefault(raw.key[3:] if raw.key[0] == "name" else raw.key[:2], at)
                    if len(found) > 1:
                        break
            if len(found) == 1:
                (self._points[index],) = found.values()
                self._chosen[index] = mention._replace(form=Form.COREFERENCE)


_SECTION_OF_CODE = re.compile(r"\d{1,4}[A-Z]?[.-]\d")
_TREATISE = re.compile(r"[^()\n;]{0,12} \((?:[^()]{0,24}\bed\. \d{4}|\d(?:d|th|nd|rd) ed\.)")
_OF_TREATISE = re.compile(
    r"(?:Prac(?:tice|\.)(?: (?:and|&) Proc(?:edure|\.))?|(?<!Code of Civil )(?<!Code of Criminal )(?:and|&) Procedure|Jur\. ?[23]d|C\.J\.S\.|Miller(?: & [A-Z]\w+)?|Construction|CONSTRUCTION)(?: [A-Z][\w.]*){0,2},? \Z"
)
_CLAIMED = re.compile(r" (?:claims?|claimants?|offers?|requests?|proceedings)\b")
_DUBS = re.compile(r'\([^()"]{0,16}"(?:the )?\Z')
_FORMED = r" (?:[a-z]+ )?(?:[Oo]rders?|[Nn]otices?|powers?|[Dd]irections?|warrants?|declarations?|statements?|certificates?|applications?|offences?|procedures?|designations?|report)"
_PROVIDED = re.compile(rf"{_FORMED},? (?:of|under|in|made under|issued under|pursuant to) (?:the |its )?")
_PROVIDED_AGAIN = re.compile(rf"{_FORMED}\b")


_BACK_FORMS = frozenset({Form.IBID, Form.SUPRA, Form.SHORT})
_POINTING = frozenset({Form.COREFERENCE, Form.IBID, Form.SUPRA, Form.SHORT})
