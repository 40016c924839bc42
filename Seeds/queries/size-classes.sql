-- name: size-classes
-- title_de: Größenklassen
-- title_en: Size classes
-- description_de: Die Größenklassen einer Welle oder aller, wie sie gedruckt sind, mit ihren Grenzen in Einwohnern.
-- description_en: The size classes of a wave or of all, as printed, with their limits in inhabitants.
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
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  s.class_number AS number,
  iif(:lang = 'de', s.label_de, s.label_en) AS size_class,
  iif(:lang = 'de', u.label_de, u.label_en) AS unit_kind,
  s.inhabitants_min,
  s.inhabitants_max,
  s.printed,
  s.document_id AS document,
  s.source_line,
  s.source_column
FROM size_classes AS s
JOIN waves AS w ON w.wave_id = s.wave_id
JOIN unit_kinds AS u ON u.unit_kind = s.unit_kind
WHERE :wave IS NULL OR s.wave_id = :wave
ORDER BY s.wave_id, s.unit_kind, coalesce(s.inhabitants_min, 0), s.size_class_id
