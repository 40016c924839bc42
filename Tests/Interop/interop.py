"""Checks the project against programs that others wrote.

Everything is installed into a throw-away virtual environment; a step that fails ends the run.

usage: interop.py WAVEHOUSE
"""

import csv
import os
import subprocess
import sys
import tempfile
import venv

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
FRICTIONLESS = "frictionless==5.18.1"
SPSS = ["pyreadstat==1.3.7", "pandas==3.1.1"]


def step(title, command, **options):
    print(f"== {title}", flush=True)
    done = subprocess.run(command, **options)
    if done.returncode != 0:
        sys.exit(f"FAILED ({done.returncode}): {title}")


def packages():
    seeds = os.path.join(ROOT, "Seeds")
    for name in sorted(os.listdir(seeds)):
        if os.path.exists(os.path.join(seeds, name, "datapackage.json")):
            yield name, os.path.join(seeds, name)


def save_as_german_spreadsheet(folder):
    """Rewrites the tables of a package with semicolons, decimal commas and Windows-1252."""
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".csv"):
            continue
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        numbers = {"value", "value_min", "value_max", "scale_min", "scale_max"}
        rows = [[cell.replace(".", ",") if column in numbers else cell
                 for column, cell in zip(heading, row)] for row in rows]
        with open(path, "w", encoding="windows-1252", errors="replace", newline="") as file:
            csv.writer(file, delimiter=";").writerows([heading] + rows)


def main():
    with tempfile.TemporaryDirectory() as folder:
        environment = os.path.join(folder, "venv")
        print("== making a virtual environment", flush=True)
        venv.create(environment, with_pip=True)
        python = os.path.join(environment, "bin", "python")
        step("pip install " + FRICTIONLESS,
             [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", FRICTIONLESS])
        frictionless = os.path.join(environment, "bin", "frictionless")
        for name, path in packages():
            step(f"frictionless validate {name}",
                 [frictionless, "validate", "datapackage.json"], cwd=path)

        german = os.path.join(folder, "german")
        subprocess.run(["cp", "-R", os.path.join(ROOT, "Seeds", "typfrage"), german], check=True)
        save_as_german_spreadsheet(german)
        step("wavehouse describe typfrage as a German spreadsheet saves it",
             [os.path.abspath(sys.argv[1]), "describe", german])
        step("frictionless validate typfrage as a German spreadsheet saves it",
             [frictionless, "validate", "datapackage.json"], cwd=german)

        print("== frictionless validate finds a planted mistake", flush=True)
        broken = os.path.join(folder, "broken")
        subprocess.run(["cp", "-R", os.path.join(ROOT, "Seeds", "typfrage"), broken], check=True)
        with open(os.path.join(broken, "observations.csv"), "a", encoding="utf-8") as file:
            file.write("x,typfrage\n")
        found = subprocess.run([frictionless, "validate", "datapackage.json"], cwd=broken,
                               stdout=subprocess.DEVNULL)
        if found.returncode == 0:
            sys.exit("FAILED: frictionless accepts a broken package, so its silence proves nothing")
        step("pip install " + " ".join(SPSS),
             [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *SPSS])
        step("SPSS files through pyreadstat, PSPP and R haven",
             [python, os.path.join(ROOT, "Tests", "Interop", "spss.py"), os.path.abspath(sys.argv[1])])
    print("interop: all steps passed")


if __name__ == "__main__":
    main()
