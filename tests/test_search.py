# ruff: noqa: PTH208  # typographic quotes are what is tested
import hashlib
import hmac
import json
import os
import pickle
import shutil
import struct
import subprocess
import sys

import pytest
from index_fakes import CONVENTION, PROTOCOL, ROE, one, origin, resolve

from lexindex import search, search_cache
from lexindex.errors import QueryError
from lexindex.search import SearchIndex
from lexindex.search_query import Label, parse
from lexindex.search_snippet import snippet
from lexindex.store import Store

TEXTS = {
    "asylum": ("Court told of treaty duty\nThe judge read the 1967 Protocol aloud. Asylum seekers waited.", "2019-06-03", "The Guardian"),
    "café": ("Café owners fined\nThe Vehicle Code was cited, and O’Connor’s women’s league objected.", "2018-01-01", "ABC"),
    "roe": ("Judges differ\nRoe v. Wade and the Refugee Convention came up. The court adjourned.", "2020-12-31", "ABC"),
    "plain": ("Football\nArsenal won, asylum or no asylum. 410 apples.", None, None),
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_key(tmp_path, monkeypatch):
    monkeypatch.setattr(search_cache, "key_file", lambda: tmp_path / "key" / "search.key")


@pytest.fixture
def folder(tmp_path):
    with Store(tmp_path / "ix", write=True) as store:
        for name, (text, date, source) in TEXTS.items():
            store.add(one(f"doc:{name}", text, title=text.split("\n")[0], date=date, source=source), origin(name))
        store.commit()
        SearchIndex(tmp_path / "ix").refresh(store)
    return tmp_path / "ix"


@pytest.fixture
def ask(folder):
    store, index = Store(folder), SearchIndex(folder)
    assert index.fits(store)

    def answer(query, **more):
        return index.search(store, query, resolve=resolve, **more)

    yield answer
    index.close()
    store.close()


def found(answer):
    return sorted(hit["id"].removeprefix("doc:") for hit in answer["hits"])


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("asylum", ["asylum", "plain"]),
        ("ASYLUM seekers", ["asylum"]),
        ("asylum AND seekers", ["asylum"]),
        ("football OR cafe", ["café", "plain"]),
        ("asylum -football", ["asylum"]),
        ("asylum NOT football", ["asylum"]),
        ("-asylum", ["café", "roe"]),
        ('"no asylum"', ["plain"]),
        ('"asylum no"', []),
        ("judg*", ["asylum", "roe"]),
        ("(football OR court) AND asylum", ["asylum", "plain"]),
        ("CAFE", ["café"]),
        ("“café owners”", ["café"]),
        ("women", ["café"]),
        ("women's", ["café"]),
        ("O'Connor", ["café"]),
        ("kind:case", ["roe"]),
        ("kind:treaty court", ["asylum", "roe"]),
        ('instrument:"Refugee Convention"', ["roe"]),
        (f"instrument:{PROTOCOL.id}", ["asylum"]),
        ("instrument:Nowhere", []),
        ("court OR instrument:Nowhere", ["asylum", "roe"]),
        ("court -instrument:Nowhere", ["asylum", "roe"]),
        ("jurisdiction:us", ["café", "roe"]),
        ("jurisdiction:us-ca", ["café"]),
        ("date:2019", ["asylum"]),
        ("date:2019-06", ["asylum"]),
        ("date:2019-06-03", ["asylum"]),
        ("date:[2018 TO 2019]", ["asylum", "café"]),
        ("date:2019..2020", ["asylum", "roe"]),
        ("date:2019..", ["asylum", "roe"]),
        ("date:..2018", ["café"]),
        ("title:judges", ["roe"]),
        ("title:court", ["asylum"]),
        ("source:guardian", ["asylum"]),
        ('source:"the guardian"', ["asylum"]),
        ("*", ["asylum", "café", "plain", "roe"]),
        ("", ["asylum", "café", "plain", "roe"]),
    ],
)
def test_query_finds(ask, query, names):
    answer = ask(query)
    assert found(answer) == names
    assert answer["total"] == len(names)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('"unbalanced AND (', "quotation mark"),
        ("(court", "not closed"),
        ("court)", "no"),
        ("*a*", "only end a word"),
        ("a*b", "only end a word"),
        ("knd:case", 'did you mean "kind:"'),
        ("kind:tready", "there is no kind"),
        ("date:yesterday", "is not a date"),
        ("date:2020..2018", "backwards"),
        ("x" * 1_000_000, "characters long"),
        (" OR ".join(["x"] * 5000), "characters long"),
        (" OR ".join(["x"] * 1000), "more than 500 terms"),
        ("(" * 400 + "x" + ")" * 400, "deep"),
        ("!!!", "no word to look for"),
        ("NOT", "no word to look for"),
    ],
)
def test_query_that_makes_no_sense_is_named(ask, query, message):
    with pytest.raises(QueryError, match=message) as caught:
        ask(query)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("query", ["AND", "OR OR", "a AND", "NOT", "-", "()", "!!!", "((a)", "a:b:c", "[x", "x]", "^~?", "\0", "\ud83d", "a\nb", "kind:", "- -", "NOT NOT a", "http://x.org/a?b=c"])  # fmt: skip
