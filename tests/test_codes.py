"""Statutes, regulations and rules by number: every law that reporters-db lists, every row of our tables, and the links."""

import re
import time
from typing import Any

import pytest
from reporters_db import LAWS, RAW_REGEX_VARIABLES
from reporters_db.utils import process_variables, recursive_substitute

from lexindex.catalog import load
from lexindex.grammars.constitutions import number_of
from lexindex.grammars.rules import table
from lexindex.grammars.sections import sections
from lexindex.grammars.states import rows, subjects
from lexindex.links import url_of
from lexindex.model import Form, Kind, Mention
from lexindex.pipeline import detect
from lexindex.scanner import scanner
from lexindex.text import fold

VARIABLES = process_variables(RAW_REGEX_VARIABLES)
KINDS = {
    "leg_statute": Kind.STATUTE,
    "leg_session": Kind.STATUTE,
    "leg_act": Kind.STATUTE,
    "admin_docket": Kind.CASE,
}
EXAMPLES = [
    (name, entry, example) for name, entries in LAWS.items() for entry in entries for example in entry["examples"]
]
# What reporters-db calls a part that our records call otherwise.
NAMES = {
    "law_year": "year",
    "docket_number": "docket",
    "law": "number",
    "kind_code": "type",
    "reporter": "code",
}


def only(text: str) -> Mention:
    found = detect(text)
    assert len(found) == 1, [str(mention) for mention in found]
    return found[0]


def parts(name: str, entry: dict[str, Any], example: str) -> dict[str, str]:
    """The parts of an example as reporters-db's own pattern reads them."""
    written = "|".join(re.escape(form) for form in sorted([name, *entry["variations"]], key=len, reverse=True))
    for pattern in entry["regexes"]:
        whole = recursive_substitute(pattern, VARIABLES)
        whole = whole.replace("$reporter", f"(?P<reporter>{written})").replace("$edition", written)
        if found := re.match(whole, example):
            return {part: value for part, value in found.groupdict().items() if value}
    raise AssertionError(f"{example} matches none of its patterns")


def test_reporters_db_has_the_laws_we_count_on() -> None:
    assert len(EXAMPLES) >= 391


@pytest.mark.parametrize(("name", "entry", "example"), EXAMPLES, ids=[example for _, _, example in EXAMPLES])
def test_every_law_of_reporters_db_is_found_with_its_parts(name: str, entry: dict[str, Any], example: str) -> None:
    text = f"See {example}."
    mention = only(text)
    (read,) = scanner(load()).scan(fold(text))  # as written, before a section of an act is looked up in the Code
    fields = dict(read.fields)
    assert (mention.text, mention.form) == (example, Form.CITED)
    assert mention.kind is KINDS.get(entry["cite_type"], Kind.REGULATION)
    for part, written in parts(name, entry, example).items():
        value = written.replace(",", "")
        if part == "reporter":
            wanted = {"FR": "Fed. Reg."}.get(name, name)
            if name in ("Pub. L.", "Pvt. L."):
                continue  # a public law is its numbers
            assert fields.get("code", fields.get("court")) == (
                value if name in ("Cal. Code", "Tex. Code Ann.", "N.Y. Law") else wanted
            )
        elif name in ("Pub. L.", "Pvt. L.") and part == "title":
            assert f"{fields['session']}-{fields['number']}" == value
        elif name == "C.F.R." and part == "chapter":
            assert fields["title"] == value  # reporters-db calls the title so
        elif part == "subject" and name in ("Cal. Code", "Tex. Code Ann.", "N.Y. Law"):
            assert value in fields["code"]
        elif part == "reg":
            assert value in (fields.get("rule"), fields.get("page"))
        elif part == "section" and name == "U.S.C.":
            # Ours is without the subsection, and of a range the first.
            assert fields["section"] in (value, value.partition("(")[0], value.partition("-")[0])
        else:
            assert fields[NAMES.get(part, part)].replace(",", "") == value, part


TABLES = [
    *(row["example"] for row in rows("codes_us.csv")),
    *(row["example"] for row in rows("rules_us.csv")),
    *(row["example"] for row in rows("states_us.csv")),
    *(subject.example for subject in subjects()),
]
# Initials that several states share stand in a text that names their state.
PLACE = {row["jurisdiction"]: row["name"] for row in rows("states_us.csv")}


