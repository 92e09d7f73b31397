"""Bills that a text gives by name and by number: "the Online Streaming Act (Bill C-11)", "H.R. 4, the Voting Act,"."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from lexindex.catalog import Catalog
from lexindex.model import Form, Instrument, Kind, Mention

_NAMES = frozenset((Kind.STATUTE, Kind.BILL))
# What stands between a number and the name behind it, and closes the name: else the sentence goes on with another act.
_THEN_NAME = re.compile(
    r",? \(?(?:(?:or|also|commonly|better|otherwise|popularly|formally) )?(?:(?:known as|called|titled|entitled|dubbed|named) )?the"
)
_SAYS_SO = re.compile(r"known|called|titled|dubbed|named|\(| or ")
_CLOSED = re.compile(r"[,.;:)](?!\w)|\Z")


def named(text: str, mentions: Sequence[Mention], catalog: Catalog) -> list[Mention]:
    """The mentions with each bill under its number and its name, where the text has one beside the other."""
    one: dict[str, Instrument] = {}
    for first, second in itertools.pairwise(mentions):
        gap = text[first.end : second.start]
        if _is_number(second, catalog) and _is_name(first, catalog) and gap == " (":
            bill, name = second, first
        elif _is_number(first, catalog) and _is_name(second, catalog) and _apposed(text, gap, second):
            bill, name = first, second
        else:
            continue
        if bill.instrument and name.instrument and not {bill.instrument.id, name.instrument.id} & one.keys():
            written = " ".join(text[name.start : name.end].split())
            whole = replace(bill.instrument, title=f"{written} ({text[bill.start : bill.end]})")
            if name.instrument.id in catalog.instruments:
                whole = name.instrument
            one[bill.instrument.id] = one[name.instrument.id] = whole
    if not one:
        return list(mentions)
    return [
        mention._replace(kind=Kind.BILL, instrument=one[mention.instrument.id])
        if mention.instrument and mention.instrument.id in one
        else mention
        for mention in mentions
    ]


def _is_number(mention: Mention, catalog: Catalog) -> bool:
    cited = mention.kind is Kind.BILL and mention.form is Form.CITED and mention.key[:1] == ("cite",)
    return cited and mention.instrument is not None and mention.instrument.id not in catalog.instruments


def _is_name(mention: Mention, catalog: Catalog) -> bool:
    """Whether it may be the name of a bill: one that the catalog knows, or an act that it does not."""
    if mention.kind not in _NAMES or mention.form not in (Form.NAMED, Form.ALIAS) or mention.instrument is None:
        return False
    known = catalog.instruments.get(mention.instrument.id)
    return known.kind is Kind.BILL if known else mention.key[:1] == ("new",)


def _apposed(text: str, gap: str, name: Mention) -> bool:
    gap = gap.rstrip(" ")
    if not _THEN_NAME.fullmatch(gap):
        return False
    return _SAYS_SO.search(gap) is not None or _CLOSED.match(text, name.end) is not None
