#!/usr/bin/env python3
"""Writes the LimeSurvey examples of the guide: structures (.lss) and responses (.csv).

Everything in them is invented: the states, the surveys, the answers, which are drawn by chance from a
fixed seed. The files have the form of LimeSurvey's documented exports.

usage: limesurvey.py DIR
"""

import random
import sys
from pathlib import Path


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


class Structure:
    """Rows of sections, written as LimeSurvey writes them."""

    def __init__(self, version, languages):
        self.version, self.languages = version, languages
        self.sections = {}
        self.is_old = version < 400
        self.next = {"qid": 11, "aid": 501, "gid": 3}
        self.orders = {}

    def number(self, kind):
        self.next[kind] += 1
        return str(self.next[kind] - 1)

    def add(self, section, **fields):
        self.sections.setdefault(section, []).append(fields)

    def words(self, text):
        """A text per language."""
        return {self.languages[0]: text} if isinstance(text, str) else dict(zip(self.languages, text))

    def localised(self, section, words, column, l10n, key, **fields):
        """A row per language (old), or a row and its words in a section of their own (new)."""
        if self.is_old:
            for language, text in words.items():
                self.add(section, **fields, **{column: text, "language": language})
            return
        self.add(section, **fields)
        for language, text in words.items():
            self.add(l10n, id=str(len(self.sections.get(l10n, [])) + 1), **{key: fields[key], column: text,
                     "language": language})

    def survey(self, sid, title, **fields):
        self.sid = sid
        self.add("surveys", sid=sid, language=self.languages[0],
                 additional_languages=" ".join(self.languages[1:]), format="G", **fields)
        for language, text in self.words(title).items():
            self.add("surveys_languagesettings", surveyls_survey_id=sid, surveyls_language=language,
                     surveyls_title=text)

    def group(self, name, relevance=""):
        self.gid = self.number("gid")
        self.localised("groups", self.words(name), "group_name", "group_l10ns", "gid", gid=self.gid,
                       sid=self.sid, group_order=self.gid, grelevance=relevance)

    def question(self, type, code, text, rows=(), columns=(), answers=(), second=(), other="N",
                 mandatory="N", relevance="1", **attributes):
        qid = self.number("qid")
        self.localised("questions", self.words(text), "question", "question_l10ns", "qid", qid=qid,
                       parent_qid="0", sid=self.sid, gid=self.gid, type=type, title=code, other=other,
                       mandatory=mandatory, question_order=qid, scale_id="0", relevance=relevance)
        for scale, parts in enumerate((rows, columns)):
            for order, (title, words) in enumerate(parts):
                self.localised("subquestions", self.words(words), "question", "question_l10ns", "qid",
                               qid=self.number("qid"), parent_qid=qid, sid=self.sid, gid=self.gid, type=type,
                               title=title, question_order=str(order + 1), scale_id=str(scale), relevance="1")
        for scale, parts in enumerate((answers, second)):
            for order, (title, words) in enumerate(parts):
                fields = {} if self.is_old else {"aid": self.number("aid")}
                self.localised("answers", self.words(words), "answer", "answer_l10ns", "aid", **fields,
                               qid=qid, code=title, sortorder=str(order + 1), assessment_value="0",
                               scale_id=str(scale))
        for name, value in attributes.items():
            if isinstance(value, str):
                self.add("question_attributes", qid=qid, attribute=name, value=value, language="")
            else:
                for language, text in zip(self.languages, value):
                    self.add("question_attributes", qid=qid, attribute=name, value=text, language=language)
        return qid

    def text(self):
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<document>",
                 " <LimeSurveyDocType>Survey</LimeSurveyDocType>", f" <DBVersion>{self.version}</DBVersion>",
                 " <languages>"]
        lines += [f"  <language>{language}</language>" for language in self.languages] + [" </languages>"]
        for section in sorted(self.sections):
            rows = self.sections[section]
            names = list(dict.fromkeys(name for row in rows for name in row))
            lines += [f" <{section}>", "  <fields>"]
            lines += [f"   <fieldname>{name}</fieldname>" for name in names]
            lines += ["  </fields>", "  <rows>"]
            for row in rows:
                lines.append("   <row>")
                for name, value in row.items():
                    lines.append(f"    <{name}>{cdata(value)}</{name}>" if value else f"    <{name}/>")
                lines.append("   </row>")
            lines += ["  </rows>", f" </{section}>"]
        return "\n".join(lines + ["</document>", ""])


