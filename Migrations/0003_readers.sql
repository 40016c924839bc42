-- What other tools read: views that need no joins, and a dictionary that explains every column.

-- Dictionary -------------------------------------------------------------------------------------

-- Where to start: short texts in the order to read them.
CREATE TABLE readme (
  place INTEGER PRIMARY KEY CHECK (place > 0),
  title_de TEXT NOT NULL,
  title_en TEXT NOT NULL,
  text_de TEXT NOT NULL,
  text_en TEXT NOT NULL,
  -- A statement that shows it.
  example_sql TEXT
) STRICT;

-- What every table, view and column of this file is.
CREATE TABLE dictionary (
  object_name TEXT NOT NULL,
  -- Empty for the table or view itself.
  column_name TEXT NOT NULL,
  -- 0 for the table or view itself, then the place of the column.
  place INTEGER NOT NULL CHECK (place >= 0),
  object_kind TEXT NOT NULL CHECK (object_kind IN ('table', 'view')),
  value_type TEXT CHECK (value_type IN ('text', 'integer', 'real', 'blob')),
  description_de TEXT NOT NULL CHECK (description_de <> ''),
  description_en TEXT NOT NULL CHECK (description_en <> ''),
  -- What a number counts, and how a date is to be read; 'see unit' where the row says it.
  unit TEXT CHECK (unit IN (
    'answer', 'boolean', 'bytes', 'count', 'date', 'inhabitants', 'number', 'position', 'score',
    'see unit', 'time', 'weight'
  )),
  -- What the values are limited to, in notation that needs no translation: a pattern, a comparison, a
  -- quoted value; the values of a closed vocabulary are in dictionary_values.
  allowed TEXT,
  -- The column that it refers to, as table.column.
  refers_to TEXT,
  -- Where the values come from.
  origin TEXT NOT NULL CHECK (origin IN ('printed', 'steward', 'computed', 'program')),
  PRIMARY KEY (object_name, column_name),
  CHECK ((column_name = '') = (place = 0)),
  CHECK ((column_name = '') = (value_type IS NULL))
) STRICT, WITHOUT ROWID;

-- The values of the closed vocabularies.
CREATE TABLE dictionary_values (
  object_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  allowed_value TEXT NOT NULL,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (object_name, column_name, allowed_value),
  FOREIGN KEY (object_name, column_name) REFERENCES dictionary (object_name, column_name)
) STRICT, WITHOUT ROWID;

-- Views for readers ------------------------------------------------------------------------------

-- One row per cell: a question, an option, a group and a statistic have one number. Of several prints the
-- most exact is taken; how many others there are is told, and whether a discrepancy is known. External
-- statistics are left out: they are no answers of a wave.
CREATE VIEW crosstab_cells AS
SELECT
  o.wave_id AS wave,
  w.label_de AS wave_label_de,
  w.label_en AS wave_label_en,
  w.fieldwork_start AS wave_start,
  w.fieldwork_end AS wave_end,
  q.sphere_id AS sphere,
  p.label_de AS sphere_label_de,
  p.label_en AS sphere_label_en,
  q.question_concept_id AS question_concept,
  o.question_id AS question,
  q.label_de AS question_label_de,
  q.label_en AS question_label_en,
  c.kind AS item_kind,
  o.concept_id AS item,
  coalesce(i.label_de, c.label_de) AS item_label_de,
  coalesce(i.label_en, c.label_en) AS item_label_en,
  o.respondents_id AS respondents,
  r.label_de AS respondents_label_de,
  r.label_en AS respondents_label_en,
  r.unit_kind,
  r.part_of AS respondents_part_of,
  r.size_class_id AS size_class,
  coalesce(s.inhabitants_min, r.inhabitants_min) AS inhabitants_min,
  coalesce(s.inhabitants_max, r.inhabitants_max) AS inhabitants_max,
  r.municipality_type_id AS municipality_type,
  r.region_id AS region,
  r.condition_id AS respondents_condition,
  o.statistic,
  o.value,
  o.unit,
  o.qualifier,
  o.value_min,
  o.value_max,
  o.base_min,
  o.base_max,
  o.weighting,
  o.finding_id,
  d.study_id AS study,
  (
    SELECT count(*)
    FROM observations AS y
    WHERE y.question_id = o.question_id
      AND y.concept_id = o.concept_id
      AND y.respondents_id = o.respondents_id
      AND y.statistic = o.statistic
      AND y.unit = o.unit
      AND y.repeats_finding_id IS NULL
      AND y.finding_id <> o.finding_id
  ) AS other_prints,
  CASE WHEN EXISTS (
    SELECT 1
    FROM discrepancy_places AS x
    JOIN observations AS y ON y.finding_id = x.finding_id
    WHERE y.question_id = o.question_id
      AND y.concept_id = o.concept_id
      AND y.respondents_id = o.respondents_id
      AND y.statistic = o.statistic
  ) THEN 1 ELSE 0 END AS is_disputed
