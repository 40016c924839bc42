-- name: subject
-- title_de: Alle Zahlen zu einem Gegenstand von Fragen
-- title_en: All figures on a subject of questions
-- description_de: Was die Wellen zu einem Gegenstand fragten und welche Anteile und Mittelwerte sie dazu nennen. Jedes Ergebnis steht einmal, mit seinem vollsten Druck.
-- description_en: What the waves asked about a subject, and the shares and means that they give. Each result is there once, by its fullest print.
-- parameter: subject text
-- label_de: wovon die Fragen handeln
-- label_en: what the questions are about
-- values: SELECT k.question_concept_id, k.label_de, k.label_en, a.alias
--   FROM question_concepts AS k
--   LEFT JOIN aliases AS a ON a.question_concept_id = k.question_concept_id
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
-- column: stated | Angabe | how it is stated
SELECT
  f.value,
  f.unit,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  f.base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  f.exhibit,
  f.finding_id
FROM results AS f
JOIN questions AS q ON q.question_id = f.question
JOIN respondents AS r ON r.respondents_id = f.respondents
JOIN waves AS w ON w.wave_id = f.wave
WHERE q.question_concept_id = :subject
  AND w.origin = 'survey'
  AND (
    :respondents IS NULL
    OR f.respondents = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY f.wave_start DESC, f.question, f.respondents, f.value DESC, f.finding_id