def responses(headings, rows, delimiter):
    """Every field in quotes, a byte order mark, lines that end with CRLF, an empty last one."""
    def line(fields):
        return delimiter.join('"' + str(field).replace('"', '""') + '"' for field in fields)
    return "\ufeff" + "\r\n".join([line(headings)] + [line(row) for row in rows]) + "\r\n\r\n"


def heideland():
    """Lists, yes/no, multiple choice with other and comments, conditions; old layout, codes."""
    s = Structure(366, ["de"])
    s.survey("482615", "Digitale Verwaltung in Heideland 2025", datestamp="Y", ipaddr="Y")
    s.group("Strategie")
    strategy = s.question("L", "strategie", "<p>Hat Ihre Kommune eine <b>Digitalisierungsstrategie</b>?</p>",
               answers=[("A1", "vorhanden"), ("A2", "in Entwicklung"), ("A3", "geplant"), ("A4", "keine")],
               mandatory="Y")
    s.question("M", "inhalt", "Worum geht es in der Strategie?",
               rows=[("SQ001", "E-Government"), ("SQ002", "Breitbandausbau"), ("SQ003", "Offene Daten")],
               other="Y", relevance='((strategie.NAOK == "A1" or strategie.NAOK == "A2"))')
    s.question("L", "leitung", "Wer ist f&uuml;r die Digitalisierung der Verwaltung verantwortlich?",
               answers=[("1", "Verwaltungsspitze"), ("2", "IT-Leitung"), ("3", "Fachbereich Organisation")],
               other="Y", mandatory="Y", other_replace_text=["andere Stelle"])
    s.group("Beteiligung")
    s.question("Y", "beteiligt", "Beteiligen Sie die Bevölkerung im Internet?", mandatory="Y")
    s.question("P", "formen", "Welche Formen bieten Sie an?",
               rows=[("SQ001", "Online-Befragungen"), ("SQ002", "Online-Mängelmelder"),
                     ("SQ003", "Online-Bürgerhaushalt")],
               other="Y", relevance='((beteiligt.NAOK == "Y"))')
    grounds = s.question("!", "grund", "Warum nicht?",
               answers=[("G1", "kein Personal"), ("G2", "kein Geld"), ("G3", "kein Bedarf")], relevance="")
    s.add("conditions", cid="1", qid=grounds, cqid=str(int(grounds) - 4), cfieldname="", method="==",
          value="N", scenario="1")
    s.question("X", "hinweis", "Fast geschafft!")
    s.question("O", "urteil", "Wie kommen Sie voran?",
               answers=[("gut", "gut"), ("mittel", "mittelmäßig"), ("schlecht", "schlecht")])
    s.question("T", "wunsch", "Was wünschen Sie sich vom Land?")
    participation = next(row for row in s.sections["questions"] if row["title"] == "beteiligt")
    s.sections["conditions"][0].update(
        cqid=participation["qid"], cfieldname=f"{s.sid}X{participation['gid']}X{participation['qid']}")
    rng = random.Random(1)
    headings = ["id", "submitdate", "lastpage", "startlanguage", "startdate", "datestamp", "ipaddr",
                "strategie", "inhalt[SQ001]", "inhalt[SQ002]", "inhalt[SQ003]", "inhalt[other]", "leitung",
                "leitung[other]", "beteiligt", "formen[SQ001]", "formen[SQ001comment]", "formen[SQ002]",
                "formen[SQ002comment]", "formen[SQ003]", "formen[SQ003comment]", "formen[other]",
                "formen[othercomment]", "grund", "hinweis", "urteil", "urteil[comment]", "wunsch"]
    rows = []
    for number in range(1, 28):
        done = number not in (5, 13, 21)
        tick = lambda chance: "Y" if rng.random() < chance else ""
        strategy = rng.choice(["A1", "A2", "A2", "A3", "A4"])
        has = strategy in ("A1", "A2")
        content = [tick(0.6), tick(0.5), tick(0.3)] if has else ["", "", ""]
        lead = rng.choice(["1", "1", "2", "3", "-oth-"])
        part = rng.choice(["Y", "Y", "N"])
        forms = []
        for chance, comment in ((0.6, "einmal im Jahr"), (0.7, ""), (0.2, "seit 2024")):
            ticked = tick(chance) if part == "Y" else ""
            forms += [ticked, comment if ticked and rng.random() < 0.4 else ""]
        other = "Stadtgespräch" if part == "Y" and rng.random() < 0.2 else ""
        stamp = f"2025-03-{number:02d} 1{number % 10}:05:00"
        answers = [strategy] + content + ["Bezahlen" if has and rng.random() < 0.3 else "", lead,
                   "Stabsstelle Digitales" if lead == "-oth-" else "", part] + forms
        answers += [other, "zweimal" if other else "", rng.choice(["G1", "G2", "G3", ""]) if part == "N" else "",
                    "", rng.choice(["gut", "mittel", "schlecht", ""]),
                    rng.choice(["", "", "zu wenig Zeit"]),
                    rng.choice(["", "", "Mehr Personal", 'Weniger "Papier"', "Geld.\nUnd jemanden dafür."])]
        if not done:
            answers = answers[:8] + [""] * (len(answers) - 8)
        rows.append([number, stamp if done else "", 2 if done else 1, "de", stamp, stamp,
                     f"192.0.2.{number}"] + answers)
    return s.text(), responses(headings, rows, ",")


