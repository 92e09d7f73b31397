"""The command line as a person and a script meet it: run in this process where that is enough, else as a process of its own."""

import fcntl
import io
import json
import os
import pty
import re
import shlex
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import click
import pytest

from lexindex import cli, render, views
from lexindex.cli import answers, common, progress
from lexindex.cli.topics import TOPICS
from lexindex.engine import Progress
from lexindex.errors import LexindexError

COMMAND = [sys.executable, "-c", "from lexindex.cli import main; main()"]
LONG_TITLE = "A headline about asylum that goes on " * 8
ARTICLES = {
    "a.txt": "Court told of treaty duty\n\nThe government must honour the 1967 Protocol, a refugee lawyer said. Article 33 of "
    "the Refugee Convention forbids it. In Roe v. Wade, 410 U.S. 113 (1973), the court went further.",
    "b.md": f"# {LONG_TITLE}\n\nThe minister quoted the 1951 Refugee Convention twice, and the Refugee Convention again.",
    "c.txt": "No law here\n\nArsenal beat Chelsea.",
}


def walk(command, name="lexindex"):
    yield name, command
    if isinstance(command, click.Group):
        for part, inner in command.commands.items():
            yield from walk(inner, f"{name} {part}")


EVERY_COMMAND = dict(walk(cli.cli))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder of articles with its index, for tests that only ask."""
    base = tmp_path_factory.mktemp("cli")
    (base / "src").mkdir()
    for name, text in ARTICLES.items():
        (base / "src" / name).write_text(text, encoding="utf-8")
    done = subprocess.run([*COMMAND, "build", "src", "--index", "ix"], cwd=base, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return base


@pytest.fixture
def run(folder, monkeypatch, capsys):
    """Run a command in this process on the folder's index; gives exit code, standard output and standard error."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LEXINDEX_INDEX", "ix")

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            cli.main(arguments)
        out, err = capsys.readouterr()
        return stop.value.code, out, err

    return run


