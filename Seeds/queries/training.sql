-- name: training
-- title_de: Fortbildungen: angeboten und geplant
-- title_en: Training: offered and planned
-- description_de: Welche Fortbildungen eine Gruppe anbietet und welche sie plant. ≈ heißt etwa, < unter oder knapp, > über.
-- description_en: Which training a group offers and which it plans. ≈ means about, < under or just under, > over.
-- parameter: respondents text
-- label_de: die Gruppe von Befragten
-- label_en: the group of respondents
-- values: SELECT respondents_id, label_de, label_en FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: training | Fortbildung | training
-- column: offered = stated_findings.cell | angeboten | offered
-- column: planned = stated_findings.cell | geplant | planned
-- column: finding_ids | Befunde | findings
WITH
stated AS (
  SELECT
    f.finding_id, f.item, q.question_concept_id, f.value,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label,
    f.cell
  FROM results AS f
  JOIN questions AS q ON q.question_id = f.question
  WHERE q.question_concept_id IN ('training-offered', 'training-planned')
    AND f.respondents = :respondents
  ORDER BY f.finding_id
)
SELECT
  max(label) AS training,
  group_concat(iif(question_concept_id = 'training-offered', cell, NULL), ' / ') AS offered,
  group_concat(iif(question_concept_id = 'training-planned', cell, NULL), ' / ') AS planned,
  group_concat(finding_id, ' ') AS finding_ids
FROM stated
GROUP BY item
ORDER BY max(iif(question_concept_id = 'training-offered', value, NULL)) DESC, item
