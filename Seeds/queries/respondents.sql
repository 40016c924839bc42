-- name: respondents
-- title_de: Alles über eine Gruppe von Befragten
-- title_en: Everything about a group of respondents
-- description_de: Jede Zahl, die für genau diese Gruppe gedruckt ist, nach Fragen geordnet; dahinter, was die Texte ohne Zahl von ihr sagen.
-- description_en: Every number that is printed for exactly this group, ordered by question; behind them what the texts say of it without a number.
-- parameter: respondents text
-- label_de: die Gruppe von Befragten
-- label_en: the group of respondents
-- values: SELECT respondents_id, label_de, label_en FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: stated | Angabe | how it is stated
-- column: unit = stated_findings.unit | Einheit | unit
WITH
lines AS (
  SELECT
    1 AS part, f.question, iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item, f.value, f.unit,
    iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.base, f.exhibit, f.finding_id,
    NULL AS classification_id
  FROM results AS f
  WHERE f.respondents = :respondents
  UNION ALL
  SELECT
    2, s.question, iif(:lang = 'de', s.item_label_de, s.item_label_en), NULL, NULL,
    iif(:lang = 'de', s.stated_de, s.stated_en), NULL, s.exhibit, NULL, s.classification_id
  FROM statements AS s
  WHERE s.respondents = :respondents AND s.repeats_classification_id IS NULL
)
SELECT
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  l.item,
  l.value,
  l.unit,
  l.stated,
  l.base,
  l.exhibit,
  l.finding_id,
  l.classification_id
FROM lines AS l
JOIN questions AS q ON q.question_id = l.question
ORDER BY l.part, l.question, l.value DESC, l.item, l.finding_id, l.classification_id
