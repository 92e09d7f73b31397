"""Laws numbered through, as civil-law countries number them: "Law 18.831", "Complementary Law 135", "Decree No. 1040"."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.places import COMMON_LAW, PLACES
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention

_BEFORE, _BEHIND = 240, 120  # characters in which a country is looked for
_THROUGH = re.compile(
    r"(?P<words>(?P<sort>Complementary |Organic |Constitutional |Federal |General |Supreme |Legislative |Emergency |Presidential |Royal |Ministerial |Executive |Government )?(?:Decree[- ]Law|Law|Decree)) (?:No\.? ?)?(?P<number>\d{1,3}[.,]\d{3}|\d{1,5})(?!\d|[.,]\d|/\d| of \d| (?:percent|per cent|years|people|times|pages))"
)


def anchors() -> Iterable[Anchor]:
    """The word and the number."""
    yield Anchor(r"\b(?:Law|Decree) (?:No\.? ?)?[0-9]{1,3}[.,][0-9]{3}\b", "through")
    yield Anchor(r"\b(?:Law|Decree) No\.? ?[0-9]{3,5}\b", "through")
    yield Anchor(
        r"\b(?:Complementary|Organic|Constitutional|Supreme|Legislative|Emergency|Presidential|Royal|Ministerial|Executive|Government) (?:Law|Decree) (?:No\.? ?)?[0-9]",
        "through",
    )
    yield Anchor(r"\bDecree(?:[- ]Law)? (?:No\.? ?)?[0-9]{1,5}\b", "through")


_CAPITAL = re.compile(r"\b[A-Z][a-z]+")


def civil_law(text: str, start: int, end: int) -> str:
    """The country named last before a law, else first behind it, among those that number their laws through."""
    before = reversed(list(_CAPITAL.finditer(text, max(0, start - _BEFORE), start)))
    for found in (*before, *_CAPITAL.finditer(text, end, end + _BEHIND)):
        code = PLACES.get(found.group(), "")
        if len(code) == 2 and code not in COMMON_LAW and code not in ("eu", "un"):
            return code
    return ""


def _through(text: str, end: int) -> Mention | None:
    """Read "Law 18.831", "Complementary Law 135": laws numbered through, of the country spoken of last."""
    found = find(_THROUGH, text, end, 50, 8)
    if not found or (found.start() and text[found.start() - 1].isalnum()):
        return None
    number = re.sub(r"[.,]", "", found["number"])
    where = civil_law(text, found.start(), found.end()) or "x"
    slug = re.sub(r"[^a-z0-9]+", "-", found["words"].lower())
    kind = Kind.REGULATION if found["words"].endswith("Decree") else Kind.STATUTE
    written = f"{found['words']} {found['number']}"
    key = ("cite", f"{where}/{slug}-{number}", written)
    return Mention(found.start(), found.end(), kind, Form.CITED, key, fields=(("number", number),))


CITED: dict[str, Callable[[str, int], Mention | None]] = {"through": _through}
