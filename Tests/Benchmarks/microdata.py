"""Writes a study package of answers that nobody gave, for measuring the import of microdata.

One wave, 100 single-choice questions and two multiple-choice questions of ten options: 120 columns
of answers. The same rows and seed give the same bytes. `wavehouse describe` adds the
datapackage.json.

usage: microdata.py OUT_DIR --rows N [--seed 7]
"""

import argparse
import csv
import math
import os
import random

CHUNK = 20_000
SINGLES = 100
OPTIONS = 20
OPTIONS_PER_QUESTION = 10

# code, unit kind, label_de, label_en, share, median of inhabitants
KINDS = [
    ("1", "city", "Stadt", "city", 30, 30_000),
    ("2", "municipality", "Gemeinde", "municipality", 60, 6_000),
    ("3", "county", "Kreis", "county", 10, 180_000),
]
# The least and the most inhabitants; labels
SIZE_CLASSES = [
    (None, 10_000, "unter 10.000 Einwohner", "under 10,000 inhabitants"),
    (10_000, 50_000, "10.000 bis 49.999 Einwohner", "10,000 to 49,999 inhabitants"),
    (50_000, 100_000, "50.000 bis 99.999 Einwohner", "50,000 to 99,999 inhabitants"),
    (100_000, None, "100.000 und mehr Einwohner", "100,000 inhabitants and more"),
]
GRADES = [
    ("sehr gut", "very good"),
    ("gut", "good"),
    ("mittel", "fair"),
    ("schlecht", "poor"),
    ("sehr schlecht", "very poor"),
]
SINGLE_CODES = ["1", "2", "3", "4", "5", "9", ""]


def single(number):
    return f"s{number:03}"


def option(number):
    return f"m{number:02}"


def option_concept(number):
    return f"bench-option-{number:02}"


def option_question(number):
    """The question that an option belongs to: bench/m1 or bench/m2."""
    return f"bench/m{(number - 1) // OPTIONS_PER_QUESTION + 1}"


SINGLE_NUMBERS = range(1, SINGLES + 1)
OPTION_NUMBERS = range(1, OPTIONS + 1)
OPTION_QUESTIONS = sorted({option_question(number) for number in OPTION_NUMBERS})


# Answers ------------------------------------------------------------------------------------------


def inhabitants(draw, median):
    number = min(max(round(median * math.exp(draw.gauss(0, 0.9))), 500), 1_000_000)
    # Nobody stands on a limit, so that it does not matter whom it belongs to.
    return number - 1 if number in (10000, 50000, 100000) else number


def answer_columns(draw, count, weights):
    """The columns of answers of so many participants; each is drawn in one call."""
    singles = [
        draw.choices(SINGLE_CODES, cum_weights=weights[number], k=count)
        for number in SINGLE_NUMBERS
    ]
    # The second question is asked of those who gave the first answer to the first question.
    singles[1] = [
        code if asked == "1" else "" for asked, code in zip(singles[0], singles[1])
    ]
    answered = {
        question: draw.choices(("1", ""), cum_weights=(96, 100), k=count)
        for question in OPTION_QUESTIONS
    }
    options = []
    for number in OPTION_NUMBERS:
        chosen = draw.choices("10", cum_weights=weights[option(number)], k=count)
        whether = answered[option_question(number)]
        options.append([code if given else "" for given, code in zip(whether, chosen)])
    return singles + options


def write_responses(path, rows, seed):
    """Writes the answers and returns how many of them are not empty."""
    draw = random.Random(seed)
    weights = {}
    for number in SINGLE_NUMBERS:
        shares = [draw.uniform(5, 30) for _ in GRADES] + [4, 3]
        weights[number] = [sum(shares[:end]) for end in range(1, len(shares) + 1)]
    for number in OPTION_NUMBERS:
        weights[option(number)] = (draw.uniform(10, 60), 100)
    names = ["id", "kind", "inhabitants", "weight"]
    names += [single(number) for number in SINGLE_NUMBERS]
    names += [option(number) for number in OPTION_NUMBERS]
    answers = 0
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(names) + "\n")
        for start in range(1, rows + 1, CHUNK):
            end = min(start + CHUNK, rows + 1)
            kinds = draw.choices(KINDS, weights=[kind[4] for kind in KINDS], k=end - start)
            columns = [
                [f"m{number:05}" for number in range(start, end)],
                [kind[0] for kind in kinds],
                [str(inhabitants(draw, kind[5])) for kind in kinds],
                [f"{draw.uniform(0.30, 3.00):.2f}" for _ in kinds],
            ]
            columns += answer_columns(draw, end - start, weights)
            answers += sum(len(column) - column.count("") for column in columns[4:])
            file.write("\n".join(map(",".join, zip(*columns))) + "\n")
    return answers


# The tables that say what the answers mean --------------------------------------------------------


def variables():
    yield "variable,role,question_id,answer_type,concept_id,asked_if,label_de,label_en".split(",")
    yield "id", "participant", "", "", "", "", "Teilnehmer", "participant"
    yield "kind", "unit_kind", "", "", "", "", "Art der Kommune", "kind of municipality"
    yield "inhabitants", "inhabitants", "", "", "", "", "Einwohner", "inhabitants"
    yield "weight", "weight", "", "", "", "", "Gewicht", "weight"
    for number in SINGLE_NUMBERS:
        name = single(number)
        yield (name, "answer", "bench/" + name, "single", "", "s001=1" if number == 2 else "",
               f"Bewertung {number}", f"rating {number}")
    for number in OPTION_NUMBERS:
        yield (option(number), "answer", option_question(number), "multiple",
               option_concept(number), "", f"Aussage {number}", f"statement {number}")


