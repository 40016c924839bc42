"""SQLite's own shell, Python's module and pandas."""

import re
import sqlite3

from workshop import expect


def shell(workshop):
    """Every view can be read, every canned query run with .parameter, and nothing is broken."""
    script = [".bail on", "PRAGMA integrity_check;", "PRAGMA foreign_key_check;"]
    views = workshop.objects("view")
    script += [f"SELECT count(*) FROM (SELECT * FROM {view});" for view in views]
    queries = workshop.queries()
    for query in queries:
        script.append(".parameter clear")
        for parameter in query.parameters:
            value = parameter.default or (parameter.values[0] if parameter.required else None)
            text = "NULL" if value is None else f"\"'{value}'\""
            script.append(f".parameter set :{parameter.name} {text}")
        body = re.sub(r"\s*$", "", query.sql)
        script.append(f"SELECT count(*) FROM (\n{body}\n);")
    output = workshop.run("sqlite3", "-readonly", workshop.database, input="\n".join(script) + "\n")
    lines = output.split()
    expect(lines[0] == "ok", f"integrity_check says {lines[0]}")
    expect(len(lines) == 1 + len(views) + len(queries), f"unexpected output: {lines[:5]}")
    counts = [int(line) for line in lines[1:]]
    expect(all(counts[views.index(view)] for view in views if view.startswith("crosstab")),
           "a crosstab is empty")
    return f"sound; {len(views)} views with {sum(counts[:len(views)])} rows; {len(queries)} queries"


def module(workshop):
    """Python reads what the shell reads: every value of the findings."""
    with workshop.connect() as connection:
        rows = connection.execute(
            "SELECT finding_id, value FROM findings ORDER BY finding_id").fetchall()
        named = dict(connection.execute("SELECT query_name, sql FROM queries").fetchall())
        answer = connection.execute(
            named["size-profile"], {"concept": "cdo", "wave": None, "lang": "en"}).fetchall()
    output = workshop.run(
        "sqlite3", "-readonly", "-json", workshop.database,
        "SELECT finding_id, value FROM findings ORDER BY finding_id")
    import json

    wanted = [(row["finding_id"], row["value"]) for row in json.loads(output)]
    expect(rows == wanted, "Python and the shell read other findings")
    expect(answer, "the canned query size-profile has no rows")
    return f"SQLite {sqlite3.sqlite_version}, {len(rows)} findings as in the shell"


PANDAS = """
import sqlite3, sys
import pandas
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
names = [row[0] for row in connection.execute(
    "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
for name in names:
    table = pandas.read_sql(f"SELECT * FROM {name}", connection)
    total = float(table["value"].sum()) if "value" in table else 0.0
    print(name, len(table), round(total, 6))
"""


def pandas(workshop):
    """The sums of every view that has values are those of the shell."""
    output = workshop.run(workshop.tool("python"), "-c", PANDAS, workshop.database)
    for line in output.strip().splitlines():
        name, count, total = line.split()
        columns = workshop.run("sqlite3", "-readonly", workshop.database,
                               f"SELECT name FROM pragma_table_info('{name}')").split()
        value = "round(coalesce(sum(value), 0), 6)" if "value" in columns else "0"
        wanted = workshop.run("sqlite3", "-readonly", workshop.database,
                              f"SELECT count(*) || ' ' || {value} FROM {name}").split()
        expect(int(wanted[0]) == int(count), f"{name}: {wanted[0]} rows, in pandas {count}")
        expect(abs(float(wanted[1]) - float(total)) < 1e-6, f"{name}: {wanted[1]}, in pandas {total}")
    return f"{len(output.splitlines())} views with the counts and sums of the shell"
