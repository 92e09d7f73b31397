"""A noun beside the name of what it is: "the 1967 Protocol, the U.N. accord", "the landmark case, Roe v. Wade"."""

import re
from collections.abc import Sequence

from lexindex.model import Form, Kind, Mention

NAMING = frozenset({Form.NAMED, Form.CITED, Form.ALIAS})
_PREDICATE = re.compile(
    r" (?:was|is|has|had|will|would|were|says|said|does|did|requires|allows|forbids|bans|lets|gives|obliges)\b"
)
_CLOSES = re.compile(r"[,.;:)]|\Z")
_KNOWN_AS = re.compile(
    r"(?:,| that is|, which is)? (?:also |better |commonly |popularly |formally |officially |now )?(?:known as|called|dubbed|nicknamed) (?:the )?\"?"
)
# A name between two commas, or with its number behind; in a list "and" or another name follows.
_ONE_NAME = re.compile(r",(?! (?:and|or) | [A-Z])|\.(?: |\Z|\n)| \(")
_APPOSITION = re.compile(
    r"(?:,|\x97| -|, known as| is| was|, which is)[ \"]*(?:(?:the )?(?:[\w.]+ )?[\w.]+'s|the|a|an|that)? ?\Z"
)


def describes(text: str, found: Sequence[Mention], index: int) -> bool:
    """Whether the noun at `index` only describes the name right before it: "the 1967 Protocol, the U.N. accord"."""
    before, mention = found[index - 1], found[index]
    if before.form not in NAMING or mention.start - before.end > 24:
        return False
    gap = text[before.end : mention.start]
    if gap.startswith(",") and _PREDICATE.match(text, mention.end, mention.end + 14):
        return False  # "known as the BBNJ Agreement, the accord was adopted in June"
    return _family(before.kind) == _family(mention.kind) and _APPOSITION.fullmatch(gap) is not None


def names_it(text: str, found: Sequence[Mention], index: int) -> bool:
    """Whether the name that the noun at `index` describes follows: "the landmark case, Roe v. Wade, was"."""
    if index + 1 == len(found):
        return False
    mention, after = found[index : index + 2]
    if after.form not in NAMING or after.start - mention.end not in (2, 6):
        return False
    if _family(after.kind) != _family(mention.kind):
        return False
    return text[mention.end : after.start] in (", ", ", the ") and _CLOSES.match(text, after.end) is not None


def name_behind(text: str, found: Sequence[Mention], index: int) -> bool | None:
    """Whether the noun at `index` is the name behind it, "the law, known as Act 9", or describes it: "the case, Poe v. Lane,".

    None where it is neither.
    """
    if index + 1 == len(found):
        return None
    mention, name = found[index], found[index + 1]
    if name.form not in NAMING or name.start - mention.end > 40 or _family(name.kind) != _family(mention.kind):
        return None
    gap = text[mention.end : name.start]
    if _KNOWN_AS.fullmatch(gap):
        return True
    if gap == " " and mention.kind is Kind.CASE and name.form is Form.NAMED:
        return False  # "the case Poe v. Lane"
    return False if gap == ", " and _ONE_NAME.match(text, name.end) else None


def _family(kind: Kind) -> Kind:
    return Kind.STATUTE if kind in (Kind.REGULATION, Kind.BILL) else kind
