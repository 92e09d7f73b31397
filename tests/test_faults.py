# ruff: noqa: PTH208  # names are what is looked at
"""What a power cut, a full disk, a second process or a hostile file may do to an index: nothing that lasts."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import index_fakes
import pytest
from index_fakes import PROTOCOL, SUFFIXES, analyse, content, one, origin, read

from lexindex import engine, search_cache, store_file
from lexindex.errors import IndexDamaged, IndexLocked, LexindexError
from lexindex.index import Index
from lexindex.search import SearchIndex
from lexindex.store import Store

PARTS = {"read": read, "analyse": analyse, "suffixes": SUFFIXES, "key": ""}
_BUILDER = """
import sys
sys.path.insert(0, sys.argv[3])
import index_fakes as fakes
from lexindex import engine, search_cache
from lexindex.index import Index
from pathlib import Path
engine._COMMIT_DOCUMENTS = 8
search_cache.key_file = lambda: Path(sys.argv[4])
print("ready", flush=True)
with Index(sys.argv[2]) as index:
    index.build(sys.argv[1], jobs=1, read=fakes.read, analyse=fakes.analyse, suffixes=fakes.SUFFIXES, key=sys.argv[5])
print("done", flush=True)
"""

_HOLDER = """
import sys
from pathlib import Path
from lexindex.store import Store
store = Store(Path(sys.argv[1]), write=True)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def own_key(tmp_path, monkeypatch):
    monkeypatch.setattr(search_cache, "key_file", lambda: tmp_path / "search.key")


def _corpus(folder, word, number=40):
    folder.mkdir(exist_ok=True)
    for at in range(number):
        (folder / f"{at:03}.txt").write_text(f"{word} number {at}: the 1967 Protocol. {word} " + "and so on. " * 50)
    return folder


def _builder(tmp_path, source, *, key=""):
    tests = str(Path(index_fakes.__file__).parent)
    arguments = [str(source), str(tmp_path / "ix"), tests, str(tmp_path / "search.key"), key]
    return subprocess.Popen([sys.executable, "-c", _BUILDER, *arguments], stdout=subprocess.PIPE, text=True)


def test_kill_at_any_instant_leaves_a_commit_and_the_next_build_finishes(tmp_path):
    source = _corpus(tmp_path / "news", "zero")
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
    began = time.monotonic()
    process = _builder(tmp_path, _corpus(source, "one"))
    assert process.communicate()[0].endswith("done\n")
    length = time.monotonic() - began
    chance = random.Random(7)  # noqa: S311  # no secret
    words = ["zero", "one"]
    killed = 0
    for turn in range(14):
        words = [words[-1], f"word{turn}"]
        process = _builder(tmp_path, _corpus(source, words[-1]))
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.random() * length * 0.7)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        with Store(tmp_path / "ix") as store:
            assert store.check() == []
            texts = [store.document(row["id"]).text for row in store.document_rows()]
            assert len(texts) == 40
            new = [text.startswith(words[1] + " ") for text in texts]
            assert all(text.startswith((words[0] + " ", words[1] + " ")) for text in texts)
            assert sum(new) % 8 == 0  # whole commits, in order
            assert new == sorted(new, reverse=True)
            assert store.instrument(PROTOCOL.id)["documents"] == 40
        with Index(tmp_path / "ix") as index:
            assert index.search(words[1])["total"] == sum(new)
            assert index.mentions(PROTOCOL.id)["total"] == 40
            if turn % 3 == 0:
                report = index.build(source, **PARTS)
                assert report["documents"]["updated"] == 40 - sum(new)
                assert index.search(words[1])["total"] == 40
                assert len(os.listdir(tmp_path / "ix" / "search")) == 2
        if turn % 3:
            process = _builder(tmp_path, source)
            assert process.communicate()[0].endswith("done\n")
    assert killed > 5


