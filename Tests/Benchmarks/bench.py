"""Measures wavehouse against the sqlite3 shell, whole processes, in alternation.

Prints medians and ratios and writes them to bench/results.txt and, as a table, to bench.csv.
Nothing fails here: these machines are noisy, so only ratios of one run mean anything.

Sections, all of them if none is named:

  queries    canned queries against the same SQL in the shell
  questions  `ask` against the SQL that it runs in the end
  processes  starting, `info`, `build`
  microdata  importing a survey of 11,000 and of 200,000 participants and 120 columns of answers,
             against floor.c (SQLite alone fills the table) and against `.import` into one wide
             table of text without any check; a weighted cross tabulation against its SQL

  spss       reading SPSS files of 200,000 cases and 120 columns of answers against pyreadstat, and
             importing them against importing the same answers as CSV (makes a throw-away virtual
             environment)

usage: bench.py WAVEHOUSE [SECTION …]
"""

import csv
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 200

# Against these the shell runs the SQL that `ask` runs in the end.
QUESTIONS = [
    "DMS Bedächtige vs Optimierer",
    "which share of Kreise name the CIO responsible",
    "barriers, cities over 100,000",
]

# Participants, rounds of the import, rounds of the cross tabulation
SURVEYS = [(11_000, 5, 40), (200_000, 3, 20)]
ANSWER_COLUMNS = 120
CROSSTAB = """
SELECT p.size_class_id, p.unit_kind, a.code_number, sum(p.weight), count(*)
FROM answers a JOIN participants p ON p.participant_id = a.participant_id
WHERE a.variable_id = (SELECT variable_id FROM variables WHERE question_id = 'bench/s001')
GROUP BY 1, 2, 3
"""


