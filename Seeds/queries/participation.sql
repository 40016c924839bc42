-- name: participation
-- title_de: Beteiligung an einer Befragung
-- title_en: Participation in a survey
-- description_de: Wer eingeladen war und wer geantwortet hat, je Gruppe, mit Rücklaufquoten und Anteilen. Jedes Ergebnis steht einmal, mit seinem vollsten Druck; dahinter, was die Texte ohne Zahl davon sagen.
-- description_en: Who was invited and who responded, by group, with response rates and shares. Each result is there once, by its fullest print; behind them what the texts say of it without a number.
-- parameter: wave text
-- label_de: die Welle
-- label_en: the wave
-- values: SELECT w.wave_id, w.label_de, w.label_en, a.alias
--   FROM waves AS w LEFT JOIN aliases AS a ON a.wave_id = w.wave_id
--   WHERE w.origin = 'survey'
--   ORDER BY w.wave_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: figure | Zahl | figure
-- column: stated | Angabe | how it is stated
-- column: unit = stated_findings.unit | Einheit | unit
WITH
asked AS (
  SELECT question_id
  FROM questions
  WHERE question_concept_id = 'participation-in-survey' AND wave_id = :wave
),
lines AS (
  SELECT
    1 AS part, f.item, iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item_label, f.respondents,
    f.value, f.unit, iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.finding_id,
    NULL AS classification_id
  FROM results AS f
  WHERE f.question IN (SELECT question_id FROM asked)
  UNION ALL
  SELECT
    2, s.item, iif(:lang = 'de', s.item_label_de, s.item_label_en), s.respondents,
    NULL, NULL, iif(:lang = 'de', s.stated_de, s.stated_en), NULL, s.classification_id
  FROM statements AS s
  WHERE s.question IN (SELECT question_id FROM asked)
    AND s.repeats_classification_id IS NULL
)
SELECT
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  l.item_label AS figure,
  l.value,
  l.unit,
  l.stated,
  l.finding_id,
  l.classification_id
FROM lines AS l
JOIN respondents AS r ON r.respondents_id = l.respondents
ORDER BY
  l.part, r.part_of IS NOT NULL, l.respondents, l.unit, l.item, l.finding_id, l.classification_id
