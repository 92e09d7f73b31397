"""Names that a text gives itself: "(HRA)" after the act, "Roe" after "Roe v. Wade"."""

import re
from collections.abc import Iterator, Sequence

from lexindex.catalog import Catalog
from lexindex.grammars.parts import pinpoint_before, year_after
from lexindex.model import Form, Kind, Mention, Pinpoint

_DEFINITION = re.compile(
    r",? ?[(\[](?:(?:the|hereinafter|hereafter|known as|or|also known as|henceforth) (?:the )?)?(?P<quote>\")?(?:the )?(?P<name>[A-Z][\w&.()-]{1,14}(?: (?:[A-Z][\w&.-]{1,14}|\d{4})){0,3})\"?[)\]]"
)
_GOVERNMENT = re.compile(
    r"\b(?:United States|State|People|Commonwealth|Union of India|R|Regina|The Queen|The King|Secretary|Minister|Attorney|Commissioner|Commission|Government|Republic|Department|City|County|Board|Trump|Biden|Obama|Bush|Clinton|Holder|Sessions|Garland|INS|US)\b"
)
# What stands after or before a party's name that means its case, in articles that do not cite formally.
_OF_THE_CASE = re.compile(
    r"(?:'s)? (?:decision|ruling|opinion|doctrine|deference|test|framework|standard|precedent|majority|dissent|holding|judgment|"
    r"court (?:held|said|ruled|found)|was (?:decided|overturned|overruled|wrong)|case|overruled|held that)\b"
)
_IN_THE_CASE = re.compile(
    r"\b(?:under|in|overturn(?:ed|ing|s)?|overrul(?:e|ed|ing|es)|since|citing|following|post|pre|reaffirm(?:ed|ing)?|reverse[ds]?|apply(?:ing)?|applied|distinguish(?:ed|ing)?|per|[Ss]ee|and|"
    r"(?:applicability|reversal|overturning|fall|end|wake|reasoning|holding|scope|paragraphs? \d{1,4}|para\.? \d{1,4}) of) \Z"
)
# After a formal citation the name alone means the case, unless a person or firm acts or is addressed.
_ACTS = re.compile(
    r"(?:'s)? (?:said|says|told|added|argued|argues|wrote|filed|sued|testified|was (?:born|arrested|convicted|charged|sentenced|shot)|"
    r"appealed|claimed|Inc|Corp|Co|Ltd|LLC|University|himself|herself)\b|'s (?!holding|rule|test|reasoning)|-| [A-Z]"
)
_NAMED_SO = re.compile(r"(?:[A-Z][\w.]*|\bv\.?|\bvs\.?|\b(?:Mr|Mrs|Ms|Dr|by|with|against|for)\.?) \Z")
_BEGINS = re.compile(r"\b(?:In|Under|After|Since|And|But|Before|See|Cf\.|As|Unlike|Both|Nor|That|Then|What|The) \Z")
_NUMBERED = re.compile(r" \(No\.? \d\)")
_WORD = re.compile(r"(?<![\w.'-])\w*[A-Z][\w&'-]*")


Names = dict[str, list[tuple[str, Mention, bool]]]  # by first word: name, what it names, whether it is a party


def defined(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """Later uses of the short names that the text gives to what it names: "(HRA)", "Roe" after "Roe v. Wade".

    Linear in the text, however many names there are.
    """
    names: Names = {}
    known: set[str] = set()
    for mention in mentions:
        if mention.form not in (Form.NAMED, Form.CITED, Form.ALIAS) or mention.key[0] == "case?":
            continue
        if text[mention.end : mention.end + 2] in (" (", ", ") and (
            given := _DEFINITION.match(text, mention.end, mention.end + 60)
        ):
            name = given["name"]
            if name not in known and (given["quote"] or _initials(name, text[mention.start : mention.end])):
                known.add(name)
                names.setdefault(_first_word(name), []).append((name, mention, False))
        if mention.kind is Kind.CASE and (name := _party(mention, catalog)) and name not in known:
            known.add(name)
            names.setdefault(_first_word(name), []).append((name, mention, True))
    if not names:
        return []
    return [
        use
        for start, name, named, party in _places(text, names)
        if (use := _use(text, start, name, named, party=party))
    ]


_FEW = 32


def _places(text: str, names: Names) -> Iterator[tuple[int, str, Mention, bool]]:
    """Where each short name stands: few are looked for one by one, many in one pass over the capitalised words."""
    entries = [entry for group in names.values() for entry in group]
    if len(entries) <= _FEW:
        for name, named, party in entries:
            at = text.find(name, named.end)
            while at >= 0:
                if not at or not (text[at - 1].isalnum() or text[at - 1] in ".'-_"):
                    yield at, name, named, party
                at = text.find(name, at + 1)
        return
    for found in _WORD.finditer(text):
        word = found.group() if found.group() in names else found.group().removesuffix("'s")
        for name, named, party in names.get(word, ()):
            yield found.start(), name, named, party


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group() if found else name


def _use(text: str, start: int, name: str, named: Mention, *, party: bool) -> Mention | None:
    """The mention at `start` by a name the text has given, if it is one."""
    end = start + len(name)
    if (
        start < named.end
        or not text.startswith(name, start)
        or text[end : end + 1].isalnum()
        or text[end : end + 1] == "-"
    ):
        return None
    places: tuple[Pinpoint, ...] = ()
    if not party:
        end, _ = year_after(text, end)
        start, places = pinpoint_before(text, start)
    else:
        if numbered := _NUMBERED.match(text, end):
            end = numbered.end()
        if not (named.form is Form.CITED and _formal(text, start, end)) and not _spoken(text, start, end):
            return None
        begun, places = pinpoint_before(text, start)
        if places and text[begun : begun + 4].lower() == "para":
            start = begun
        else:
            places = ()
    return Mention(start, end, named.kind, Form.ALIAS, ("defined", str(named.start), name), pinpoints=places)


def _formal(text: str, start: int, end: int) -> bool:
    if _ACTS.match(text, end, end + 24):
        return False
    low = max(0, start - 14)
    return not _NAMED_SO.search(text, low, start) or _BEGINS.search(text, low, start) is not None


def _spoken(text: str, start: int, end: int) -> bool:
    if _OF_THE_CASE.match(text, end, end + 40):
        return True
    goes_on = text[end : end + 3] in (" v ", " v.") or (
        text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    )
    return not goes_on and _IN_THE_CASE.search(text, max(0, start - 30), start) is not None


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