@pytest.mark.parametrize("example", TABLES)
def test_every_row_of_our_tables_proves_itself(example: str) -> None:
    code = next((row for row in rows("codes_us.csv") if row["example"] == example), None)
    where = PLACE.get(code["jurisdiction"], "") if code else ""
    if code and not where:
        where = LAWS[code["code"]][0]["jurisdiction"]
    found = [mention for mention in detect(f"In the courts of {where}, see {example}.") if mention.text == example]
    assert len(found) == 1
    assert found[0].form is Form.CITED


def test_rules_of_every_state_are_known() -> None:
    found = only("The court relied on Wyo. R. Civ. P. 56(c).")
    assert found.instrument
    assert found.instrument.id == "regulation:us-wy/r-civ-p"
    assert len({rules.id for rules in table()}) == len(table())


SECTIONS = [
    ("1981, 1983-85", True, ["1981", "1983-1985"]),
    ("922(g)(1), 924(a)(2), and 2", True, ["922(g)(1)", "924(a)(2)", "2"]),
    ("841(a)(1), (b)(1)(A)", False, ["841(a)(1)", "841(b)(1)(A)"]),
    ("1158(a)(1) and (2)", False, ["1158(a)(1)", "1158(a)(2)"]),
    ("552(b)(1)-(9)", False, ["552(b)(1)-552(b)(9)"]),
    ("1915(e)(2)(B)(i)-(iii)", False, ["1915(e)(2)(B)(i)-1915(e)(2)(B)(iii)"]),
    ("2000e-5(f)(1)", False, ["2000e-5(f)(1)"]),
    ("2000e-2000e-17", True, ["2000e-2000e-17"]),
    ("2000e through 2000e-17", True, ["2000e-2000e-17"]),
    ("1681-1681x", False, ["1681-1681x"]),
    ("1983 and 1985(3)", False, ["1983", "1985(3)"]),
    ("1983 and 12 others", False, ["1983"]),
    ("1158, 8 C.F.R. 208", True, ["1158"]),
    ("1614.101-.110", True, ["1614.101-1614.110"]),
    ("187, subd. (a)", False, ["187(a)"]),
    ("1983 (2012)", False, ["1983"]),
]


@pytest.mark.parametrize(("text", "plural", "places"), SECTIONS, ids=[text for text, _, _ in SECTIONS])
def test_sections_are_read_with_their_lists_and_ranges(text: str, plural: bool, places: list[str]) -> None:
    read = sections(text, 0, several=plural)
    assert read
    assert [place.first + (f"-{place.last}" if place.last else "") for place in read.places] == places


