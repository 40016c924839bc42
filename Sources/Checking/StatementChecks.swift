extension QualityCheck {
  /// What is said in words fits the numbers of the same question.
  ///
  /// Only what both sides leave no room for is noticed: a share of "about 40" may be anything from 35 to 45.
  static let words = sql(
    "words", "ranks, superlatives and comparisons in words fit the numbers of the same question",
    explainedBy: ["contradiction", "label", "definition", "misprint"],
    // More answers stand above it than its rank leaves room for.
    """
    SELECT
      printf('%s: "%s" gives %s rank %d, but of its question %d have more than its %g: %s',
        c.classification_id, c.printed, c.concept_id, c.rank_number, count(*), n.value,
        group_concat(o.concept_id || printf(' %g', o.value), ', ')),
      \(prints(of: "n")), group_concat(\(prints(of: "o")), ' ')
    FROM classifications AS c
    JOIN \(fullest) AS n
      ON n.question_id = c.question_id AND n.concept_id = c.concept_id AND n.respondents_id = c.respondents_id
    JOIN \(fullest) AS o
      ON o.question_id = c.question_id
      AND o.respondents_id = c.respondents_id
      AND o.statistic = n.statistic
      AND o.unit = n.unit
      AND o.value_min > n.value_max
    JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
    WHERE c.category = 'rank' AND c.repeats_classification_id IS NULL AND coalesce(i.is_union, 0) = 0
    GROUP BY c.classification_id, n.finding_id
    HAVING count(*) >= c.rank_number
    ORDER BY c.classification_id
    """,
    // Less stands below what is said to be the least.
    """
    SELECT
      printf('%s: "%s" puts %s last, but %s has %g and it has %g', c.classification_id, c.printed,
        c.concept_id, o.concept_id, o.value, n.value),
      \(prints(of: "n")), \(prints(of: "o"))
    FROM classifications AS c
    JOIN \(fullest) AS n
      ON n.question_id = c.question_id AND n.concept_id = c.concept_id AND n.respondents_id = c.respondents_id
    JOIN \(fullest) AS o
      ON o.question_id = c.question_id
      AND o.respondents_id = c.respondents_id
      AND o.statistic = n.statistic
      AND o.unit = n.unit
      AND o.value_max < n.value_min
    WHERE c.category = 'lowest' AND c.repeats_classification_id IS NULL
    ORDER BY c.classification_id, o.finding_id
    """,
    // What is compared in words, by its numbers.
    """
    SELECT
      printf('%s: "%s" says %s, but %s has %g and %s has %g', c.classification_id, c.printed, c.category,
        iif(c.compared_concept_id IS NULL, n.respondents_id, n.concept_id), n.value,
        iif(c.compared_concept_id IS NULL, o.respondents_id, o.concept_id), o.value),
      \(prints(of: "n")), \(prints(of: "o"))
    FROM classifications AS c
    JOIN \(fullest) AS n
      ON n.question_id = c.question_id AND n.concept_id = c.concept_id AND n.respondents_id = c.respondents_id
    JOIN \(fullest) AS o
      ON o.question_id = c.question_id
      AND o.concept_id = coalesce(c.compared_concept_id, c.concept_id)
      AND o.respondents_id = coalesce(c.compared_respondents_id, c.respondents_id)
      AND o.statistic = n.statistic
      AND o.unit = n.unit
    WHERE c.repeats_classification_id IS NULL
      AND CASE c.category
        WHEN 'more' THEN n.value_max < o.value_min
        WHEN 'less' THEN n.value_min > o.value_max
        -- Ten points are no longer similar.
        WHEN 'similar' THEN n.unit = 'percent' AND (
          n.value_min - o.value_max > 10 OR o.value_min - n.value_max > 10
        )
      END
    ORDER BY c.classification_id, o.finding_id
    """,
    // Most are more than half of them, few are not.
    """
    SELECT
      printf('%s: "%s" of %s, but it is %g %%', c.classification_id, c.printed, c.concept_id, n.value),
      \(prints(of: "n"))
    FROM classifications AS c
    JOIN \(fullest) AS n
      ON n.question_id = c.question_id AND n.concept_id = c.concept_id AND n.respondents_id = c.respondents_id
    WHERE c.repeats_classification_id IS NULL AND n.statistic = 'share' AND n.unit = 'percent'
      AND CASE c.category
        WHEN 'most' THEN n.value_max < 50
        WHEN 'hardly' THEN n.value_min > 50
      END
    ORDER BY c.classification_id, n.finding_id
    """)

  /// A union lies between its parts, and is no fewer than they are.
  ///
  /// The parts are all kinds of municipality that the whole consists of, all size classes of its kind, all
  /// types, or all groups into which a condition is split, with everything else the same.
  static let union = sql(
    "union",
    "a whole lies between its parts, and its parts are no more than the whole",
    explainedBy: ["contradiction", "misprint", "definition", "base", "rounding"],
    """
    WITH parted AS (
      SELECT
        w.respondents_id AS whole, p.respondents_id AS part,
        CASE
          WHEN p.unit_kind <> w.unit_kind THEN 'kinds'
          WHEN p.municipality_type_id IS NOT NULL AND w.municipality_type_id IS NULL THEN 'types'
          WHEN p.condition_id IS NOT w.condition_id THEN 'conditions'
          ELSE 'classes'
        END AS axis
      FROM respondents AS w
      JOIN respondents AS p
        ON p.wave_id = w.wave_id
        AND p.respondents_id <> w.respondents_id
        AND p.region_id IS w.region_id
        AND p.inhabitants_min IS w.inhabitants_min
        AND p.inhabitants_max IS w.inhabitants_max
        AND (p.condition_id IS NOT w.condition_id)
          + (p.unit_kind <> w.unit_kind)
          + (p.municipality_type_id IS NOT w.municipality_type_id)
          + (p.size_class_id IS NOT w.size_class_id) = 1
      WHERE (
          p.unit_kind <> w.unit_kind
          AND p.unit_kind IN (SELECT unit_kind FROM unit_kinds WHERE part_of = w.unit_kind)
        )
        OR (p.municipality_type_id IS NOT NULL AND w.municipality_type_id IS NULL)
        OR (p.size_class_id IS NOT NULL AND w.size_class_id IS NULL)
        OR (p.part_of = w.respondents_id AND w.condition_id IS NOT NULL)
    ),
    wanted AS (SELECT whole, axis, count(*) AS parts FROM parted GROUP BY whole, axis)
    SELECT
      printf('%s %s: %s has %g, its %d parts run from %g to %g', t.question_id, t.concept_id, t.respondents_id,
        t.value, count(*), min(p.value_min), max(p.value_max)),
      \(prints(of: "t")), group_concat(\(prints(of: "p")), ' ')
    FROM \(fullest) AS t
    JOIN wanted AS x ON x.whole = t.respondents_id AND x.parts > 1
    JOIN parted AS d ON d.whole = x.whole AND d.axis = x.axis
    JOIN \(fullest) AS p
      ON p.question_id = t.question_id
      AND p.concept_id = t.concept_id
      AND p.respondents_id = d.part
      AND p.statistic = t.statistic
      AND p.unit = t.unit
    WHERE t.statistic IN ('share', 'mean') AND t.unit IN ('percent', 'score')
    GROUP BY t.finding_id, x.axis
    HAVING count(*) = x.parts
      AND (t.value_max < min(p.value_min) OR t.value_min > max(p.value_max))
    ORDER BY t.finding_id
    """,
    // The bases of exhibits that are about one class each are no more than everyone.
    """
    SELECT
      printf('%s: the bases of exhibits on its %d classes add up to %d, but %g responded', t.wave,
        count(*), sum(p.base), t.value),
      group_concat(p.exhibit_id, ' ')
    FROM results AS t
    JOIN respondents AS w ON w.respondents_id = t.respondents AND w.is_everyone = 1
    JOIN (
      SELECT wave_id, size_class_id, max(base_min) AS base, exhibit_id
      FROM (
        SELECT o.wave_id, max(r.size_class_id) AS size_class_id, e.base_min, e.exhibit_id
        FROM exhibits AS e
        JOIN observations AS o ON o.exhibit_id = e.exhibit_id
        JOIN respondents AS r ON r.respondents_id = o.respondents_id
        WHERE e.base_min IS NOT NULL
        GROUP BY e.exhibit_id
        HAVING count(r.size_class_id) = count(*) AND count(DISTINCT r.size_class_id) = 1
      )
      GROUP BY size_class_id
    ) AS p ON p.wave_id = t.wave
    WHERE t.item = 'answered' AND t.qualifier = 'exact'
    GROUP BY t.finding_id
    HAVING sum(p.base) > t.value_max
    ORDER BY t.finding_id
    """)

  /// All prints of a result, with blanks between them: any of them stands for it in a discrepancy.
  private static func prints(of result: String) -> String {
    """
    (
      SELECT group_concat(y.finding_id, ' ')
      FROM observations AS y
      WHERE y.question_id = \(result).question_id
        AND y.concept_id = \(result).concept_id
        AND y.respondents_id = \(result).respondents_id
        AND y.statistic = \(result).statistic
    )
    """
  }

  /// The results by their fullest prints, which are looked up and not gathered.
  private static let fullest = """
    (
      SELECT e.* FROM observations AS e
      WHERE EXISTS (SELECT 1 FROM fullest_prints AS z WHERE z.finding_id = e.finding_id)
    )
    """
}
