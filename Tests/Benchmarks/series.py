"""Writes the waves of a survey that nobody answered, for measuring how the jobs grow with them.

Each wave: 60 single-choice questions that ask the same as those of the wave before, eight groups,
2,400 computed numbers. The same numbers give the same bytes. `wavehouse describe` adds the
datapackage.json.

usage: series.py OUT_DIR --waves N [--rows 500]
"""

import argparse
import csv
import math
import os
import random

QUESTIONS = range(1, 61)
GRADES = range(1, 6)
KINDS = {"1": "city", "2": "municipality", "3": "county"}
LIMITS = [None, 10_000, 50_000, 100_000, None]
UNKNOWN = "9"


def wave_name(number):
    return f"w{number:03}"


def respondents(draw, count):
    """Columns: identifier, kind, inhabitants, weight, and one for each question."""
    yield [f"r{number:06}" for number in range(count)]
    yield draw.choices(list(KINDS), cum_weights=(30, 90, 100), k=count)
    yield [str(min(max(round(12_000 * math.exp(draw.gauss(0, 1))), 501), 999_999))
           for _ in range(count)]
    yield [f"{draw.uniform(0.3, 3):.2f}" for _ in range(count)]
    for _ in QUESTIONS:
        weights = [draw.uniform(5, 30) for _ in GRADES] + [4, 3]
        yield draw.choices([str(grade) for grade in GRADES] + [UNKNOWN, ""], weights, k=count)


def tables(number):
    """The tables of a wave but for its answers, by name; the first wave brings what all share."""
    wave = wave_name(number)
    year, month = 1990 + number // 12, 1 + number % 12
    date = f"{year}-{month:02}"
    if number == 1:
        yield "concepts", [("concept_id", "kind", "label_de", "label_en")] + [
            (f"series-grade-{grade}", "rating", f"Stufe {grade} der Reihe",
             f"grade {grade} of the series") for grade in GRADES]
        yield "question_concepts", [("question_concept_id", "label_de", "label_en")] + [
            (f"series-{question:03}", f"Bewertung {question} der Reihe",
             f"rating {question} of the series") for question in QUESTIONS]
    yield "studies", [
        ("study_id", "title", "short_title", "publisher", "published", "licence", "note"),
        (f"study-{wave}", f"Answers that nobody gave, {wave}", f"Series {wave}", "wavehouse",
         str(year), "CC0-1.0", "Drawn at random for measuring.")]
    yield "waves", [
        ("wave_id", "label_de", "label_en", "population_de", "population_en", "fieldwork_start",
         "fieldwork_end", "mode", "sampling", "origin", "note"),
        (wave, f"Reihe, Welle {wave}", f"series, wave {wave}", "erfundene Kommunen",
         "invented municipalities", date, date, "online", "representative_sample", "survey",
         "Drawn at random for measuring.")]
    yield "study_waves", [("study_id", "wave_id"), (f"study-{wave}", wave)]
    classes = list(enumerate(zip(LIMITS, LIMITS[1:]), 1))
    yield "size_classes", [
        ("size_class_id", "wave_id", "unit_kind", "class_number", "label_de", "label_en",
         "inhabitants_min", "inhabitants_max")] + [
        (f"{wave}/{place}", wave, "any", place, f"Klasse {place}, {wave}", f"class {place}, {wave}",
         least, most) for place, (least, most) in classes]
    yield "respondents", [
        ("respondents_id", "wave_id", "label_de", "label_en", "unit_kind", "size_class_id",
         "part_of"),
        (f"{wave}/all", wave, f"alle, {wave}", f"all, {wave}", "any", "", "")] + [
        (f"{wave}/{kind}", wave, f"{kind}, {wave}, deutsch", f"{kind}, {wave}", kind, "",
         f"{wave}/all") for kind in KINDS.values()] + [
        (f"{wave}/class-{place}", wave, f"Klasse {place}, {wave}", f"class {place}, {wave}", "any",
         f"{wave}/{place}", f"{wave}/all") for place, _ in classes]
    yield "questions", [
        ("question_id", "wave_id", "question_concept_id", "label_de", "label_en",
         "answer_kind")] + [
        (f"{wave}/{question:03}", wave, f"series-{question:03}",
         f"Wie steht es um Punkt {question}?", f"How is point {question}?", "single")
        for question in QUESTIONS]
    yield "items", [("question_id", "concept_id")] + [
        (f"{wave}/{question:03}", f"series-grade-{grade}")
        for question in QUESTIONS for grade in GRADES]
    if number > 1:
        yield "question_comparisons", [
            ("question_a", "question_b", "relation", "difference_de", "difference_en")] + [
            (f"{wave_name(number - 1)}/{question:03}", f"{wave}/{question:03}", "same", "gleich",
             "same") for question in QUESTIONS]
    yield "variables", [
        ("variable", "role", "question_id", "answer_type", "label_de", "label_en"),
        ("id", "participant", "", "", "Kennung", "identifier"),
        ("kind", "unit_kind", "", "", "Art", "kind"),
        ("inhabitants", "inhabitants", "", "", "Einwohner", "inhabitants"),
        ("weight", "weight", "", "", "Gewicht", "weight")] + [
        (f"q{question:03}", "answer", f"{wave}/{question:03}", "single", f"Punkt {question}",
         f"point {question}") for question in QUESTIONS]
    yield "codes", [
        ("variable", "code", "label_de", "label_en", "concept_id", "missing", "unit_kind")] + [
        ("kind", code, kind, kind, "", "", kind) for code, kind in KINDS.items()] + [
        row for question in QUESTIONS for row in
        [(f"q{question:03}", str(grade), f"Stufe {grade}", f"grade {grade}",
          f"series-grade-{grade}", "", "") for grade in GRADES]
        + [(f"q{question:03}", UNKNOWN, "weiß nicht", "don't know", "", "dont_know", "")]]


def write_wave(folder, number, rows):
    """Writes the package of a wave into a folder of its own, and returns that."""
    path = os.path.join(folder, wave_name(number))
    os.makedirs(path, exist_ok=True)
    for name, table in tables(number):
        with open(os.path.join(path, name + ".csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)
    heading = ["id", "kind", "inhabitants", "weight"] + [f"q{question:03}" for question in QUESTIONS]
    with open(os.path.join(path, "responses.csv"), "w", encoding="utf-8", newline="") as file:
        file.write(",".join(heading) + "\n")
        columns = respondents(random.Random(number), rows)
        file.writelines(",".join(row) + "\n" for row in zip(*columns))
    return path


def main():
    parser = argparse.ArgumentParser(usage=__doc__.rsplit("usage: ", 1)[1].strip())
    parser.add_argument("folder")
    parser.add_argument("--waves", type=int, required=True)
    parser.add_argument("--rows", type=int, default=500)
    arguments = parser.parse_args()
    for number in range(1, arguments.waves + 1):
        write_wave(arguments.folder, number, arguments.rows)


if __name__ == "__main__":
    main()