def bergland():
    """Arrays of all kinds, dual scale, ranking, 5-point; new layout, full texts and full answers."""
    s = Structure(640, ["en"])
    s.survey("731904", "Digital services in Bergland 2025")
    s.group("Services")
    services = [("SQ001", "document management system"), ("SQ002", "e-payment"), ("SQ003", "service account")]
    s.question("5", "progress", "How far has your municipality come?")
    s.question("A", "quality", "How good are your services?", rows=services)
    s.question("B", "weight", "How important are they?", rows=services[:2])
    s.question("C", "planned", "Will you extend them?", rows=services)
    s.question("E", "demand", "How does the demand develop?", rows=services[:2])
    often = [("A1", "never"), ("A2", "sometimes"), ("A3", "often")]
    s.question("F", "used", "How often are they used?", rows=services, answers=often)
    s.question("H", "staff", "Who uses them in the administration?",
               rows=[("SQ001", "IT department"), ("SQ002", "organisation department")], answers=often)
    s.group("Outlook")
    s.question("1", "now", "Where do you stand, and where in two years?", rows=services[:2],
               answers=[("S1", "not begun"), ("S2", "begun"), ("S3", "done")],
               second=[("T1", "no change"), ("T2", "further"), ("T3", "done")],
               dualscale_headerA=["today"], dualscale_headerB=["in two years"])
    s.question("R", "goals", "Rank your goals", max_subquestions="3",
               answers=[("G1", "citizen orientation"), ("G2", "cost savings"), ("G3", "transparency"),
                        ("G4", "attractiveness as an employer")])
    s.question(":", "hours", "Hours of training a year", rows=[("SQ001", "staff"), ("SQ002", "managers")],
               columns=[("Y1", "2024"), ("Y2", "2025")])
    s.question(":", "teach", "What is trained, and for whom?",
               rows=[("SQ001", "data protection"), ("SQ002", "agile work")],
               columns=[("C1", "staff"), ("C2", "managers")], multiflexible_checkbox="1")
    s.question(";", "tools", "Which tools do you use?", rows=[("SQ001", "meetings"), ("SQ002", "files")],
               columns=[("N", "name"), ("V", "version")])
    s.question("S", "role", "Your role")
    rng = random.Random(2)
    names = [words for _, words in services]
    headings = ["Response ID", "Date submitted", "Last page", "Start language", "Seed",
                "How far has your municipality come?"]
    headings += [f"How good are your services? [{name}]" for name in names]
    headings += [f"How important are they? [{name}]" for name in names[:2]]
    headings += [f"Will you extend them? [{name}]" for name in names]
    headings += [f"How does the demand develop? [{name}]" for name in names[:2]]
    headings += [f"How often are they used? [{name}]" for name in names]
    headings += [f"Who uses them in the administration? [{name}]"
                 for name in ("IT department", "organisation department")]
    headings += [f"Where do you stand, and where in two years? [{name}][Scale {scale}]"
                 for name in names[:2] for scale in (1, 2)]
    headings += [f"Rank your goals [Rank {rank}]" for rank in (1, 2, 3)]
    headings += [f"Hours of training a year [{row}][{year}]"
                 for row in ("staff", "managers") for year in ("2024", "2025")]
    headings += [f"What is trained, and for whom? [{row}][{column}]"
                 for row in ("data protection", "agile work") for column in ("staff", "managers")]
    headings += [f"Which tools do you use? [{row}][{column}]"
                 for row in ("meetings", "files") for column in ("name", "version")]
    headings += ["Your role"]
    rows = []
    for number in range(1, 19):
        pick = lambda *options: rng.choice(options)
        goals = rng.sample(["citizen orientation", "cost savings", "transparency",
                            "attractiveness as an employer"], 3)
        goals[2] = pick(goals[2], "")
        row = [pick("1", "2", "3", "4", "5", "")]
        row += [pick("1", "2", "3", "4", "5") for _ in names]
        row += [str(rng.randint(1, 10)) for _ in names[:2]]
        row += [pick("Yes", "No", "Uncertain") for _ in names]
        row += [pick("Increase", "Same", "Decrease") for _ in names[:2]]
        row += [pick("never", "sometimes", "often") for _ in range(5)]
        for _ in names[:2]:
            row += [pick("not begun", "begun", "done"), pick("no change", "further", "done")]
        row += goals
        row += [pick("4.0000000000", "8.5000000000", "12.0000000000", "") for _ in range(4)]
        row += [pick("1", "") for _ in range(4)]
        row += [pick("Runde", "Brett", ""), pick("2", "3.1", ""), pick("Kasten", ""), pick("7", "")]
        row += [pick("head of IT", "clerk", "mayor, part-time")]
        stamp = f"2025-06-{number:02d} 09:30:00"
        rows.append([number, stamp, 2, "en", rng.randint(10 ** 8, 2 * 10 ** 9)] + row)
    return s.text(), responses(headings, rows, ";")