def test_kill_during_the_first_build_leaves_nothing_broken(tmp_path):
    source = _corpus(tmp_path / "news", "one", 20)
    for turn in range(6):
        shutil.rmtree(tmp_path / "ix", ignore_errors=True)
        process = _builder(tmp_path, source)
        assert process.stdout.readline() == "ready\n"
        time.sleep(turn * 0.03)
        process.kill()
        process.communicate()
        with Index(tmp_path / "ix") as index:
            assert len(index.documents()) in (0, 8, 16, 20)
            index.build(source, **PARTS)
            assert index.search("one")["total"] == 20


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds the processes in /proc")
def test_killed_build_leaves_no_processes_behind(tmp_path):
    source = _corpus(tmp_path / "news", "one", 300)
    code = (
        "import sys; sys.path.insert(0, sys.argv[3]); import index_fakes as f\nfrom pathlib import Path\n"
        "from lexindex import engine\nfrom lexindex.store import Store\n"
        "tell = lambda progress: progress.done == 40 and print('busy', flush=True)\n"
        "engine.build(Store(Path(sys.argv[2]), write=True), [Path(sys.argv[1])], jobs=2, read=f.read, progress=tell,\n"
        "             analyse=f.analyse_slowly, suffixes=f.SUFFIXES)"
    )
    mark = f"LEXINDEX_TEST={tmp_path}"
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(source), str(tmp_path / "ix"), str(Path(index_fakes.__file__).parent)],
        stdout=subprocess.PIPE, env={**os.environ, "LEXINDEX_TEST": str(tmp_path)},
    )  # fmt: skip
    assert process.stdout.readline() == b"busy\n"
    assert len(_processes(mark)) > 2
    process.kill()
    process.communicate()
    until = time.monotonic() + 20
    while _processes(mark) and time.monotonic() < until:
        time.sleep(0.1)
    assert _processes(mark) == []
    with Index(tmp_path / "ix") as index:
        assert index.build(source, **PARTS)["documents"]["added"] == 300


def _processes(mark):
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        try:
            if mark.encode() in path.read_bytes().split(b"\0"):
                found.append(path.parent.name)
        except OSError:  # gone, or someone else's
            continue
    return found


def test_reader_never_sees_half_of_a_commit(tmp_path):
    """Each commit changes all documents and their instrument together; a reader in between would see both sorts."""
    with Store(tmp_path / "ix", write=True) as store:
        for number in range(10):
            store.add(one(f"doc:{number}", "turn 0: the 1967 Protocol"), origin(str(number)))
        store.commit()
    seen, wrong, stop = set(), [], threading.Event()

    def watch():
        with Store(tmp_path / "ix") as reader:
            while not stop.is_set():
                with reader.snapshot():
                    texts = [document.text for document, _, _ in reader.mentions_of(PROTOCOL.id)]
                    count = reader.instrument(PROTOCOL.id)["mentions"]
                if len(texts) != 10 or len(set(texts)) != 1 or count != 10:
                    wrong.append(texts)
                seen.add(texts[0])

    watcher = threading.Thread(target=watch)
    watcher.start()
    with Store(tmp_path / "ix", write=True) as store:
        for turn in range(1, 21):
            for number in range(10):
                store.add(one(f"doc:{number}", f"turn {turn}: the 1967 Protocol"), origin(str(number)))
            store.commit()
            time.sleep(0.01)
    stop.set()
    watcher.join()
    assert wrong == []
    assert len(seen) > 3


