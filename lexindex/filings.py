"""Who filed a brief, in whose support, in which court and case: read from the sentences that speak of it."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex.model import Form, Kind, Mention, Relation

_PARTIES_REACH = 50_000  # characters in which a party is introduced
_WINDOW = 220  # characters on each side of a mention of the brief, cut at the sentence's end
NAME = r"(?:[A-Z][\w.&'-]*|\d{1,5})(?:(?:,? (?:of|for|the|and|&|on|in|to|de)){0,3} (?:[A-Z][\w.&'-]*|\d{1,5})){0,9}"
_NOT_NOUN = r"(?!(?:in|of|on|for|to|that|which|who|and|or|with|at|from|against|by|is|was|were|has|had|have|said|before|after|as)\b)"
_PARTY = rf"(?:(?P<common>(?:the|a|an)(?: {_NOT_NOUN}[a-z-]+){{1,3}})|(?:the )?(?P<name>{NAME}))"
_BY = re.compile(
    rf"(?:filed|submitted|lodged|signed|written|brought|briefs?|petition|complaint|motion|affidavit|filing)(?: on \w+day)? (?:by|from) {_PARTY}"
)
_SUBJECT = re.compile(
    rf"(?:{_PARTY})(?:,[^,.]{{0,80}},)? (?:has |have |had |also |on \w+day |jointly )?(?:filed|submitted|lodged|files|submits|argued in|wrote in|said in|urged in|stated in|says in)\b"
)
_SUPPORTS = re.compile(rf"(?:in support of|supporting|backing|on behalf of|in favou?r of|siding with) {_PARTY}")
COURT = re.compile(
    r"(?:U\.S\. |the )?(?P<court>(?:[A-Z][\w.]* ){0,4}(?:Supreme Court|Court of Appeals?(?: for the [A-Z]\w+ Circuit)?|District Court(?: for the [A-Z][\w ]{3,30})?|High Court|Court of Human Rights|Circuit|Constitutional Court)|federal court|appeals court)"
)


def describe(text: str, mentions: Sequence[Mention]) -> tuple[list[Mention], tuple[tuple[str, Relation], ...]]:
    """Briefs with their fields and titles, and the relation of each brief to the case it was filed in."""
    chains: dict[str, list[int]] = {}
    # References to the papers of the case at hand say by themselves what they refer to.
    papers = {mention.instrument.id for mention in mentions if mention.key[:1] == ("record",) and mention.instrument}
    for index, mention in enumerate(mentions):
        unnamed = mention.kind is Kind.BRIEF and mention.instrument is not None and mention.instrument.id not in papers
        if unnamed and mention.instrument and mention.zone.counts:
            chains.setdefault(mention.instrument.id, []).append(index)
    if not chains:
        return list(mentions), ()
    result = list(mentions)
    relations = []
    parties = _Parties(text)
    pending = _pending(mentions)
    for id_, places in chains.items():
        fields = _fields(text, [mentions[index] for index in places], parties)
        first = mentions[places[0]]
        assert first.instrument is not None
        instrument = replace(first.instrument, title=_title(fields))
        if case := _case_of(pending, places[0]):
            relations.append((id_, Relation("filed_in", case)))
        for index in places:
            result[index] = mentions[index]._replace(instrument=instrument, fields=tuple(fields.items()))
    return result, tuple(relations)


def _fields(text: str, mentions: Sequence[Mention], parties: "_Parties") -> dict[str, str]:
    """What the sentences around any mention of one brief say of it; the first to say a thing is believed."""
    types = [dict(mention.fields).get("type", "brief") for mention in mentions]
    fields = {"type": "amicus brief" if "amicus brief" in types else types[0]}
    for mention in mentions:
        begin = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _WINDOW)
        stop = text.find("\n", mention.end)
        sentence = text[begin : min(stop if stop >= 0 else len(text), mention.end + _WINDOW)]
        at = mention.start - begin
        if "filer" not in fields and (filer := _filer(sentence, at, parties)):
            fields["filer"] = filer
        if (
            "supports" not in fields
            and (found := _SUPPORTS.search(sentence, max(0, at - 40)))
            and (party := parties.named(found))
        ):
            fields["supports"] = party
        if "court" not in fields and (found := COURT.search(sentence, max(0, at - 80))):
            fields["court"] = found["court"].strip()
    named = [fields[name] for name in ("filer",) if name in fields]
    if not named:
        for mention in mentions:
            sentence = text[max(0, mention.start - _WINDOW) : mention.end]
            if found := re.search(
                r"(?P<who>(?:[A-Z][\w.]* )?(?:[a-z]+ ){0,2}[a-z]+s) (?:filed|submitted)\b[^.]*\Z", sentence
            ):
                fields["filer"] = found["who"]
                break
    return fields


def _filer(sentence: str, at: int, parties: "_Parties") -> str | None:
    by = _BY.search(sentence, max(0, at - 20))
    if by and (name := parties.named(by)):
        return name
    for found in _SUBJECT.finditer(sentence, 0, at):
        if at - found.end() < 60 and (name := parties.named(found)):
            return name
    return None


_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


_PRONOUNS = frozenset("he she they it we who this that his her their".split())


class _Parties:
    """Parties as the text names them; a common noun ("the union") is looked up where a name is said to be one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str | None] = {}

    def named(self, found: re.Match[str]) -> str | None:
        """The name of the party that a pattern found, or None where only a noun is known."""
        if found["name"]:
            name = re.sub(r"'s$", "", found["name"]).strip(" .,")
            return name if len(name) > 1 and name.lower() not in _PRONOUNS else None
        noun = _ARTICLE.sub("", found["common"]).rsplit(" ", 1)[-1]
        if noun not in self._known:
            self._known[noun] = self._apposed(noun)
        return self._known[noun]

    def _apposed(self, noun: str) -> str | None:
        pattern = rf"(?P<name>{NAME}),(?: or [A-Z]+,)? (?:the|a|an) (?:[\w-]+ ){{0,3}}{re.escape(noun)}\b"
        found = re.search(pattern, self._text[:_PARTIES_REACH])
        return re.sub(r"^(?:The|Meanwhile|But|And) ", "", found["name"]) if found else None


def _title(fields: dict[str, str]) -> str:
    title = fields["type"].capitalize()
    if "filer" in fields:
        title += f" of {fields['filer']}"
    if "supports" in fields:
        title += f" supporting {fields['supports']}"
    return title


def _pending(mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """Where the text speaks of a case that a brief may be filed in: one without a name, else its only named one."""
    cases = [
        (index, mention.instrument, mention.form)
        for index, mention in enumerate(mentions)
        if mention.kind is Kind.CASE and mention.zone.counts and mention.instrument
    ]
    unnamed = [(index, case.id) for index, case, form in cases if case.local or form is Form.COREFERENCE]
    named = [(index, case.id) for index, case, form in cases if form in (Form.NAMED, Form.CITED)]
    return unnamed or (named if len({id_ for _, id_ in named}) == 1 else [])


def _case_of(pending: Sequence[tuple[int, str]], brief: int) -> str | None:
    """The case a brief was filed in: the nearest before it, or the first of the text; None where there is none."""
    at = bisect.bisect_left(pending, (brief, ""))
    return pending[max(0, at - 1)][1] if pending else None
