"""The documents are true: commands exist, examples run, files named are there, nothing speaks of a machine."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from lexindex.catalog_rows import Record, read_rows
from lexindex.cli import cli

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    """Every command with its words, groups spelled out."""
    found: dict[str, click.Command] = {}

    def walk(command: click.Command, words: str) -> None:
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                child = command.get_command(context, name)
                assert child is not None
                walk(child, f"{words} {name}".strip())
        else:
            found[words] = command

    walk(cli, "")
    return found


def test_commands_of_the_readme_exist() -> None:
    known = commands()
    used = re.findall(r"^(?:echo .*\| )?lexindex ([a-z][a-z -]*[a-z])", README, flags=re.MULTILINE)
    assert len(used) >= 10
    for words in used:
        assert any(words == name or words.startswith(f"{name} ") for name in known), words


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "lexindex.cli", *name.split(), "--help"], capture_output=True, text=True, check=True
    )
    assert len(result.stdout.split()) > 10
    assert "lexindex " in result.stdout.split("Usage:", 1)[1]
    assert "Example" in result.stdout, f"{name} has no example"


def test_readme_commands_run_as_written(tmp_path: Path) -> None:
    block = README.split("## Ten lines that work", 1)[1].split("```sh\n", 1)[1].split("```", 1)[0]
    lines = [line.split("  #")[0].strip() for line in block.splitlines() if line.strip()]
    assert len(lines) == 10
    path = Path(sys.executable).parent
    for written in lines:
        line = written.replace("build corpus/", f"build {ROOT / 'corpus'}")
        result = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False,
            env={"PATH": f"{path}:/usr/bin:/bin", "HOME": str(tmp_path), "LEXINDEX_CACHE": str(tmp_path.parent / "cache")},
        )  # fmt: skip
        assert result.returncode in ((0, 1) if "unresolved" in line else (0,)), f"{line}\n{result.stderr}"
        assert "Traceback" not in result.stderr


def test_readme_python_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = README.split("```python\n", 1)[1].split("```", 1)[0].replace('"corpus/"', repr(str(ROOT / "corpus")))
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102  our own README
    assert (tmp_path / "treaties.graphml").stat().st_size > 1000


def test_readme_row_is_a_row(tmp_path: Path) -> None:
    text = README.split("```toml\n", 1)[1].split("```", 1)[0]
    assert tomllib.loads(text)
    (tmp_path / "rows.toml").write_text(text, encoding="utf-8")
    (row,) = read_rows(tmp_path / "rows.toml")
    assert isinstance(row, Record)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "corpus/README.md",
        "lexindex/data/README.md",
        "tests/quality/README.md",
    ],
)
def test_links_within_the_documents_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_architecture_names_every_module() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in (ROOT / "lexindex").glob("*.py"):
        family = path.stem.split("_")[0]
        if path.stem != "__init__":
            assert path.stem in page or family in page, path.stem
