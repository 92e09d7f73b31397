"""The notebooks run from top to bottom, and are saved without what they showed."""

import json
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

pytestmark = [
    pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.name),
    # Only Jupyter's own packages run in this process, and what they say to each other is not about our notebooks.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::PendingDeprecationWarning"),
]


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A kernel of the Python that runs the tests, whatever kernels this machine has, with no one's settings."""
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    folder = tmp_path / "jupyter_path" / "kernels" / "lexindex-tests"
    folder.mkdir(parents=True)
    start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (folder / "kernel.json").write_text(json.dumps({"argv": start, "display_name": "tests", "language": "python"}))
    return folder.name


def test_every_cell_runs(file: Path, kernel: str) -> None:
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, kernel_name=kernel, timeout=60, resources={"metadata": {"path": ROOT}}).execute()
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    pictures = [cell for cell in cells if any("image/png" in output.get("data", {}) for output in cell.outputs)]
    assert all(cell.execution_count for cell in cells)
    assert pictures


def test_it_is_saved_clean(file: Path) -> None:
    notebook = nbformat.read(file, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in cells if cell.outputs or cell.execution_count is not None] == []
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
