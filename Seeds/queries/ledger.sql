-- name: ledger
-- title_de: Wofür jede Zahl eines Dokuments steht
-- title_en: What every numeral of a document stands for
-- description_de: Alle Zahlzeichen der Dokumente, gezählt nach dem, wofür sie stehen: Befund, Einordnung, Basis, Definition oder nichts davon, mit dem Grund.
-- description_en: All numerals of the documents, counted by what they stand for: finding, classification, base, definition or none of them, with the reason.
-- parameter: document text =
-- label_de: das Dokument; ohne Angabe alle
-- label_en: the document; all if not given
-- values: SELECT document_id, file_name FROM documents
SELECT document, meaning, reason, count(*) AS numerals
FROM numerals
WHERE :document IS NULL OR document = :document
GROUP BY document, meaning, reason
ORDER BY document, meaning, reason
