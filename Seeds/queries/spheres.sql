-- name: spheres
-- title_de: Rollen nach Bereichen
-- title_en: Roles by sphere
-- description_de: Der Anteil aller Befragten einer Welle, der eine Rolle in der Verwaltung, in der örtlichen Gemeinschaft, beim Kompetenzaufbau, im Konzern Kommune oder ohne genannten Bereich als verantwortlich nennt. Mehrere Zahlen in einem Feld sind verschiedene Drucke derselben Sache.
-- description_en: The share of all respondents of a wave that names a role as responsible in the administration, in the local community, for building skills, in the municipal group (Konzern Kommune), or with no sphere stated. Several numbers in one cell are different prints of one thing.
-- parameter: lang text = en
-- label_de: Sprache der Angaben
-- label_en: language of the labels
-- values: SELECT 'de', 'Deutsch' UNION ALL SELECT 'en', 'English'
-- column: role | Rolle | role
-- column: administration = stated_findings.cell | Verwaltung | administration
-- column: local_community = stated_findings.cell | örtliche Gemeinschaft | local community
-- column: competence_building = stated_findings.cell | Kompetenzaufbau | building skills
-- column: municipal_group = stated_findings.cell | Konzern Kommune | municipal group
-- column: not_stated = stated_findings.cell | nicht genannt | not stated
-- column: finding_ids | Befunde | findings
WITH
stated AS (
  SELECT
    f.finding_id, f.wave, f.sphere, f.item, f.wave_start,
    iif(:lang = 'de', c.label_de, c.label_en) AS label,
    f.cell
  FROM results AS f
  JOIN concepts AS c ON c.concept_id = f.item
  JOIN respondents AS r ON r.respondents_id = f.respondents
  WHERE f.item_kind = 'responsibility'
    AND f.statistic = 'share'
    AND r.is_everyone = 1
  ORDER BY f.finding_id
)
SELECT
  max(label) AS role,
  wave,
  group_concat(iif(sphere = 'administration', cell, NULL), ' / ') AS administration,
  group_concat(iif(sphere = 'local_community', cell, NULL), ' / ') AS local_community,
  group_concat(iif(sphere = 'competence_building', cell, NULL), ' / ') AS competence_building,
  group_concat(iif(sphere = 'municipal_group', cell, NULL), ' / ') AS municipal_group,
  group_concat(iif(sphere = 'unstated', cell, NULL), ' / ') AS not_stated,
  group_concat(finding_id, ' ') AS finding_ids
FROM stated
GROUP BY wave, item
ORDER BY max(wave_start) DESC, item