def spawn(*arguments, **options):
    return subprocess.Popen(
        [*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def on_terminal(*arguments, cwd, **environment):
    """What a command writes to a terminal of 100 columns."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    names = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    settings = {**names, "TERM": "xterm-256color", "LEXINDEX_INDEX": "ix", **environment}
    process = subprocess.Popen([*COMMAND, *arguments], cwd=cwd, env=settings, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    seen = b""
    while True:
        try:
            block = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not block:
            break
        seen += block
    os.close(ours)
    process.communicate()
    return process.returncode, seen.decode()


# --- help ---------------------------------------------------------------------------------------------------------------


def test_help_imports_nothing_heavy():
    heavy = ("networkx", "whoosh", "hyperscan", "trafilatura", "lxml", "numpy", "rich", "sqlite3", "lexindex.pipeline")
    script = (
        "import sys\nfrom lexindex.cli import main\n"
        "try: main(['--help'])\n"
        f"except SystemExit: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "mentions" in done.stdout


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_every_command_has_help_with_examples_that_parse(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for file in ("mine.toml", "mine.csv", "instruments.csv", "vocabulary.ttl"):
        (tmp_path / file).touch()
    context = click.Context(EVERY_COMMAND[name], info_name=name, help_option_names=["-h", "--help"])
    text = EVERY_COMMAND[name].get_help(context)
    examples = re.findall(r"^  .*?(lexindex .+)$", text.partition("Examples:\n")[2].partition("\n\n")[0], re.MULTILINE)
    assert examples
    for example in examples:
        words = shlex.split(re.split(r" (?:[|<>]|>>) ", example)[0])[1:]
        command = cli.cli
        while isinstance(command, click.Group) and words:
            command = command.commands[words.pop(0)]
        command.make_context("lexindex", words, help_option_names=["-h", "--help"])
    for parameter in EVERY_COMMAND[name].params:
        assert isinstance(parameter, click.Argument) or parameter.help


@pytest.mark.parametrize("name", EVERY_COMMAND)
def test_short_and_long_help_are_one(name, run):
    words = name.split()[1:]
    assert run(*words, "-h") == run(*words, "--help")
    assert run(*words, "-h")[0] == 0


@pytest.mark.parametrize("topic", TOPICS)
def test_topics_are_explained(run, topic):
    code, out, _ = run("help", topic)
    assert code == 0
    assert out.strip() == TOPICS[topic].strip()


def test_help_of_a_command_and_of_nothing(run):
    assert "Usage: lexindex graph top" in run("help", "graph", "top")[1]
    assert "exit-codes" in run("help")[1]
    code, _, err = run("help", "nonsense")
    assert code == 2
    assert "Topics: formats" in err


def test_version(run):
    code, out, _ = run("--version")
    assert code == 0
    assert re.fullmatch(r"lexindex \d+\.\d+\.\d+\S*\n", out)


@pytest.mark.parametrize(("wrong", "right"), [("mention", "mentions"), ("serach", "search"), ("exprot", "export")])
def test_a_mistyped_command_names_the_one_meant(run, wrong, right):
    code, _, err = run(wrong, "x")
    assert code == 2
    assert re.search(rf"Did you mean .*\b{right}\b", err)


def test_commands_are_not_abbreviated(run):
    assert run("instr")[0] == 2


# --- detect -------------------------------------------------------------------------------------------------------------


def lines_of(out):
    return [json.loads(line) for line in out.splitlines()]


def test_detect_answers_each_line_in_order_with_its_id(run):
    records = [{"id": 7, "text": "See Roe v. Wade."}, {"id": "b", "text": ""}, {"text": "No law."}]
    code, out, err = run("detect", "--jsonl", "-", stdin="\n".join(map(json.dumps, records)).encode())
    answers = lines_of(out)
    assert (code, err) == (0, "")
    assert [one["id"] for one in answers] == [7, "b", None]
    assert [len(one["mentions"]) for one in answers] == [1, 0, 0]
    assert answers[0]["mentions"][0]["instrument"]["title"] == "Roe v. Wade"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"not json", "not JSON"),
        (b'{"id": "x"', "not JSON"),
        (b'["x"]', "not an object"),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"id": "x", "text": 5}', 'no "text"'),
        (b'{"id": "\xff", "text": "y"}', "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
    ],
)
def test_one_bad_line_is_one_error_and_the_others_are_answered(run, line, said):
    code, out, err = run(
        "detect", "--jsonl", "-", stdin=b'{"id": 1, "text": "a"}\n\n' + line + b'\n{"id": 2, "text": "b"}'
    )
    first, error, last = lines_of(out)
    assert code == 2
    assert (first["id"], last["id"]) == (1, 2)
    assert error["id"] is None
    assert error["line"] == 3
    assert said in error["error"]
    assert "line 3" in err


def test_detect_reads_lines_with_a_mark_carriage_returns_and_separators_inside(run):
    text = "one\u2028two\x85three Roe v. Wade"
    line = json.dumps({"id": "x", "text": text}, ensure_ascii=False)
    code, out, _ = run("detect", "--jsonl", stdin=b"\xef\xbb\xbf" + line.encode() + b"\r\n")
    (answer,) = lines_of(out)
    (mention,) = answer["mentions"]
    assert code == 0
    assert text[mention["start"] : mention["end"]] == mention["text"] == "Roe v. Wade"


def test_half_surrogates_come_back_as_escapes(run):
    code, out, _ = run("detect", "--jsonl", "-", stdin=b'{"id": "\\ud800", "text": "\\udcff Roe v. Wade"}')
    assert code == 0
    assert out.isascii()
    assert json.loads(out)["id"] == "\ud800"


def test_detect_answers_a_line_as_soon_as_it_has_come():
    with spawn("detect", "--jsonl", "-") as process:
        for number in range(2):
            process.stdin.write(b'{"id": %d, "text": "x"}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


def test_detect_reads_lines_from_a_file_and_documents_from_others(run, tmp_path):
    (tmp_path / "in.jsonl").write_text('{"id": "x", "text": "Roe v. Wade"}\n')
    code, out, _ = run("detect", "--jsonl", str(tmp_path / "in.jsonl"))
    assert (code, lines_of(out)[0]["id"]) == (0, "x")
    os.mkfifo(tmp_path / "queue")
    with subprocess.Popen(["sh", "-c", f"cat {tmp_path}/in.jsonl > {tmp_path}/queue"]):
        assert lines_of(run("detect", "--jsonl", str(tmp_path / "queue"))[1])[0]["id"] == "x"
    code, out, _ = run("detect", "--jsonl", "src")
    assert [one["id"] for one in lines_of(out)] == ["doc:src/a.txt", "doc:src/b.md", "doc:src/c.txt"]


def test_detect_of_text_and_of_files_as_json(run):
    code, out, _ = run("detect", "-", "--json", stdin="Naïve 🙂 Roe v. Wade".encode())
    answer = json.loads(out)
    assert (code, answer["id"], answer["mentions"][0]["start"]) == (0, "-", 8)
    code, out, _ = run("detect", "src/a.txt", "src/c.txt", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["problems"] == []
    assert set(answer["documents"][0]) == {"id", "path", "title", "mentions"}
    assert [(one["id"], bool(one["mentions"])) for one in answer["documents"]] == [
        ("doc:a.txt", True),
        ("doc:c.txt", False),
    ]


def test_detect_in_a_pipe_is_one_mention_a_line(run):
    code, out, _ = run("detect", stdin=b"See Roe v. Wade, 410 U.S. 113.")
    assert code == 0
    assert out == "-\t4\t29\tcase\tcited\tRoe v. Wade, 410 U.S. 113\t\tcase:us/410-us-113\tRoe v. Wade\n"


def test_detect_of_nothing_is_one_and_of_no_file_is_two(run, tmp_path):
    assert run("detect", stdin=b"No law here.")[0] == 1
    code, _, err = run("detect", str(tmp_path / "none.txt"))
    assert code == 2
    assert "there is no file or folder" in err


# --- build --------------------------------------------------------------------------------------------------------------


def test_build_tells_what_changed_and_what_failed(run, tmp_path):
    (tmp_path / "a.txt").write_text("See Roe v. Wade.")
    (tmp_path / "bad.jsonl").write_text("not json\n")
    index = ("--index", str(tmp_path / "ix"))
    code, out, err = run("build", str(tmp_path), *index)
    assert code == 0
    assert out.startswith("1 added, 0 updated, 0 removed, 0 unchanged; 1 mentions of 1 instruments in ")
    assert "1 could not be read; run `lexindex problems`" in err
    code, out, _ = run("problems", *index)
    assert code == 0
    assert "bad.jsonl" in out
    code, out, _ = run("build", str(tmp_path), *index, "--json")
    assert json.loads(out)["documents"]["unchanged"] == 1


def test_build_that_could_read_nothing_ends_with_an_error(run, tmp_path):
    (tmp_path / "bad.jsonl").write_text("not json\n")
    code, _, err = run("build", str(tmp_path), "--index", str(tmp_path / "ix"))
    assert code == 2
    assert "1 could not be read" in err
    (tmp_path / "bad.jsonl").unlink()
    code, _, err = run("build", str(tmp_path), "--index", str(tmp_path / "ix"))
    assert code == 0  # nothing there is nothing wrong
    assert "no documents under" in err


def test_build_of_a_missing_path_leaves_nothing_behind(run, tmp_path):
    code, out, err = run("build", str(tmp_path / "none"), "--index", str(tmp_path / "ix"))
    assert (code, out) == (2, "")
    assert "there is no file or folder" in err
    assert list(tmp_path.iterdir()) == []


def test_build_of_an_empty_folder_says_so(run, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, err = run("build", str(tmp_path / "empty"), "--index", str(tmp_path / "ix"))
    assert code == 0
    assert "no documents under" in err


def test_progress_is_a_plain_line_now_and_then(monkeypatch, capsys):
    now = iter([0.0, 1.0, 6.0, 6.0, 7.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    with progress.following(quiet=False, no_color=False) as tell:
        tell(Progress("reading", 1, 9))
        tell(Progress("reading", 2, 9))
        tell(Progress("reading", 3, 9))
    assert capsys.readouterr() == ("", "reading: 2 of 9 files\n")
    with progress.following(quiet=True, no_color=False) as tell:
        assert tell is None


# --- questions ----------------------------------------------------------------------------------------------------------


def test_mentions_in_a_pipe_are_full_lines_with_the_document_first(run):
    code, out, err = run("mentions", "Convention relating to the Status of Refugees")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row[0] for row in rows] == ["doc:src/a.txt", "doc:src/b.md", "doc:src/b.md"]
    assert rows[0][4:] == ["article 33", "Article 33 of the Refugee Convention forbids it."]


def test_mentions_of_a_place_only(run):
    assert len(run("mentions", "Article 33 of the Refugee Convention")[1].splitlines()) == 1
    assert len(run("mentions", "Refugee Convention", "--pinpoint", "article 33")[1].splitlines()) == 1
    code, out, err = run("mentions", "Article 34 of the Refugee Convention")
    assert (code, out) == (1, "")
    assert "at that place" in err


def test_an_unknown_name_is_one_and_still_a_json_document(run):
    code, out, err = run("mentions", "zzzz qqqq", "--json")
    assert code == 1
    assert json.loads(out) == {"instrument": None, "candidates": [], "total": 0, "documents": []}
    assert 'no instrument is called "zzzz qqqq"' in err


def test_a_known_name_that_no_document_mentions_is_one(run):
    code, out, err = run("mentions", "Human Rights Act 1998", "--json")
    assert (code, json.loads(out)["total"]) == (1, 0)
    assert "no document of the index mentions" in err


def test_an_ambiguous_name_lists_its_candidates_with_ids(run, tmp_path):
    (tmp_path / "twins.toml").write_text(ROW + ROW.replace("2001", "2002").replace("on Tests", "on Other Tests"))
    twins = ("--catalog", str(tmp_path / "twins.toml"))
    code, out, err = run("mentions", "Kettle Paper", *twins, "--json")
    answer = json.loads(out)
    assert code == 1
    assert answer["instrument"] is None
    assert len(answer["candidates"]) == 2
    assert "fits several instruments" in err
    assert all(one["id"] in err for one in answer["candidates"])
    assert run("instrument", "Kettle Paper", *twins)[0] == 1
    assert run("instrument", "treaty:tests-2002", *twins)[0] == 0


def test_search_in_a_pipe_and_as_json(run):
    code, out, _ = run("search", "lawyer")
    assert code == 0
    assert out.startswith("doc:src/a.txt\t\t")
    answer = json.loads(run("search", "lawyer", "--json")[1])
    assert {"total", "hits", "facets", "suggestion"} <= set(answer)
    assert run("search", "--instrument", "1967 Protocol", "--kind", "case", "--kind", "bill", "lawyer")[0] == 0
    assert run("search", "--title", "nothing", "lawyer")[0] == 1
    assert run("search")[0] == 2
    code, _, err = run("search", "zzzzqqqq")
    assert (code, err.splitlines()[0][:23]) == (1, "lexindex: nothing found")
    assert "on page 9" in run("search", "lawyer", "--page", "9")[2]


def test_show_marks_mentions_and_numbers_them_in_a_legend(run):
    code, out, _ = run("show", "doc:src/a.txt")
    assert code == 0
    assert re.search(r"\[[^\]]*Refugee Convention\]\(2\) forbids it\.", out)
    assert "3\t1\tcase\tRoe v. Wade\tcase:us/410-us-113" in out
    code, _, err = run("show", "doc:src/zzz")
    assert code == 1
    assert "no document is called" in err


def test_lists_are_tab_separated_and_never_cut(run):
    code, out, _ = run("documents")
    assert code == 0
    assert LONG_TITLE.strip() in out
    code, out, _ = run("instruments", "--kind", "treaty", "--limit", "1")
    assert (code, out.split("\t")[:3]) == (0, ["2", "3", "treaty"])
    assert run("instruments", "--kind", "journal")[0] == 1
    assert run("unresolved")[0] in (0, 1)
    assert run("problems")[0] == 1


def test_an_instrument_has_a_card(run):
    code, out, _ = run("instrument", "Refugee Convention")
    assert code == 0
    assert "doc:src/b.md" in out
    card = json.loads(run("instrument", "189 UNTS 137", "--json")[1])
    assert card["id"] == "treaty:refugee-convention-1951"
    assert {one["id"] for one in card["cited_with"]} >= {"case:us/410-us-113"}


# --- the graph ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (("stats",), {"nodes", "edges", "documents", "instruments", "mentions"}),
        (("top", "--by", "pagerank"), {"by", "instruments"}),
        (("neighbors", "Roe v. Wade"), {"node", "depth", "nodes", "edges"}),
        (("path", "Roe v. Wade", "doc:src/b.md"), {"nodes", "hops", "length"}),
        (("cited-with", "Refugee Convention"), {"instrument", "cited_with"}),
        (("communities",), {"communities"}),
        (("timeline",), {"instrument", "by", "periods", "undated"}),
    ],
)
def test_graph_commands_answer_in_json_and_in_lines(run, arguments, keys):
    code, out, _ = run("graph", *arguments, "--json")
    assert set(json.loads(out)) >= keys
    assert code == (1 if arguments == ("timeline",) else 0)  # these articles have no dates
    assert "\x1b" not in run("graph", *arguments)[1]


def test_a_path_has_the_sentences_on_the_way(run):
    hops = json.loads(run("graph", "path", "Roe v. Wade", "doc:src/b.md", "--json")[1])["hops"]
    assert hops[0]["sentence"].startswith("In Roe v. Wade")
    assert hops[-1]["source"] == "doc:src/b.md"
    assert run("graph", "path", "Roe v. Wade", "doc:nowhere")[0] == 1
    assert run("graph", "neighbors", "Nothing Act 1234")[0] == 1


def test_export_by_ending_by_format_and_to_standard_output(run, tmp_path):
    code, out, _ = run("export", str(tmp_path / "g.graphml"))
    assert code == 0
    assert re.search(r"g\.graphml: \d+ nodes, \d+ edges\n$", out)
    counts = json.loads(run("export", str(tmp_path / "g.txt"), "--format", "csv", "--json")[1])
    assert [Path(file).name for file in counts["files"]] == ["g.txt", "g.nodes.csv"]
    code, out, _ = run("export", "-", "--format", "jsonl", "--kind", "case")
    assert code == 0
    assert [one.get("node") or "edge" for one in lines_of(out)] == ["case:us/410-us-113", "doc:src/a.txt", "edge"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("-",),
        ("-", "--format", "csv"),
        ("g.docx",),
        ("none/g.graphml",),
        ("g.csv", "--for", "yed"),
        ("g.graphml", "--kind", "x"),
    ],
)
def test_export_that_cannot_be_is_two(run, arguments):
    code, out, err = run("export", *arguments)
    assert (code, out) == (2, "")
    assert err
    assert not Path("none").exists()


# --- the catalog --------------------------------------------------------------------------------------------------------

ROW = """
[[instrument]]
id = "treaty:tests-2001"
kind = "treaty"
title = "Convention on Tests"
jurisdiction = "int"
dates = { adopted = 2001-02-03 }
aliases = ["Kettle Paper"]
example = "The Kettle Paper is kept."
"""


def test_catalog_is_listed_shown_and_checked(run):
    code, out, _ = run("catalog", "list", "--kind", "treaty")
    assert code == 0
    assert "treaty:refugee-convention-1951" in out
    card = json.loads(run("catalog", "show", "189 UNTS 137", "--json")[1])["instruments"][0]
    assert card["id"] == "treaty:refugee-convention-1951"
    assert "189 UNTS 137" in card["citations"]
    assert run("catalog", "show", "Nothing Act 1234")[0] == 1
    assert "problems" in json.loads(run("catalog", "lint", "--json")[1])


def test_a_catalog_of_ones_own_counts_at_once(run, tmp_path):
    (tmp_path / "mine.toml").write_text(ROW)
    mine = ("--catalog", str(tmp_path / "mine.toml"))
    text = b"The Kettle Paper is kept."
    assert run("detect", "-", stdin=text)[0] == 1
    assert "treaty:tests-2001" in run("detect", "-", *mine, stdin=text)[1]
    assert "treaty:tests-2001" in run("catalog", "show", "Kettle Paper", *mine)[1]


def test_catalog_add_keeps_a_sound_file_and_refuses_a_broken_one(tmp_path):
    settings = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    (tmp_path / "mine.toml").write_text(ROW)
    (tmp_path / "bad.toml").write_text(ROW.replace("treaty", "treatise"))

    def lexindex(*arguments):
        return subprocess.run(
            [*COMMAND, *arguments], env=settings, cwd=tmp_path, capture_output=True, text=True, check=False
        )

    refused = lexindex("catalog", "add", "bad.toml")
    assert refused.returncode == 2
    assert "bad.toml" in refused.stderr
    added = lexindex("catalog", "add", "mine.toml", "--json")
    assert json.loads(added.stdout)["added"] == 1
    assert lexindex("catalog", "show", "Kettle Paper").returncode == 0
    assert [path.name for path in (tmp_path / "config").rglob("*.toml")] == ["mine.toml"]


# --- errors and signals -------------------------------------------------------------------------------------------------


def test_no_index_is_two_with_advice_and_no_traceback(run, tmp_path):
    code, out, err = run("mentions", "GDPR", "--index", str(tmp_path / "none"))
    assert (code, out) == (2, "")
    assert err.startswith("lexindex: ")
    assert "Traceback" not in err
    assert not (tmp_path / "none").exists()


def test_a_fault_is_one_line_and_a_hint(run, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("some\nthing \x1b[31m broke")

    monkeypatch.delenv("LEXINDEX_DEBUG", raising=False)
    monkeypatch.setattr(answers, "open_index", fail)
    code, _, err = run("documents")
    assert code == 2
    assert err.splitlines()[0] == r"lexindex: unexpected RuntimeError: some thing \x1b[31m broke"
    assert "LEXINDEX_DEBUG=1" in err
    monkeypatch.setenv("LEXINDEX_DEBUG", "1")
    with pytest.raises(RuntimeError):
        cli.main(["documents"])


def test_errors_of_ours_carry_their_exit_code_and_are_safe_to_show(run, monkeypatch):
    def fail(*_, **__):
        raise LexindexError("file \u202e\x07 is odd")

    monkeypatch.setattr(answers, "open_index", fail)
    assert run("documents") == (2, "", "lexindex: file \\u202e\\x07 is odd\n")


def test_a_reader_that_stops_ends_it_quietly(tmp_path):
    rows = (f'[[instrument]]\nid = "treaty:t-{n}"\nkind = "treaty"\ntitle = "Long Treaty {n}"\n' for n in range(4000))
    (tmp_path / "many.toml").write_text("".join(rows))  # more than any pipe holds
    with spawn("catalog", "list", "--catalog", str(tmp_path / "many.toml")) as process:
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait(60) == 141
    assert err == b""


def test_a_full_disk_is_one_line_and_two():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "catalog", "list"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == b"lexindex: No space left on device"


def test_closed_output_is_no_fault():
    done = subprocess.run(
        ["sh", "-c", '"$0" -c "$1" help query >&-', *COMMAND[:1], COMMAND[2]], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_completion_is_printed_for_each_shell(run):
    for shell in ("bash", "zsh", "fish"):
        code, out, _ = run("completion", shell)
        assert code == 0
        assert "_LEXINDEX_COMPLETE" in out


def test_completion_completes():
    settings = {**os.environ, "_LEXINDEX_COMPLETE": "zsh_complete", "COMP_WORDS": "lexindex ment", "COMP_CWORD": "1"}
    done = subprocess.run(COMMAND, env=settings, capture_output=True, text=True, check=False)
    assert "mentions" in done.stdout


def test_interrupt_is_130_without_a_traceback():
    with spawn("detect", "--jsonl", "-") as process:
        process.stdin.write(b'{"id": 1, "text": "x"}\n')
        process.stdin.flush()
        process.stdout.readline()  # it has begun
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert err.endswith(b"lexindex: interrupted\n")
    assert b"Traceback" not in err


def test_output_in_a_plain_ascii_locale_is_escaped_not_a_crash(folder):
    settings = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*COMMAND, "detect", "-", "--json"],
        input="Café: “Roe v. Wade”".encode(),
        env=settings,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["mentions"][0]["text"] == "Roe v. Wade"
    done = subprocess.run(
        [*COMMAND, "show", "doc:src/a.txt", "--index", "ix"], cwd=folder, env=settings, capture_output=True, check=False
    )
    assert done.returncode == 0


# --- terminals ----------------------------------------------------------------------------------------------------------

COLOUR = re.compile(r"\x1b\[[0-9;]*[34]\d[0-9;]*m|\x1b\[[0-9;]*10\d[0-9;]*m")


def test_a_terminal_shows_the_mention_marked_in_its_sentence(folder):
    code, seen = on_terminal("mentions", "Roe v. Wade", cwd=folder)
    assert code == 0
    assert re.search(r"\x1b\[[0-9;]*mRoe v\. Wade, 410 U\.S\. 113[^\x1b]*\x1b\[0m", seen)
    assert "410 U.S. 113" in seen.splitlines()[1]
    assert "1 mention in 1 document" in seen


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, (), True),
        ({"NO_COLOR": "1"}, (), False),
        ({"NO_COLOR": ""}, (), True),
        ({"TERM": "dumb"}, (), False),
        ({}, ("--no-color",), False),
    ],
)
def test_colour_follows_the_rules(folder, environment, arguments, coloured):
    _, seen = on_terminal("mentions", "Roe v. Wade", *arguments, cwd=folder, **environment)
    assert "Roe v. Wade" in seen
    assert bool(COLOUR.search(seen)) is coloured
    if "TERM" in environment:
        assert "\x1b" not in seen


def test_no_color_counts_before_the_command_too(folder):
    _, seen = on_terminal("--no-color", "mentions", "Roe v. Wade", cwd=folder)
    assert not COLOUR.search(seen)


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "lawyer"), ("show", "doc:src/a.txt"), ("documents",), ("instruments",), ("instrument", "Roe v. Wade"),
        ("detect", "src/a.txt"), ("graph", "stats"), ("graph", "top"), ("graph", "neighbors", "Roe v. Wade"),
        ("graph", "path", "Roe v. Wade", "doc:src/b.md"), ("graph", "communities"), ("graph", "cited-with", "Roe v. Wade"),
        ("catalog", "show", "Roe v. Wade"),
    ],
)  # fmt: skip
def test_every_answer_has_a_view_for_terminals(folder, arguments):
    code, seen = on_terminal(*arguments, cwd=folder)
    assert code == 0
    assert "Traceback" not in seen
    assert len(seen) > 40


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
        ("\x9b2J", r"\x9b2J"),
        ("a\x00b\x7f", r"a\x00b\x7f"),
        ("\ud800", r"\ud800"),
        ("[red]Court[/red]", "[red]Court[/red]"),
        ("a\r\nb\tc", "a b c"),
    ],
)
def test_text_is_shown_never_obeyed(text, shown, capsys):
    render.write([views.Line(text), views.Table(("x",), [(text,)]), views.Tree(text, [text])])
    assert capsys.readouterr().out.splitlines() == [shown, shown, shown, f"  {shown}"]


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize("text", ["[red]Court[/red]", "\x1b[31mred", ":smile: \u202e", "[link=file:///etc]x[/link]"])
def test_rich_markup_and_escapes_of_a_document_are_only_text(text, monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "dumb")
    blocks = [
        views.Line(text),
        views.Passage(f"see {text} there", [(4, 4 + len(text), "bold")]),
        views.Passage(text, whole=True),
        views.Table((text,), [(text,)], title="t"),
        views.Tree(text, [text, views.Tree(text, [text])]),
    ]
    render.write(blocks)
    seen = screen.getvalue()
    assert "\x1b" not in seen
    assert "\u202e" not in seen
    assert seen.count(render.one_line(text)) >= 8


def test_marks_stay_on_their_words_when_characters_before_are_spelt_out(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    render.write([views.Passage("\x1b\x1b Roe v. Wade ruled", [(3, 14, "bold")])])
    assert screen.getvalue().strip() == "\\x1b\\x1b \x1b[1mRoe v. Wade\x1b[0m ruled"


def test_each_sentence_is_shown_once_with_all_its_marks():
    found = [
        {"sentence": "Roe met Roe.", "text": "Roe", "kind": "case", "pinpoints": []},
        {"sentence": "Roe met Roe.", "text": "Roe", "kind": "case", "pinpoints": [{"unit": "page", "first": "3"}]},
    ]
    ((sentence, marks, places),) = views.sentences(found)
    assert sentence == "Roe met Roe."
    assert [(start, end) for start, end, _ in marks] == [(0, 3), (8, 11)]
    assert places == "page 3"


def test_what_the_library_logs_is_a_message(run, tmp_path):
    (tmp_path / "bad.toml").write_text(ROW + ROW.replace("treaty", "treat\\u202eise"))
    code, out, err = run("catalog", "show", "Kettle Paper", "--catalog", str(tmp_path / "bad.toml"))
    assert code == 0
    assert out
    assert err.startswith("lexindex: bad.toml, row 2")
    assert "\u202e" not in err


def test_start_up_stays_quick():
    began = time.perf_counter()
    subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)
    assert time.perf_counter() - began < 30  # 0.2 s on a quiet machine


def test_colour_is_welcome_outside_a_command():
    assert common.no_color() is False


def test_every_answer_shows_between_which_instruments_a_text_does_not_decide(run, tmp_path):
    (tmp_path / "a.txt").write_text("The Clean Air Act was debated. The Companies Act was amended.")
    index = ("--index", str(tmp_path / "ix"))
    _, out, _ = run("detect", str(tmp_path / "a.txt"))
    first = out.splitlines()[0].split("\t")
    assert first[6:9] == ["", "", ""]
    assert "statute:us/clean-air-act-1963 0.33; statute:gb/clean-air-act-1956 0.33" in first[9]
    _, out, _ = run("detect", str(tmp_path / "a.txt"), "--json")
    assert {one["score"] for one in json.loads(out)["documents"][0]["mentions"][0]["candidates"]} == {0.33}
    run("build", str(tmp_path / "a.txt"), *index)
    _, out, _ = run("unresolved", *index)
    assert "statute:gb/clean-air-act-1993 0.33" in out.splitlines()[0]
    _, out, _ = run("show", "doc:a.txt", *index)
    assert "[Clean Air Act](1)" in out
    assert "[Companies Act](2)" in out
    assert "statute:ie/companies-act-2014" in out
    code, _, err = run("mentions", "Companies Act 2014", *index)
    assert code == 1
    assert "1 mention in 1 document may be of it too" in err
