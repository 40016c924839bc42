-- Growth: what is asked of one wave or of one document costs the same beside two hundred others.

-- Indexes ----------------------------------------------------------------------------------------

-- Who asked the same, and who is compared with whom, from either side.
CREATE INDEX questions_by_concept ON questions (question_concept_id, wave_id);
CREATE INDEX questions_by_wave ON questions (wave_id);
CREATE INDEX question_comparisons_by_second ON question_comparisons (question_b);
-- What is said of a group without a number.
CREATE INDEX classifications_by_respondents ON classifications (respondents_id);
-- Computed numbers repeat nothing and stand in no exhibit: they need no room in these.
DROP INDEX observations_by_original;
CREATE INDEX observations_by_original ON observations (repeats_finding_id)
  WHERE repeats_finding_id IS NOT NULL;
DROP INDEX observations_by_exhibit;
CREATE INDEX observations_by_exhibit ON observations (exhibit_id, exhibit_row, exhibit_column)
  WHERE exhibit_id IS NOT NULL;
-- The few that are no exact numbers.
CREATE INDEX observations_inexact ON observations (document_id) WHERE qualifier <> 'exact';

-- Views ------------------------------------------------------------------------------------------

-- A print may hold two numerals, as a range does: where the last one is.
UPDATE sqlite_schema
SET sql = replace(
  sql,
  ' AS result_id
',
  ' AS result_id,
  coalesce(
    (
      SELECT n.source_line
      FROM numerals AS n
      WHERE n.finding_id = o.finding_id
      ORDER BY n.source_line DESC, n.source_column DESC
      LIMIT 1
    ),
    o.source_line
  ) AS last_line,
  coalesce(
    (
      SELECT n.source_column
      FROM numerals AS n
      WHERE n.finding_id = o.finding_id
      ORDER BY n.source_line DESC, n.source_column DESC
      LIMIT 1
    ),
    o.source_column
  ) AS last_column
'
)
WHERE type = 'view' AND name = 'findings';

-- From a question to those that ask the same or are compared with it, and only then to their numbers: whichever
-- wave another tool asks for, its questions are the first that are read. CROSS JOIN keeps that order.
DROP VIEW wave_comparisons;
CREATE VIEW wave_comparisons AS
SELECT
  n.kind AS item_kind,
  a.concept_id AS item,
  coalesce(i.label_de, n.label_de) AS item_label_de,
  coalesce(i.label_en, n.label_en) AS item_label_en,
  a.statistic,
  a.unit,
  p.wave_id AS wave_a,
  p.question_id AS question_a,
  p.sphere_id AS sphere_a,
  a.respondents_id AS respondents_a,
  r.label_de AS respondents_label_de_a,
  r.label_en AS respondents_label_en_a,
  a.value AS value_a,
  a.qualifier AS qualifier_a,
  a.value_min AS value_min_a,
  a.value_max AS value_max_a,
  a.base_min AS base_min_a,
  a.base_max AS base_max_a,
  a.finding_id AS finding_id_a,
  q.wave_id AS wave_b,
  q.question_id AS question_b,
  q.sphere_id AS sphere_b,
  b.respondents_id AS respondents_b,
  s.label_de AS respondents_label_de_b,
  s.label_en AS respondents_label_en_b,
  b.value AS value_b,
  b.qualifier AS qualifier_b,
  b.value_min AS value_min_b,
  b.value_max AS value_max_b,
  b.base_min AS base_min_b,
  b.base_max AS base_max_b,
  b.finding_id AS finding_id_b,
  coalesce(k.relation, 'not_compared') AS question_relation,
  k.difference_de AS question_difference_de,
  k.difference_en AS question_difference_en,
  CASE WHEN k.relation = 'same' THEN b.value - a.value END AS value_difference