def test_odd_queries_are_answered_or_refused(ask, query):
    try:
        answer = ask(query)
    except QueryError:
        return
    assert answer["total"] == len(answer["hits"])


def test_prefix_of_too_many_words_is_refused(ask, monkeypatch):
    monkeypatch.setattr(search, "_MOST_EXPANSIONS", 3)
    with pytest.raises(QueryError, match="write more of it"):
        ask("a*")
    assert ask("asyl*")["total"] == 2


def test_hit_has_a_sentence_with_its_words_marked(ask):
    (hit,) = ask("seekers asylum")["hits"]
    assert hit["snippet"] == "Asylum seekers waited."
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["Asylum", "seekers"]
    assert hit["instruments"] == [{"id": PROTOCOL.id, "title": PROTOCOL.title}]
    assert (hit["id"], hit["title"], hit["date"]) == ("doc:asylum", "Court told of treaty duty", "2019-06-03")


def test_hit_by_instrument_shows_its_mention(ask):
    (hit,) = ask('instrument:"Roe v. Wade"')["hits"]
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["Roe v. Wade"]


def test_facets_count_documents(ask):
    facets = ask("court OR vehicle")["facets"]
    assert facets["kind"] == {"treaty": 2, "case": 1, "statute": 1}
    assert facets["year"] == {"2018": 1, "2019": 1, "2020": 1}
    assert facets["source"] == {"ABC": 2, "The Guardian": 1}
    assert facets["jurisdiction"] == {"un": 2, "us": 1, "us-ca": 1}
    assert facets["instrument"][ROE.id] == 1


def test_filters_narrow_a_query(ask):
    assert found(ask("court", filters=[Label("kind", "case")])) == ["roe"]


def test_hits_without_words_come_newest_first(ask):
    assert [hit["id"] for hit in ask("kind:treaty OR kind:statute")["hits"]] == ["doc:roe", "doc:asylum", "doc:café"]


def test_pages_together_are_the_whole(ask):
    whole = [hit["id"] for hit in ask("asylum OR court OR cafe")["hits"]]
    pages = [ask("asylum OR court OR cafe", limit=1, page=page) for page in range(1, 5)]
    assert [hit["id"] for page in pages for hit in page["hits"]] == whole
    assert {page["total"] for page in pages} == {4}
    assert ask("asylum", page=9)["hits"] == []


def test_word_in_the_title_ranks_first(ask):
    assert ask("court")["hits"][0]["id"] == "doc:asylum"


def test_nothing_found_suggests_the_nearest_word(ask):
    assert ask("asilum")["suggestion"] == "asylum"
    assert ask("asylum")["suggestion"] is None
    assert ask("qqqqqqqq")["suggestion"] is None


def test_snippet_of_a_long_sentence_is_short_and_keeps_the_word():
    text = "word " * 500 + "needle " + "word " * 500
    shown, marks = snippet(text, [parse("needle")])
    assert len(shown) <= 320
    assert [shown[start:end] for start, end in marks] == ["needle"]


def test_update_changes_only_what_changed(folder):
    with Store(folder, write=True) as store:
        store.add(one("doc:roe", "Zebra crossing."), origin("roe"))
        store.remove("doc:plain")
        store.add(one("doc:new", "A zebra."), origin("new"))
        store.commit()
        index = SearchIndex(folder)
        assert not index.fits(store)
        before = {path.name for path in (folder / "search").glob("*/*.seg")}
        index.refresh(store)
        after = {path.name for path in (folder / "search").glob("*/*.seg")}
        assert index.fits(store)
        assert found(index.search(store, "zebra", resolve=resolve)) == ["new", "roe"]
        assert found(index.search(store, "judges OR football OR asylum", resolve=resolve)) == ["asylum"]
        assert before
        assert after
        index.close()


