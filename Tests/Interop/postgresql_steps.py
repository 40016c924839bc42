"""A real PostgreSQL server, loaded from the export: every canned query and every view as in SQLite."""

import glob
import hashlib
import json
import os
import pwd
import shutil
import subprocess
import tempfile

from workshop import expect


class Server:
    """A server of its own in a throw-away folder, reached through a socket there."""

    def __init__(self):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        expect(programs, "there is no PostgreSQL server under /usr/lib/postgresql")
        self.programs = programs[-1]
        self.folder = tempfile.mkdtemp(prefix="wavehouse-postgresql-")
        # The server refuses to run as root.
        self.user = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
            self.user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def control(self, *arguments):
        subprocess.run([os.path.join(self.programs, arguments[0]), *arguments[1:]], check=True,
                       cwd=self.folder, stdout=subprocess.DEVNULL, **self.user)

    def __enter__(self):
        data = os.path.join(self.folder, "data")
        self.control("initdb", "-D", data, "-U", "steward", "-A", "trust", "--locale=C.UTF-8",
                     "--encoding=UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c fsync=off -k {self.folder}"
        self.control("pg_ctl", "-D", data, "-w", "-l", os.path.join(self.folder, "log"),
                     "-o", options, "start")
        return self

    def __exit__(self, *_):
        self.control("pg_ctl", "-D", os.path.join(self.folder, "data"), "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self):
        return ["-h", self.folder, "-U", "steward", "-d", "postgres"]

    def load(self, script):
        return subprocess.run(
            [os.path.join(self.programs, "psql"), *self.address, "--no-psqlrc", "-q", "-f", script],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def plain(value):
    """A value as both databases mean it: numbers are numbers, whatever their type."""
    if value is None or isinstance(value, str):
        return value
    return float(value)


def plain_rows(rows):
    return [tuple(plain(value) for value in row) for row in rows]


# Of a query with more calls than this, every value of every parameter is tried, but not every combination.
MANY = 3000


def chosen(query):
    """The calls to compare: all of them, or a part in which every value of every parameter occurs."""
    calls = query.calls()
    if len(calls) <= MANY or os.environ.get("WAVEHOUSE_INTEROP") == "all":
        return calls
    seen = set()
    part = []
    for place, call in enumerate(calls):
        values = set(call.items())
        if place % 17 == 0 or not values <= seen:
            seen |= values
            part.append(call)
    return part


def compare_query(query, sqlite, cursor):
    """Runs all calls of a query in both; PostgreSQL answers those that name the same parameters at once."""
    function = query.name.replace("-", "_")
    groups = {}
    for call in chosen(query):
        given = tuple(name for name, value in call.items() if value is not None)
        groups.setdefault(given, []).append(call)
    count = rows_seen = 0
    for given, calls in groups.items():
        call_list = ", ".join(f"{name} => p.{name}" for name in given)
        columns = ", ".join(f"{name} text" for name in given)
        values = "jsonb_to_recordset(%s) AS p(place integer" + (f", {columns}" if given else "") + ")"
        cursor.execute(
            f"SELECT p.place, f.* FROM {values}, "
            f"LATERAL wavehouse.{function}({call_list}) WITH ORDINALITY AS f "
            "ORDER BY p.place, f.ordinality",
            [json.dumps([dict(place=place, **{n: call[n] for n in given})
                         for place, call in enumerate(calls)])])
        answers = {}
        for row in cursor:
            answers.setdefault(row[0], []).append(row[1:-1])
        for place, call in enumerate(calls):
            wanted = plain_rows(sqlite.execute(query.sql, call).fetchall())
            found = plain_rows(answers.get(place, []))
            expect(found == wanted, f"{query.name} {call}: SQLite {wanted[:3]}, PostgreSQL {found[:3]}")
            rows_seen += len(wanted)
        count += len(calls)
    return count, rows_seen


def checksum(rows):
    return hashlib.sha256(repr(sorted(plain_rows(rows), key=repr)).encode()).hexdigest()


def compare_views(workshop, sqlite, cursor):
    names = workshop.objects("view") + [
        name for name in workshop.objects("table") if name != "revision_files"]
    total = 0
    for name in names:
        wanted = sqlite.execute(f"SELECT * FROM {name}").fetchall()
        cursor.execute(f"SELECT * FROM wavehouse.{name}")
        found = cursor.fetchall()
        expect(len(found) == len(wanted), f"{name}: {len(wanted)} rows, in PostgreSQL {len(found)}")
        expect(checksum(found) == checksum(wanted), f"{name}: the rows differ")
        total += len(wanted)
    return len(names), total


def postgresql(workshop):
    workshop.run(workshop.tool("python"), os.path.abspath(__file__), workshop.wavehouse_program,
                 workshop.folder)
    with open(workshop.path("postgresql.txt"), encoding="utf-8") as file:
        return file.read().strip()


def main(workshop):
    import psycopg2

    script = workshop.path("warehouse.sql")
    workshop.wavehouse("export", "postgresql", script)
    os.chmod(workshop.folder, 0o755)
    with Server() as server:
        done = server.load(script)
        expect(done.returncode == 0 and not done.stdout, f"the script does not load: {done.stdout}")
        done = server.load(script)
        expect(done.returncode != 0 and "is there already" in done.stdout,
               "a second run of the script does not say that the schema is there")
        sqlite = workshop.connect()
        with psycopg2.connect(host=server.folder, user="steward", dbname="postgres") as connection:
            cursor = connection.cursor()
            cursor.execute("SET search_path = wavehouse; SHOW server_version")
            version = cursor.fetchone()[0].split()[0]
            objects, rows = compare_views(workshop, sqlite, cursor)
            calls = answers = possible = 0
            for query in workshop.queries():
                count, seen = compare_query(query, sqlite, cursor)
                calls, answers = calls + count, answers + seen
                possible += len(query.calls())
        workshop.wavehouse("export", "postgresql", script, "--force", "--drop")
        done = server.load(script)
        expect(done.returncode == 0, f"the script with --drop does not load: {done.stdout}")
    return (f"{version}: {objects} tables and views with {rows} rows, {calls} of {possible} calls of canned "
            f"queries with {answers} rows, all equal")


if __name__ == "__main__":
    import sys

    from workshop import Failure, Workshop

    shop = Workshop(sys.argv[2], sys.argv[1])
    try:
        text = main(shop)
    except Failure as failure:
        sys.exit(str(failure))
    with open(shop.path("postgresql.txt"), "w", encoding="utf-8") as file:
        file.write(text)
