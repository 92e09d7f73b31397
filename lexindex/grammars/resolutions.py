"""Resolutions of the United Nations: symbols and numbers."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.model import Form, Kind, Mention

_SYMBOL = re.compile(
    r"(?P<body>[ASE])/(?:(?P<sub>HRC)/)?RES/(?P<number>(?:ES-)?\d{1,4}(?:/\d{1,3})?)(?: ?\((?P<year>19\d\d|20\d\d)\))?|A/HRC/RES/(?P<hrc>\d{1,2}/\d{1,3})"
)
_COUNCIL = r"(?:(?:UN|U\.N\.|United Nations) )?(?:(?P<council>Security Council)|(?P<assembly>General Assembly)|(?P<rights>Human Rights Council)|UN|U\.N\.)"
_NUMBERED = re.compile(
    rf"(?:{_COUNCIL} )?[Rr]esolution (?:No\. )?(?P<number>(?:ES-)?\d{{1,4}}(?:/\d{{1,3}})?)(?: ?(?P<session>[A-C] )?\((?P<year>[IVXL]{{1,7}}|19\d\d|20\d\d)\))?"
)
_SHORT = re.compile(r"(?P<body>UNSCR|UNGA|UNSC) (?:[Rr]esolution )?(?P<number>\d{1,4}(?:/\d{1,3})?)")


class Resolutions:
    """Resolutions of the Security Council, the General Assembly and the Human Rights Council."""

    kind = Kind.RESOLUTION

    def anchors(self) -> Iterable[Anchor]:
        """Document symbols and the word before a number."""
        yield Anchor(r"\b[ASE]/(?:HRC/)?RES/(?:ES-)?[0-9]", "symbol")
        yield Anchor(r"\b[Rr]esolution (?:No\. )?(?:ES-)?[0-9]", "numbered")
        yield Anchor(r"\bUN(?:SCR|GA|SC) (?:[Rr]esolution )?[0-9]", "short")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The resolution at this anchor."""
        text = page.text
        pattern, reach = {"symbol": (_SYMBOL, 16), "numbered": (_NUMBERED, 60), "short": (_SHORT, 20)}[label]
        found = next((m for m in pattern.finditer(text, max(0, end - reach), end + 24) if m.end() >= end), None)
        if not found:
            return None
        parts = found.groupdict()
        number = parts.get("number") or parts.get("hrc") or ""
        body = "hrc" if parts.get("rights") or parts.get("sub") or parts.get("hrc") else ""
        written = parts.get("body") or ""
        if not body:
            if parts.get("council") or written in ("S", "UNSCR", "UNSC"):
                body = "sc"
            elif parts.get("assembly") or written in ("A", "UNGA"):
                body = "ga"
        if not body:
            # A bare number is the Security Council's when the text speaks of it, the Assembly's with its slash.
            around = text[max(0, found.start() - 300) : found.end() + 200]
            if "/" in number or "General Assembly" in around:
                body = "ga"
            elif (
                "Security Council" in around
                or "U.N." in around
                or re.search(r"\bUN\b", around)
                or "United Nations" in around
            ):
                body = "sc"
            else:
                return None
        year = parts.get("year") or ""
        fields = [("body", body), ("number", number)] + ([("year", year)] if year.isdigit() else [])
        symbol = {"sc": f"S/RES/{number}", "ga": f"A/RES/{number}", "hrc": f"A/HRC/RES/{number}"}[body]
        key = ("cite", f"un/{body}-{number.lower().replace('/', '-')}", symbol, f"{symbol} ({year})")
        return Mention(found.start(), found.end(), Kind.RESOLUTION, Form.CITED, key, fields=tuple(fields))
