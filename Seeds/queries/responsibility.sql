-- name: responsibility
-- title_de: Wer ist verantwortlich? Anteile nach Rolle und Befragten
-- title_en: Who is responsible? Shares by role and respondents
-- description_de: Welcher Anteil welcher Kommunen eine Rolle oder Einheit als verantwortlich nennt, über alle Wellen; jede Angabe mit Bereich, Basis und Quelle. Wiederholte Drucke derselben Zahl fehlen.
-- description_en: Which share of which municipalities names a role or unit as responsible, across all waves; each with sphere, base and source. Repeated prints of one number are left out.
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
SELECT
  o.value AS percent,
  CASE o.qualifier
    WHEN 'exact' THEN iif(:lang = 'de', 'genau', 'exact')
    WHEN 'approx' THEN iif(:lang = 'de', 'etwa', 'about')
    WHEN 'over' THEN iif(:lang = 'de', 'über', 'over')
    WHEN 'under' THEN iif(:lang = 'de', 'unter', 'under')
    WHEN 'just_under' THEN iif(:lang = 'de', 'knapp', 'just under')
    ELSE printf('%g–%g', o.value_min, o.value_max)
  END AS stated,
  iif(:lang = 'de', coalesce(i.label_de, c.label_de), coalesce(i.label_en, c.label_en)) AS role,
  iif(:lang = 'de', r.label_de, r.label_en) AS respondents,
  iif(:lang = 'de', s.label_de, s.label_en) AS sphere,
  CASE
    WHEN o.base_min = o.base_max THEN printf('%d', o.base_min)
    WHEN o.base_min IS NOT NULL AND o.base_max IS NOT NULL
      THEN printf('%d–%d', o.base_min, o.base_max)
    WHEN o.base_max IS NOT NULL THEN printf('≤ %d', o.base_max)
    ELSE '?'
  END AS base,
  iif(:lang = 'de', w.label_de, w.label_en) AS wave,
  t.short_title || coalesce(
    iif(
      e.kind = 'figure',
      iif(:lang = 'de', ', Abbildung ', ', figure '),
      iif(:lang = 'de', ', Tabelle ', ', table ')
    ) || e.exhibit_number,
    ''
  ) AS exhibit,
  o.finding_id
FROM observations AS o
JOIN questions AS q ON q.question_id = o.question_id
LEFT JOIN spheres AS s ON s.sphere_id = q.sphere_id
JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
JOIN concepts AS c ON c.concept_id = o.concept_id
JOIN respondents AS r ON r.respondents_id = o.respondents_id
JOIN waves AS w ON w.wave_id = o.wave_id
JOIN documents AS d ON d.document_id = o.document_id
JOIN studies AS t ON t.study_id = d.study_id
LEFT JOIN exhibits AS e ON e.exhibit_id = o.exhibit_id
WHERE c.kind = 'responsibility'
  AND w.origin = 'survey'
  AND o.statistic = 'share'
  AND o.unit = 'percent'
  AND o.repeats_finding_id IS NULL
  AND (:role IS NULL OR o.concept_id = :role)
  AND (:sphere IS NULL OR q.sphere_id = :sphere)
  AND (
    :respondents IS NULL
    OR o.respondents_id = :respondents
    OR r.unit_kind = :respondents
    OR (:respondents = 'city_or_municipality' AND r.unit_kind IN ('city', 'municipality'))
  )
ORDER BY w.fieldwork_start DESC, o.concept_id, o.value DESC, o.finding_id
