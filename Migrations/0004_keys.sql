-- Foreign keys that other tools can follow: each names the column that it refers to, and where a key of two
-- columns makes sure that both fit together, each column also refers by itself.
--
-- Only the text of the tables changes, nothing that is stored: https://sqlite.org/lang_altertable.html,
-- "Making Other Kinds Of Table Schema Changes". Any other statement of this kind is refused; the migrator
-- lets a migration edit sqlite_schema and has SQLite read the schema anew behind it.

-- Each names its column ------------------------------------------------------------------------

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES classifications,', 'REFERENCES classifications (classification_id),'),
  'REFERENCES classifications' || char(10), 'REFERENCES classifications (classification_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES concepts,', 'REFERENCES concepts (concept_id),'),
  'REFERENCES concepts' || char(10), 'REFERENCES concepts (concept_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES discrepancies,', 'REFERENCES discrepancies (discrepancy_id),'),
  'REFERENCES discrepancies' || char(10), 'REFERENCES discrepancies (discrepancy_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES documents,', 'REFERENCES documents (document_id),'),
  'REFERENCES documents' || char(10), 'REFERENCES documents (document_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES exhibits,', 'REFERENCES exhibits (exhibit_id),'),
  'REFERENCES exhibits' || char(10), 'REFERENCES exhibits (exhibit_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES observations,', 'REFERENCES observations (finding_id),'),
  'REFERENCES observations' || char(10), 'REFERENCES observations (finding_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES participants,', 'REFERENCES participants (participant_id),'),
  'REFERENCES participants' || char(10), 'REFERENCES participants (participant_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES queries,', 'REFERENCES queries (query_name),'),
  'REFERENCES queries' || char(10), 'REFERENCES queries (query_name)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES question_concepts,', 'REFERENCES question_concepts (question_concept_id),'),
  'REFERENCES question_concepts' || char(10), 'REFERENCES question_concepts (question_concept_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES questions,', 'REFERENCES questions (question_id),'),
  'REFERENCES questions' || char(10), 'REFERENCES questions (question_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES revisions,', 'REFERENCES revisions (revision_id),'),
  'REFERENCES revisions' || char(10), 'REFERENCES revisions (revision_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES spheres,', 'REFERENCES spheres (sphere_id),'),
  'REFERENCES spheres' || char(10), 'REFERENCES spheres (sphere_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES studies,', 'REFERENCES studies (study_id),'),
  'REFERENCES studies' || char(10), 'REFERENCES studies (study_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES topics,', 'REFERENCES topics (topic_id),'),
  'REFERENCES topics' || char(10), 'REFERENCES topics (topic_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES unit_kinds,', 'REFERENCES unit_kinds (unit_kind),'),
  'REFERENCES unit_kinds' || char(10), 'REFERENCES unit_kinds (unit_kind)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES variables,', 'REFERENCES variables (variable_id),'),
  'REFERENCES variables' || char(10), 'REFERENCES variables (variable_id)' || char(10)
)
WHERE type = 'table';

UPDATE sqlite_schema
SET sql = replace(
  replace(sql, 'REFERENCES waves,', 'REFERENCES waves (wave_id),'),
  'REFERENCES waves' || char(10), 'REFERENCES waves (wave_id)' || char(10)
)
WHERE type = 'table';

-- Each column refers by itself ------------------------------------------------------------------

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  topic_id TEXT PRIMARY KEY,',
  '  topic_id TEXT PRIMARY KEY REFERENCES concepts (concept_id),'
)
WHERE type = 'table' AND name IN ('topics');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  measure_id TEXT PRIMARY KEY,',
  '  measure_id TEXT PRIMARY KEY REFERENCES concepts (concept_id),'
)
WHERE type = 'table' AND name IN ('measures');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  responsibility_id TEXT PRIMARY KEY,',
  '  responsibility_id TEXT PRIMARY KEY REFERENCES concepts (concept_id),'
)
WHERE type = 'table' AND name IN ('responsibilities');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  size_class_id TEXT,',
  '  size_class_id TEXT REFERENCES size_classes (size_class_id),'
)
WHERE type = 'table' AND name IN ('respondents', 'participants');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  part_of TEXT,',
  '  part_of TEXT REFERENCES respondents (respondents_id),'
)
WHERE type = 'table' AND name IN ('respondents');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  question_id TEXT NOT NULL,',
  '  question_id TEXT NOT NULL REFERENCES questions (question_id),'
)
WHERE type = 'table' AND name IN ('observations', 'classifications', 'variables');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  concept_id TEXT NOT NULL,',
  '  concept_id TEXT NOT NULL REFERENCES concepts (concept_id),'
)
WHERE type = 'table' AND name IN ('observations', 'classifications');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  concept_id TEXT,',
  '  concept_id TEXT REFERENCES concepts (concept_id),'
)
WHERE type = 'table' AND name IN ('variables');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  respondents_id TEXT NOT NULL,',
  '  respondents_id TEXT NOT NULL REFERENCES respondents (respondents_id),'
)
WHERE type = 'table' AND name IN ('observations', 'classifications');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  exhibit_id TEXT,',
  '  exhibit_id TEXT REFERENCES exhibits (exhibit_id),'
)
WHERE type = 'table' AND name IN ('observations', 'classifications');

UPDATE sqlite_schema
SET sql = replace(
  sql,
  '  variable_id INTEGER NOT NULL,',
  '  variable_id INTEGER NOT NULL REFERENCES variables (variable_id),'
)
WHERE type = 'table' AND name IN ('answers');

