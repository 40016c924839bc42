"""An ODBC client: LibreOffice, Excel and many others read the file in the same way."""

import glob

from workshop import expect

SCRIPT = """
import sys
import pyodbc
driver, database = sys.argv[1:]
connection = pyodbc.connect(f"DRIVER={driver};Database={database};NoWCHAR=0;StepAPI=1", autocommit=True)
cursor = connection.cursor()
print(*cursor.execute("SELECT count(*), sum(value) FROM findings").fetchone())
for kind in "TABLE", "VIEW":
    print(sum(not row.table_name.startswith("sqlite_") for row in cursor.tables(tableType=kind)))
row = cursor.execute(
    "SELECT label_de FROM unit_kinds WHERE unit_kind = ?", "city_or_municipality").fetchone()
print(row[0])
"""


def odbc(workshop):
    drivers = glob.glob("/usr/lib/*/odbc/libsqlite3odbc.so")
    expect(drivers, "libsqliteodbc brought no driver")
    output = workshop.run(
        workshop.tool("python"), "-c", SCRIPT, drivers[0], workshop.database).splitlines()
    with workshop.connect() as connection:
        wanted = connection.execute("SELECT count(*), sum(value) FROM findings").fetchone()
        label = connection.execute(
            "SELECT label_de FROM unit_kinds WHERE unit_kind = 'city_or_municipality'").fetchone()[0]
    # The driver gives what an expression yields as text, for want of a declared type.
    count, total = output[0].split()
    expect(int(count) == wanted[0] and abs(float(total) - wanted[1]) < 1e-6,
           f"ODBC reads {output[0]}, SQLite {wanted}")
    tables, views = int(output[1]), int(output[2])
    expect((tables, views) == (len(workshop.objects("table")), len(workshop.objects("view"))),
           f"ODBC lists {tables} tables and {views} views")
    expect(output[3] == label, f"ODBC reads the label {output[3]}, SQLite {label}")
    return f"{tables} tables and {views} views, {count} findings, umlauts as they are"
