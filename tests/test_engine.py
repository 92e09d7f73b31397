# ruff: noqa: PTH104, PTH118, PTH119, PTH120, PTH123  # paths as the engine sees them: text, with odd bytes
import json
import os
import shutil
import socket
import subprocess
import sys
import time

import index_fakes
import pytest
from index_fakes import PROTOCOL, SUFFIXES, analyse, analyse_or_die, analyse_or_fail, content, read

from lexindex import engine, engine_walk, engine_work
from lexindex.errors import LexindexError
from lexindex.store import Store


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("The 1967 Protocol.\ndate: 2020-01-01")
    (folder / "deep" / "b.txt").write_text("Roe v. Wade again.")
    lines = [{"id": "1", "text": "an amicus brief"}, {"id": "2", "text": "Refugee Convention"}]
    (folder / "c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


@pytest.fixture
def build(tmp_path):
    def run(*paths, jobs=None, **more):
        with Store(tmp_path / "ix", write=True) as store:
            options = {"read": read, "analyse": analyse, "suffixes": SUFFIXES, **more}
            return engine.build(store, list(paths), jobs=jobs, **options).record()

    return run


@pytest.fixture
def stored(tmp_path):
    def look(what=content):
        with Store(tmp_path / "ix") as store:
            return what(store)

    return look


def ids(store):
    return list(store.document_ids())


def counts(report):
    return tuple(report["documents"].values())  # added, updated, removed, unchanged, failed


def test_first_build_adds_every_document(build, source, stored):
    report = build(source)
    assert counts(report) == (4, 0, 0, 0, 0)
    assert (report["mentions"], report["instruments"]) == (4, 4)
    assert set(report["stages"]) == {"walk", "detect", "store", "index"}
    assert stored(ids) == ["doc:news/a.txt", "doc:news/c.jsonl#1", "doc:news/c.jsonl#2", "doc:news/deep/b.txt"]


def test_second_build_reads_nothing(build, source, stored):
    build(source)
    before = stored(lambda store: store.generation)

    def never(*_args, **_more):
        raise AssertionError

    assert counts(build(source, read=never)) == (0, 0, 0, 4, 0)
    assert stored(lambda store: store.generation) == before


def test_changed_content_is_found_though_time_and_size_are_the_same(build, source, stored):
    build(source)
    path = source / "a.txt"
    status = path.stat()
    path.write_text(path.read_text().replace("1967 Protocol", "1968 Protocol"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert counts(build(source)) == (0, 1, 0, 3, 0)
    assert stored(lambda store: store.instrument(PROTOCOL.id)) is None


def test_touched_file_is_unchanged(build, source):
    build(source)
    os.utime(source / "a.txt", (0, 0))
    assert counts(build(source)) == (0, 0, 0, 4, 0)


def test_what_is_gone_is_removed(build, source, stored):
    build(source)
    (source / "a.txt").unlink()
    shutil.rmtree(source / "deep")
    assert counts(build(source)) == (0, 0, 2, 2, 0)
    assert stored(ids) == ["doc:news/c.jsonl#1", "doc:news/c.jsonl#2"]


def test_record_that_changed_leaves_the_others_unchanged(build, source, stored):
    build(source)
    lines = [{"id": "1", "text": "an amicus brief"}, {"id": "3", "text": "new"}]
    (source / "c.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert counts(build(source)) == (1, 0, 1, 3, 0)
    assert counts(build(source)) == (0, 0, 0, 4, 0)


def test_updates_end_where_a_fresh_build_does(build, source, stored, tmp_path):
    build(source)
    (source / "a.txt").write_text("Refugee Convention and Roe v. Wade")
    (source / "new.txt").write_text("Article 33 of the Refugee Convention")
    (source / "deep" / "b.txt").unlink()
    build(source)
    updated = stored()
    shutil.rmtree(tmp_path / "ix")
    build(source)
    assert stored() == updated


def test_documents_from_elsewhere_stay(build, source, stored, tmp_path):
    build(source)
    other = tmp_path / "other"
    other.mkdir()
    (other / "x.txt").write_text("Vehicle Code")
    assert counts(build(other)) == (1, 0, 0, 0, 0)
    assert len(stored(ids)) == 5


def test_missing_path_touches_nothing(build, source, stored, tmp_path):
    build(source)
    before = stored()
    with pytest.raises(LexindexError, match="nowhere"):
        build(source, tmp_path / "nowhere")
    assert stored() == before


def test_emptied_folder_loses_its_documents_and_a_missing_one_keeps_them(build, source, stored):
    build(source)
    os.rename(source, source.with_name("away"))
    with pytest.raises(LexindexError):
        build(source)
    assert len(stored(ids)) == 4
    source.mkdir()
    assert counts(build(source)) == (0, 0, 4, 0, 0)


def test_empty_folder_is_no_error(build, tmp_path):
    (tmp_path / "empty").mkdir()
    assert counts(build(tmp_path / "empty")) == (0, 0, 0, 0, 0)


def test_part_of_a_folder_updates_the_same_documents(build, source, stored):
    build(source)
    (source / "deep" / "b.txt").write_text("Refugee Convention now")
    assert counts(build(source / "deep")) == (0, 1, 0, 0, 0)
    assert "doc:news/deep/b.txt" in stored(ids)
    assert counts(build(source / "a.txt")) == (0, 0, 0, 1, 0)
    assert counts(build(source, source / "deep", source / "a.txt")) == (0, 0, 0, 4, 0)


def test_single_file(build, source, stored):
    assert counts(build(source / "a.txt")) == (1, 0, 0, 0, 0)
    assert stored(ids) == ["doc:a.txt"]


def test_other_key_reads_everything_again(build, source):
    build(source, key="1")
    assert counts(build(source, key="2")) == (0, 2, 0, 2, 0)  # two records of one file come out as before
    assert counts(build(source, key="2")) == (0, 0, 0, 4, 0)


def test_bad_file_is_listed_and_the_others_are_read(build, source, stored):
    (source / "bad.txt").write_text("")
    (source / "c.jsonl").write_text('{"id": 1, "text": "x"}\nnot json')
    report = build(source)
    assert counts(report) == (3, 0, 0, 0, 2)
    problems = stored(lambda store: store.problems())
    assert [(row["path"], row["reason"]) for row in problems] == [
        (str(source / "bad.txt"), "empty"),
        (str(source / "c.jsonl"), "not JSON: not json"),
    ]
    assert counts(build(source)) == (0, 0, 0, 3, 2)  # still so
    (source / "bad.txt").write_text("good")
    (source / "c.jsonl").unlink()
    assert counts(build(source)) == (1, 0, 1, 2, 0)


def test_analysis_that_fails_is_a_problem_of_its_document(build, source, stored):
    (source / "bad.txt").write_text("FAIL")
    report = build(source, analyse=analyse_or_fail)
    assert counts(report) == (4, 0, 0, 0, 1)
    (problem,) = stored(lambda store: store.problems())
    assert "RecursionError: too deep" in problem["reason"]
    assert problem["hint"]


def test_file_that_became_unreadable_keeps_its_last_version(build, source, stored, monkeypatch):
    build(source)
    before = stored(ids)
    (source / "a.txt").write_text("")
    report = build(source)
    assert counts(report) == (0, 0, 0, 3, 1)
    assert stored(ids) == before
    (problem,) = stored(lambda store: store.problems())
    assert problem["hint"] == "kept the version of the last build"
    (source / "a.txt").write_text("1967 Protocol again")
    assert counts(build(source)) == (0, 1, 0, 3, 0)


def test_file_or_folder_without_permission_keeps_its_last_version(build, source, stored, monkeypatch):
    build(source)
    before = stored(ids)
    really_open, really_list = open, os.scandir

    def refuse(path, *args, **more):
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied", str(path))
        return really_open(path, *args, **more)

    def refuse_list(path):
        if str(path).endswith("deep"):
            raise PermissionError(13, "Permission denied", str(path))
        return really_list(path)

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(os, "scandir", refuse_list)
    report = build(source)
    monkeypatch.undo()
    assert counts(report) == (0, 0, 0, 2, 2)
    assert stored(ids) == before
    assert all("kept the version" in row["hint"] for row in stored(lambda store: store.problems()))
    assert counts(build(source)) == (0, 0, 0, 4, 0)


def test_file_that_vanishes_between_listing_and_reading_is_gone(build, source, stored):
    def vanish(path, *, root=None):
        if path.name == "a.txt":
            path.unlink(missing_ok=True)
        yield from read(path, root=root)

    report = build(source, read=vanish)
    assert counts(report) == (3, 0, 0, 0, 0)
    assert "doc:news/a.txt" not in stored(ids)


def test_large_file_is_a_problem(build, source, stored, monkeypatch):
    monkeypatch.setattr(engine, "LARGEST", 15)
    report = build(source)
    assert counts(report) == (2, 0, 0, 0, 2)  # records of a .jsonl are documents of their own
    assert all("more than" in row["reason"] for row in stored(lambda store: store.problems()))


def test_index_inside_the_source_folder_is_not_read(source, stored):
    (source / "index").mkdir()
    for _ in range(2):
        with Store(source / "index", write=True) as store:
            (source / "index" / "stray.txt").write_text("Refugee Convention")
            report = engine.build(store, [source], read=read, analyse=analyse, suffixes=SUFFIXES).record()
    assert counts(report) == (0, 0, 0, 4, 0)


def test_index_in_the_named_folder_itself_does_not_hide_it(source):
    for _ in range(2):
        with Store(source, write=True) as store:
            report = engine.build(store, [source], read=read, analyse=analyse, suffixes=SUFFIXES).record()
    assert counts(report) == (0, 0, 0, 4, 0)


def test_hidden_and_other_files_are_left_alone(build, source):
    (source / ".hidden.txt").write_text("x")
    (source / ".git").mkdir()
    (source / ".git" / "x.txt").write_text("x")
    (source / "picture.png").write_bytes(b"x")
    assert counts(build(source)) == (4, 0, 0, 0, 0)


def test_ignore_file(build, source, stored):
    (source / ".lexindexignore").write_text("# no records\n*.jsonl\n\ndeep/\n")
    assert counts(build(source)) == (1, 0, 0, 0, 0)
    (source / ".lexindexignore").write_text("deep/*.txt\n/a.*")
    build(source)
    assert stored(ids) == ["doc:news/c.jsonl#1", "doc:news/c.jsonl#2"]


def test_links_are_not_followed_out_nor_round(build, source, stored, tmp_path):
    (tmp_path / "secret.txt").write_text("Roe v. Wade")
    (source / "loop").symlink_to(source)
    (source / "again.txt").symlink_to(source / "a.txt")
    (source / "out.txt").symlink_to(tmp_path / "secret.txt")
    (source / "self.txt").symlink_to(source / "self.txt")
    (source / "dead.txt").symlink_to(source / "nothing")
    report = build(source)
    assert counts(report) == (4, 0, 0, 0, 3)
    reasons = {os.path.basename(row["path"]): row["reason"] for row in stored(lambda store: store.problems())}
    assert reasons == {
        "dead.txt": "a link that leads nowhere or round in a circle",
        "self.txt": "a link that leads nowhere or round in a circle",
        "out.txt": "a link to outside of the folder",
    }


def test_root_that_is_a_link_is_followed(build, source, tmp_path, stored):
    (tmp_path / "link").symlink_to(source)
    assert counts(build(tmp_path / "link")) == (4, 0, 0, 0, 0)
    assert counts(build(source)) == (0, 0, 0, 4, 0)


def test_pipes_and_sockets_are_not_opened(build, source, stored):
    os.mkfifo(source / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(source)
        listening.bind("sock.txt")
        report = build(source)
    assert counts(report) == (4, 0, 0, 0, 2)
    assert {row["reason"] for row in stored(lambda store: store.problems())} == {"not a regular file"}
    with pytest.raises(LexindexError, match="neither a file nor a folder"):
        build(source / "pipe.txt")


def test_folder_in_the_place_of_a_file(build, source):
    build(source)
    (source / "a.txt").unlink()
    (source / "a.txt").mkdir()
    (source / "a.txt" / "x.txt").write_text("x")
    assert counts(build(source)) == (1, 0, 1, 3, 0)


def test_odd_file_names(build, source, stored):
    names = [
        "new\nline.txt",
        "right\u202eleft.txt",
        "x" * 250 + ".txt",
        "NFC\u00e9.txt",
        "NFCe\u0301.txt",
        "A.TXT",
        "a b%20.txt",
    ]
    for name in names:
        (source / name).write_text("Roe v. Wade")
    with open(os.path.join(os.fsencode(source), b"bad\xff.txt"), "w") as file:
        file.write("x")
    report = build(source)
    assert counts(report) == (4 + len(names) + 1, 0, 0, 0, 0)
    assert counts(build(source)) == (0, 0, 0, 4 + len(names) + 1, 0)


def test_same_id_twice_gets_a_number(build, source, stored, tmp_path):
    twin = tmp_path / "twin" / "news"
    twin.mkdir(parents=True)
    (twin / "a.txt").write_text("an amicus brief, the other")
    (source / "a.txt").write_text("an amicus brief, the one")
    (source / "c.jsonl").write_text('{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}')
    build(source, twin)
    assert stored(ids) == [
        "doc:news/a.txt",
        "doc:news/a.txt~2",
        "doc:news/c.jsonl#1",
        "doc:news/c.jsonl#1~2",
        "doc:news/deep/b.txt",
    ]
    assert counts(build(source, twin)) == (0, 0, 0, 5, 0)
    briefs = [row["id"] for row in stored(lambda store: list(store.instrument_rows())) if row["kind"] == "brief"]
    assert briefs == ["brief:doc:news/a.txt#1", "brief:doc:news/a.txt#1~2"]
    (twin / "a.txt").write_text("changed")
    assert counts(build(source, twin)) == (0, 1, 0, 4, 0)


def test_index_and_sources_can_be_moved_together(build, source, stored, tmp_path):
    build(source)
    (tmp_path / "new").mkdir()
    os.rename(source, tmp_path / "new" / "news")
    os.rename(tmp_path / "ix", tmp_path / "new" / "ix")
    with Store(tmp_path / "new" / "ix", write=True) as store:
        report = engine.build(
            store, [tmp_path / "new" / "news"], read=read, analyse=analyse, suffixes=SUFFIXES
        ).record()
        assert counts(report) == (0, 0, 0, 4, 0)
        assert store.check() == []


def test_sources_moved_alone_take_their_ids_over(build, source, stored, tmp_path):
    build(source)
    (tmp_path / "new").mkdir()
    os.rename(source, tmp_path / "new" / "news")
    assert counts(build(tmp_path / "new" / "news"))[0] == 0
    assert len(stored(ids)) == 4


def _many(folder, number=90):
    folder.mkdir(exist_ok=True)
    for at in range(number):
        (folder / f"{at:03}.txt").write_text(f"Number {at}: the 1967 Protocol" + " and an amicus brief" * (at % 3))
    return folder


def test_processes_give_what_one_gives(build, stored, tmp_path):
    folder = _many(tmp_path / "many")
    (folder / "bad.txt").write_text("")
    seen = []
    report = build(folder, jobs=2, progress=seen.append)
    assert counts(report) == (90, 0, 0, 0, 1)
    together = stored()
    shutil.rmtree(tmp_path / "ix")
    build(folder, jobs=1)
    assert stored() == together
    assert (seen[0].done, seen[-1].done, seen[-1].total) == (0, 91, 91)


def test_process_that_dies_costs_only_the_file_at_fault(build, stored, tmp_path):
    folder = _many(tmp_path / "many")
    (folder / "040.txt").write_text("DIE")
    (folder / "077.txt").write_text("DIE")
    report = build(folder, jobs=2, analyse=analyse_or_die)
    assert counts(report) == (88, 0, 0, 0, 2)
    problems = stored(lambda store: store.problems())
    assert [os.path.basename(row["path"]) for row in problems] == ["040.txt", "077.txt"]
    assert {row["reason"] for row in problems} == {"the process that read it was stopped"}


def test_few_files_need_no_processes():
    few = [engine_work.Change(str(n), "", "", "", 100, 0) for n in range(39)]
    assert engine_work.processes(few, 4) == 1
    assert engine_work.processes(few * 2, 4) == 4
    assert engine_work.processes(few * 2, 1) == 1
    records = engine_work.Change("x.jsonl", "", "", "", 5_000_000, 0)
    assert engine_work.processes([records], 4) == 4
    assert engine_work.processes([engine_work.Change("x.txt", "", "", "", 5_000_000, 0)], 4) == 1


def _records(folder, number=300, **odd):
    folder.mkdir(exist_ok=True)
    lines = [
        {"id": at, "text": odd.get(f"n{at}", f"Number {at}: the 1967 Protocol. {'and so on ' * 700}")}
        for at in range(number)
    ]
    (folder / "long.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


def test_long_file_is_worked_on_in_parts(build, stored, tmp_path):
    folder = _records(tmp_path / "long")
    assert (folder / "long.jsonl").stat().st_size > 2_000_000
    assert counts(build(folder, jobs=2)) == (300, 0, 0, 0, 0)
    together = stored()
    assert counts(build(folder, jobs=2)) == (0, 0, 0, 300, 0)
    shutil.rmtree(tmp_path / "ix")
    build(folder, jobs=1)
    assert stored() == together
    _records(folder, 290, n7="changed")
    assert counts(build(folder, jobs=2)) == (0, 1, 10, 289, 0)


def test_process_that_dies_over_a_record_costs_that_record(build, stored, tmp_path):
    folder = _records(tmp_path / "long", n123="DIE")
    assert counts(build(folder, jobs=2, analyse=analyse_or_die)) == (299, 0, 0, 0, 1)
    (problem,) = stored(lambda store: store.problems())
    assert problem["path"].endswith("long.jsonl (doc:long/long.jsonl#123)")


def test_file_interrupted_in_its_middle_is_read_again(build, stored, tmp_path, monkeypatch):
    folder = _records(tmp_path / "long")
    monkeypatch.setattr(engine, "_COMMIT_DOCUMENTS", 40)
    really = Store.add
    added = []

    def interrupt(self, *args):
        added.append(args)
        if len(added) == 150:
            raise KeyboardInterrupt
        really(self, *args)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(folder, jobs=1)
    assert 0 < len(stored(ids)) < 150
    report = build(folder, jobs=1)
    assert report["documents"]["added"] + report["documents"]["unchanged"] == 300
    assert len(stored(ids)) == 300
    assert counts(build(folder, jobs=1)) == (0, 0, 0, 300, 0)


def test_script_without_a_guard_can_build_with_processes(tmp_path):
    folder = _many(tmp_path / "many")
    script = tmp_path / "script.py"
    script.write_text(
        "import sys; sys.path.insert(0, sys.argv[3])\n"
        "from pathlib import Path\nimport index_fakes as f\nfrom lexindex import engine\nfrom lexindex.store import Store\n"
        "store = Store(Path(sys.argv[2]), write=True)\n"
        "report = engine.build(store, [Path(sys.argv[1])], jobs=2, read=f.read, analyse=f.analyse, suffixes=f.SUFFIXES)\n"
        "print(report.added)\nstore.close()\n"
    )
    tests = os.path.dirname(index_fakes.__file__)
    result = subprocess.run(
        [sys.executable, str(script), str(folder), str(tmp_path / "ix"), tests],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (result.stdout, result.stderr) == ("90\n", "")


def test_interrupt_keeps_what_is_done_and_the_next_build_goes_on(build, source, stored, tmp_path):
    folder = _many(tmp_path / "many")

    def interrupt(progress):
        if progress.done == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(folder, jobs=1, progress=interrupt)
    assert len(stored(ids)) == 30
    assert counts(build(folder)) == (60, 0, 0, 30, 0)


def test_interrupt_while_storing_leaves_no_half_document(build, stored, tmp_path, monkeypatch):
    folder = _many(tmp_path / "many", 10)
    really = Store._write_many
    calls = []

    def interrupt(self, sql, rows):
        calls.append(sql)
        if len(calls) == 14:
            raise KeyboardInterrupt
        really(self, sql, rows)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_write_many", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build(folder)
    assert len(stored(ids)) == 4
    assert stored(lambda store: store.check()) == []
    build(folder)
    interrupted = stored()
    shutil.rmtree(tmp_path / "ix")
    build(folder)
    assert stored() == interrupted


def test_error_in_the_store_changes_nothing(build, source, stored, monkeypatch):
    build(source)
    before = stored()
    (source / "a.txt").write_text("changed")
    (source / "deep" / "b.txt").unlink()

    def fail(*_args):
        raise LexindexError("no space")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", fail)
        with pytest.raises(LexindexError, match="no space"):
            build(source)
    assert stored() == before


def test_walk_gives_each_file_once_in_order(source):
    found = list(engine_walk.walk(engine_walk.roots([source / "deep", source, source]), SUFFIXES))
    assert [os.path.basename(one.file) for one in found] == ["b.txt", "a.txt", "c.jsonl"]


def test_thousands_of_documents_take_seconds(build, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for at in range(1000):
        (folder / f"{at}.txt").write_text(f"Number {at}. " + "The 1967 Protocol is a treaty, they said again. " * 60)
    began = time.perf_counter()
    report = build(folder, jobs=1)
    assert report["documents"]["added"] == 1000
    assert time.perf_counter() - began < 120
    began = time.perf_counter()
    assert build(folder)["documents"]["unchanged"] == 1000
    assert time.perf_counter() - began < 60
