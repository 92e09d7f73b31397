"""The public page of an instrument that is known by its citation; only patterns that are certain."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import quote

from lexindex.grammars import provisions, schemes
from lexindex.grammars.courts import judgment_url
from lexindex.grammars.reporters import nominatives
from lexindex.grammars.states import subjects
from lexindex.model import Kind

_BILLS = {
    "h.r.": "house-bill",
    "s.": "senate-bill",
    "h.j.res.": "house-joint-resolution",
    "s.j.res.": "senate-joint-resolution",
    "h.con.res.": "house-concurrent-resolution",
    "s.con.res.": "senate-concurrent-resolution",
    "h.res.": "house-resolution",
    "s.res.": "senate-resolution",
}
# Series of legislation.gov.uk, which our ids of British acts and instruments name as it does.
_LEGISLATION = frozenset("ukpga asp anaw asc mwa nia uksi ssi wsi nisr nisi".split())
_FIRST_ORDER = 12890  # the Federal Register's site has the orders since 1994
_FIRST_CONGRESS, _FIRST_VOLUME = 104, 65  # where govinfo's laws and Statutes at Large begin

# Where the instruments of an id's first part belong, when that is not a jurisdiction.
WHERE: dict[str, str | None] = {"": None, "x": None, "echr": "coe"} | dict.fromkeys(
    """
    ilo icj pcij itlos icc icty ictr scsl irmct stl eccc ksc wto gatt icsid pca scc iacthr afchpr achpr ecowas eacj cjac sadct
    """.split(),
    "int",
)


def url_of(kind: Kind, slug: str, fields: Mapping[str, str]) -> str | None:
    """The address of a cited instrument's page, or None where no certain pattern is known."""
    where, _, name = slug.partition("/")
    if (europe := _europe(kind, where, name, fields)) or (
        europe := schemes.page_of(slug, fields) or provisions.page_of(slug)
    ):
        return europe
    if kind is Kind.CASE:
        return _case(slug, fields)
    if where == "us":
        return _federal(name, fields)
    if where == "gb" and name.partition("/")[0] in _LEGISLATION:
        return f"https://www.legislation.gov.uk/{name}"
    if where == "ie" and (eli := re.fullmatch(r"(si|act)/(\d{4})/(\d+)", name)):
        return f"https://www.irishstatutebook.ie/eli/{eli[2]}/{eli[1]}/{eli[3]}/"
    return section_url(where, fields)


def section_url(where: str, fields: Mapping[str, str]) -> str | None:
    """The page of a section of a code of the United States (`where` is "us") or one of the states, or None."""
    if where == "us":
        return _federal("", fields)
    if (state := _STATES.get(where)) and (number := fields.get("section") or fields.get("article")):
        return state(number, fields)
    return None


_CELEX = {"regulation": "R", "directive": "L", "decision": "D", "framework-decision": "F", "common-position": "E"}
_UN = {"sc": "S/RES/{number}({year})", "ga": "A/RES/{number}", "hrc": "A/HRC/RES/{number}", "ecosoc": "E/RES/{number}"}


