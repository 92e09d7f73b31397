"""The opt-in compiled build: its list is of modules that are there and hold nothing that mypyc gets wrong."""

import ast
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("setuptools")  # no longer a part of every new environment

ROOT = Path(__file__).parent.parent
SETUP = runpy.run_path(str(ROOT / "setup.py"))
MODULES: list[str] = SETUP["MODULES"]


def test_every_module_on_the_list_exists_and_is_there_once() -> None:
    assert [name for name in MODULES if not (ROOT / name).is_file()] == []
    assert len(set(MODULES)) == len(MODULES) > 60


def test_what_is_read_or_written_by_path_stays_python() -> None:
    # Their tests replace names in them, which compiled callers do not look up again.
    assert not {f"lexindex/{name}.py" for name in ("catalog", "engine", "flat", "search", "store_file")} & set(MODULES)


def stars_beside_in(tree: ast.AST) -> Iterator[int]:
    """`x in (a, *more)`, on which mypyc 2.4 stops."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [side for side in node.comparators if isinstance(side, ast.Tuple | ast.List | ast.Set)]
            if any(isinstance(item, ast.Starred) for side in sides for item in side.elts):
                yield node.lineno


def read_then_named(tree: ast.AST) -> Iterator[int]:
    """`last != (last := now)`: compiled by mypyc 2.4, the left side is read after it was set."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp | ast.Compare | ast.Call | ast.Tuple | ast.List | ast.Set | ast.Subscript):
            read: set[str] = set()
            for part in ast.iter_child_nodes(node):
                inside = list(ast.walk(part))
                if read & {at.target.id for at in inside if isinstance(at, ast.NamedExpr)}:
                    yield node.lineno
                read |= {at.id for at in inside if isinstance(at, ast.Name) and isinstance(at.ctx, ast.Load)}


@pytest.mark.parametrize("trouble", [stars_beside_in, read_then_named])
def test_no_module_on_the_list_holds_known_trouble(trouble: Callable[[ast.AST], Iterator[int]]) -> None:
    for name in MODULES:
        lines = list(trouble(ast.parse((ROOT / name).read_text(encoding="utf-8"))))
        assert not lines, f"{name}, lines {lines}: {trouble.__doc__}"


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (stars_beside_in, "x in ('', *more)"),
        (read_then_named, "last != (last := now)"),
        (read_then_named, "f(a, a := 1)"),
    ],
)
def test_trouble_is_seen(trouble: Callable[[ast.AST], Iterator[int]], code: str) -> None:
    assert list(trouble(ast.parse(code))) == [1]


@pytest.mark.parametrize(
    ("variable", "command", "given"),
    [
        (None, "bdist_wheel", {}),
        ("0", "bdist_wheel", {}),
        ("1", "bdist_wheel", {"ext_modules": ["compiled"], "setup_requires": ["mypy>=2.4"]}),
        ("1", "egg_info", {"ext_modules": [], "setup_requires": ["mypy>=2.4"]}),
        ("1", "editable_wheel", {"ext_modules": [], "setup_requires": ["mypy>=2.4"]}),
        ("1", "develop", {"ext_modules": [], "setup_requires": ["mypy>=2.4"]}),
    ],
)
def test_only_a_wheel_is_compiled_and_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, variable: str | None, command: str, given: dict[str, Any]
) -> None:
    seen: list[dict[str, Any]] = []
    main = SETUP["main"]
    monkeypatch.setitem(main.__globals__, "setup", lambda **options: seen.append(options))
    monkeypatch.setitem(main.__globals__, "extensions", lambda: ["compiled"])
    monkeypatch.setattr(sys, "argv", ["setup.py", command])
    monkeypatch.delenv("LEXINDEX_COMPILE", raising=False)
    if variable is not None:
        monkeypatch.setenv("LEXINDEX_COMPILE", variable)
    main()
    assert seen == [given]


@pytest.mark.parametrize("failure", [SystemExit("error: command 'gcc' failed"), ImportError("No module named 'mypyc'")])
def test_a_compiler_that_fails_says_to_leave_the_variable_out(
    monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def fail() -> None:
        raise failure

    main = SETUP["main"]
    monkeypatch.setitem(main.__globals__, "extensions", fail)
    monkeypatch.setattr(sys, "argv", ["setup.py", "bdist_wheel"])
    monkeypatch.setenv("LEXINDEX_COMPILE", "1")
    with pytest.raises(SystemExit) as raised:
        main()
    assert str(failure) in str(raised.value)
    assert "Leave LEXINDEX_COMPILE out" in str(raised.value)
