-- name: types
-- title_de: Die Kommunentypen nebeneinander
-- title_en: The types of municipality side by side
-- description_de: Eine Frage für die vier Kommunentypen und alle Befragten. ≈ heißt etwa, < unter oder knapp, > über. Wo ein Text ohne Zahl etwas davon sagt, steht es in seinen Worten dahinter.
-- description_en: One question for the four types of municipality and all respondents. ≈ means about, < under or just under, > over. Where a text says something of it without a number, that stands behind in its words.
-- parameter: question text
-- label_de: die Frage
-- label_en: the question
-- values: SELECT q.question_id, q.label_de, q.label_en
--   FROM questions AS q
--   WHERE q.wave_id = 'kgst-oefit-2019'
--     AND q.question_id IN (
--       SELECT o.question_id
--       FROM respondents AS r
--       JOIN observations AS o ON o.respondents_id = r.respondents_id
--       WHERE r.municipality_type_id IS NOT NULL
--     )
--   ORDER BY q.question_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: unit = stated_findings.unit | Einheit | unit
-- column: bedaechtige = stated_findings.cell | Bedächtige | Bedächtige
-- column: optimierer = stated_findings.cell | Optimierer | Optimierer
-- column: serviceorientierte = stated_findings.cell | Serviceorientierte | Serviceorientierte
-- column: community_manager = stated_findings.cell | Community Manager | Community Manager
-- column: all_respondents = stated_findings.cell | alle | all respondents
-- column: finding_ids | Befunde | findings
-- column: classification_ids | Aussagen | statements
WITH
units AS (
  -- What is said of an item without a number stands with its numbers.
  SELECT question_id, concept_id, min(unit) AS unit
  FROM observations
  WHERE question_id = :question
  GROUP BY question_id, concept_id
),
texts AS (
  SELECT
    s.classification_id, s.item, s.respondents, u.unit, s.source_line,
    iif(:lang = 'de', s.item_label_de, s.item_label_en) AS label,
    iif(:lang = 'de', s.stated_de, s.stated_en) AS cell
  FROM statements AS s
  LEFT JOIN units AS u ON u.question_id = s.question AND u.concept_id = s.item
  WHERE s.question = :question AND s.repeats_classification_id IS NULL
  ORDER BY s.classification_id
),
said AS (
  SELECT
    1 AS part, f.finding_id, NULL AS classification_ids, f.item, f.respondents, f.unit, f.source_line,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label, f.cell
  FROM results AS f
  WHERE f.question = :question
  UNION ALL
  SELECT
    2, NULL, group_concat(s.classification_id, ' '), s.item, s.respondents, s.unit, min(s.source_line),
    s.label, s.cell
  FROM texts AS s
  GROUP BY s.item, s.respondents, s.unit, s.label, s.cell
),
stated AS (
  SELECT
    f.part, f.finding_id, f.classification_ids, f.item, f.respondents, r.is_everyone, f.unit, f.source_line,
    f.label, f.cell
  FROM said AS f
  JOIN respondents AS r ON r.respondents_id = f.respondents
  WHERE r.wave_id = 'kgst-oefit-2019'
    AND (
      r.is_everyone = 1
      OR f.respondents IN (
        'kgst-oefit-2019/type-bedaechtige', 'kgst-oefit-2019/type-optimierer',
        'kgst-oefit-2019/type-serviceorientierte', 'kgst-oefit-2019/type-community-manager'
      )
    )
  ORDER BY f.part, f.finding_id, f.classification_ids
)
SELECT
  max(label) AS item,
  unit,
  group_concat(iif(respondents LIKE '%/type-bedaechtige', cell, NULL), ' / ') AS bedaechtige,
  group_concat(iif(respondents LIKE '%/type-optimierer', cell, NULL), ' / ') AS optimierer,
  group_concat(iif(respondents LIKE '%/type-service%', cell, NULL), ' / ') AS serviceorientierte,
  group_concat(iif(respondents LIKE '%/type-community%', cell, NULL), ' / ') AS community_manager,
  group_concat(iif(is_everyone = 1, cell, NULL), ' / ') AS all_respondents,
  group_concat(finding_id, ' ') AS finding_ids,
  group_concat(classification_ids, ' ') AS classification_ids
FROM stated
GROUP BY item, unit
ORDER BY unit, min(iif(part = 1, source_line, NULL)), item
