-- name: exhibit
-- title_de: Eine Abbildung oder Tabelle, wie sie gedruckt ist
-- title_en: One figure or table as printed
-- description_de: Zeilen mal Spalten mit den gedruckten Zeichen und Wörtern; die erste Zeile nennt die Spalten, die letzte Spalte, was die Zeile bei uns heißt. Darunter folgen Werte aus dem Fließtext mit ihren Befragten, ihrer Frage und, wo sie nicht genau sind, wie sie angegeben sind, was ohne Zahl gesagt ist, und Größenklassen.
-- description_en: Rows by columns with the characters and words as printed; the first row names the columns, the last column what we call the row. Below follow values from the prose with their respondents, their question and, where they are not exact, how they are stated, what is said without a number, and size classes.
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
-- column: meaning | gemeint ist | meaning
WITH
found AS (
  SELECT
    o.*,
    iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS item,
    iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
    iif(:lang = 'de', q.label_de || ' (' || w.label_de || ')', q.label_en || ' (' || w.label_en || ')')
      AS question,
    iif(o.qualifier = 'exact', NULL, iif(:lang = 'de', v.word_de, v.word_en)) AS stated
  FROM observations AS o
  JOIN questions AS q ON q.question_id = o.question_id
  JOIN waves AS w ON w.wave_id = o.wave_id
  JOIN dictionary_values AS v
    ON v.object_name = 'observations' AND v.column_name = 'qualifier' AND v.allowed_value = o.qualifier
  JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
  JOIN concepts AS c ON c.concept_id = o.concept_id
  JOIN respondents AS r ON r.respondents_id = o.respondents_id
  WHERE o.exhibit_id = :exhibit
),
cells AS (
  SELECT exhibit_row, exhibit_column, group_concat(printed, ' / ') AS printed
  FROM (
    SELECT DISTINCT exhibit_row, exhibit_column, cell_part, printed
    FROM found
    WHERE exhibit_row IS NOT NULL
    ORDER BY exhibit_row, exhibit_column, cell_part
  )
  GROUP BY exhibit_row, exhibit_column
),
-- The words of the exhibit, where the text holds them; else ours.
headings AS (
  SELECT
    h.axis, h.place, iif(:lang = 'de', h.label_de, h.label_en) AS meaning,
    coalesce(
      (
        -- Only what stands at the head of all of it.
        SELECT
          iif(
            min(coalesce(f.heading, '')) = max(coalesce(f.heading, '')),
            max(f.heading),
            NULL
          )
        FROM (
          SELECT
            iif(h.axis = 'row', o.exhibit_row, o.exhibit_column) AS place,
            iif(h.axis = 'row', o.row_heading, o.column_heading) AS heading
          FROM found AS o
        ) AS f
        WHERE f.place = h.place
      ),
      iif(:lang = 'de', h.label_de, h.label_en)
    ) AS label
  FROM exhibit_headings AS h
  WHERE h.exhibit_id = :exhibit
),
lines AS (
  SELECT
    0 AS part, 0 AS place, '' AS label,
    max(iif(place = 1, label, NULL)) AS column_1,
    max(iif(place = 2, label, NULL)) AS column_2,
    max(iif(place = 3, label, NULL)) AS column_3,
    max(iif(place = 4, label, NULL)) AS column_4,
    max(iif(place = 5, label, NULL)) AS column_5,
    '' AS meaning
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
    max(iif(c.exhibit_column = 5, c.printed, NULL)),
    max(h.meaning)
  FROM headings AS h
  LEFT JOIN cells AS c ON c.exhibit_row = h.place
  WHERE h.axis = 'row'
  GROUP BY h.place
  UNION ALL
  SELECT
    2, row_number() OVER (ORDER BY source_line, source_column, finding_id),
    coalesce(row_heading, item), printed, respondents, question, stated, NULL, item
  FROM found
  WHERE exhibit_row IS NULL
  UNION ALL
  SELECT
    3, row_number() OVER (ORDER BY f.source_line, f.source_column, f.classification_id),
    f.printed,
    iif(:lang = 'de', v.word_de, v.word_en) || coalesce(' ' || f.rank_number, ''),
    iif(:lang = 'de', r.label_de, r.label_en), NULL, NULL, NULL,
    iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en))
  FROM classifications AS f
  JOIN dictionary_values AS v
    ON v.object_name = 'classifications' AND v.column_name = 'category' AND v.allowed_value = f.category
  JOIN concepts AS c ON c.concept_id = f.concept_id
  LEFT JOIN items AS i ON i.question_id = f.question_id AND i.concept_id = f.concept_id
  LEFT JOIN respondents AS r ON r.respondents_id = f.respondents_id
  WHERE f.exhibit_id = :exhibit
  UNION ALL
  SELECT
    4, row_number() OVER (ORDER BY s.source_line, s.source_column, s.size_class_id),
    s.printed, CAST(s.class_number AS TEXT), iif(:lang = 'de', s.label_de, s.label_en), NULL, NULL, NULL,
    printf('%s–%s', coalesce(CAST(s.inhabitants_min AS TEXT), ''), coalesce(CAST(s.inhabitants_max AS TEXT), ''))
  FROM size_classes AS s
  WHERE s.exhibit_id = :exhibit
  UNION ALL
  SELECT
    5, 1,
    iif(:lang = 'de', 'Die Werte stehen nur im Bild, nicht im Text.', 'The values are in the picture only, not in the text.'),
    NULL, NULL, NULL, NULL, NULL, NULL
  FROM exhibits AS e
  WHERE e.exhibit_id = :exhibit AND e.completeness = 'values not in the text'
)
SELECT label, column_1, column_2, column_3, column_4, column_5, meaning
FROM lines
ORDER BY part, place
