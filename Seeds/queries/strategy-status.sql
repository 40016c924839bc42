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
-- column: stated = observations.qualifier | Angabe | how it is stated
SELECT
  o.value AS percent,
  CASE
    WHEN o.qualifier <> 'range' THEN o.qualifier
    WHEN :lang = 'de' THEN replace(printf('%g–%g', o.value_min, o.value_max), '.', ',')
    ELSE printf('%g–%g', o.value_min, o.value_max)
  END AS stated,
  iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS status,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  o.exhibit_id AS exhibit,
  o.finding_id
FROM observations AS o
JOIN questions AS q ON q.question_id = o.question_id
JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
JOIN concepts AS c ON c.concept_id = o.concept_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
JOIN waves AS w ON w.wave_id = o.wave_id
WHERE q.question_concept_id = 'strategy-status'
  AND w.origin = 'survey'
  AND o.statistic = 'share'
  AND o.unit = 'percent'
  AND o.repeats_finding_id IS NULL
  AND (
    :respondents IS NULL
    OR o.respondents_id = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY w.fieldwork_start DESC, o.concept_id, o.respondents_id, o.finding_id
