"""Acts with sections of their own: where the United States Code puts them, and which act put a Code section there.

`data/act_sections.csv` has a row for each section of an act that the Code places: the act's id (left out when it is
that of the row before), its section, and title and section of the Code ("8-1225"). Read when first needed.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lexindex.catalog import DATA, Catalog
from lexindex.model import Form, Instrument, Kind, Mention, Pinpoint, Relation

_CODE = re.compile(r"statute:us/(\d{1,2}[a-z]?)-usc-([^/]{1,40})")
# The sign, or the number behind the name: "INA § 235", "INA section 235", "ERISA sec. 502(a)".
_FORMAL = re.compile(r"§|\w,? (?:[Ss]ections?|[Ss]ecs?\.) ?\d[\w().-]{0,20}\Z")


class _Table(NamedTuple):
    """Both ways through the rows; what two rows answer differently is left out."""

    acts: frozenset[str]
    codes: dict[tuple[str, str], tuple[str, str]]  # (act, its section) to (title, section of the Code)
    origins: dict[tuple[str, str], str]  # (title, section of the Code) to the act


@functools.cache
def _table() -> _Table:
    acts: set[str] = set()
    codes: dict[tuple[str, str], tuple[str, str] | None] = {}
    origins: dict[tuple[str, str], str | None] = {}
    act = ""
    for row in (DATA / "act_sections.csv").read_text(encoding="utf-8").splitlines()[1:]:
        named, section, code = row.split(",")
        if named:
            act = named
            acts.add(act)
        title, _, placed = code.partition("-")
        place = (title, placed)
        codes[act, section] = place if codes.get((act, section), place) == place else None
        origins[place] = act if origins.get(place, act) == act else None
    return _Table(
        frozenset(acts),
        {key: place for key, place in codes.items() if place},
        {place: origin for place, origin in origins.items() if origin},
    )


def code_section(act: str, section: str) -> tuple[str, str, str] | None:
    """Title, section and subsection of the Code where a section of an act stands; None where no row says.

    >>> code_section("statute:us/immigration-and-nationality-act-1952", "235(b)(2)(C)")
    ('8', '1225', '(b)(2)(C)')
    """
    codes = _table().codes
    stop = len(section)
    while stop > 0:
        if place := codes.get((act, section[:stop])):
            return (*place, section[stop:])
        # Without its last bracket: the rows mostly name whole sections.
        stop = section.rfind("(", 0, stop)
    return None


def act_of(title: str, section: str) -> str | None:
    """The one act that put a section into the Code; None where no row, or more than one, says.

    >>> act_of("8", "1158")
    'statute:us/immigration-and-nationality-act-1952'
    """
    return _table().origins.get((title, section))


def placed(mention: Mention, instrument: Instrument | None) -> Mention:
    """The mention with the Code section of the act's section that it names, or with the act of its Code section."""
    if instrument is None or instrument.kind is Kind.CASE or instrument.jurisdiction != "us" or instrument.local:
        return mention
    fields = dict(mention.fields)
    if fields.get("code") == "U.S.C.":
        act = act_of(fields.get("title", ""), fields.get("section", ""))
        if act is None or act == instrument.id or "act" in fields:
            return mention
        return mention._replace(fields=(*mention.fields, ("act", act)))
    section = next((place.first for place in mention.pinpoints if place.unit == "section"), None)
    # "Pub. L. No. 111-148, § 1101": a law's own section stays in its fields, the Code's would say another number.
    if section is None or "code" in fields or "section" in fields or instrument.id not in _table().acts:
        return mention
    found = code_section(instrument.id, section)
    if found is None:
        return mention
    kept = [pair for pair in mention.fields if pair[0] not in ("title", "subsection")]
    return mention._replace(fields=(*kept, *_code_fields(*found, instrument.id)))


def cited(mention: Mention, ids: Sequence[str], shown: str) -> Mention:
    """The mention as a citation of the Code where it cites an act's section, "INA § 235(b)"; else as it is.

    `shown` is the mention's text and `ids` are the acts that its name may mean. "Section 5 of the Voting Rights Act"
    names the act, and a part of it; "VRA § 5" is a citation, which lawyers write for the Code's.
    """
    place = next(iter(mention.pinpoints), None)
    if len(ids) != 1 or place is None or place.unit != "section" or ids[0] not in _table().acts:
        return mention
    own = dict(mention.fields)
    if own.get("code") == "U.S.C." and own.get("section") == place.first.partition("(")[0]:
        return mention  # "Social Security Act, 42 U.S.C. §§ 301 et seq.": the number is the Code's already
    if not _FORMAL.search(shown) or not (found := code_section(ids[0], place.first)):
        return mention
    title, number, rest = found
    key = ("cite", f"us/{title}-usc-{number.lower()}", f"{title} U.S.C. § {number}")
    # In the act's numbers as written, and in the Code's, so that a question in either finds it.
    places = (*mention.pinpoints, Pinpoint("section", number + rest))
    fields = _code_fields(title, number, rest, ids[0])
    return mention._replace(form=Form.CITED, key=key, pinpoints=places, fields=fields)


def _code_fields(title: str, section: str, rest: str, act: str) -> tuple[tuple[str, str], ...]:
    own = [("code", "U.S.C."), ("title", title), ("section", section), ("subsection", rest), ("act", act)]
    return tuple(pair for pair in own if pair[1])


def related(instrument: str, others: Iterable[str]) -> list[str]:
    """Of some instruments, the Code sections that an act put there, or the act of a Code section.

    >>> related("statute:us/8-usc-1158", ["statute:us/immigration-and-nationality-act-1952", "statute:us/8-usc-1182"])
    ['statute:us/immigration-and-nationality-act-1952']
    """
    if place := _CODE.fullmatch(instrument):
        act = act_of(place[1], place[2])
        return [other for other in others if other == act]
    if not instrument.startswith("statute:us/"):  # no other act has sections in the Code: the table need not be read
        return []
    return [one for one in others if (place := _CODE.fullmatch(one)) and act_of(place[1], place[2]) == instrument]


def relations(mentions: Iterable[Mention], catalog: Catalog) -> tuple[tuple[str, Relation], ...]:
    """The act of each Code section that is cited by itself: (act, `codified_at` the section)."""
    found: dict[tuple[str, Relation], None] = {}
    for mention in mentions:
        if mention.instrument is None or mention.kind is Kind.CASE or not mention.zone.counts:
            continue
        for name, act in mention.fields:
            if name == "act" and act in catalog.instruments and act != mention.instrument.id:
                found[act, Relation("codified_at", mention.instrument.id)] = None
    return tuple(found)
