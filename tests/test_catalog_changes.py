"""Rows of a user's own that change rows, turn out to be known ones, or come from a SKOS vocabulary; and why a name is meant."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lexindex import detect
from lexindex.catalog import install, load
from lexindex.cli import cli
from lexindex.errors import CatalogError

CONVENTION = "treaty:refugee-convention-1951"


def _file(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def _ids(text: str, *catalog: Path) -> list[str | None]:
    return [one.instrument and one.instrument.id for one in detect(text, catalog=catalog)]


def _show(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["catalog", "show", *arguments])


def test_a_row_extends_another_and_takes_a_name_from_it(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "mine.toml",
        f"""
[[instrument]]
extends = "{CONVENTION}"
aliases = ["Pelmo Refuge Pact", {{ name = "PRP", type = "acronym", needs = ["asylum"] }}]
citations = ["9998 UNTS 4"]
drop_alias = ["Refugees Convention"]
relations = [{{ kind = "supersedes", target = "treaty:refugee-protocol-1967" }}]
""",
    )
    record = load([path]).records[CONVENTION]
    assert record.instrument.title == "Convention Relating to the Status of Refugees"
    assert record.instrument.relations[-1].target == "treaty:refugee-protocol-1967"
    assert "189 UNTS 137" in record.citations
    assert _ids("The Pelmo Refuge Pact and 9998 UNTS 4.", path) == [CONVENTION, CONVENTION]
    assert _ids("Asylum under the PRP.", path) == [CONVENTION]
    assert _ids("The Refugees Convention was signed.") == [CONVENTION]
    assert CONVENTION not in _ids("The Refugees Convention was signed.", path)
    assert _ids("The Refugee Convention was signed.", path) == [CONVENTION]


def test_what_is_disabled_is_gone_and_nothing_points_to_it(tmp_path: Path) -> None:
    path = _file(tmp_path, "mine.toml", f'[[instrument]]\nextends = "{CONVENTION}"\ndisable = true\n')
    known = load([path])
    assert CONVENTION not in known.instruments
    assert not known.lookup("189 UNTS 137")
    assert all(one.target != CONVENTION for record in known.records.values() for one in record.instrument.relations)
    assert CONVENTION not in _ids("The Refugee Convention, 189 UNTS 137.", path)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('extends = "treaty:no-such"', '"extends" names treaty:no-such'),
        (f'extends = "{CONVENTION}"\ndrop_alias = ["No Name Of It"]', '"drop_alias" has "No Name Of It"'),
        (f'extends = "{CONVENTION}"\ndrop_alias = "text"', '"drop_alias" must be a list'),
        ('id = "treaty:x"\ndisable = "yes"', '"disable" must be true or false'),
        ('drop_alias = ["x"]\nid = "treaty:x"', '"drop_alias" needs "extends"'),
        (f'extends = "{CONVENTION}"\naliases = [3]', "an alias is a text"),
        ("disable = true", '"extends" must name the id'),
    ],
)
def test_a_bad_change_is_told_and_the_other_rows_load(tmp_path: Path, row: str, reason: str) -> None:
    good = '[[instrument]]\nid = "treaty:pelmo-1990"\nkind = "treaty"\ntitle = "Pelmo Accord"\n'
    path = _file(tmp_path, "mine.toml", f"[[instrument]]\n{row}\n{good}")
    known = load([path])
    (problem,) = known.problems
    assert "mine.toml, row 1" in problem.reason
    assert reason in problem.reason
    assert "treaty:pelmo-1990" in known.instruments
    with pytest.raises(CatalogError, match="nothing was added"):
        install(path)


def test_a_table_changes_rows_too(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "mine.csv",
        "id,kind,title,aliases,extends,drop_alias,disable\n"
        f",,,Pelmo Refuge Pact,{CONVENTION},Refugees Convention;Geneva Refugee Convention,\n"
        ",,,,treaty:refugee-protocol-1967,,yes\n"
        ",,,,treaty:paris-agreement-2015,,perhaps\n",
    )
    known = load([path])
    assert [one.id for one in known.lookup("Pelmo Refuge Pact")] == [CONVENTION]
    assert not known.lookup("Geneva Refugee Convention")
    assert "treaty:refugee-protocol-1967" not in known.instruments
    assert [one.reason for one in known.problems] == [
        'mine.csv, row 3, treaty:paris-agreement-2015: "disable" must be true or false'
    ]


def _cases(folder: Path, *rows: str) -> Path:
    return _file(folder, "cases.csv", "id,kind,title,date,citation\n" + "\n".join(rows) + "\n")


def test_a_row_with_a_known_citation_is_the_known_instrument(tmp_path: Path) -> None:
    path = _cases(tmp_path, "scdb:1,case,Roe v. Wade et al.,1973-01-22,410 U.S. 113; 35 L. Ed. 2d 147")
    known = load([path])
    assert [one.id for one in known.lookup("Roe v. Wade")] == ["case:us/410-us-113"]
    assert [one.id for one in known.lookup("case:scdb/1")] == ["case:us/410-us-113"]
    assert set(_ids("See Roe versus Wade. It is at 35 L. Ed. 2d 147.", path)) == {"case:us/410-us-113"}


@pytest.mark.parametrize(
    "row",
    [
        "scdb:1,case,Pelmo v. Quillan,1973-01-22,410 U.S. 113",  # another short decision on the same page
        "scdb:1,case,Roe v. Wade,1991-01-22,410 U.S. 113",
        "scdb:1,statute,Roe v. Wade,1973-01-22,410 U.S. 113",
    ],
)
def test_a_row_that_only_shares_a_citation_stays_its_own(tmp_path: Path, row: str) -> None:
    assert len(load([_cases(tmp_path, row)]).lookup("410 U.S. 113")) == 2


def test_a_plain_name_of_a_case_is_no_case_without_its_number(tmp_path: Path) -> None:
    path = _cases(
        tmp_path, "scdb:1,case,The Sydney,1891-03-30,139 U.S. 331", "scdb:2,case,Venus,1814-03-12,12 U.S. 253"
    )
    assert not _ids("In Sydney the court ruled that Venus is a planet.", path)
    assert set(_ids("It follows The Sydney, 139 U.S. 331 (1891).", path)) == {"case:scdb/1"}


def test_the_parties_of_a_table_are_found_however_they_are_joined(tmp_path: Path) -> None:
    path = _cases(
        tmp_path, "a:1,case,Pelmo Water Co. v. Quillan,1950,999 U.S. 1", "a:2,case,Quillan v. Pelmo,1951,999 U.S. 9"
    )
    for joint in ("v.", "v", "vs.", "vs", "versus", "\nv."):
        assert _ids(f"They cite Pelmo Water Co. {joint} Quillan again.", path) == ["case:a/1"]
    assert _ids("QUILLAN V. PELMO was older.", path) == ["case:a/2"]


TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/law/> .
ex:treaties a skos:Concept ; skos:prefLabel "Treaties"@en .
ex:lake-accord a skos:Concept ; skos:broader ex:treaties ;
  skos:prefLabel "Lake Pelmo Accord"@en, "Accord du lac Pelmo"@fr ; skos:altLabel "Pelmo Accord"@en ;
  skos:hiddenLabel "Pelma Accord" ; skos:notation "9999 UNTS 12" ; skos:exactMatch <https://example.org/pelmo> .
ex:thing a skos:Concept ; skos:prefLabel "Some thing"@en .
"""


