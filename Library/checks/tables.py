#!/usr/bin/env python3
"""Which compiled tables a library holds. Usage: tables.py LIBRARY NAME...

The tables named, of Dictionaries/compiled, must be in it, and no other: what no function of the header reaches only makes it large.
"""
import pathlib
import sys

library = pathlib.Path(sys.argv[1]).read_bytes()
wanted = set(sys.argv[2:])
tables = pathlib.Path(__file__).resolve().parents[2] / "Dictionaries/compiled"
# The head of a table has the checksum of all of it.
held = {path.stem for path in tables.glob("*.viet") if path.read_bytes()[:64] in library}
if held != wanted:
    sys.exit(f"the library holds the tables {sorted(held)} and should hold {sorted(wanted)}")