def test_second_build_is_told_which_process_is_building(tmp_path):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        holder = subprocess.Popen(
            [
                sys.executable, "-c", _HOLDER, str(tmp_path / "ix"),
            ],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(IndexLocked, match=f"process {holder.pid} is writing"):
            index.build(source, **PARTS)
        assert index.search("one")["total"] == 5  # readers are not kept out
        holder.communicate("")
        assert index.build(source, **PARTS)["documents"]["unchanged"] == 5


def test_search_answers_while_another_process_holds_the_index(tmp_path):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        with Store(tmp_path / "ix", write=True) as store:
            store.add(one("doc:new", "one more"), origin("new"))
            store.commit()
            assert index.search("one")["total"] == 5  # the last complete search index
        assert index.search("one")["total"] == 6


@pytest.fixture
def read_only(tmp_path):
    """A built index that this process may read but not write to, whoever runs the tests."""
    source = _corpus(tmp_path / "news", "one", 5)
    place = Path(tempfile.mkdtemp(prefix="lexindex-test-"))
    with Index(place / "ix") as index:
        index.build(source, **PARTS)
        index.search("one")
    for path in [place, *place.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    user = os.geteuid()
    # The key must stay readable to the user that root becomes for the test.
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(path.stat().st_mode | 0o055)
    (tmp_path / "search.key").chmod(0o644)
    if user == 0:
        os.seteuid(65534)
    yield place / "ix"
    if user == 0:
        os.seteuid(0)
    for path in [place, *place.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(place)


def test_index_in_a_read_only_folder_answers(read_only):
    with Index(read_only) as index:
        assert index.mentions(PROTOCOL.id)["total"] == 5
        assert index.search("one")["total"] == 5
        assert len(index.documents()) == 5
    with pytest.raises(LexindexError, match="cannot write to the index"):
        Store(read_only, write=True)


def test_read_only_folder_with_a_log_left_by_a_killed_writer_answers(tmp_path, monkeypatch):
    """The write-ahead log holds the last commit, and there is nowhere to put the file that SQLite shares it by."""
    code = (
        "import os, sys; sys.path.insert(0, sys.argv[2]); import index_fakes as f; from pathlib import Path\n"
        "from lexindex.store import Store\nstore = Store(Path(sys.argv[1]), write=True)\n"
        "store.add(f.one('doc:a', 'Roe v. Wade'), f.origin('a')); store.commit(); os._exit(9)"
    )
    folder = tmp_path / "ix"
    subprocess.run([sys.executable, "-c", code, str(folder), str(Path(index_fakes.__file__).parent)], check=False)
    log = folder / f"{store_file.NAME}-wal"
    assert log.stat().st_size > 0
    really = store_file._read_only

    def refuse(address):
        if "mode=ro" in address:
            import sqlite3

            raise sqlite3.OperationalError("unable to open database file")
        return really(address)

    monkeypatch.setattr(store_file, "_read_only", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store(folder) as store:
        assert list(store.document_ids()) == ["doc:a"]


def test_stale_search_in_a_folder_that_cannot_be_written_is_made_elsewhere(tmp_path, monkeypatch):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
    shutil.rmtree(tmp_path / "ix" / "search")

    def refuse(*_args):
        raise LexindexError("cannot write to the index")

    monkeypatch.setattr(store_file, "WriterLock", refuse)
    with Index(tmp_path / "ix") as index:
        assert index.search("one")["total"] == 5
    assert not (tmp_path / "ix" / "search").exists()


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_disk_that_fails_at_the_search_index_keeps_documents_and_old_index(tmp_path, monkeypatch, where):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        before = (tmp_path / "ix" / "search" / "manifest.json").read_bytes()
        _corpus(source, "two", 5)

        def fail(*_args):
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(os if where == "fsync" else Path, where, fail)
            with pytest.raises(
                LexindexError, match="articles are stored, but the search index could not be written: No space"
            ):
                index.build(source, **PARTS)
        assert (tmp_path / "ix" / "search" / "manifest.json").read_bytes() == before
        assert len(os.listdir(tmp_path / "ix" / "search")) == 2
        assert index.documents()[0]["title"].startswith("two")
        assert index.search("two")["total"] == 5  # made up for now that there is space


def test_crash_between_the_two_commits_is_made_up_for(tmp_path, monkeypatch):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        _corpus(source, "two", 5)
        with monkeypatch.context() as patch:
            patch.setattr(SearchIndex, "refresh", lambda *_: None)
            index.build(source, **PARTS)
        assert index.search("two")["total"] == 5
        assert index.search("one")["total"] == 0


def test_damaged_store_is_named_with_what_to_do(tmp_path):
    source = _corpus(tmp_path / "news", "one", 30)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
    path = tmp_path / "ix" / store_file.NAME
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xaa" * (len(data) - 8192))
    with pytest.raises(IndexDamaged, match=r"lexindex\.sqlite.*lexindex build"):
        _ask_everything(tmp_path / "ix")


def _ask_everything(folder):
    with Index(folder) as index:
        index.documents()
        index.instruments()
        index.search("one")
        index.mentions(PROTOCOL.id)


def test_file_in_the_place_of_the_index(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not an index")
    for create in (True, False):
        with pytest.raises(IndexDamaged, match="is a file, not an index folder"):
            Index(path, create=create)
    assert path.read_text() == "not an index"


def test_search_index_with_a_flipped_byte_is_made_again(tmp_path):
    source = _corpus(tmp_path / "news", "one", 5)
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
    for number in range(10):
        (path,) = (tmp_path / "ix" / "search").glob("*/*.seg")
        data = bytearray(path.read_bytes())
        data[number * 997 % len(data)] ^= 16
        path.write_bytes(data)
        with Index(tmp_path / "ix") as index:
            assert index.search("one")["total"] == 5


def test_interrupted_and_resumed_builds_equal_one(tmp_path):
    source = _corpus(tmp_path / "news", "one", 30)

    def interrupt(progress):
        if progress.done % 7 == 6:
            raise KeyboardInterrupt

    for _ in range(6):
        with Index(tmp_path / "ix") as index:
            try:
                index.build(source, progress=interrupt, **PARTS)
            except KeyboardInterrupt:
                continue
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        resumed = content(index.store)
    with Index(tmp_path / "fresh") as index:
        index.build(source, **PARTS)
        assert content(index.store) == resumed


def test_sources_are_never_written_to(tmp_path):
    source = _corpus(tmp_path / "news", "one", 5)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in source.iterdir()}
    with Index(tmp_path / "ix") as index:
        index.build(source, **PARTS)
        index.search("one")
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in source.iterdir()} == before


def test_engine_commits_in_batches(tmp_path, monkeypatch):
    source = _corpus(tmp_path / "news", "one", 20)
    monkeypatch.setattr(engine, "_COMMIT_DOCUMENTS", 6)
    with Store(tmp_path / "ix", write=True) as store:
        engine.build(store, [source], read=read, analyse=analyse, suffixes=SUFFIXES)
        assert store.generation == 4
