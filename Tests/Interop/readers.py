"""Reads a warehouse from 32 other processes while it is imported into and built anew 200 times.

Three readers in four are Python's sqlite3, without a transaction around what they read; the others
run `wavehouse sql`. Each read must show one of the versions that exist, whole; no reader may meet an
error; what a reader has open must stay as it was.

"""

import hashlib
import json
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import time

from workshop import ROOT, expect

EXAMPLES = os.path.join(ROOT, "Documentation", "examples")

# Read one after the other, with other processes' changes between them.
PARTS = [
    "SELECT package, sha256, row_count FROM imports ORDER BY package",
    "SELECT * FROM findings ORDER BY finding_id",
    "SELECT action, sha256 FROM revisions ORDER BY revision_id",
    "SELECT participant_id, variable_id, code_number, number, text FROM answers ORDER BY 1, 2",
    "SELECT crosstab_cells.finding_id, value FROM crosstab_cells ORDER BY 1",
    "SELECT name, sql FROM sqlite_schema ORDER BY 1",
]
SUMS = """
SELECT (SELECT count(*) FROM findings) || ' ' || (SELECT count(*) FROM answers) || ' '
  || (SELECT count(*) FROM revisions) || ' ' || (SELECT total(value) FROM findings) AS sums
"""


def digest(connection, pause=0.0):
    """What a connection shows of a warehouse."""
    found = hashlib.sha256()
    for part in PARTS:
        for row in connection.execute(part):
            found.update(repr(row).encode())
        time.sleep(pause)
    return found.hexdigest()


def opened(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0)


class Changes:
    """A cycle of changes, and what the warehouse shows after each."""

    def __init__(self, wavehouse, folder):
        self.wavehouse = wavehouse
        self.path = os.path.join(folder, "warehouse.sqlite")
        first = os.path.join(EXAMPLES, "finished", "kuestenland-2024")
        second = os.path.join(folder, "corrected", "kuestenland-2024")
        shutil.copytree(first, second)
        shutil.copy(os.path.join(EXAMPLES, "kuestenland-2024-corrected.csv"),
                    os.path.join(second, "responses.csv"))
        self.steps = [
            ["build", "--home", ROOT],
            ["import", first],
            ["import", "--replace", second],
            ["revert", "kuestenland-2024"],
            ["revert", "kuestenland-2024"],
        ]

    def make(self, number):
        command = [self.wavehouse, *self.steps[number % len(self.steps)], "--database", self.path]
        done = subprocess.run(command, capture_output=True, text=True)
        expect(done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}")

    def versions(self):
        """The versions that the cycle goes through, by what they show."""
        shown = {}
        for number in range(len(self.steps)):
            self.make(number)
            connection = opened(self.path)
            shown[digest(connection)] = connection.execute(SUMS).fetchone()[0]
            connection.close()
        return shown


def read_by_python(path, versions, stop, results):
    reads, seen, flaws = 0, set(), []
    while not stop.is_set() and not flaws:
        try:
            connection = opened(path)
            first = digest(connection, pause=0.01)
            time.sleep(0.5)
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                flaws.append("quick_check finds flaws")
            again = digest(connection)
            connection.close()
        except sqlite3.Error as error:
            flaws.append(repr(error))
            break
        reads += 2
        seen.add(first)
        if first not in versions:
            flaws.append("a version that never was")
        if again != first:
            flaws.append("the version changed while it was open")
    results.put((reads, sorted(seen), flaws))


def read_by_wavehouse(wavehouse, path, versions, stop, results):
    sums = {text: version for version, text in versions.items()}
    reads, seen, flaws = 0, set(), []
    while not stop.is_set() and not flaws:
        done = subprocess.run([wavehouse, "sql", SUMS, "--database", path, "--json"],
                              capture_output=True, text=True)
        if done.returncode != 0:
            flaws.append(done.stderr)
            break
        reads += 1
        found = json.loads(done.stdout)["rows"][0]["sums"]
        if found in sums:
            seen.add(sums[found])
        else:
            flaws.append("sums that never were: " + found)
    results.put((reads, sorted(seen), flaws))


class Overwriting:
    """The same versions, but written over the file as it stands: what readers must not be given."""

    def __init__(self, changes, folder):
        self.path = os.path.join(folder, "overwritten.sqlite")
        self.copies = []
        for number in range(len(changes.steps)):
            changes.make(number)
            self.copies.append(os.path.join(folder, f"version-{number}.sqlite"))
            shutil.copyfile(changes.path, self.copies[-1])
        shutil.copyfile(changes.path, self.path)

    def make(self, number):
        time.sleep(0.2)
        shutil.copyfile(self.copies[number % len(self.copies)], self.path)


def watched(changes, wavehouse, versions, count, readers):
    """Makes changes while others read; what the readers saw and how long it took."""
    stop, results = multiprocessing.Event(), multiprocessing.Queue()
    processes = []
    for number in range(readers):
        target, arguments = read_by_python, (changes.path, versions, stop, results)
        if number % 4 == 3:
            target, arguments = read_by_wavehouse, (wavehouse, *arguments)
        processes.append(multiprocessing.Process(target=target, args=arguments))
    for process in processes:
        process.start()
    start = time.monotonic()
    for number in range(count):
        changes.make(number)
    seconds = time.monotonic() - start
    stop.set()
    gathered = [results.get(timeout=120) for _ in processes]
    for process in processes:
        process.join()
    return gathered, seconds


def through_changes(workshop, count=200, readers=32):
    """Reads from other processes through changes, then makes sure that the readers would notice flaws."""
    folder = workshop.path("readers")
    os.mkdir(folder)
    changes = Changes(workshop.wavehouse_program, folder)
    versions = changes.versions()
    gathered, seconds = watched(changes, workshop.wavehouse_program, versions, count, readers)
    left = sorted(set(os.listdir(folder)) - {"warehouse.sqlite", "corrected"})
    reads = sum(each[0] for each in gathered)
    seen = {version for each in gathered for version in each[1]}
    flaws = [flaw for each in gathered for flaw in each[2]]
    expect(not flaws, "; ".join(flaws[:5]))
    expect(not left, "left behind: " + ", ".join(left))
    expect(len(seen) == len(versions) and all(each[0] > 0 for each in gathered),
           "the readers did not see every version, so that they prove nothing")
    control, _ = watched(Overwriting(changes, folder), workshop.wavehouse_program, versions, 20, 4)
    expect(any(each[2] for each in control),
           "the readers find no flaw in a file that is overwritten in place, so that their silence "
           "proves nothing")
    return (f"{readers} readers, {count} imports, reverts and builds in {seconds:.0f} s: {reads} reads "
            f"of {len(seen)} versions, no flaw")
