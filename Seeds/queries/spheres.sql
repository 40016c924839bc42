-- name: spheres
-- title_de: Rollen nach Bereichen
-- title_en: Roles by sphere
-- description_de: Der Anteil aller Befragten einer Welle, der eine Rolle in der Verwaltung, in der örtlichen Gemeinschaft, beim Kompetenzaufbau, im Konzern Kommune oder ohne genannten Bereich als verantwortlich nennt. Jedes Ergebnis steht einmal, mit seinem vollsten Druck. Wo ein Text ohne Zahl etwas davon sagt, steht es in seinen Worten dahinter.
-- description_en: The share of all respondents of a wave that names a role as responsible in the administration, in the local community, for building skills, in the municipal group (Konzern Kommune), or with no sphere stated. Each result is there once, by its fullest print. Where a text says something of it without a number, that stands behind in its words.
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
-- column: classification_ids | Aussagen | statements
WITH
texts AS (
  SELECT
    s.classification_id, s.question, s.item, s.respondents,
    iif(:lang = 'de', s.stated_de, s.stated_en) AS cell
  FROM statements AS s
  WHERE s.item IN (SELECT responsibility_id FROM responsibilities)
    AND s.repeats_classification_id IS NULL
  ORDER BY s.classification_id
),
said AS (
  SELECT 1 AS part, f.finding_id, NULL AS classification_ids, f.question, f.respondents, f.item, f.cell
  FROM results AS f
  WHERE f.item_kind = 'responsibility' AND f.statistic = 'share'
  UNION ALL
  SELECT 2, NULL, group_concat(s.classification_id, ' '), s.question, s.respondents, s.item, s.cell
  FROM texts AS s
  GROUP BY s.question, s.respondents, s.item, s.cell
),
stated AS (
  SELECT
    f.part, f.finding_id, f.classification_ids, q.wave_id AS wave, w.fieldwork_start, q.sphere_id AS sphere,
    f.item, iif(:lang = 'de', c.label_de, c.label_en) AS label, f.cell
  FROM said AS f
  JOIN concepts AS c ON c.concept_id = f.item
  JOIN questions AS q ON q.question_id = f.question
  JOIN waves AS w ON w.wave_id = q.wave_id
  JOIN respondents AS r ON r.respondents_id = f.respondents
  WHERE r.is_everyone = 1
  ORDER BY f.part, f.finding_id, f.classification_ids
)
SELECT
  max(label) AS role,
  wave,
  group_concat(iif(sphere = 'administration', cell, NULL), ' / ') AS administration,
  group_concat(iif(sphere = 'local_community', cell, NULL), ' / ') AS local_community,
  group_concat(iif(sphere = 'competence_building', cell, NULL), ' / ') AS competence_building,
  group_concat(iif(sphere = 'municipal_group', cell, NULL), ' / ') AS municipal_group,
  group_concat(iif(sphere = 'unstated', cell, NULL), ' / ') AS not_stated,
  group_concat(finding_id, ' ') AS finding_ids,
  group_concat(classification_ids, ' ') AS classification_ids
FROM stated
GROUP BY wave, item
ORDER BY max(fieldwork_start) DESC, item
