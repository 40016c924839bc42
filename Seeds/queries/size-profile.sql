-- name: size-profile
-- title_de: Ein Begriff nach Größenklassen
-- title_en: One concept by size class
-- description_de: Die Anteile einer Antwort in den Größenklassen, von den kleinsten zu den größten Kommunen; nur Gruppen mit Einwohnergrenzen; dahinter, was die Texte ohne Zahl davon sagen.
-- description_en: The shares of one answer in the size classes, from the smallest to the largest municipalities; only groups with limits in inhabitants; behind them what the texts say of it without a number.
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
-- column: base = stated_findings.base | Basis | base
WITH
lines AS (
  SELECT
    1 AS part, f.value, iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.question, f.respondents,
    f.base, f.wave, f.finding_id, NULL AS classification_id
  FROM results AS f
  WHERE f.item = :concept
    AND (:wave IS NULL OR f.wave = :wave)
    AND f.unit = 'percent'
    AND f.statistic = 'share'
  UNION ALL
  SELECT
    2, NULL, iif(:lang = 'de', s.stated_de, s.stated_en), s.question, s.respondents,
    NULL, s.wave, NULL, s.classification_id
  FROM statements AS s
  WHERE s.item = :concept
    AND (:wave IS NULL OR s.wave = :wave)
    AND s.repeats_classification_id IS NULL
),
sized AS (
  SELECT
    r.respondents_id, r.label_de, r.label_en, r.unit_kind,
    coalesce(c.inhabitants_min, r.inhabitants_min) AS inhabitants_min,
    coalesce(c.inhabitants_max, r.inhabitants_max) AS inhabitants_max
  FROM respondents AS r
  LEFT JOIN size_classes AS c ON c.size_class_id = r.size_class_id
)
SELECT
  r.inhabitants_min,
  r.inhabitants_max,
  l.value AS percent,
  l.stated,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  l.base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  l.finding_id,
  l.classification_id
FROM lines AS l
JOIN questions AS q ON q.question_id = l.question
JOIN sized AS r ON r.respondents_id = l.respondents
JOIN waves AS w ON w.wave_id = l.wave
WHERE w.origin = 'survey'
  AND (r.inhabitants_min IS NOT NULL OR r.inhabitants_max IS NOT NULL)
ORDER BY
  l.part, w.fieldwork_start DESC, l.question, r.unit_kind, coalesce(r.inhabitants_min, 0),
  r.inhabitants_max, l.respondents, l.finding_id, l.classification_id
