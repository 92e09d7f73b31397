"""The address of a place within an instrument: the page of a section where its site has one for each; only patterns that are certain.

Each site by its host, with the shape of an instrument's address there and of the numbers that have pages. EUR-Lex, HUDOC
and treaty collections have no page for an article, so that their places have no address.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from lexindex.model import Mention


class Site(NamedTuple):
    """Addresses of instruments on a site (`page` is what goes on), the numbers of places that have pages there, and what is put behind by unit."""

    address: re.Pattern[str]
    number: re.Pattern[str]
    units: Mapping[str, str]


_SITES = {
    "www.legislation.gov.uk": (
        Site(
            re.compile(r"(?P<page>https://www\.legislation\.gov\.uk/(?:ukpga|asp|anaw|asc|mwa|nia)/\d{4}/\d+)/?"),
            re.compile(r"\d{1,4}[A-Z]{0,3}(?![^(])"),
            {"section": "/section/{}", "schedule": "/schedule/{}"},
        ),
        Site(
            re.compile(r"(?P<page>https://www\.legislation\.gov\.uk/(?:uksi|ssi|wsi|nisr|nisi)/\d{4}/\d+)/?"),
            re.compile(r"\d{1,4}[A-Z]{0,3}(?![^(])"),
            {name: f"/{name}/{{}}" for name in ("regulation", "article", "rule", "schedule")},
        ),
    ),
    "laws-lois.justice.gc.ca": (
        Site(
            re.compile(r"(?P<page>https://laws-lois\.justice\.gc\.ca/eng/(?:acts|regulations)/[\w.-]+/)"),
            re.compile(r"\d{1,4}(?:\.\d{1,3}){0,3}(?![^(])"),
            {"section": "section-{}.html"},
        ),
    ),
    "www.irishstatutebook.ie": (
        Site(  # acts as enacted, which have no sections put in later
            re.compile(r"(?P<page>https://www\.irishstatutebook\.ie/eli/\d{4}/act/\d+)/?"),
            re.compile(r"\d{1,4}(?![^(])"),
            {"section": "/section/{}/enacted/en/html"},
        ),
    ),
    "sso.agc.gov.sg": (
        Site(
            re.compile(r"(?P<page>https://sso\.agc\.gov\.sg/Act/[\w-]+)/?"),
            re.compile(r"\d{1,4}[A-Z]{0,3}(?![^(])"),
            {"section": "?ProvIds=pr{0}-#pr{0}-"},
        ),
    ),
    "www.gesetze-im-internet.de": (
        Site(
            re.compile(r"(?P<page>https://www\.gesetze-im-internet\.de/gg/)"),
            re.compile(r"\d{1,3}[a-z]?(?![^(])"),
            {"article": "art_{}.html"},
        ),
        Site(
            re.compile(r"(?P<page>https://www\.gesetze-im-internet\.de/(?!gg/)\w+/)"),
            re.compile(r"\d{1,4}[a-z]?(?![^(])"),
            {"section": "__{}.html"},
        ),
    ),
}


def place_urls(
    id_: str, url: str | None, fields: Mapping[str, str], places: Sequence[tuple[str, str]]
) -> list[str | None]:
    """The address of each place (unit and number) of the instrument with this id and address; None where none is certain.

    `fields` are the mention's: those of a code decide before the address.

    >>> place_urls("statute:gb/x", "https://www.legislation.gov.uk/ukpga/1998/42", {}, [("section", "6(1)"), ("page", "6")])
    ['https://www.legislation.gov.uk/ukpga/1998/42/section/6', None]
    """
    if "code" in fields:
        return _coded(id_, url, fields, places)
    return [_on_site(id_, url, unit, first) for unit, first in places]


def _on_site(id_: str, url: str | None, unit: str, first: str) -> str | None:
    if url is None:
        from lexindex.grammars import (
            provisions,  # here and below: a question about places on no site needs none of them
        )

        url = provisions.page_of(id_.partition(":")[2])
    address = url
    if not address:
        return None
    for site in _SITES.get(address[8:].partition("/")[0], ()):
        found, number = site.address.fullmatch(address), site.number.match(first)
        if found and number and unit in site.units:
            return found["page"] + site.units[unit].format(number[0])
    return None


def _coded(id_: str, url: str | None, fields: Mapping[str, str], places: Sequence[tuple[str, str]]) -> list[str | None]:
    """The pages of sections of the United States Code, the federal regulations or a state's code."""
    from lexindex import actsections, links

    where, code, section = id_.partition(":")[2].partition("/")[0], fields["code"], fields.get("section")
    # "INA § 235(b)" is in the act's numbers, "8 U.S.C. §§ 1158, 1182" in the Code's: there the first is the field.
    own = code == "U.S.C." and "act" in fields and bool(places) and places[0][1].partition("(")[0] != section
    found: list[str | None] = []
    for unit, first in places:
        number, title = first.partition("(")[0], fields.get("title", "")
        if own and number != section:
            placed = actsections.code_section(fields["act"], first) if unit == "section" else None
            title, number = placed[:2] if placed else ("", "")
        kept = {"code": code, "title": title, unit: number}
        page = links.section_url(where, kept) if number and unit in ("section", "article", "part") else None
        found.append(page or _on_site(id_, url, unit, first))
    return found


# The units of places that may have a page; those of most, the pages of reports, have none.
_PAGED = frozenset(("section", "article", "part")).union(*(site.units for sites in _SITES.values() for site in sites))


def linked(mention: Mention) -> Mention:
    """The mention with the addresses of its places, as far as they are certain."""
    one, places = mention.instrument, mention.pinpoints
    if one is None or one.local or _PAGED.isdisjoint([place.unit for place in places]):
        return mention
    urls = place_urls(one.id, one.url, dict(mention.fields), [(place.unit, place.first) for place in places])
    if not any(urls):
        return mention
    return mention._replace(pinpoints=tuple(replace(place, url=url) for place, url in zip(places, urls, strict=True)))


def link_row(row: dict[str, Any], instrument: Mapping[str, Any]) -> None:
    """Put the addresses of its places into a stored mention's row, of the instrument with this record."""
    places = row["pinpoints"]
    if places and not instrument.get("local"):
        asked = [(place["unit"], place["first"]) for place in places]
        urls = place_urls(instrument["id"], instrument.get("url"), row["fields"], asked)
        for place, url in zip(places, urls, strict=True):
            if url:
                place["url"] = url
