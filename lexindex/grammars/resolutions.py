"""Resolutions of the United Nations and comments of its treaty bodies: symbols and numbers."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.windows import find
from lexindex.grammars.world_names import tail
from lexindex.model import Form, Kind, Mention

_DOC = r"(?:U\.?N\.? Doc\.? )?"
_SYMBOL = re.compile(
    rf"(?<![\w/]){_DOC}(?P<body>[ASE])/(?:(?P<sub>HRC)/)?RES/(?P<number>(?:ES-)?\d{{1,4}}(?:/\d{{1,3}}[A-Z]?)?)(?: ?\((?P<year>19\d\d|20\d\d|[IVXL]{{1,7}})\))?(?![\w/])"
)
_STATEMENT = re.compile(rf"(?<![\w/]){_DOC}S/PRST/(?P<number>(?:19|20)\d\d/\d{{1,3}})(?![\w/])")
_BODIES = {
    "sc": r"(?:UN |U\.N\. |United Nations )?Security Council|UNSC|U\.N\.S\.C\.|S\.?C\.?",
    "ga": r"(?:UN |U\.N\. |United Nations )?General Assembly|UNGA|U\.N\.G\.A\.|G\.?A\.?",
    "hrc": r"(?:UN |U\.N\. |United Nations )?Human Rights Council|UNHRC|HRC",
    "ecosoc": r"ECOSOC|(?:UN |U\.N\. )?Economic and Social Council",
    "chr": r"(?:UN |U\.N\. )?Commission on Human Rights|CHR",
    "pace": r"(?:(?:Council of Europe )?Parliamentary Assembly(?: of the Council of Europe)?|PACE)",
}
_COUNCIL = "|".join(f"(?P<{body}>{names})" for body, names in _BODIES.items())
_WORD = r"(?:[Rr]esolutions?|[Rr]es\.?|RES)"
_YEAR = r"(?:[IVXL]{1,7}|19\d\d|20\d\d)"
_NUMBER = rf"(?P<number>(?:ES-|S-)?\d{{1,4}}(?:/\d{{1,3}})?)(?P<letter> ?[A-D](?= ?\())?(?: ?\((?P<year>{_YEAR})\))?(?P<after> [A-D](?!\w|\.\w|'))?"
_NUMBERED = re.compile(rf"(?<![\w.])(?:(?:{_COUNCIL}|UN|U\.N\.) )?{_WORD} (?:[Nn]o\.? ?)?{_NUMBER}(?!\d|[/.]\d)")
_SHORT = re.compile(rf"(?<![\w.])(?P<word>UNSCR|UNGAR|UNGA|UNSC) (?:{_WORD} )?{_NUMBER}(?!\d|[/.]\d)")
_NEXT = re.compile(rf"(?:,| and|, and| or| y| et| und) {_NUMBER}\Z")
_FIRST = re.compile(rf"(?:(?:{_COUNCIL}) )?[Rr]esolutions (?:[^.;()]|\(\d{{4}}\)|\([IVXL]{{1,7}}\)){{3,90}}\Z")
# As French, Spanish, Italian, German and Dutch write: the number first, then the council.
_FOREIGN = re.compile(
    rf"(?<![\w.])(?:[Rr]esolutions?|[Rr]esolucion(?:es)?|[Rr]isoluzion[ei]|[Rr]esoluties?) {_NUMBER} (?:du|des|del|de la|van de|der|dell')(?: )?(?:UN-)?"
    r"(?:(?P<sc>Conseil de securite|Consejo de Seguridad|Consiglio di sicurezza|Sicherheitsrat(?:e?s)?(?: der Vereinten Nationen)?|Veiligheidsraad)|(?P<ga>Assemblee generale|Asamblea General|Generalversammlung|Assemblea generale))"
)
_COMMITTEES = {
    "CCPR": r"CCPR|HRC|H\.?R\.?C\.?|ICCPR|(?:UN )?Human Rights Committee", "CESCR": r"CESCR|Committee on Economic, Social and Cultural Rights",
    "CEDAW": r"CEDAW|Committee on the Elimination of Discrimination against Women", "CRC": r"CRC|Committee on the Rights of the Child",
    "CERD": r"CERD|Committee on the Elimination of Racial Discrimination", "CAT": r"CAT|Committee against Torture",
    "CRPD": r"CRPD|Committee on the Rights of Persons with Disabilities", "CMW": r"CMW|Committee on Migrant Workers",
    "CED": r"CED|Committee on Enforced Disappearances",
}  # fmt: skip
_COMMITTEE = {body: re.compile(rf"(?<![\w/])(?:{names})\b", re.IGNORECASE) for body, names in _COMMITTEES.items()}
_COMMENT = re.compile(
    r"(?<![\w.])(?:(?P<body>CCPR|HRC|CESCR|CEDAW|CRC|CERD|CAT|CMW|CRPD|CED) )?General (?:[Cc]omment|[Rr]ecommendation) [Nn]o\.? ?(?P<number>\d{1,2})(?!\d|\.\d)"
)
_COMMENT_SYMBOL = re.compile(
    rf"(?<![\w/]){_DOC}(?:(?P<body>CCPR|CEDAW|CRC|CAT|CRPD|CERD|CMW|CED)/C/|(?P<cescr>E/C\.12/)(?:(?:19|20)\d\d/)?)(?:GC/(?P<number>\d{{1,2}})|21/Rev\.1/Add\. ?(?P<add>\d{{1,2}}))(?:/(?:Rev|Corr)\.\d)?(?![\w/])"
)
_REACH = 300


class Resolutions:
    """Resolutions of the councils and the Assembly, presidential statements, general comments."""

    kind = Kind.RESOLUTION

    def anchors(self) -> Iterable[Anchor]:
        """Document symbols and the words before a number."""
        yield Anchor(r"\b[ASE]/(?:HRC/)?RES/(?:ES-)?[0-9]", "symbol")
        yield Anchor(r"\bS/PRST/[0-9]{4}/[0-9]", "statement")
        yield Anchor(r"\b[Rr]es(?:olutions?|\.)? (?:[Nn]o\.? ?)?(?:ES-|S-)?[0-9]", "numbered")
        yield Anchor(r"\bUN(?:SCR|GAR|GA|SC) (?:[Rr]es[a-z.]{0,7} )?[0-9]", "short")
        yield Anchor(r"[0-9)],? (?:and|et|y|und) [0-9]{2,4} \((?:19|20)[0-9][0-9]\)", "next")
        yield Anchor(r"\([0-9]{4}\), [0-9]{2,4} \((?:19|20)[0-9][0-9]\)", "next")
        yield Anchor(r"\b[Rr]esolutions (?:[0-9]{2,4}(?:,| and|, and) ){1,5}[0-9]{2,4}\b", "next")
        yield Anchor(
            r"\b(?:Conseil de securite|Consejo de Seguridad|Consiglio di sicurezza|Sicherheitsrat|Veiligheidsraad|Assemblee generale|Asamblea General|Generalversammlung)",
            "foreign",
        )
        yield Anchor(r"\bGeneral (?:[Cc]omment|[Rr]ecommendation) [Nn]o\.? ?[0-9]", "comment")
        yield Anchor(r"\b(?:[A-Z]{3,5}/C/|E/C\.12/(?:[0-9]{4}/)?)(?:GC/|21/Rev\.1/Add\. ?)[0-9]", "comment-symbol")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The resolution at this anchor."""
        text = page.text
        if label in ("comment", "comment-symbol"):
            return _comment(text, end, label)
        if label == "statement":
            found = find(_STATEMENT, text, end, 26, 6)
            return _mention(text, found.start(), found.end(), "sc", found["number"], "S/PRST/") if found else None
        if label == "next":
            return _next(text, end)
        pattern, before = {
            "symbol": (_SYMBOL, 30),
            "numbered": (_NUMBERED, 70),
            "short": (_SHORT, 26),
            "foreign": (_FOREIGN, 70),
        }[label]
        found = find(pattern, text, end, before, 40)
        if not found:
            return None
        parts = found.groupdict()
        number = parts["number"]
        body = _body(text, found)
        if not body:
            return None
        letter = (parts.get("letter") or parts.get("after") or "").strip()
        return _mention(text, *found.span(), body, f"{number} {letter}".strip(), year=parts.get("year") or "")


