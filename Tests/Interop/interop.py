"""Checks the project against programs that others wrote.

Debian's are installed with apt-get, PyPI's into a throw-away virtual environment; a step that fails ends
the run. WAVEHOUSE_INTEROP=all compares every call of every canned query with PostgreSQL.

usage: interop.py WAVEHOUSE
"""

import sys
import tempfile

import datasette_steps
import duckdb_steps
import frictionless_steps
import guide_steps
import odbc_steps
import postgresql_steps
import r_steps
import readers
import reproducible
import spss_steps
import sqlite_steps
from workshop import Workshop, run_steps

STEPS = [
    ("installing from Debian", Workshop.install_from_debian),
    ("installing from PyPI", Workshop.install_from_pypi),
    ("wavehouse build", Workshop.build),
    ("the same bytes everywhere", reproducible.same_bytes),
    ("reading while it is written", readers.through_changes),
    ("frictionless validates the seeds", frictionless_steps.seeds),
    ("frictionless validates what a German spreadsheet saves", frictionless_steps.spreadsheet),
    ("frictionless finds a planted mistake", frictionless_steps.planted_mistake),
    ("frictionless validates the export", frictionless_steps.exported),
    ("frictionless validates the export with answers", frictionless_steps.with_answers),
    ("the sqlite3 shell", sqlite_steps.shell),
    ("Python's sqlite3", sqlite_steps.module),
    ("pandas", sqlite_steps.pandas),
    ("R with RSQLite", r_steps.r),
    ("DuckDB", duckdb_steps.duckdb),
    ("Datasette", datasette_steps.datasette),
    ("ODBC", odbc_steps.odbc),
    ("PostgreSQL", postgresql_steps.postgresql),
    ("SPSS files through pyreadstat, PSPP and R haven", spss_steps.spss),
    ("the snippets of Documentation/reading.md", guide_steps.guide),
]


def main():
    with tempfile.TemporaryDirectory(prefix="wavehouse-interop-") as folder:
        run_steps(STEPS, Workshop(folder, sys.argv[1]))
    print("interop: all steps passed")


if __name__ == "__main__":
    main()
