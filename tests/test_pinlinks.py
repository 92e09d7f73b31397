"""Addresses of places within instruments: given where a site's pattern is certain, left out elsewhere."""

from pathlib import Path

import pytest

import lexindex
from lexindex.pinlinks import place_urls

USC = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title{}-section{}&num=0&edition=prelim"
CASES = [
    (
        "Section 6(1) of the Human Rights Act 1998 binds them.",
        ["https://www.legislation.gov.uk/ukpga/1998/42/section/6"],
    ),
    ("Schedule 7 to the Terrorism Act 2000", ["https://www.legislation.gov.uk/ukpga/2000/11/schedule/7"]),
    (
        "Regulation 13A of the Working Time Regulations 1998 gives leave.",
        ["https://www.legislation.gov.uk/uksi/1998/1833/regulation/13A"],
    ),
    ("Article 8 of the Human Rights Act 1998", [None]),
    ("8 U.S.C. §§ 1158, 1182(a)(2)", [USC.format(8, 1158), USC.format(8, 1182)]),
    ("INA § 235(b)", [USC.format(8, 1225), USC.format(8, 1225)]),
    ("section 235 of the Immigration and Nationality Act", [USC.format(8, 1225)]),
    ("8 C.F.R. § 208.13(b)", ["https://www.ecfr.gov/current/title-8/section-208.13"]),
    (
        "Cal. Penal Code §§ 187, 188",
        [
            f"https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=PEN&sectionNum={number}."
            for number in (187, 188)
        ],
    ),
    ("section 231 of the Criminal Code of Canada", ["https://laws-lois.justice.gc.ca/eng/acts/C-46/section-231.html"]),
    (
        "Criminal Code, RSC 1985, c C-46, s 342.1(1)",
        ["https://laws-lois.justice.gc.ca/eng/acts/C-46/section-342.1.html"],
    ),
    (
        "Ireland's Data Protection Act 2018, section 31, says so.",
        ["https://www.irishstatutebook.ie/eli/2018/act/7/section/31/enacted/en/html"],
    ),
    ("§ 823 Abs. 1 BGB", ["https://www.gesetze-im-internet.de/bgb/__823.html"]),
    ("Art. 16a GG", ["https://www.gesetze-im-internet.de/gg/art_16a.html"]),
    ("Article 17 of the GDPR", [None]),
    ("Article 33 of the Refugee Convention", [None]),
    ("Pub. L. 111-148, § 1101", [None]),
    ("Roe v. Wade, 410 U.S. 113, 153 (1973)", [None]),
]


@pytest.mark.parametrize(("text", "urls"), CASES, ids=[text for text, _ in CASES])
def test_places_have_their_own_pages(text: str, urls: list[str | None]) -> None:
    places = [place for mention in lexindex.detect(text) for place in mention.pinpoints]
    assert [place.url for place in places] == urls
    for place, url in zip(places, urls, strict=True):
        assert place.record().get("url") == url
        assert ("url" in place.record()) == (url is not None)


def test_acts_own_section_that_the_code_does_not_place_has_no_page() -> None:
    fields = {
        "code": "U.S.C.",
        "title": "8",
        "section": "1225",
        "act": "statute:us/immigration-and-nationality-act-1952",
    }
    act = ("statute:us/immigration-and-nationality-act-1952", "https://www.govinfo.gov/link/statute/66/163")
    assert place_urls(*act, fields, [("section", "99999")]) == [None]


def test_code_sections_are_not_read_as_sections_of_an_act() -> None:
    # Section 1862 of the Social Security Act stands elsewhere in the Code.
    fields = {"code": "U.S.C.", "title": "42", "section": "1395", "act": "statute:us/social-security-act-1935"}
    urls = place_urls("statute:us/42-usc-1395", None, fields, [("section", "1395"), ("section", "1862")])
    assert urls == [USC.format(42, 1395), USC.format(42, 1862)]


@pytest.mark.parametrize(
    ("url", "unit", "first"),
    [
        ("https://www.legislation.gov.uk/ukpga/1998/42", "section", "six"),
        ("https://www.legislation.gov.uk/ukpga/Vict/24-25/100", "section", "18"),
        ("https://www.legislation.gov.uk/ukpga/1998/42", "section", "6a"),
        ("https://laws-lois.justice.gc.ca/eng/const/page-12.html", "section", "7"),
        ("https://www.irishstatutebook.ie/eli/1939/act/13", "section", "30A"),
        ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32016R0679", "article", "17"),
        ("nowhere", "section", "1"),
        ("", "section", "1"),
    ],
)
def test_what_is_not_certain_has_no_address(url: str, unit: str, first: str) -> None:
    assert place_urls("statute:x/y", url, {}, [(unit, first)]) == [None]


def test_index_gives_them_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rights\n\nSection 6 of the Human Rights Act 1998 binds them.", encoding="utf-8")
    index = lexindex.Index(tmp_path / "ix")
    index.build(tmp_path / "a.txt")
    wanted = [{"unit": "section", "first": "6", "last": None, "url": CASES[0][1][0]}]
    (document,) = index.mentions("Human Rights Act 1998")["documents"]
    assert document["mentions"][0]["pinpoints"] == wanted
    shown = index.show(document["id"])["mentions"]
    assert wanted in [mention["pinpoints"] for mention in shown]
