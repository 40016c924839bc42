-- name: participation
-- title_de: Beteiligung an einer Befragung
-- title_en: Participation in a survey
-- description_de: Wer eingeladen war und wer geantwortet hat, je Gruppe, mit Rücklaufquoten und Anteilen. Jedes Ergebnis steht einmal, mit seinem vollsten Druck.
-- description_en: Who was invited and who responded, by group, with response rates and shares. Each result is there once, by its fullest print.
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
-- column: stated = observations.qualifier | Angabe | how it is stated
SELECT
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', c.label_de, c.label_en) AS figure,
  f.value,
  f.unit,
  f.qualifier AS stated,
  f.finding_id
FROM results AS f
JOIN questions AS q ON q.question_id = f.question
JOIN concepts AS c ON c.concept_id = f.item
JOIN respondents AS r ON r.respondents_id = f.respondents
WHERE q.question_concept_id = 'participation-in-survey'
  AND f.wave = :wave
ORDER BY r.part_of IS NOT NULL, f.respondents, f.unit, f.item, f.finding_id
