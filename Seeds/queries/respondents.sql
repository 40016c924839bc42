-- name: respondents
-- title_de: Alles über eine Gruppe von Befragten
-- title_en: Everything about a group of respondents
-- description_de: Jede Zahl, die für genau diese Gruppe gedruckt ist, nach Fragen geordnet.
-- description_en: Every number that is printed for exactly this group, ordered by question.
-- parameter: respondents text
-- label_de: die Gruppe von Befragten
-- label_en: the group of respondents
-- values: SELECT respondents_id, label_de, label_en FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: stated | Angabe | how it is stated
SELECT
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  f.value,
  f.unit,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  f.base,
  f.exhibit,
  f.finding_id
FROM results AS f
JOIN questions AS q ON q.question_id = f.question
WHERE f.respondents = :respondents
ORDER BY f.question, f.value DESC, f.item, f.finding_id
