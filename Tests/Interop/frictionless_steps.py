"""Frictionless over the study packages, and over what is exported."""

from workshop import ROOT, csv, expect, os, shutil, sqlite3, subprocess


def packages(parent):
    for name in sorted(os.listdir(parent)):
        if os.path.exists(os.path.join(parent, name, "datapackage.json")):
            yield os.path.join(parent, name)


def validate(workshop, folder):
    workshop.run(workshop.tool("frictionless"), "validate", "datapackage.json", cwd=folder)


def seeds(workshop):
    found = list(packages(os.path.join(ROOT, "Seeds")))
    for folder in found:
        validate(workshop, folder)
    return f"{len(found)} packages are valid"


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


def spreadsheet(workshop):
    german = workshop.path("german")
    shutil.copytree(os.path.join(ROOT, "Seeds", "typfrage"), german)
    save_as_german_spreadsheet(german)
    workshop.wavehouse("describe", german)
    validate(workshop, german)
    return "typfrage with semicolons and decimal commas is valid"


def planted_mistake(workshop):
    broken = workshop.path("broken")
    shutil.copytree(os.path.join(ROOT, "Seeds", "typfrage"), broken)
    with open(os.path.join(broken, "observations.csv"), "a", encoding="utf-8") as file:
        file.write("x,typfrage\n")
    found = subprocess.run([workshop.tool("frictionless"), "validate", "datapackage.json"],
                           cwd=broken, stdout=subprocess.DEVNULL)
    expect(found.returncode != 0, "a broken package is accepted, so that silence proves nothing")
    return "found"


def findings(database):
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT * FROM findings ORDER BY finding_id").fetchall()


def exported(workshop):
    """The exported packages are valid, and a warehouse built from them has the same findings."""
    home = workshop.path("home")
    os.makedirs(home)
    shutil.copytree(os.path.join(ROOT, "Migrations"), os.path.join(home, "Migrations"))
    seeds = os.path.join(home, "Seeds")
    workshop.wavehouse("export", "datapackage", seeds)
    found = list(packages(seeds))
    for folder in found:
        validate(workshop, folder)
    again = workshop.path("again.sqlite")
    workshop.wavehouse("build", "--home", home, "--database", again)
    rows = findings(again)
    expect(rows == findings(workshop.database), "the findings of the exported packages differ")
    return f"{len(found)} packages are valid and give the same {len(rows)} findings"


def with_answers(workshop):
    """The same for packages with the answers of respondents."""
    first = workshop.path("answers.sqlite")
    examples = os.path.join(ROOT, "Documentation", "examples", "finished")
    shutil.copy(workshop.database, first)
    workshop.wavehouse(
        "import", "--database", first, *sorted(packages(examples)))
    home = workshop.path("home-with-answers")
    os.makedirs(home)
    shutil.copytree(os.path.join(ROOT, "Migrations"), os.path.join(home, "Migrations"))
    workshop.wavehouse("export", "datapackage", os.path.join(home, "Seeds"), "--database", first)
    found = list(packages(os.path.join(home, "Seeds")))
    for folder in found:
        validate(workshop, folder)
    again = workshop.path("answers-again.sqlite")
    workshop.wavehouse("build", "--home", home, "--database", again)
    rows = findings(again)
    expect(rows == findings(first), "the findings of the exported packages differ")
    return f"{len(found)} packages are valid and give the same {len(rows)} findings"
