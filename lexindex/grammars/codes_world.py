"""Instruments of the Union by their numbers."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention

_EU = re.compile(
    r"(?:(?:Council|Commission|Parliament|Framework|Implementing|Delegated|[Tt]he) ){0,4}(?P<type>[Dd]irective|[Rr]egulation|[Dd]ecision)s? (?:\((?P<body>EU|EC|EEC|Euratom|JHA|EU, Euratom)\) )?(?:[Nn]o\.? ?)?"
    r"(?P<first>\d{2,4})/(?P<second>\d{1,4})(?:/(?P<tail>EC|EEC|EU|JHA|ECSC|CFSP))?(?!\d)"
)
_EU_LEAD = re.compile(r"^(?:[Tt]he )+")


def anchors() -> Iterable[Anchor]:
    """Numbers behind the words or series that lead them."""
    yield Anchor(
        r"\b(?:[Dd]irective|[Rr]egulation|[Dd]ecision)s? (?:\([EUJ][A-Za-z, ]{1,12}\) )?(?:[Nn]o\.? ?)?[0-9]{2,4}/[0-9]",
        "eu",
    )


def _eu(text: str, end: int) -> Mention | None:
    found = find(_EU, text, end, 70, 14)
    if not found:
        return None
    first, second = found["first"], found["second"]
    what = found["type"].capitalize()
    if found["type"].islower() and not (found["tail"] or found["body"] or what == "Directive"):
        return None
    old = found["tail"] or len(first) != 4
    year, number = (first, second) if len(first) == 4 or what != "Regulation" else (second, first)
    if len(year) == 2:
        year = ("19" if int(year) > 50 else "20") + year
    start = found.start() + (len(lead.group()) if (lead := _EU_LEAD.match(found.group())) else 0)
    letter = {"Directive": "L", "Regulation": "R", "Decision": "D"}[what]
    celex = f"CELEX 3{year}{letter}{int(number):04d}"
    if what == "Regulation" and found["body"] != "EU" and len(first) == 4 and len(second) == 4 and not old:
        # "Regulation (EC) No 1049/2001" is number first, and both may have four digits.
        other = f"CELEX 3{second}R{int(first):04d}"
        celex, year, number = (other, second, first) if int(second) in range(1958, 2015) else (celex, year, number)
    written = text[start : found.end()]
    fields = [("number", number), ("year", year), ("title", what)]
    return Mention(
        start,
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", f"eu/{what.lower()}-{year}-{number}", written, celex),
        fields=tuple(fields),
    )


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "eu": _eu,
}
