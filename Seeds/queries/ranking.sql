-- name: ranking
-- title_de: Die Antworten auf eine Frage, der Größe nach
-- title_en: The answers to a question, highest first
-- description_de: Die Antworten einer Gruppe auf eine Frage, vom höchsten zum niedrigsten Wert; gleiche Werte haben gleichen Rang. Ohne Gruppe: alle Befragten der Welle.
-- description_en: The answers of one group to a question, from the highest to the lowest value; equal values share a rank. Without a group: all respondents of the wave.
-- parameter: question text
-- label_de: die Frage einer Welle
-- label_en: the question of a wave
-- values: SELECT question_id, label_de, label_en FROM questions
-- parameter: respondents text =
-- label_de: die Gruppe von Befragten; ohne Angabe alle
-- label_en: the group of respondents; all if not given
-- values: SELECT respondents_id, label_de, label_en FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: rank | Rang | rank
-- column: stated | Angabe | how it is stated
SELECT
  rank() OVER (PARTITION BY f.unit ORDER BY f.value DESC) AS rank,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  f.value,
  f.unit,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  f.base,
  f.exhibit,
  f.finding_id
FROM stated_findings AS f
JOIN respondents AS r ON r.respondents_id = f.respondents
WHERE f.question = :question
  AND (f.respondents = :respondents OR (:respondents IS NULL AND r.is_everyone = 1))
  AND f.value IS NOT NULL
  AND f.repeats_finding_id IS NULL
ORDER BY f.unit, f.value DESC, f.item, f.finding_id
