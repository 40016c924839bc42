-- Names for people: what each table, view and column is called above a table of an answer, a word for each
-- value of a closed vocabulary, and what the columns of canned queries are called.

-- A short label in both languages; the description says the rest. The same name has the same label.
ALTER TABLE dictionary ADD COLUMN label_de TEXT NOT NULL DEFAULT '';
ALTER TABLE dictionary ADD COLUMN label_en TEXT NOT NULL DEFAULT '';

-- A word in the place of the value; the label says what it means.
ALTER TABLE dictionary_values ADD COLUMN word_de TEXT NOT NULL DEFAULT '';
ALTER TABLE dictionary_values ADD COLUMN word_en TEXT NOT NULL DEFAULT '';

-- What the columns of a canned query are called that are named as no column of a table or view.
CREATE TABLE query_columns (
  query_name TEXT NOT NULL REFERENCES queries (query_name),
  column_name TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  -- The column whose values it holds, as table.column; NULL: values of its own.
  holds TEXT,
  PRIMARY KEY (query_name, column_name)
) STRICT, WITHOUT ROWID;

-- A range is stated with a decimal comma in German.
DROP VIEW stated_findings;

CREATE VIEW stated_findings AS
SELECT
  f.*,
  CASE
    WHEN f.weighting = 'weighted' THEN 'berechnet, gewichtet'
    WHEN f.weighting = 'unweighted' THEN 'berechnet, ungewichtet'
    WHEN f.qualifier = 'exact' THEN 'genau'
    WHEN f.qualifier = 'approx' THEN 'etwa'
    WHEN f.qualifier = 'over' THEN 'über'
    WHEN f.qualifier = 'under' THEN 'unter'
    WHEN f.qualifier = 'just_under' THEN 'knapp'
    ELSE replace(printf('%g–%g', f.value_min, f.value_max), '.', ',')
  END AS stated_de,
  CASE
    WHEN f.weighting = 'weighted' THEN 'computed, weighted'
    WHEN f.weighting = 'unweighted' THEN 'computed, unweighted'
    WHEN f.qualifier = 'exact' THEN 'exact'
    WHEN f.qualifier = 'approx' THEN 'about'
    WHEN f.qualifier = 'over' THEN 'over'
    WHEN f.qualifier = 'under' THEN 'under'
    WHEN f.qualifier = 'just_under' THEN 'just under'
    ELSE printf('%g–%g', f.value_min, f.value_max)
  END AS stated_en,
  CASE
    WHEN f.base_min = f.base_max THEN printf('%d', f.base_min)
    WHEN f.base_min IS NOT NULL AND f.base_max IS NOT NULL
      THEN printf('%d–%d', f.base_min, f.base_max)
    WHEN f.base_max IS NOT NULL THEN printf('≤ %d', f.base_max)
    ELSE '?'
  END AS base,
  CASE f.qualifier
    WHEN 'exact' THEN
      iif(f.weighting IS NULL, printf('%g', f.value), printf('%g', round(f.value, 1)))
    WHEN 'approx' THEN printf('≈ %g', f.value)
    WHEN 'over' THEN printf('> %g', f.value)
    WHEN 'range' THEN printf('%g–%g', f.value_min, f.value_max)
    ELSE printf('< %g', f.value)
  END AS cell
FROM findings AS f;

