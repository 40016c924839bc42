-- name: exhibit
-- title_de: Eine Abbildung oder Tabelle, wie sie gedruckt ist
-- title_en: One figure or table as printed
-- description_de: Zeilen mal Spalten mit den gedruckten Zeichen; die erste Zeile nennt die Spalten. Werte, die nur im Fließtext stehen, folgen darunter mit ihren Befragten.
-- description_en: Rows by columns with the characters as printed; the first row names the columns. Values that stand only in the prose follow below with their respondents.
-- parameter: exhibit text
-- label_de: die Abbildung oder Tabelle
-- label_en: the figure or table
-- values: SELECT exhibit_id FROM exhibits ORDER BY document_id, kind, exhibit_number
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: label | Bezeichnung | label
-- column: column_1 | Spalte 1 | column 1
-- column: column_2 | Spalte 2 | column 2
-- column: column_3 | Spalte 3 | column 3
-- column: column_4 | Spalte 4 | column 4
-- column: column_5 | Spalte 5 | column 5
WITH
cells AS (
  SELECT exhibit_row, exhibit_column, group_concat(printed, ' / ') AS printed
  FROM (
    SELECT DISTINCT exhibit_row, exhibit_column, cell_part, printed
    FROM observations
    WHERE exhibit_id = :exhibit AND exhibit_row IS NOT NULL
    ORDER BY exhibit_row, exhibit_column, cell_part
  )
  GROUP BY exhibit_row, exhibit_column
),
headings AS (
  SELECT axis, place, iif(:lang = 'de', label_de, label_en) AS label
  FROM exhibit_headings
  WHERE exhibit_id = :exhibit
),
lines AS (
  SELECT
    0 AS part, 0 AS place, '' AS label,
    max(iif(place = 1, label, NULL)) AS column_1,
    max(iif(place = 2, label, NULL)) AS column_2,
    max(iif(place = 3, label, NULL)) AS column_3,
    max(iif(place = 4, label, NULL)) AS column_4,
    max(iif(place = 5, label, NULL)) AS column_5
  FROM headings
  WHERE axis = 'column'
  HAVING count(*) > 0
  UNION ALL
  SELECT
    1, h.place, max(h.label),
    max(iif(c.exhibit_column = 1, c.printed, NULL)),
    max(iif(c.exhibit_column = 2, c.printed, NULL)),
    max(iif(c.exhibit_column = 3, c.printed, NULL)),
    max(iif(c.exhibit_column = 4, c.printed, NULL)),
    max(iif(c.exhibit_column = 5, c.printed, NULL))
  FROM headings AS h
  LEFT JOIN cells AS c ON c.exhibit_row = h.place
  WHERE h.axis = 'row'
  GROUP BY h.place
  UNION ALL
  SELECT
    2, row_number() OVER (ORDER BY o.source_line, o.source_column, o.finding_id),
    iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)),
    o.printed,
    iif(:lang = 'de', r.label_de, r.label_en), NULL, NULL, NULL
  FROM observations AS o
  JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
  JOIN concepts AS c ON c.concept_id = o.concept_id
  JOIN respondents AS r ON r.respondents_id = o.respondents_id
  WHERE o.exhibit_id = :exhibit AND o.exhibit_row IS NULL
)
SELECT label, column_1, column_2, column_3, column_4, column_5
FROM lines
ORDER BY part, place