def codes():
    yield ("variable,question_id,code,label_de,label_en,concept_id,is_chosen,missing,unit_kind,"
           "condition_id").split(",")
    for code, unit_kind, german, english, _, _ in KINDS:
        yield "kind", "", code, german, english, "", "", "", unit_kind, ""
    for number in SINGLE_NUMBERS:
        for grade, (german, english) in enumerate(GRADES, 1):
            yield (single(number), "", str(grade), german, english, f"bench-grade-{grade}",
                   "", "", "", "")
        yield single(number), "", "9", "weiß nicht", "don't know", "", "", "dont_know", "", ""
    for question in OPTION_QUESTIONS:
        yield "", question, "1", "genannt", "chosen", "", "1", "", "", ""
        yield "", question, "0", "nicht genannt", "not chosen", "", "0", "", "", ""


def concepts():
    yield "concept_id,kind,label_de,label_en".split(",")
    for grade, (german, english) in enumerate(GRADES, 1):
        yield f"bench-grade-{grade}", "rating", f"{german} (Messung)", f"{english} (benchmark)"
    for number in OPTION_NUMBERS:
        yield (option_concept(number), "statement", f"Aussage {number} (Messung)",
               f"statement {number} (benchmark)")


def question_concepts():
    yield "question_concept_id,label_de,label_en".split(",")
    for number in SINGLE_NUMBERS:
        yield (f"bench-{single(number)}", f"Bewertung {number} (Messung)",
               f"rating {number} (benchmark)")
    for question in OPTION_QUESTIONS:
        number = question[-1]
        yield (question.replace("/", "-"), f"Aussagen, Block {number} (Messung)",
               f"statements, block {number} (benchmark)")


def questions():
    yield "question_id,wave_id,question_concept_id,label_de,label_en,answer_kind".split(",")
    for number in SINGLE_NUMBERS:
        yield (f"bench/{single(number)}", "bench", f"bench-{single(number)}",
               f"Wie bewertet die Kommune Punkt {number}?",
               f"How does the municipality rate point {number}?", "single")
    for question in OPTION_QUESTIONS:
        number = question[-1]
        yield (question, "bench", question.replace("/", "-"),
               f"Welche Aussagen aus Block {number} treffen zu?",
               f"Which statements of block {number} apply?", "multiple")


def items():
    yield "question_id", "concept_id"
    for number in SINGLE_NUMBERS:
        for grade in range(1, len(GRADES) + 1):
            yield f"bench/{single(number)}", f"bench-grade-{grade}"
    for number in OPTION_NUMBERS:
        yield option_question(number), option_concept(number)


def studies():
    yield "study_id,title,short_title,publisher,published,licence,note".split(",")
    yield ("bench-study", "Answers that nobody gave", "Benchmark", "wavehouse", "2024", "CC0-1.0",
           "Generated for measuring; the answers are drawn at random.")


def waves():
    yield ("wave_id,label_de,label_en,population_de,population_en,fieldwork_start,fieldwork_end,"
           "mode,sampling,origin,note").split(",")
    yield ("bench", "Messung", "benchmark", "erfundene Kommunen", "invented municipalities",
           "2024-01", "2024-03", "online", "representative_sample", "survey",
           "Generated for measuring; the answers are drawn at random.")


def study_waves():
    yield "study_id", "wave_id"
    yield "bench-study", "bench"


def size_classes():
    yield ("size_class_id,wave_id,unit_kind,class_number,label_de,label_en,inhabitants_min,"
           "inhabitants_max").split(",")
    for number, (least, most, german, english) in enumerate(SIZE_CLASSES, 1):
        yield (f"bench/{number}", "bench", "any", number, f"Kommunen, {german}",
               f"municipalities, {english}", least, most)


def respondents():
    yield "respondents_id,wave_id,label_de,label_en,unit_kind,size_class_id,part_of".split(",")
    yield ("bench/all", "bench", "alle befragten Kommunen", "all responding municipalities", "any",
           "", "")
    for name, german, english, unit_kind in (
        ("cities", "Städte", "cities", "city"),
        ("municipalities", "Gemeinden", "municipalities (Gemeinden)", "municipality"),
        ("counties", "Kreise", "counties (Kreise)", "county"),
    ):
        yield f"bench/{name}", "bench", german, english, unit_kind, "", "bench/all"
    for number, (_, _, german, english) in enumerate(SIZE_CLASSES, 1):
        yield (f"bench/class-{number}", "bench", f"Kommunen, {german}",
               f"municipalities, {english}", "any", f"bench/{number}", "bench/all")


TABLES = [
    concepts, question_concepts, studies, waves, study_waves, size_classes, respondents, questions,
    items, variables, codes,
]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.rsplit("usage: ", 1)[1].strip())
    parser.add_argument("folder")
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    if arguments.rows < 1:
        parser.error("--rows: at least one")
    os.makedirs(arguments.folder, exist_ok=True)
    for table in TABLES:
        path = os.path.join(arguments.folder, table.__name__ + ".csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table())
    path = os.path.join(arguments.folder, "responses.csv")
    answers = write_responses(path, arguments.rows, arguments.seed)
    print(f"{path}: {arguments.rows} rows, {answers} answers, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
