"""Imports point one way: a module may import only from the layers below its own."""

import ast
from pathlib import Path

import pytest

import lexindex

ROOT = Path(lexindex.__file__).parent
# From the top down; every module of the package stands in exactly one layer.
LAYERS = [
    {"__main__"},
    {"cli", "render", "web"},
    {"index", "views", "views_catalog"},
    {"listed", "suggest"},
    {"engine", "engine_walk", "engine_work", "graph", "export", "graphml", "flat"},
    {"pipeline", "store", "search"},
    {
        "linker",
        "signs",
        "coref",
        "appositions",
        "pointers",
        "constitutional",
        "filings",
        "filers",
        "unnamed",
        "attributes",
        "lawsuits",
        "passages",
        "told",
        "parallels",
        "billnames",
        "protocols",
        "deeds",
        "rulings",
        "precedents",
        "citednames",
        "shortnames",
        "shortforms",
        "sectionforms",
        "headnouns",
        "rivals",
        "actsections",
        "pinlinks",
        "countries",
        "homelands",
        "outside",
        "dated",
        "homestate",
    },
    {"scanner"},
    {"readers", "grammars", "matcher", "links", "homonyms", "casetalk", "scores", "pinpoints"},
    {
        "catalog",
        "catalog_rows",
        "catalog_cache",
        "catalog_merge",
        "catalog_names",
        "identifiers",
        "skos",
        "checked",
        "text",
        "plugins",
        "words",
    },
    {"model", "errors"},
]


def layer(module: str) -> int:
    head = module.split(".", maxsplit=1)[0]
    for family in ("store_", "search_"):
        if head.startswith(family):
            head = family.rstrip("_")
    for number, names in enumerate(LAYERS):
        if head in names:
            return number
    raise AssertionError(f"{module} stands in no layer")


def modules() -> list[tuple[str, Path]]:
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        name = name.removesuffix(".__init__")
        if name not in ("__init__", "data"):
            found.append((name, path))
    return found


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lexindex"):
            rest = node.module.removeprefix("lexindex").lstrip(".")
            own = {
                alias.name for alias in node.names if not alias.name.startswith("__")
            }  # its version stands above none
            names |= {rest} if rest else own
        elif isinstance(node, ast.Import):
            names |= {
                alias.name.removeprefix("lexindex.") for alias in node.names if alias.name.startswith("lexindex.")
            }
    return names


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_imports_point_down_or_stay_level(module: str, path: Path) -> None:
    own = layer(module)
    for name in imported(path):
        assert layer(name) >= own, f"{module} imports {name}, which stands above it"


def test_whoosh_is_imported_in_search_only() -> None:
    for module, path in modules():
        text = path.read_text(encoding="utf-8")
        if "import whoosh" in text or "from whoosh" in text:
            assert module.startswith("search"), f"{module} imports whoosh"


def test_every_module_is_a_noun_apart_from_public_names() -> None:
    for name in lexindex.__all__:
        assert not (ROOT / f"{name}.py").exists(), f"{name} would hide a module"