def test_many_updates_equal_an_index_made_afresh(folder):
    with Store(folder, write=True) as store:
        index = SearchIndex(folder)
        for turn in range(12):
            for number in range(5):
                store.add(one(f"doc:n{number}", f"turn {turn} number {number} zebra"), origin(str(number)))
            store.commit()
            index.refresh(store)
        assert index.fits(store)
        updated = index.search(store, "zebra turn 11", limit=50, resolve=resolve)
        assert index.search(store, "zebra", resolve=resolve)["total"] == 5
        assert index.search(store, "turn 10", resolve=resolve)["total"] == 0
        index.close()
        shutil.rmtree(folder / "search")
        index.refresh(store)
        assert index.fits(store)
        fresh = index.search(store, "zebra turn 11", limit=50, resolve=resolve)
        assert (updated["total"], updated["facets"], found(updated)) == (fresh["total"], fresh["facets"], found(fresh))
        index.close()


def test_one_folder_is_left_after_each_refresh(folder):
    (folder / "search" / "00000001-dead").mkdir()
    (folder / "search" / "manifest.json.tmp").write_text("x")
    with Store(folder, write=True) as store:
        SearchIndex(folder).refresh(store)
    names = sorted(os.listdir(folder / "search"))
    assert len(names) == 2
    assert names[1] == "manifest.json"


