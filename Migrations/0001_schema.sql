-- The warehouse of survey waves: vocabulary, publications, questions, published numbers.
-- Closed vocabularies are CHECKs; everything else that a row refers to is a foreign key.
-- Dates are ISO 8601 and as precise as the source: 2020, 2020-05 or 2020-05-31.

-- Vocabulary -----------------------------------------------------------------------------------

CREATE TABLE unit_kinds (
  unit_kind TEXT PRIMARY KEY
    CHECK (unit_kind IN ('any', 'city_or_municipality', 'city', 'municipality', 'county')),
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  part_of TEXT REFERENCES unit_kinds
) STRICT;

-- The part of the municipal ecosystem that a question is about.
CREATE TABLE spheres (
  sphere_id TEXT PRIMARY KEY,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  definition_de TEXT,
  definition_en TEXT
) STRICT;

-- Everything that an answer or a group of respondents can be about; topics, measures and
-- responsibilities carry more in tables of their own.
CREATE TABLE concepts (
  concept_id TEXT PRIMARY KEY CHECK (concept_id <> '' AND concept_id NOT GLOB '*[^a-z0-9-]*'),
  kind TEXT NOT NULL CHECK (kind IN (
    'topic', 'measure', 'responsibility', 'goal', 'driver', 'barrier', 'partner',
    'strategy_reference', 'strategy_status', 'strategy_component', 'data_use', 'challenge',
    'statement', 'funding_source', 'support_form', 'channel', 'indicator', 'rating',
    'municipality_type', 'region', 'condition'
  )),
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  definition_de TEXT,
  definition_en TEXT,
  UNIQUE (concept_id, kind)
) STRICT;

-- What digitalisation is about: Themenfeld, Thema, Handlungsfeld.
CREATE TABLE topics (
  topic_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT 'topic' CHECK (kind = 'topic'),
  parent_topic_id TEXT REFERENCES topics,
  FOREIGN KEY (topic_id, kind) REFERENCES concepts (concept_id, kind)
) STRICT;

-- Something a municipality does or offers: Maßnahme. Never a statistical quantity.
CREATE TABLE measures (
  measure_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT 'measure' CHECK (kind = 'measure'),
  family TEXT NOT NULL CHECK (family IN (
    'training', 'e_government', 'infrastructure', 'community_support', 'competence_offer',
    'participation', 'data', 'strategy', 'other'
  )),
  FOREIGN KEY (measure_id, kind) REFERENCES concepts (concept_id, kind)
) STRICT;

-- The role or organisational unit that is named as responsible.
CREATE TABLE responsibilities (
  responsibility_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL DEFAULT 'responsibility' CHECK (kind = 'responsibility'),
  level TEXT NOT NULL CHECK (level IN ('head', 'executive', 'unit', 'support')),
  FOREIGN KEY (responsibility_id, kind) REFERENCES concepts (concept_id, kind)
) STRICT;

-- Publications and fieldwork ---------------------------------------------------------------------

-- A publication. It reports one or more waves.
CREATE TABLE studies (
  study_id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  short_title TEXT NOT NULL,
  authors TEXT,
  publisher TEXT NOT NULL,
  published TEXT CHECK (published GLOB '[12][0-9][0-9][0-9]*'),
  licence TEXT NOT NULL,
  note TEXT
) STRICT;

-- The text that positions refer to: its bytes are named by their SHA-256.
CREATE TABLE documents (
  document_id TEXT PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES studies,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  line_count INTEGER NOT NULL CHECK (line_count > 0)
) STRICT;

