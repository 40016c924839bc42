-- Respondent-level waves: who answered, what each answered, and the codebook; and the revisions of
-- every package, so that each can be replaced and brought back.

-- What a document is: a text with printed numbers, or the table of answers that numbers are computed from.
ALTER TABLE documents ADD COLUMN kind TEXT NOT NULL DEFAULT 'publication'
  CHECK (kind IN ('publication', 'responses'));

-- A class of a respondent-level wave need not be printed anywhere.
ALTER TABLE size_classes RENAME COLUMN source_line TO old_source_line;
ALTER TABLE size_classes RENAME COLUMN source_column TO old_source_column;
ALTER TABLE size_classes RENAME COLUMN printed TO old_printed;
ALTER TABLE size_classes ADD COLUMN source_line INTEGER CHECK (source_line > 0);
ALTER TABLE size_classes ADD COLUMN source_column INTEGER CHECK (source_column > 0);
ALTER TABLE size_classes ADD COLUMN printed TEXT
  CHECK ((printed IS NULL) = (source_line IS NULL) AND (printed IS NULL) = (source_column IS NULL));
UPDATE size_classes
SET source_line = old_source_line, source_column = old_source_column, printed = old_printed;
ALTER TABLE size_classes DROP COLUMN old_source_line;
ALTER TABLE size_classes DROP COLUMN old_source_column;
ALTER TABLE size_classes DROP COLUMN old_printed;

-- Codebook ---------------------------------------------------------------------------------------

-- A column of the table of answers, numbered so that the columns of a question stand together.
CREATE TABLE variables (
  variable_id INTEGER PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves,
  -- The heading of the column.
  variable TEXT NOT NULL CHECK (variable <> ''),
  question_id TEXT NOT NULL,
  -- For an option that has a column of its own, and for numbers: what the column is about.
  concept_id TEXT,
  answer_type TEXT NOT NULL
    CHECK (answer_type IN ('single', 'multiple', 'scale', 'number', 'text')),
  label_de TEXT,
  label_en TEXT,
  -- Who was asked, as conditions on other columns such as 's001=1'; NULL: everyone.
  asked_if TEXT,
  UNIQUE (wave_id, variable),
  FOREIGN KEY (question_id, wave_id) REFERENCES questions (question_id, wave_id),
  FOREIGN KEY (question_id, concept_id) REFERENCES items (question_id, concept_id)
) STRICT;

CREATE INDEX variables_by_question ON variables (question_id);

-- What the codes of a column mean.
CREATE TABLE codes (
  variable_id INTEGER NOT NULL REFERENCES variables,
  -- 0: an empty field of someone who was asked; -1: of someone who was not.
  code_number INTEGER NOT NULL,
  -- As it stands in the table of answers; empty for an empty field.
  code TEXT NOT NULL,
  label_de TEXT,
  label_en TEXT,
  -- The item that it chooses.
  concept_id TEXT REFERENCES concepts,
  -- Of an option that has a column of its own: whether the code says that it was chosen.
  is_chosen INTEGER CHECK (is_chosen IN (0, 1)),
  -- Why it is no answer.
  missing TEXT CHECK (missing IN ('not_asked', 'not_answered', 'dont_know')),
  -- What those who gave it have in common.
  condition_id TEXT REFERENCES concepts,
  PRIMARY KEY (variable_id, code_number),
  CHECK (missing IS NULL OR (concept_id IS NULL AND is_chosen IS NULL))
) STRICT, WITHOUT ROWID;

-- Answers ----------------------------------------------------------------------------------------

-- One municipality that answered.
CREATE TABLE participants (
  participant_id INTEGER PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves,
  -- Its name in the table of answers.
  participant TEXT NOT NULL,
  unit_kind TEXT REFERENCES unit_kinds,
  inhabitants INTEGER CHECK (inhabitants >= 0),
  -- Follows from the inhabitants.
  size_class_id TEXT,
  municipality_type_id TEXT REFERENCES concepts,
  region_id TEXT REFERENCES concepts,
  weight REAL CHECK (weight >= 0),
  FOREIGN KEY (size_class_id, wave_id) REFERENCES size_classes (size_class_id, wave_id)
) STRICT;

CREATE INDEX participants_by_wave ON participants (wave_id);

-- What each answered to each column, clustered by column: one question is read without the others.
CREATE TABLE answers (
  variable_id INTEGER NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participants,
  -- NULL for a number or a text.
  code_number INTEGER,
  number REAL,
  text TEXT,
  PRIMARY KEY (variable_id, participant_id),
  FOREIGN KEY (variable_id, code_number) REFERENCES codes (variable_id, code_number),
  CHECK ((code_number IS NOT NULL) + (number IS NOT NULL) + (text IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

-- Computed numbers ---------------------------------------------------------------------------------

-- NULL for a printed number; else how it was computed from answers.
ALTER TABLE observations ADD COLUMN weighting TEXT CHECK (weighting IN ('weighted', 'unweighted'));
-- The same number with everyone counted once.
ALTER TABLE observations ADD COLUMN unweighted_value REAL;
-- The base that a weighted share is worth (Kish: the square of the sum of the weights, over the sum of
-- their squares).
ALTER TABLE observations ADD COLUMN effective_base REAL CHECK (effective_base >= 0);

-- Revisions --------------------------------------------------------------------------------------

-- Everything that was done with packages, in order.
CREATE TABLE revisions (
  revision_id INTEGER PRIMARY KEY,
  package TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('import', 'replace', 'revert')),
  -- For 'revert': the revision that was undone.
  reverted_id INTEGER REFERENCES revisions,
  title TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- UTC; NULL when the warehouse was built as a whole.
  made_at TEXT,
  CHECK ((action = 'revert') = (reverted_id IS NOT NULL))
) STRICT;

-- The files that a revision brought, byte for byte.
CREATE TABLE revision_files (
  file_id INTEGER PRIMARY KEY,
  revision_id INTEGER NOT NULL REFERENCES revisions,
  path TEXT NOT NULL,
  -- How a table was read.
  encoding TEXT,
  delimiter TEXT,
  decimal_sign TEXT,
  -- Last, so that SQLite can make room for it without holding it in memory.
  content BLOB NOT NULL,
  UNIQUE (revision_id, path)
) STRICT;

-- Views ------------------------------------------------------------------------------------------

DROP VIEW stated_findings;
DROP VIEW findings;

-- The contract with every other reader: one row per published or computed number and item, joined flat.
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
  o.note,
  -- NULL: printed; 'weighted' or 'unweighted': computed from answers.
  o.weighting,
  o.unweighted_value,
  o.effective_base
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
  CASE
    WHEN f.weighting = 'weighted' THEN 'berechnet, gewichtet'
    WHEN f.weighting = 'unweighted' THEN 'berechnet, ungewichtet'
    WHEN f.qualifier = 'exact' THEN 'genau'
    WHEN f.qualifier = 'approx' THEN 'etwa'
    WHEN f.qualifier = 'over' THEN 'über'
    WHEN f.qualifier = 'under' THEN 'unter'
    WHEN f.qualifier = 'just_under' THEN 'knapp'
    ELSE printf('%g–%g', f.value_min, f.value_max)
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
