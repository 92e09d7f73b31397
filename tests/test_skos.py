"""Vocabularies in SKOS: what is no instrument is told by its address, nothing is fetched, what is written reads back."""

import json
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from lexindex import catalog, skos
from lexindex.catalog import load
from lexindex.catalog_rows import Record, read_rows
from lexindex.cli import cli
from lexindex.errors import CatalogError
from lexindex.model import Problem

rdflib = pytest.importorskip("rdflib")

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix ex: <https://vocabulary.example/law#> .
"""
TURTLE = f"""{HEAD}
ex:treaties a skos:Concept ; skos:prefLabel "Treaties"@en .
ex:Kettle_Convention a skos:Concept ; skos:broader ex:treaties ;
    skos:prefLabel "Convenio de las Teteras"@es, "Kettle Convention"@en ; skos:altLabel "Teapot Accord" ;
    skos:notation "9999 UNTS 5", "4411" ; dct:identifier "https://vocabulary.example/4411", "88 ILM 7" .
ex:Pot_Act a skos:Concept ; skos:prefLabel "Ley de Ollas"@es ; dct:type ex:Act .
"""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def file(folder: Path, text: str, name: str = "law.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def records(path: Path) -> dict[str, Record]:
    return {row.instrument.id: row for row in read_rows(path) if isinstance(row, Record)}


def test_numbers_and_addresses_are_no_citations(tmp_path: Path) -> None:
    found = records(file(tmp_path, TURTLE))
    assert list(found) == ["treaty:kettle_convention", "statute:pot_act"]
    assert found["treaty:kettle_convention"].citations == ("9999 UNTS 5", "88 ILM 7")


@pytest.mark.parametrize(
    ("name", "form"), [("law.rdf", "xml"), ("law.xml", "pretty-xml"), ("law.nt", "nt"), ("law.jsonld", "json-ld")]
)
def test_every_form_says_the_same(tmp_path: Path, name: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=TURTLE, format="turtle")
    assert records(file(tmp_path, graph.serialize(format=form), name)) == records(file(tmp_path, TURTLE))


TWIN = 'ex:b a skos:Concept ; skos:prefLabel "K" ; dct:type ex:case'


@pytest.mark.parametrize(
    ("concept", "says"),
    [
        ('ex:a a skos:Concept ; skos:prefLabel "Kettle"', 'law#a (concept:a): "kind" must be one of'),
        ("ex:a a skos:Concept ; dct:type ex:case", 'law#a (case:a): "title" must be a text'),
        (f'{TWIN} ; dct:date "soon"', '"dates.adopted" is not a date'),
        (f"{TWIN} . {TWIN.replace('ex:b', '<https://z.example/b>')}", "id case:b is already that of https://voc"),
    ],
)
def test_a_broken_concept_is_told_by_its_address_and_the_rest_loads(tmp_path: Path, concept: str, says: str) -> None:
    path = file(tmp_path, f'{HEAD} {concept} . ex:good a skos:Concept ; skos:prefLabel "Pot" ; dct:type ex:treaty .')
    (problem,) = [row for row in read_rows(path) if isinstance(row, Problem)]
    assert problem.reason.startswith("law.ttl, https://")
    assert says in problem.reason
    assert "treaty:good" in load([path]).records


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"@context": {"a": {"@id": "x:a", "@context": "file:///etc/hosts"}}}']
)
def test_json_that_is_too_deep_or_wants_another_file_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogError, match=r"a\.jsonld"):
        load([file(tmp_path, text, "a.jsonld")])


def test_import_keeps_toml_and_tells_what_was_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    monkeypatch.setattr(catalog, "user_folder", lambda: tmp_path / "own")
    path = file(tmp_path, TURTLE + 'ex:tea a skos:Concept ; skos:prefLabel "Tea"@en .')
    assert catalog.install(path) == 2
    assert "law#tea" in caplog.text
    assert [one.name for one in (tmp_path / "own").iterdir()] == ["law.ttl.toml"]
    known = load()
    assert known.problems == ()
    found = records(path)
    kept = {id_: known.records[id_]._replace(example=found[id_].example) for id_ in found}
    assert kept == found
    with pytest.raises(CatalogError, match="nothing was added"):
        catalog.install(file(tmp_path, f'{HEAD} ex:tea a skos:Concept ; skos:prefLabel "Tea" .', "tea.ttl"))
    catalog._load.cache_clear()


@pytest.mark.parametrize("suffix", [".ttl", ".rdf", ".jsonld", ".nt"])
def test_what_is_written_reads_back(tmp_path: Path, suffix: str) -> None:
    some = [record for id_, record in load().records.items() if "refugee" in id_ or "roe" in id_ or "410-us" in id_]
    assert len(some) > 3
    path = tmp_path / f"out{suffix}"
    assert skos.write(path, some) == len(some)
    back = records(path)
    for record in some:
        again = back.pop(record.instrument.id)
        for field in ("title", "kind", "date", "jurisdiction", "url", "citation"):
            assert getattr(again.instrument, field) == getattr(record.instrument, field)
        assert again.dates == record.dates
        assert set(again.aliases) == set(record.aliases)
        assert set(again.citations) == set(record.citations)
        assert set(again.instrument.relations) == set(record.instrument.relations)
    assert back == {}


def test_toml_of_records_has_all_of_them(tmp_path: Path) -> None:
    some = [record for id_, record in load().records.items() if "refugee" in id_]
    shared = some[0].aliases[1]._replace(ambiguous_with=("treaty:vclt-1969",))
    some[0] = some[0]._replace(aliases=(some[0].aliases[0], shared, *some[0].aliases[2:]))
    back = records(file(tmp_path, skos.as_toml(some), "out.toml"))
    for one in some:
        again = back[one.instrument.id]
        assert (again.instrument, again.citations, again.dates) == (one.instrument, one.citations, one.dates)
        assert set(again.aliases) == set(one.aliases)


def test_export_writes_all_or_only_ones_own(tmp_path: Path) -> None:
    mine = file(tmp_path, '[[treaty]]\nextends = "treaty:vclt-1969"\naliases = ["Kettle Convention"]\n', "mine.toml")
    out = tmp_path / "out.ttl"
    arguments = ["catalog", "export", str(out), "--mine", "--catalog", str(mine), "--json"]
    answer = CliRunner().invoke(cli, arguments, standalone_mode=False)
    assert json.loads(answer.stdout)["instruments"] == 1
    assert "Kettle Convention" in {alias.name for alias in records(out)["treaty:vclt-1969"].aliases}
    nothing = CliRunner().invoke(cli, ["catalog", "export", str(tmp_path / "no.ttl"), "--mine"], standalone_mode=False)
    assert nothing.return_value == 1
    assert not (tmp_path / "no.ttl").exists()
    with pytest.raises(CatalogError, match="ends in"):
        skos.write(tmp_path / "out.txt", [])


@pytest.mark.parametrize("suffix", ["ttl", "nt", "rdf"])
def test_the_whole_catalog_is_written_and_read_again(tmp_path: Path, suffix: str) -> None:
    from lexindex import skos
    from lexindex.catalog import load

    records = [record for id_, record in load().records.items() if id_.startswith(("case:echr/", "treaty:"))]
    path = tmp_path / f"catalog.{suffix}"
    assert skos.write(path, records) == len(records)
    rows = {str(row["id"]): row for row in skos.rows(path)}
    assert rows.keys() == {record.instrument.id for record in records}
    assert rows["case:echr/30562-04"]["url"].endswith("#%7B%22appno%22:%5B%2230562/04%22%5D%7D")
