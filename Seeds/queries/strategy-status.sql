-- name: strategy-status
-- title_de: Stand der Digitalisierungsstrategie nach Befragten
-- title_en: Status of the digital strategy by respondents
-- description_de: Welcher Anteil eine Digitalisierungsstrategie hat, entwickelt oder plant, je Gruppe von Befragten.
-- description_en: What share has, develops or plans a digital strategy, by group of respondents.
-- parameter: respondents text =
-- label_de: eine Kommunenart oder eine Gruppe von Befragten; ohne Angabe alle
-- label_en: a kind of municipality or a group of respondents; all if not given
-- values: SELECT u.unit_kind, u.label_de, u.label_en, a.alias
--   FROM unit_kinds AS u LEFT JOIN aliases AS a ON a.unit_kind = u.unit_kind
--   UNION ALL SELECT respondents_id, NULL, NULL, NULL FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: percent | Prozent | percent
-- column: stated | Angabe | how it is stated
SELECT
  f.value AS percent,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS status,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  f.exhibit,
  f.finding_id
FROM results AS f
JOIN questions AS q ON q.question_id = f.question
JOIN respondents AS r ON r.respondents_id = f.respondents
JOIN waves AS w ON w.wave_id = f.wave
WHERE q.question_concept_id = 'strategy-status'
  AND w.origin = 'survey'
  AND f.statistic = 'share'
  AND f.unit = 'percent'
  AND (
    :respondents IS NULL
    OR f.respondents = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY f.wave_start DESC, f.item, f.respondents, f.finding_id
