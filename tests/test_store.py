import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from index_fakes import CONVENTION, PROTOCOL, ROE, Analysis, analyse, content, one, origin

from lexindex.errors import IndexDamaged, IndexLocked, IndexNotFound, IndexVersionError, LexindexError
from lexindex.model import Document, Form, Instrument, Kind, Mention, Problem, Zone
from lexindex.store import Store
from lexindex.store_file import NAME


@pytest.fixture
def folder(tmp_path):
    with Store(tmp_path / "ix", write=True) as store:
        store.add(
            one("doc:a", "Article 33(1) of the Refugee Convention.\nThe 1967 Protocol too.", date="2019-01-02"),
            origin("a"),
        )
        store.add(one("doc:b", "Roe v. Wade, and an amicus brief. The Lost Treaty is gone."), origin("b"))
        store.commit()
    return tmp_path / "ix"


def test_document_comes_back_as_it_was_read(folder):
    document = Document("doc:c", "Ünïcode 🙂 text", "T", "A", "2020", "S", "https://x", runs=((0, 3), (5, 9)))
    with Store(folder, write=True) as store:
        store.add(Analysis(document), origin("c"))
        store.commit()
        assert store.document("doc:c") == document


def test_nothing_is_seen_before_the_commit(folder):
    with Store(folder, write=True) as writer, Store(folder) as reader:
        writer.add(one("doc:c", "Roe v. Wade"), origin("c"))
        writer.remove("doc:a")
        assert [row["id"] for row in reader.document_rows()] == ["doc:a", "doc:b"]
        writer.commit()
        assert [row["id"] for row in reader.document_rows()] == ["doc:b", "doc:c"]


def test_closing_without_a_commit_changes_nothing(folder):
    with Store(folder) as reader:
        before = content(reader)
    with Store(folder, write=True) as writer:
        writer.remove("doc:a")
    with Store(folder) as reader:
        assert content(reader) == before


def test_snapshot_sees_one_commit_while_others_follow(folder):
    with Store(folder, write=True) as writer, Store(folder) as reader:
        with reader.snapshot():
            before = content(reader)
            writer.remove("doc:a")
            writer.commit()
            assert content(reader) == before
        assert content(reader) != before


def test_generation_grows_only_when_documents_change(folder):
    with Store(folder, write=True) as store:
        before = store.generation
        store.note(Problem("x.txt", "empty"))
        store.commit()
        assert store.generation == before
        store.remove("doc:a")
        store.commit()
        assert store.generation == before + 1
        assert store.changed_since(before) == ["doc:a"]


def test_instrument_without_a_mention_left_is_removed(folder):
    with Store(folder, write=True) as store:
        assert store.instrument(ROE.id)["documents"] == 1
        store.remove("doc:b")
        store.commit()
        assert store.instrument(ROE.id) is None
        assert [row["id"] for row in store.instrument_rows()] == [CONVENTION.id, PROTOCOL.id]


def test_replacing_a_document_leaves_what_a_fresh_store_has(folder, tmp_path):
    with Store(folder, write=True) as store:
        store.add(one("doc:a", "Nothing here now but Roe v. Wade."), origin("a"))
        store.add(one("doc:b", "Refugee Convention"), origin("b"))
        store.commit()
        updated = content(store)
    with Store(tmp_path / "fresh", write=True) as store:
        store.add(one("doc:b", "Refugee Convention"), origin("b"))
        store.add(one("doc:a", "Nothing here now but Roe v. Wade."), origin("a"))
        store.commit()
        assert content(store) == updated


def test_title_is_the_fullest_that_any_document_gives_and_goes_with_it(tmp_path):
    bare = Instrument("case:us/1-us-1", Kind.CASE, "1 U.S. 1", "us", None, "1 U.S. 1")
    named = Instrument("case:us/1-us-1", Kind.CASE, "Doe v. Roe", "us", "1800", "1 U.S. 1")

    def cites(identifier, instrument):
        mention = Mention(0, 8, Kind.CASE, Form.CITED, text="1 U.S. 1", instrument=instrument)
        return Analysis(Document(identifier, "1 U.S. 1"), (mention,))

    with Store(tmp_path / "ix", write=True) as store:
        store.add(cites("doc:1", bare), origin("1"))
        store.add(cites("doc:2", named), origin("2"))
        store.add(cites("doc:3", bare), origin("3"))
        store.commit()
        assert store.instrument(bare.id)["title"] == "Doe v. Roe"
        assert store.find("doe v. roe") == store.find("1 U.S. 1") == [bare.id]
        store.remove("doc:2")
        store.commit()
        assert store.instrument(bare.id)["title"] == "1 U.S. 1"


