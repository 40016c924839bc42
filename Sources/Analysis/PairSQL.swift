/// SQL that statements about two observations `a` and `b` share.
enum PairSQL {
  /// How exactly the two values are stated, in a few words.
  static let stated = """
    CASE
      WHEN a.weighting = b.weighting THEN 'computed, ' || a.weighting
      WHEN coalesce(a.weighting, b.weighting) IS NULL AND a.qualifier = 'exact'
        AND b.qualifier = 'exact' THEN 'exact'
      ELSE coalesce('computed, ' || a.weighting, a.qualifier) || ' / '
        || coalesce('computed, ' || b.weighting, b.qualifier)
    END
    """
}