-- Dictionary -------------------------------------------------------------------------------------

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  description_de, description_en)
VALUES
  ('dictionary', 'label_de', 12, 'table', 'text', NULL, NULL, NULL, 'program', 'Wie es in Überschriften heißt, auf Deutsch; derselbe Name heißt überall gleich.', 'What headings call it, in German; the same name is called the same everywhere.'),
  ('dictionary', 'label_en', 13, 'table', 'text', NULL, NULL, NULL, 'program', 'Wie es in Überschriften heißt, auf Englisch.', 'What headings call it, in English.'),
  ('dictionary_values', 'word_de', 7, 'table', 'text', NULL, NULL, NULL, 'program', 'Ein Wort an Stelle des Werts, auf Deutsch.', 'A word in the place of the value, in German.'),
  ('dictionary_values', 'word_en', 8, 'table', 'text', NULL, NULL, NULL, 'program', 'Ein Wort an Stelle des Werts, auf Englisch.', 'A word in the place of the value, in English.'),
  ('query_columns', '', 0, 'table', NULL, NULL, NULL, NULL, 'steward', 'Spalten der Abfragen, die nicht wie eine Spalte einer Tabelle oder Sicht heißen.', 'The columns of canned queries that are not named as a column of a table or view.'),
  ('query_columns', 'query_name', 1, 'table', 'text', NULL, NULL, 'queries.query_name', 'steward', 'Die Abfrage.', 'The query.'),
  ('query_columns', 'column_name', 2, 'table', 'text', NULL, NULL, NULL, 'steward', 'Name der Spalte im Ergebnis.', 'Name of the column in the result.'),
  ('query_columns', 'place', 3, 'table', 'integer', 'number', '> 0', NULL, 'steward', 'Die wievielte Zeile des Kopfes, von 1 an.', 'Which line of the header, from 1.'),
  ('query_columns', 'label_de', 4, 'table', 'text', NULL, NULL, NULL, 'steward', 'Deutsche Bezeichnung.', 'German label.'),
  ('query_columns', 'label_en', 5, 'table', 'text', NULL, NULL, NULL, 'steward', 'Englische Bezeichnung.', 'English label.'),
  ('query_columns', 'holds', 6, 'table', 'text', NULL, NULL, NULL, 'steward', 'Die Spalte, deren Werte sie enthält, als Tabelle.Spalte; NULL: eigene Werte.', 'The column whose values it holds, as table.column; NULL: values of its own.');

-- A text of numbers, which has the unit of its row.
UPDATE dictionary SET unit = 'see unit' WHERE object_name = 'stated_findings' AND column_name = 'cell';