FROM questions AS p
JOIN questions AS q
  -- Said from either side, so that either can be the first.
  ON q.question_concept_id IN (
    SELECT p.question_concept_id
    UNION
    SELECT y.question_concept_id
    FROM question_comparisons AS x
    JOIN questions AS y ON y.question_id = x.question_b
    WHERE x.question_a = p.question_id
    UNION
    SELECT y.question_concept_id
    FROM question_comparisons AS x
    JOIN questions AS y ON y.question_id = x.question_a
    WHERE x.question_b = p.question_id
  )
  AND p.question_concept_id IN (
    SELECT q.question_concept_id
    UNION
    SELECT y.question_concept_id
    FROM question_comparisons AS x
    JOIN questions AS y ON y.question_id = x.question_b
    WHERE x.question_a = q.question_id
    UNION
    SELECT y.question_concept_id
    FROM question_comparisons AS x
    JOIN questions AS y ON y.question_id = x.question_a
    WHERE x.question_b = q.question_id
  )
CROSS JOIN waves AS v ON v.wave_id = p.wave_id
CROSS JOIN waves AS w
  ON w.wave_id = q.wave_id
  AND (
    coalesce(w.fieldwork_start, w.fieldwork_end, '9999') > coalesce(v.fieldwork_start, v.fieldwork_end, '9999')
    OR (
      coalesce(w.fieldwork_start, w.fieldwork_end, '9999') = coalesce(v.fieldwork_start, v.fieldwork_end, '9999')
      AND w.wave_id > v.wave_id
    )
  )
CROSS JOIN observations AS a ON a.question_id = p.question_id
CROSS JOIN observations AS b
  ON b.question_id = q.question_id
  AND b.concept_id = a.concept_id
  AND b.statistic = a.statistic
  AND b.unit = a.unit
CROSS JOIN respondents AS r ON r.respondents_id = a.respondents_id
CROSS JOIN respondents AS s
  ON s.respondents_id = b.respondents_id
  AND s.unit_kind = r.unit_kind
  AND coalesce(s.municipality_type_id, '') = coalesce(r.municipality_type_id, '')
  AND coalesce(s.region_id, '') = coalesce(r.region_id, '')
  AND coalesce(s.condition_id, '') = coalesce(r.condition_id, '')
LEFT JOIN size_classes AS c ON c.size_class_id = r.size_class_id
LEFT JOIN size_classes AS d ON d.size_class_id = s.size_class_id
CROSS JOIN concepts AS n ON n.concept_id = a.concept_id
CROSS JOIN items AS i ON i.question_id = a.question_id AND i.concept_id = a.concept_id
LEFT JOIN question_comparisons AS k
  ON k.question_a = min(p.question_id, q.question_id)
  AND k.question_b = max(p.question_id, q.question_id)
WHERE v.origin = 'survey'
  AND w.origin = 'survey'
  AND (q.question_concept_id = p.question_concept_id OR k.relation IS NOT NULL)
  AND coalesce(d.inhabitants_min, s.inhabitants_min, 0) = coalesce(c.inhabitants_min, r.inhabitants_min, 0)
  AND coalesce(d.inhabitants_max, s.inhabitants_max, 0) = coalesce(c.inhabitants_max, r.inhabitants_max, 0)
  -- The questions are said again: a condition on the numbers alone would make SQLite read all numbers first.
  AND EXISTS (
    SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = a.finding_id AND a.question_id = p.question_id
  )
  AND EXISTS (
    SELECT 1 FROM fullest_prints AS x WHERE x.finding_id = b.finding_id AND b.question_id = q.question_id
  )
  -- A part that nothing recorded sets apart from what it is part of cannot be lined up.
  AND NOT EXISTS (
    SELECT 1
    FROM respondents AS x
    JOIN respondents AS y ON y.respondents_id = x.part_of
    WHERE x.respondents_id IN (a.respondents_id, b.respondents_id)
      AND x.unit_kind = y.unit_kind
      AND x.size_class_id IS NULL
      AND x.inhabitants_min IS NULL
      AND x.inhabitants_max IS NULL
      AND coalesce(x.municipality_type_id, '') = coalesce(y.municipality_type_id, '')
      AND coalesce(x.region_id, '') = coalesce(y.region_id, '')
      AND coalesce(x.condition_id, '') = coalesce(y.condition_id, '')
  );

