"""How long the command takes to answer: wall time, beside Python doing nothing.

python tests/bench/startup.py
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from detect import CORPUS

RUNS = 7


def command() -> str:
    """Our command, of the Python that runs this."""
    beside = Path(sys.executable).with_name("lexindex")
    return str(beside) if beside.exists() else shutil.which("lexindex") or "lexindex"


def seconds(arguments: Sequence[str]) -> float:
    """The median of seven runs, after one that does not count."""
    taken = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = str(Path(folder) / "index")
        subprocess.run(
            [command(), "build", str(CORPUS), "--index", index],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        python = [sys.executable, "-c"]
        runs = {
            "python -c pass": [*python, "pass"],
            "python -c 'import click, rich, sqlite3'": [*python, "import click, rich, sqlite3"],
            "lexindex --help": [command(), "--help"],
            'lexindex mentions "1967 Protocol"': [command(), "mentions", "1967 Protocol", "--index", index],
        }
        print(f"Wall time, the median of {RUNS} runs; times: of Python doing nothing.\n")
        print(f"{'':<42} {'seconds':>8} {'times':>6}")
        nothing = 0.0
        for name, arguments in runs.items():
            taken = seconds(arguments)
            nothing = nothing or taken
            print(f"{name:<42} {taken:>8.3f} {taken / nothing:>6.1f}", flush=True)


if __name__ == "__main__":
    main()
