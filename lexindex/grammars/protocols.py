"""Protocols named after their treaty: "the Optional Protocol to the Convention on the Rights of the Child"."""

import re

from lexindex.grammars.parts import name_back, year_before
from lexindex.model import Form, Mention

_REACH = 70
_LEAD = re.compile(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Optional|Additional|Amending|Supplementary) ){0,3}(?:optional p|P)rotocol"
    r"(?: (?:No\. ?)?(?:\d{1,2}|[IVX]{1,4}))?(?: of (?P<year>(?:19|20)\d\d))? (?:[Aa]dditional to|to|[Aa]mending|[Ss]upplementing|[Ss]upplementary to) (?:the )?\Z"
)
_ORDINAL = re.compile(r"\b(?:First|Second|Third|Fourth|Fifth) \Z")
_JOINTS = ("to", "the", "amending", "Amending", "supplementing", "Supplementing")


def with_protocol(text: str, treaty: Mention) -> Mention:
    """The protocol that a treaty's name is the end of; the treaty itself where none leads up to it."""
    start = treaty.start
    if treaty.key[:1] == ("new",) and text.startswith(("Optional Protocol", "Additional Protocol", "Protocol"), start):
        which = _ORDINAL.search(text, max(0, start - 8), start)
        return (
            treaty._replace(start=which.start(), key=("new", which.group() + treaty.key[1], treaty.key[2]))
            if which
            else treaty
        )
    space = text.rfind(" ", max(0, start - 15), start - 1)
    if space < 0 or text[space + 1 : start - 1] not in _JOINTS:
        return treaty
    lead = _LEAD.search(text, max(0, start - _REACH), start)
    if not lead or (name_back(text, lead.start()) < lead.start() and not text.startswith("optional", lead.start())):
        return treaty  # "the Kyoto Protocol to the Convention" has a name
    begun, year = (lead.start(), lead["year"]) if lead["year"] else year_before(text, lead.start())
    name = text[lead.start() : treaty.end]
    return Mention(begun, treaty.end, treaty.kind, Form.NAMED, ("new", name, year or ""), fields=(("title", name),))
