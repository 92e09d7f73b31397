"""Names that a text gives itself: "(HRA)" after the act, "Roe" after "Roe v. Wade"."""

import re
from collections.abc import Sequence

from lexindex.catalog import Catalog
from lexindex.grammars.parts import year_after
from lexindex.model import Form, Kind, Mention

_DEFINITION = re.compile(
    r",? ?[(\[](?:(?:the|hereinafter|hereafter|known as|or|also known as|henceforth) (?:the )?)?(?P<quote>\")?(?:the )?(?P<name>[A-Z][\w&.()-]{1,14}(?: (?:[A-Z][\w&.-]{1,14}|\d{4})){0,3})\"?[)\]]"
)
_PARTY_AFTER = r"(?:'s)? (?:decision|ruling|opinion|doctrine|deference|test|framework|standard|precedent|majority|dissent|holding|judgment|court (?:held|said|ruled|found)|was (?:decided|overturned|overruled|wrong)|case|overruled|held that)\b"
_PARTY_BEFORE = r"(?:\b(?:under|in|overturn(?:ed|ing|s)?|overrul(?:e|ed|ing|es)|since|citing|following|post|pre|reaffirm(?:ed|ing)?|reverse[ds]?|apply(?:ing)?|applied|distinguish(?:ed|ing)?|per|See|see|and|(?:applicability|reversal|overturning|fall|end|wake|reasoning|holding|scope|paragraphs? \d{1,4}|para\.? \d{1,4}) of) )"
_GOVERNMENT = re.compile(
    r"\b(?:United States|State|People|Commonwealth|Union of India|R|Regina|The Queen|The King|Secretary|Minister|Attorney|Commissioner|Commission|Government|Republic|Department|City|County|Board|Trump|Biden|Obama|Bush|Clinton|Holder|Sessions|Garland|INS|US)\b"
)


def defined(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """Later uses of the short names that the text gives to what it names: "(HRA)", "Roe" after "Roe v. Wade"."""
    short: dict[str, Mention] = {}
    parties: dict[str, Mention] = {}
    for mention in mentions:
        if mention.form not in (Form.NAMED, Form.CITED, Form.ALIAS) or mention.key[0] == "case?":
            continue
        if text[mention.end : mention.end + 2] in (" (", ", ") and (
            found := _DEFINITION.match(text, mention.end, mention.end + 60)
        ):
            name = found["name"]
            if found["quote"] or _initials(name, text[mention.start : mention.end]):
                short.setdefault(name, mention)
        if mention.kind is Kind.CASE and (name := _party(mention, catalog)):
            parties.setdefault(name, mention)
    added: list[Mention] = []
    if short:
        # One alternation for the whole text: linear, whatever the number of definitions.
        pattern = re.compile(
            r"(?<![\w-])(?:"
            + "|".join(re.escape(name) for name in sorted(short, key=len, reverse=True))
            + r")(?![\w-])"
        )
        for found in pattern.finditer(text):
            named = short[found.group()]
            if found.start() >= named.end:
                end, _ = year_after(text, found.end())
                added.append(
                    Mention(found.start(), end, named.kind, Form.ALIAS, ("defined", str(named.start), found.group()))
                )
    if parties:
        added += _formal(text, {name: mention for name, mention in parties.items() if mention.form is Form.CITED})
        names = "|".join(re.escape(name) for name in sorted(parties, key=len, reverse=True))
        pattern = re.compile(
            rf"{_PARTY_BEFORE}(?P<one>(?:{names})(?: \(No\.? \d\))?)(?![\w-]| v\.?| [A-Z])|(?<![\w.-])(?P<two>(?:{names})(?: \(No\.? \d\))?)(?={_PARTY_AFTER})"
        )
        for found in pattern.finditer(text):
            group = "one" if found["one"] else "two"
            named = parties[found[group].partition(" (No")[0]]
            if found.start(group) >= named.end:
                added.append(
                    Mention(
                        found.start(group),
                        found.end(group),
                        Kind.CASE,
                        Form.ALIAS,
                        ("defined", str(named.start), found[group]),
                    )
                )
    return added


_SAID = re.compile(
    r"(?:'s)? (?:said|says|told|added|argued|argues|wrote|filed|sued|testified|was (?:born|arrested|convicted|charged|sentenced|shot)|appealed|claimed|Inc|Corp|Co|Ltd|LLC|University|himself|herself)\b|'s (?!holding|rule|test|reasoning)|-| [A-Z]"
)


def _formal(text: str, parties: dict[str, Mention]) -> list[Mention]:
    """One-party names after a formal citation: there the name alone means the case, unless a person acts or is addressed."""
    if not parties:
        return []
    names = "|".join(re.escape(name) for name in sorted(parties, key=len, reverse=True))
    added = []
    for found in re.finditer(rf"(?<![\w.'-])(?:{names})(?: \(No\.? \d\))?(?![\w-])", text):
        named = parties[found.group().partition(" (No")[0]]
        if found.start() < named.end or _SAID.match(text, found.end(), found.end() + 24):
            continue
        before = text[max(0, found.start() - 14) : found.start()]
        if re.search(
            r"(?:[A-Z][\w.]*|\bv\.?|\bvs\.?|\b(?:Mr|Mrs|Ms|Dr|by|with|against|for)\.?) \Z", before
        ) and not re.search(
            r"(?:^|[.;:] |\b)(?:In|Under|After|Since|And|But|Before|See|Cf\.|As|Unlike|Both|Nor|That|Then|What|The) \Z",
            before,
        ):
            continue
        added.append(
            Mention(found.start(), found.end(), Kind.CASE, Form.ALIAS, ("defined", str(named.start), found.group()))
        )
    return added


def _initials(name: str, full: str) -> bool:
    """Whether an acronym is made of a name's initials, in order, allowing for the small words."""
    name = re.sub(r" \d{4}$", "", name)
    letters = [letter for letter in name if letter.isupper()]
    if len(letters) < 2 or not re.fullmatch(r"[\w.()-]+", name):
        return False
    initials = [word[0].upper() for word in re.findall(r"[A-Za-z]+", full)]
    at = 0
    for letter in letters:
        try:
            at = initials.index(letter, at) + 1
        except ValueError:
            return False
    return True


_BODY = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|LLC|Ass\w*|Union|Nation|Council|Foundation|Society|Group|Bank|University|Labs?|Party|Church|Club|College|Hospital|Trust|Fund|Press|News)\b"
)


def _party(mention: Mention, catalog: Catalog) -> str:
    """The one party by which a case goes: the first, or the second when the first is a government."""
    fields = dict(mention.fields)
    first, second = fields.get("plaintiff", ""), fields.get("defendant", "")
    if mention.key[0] == "name" and len(mention.key) == 4:
        first, _, second = catalog.instruments[mention.key[3]].title.partition(" v. ")
    for party in (first, second):
        if party and not _GOVERNMENT.search(party) and not party.startswith(("In re", "Ex parte", "Matter of")):
            words: list[str] = [word for word in re.findall(r"\b[\w'-]*[A-Z][\w'-]*", party) if len(word) > 2]
            if words:
                return words[0] if len(words) > 2 or _BODY.search(party) else words[-1]
    return ""