FROM observations AS o
JOIN documents AS d ON d.document_id = o.document_id
JOIN waves AS w ON w.wave_id = o.wave_id
JOIN questions AS q ON q.question_id = o.question_id
LEFT JOIN spheres AS p ON p.sphere_id = q.sphere_id
JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
JOIN concepts AS c ON c.concept_id = o.concept_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
WHERE w.origin = 'survey'
  AND o.repeats_finding_id IS NULL
  AND NOT EXISTS (
    SELECT 1
    FROM observations AS y
    WHERE y.question_id = o.question_id
      AND y.concept_id = o.concept_id
      AND y.respondents_id = o.respondents_id
      AND y.statistic = o.statistic
      AND y.unit = o.unit
      AND y.repeats_finding_id IS NULL
      AND (y.qualifier <> 'exact', coalesce(y.value_max - y.value_min, 1000), y.finding_id)
        < (o.qualifier <> 'exact', coalesce(o.value_max - o.value_min, 1000), o.finding_id)
  );

-- Who is responsible, in which sphere.
CREATE VIEW crosstab_responsibility AS
SELECT x.*, t.level AS responsibility_level
FROM crosstab_cells AS x
JOIN responsibilities AS t ON t.responsibility_id = x.item;

-- What digitalisation is about.
CREATE VIEW crosstab_topics AS
SELECT
  x.*,
  t.parent_topic_id AS parent_topic,
  c.label_de AS parent_topic_label_de,
  c.label_en AS parent_topic_label_en
FROM crosstab_cells AS x
JOIN topics AS t ON t.topic_id = x.item
LEFT JOIN concepts AS c ON c.concept_id = t.parent_topic_id;

-- What municipalities do or offer.
CREATE VIEW crosstab_measures AS
SELECT x.*, t.family AS measure_family
FROM crosstab_cells AS x
JOIN measures AS t ON t.measure_id = x.item;

CREATE VIEW crosstab_goals AS
SELECT x.* FROM crosstab_cells AS x WHERE x.item_kind = 'goal';

CREATE VIEW crosstab_barriers AS
SELECT x.* FROM crosstab_cells AS x WHERE x.item_kind = 'barrier';

CREATE VIEW crosstab_drivers AS
SELECT x.* FROM crosstab_cells AS x WHERE x.item_kind = 'driver';

-- Whether there is a digital strategy, what it refers to and what it consists of.
CREATE VIEW crosstab_strategy AS
SELECT x.*
FROM crosstab_cells AS x
WHERE x.item_kind IN ('strategy_status', 'strategy_reference', 'strategy_component');

-- Who was invited to a wave and who took part.
CREATE VIEW crosstab_participation AS
SELECT x.* FROM crosstab_cells AS x WHERE x.question_concept = 'participation-in-survey';

-- How municipalities let people take part digitally.
CREATE VIEW crosstab_digital_participation AS
SELECT x.*
FROM crosstab_cells AS x
JOIN measures AS t ON t.measure_id = x.item
WHERE t.family = 'participation';

