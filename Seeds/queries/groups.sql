-- name: groups
-- title_de: Gruppen von Befragten
-- title_en: Groups of respondents
-- description_de: Die Gruppen einer Welle oder aller, mit ihren Einwohnergrenzen (unten einschließlich, oben ausschließlich) und der Zahl der Befunde.
-- description_en: The groups of a wave or of all, with their limits in inhabitants (lower included, upper excluded) and the number of findings.
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
SELECT
  r.respondents_id,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  coalesce(s.inhabitants_min, r.inhabitants_min) AS inhabitants_min,
  coalesce(s.inhabitants_max, r.inhabitants_max) AS inhabitants_max,
  r.part_of,
  (SELECT count(*) FROM observations AS o WHERE o.respondents_id = r.respondents_id) AS findings
FROM respondents AS r
JOIN waves AS w ON w.wave_id = r.wave_id
LEFT JOIN size_classes AS s ON s.size_class_id = r.size_class_id
WHERE w.origin = 'survey'
  AND (:wave IS NULL OR r.wave_id = :wave)
ORDER BY r.wave_id, r.part_of IS NOT NULL, r.respondents_id
