-- name: competence-barriers
-- title_de: Hemmnisse des Kompetenzaufbaus
-- title_en: Barriers to building skills
-- description_de: Hemmnisse der ganzen Kommune neben denen der Führungskräfte selbst, für eine Gruppe. ≈ heißt etwa, < unter oder knapp, > über.
-- description_en: Barriers in the whole municipality alongside those of its leaders themselves, for one group. ≈ means about, < under or just under, > over.
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
WITH
said AS (
  SELECT
    1 AS place, f.finding_id, f.item, q.question_concept_id, f.value,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label,
    f.cell
  FROM results AS f
  JOIN questions AS q ON q.question_id = f.question
  WHERE q.question_concept_id IN (
      'competence-barriers-municipality', 'competence-barriers-leaders'
    )
    AND f.respondents = :respondents
  UNION ALL
  -- What the text ranks, it may not give a value.
  SELECT
    2, NULL, c.concept_id, q.question_concept_id, NULL,
    iif(:lang = 'de', coalesce(i.label_de, k.label_de), coalesce(i.label_en, k.label_en)),
    iif(:lang = 'de', 'Rang ', 'rank ') || c.rank_number
  FROM classifications AS c
  JOIN questions AS q ON q.question_id = c.question_id
  JOIN items AS i ON i.question_id = c.question_id AND i.concept_id = c.concept_id
  JOIN concepts AS k ON k.concept_id = c.concept_id
  WHERE q.question_concept_id IN (
      'competence-barriers-municipality', 'competence-barriers-leaders'
    )
    AND c.respondents_id = :respondents
    AND c.category = 'rank'
    AND c.repeats_classification_id IS NULL
),
stated AS (
  SELECT place, finding_id, item, question_concept_id, value, label, cell
  FROM said
  ORDER BY place, finding_id
)
SELECT
  max(label) AS barrier,
  group_concat(
    iif(question_concept_id = 'competence-barriers-municipality', cell, NULL), ' / '
  ) AS municipality,
  group_concat(
    iif(question_concept_id = 'competence-barriers-leaders', cell, NULL), ' / '
  ) AS leaders,
  group_concat(finding_id, ' ') AS finding_ids
FROM stated
GROUP BY item
ORDER BY max(value) DESC, item
