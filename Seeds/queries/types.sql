-- name: types
-- title_de: Die Kommunentypen nebeneinander
-- title_en: The types of municipality side by side
-- description_de: Eine Frage für die vier Kommunentypen und alle Befragten. ≈ heißt etwa, < unter oder knapp, > über.
-- description_en: One question for the four types of municipality and all respondents. ≈ means about, < under or just under, > over.
-- parameter: question text
-- label_de: die Frage
-- label_en: the question
-- values: SELECT DISTINCT q.question_id, q.label_de, q.label_en
--   FROM questions AS q
--   JOIN observations AS o ON o.question_id = q.question_id
--   JOIN respondents AS r ON r.respondents_id = o.respondents_id
--   WHERE r.municipality_type_id IS NOT NULL AND r.wave_id = 'kgst-oefit-2019'
--   ORDER BY q.question_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: bedaechtige = stated_findings.cell | Bedächtige | Bedächtige
-- column: optimierer = stated_findings.cell | Optimierer | Optimierer
-- column: serviceorientierte = stated_findings.cell | Serviceorientierte | Serviceorientierte
-- column: community_manager = stated_findings.cell | Community Manager | Community Manager
-- column: all_respondents = stated_findings.cell | alle | all respondents
-- column: finding_ids | Befunde | findings
WITH
stated AS (
  SELECT
    f.finding_id, f.item, f.respondents, r.is_everyone, f.unit, f.source_line,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label,
    f.cell
  FROM results AS f
  JOIN respondents AS r ON r.respondents_id = f.respondents
  WHERE f.question = :question
    AND f.wave = 'kgst-oefit-2019'
    AND (
      r.is_everyone = 1
      OR f.respondents IN (
        'kgst-oefit-2019/type-bedaechtige', 'kgst-oefit-2019/type-optimierer',
        'kgst-oefit-2019/type-serviceorientierte', 'kgst-oefit-2019/type-community-manager'
      )
    )
  ORDER BY f.finding_id
)
SELECT
  max(label) AS item,
  unit,
  group_concat(iif(respondents LIKE '%/type-bedaechtige', cell, NULL), ' / ') AS bedaechtige,
  group_concat(iif(respondents LIKE '%/type-optimierer', cell, NULL), ' / ') AS optimierer,
  group_concat(iif(respondents LIKE '%/type-service%', cell, NULL), ' / ') AS serviceorientierte,
  group_concat(iif(respondents LIKE '%/type-community%', cell, NULL), ' / ') AS community_manager,
  group_concat(iif(is_everyone = 1, cell, NULL), ' / ') AS all_respondents,
  group_concat(finding_id, ' ') AS finding_ids
FROM stated
GROUP BY item, unit
ORDER BY unit, min(source_line), item
