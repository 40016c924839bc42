-- name: exhibits
-- title_de: Abbildungen und Tabellen
-- title_en: Figures and tables
-- description_de: Die Abbildungen und Tabellen eines Dokuments oder aller: was sie zeigen, wie viel davon im Text steht, und das n der Beschriftung.
-- description_en: The figures and tables of a document or of all: what they show, how much of it is in the text, and the n of the caption.
-- parameter: document text =
-- label_de: das Dokument; ohne Angabe alle
-- label_en: the document; all if not given
-- values: SELECT document_id, file_name FROM documents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
SELECT
  e.exhibit_id,
  iif(:lang = 'de', e.label_de, e.label_en) AS exhibit,
  e.completeness,
  e.base_printed,
  (SELECT count(*) FROM observations AS o WHERE o.exhibit_id = e.exhibit_id) AS findings,
  e.source_line
FROM exhibits AS e
WHERE :document IS NULL OR e.document_id = :document
ORDER BY e.document_id, e.kind, e.exhibit_number
