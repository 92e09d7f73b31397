"""Treaties: series citations, and names that say they are one."""

import re
from collections.abc import Iterable

from lexindex.grammars import Anchor, Page
from lexindex.grammars.parts import name_back, name_forward, year_after, year_before
from lexindex.grammars.trades import elsewhere, made_up
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention

_SERIES = {
    "UNTS": "UNTS", "U.N.T.S.": "UNTS", "U.N.T.S": "UNTS", "U. N. T. S.": "UNTS", "LNTS": "LNTS", "L.N.T.S.": "LNTS", "UST": "UST", "U.S.T.": "UST",
    "U. S. T.": "UST", "ILM": "ILM", "I.L.M.": "ILM", "Bevans": "Bevans", "CTS": "CTS", "Consol. T.S.": "CTS", "Consol TS": "CTS", "Consol T.S.": "CTS",
}  # fmt: skip
_SERIES_CITE = re.compile(
    r"(?:\((?P<before>1[89]\d\d|20\d\d)\) )?(?P<volume>\d{1,4}) (?P<series>[A-Z][A-Za-z. ]{1,11}?),? (?:\(\d{4}\) )?(?:No\. )?(?P<page>\d{1,6})(?!\d)(?: \((?P<year>1[89]\d\d|20\d\d)\))?"
)
_NUMBERED = re.compile(
    r"(?P<series>ETS|CETS|T\.?I\.?A\.?S\.?|C\.?E\.?T\.?S\.?|E\.?T\.?S\.?|STC?E|SEV) (?:[Nn][or\xb0\xba]\.? ?)?(?P<number>\d{1,2},\d{3}|\d{2}-\d{3,4}(?:\.\d)?|\d{1,6})(?!\d)"
)
# As the United Nations and its Court write: "United Nations, Treaty Series, vol. 1155, p. 331", with the number of the treaty for the page.
_LONG = re.compile(
    r"(?:(?P<un>U\.?N\.?|United Nations|Nations Unies|Naciones Unidas)|League of Nations|Societe des Nations|Sociedad de las? Naciones|L\.?N\.?),? "
    r"(?:Treaty Series|Recueil des [Tt]raites|[Rr]ecueil de [Tt]ratados),? [Vv]ol(?:\.|ume|umen)? (?P<volume>\d{1,4}),? "
    r"(?:(?:at )?(?:pp?\.|page|pag\.) ?(?P<page>\d{1,5})|(?:[Nn]o\.|[Nn][\xb0\xba]) ?(?:I-)?(?P<number>\d{1,6}))(?!\d)"
)
_ILO = re.compile(
    r"(?:(?:ILO|International Labou?r Organi[sz]ation)[ -](?:Convention |Ubereinkommen |C ?)|Convention |[Cc]onvenio |[Cc]onvention )?(?:\(?(?:[Nn]o\.? ?|[Nn][\xb0\xba] ?|[Nn]r\. ?|num\. ?))?(?:C0?)?(?P<number>\d{1,3})(?!\d|\.\d)\)?(?P<of> (?:de l'OIT|de la OIT))?"
)
# One of "ILO Conventions Nos. 87 and 98".
_ILO_LIST = re.compile(
    r"(?P<head>(?:ILO |International Labou?r Organi[sz]ation )?Conventions (?:[Nn]os?\.? ?)?)(?P<before>(?:\d{1,3}(?:, (?:and )?| and )){0,7})(?P<number>\d{1,3})\Z"
)
_ILO_NEAR = re.compile(r"ILO\b|OIT\b|IAO\b|[Ll]abour|Labor Organi")

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
    Non-Compete Services Level Association Club Fan Fans Passenger Passengers Guest Staff Members Residents Resident
    Tattoo Comics Gaming Contributor Key Supply Distribution Customer Tenancy Dealer Reseller Hosting Sponsorship Underwriting Client Consultancy Supplier Vendor Contractor Home-School
    Public Academy Plea Settlement License Licence Purchase Merger Loan Employment Rental Service User Royalty
    Confidentiality Non-Disclosure Bargaining Labor Testing Enterprise Workplace Responsibility Redundancy Sales Hospital Covid-19 Coalition
    Franchise Confidence Arbitration Operating Lease Credit Shareholders Shareholder Stockholders Stockholder Subscription Forbearance
    Severance Diversion Consulting Listing Guaranty Indemnification Retainer Marital Prenuptial
    """.split()
)
_NOT_AFTER = re.compile(
    r" (?:Center|Centre|Hall|[Cc]enter|floor|delegates?|goers?|School|Schools|Party|Street|Bureau|[Gg]roup|Organi[sz]ation|stack|suite|buffers?|Communications|(?:Fund|Foundation|Commission|Secretariat|Society|Project|Institute|Committee|Council|Tribunal|Museum|Association|Alliance|Network)\b)"
)
_NOT_AFTER_CHARTER = re.compile(
    r" (?:[Ss]chools?|flights?|boats?|[Bb]us|member|Communications|Academ(?:y|ies)|High|Elementary|Prep|Applications?|Network|Board)\b"
)


class Treaties:
    """Treaties by series (UNTS, ETS, TIAS) and by names that no catalog needs to know."""

    kind = Kind.TREATY

    def anchors(self) -> Iterable[Anchor]:
        """Series between numbers, and the head words in title case."""
        for written in _SERIES:
            yield Anchor(rf"[0-9] {re.escape(written)},? (?:\([0-9]{{4}}\) )?(?:No\. )?[0-9]", f"series\t{written}")
        yield Anchor(r"\b(?:C?E\.?T\.?S\.?|T\.?I\.?A\.?S\.?|STC?E|SEV) (?:[Nn][or\xb0\xba]\.? ?)?[0-9]", "numbered")
        yield Anchor(r"\b(?:Treaty Series|(?:des [Tt]raites|de [Tt]ratados)),? [Vv]ol[a-z.]{0,4} [0-9]", "long")
        yield Anchor(r"\bConvention (?:\(?[Nn]o\.? ?|C)?[0-9]{1,3}\b", "ilo")
        yield Anchor(
            r"\b(?:ILO|Labou?r Organi[sz]ation)[ -](?:C ?|Convention |Ubereinkommen )(?:\(?[Nn][or]\.? ?)?[0-9]", "ilo"
        )
        yield Anchor(r"\b[Cc]onven(?:tion|io) (?:[Nn][o\xb0\xba] ?|num\. ?)?[0-9]{1,3} de (?:l'|la )OIT\b", "ilo")
        yield Anchor(r"\bConventions (?:[Nn]os?\.? ?)?[0-9]{1,3}(?:(?:, (?:and )?| and )[0-9]{1,3}){0,7}\b", "ilo-list")
        yield Anchor(r"\bC(?:0[0-9][0-9]|1[0-9][0-9])\b", "ilo-code")
        yield Anchor(r"\bConvention(?: \(Revised\))?, (?:19|20)[0-9][0-9] \(No\. [0-9]{1,3}\)", "ilo-named")
        yield Anchor(r"[A-Za-z.]-[A-Z][A-Za-z.]{1,16}(?: [A-Z][a-z]{2,12})? BIT\b", "BIT")
        for head in HEADS:
            yield Anchor(rf"\b{head}\b", head)

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The treaty at this anchor."""
        text = page.text
        if label.startswith("series\t"):
            return _series(text, end, label)
        if label == "long":
            return _long(text, end)
        if label == "numbered":
            found = next((m for m in _NUMBERED.finditer(text, max(0, end - 18), end + 6) if m.end() >= end), None)
            if not found:
                return None
            series = {"STE": "ETS", "SEV": "ETS", "STCE": "CETS"}.get(found["series"], found["series"].replace(".", ""))
            number = found["number"].replace(",", "").lstrip("0") or "0"
            if "-" in number and series != "TIAS":
                return None
            fields = (("series", series), ("page", number), ("number", number))
            key = (
                "cite",
                f"{'coe' if 'ETS' in series else 'us'}/{series.lower()}-{number}",
                f"{series} No. {number}",
            )
            return Mention(found.start(), found.end(), Kind.TREATY, Form.CITED, key, fields=fields)
        if label.startswith("ilo"):
            return _labour(text, end, label)
        return _named(text, end, label)


