"""DuckDB reading the exported CSV files."""

from workshop import expect, os

SCRIPT = """
import sys
import duckdb
for path in sys.argv[1:]:
    table = duckdb.read_csv(path, all_varchar=False, sample_size=-1)
    types = ",".join(f"{name}={type}" for name, type in zip(table.columns, table.types))
    print(table.aggregate("count(*)").fetchall()[0][0], types, sep="\\t")
"""


def duckdb(workshop):
    """Counts of all files, and types: what is a number in SQLite is one in DuckDB."""
    folder = workshop.path("csv")
    workshop.wavehouse("export", "csv", "--all", folder)
    # The bytes of a package are a longer field than DuckDB reads by default.
    names = sorted(name[:-4] for name in os.listdir(folder) if name != "revision_files.csv")
    output = workshop.run(workshop.tool("python"), "-c", SCRIPT,
                          *[os.path.join(folder, name + ".csv") for name in names])
    lines = output.strip().splitlines()
    expect(len(lines) == len(names), f"{len(lines)} of {len(names)} files were read")
    rows = numbers = 0
    with workshop.connect() as connection:
        for name, line in zip(names, lines):
            count, types = line.split("\t")
            wanted = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            expect(int(count) == wanted, f"{name}: {wanted} rows, in DuckDB {count}")
            rows += wanted
            types = dict(column.split("=") for column in types.split(","))
            for column, type in types.items():
                kinds = connection.execute(
                    f'SELECT DISTINCT typeof("{column}") FROM {name} '
                    f'WHERE "{column}" IS NOT NULL').fetchall()
                kinds = {kind[0] for kind in kinds}
                if kinds and kinds <= {"integer", "real"}:
                    numbers += 1
                    allowed = ["BIGINT"] if kinds == {"integer"} else ["BIGINT", "DOUBLE"]
                    expect(type in allowed, f"{name}.{column} is {type}, in SQLite {kinds}")
    return f"{len(names)} files with the same {rows} rows, {numbers} columns of numbers are numbers"
