-- name: responsibility
-- title_de: Wer ist verantwortlich? Anteile nach Rolle und Befragten
-- title_en: Who is responsible? Shares by role and respondents
-- description_de: Welcher Anteil welcher Kommunen eine Rolle oder Einheit als verantwortlich nennt, über alle Wellen; jede Angabe mit Bereich, Basis und Quelle. Jedes Ergebnis steht einmal, mit seinem vollsten Druck; dahinter, was die Texte ohne Zahl davon sagen.
-- description_en: What share of which municipalities names a role or unit as responsible, across all waves; each with sphere, base and source. Each result is there once, by its fullest print; behind them what the texts say of it without a number.
-- parameter: role text =
-- label_de: die Rolle oder Einheit; ohne Angabe alle
-- label_en: the role or unit; all if not given
-- values: SELECT r.responsibility_id, c.label_de, c.label_en, a.alias
--   FROM responsibilities AS r
--   JOIN concepts AS c ON c.concept_id = r.responsibility_id
--   LEFT JOIN aliases AS a ON a.concept_id = r.responsibility_id
--   ORDER BY r.responsibility_id
-- parameter: respondents text =
-- label_de: eine Kommunenart oder eine Gruppe von Befragten; ohne Angabe alle
-- label_en: a kind of municipality or a group of respondents; all if not given
-- values: SELECT u.unit_kind, u.label_de, u.label_en, a.alias
--   FROM unit_kinds AS u LEFT JOIN aliases AS a ON a.unit_kind = u.unit_kind
--   UNION ALL SELECT respondents_id, NULL, NULL, NULL FROM respondents
-- parameter: sphere text =
-- label_de: der Bereich; ohne Angabe alle
-- label_en: the sphere; all if not given
-- values: SELECT s.sphere_id, s.label_de, s.label_en, a.alias
--   FROM spheres AS s LEFT JOIN aliases AS a ON a.sphere_id = s.sphere_id
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: percent | Prozent | percent
-- column: stated | Angabe | how it is stated
-- column: role | Rolle | role
-- column: base = stated_findings.base | Basis | base
WITH
lines AS (
  SELECT
    1 AS part, f.value, iif(:lang = 'de', f.stated_de, f.stated_en) AS stated, f.item,
    iif(:lang = 'de', f.item_label_de, f.item_label_en) AS item_label, f.question, f.respondents, f.base,
    f.wave, f.study, f.exhibit, f.finding_id, NULL AS classification_id
  FROM results AS f
  WHERE f.item_kind = 'responsibility'
    AND f.statistic = 'share'
    AND f.unit = 'percent'
    AND (:role IS NULL OR f.item = :role)
  UNION ALL
  SELECT
    2, NULL, iif(:lang = 'de', s.stated_de, s.stated_en), s.item,
    iif(:lang = 'de', s.item_label_de, s.item_label_en), s.question, s.respondents, NULL,
    s.wave, s.study, s.exhibit, NULL, s.classification_id
  FROM statements AS s
  WHERE s.item IN (SELECT responsibility_id FROM responsibilities)
    AND s.repeats_classification_id IS NULL
    AND (:role IS NULL OR s.item = :role)
)
SELECT
  l.value AS percent,
  l.stated,
  l.item_label AS role,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', s.label_de, s.label_en) AS sphere,
  l.base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  t.short_title || coalesce(
    iif(
      e.kind = 'figure',
      iif(:lang = 'de', ', Abbildung ', ', figure '),
      iif(:lang = 'de', ', Tabelle ', ', table ')
    ) || e.exhibit_number,
    ''
  ) AS exhibit,
  l.finding_id,
  l.classification_id
FROM lines AS l
JOIN questions AS q ON q.question_id = l.question
JOIN respondents AS r ON r.respondents_id = l.respondents
JOIN waves AS w ON w.wave_id = l.wave
JOIN studies AS t ON t.study_id = l.study
LEFT JOIN spheres AS s ON s.sphere_id = q.sphere_id
LEFT JOIN exhibits AS e ON e.exhibit_id = l.exhibit
WHERE w.origin = 'survey'
  AND (:sphere IS NULL OR q.sphere_id = :sphere)
  AND (
    :respondents IS NULL
    OR l.respondents = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY
  l.part, w.fieldwork_start DESC, l.item, l.value DESC, l.finding_id, l.classification_id
