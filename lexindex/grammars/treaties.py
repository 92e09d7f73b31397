"""Treaties: series citations, and names that say they are one."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.parts import name_back, name_forward, year_after, year_before
from lexindex.model import Form, Kind, Mention

_SERIES = {
    "UNTS": "UNTS", "U.N.T.S.": "UNTS", "U.N.T.S": "UNTS", "LNTS": "LNTS", "L.N.T.S.": "LNTS", "UST": "UST", "U.S.T.": "UST", "ILM": "ILM",
    "I.L.M.": "ILM", "Bevans": "Bevans", "CTS": "CTS",
}  # fmt: skip
_SERIES_CITE = re.compile(
    r"(?P<volume>\d{1,4}) (?P<series>[A-Z][A-Za-z.]{1,8}),? (?:\(\d{4}\) )?(?:No\. )?(?P<page>\d{1,6})(?!\d)(?: \((?P<year>1[89]\d\d|20\d\d)\))?"
)
_NUMBERED = re.compile(
    r"(?P<series>ETS|CETS|T\.?I\.?A\.?S\.?|C\.?E\.?T\.?S\.?|E\.?T\.?S\.?) (?:No\.? ?)?(?P<number>\d{1,6})(?!\d)"
)
_ILO = re.compile(
    r"(?:ILO )?Convention (?:No\.? ?|C)(?P<number>\d{1,3})(?!\d)|ILO (?:C|Convention )(?P<other>\d{1,3})(?!\d)"
)

HEADS = (
    "Convention",
    "Treaty",
    "Protocol",
    "Agreement",
    "Accord",
    "Accords",
    "Covenant",
    "Pact",
    "Charter",
    "Concordat",
)
# Title-case words before a head that make something else of it: a gathering, a network, a car, a firm.
_NOT_BEFORE = frozenset(
    """
    National Republican Democratic Democrats Party Annual Labour Liberal Conservative Constitutional Libertarian
    Internet Transfer Transmission Control Hypertext Text Network Routing Simple Secure Bitcoin Honda Clinical
    Treatment Medical Safety Baptist Comic Fan Science Anime Star Trek Nominating Gun Press Royal Yacht School
    Public Academy Plea Settlement License Licence Purchase Merger Loan Employment Rental Service User Royalty
    Confidentiality Non-Disclosure Bargaining Labor Stockholm-based Testing Hospital Covid-19 Coalition
    Franchise Confidence
    """.split()
)
_NOT_AFTER = re.compile(
    r" (?:Center|Centre|Hall|[Cc]enter|floor|delegates?|goers?|School|Schools|Party|Street|Bureau|stack|suite|buffers?|Communications|Fund\b)"
)
_NOT_AFTER_CHARTER = re.compile(r" (?:[Ss]chools?|flights?|boats?|[Bb]us|member|Communications)")


class Treaties:
    """Treaties by series (UNTS, ETS, TIAS) and by names that no catalog needs to know."""

    kind = Kind.TREATY

    def anchors(self) -> Iterable[Anchor]:
        """Series between numbers, and the head words in title case."""
        for written in _SERIES:
            yield Anchor(rf"[0-9] {re.escape(written)},? (?:\([0-9]{{4}}\) )?(?:No\. )?[0-9]", f"series\t{written}")
        yield Anchor(r"\b(?:C?E\.?T\.?S\.?|T\.?I\.?A\.?S\.?) (?:No\.? ?)?[0-9]", "numbered")
        yield Anchor(r"\bConvention (?:No\.? ?|C)[0-9]", "ilo")
        yield Anchor(r"\bILO (?:C|Convention )[0-9]", "ilo")
        for head in HEADS:
            yield Anchor(rf"\b{head}\b", head)

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The treaty at this anchor."""
        text = page.text
        if label.startswith("series\t"):
            return _series(text, end, label)
        if label == "numbered":
            found = next((m for m in _NUMBERED.finditer(text, max(0, end - 18), end + 6) if m.end() >= end), None)
            if not found:
                return None
            series = found["series"].replace(".", "")
            fields = (("series", series), ("page", found["number"]))
            key = (
                "cite",
                f"{'coe' if 'ETS' in series else 'us'}/{series.lower()}-{found['number']}",
                f"{'ETS' if 'ETS' in series else series} No. {found['number']}",
            )
            return Mention(found.start(), found.end(), Kind.TREATY, Form.CITED, key, fields=fields)
        if label == "ilo":
            found = next((m for m in _ILO.finditer(text, max(0, end - 24), end + 4) if m.end() >= end), None)
            if not found or (
                "ILO" not in text[max(0, found.start() - 120) : found.end() + 120]
                and "abour" not in text[max(0, found.start() - 120) : found.end() + 120]
            ):
                return None
            number = found["number"] or found["other"]
            written = (
                f"ILO C{number}",
                f"ILO Convention No. {number}",
                f"ILO Convention {number}",
                f"Convention No. {number}",
                f"C{number}",
                f"C{int(number):03d}",
            )
            return Mention(
                found.start(),
                found.end(),
                Kind.TREATY,
                Form.CITED,
                ("cite", f"ilo/c{number}", *written),
                fields=(("series", "ILO"), ("page", number)),
            )
        return _named(text, end, label)


