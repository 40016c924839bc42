"""What all steps share: a throw-away folder, programs installed from Debian and PyPI, a fresh warehouse."""

import csv
import itertools
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import venv

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))

DEBIAN = [
    "default-jdk-headless", "faketime", "libsqliteodbc", "libxerial-sqlite-jdbc-java", "locales",
    "postgresql", "r-cran-rsqlite", "sqlite3", "unixodbc",
]
PYPI = [
    "datasette==0.65.5", "duckdb==2.0.0", "frictionless==5.18.1", "pandas==3.1.1",
    "psycopg2-binary", "pyodbc==5.5.0", "pyreadstat==1.3.7",
]


class Failure(Exception):
    """A program did not do what it should."""


def expect(holds, message):
    if not holds:
        raise Failure(message)


class Workshop:
    def __init__(self, folder, wavehouse):
        self.folder = folder
        self.wavehouse_program = os.path.abspath(wavehouse)
        self.database = os.path.join(folder, "warehouse.sqlite")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, *command, **options):
        """Runs a program; its output is only seen when it fails."""
        done = subprocess.run(
            list(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
        if done.returncode != 0:
            lines = done.stdout.strip().splitlines()[-20:]
            raise Failure(f"{' '.join(command)[:200]}: exit code {done.returncode}\n" + "\n".join(lines))
        return done.stdout

    def wavehouse(self, *arguments):
        environment = dict(os.environ, WAVEHOUSE_DATABASE=self.database, WAVEHOUSE_HOME=ROOT)
        done = subprocess.run(
            [self.wavehouse_program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=environment, cwd=self.folder)
        expect(done.returncode == 0, f"wavehouse {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def tool(self, name):
        """A program of the virtual environment."""
        return self.path("venv", "bin", name)

    # Installing

    def install_from_debian(self):
        missing = [
            name for name in DEBIAN
            if subprocess.run(["dpkg", "-s", name], capture_output=True).returncode != 0
        ]
        if not missing:
            return "all there"
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        self.run(*root, "apt-get", "update", "-qq")
        self.run(*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing,
                 env=environment)
        return ", ".join(missing)

    def install_from_pypi(self):
        venv.create(self.path("venv"), with_pip=True)
        self.run(self.tool("python"), "-m", "pip", "install", "--quiet",
                 "--disable-pip-version-check", *PYPI)
        return ", ".join(PYPI)

    def build(self):
        return self.wavehouse("build").strip().split(": ", 1)[1]

    # What the file holds

    def connect(self):
        return sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)

    def objects(self, kind):
        with self.connect() as connection:
            rows = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' "
                "ORDER BY name", [kind]).fetchall()
        return [row[0] for row in rows]

    def queries(self):
        """The canned queries: name, SQL, parameters; of each the values that it may have."""
        with self.connect() as connection:
            found = []
            for name, sql in connection.execute(
                    "SELECT query_name, sql FROM queries ORDER BY query_name").fetchall():
                parameters = []
                for parameter, required, default, allowed in connection.execute(
                        "SELECT parameter, required, default_value, allowed_sql "
                        "FROM query_parameters WHERE query_name = ? ORDER BY place", [name]).fetchall():
                    rows = connection.execute(allowed).fetchall() if allowed else []
                    values = list(dict.fromkeys(row[0] for row in rows))
                    parameters.append(Parameter(parameter, bool(required), default, values))
                found.append(Query(name, sql, parameters))
            return found

    def answered_calls(self):
        """The calls in Tests/Answers: the name of a query and its arguments."""
        folder = os.path.join(ROOT, "Tests", "Answers")
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".csv"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                words = file.readline().split()[3:]
            yield words[0], words[1:]


class Parameter:
    def __init__(self, name, required, default, values):
        self.name, self.required, self.default, self.values = name, required, default, values


class Query:
    def __init__(self, name, sql, parameters):
        self.name, self.sql, self.parameters = name, sql, parameters

    def calls(self):
        """Every combination of the values that the parameters may have, none among them."""
        choices = [
            ([] if each.required or each.default else [None]) + each.values
            for each in self.parameters
        ]
        names = [each.name for each in self.parameters]
        return [dict(zip(names, values)) for values in itertools.product(*choices)]


def run_steps(steps, workshop):
    """Runs steps in their order and says what each found; the first that fails ends the run."""
    for title, step in steps:
        start = time.monotonic()
        print(f"== {title} … ", end="", flush=True)
        try:
            found = step(workshop)
        except (Failure, OSError, subprocess.SubprocessError) as failure:
            print("FAILED", flush=True)
            sys.exit(str(failure))
        print(f"{found} ({time.monotonic() - start:.1f} s)", flush=True)


__all__ = [
    "ROOT", "Failure", "Workshop", "expect", "run_steps", "csv", "json", "os", "shutil", "sqlite3",
    "subprocess",
]
