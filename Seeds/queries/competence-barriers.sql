-- name: competence-barriers
-- title_de: Hemmnisse des Kompetenzaufbaus
-- title_en: Barriers to building skills
-- description_de: Hemmnisse der ganzen Kommune neben denen der Führungskräfte selbst, für eine Gruppe. ≈ heißt etwa, < unter oder knapp, > über. Wo ein Text ohne Zahl etwas davon sagt, steht es in seinen Worten dahinter.
-- description_en: Barriers in the whole municipality alongside those of its leaders themselves, for one group. ≈ means about, < under or just under, > over. Where a text says something of it without a number, that stands behind in its words.
-- parameter: respondents text = nrw-2020/all
-- label_de: die Gruppe von Befragten
-- label_en: the group of respondents
-- values: SELECT DISTINCT r.respondents_id, r.label_de, r.label_en
--   FROM respondents AS r
--   JOIN observations AS o ON o.respondents_id = r.respondents_id
--   JOIN questions AS q ON q.question_id = o.question_id
--   WHERE q.question_concept_id IN (
--     'competence-barriers-municipality', 'competence-barriers-leaders'
--   )
--   ORDER BY r.respondents_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: barrier | Hemmnis | barrier
-- column: municipality = stated_findings.cell | ganze Kommune | whole municipality
-- column: leaders = stated_findings.cell | Führungskräfte | leaders
-- column: finding_ids | Befunde | findings
-- column: classification_ids | Aussagen | statements
WITH
said AS (
  SELECT
    1 AS part, f.finding_id, NULL AS classification_id, f.item, q.question_concept_id, f.value,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label,
    f.cell
  FROM results AS f
  JOIN questions AS q ON q.question_id = f.question
  WHERE q.question_concept_id IN (
      'competence-barriers-municipality', 'competence-barriers-leaders'
    )
    AND f.respondents = :respondents
  UNION ALL
  SELECT
    2, NULL, s.classification_id, s.item, q.question_concept_id, NULL,
    iif(:lang = 'de', s.item_label_de, s.item_label_en),
    iif(:lang = 'de', s.stated_de, s.stated_en)
  FROM statements AS s
  JOIN questions AS q ON q.question_id = s.question
  WHERE q.question_concept_id IN (
      'competence-barriers-municipality', 'competence-barriers-leaders'
    )
    AND s.respondents = :respondents
    AND s.repeats_classification_id IS NULL
),
stated AS (
  SELECT part, finding_id, classification_id, item, question_concept_id, value, label, cell
  FROM said
  ORDER BY part, finding_id, classification_id
)
SELECT
  max(label) AS barrier,
  group_concat(
    iif(question_concept_id = 'competence-barriers-municipality', cell, NULL), ' / '
  ) AS municipality,
  group_concat(
    iif(question_concept_id = 'competence-barriers-leaders', cell, NULL), ' / '
  ) AS leaders,
  group_concat(finding_id, ' ') AS finding_ids,
  group_concat(classification_id, ' ') AS classification_ids
FROM stated
GROUP BY item
ORDER BY max(value) DESC, item