def test_a_skos_vocabulary_is_read(tmp_path: Path) -> None:
    pytest.importorskip("rdflib")
    path = _file(tmp_path, "law.ttl", TURTLE)
    known = load([path])
    record = known.records["treaty:lake-accord"]
    assert record.instrument.title == "Lake Pelmo Accord"
    assert record.instrument.url == "https://example.org/pelmo"
    assert {(alias.name, alias.type) for alias in record.aliases} == {
        ("Lake Pelmo Accord", "title"),
        ("Accord du lac Pelmo", "popular"),
        ("Pelmo Accord", "popular"),
        ("Pelma Accord", "misnomer"),
    }
    assert _ids("The Pelma Accord, and 9999 UNTS 12.", path) == ["treaty:lake-accord"] * 2
    (problem,) = known.problems
    assert "concept:thing" in problem.reason
    assert '"kind" must be one of' in problem.reason


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ttl", "this is no turtle", "cannot be read as turtle"),
        ("a.jsonld", '{"@context": "https://example.org/c.json", "@graph": []}', "nothing is fetched"),
        ("a.jsonld", '[{"@context": [{"@import": "https://example.org/c.json"}]}]', "nothing is fetched"),
        ("a.jsonld", "{", "cannot be read as json-ld"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r>&b;</r>', "entities"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', "entities"),
    ],
)
def test_a_vocabulary_that_cannot_be_read_or_would_fetch_is_refused(
    tmp_path: Path, name: str, content: str, reason: str
) -> None:
    pytest.importorskip("rdflib")
    with pytest.raises(CatalogError, match=reason):
        load([_file(tmp_path, name, content)])


