-- Results: what was found out is one thing, however often it is printed; and what a text says of it without
-- a number is an equal of the numbers.

-- Indexes ----------------------------------------------------------------------------------------

-- The prints of one result, and what is said of it.
DROP INDEX observations_by_question;
CREATE INDEX observations_by_question
  ON observations (question_id, concept_id, respondents_id, statistic);
CREATE INDEX classifications_by_question
  ON classifications (question_id, concept_id, respondents_id);

-- What is said without a number ---------------------------------------------------------------------

-- What it is compared with: another item of the question, or the same item in another group.
ALTER TABLE classifications ADD COLUMN compared_concept_id TEXT REFERENCES concepts (concept_id);
ALTER TABLE classifications ADD COLUMN compared_respondents_id TEXT
  REFERENCES respondents (respondents_id);
-- In a text on no survey: the wider thing as part of which it is named.
ALTER TABLE classifications ADD COLUMN part_of_concept_id TEXT REFERENCES concepts (concept_id);

-- Only the text of the table changes, as in migration 4. A text on no survey has no wave, no question and
-- no group.
UPDATE sqlite_schema
SET sql = replace(
  replace(
    replace(
      replace(
        replace(
          sql,
          'wave_id TEXT NOT NULL', 'wave_id TEXT'
        ),
        'question_id TEXT NOT NULL', 'question_id TEXT'
      ),
      'respondents_id TEXT NOT NULL', 'respondents_id TEXT'
    ),
    '(''riser'', ''faller'', ''mainstream'', ''special'', ''rank'')',
    '(
    ''riser'', ''faller'', ''mainstream'', ''special'', ''rank'', ''future'', ''lowest'', ''more'', ''less'',
    ''similar'', ''most'', ''many'', ''hardly'', ''named'', ''recommended''
  )'
  ),
  '  FOREIGN KEY (exhibit_id, document_id)',
  '  CHECK ((wave_id IS NULL) = (question_id IS NULL)),
  CHECK ((wave_id IS NULL) = (respondents_id IS NULL)),
  CHECK (
    (category IN (''more'', ''less'', ''similar''))
    = (compared_concept_id IS NOT NULL OR compared_respondents_id IS NOT NULL)
  ),
  FOREIGN KEY (exhibit_id, document_id)'
)
WHERE type = 'table' AND name = 'classifications';

-- The words of the exhibit -----------------------------------------------------------------------

-- What stands at the head of its row and its column there, in at most six words.
ALTER TABLE observations ADD COLUMN row_heading TEXT;
ALTER TABLE observations ADD COLUMN column_heading TEXT;

-- The wider topic in the list of this wave, where it is another than elsewhere.
ALTER TABLE items ADD COLUMN parent_concept_id TEXT REFERENCES concepts (concept_id);
-- The table that defines a class.
ALTER TABLE size_classes ADD COLUMN exhibit_id TEXT REFERENCES exhibits (exhibit_id);

-- Results ----------------------------------------------------------------------------------------

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  o.effective_base
',
  '  o.effective_base,
  o.question_id || '':'' || o.concept_id || '':'' || o.respondents_id || '':'' || o.statistic AS result_id
'
)
WHERE type = 'view' AND name = 'findings';

-- The fullest print of each result: exact before approximate, the most precise, in a cell of a table.
CREATE VIEW fullest_prints AS
SELECT o.finding_id
FROM observations AS o
WHERE o.finding_id = (
  SELECT y.finding_id
  FROM observations AS y
  WHERE y.question_id = o.question_id
    AND y.concept_id = o.concept_id
    AND y.respondents_id = o.respondents_id
    AND y.statistic = o.statistic
  ORDER BY
    y.qualifier <> 'exact',
    coalesce(y.value_max - y.value_min, 1000),
    y.exhibit_row IS NULL,
    y.repeats_finding_id IS NOT NULL,
    y.finding_id
  LIMIT 1
);

-- The prints of each result, and whether they agree with the fullest: whether a number can round to both.
CREATE VIEW result_prints AS
SELECT
  f.question_id || ':' || f.concept_id || ':' || f.respondents_id || ':' || f.statistic AS result_id,
  p.finding_id,
  f.finding_id AS fullest_finding_id,
  CASE
    WHEN p.finding_id = f.finding_id THEN 'fullest'
    WHEN coalesce(p.value_min, -1e99) <= coalesce(f.value_max, 1e99)
      AND coalesce(p.value_max, 1e99) >= coalesce(f.value_min, -1e99) THEN 'agrees'
    ELSE 'contradicts'
  END AS agreement
