"""`python -m lexindex` is the command `lexindex`."""

from lexindex.cli import main

if __name__ == "__main__":
    main()