_ILO_NAMED = re.compile(r"Convention(?: \(Revised\))?, (?P<year>\d{4}) \(No\. (?P<number>\d{1,3})\)")


def _labour(text: str, end: int, label: str) -> Mention | None:
    """A convention of the International Labour Organization: by number, by code, by name with both."""
    if label == "ilo-named":
        found = next((m for m in _ILO_NAMED.finditer(text, max(0, end - 150), end) if m.end() == end), None)
    elif label == "ilo-list":
        found = _ILO_LIST.search(text, max(0, end - 110), end)
        if not found or not _ILO_NEAR.search(text, max(0, found.start() - 120), end + 120):
            return None
    else:
        found = next((m for m in _ILO.finditer(text, max(0, end - 50), end + 12) if m.end() >= end), None)
        if not found or not (found.group().strip()[0].isalpha()):
            return None
        if label == "ilo-code" and (found.start() > end - 3 or text[found.start() - 1 : found.start()].isalnum()):
            return None
        if not _ILO_NEAR.search(text, max(0, found.start() - 120), found.end() + 120):
            return None
    if not found:
        return None
    start = name_back(text, found.start()) if label == "ilo-named" else found.start()
    if label == "ilo-list" and found["before"]:
        start = found.start("number")
    number = found["number"].lstrip("0")
    written = (
        *(f"ILO {form}{number}" for form in ("C", "Convention No. ", "Convention ")),
        *(f"Convention No. {number}", f"C{number}", f"C{int(number):03d}"),
    )
    key = ("cite", f"ilo/c{number}", *written)
    fields = (("series", "ILO"), ("page", number), ("number", number))
    return Mention(start, found.end(), Kind.TREATY, Form.CITED, key, fields=fields)