def flussland():
    """Numbers, texts, a date, an equation, a quota, unfinished responses, participants; two languages."""
    s = Structure(640, ["de", "en"])
    s.survey("905117", ["Personal und Wissen in Flussland 2026", "Staff and knowledge in Flussland 2026"],
             attributedescriptions='{"attribute_1": {"description": "Amtlicher Schlüssel"}}')
    s.group(["Personal", "Staff"])
    s.question("I", "sprache", ["Sprache", "Language"])
    s.question("L", "art", ["Was ist Ihre Kommune?", "What is your municipality?"], mandatory="Y",
               answers=[("S", ["Stadt", "city"]), ("G", ["Gemeinde", "municipality"]), ("K", ["Kreis", "county"])])
    s.question("N", "koepfe", ["Wie viele Menschen arbeiten in der Verwaltung?",
                               "How many people work in the administration?"], num_value_int_only="1")
    s.question("K", "stunden", ["Wie viele Stunden Schulung im Jahr?", "How many hours of training a year?"],
               rows=[("SQ001", ["Beschäftigte", "staff"]), ("SQ002", ["Führungskräfte", "managers"])])
    s.question("D", "beginn", ["Seit wann gibt es Schulungen?", "Since when has there been training?"])
    s.question("*", "pro", ["Stunden je Kopf", "Hours per head"], numbers_only="1")
    s.question("G", "person", ["Wer antwortet?", "Who answers?"])
    s.group(["Wissen", "Knowledge"], relevance='((art.NAOK != "K"))')
    s.question("M", "themen", ["Was wird geschult?", "What is trained?"],
               rows=[("SQ001", ["Datenschutz", "data protection"]), ("SQ002", ["IT-Sicherheit", "IT security"])])
    s.question("A", "nutzen", ["Wie nützlich war es?", "How useful was it?"], array_filter="themen",
               rows=[("SQ001", ["Datenschutz", "data protection"]), ("SQ002", ["IT-Sicherheit", "IT security"])])
    s.question("S", "kurz", ["In einem Wort?", "In one word?"],
               relevance='((stunden_SQ001.NAOK + stunden_SQ002.NAOK) > 20)')
    s.question("Q", "mehr", ["Was fehlt?", "What is missing?"],
               rows=[("SQ001", ["Inhalt", "content"]), ("SQ002", ["Form", "form"])])
    s.question("U", "lang", ["Noch etwas?", "Anything else?"])
    s.question("|", "datei", ["Ihr Schulungsplan", "Your training plan"])
    s.add("quota", id="1", sid=s.sid, name="Kreise", qlimit="3", action="1", active="1")
    s.add("quota_members", id="1", sid=s.sid, qid="12", quota_id="1", code="K")
    s.add("quota_languagesettings", quotals_id="1", quotals_quota_id="1", quotals_language="de",
          quotals_message="Danke, wir haben genug Kreise.")
    rng = random.Random(3)
    headings = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp",
                "ipaddr", "refurl", "quota_exit", "firstname", "lastname", "email", "attribute_1", "sprache",
                "art", "koepfe", "stunden_SQ001", "stunden_SQ002", "beginn", "pro", "person", "themen_SQ001",
                "themen_SQ002", "nutzen_SQ001", "nutzen_SQ002", "kurz", "mehr_SQ001", "mehr_SQ002", "lang",
                "datei", "datei_filecount", "interviewtime", "groupTime3", "groupTime4"]
    rows, counties = [], 0
    for number in range(1, 23):
        kind = rng.choice(["S", "G", "G", "K"])
        counties += kind == "K"
        over = kind == "K" and counties > 3
        done = not over and number not in (4, 17)
        heads = rng.randint(12, 900)
        hours = [rng.choice([4, 8, 12.5]), rng.choice([6, 16.25, 20])]
        asked = kind != "K"
        topics = [rng.choice(["Y", ""]), rng.choice(["Y", "Y", ""])] if asked else ["", ""]
        use = [rng.choice("12345") if topic else "" for topic in topics]
        word = rng.choice(["gut", "knapp", "lang", ""]) if asked and sum(hours) > 20 else ""
        language = rng.choice(["de", "de", "en"])
        stamp = f"2026-02-{number:02d} 08:15:00"
        answers = [language, kind, f"{heads}.0000000000"] + [f"{h:.10f}" for h in hours]
        answers += [f"20{rng.randint(10, 24)}-0{rng.randint(1, 9)}-01 00:00:00",
                    f"{sum(hours) / heads:.4f}", rng.choice("FM") if rng.random() < 0.8 else ""]
        answers += topics + use + [word]
        answers += [rng.choice(["Praxis", ""]), rng.choice(["kürzer", "online", ""])] if asked else ["", ""]
        answers += [rng.choice(["", "Danke, das war gut."]) if asked else ""]
        answers += ['[{"name":"plan.pdf","size":"12"}]', "1"] if asked and number % 7 == 0 else ["", ""]
        if over:
            answers = answers[:2] + [""] * (len(answers) - 2)
        elif not done:
            answers = answers[:8] + [""] * (len(answers) - 8)
        rows.append([number, stamp if done else "", 2 if done else 1, language, rng.randint(10 ** 8, 10 ** 9),
                     f"tok{number:04d}geheim", stamp, stamp, f"198.51.100.{number}",
                     "https://example.org/einladung", "1" if over else "", f"Vorname{number}",
                     f"Nachname{number}", f"person{number}@example.org", f"0912{number:04d}"] + answers
                    + [f"{rng.uniform(200, 900):.2f}", f"{rng.uniform(100, 400):.2f}",
                       f"{rng.uniform(100, 500):.2f}"])
    return s.text(), responses(headings, rows, ",")


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (("heideland-2025", heideland), ("bergland-2025", bergland),
                       ("flussland-2026", flussland)):
        structure, answers = make()
        (folder / f"{name}.lss").write_text(structure, encoding="utf-8", newline="")
        (folder / f"{name}.csv").write_text(answers, encoding="utf-8", newline="")


main()
