"""Who filed a brief, in whose support, in which court and case: read from the sentences that speak of it."""

import bisect
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lexindex import filers, told
from lexindex.lawsuits import NAME
from lexindex.model import Form, Kind, Mention, Relation
from lexindex.text import sentence

_PARTIES_REACH = 50_000  # characters in which a party is introduced
_MOST = 12  # mentions of one brief that are looked at
_LATER = 8000  # characters behind a brief in which its filer's words are its own
_NAME_ENDS = re.compile(rf"(?P<name>{NAME})\Z")


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
    titles = {
        one.id: one.title
        for one in (mention.instrument for mention in mentions if mention.kind is Kind.CASE)
        if one and not one.title.endswith("(unnamed)")
    }
    starts = [mention.start for mention in mentions]
    for id_, places in chains.items():
        sentences = [sentence(text, mentions[at].start, mentions[at].end) for at in places[:_MOST]]
        fields, callers = _fields(text, [mentions[index] for index in places], sentences, parties)
        first = mentions[places[0]]
        assert first.instrument is not None
        instrument = replace(first.instrument, title=_title(fields))
        if case := _beside(text, mentions, first, sentences[0][1]) or _case_of(pending, places[0]):
            relations.append((id_, Relation("filed_in", case)))
            if title := titles.get(case):
                fields["case"] = title
        relations += [
            (id_, Relation("cites", target))
            for target in _cited(text, mentions, starts, zip(places, sentences, strict=False), callers, case)
        ]
        for index in places:
            result[index] = mentions[index]._replace(instrument=instrument, fields=tuple(fields.items()))
    return result, tuple(relations)


def _fields(
    text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]], parties: "_Parties"
) -> tuple[dict[str, str], frozenset[str]]:
    """What the sentences around any mention of one brief say of it, the first to say a thing believed; and who it is of.

    The second part are the nouns and names by which the text may call its filer.
    """
    types = [dict(mention.fields).get("type", "brief") for mention in mentions]
    fields = {"type": "amicus brief" if "amicus brief" in types else types[0]}
    unnamed, callers = "", set()
    client: tuple[str, bool] | None = None
    for mention, (low, high) in zip(mentions, spans, strict=False):
        written, at = text[low:high], mention.start - low
        if found := filers.filer(written, at, mention.end - low):
            who, named = found
            callers |= {who, who.split()[-1].lower()}
            name = who if named else parties.named(who)
            if name:
                callers.add(name)
                fields.setdefault("filer", name)
            unnamed = unnamed or who
        if "supports" not in fields and (helped := filers.supported(written, at)):
            fields["supports"] = helped[0] if helped[1] else parties.named(helped[0]) or helped[0]
        if "court" not in fields and (court := told.court(written, at)):
            fields["court"] = court
        if "date" not in fields and (date := told.date(written)):
            fields["date"] = date
        if "attorney" not in fields and (attorney := filers.lawyer(written)):
            fields["attorney"] = attorney
        if client is None:
            client = filers.client(written)
    if unnamed:
        fields.setdefault("filer", unnamed)
    attorneys = fields.get("attorney", "").split("; ")
    if attorneys[0] and fields.get("filer", "").endswith(attorneys[0]):
        fields.pop("filer", None)  # "lawyer Jane Doe, whose petition": her client's
    if client and attorneys[0]:
        fields.setdefault("filer", client[0] if client[1] else parties.named(client[0]) or client[0])
    if fields.get("supports") == fields.get("filer"):
        fields.pop("supports", None)
    return fields, frozenset(callers)


