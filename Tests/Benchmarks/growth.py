"""Measures how every job grows with the number of waves, and fails where one grows too fast.

Makes warehouses of 5, 50 and 200 waves (series.py) beside the five studies, and takes the time of
every command, every canned query and every view at each. The jobs follow from the program's own
list of commands, its catalogue and the schema of the file: one that is not known here ends the run.
A view is read as another tool would, its first 100 rows of one wave.

The bound of a job: "same" takes at 200 waves at most twice as long as at 5, "linear" at most 40
times as long for the 40 times as many waves (1.5 times that, for the noise of small times), and a
number is the most seconds at 200. What changes a file copies it first, as ARCHITECTURE.md says why;
such a job takes as long as the bytes, 330 MB at 200 waves.

usage: growth.py WAVEHOUSE [JOB …]     only jobs whose names begin so
"""

import json
import math
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import series

SIZES = [5, 50, 200]
# Below this a time is that of starting a process.
FLOOR = 0.01
LIMIT = 120
HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# As the tests have it; where there are none, `verify` is left out, and said so.
DOCUMENTS = os.environ.get("WAVEHOUSE_DOCUMENTS") or os.path.join(HOME, "..", "shared", "documents")

NEWEST = "{wave}"
QUESTION = NEWEST + "/001"
GROUP = NEWEST + "/all"
GRADE = "series-grade-1"
# Of each command its arguments and its bound; FRESH works on a copy, OUT is a new place.
COMMANDS = {
    "build": (["--database", "OUT"], "same"),
    "migrate": (["FRESH"], 1.0),
    "inspect": (["responses.csv"], "same"),
    "import": (["FRESH", "next"], 1.0),
    "history": ([], "linear"),
    "revert": (["FRESH", NEWEST], 1.5),
    "publish": (["OUT"], "linear"),
    "describe": (["next"], "same"),
    "info": ([], "same"),
    "ask": (["which share of Kreise name the CIO responsible"], "same"),
    "find": (["Reihe"], "same"),
    "compare": ([series.wave_name(1), NEWEST], "same"),
    "trend": ([GRADE], 1.0),
    "crosstab": ([QUESTION], "same"),
    "query list": ([], "same"),
    "query show": (["responsibility"], "same"),
    "query run": (None, None),
    "query add": (["FRESH", "query.sql"], 0.8),
    "show finding": ([QUESTION + ":" + GRADE + ":all"], "same"),
    "show result": ([QUESTION + ":" + GRADE + ":" + GROUP + ":share"], "same"),
    "show exhibit": (["typfrage/table-3"], "same"),
    "new study": (["OUT", "--responses", "responses.csv"], "same"),
    "suggest-crosswalk": (["next"], "same"),
    "diff": ([series.wave_name(1), NEWEST], "same"),
    "show study": (["study-" + NEWEST], "same"),
    "show wave": ([NEWEST], "same"),
    "show question": ([QUESTION], "same"),
    "show concept": ([GRADE], "linear"),
    "show group": ([GROUP], "same"),
    "schema": ([], "same"),
    "sql": (["SELECT count(*) FROM waves"], "same"),
    "verify": (["--documents", "DOCUMENTS"], "same"),
    "check": ([], "linear"),
    "export datapackage": (["OUT"], "linear"),
    "export csv": (["findings", "OUT"], "linear"),
    "export jsonl": (["observations", "OUT"], "linear"),
    "export sdmx-csv": (["OUT"], "linear"),
    "export datasette": (["OUT"], "same"),
    "export postgresql": (["OUT"], "linear"),
    "export sav": ([NEWEST, "OUT"], "same"),
}
# What a parameter of a canned query is given; its name, or query and name.
VALUES = {
    "wave": NEWEST, "question": QUESTION, "respondents": GROUP, "concept": GRADE,
    "subject": "series-001", "exhibit": "typfrage/table-3", "document": "typfrage",
    "role": "cio", "sphere": "administration", "category": "rank", "qualifier": "approx",
    "types question": "kgst-oefit-2019/responsibility-administration",
    "competence-barriers respondents": "nrw-2020/all",
}
# These have a row for each wave, whatever they are asked.
OVER_ALL_WAVES = {"concept", "subject", "size-profile"}
QUERY = """-- name: bench
-- title_de: Messung
-- title_en: benchmark
-- description_de: Zählt die Wellen.
-- description_en: Counts the waves.
SELECT count(*) AS number FROM waves
"""


