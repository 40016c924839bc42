-- name: participation
-- title_de: Beteiligung an einer Befragung
-- title_en: Participation in a survey
-- description_de: Wer eingeladen war und wer geantwortet hat, je Gruppe, mit Rücklaufquoten und Anteilen. Wiederholte Drucke derselben Zahl fehlen.
-- description_en: Who was invited and who responded, by group, with response rates and shares. Repeated prints of one number are left out.
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
  o.value,
  o.unit,
  o.qualifier AS stated,
  o.finding_id
FROM observations AS o
JOIN questions AS q ON q.question_id = o.question_id
JOIN concepts AS c ON c.concept_id = o.concept_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
WHERE q.question_concept_id = 'participation-in-survey'
  AND o.wave_id = :wave
  AND o.repeats_finding_id IS NULL
ORDER BY r.part_of IS NOT NULL, o.respondents_id, o.unit, o.concept_id, o.finding_id