def _series(text: str, end: int, label: str) -> Mention | None:
    written = label.partition("\t")[2]
    at = text.rfind(written, max(0, end - 30), end)
    start = at - 1
    while start > 0 and text[start - 1].isdigit():
        start -= 1
    found = _SERIES_CITE.match(text, start, end + 30)
    if not found or (found["series"] != written.rstrip(",") and found["series"].rstrip(".") != written.rstrip(".")):
        return None
    series = _SERIES[written]
    fields = [("series", series), ("volume", found["volume"]), ("page", found["page"])]
    if found["year"]:
        fields.append(("year", found["year"]))
    slug = f"{found['volume']}-{series.lower()}-{found['page']}"
    return Mention(
        start,
        found.end(),
        Kind.TREATY,
        Form.CITED,
        ("cite", slug, f"{found['volume']} {series} {found['page']}"),
        fields=tuple(fields),
    )


def _named(text: str, end: int, head: str) -> Mention | None:
    start = end - len(head)
    if _NOT_AFTER.match(text, end) or (head == "Charter" and _NOT_AFTER_CHARTER.match(text, end)):
        return None
    begun = name_back(text, start)
    before = text[begun:start].split()
    if before and (before[-1].rstrip(",") in _NOT_BEFORE or before[0] in _NOT_BEFORE):
        return None
    stop = name_forward(text, end)
    if begun == start and stop == end:
        return None  # "the Convention": a back-reference, which another grammar reads
    if (
        stop > end
        and begun == start
        and text[end : end + 4] == " of "
        and head in ("Charter", "Covenant", "Pact", "Agreement", "Accord", "Protocol", "Convention")
        and len(text[end:stop].split()) < 3
        and head != "Charter"
    ):
        return None
    if (
        begun == start
        and head in ("Agreement", "Accord")
        and text[end : end + 8] != " between"[:8]
        and len(text[end:stop].split()) < 3
    ):
        return None
    if stop > end and text[begun:stop].rsplit(" ", 1)[-1] in (
        "Act",
        "Bill",
        "Rules",
        "Regulations",
        "Order",
        "Tribunal",
        "Court",
        "Commission",
        "Committee",
    ):
        return None  # an act about a treaty, which another grammar reads, or a body named after one
    after, year = year_after(text, stop)
    if not year:
        begun, year = year_before(text, begun)
    name = text[begun:after]
    fields = [("title", text[begun:stop])]
    if year:
        fields.append(("year", year))
    return Mention(begun, after, Kind.TREATY, Form.NAMED, ("new", name, year), fields=tuple(fields))
