"""R with DBI and RSQLite."""

from workshop import expect

SCRIPT = """
library(DBI)
arguments <- commandArgs(trailingOnly = TRUE)
connection <- dbConnect(RSQLite::SQLite(), arguments[1], flags = RSQLite::SQLITE_RO)
for (name in dbListTables(connection)) {
  rows <- dbGetQuery(connection, paste0("SELECT count(*) AS n FROM ", dbQuoteIdentifier(connection, name)))
  cat(name, rows$n, "\\n")
}
findings <- dbReadTable(connection, "findings")
cat("sum", format(sum(findings$value, na.rm = TRUE), digits = 15), nrow(findings), "\\n")
sql <- dbGetQuery(connection, "SELECT sql FROM queries WHERE query_name = 'size-profile'")$sql
answer <- dbGetQuery(connection, sql, params = list(concept = "cdo", wave = NA, lang = "de"))
cat("answer", nrow(answer), answer$respondents[1], "\\n")
dbDisconnect(connection)
"""


def r(workshop):
    script = workshop.path("read.R")
    with open(script, "w", encoding="utf-8") as file:
        file.write(SCRIPT)
    output = workshop.run("Rscript", "--vanilla", script, workshop.database).splitlines()
    tables = 0
    with workshop.connect() as connection:
        for line in output:
            word, *rest = line.split()
            if word == "sum":
                total, count = connection.execute(
                    "SELECT sum(value), count(*) FROM findings").fetchone()
                expect(abs(float(rest[0]) - total) < 1e-6 and int(rest[1]) == count,
                       f"R sums to {rest[0]}, SQLite to {total}")
            elif word == "answer":
                sql = connection.execute(
                    "SELECT sql FROM queries WHERE query_name = 'size-profile'").fetchone()[0]
                rows = connection.execute(
                    sql, {"concept": "cdo", "wave": None, "lang": "de"}).fetchall()
                expect(int(rest[0]) == len(rows) and " ".join(rest[1:]) == rows[0][4],
                       f"R answers {rest}, SQLite {rows[:1]}")
            else:
                wanted = connection.execute(f"SELECT count(*) FROM {word}").fetchone()[0]
                expect(int(rest[0]) == wanted, f"{word}: {wanted} rows, in R {rest[0]}")
                tables += 1
    expect(tables > 45, f"R lists {tables} tables and views")
    return f"{tables} tables and views, the sum of all findings and a canned query"
