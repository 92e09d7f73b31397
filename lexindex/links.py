"""The public page of an instrument that is known by its citation; only patterns that are certain."""

from collections.abc import Mapping
from urllib.parse import quote

from lexindex.model import Kind


def url_of(kind: Kind, slug: str, fields: Mapping[str, str]) -> str | None:
    """The address of a cited instrument's page, or None where no certain pattern is known."""
    if kind is Kind.CASE and slug.startswith("us/") and fields.get("volume") and fields.get("page", "").isdigit():
        # CourtListener's citation look-up: /c/REPORTER/VOLUME/PAGE/
        return f"https://www.courtlistener.com/c/{quote(fields['reporter'])}/{fields['volume']}/{fields['page']}/"
    if fields.get("code") == "U.S.C." and fields.get("section"):
        return f"https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{fields['title']}-section{quote(fields['section'])}&num=0&edition=prelim"
    if fields.get("code") == "C.F.R." and fields.get("section"):
        return f"https://www.ecfr.gov/current/title-{fields['title']}/part-{fields['section'].partition('.')[0]}"
    if slug.startswith("us/pub-l-"):
        congress, _, number = slug.removeprefix("us/pub-l-").partition("-")
        return f"https://www.govinfo.gov/link/plaw/{congress}/public/{number}"
    if slug.startswith("gb/uksi/"):
        return f"https://www.legislation.gov.uk/{slug.removeprefix('gb/')}"
    return None
