"""Writes the files of ReadStat and R haven in Tests/Reference/spss, which the tests of SPSS files read.

Those of PSPP are written by spss.sps. Needs pyreadstat, pandas and Rscript with haven.

usage: spss.py
"""

import datetime
import os
import subprocess

import pandas
import pyreadstat

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "spss"))
frame = pandas.DataFrame({
    "id": ["a", "b", "c", "d"],
    "strategie_vorhanden": [1.0, 2.0, 9.0, None],
    "einwohner": [1250.0, 98000.5, None, -3.0],
    "form": ["ja", "nein", "k.A.", ""],
    "grund": ["kein Geld", "", "ä" * 200, "zu wenig Zeit für Schulungen"],
    "am": [datetime.date(2020, 5, 31), None, datetime.date(1999, 1, 2), datetime.date(2000, 2, 29)],
})
options = dict(
    file_label="Befragung für Kommunen",
    column_labels=["Kennung", "Gibt es eine Strategie?", "Einwohner", "Form", "Grund", "Am"],
    variable_value_labels={"strategie_vorhanden": {1: "ja", 2: "nein", 9: "weiß nicht"},
                           "form": {"ja": "Ja", "nein": "Nein", "k.A.": "keine Angabe"}},
    missing_ranges={"strategie_vorhanden": [9], "einwohner": [{"lo": -9, "hi": -1}],
                    "form": ["k.A."]},
    variable_measure={"strategie_vorhanden": "nominal", "einwohner": "scale", "form": "nominal"},
    note="Erhoben im Mai 2020.")
pyreadstat.write_sav(frame, "readstat.sav", row_compress=True, **options)
pyreadstat.write_sav(frame, "readstat-plain.sav", **options)
pyreadstat.write_sav(frame, "readstat.zsav", compress=True, **options)
subprocess.run(["Rscript", "-e", """
library(haven)
frame <- data.frame(
  q1 = labelled_spss(c(1, 2, 8, NA), c(ja = 1, nein = 2, `weiß nicht` = 8), na_values = 8,
                     label = "Gibt es eine Strategie?"),
  ort = c("Köln", "", "Aachen", "Bad Aibling"), wert = c(0.1, -2, NA, 1e10))
write_sav(frame, "haven.sav", compress = "byte")
write_sav(frame, "haven.zsav", compress = "zsav")
"""], check=True)
