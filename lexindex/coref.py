"""Back-references: which earlier mention "the Act", "id." or "the brief" points to, and which nouns point to nothing.

The noun decides what kind of instrument may be meant, the names of the instrument whether it may be called so, and the
nearest earlier one that fits is taken. What fits nothing stays only when it can stand for an instrument of its own.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from lexindex.catalog import Catalog, years
from lexindex.grammars.places import PLACES
from lexindex.model import Form, Kind, Mention
from lexindex.scanner import settle
from lexindex.shortnames import defined

_REACH = 8000  # characters back; longer than the longest article of the sample news, a bound for books
_AHEAD = 3000
_PLACE_REACH = 2500

# What an instrument of a kind may be called when its names do not say.
_NOUNS = {
    Kind.STATUTE: frozenset(["law", "statute", "legislation", "measure"]),
    Kind.BILL: frozenset(["bill", "legislation", "measure"]),
    Kind.REGULATION: frozenset(["regulation", "regulations", "rule", "rules"]),
    Kind.TREATY: frozenset(["treaty", "agreement", "accord", "deal", "pact"]),
    Kind.CASE: frozenset(("case", "lawsuit", "suit", "legal action", "class action", "legal challenge")),
    Kind.RESOLUTION: frozenset({"resolution"}),
    Kind.BRIEF: frozenset({"filing", "filings"}),
    Kind.JOURNAL: frozenset[str](),
}
_HEAD_WORDS = frozenset(
    """
    act law bill statute code rule rules regulation regulations order treaty convention protocol agreement
    accord accords deal charter amendment resolution declaration directive legislation covenant pact
    proclamation ordinance constitution decree measure
    """.split()
)
_BRIEFS = {
    "brief": {"brief", "briefs", "filing", "filings", "papers", "documents"},
    "amicus brief": {"brief", "briefs", "filing", "filings", "papers", "documents"},
    "petition": {"petition", "petitions", "filing", "application", "papers"},
    "complaint": {"complaint", "complaints", "filing"},
    "motion": {"motion", "motions", "filing"},
    "affidavit": {"affidavit", "affidavits"},
    "filing": {"filing", "filings", "papers", "documents", "brief"},
    "application": {"application", "petition"},
    "indictment": {"indictment"},
    "statement": {"filing"},
}
_CALLED_BILL = re.compile(r"\bbill\b|\bact\b", re.IGNORECASE)
_FORWARD = frozenset("act bill treaty convention protocol resolution directive regulation agreement".split())


def resolve(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """The mentions that stay, back-references with their antecedent's position in the list that is returned."""
    mentions = settle([*mentions, *defined(text, mentions, catalog)])
    chosen: list[Mention | None] = []
    points: list[int | None] = []
    for index, mention in enumerate(mentions):
        target = _target(text, mentions, chosen, index, catalog)
        points.append(target if target is not None and target >= 0 else None)
        chosen.append(_settled(mention, target, mentions))
    _ahead(mentions, chosen, points, catalog)
    kept = [index for index, mention in enumerate(chosen) if mention is not None]
    place = {index: position for position, index in enumerate(kept)}
    result = []
    for index in kept:
        stays, target = chosen[index], points[index]
        assert stays is not None
        if target is not None and target in place:
            if place[target] < place[index]:
                stays = stays._replace(antecedent=place[target])
            else:
                stays = stays._replace(key=("same", str(place[target])))
        result.append(stays)
    return result


_DROP = -1
_NEW = -2


def _settled(mention: Mention, target: int | None, mentions: Sequence[Mention]) -> Mention | None:
    """The mention as it stays, given what it points to: an index, nothing of its own, or out."""
    if target == _DROP:
        return None
    if target == _NEW:
        return mention._replace(form=Form.GENERIC) if mention.form is Form.COREFERENCE else mention
    if target is not None and mention.form in (Form.COREFERENCE, Form.IBID, Form.SUPRA, Form.SHORT, Form.GENERIC):
        form = Form.COREFERENCE if mention.form is Form.GENERIC else mention.form
        kind = mentions[target].kind
        return mention._replace(kind=kind, form=form)
    return mention


def _target(
    text: str, mentions: Sequence[Mention], chosen: Sequence[Mention | None], index: int, catalog: Catalog
) -> int | None:
    """What the mention at `index` points to: an earlier index, None (stands by itself), _NEW or _DROP."""
    mention = mentions[index]
    kind = mention.key[0] if mention.key else ""
    if kind == "head":
        return _head(text, mentions, chosen, index, catalog)
    if kind == "place":
        return _place(mentions, chosen, index, catalog)
    if kind == "ibid":
        paged = any(place.unit == "page" for place in mention.pinpoints)
        if paged:
            # A page is a place in a report; the statute or treaty cited in between has sections.
            return next(
                (
                    at
                    for at in range(index - 1, -1, -1)
                    if _standing(chosen, at)
                    and mentions[at].kind in (Kind.CASE, Kind.JOURNAL, Kind.BRIEF)
                    and mentions[at].key[0] not in ("head", "place")
                ),
                None,
            )
        return next(
            (
                at
                for at in range(index - 1, -1, -1)
                if _standing(chosen, at) and mentions[at].key[0] not in ("head", "place")
            ),
            None,
        )
    if kind == "supra":
        name = mention.key[1].lower()
        return next(
            (
                at
                for at in range(index - 1, -1, -1)
                if _standing(chosen, at) and name in _party_names(mentions[at], catalog)
            ),
            None,
        )
    if kind == "cite-short":
        return next(
            (at for at in range(index - 1, -1, -1) if _standing(chosen, at) and _same_volume(mentions[at], mention)),
            None,
        )
    if kind == "defined":
        start = int(mention.key[1])
        return next((at for at in range(index) if mentions[at].start == start), None)
    return None


