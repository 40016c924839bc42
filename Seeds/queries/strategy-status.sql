-- name: strategy-status
-- title_de: Stand der Digitalisierungsstrategie nach Befragten
-- title_en: Status of the digital strategy by respondents
-- description_de: Welcher Anteil eine Digitalisierungsstrategie hat, entwickelt oder plant, je Gruppe von Befragten; dahinter, was die Texte ohne Zahl davon sagen.
-- description_en: What share has, develops or plans a digital strategy, by group of respondents; behind them what the texts say of it without a number.
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
WITH
asked AS (
  SELECT question_id FROM questions WHERE question_concept_id = 'strategy-status'
),
lines AS (
  SELECT
    1 AS part, f.value, iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.item,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item_label, f.respondents, f.wave, f.exhibit,
    f.finding_id, NULL AS classification_id
  FROM results AS f
  WHERE f.question IN (SELECT question_id FROM asked)
    AND f.statistic = 'share'
    AND f.unit = 'percent'
  UNION ALL
  SELECT
    2, NULL, iif(:lang = 'de', s.stated_de, s.stated_en), s.item,
    iif(:lang = 'de', s.item_label_de, s.item_label_en), s.respondents, s.wave, s.exhibit,
    NULL, s.classification_id
  FROM statements AS s
  WHERE s.question IN (SELECT question_id FROM asked)
    AND s.repeats_classification_id IS NULL
)
SELECT
  l.value AS percent,
  l.stated,
  l.item_label AS status,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  l.exhibit,
  l.finding_id,
  l.classification_id
FROM lines AS l
JOIN respondents AS r ON r.respondents_id = l.respondents
JOIN waves AS w ON w.wave_id = l.wave
WHERE w.origin = 'survey'
  AND (
    :respondents IS NULL
    OR l.respondents = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY
  l.part, w.fieldwork_start DESC, l.item, l.respondents, l.finding_id, l.classification_id
