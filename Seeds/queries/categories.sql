-- name: categories
-- title_de: Einordnungen ohne Zahl
-- title_en: Categories without a number
-- description_de: Aufsteiger, Absteiger, Mainstream, Spezielles und Rangplätze: was ein Text einordnet, ohne einen Wert zu nennen.
-- description_en: Risers, fallers, mainstream, special and ranks: what a text sorts without giving a value.
-- parameter: category text =
-- label_de: die Einordnung; ohne Angabe alle
-- label_en: the category; all if not given
-- values: SELECT 'riser', 'Aufsteiger' UNION ALL SELECT 'faller', 'Absteiger'
--   UNION ALL SELECT 'mainstream', 'Mainstream' UNION ALL SELECT 'special', 'Spezielles'
--   UNION ALL SELECT 'rank', 'Rang'
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
-- column: rank | Rang | rank
SELECT
  f.category,
  f.rank_number AS rank,
  iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS item,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  f.exhibit_id AS exhibit,
  f.source_line,
  f.classification_id
FROM classifications AS f
JOIN questions AS q ON q.question_id = f.question_id
JOIN items AS i ON i.question_id = f.question_id AND i.concept_id = f.concept_id
JOIN concepts AS c ON c.concept_id = f.concept_id
JOIN respondents AS r ON r.respondents_id = f.respondents_id
WHERE f.repeats_classification_id IS NULL
  AND (:category IS NULL OR f.category = :category)
  AND (
    :respondents IS NULL
    OR f.respondents_id = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY f.category, f.question_id, f.respondents_id, f.rank_number, f.source_line, f.source_column