def test_boilerplate_counts_only_when_asked(tmp_path):
    document = Document("doc:a", "1967 Protocol explained\nNews.", zones=())
    analysis = analyse(document)
    menu = Analysis(document, tuple(mention._replace(zone=Zone.BOILERPLATE) for mention in analysis.mentions))
    with Store(tmp_path / "ix", write=True) as store:
        store.add(menu, origin("a"))
        store.commit()
        assert list(store.mentions_of(PROTOCOL.id)) == []
        assert len(list(store.mentions_of(PROTOCOL.id, boilerplate=True))) == 1
        assert list(store.instrument_rows()) == list(store.citation_rows()) == []
        assert store.mention_count == store.instrument_count == 0


def test_rows_for_the_graph(folder):
    with Store(folder) as store:
        assert next(store.citation_rows()) == {
            "document": "doc:a", "instrument": CONVENTION.id, "mentions": 1, "pinpoints": ["article 33(1)"], "forms": ["named"],
        }  # fmt: skip
        relations = [tuple(row.values()) for row in store.relation_rows()]
        assert relations == [
            ("brief:doc:b#1", "filed_in", ROE.id, "doc:b"),
            (PROTOCOL.id, "protocol_to", CONVENTION.id, None),
        ]
        brief = next(row for row in store.instrument_rows() if row["kind"] == "brief")
        assert brief["local"] is True
        assert (brief["documents"], brief["mentions"]) == (1, 1)


def test_sentence_holds_the_mention(folder):
    with Store(folder) as store:
        ((document, path, (mention,)),) = store.mentions_of(PROTOCOL.id)
    assert (document.id, path, mention["sentence"]) == ("doc:a", "a", "The 1967 Protocol too.")


def test_unresolved_are_grouped_by_name(folder):
    with Store(folder, write=True) as store:
        store.add(one("doc:c", "the Lost Treaty, the Lost  Treaty, the Lost Treaty"), origin("c"))
        store.commit()
        (row,) = store.unresolved()
    assert (row["text"], row["mentions"], row["documents"]) == ("Lost Treaty", 3, 2)
    assert [candidate["id"] for candidate in row["candidates"]] == [CONVENTION.id, PROTOCOL.id]


def test_half_characters_are_stored_without_moving_positions(tmp_path):
    with Store(tmp_path / "ix", write=True) as store:
        store.add(one("doc:a", "\ud83d Roe v. Wade\0 x"), origin("a\udcff"))
        store.commit()
        (mention,) = store.mentions_in("doc:a")
        assert store.document("doc:a").text[mention["start"] : mention["end"]] == "Roe v. Wade"


def test_second_writer_is_told_who_holds_the_index(folder):
    with Store(folder, write=True), pytest.raises(IndexLocked, match=f"process {os.getpid()} is writing"):
        Store(folder, write=True)
    Store(folder, write=True).close()


def test_lock_of_a_dead_process_is_taken_over(folder):
    code = "import os, sys; from lexindex.store import Store; from pathlib import Path; s = Store(Path(sys.argv[1]), write=True); os._exit(9)"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert (folder / "lexindex.lock").read_text()
    Store(folder, write=True).close()