-- One fieldwork: who was asked, when, how.
CREATE TABLE waves (
  wave_id TEXT PRIMARY KEY,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  population_de TEXT NOT NULL,
  population_en TEXT NOT NULL,
  fieldwork_start TEXT CHECK (fieldwork_start GLOB '[12][0-9][0-9][0-9]*'),
  fieldwork_end TEXT CHECK (fieldwork_end GLOB '[12][0-9][0-9][0-9]*'),
  -- How the answers were collected.
  mode TEXT CHECK (mode IN ('online', 'telephone', 'paper', 'mixed')),
  -- 'full_voluntary': everyone was invited, who answered chose to; nothing representative.
  sampling TEXT NOT NULL CHECK (sampling IN ('full_voluntary', 'representative_sample', 'unknown')),
  -- 'external': a statistic that a document cites from elsewhere; never part of an answer.
  origin TEXT NOT NULL CHECK (origin IN ('survey', 'external')),
  note TEXT,
  -- Both may be of different precision: 2024-05 to 2024 is in order.
  CONSTRAINT fieldwork_in_order CHECK (
    substr(fieldwork_start, 1, length(fieldwork_end))
    <= substr(fieldwork_end, 1, length(fieldwork_start))
  )
) STRICT;

CREATE TABLE study_waves (
  study_id TEXT NOT NULL REFERENCES studies,
  wave_id TEXT NOT NULL REFERENCES waves,
  PRIMARY KEY (study_id, wave_id)
) STRICT, WITHOUT ROWID;

-- A band of inhabitants as one wave defines it. NULL: open at that end.
CREATE TABLE size_classes (
  size_class_id TEXT PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves,
  unit_kind TEXT NOT NULL REFERENCES unit_kinds,
  class_number INTEGER,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  inhabitants_min INTEGER,
  inhabitants_max INTEGER,
  document_id TEXT NOT NULL REFERENCES documents,
  source_line INTEGER NOT NULL CHECK (source_line > 0),
  source_column INTEGER NOT NULL CHECK (source_column > 0),
  printed TEXT NOT NULL,
  note TEXT,
  CHECK (inhabitants_min < inhabitants_max),
  CHECK (inhabitants_min IS NOT NULL OR inhabitants_max IS NOT NULL),
  UNIQUE (wave_id, unit_kind, class_number),
  UNIQUE (size_class_id, wave_id)
) STRICT;

-- The group of municipalities that a figure speaks about.
CREATE TABLE respondents (
  respondents_id TEXT PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  unit_kind TEXT NOT NULL REFERENCES unit_kinds,
  -- Either a class of the wave or a band of its own, never both.
  size_class_id TEXT,
  inhabitants_min INTEGER,
  inhabitants_max INTEGER,
  municipality_type_id TEXT REFERENCES concepts,
  region_id TEXT REFERENCES concepts,
  -- What else they have in common, such as having a strategy.
  condition_id TEXT REFERENCES concepts,
  part_of TEXT,
  note TEXT,
  CHECK (size_class_id IS NULL OR (inhabitants_min IS NULL AND inhabitants_max IS NULL)),
  UNIQUE (respondents_id, wave_id),
  FOREIGN KEY (size_class_id, wave_id) REFERENCES size_classes (size_class_id, wave_id),
  FOREIGN KEY (part_of, wave_id) REFERENCES respondents (respondents_id, wave_id)
) STRICT;

-- Questions ------------------------------------------------------------------------------------

-- What a question asks, whatever the wave.
CREATE TABLE question_concepts (
  question_concept_id TEXT PRIMARY KEY,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL
) STRICT;

-- A question of one wave, paraphrased.
CREATE TABLE questions (
  question_id TEXT PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves,
  question_concept_id TEXT NOT NULL REFERENCES question_concepts,
  sphere_id TEXT REFERENCES spheres,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  -- 'derived': no question of its own, computed by the authors from other answers.
  answer_kind TEXT NOT NULL
    CHECK (answer_kind IN ('single', 'multiple', 'ranking', 'scale', 'number', 'derived')),
  scale_min REAL,
  scale_max REAL,
  note TEXT,
  UNIQUE (question_id, wave_id),
  CHECK ((scale_min IS NULL) = (scale_max IS NULL)),
  CHECK (scale_min < scale_max)
) STRICT;

