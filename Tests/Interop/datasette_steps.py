"""Datasette serving the file with the exported metadata; its JSON API answers as the program does."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

from workshop import expect


class Served:
    """Datasette on a free port of the loopback interface."""

    def __init__(self, workshop, metadata):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [
            workshop.tool("datasette"), "serve", "--immutable", workshop.database, "--metadata",
            metadata, "--host", "127.0.0.1", "--port", str(self.port), "--setting",
            "max_returned_rows", "5000", "--setting", "sql_time_limit_ms", "20000",
        ]
        self.log = open(workshop.path("datasette.log"), "w+", encoding="utf-8")

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=self.log, stderr=self.log)
        for _ in range(300):
            try:
                self.get("/-/versions.json")
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            if self.process.poll() is not None:
                break
        self.log.seek(0)
        expect(False, "Datasette does not start: " + self.log.read()[-600:])

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def get(self, path, **parameters):
        url = f"http://127.0.0.1:{self.port}{path}?{urllib.parse.urlencode(parameters)}"
        with urllib.request.urlopen(url, timeout=60) as answer:
            return json.load(answer)

    def page(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            return answer.read().decode()


def check_query(served, workshop, name, arguments):
    """The numbers of the API are those of the program."""
    answer = json.loads(workshop.wavehouse("query", "run", name, *arguments, "--json"))
    # What the program resolved a label or an alias to.
    given = {key: value for key, value in answer["parameters"].items() if value is not None}
    rows = served.get(f"/warehouse/{name}.json", _shape="array", **given)
    expect(rows == answer["rows"],
           f"{name} {given}: the program {answer['rows'][:2]}, Datasette {rows[:2]}")
    return len(rows)


def datasette(workshop):
    metadata = workshop.path("metadata.json")
    workshop.wavehouse("export", "datasette", metadata)
    with open(metadata, encoding="utf-8") as file:
        told = json.load(file)["databases"]["warehouse"]
    with Served(workshop, metadata) as served:
        version = served.get("/-/versions.json")["datasette"]["version"]
        calls = [(name, arguments) for name, arguments in workshop.answered_calls()]
        names = {query.name for query in workshop.queries()}
        expect({name for name, _ in calls} == names, "Tests/Answers does not call every query")
        rows = sum(check_query(served, workshop, name, arguments) for name, arguments in calls)
        # Without any parameter: those that are not given are none, and the defaults hold.
        optional = [query.name for query in workshop.queries()
                    if not any(parameter.required for parameter in query.parameters)]
        rows += sum(check_query(served, workshop, name, []) for name in optional)
        for name in told["queries"]:
            served.page(f"/warehouse/{name}")
        failing = []
        for name in told["tables"]:
            try:
                served.page(f"/warehouse/{name}")
            except urllib.error.HTTPError:
                failing.append(name)
        expect(not failing, f"the pages of {', '.join(failing)} fail")
        page = served.page("/warehouse/spheres?")
        expect(told["queries"]["spheres"]["title"] in page, "the title of a query is not shown")
    return (f"{version}: {len(calls) + len(optional)} calls over HTTP give the {rows} rows of the "
            f"program; {len(told['tables'])} tables and views have a page")