def _europe(kind: Kind, where: str, name: str, fields: Mapping[str, str]) -> str | None:
    """Acts and judgments of the Union, the Strasbourg court, treaties of the Council of Europe, resolutions, ILO."""
    if where == "eu" and kind is Kind.REGULATION and (letter := _CELEX.get(name.rstrip("-0123456789"))):
        if letter == "D" and "Framework" in fields.get("title", ""):
            letter = "F"
        celex = f"3{fields['year']}{letter}{int(fields['number']):04d}"
        return f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{celex}"
    neutral = fields.get("neutral", "")
    if where == "eu" and neutral.startswith("ECLI:EU:"):
        return f"https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=ecli:{neutral}"
    if where == "nl" and neutral.startswith("ECLI:NL:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={neutral}"
    if where == "echr" and re.fullmatch(r"\d{1,5}-\d\d", name):
        return f"https://hudoc.echr.coe.int/eng#{{%22appno%22:[%22{name.replace('-', '/')}%22]}}"
    if where == "coe" and (number := re.fullmatch(r"c?ets-(\d+)", name)):
        listed = "https://www.coe.int/en/web/conventions/full-list?module=treaty-detail&treatynum="
        return f"{listed}{int(number[1]):03d}"
    if where == "un" and kind is Kind.RESOLUTION and (form := _UN.get(fields.get("body", ""))):
        if "{year}" in form and not fields.get("year"):
            return None
        if re.fullmatch(r"\d{1,4}(?:/\d{1,3})?|ES-\d{1,2}/\d{1,3}", fields["number"]) and (
            fields["body"] == "sc" or "/" in fields["number"]
        ):
            return "https://undocs.org/" + form.format(**{"year": "", **fields})
    if where == "ilo" and (convention := re.fullmatch(r"c(\d+)", name)):
        normlex = "https://www.ilo.org/dyn/normlex/en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:C"
        return f"{normlex}{int(convention[1]):03d}"
    return None


_OFFICIAL = re.compile(r"us/(\d+)-(?:us|mass)-\d")


def _case(slug: str, fields: Mapping[str, str]) -> str | None:
    if neutral := fields.get("neutral"):
        return judgment_url(neutral)
    if slug.startswith("us/") and fields.get("volume") and fields.get("page", "").isdigit():
        # CourtListener's citation look-up: /c/REPORTER/VOLUME/PAGE/
        reporter, volume = fields["reporter"], fields["volume"]
        if (row := nominatives().get(reporter)) and (official := _OFFICIAL.match(slug)):
            reporter, volume = row.series, official[1]
        return f"https://www.courtlistener.com/c/{quote(reporter)}/{volume}/{fields['page']}/"
    return None


def _federal(name: str, fields: Mapping[str, str]) -> str | None:
    code, section = fields.get("code"), quote(fields.get("section", ""))
    if (law := re.fullmatch(r"(pub|pvt)-l-(\d+)-(\d+)", name)) and int(law[2]) >= _FIRST_CONGRESS:
        sort = "public" if law[1] == "pub" else "private"
        return f"https://www.govinfo.gov/link/plaw/{law[2]}/{sort}/{int(law[3])}"
    if (order := re.fullmatch(r"eo-(\d+)", name)) and int(order[1]) >= _FIRST_ORDER:
        return f"https://www.federalregister.gov/executive-order/{order[1]}"
    if series := re.fullmatch(r"(\d+)-(stat|fed-reg)-(\d+)", name):
        link = {"stat": "statute", "fed-reg": "fr"}[series[2]]
        if link == "statute" and int(series[1]) < _FIRST_VOLUME:
            return None
        return f"https://www.govinfo.gov/link/{link}/{series[1]}/{series[3]}"
    if code == "U.S.C." and section and "chapter" not in fields:
        return (
            "https://uscode.house.gov/view.xhtml?req=granuleid:"
            f"USC-prelim-title{fields['title']}-section{section}&num=0&edition=prelim"
        )
    if code in ("C.F.R.", "Treas. Reg.") and (part := fields.get("part") or section):
        page = f"section-{section}" if section else f"part-{part}"
        return f"https://www.ecfr.gov/current/title-{fields['title']}/{page}"
    if fields.get("congress") and (bill := _BILLS.get(fields.get("chamber", ""))):
        return f"https://www.congress.gov/bill/{_ordinal(fields['congress'])}-congress/{bill}/{fields['number']}"
    return None


def _ordinal(number: str) -> str:
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return number + ending


@lru_cache(maxsize=1)
def _pages() -> dict[tuple[str, str], str]:
    """How each state's site calls a code by subject, by the usual form of the code."""
    from lexindex.grammars.code_table import subject_code

    found = {}
    for subject in subjects():
        code = subject_code(subject.jurisdiction, subject.name)
        if code and subject.page:
            found[subject.jurisdiction, code.code] = subject.page
    return found


def _california(number: str, fields: Mapping[str, str]) -> str | None:
    page = _pages().get(("us-ca", fields.get("code", "")))
    address = "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml"
    return f"{address}?lawCode={page}&sectionNum={quote(number)}." if page else None


def _texas(number: str, fields: Mapping[str, str]) -> str | None:
    """The chapter's page: sections are anchors in it."""
    code = re.sub(r" Ann\.$", "", fields.get("code", ""))
    page = _pages().get(("us-tx", code)) or ("CR" if code == "Tex. Code Crim. Proc." else None)
    chapter = re.match(r"(\d+[A-Z]?)\.", number)
    if not page or not chapter:
        return None
    return f"https://statutes.capitol.texas.gov/Docs/{page}/htm/{page}.{chapter[1]}.htm#{quote(number)}"


def _new_york(number: str, fields: Mapping[str, str]) -> str | None:
    page = _pages().get(("us-ny", fields.get("code", "")))
    return f"https://www.nysenate.gov/legislation/laws/{page}/{quote(number.upper())}" if page else None


def _washington(number: str, fields: Mapping[str, str]) -> str | None:
    cite = fields.get("code", "").startswith("Wash. Rev. Code") and re.fullmatch(r"\d+[A-Z]?\.\d+[A-Z]?\.\d+", number)
    return f"https://app.leg.wa.gov/RCW/default.aspx?cite={number}" if cite else None


def _virginia(number: str, fields: Mapping[str, str]) -> str | None:
    title = fields.get("code") == "Va. Code Ann." and re.match(r"(\d+(?:\.\d+)?[A-Z]?)-", number)
    return f"https://law.lis.virginia.gov/vacode/{quote(number)}/" if title else None


def _ohio(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code") == "Ohio Rev. Code Ann." and re.fullmatch(r"\d+\.\d+", number)
    return f"https://codes.ohio.gov/ohio-revised-code/section-{number}" if plain else None


def _minnesota(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code", "").startswith("Minn. Stat.") and re.fullmatch(r"\d+[A-Z]?\.\d+", number)
    return f"https://www.revisor.mn.gov/statutes/cite/{number}" if plain else None


def _wisconsin(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code", "").startswith("Wis. Stat.") and re.fullmatch(r"\d+\.\d+", number)
    return f"https://docs.legis.wisconsin.gov/document/statutes/{number}" if plain else None


def _columbia(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code") == "D.C. Code" and re.fullmatch(r"\d+[A-Z]?-[\d.]+", number)
    return f"https://code.dccouncil.gov/us/dc/council/code/sections/{number}" if plain else None


def _maryland(number: str, fields: Mapping[str, str]) -> str | None:
    page = _pages().get(("us-md", fields.get("code", "")))
    address = "https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText"
    return f"{address}?article={page}&section={quote(number)}" if page else None


def _arizona(number: str, fields: Mapping[str, str]) -> str | None:
    plain = re.fullmatch(r"(\d+)-(\d{1,4})", number)
    if not plain or not fields.get("code", "").startswith("Ariz. Rev. Stat."):
        return None
    return f"https://www.azleg.gov/ars/{plain[1]}/{int(plain[2]):05d}.htm"


def _nevada(number: str, fields: Mapping[str, str]) -> str | None:
    plain = re.fullmatch(r"(\d+[A-Z]?)\.(\d+)", number)
    if not plain or not fields.get("code", "").startswith("Nev. Rev. Stat."):
        return None
    return f"https://www.leg.state.nv.us/nrs/nrs-{plain[1].lower()}.html#NRS{plain[1]}Sec{plain[2]}"


def _florida(number: str, fields: Mapping[str, str]) -> str | None:
    plain = re.fullmatch(r"(\d{1,4})\.(\d{2,6})", number)
    if not plain or not fields.get("code", "").startswith("Fla. Stat."):
        return None
    chapter = int(plain[1])
    hundred = f"{chapter // 100 * 100:04d}-{chapter // 100 * 100 + 99:04d}"
    address = "http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL="
    return f"{address}{hundred}/{chapter:04d}/Sections/{chapter:04d}.{plain[2]}.html"


def _missouri(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code", "").startswith("Mo. Rev. Stat.") and re.fullmatch(r"\d{1,3}\.\d{3,4}", number)
    return f"https://revisor.mo.gov/main/OneSection.aspx?section={number}" if plain else None


def _nebraska(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code", "").startswith("Neb. Rev. Stat.") and re.fullmatch(r"\d{1,2}-\d{2,5}(?:\.\d\d)?", number)
    return f"https://nebraskalegislature.gov/laws/statutes.php?statute={number}" if plain else None


def _north_carolina(number: str, fields: Mapping[str, str]) -> str | None:
    plain = fields.get("code", "").startswith("N.C. Gen. Stat.") and re.fullmatch(
        r"(\d{1,3}[A-Z]?)-\d{1,4}(?:\.\d{1,3}[A-Z]?)?", number
    )
    address = "https://www.ncleg.gov/EnactedLegislation/Statutes/HTML/BySection"
    return f"{address}/Chapter_{plain[1]}/GS_{number}.html" if plain else None


def _maine(number: str, fields: Mapping[str, str]) -> str | None:
    title = fields.get("title", "")
    plain = fields.get("code", "").startswith("Me. ") and re.fullmatch(r"\d{1,2}(?:-[A-C])?", title)
    if not plain or not re.fullmatch(r"\d{1,5}(?:-[A-Z])?", number):
        return None
    return f"https://legislature.maine.gov/statutes/{title}/title{title}sec{number}.html"


_STATES: dict[str, Callable[[str, Mapping[str, str]], str | None]] = {
    "us-az": _arizona,
    "us-ca": _california,
    "us-tx": _texas,
    "us-ny": _new_york,
    "us-wa": _washington,
    "us-va": _virginia,
    "us-oh": _ohio,
    "us-md": _maryland,
    "us-mn": _minnesota,
    "us-nv": _nevada,
    "us-wi": _wisconsin,
    "us-dc": _columbia,
    "us-fl": _florida,
    "us-me": _maine,
    "us-mo": _missouri,
    "us-nc": _north_carolina,
    "us-ne": _nebraska,
}
