"""Acts by the years of a reign: "39 & 40 Vict. c. 59", "29 Cha 2 c 3", "1 Will & Mary Sess 2 c 2", "25 Edw 3 Stat 5 c 2".

The ids are those of legislation.gov.uk since 1801; what the parliaments of England and Great Britain made before has
one of ours, and no address.
"""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention

# A sovereign's abbreviations, and the numbers of those of that name.
_SOVEREIGNS = {
    "Vict": ("Vict", ""), "Geo": ("Geo", "123456"), "Will": ("Will", "34"), "Wm": ("Will", "34"), "Gul": ("Will", "34"),
    "Edw": ("Edw", "12345678"), "Eliz": ("Eliz", "12"), "Hen": ("Hen", "345678"), "Ric": ("Ric", "23"), "Rich": ("Ric", "23"),
    "Cha": ("Cha", "12"), "Chas": ("Cha", "12"), "Car": ("Cha", "12"), "Jac": ("Ja", "12"), "Jas": ("Ja", "12"), "Ja": ("Ja", "12"),
    "Ann": ("Ann", ""), "Anne": ("Ann", ""), "Mar": ("Mar", ""), "Phil & Mar": ("Ph_and_M", ""),
    "W & M": ("WillandMar", ""), "Will & Mar": ("WillandMar", ""), "Will & Mary": ("WillandMar", ""), "Wm & M": ("WillandMar", ""),
    "Will and Mary": ("WillandMar", ""), "William & Mary": ("WillandMar", ""), "William and Mary": ("WillandMar", ""),
}  # fmt: skip
# Whose acts the site has by these names: the reigns since the union with Ireland.
_LATER = frozenset("Vict Geo3 Geo4 Geo5 Geo6 Will4 Edw7 Edw8 Eliz2".split())
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8"}
_REIGN = "|".join(sorted((name.replace(" ", r"\.? ") for name in _SOVEREIGNS), key=len, reverse=True))
_C = r"c(?:h|ap)?\.? ?"
_REGNAL = re.compile(
    rf"(?<![\w.])(?P<years>\d{{1,2}}(?:(?: ?& ?|, )\d{{1,2}}){{0,2}}) (?P<reign>{_REIGN})\.?(?: (?P<which>[1-8]|[IV]{{1,4}})(?!\w))?\.?,?"
    rf"(?: (?P<sort>Sess|St|Stat|sess|st|stat)\.? ?(?P<session>\d)\.?,?)? {_C}(?P<chapter>\d{{1,3}})(?!\w)"
)


def anchors() -> Iterable[Anchor]:
    """The sovereign before a chapter."""
    reign = rf"\b(?:{_REIGN})\.?(?: [1-8IV]{{1,4}})?\.?,?(?: (?:[Ss]ess|[Ss]t|[Ss]tat)\.? ?[0-9]\.?,?)?"
    for chapter in ("c", "c ", r"c\.", r"c\. ", r"ch\.? ?", r"cap\.? ?"):  # read faster one by one
        yield Anchor(rf"{reign} {chapter}[0-9]", "regnal")


def regnal(text: str, end: int) -> Mention | None:
    """The act of a session and chapter; None where no sovereign of that number reigned."""
    found = find(_REGNAL, text, end, 52, 6)
    if not found:
        return None
    sovereign, numbers = _SOVEREIGNS[re.sub(r"\. ?(?=\S)", " ", found["reign"]).replace("  ", " ")]
    which = _ROMAN.get(found["which"] or "", found["which"] or "")
    if which not in (tuple(numbers) or ("",)):
        return None
    reign, years = sovereign + which, "-".join(re.findall(r"\d+", found["years"]))
    if found["session"]:
        reign += ("Sess" if found["sort"].lower() == "sess" else "Stat") + found["session"]
    slug = f"gb/{'ukpga' if reign in _LATER else 'aep'}/{reign}/{years}/{found['chapter']}"
    shown = {"WillandMar": "Will & Mar", "Ph_and_M": "Phil & Mar", "Ja": "Jac"}.get(sovereign, sovereign)
    sitting = f" {'Sess' if found['sort'].lower() == 'sess' else 'Stat'} {found['session']}" if found["session"] else ""
    written = f"{found['years']} {shown} {which}{sitting} c {found['chapter']}".replace("  ", " ")
    fields = (("session", f"{found['years']} {found['reign']}"), ("chapter", found["chapter"]))
    return Mention(
        found.start(), found.end(), Kind.STATUTE, Form.CITED, ("cite", slug, found.group(), written), fields=fields
    )
