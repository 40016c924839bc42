-- name: ranking
-- title_de: Die Antworten auf eine Frage, der Größe nach
-- title_en: The answers to a question, highest first
-- description_de: Die Antworten einer Gruppe auf eine Frage, jede einmal, vom höchsten zum niedrigsten Wert; gleiche Werte haben gleichen Rang. Nennt der Text selbst einen Rang, so gilt der, auch vor einem höheren Wert; steht nur ein Teil der Werte im Text, so ist es einer unter diesen. Ohne Gruppe: alle Befragten der Welle.
-- description_en: The answers of one group to a question, each once, from the highest to the lowest value; equal values share a rank. Where the text itself names a rank, that one holds, even before a higher value; where only some of the values are in the text, a rank is one among these. Without a group: all respondents of the wave.
-- parameter: question text
-- label_de: die Frage einer Welle
-- label_en: the question of a wave
-- values: SELECT question_id, label_de, label_en FROM questions
-- parameter: respondents text =
-- label_de: die Gruppe von Befragten; ohne Angabe alle
-- label_en: the group of respondents; all if not given
-- values: SELECT respondents_id, label_de, label_en FROM respondents
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: rank | Rang | rank
-- column: among | Rang worunter | rank among
-- column: stated | Angabe | how it is stated
-- column: unit = stated_findings.unit | Einheit | unit
WITH
-- What is printed of each answer, once.
numbers AS (
  SELECT
    f.item, iif(:lang = 'de', f.item_label_de, f.item_label_en) AS label, f.value, f.unit,
    iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.base, f.exhibit, f.finding_id, f.prints,
    f.rank_in_words,
    iif(f.weighting IS NOT NULL OR coalesce(e.completeness, '') = 'complete', 1, 0) AS is_complete
  FROM results AS f
  JOIN respondents AS g ON g.respondents_id = f.respondents
  LEFT JOIN exhibits AS e ON e.exhibit_id = f.exhibit
  WHERE f.question = :question
    AND (f.respondents = :respondents OR (:respondents IS NULL AND g.is_everyone = 1))
    AND f.value IS NOT NULL
),
-- Which rank the text gives in words.
words AS (
  SELECT
    c.concept_id AS item, c.rank_number AS rank,
    row_number() OVER (ORDER BY c.rank_number, c.concept_id) - 1 AS before,
    iif(:lang = 'de', coalesce(i.label_de, k.label_de), coalesce(i.label_en, k.label_en)) AS label,
    c.printed, c.exhibit_id, c.classification_id
  FROM classifications AS c
  JOIN respondents AS g ON g.respondents_id = c.respondents_id
  JOIN items AS i ON i.question_id = c.question_id AND i.concept_id = c.concept_id
  JOIN concepts AS k ON k.concept_id = c.concept_id
  WHERE c.question_id = :question
    AND (c.respondents_id = :respondents OR (:respondents IS NULL AND g.is_everyone = 1))
    AND c.classification_id = (
      SELECT x.classification_id
      FROM classifications AS x
      WHERE x.question_id = c.question_id
        AND x.concept_id = c.concept_id
        AND x.respondents_id = c.respondents_id
        AND x.category = 'rank'
      ORDER BY x.rank_number, x.classification_id
      LIMIT 1
    )
),
-- Those that have no rank in words, among themselves.
placed AS (
  SELECT
    n.*,
    count(*) OVER (PARTITION BY n.unit) AS values_printed,
    -- All items of the question have a value, in exhibits that the text holds whole.
    iif(
      min(n.is_complete) OVER (PARTITION BY n.unit) = 1
        AND count(*) OVER (PARTITION BY n.unit) >= (
          SELECT count(*) FROM items AS i WHERE i.question_id = :question AND coalesce(i.is_union, 0) = 0
        ),
      1,
      0
    ) AS is_all,
    rank() OVER (PARTITION BY n.unit, n.rank_in_words IS NULL ORDER BY n.value DESC) AS own_rank
  FROM numbers AS n
)
SELECT
  -- The ranks in words are taken; the others fill what is left.
  coalesce(
    p.rank_in_words,
    p.own_rank + (SELECT count(*) FROM words AS w WHERE w.rank - w.before <= p.own_rank)
  ) AS rank,
  CASE
    WHEN p.rank_in_words IS NOT NULL THEN (
      SELECT
        iif(:lang = 'de', 'laut Text: „', 'so the text: “') || w.printed || iif(:lang = 'de', '“', '”')
      FROM words AS w
      WHERE w.item = p.item
    )
    WHEN p.is_all = 1
      THEN iif(:lang = 'de', 'allen ', 'all ') || p.values_printed || iif(:lang = 'de', ' Werten', ' values')
    ELSE
      CASE p.values_printed
        WHEN 1 THEN iif(:lang = 'de', 'dem einzigen gedruckten Wert', 'the only printed value')
        ELSE
          iif(:lang = 'de', 'den ', 'the ') || p.values_printed
          || iif(:lang = 'de', ' gedruckten Werten', ' printed values')
      END
      || coalesce(
        (
          SELECT iif(:lang = 'de', ' und ', ' and ') || count(*)
            || iif(:lang = 'de', ' ohne Wert, laut Text', ' without one, so the text')
          FROM words AS w
          WHERE w.item NOT IN (SELECT item FROM numbers)
          HAVING count(*) > 0
        ),
        ''
      )
  END AS among,
  p.label AS item,
  p.value,
  p.unit,
  p.stated,
  p.base,
  p.prints,
  p.exhibit,
  p.finding_id,
  NULL AS classification_id
FROM placed AS p
UNION ALL
SELECT
  w.rank,
  iif(:lang = 'de', 'laut Text: „', 'so the text: “') || w.printed || iif(:lang = 'de', '“', '”'),
  w.label,
  NULL, NULL, NULL, NULL, NULL, w.exhibit_id, NULL, w.classification_id
FROM words AS w
WHERE w.item NOT IN (SELECT item FROM numbers)
ORDER BY rank, value DESC, item, finding_id
