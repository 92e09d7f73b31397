"""The one pass: anchors and names over the whole text, then a close look at each hit, then no overlaps."""

import bisect
import functools
import logging
import operator
import re
from collections.abc import Iterable, Sequence

from lexindex.catalog import Catalog
from lexindex.grammars import Grammar, Page, builtin
from lexindex.grammars.names import JOINT, Names, Surface, unowned
from lexindex.grammars.parts import PLACE_TAG, pinpoint_after, pinpoint_apart, pinpoint_before, stepped
from lexindex.grammars.phrases import CUES
from lexindex.grammars.protocols import with_protocol
from lexindex.matcher import Matcher, Pattern, literal
from lexindex.model import Form, Kind, Mention, Pinpoint
from lexindex.plugins import extensions
from lexindex.text import SPACED, UNEVEN, Squeezed

log = logging.getLogger(__name__)

_PINNED = frozenset({Kind.STATUTE, Kind.TREATY, Kind.REGULATION, Kind.BILL, Kind.RESOLUTION})
_RANK = {
    Form.CITED: 3,
    Form.SHORT: 3,
    Form.IBID: 3,
    Form.SUPRA: 3,
    Form.NAMED: 2,
    Form.ALIAS: 2,
    Form.GENERIC: 1,
    Form.COREFERENCE: 0,
}


class Scanner:
    """Finds mentions of every kind in folded text; knows the catalog's names and every grammar's anchors."""

    def __init__(self, catalog: Catalog, grammars: Sequence[Grammar] | None = None) -> None:
        """Compile, or load from the cache, the patterns of this catalog and these grammars."""
        self._grammars = tuple(grammars) if grammars is not None else (*builtin(), *extensions("lexindex.grammars"))
        self._names = Names(catalog)
        names = self._names.surfaces()
        anchors = [(grammar, anchor) for grammar in self._grammars for anchor in grammar.anchors()]
        anchors.sort(key=lambda pair: not pair[1].literal)  # plain strings (reporters, codes) before expressions
        # How far before a hit a name begins and ends.
        self._spans = [(len(name.text) + _REPORT * name.cited, _REPORT * name.cited) for name in names]
        self._plain = sum(anchor.literal for _, anchor in anchors)
        self._labels = [(grammar, anchor.label) for grammar, anchor in anchors]
        # One set: the engine's pass over a text costs its first thousand patterns, hardly the fifty thousand after them.
        self._all = Matcher(
            [
                *(Pattern(_sought(name), name.caseless) for name in names),
                Pattern(JOINT),
                *(
                    Pattern(literal(anchor.pattern) if anchor.literal else anchor.pattern, anchor.caseless)
                    for _, anchor in anchors
                ),
            ]
        )
        self._uneven = Matcher([Pattern(SPACED, once=True), *map(Pattern, UNEVEN)])
        self._late = frozenset(number for number, (_, anchor) in enumerate(anchors) if anchor.late)

    def scan(self, text: str) -> list[Mention]:
        """Mentions in folded text, sorted, not overlapping, not yet resolved."""
        data = text.encode("latin-1", "replace")
        uneven = self._uneven.found(data)
        if not uneven:
            return self._scan(text, data)
        squeezed = Squeezed(text, lines=max(uneven) > 0)  # more than spaces
        found = self._scan(squeezed.text, squeezed.text.encode("latin-1", "replace"))
        full = squeezed.full
        return [Mention(full(mention[0]), full(mention[1] - 1) + 1, *mention[2:]) for mention in found]

    def _scan(self, text: str, written: bytes) -> list[Mention]:
        data = written.replace(b"\n", b" ")  # names run across a line's end, the one white space left beside spaces
        hits = self._all.scan(data)
        if not hits:
            return []
        page = Page(text, lambda cue, low, high: _cue(cue).ends_within(data, low, high))
        found: list[Mention | None] = []
        spans, labels, names = self._spans, self._labels, self._names
        named = len(spans)
        first, plain = named + 1, named + 1 + self._plain
        others: list[tuple[int, int]] = []
        late: list[tuple[int, int]] = []
        last: tuple[int, str] | None = None
        for end, number in hits:
            if number < named:
                start, stop = spans[number]
                found.append(names.match(text, end - start, end - stop))
            elif number == named:
                found.append(names.versus(text, end))
            elif number < plain:  # of two that take the same words, a journal's own name stands before any reporter
                grammar, label = labels[number - first]
                found.append(grammar.match(page, end, label))
            else:
                others.append((end, number - first))
        for end, number in others:
            grammar, label = labels[number]
            here = (end, label)
            if here != last:  # else two spellings of one anchor
                last = here
                if number in self._late:
                    late.append((end, number))
                else:
                    found.append(grammar.match(page, end, label))
        if late:
            for end, number in _outside(found, late):
                grammar, label = labels[number]
                found.append(grammar.match(page, end, label))
        if not any(found):
            return []
        kept = settle(mention for mention in found if mention is not None)
        pinned = [_pinned(text, mention) for mention in kept]
        kept = kept if all(map(operator.is_, kept, pinned)) else settle(pinned)
        return joined(text, kept)


