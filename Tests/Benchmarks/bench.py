"""Measures wavehouse against the sqlite3 shell, whole processes, in alternation.

Prints medians and ratios and writes them to bench/results.txt. Nothing fails here: these machines
are noisy, so only ratios of one run mean anything.

usage: bench.py WAVEHOUSE
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 200

# Against these the shell runs the SQL that `ask` runs in the end.
QUESTIONS = [
    "DMS Bedächtige vs Optimierer",
    "which share of Kreise name the CIO responsible",
    "barriers, cities over 100,000",
]


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, done.stdout


def compare(name, ours, theirs, lines):
    """Runs two commands in turns, the order swapped each time."""
    samples = ([], [])
    for round_number in range(ROUNDS):
        order = (0, 1) if round_number % 2 == 0 else (1, 0)
        for index in order:
            samples[index].append(timed((ours, theirs)[index])[0])
    medians = [statistics.median(each) * 1000 for each in samples]
    lines.append(
        f"{name:<34} {medians[0]:8.2f} ms {medians[1]:8.2f} ms {medians[0] / medians[1]:8.2f}"
    )


def shell_arguments(database, sql, parameters):
    arguments = ["sqlite3", "-readonly", "-header", "-csv", database]
    for name, value in parameters.items():
        arguments.append(f".parameter set :{name} {value}")
    return arguments + [sql]


def main():
    wavehouse = os.path.abspath(sys.argv[1])
    if shutil.which("sqlite3") is None:
        sys.exit("bench needs the sqlite3 shell: apt-get install sqlite3")
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "warehouse.sqlite")
        subprocess.run([wavehouse, "build", "--database", database], check=True,
                       stdout=subprocess.DEVNULL)
        lines = [f"{'median of ' + str(ROUNDS):<34} {'wavehouse':>11} {'sqlite3':>11} {'ratio':>8}"]
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
            compare("query run " + label, ours, theirs, lines)
        for question in QUESTIONS:
            ask = [wavehouse, "ask", question, "--database", database]
            shown = subprocess.run(
                ask + ["--explain", "--json"], check=True, capture_output=True)
            steps = json.loads(shown.stdout)["steps"]
            sql = next(step[5:] for step in steps if step.startswith("sql: "))
            theirs = ["sqlite3", "-readonly", "-header", "-csv", database, sql]
            compare("ask " + question[:29], ask, theirs, lines)
        compare("info", [wavehouse, "info", "--database", database],
                ["sqlite3", "-readonly", database, "SELECT count(*) FROM findings"], lines)
        compare("--version", [wavehouse, "--version"], ["sqlite3", "--version"], lines)
        build = [wavehouse, "build", "--database", database]
        times = [timed(build)[0] for _ in range(10)]
        lines.append(f"{'build (median of 10)':<34} {statistics.median(times) * 1000:8.1f} ms")
    text = "\n".join(lines) + "\n"
    os.makedirs("bench", exist_ok=True)
    with open("bench/results.txt", "w", encoding="utf-8") as file:
        file.write(text)
    print(text, end="")


if __name__ == "__main__":
    main()