def _standing(chosen: Sequence[Mention | None], at: int) -> bool:
    return at < len(chosen) and chosen[at] is not None


def _same_volume(earlier: Mention, short: Mention) -> bool:
    fields = dict(earlier.fields)
    wanted = dict(short.fields)
    return (
        earlier.key[0] == "cite"
        and fields.get("volume") == wanted.get("volume")
        and fields.get("reporter") == wanted.get("reporter")
    )


def _party_names(mention: Mention, catalog: Catalog) -> str:
    names = " ".join(value for name, value in mention.fields if name in ("plaintiff", "defendant"))
    if mention.key[0] == "name":
        names += " ".join(catalog.instruments[id_].title for id_ in mention.key[3:])
    return names.lower()


def _head(
    text: str, mentions: Sequence[Mention], chosen: Sequence[Mention | None], index: int, catalog: Catalog
) -> int:
    mention = mentions[index]
    head, determiner, stands = mention.key[1], mention.key[2], mention.key[3] == "stands"
    words = mention.key[4].split() if len(mention.key) > 4 else []
    if determiner in ("indefinite", "bare", "several"):
        if stands and determiner == "indefinite" and _beside(text, mentions, chosen, index):
            return _DROP
        return _NEW if stands else _DROP
    if _beside(text, mentions, chosen, index):
        return _DROP
    for at in range(index - 1, -1, -1):
        earlier = chosen[at]
        if earlier is None:
            continue
        if mention.start - earlier.end > _REACH:
            break
        if _may_be_called(earlier, mentions[at], head, mention, catalog) and _agrees(text, earlier, words, catalog):
            return at
    return _NEW if stands else _DROP


_APPOSITION = re.compile(r"(?:,|\x97| -|, known as| is| was|, which is)[ \"]*(?:the|a|an|that)? ?\Z")


def _beside(text: str, mentions: Sequence[Mention], chosen: Sequence[Mention | None], index: int) -> bool:
    """Whether the noun only describes the name right before it: "the 1967 Protocol, the U.N. accord"."""
    if index == 0 or chosen[index - 1] is None:
        return False
    before, mention = mentions[index - 1], mentions[index]
    if before.form not in (Form.NAMED, Form.CITED, Form.ALIAS) or mention.start - before.end > 24:
        return False
    return (
        _family(before.kind) == _family(mention.kind)
        and _APPOSITION.fullmatch(text[before.end : mention.start]) is not None
    )


def _family(kind: Kind) -> Kind:
    return Kind.STATUTE if kind in (Kind.REGULATION, Kind.BILL) else kind


def _may_be_called(earlier: Mention, raw: Mention, head: str, mention: Mention, catalog: Catalog) -> bool:
    if mention.kind is Kind.BRIEF:
        return earlier.kind is Kind.BRIEF and head in _BRIEFS.get(dict(raw.fields).get("type", ""), ())
    if earlier.kind is Kind.BRIEF:
        return False
    if earlier.kind is Kind.CASE and head in ("lawsuit", "suit", "legal action", "class action", "legal challenge"):
        # A decided landmark is a case; the suit of the day is another one.
        fields = dict(raw.fields)
        return (
            raw.key[0] == "head"
            or "docket" in fields
            or (raw.key[0] in ("case", "case?") and not fields.get("year") and _unknown(fields, catalog))
        )
    nouns = _nouns(earlier, raw, catalog)
    if head == "bill" and raw.kind is Kind.STATUTE and raw.key[0] == "new":
        return "act" in nouns  # an act in the making goes by both names
    return head in nouns or (head == "executive order" and "order" in nouns)


def _unknown(fields: dict[str, str], catalog: Catalog) -> bool:
    return f"{fields.get('plaintiff', '')} v. {fields.get('defendant', '')}".lower() not in catalog.names


