"""A user's rows beside those that are known: they extend, drop, disable; one instrument under two ids is one."""

from pathlib import Path

import pytest

from lexindex import catalog, detect
from lexindex.catalog import load
from lexindex.errors import CatalogError

HEAD = "id,kind,title,short_title,aliases,jurisdiction,date,citation,url,source"


def file(folder: Path, text: str, name: str = "mine.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def reasons(*paths: Path) -> list[str]:
    return [problem.reason for problem in load(paths).problems]


def ids(known: catalog.Catalog, name: str) -> list[str]:
    return [one.id for one in known.lookup(name)]


def linked(text: str, path: Path) -> set[str]:
    return {one.instrument.id for one in detect(text, catalog=[path]) if one.instrument}


# --- extends ------------------------------------------------------------------------------------------------------------


def test_a_row_extends_a_known_one_and_several_may(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
        [[instrument]]
        extends = "treaty:vclt-1969"
        aliases = ["Kettle Convention on Treaties", { name = "VKT-Q", type = "acronym" }]
        citations = ["9998 UNTS 7"]
        relations = [{ kind = "supersedes", target = "treaty:refugee-convention-1951" }]
        [[instrument]]
        extends = "treaty:vclt-1969"
        url = "https://example.org/vclt"
        dates = { adopted = 1969-05-22 }
        citations = ["9998 U.N.T.S. 7"]
        """,
    )
    before, known = load().records["treaty:vclt-1969"], load([path])
    record = known.records["treaty:vclt-1969"]
    assert known.problems == ()
    assert record.instrument.title == before.instrument.title
    assert set(before.aliases) < set(record.aliases)
    assert record.citations == (*before.citations, "9998 UNTS 7")
    assert (record.instrument.url, record.instrument.date) == ("https://example.org/vclt", "1969-05-22")
    assert record.instrument.relations[-1].target == "treaty:refugee-convention-1951"
    for name in ("Kettle Convention on Treaties", "VKT-Q", "9998 UNTS 7", before.instrument.title):
        assert ids(known, name) == ["treaty:vclt-1969"], name
    assert linked("They signed the Kettle Convention on Treaties.", path) == {"treaty:vclt-1969"}


def test_a_name_stated_again_is_as_the_row_has_it(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
        [[instrument]]
        extends = "treaty:refugee-convention-1951"
        aliases = [{ name = "1951 Convention", type = "nickname", needs = ["kettle"] }]
        """,
    )
    record = load([path]).records["treaty:refugee-convention-1951"]
    assert [alias.needs for alias in record.aliases if alias.name == "1951 Convention"] == [("kettle",)]


def test_a_later_file_extends_what_an_earlier_one_added(tmp_path: Path) -> None:
    first = file(tmp_path, '[[treaty]]\nid = "treaty:kettles-2001"\ntitle = "Kettle Convention"\n', "a.toml")
    second = file(tmp_path, '[[treaty]]\nextends = "treaty:kettles-2001"\naliases = ["Pot Pact"]\n', "b.toml")
    assert ids(load([first, second]), "Pot Pact") == ["treaty:kettles-2001"]
    (problem,) = reasons(second, first)
    assert (
        problem == 'b.toml, row 1, treaty:kettles-2001: "extends" names treaty:kettles-2001, which no row before it has'
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('extends = "treaty:nowhere-1900"', '"extends" names treaty:nowhere-1900, which no row before it has'),
        ("extends = 7", '"extends" must be a text'),
        ('extends = "treaty:vclt-1969"\ndates = { adopted = "soon" }', '"dates.adopted" is not a date'),
        ('extends = "treaty:vclt-1969"\naliases = "VKT"', '"aliases" must be a list'),
        ('extends = "treaty:vclt-1969"\ndrop_alias = "VCLT"', '"drop_alias" must be a list of names'),
        ('extends = "treaty:vclt-1969"\ndrop_alias = ["Kettle"]', '"drop_alias" has "Kettle", which is no name of'),
        ('extends = "treaty:vclt-1969"\ndisable = "perhaps"', '"disable" must be true or false'),
        ('id = "treaty:nowhere-1900"\ndisable = true', '"id" names treaty:nowhere-1900, which no row before it has'),
        ("disable = true", '"extends" must name the id'),
        ('drop_alias = ["x"]', '"extends" must name the id'),
    ],
)  # fmt: skip
def test_a_wrong_change_names_file_row_and_field_and_the_rest_loads(tmp_path: Path, row: str, says: str) -> None:
    text = f'[[instrument]]\n{row}\n[[treaty]]\nid = "treaty:kettles-2001"\ntitle = "Kettle Convention"\n'
    known = load([file(tmp_path, text)])
    (problem,) = known.problems
    assert problem.reason.startswith("mine.toml, row 1")
    assert says in problem.reason
    assert ids(known, "Kettle Convention") == ["treaty:kettles-2001"]
    assert ids(known, "VCLT") == ["treaty:vclt-1969"]


