"""Parallel citations: the same case in another reporter, right behind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex.catalog import Catalog
from lexindex.model import Form, Kind, Mention


def fullest(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Of each case cited, by its id, the first mention with both parties: "Hall, 2020 WL 2" may stand before it."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        if mention.key[0] == "cite" and mention.key[1] not in found and "defendant" in dict(mention.fields):
            found[mention.key[1]] = mention
    return found


# Numbers that a case has besides its court's own.
_BESIDES = re.compile(r"ECLI:|EU:C|CanLII")


def _two_courts(first: dict[str, str], second: dict[str, str]) -> bool:
    """Whether two numbers are of two cases, as each is some court's own: "[2019] UKSC 41, [2019] EWCA Civ 5"."""
    if "neutral" in first and "neutral" in second:
        return not any(_BESIDES.search(fields["neutral"]) for fields in (first, second))
    one, other = (set(re.findall(r"\d+", fields.get("docket", ""))) for fields in (first, second))
    return bool(one and other) and not (one <= other or other <= one)  # a communication's number, and its document's


def same_case(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a citation gives the case just cited in another reporter: a comma between, or brackets around."""
    first, second = dict(before.fields), dict(mention.fields)
    if "plaintiff" in second or "history" in second or first.get("reporter", 1) == second.get("reporter"):
        return False
    if "reporter" not in first and "reporter" not in second and _two_courts(first, second):
        return False
    if "docket" in first and "" < second.get("year", "") < first.get("year", ""):
        return False  # nothing is reported before it was filed
    gap = text[before.end : mention.start].strip()
    if not gap and "docket" in first and ("reporter" in second or "EU:" in second.get("neutral", "")):
        # As in: Case 26/62 Van Gend en Loos [1963] ECR 1; Webb v EMO Air Cargo (Case C-32/93) [1994] QB 718
        return before.key[1].startswith("eu/")
    if gap == ";" and "neutral" in first and "neutral" not in second:
        # South Africa and Australia: the court's own number, then the reports of the year or the next.
        years = [int(fields.get("year", "0")[:4]) for fields in (first, second)]
        return "plaintiff" in first and 0 <= years[1] - years[0] <= 2
    if gap == ";":  # as Michigan writes, before the year that both share
        return text[before.end - 1] != ")" and "year" in first and first["year"] == second.get("year")
    if gap == "[":  # California: the unofficial reporters stand in brackets
        return first.get("parenthetical", "").startswith(mention.text)
    return gap == "," or (gap == "(" and text[mention.end : mention.end + 1] == ")")


# A report not yet paged, "565 U.S. ___": the number beside it says more.
_SLIP = re.compile(r"-slip(?:-|\Z)")


def _of_name(text: str, named: Mention, mention: Mention) -> bool:
    """Whether a report stands right behind a case that the catalog knows by name: "Costa v ENEL [1964] ECR 585"."""
    fields, known = dict(mention.fields), named.instrument
    if "reporter" not in fields or "plaintiff" in fields or text[named.end : mention.start + 1] not in (" [", " ("):
        return False
    year, decided = fields.get("year", "")[:4], known.date if known else None
    return year.isdigit() and decided is not None and 0 <= int(year) - int(decided[:4]) <= 2


def _both_known(before: Mention, mention: Mention, catalog: Catalog) -> bool:
    """Whether the catalog has each of two citations for a case of its own: the reference and what came of it at home."""
    one, other = before.instrument, mention.instrument
    return bool(one and other and one.id != other.id and {one.id, other.id} <= catalog.instruments.keys())


# What a text will call the case stands between its name and its number: 'Dobbs v. Jackson ("Dobbs"), 597 U.S. 215'.
_SHORT_NAME = re.compile(r",? [(\[](?:hereinafter,? )?[\"']?[A-Z][^()\[\]\n]{0,60}[)\]],? ")


def _named_before(text: str, done: Sequence[Mention | None], index: int) -> int | None:
    """Where the name stands that a short one in brackets parts from this citation."""
    mention = done[index]
    if mention is None or mention.key[0] != "cite" or {"plaintiff", "history"} & dict(mention.fields).keys():
        return None
    for at in range(index - 1, max(-1, index - 3), -1):
        name = done[at]
        if name is not None and name.kind is Kind.CASE and name.key[0] in ("case", "name") and name.form is Form.NAMED:
            gap = text[name.end : mention.start] if mention.start - name.end < 90 else ""
            return at if _SHORT_NAME.fullmatch(gap) else None
    return None


def parallel(text: str, done: list[Mention | None], catalog: Catalog) -> None:
    """Citations that follow each other with only a comma between are one case under several numbers."""
    for index in range(1, len(done)):
        before, mention = done[index - 1], done[index]
        if before is None or mention is None or mention.kind is not Kind.CASE or before.kind is not Kind.CASE:
            continue
        slip = before.form is Form.CITED and _SLIP.search(before.key[1]) is not None
        by_name = before.key[0] == "name" and _of_name(text, before, mention)
        if (at := _named_before(text, done, index)) is not None and (named := done[at]) is not None:
            if not _both_known(named, mention, catalog):
                known = named if named.instrument and named.instrument.id in catalog.instruments else mention
                own = [pair for pair in named.fields if pair[0] in ("plaintiff", "defendant")]
                if known is mention and known.instrument and named.instrument:
                    known = known._replace(instrument=replace(known.instrument, title=named.instrument.title))
                done[at] = named._replace(instrument=known.instrument, candidates=known.candidates)
                done[index] = mention._replace(
                    fields=(*mention.fields, *own), instrument=known.instrument, candidates=known.candidates
                )
            continue
        if mention.key[0] != "cite" or not (slip or by_name or before.key[0] == "cite"):
            continue
        if not (by_name or same_case(text, before, mention)) or _both_known(before, mention, catalog):
            continue
        names = [pair for pair in before.fields if pair[0] in ("plaintiff", "defendant", "docket")]
        mention = mention._replace(fields=(*mention.fields, *names))
        known = (
            before
            if before.instrument and before.instrument.id in catalog.instruments
            else mention
            if slip or (mention.instrument and mention.instrument.id in catalog.instruments)
            else before
        )
        if slip and names and known is mention and known.instrument and before.instrument:
            if known.instrument.id not in catalog.instruments:
                known = known._replace(instrument=replace(known.instrument, title=before.instrument.title))
            mention = known
        done[index] = mention._replace(instrument=known.instrument, candidates=known.candidates)
        if known is mention:
            done[index - 1] = before._replace(instrument=known.instrument, candidates=known.candidates)


# What may stand between a treaty and the series that print it: "(adopted 28 July 1951, entered into force 22 April 1954)", "May 23, 1969,".
_DATE = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{4})"
_OF_TREATY = re.compile(
    rf",? (?:\((?:(?:adopted|opened for signature|signed|done|concluded|entered into force)[ ,]{{1,2}})?{_DATE}(?:[;,] (?:entered into force|in force|opened for signature|adopted|EIF) {_DATE})?\),? )?"
    rf"(?:(?:done |signed |adopted |opened for signature )?{_DATE}(?:, (?:entered into force|in force) {_DATE})?, )?\Z"
)
_BESIDE = re.compile(r", (?:reprinted in |also in )?\Z")


def parallel_treaties(text: str, done: list[Mention | None], catalog: Catalog) -> None:
    """The series behind a known treaty's name, and the further series behind it, print that treaty: UST, TIAS, then UNTS."""
    if not any(mention and mention.kind is Kind.TREATY for mention in done):
        return
    index = 0
    while index < len(done):
        chain = [index]
        while (last := chain[-1]) + 1 < len(done) and _prints(text, done[last], done[last + 1], first=last == index):
            chain.append(last + 1)
        index = chain[-1] + 1
        mentions = [mention for at in chain if (mention := done[at])]
        known = {m.instrument.id for m in mentions if m.instrument and m.instrument.id in catalog.instruments}
        if len(chain) < 2 or len(known) != 1:
            continue
        instrument = next(m.instrument for m in mentions if m.instrument and m.instrument.id in known)
        for at, mention in zip(chain, mentions, strict=True):
            if mention.key[0] == "cite":
                done[at] = mention._replace(kind=Kind.TREATY, instrument=instrument, candidates=())


def _prints(text: str, before: Mention | None, mention: Mention | None, *, first: bool) -> bool:
    """Whether a series right behind a treaty, or behind another series, is one more print of it."""
    if not before or not mention or mention.key[0] != "cite":
        return False
    series, other = _series(mention), _series(before)
    if before.kind is not Kind.TREATY and other != "Stat.":
        return False
    if not series or series == other or (mention.kind is not Kind.TREATY and series != "Stat."):
        return False
    named = first and before.form in (Form.NAMED, Form.ALIAS) and before.instrument is not None
    gap = text[before.end : mention.start]
    return bool((_OF_TREATY if named else _BESIDE).fullmatch(gap)) and (named or bool(other))


_PRINTS = frozenset("UNTS LNTS UST TIAS ILM Bevans CTS TS UKTS ATS CanTS OASTS ETS CETS Stat.".split())


def _series(mention: Mention) -> str:
    fields = dict(mention.fields)
    series = fields.get("series") or fields.get("code", "")
    return series if series in _PRINTS else ""