-- Each class of a wave beside each of another: how their kinds of municipality and their bands of
-- inhabitants relate. A limit belongs to the class above it, so that bands that touch are disjoint.
CREATE VIEW size_class_comparisons AS
WITH RECURSIVE holding (unit_kind, held_in) AS (
  SELECT unit_kind, unit_kind FROM unit_kinds
  UNION
  SELECT h.unit_kind, u.part_of
  FROM holding AS h
  JOIN unit_kinds AS u ON u.unit_kind = h.held_in
  WHERE u.part_of IS NOT NULL
),
bands AS (
  SELECT
    size_class_id, wave_id, unit_kind, class_number, label_de, label_en,
    inhabitants_min, inhabitants_max,
    coalesce(inhabitants_min, 0) AS lower_end,
    coalesce(inhabitants_max, 1000000000) AS upper_end
  FROM size_classes
)
SELECT
  a.size_class_id AS size_class,
  a.wave_id AS wave,
  a.unit_kind,
  a.class_number,
  a.label_de,
  a.label_en,
  a.inhabitants_min,
  a.inhabitants_max,
  b.size_class_id AS other_size_class,
  b.wave_id AS other_wave,
  b.unit_kind AS other_unit_kind,
  b.class_number AS other_class_number,
  b.label_de AS other_label_de,
  b.label_en AS other_label_en,
  b.inhabitants_min AS other_inhabitants_min,
  b.inhabitants_max AS other_inhabitants_max,
  CASE
    WHEN a.unit_kind = b.unit_kind THEN 'equal'
    WHEN EXISTS (
      SELECT 1 FROM holding AS h WHERE h.unit_kind = a.unit_kind AND h.held_in = b.unit_kind
    ) THEN 'within'
    WHEN EXISTS (
      SELECT 1 FROM holding AS h WHERE h.unit_kind = b.unit_kind AND h.held_in = a.unit_kind
    ) THEN 'contains'
    ELSE 'disjoint'
  END AS kind_relation,
  CASE
    WHEN a.lower_end = b.lower_end AND a.upper_end = b.upper_end THEN 'equal'
    WHEN a.upper_end <= b.lower_end OR b.upper_end <= a.lower_end THEN 'disjoint'
    WHEN a.lower_end >= b.lower_end AND a.upper_end <= b.upper_end THEN 'within'
    WHEN a.lower_end <= b.lower_end AND a.upper_end >= b.upper_end THEN 'contains'
    ELSE 'overlapping'
  END AS band_relation
FROM bands AS a
JOIN bands AS b ON b.wave_id <> a.wave_id;

-- Each class with its band, and with the classes of other waves that it may be compared with.
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
    SELECT group_concat(x.other_size_class, ', ')
    FROM (
      SELECT * FROM size_class_comparisons ORDER BY other_size_class
    ) AS x
    WHERE x.size_class = s.size_class_id
      AND x.kind_relation = 'equal' AND x.band_relation = 'equal'
  ) AS equal_classes,
  (
    SELECT group_concat(x.other_size_class, ', ')
    FROM (
      SELECT * FROM size_class_comparisons ORDER BY other_size_class
    ) AS x
    WHERE x.size_class = s.size_class_id
      AND x.kind_relation IN ('equal', 'within') AND x.band_relation IN ('equal', 'within')
      AND NOT (x.kind_relation = 'equal' AND x.band_relation = 'equal')
  ) AS classes_around,
  (
    SELECT group_concat(x.other_size_class, ', ')
    FROM (
      SELECT * FROM size_class_comparisons ORDER BY other_size_class
    ) AS x
    WHERE x.size_class = s.size_class_id
      AND x.kind_relation IN ('equal', 'contains') AND x.band_relation IN ('equal', 'contains')
      AND NOT (x.kind_relation = 'equal' AND x.band_relation = 'equal')
  ) AS classes_within,
  (
    SELECT group_concat(x.other_size_class, ', ')
    FROM (
      SELECT * FROM size_class_comparisons ORDER BY other_size_class
    ) AS x
    WHERE x.size_class = s.size_class_id
      AND x.kind_relation <> 'disjoint' AND x.band_relation <> 'disjoint'
      AND NOT (
        x.kind_relation IN ('equal', 'within') AND x.band_relation IN ('equal', 'within')
      )
      AND NOT (
        x.kind_relation IN ('equal', 'contains') AND x.band_relation IN ('equal', 'contains')
      )
  ) AS overlapping_classes
