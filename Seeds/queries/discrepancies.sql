-- name: discrepancies
-- title_de: Was nicht zusammenpasst
-- title_en: What does not add up
-- description_de: Die bekannten Unstimmigkeiten eines Dokuments oder aller, mit ihren Stellen und wie sie gelöst wurden.
-- description_en: The known discrepancies of a document or of all, with their places and how they were resolved.
-- parameter: document text =
-- label_de: das Dokument; ohne Angabe alle
-- label_en: the document; all if not given
-- values: SELECT document_id, file_name FROM documents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: summary | Worum es geht | what it is about
-- column: resolution | Auflösung | resolution
-- column: places | Stellen | places
SELECT
  x.discrepancy_id AS discrepancy,
  x.kind,
  x.status,
  iif(:lang = 'de', x.summary_de, x.summary_en) AS summary,
  iif(:lang = 'de', x.resolution_de, x.resolution_en) AS resolution,
  (
    SELECT group_concat(printf('%s:%d:%d', p.document_id, p.source_line, p.source_column), ', ')
    FROM (
      SELECT * FROM discrepancy_places WHERE discrepancy_id = x.discrepancy_id ORDER BY place
    ) AS p
  ) AS places
FROM discrepancies AS x
WHERE :document IS NULL OR EXISTS (
  SELECT 1
  FROM discrepancy_places AS p
  WHERE p.discrepancy_id = x.discrepancy_id AND p.document_id = :document
)
ORDER BY x.discrepancy_id
