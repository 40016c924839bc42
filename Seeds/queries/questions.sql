-- name: questions
-- title_de: Was gefragt wurde
-- title_en: What was asked
-- description_de: Die Fragen einer Welle oder aller, mit Antwortart und der Zahl der Antworten, Gruppen und Befunde.
-- description_en: The questions of a wave or of all, with the kind of answer and the number of answers, groups and findings.
-- parameter: wave text =
-- label_de: die Welle; ohne Angabe alle
-- label_en: the wave; all if not given
-- values: SELECT w.wave_id, w.label_de, w.label_en, a.alias
--   FROM waves AS w LEFT JOIN aliases AS a ON a.wave_id = w.wave_id
--   WHERE w.origin = 'survey'
--   ORDER BY w.wave_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: groups | Gruppen | groups
SELECT
  q.question_id,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  q.answer_kind,
  (SELECT count(*) FROM items AS i WHERE i.question_id = q.question_id) AS items,
  count(DISTINCT o.respondents_id) AS groups,
  count(o.finding_id) AS findings
FROM questions AS q
JOIN waves AS w ON w.wave_id = q.wave_id
LEFT JOIN observations AS o ON o.question_id = q.question_id
WHERE w.origin = 'survey'
  AND (:wave IS NULL OR q.wave_id = :wave)
GROUP BY q.question_id
ORDER BY q.question_id
