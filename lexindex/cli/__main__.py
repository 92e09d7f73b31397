"""`python -m lexindex.cli` is the command too."""

from lexindex.cli import main

main()