UPDATE dictionary
SET label_de = t.column2, label_en = t.column3
FROM (
  VALUES
    ('action', 'Vorgang', 'action'),
    ('alias', 'anderer Name', 'alias'),
    ('aliases', 'andere Namen', 'other names'),
    ('allowed', 'beschränkt auf', 'allowed'),
    ('allowed_sql', 'Abfrage der erlaubten Werte', 'query for the allowed values'),
    ('allowed_value', 'erlaubter Wert', 'allowed value'),
    ('answer_kind', 'Art der Antwort', 'answer kind'),
    ('answer_type', 'Art der Spalte', 'kind of answer'),
    ('answers', 'Antworten', 'answers'),
    ('asked_if', 'gefragt, wenn', 'asked if'),
    ('asks_for', 'fragt nach', 'asks for'),
    ('authors', 'Verfasser', 'authors'),
    ('axis', 'Achse', 'axis'),
    ('band_relation', 'Verhältnis der Bänder', 'relation of the bands'),
    ('base', 'Basis', 'base'),
    ('base_max', 'Basis bis', 'base at most'),
    ('base_max_a', 'frühere Basis bis', 'earlier base at most'),
    ('base_max_b', 'spätere Basis bis', 'later base at most'),
    ('base_min', 'Basis ab', 'base at least'),
    ('base_min_a', 'frühere Basis ab', 'earlier base at least'),
    ('base_min_b', 'spätere Basis ab', 'later base at least'),
    ('base_printed', 'Basis, gedruckt', 'base printed'),
    ('category', 'Kategorie', 'category'),
    ('cell', 'Zelle', 'cell'),
    ('cell_part', 'Teil der Zelle', 'part of the cell'),
    ('class_number', 'Nummer der Klasse', 'number of the class'),
    ('classes_around', 'umfassende Klassen', 'classes around it'),
    ('classes_within', 'enthaltene Klassen', 'classes within it'),
    ('classification_id', 'Einordnung', 'classification'),
    ('classifications', 'Einordnungen', 'classifications'),
    ('code', 'Code', 'code'),
    ('code_number', 'Nummer des Codes', 'number of the code'),
    ('codes', 'Codes', 'codes'),
    ('column_name', 'Name der Spalte', 'name of the column'),
    ('completeness', 'Vollständigkeit', 'completeness'),
    ('concept_id', 'Begriff', 'concept'),
    ('concepts', 'Begriffe', 'concepts'),
    ('condition_id', 'Bedingung', 'condition'),
    ('content', 'Inhalt', 'content'),
    ('crosstab_barriers', 'Hemmnisse', 'barriers'),
    ('crosstab_cells', 'Befunde in Zellen', 'findings as cells'),
    ('crosstab_digital_participation', 'digitale Beteiligung', 'digital participation'),
    ('crosstab_drivers', 'Treiber', 'drivers'),
    ('crosstab_goals', 'Ziele', 'goals'),
    ('crosstab_measures', 'Maßnahmen und ihre Werte', 'figures on measures'),
    ('crosstab_participation', 'Beteiligung an der Befragung', 'participation in the survey'),
    ('crosstab_responsibility', 'Verantwortung', 'responsibility'),
    ('crosstab_strategy', 'Strategie', 'strategy'),
    ('crosstab_topics', 'Themen und ihre Werte', 'figures on topics'),
    ('decimal_sign', 'Dezimalzeichen', 'decimal sign'),
    ('default_value', 'Vorgabe', 'default'),
    ('definition_de', 'Bestimmung, deutsch', 'definition, German'),
    ('definition_en', 'Bestimmung, englisch', 'definition, English'),
    ('delimiter', 'Trennzeichen', 'delimiter'),
    ('description_de', 'Beschreibung, deutsch', 'description, German'),
    ('description_en', 'Beschreibung, englisch', 'description, English'),
    ('dictionary', 'Wörterbuch', 'dictionary'),
    ('dictionary_values', 'Werte der Vokabulare', 'values of the vocabularies'),
    ('difference_de', 'Unterschied, deutsch', 'difference, German'),
    ('difference_en', 'Unterschied, englisch', 'difference, English'),
    ('discrepancies', 'Unstimmigkeiten', 'discrepancies'),
    ('discrepancy', 'Unstimmigkeit', 'discrepancy'),
    ('discrepancy_id', 'Unstimmigkeit', 'discrepancy'),
    ('discrepancy_kind', 'Art der Unstimmigkeit', 'kind of discrepancy'),
    ('discrepancy_places', 'Stellen der Unstimmigkeiten', 'places of discrepancies'),
    ('document', 'Dokument', 'document'),
    ('document_id', 'Dokument', 'document'),
    ('documents', 'Dokumente', 'documents'),
    ('effective_base', 'wirksame Basis', 'effective base'),
    ('encoding', 'Zeichensatz', 'encoding'),
    ('equal_classes', 'gleiche Klassen', 'equal classes'),
    ('example_sql', 'Beispiel in SQL', 'example in SQL'),
    ('exhibit', 'Darstellung', 'exhibit'),
    ('exhibit_column', 'Spalte der Darstellung', 'column of the exhibit'),
    ('exhibit_headings', 'Zeilen und Spalten der Darstellungen', 'rows and columns of the exhibits'),
    ('exhibit_id', 'Darstellung', 'exhibit'),
    ('exhibit_number', 'Nummer der Darstellung', 'number of the exhibit'),
    ('exhibit_row', 'Zeile der Darstellung', 'row of the exhibit'),
    ('exhibits', 'Darstellungen', 'exhibits'),
    ('family', 'Gruppe von Maßnahmen', 'family of measures'),
    ('fieldwork_end', 'Ende der Erhebung', 'end of the fieldwork'),
    ('fieldwork_start', 'Beginn der Erhebung', 'begin of the fieldwork'),
    ('file_count', 'Anzahl der Dateien', 'number of files'),
    ('file_id', 'Datei', 'file'),
    ('file_name', 'Name der Datei', 'name of the file'),
    ('finding_id', 'Befund', 'finding'),
    ('finding_id_a', 'früherer Befund', 'earlier finding'),
    ('finding_id_b', 'späterer Befund', 'later finding'),
    ('findings', 'Befunde', 'findings'),
    ('holds', 'Werte wie', 'values as in'),
    ('import_id', 'Einlesen', 'import'),
    ('imported_at', 'eingelesen am', 'imported at'),
    ('imports', 'Pakete', 'packages'),
    ('inhabitants', 'Einwohner', 'inhabitants'),
    ('inhabitants_max', 'Einwohner bis', 'inhabitants max'),
    ('inhabitants_min', 'Einwohner ab', 'inhabitants min'),
    ('is_chosen', 'gewählt', 'chosen'),
    ('is_disputed', 'strittig', 'disputed'),
    ('is_everyone', 'alle Befragten', 'everyone'),
    ('is_union', 'umfasst andere', 'holds others'),
    ('item', 'Antwort', 'item'),
    ('item_kind', 'Art der Antwort', 'kind of item'),
    ('item_label_de', 'Bezeichnung der Antwort, deutsch', 'item label, German'),
    ('item_label_en', 'Bezeichnung der Antwort, englisch', 'item label, English'),
    ('items', 'Antworten', 'items'),
    ('kind', 'Art', 'kind'),
    ('kind_relation', 'Verhältnis der Arten', 'relation of the kinds'),
    ('known_discrepancies', 'bekannte Unstimmigkeiten', 'known discrepancies'),
    ('label_de', 'Bezeichnung, deutsch', 'German label'),
    ('label_en', 'Bezeichnung, englisch', 'English label'),
    ('language', 'Sprache', 'language'),
    ('level', 'Ebene', 'level'),
    ('licence', 'Lizenz', 'licence'),
    ('line_count', 'Anzahl der Zeilen', 'number of lines'),
    ('made_at', 'gemacht am', 'made at'),
    ('meaning', 'Bedeutung', 'meaning'),
    ('measure_family', 'Gruppe von Maßnahmen', 'family of measures'),
    ('measure_id', 'Maßnahme', 'measure'),
    ('measures', 'Maßnahmen', 'measures'),
    ('migrations', 'Schritte des Schemas', 'steps of the schema'),
    ('minimum', 'Mindestzahl', 'minimum'),
    ('missing', 'Ohne Antwort', 'missing'),
    ('mode', 'Erhebungsart', 'mode'),
    ('municipality_type', 'Typ', 'municipality type'),
    ('municipality_type_id', 'Typ', 'municipality type'),
    ('name', 'Name', 'name'),
    ('note', 'Anmerkung', 'note'),
    ('number', 'Nummer', 'number'),
    ('numerals', 'Zahlzeichen', 'numerals'),
    ('object_kind', 'Tabelle oder Sicht', 'table or view'),
    ('object_name', 'Name der Tabelle oder Sicht', 'name of the table or view'),
    ('observations', 'Werte im Einzelnen', 'published numbers'),
    ('origin', 'Herkunft', 'origin'),
    ('other_class_number', 'Nummer der anderen Klasse', 'number of the other class'),
    ('other_inhabitants_max', 'andere Klasse, Einwohner bis', 'other class, inhabitants at most'),
    ('other_inhabitants_min', 'andere Klasse, Einwohner ab', 'other class, inhabitants at least'),
    ('other_label_de', 'andere Klasse, deutsch', 'other class, German'),
    ('other_label_en', 'andere Klasse, englisch', 'other class, English'),
    ('other_prints', 'andere Drucke', 'other prints'),
    ('other_size_class', 'andere Größenklasse', 'other size class'),
    ('other_unit_kind', 'andere Art der Kommune', 'other kind of municipality'),
    ('other_wave', 'andere Welle', 'other wave'),
    ('overlapping_classes', 'sich überschneidende Klassen', 'overlapping classes'),
    ('package', 'Paket', 'package'),
    ('page', 'Seite', 'page'),
    ('parameter', 'Parameter', 'parameter'),
    ('parent_topic', 'Themenfeld', 'wider topic'),
    ('parent_topic_id', 'Themenfeld', 'wider topic'),
    ('parent_topic_label_de', 'Themenfeld, deutsch', 'wider topic, German'),
    ('parent_topic_label_en', 'Themenfeld, englisch', 'wider topic, English'),
    ('part_of', 'Teil von', 'part of'),
    ('participant', 'Name im Datensatz', 'name in the answers'),
    ('participant_id', 'Kommune', 'participant'),
    ('participants', 'Kommunen, die geantwortet haben', 'who answered'),
    ('path', 'Pfad', 'path'),
    ('place', 'Stelle', 'place'),
    ('population_de', 'Grundgesamtheit, deutsch', 'population, German'),
    ('population_en', 'Grundgesamtheit, englisch', 'population, English'),
    ('printed', 'gedruckt', 'printed'),
    ('publication', 'Veröffentlichung', 'publication'),
    ('published', 'erschienen', 'published'),
    ('publisher', 'Herausgeber', 'publisher'),
    ('qualifier', 'Genauigkeit', 'qualifier'),
    ('qualifier_a', 'frühere Genauigkeit', 'earlier qualifier'),
    ('qualifier_b', 'spätere Genauigkeit', 'later qualifier'),
    ('queries', 'Abfragen', 'queries'),
    ('query_columns', 'Spalten der Abfragen', 'columns of the queries'),
    ('query_name', 'Abfrage', 'query'),
    ('query_parameters', 'Parameter der Abfragen', 'parameters of the queries'),
    ('question', 'Frage', 'question'),
    ('question_a', 'erste Frage', 'first question'),
    ('question_b', 'zweite Frage', 'second question'),
    ('question_comparisons', 'Vergleiche der Fragen', 'comparisons of questions'),
    ('question_concept', 'Sinn der Frage', 'what is asked'),
    ('question_concept_id', 'Sinn der Frage', 'what is asked'),
    ('question_concepts', 'Sinn der Fragen', 'what is asked'),
    ('question_de', 'als Frage, deutsch', 'as a question, German'),
    ('question_difference_de', 'Unterschied der Fragen, deutsch', 'difference of the questions, German'),
    ('question_difference_en', 'Unterschied der Fragen, englisch', 'difference of the questions, English'),
    ('question_en', 'als Frage, englisch', 'as a question, English'),
    ('question_id', 'Frage', 'question'),
    ('question_label_de', 'Bezeichnung der Frage, deutsch', 'question label, German'),
    ('question_label_en', 'Bezeichnung der Frage, englisch', 'question label, English'),
    ('question_relation', 'Verhältnis der Fragen', 'relation of the questions'),
    ('questions', 'Fragen', 'questions'),
    ('rank_number', 'Rang', 'rank'),
    ('readme', 'Einleitung', 'introduction'),
    ('reason', 'Grund', 'reason'),
    ('refers_to', 'verweist auf', 'refers to'),
    ('region', 'Region', 'region'),
    ('region_id', 'Region', 'region'),
    ('relation', 'Verhältnis', 'relation'),
    ('repeats_classification_id', 'wiederholte Einordnung', 'repeated classification'),
    ('repeats_finding_id', 'wiederholter Befund', 'repeated finding'),
    ('required', 'nötig', 'required'),
    ('resolution_de', 'Auflösung, deutsch', 'resolution, German'),
    ('resolution_en', 'Auflösung, englisch', 'resolution, English'),
    ('respondents', 'Befragte', 'respondents'),
    ('respondents_a', 'frühere Befragte', 'earlier respondents'),
    ('respondents_b', 'spätere Befragte', 'later respondents'),
    ('respondents_condition', 'Bedingung', 'condition of the respondents'),
    ('respondents_id', 'Befragte', 'respondents'),
    ('respondents_label_de', 'Bezeichnung der Befragten, deutsch', 'respondents label, German'),
    ('respondents_label_de_a', 'frühere Befragte, deutsch', 'earlier respondents, German'),
    ('respondents_label_de_b', 'spätere Befragte, deutsch', 'later respondents, German'),
    ('respondents_label_en', 'Bezeichnung der Befragten, englisch', 'respondents label, English'),
    ('respondents_label_en_a', 'frühere Befragte, englisch', 'earlier respondents, English'),
    ('respondents_label_en_b', 'spätere Befragte, englisch', 'later respondents, English'),
    ('respondents_part_of', 'Teil der Gruppe', 'part of the group'),
    ('responsibilities', 'Rollen und Einheiten', 'responsibilities'),
    ('responsibility_id', 'Rolle oder Einheit', 'responsibility'),
    ('responsibility_level', 'Ebene der Rolle', 'level of the responsibility'),
    ('reverted_id', 'zurückgenommene Revision', 'undone revision'),
    ('revision_files', 'Dateien der Revisionen', 'files of the revisions'),
    ('revision_id', 'Revision', 'revision'),
    ('revisions', 'Revisionen', 'revisions'),
    ('row_count', 'Anzahl der Zeilen', 'number of rows'),
    ('sampling', 'Auswahl', 'sampling'),
    ('scale_max', 'Ende der Skala', 'end of the scale'),
    ('scale_min', 'Anfang der Skala', 'begin of the scale'),
    ('sha256', 'SHA-256', 'SHA-256'),
    ('shared_print', 'gemeinsamer Druck', 'shared print'),
    ('short_title', 'Kurztitel', 'short title'),
    ('size_class', 'Größenklasse', 'size class'),
    ('size_class_bands', 'Bänder der Größenklassen', 'bands of the size classes'),
    ('size_class_comparisons', 'Vergleiche der Größenklassen', 'comparisons of size classes'),
    ('size_class_id', 'Größenklasse', 'size class'),
    ('size_classes', 'Größenklassen', 'size classes'),
    ('source_column', 'Spalte', 'source column'),
    ('source_line', 'Zeile', 'source line'),
    ('sphere', 'Bereich', 'sphere'),
    ('sphere_a', 'früherer Bereich', 'earlier sphere'),
    ('sphere_b', 'späterer Bereich', 'later sphere'),
    ('sphere_id', 'Bereich', 'sphere'),
    ('sphere_label_de', 'Bezeichnung des Bereichs, deutsch', 'sphere label, German'),
    ('sphere_label_en', 'Bezeichnung des Bereichs, englisch', 'sphere label, English'),
    ('spheres', 'Bereiche', 'spheres'),
    ('sql', 'SQL', 'SQL'),
    ('stated_de', 'Angabe, deutsch', 'stated, German'),
    ('stated_en', 'Angabe, englisch', 'stated, English'),
    ('stated_findings', 'Befunde mit Angaben', 'findings in words'),
    ('statistic', 'Statistik', 'statistic'),
    ('status', 'Stand', 'status'),
    ('studies', 'Studien', 'studies'),
    ('study', 'Studie', 'study'),
    ('study_id', 'Studie', 'study'),
    ('study_waves', 'Wellen der Studien', 'waves of the studies'),
    ('summary_de', 'Worum es geht, deutsch', 'summary, German'),
    ('summary_en', 'Worum es geht, englisch', 'summary, English'),
    ('suppressions', 'zurückgehaltene Befunde', 'withheld findings'),
    ('text', 'Wortlaut', 'text'),
    ('text_de', 'Wortlaut, deutsch', 'text, German'),
    ('text_en', 'Wortlaut, englisch', 'text, English'),
    ('title', 'Titel', 'title'),
    ('title_de', 'Titel, deutsch', 'title, German'),
    ('title_en', 'Titel, englisch', 'title, English'),
    ('topic_id', 'Thema', 'topic'),
    ('topics', 'Themen', 'topics'),
    ('unit', 'Einheit', 'unit'),
    ('unit_kind', 'Art der Kommune', 'unit kind'),
    ('unit_kinds', 'Arten von Kommunen', 'kinds of municipality'),
    ('unweighted_value', 'ungewichteter Wert', 'unweighted value'),
    ('value', 'Wert', 'value'),
    ('value_a', 'früherer Wert', 'earlier value'),
    ('value_b', 'späterer Wert', 'later value'),
    ('value_difference', 'Unterschied der Werte', 'difference of the values'),
    ('value_max', 'Wert bis', 'value max'),
    ('value_max_a', 'früherer Wert bis', 'earlier value at most'),
    ('value_max_b', 'späterer Wert bis', 'later value at most'),
    ('value_min', 'Wert ab', 'value min'),
    ('value_min_a', 'früherer Wert ab', 'earlier value at least'),
    ('value_min_b', 'späterer Wert ab', 'later value at least'),
    ('value_type', 'Typ der Werte', 'type of the values'),
    ('variable', 'Spalte', 'variable'),
    ('variable_id', 'Nummer der Spalte', 'number of the variable'),
    ('variables', 'Spalten der Antworten', 'columns of the answers'),
    ('wave', 'Welle', 'wave'),
    ('wave_a', 'frühere Welle', 'earlier wave'),
    ('wave_b', 'spätere Welle', 'later wave'),
    ('wave_comparisons', 'Vergleiche der Wellen', 'comparisons of waves'),
    ('wave_end', 'Ende der Erhebung', 'end of the fieldwork'),
    ('wave_id', 'Welle', 'wave'),
    ('wave_label_de', 'Bezeichnung der Welle, deutsch', 'wave label, German'),
    ('wave_label_en', 'Bezeichnung der Welle, englisch', 'wave label, English'),
    ('wave_start', 'Beginn der Erhebung', 'begin of the fieldwork'),
    ('waves', 'Wellen', 'waves'),
    ('weight', 'Gewicht', 'weight'),
    ('weighting', 'Gewichtung', 'weighting'),
    ('word_de', 'Wort, deutsch', 'word, German'),
    ('word_en', 'Wort, englisch', 'word, English')
) AS t
WHERE t.column1 = iif(column_name = '', object_name, column_name);