def _nouns(earlier: Mention, raw: Mention, catalog: Catalog) -> frozenset[str]:
    kind = raw.key[0] if raw.key else ""
    if kind == "head":
        head = raw.key[1]
        own = {head, head.rsplit(" ", 1)[-1]}
        if head == "executive order":
            own |= {"order"}
        elif head == "bill":
            own |= {"legislation", "measure", "law", "act"}
        elif head in ("law", "statute", "ordinance", "act"):
            own |= {"law", "statute", "legislation", "measure", "act"}
        elif head in ("deal", "agreement", "accord", "pact", "treaty"):
            own |= _NOUNS[Kind.TREATY]
        elif earlier.kind is Kind.CASE:
            own |= _NOUNS[Kind.CASE]
        return frozenset(own)
    if kind == "name":
        named = frozenset().union(*(_catalog_nouns(catalog, id_) for id_ in raw.key[3:]))
    else:
        named = _words(raw.key[1] if kind == "new" and len(raw.key) > 1 else " ".join(raw.key[1:]))
        if kind == "new" and raw.kind is Kind.BILL:
            named |= {"act"} if "act" in named else frozenset()
    if raw.kind is Kind.REGULATION and named & {"order", "directive", "proclamation"}:
        return named | ({"rule"} if "rule" in named else frozenset())
    if raw.kind in (Kind.STATUTE, Kind.BILL):
        if kind == "cite":
            named |= {"act", "bill"} if raw.kind is Kind.BILL else {"act"}
        if "bill" in named or "act" in named:
            named |= {"bill"} if raw.kind is Kind.BILL or "bill" in named else frozenset()
        if "constitution" in named:
            return named
    return named | _NOUNS[raw.kind]


@lru_cache(maxsize=4096)
def _catalog_nouns(catalog: Catalog, id_: str) -> frozenset[str]:
    record = catalog.records[id_]
    return _words(" ".join([record.instrument.title, *(alias.name for alias in record.aliases)]))


def _words(names: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[a-z]+", names.lower()) if word in _HEAD_WORDS)


def _agrees(text: str, earlier: Mention, words: Sequence[str], catalog: Catalog) -> bool:
    """Whether the noun's modifiers allow this antecedent: a year must be its year, a place its place."""
    for word in words:
        if re.fullmatch(r"(?:1[89]|20)\d\d", word) and not _of_year(earlier, word, catalog):
            return False
        place = PLACES.get(word) or PLACES.get(word.removesuffix("'s"))
        if place and word not in text[max(0, earlier.start - 60) : earlier.end + 40]:
            where = (
                {catalog.instruments[id_].jurisdiction for id_ in earlier.key[3:] if id_ in catalog.instruments}
                if earlier.key[:1] == ("name",)
                else set()
            )
            if not where or place not in where:
                return False
    return True


def _of_year(mention: Mention, year: str, catalog: Catalog) -> bool:
    if year in mention.key or year in " ".join(mention.key) or year in dict(mention.fields).values():
        return True
    return mention.key[:1] == ("name",) and any(
        year in years(catalog.instruments[id_], catalog.records[id_]) for id_ in mention.key[3:]
    )


_ARTICLED = frozenset({Kind.TREATY, Kind.STATUTE, Kind.REGULATION})


def _place(mentions: Sequence[Mention], chosen: Sequence[Mention | None], index: int, catalog: Catalog) -> int:
    """The instrument in force where "Article 14" or "Section 5" stands alone."""
    mention = mentions[index]
    unit = mention.key[1]
    for at in range(index - 1, -1, -1):
        earlier = chosen[at]
        if earlier is None:
            continue
        if mention.start - earlier.end > _PLACE_REACH:
            break
        if mentions[at].key[0] == "head" and earlier.form is Form.GENERIC:
            continue
        if unit == "article":
            if earlier.kind is Kind.TREATY or (
                earlier.kind in _ARTICLED
                and _nouns(earlier, mentions[at], catalog)
                & {"constitution", "regulation", "directive", "charter", "code"}
            ):
                return at
        elif earlier.kind in (Kind.STATUTE, Kind.BILL, Kind.REGULATION) and not (
            _nouns(earlier, mentions[at], catalog) & {"constitution"} and "statute:us/constitution" in mentions[at].key
        ):
            return at
    return _DROP


def _ahead(
    mentions: Sequence[Mention], chosen: list[Mention | None], points: list[int | None], catalog: Catalog
) -> None:
    """Tie an early "the Act" to the name that comes later, when only one instrument of the text can be meant."""
    for index, mention in enumerate(mentions):
        if chosen[index] is not None and not (chosen[index].form is Form.GENERIC and mention.form is Form.COREFERENCE):  # type: ignore[union-attr]
            continue
        if mention.key[0] != "head" or mention.key[1] not in _FORWARD or mention.key[2] not in ("definite", "owned"):
            continue
        if len(mention.key) > 4 and mention.key[4]:
            continue
        found: dict[tuple[str, ...], int] = {}
        for at in range(index + 1, len(mentions)):
            later = chosen[at]
            if mentions[at].start - mention.end > _AHEAD:
                break
            if (
                later is not None
                and later.form in (Form.NAMED, Form.CITED, Form.ALIAS)
                and mention.key[1] in _nouns(later, mentions[at], catalog)
            ):
                found.setdefault(_identity(later), at)
        if len(found) == 1:
            (points[index],) = found.values()
            chosen[index] = mention._replace(form=Form.COREFERENCE)


def _identity(mention: Mention) -> tuple[str, ...]:
    return mention.key[3:] if mention.key[0] == "name" else mention.key[:2]
