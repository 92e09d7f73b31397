"""Who filed a paper, for whom, when and through whom, as its sentence tells; and what the paper cites."""

import pytest

from lexindex import filers, told
from lexindex.model import Kind
from lexindex.pipeline import analyse, detect
from lexindex.readers import read_bytes

FILERS = [
    ("The landlord, Ansel Brody-Marsh, said in an [affidavit] that rents rose.", "Ansel Brody-Marsh"),
    ("A jetty, the harbour board said in its [skeleton argument], is no pier.", "harbour board"),
    ("Gabon's [application], filed in June, runs to 90 pages.", "Gabon"),
    ("In an [amicus brief] filed on Tuesday, the Upper Valley Growers League says the rule fails.", "Upper Valley Growers League"),
    ("The ministry's [complaint] says it was passed in haste.", "ministry"),
    ("The clinic plans to file [papers] in the High Court next week on behalf of 90 nurses.", "clinic"),
    ("The bakers' union said it would file an [amicus brief] in support of the drivers.", "bakers' union"),
    ("Two rabbis, a growers' group and the owner of a bus firm have filed [amicus briefs].", "two rabbis, a growers' group and the owner of a bus firm"),
    ("Ridley's legal team hinted in a [filing] Friday that it was over.", None),
    ("Ridley's legal team indicated in a [filing] Friday that it was over.", "Ridley"),
    ("Tanaka's attorneys have also filed a [petition for rehearing] with the court.", "Tanaka"),
    ("The [filings], submitted by the National Guild of Printers, say so.", "National Guild of Printers"),
    ("The US Department of Labor (Wage Division) filed on 3 May 2018 a [statement of interest].", "US Department of Labor"),
    ("Airco, Sunline Air and Delta Wings have filed a [joint application] with the tribunal.", "Airco, Sunline Air and Delta Wings"),
    ("38 Democratic mayors filed a [brief] on Monday.", "38 Democratic mayors"),
    ("Warning of floods, river wardens filed a [federal court brief] against it.", "river wardens"),
    ("The [amicus brief] was filed by the guild in support of the league.", "guild"),
    ("An [amicus brief] by a network of midwives was admitted.", "network of midwives"),
    ("Lawyers for the township filed a [motion] on March 3, 2021.", "township"),
    ("In its [answer] the province says that the section stands.", "province"),
    # What leaves it open.
    ("Some have filed a [petition] against it.", None),
    ("He filed nine [petitions] in two days.", None),
    ("The judge read the [brief] twice.", None),
    ("A suit over a debtors' jail was filed last month, and its [complaint] is long.", None),
    ("Justice Helen Park wrote that the [complaint] did not say enough.", None),
    ("His lawyers have filed a [motion] to dismiss.", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "who"), FILERS)
def test_the_sentence_tells_who_filed_a_paper_or_leaves_it_open(marked: str, who: str | None) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    told = filers.filer(marked.replace("[", "").replace("]", ""), start, end)
    assert (told[0] if told else None) == who


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The brief, filed on 25 October 2019, is short.", "2019-10-25"),
        ("They lodged the complaint with the court on March 3, 2021.", "2021-03-03"),
        ("The union filed it last week.", "last week"),
        ("It was filed in June 2020.", "2020-06"),
        ("The strike began on 25 October 2019.", None),
    ],
)
def test_the_date_is_in_iso_where_the_year_is_told(sentence: str, date: str | None) -> None:
    assert told.date(sentence) == date


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Their lawyer, Ruth Adair, filed a motion.", "Ruth Adair"),
        ("They were represented by Omar J. Haddad.", "Omar J. Haddad"),
        ("Lena Fisk, a solicitor for the tenants, lodged it.", "Lena Fisk"),
        ("Attorney General Karl Vance filed a brief.", None),
    ],
)
def test_the_lawyer_is_named(sentence: str, name: str | None) -> None:
    assert filers.lawyer(sentence) == name


def cited(text: str) -> list[str]:
    (document,) = read_bytes(text.encode(), ".txt", id="doc:page.txt")
    return [relation.target for _, relation in analyse(document).relations if relation.kind == "cites"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("River wardens filed an amicus brief in federal court.\n\nBy ignoring the 1967 Protocol on refugees, wrote the wardens, the state errs.", ["treaty:refugee-protocol-1967"]),
        ("The league filed a petition in the Supreme Court. The petition says that Ohio's rule violates the Clean Air Act.", ["statute:us/clean-air-act-1963"]),
        ("The league filed a petition in the Supreme Court. It relies on the Refugee Convention.", ["treaty:refugee-convention-1951"]),
        ("The league filed a petition in the Supreme Court. The mayor says that nobody reads the Refugee Convention.", []),
        ("The Refugee Convention is old. The court dismissed a petition.", []),
    ],
)  # fmt: skip
def test_a_paper_cites_what_its_sentences_say_it_does(text: str, targets: list[str]) -> None:
    assert cited(text) == targets


