-- name: external-figures
-- title_de: Zahlen aus anderen Quellen
-- title_en: Figures from other sources
-- description_de: Statistiken, die ein Dokument nur zitiert. Sie gehören zu keiner der Wellen und zu keiner Antwort.
-- description_en: Statistics that a document only cites. They belong to none of the waves and to no answer.
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: stated | Angabe | how it is stated
SELECT
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item,
  f.value,
  f.unit,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  f.document,
  f.source_line,
  f.finding_id
FROM stated_findings AS f
JOIN waves AS w ON w.wave_id = f.wave
WHERE f.question IN (
    SELECT q.question_id
    FROM questions AS q
    JOIN waves AS x ON x.wave_id = q.wave_id
    WHERE x.origin = 'external'
  )
ORDER BY f.document, f.source_line, f.source_column, f.finding_id
