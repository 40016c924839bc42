-- name: responsibility
-- title_de: Wer ist verantwortlich? Anteile nach Rolle und Befragten
-- title_en: Who is responsible? Shares by role and respondents
-- description_de: Welcher Anteil welcher Kommunen eine Rolle oder Einheit als verantwortlich nennt, über alle Wellen; jede Angabe mit Bereich, Basis und Quelle. Jedes Ergebnis steht einmal, mit seinem vollsten Druck.
-- description_en: What share of which municipalities names a role or unit as responsible, across all waves; each with sphere, base and source. Each result is there once, by its fullest print.
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
SELECT
  f.value AS percent,
  iif(:lang = 'de', f.stated_de, f.stated_en) AS stated,
  iif(:lang = 'de', f.item_label_de, f.item_label_en) AS role,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', s.label_de, s.label_en) AS sphere,
  f.base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  t.short_title || coalesce(
    iif(
      e.kind = 'figure',
      iif(:lang = 'de', ', Abbildung ', ', figure '),
      iif(:lang = 'de', ', Tabelle ', ', table ')
    ) || e.exhibit_number,
    ''
  ) AS exhibit,
  f.finding_id
FROM results AS f
JOIN respondents AS r ON r.respondents_id = f.respondents
JOIN waves AS w ON w.wave_id = f.wave
JOIN studies AS t ON t.study_id = f.study
LEFT JOIN spheres AS s ON s.sphere_id = f.sphere
LEFT JOIN exhibits AS e ON e.exhibit_id = f.exhibit
WHERE f.item_kind = 'responsibility'
  AND w.origin = 'survey'
  AND f.statistic = 'share'
  AND f.unit = 'percent'
  AND (:role IS NULL OR f.item = :role)
  AND (:sphere IS NULL OR f.sphere = :sphere)
  AND (
    :respondents IS NULL
    OR f.respondents = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY f.wave_start DESC, f.item, f.value DESC, f.finding_id
