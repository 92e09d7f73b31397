"""Suits without a name: their parties, court and date, and the case that their text names them."""

import pytest

from lexindex.pipeline import detect

SUITS = [
    ("The Harbour Trust sued the Port Authority in federal court in Tacoma on Monday. The [lawsuit] asks for nothing.", "Harbour Trust", "Port Authority", "federal court in Tacoma", "Monday"),
    ("Nine ferry cooks filed [suit] in federal court in Tacoma against Blue Line on March 3, 2017.", "nine ferry cooks", "Blue Line", "federal court in Tacoma", "2017-03-03"),
    ("A [class action] filed in the Northern District of Illinois against Pelmo Foods in May 2019 says so.", None, "Pelmo Foods", "Northern District of Illinois", "2019-05"),
    ("She has a [case] before the European Court of Human Rights against Turkey. The case was lodged in 2014.", None, "Turkey", "European Court of Human Rights", "2014"),
    ("Ghana is suing Togo at the International Court of Justice. The [case] was filed on 4 November 2019.", "Ghana", "Togo", "International Court of Justice", "2019-11-04"),
    ("The village was sued by the Justice Department in 2012. The [lawsuit] was filed in U.S. District Court in Boise.", "Justice Department", "village", "U.S. District Court in Boise", "2012"),
    ("Mr Pell sued the editor of The Comet in the High Court in London for libel in June 2018. The [libel action] failed.", "Pell", "editor of The Comet", "High Court in London", "2018-06"),
    ("The anglers launched a [judicial review] against the Rivers Board in the Court of Session last week.", None, "Rivers Board", "Court of Session", "last week"),
    ("Oxfam sued. A judge in Nairobi will hear the [lawsuit] on 4 June 2021.", None, None, None, None),
    ("A [lawsuit], brought by lead plaintiff Ida Moe, is pending in Leeds Crown Court.", "Ida Moe", None, "Leeds Crown Court", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "plaintiff", "defendant", "court", "date"), SUITS)
def test_a_suit_has_parties_court_and_date_as_fields(
    marked: str, plaintiff: str | None, defendant: str | None, court: str | None, date: str | None
) -> None:
    start = marked.index("[")
    found = next(one for one in detect(marked.replace("[", "").replace("]", "")) if one.start == start)
    fields = dict(found.fields)
    told = tuple(fields.get(name) for name in ("plaintiff", "defendant", "court", "date"))
    if plaintiff is None:  # what the filer's common noun may add is no matter here
        told = (None, *told[1:])
    assert told == (plaintiff, defendant, court, date)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Five cooks filed a lawsuit in Boise. The suit, Doe v. Acme Corp., is old. The lawsuit is long.", [True, True, True]),
        ("The tenants filed a class action in Queens. The lawsuit, known as Smith v. Pelmo Estates, was settled.", [True, True, True]),
        ("The ACLU filed a lawsuit. The case is Roe v. Acme Corp., No. 18-cv-428, U.S. District Court.", [True, True, True]),
        ("Two nurses filed a class action in Ontario. The suit \u2014 Carter v. Pelmo Inc. \u2014 was settled.", [True, True, True]),
        ("The union's lawsuit (Jones v. Acme Corp.) says that the rule is void.", [True, True]),
        # What names another case, or only likens to it, ties nothing.
        ("A lawsuit against Exxon was filed in Texas. A judge cited Roe v. Wade.", [False, True]),
        ("The lawsuit is a copy of Doe v. Bolton, critics said.", [False, True]),
        ("A lawsuit was filed in Boston. The suit, unlike Roe v. Wade, turned on money.", [False, False, True]),
    ],
)  # fmt: skip
def test_a_suit_that_its_text_names_is_that_case(text: str, same: list[bool]) -> None:
    cases = [one for one in detect(text) if one.kind == "case"]
    named = next(one.instrument for one in cases if one.form in ("named", "cited"))
    assert [one.instrument == named for one in cases] == same
    assert not [one for one in cases if one.form == "generic" and one.instrument == named]
