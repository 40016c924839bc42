-- name: categories
-- title_de: Was ohne Zahl gesagt ist
-- title_en: What is said without a number
-- description_de: Ränge, Vergleiche, „die meisten“ oder „kaum“, Aufsteiger und Mainstream, Nennungen und Empfehlungen: was ein Text von einer Antwort sagt, ohne einen Wert zu nennen, mit den Worten, auf die es ankommt.
-- description_en: Ranks, comparisons, "most" or "hardly", risers and mainstream, mentions and recommendations: what a text says of an item without giving a value, with the words that it hangs on.
-- parameter: category text =
-- label_de: die Einordnung; ohne Angabe alle
-- label_en: the category; all if not given
-- values: SELECT allowed_value, word_de, word_en, label_de, label_en FROM dictionary_values
--   WHERE object_name = 'classifications' AND column_name = 'category' ORDER BY place
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
-- column: compared | verglichen mit | compared with
-- column: part_of | Teil von | part of
-- column: words | Worte | words
SELECT
  f.category,
  f.rank_number AS rank,
  iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS item,
  coalesce(
    iif(:lang = 'de', o.label_de, o.label_en), iif(:lang = 'de', g.label_de, g.label_en)
  ) AS compared,
  iif(:lang = 'de', p.label_de, p.label_en) AS part_of,
  f.printed AS words,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  f.wave_id AS wave,
  f.exhibit_id AS exhibit,
  f.document_id AS document,
  f.source_line,
  f.classification_id
FROM classifications AS f
JOIN concepts AS c ON c.concept_id = f.concept_id
LEFT JOIN questions AS q ON q.question_id = f.question_id
LEFT JOIN items AS i ON i.question_id = f.question_id AND i.concept_id = f.concept_id
LEFT JOIN respondents AS r ON r.respondents_id = f.respondents_id
LEFT JOIN concepts AS o ON o.concept_id = f.compared_concept_id
LEFT JOIN respondents AS g ON g.respondents_id = f.compared_respondents_id
LEFT JOIN concepts AS p ON p.concept_id = f.part_of_concept_id
WHERE f.repeats_classification_id IS NULL
  AND (:category IS NULL OR f.category = :category)
  AND (
    :respondents IS NULL
    OR f.respondents_id = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY
  f.category, f.question_id, f.respondents_id, f.rank_number, f.document_id, f.source_line, f.source_column,
  f.classification_id