@pytest.mark.parametrize(("written", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XXVI", 26), ("14", 14)])
def test_numerals_of_amendments(written: str, number: int) -> None:
    assert number_of(written) == number


ORDINALS = """First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth
Sixteenth Seventeenth Eighteenth Nineteenth Twentieth Twenty-first Twenty-second Twenty-third Twenty-fourth Twenty-fifth
Twenty-sixth Twenty-seventh""".split()


@pytest.mark.parametrize(("number", "ordinal"), list(enumerate(ORDINALS, 1)))
def test_amendments_by_word_digit_and_numeral_are_one_instrument(number: int, ordinal: str) -> None:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    texts = [f"The {ordinal} Amendment", f"the {number}{ending} Amendment", f"U. S. Const., Amdt. {number}, § 1"]
    for text in texts:
        instrument = only(f"{text} of the United States.").instrument
        assert instrument
        assert instrument.id == f"statute:us/constitution/amendment-{number}"


ONE = [
    ("18 Pa.C.S. § 2502", "18 Pa. Cons. Stat. § 2502"),
    ("21 O.S. 2011, § 701.7", "Okla. Stat. tit. 21, § 701.7"),
    ("Tex. Penal Code Ann. § 19.02 (West 2011)", "Texas Penal Code Section 19.02"),
    ("Ohio Rev. Code Ann. § 2903.01", "Ohio R.C. 2903.01"),
    ("§ 790.06, Fla. Stat. (2010)", "Fla. Stat. Ann. § 790.06"),
    ("Cal. Health & Saf. Code, § 11350", "California Health and Safety Code section 11350"),
    ("Treas. Reg. § 1.61-1", "26 C.F.R. § 1.61-1"),
    ("I.R.C. § 61", "26 U.S.C. § 61"),
    ("18 U.S.C.A. § 1001 (West 2015)", "section 1001 of title 18"),
    ("Title 18, United States Code, Section 1001", "18 U.S. Code § 1001"),
    ("Md. Code Ann., Crim. Law § 2-201", "Md. Code (2002), § 2-201 of the Criminal Law Article"),
    ("Pub. L. No. 112-199, 126 Stat. 1465", "Public Law 112-199"),
    ("Exec. Order No. 14,999", "Executive Order 14999"),
    ("Wash. Rev. Code § 9.94A.030", "RCW 9.94A.030"),
    ("20 C.F.R. pt. 404, subpt. P, app. 1", "20 CFR Part 404"),
]


@pytest.mark.parametrize(("one", "other"), ONE, ids=[one for one, _ in ONE])
def test_ways_to_cite_one_provision_meet_in_one_instrument(one: str, other: str) -> None:
    ids = {mention.instrument.id for text in (one, other) for mention in detect(f"See {text}.") if mention.instrument}
    assert len(ids) == 1, ids


BILLS = [
    ("H.R. 1044, 116th Cong. § 2 (2019)", {"chamber": "h.r.", "number": "1044", "congress": "116", "year": "2019"}),
    ("S. 744 (110th Cong.)", {"chamber": "s.", "number": "744", "congress": "110"}),
    ("H.J. Res. 5", {"chamber": "h.j.res.", "number": "5"}),
    ("S. Con. Res. 14", {"chamber": "s.con.res.", "number": "14"}),
    ("H. Con. Res. 83, 118th Cong. (2023)", {"chamber": "h.con.res.", "number": "83", "congress": "118", "year": "2023"}),
    ("H. Res. 6", {"chamber": "h.res.", "number": "6"}),
    ("S. Res. 5", {"chamber": "s.res.", "number": "5"}),
    ("H.R. 3684 of the 117th Congress", {"chamber": "h.r.", "number": "3684", "congress": "117"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fields"), BILLS, ids=[text for text, _ in BILLS])
def test_bills_and_resolutions_of_congress(text: str, fields: dict[str, str]) -> None:
    mention = only(f"The sponsor introduced {text} in March.")
    assert (mention.text, dict(mention.fields)) == (text, fields)


def test_a_number_of_another_congress_is_another_bill() -> None:
    ids = [only(f"They passed {text}.").instrument for text in ("S. 744 (113th Cong.)", "S. 744 (110th Cong.)")]
    assert ids[0] != ids[1]


LINKS = [
    ("18 U.S.C. § 1001", "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title18-section1001&num=0&edition=prelim"),
    ("8 C.F.R. § 214.2", "https://www.ecfr.gov/current/title-8/section-214.2"),
    ("8 C.F.R. Part 312", "https://www.ecfr.gov/current/title-8/part-312"),
    ("Treas. Reg. § 1.61-1", "https://www.ecfr.gov/current/title-26/section-1.61-1"),
    ("Pub. L. No. 112-199", "https://www.govinfo.gov/link/plaw/112/public/199"),
    ("Private Law 112-1", "https://www.govinfo.gov/link/plaw/112/private/1"),
    ("126 Stat. 1465", "https://www.govinfo.gov/link/statute/126/1465"),
    ("85 Fed. Reg. 12,345", "https://www.govinfo.gov/link/fr/85/12345"),
    ("Executive Order 14999", "https://www.federalregister.gov/executive-order/14999"),
    ("H.R. 1044, 116th Cong.", "https://www.congress.gov/bill/116th-congress/house-bill/1044"),
    ("S. Con. Res. 3, 111th Cong.", "https://www.congress.gov/bill/111th-congress/senate-concurrent-resolution/3"),
    ("S.J. Res. 3, 103d Cong.", "https://www.congress.gov/bill/103rd-congress/senate-joint-resolution/3"),
    ("Cal. Penal Code § 187", "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=PEN&sectionNum=187."),
    ("Tex. Penal Code § 19.02", "https://statutes.capitol.texas.gov/Docs/PE/htm/PE.19.htm#19.02"),
    ("Tex. Code Crim. Proc. art. 38.22", "https://statutes.capitol.texas.gov/Docs/CR/htm/CR.38.htm#38.22"),
    ("N.Y. Penal Law § 265.03", "https://www.nysenate.gov/legislation/laws/PEN/265.03"),
    ("Md. Code Ann., Crim. Law § 2-201", "https://mgaleg.maryland.gov/mgawebsite/Laws/StatuteText?article=gcr&section=2-201"),
    ("RCW 9.94A.030", "https://app.leg.wa.gov/RCW/default.aspx?cite=9.94A.030"),
    ("Va. Code Ann. § 18.2-32", "https://law.lis.virginia.gov/vacode/18.2-32/"),
    ("Ohio R.C. 2903.01", "https://codes.ohio.gov/ohio-revised-code/section-2903.01"),
    ("Minn. Stat. § 609.185", "https://www.revisor.mn.gov/statutes/cite/609.185"),
    ("Wis. Stat. § 940.01", "https://docs.legis.wisconsin.gov/document/statutes/940.01"),
    ("D.C. Code § 22-2101", "https://code.dccouncil.gov/us/dc/council/code/sections/22-2101"),
    ("A.R.S. § 13-1105", "https://www.azleg.gov/ars/13/01105.htm"),
    (
        "Fla. Stat. § 776.012",
        "http://www.leg.state.fl.us/statutes/index.cfm?App_mode=Display_Statute&URL=0700-0799/0776/Sections/0776.012.html",
    ),
    ("Mo. Rev. Stat. § 565.020", "https://revisor.mo.gov/main/OneSection.aspx?section=565.020"),
    ("Neb. Rev. Stat. § 28-303", "https://nebraskalegislature.gov/laws/statutes.php?statute=28-303"),
    (
        "N.C. Gen. Stat. § 14-17",
        "https://www.ncleg.gov/EnactedLegislation/Statutes/HTML/BySection/Chapter_14/GS_14-17.html",
    ),
    ("17-A M.R.S. § 201", "https://legislature.maine.gov/statutes/17-A/title17-Asec201.html"),
    ("NRS 200.030", "https://www.leg.state.nv.us/nrs/nrs-200.html#NRS200Sec030"),
    ("SI 2011/1555", "https://www.legislation.gov.uk/uksi/2011/1555"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "url"), LINKS, ids=[text for text, _ in LINKS])
def test_links_follow_patterns_that_are_certain(text: str, url: str) -> None:
    instrument = only(f"It was decided under {text} alone.").instrument
    assert instrument
    assert instrument.url == url


UNLINKED = [
    "5 U.S.C. app. § 3",
    "26 Stat. 9999",
    "Pub. L. 89-9999",
    "H.R. 1044",
    "Executive Order 10999",
    "N.Y. C.P.L.R. 3211",
    "La. R.S. 14:30.1",
    "112 Stat. 9681-536",
]


@pytest.mark.parametrize("text", UNLINKED)
def test_no_link_where_no_pattern_is_certain(text: str) -> None:
    instrument = only(f"It was decided under {text} alone.").instrument
    assert instrument
    assert instrument.url is None


def test_a_case_is_looked_up_by_its_reporter() -> None:
    fields = {"volume": "410", "reporter": "U.S.", "page": "113"}
    assert url_of(Kind.CASE, "us/410-us-113", fields) == "https://www.courtlistener.com/c/U.S./410/113/"


NOT_CITED = [
    "He scored 21 points in 35 minutes, 12 of them in the second half.",
    "The AS 400 and the PA 12 were old machines; MCA 5 was a label.",
    "The penal code of 1860 has 511 sections.",
    "Part 5 of the series airs on Title 9 day.",
    "California has a penal code, and section 8 of the stadium was full.",
    "Her FR 20 note and the 12 FR 9 coupon were lost.",
    "The S. 5 bus and Rule 5 of the pool apply.",
    "Aircraft Registration No. 12345 was grounded.",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    cited = [m for m in detect(text) if m.form in (Form.CITED, Form.SHORT) and m.kind is not Kind.CASE]
    assert cited == []


HOSTILE = {
    "sections without end": "42 U.S.C. §§ 1981, 1983-85, 1988(b), ",
    "subsections without end": "8 U.S.C. § 1158" + "(a)(1)" * 8 + ", (b), ",
    "a code alone": "Penal Code § 187 ",
    "rules alone": "Rule 12(b)(6) ",
    "initials": "R.C. 2903.01 and P.S. § 5 ",
    "subjects": "Cal. Bus. & Prof. & Com. & Civ. & Fin. Code Code Code, ",
    "constitutions": "U.S. Const. art. I, § 8, cl. 3, § 9, cl. 2, ",
    "orders": "Executive Orders 13768, 13769, 13780, 13781, ",
    "section first": "sections 1, 2, 3, 4 and 5 of title 42, ",
    "digits": "1 1 1 1 U.S.C. 1 1 1 C.F.R. ",
    "restatements": "Restatement (Second) of The Law Of Torts Of Conflict Of Laws ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_no_faster_than_text(piece: str) -> None:
    small = piece * (16_000 // len(piece))
    detect(small)

    def cost(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            begun = time.process_time()
            detect(text)
            best = min(best, time.process_time() - begun)
        return best

    # Quadratic work shows as a factor of 16 at four times the length; linear as 4. The bound leaves room for noise.
    assert cost(small * 4) < 9 * cost(small) + 0.05
