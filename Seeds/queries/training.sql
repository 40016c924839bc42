-- name: training
-- title_de: Fortbildungen: angeboten und geplant
-- title_en: Training: offered and planned
-- description_de: Welche Fortbildungen eine Gruppe anbietet und welche sie plant. ≈ heißt etwa, < unter oder knapp, > über. Wo ein Text ohne Zahl etwas davon sagt, steht es in seinen Worten dahinter.
-- description_en: Which training a group offers and which it plans. ≈ means about, < under or just under, > over. Where a text says something of it without a number, that stands behind in its words.
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
-- column: classification_ids | Aussagen | statements
WITH
texts AS (
  SELECT
    s.classification_id, s.question, s.item, iif(:lang = 'de', s.item_label_de, s.item_label_en) AS label,
    iif(:lang = 'de', s.stated_de, s.stated_en) AS cell
  FROM statements AS s
  WHERE s.respondents = :respondents AND s.repeats_classification_id IS NULL
  ORDER BY s.classification_id
),
said AS (
  SELECT
    1 AS part, f.finding_id, NULL AS classification_ids, f.question, f.item, f.value,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label, f.cell
  FROM results AS f
  WHERE f.respondents = :respondents
  UNION ALL
  SELECT 2, NULL, group_concat(s.classification_id, ' '), s.question, s.item, NULL, s.label, s.cell
  FROM texts AS s
  GROUP BY s.question, s.item, s.label, s.cell
),
stated AS (
  SELECT
    f.part, f.finding_id, f.classification_ids, f.item, q.question_concept_id, f.value, f.label, f.cell
  FROM said AS f
  JOIN questions AS q ON q.question_id = f.question
  WHERE q.question_concept_id IN ('training-offered', 'training-planned')
  ORDER BY f.part, f.finding_id, f.classification_ids
)
SELECT
  max(label) AS training,
  group_concat(iif(question_concept_id = 'training-offered', cell, NULL), ' / ') AS offered,
  group_concat(iif(question_concept_id = 'training-planned', cell, NULL), ' / ') AS planned,
  group_concat(finding_id, ' ') AS finding_ids,
  group_concat(classification_ids, ' ') AS classification_ids
FROM stated
GROUP BY item
ORDER BY max(iif(question_concept_id = 'training-offered', value, NULL)) DESC, item
