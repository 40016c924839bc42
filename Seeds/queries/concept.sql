-- name: concept
-- title_de: Alles zu einem Begriff
-- title_en: Everything on a concept
-- description_de: Jede Zahl, die eine Welle zu einem Thema, einer Maßnahme, einer Rolle oder einem anderen Begriff nennt, über alle Wellen, mit Frage und Befragten, jeder Druck für sich; dahinter, was die Texte ohne Zahl davon sagen.
-- description_en: Every number that a wave gives on a topic, a measure, a role or another concept, across all waves, with question and respondents, each print by itself; behind them what the texts say of it without a number.
-- parameter: concept text
-- label_de: der Begriff
-- label_en: the concept
-- values: SELECT c.concept_id, c.label_de, c.label_en, a.alias
--   FROM concepts AS c LEFT JOIN aliases AS a ON a.concept_id = c.concept_id
--   ORDER BY c.concept_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: stated | Angabe | how it is stated
-- column: unit = stated_findings.unit | Einheit | unit
-- column: statistic = stated_findings.statistic | Statistik | statistic
WITH
lines AS (
  SELECT
    1 AS part, f.wave, f.question, f.respondents, f.statistic, f.value, f.unit,
    iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.exhibit, f.source_line, f.finding_id,
    NULL AS classification_id
  FROM stated_findings AS f
  WHERE f.item = :concept
  UNION ALL
  SELECT
    2, s.wave, s.question, s.respondents, NULL, NULL, NULL, iif(:lang = 'de', s.stated_de, s.stated_en),
    s.exhibit, s.source_line, NULL, s.classification_id
  FROM statements AS s
  WHERE s.item = :concept AND s.repeats_classification_id IS NULL
)
SELECT
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  iif(:lang = 'de', q.label_de, q.label_en) AS question,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  l.statistic,
  l.value,
  l.unit,
  l.stated,
  l.exhibit,
  l.finding_id,
  l.classification_id
FROM lines AS l
LEFT JOIN questions AS q ON q.question_id = l.question
LEFT JOIN respondents AS r ON r.respondents_id = l.respondents
LEFT JOIN waves AS w ON w.wave_id = l.wave
WHERE coalesce(w.origin, 'survey') = 'survey'
ORDER BY
  l.part, w.fieldwork_start DESC, l.question, l.respondents, l.source_line, l.finding_id,
  l.classification_id