FROM observations AS p
JOIN observations AS f
  ON f.question_id = p.question_id
  AND f.concept_id = p.concept_id
  AND f.respondents_id = p.respondents_id
  AND f.statistic = p.statistic
WHERE EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = f.finding_id);

-- One row each: the fullest print of each result, as stated_findings has it, how often it is printed, whether
-- no number can round to all prints, and which rank the text gives it in words.
CREATE VIEW results AS
SELECT
  f.*,
  (
    SELECT count(*)
    FROM observations AS y
    WHERE y.question_id = f.question
      AND y.concept_id = f.item
      AND y.respondents_id = f.respondents
      AND y.statistic = f.statistic
  ) AS prints,
  (
    SELECT
      CASE WHEN max(coalesce(y.value_min, -1e99)) > min(coalesce(y.value_max, 1e99)) THEN 1 ELSE 0 END
    FROM observations AS y
    WHERE y.question_id = f.question
      AND y.concept_id = f.item
      AND y.respondents_id = f.respondents
      AND y.statistic = f.statistic
  ) AS is_contradicted,
  (
    SELECT min(c.rank_number)
    FROM classifications AS c
    WHERE c.question_id = f.question
      AND c.concept_id = f.item
      AND c.respondents_id = f.respondents
  ) AS rank_in_words
FROM stated_findings AS f
WHERE EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = f.finding_id);

-- A cell is a result.
UPDATE sqlite_schema
SET sql = replace(
  substr(sql, 1, instr(sql, '  AND o.repeats_finding_id IS NULL') - 1),
  '  ) THEN 1 ELSE 0 END AS is_disputed',
  '  ) THEN 1 ELSE 0 END AS is_disputed,
  o.question_id || '':'' || o.concept_id || '':'' || o.respondents_id || '':'' || o.statistic AS result_id'
) || '  AND EXISTS (SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = o.finding_id)'
WHERE type = 'view' AND name = 'crosstab_cells';

-- What is said without a number, joined flat as the findings are.
CREATE VIEW statements AS
SELECT
  s.classification_id,
  d.study_id AS study,
  s.wave_id AS wave,
  s.question_id AS question,
  s.concept_id AS item,
  coalesce(i.label_de, c.label_de) AS item_label_de,
  coalesce(i.label_en, c.label_en) AS item_label_en,
  s.respondents_id AS respondents,
  s.category,
  s.rank_number,
  s.compared_concept_id,
  s.compared_respondents_id,
  s.part_of_concept_id,
  s.exhibit_id AS exhibit,
  s.document_id AS document,
  s.source_line,
  s.source_column,
  s.printed,
  s.repeats_classification_id,
  s.note,
  v.word_de || coalesce(' ' || s.rank_number, '') || ' („' || s.printed || '“)' AS stated_de,
  v.word_en || coalesce(' ' || s.rank_number, '') || ' (“' || s.printed || '”)' AS stated_en
FROM classifications AS s
JOIN documents AS d ON d.document_id = s.document_id
JOIN concepts AS c ON c.concept_id = s.concept_id
JOIN dictionary_values AS v
  ON v.object_name = 'classifications' AND v.column_name = 'category' AND v.allowed_value = s.category
LEFT JOIN items AS i ON i.question_id = s.question_id AND i.concept_id = s.concept_id;

-- A topic stands where its study puts it.
DROP VIEW crosstab_topics;
CREATE VIEW crosstab_topics AS
SELECT
  x.*,
  c.concept_id AS parent_topic,
  c.label_de AS parent_topic_label_de,
  c.label_en AS parent_topic_label_en
FROM crosstab_cells AS x
JOIN topics AS t ON t.topic_id = x.item
JOIN items AS i ON i.question_id = x.question AND i.concept_id = x.item
LEFT JOIN concepts AS c ON c.concept_id = coalesce(i.parent_concept_id, t.parent_topic_id);

-- Dictionary -------------------------------------------------------------------------------------

UPDATE dictionary
SET
  description_de = 'Was ein Text ohne Zahl von einer Antwort sagt: ein Rang, „am häufigsten“, „mehr als“, „kaum“, eine Einordnung, oder dass es sie nennt.',
  description_en = 'What a text says of an item without a number: a rank, ''the most frequent'', ''more than'', ''hardly'', a category, or that it names it.'
WHERE object_name = 'classifications' AND column_name = '';

