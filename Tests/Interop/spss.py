"""Checks SPSS files against programs that others wrote: pyreadstat, PSPP and R haven.

Each file of a matrix (writer, compression, types, encodings, missing values, lengths) is imported as the
answers of a study package and exported again; what the other programs read from the export must be what
they read from the file, values and labels. Called by interop.py; alone it needs pyreadstat and pandas.

usage: spss.py WAVEHOUSE
"""

import csv
import datetime
import itertools
import math
import os
import shutil
import subprocess
import sys
import tempfile

import pandas
import pyreadstat

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
WAVE = "interop"


def fail(message):
    sys.exit(f"FAILED: spss: {message}")


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        fail(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def installed(program, package):
    """Whether a program is there, or comes from Debian; one that Debian does not have is told."""
    if shutil.which(program) is None or package == "r-cran-haven" and not has_haven():
        apt = (["sudo"] if os.getuid() else []) + ["apt-get"]
        subprocess.run(apt + ["update", "-qq"], check=False)
        known = subprocess.run(["apt-cache", "show", package], capture_output=True)
        if known.returncode != 0 or not known.stdout:
            print(f"spss: {package} is not to be had from this release: not checked", flush=True)
            return False
        done = subprocess.run(apt + ["install", "-y", "-qq", "--no-install-recommends", package],
                              env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                              capture_output=True, text=True)
        if done.returncode != 0:
            fail(f"{package} cannot be installed: {done.stderr[-500:]}")
    return True


def has_haven():
    return subprocess.run(["Rscript", "-e", "library(haven)"], capture_output=True).returncode == 0


# The files ---------------------------------------------------------------------------------------


def frame():
    """Columns of every type, with what SPSS says of them."""
    long = ["x" * 255, "ä" * 150, "", "Ende. " * 90, "kurz", " führend", "", "1"]
    return pandas.DataFrame({
        "id": [f"r{number}" for number in range(8)],
        "single_choice_with_a_long_name": [1.0, 2, 3, 9, 8, 1, None, 2],
        "scale_item": [1.0, 7, 4, 4, None, 99, 5, 6],
        "amount": [0.1, -3.25, 1e9, 0, None, 123456.789, 150, -99],
        "text_code": ["ja", "nein", "", "k. A.", "ja", "ja", "nein", "vielleicht"],
        "long_text": long,
        "short": ["ä", "öü", "ß", "", "a b", "€", "x", "y"],
        "day": [datetime.date(2020, 5, 31)] * 3 + [None] + [datetime.date(1999, 12, 31)] * 4,
        "moment": [datetime.datetime(2020, 5, 31, 23, 59, 58)] * 7 + [None],
        "m_1": [1.0, 0, 1, 9, None, 0, 1, 1], "m_2": [0.0, 0, 1, 9, None, 1, 1, 0],
        "inhabitants": [500.0, 20000, 1e6, 7, None, 3, 2, 1],
        "weight": [0.5, 1, 1.25, 2, 1, 1, 0.125, 3],
    })


def options(label_length):
    return dict(
        file_label="Interop ä"[:label_length],
        column_labels={name: (name + " ä?")[:max(1, label_length)] if label_length < 99
                       else (name + " ") * 9 for name in frame().columns},
        variable_value_labels={
            "single_choice_with_a_long_name": {1: "ja", 2: "nein"[:label_length or 1],
                                               3: "Ä" * min(60, max(1, label_length)),
                                               8: "weiß nicht", 9: "keine Angabe"},
            "text_code": {"ja": "Ja", "nein": "Nein", "k. A.": "keine Angabe",
                          "vielleicht": "vielleicht"},
            "m_1": {0: "nicht genannt", 1: "genannt", 9: "keine Angabe"},
            "m_2": {0: "nicht genannt", 1: "genannt", 9: "keine Angabe"},
        },
        variable_measure={"single_choice_with_a_long_name": "nominal", "scale_item": "scale",
                          "amount": "scale", "text_code": "nominal"})


MISSING = {
    "none": {},
    "discrete": {"single_choice_with_a_long_name": [8, 9], "scale_item": [99], "amount": [-99],
                 "text_code": ["k. A."], "m_1": [9], "m_2": [9]},
    "range": {"single_choice_with_a_long_name": [{"lo": 8, "hi": 9}], "scale_item": [{"lo": 90, "hi": 99}],
              "amount": [-99], "m_1": [{"lo": 5, "hi": 9}], "m_2": [9]},
}
PACKINGS = {"plain": {}, "bytecode": {"row_compress": True}, "zlib": {"compress": True}}


def matrix(folder):
    for packing, missing, length in itertools.product(PACKINGS, MISSING, (0, 5, 100)):
        path = os.path.join(folder, f"{packing}-{missing}-{length}.{'zsav' if packing == 'zlib' else 'sav'}")
        pyreadstat.write_sav(frame(), path, missing_ranges=MISSING[missing], **options(length),
                             **PACKINGS[packing])
        yield path


def in_other_encodings(folder):
    """Files of PSPP in the code pages of Windows and ISO."""
    for encoding in ("windows-1252", "ISO-8859-15", "windows-1250"):
        target = os.path.join(folder, f"pspp-{encoding}.sav")
        script = (f"SET LOCALE='{encoding}'.\nDATA LIST LIST /id (A4) t (A20).\nBEGIN DATA\n"
                  f"r1 'Größe'\nr2 'Öl'\nEND DATA.\nVARIABLE LABELS t 'Gemüse'.\n"
                  f"SAVE OUTFILE='{target}'.\n")
        source = os.path.join(folder, "pspp.sps")
        with open(source, "wb") as file:
            file.write(script.encode(encoding))
        run(["pspp", "--syntax-encoding=" + encoding, source])
        yield target


# Packages ----------------------------------------------------------------------------------------


def shown(value):
    """A number in its shortest decimal form, a text as it is."""
    if isinstance(value, float):
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    return str(value)


ROLES = {"id": "participant", "inhabitants": "inhabitants", "weight": "weight"}
MULTIPLE = {"m_1": "m", "m_2": "m"}


def kind_of(name, data, labels):
    if name in MULTIPLE:
        return "multiple"
    if name in labels:
        return "single"
    return "number" if data.dtype.kind == "f" and name in ("amount", "scale_item") else "text"


def write_package(path, folder):
    """A study package around a file; returns it and the kinds of its questions."""
    data, meta = pyreadstat.read_sav(path, user_missing=True, disable_datetime_conversion=True)
    package = os.path.join(folder, "package")
    os.makedirs(package)
    tables = {
        "studies": [["study_id", "title", "short_title", "publisher", "licence"],
                    [WAVE, "T", "T", "P", "L"]],
        "waves": [["wave_id", "label_de", "label_en", "population_de", "population_en", "sampling",
                   "origin"], [WAVE, "Welle", "wave", "alle", "all", "full_voluntary", "survey"]],
        "study_waves": [["study_id", "wave_id"], [WAVE, WAVE]],
        "respondents": [["respondents_id", "wave_id", "label_de", "label_en", "unit_kind"],
                        [WAVE + "/all", WAVE, "alle", "all", "any"]],
        "question_concepts": [["question_concept_id", "label_de", "label_en"]],
        "concepts": [["concept_id", "kind", "label_de", "label_en"]],
        "questions": [["question_id", "wave_id", "question_concept_id", "label_de", "label_en",
                       "answer_kind"]],
        "items": [["question_id", "concept_id"]],
        "variables": [["variable", "role", "question_id", "answer_type", "concept_id", "label_de",
                       "label_en"]],
        "codes": [["variable", "question_id", "code", "label_de", "label_en", "concept_id",
                   "is_chosen", "missing"]],
    }
    kinds = {}
    known = set()
    for name in data.columns:
        if name in ROLES:
            tables["variables"].append([name, ROLES[name], "", "", "", "", ""])
            continue
        kind = kinds[name] = kind_of(name, data[name], meta.variable_value_labels)
        slug = name.lower().replace("_", "-")
        question = MULTIPLE.get(name, slug)
        concept = f"{WAVE}-{slug}"
        if question not in known:
            known.add(question)
            tables["question_concepts"].append([f"{WAVE}-{question}", "F", "Q"])
            tables["questions"].append([f"{WAVE}/{question}", WAVE, f"{WAVE}-{question}", "F", "Q",
                                        "single" if kind == "text" else kind])
        if kind in ("multiple", "number"):
            tables["concepts"].append([concept, "statement", "D", "E"])
            tables["items"].append([f"{WAVE}/{question}", concept])
        label = meta.column_names_to_labels.get(name) or ""
        tables["variables"].append([name, "answer", f"{WAVE}/{question}", kind,
                                    concept if kind in ("multiple", "number") else "", label, label])
        ranges = meta.missing_ranges.get(name, [])

        def is_missing(value):
            return any(part["lo"] <= value <= part["hi"] for part in ranges)

        labels = dict(meta.variable_value_labels.get(name, {}))
        values = [value for value in data[name].dropna().unique() if value != ""]
        codes = set(labels) | {value for value in values
                               if kind in ("single", "multiple") or ranges and is_missing(value)}
        for value in sorted(codes, key=str):
            missing = bool(ranges) and is_missing(value)
            text = labels.get(value, "")
            tables["codes"].append(
                [name, "", shown(value), text, text, "",
                 "" if kind != "multiple" or missing else "1" if value == 1 else "0",
                 "not_answered" if missing else ""])
    for table, rows in tables.items():
        with open(os.path.join(package, table + ".csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    shutil.copyfile(path, os.path.join(package, "responses" + os.path.splitext(path)[1]))
    return package, kinds


# Comparisons -------------------------------------------------------------------------------------


def plain(value):
    if value is None or value == "" or isinstance(value, float) and math.isnan(value):
        return None
    return float(value) if isinstance(value, (int, float)) else value


def missing_values(meta, name, values):
    """Which of the values are missing ones: ranges are written as the values that occur."""
    ranges = meta.missing_ranges.get(name, [])
    return {value for value in values
            if value is not None and any(part["lo"] <= value <= part["hi"] for part in ranges)}


def compare(source, export, kinds):
    """Values, labels and missing values of a file and of what was exported, as pyreadstat reads them."""
    before, old = pyreadstat.read_sav(source, user_missing=True, disable_datetime_conversion=True)
    after, new = pyreadstat.read_sav(export, user_missing=True, disable_datetime_conversion=True)
    iso, _ = pyreadstat.read_sav(source, user_missing=True)
    names = {"id": "participant"}
    for name in before.columns:
        other = names.get(name, name)
        if other not in after.columns:
            fail(f"{source}: {name} is not in the export, which has {list(after.columns)}")
        if kinds.get(name) == "text" and before[name].dtype.kind == "f":
            moments = [None if pandas.isna(value) else
                       value.isoformat() if hasattr(value, "isoformat") else shown(value)
                       for value in iso[name]]
            values = moments
        else:
            values = [plain(value) for value in before[name]]
        read = [plain(value) for value in after[other]]
        if values != read:
            fail(f"{source}: {name}: {read} instead of {values}")
        if name not in kinds:
            continue
        labels = {key: text for key, text in old.variable_value_labels.get(name, {}).items()}
        if labels != new.variable_value_labels.get(other, {}):
            fail(f"{source}: {name}: labels {new.variable_value_labels.get(other)} instead of {labels}")
        wanted = (old.column_names_to_labels.get(name) or "")[:255].strip()
        if wanted and wanted != new.column_names_to_labels.get(other):
            fail(f"{source}: {name}: called {new.column_names_to_labels.get(other)}, not {wanted}")
        if kinds[name] in ("single", "multiple", "number"):
            expected = missing_values(old, name, values)
            if expected != missing_values(new, other, values):
                fail(f"{source}: {name}: missing {new.missing_ranges.get(other)}, not {expected}")
    if kinds.get("m_1") and new.mr_sets.get("m", {}).get("variable_list") != ["m_1", "m_2"]:
        fail(f"{export}: the set of m_1 and m_2 is {new.mr_sets}")


def seen_by_pspp(path, folder):
    """What PSPP reads, as CSV."""
    target = os.path.join(folder, "pspp.csv")
    run(["pspp-convert", "-O", "csv", path, target])
    with open(target, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def weight_of_pspp(path, folder):
    source = os.path.join(folder, "weight.sps")
    with open(source, "w", encoding="utf-8") as file:
        file.write(f"GET FILE='{path}'.\nDISPLAY DICTIONARY.\nMRSETS /DISPLAY NAME=ALL.\nSHOW WEIGHT.\n")
    return run(["pspp", source])


HAVEN = """
library(haven)
data <- read_sav(commandArgs(TRUE)[1], user_na = TRUE)
for (name in names(data)) {
  column <- data[[name]]
  values <- if (is.character(column)) as.character(column) else
    ifelse(is.na(unclass(column)), "", format(as.numeric(unclass(column)), digits = 15, trim = TRUE,
           scientific = FALSE, drop0trailing = TRUE))
  labels <- attr(column, "labels")
  cat(name, paste(values, collapse = "|"), paste(names(labels), unname(labels), collapse = "|"),
      paste(attr(column, "na_values"), collapse = "|"), paste(attr(column, "na_range"), collapse = "|"),
      attr(column, "label"), sep = "\\t")
  cat("\\n")
}
"""


def seen_by_haven(path, folder):
    """What haven reads: a line for each column with values, labels and missing values."""
    script = os.path.join(folder, "haven.R")
    with open(script, "w", encoding="utf-8") as file:
        file.write(HAVEN)
    return run(["Rscript", script, path], env={**os.environ, "LC_ALL": "C.UTF-8"}).splitlines()


def check_with_haven(source, export, folder):
    """Values and labels of the coded and the counted columns."""
    def coded(path):
        lines = [line.split("\t") for line in seen_by_haven(path, folder)]
        return {line[0]: (line[1], sorted(line[2].split("|"))) for line in lines
                if line[0] in ("single_choice_with_a_long_name", "scale_item", "text_code", "m_1", "m_2",
                               "long_text", "short", "inhabitants", "weight")}
    before, after = coded(source), coded(export)
    if not before or before != after:
        differing = {name: (after.get(name), before[name]) for name in before
                     if after.get(name) != before[name]}
        fail(f"haven reads from the export of {source}, and from itself: {differing}")


def check_with_pspp(source, export, folder):
    before, after = seen_by_pspp(source, folder), seen_by_pspp(export, folder)
    columns = [(before[0].index(name), after[0].index(name)) for name in before[0]
               if name in after[0] and name not in ("day", "moment", "amount", "inhabitants", "weight")]
    if len(columns) < 6 or len(before) != len(after):
        fail(f"PSPP reads {after[0]} and {len(after)} lines from the export of {source}")
    for first, second in zip(before[1:], after[1:]):
        for here, there in columns:
            if first[here] != second[there]:
                fail(f"PSPP reads {second} from the export of {source}, not {first}")
    told = weight_of_pspp(export, folder)
    for words in ("WEIGHT is weight", "$m", "genannt"):
        if words not in told:
            fail(f"PSPP does not say {words} of the export of {source}:\n{told}")


def check(wavehouse, seeds, path, number, tools):
    with tempfile.TemporaryDirectory() as folder:
        package, kinds = write_package(path, folder)
        database = os.path.join(folder, "warehouse.sqlite")
        shutil.copyfile(seeds, database)
        run([wavehouse, "describe", package])
        run([wavehouse, "import", package, "--database", database])
        export = os.path.join(folder, "export.sav")
        run([wavehouse, "export", "sav", WAVE, export, "--lang", "de", "--database", database])
        compare(path, export, kinds)
        if number % 9 == 0 and "m_1" in kinds:
            if "pspp" in tools:
                check_with_pspp(path, export, folder)
            if "haven" in tools:
                check_with_haven(path, export, folder)


def main():
    wavehouse = os.path.abspath(sys.argv[1])
    tools = {name for name, program, package in (("pspp", "pspp", "pspp"),
                                                 ("haven", "Rscript", "r-cran-haven"))
             if installed(program, package)}
    with tempfile.TemporaryDirectory() as folder:
        seeds = os.path.join(folder, "seeds.sqlite")
        run([wavehouse, "build", "--database", seeds, "--home", ROOT])
        paths = list(matrix(folder))
        if "pspp" in tools:
            paths += list(in_other_encodings(folder))
        for number, path in enumerate(paths):
            check(wavehouse, seeds, path, number, tools)
        print(f"spss: {len(paths)} files read, exported and read again by pyreadstat"
              + "".join(f", {tool}" for tool in sorted(tools)), flush=True)


if __name__ == "__main__":
    main()
