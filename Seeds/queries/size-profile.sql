-- name: size-profile
-- title_de: Ein Begriff nach Größenklassen
-- title_en: One concept by size class
-- description_de: Die Anteile einer Antwort in den Größenklassen, von den kleinsten zu den größten Kommunen; nur Gruppen mit Einwohnergrenzen.
-- description_en: The shares of one answer in the size classes, from the smallest to the largest municipalities; only groups with limits in inhabitants.
-- parameter: concept text
-- label_de: der Begriff
-- label_en: the concept
-- values: SELECT c.concept_id, c.label_de, c.label_en, a.alias
--   FROM concepts AS c LEFT JOIN aliases AS a ON a.concept_id = c.concept_id
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
-- column: percent | Prozent | percent
-- column: stated | Angabe | how it is stated
SELECT
  f.inhabitants_min,
  f.inhabitants_max,
  f.value AS percent,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  f.base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  f.finding_id
FROM results AS f
JOIN questions AS q ON q.question_id = f.question
JOIN respondents AS r ON r.respondents_id = f.respondents
JOIN waves AS w ON w.wave_id = f.wave
WHERE f.item = :concept
  AND (:wave IS NULL OR f.wave = :wave)
  AND w.origin = 'survey'
  AND f.unit = 'percent'
  AND f.statistic = 'share'
  AND (f.inhabitants_min IS NOT NULL OR f.inhabitants_max IS NOT NULL)
ORDER BY
  f.wave_start DESC, f.question, f.unit_kind, coalesce(f.inhabitants_min, 0),
  f.inhabitants_max, f.respondents, f.finding_id