-- Which questions ask the same and which only look alike.
CREATE TABLE question_comparisons (
  question_a TEXT NOT NULL REFERENCES questions,
  question_b TEXT NOT NULL REFERENCES questions,
  relation TEXT NOT NULL CHECK (relation IN ('same', 'similar', 'different')),
  difference_de TEXT NOT NULL,
  difference_en TEXT NOT NULL,
  PRIMARY KEY (question_a, question_b),
  CHECK (question_a < question_b)
) STRICT, WITHOUT ROWID;

-- The options of a question: this wave's option is that concept. The crosswalk of the waves.
CREATE TABLE items (
  question_id TEXT NOT NULL REFERENCES questions,
  concept_id TEXT NOT NULL REFERENCES concepts,
  -- Labels of this wave, where they differ from the concept's.
  label_de TEXT,
  label_en TEXT,
  -- 1: holds other options of the question, such as "good or better".
  is_union INTEGER CHECK (is_union IN (0, 1)),
  note TEXT,
  PRIMARY KEY (question_id, concept_id)
) STRICT, WITHOUT ROWID;

-- Published numbers -----------------------------------------------------------------------------

-- A numbered figure or table of a document.
CREATE TABLE exhibits (
  exhibit_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents,
  kind TEXT NOT NULL CHECK (kind IN ('figure', 'table')),
  exhibit_number INTEGER NOT NULL CHECK (exhibit_number > 0),
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  -- What it shows as a question, paraphrased.
  question_de TEXT,
  question_en TEXT,
  -- Where the text shows it.
  page INTEGER CHECK (page > 0),
  -- How much of it the text holds; most figures are pictures.
  completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'partial', 'values not in the text')),
  -- The n of the caption, as printed and as understood. It is not always the base of the shares.
  base_printed TEXT,
  base_min INTEGER,
  base_max INTEGER,
  source_line INTEGER NOT NULL CHECK (source_line > 0),
  source_column INTEGER NOT NULL CHECK (source_column > 0),
  note TEXT,
  CHECK (base_min <= base_max),
  UNIQUE (document_id, kind, exhibit_number),
  UNIQUE (exhibit_id, document_id)
) STRICT;

-- Short labels of the rows and columns of an exhibit whose cells are printed in the text.
CREATE TABLE exhibit_headings (
  exhibit_id TEXT NOT NULL REFERENCES exhibits,
  axis TEXT NOT NULL CHECK (axis IN ('row', 'column')),
  place INTEGER NOT NULL CHECK (place > 0),
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  PRIMARY KEY (exhibit_id, axis, place)
) STRICT, WITHOUT ROWID;