_REPORT = len(", 1")


def _sought(name: Surface) -> str:
    """The pattern of a name: one of a single word ends where the word does, a lone one stands before its report."""
    pattern = literal(name.text)
    if name.cited:
        return rf"{pattern}, [0-9]"
    return pattern if name.caseless or not _WORD.fullmatch(name.text) else rf"\b{pattern}\b"


_WORD = re.compile(r"[A-Za-z0-9]+")


@functools.cache
def _cue(name: str) -> Matcher:
    """The words of a cue; few texts ask for any."""
    return Matcher([Pattern(CUES[name], caseless=True)])


def _outside(found: Iterable[Mention | None], hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits that no citation has taken in: most names of cases stand before their reports, and are read with them."""
    spans = sorted((one.start, one.end) for one in found if one is not None and one.form is Form.CITED)
    starts = [start for start, _ in spans]
    nearest = (bisect.bisect_left(starts, end) - 1 for end, _ in hits)
    return [hit for hit, at in zip(hits, nearest, strict=True) if at < 0 or spans[at][1] < hit[0]]


def settle(found: Iterable[Mention]) -> list[Mention]:
    """Sorted and without overlaps: the longer mention stands, then the surer form, then the earlier.

    Length decides before form, so that "the Convention" inside "the Convention on the Rights of the Child" goes.
    """
    kept: list[Mention] = []
    ordered = sorted(found, key=lambda m: (m.start, -m.end, -_RANK[m.form], m.key[:1] != ("name",), len(m.key)))
    if len(ordered) < 2:
        return ordered  # as in most articles
    known = {m.end: m.start for m in ordered if m.kind is Kind.CASE and m.key[:1] == ("name",)}
    for mention in ordered:
        if known.get(mention.end, 0) > mention.start and mention.key[:1] == ("case",):
            before = mention.key[1][: known[mention.end] - mention.start]
            if before.endswith((" and ", " & ")):
                continue  # "Van Gend en Loos and Costa v ENEL": two cases, the second known
        while kept and mention.start < kept[-1].end:
            last = kept[-1]
            if mention.start == last.start and mention.key[:1] == ("name",):
                if mention.end == last.end and last.key[:1] == ("cite",):
                    # A number that is a name too ("Proposition 8"): cited, and what the catalog knows by that name.
                    kept[-1] = mention._replace(form=Form.CITED, fields=last.fields, pinpoints=last.pinpoints)
                    break
                if last.key[:1] == ("new",) and last.kind is Kind.TREATY:
                    kept.pop()  # a known name that a grammar ran on from: "the Minsk Protocol of September 2014"
                    continue
                if last.key[:1] == ("case",) and _ran_on(last, mention):
                    kept.pop()
                    continue
            if _runs_into(last, mention):
                ahead = [place for place in last.pinpoints if place.unit != "chapter"]  # "Section 2 of the Act, ch. 6"
                mention = mention._replace(start=last.start, pinpoints=(*ahead, *mention.pinpoints))  # noqa: PLW2901
            elif _weight(mention) <= _weight(last):
                break
            kept.pop()
        else:
            kept.append(mention)
    return kept


def _ran_on(last: Mention, name: Mention) -> bool:
    """Whether a case takes a known one and the next for one name: "Costa v ENEL and Van Gend en Loos"."""
    beyond = last.end - name.end
    return beyond > 0 and last.key[2][-beyond:].startswith((" and ", " & "))


def _runs_into(name: Mention, cited: Mention) -> bool:
    """Whether the known name of a case or act begins before what a grammar took for it, and goes on in its number."""
    alike = name.kind is cited.kind and name.kind in (Kind.CASE, Kind.STATUTE)
    return alike and name.key[:1] == ("name",) and cited.form is Form.CITED and name.end < cited.end


_SAME_WORK = frozenset({Kind.STATUTE, Kind.REGULATION, Kind.BILL, Kind.TREATY, Kind.RESOLUTION})


def joined(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """A name and the citation right behind it are one mention: "Voting Rights Act of 1965, Pub. L. 89-110"."""
    result: list[Mention] = []
    for mention in mentions:
        if result and mention.form is Form.CITED and mention.key[:1] == ("cite",) and mention.kind in _SAME_WORK:
            name = result[-1]
            gap = text[name.end : mention.start]
            if (
                (gap in (", ", " ") or (gap in (" (", " [") and text[mention.end : mention.end + 1] in (")", "]")))
                and mention.kind is not Kind.BILL
                and name.form in (Form.NAMED, Form.ALIAS)
                and _works_match(name.kind, mention.kind)
            ):
                key = _borne(name, mention) if name.key[:1] == ("name",) else mention.key
                if mention.key[1].startswith("x/") and name.key[:1] == ("new",):
                    key = name.key  # many countries have an "Act 13 of 1997": the title says which it is
                own = dict(mention.fields)  # a code's title is a number, whatever the act is called
                fields = (
                    *(pair for pair in name.fields if pair[0] == "title" and "title" not in own),
                    *mention.fields,
                )
                if "year" not in dict(fields) and (year := dict(name.fields).get("year")):
                    fields = (*fields, ("year", year))
                kind = mention.kind if key is mention.key else name.kind
                end = mention.end + (gap in (" (", " ["))
                # "Companies Act 2006 (c. 46), s 994": the place stands behind the number
                stop, places = pinpoint_after(text, end) if not mention.pinpoints else (end, ())
                result[-1] = name._replace(
                    end=stop,
                    kind=kind,
                    form=Form.CITED,
                    key=key,
                    fields=fields,
                    pinpoints=tuple(dict.fromkeys((*name.pinpoints, *mention.pinpoints, *places))),
                )
                continue
        result.append(mention)
    return result


def _borne(name: Mention, cited: Mention) -> tuple[str, ...]:
    """The key of a name before its citation: of the acts that it may mean, those of the citation's country.

    "Privacy Act, 5 U.S.C. § 552a" is no act of Canada; where none is of that country or state, the citation says which.
    """
    slug = cited.key[1]
    where = f":{slug.partition('/')[0]}/"
    if not _COUNTRY.fullmatch(where) or cited.kind not in _OF_COUNTRIES:
        return name.key
    own = [one for one in name.key[3:] if where in one]
    if own:
        return (*name.key[:3], *own) if len(own) < len(name.key) - 3 else name.key
    return cited.key if all(_COUNTRY.search(one) for one in name.key[3:]) else name.key


_COUNTRY = re.compile(r":(?!x/|eu/|un/)[a-z]{2}(?:-[a-z]{2,3})?/")
_OF_COUNTRIES = frozenset({Kind.STATUTE, Kind.REGULATION})


def _works_match(name: Kind, cited: Kind) -> bool:
    return (
        name is cited
        or {name, cited} <= {Kind.STATUTE, Kind.REGULATION, Kind.BILL}
        or {name, cited} <= {Kind.TREATY, Kind.RESOLUTION}
    )


def _weight(mention: Mention) -> tuple[bool, bool, int, int]:
    weak = mention.form in (Form.COREFERENCE, Form.GENERIC)
    stands = weak and mention.key[:1] == ("head",) and mention.key[3] == "stands"  # others may point to nothing
    return (not weak, stands, mention.end - mention.start, _RANK[mention.form])


_RULE_BARE = re.compile(r" (\d{1,2}[A-Z]?\.\d{1,3}[A-Z]?(?:\([0-9A-Za-z]{1,4}\)){0,4})(?![\w%]|\.\d)")  # "CPR 3.4(2)"


def _pinned(text: str, mention: Mention) -> Mention:
    """With the pinpoints that stand right before or after the name or number."""
    if (
        mention.kind is Kind.CASE
        and mention.form in (Form.NAMED, Form.ALIAS)
        and text.endswith(" of ", 0, mention.start)
    ):
        start, before = pinpoint_before(text, mention.start)  # "paragraph 114 of Shreya Singhal"
        in_it = before and before[0].unit == "paragraph"
        return mention._replace(start=start, pinpoints=(*before, *mention.pinpoints)) if in_it else mention
    if mention.form not in (Form.NAMED, Form.ALIAS, Form.CITED) or mention.kind not in _PINNED:
        return mention
    if mention.kind is Kind.TREATY and mention.form is not Form.CITED:
        mention = with_protocol(text, mention)
    if text[mention.end : mention.end + 2] == " (" and (tag := PLACE_TAG.match(text, mention.end, mention.end + 16)):
        mention = _tagged(mention, tag)
    start, before = pinpoint_before(text, mention.start)
    if not before:
        start, places = stepped(text, mention.start, mention.pinpoints)
        mention = mention._replace(start=start, pinpoints=places)  # "paragraph 1 of Article 6 ECHR"
    end, after = pinpoint_after(text, mention.end)
    if not before and not after and mention.form is Form.ALIAS and text[mention.start : mention.end].isupper():
        start, before = pinpoint_apart(text, mention.start)  # "Art. 120, UCMJ"
        if mention.kind is Kind.REGULATION and (bare := _RULE_BARE.match(text, mention.end, mention.end + 30)):
            end, after = bare.end(), (Pinpoint("rule", bare[1]),)
    if not before and not after:
        return unowned(text, mention)
    return mention._replace(start=start, end=end, pinpoints=(*before, *mention.pinpoints, *after))


def _tagged(mention: Mention, tag: re.Match[str]) -> Mention:
    """An act with the jurisdiction or the edition that stands in brackets behind it: "Migration Act 1958 (Cth)"."""
    key = mention.key
    if tag["place"] and key[:1] == ("new",):
        key = ("new", f"{key[1]}{tag.group()}", key[2])
    return mention._replace(end=tag.end(), key=key)


@functools.lru_cache(maxsize=4)
def scanner(catalog: Catalog) -> Scanner:
    """The scanner of a catalog, made once."""
    return Scanner(catalog)
