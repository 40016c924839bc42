-- name: concept
-- title_de: Alle Befunde zu einem Begriff
-- title_en: All findings on a concept
-- description_de: Jede Zahl, die eine Welle zu einem Thema, einer Maßnahme, einer Rolle oder einem anderen Begriff nennt, über alle Wellen, mit Frage und Befragten.
-- description_en: Every number that a wave gives on a topic, a measure, a role or another concept, across all waves, with question and respondents.
-- parameter: concept text
-- label_de: der Begriff
-- label_en: the concept
-- values: SELECT c.concept_id, c.label_de, c.label_en, a.alias
--   FROM concepts AS c LEFT JOIN aliases AS a ON a.concept_id = c.concept_id
--   ORDER BY c.concept_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: stated = observations.qualifier | Angabe | how it is stated
SELECT
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  o.statistic,
  o.value,
  o.unit,
  CASE
    WHEN o.qualifier <> 'range' THEN o.qualifier
    WHEN :lang = 'de' THEN replace(printf('%g–%g', o.value_min, o.value_max), '.', ',')
    ELSE printf('%g–%g', o.value_min, o.value_max)
  END AS stated,
  o.exhibit_id AS exhibit,
  o.finding_id
FROM observations AS o
JOIN questions AS q ON q.question_id = o.question_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
JOIN waves AS w ON w.wave_id = o.wave_id
WHERE o.concept_id = :concept
  AND w.origin = 'survey'
ORDER BY w.fieldwork_start DESC, o.question_id, o.respondents_id, o.source_line, o.finding_id
