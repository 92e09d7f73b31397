"""Isolation from the user's own folders, and the collector of golden cases."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lexindex.pipeline import detect

# A user's own catalog rows must not decide a test; the compiled scanner may be shared, it is keyed by content.
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="lexindex-config-")
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="lexindex-data-")
for _name in ("LEXINDEX_INDEX", "FORCE_COLOR", "CLICOLOR_FORCE", "PAGER", "LEXINDEX_PAGER"):
    os.environ.pop(_name, None)
os.environ["NO_COLOR"] = "1"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite what the golden cases expect")


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> pytest.Collector | None:
    if file_path.suffix == ".txt" and "golden" in file_path.parts:
        return GoldenFile.from_parent(parent, path=file_path)
    return None


class GoldenFile(pytest.File):
    """A file with one case: a rule in a sentence, a text, and the mentions it must give."""

    def collect(self) -> Iterator[pytest.Item]:
        yield GoldenItem.from_parent(self, name=self.path.stem)


class GoldenMismatch(Exception):
    """The mentions found are not those expected."""


class GoldenItem(pytest.Item):
    """Detects the text and compares line by line."""

    def runtest(self) -> None:
        content = self.path.read_text(encoding="utf-8")
        head, _, rest = content.partition("---text---\n")
        text, _, expected = rest.partition("\n---mentions---\n")
        found = "\n".join(describe(text))
        if self.config.getoption("--update-golden"):
            self.path.write_text(f"{head}---text---\n{text}\n---mentions---\n{found}\n", encoding="utf-8")
        elif found != expected.strip("\n"):
            raise GoldenMismatch(head.strip(), expected.strip("\n"), found)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        if isinstance(excinfo.value, GoldenMismatch):
            rule, expected, found = excinfo.value.args
            return f"{rule}\nexpected:\n{expected}\nfound:\n{found}\n(pytest --update-golden rewrites it)"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"golden: {self.path.parent.name}/{self.name}"


def describe(text: str) -> list[str]:
    """One line a mention: span, words, kind, form, instrument or candidates, pinpoints, antecedent."""
    lines = []
    for mention in detect(text):
        if mention.instrument:
            what = mention.instrument.id
        else:
            what = "? " + " | ".join(sorted(candidate.id for candidate in mention.candidates))
        parts = [f"[{mention.start},{mention.end})", repr(mention.text), mention.kind, mention.form, what.strip()]
        parts += [str(place) for place in mention.pinpoints]
        if mention.antecedent is not None:
            parts.append(f"-> {mention.antecedent}")
        lines.append("  ".join(parts))
    return lines