-- The other classes of a class, and no others, are looked at.
DROP VIEW size_class_bands;
CREATE VIEW size_class_bands AS
SELECT
  s.size_class_id AS size_class,
  s.wave_id AS wave,
  w.label_de AS wave_label_de,
  w.label_en AS wave_label_en,
  s.unit_kind,
  s.class_number,
  s.label_de,
  s.label_en,
  s.inhabitants_min,
  s.inhabitants_max,
  (
    SELECT group_concat(y.other_size_class, ', ')
    FROM (
      SELECT x.other_size_class
      FROM size_class_comparisons AS x
      WHERE x.size_class = s.size_class_id
        AND x.kind_relation = 'equal' AND x.band_relation = 'equal'
      ORDER BY x.other_size_class
    ) AS y
  ) AS equal_classes,
  (
    SELECT group_concat(y.other_size_class, ', ')
    FROM (
      SELECT x.other_size_class
      FROM size_class_comparisons AS x
      WHERE x.size_class = s.size_class_id
        AND x.kind_relation IN ('equal', 'within') AND x.band_relation IN ('equal', 'within')
        AND NOT (x.kind_relation = 'equal' AND x.band_relation = 'equal')
      ORDER BY x.other_size_class
    ) AS y
  ) AS classes_around,
  (
    SELECT group_concat(y.other_size_class, ', ')
    FROM (
      SELECT x.other_size_class
      FROM size_class_comparisons AS x
      WHERE x.size_class = s.size_class_id
        AND x.kind_relation IN ('equal', 'contains') AND x.band_relation IN ('equal', 'contains')
        AND NOT (x.kind_relation = 'equal' AND x.band_relation = 'equal')
      ORDER BY x.other_size_class
    ) AS y
  ) AS classes_within,
  (
    SELECT group_concat(y.other_size_class, ', ')
    FROM (
      SELECT x.other_size_class
      FROM size_class_comparisons AS x
      WHERE x.size_class = s.size_class_id
        AND x.kind_relation <> 'disjoint' AND x.band_relation <> 'disjoint'
        AND NOT (
          x.kind_relation IN ('equal', 'within') AND x.band_relation IN ('equal', 'within')
        )
        AND NOT (
          x.kind_relation IN ('equal', 'contains') AND x.band_relation IN ('equal', 'contains')
        )
      ORDER BY x.other_size_class
    ) AS y
  ) AS overlapping_classes
FROM size_classes AS s
JOIN waves AS w ON w.wave_id = s.wave_id;

-- Dictionary -------------------------------------------------------------------------------------

UPDATE dictionary
SET place = place + 2
WHERE object_name IN ('stated_findings', 'results') AND place > 35;

INSERT INTO dictionary (object_name, column_name, place, object_kind, value_type, unit, allowed, refers_to, origin,
  label_de, label_en, description_de, description_en)
SELECT
  o.column1, t.column1, t.column2, 'view', 'integer', 'number', NULL, NULL, 'printed', t.column3, t.column4, t.column5, t.column6
FROM (VALUES ('findings'), ('stated_findings'), ('results')) AS o
JOIN (
  VALUES
    ('last_line', 36, 'letzte Zeile', 'last line', 'Die Zeile, in der die letzte Zahl des Drucks steht: die zweite einer Spanne, sonst source_line.', 'The line that the last numeral of the print stands in: the second of a range, else source_line.'),
    ('last_column', 37, 'letzte Spalte', 'last column', 'Die Spalte, in der die letzte Zahl des Drucks beginnt.', 'The column that the last numeral of the print begins at.')
) AS t;

-- As `inspect` calls them.
UPDATE dictionary_values
SET word_en = CASE allowed_value
  WHEN 'not_asked' THEN 'not asked'
  WHEN 'not_answered' THEN 'not answered'
  ELSE 'don''t know'
END
WHERE object_name = 'codes' AND column_name = 'missing';