UPDATE dictionary
SET
  description_de = description_de || ' NULL: ein Text, der von keiner Befragung spricht.',
  description_en = description_en || ' NULL: a text that speaks of no survey.'
WHERE object_name = 'classifications' AND column_name IN ('wave_id', 'question_id', 'respondents_id');

UPDATE dictionary
SET place = place + 1
WHERE (object_name = 'stated_findings' AND place > 34)
  OR (object_name GLOB 'crosstab_*' AND place > 40);

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
VALUES
  ('classifications', 'compared_concept_id', 15, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'verglichener Begriff', 'compared concept', 'Die andere Antwort der Frage, mit der verglichen wird; NULL: keine.', 'The other item of the question that it is compared with; NULL: none.'),
  ('classifications', 'compared_respondents_id', 16, 'table', 'text', NULL, NULL, 'respondents.respondents_id', 'steward', 'verglichene Gruppe', 'compared group', 'Die andere Gruppe der Welle, mit der verglichen wird; NULL: keine.', 'The other group of the wave that it is compared with; NULL: none.'),
  ('classifications', 'part_of_concept_id', 17, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'genannt bei', 'named as part of', 'In einem Text, der von keiner Befragung spricht: das Weitere, als dessen Teil es genannt ist; sonst NULL.', 'In a text on no survey: the wider thing as part of which it is named; else NULL.'),
  ('observations', 'row_heading', 28, 'table', 'text', NULL, NULL, NULL, 'printed', 'Kopf der Zeile', 'row heading', 'Was in der Darstellung am Kopf der Zeile steht, so wie gedruckt, auf höchstens sechs Wörter gekürzt; NULL: nichts im Text.', 'What stands at the head of the row in the exhibit, as printed, cut to at most six words; NULL: nothing in the text.'),
  ('observations', 'column_heading', 29, 'table', 'text', NULL, NULL, NULL, 'printed', 'Kopf der Spalte', 'column heading', 'Was in der Darstellung am Kopf der Spalte steht, so wie gedruckt, auf höchstens sechs Wörter gekürzt; NULL: nichts im Text.', 'What stands at the head of the column in the exhibit, as printed, cut to at most six words; NULL: nothing in the text.'),
  ('items', 'parent_concept_id', 7, 'table', 'text', NULL, NULL, 'concepts.concept_id', 'steward', 'übergeordnetes Thema hier', 'wider topic here', 'Das übergeordnete Thema in der Liste dieser Welle, wo es ein anderes ist als sonst; NULL: wie in topics.', 'The wider topic in the list of this wave, where it is another than elsewhere; NULL: as in topics.'),
  ('size_classes', 'exhibit_id', 14, 'table', 'text', NULL, NULL, 'exhibits.exhibit_id', 'steward', 'Darstellung', 'exhibit', 'Die Tabelle, die sie bestimmt; NULL: nur Fließtext.', 'The table that defines it; NULL: prose alone.'),
  ('findings', 'result_id', 35, 'view', 'text', NULL, NULL, NULL, 'computed', 'Ergebnis', 'result', 'Das Ergebnis, das hier gedruckt ist: Frage:Antwort:Gruppe:Statistik. Mehrere Drucke eines Ergebnisses haben dasselbe.', 'The result that is printed here: question:item:group:statistic. Several prints of one result have the same.'),
  ('fullest_prints', '', 0, 'view', NULL, NULL, NULL, NULL, 'computed', 'vollste Drucke', 'fullest prints', 'Der vollste Druck jedes Ergebnisses: genau vor ungefähr, mehr Stellen vor weniger, Tabelle vor Text.', 'The fullest print of each result: exact before approximate, more digits before fewer, table before prose.'),
  ('fullest_prints', 'finding_id', 1, 'view', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Befund', 'finding', 'Der Druck.', 'The print.'),
  ('result_prints', '', 0, 'view', NULL, NULL, NULL, NULL, 'computed', 'Drucke der Ergebnisse', 'prints of the results', 'Die Drucke jedes Ergebnisses: welcher der vollste ist und ob die anderen zu ihm passen.', 'The prints of each result: which is the fullest, and whether the others agree with it.'),
  ('result_prints', 'result_id', 1, 'view', 'text', NULL, NULL, NULL, 'computed', 'Ergebnis', 'result', 'Das Ergebnis: Frage:Antwort:Gruppe:Statistik.', 'The result: question:item:group:statistic.'),
  ('result_prints', 'finding_id', 2, 'view', 'text', NULL, NULL, 'observations.finding_id', 'steward', 'Befund', 'finding', 'Der Druck.', 'The print.'),
  ('result_prints', 'fullest_finding_id', 3, 'view', 'text', NULL, NULL, 'observations.finding_id', 'computed', 'vollster Druck', 'fullest print', 'Der genaueste Druck des Ergebnisses: genau vor ungefähr, mehr Stellen vor weniger, Tabelle vor Text.', 'The fullest print of the result: exact before approximate, more digits before fewer, table before prose.'),
  ('result_prints', 'agreement', 4, 'view', 'text', NULL, NULL, NULL, 'computed', 'Übereinstimmung', 'agreement', 'Ob der Druck zum vollsten passt: ob sich eine Zahl zu beiden runden lässt.', 'Whether the print agrees with the fullest: whether a number can round to both.'),
  ('results', '', 0, 'view', NULL, NULL, NULL, NULL, 'computed', 'Ergebnisse', 'results', 'Eine Zeile je Ergebnis, wie oft auch immer es gedruckt ist: Frage × Antwort × Gruppe × Statistik, mit dem vollsten Druck. Spalten wie in stated_findings, und dahinter, was die Drucke zusammen sagen.', 'One row a result, however often it is printed: question × item × group × statistic, with its fullest print. Columns as in stated_findings, and behind them what the prints say together.'),
  ('results', 'prints', 40, 'view', 'integer', 'count', NULL, NULL, 'computed', 'Drucke', 'prints', 'Wie oft das Ergebnis gedruckt ist.', 'How often the result is printed.'),
  ('results', 'is_contradicted', 41, 'view', 'integer', 'boolean', NULL, NULL, 'computed', 'widersprochen', 'contradicted', '1, wenn keine Zahl sich zu allen Drucken runden lässt; 0, wenn eine es tut, auch bei nur einem Druck.', '1 when no number can round to all prints; 0 when one can, also when there is only one print.'),
  ('results', 'rank_in_words', 42, 'view', 'integer', 'number', NULL, NULL, 'printed', 'Rang in Worten', 'rank in words', 'Der Rang, den der Text der Antwort in Worten gibt, etwa 1 für „am häufigsten“; NULL: keiner.', 'The rank that the text gives the item in words, such as 1 for ''the most frequent''; NULL: none.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
SELECT 'stated_findings', d.column_name, d.place, d.object_kind, d.value_type, d.unit, d.allowed, d.refers_to, d.origin,
  d.label_de, d.label_en, d.description_de, d.description_en
FROM dictionary AS d
WHERE d.object_name = 'findings' AND d.place > 34;

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
SELECT 'results', column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en
FROM dictionary
WHERE object_name = 'stated_findings' AND place > 0;

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
SELECT DISTINCT c.object_name, d.column_name, 41, d.object_kind, d.value_type, d.unit, d.allowed, d.refers_to, d.origin,
  d.label_de, d.label_en, d.description_de, d.description_en
FROM dictionary AS c
JOIN dictionary AS d ON d.object_name = 'findings' AND d.column_name = 'result_id'
WHERE c.object_name GLOB 'crosstab_*';

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
VALUES
  ('statements', '', 0, 'view', NULL, NULL, NULL, NULL, 'printed', 'Aussagen ohne Zahl', 'statements without a number', 'Wie findings, für das, was ein Text ohne Zahl sagt: eine Zeile je Aussage, mit Studie, Welle, Frage, Antwort und Gruppe.', 'As findings, for what a text says without a number: one row a statement, with study, wave, question, item and group.'),
  ('statements', 'stated_de', 21, 'view', 'text', NULL, NULL, NULL, 'computed', 'Angabe, deutsch', 'stated, German', 'Was gesagt ist, in einem deutschen Wort, und dahinter die gedruckten Worte.', 'What is said, in a German word, and behind it the printed words.'),
  ('statements', 'stated_en', 22, 'view', 'text', NULL, NULL, NULL, 'computed', 'Angabe, englisch', 'stated, English', 'Was gesagt ist, in einem englischen Wort, und dahinter die gedruckten Worte.', 'What is said, in an English word, and behind it the printed words.');

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
SELECT
  'statements', t.column1, t.column2, 'view', d.value_type, d.unit, d.allowed, coalesce(t.column5, d.refers_to), d.origin,
  l.label_de, l.label_en, d.description_de, d.description_en
FROM (
  VALUES
    ('classification_id', 1, 'classifications', 'classification_id', 'classifications.classification_id'),
    ('study', 2, 'documents', 'study_id', 'studies.study_id'),
    ('wave', 3, 'classifications', 'wave_id', NULL),
    ('question', 4, 'classifications', 'question_id', NULL),
    ('item', 5, 'classifications', 'concept_id', NULL),
    ('item_label_de', 6, 'findings', 'item_label_de', NULL),
    ('item_label_en', 7, 'findings', 'item_label_en', NULL),
    ('respondents', 8, 'classifications', 'respondents_id', NULL),
    ('category', 9, 'classifications', 'category', NULL),
    ('rank_number', 10, 'classifications', 'rank_number', NULL),
    ('compared_concept_id', 11, 'classifications', 'compared_concept_id', NULL),
    ('compared_respondents_id', 12, 'classifications', 'compared_respondents_id', NULL),
    ('part_of_concept_id', 13, 'classifications', 'part_of_concept_id', NULL),
    ('exhibit', 14, 'classifications', 'exhibit_id', NULL),
    ('document', 15, 'classifications', 'document_id', NULL),
    ('source_line', 16, 'classifications', 'source_line', NULL),
    ('source_column', 17, 'classifications', 'source_column', NULL),
    ('printed', 18, 'classifications', 'printed', NULL),
    ('repeats_classification_id', 19, 'classifications', 'repeats_classification_id', NULL),
    ('note', 20, 'classifications', 'note', NULL)
) AS t
JOIN dictionary AS d ON d.object_name = t.column3 AND d.column_name = t.column4
JOIN (
  SELECT column_name, min(label_de) AS label_de, min(label_en) AS label_en FROM dictionary GROUP BY column_name
) AS l ON l.column_name = t.column1;

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en, word_de, word_en)
VALUES
  ('classifications', 'category', 6, 'future', 'künftig von Bedeutung', 'of importance in future', 'künftig wichtig', 'important in future'),
  ('classifications', 'category', 7, 'lowest', 'letzter, seltenster oder kleinster', 'last, rarest or smallest', 'am wenigsten', 'lowest'),
  ('classifications', 'category', 8, 'more', 'mehr als das Verglichene', 'more than what it is compared with', 'mehr', 'more'),
  ('classifications', 'category', 9, 'less', 'weniger als das Verglichene', 'less than what it is compared with', 'weniger', 'less'),
  ('classifications', 'category', 10, 'similar', 'ähnlich viel wie das Verglichene', 'about as much as what it is compared with', 'ähnlich', 'similar'),
  ('classifications', 'category', 11, 'most', 'die meisten', 'most of them', 'die meisten', 'most'),
  ('classifications', 'category', 12, 'many', 'viele oder häufig', 'many, or often', 'viele', 'many'),
  ('classifications', 'category', 13, 'hardly', 'kaum oder selten', 'hardly, or seldom', 'kaum', 'hardly'),
  ('classifications', 'category', 14, 'named', 'genannt, ohne Menge und Reihenfolge', 'named, with no amount and no order', 'genannt', 'named'),
  ('classifications', 'category', 15, 'recommended', 'von den Verfassern empfohlen', 'recommended by the authors', 'empfohlen', 'recommended'),
  ('result_prints', 'agreement', 1, 'fullest', 'der vollste Druck', 'the fullest print', 'vollster', 'fullest'),
  ('result_prints', 'agreement', 2, 'agrees', 'passt zum vollsten', 'agrees with the fullest', 'stimmt überein', 'agrees'),
  ('result_prints', 'agreement', 3, 'contradicts', 'widerspricht dem vollsten', 'contradicts the fullest', 'widerspricht', 'contradicts'),
  ('results', 'is_contradicted', 1, '0', 'alle Drucke stimmen überein', 'all prints agree', 'nein', 'no'),
  ('results', 'is_contradicted', 2, '1', 'ein Druck widerspricht', 'a print contradicts', 'ja', 'yes');

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en, word_de, word_en)
SELECT 'results', column_name, place, allowed_value, label_de, label_en, word_de, word_en
FROM dictionary_values
WHERE object_name = 'stated_findings';

INSERT INTO dictionary_values (object_name, column_name, place, allowed_value, label_de, label_en, word_de, word_en)
SELECT 'statements', column_name, place, allowed_value, label_de, label_en, word_de, word_en
FROM dictionary_values
WHERE object_name = 'classifications';