def _long(text: str, end: int) -> Mention | None:
    found = find(_LONG, text, end, 70, 40)
    if not found:
        return None
    series, volume = "UNTS" if found["un"] else "LNTS", found["volume"]
    place = found["page"] or f"No. {found['number']}"
    fields = [
        ("series", series),
        ("volume", volume),
        ("page", found["page"]) if found["page"] else ("number", found["number"]),
    ]
    key = ("cite", f"{volume}-{series}-{place}".lower().replace(". ", "-"), f"{volume} {series} {place}")
    return Mention(found.start(), found.end(), Kind.TREATY, Form.CITED, key, fields=tuple(fields))


def _series(text: str, end: int, label: str) -> Mention | None:
    written = label.partition("\t")[2]
    at = text.rfind(written, max(0, end - 30), end)
    start = at - 1
    while start > 0 and text[start - 1].isdigit():
        start -= 1
    if text[start - 7 : start - 6] == "(" and text[start - 2 : start] == ") " and start >= 7:
        start -= 7  # "(1969) 8 ILM 679"
    found = _SERIES_CITE.match(text, start, end + 30)
    if not found or found["series"].rstrip(".") != written.rstrip("."):
        return None
    series = _SERIES[written]
    fields = [("series", series), ("volume", found["volume"]), ("page", found["page"])]
    if year := found["year"] or found["before"]:
        fields.append(("year", year))
    slug = f"{found['volume']}-{series.lower()}-{found['page']}"
    return Mention(
        start,
        found.end(),
        Kind.TREATY,
        Form.CITED,
        ("cite", slug, f"{found['volume']} {series} {found['page']}"),
        fields=tuple(fields),
    )


_CAR = re.compile(r"\b(?:Honda|Toyota|Civic|Camry|sedans?|carmaker|automaker|hatchback|dealership|horsepower)\b")


def _named(text: str, end: int, head: str) -> Mention | None:
    start = end - len(head)
    if _NOT_AFTER.match(text, end) or (head == "Charter" and _NOT_AFTER_CHARTER.match(text, end)):
        return None
    if head in ("Accord", "Accords") and _CAR.search(text, max(0, start - 200), end + 200):
        return None
    # A comma stands inside a name's list, never before its head: "import Callable, Protocol".
    begun = start if text.endswith(", ", 0, start) else name_back(text, start)
    before = text[begun:start].split()
    if before and (before[-1].rstrip(",") in _NOT_BEFORE or before[0] in _NOT_BEFORE or before[0].endswith("-based")):
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
    if not year and (made_up(text, begun, stop) or (stop == end and elsewhere(text, before, begun, end, head))):
        return None
    name = text[begun:after]
    fields = [("title", text[begun:stop])]
    if year:
        fields.append(("year", year))
    return Mention(begun, after, Kind.TREATY, Form.NAMED, ("new", name, year), fields=tuple(fields))
