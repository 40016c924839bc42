extension QualityCheck {
  /// Shares, scores and counts lie where they can.
  static let range = sql(
    "range", "shares lie in 0–100, scores within their scale, counts within their base",
    explainedBy: ["misprint", "contradiction"],
    """
    SELECT printf('%s: a share of %g %%', finding_id, value), finding_id
    FROM observations
    WHERE unit = 'percent' AND (value < 0 OR value > 100)
    ORDER BY finding_id
    """,
    """
    SELECT
      printf('%s: a score of %g on a scale from %g to %g', o.finding_id, o.value, q.scale_min,
        q.scale_max),
      o.finding_id
    FROM observations AS o
    JOIN questions AS q ON q.question_id = o.question_id
    WHERE o.unit = 'score' AND (o.value < q.scale_min OR o.value > q.scale_max)
    ORDER BY o.finding_id
    """,
    """
    SELECT
      printf('%s: %g of at most %d', o.finding_id, o.value, o.base_max),
      o.finding_id
    FROM observations AS o
    WHERE o.statistic = 'count' AND o.unit = 'count' AND o.value_min > o.base_max
    ORDER BY o.finding_id
    """,
    """
    SELECT
      printf('%g answered (%s) of %g invited (%s)', a.value, a.finding_id, i.value, i.finding_id),
      a.finding_id, i.finding_id
    FROM observations AS a
    JOIN observations AS i
      ON i.respondents_id = a.respondents_id AND i.concept_id = 'invited'
    WHERE a.concept_id = 'answered'
      AND a.value > i.value
      AND a.repeats_finding_id IS NULL
      AND i.repeats_finding_id IS NULL
    ORDER BY a.finding_id
    """)

  /// The answers to a single-choice question add up to everyone.
  ///
  /// Options that hold others ("good or better") and repeats stay out. Where all options are there,
  /// the sum must be 100 within rounding; it may never be more.
  static let sum = sql(
    "sum", "answers to a single-choice question, and distributions, add up to 100 within rounding",
    explainedBy: ["rounding", "contradiction", "base", "misprint"],
    """
    WITH parts AS (
      SELECT
        o.document_id,
        o.question_id,
        o.respondents_id,
        coalesce(o.exhibit_id, 'line ' || o.source_line, o.document_id) AS place,
        o.concept_id,
        o.finding_id,
        o.value_min,
        o.value_max,
        q.answer_kind
      FROM observations AS o
      JOIN questions AS q ON q.question_id = o.question_id
      JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
      WHERE o.unit = 'percent'
        AND o.statistic = 'share'
        AND o.qualifier = 'exact'
        AND o.repeats_finding_id IS NULL
        AND (q.answer_kind = 'single' OR q.question_concept_id = 'type-membership')
        AND coalesce(i.is_union, 0) = 0
        -- An answer that is no item is missing in the sum.
        AND NOT EXISTS (
          SELECT 1
          FROM variables AS v
          JOIN codes AS c ON c.variable_id = v.variable_id
          WHERE v.question_id = o.question_id AND c.missing IS NULL AND c.concept_id IS NULL
        )
    )
    SELECT
      printf('%s, %s: %s add up to %g–%g %%', place, respondents_id,
        group_concat(concept_id, ' + '), round(sum(value_min), 2), round(sum(value_max), 2)),
      min(finding_id)
    FROM parts
    GROUP BY document_id, question_id, respondents_id, place
    HAVING count(*) > 1 AND (
      sum(value_min) > 100.0001
      OR (
        sum(value_max) < 99.9999
        AND count(*) = (
          SELECT count(*)
          FROM items AS i
          WHERE i.question_id = parts.question_id AND coalesce(i.is_union, 0) = 0
        )
      )
    )
    ORDER BY place, respondents_id
    """)

  /// Two publications of one wave say the same, and one publication does not contradict itself.
  static let reconciliation = sql(
    "reconciliation",
    "the same wave, respondents, question and item in two publications agree within rounding",
    explainedBy: ["contradiction", "rounding", "definition", "label", "base"],
    """
    SELECT
      printf('%s %s: %s prints %s (%s), %s prints %s (%s)', a.respondents_id, a.concept_id,
        a.document_id, a.printed, a.finding_id, b.document_id, b.printed, b.finding_id),
      a.finding_id, b.finding_id
    FROM observations AS a
    JOIN observations AS b
      ON b.wave_id = a.wave_id
      AND b.respondents_id = a.respondents_id
      AND b.question_id = a.question_id
      AND b.concept_id = a.concept_id
      AND b.statistic = a.statistic
      AND b.unit = a.unit
      AND (b.document_id, b.finding_id) > (a.document_id, a.finding_id)
    WHERE a.repeats_finding_id IS NULL
      AND b.repeats_finding_id IS NULL
      AND (a.value_max < b.value_min OR b.value_max < a.value_min)
    ORDER BY a.finding_id, b.finding_id
    """)

  /// A whole lies between its parts.
  static let total = sql(
    "total", "a total lies within the range of its parts, where all parts are there",
    explainedBy: ["contradiction", "misprint", "definition", "base"],
    """
    SELECT
      printf('%s %s: the total is %g, its parts run from %g to %g', t.exhibit_id, t.concept_id,
        t.value, min(p.value), max(p.value)),
      t.finding_id
    FROM observations AS t
    JOIN respondents AS w ON w.respondents_id = t.respondents_id
    JOIN observations AS p
      ON p.exhibit_id = t.exhibit_id
      AND p.exhibit_row = t.exhibit_row
      AND p.question_id = t.question_id
      AND p.concept_id = t.concept_id
      AND p.statistic = t.statistic
    JOIN respondents AS r ON r.respondents_id = p.respondents_id
    WHERE t.exhibit_row IS NOT NULL
      AND w.municipality_type_id IS NULL
      AND r.municipality_type_id IS NOT NULL
    GROUP BY t.finding_id
    HAVING count(*) > 1 AND (t.value_max < min(p.value_min) OR t.value_min > max(p.value_max))
    ORDER BY t.finding_id
    """)

  /// A repeat says what it repeats.
  static let repetition = sql(
    "repeat", "repeats agree with what they repeat, text with table",
    explainedBy: ["contradiction", "rounding", "misprint", "definition", "label"],
    """
    SELECT
      printf('%s prints %s where %s prints %s', a.finding_id, a.printed, b.finding_id, b.printed),
      a.finding_id, b.finding_id
    FROM observations AS a
    JOIN observations AS b ON b.finding_id = a.repeats_finding_id
    WHERE coalesce(b.value_min, -1e9) > coalesce(a.value_max, 1e9)
      OR coalesce(b.value_max, 1e9) < coalesce(a.value_min, -1e9)
    ORDER BY a.finding_id
    """,
    """
    SELECT
      printf('%s (%s, %s) repeats %s (%s, %s)', a.finding_id, a.concept_id, a.respondents_id,
        b.finding_id, b.concept_id, b.respondents_id),
      a.finding_id, b.finding_id
    FROM observations AS a
    JOIN observations AS b ON b.finding_id = a.repeats_finding_id
    WHERE a.concept_id <> b.concept_id
      OR a.respondents_id <> b.respondents_id
      OR a.wave_id <> b.wave_id
      OR b.repeats_finding_id IS NOT NULL
    ORDER BY a.finding_id
    """)
}
