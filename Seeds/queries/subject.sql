-- name: subject
-- title_de: Alles zu einem Gegenstand von Fragen
-- title_en: Everything on a subject of questions
-- description_de: Was die Wellen zu einem Gegenstand fragten und welche Anteile und Mittelwerte sie dazu nennen. Jedes Ergebnis steht einmal, mit seinem vollsten Druck; dahinter, was die Texte ohne Zahl sagen.
-- description_en: What the waves asked about a subject, and the shares and means that they give. Each result is there once, by its fullest print; behind them what the texts say without a number.
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
-- column: unit = stated_findings.unit | Einheit | unit
WITH
lines AS (
  SELECT
    1 AS part, f.value, f.unit, iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item, f.respondents, f.base, f.wave, f.question,
    f.exhibit, f.finding_id, NULL AS classification_id
  FROM results AS f
  WHERE f.question IN (SELECT question_id FROM questions WHERE question_concept_id = :subject)
  UNION ALL
  SELECT
    2, NULL, NULL, iif(:lang = 'de', s.stated_de, s.stated_en),
    iif(:lang = 'de', s.item_label_de, s.item_label_en), s.respondents, NULL, s.wave, s.question, s.exhibit,
    NULL, s.classification_id
  FROM statements AS s
  WHERE s.repeats_classification_id IS NULL
    AND s.question IN (SELECT question_id FROM questions WHERE question_concept_id = :subject)
)
SELECT
  l.value,
  l.unit,
  l.stated,
  l.item,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  l.base,
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
  l.part, w.fieldwork_start DESC, l.question, l.respondents, l.value DESC, l.finding_id, l.classification_id