class _Parties:
    """Parties by what a text calls them: a common noun ("the union") is looked up where a name is said to be one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str | None] = {}

    def named(self, party: str) -> str | None:
        """The name that the text gives to what it calls by a common noun; None where it gives none."""
        noun = party.rsplit(" ", 1)[-1]
        if noun not in self._known:
            self._known[noun] = self._apposed(noun)
        return self._known[noun]

    def _apposed(self, noun: str) -> str | None:
        told = re.compile(rf",(?: or [A-Z]+,)? (?:the|a|an) (?:[\w-]+ ){{0,3}}{re.escape(noun)}\b")
        for found in itertools.islice(told.finditer(self._text, 0, _PARTIES_REACH), _MOST):
            if named := _NAME_ENDS.search(self._text, max(0, found.start() - 120), found.start()):
                return re.sub(r"^(?:The|Meanwhile|But|And) ", "", named["name"])
        return None


# What a paper does with the instruments that its sentence names.
_ARGUES = re.compile(
    r"\b(?:says?|said|argu\w+|contend\w*|assert\w*|claim(?:s|ed|ing)?|alleg\w+|rel(?:y|ies|ied|ying)|cit(?:e|es|ed|ing)|invok\w+|accus\w+|violat\w+|breach\w*|warn\w*|"
    r"urg\w+|ask(?:s|ed|ing)?|seek\w*|sought|challeng\w+|reads?|wrote|writ(?:es|ten)|not(?:es|ed)|stat(?:es|ed|ing)|quot\w+|plead\w*|under|demand\w*|compar\w+|describ\w+|based on)\b"
)
_SAYS = re.compile(
    r"\b(?:reads?|says?|said|argues?|argued|states?|stated|contends|asserts|according to) (?:the|its|their|his|her) (?:[\w-]+ ){0,2}\Z"
)
_IT = re.compile(r"\s*(?:It|They) (?:also |then |further )?")
_WROTE = r"(?:wrote|writes?|argued?|argues|noted|notes|contended|contends|asserted|asserts|maintained|alleged|alleges|pointed out|added)"
_WRITES = re.compile(rf" {_WROTE}\b")
_WROTE_BY = re.compile(rf"\b{_WROTE} (?:the )?\Z")
_WROTE_REACH = 16  # characters of that, "pointed out the "


def _cited(
    text: str,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    places: Iterable[tuple[int, tuple[int, int]]],
    callers: frozenset[str],
    case: str | None,
) -> list[str]:
    """The instruments that a brief cites or says are violated, by the sentences that tell what it or its filer writes.

    "By failing to adhere to the 1967 Protocol, wrote the officers", where the officers filed a brief before.
    """
    spans, first = [], 0
    for at, (low, high) in places:
        begin, end = mentions[at].start, mentions[at].end
        first = first or end
        if _ARGUES.search(text, end, high) or _SAYS.search(text, max(low, begin - 30), begin):
            spans.append((low, high))
        if (following := _IT.match(text, high, high + 12)) and high < len(text):
            after = sentence(text, following.end(), following.end())
            if _ARGUES.match(text, following.end(), after[1]):
                spans.append(after)
    spoken = sorted(place for name in callers for place in _told_by(text, name, first, first + _LATER))
    spans += [sentence(text, start, end) for start, end in spoken]
    found: dict[str, None] = {}
    for low, high in spans:
        for at in range(bisect.bisect_left(starts, low), bisect.bisect_left(starts, high)):
            mention = mentions[at]
            one = mention.instrument
            if one is None or mention.kind is Kind.BRIEF or not mention.zone.counts or one.id == case:
                continue
            if mention.form is Form.GENERIC and mention.kind is Kind.CASE:
                continue  # the suit at hand
            found[one.id] = None
    return list(found)


def _told_by(text: str, name: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where a stretch of text says that one of this name wrote something: "the officers argued", "wrote the officers"."""
    at = text.find(name, low, high)
    while at >= 0:
        end = at + len(name)
        starts = not (text[at].isalnum() and text[at - 1 : at].isalnum())
        if starts and (writes := _WRITES.match(text, end, high)):
            yield at, writes.end()
        elif not text[end : end + 1].isalnum() and (wrote := _WROTE_BY.search(text, max(low, at - _WROTE_REACH), at)):
            yield wrote.start(), end
        at = text.find(name, end, high)


_CASE_REACH = 220


def _beside(text: str, mentions: Sequence[Mention], paper: Mention, stop: int) -> str | None:
    """The named case that the paper's own sentence says it was filed in: "a petition in Cantero v. Bank of America"."""
    stop = min(stop, paper.end + _CASE_REACH)
    for mention in mentions:
        if mention.start >= stop:
            break
        if mention.start < paper.end or mention.kind is not Kind.CASE or mention.form not in (Form.NAMED, Form.CITED):
            continue
        if mention.instrument and re.search(
            r"\bin (?:the case of )?\Z", text[max(0, mention.start - 16) : mention.start]
        ):
            return mention.instrument.id
    return None


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