_STATES = re.compile(
    r"\b(?:sanctions?|peacekeep\w+|ceasefire|embargo|treaty|nuclear|accord|troops|foreign minist\w+|diplomats?)\b"
)
_EUROPE = re.compile(r"Parliamentary Assembly\b|\bPACE\b")
_FIRST_YEAR = 1946  # in which the Security Council began to number


def _body(text: str, found: re.Match[str]) -> str:
    parts = found.groupdict()
    if named := next((body for body in _BODIES if parts.get(body)), ""):
        return named
    if written := parts.get("body"):
        return "hrc" if parts.get("sub") else {"S": "sc", "A": "ga", "E": "ecosoc"}[written]
    if word := parts.get("word"):
        return "sc" if word.startswith("UNSC") else "ga"
    # A bare number is the Security Council's when the text speaks of it, the Assembly's with its slash.
    around = text[max(0, found.start() - _REACH) : found.end() + 200]
    if _EUROPE.search(around) and "Security Council" not in around:
        return "pace"
    roman = (parts.get("year") or "").isalpha()
    before = text[max(0, found.start() - _REACH) : found.start()]
    assembly, council = before.rfind("General Assembly"), before.rfind("Council")
    if "/" in parts["number"] or roman or assembly > council or ("General Assembly" in around and council < 0):
        return "ga"
    if "Security Council" in around or "U.N." in around or re.search(r"\bUN\b", around) or "United Nations" in around:
        return "sc"
    # "resolution 2712 (2023)": only the Security Council counts so high and tells the year in brackets.
    year = parts.get("year") or ""
    if year.isdigit() and int(year) >= _FIRST_YEAR and len(parts["number"]) > 2:
        return "sc"
    # Nobody else has come to four figures: "Resolution 2231, which endorsed the agreement", of states and their sanctions.
    high = re.fullmatch(r"[12]\d{3}", parts["number"]) and not re.fullmatch(
        r"(?:19|20)[0-3]\d|1024|1080|1200|1280|1366|1440|1600|2160", parts["number"]
    )
    return "sc" if high and _STATES.search(text, max(0, found.start() - 600), found.end() + 300) else ""


