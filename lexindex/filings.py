"""Who filed a brief, in whose support, in which court and case: read from the sentences that speak of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex.model import Form, Kind, Mention, Relation

_WINDOW = 220  # characters on each side of a mention of the brief, cut at the sentence's end
_NAME = r"(?:[A-Z][\w.&'-]*|\d{1,5})(?:(?:,? (?:of|for|the|and|&|on|in|to|de)){0,3} (?:[A-Z][\w.&'-]*|\d{1,5})){0,9}"
_NOT_NOUN = r"(?!(?:in|of|on|for|to|that|which|who|and|or|with|at|from|against|by|is|was|were|has|had|have|said|before|after|as)\b)"
_PARTY = rf"(?:(?P<common>(?:the|a|an)(?: {_NOT_NOUN}[a-z-]+){{1,3}})|(?:the )?(?P<name>{_NAME}))"
_BY = re.compile(
    rf"(?:filed|submitted|lodged|signed|written|brought|briefs?|petition|complaint|motion|affidavit|filing)(?: on \w+day)? (?:by|from) {_PARTY}"
)
_SUBJECT = re.compile(
    rf"(?:{_PARTY})(?:,[^,.]{{0,80}},)? (?:has |have |had |also |on \w+day |jointly )?(?:filed|submitted|lodged|files|submits|argued in|wrote in|said in|urged in|stated in|says in)\b"
)
_SUPPORTS = re.compile(rf"(?:in support of|supporting|backing|on behalf of|in favou?r of|siding with) {_PARTY}")
_COURT = re.compile(
    r"(?:U\.S\. |the )?(?P<court>(?:[A-Z][\w.]* ){0,4}(?:Supreme Court|Court of Appeals?(?: for the [A-Z]\w+ Circuit)?|District Court(?: for the [A-Z][\w ]{3,30})?|High Court|Court of Human Rights|Circuit|Constitutional Court)|federal court|appeals court)"
)
_HEADS = re.compile(r"(?:officers?|workers?|lawyers?|attorneys?|groups?|states|senators|lawmakers|members)\Z")


def describe(text: str, mentions: Sequence[Mention]) -> tuple[list[Mention], tuple[tuple[str, Relation], ...]]:
    """Briefs with their fields and titles, and the relation of each brief to the case it was filed in."""
    chains: dict[str, list[int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind is Kind.BRIEF and mention.instrument and mention.zone.counts:
            chains.setdefault(mention.instrument.id, []).append(index)
    if not chains:
        return list(mentions), ()
    result = list(mentions)
    relations = []
    for id_, places in chains.items():
        fields = _fields(text, [mentions[index] for index in places])
        first = mentions[places[0]]
        assert first.instrument is not None
        instrument = replace(first.instrument, title=_title(fields))
        case = _case_of(mentions, places)
        if case:
            relations.append((id_, Relation("filed_in", case)))
        for index in places:
            result[index] = mentions[index]._replace(instrument=instrument, fields=tuple(fields.items()))
    return result, tuple(relations)


def _fields(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """What the sentences around any mention of one brief say of it; the first to say a thing is believed."""
    types = [dict(mention.fields).get("type", "brief") for mention in mentions]
    fields = {"type": "amicus brief" if "amicus brief" in types else types[0]}
    for mention in mentions:
        begin = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _WINDOW)
        stop = text.find("\n", mention.end)
        sentence = text[begin : min(stop if stop >= 0 else len(text), mention.end + _WINDOW)]
        at = mention.start - begin
        if "filer" not in fields and (filer := _filer(text, sentence, at)):
            fields["filer"] = filer
        if (
            "supports" not in fields
            and (found := _SUPPORTS.search(sentence, max(0, at - 40)))
            and (party := _named(text, found))
        ):
            fields["supports"] = party
        if "court" not in fields and (found := _COURT.search(sentence, max(0, at - 80))):
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


def _filer(text: str, sentence: str, at: int) -> str | None:
    by = _BY.search(sentence, max(0, at - 20))
    if by and (name := _named(text, by)):
        return name
    for found in _SUBJECT.finditer(sentence, 0, at):
        if at - found.end() < 60 and (name := _named(text, found)):
            return name
    return None


_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


def _named(text: str, found: re.Match[str]) -> str | None:
    """The party's name; a common noun ("the union") is looked up in the text, where a name is said to be one."""
    if found["name"]:
        name = re.sub(r"'s$", "", found["name"]).strip(" .,")
        return name if len(name) > 1 else None
    noun = _ARTICLE.sub("", found["common"]).rsplit(" ", 1)[-1]
    apposition = re.search(
        rf"(?P<name>{_NAME}),(?: or [A-Z]+,)? (?:the|a|an) (?:[\w-]+ ){{0,3}}{re.escape(noun)}\b", text
    )
    if apposition:
        return re.sub(r"^(?:The|Meanwhile|But|And) ", "", apposition["name"])
    return None


def _title(fields: dict[str, str]) -> str:
    title = fields["type"].capitalize()
    if "filer" in fields:
        title += f" of {fields['filer']}"
    if "supports" in fields:
        title += f" supporting {fields['supports']}"
    return title


def _case_of(mentions: Sequence[Mention], places: Sequence[int]) -> str | None:
    """The case a brief was filed in: the only pending one of the text, else the nearest before it; None when unclear."""
    pending = [
        (index, mention.instrument.id)
        for index, mention in enumerate(mentions)
        if mention.kind is Kind.CASE
        and mention.zone.counts
        and mention.instrument
        and (mention.instrument.local or mention.form is Form.COREFERENCE)
    ]
    if not pending:
        pending = [
            (index, mention.instrument.id)
            for index, mention in enumerate(mentions)
            if mention.kind is Kind.CASE
            and mention.zone.counts
            and mention.instrument
            and mention.form in (Form.NAMED, Form.CITED)
        ]
        return pending[0][1] if len({id_ for _, id_ in pending}) == 1 else None
    if len({id_ for _, id_ in pending}) == 1:
        return pending[0][1]
    before = [id_ for index, id_ in pending if index < places[0]]
    return before[-1] if before else None