# --- drop_alias and disable -----------------------------------------------------------------------------------------------


def test_a_dropped_name_no_longer_means_it(tmp_path: Path) -> None:
    path = file(
        tmp_path, '[[instrument]]\nextends = "treaty:refugee-convention-1951"\ndrop_alias = ["1951 Convention"]\n'
    )
    text = "Refugees and asylum: the 1951 Convention binds them."
    assert ids(load(), "1951 Convention") == ["treaty:refugee-convention-1951"]
    assert ids(load([path]), "1951 Convention") == []
    assert "treaty:refugee-convention-1951" not in linked(text, path)
    assert ids(load([path]), "Refugee Convention") == ["treaty:refugee-convention-1951"]


def test_a_title_and_a_form_that_the_loader_makes_can_be_dropped(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
        [[instrument]]
        extends = "case:us/410-us-113"
        drop_alias = ["Roe versus Wade"]
        [[instrument]]
        extends = "statute:us/voting-rights-act-1965"
        drop_alias = ["Voting Rights Act"]
        """,
    )
    known = load([path])
    assert known.problems == ()
    assert ids(known, "Roe v. Wade") == []
    assert "case:us/410-us-113" not in linked("The court overruled Roe v. Wade.", path)
    assert linked("See 410 U.S. 113 (1973).", path) == {"case:us/410-us-113"}
    assert "statute:us/voting-rights-act-1965" not in ids(known, "Voting Rights Act")


def test_a_row_that_replaces_may_drop_a_name_of_its_own(tmp_path: Path) -> None:
    text = 'id = "treaty:vclt-1969"\ntitle = "Kettle Convention of 1969"\naliases = ["KC"]\ndrop_alias = ["{}"]\n'
    known = load([file(tmp_path, "[[treaty]]\n" + text.format("Kettle Convention"))])
    assert known.problems == ()
    assert ids(known, "Kettle Convention") == []
    assert ids(known, "KC") == ["treaty:vclt-1969"]
    (problem,) = reasons(file(tmp_path, "[[treaty]]\n" + text.format("Pot"), "other.toml"))
    assert 'row 1, treaty:vclt-1969: "drop_alias" has "Pot"' in problem


@pytest.mark.parametrize("field", ["id", "extends"])
def test_a_disabled_instrument_is_gone_with_the_relations_to_it(tmp_path: Path, field: str) -> None:
    path = file(tmp_path, f'[[instrument]]\n{field} = "treaty:refugee-convention-1951"\ndisable = true\n')
    known = load([path])
    assert known.problems == ()
    assert "treaty:refugee-convention-1951" not in known.records
    assert ids(known, "Refugee Convention") == ids(known, "189 UNTS 137") == []
    targets = {one.target for record in known.records.values() for one in record.instrument.relations}
    assert "treaty:refugee-convention-1951" not in targets
    assert "treaty:refugee-convention-1951" in {
        one.target for record in load().records.values() for one in record.instrument.relations
    }
    later = file(tmp_path, '[[treaty]]\nextends = "treaty:refugee-convention-1951"\n', "later.toml")
    assert "which an earlier row put away" in reasons(path, later)[0]
    again = file(tmp_path, '[[treaty]]\nid = "treaty:refugee-convention-1951"\ntitle = "Kettle Pact"\n', "again.toml")
    assert ids(load([path, again]), "Kettle Pact") == ["treaty:refugee-convention-1951"]


def test_disable_false_is_an_ordinary_row(tmp_path: Path) -> None:
    path = file(tmp_path, '[[treaty]]\nid = "treaty:kettles-2001"\ntitle = "Kettle Convention"\ndisable = false\n')
    assert ids(load([path]), "Kettle Convention") == ["treaty:kettles-2001"]


def test_the_three_columns_of_a_table(tmp_path: Path) -> None:
    table = f"""{HEAD},extends,drop_alias,disable
,,,,VKT-Q; Kettle Rules,,,9998 UNTS 7,,hand,treaty:vclt-1969,VCLT; Vienna Convention on Treaties?,
,,,,VKT-Q; Kettle Rules,,,9998 UNTS 7,,hand,treaty:vclt-1969,VCLT,
treaty:refugee-convention-1951,treaty,,,,,,,,hand,,,YES
,,,,,,,,,hand,treaty:icsid-1965,,1
xx:1,statute,Turnip Act 1999,,,GB,1999,1999 c. 99,,hand,,,no
,,,,,,,,,hand,case:us/410-us-113,,perhaps
"""
    path = file(tmp_path, table, "mine.csv")
    known = load([path])
    assert ids(known, "Kettle Rules") == ids(known, "9998 UNTS 7") == ["treaty:vclt-1969"]
    assert ids(known, "VCLT") == ids(known, "Refugee Convention") == []
    assert ids(known, "Turnip Act 1999") == ["statute:xx/1"]
    texts = "\n".join(reasons(path))
    assert 'mine.csv, row 1, treaty:vclt-1969: "drop_alias" has "Vienna Convention on Treaties?"' in texts
    assert 'mine.csv, row 6, case:us/410-us-113: "disable" must be true or false' in texts


def test_install_tries_changes_on_the_catalog_as_it_will_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog, "user_folder", lambda: tmp_path / "own")
    row = '[[treaty]]\nextends = "treaty:kettles-2001"\naliases = ["Pot Pact"]\n'
    with pytest.raises(CatalogError, match=r"b\.toml, row 1.*nothing was added"):
        catalog.install(file(tmp_path, row, "b.toml"))
    catalog.install(file(tmp_path, '[[treaty]]\nid = "treaty:kettles-2001"\ntitle = "Kettle Convention"\n', "a.toml"))
    assert catalog.install(tmp_path / "b.toml") == 1
    assert ids(load(), "Pot Pact") == ["treaty:kettles-2001"]
    drop = file(tmp_path, '[[treaty]]\nextends = "treaty:vclt-1969"\ndrop_alias = ["VCLT"]\n', "c.toml")
    assert [catalog.install(drop), catalog.install(drop)] == [1, 1]  # a file may be put in place again
    assert load([drop]).problems == ()  # and named beside its copy
    catalog._load.cache_clear()


# --- one instrument under two ids -----------------------------------------------------------------------------------------

ROE = "us:scotus/410us113,case,Roe v. Wade,,Kettle Ruling,US,1973-01-22,410 U.S. 113; 93 S. Ct. 705,,SCDB"


def test_a_row_with_a_known_citation_is_the_instrument_known_first(tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEAD}\n{ROE}\n", "cases.csv")
    known = load([path])
    assert "case:us/scotus/410us113" not in known.records
    for name in ("Roe v. Wade", "Kettle Ruling", "93 S. Ct. 705", "case:us/scotus/410us113", "us:scotus/410us113"):
        assert ids(known, name) == ["case:us/410-us-113"], name
    assert linked("The court overruled Roe v. Wade.", path) == {"case:us/410-us-113"}
    catalog._load.cache_clear()
    assert ids(load([path]), "case:us/scotus/410us113") == ["case:us/410-us-113"]  # from the cache too


@pytest.mark.parametrize(
    ("row", "one"),
    [
        (ROE.replace("1973-01-22", "1974"), True),
        (ROE.replace("1973-01-22", ""), True),
        (ROE.replace("1973-01-22", "1975-01-01"), False),
        (ROE.replace(",case,", ",statute,"), False),
        (ROE.replace("410 U.S. 113; 93 S. Ct. 705", "999 U.S. 113"), False),
    ],
)
def test_only_when_kind_citation_and_date_agree(tmp_path: Path, row: str, one: bool) -> None:
    known = load([file(tmp_path, f"{HEAD}\n{row}\n", "cases.csv")])
    assert (len(known.records) == len(load().records)) is one


def test_of_two_cases_that_begin_on_one_page_the_name_says_which(tmp_path: Path) -> None:
    other = "us:scotus/other,case,Kettle v. Pot,,,US,1973-01-22,410 U.S. 113,,SCDB"
    known = load([file(tmp_path, f"{HEAD}\n{other}\n{ROE}\n", "cases.csv")])
    assert ids(known, "Roe v. Wade") == ["case:us/410-us-113"]
    assert ids(known, "Kettle v. Pot") == ["case:us/scotus/other"]


def test_rows_of_one_file_stay_apart_and_those_of_two_meet(tmp_path: Path) -> None:
    one = "a,case,Kettle v. Pot,,,US,2001,999 U.S. 1,,x"
    two = "b,case,Kettle v. Pan,,,US,2001,999 U.S. 1,,x"
    assert len(load([file(tmp_path, f"{HEAD}\n{one}\n{two}\n", "a.csv")]).citations["999us1"]) == 2
    known = load([file(tmp_path, f"{HEAD}\n{one}\n", "b.csv"), file(tmp_path, f"{HEAD}\n{two}\n", "c.csv")])
    assert ids(known, "Kettle v. Pan") == ids(known, "case:b") == ["case:a"]


def test_a_section_of_a_code_is_no_identity(tmp_path: Path) -> None:
    known = load([file(tmp_path, f"{HEAD}\nx,statute,Kettle Act,,,US,,52 U.S.C. 10301,,x\n", "a.csv")])
    assert ids(known, "Kettle Act") == ["statute:x"]


def test_relations_to_the_rows_own_id_lead_to_the_one_known_first(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        """
        [[case]]
        id = "case:us/kettle"
        title = "Kettle v. Pot"
        relations = [{ kind = "overrules", target = "case:us/my-roe" }]
        [[case]]
        id = "case:us/my-roe"
        title = "Roe v. Wade"
        citations = ["410 U.S. 113"]
        """,
    )
    known = load([path])
    assert [one.target for one in known.instruments["case:us/kettle"].relations] == ["case:us/410-us-113"]
