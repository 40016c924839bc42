-- name: respondents
-- title_de: Alles über eine Gruppe von Befragten
-- title_en: Everything on a group of respondents
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
SELECT
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  f.value,
  f.unit,
  CASE f.qualifier
    WHEN 'exact' THEN iif(:lang = 'de', 'genau', 'exact')
    WHEN 'approx' THEN iif(:lang = 'de', 'etwa', 'about')
    WHEN 'over' THEN iif(:lang = 'de', 'über', 'over')
    WHEN 'under' THEN iif(:lang = 'de', 'unter', 'under')
    WHEN 'just_under' THEN iif(:lang = 'de', 'knapp', 'just under')
    ELSE printf('%g–%g', f.value_min, f.value_max)
  END AS stated,
  CASE
    WHEN f.base_min = f.base_max THEN printf('%d', f.base_min)
    WHEN f.base_min IS NOT NULL AND f.base_max IS NOT NULL
      THEN printf('%d–%d', f.base_min, f.base_max)
    WHEN f.base_max IS NOT NULL THEN printf('≤ %d', f.base_max)
    ELSE '?'
  END AS base,
  f.exhibit,
  f.finding_id
FROM findings AS f
JOIN questions AS q ON q.question_id = f.question
WHERE f.respondents = :respondents
  AND f.repeats_finding_id IS NULL
ORDER BY f.question, f.value DESC, f.item, f.finding_id
