extension QualityCheck {
  /// Who took part adds up.
  static let participation = sql(
    "participation",
    "participation counts add up, shares fit their counts, a table's n fits the count of its class",
    explainedBy: ["base", "label", "contradiction", "rounding"],
    """
    SELECT
      printf('%s %s: %g, its parts add up to %g', t.respondents_id, t.concept_id, t.value,
        sum(p.value)),
      t.finding_id
    FROM observations AS t
    JOIN respondents AS w ON w.respondents_id = t.respondents_id
    JOIN respondents AS r
      ON r.part_of = t.respondents_id
      AND r.size_class_id IS NULL
      AND r.municipality_type_id IS NULL
      AND r.region_id IS NULL
      AND r.condition_id IS NULL
      AND r.unit_kind IN (SELECT unit_kind FROM unit_kinds WHERE part_of = w.unit_kind)
    JOIN observations AS p
      ON p.respondents_id = r.respondents_id
      AND p.concept_id = t.concept_id
      AND p.repeats_finding_id IS NULL
    WHERE t.concept_id IN ('answered', 'invited') AND t.repeats_finding_id IS NULL
    GROUP BY t.finding_id
    HAVING count(*) = (SELECT count(*) FROM unit_kinds WHERE part_of = w.unit_kind)
      AND sum(p.value) NOT BETWEEN t.value_min AND coalesce(t.value_max, 1e9)
    ORDER BY t.finding_id
    """,
    """
    SELECT
      printf('%s: %g %% of all who answered, but %g of %g are %.1f %%', s.finding_id, s.value,
        a.value, t.value, 100.0 * a.value / t.value),
      s.finding_id, a.finding_id
    FROM observations AS s
    JOIN observations AS a
      ON a.respondents_id = s.respondents_id
      AND a.concept_id = 'answered'
      AND a.repeats_finding_id IS NULL
    JOIN respondents AS w ON w.wave_id = s.wave_id AND w.is_everyone = 1
    JOIN observations AS t
      ON t.respondents_id = w.respondents_id
      AND t.concept_id = 'answered'
      AND t.qualifier = 'exact'
      AND t.repeats_finding_id IS NULL
    WHERE s.concept_id = 'share-of-sample'
      AND s.repeats_finding_id IS NULL
      AND 100.0 * a.value / t.value NOT BETWEEN s.value_min - 1e-9 AND s.value_max + 1e-9
    ORDER BY s.finding_id
    """,
    """
    SELECT
      printf('%s: a response rate of %g %%, but %g of %g are %.1f %%', s.finding_id, s.value,
        a.value, i.value, 100.0 * a.value / i.value),
      s.finding_id, a.finding_id
    FROM observations AS s
    JOIN observations AS a
      ON a.respondents_id = s.respondents_id
      AND a.concept_id = 'answered'
      AND a.repeats_finding_id IS NULL
    JOIN observations AS i
      ON i.respondents_id = s.respondents_id
      AND i.concept_id = 'invited'
      AND i.repeats_finding_id IS NULL
    WHERE s.concept_id = 'response-rate'
      AND s.repeats_finding_id IS NULL
      AND 100.0 * a.value / i.value NOT BETWEEN s.value_min - 1e-9 AND s.value_max + 1e-9
    ORDER BY s.finding_id
    """,
    """
    SELECT
      printf('%s prints %s, but %g of %s answered (%s)', e.exhibit_id, e.base_printed, a.value,
        c.size_class_id, a.finding_id),
      e.exhibit_id, a.finding_id
    FROM exhibits AS e
    JOIN (
      SELECT DISTINCT o.exhibit_id, r.size_class_id
      FROM observations AS o
      JOIN respondents AS r ON r.respondents_id = o.respondents_id
      WHERE r.size_class_id IS NOT NULL
    ) AS c ON c.exhibit_id = e.exhibit_id
    JOIN respondents AS r ON r.size_class_id = c.size_class_id AND r.condition_id IS NULL
    JOIN observations AS a
      ON a.respondents_id = r.respondents_id
      AND a.concept_id = 'answered'
      AND a.repeats_finding_id IS NULL
    WHERE e.kind = 'table' AND e.base_min > a.value
    ORDER BY e.exhibit_id
    """)

  /// A caption speaks of the class that its table is about.
  static let label = sql(
    "label",
    "a limit of inhabitants in a caption is a limit of the class that the exhibit is about",
    explainedBy: ["label"],
    """
    SELECT
      printf('the caption of %s prints %s inhabitants, its findings are about %s', e.exhibit_id,
        n.printed, s.label_en),
      e.exhibit_id
    FROM exhibits AS e
    JOIN numerals AS n
      ON n.document = e.document_id
      AND n.source_line = e.source_line
      AND n.meaning = 'definition'
      AND n.reason = 'size_class'
    JOIN (
      SELECT o.exhibit_id, min(r.size_class_id) AS size_class_id
      FROM observations AS o
      JOIN respondents AS r ON r.respondents_id = o.respondents_id
      GROUP BY o.exhibit_id
      HAVING count(DISTINCT r.size_class_id) = 1
    ) AS c ON c.exhibit_id = e.exhibit_id
    JOIN size_classes AS s ON s.size_class_id = c.size_class_id
    WHERE CAST(replace(n.printed, '.', '') AS INTEGER)
      NOT IN (coalesce(s.inhabitants_min, -1), coalesce(s.inhabitants_max, -1))
    ORDER BY e.exhibit_id, n.source_column
    """)
}
