"""Who filed a paper, for whom, when and through whom, as its sentence tells; and what the paper cites."""

import pytest

from lexindex import filers
from lexindex.pipeline import analyse
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
        ("It was filed in June 2020.", "June 2020"),
        ("The strike began on 25 October 2019.", None),
    ],
)
def test_the_date_is_in_iso_where_the_year_is_told(sentence: str, date: str | None) -> None:
    assert filers.date_filed(sentence) == date


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