class Results:
    """What was measured: printed at once, written at the end."""

    def __init__(self):
        self.lines = []
        self.rows = []

    def say(self, line):
        self.lines.append(line)
        print(line, flush=True)

    def head(self, first, theirs="sqlite3"):
        self.say(f"{first:<34} {'wavehouse':>11} {theirs:>11} {'ratio':>8}")

    def add(self, name, ours, theirs, rounds, unit="ms"):
        """A row of two medians; one that could not be measured is None."""
        ratio = ours / theirs if ours is not None and theirs else None
        cells = [None if value is None else f"{value:.2f}" for value in (ours, theirs, ratio)]
        texts = [f"{value or '-':>8} {unit}" for value in cells[:2]] + [f"{cells[2] or '-':>8}"]
        self.say(f"{name:<34} {' '.join(texts)}")
        unit = unit.lower()
        self.rows.append({"name": name, f"ours_{unit}": cells[0], f"theirs_{unit}": cells[1],
                          "ratio": cells[2], "rounds": rounds})

    def write(self):
        os.makedirs("bench", exist_ok=True)
        with open("bench/results.txt", "w", encoding="utf-8") as file:
            file.write("\n".join(self.lines) + "\n")
        names = ["name", "ours_ms", "theirs_ms", "ratio", "rounds", "ours_mb", "theirs_mb"]
        with open("bench.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows)


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, done.stdout


def compare(name, ours, theirs, results, rounds=ROUNDS):
    """Runs two commands in turns, the order swapped each time."""
    samples = ([], [])
    for round_number in range(rounds):
        order = (0, 1) if round_number % 2 == 0 else (1, 0)
        for index in order:
            samples[index].append(timed((ours, theirs)[index])[0])
    medians = [statistics.median(each) * 1000 for each in samples]
    results.add(name, *medians, rounds)


def shell_arguments(database, sql, parameters):
    arguments = ["sqlite3", "-readonly", "-header", "-csv", database]
    for name, value in parameters.items():
        arguments.append(f".parameter set :{name} {value}")
    return arguments + [sql]


def measure_queries(wavehouse, folder, database, results):
    results.head(f"median of {ROUNDS}")
    runs = [
        ("responsibility",
         {"role": "'cio'", "respondents": "'county'", "sphere": "NULL", "lang": "'en'"}),
        ("responsibility",
         {"role": "NULL", "respondents": "NULL", "sphere": "NULL", "lang": "'de'"}),
        ("exhibit", {"exhibit": "'typfrage/table-12'", "lang": "'en'"}),
        ("participation", {"wave": "'nrw-2020'", "lang": "'en'"}),
    ]
    for query, parameters in runs:
        shown = subprocess.run(
            [wavehouse, "query", "show", query, "--json", "--database", database],
            check=True, capture_output=True)
        sql = json.loads(shown.stdout)["sql"]
        ours = [wavehouse, "query", "run", query, "--format", "csv", "--database", database]
        for name, value in parameters.items():
            if value != "NULL":
                ours += [f"--{name}", value.strip("'")]
        theirs = shell_arguments(database, sql, parameters)
        label = query + (" (all)" if parameters.get("role") == "NULL" else "")
        if timed(ours)[1].decode().replace("\r\n", "\n") == "":
            sys.exit(f"{query} answered nothing")
        compare("query run " + label, ours, theirs, results)


def measure_questions(wavehouse, folder, database, results):
    results.head(f"median of {ROUNDS}")
    for question in QUESTIONS:
        ask = [wavehouse, "ask", question, "--database", database]
        shown = subprocess.run(
            ask + ["--explain", "--json"], check=True, capture_output=True)
        steps = json.loads(shown.stdout)["steps"]
        sql = next(step[5:] for step in steps if step.startswith("sql: "))
        theirs = ["sqlite3", "-readonly", "-header", "-csv", database, sql]
        compare("ask " + question[:29], ask, theirs, results)


def measure_processes(wavehouse, folder, database, results):
    results.head(f"median of {ROUNDS}")
    compare("info", [wavehouse, "info", "--database", database],
            ["sqlite3", "-readonly", database, "SELECT count(*) FROM findings"], results)
    compare("--version", [wavehouse, "--version"], ["sqlite3", "--version"], results)
    target = os.path.join(folder, "rebuilt.sqlite")
    build = [wavehouse, "build", "--database", target]
    times = [timed(build)[0] for _ in range(10)]
    results.add("build (median of 10)", statistics.median(times) * 1000, None, 10)


# Microdata ----------------------------------------------------------------------------------------


class Failure(Exception):
    """A command that did not do what it was run for; its last words."""


def watched(command):
    """Runs a command; returns its seconds and its peak of memory in megabytes."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
    if process.returncode != 0:
        raise Failure(f"exit code {process.returncode}: {said[:600] or 'nothing said'}")
    return seconds, megabytes(usage)


def megabytes(usage):
    # Kilobytes, only the Mac counts bytes.
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def compiled_floor(folder, results):
    """The program of floor.c, or None where it cannot be compiled."""
    program = os.path.join(folder, "floor")
    if shutil.which("gcc") is None:
        results.say("no floor: gcc is missing")
        return None
    done = subprocess.run(
        ["gcc", "-O2", "-o", program, os.path.join(HERE, "floor.c"), "-lsqlite3"],
        capture_output=True, text=True)
    if done.returncode != 0:
        results.say("no floor: gcc or SQLite's development files (libsqlite3-dev) fail:")
        results.say("  " + "\n  ".join(done.stderr.splitlines()[:3]))
        return None
    return program


def remove(database):
    for ending in ("", "-journal", "-wal", "-shm"):
        if os.path.exists(database + ending):
            os.remove(database + ending)


def copy(source, target):
    """Copies a file and waits until it is on the disk, so that nobody else is charged for it."""
    shutil.copyfile(source, target)
    with open(target, "rb") as file:
        os.fsync(file.fileno())


def import_in_turns(commands, start, rounds, results):
    """Runs commands by name in turns, the order swapped each time; each fills a file of its own.

    `commands` has a command and the file that it fills, `start` the file that this is a copy of at
    the beginning. Returns seconds and megabytes of each run by name, and leaves the last files.
    """
    samples = {name: [] for name in commands}
    failed = set()
    for round_number in range(rounds):
        names = list(commands) if round_number % 2 == 0 else list(reversed(commands))
        for name in names:
            if name in failed:
                continue
            command, target = commands[name]
            remove(target)
            if name in start:
                copy(start[name], target)
            try:
                samples[name].append(watched(command))
            except (Failure, OSError) as failure:
                results.say(f"failed: {name}: {failure}")
                failed.add(name)
                samples[name] = []
            if round_number < rounds - 1 or name in failed:
                remove(target)
    return samples


def median_of(samples, place, factor=1):
    return statistics.median(each[place] for each in samples) * factor if samples else None


def measure_survey(wavehouse, folder, database, results, floor, size, rounds, crosstab_rounds):
    package = os.path.join(folder, f"bench-{size}")
    subprocess.run(
        [sys.executable, os.path.join(HERE, "microdata.py"), package, "--rows", str(size)],
        check=True, stdout=subprocess.DEVNULL)
    responses = os.path.join(package, "responses.csv")
    targets = {name: os.path.join(folder, f"{name}-{size}.sqlite")
               for name in ("import", "floor", "shell")}
    commands = {}
    try:
        watched([wavehouse, "describe", package])
        commands["wavehouse import"] = (
            [wavehouse, "import", package, "--database", targets["import"]], targets["import"])
    except (Failure, OSError) as failure:
        results.say(f"failed: wavehouse describe: {failure}")
    if floor is not None:
        commands["floor"] = (
            [floor, targets["floor"], str(size), str(ANSWER_COLUMNS)], targets["floor"])
    commands[".import"] = (
        ["sqlite3", targets["shell"], f".import --csv '{responses}' responses"], targets["shell"])

    results.head(f"median of {rounds}, {size:,} participants", "other")
    samples = import_in_turns(commands, {"wavehouse import": database}, rounds, results)
    ours = samples.get("wavehouse import")
    for other in ("floor", ".import"):
        if samples.get(other):
            results.add(f"import {size} against {other}", median_of(ours, 0, 1000),
                        median_of(samples[other], 0, 1000), rounds)
    if ours:
        results.add(f"import {size} peak of memory", median_of(ours, 1), None, rounds, "MB")
        measure_crosstab(wavehouse, targets["import"], results, size, crosstab_rounds)
    for target in targets.values():
        remove(target)
    shutil.rmtree(package)


def measure_crosstab(wavehouse, database, results, size, rounds):
    ours = [wavehouse, "crosstab", "bench/s001", "--by", "size_class,unit_kind",
            "--format", "csv", "--database", database]
    theirs = ["sqlite3", "-readonly", "-header", "-csv", database, CROSSTAB]
    for name, command in (("the SQL of the crosstab", theirs), ("wavehouse crosstab", ours)):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0 or done.stdout == "":
            results.say(f"failed: {name}: exit code {done.returncode}: "
                        f"{done.stderr.strip()[:600] or 'no answer'}")
            return
    compare(f"crosstab {size}", ours, theirs, results, rounds)


def measure_microdata(wavehouse, folder, database, results):
    floor = compiled_floor(folder, results)
    for size, rounds, crosstab_rounds in SURVEYS:
        measure_survey(wavehouse, folder, database, results, floor, size, rounds, crosstab_rounds)
    # The peak of a child is at least that of the process that started it.
    least = megabytes(resource.getrusage(resource.RUSAGE_SELF))
    results.say(f"a peak of {least:.0f} MB or less is that of this script")


# SPSS ---------------------------------------------------------------------------------------------


SPSS_SIZE = 200_000
SPSS_ROUNDS = 5
# Makes the files from the CSV, and reads one.
SPSS_WRITE = """
import pandas, pyreadstat, sys
frame = pandas.read_csv(sys.argv[1])
pyreadstat.write_sav(frame, sys.argv[2] + "/responses.sav", row_compress=True)
pyreadstat.write_sav(frame, sys.argv[2] + "/plain.sav")
pyreadstat.write_sav(frame, sys.argv[2] + "/zlib.zsav", compress=True)
"""
SPSS_READ = "import pyreadstat, sys; pyreadstat.read_sav(sys.argv[1])"
SPSS_START = "import pyreadstat"


def measure_spss(wavehouse, folder, database, results):
    python = os.path.join(folder, "venv", "bin", "python")
    subprocess.run([sys.executable, "-m", "venv", os.path.join(folder, "venv")], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                    "pyreadstat==1.3.7", "pandas==3.1.1"], check=True)
    text, system = (os.path.join(folder, name) for name in ("bench-text", "bench-spss"))
    subprocess.run([sys.executable, os.path.join(HERE, "microdata.py"), text, "--rows",
                    str(SPSS_SIZE)], check=True, stdout=subprocess.DEVNULL)
    shutil.copytree(text, system)
    responses = os.path.join(system, "responses.csv")
    subprocess.run([python, "-c", SPSS_WRITE, responses, system], check=True)
    os.remove(responses)
    files = {"bytecode": os.path.join(system, "responses.sav")}
    for name in ("plain.sav", "zlib.zsav"):
        os.replace(os.path.join(system, name), os.path.join(folder, name))
        files[name.split(".")[0]] = os.path.join(folder, name)
    for package in (text, system):
        watched([wavehouse, "describe", package])

    results.head(f"median of {SPSS_ROUNDS}, {SPSS_SIZE:,} cases", "pyreadstat")
    compare("starting python", [python, "-c", "pass"], [python, "-c", SPSS_START], results,
            SPSS_ROUNDS)
    for name, path in files.items():
        # `describe` reads the answers whole; the other tables of its folder are a few rows.
        alone = os.path.join(folder, f"alone-{name}")
        os.makedirs(alone)
        os.link(path, os.path.join(alone, "responses" + os.path.splitext(path)[1]))
        compare(f"read {name}", [wavehouse, "describe", alone], [python, "-c", SPSS_READ, path],
                results, SPSS_ROUNDS)

    targets = {name: os.path.join(folder, f"{name}.sqlite") for name in ("csv", "spss")}
    commands = {name: ([wavehouse, "import", package, "--database", targets[name]], targets[name])
                for name, package in (("csv", text), ("spss", system))}
    results.head(f"median of {SPSS_ROUNDS}", "CSV")
    samples = import_in_turns(
        commands, {name: database for name in commands}, SPSS_ROUNDS, results)
    results.add(f"import {SPSS_SIZE} from SPSS", median_of(samples["spss"], 0, 1000),
                median_of(samples["csv"], 0, 1000), SPSS_ROUNDS)
    results.add("peak of memory", median_of(samples["spss"], 1), median_of(samples["csv"], 1),
                SPSS_ROUNDS, "MB")
    for target in targets.values():
        remove(target)


SECTIONS = {
    "queries": measure_queries,
    "questions": measure_questions,
    "processes": measure_processes,
    "microdata": measure_microdata,
    "spss": measure_spss,
}


def main():
    if len(sys.argv) < 2 or any(name not in SECTIONS for name in sys.argv[2:]):
        sys.exit(__doc__.rstrip())
    wavehouse = os.path.abspath(sys.argv[1])
    if shutil.which("sqlite3") is None:
        sys.exit("bench needs the sqlite3 shell: apt-get install sqlite3")
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "warehouse.sqlite")
        subprocess.run([wavehouse, "build", "--database", database], check=True,
                       stdout=subprocess.DEVNULL)
        try:
            for name in sys.argv[2:] or SECTIONS:
                SECTIONS[name](wavehouse, folder, database, results)
        finally:
            results.write()


if __name__ == "__main__":
    main()
