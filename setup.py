"""What setup.cfg cannot say: with LEXINDEX_COMPILE=1 a wheel is built with the modules of detection compiled by mypyc.

Otherwise, and always in an editable install, nothing is compiled: an edited file must not stand behind an older binary.
The sources are installed beside the binaries, for tracebacks.
"""

import os
import sys
from pathlib import Path

from setuptools import Extension, setup

VARIABLE = "LEXINDEX_COMPILE"
FOLDER = Path(__file__).parent
# The one list of what is compiled: all that detection runs through for each text. The rest waits for files, for SQLite or
# for a person.
MODULES = [
    *(
        f"lexindex/{name}.py"
        for name in (
            "actsections casetalk coref countries dated filers filings headnouns homestate homonyms linker links matcher "
            "model outside parallels pinpoints pipeline precedents scanner sectionforms shortforms shortnames text unnamed"
        ).split()
    ),
    *sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("lexindex/grammars/*.py")),
]
# Not those of setup.cfg, for `make test`: the libraries' types, which a build does not fetch, are none of its business.
OPTIONS = ["--config-file=", "--ignore-missing-imports", "--cache-dir=build/.mypy_cache"]


def extensions() -> list[Extension]:
    """The modules in C, with what the compiler is to be told."""
    from mypyc.build import mypycify  # noqa: PLC0415  fetched for this alone

    return mypycify([*OPTIONS, *MODULES], opt_level="2", debug_level="0", group_name="lexindex")


def main() -> None:
    """Build what is asked for; a compiler that fails ends in a sentence, not only in its own words."""
    if os.environ.get(VARIABLE) != "1":
        setup()
        return
    # pip asks what to fetch first (mypy), then for the metadata, then for a "bdist_wheel"; for -e, an "editable_wheel".
    wheel = "bdist_wheel" in sys.argv
    try:
        setup(ext_modules=extensions() if wheel else [], setup_requires=["mypy>=2.4"])
    except (Exception, SystemExit) as error:
        if not wheel or (isinstance(error, SystemExit) and not error.code):
            raise
        sys.exit(
            f"{error}\n\nlexindex could not be compiled, see above; a C compiler and the headers of Python are needed.\n"
            f"Leave {VARIABLE} out of the environment: lexindex is then installed as pure Python and finds the same."
        )


if __name__ == "__main__":
    main()