def test_show_says_why_a_name_is_meant() -> None:
    card = json.loads(_show("1967 Protocol", "--json").stdout)
    assert card["instruments"][0]["matched"] == {
        "by": "name",
        "name": "1967 Protocol",
        "type": "nickname",
        "needs": ["refugee", "asylum"],
    }
    assert card["ambiguous"] is False
    assert "refugee, asylum" in _show("1967 Protocol").stdout
    assert json.loads(_show("189 UNTS 137", "--json").stdout)["instruments"][0]["matched"] == {"by": "number"}


def test_show_says_what_a_name_means_in_a_text() -> None:
    shared = json.loads(
        _show("Companies Act", "--json", "--text", "In Dublin, Ireland, the Companies Act was amended.").stdout
    )
    assert shared["ambiguous"] is True
    assert "statute:in/companies-act-2013" in shared["others"]
    (mention,) = shared["in_text"]
    assert mention["instrument"]["id"] == "statute:ie/companies-act-2014"
    assert "country" in mention["why"]
    told = _show("Companies Act", "--text", "The Companies Act was amended.").stdout
    assert "several instruments fit" in told
    assert (
        "the jurisdiction preferred"
        in _show("Companies Act", "--prefer", "in", "--text", "The Companies Act was amended.").stdout
    )


def test_show_weighs_what_the_text_says_for_each_candidate() -> None:
    text = "The Constitution Act is old. So was 1982 in Canada."
    (mention,) = json.loads(_show("Constitution Act", "--json", "--text", text).stdout)["in_text"]
    assert mention["instrument"] is None
    scores = {one["id"]: one["score"] for one in mention["candidates"]}
    assert max(scores, key=lambda id_: scores[id_]) == "statute:ca/constitution-act-1982"
    told = {one["id"]: one["signs"] for one in mention["candidates"]}
    assert told["statute:ca/constitution-act-1982"] == {"years": ["1982"], "places": 1, "words": []}
    (even,) = json.loads(_show("Constitution Act", "--json", "--text", "A Constitution Act.").stdout)["in_text"]
    assert len({one["score"] for one in even["candidates"]}) == 1
    assert "statute:ca/constitution-act-1982 0.75" in _show("Constitution Act", "--text", text).stdout


def test_dates_of_a_change_join_those_known_and_a_title_takes_the_place_of_the_known_one(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "mine.toml",
        f"""
[[instrument]]
extends = "{CONVENTION}"
title = "Pelmo Refuge Pact"
dates = {{ in_force = 1954-04-22, repealed = "2031" }}
""",
    )
    record = load([path]).records[CONVENTION]
    assert record.instrument.title == "Pelmo Refuge Pact"
    assert record.instrument.date == "1951-07-28"  # when it was adopted, as before
    assert dict(record.dates) == {"adopted": "1951-07-28", "in_force": "1954-04-22", "repealed": "2031"}
    text = "The Pelmo Refuge Pact is the Convention Relating to the Status of Refugees."
    assert _ids(text, path) == [CONVENTION, CONVENTION]


def test_a_name_may_be_stated_to_mean_others_too(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "mine.toml",
        f"""
[[instrument]]
id = "treaty:pelmo-1990"
title = "Pelmo Accord"
aliases = [{{ name = "Refuge Pact", type = "nickname", ambiguous_with = ["{CONVENTION}"] }}]
[[instrument]]
id = "treaty:pelmo-1991"
title = "Second Pelmo Accord"
aliases = [{{ name = "Second Pact", ambiguous_with = ["treaty:no-such"] }}, {{ name = "x", ambiguous_with = "y" }}]
[[instrument]]
id = "treaty:pelmo-1992"
title = "Third Pelmo Accord"
aliases = [{{ name = "Third Pact", ambiguous_with = ["treaty:no-such"] }}]
""",
    )
    (mention,) = detect("They signed the Refuge Pact.", catalog=[path])
    assert mention.instrument is None
    assert {one.id for one in mention.candidates} == {CONVENTION, "treaty:pelmo-1990"}
    (card, other) = json.loads(_show("Refuge Pact", "--catalog", str(path), "--json").output)["instruments"]
    told = {name["name"]: name["ambiguous_with"] for name in (*card["names"], *other["names"])}
    assert told["Refuge Pact"] == [CONVENTION]
    assert told["Pelmo Accord"] == []
    reasons = [problem.reason for problem in load([path]).lint()]
    assert 'alias "Third Pact" is ambiguous with treaty:no-such, which is not in the catalog' in reasons
    assert any('"ambiguous_with" of alias "x" must be a list of ids' in reason for reason in reasons)


def test_a_card_tells_every_date_by_what_happened() -> None:
    (card,) = json.loads(_show("Refugee Protocol", "--json").output)["instruments"]
    assert card["dates"] == {"adopted": "1967-01-31", "in_force": "1967-10-04"}
    assert "dates: adopted 1967-01-31; in force 1967-10-04" in _show("Refugee Protocol").output