FROM size_classes AS s
JOIN waves AS w ON w.wave_id = s.wave_id;

-- The same option in two waves, the earlier one first, for groups that line up: what was asked, how the
-- questions relate, both numbers. There is a difference only between questions that ask the same.
CREATE VIEW wave_comparisons AS
WITH cells AS (
  SELECT
    x.*,
    coalesce(x.wave_start, x.wave_end, '9999') AS asked,
    -- What a group is, whatever the wave.
    coalesce(CAST(x.inhabitants_min AS TEXT), '') || '-'
      || coalesce(CAST(x.inhabitants_max AS TEXT), '') || ' '
      || x.unit_kind || ' ' || coalesce(x.municipality_type, '') || ' '
      || coalesce(x.region, '') || ' ' || coalesce(x.respondents_condition, '') AS group_name
  FROM crosstab_cells AS x
  -- A part that nothing recorded sets apart from what it is part of cannot be lined up.
  WHERE NOT EXISTS (
    SELECT 1
    FROM respondents AS r
    JOIN respondents AS w ON w.respondents_id = r.part_of
    WHERE r.respondents_id = x.respondents
      AND r.unit_kind = w.unit_kind
      AND r.size_class_id IS NULL
      AND r.inhabitants_min IS NULL
      AND r.inhabitants_max IS NULL
      AND coalesce(r.municipality_type_id, '') = coalesce(w.municipality_type_id, '')
      AND coalesce(r.region_id, '') = coalesce(w.region_id, '')
      AND coalesce(r.condition_id, '') = coalesce(w.condition_id, '')
  )
)
SELECT
  a.item_kind,
  a.item,
  a.item_label_de,
  a.item_label_en,
  a.statistic,
  a.unit,
  a.wave AS wave_a,
  a.question AS question_a,
  a.sphere AS sphere_a,
  a.respondents AS respondents_a,
  a.respondents_label_de AS respondents_label_de_a,
  a.respondents_label_en AS respondents_label_en_a,
  a.value AS value_a,
  a.qualifier AS qualifier_a,
  a.value_min AS value_min_a,
  a.value_max AS value_max_a,
  a.base_min AS base_min_a,
  a.base_max AS base_max_a,
  a.finding_id AS finding_id_a,
  b.wave AS wave_b,
  b.question AS question_b,
  b.sphere AS sphere_b,
  b.respondents AS respondents_b,
  b.respondents_label_de AS respondents_label_de_b,
  b.respondents_label_en AS respondents_label_en_b,
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
FROM cells AS a
JOIN cells AS b
  ON b.item = a.item
  AND b.group_name = a.group_name
  AND b.statistic = a.statistic
  AND b.unit = a.unit
  AND (b.asked > a.asked OR (b.asked = a.asked AND b.wave > a.wave))
LEFT JOIN question_comparisons AS k
  ON (k.question_a = a.question AND k.question_b = b.question)
  OR (k.question_a = b.question AND k.question_b = a.question)
WHERE b.question_concept = a.question_concept OR k.relation IS NOT NULL;

-- What does not fit, a row for each place that is involved.
CREATE VIEW known_discrepancies AS
SELECT
  x.discrepancy_id AS discrepancy,
  x.kind AS discrepancy_kind,
  x.status,
  x.summary_de,
  x.summary_en,
  x.resolution_de,
  x.resolution_en,
  p.place,
  d.study_id AS study,
  p.document_id AS document,
  p.source_line,
  p.source_column,
  p.printed,
  p.exhibit_id AS exhibit,
  p.finding_id,
  o.wave_id AS wave,
  o.question_id AS question,
  o.concept_id AS item,
  o.respondents_id AS respondents,
  o.statistic,
  o.value,
  o.unit
FROM discrepancies AS x
JOIN discrepancy_places AS p ON p.discrepancy_id = x.discrepancy_id
JOIN documents AS d ON d.document_id = p.document_id
LEFT JOIN observations AS o ON o.finding_id = p.finding_id;
