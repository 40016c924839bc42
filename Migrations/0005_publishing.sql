-- Published files: copies for everyone, without the answers that they were computed from. Both tables are
-- empty in any other warehouse.

-- One row in a published file: no count of fewer respondents can be computed from it.
CREATE TABLE publication (
  minimum INTEGER PRIMARY KEY CHECK (minimum >= 2)
) STRICT;

-- Computed numbers that were withheld. Why is not told: it would bound the count that is protected, since
-- some are withheld only so that others cannot be computed from them.
CREATE TABLE suppressions (
  finding_id TEXT PRIMARY KEY,
  wave_id TEXT NOT NULL REFERENCES waves (wave_id),
  question_id TEXT NOT NULL REFERENCES questions (question_id),
  concept_id TEXT NOT NULL REFERENCES concepts (concept_id),
  respondents_id TEXT NOT NULL REFERENCES respondents (respondents_id),
  statistic TEXT NOT NULL CHECK (statistic IN ('share', 'mean')),
  FOREIGN KEY (question_id, concept_id) REFERENCES items (question_id, concept_id),
  FOREIGN KEY (question_id, wave_id) REFERENCES questions (question_id, wave_id),
  FOREIGN KEY (respondents_id, wave_id) REFERENCES respondents (respondents_id, wave_id)
) STRICT;

CREATE INDEX suppressions_by_question ON suppressions (question_id, concept_id);