def test_missing_index_says_how_to_make_one(tmp_path):
    with pytest.raises(IndexNotFound, match="lexindex build"):
        Store(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("write", [False, True])
def test_text_file_in_the_place_of_the_folder_is_damage(tmp_path, write):
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    with pytest.raises(IndexDamaged, match="is a file, not an index folder"):
        Store(path, write=write)
    assert path.read_text() == "hello"


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("rubbish", [b"", b"hello", b"\0" * 4096, b"SQLite format 3\x00" + b"x" * 4000])
def test_rubbish_in_the_place_of_the_store_is_damage(folder, rubbish, write):
    (folder / NAME).write_bytes(rubbish)
    with pytest.raises(IndexDamaged, match="lexindex build"), Store(folder, write=write) as store:
        content(store)


def test_other_programs_database_is_damage(tmp_path):
    database = sqlite3.connect(tmp_path / NAME)
    database.execute("CREATE TABLE documents (id)")
    database.close()
    with pytest.raises(IndexDamaged, match="did not write"):
        Store(tmp_path)


@pytest.mark.parametrize(("version", "which"), [(99, "newer"), (0, "older")])
def test_index_of_another_format_is_not_read(folder, version, which):
    database = sqlite3.connect(folder / NAME)
    database.execute(f"PRAGMA user_version = {version}")
    database.close()
    for write in (False, True):
        with pytest.raises(IndexVersionError, match=which):
            Store(folder, write=write)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    folder = tmp_path_factory.mktemp("large") / "ix"
    with Store(folder, write=True) as store:
        for number in range(60):
            text = (
                f"Article {number} of the Refugee Convention, says {number}.\nRoe v. Wade. " + "words and words " * 60
            )
            store.add(one(f"doc:{number:03}", text), origin(str(number)))
        store.commit()
        whole = content(store)
    return folder, whole


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_truncated_store_is_damage(large, tmp_path, part):
    folder, _ = large
    data = (folder / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(data[: int(len(data) * part)])
    with pytest.raises(IndexDamaged, match="bytes long where"):
        Store(tmp_path)


def test_flipped_bytes_never_change_an_answer_in_silence(large, tmp_path):
    folder, whole = large
    data = (folder / NAME).read_bytes()
    noticed = same = 0
    for number in range(120):
        flipped = bytearray(data)
        at = (number * 7919 * 31) % len(data)
        flipped[at] ^= 1 << number % 8
        shutil.rmtree(tmp_path / "ix", ignore_errors=True)
        (tmp_path / "ix").mkdir()
        (tmp_path / "ix" / NAME).write_bytes(flipped)
        try:
            with Store(tmp_path / "ix") as store:
                texts = [store.document(row["id"]) for row in store.document_rows()]
                mentions = [store.mentions_in(row["id"]) for row in store.document_rows()]
                answers = [row for _, _, row in store.mentions_of(CONVENTION.id)]
                damage = store.check()
        except (IndexDamaged, IndexVersionError):
            noticed += 1
            continue
        if damage:
            noticed += 1
        else:
            same += 1
            assert texts == whole["texts"]
            assert mentions == whole["mentions"]
            assert len(answers) == 60
    assert noticed > 10
    assert same > 10


def test_changed_text_is_noticed_when_it_is_read(large, tmp_path):
    folder, _ = large
    shutil.copytree(folder, tmp_path / "ix")
    database = sqlite3.connect(tmp_path / "ix" / NAME)
    database.execute("UPDATE documents SET text = replace(text, 'says 7', 'says 8') WHERE id = 'doc:007'")
    database.commit()
    database.close()
    with Store(tmp_path / "ix") as store:
        assert store.check() == ["document doc:007 is not what was stored"]
        with pytest.raises(IndexDamaged, match="doc:007"):
            store.document("doc:007")
        with pytest.raises(IndexDamaged, match="doc:007"):
            list(store.mentions_of(CONVENTION.id))


def test_mentions_that_are_missing_are_noticed(large, tmp_path):
    folder, _ = large
    shutil.copytree(folder, tmp_path / "ix")
    database = sqlite3.connect(tmp_path / "ix" / NAME)
    database.execute("DELETE FROM mentions WHERE document = 5")
    database.commit()
    database.close()
    with Store(tmp_path / "ix") as store, pytest.raises(IndexDamaged, match="missing"):
        list(store.mentions_of(CONVENTION.id))


def test_full_disk_is_no_damage(folder):
    with Store(folder, write=True) as store:
        before = content(store)
        store._database.execute("PRAGMA max_page_count = 30")
        with pytest.raises(LexindexError, match="full") as caught:
            store.add(one("doc:c", "Roe v. Wade " * 100_000), origin("c"))
        assert not isinstance(caught.value, IndexDamaged)
        store.rollback()
        assert content(store) == before


def test_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LexindexError, match="cannot make the index folder"):
        Store(tmp_path / "file" / "ix", write=True)


def test_store_left_half_made_is_made_again(tmp_path):
    (tmp_path / "lexindex.sqlite.new").write_bytes(b"SQLite format 3\x00 and then the power went")
    with Store(tmp_path, write=True) as store:
        assert store.document_count == 0
    assert not (tmp_path / "lexindex.sqlite.new").exists()


def test_names_of_folders_with_odd_characters(tmp_path):
    folder = tmp_path / "a b?c#d%41é"
    with Store(folder, write=True) as store:
        store.add(one("doc:a", "x"), origin("a"))
        store.commit()
    with Store(folder) as store:
        assert store.document_count == 1


def test_store_is_one_file_when_closed(folder):
    assert sorted(path.name for path in Path(folder).iterdir()) == ["lexindex.lock", NAME]