UPDATE dictionary_values SET word_de = label_de, word_en = label_en;

UPDATE dictionary_values
SET word_de = t.column3, word_en = t.column4
FROM (
  VALUES
    ('unit', 'percent', 'Prozent', 'percent'),
    ('unit', 'score', 'Punkte', 'points'),
    ('unit', 'count', 'Anzahl', 'count'),
    ('unit', 'boolean', 'Ja oder Nein', 'yes or no'),
    ('unit', 'date', 'Datum', 'date'),
    ('unit', 'number', 'Nummer', 'number'),
    ('unit', 'position', 'Stelle', 'place'),
    ('unit', 'time', 'Zeitpunkt', 'time'),
    ('unit', 'see unit', 'siehe unit', 'see unit'),
    ('qualifier', 'approx', 'etwa', 'about'),
    ('qualifier', 'over', 'über', 'over'),
    ('qualifier', 'under', 'unter', 'under'),
    ('qualifier', 'just_under', 'knapp', 'just under'),
    ('qualifier', 'range', 'Spanne', 'range'),
    ('statistic', 'share', 'Anteil', 'share'),
    ('statistic', 'mean', 'Mittelwert', 'mean'),
    ('statistic', 'grouped_median', 'Median aus Klassen', 'grouped median'),
    ('statistic', 'difference', 'Unterschied', 'difference'),
    ('weighting', 'weighted', 'gewichtet', 'weighted'),
    ('weighting', 'unweighted', 'ungewichtet', 'unweighted'),
    ('sampling', 'full_voluntary', 'alle eingeladen, freiwillig', 'everyone invited, voluntary'),
    ('answer_kind', 'derived', 'abgeleitet', 'derived'),
    ('answer_type', 'multiple', 'eine von mehreren', 'one of several'),
    ('answer_type', 'scale', 'Skala', 'scale'),
    ('completeness', 'complete', 'vollständig', 'complete'),
    ('completeness', 'partial', 'teilweise', 'partial'),
    ('completeness', 'values not in the text', 'nur im Bild', 'only in the picture'),
    ('shared_print', 'each', 'jede', 'each'),
    ('shared_print', 'open', 'offen', 'open'),
    ('kind', 'publication', 'Veröffentlichung', 'publication'),
    ('kind', 'responses', 'Antworten', 'answers'),
    ('kind', 'measure', 'Maßnahme', 'measure'),
    ('kind', 'contradiction', 'Widerspruch', 'contradiction'),
    ('kind', 'base', 'Basis', 'base'),
    ('kind', 'definition', 'Begriffsbestimmung', 'definition'),
    ('kind', 'condition', 'Bedingung', 'condition'),
    ('kind', 'responsibility', 'Rolle oder Einheit', 'role or unit'),
    ('kind', 'statement', 'Aussage', 'statement'),
    ('kind', 'strategy_reference', 'Bezug der Strategie', 'reference of the strategy'),
    ('origin', 'survey', 'Erhebung', 'survey'),
    ('origin', 'external', 'anderswo zitiert', 'cited from elsewhere'),
    ('value_type', 'text', 'Text', 'text'),
    ('band_relation', 'overlapping', 'überschneidet sich', 'overlapping')
) AS t
WHERE allowed_value = t.column2
  AND t.column1 = CASE column_name
    WHEN 'item_kind' THEN 'kind'
    WHEN 'discrepancy_kind' THEN 'kind'
    WHEN 'qualifier_a' THEN 'qualifier'
    WHEN 'qualifier_b' THEN 'qualifier'
    ELSE column_name
  END;