-- One published number for one item of one question and one group of respondents.
CREATE TABLE observations (
  finding_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents,
  wave_id TEXT NOT NULL REFERENCES waves,
  question_id TEXT NOT NULL,
  concept_id TEXT NOT NULL,
  respondents_id TEXT NOT NULL,
  statistic TEXT NOT NULL
    CHECK (statistic IN ('share', 'count', 'mean', 'grouped_median', 'difference')),
  -- NULL for a range, whose ends are value_min and value_max.
  value REAL,
  unit TEXT NOT NULL
    CHECK (unit IN ('percent', 'score', 'count', 'inhabitants', 'percentage_points')),
  qualifier TEXT NOT NULL
    CHECK (qualifier IN ('exact', 'approx', 'over', 'under', 'just_under', 'range')),
  -- What the print claims: for an exact whole percent half a point to either side.
  value_min REAL,
  value_max REAL,
  -- How many answered, where it is printed or follows; one end alone is a bound.
  base_min INTEGER CHECK (base_min >= 0),
  base_max INTEGER CHECK (base_max >= 0),
  exhibit_id TEXT,
  -- The cell of the exhibit, and the part of a cell that holds two values.
  exhibit_row INTEGER,
  exhibit_column INTEGER,
  cell_part INTEGER,
  -- 1-based position of the first character of the print; a column counts code points.
  source_line INTEGER CHECK (source_line > 0),
  source_column INTEGER CHECK (source_column > 0),
  printed TEXT,
  -- One print for several findings: 'each' has the value, or it is 'open' whether each or all together.
  shared_print TEXT CHECK (shared_print IN ('each', 'open')),
  repeats_finding_id TEXT REFERENCES observations,
  note TEXT,
  CHECK ((value IS NULL) = (qualifier = 'range')),
  CHECK (value BETWEEN value_min AND value_max),
  CHECK (value_min <= value_max),
  CHECK (unit <> 'percent' OR value BETWEEN 0 AND 100 OR value IS NULL),
  CHECK (repeats_finding_id <> finding_id),
  CHECK (base_min <= base_max),
  CHECK ((source_line IS NULL) = (source_column IS NULL)),
  CHECK (source_line IS NULL OR printed IS NOT NULL),
  CHECK ((exhibit_row IS NULL) = (exhibit_column IS NULL)),
  CHECK (exhibit_row IS NULL OR exhibit_id IS NOT NULL),
  FOREIGN KEY (exhibit_id, document_id) REFERENCES exhibits (exhibit_id, document_id),
  FOREIGN KEY (question_id, concept_id) REFERENCES items (question_id, concept_id),
  FOREIGN KEY (question_id, wave_id) REFERENCES questions (question_id, wave_id),
  FOREIGN KEY (respondents_id, wave_id) REFERENCES respondents (respondents_id, wave_id)
) STRICT;

CREATE INDEX observations_by_concept ON observations (concept_id, wave_id);
CREATE INDEX observations_by_question ON observations (question_id, concept_id);
CREATE INDEX observations_by_respondents ON observations (respondents_id);
CREATE INDEX observations_by_exhibit ON observations (exhibit_id, exhibit_row, exhibit_column);
CREATE INDEX observations_by_original ON observations (repeats_finding_id);
CREATE INDEX observations_by_position ON observations (document_id, source_line, source_column);

-- One published category for one item: rising, falling, mainstream or special, or a rank.
CREATE TABLE classifications (
  classification_id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents,
  wave_id TEXT NOT NULL REFERENCES waves,
  question_id TEXT NOT NULL,
  concept_id TEXT NOT NULL,
  respondents_id TEXT NOT NULL,
  -- 'riser': Aufsteiger, 'faller': Absteiger, 'mainstream', 'special': Spezielles.
  category TEXT NOT NULL CHECK (category IN ('riser', 'faller', 'mainstream', 'special', 'rank')),
  rank_number INTEGER CHECK (rank_number > 0),
  exhibit_id TEXT,
  -- Where the item stands in the sentence that puts it into the category, or the rank.
  source_line INTEGER NOT NULL CHECK (source_line > 0),
  source_column INTEGER NOT NULL CHECK (source_column > 0),
  printed TEXT NOT NULL,
  repeats_classification_id TEXT REFERENCES classifications,
  note TEXT,
  CHECK (repeats_classification_id <> classification_id),
  CHECK ((category = 'rank') = (rank_number IS NOT NULL)),
  FOREIGN KEY (exhibit_id, document_id) REFERENCES exhibits (exhibit_id, document_id),
  FOREIGN KEY (question_id, concept_id) REFERENCES items (question_id, concept_id),
  FOREIGN KEY (question_id, wave_id) REFERENCES questions (question_id, wave_id),
  FOREIGN KEY (respondents_id, wave_id) REFERENCES respondents (respondents_id, wave_id)
) STRICT;

CREATE INDEX classifications_by_concept ON classifications (concept_id, wave_id);