def _mention(text: str, start: int, stop: int, body: str, number: str, prefix: str = "", *, year: str = "") -> Mention:
    after = tail(text, stop)
    fields = [("body", body), ("number", number)]
    if year.isdigit() or after.year:
        fields.append(("year", year if year.isdigit() else after.year))
    if body == "pace":
        key = (
            "cite",
            f"coe/pace-resolution-{number.lower()}",
            f"PACE Resolution {number}" + (f" ({year})" if year else ""),
        )
        return Mention(
            start, after.stop, Kind.RESOLUTION, Form.CITED, key, pinpoints=after.places, fields=tuple(fields)
        )
    symbols = {"sc": "S/RES/", "ga": "A/RES/", "hrc": "A/HRC/RES/", "ecosoc": "E/RES/", "chr": "E/CN.4/RES/"}
    symbol = (prefix or symbols[body]) + number
    slug = re.sub(r"[^a-z0-9]+", "-", number.lower())
    session = f"-{year.lower()}" if year.isalpha() else ""
    name = f"prst-{slug}" if prefix else f"{body}-{slug}{session if body != 'ga' else ''}"
    key = ("cite", f"un/{name}", *((f"{symbol} ({year})",) if year else ()), symbol, *_sessions(symbol, body))
    return Mention(start, after.stop, Kind.RESOLUTION, Form.CITED, key, pinpoints=after.places, fields=tuple(fields))


def _sessions(symbol: str, body: str) -> tuple[str, ...]:
    """The symbols under which a number without its session may be known: the Assembly numbered through to 1976."""
    if body != "ga" or "/" in symbol.removeprefix("A/RES/"):
        return ()
    return tuple(
        f"{symbol} ({session})"
        for session in ("III", "XIV", "XV", "XVII", "XVIII", "XXII", "XXV", "XXVI", "XXIX", "XXX")
    )


def _next(text: str, end: int) -> Mention | None:
    """The second of "resolutions 242 (1967) and 338 (1973)", any later one of "resolutions 242, 338 and 1515"."""
    found = _NEXT.search(text, max(0, end - 24), end)
    if not found:
        return None
    first = _FIRST.search(text, max(0, end - 150), found.start())
    if not first:
        return None
    body = next((body for body in _BODIES if first[body]), "") or _body(text, found)
    if not body:
        return None
    return _mention(text, found.start("number"), found.end(), body, found["number"], year=found["year"] or "")


def _comment(text: str, end: int, label: str) -> Mention | None:
    pattern = _COMMENT if label == "comment" else _COMMENT_SYMBOL
    found = find(pattern, text, end, 40, 14)
    if not found:
        return None
    parts = found.groupdict()
    body = parts.get("body") or ("CESCR" if parts.get("cescr") else "")
    body = {"HRC": "CCPR"}.get(body, body) or _committee(text, *found.span())
    number = parts["number"] or f"add-{parts['add']}"
    fields = [("number", number)] if parts["number"] else []
    fields += [("body", body)] if body else []
    after = tail(text, found.end())
    what = "General Recommendation" if "ecommendation" in found.group() else "General Comment"
    slug = f"un/{body.lower() + '-' if body else ''}general-comment-{number}"
    key = ("cite", slug, f"{body} {what} No. {number}".strip())
    return Mention(
        found.start(), after.stop, Kind.RESOLUTION, Form.CITED, key, pinpoints=after.places, fields=tuple(fields)
    )


def _committee(text: str, start: int, stop: int) -> str:
    """The treaty body that a text names nearest to a comment, behind it or before."""
    places = [
        (min(abs(found.start() - stop), abs(start - found.end())), body)
        for body, names in _COMMITTEE.items()
        for found in names.finditer(text, max(0, start - 200), stop + 120)
    ]
    return min(places)[1] if places else ""