class Warehouse:
    """A file of so many waves, and what stands beside it."""

    def __init__(self, program, folder, waves):
        self.program, self.waves = program, waves
        self.folder = os.path.join(folder, str(waves))
        os.makedirs(self.folder)
        self.path = os.path.join(self.folder, "warehouse.sqlite")
        self.newest = series.wave_name(waves)
        self.places = 0

    def run(self, arguments, database=None):
        """The seconds that a command takes, or None if it is too long."""
        environment = dict(os.environ, WAVEHOUSE_DATABASE=database or self.path,
                           WAVEHOUSE_HOME=HOME)
        start = time.perf_counter()
        try:
            done = subprocess.run([self.program] + arguments, env=environment, timeout=LIMIT,
                                  cwd=self.folder, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        except subprocess.TimeoutExpired:
            return None
        seconds = time.perf_counter() - start
        if done.returncode not in (0, 1, 3):
            sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")
        return seconds

    def job(self, command, arguments):
        """The seconds of a command, the median of three where they are few."""
        samples = []
        while len(samples) < 3:
            database = None
            filled = []
            for argument in arguments:
                if argument == "FRESH":
                    database = os.path.join(self.folder, "copy.sqlite")
                    shutil.copyfile(self.path, database)
                elif argument == "OUT":
                    self.places += 1
                    filled.append(f"out-{self.places}")
                elif argument == "DOCUMENTS":
                    filled.append(DOCUMENTS)
                else:
                    filled.append(argument.replace(NEWEST, self.newest))
            seconds = self.run(command.split() + filled, database)
            for name in os.listdir(self.folder):
                if name.startswith("out-") or name.startswith("copy.sqlite"):
                    path = os.path.join(self.folder, name)
                    shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
            if seconds is None:
                return None
            samples.append(seconds)
            if seconds > 1:
                break
        return statistics.median(samples)

    def view(self, sql):
        """The seconds that another tool takes to read rows of a view, or None if it is too long."""
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        samples = []
        try:
            while len(samples) < 3 and sum(samples) < 1:
                start = time.perf_counter()
                connection.set_progress_handler(
                    lambda: time.perf_counter() - start > LIMIT, 100_000)
                try:
                    connection.execute(sql, {"wave": self.newest}).fetchall()
                except sqlite3.OperationalError:
                    return None
                samples.append(time.perf_counter() - start)
        finally:
            connection.close()
        return statistics.median(samples)


def warehouses(program, folder):
    """The files of all sizes, and the seconds of the imports that made each."""
    growing = Warehouse(program, folder, 0)
    growing.run(["build"])
    packages = os.path.join(folder, "packages")
    done, times = [], []
    for number in range(1, max(SIZES) + 2):
        package = series.write_wave(packages, number, 500)
        growing.run(["describe", package])
        if number > 1 and number - 1 in SIZES:
            size = Warehouse(program, folder, number - 1)
            shutil.copyfile(growing.path, size.path)
            shutil.copytree(package, os.path.join(size.folder, "next"))
            shutil.copyfile(os.path.join(package, "responses.csv"),
                            os.path.join(size.folder, "responses.csv"))
            with open(os.path.join(size.folder, "query.sql"), "w", encoding="utf-8") as file:
                file.write(QUERY)
            done.append(size)
            times.append(sum(seconds))
        if number == 1:
            seconds = []
        if number <= max(SIZES):
            seconds.append(growing.run(["import", package]))
    return done, times


def commands(program):
    """The names of all commands, as the program lists them."""
    text = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    lines = re.findall(r"^  ([a-z][a-z -]*?[a-z])(?:  | [A-Z\[…])", text, re.M)
    return [line for line in lines]


def queries(size):
    """The canned queries with the arguments of a run: on one wave, and on all that they can be."""
    text = subprocess.run([size.program, "query", "list", "--format", "json"], check=True,
                          capture_output=True, text=True,
                          env=dict(os.environ, WAVEHOUSE_DATABASE=size.path)).stdout
    for query in json.loads(text)["queries"]:
        name = query["name"]
        names = query["parameters"].split()
        runs = {"": [], " whole": []}
        for parameter in names:
            bare = parameter.strip("[]")
            if bare == "lang":
                continue
            value = VALUES.get(f"{name} {bare}", VALUES.get(bare))
            if value is None:
                sys.exit(f"growth: no value for the parameter {bare} of the query {name}")
            runs[""] += ["--" + bare, value]
            if bare == parameter:
                runs[" whole"] += ["--" + bare, value]
        if runs[""] == runs[" whole"]:
            del runs[" whole"]
        for kind, arguments in runs.items():
            same = not kind and name not in OVER_ALL_WAVES and arguments
            yield f"query run {name}{kind}", [name] + arguments, "same" if same else "linear"


def views(size):
    """The views, each with the SQL that reads some rows of one wave."""
    connection = sqlite3.connect(f"file:{size.path}?mode=ro", uri=True)
    for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        waves = [column for column in ("wave", "wave_id", "wave_a", "wave_b") if column in columns]
        condition = f" WHERE {waves[-1]} = :wave" if waves else ""
        yield f"view {name}", f"SELECT * FROM {name}{condition} LIMIT 100"
    connection.close()


def verdict(bound, first, last):
    """Why a job grows too fast, or nothing."""
    if last is None:
        return f"over {LIMIT} s"
    ratio = last / max(first, FLOOR)
    if bound == "same":
        return f"{ratio:.1f} × for {SIZES[-1]} waves, at most 2" if ratio > 2 else ""
    if bound == "linear":
        most = 1.5 * SIZES[-1] / SIZES[0]
        return f"{ratio:.0f} × for {SIZES[-1]} waves, at most {most:.0f}" if ratio > most else ""
    return f"{last:.2f} s, at most {bound}" if last > bound else ""


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.rstrip())
    program, wanted = os.path.abspath(sys.argv[1]), tuple(sys.argv[2:]) or ("",)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        sizes, imports = warehouses(program, folder)
        jobs = []
        for command in commands(program):
            if command not in COMMANDS:
                sys.exit(f"growth: nothing is known of the command {command}")
            arguments, bound = COMMANDS[command]
            if arguments and "DOCUMENTS" in arguments and not os.path.isdir(DOCUMENTS):
                print(f"{command}: left out, there are no documents at {DOCUMENTS}")
            elif arguments is not None:
                jobs.append((command, bound, lambda size, c=command, a=arguments: size.job(c, a)))
        for name, arguments, bound in queries(sizes[0]):
            jobs.append((name, bound, lambda size, a=arguments: size.job("query run", a)))
        for name, sql in views(sizes[0]):
            # A row of this one lists the classes of all other waves.
            bound = "linear" if name == "view size_class_bands" else "same"
            jobs.append((name, bound, lambda size, s=sql: size.view(s)))
        print(f"{'seconds at so many waves':<44}" + "".join(f"{size:>9}" for size in SIZES)
              + f"{'exponent':>10}  bound")

        def line(name, bound, times):
            first, last = times[0], times[-1]
            exponent = (
                math.log(last / first) / math.log(SIZES[-1] / SIZES[0]) if first and last else None)
            failure = verdict(bound, first, last)
            print(f"{name:<44}" + "".join(f"{'–' if t is None else f'{t:.3f}':>9}" for t in times)
                  + f"{'–' if exponent is None else f'{exponent:.2f}':>10}  {bound}"
                  + (f"   {failure}" if failure else ""), flush=True)
            if failure:
                failures.append(f"{name}: {failure}")

        line("all imports", 100.0, imports)
        for name, bound, measure in jobs:
            if name.startswith(wanted):
                line(name, bound, [measure(size) for size in sizes])
    if failures:
        sys.exit("growth: grows too fast, or takes too long\n  " + "\n  ".join(failures))


if __name__ == "__main__":
    main()