class Bomb:
    """Runs a command when it is unpickled."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return (os.mkdir, (self.path,))


def _toc_with(bomb):
    def varint(number):
        return bytes([number])

    schema = pickle.dumps(bomb, 2)
    length = len(schema)
    coded = b""
    while length > 127:
        coded += bytes([length & 127 | 128])
        length >>= 7
    coded += bytes([length])
    head = varint(4) + varint(8) + varint(4) + struct.pack("!i", -12345) + struct.pack("!i", -111)
    return head + varint(2) + varint(7) + varint(4) + coded + schema


def _damage_toc(folder, tmp_path):
    (path,) = (folder / "search").glob("*/*.toc")
    path.write_bytes(_toc_with(Bomb(tmp_path / "harm")))


def _stranger(folder, tmp_path):
    """Everything fits, but the manifest is signed by someone else."""
    _damage_toc(folder, tmp_path)
    path = folder / "search" / "manifest.json"
    manifest = json.loads(path.read_text())
    del manifest["signature"]
    for name in manifest["files"]:
        file = folder / "search" / manifest["folder"] / name
        manifest["files"][name] = [file.stat().st_size, hashlib.sha256(file.read_bytes()).hexdigest()]
    body = json.dumps(manifest, sort_keys=True).encode()
    path.write_text(json.dumps({**manifest, "signature": hmac.new(b"other", body, "sha256").hexdigest()}))


def _truncate(folder, tmp_path):
    (path,) = (folder / "search").glob("*/*.seg")
    path.write_bytes(path.read_bytes()[:-5])


def _flip(folder, tmp_path):
    (path,) = (folder / "search").glob("*/*.seg")
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _remove_segment(folder, tmp_path):
    (path,) = (folder / "search").glob("*/*.seg")
    path.unlink()


def _remove_manifest(folder, tmp_path):
    (folder / "search" / "manifest.json").unlink()


def _remove_all(folder, tmp_path):
    shutil.rmtree(folder / "search")


def _edit_manifest(folder, tmp_path):
    path = folder / "search" / "manifest.json"
    path.write_text(path.read_text().replace('"documents": 4', '"documents": 3'))


def _rubbish_manifest(folder, tmp_path):
    (folder / "search" / "manifest.json").write_bytes(b"[" * 100_000)


def _extra_file(folder, tmp_path):
    (path,) = (folder / "search").glob("*/*.toc")
    shutil.copy(path, path.with_name("_MAIN_999.toc"))


def _climbing_manifest(folder, tmp_path):
    path = folder / "search" / "manifest.json"
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "folder": "../../elsewhere"}))


@pytest.mark.parametrize(
    "harm",
    [
        _damage_toc, _stranger, _truncate, _flip, _remove_segment, _remove_manifest, _remove_all, _edit_manifest,
        _rubbish_manifest, _extra_file, _climbing_manifest,
    ],
)  # fmt: skip
def test_search_index_that_is_not_ours_is_made_again_and_never_opened(folder, tmp_path, harm):
    harm(folder, tmp_path)
    with Store(folder, write=True) as store:
        index = SearchIndex(folder)
        assert not index.fits(store)
        index.refresh(store)
        assert index.fits(store)
        assert found(index.search(store, "asylum", resolve=resolve)) == ["asylum", "plain"]
        index.close()
    assert not (tmp_path / "harm").exists()


def test_the_bomb_of_these_tests_would_go_off(folder, tmp_path):
    _damage_toc(folder, tmp_path)
    (toc,) = (folder / "search").glob("*/*.toc")
    code = "import sys; from whoosh import index; index.open_dir(sys.argv[1])"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code, str(toc.parent)], check=False, capture_output=True)
    assert (tmp_path / "harm").exists()


def test_search_folder_of_another_index_is_not_used(folder, tmp_path):
    with Store(tmp_path / "other", write=True) as store:
        store.add(one("doc:other", "something else"), origin("o"))
        store.commit()
        shutil.copytree(folder / "search", tmp_path / "other" / "search")
        index = SearchIndex(tmp_path / "other")
        assert not index.fits(store)
        index.refresh(store)
        assert index.fits(store)
        assert index.search(store, "asylum", resolve=resolve)["total"] == 0
        index.close()


def test_search_that_cannot_be_written_leaves_the_one_before(folder, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    before = sorted((path.name, path.stat().st_size) for path in (folder / "search").rglob("*"))
    with Store(folder, write=True) as store:
        store.add(one("doc:new", "zebra"), origin("new"))
        store.commit()
        for where in ("publish", "carry_over", "fresh_folder"):
            with monkeypatch.context() as patch:
                patch.setattr(search_cache, where, full)
                with pytest.raises(OSError, match="No space"):
                    SearchIndex(folder).refresh(store)
        with monkeypatch.context() as patch:
            patch.setattr(search, "_fields", full)
            with pytest.raises(OSError, match="No space"):
                SearchIndex(folder).refresh(store)
        assert sorted((path.name, path.stat().st_size) for path in (folder / "search").rglob("*")) == before
        index = SearchIndex(folder)
        index.open_any(store)  # the one before answers while there is no better
        assert index.search(store, "asylum", resolve=resolve)["total"] == 2
        index.close()
        index.refresh(store)
        assert index.fits(store)
        assert index.search(store, "zebra", resolve=resolve)["total"] == 1
        index.close()


def test_failing_commit_leaves_no_lock(folder, monkeypatch):
    from whoosh.writing import SegmentWriter

    def fail(*_args, **_more):
        raise OSError(28, "No space left on device")

    with Store(folder, write=True) as store:
        shutil.rmtree(folder / "search")
        with monkeypatch.context() as patch:
            patch.setattr(SegmentWriter, "_commit_toc", fail)
            with pytest.raises(OSError, match="No space"):
                SearchIndex(folder).refresh(store)
        assert os.listdir(folder / "search") == []
        index = SearchIndex(folder)
        index.refresh(store)
        assert index.fits(store)
        index.close()


def test_documents_lost_on_the_way_are_noticed(folder, monkeypatch):
    with Store(folder, write=True) as store:
        shutil.rmtree(folder / "search")
        rows = list(store.search_rows())
        monkeypatch.setattr(store, "search_rows", lambda _=None: iter(rows[1:]))
        with pytest.raises(OSError, match="took 3 of 4 documents"):
            SearchIndex(folder).refresh(store)


def test_reader_keeps_its_index_while_another_takes_its_place(folder):
    with Store(folder, write=True) as writer, Store(folder) as reader:
        index = SearchIndex(folder)
        assert index.fits(reader)
        for turn in range(3):
            writer.add(one("doc:new", f"zebra {turn}"), origin("new"))
            writer.commit()
            SearchIndex(folder).refresh(writer)
            assert found(index.search(reader, "asylum", resolve=resolve)) == ["asylum", "plain"]
        assert index.fits(reader)
        assert index.search(reader, "zebra 2", resolve=resolve)["total"] == 1
        index.close()


def test_document_that_has_gone_since_is_not_shown(folder):
    with Store(folder, write=True) as store:
        index = SearchIndex(folder)
        index.open_any(store)
        store.remove("doc:plain")
        store.commit()
        answer = index.search(store, "asylum", resolve=resolve)
        assert (answer["total"], found(answer)) == (1, ["asylum"])
        index.close()


def test_key_is_made_once_and_only_for_its_owner(tmp_path):
    key = search_cache.signing_key()
    assert search_cache.signing_key() == key
    assert search_cache.key_file().stat().st_mode & 0o077 == 0


def test_without_a_place_for_the_key_search_still_works(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(search_cache, "key_file", lambda: tmp_path / "file" / "search.key")
    with Store(folder) as store:
        index = SearchIndex(folder)
        assert not index.fits(store)
        index.open_any(store)
        assert index.search(store, "asylum", resolve=resolve)["total"] == 2
        index.close()


def test_empty_store_can_be_searched(tmp_path):
    with Store(tmp_path / "ix", write=True) as store:
        index = SearchIndex(tmp_path / "ix")
        index.refresh(store)
        assert index.fits(store)
        for query in ("", "court", "kind:case", "-x", "a*", '"a b"'):
            assert index.search(store, query, resolve=resolve)["total"] == 0
        index.close()


def test_convention_is_found_by_all_its_names(ask):
    assert found(ask(f'instrument:"{CONVENTION.title}"')) == found(ask(f"instrument:{CONVENTION.id}")) == ["roe"]
