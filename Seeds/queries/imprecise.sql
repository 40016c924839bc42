-- name: imprecise
-- title_de: Ungenau gedruckte Zahlen
-- title_en: Numbers printed imprecisely
-- description_de: Befunde, deren Druck nicht genau ist: etwa, über, unter, knapp, eine Spanne; mit dem, was der Druck behauptet.
-- description_en: Findings whose print is not exact: about, over, under, just under, a range; with what the print claims.
-- parameter: document text =
-- label_de: das Dokument; ohne Angabe alle
-- label_en: the document; all if not given
-- values: SELECT document_id, file_name FROM documents
-- parameter: qualifier text =
-- label_de: wie es gedruckt ist; ohne Angabe alle
-- label_en: how it is printed; all if not given
-- values: SELECT 'approx', 'etwa', 'about' UNION ALL SELECT 'over', 'über', NULL
--   UNION ALL SELECT 'under', 'unter', NULL UNION ALL SELECT 'just_under', 'knapp', 'just under'
--   UNION ALL SELECT 'range', 'Spanne', NULL
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
SELECT
  f.printed,
  f.qualifier,
  f.value_min,
  f.value_max,
  f.unit,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  f.finding_id
FROM stated_findings AS f
JOIN respondents AS r ON r.respondents_id = f.respondents
WHERE f.qualifier <> 'exact'
  AND (:document IS NULL OR f.document = :document)
  AND (:qualifier IS NULL OR f.qualifier = :qualifier)
ORDER BY f.document, f.source_line, f.source_column, f.finding_id