-- The ledger: every numeral of every document and what it is.
-- A numeral is a maximal match of [0-9]+([.,][0-9]+)*.
CREATE TABLE numerals (
  document TEXT NOT NULL REFERENCES documents,
  source_line INTEGER NOT NULL CHECK (source_line > 0),
  source_column INTEGER NOT NULL CHECK (source_column > 0),
  printed TEXT NOT NULL,
  meaning TEXT NOT NULL
    CHECK (meaning IN ('finding', 'classification', 'base', 'definition', 'other')),
  -- Which finding: the first of those that share the print, or the range that the numeral ends.
  finding_id TEXT REFERENCES observations,
  classification_id TEXT REFERENCES classifications,
  -- Whose base.
  exhibit_id TEXT REFERENCES exhibits,
  -- What of a definition, or why it is no result.
  reason TEXT CHECK (reason IN (
    'size_class', 'scale', 'grade', 'answer_class', 'item',
    'year', 'date', 'page', 'exhibit_number', 'section_number', 'list_number', 'footnote',
    'citation', 'contact', 'address', 'isbn', 'url', 'name', 'money', 'place', 'count',
    'wording'
  )),
  PRIMARY KEY (document, source_line, source_column),
  CHECK ((meaning = 'finding') = (finding_id IS NOT NULL)),
  CHECK ((meaning = 'classification') = (classification_id IS NOT NULL)),
  CHECK (
    (meaning = 'definition') = (
      coalesce(reason, '') IN ('size_class', 'scale', 'grade', 'answer_class', 'item')
    )
  ),
  CHECK (meaning <> 'other' OR reason IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX numerals_by_finding ON numerals (finding_id);
CREATE INDEX numerals_by_exhibit ON numerals (exhibit_id);
CREATE INDEX numerals_by_classification ON numerals (classification_id);

-- What does not fit, with both places and how it was resolved.
CREATE TABLE discrepancies (
  discrepancy_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL
    CHECK (kind IN ('contradiction', 'base', 'label', 'misprint', 'rounding', 'definition')),
  status TEXT NOT NULL CHECK (status IN ('explained', 'open')),
  summary_de TEXT NOT NULL,
  summary_en TEXT NOT NULL,
  resolution_de TEXT NOT NULL,
  resolution_en TEXT NOT NULL
) STRICT;

CREATE TABLE discrepancy_places (
  discrepancy_id TEXT NOT NULL REFERENCES discrepancies,
  place INTEGER NOT NULL CHECK (place > 0),
  document_id TEXT NOT NULL REFERENCES documents,
  source_line INTEGER NOT NULL CHECK (source_line > 0),
  source_column INTEGER NOT NULL CHECK (source_column > 0),
  printed TEXT NOT NULL,
  finding_id TEXT REFERENCES observations,
  exhibit_id TEXT REFERENCES exhibits,
  PRIMARY KEY (discrepancy_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX discrepancy_places_by_finding ON discrepancy_places (finding_id);
CREATE INDEX discrepancy_places_by_exhibit ON discrepancy_places (exhibit_id);

-- The other names of everything; each row names exactly one thing.
CREATE TABLE aliases (
  alias TEXT NOT NULL CHECK (alias <> ''),
  language TEXT NOT NULL CHECK (language IN ('de', 'en', 'any')),
  concept_id TEXT REFERENCES concepts,
  unit_kind TEXT REFERENCES unit_kinds,
  sphere_id TEXT REFERENCES spheres,
  wave_id TEXT REFERENCES waves,
  study_id TEXT REFERENCES studies,
  question_concept_id TEXT REFERENCES question_concepts,
  CHECK (
    (concept_id IS NOT NULL) + (unit_kind IS NOT NULL) + (sphere_id IS NOT NULL)
    + (wave_id IS NOT NULL) + (study_id IS NOT NULL) + (question_concept_id IS NOT NULL) = 1
  )
) STRICT;

CREATE UNIQUE INDEX aliases_once ON aliases (
  alias, language, coalesce(concept_id, unit_kind, sphere_id, wave_id, study_id, question_concept_id)
);

-- Housekeeping ---------------------------------------------------------------------------------

-- Which packages were loaded, from which bytes.
CREATE TABLE imports (
  import_id INTEGER PRIMARY KEY,
  package TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  file_count INTEGER NOT NULL,
  row_count INTEGER NOT NULL,
  -- UTC; NULL when the warehouse was built as a whole, so that the same sources give the same bytes.
  imported_at TEXT
) STRICT;

-- Canned queries: SQL with named parameters, run read-only.
CREATE TABLE queries (
  query_name TEXT PRIMARY KEY CHECK (query_name <> '' AND query_name NOT GLOB '*[^a-z0-9-]*'),
  title_de TEXT NOT NULL,
  title_en TEXT NOT NULL,
  description_de TEXT NOT NULL,
  description_en TEXT NOT NULL,
  sql TEXT NOT NULL
) STRICT;

CREATE TABLE query_parameters (
  query_name TEXT NOT NULL REFERENCES queries,
  parameter TEXT NOT NULL,
  place INTEGER NOT NULL CHECK (place > 0),
  value_type TEXT NOT NULL CHECK (value_type IN ('text', 'integer', 'number')),
  required INTEGER NOT NULL CHECK (required IN (0, 1)),
  default_value TEXT,
  label_de TEXT NOT NULL,
  label_en TEXT NOT NULL,
  -- A query for the allowed values (first column) and other names for them (second column).
  allowed_sql TEXT,
  PRIMARY KEY (query_name, parameter)
) STRICT, WITHOUT ROWID;

-- The contract with every other reader: one row per published number and item, joined flat.
-- Columns are only ever added, at the end.
CREATE VIEW findings AS
SELECT
  o.finding_id,
  d.study_id AS study,
  o.wave_id AS wave,
  w.fieldwork_start AS wave_start,
  w.fieldwork_end AS wave_end,
  q.sphere_id AS sphere,
  o.question_id AS question,
  c.kind AS item_kind,
  o.concept_id AS item,
  coalesce(i.label_de, c.label_de) AS item_label_de,
  coalesce(i.label_en, c.label_en) AS item_label_en,
  o.respondents_id AS respondents,
  r.label_de AS respondents_label_de,
  r.unit_kind,
  coalesce(s.inhabitants_min, r.inhabitants_min) AS inhabitants_min,
  coalesce(s.inhabitants_max, r.inhabitants_max) AS inhabitants_max,
  o.statistic,
  o.value,
  o.unit,
  o.qualifier,
  o.value_min,
  o.value_max,
  o.base_min,
  o.base_max,
  o.exhibit_id AS exhibit,
  o.document_id AS document,
  o.source_line,
  o.source_column,
  o.printed,
  o.repeats_finding_id,
  o.note
FROM observations AS o
JOIN documents AS d ON d.document_id = o.document_id
JOIN waves AS w ON w.wave_id = o.wave_id
JOIN questions AS q ON q.question_id = o.question_id
JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
JOIN concepts AS c ON c.concept_id = o.concept_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id;

-- The findings with what a reader is told of the number: how exactly it is stated, in both languages,
-- the base, and both in the space of a cell. Its columns, too, are only ever added to.
CREATE VIEW stated_findings AS
SELECT
  f.*,
  CASE f.qualifier
    WHEN 'exact' THEN 'genau'
    WHEN 'approx' THEN 'etwa'
    WHEN 'over' THEN 'über'
    WHEN 'under' THEN 'unter'
    WHEN 'just_under' THEN 'knapp'
    ELSE printf('%g–%g', f.value_min, f.value_max)
  END AS stated_de,
  CASE f.qualifier
    WHEN 'exact' THEN 'exact'
    WHEN 'approx' THEN 'about'
    WHEN 'over' THEN 'over'
    WHEN 'under' THEN 'under'
    WHEN 'just_under' THEN 'just under'
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
    WHEN 'exact' THEN printf('%g', f.value)
    WHEN 'approx' THEN printf('≈ %g', f.value)
    WHEN 'over' THEN printf('> %g', f.value)
    WHEN 'range' THEN printf('%g–%g', f.value_min, f.value_max)
    ELSE printf('< %g', f.value)
  END AS cell
FROM findings AS f;
