"""Runs the snippets of Documentation/reading.md and compares what they print."""

import glob
import os
import re
import subprocess

from postgresql_steps import Server
from workshop import ROOT, expect

PAGE = os.path.join(ROOT, "Documentation", "reading.md")
JARS = "/usr/share/java/sqlite-jdbc.jar"


def snippets():
    """The fenced blocks of the page with their languages; a block `text` is what the one before prints.

    Blocks `console` are left to the tests, which run those of every page."""
    with open(PAGE, encoding="utf-8") as file:
        blocks = re.findall(r"^```(.*?)\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
    found = []
    for language, text in blocks:
        if language == "console":
            continue
        if language == "text":
            expect(found and found[-1][2] is None, "an output on the page has no snippet before it")
            found[-1][2] = text
        else:
            found.append([language, text, None])
    return found


def lines(text):
    """The lines without blanks at their ends, which an editor may take away."""
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def run(workshop, folder, language, text, server):
    programs = {
        "sh": ["sh", "-eu"], "python": [workshop.tool("python")], "r": ["Rscript", "--vanilla"],
        "java": ["java", "-cp", JARS], "sql": ["sqlite3", "-readonly", "-box", "warehouse.sqlite"],
        "psql": [os.path.join(server.programs, "psql"), *server.address, "--no-psqlrc", "-q", "-f"],
    }
    expect(language in programs, f"the page has a snippet in {language}, which nothing here runs")
    environment = dict(os.environ, WAVEHOUSE_HOME=ROOT)
    environment["PATH"] = ":".join([
        workshop.path("venv", "bin"), os.path.dirname(workshop.wavehouse_program),
        environment["PATH"]])
    drivers = glob.glob("/usr/lib/*/odbc/libsqlite3odbc.so")
    with open(os.path.join(folder, "odbcinst.ini"), "w", encoding="utf-8") as file:
        file.write(f"[SQLite3]\nDriver = {drivers[0]}\n")
    environment["ODBCSYSINI"] = folder
    if language == "sql":
        done = subprocess.run(programs[language], input=text, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, cwd=folder, env=environment)
        return done
    name = {"java": "Snippet.java"}.get(language, "snippet." + language)
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        file.write(text)
    return subprocess.run([*programs[language], name], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, cwd=folder, env=environment)


def guide(workshop):
    folder = workshop.path("guide")
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, 0o755)
    os.symlink(workshop.database, os.path.join(folder, "warehouse.sqlite"))
    count = compared = 0
    with Server() as server:
        environment = {"PGHOST": server.folder, "PGUSER": "steward", "PGDATABASE": "postgres"}
        os.environ.update(environment)
        for language, text, wanted in snippets():
            done = run(workshop, folder, language, text, server)
            first = text.strip().splitlines()[0]
            expect(done.returncode == 0, f"{language} snippet \"{first} …\" fails:\n{done.stdout}")
            if wanted is not None:
                expect(lines(done.stdout) == lines(wanted),
                       f"{language} snippet \"{first} …\" prints\n{done.stdout}\nnot\n{wanted}")
                compared += 1
            count += 1
    return f"{count} snippets run, {compared} with the output on the page"
