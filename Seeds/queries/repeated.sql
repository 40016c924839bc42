-- name: repeated
-- title_de: Mehrfach gedruckte Zahlen
-- title_en: Numbers printed more than once
-- description_de: Welche Befunde denselben Wert wie ein anderer Befund wiederholen, mit beiden Stellen.
-- description_en: Which findings repeat the value of another finding, with both places.
-- parameter: document text =
-- label_de: das Dokument; ohne Angabe alle
-- label_en: the document; all if not given
-- values: SELECT document_id, file_name FROM documents
-- column: repeats_place | Stelle der Wiederholung | place of the repeated print
-- column: repeats_printed | Wiederholung, gedruckt | repeated print
SELECT
  printf('%s:%d:%d', f.document, f.source_line, f.source_column) AS place,
  f.printed,
  printf('%s:%d:%d', o.document, o.source_line, o.source_column) AS repeats_place,
  o.printed AS repeats_printed,
  f.finding_id
FROM stated_findings AS f
JOIN findings AS o ON o.finding_id = f.repeats_finding_id
WHERE f.repeats_finding_id IS NOT NULL
  AND (:document IS NULL OR f.document = :document)
ORDER BY f.document, f.source_line, f.source_column, f.finding_id