PAPERS = [
    ("In March 2013, 42 Republican mayors filed an amicus [brief] supporting the growers in Pelmo v. Board of Trade before the D.C. Circuit.", {"type": "amicus brief", "filer": "42 Republican mayors", "supports": "growers", "court": "D.C. Circuit", "date": "2013-03", "case": "Pelmo v. Board of Trade"}),
    ("Public defender Anna Roe filed a [petition] for a writ of habeas corpus on behalf of Mr. Moe in the U.S. District Court for the Northern District of Ohio on June 3, 2019.", {"type": "petition", "filer": "Mr. Moe", "court": "U.S. District Court for the Northern District of Ohio", "date": "2019-06-03", "attorney": "Anna Roe"}),
    ("The [complaint], filed on Tuesday in the Superior Court of Pelmo County by attorneys Ida Roe and Nathan Goldberg on behalf of nine cooks, accuses a firm.", {"type": "complaint", "filer": "nine cooks", "court": "Superior Court of Pelmo County", "date": "Tuesday", "attorney": "Ida Roe; Nathan Goldberg"}),
    ("In a [skeleton argument] submitted to the High Court on 3 March, Lord Pell QC, for Mrs. Moe, argued that it could not.", {"type": "brief", "filer": "Mrs. Moe", "court": "High Court", "date": "3 March", "attorney": "Lord Pell"}),
    ("The Brewers Association asked the justices to step in, filing a [petition] for certiorari in Cantero v. Pelmo Bank on Dec. 9.", {"type": "petition", "filer": "Brewers Association", "date": "Dec. 9", "case": "Cantero v. Pelmo Bank"}),
    ("A coalition of 19 states and the District of Columbia, led by an old lawyer, filed a [brief] in the Fifth Circuit backing the hospital.", {"type": "brief", "filer": "coalition of 19 states and the District of Columbia", "supports": "hospital", "court": "Fifth Circuit"}),
    ("The widow filed [papers] in Manhattan Surrogate’s Court asking for time.", {"type": "filing", "filer": "widow", "court": "Manhattan Surrogate's Court"}),
    ("Attorneys general from 21 states filed an amicus [brief] Monday.", {"type": "amicus brief", "filer": "attorneys general from 21 states", "date": "Monday"}),
    ("See [Brief] for the United States as Amicus Curiae Supporting Respondents at 12.", {"type": "amicus brief", "filer": "United States", "supports": "Respondents"}),
    ("See [Br.] of Amici Curiae Historians in Support of Petitioners 14-17.", {"type": "amicus brief", "filer": "Historians", "supports": "Petitioners"}),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "fields"), PAPERS)
def test_a_paper_has_what_its_sentence_says_of_it_as_fields(marked: str, fields: dict[str, str]) -> None:
    at = marked.index("[")
    found = next(one for one in detect(marked.replace("[", "").replace("]", "")) if one.start <= at < one.end)
    assert dict(found.fields) == fields


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Twenty-three states filed a brief backing Texas in the case.",
            "Brief of twenty-three states supporting Texas",
        ),
        ("An amicus brief signed by 40 beekeepers urges the court to reverse.", "Amicus brief of 40 beekeepers"),
        ("Lutheran attorneys general filed a brief in Reno's federal court.", "Brief of Lutheran attorneys general"),
        ("The guild filed a brief on Monday.", "Brief of guild"),
    ],
)
def test_a_filer_ends_where_a_verb_begins(text: str, title: str) -> None:
    assert [one.instrument.title for one in detect(text) if one.instrument and one.kind is Kind.BRIEF] == [title]


@pytest.mark.parametrize(
    "text", ["The critic filed a brief review.", "She gave him a brief on the trip.", "He filed a brief dispatch."]
)
def test_what_is_short_is_no_brief(text: str) -> None:
    assert not detect(text)


def test_a_pronoun_is_no_party() -> None:
    (case,) = [
        one.instrument
        for one in detect("He sued the paper in the High Court. The case will be heard.")
        if one.instrument
    ]
    assert case.title == "Case (High Court)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Her lawyers filed an emergency application on Monday with the Supreme Court. The application says little.", ["emergency application", "application"]),
        ("In its complaint, the regulator alleges that the miller lied.", ["complaint"]),
        ("Prosecutors appealed against it. In their brief they cited an old rule.", ["brief"]),
        ("In her complaint to the hotel, the guest says the bed was hard.", []),
        ("In his complaint, the guest says the bed was hard.", []),
    ],
)  # fmt: skip
def test_papers_that_one_pleads_in(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text) if one.kind is Kind.BRIEF] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The 2010 decision in Citizens United opened the gates.", ["Citizens United"]),
        ("The ruling in Jordan came late.", []),
        ("The office accepted the decision in McCulloch.", []),
        ("Her decision in Brown's favour was final.", []),
    ],
)
def test_a_party_is_its_case_where_one_decides_in_it(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in detect(text)] == said
