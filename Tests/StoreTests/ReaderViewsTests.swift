import Database
import Survey
import TestSupport
import Testing

@Suite struct ReaderViewsTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func rows(_ sql: String) throws -> [String] {
    var rows: [String] = []
    try connection.forEachRow(sql) { row in
      rows.append((0..<row.columnCount).map { row.text($0) ?? "-" }.joined(separator: " | "))
    }
    return rows
  }

  @Test func `a range is found at both of its numerals, another number at its one`() throws {
    // Line 890 prints 71 at column 30 and 79 at column 38.
    #expect(
      try rows(
        """
        SELECT finding_id, source_line, source_column, last_line, last_column
        FROM findings
        WHERE (last_line, last_column) <> (source_line, source_column)
        """) == ["kompetenzen-nrw:890:30 | 890 | 30 | 890 | 38"])
  }

  @Test func `no cell of a cross table has two rows`() throws {
    let twice = try rows(
      """
      SELECT question, item, respondents, statistic, unit
      FROM crosstab_cells
      GROUP BY question, item, respondents, statistic, unit
      HAVING count(*) > 1
      """)
    #expect(twice == [])
  }

  @Test func `every number of a survey is a cell or another print of one`() throws {
    let counts = try rows(
      """
      SELECT
        (
          SELECT sum(r.prints) FROM crosstab_cells AS c JOIN results AS r ON r.finding_id = c.finding_id
        )
        - (
          SELECT count(*)
          FROM observations AS o
          JOIN waves AS w ON w.wave_id = o.wave_id
          WHERE w.origin = 'survey'
        )
      """)
    #expect(counts == ["0"])
  }

  @Test func `of several prints the most exact is taken, and a known discrepancy is told`() throws {
    let found = try rows(
      """
      SELECT finding_id, value, qualifier, other_prints, is_disputed
      FROM crosstab_cells
      WHERE question = 'kgst-oefit-2019/responsibility-administration'
        AND respondents = 'kgst-oefit-2019/all'
        AND item IN ('cio', 'it-department')
      ORDER BY item
      """)
    #expect(
      found == [
        "typfrage:564:23 | 12.4 | exact | 1 | 0",
        "typfrage:566:36 | 53.9 | exact | 1 | 1",
      ])
  }

  @Test func `statistics that a document cites from elsewhere are in no view for cross tables`()
    throws
  {
    #expect(
      try rows(
        """
        SELECT DISTINCT x.wave
        FROM crosstab_cells AS x
        JOIN waves AS w ON w.wave_id = x.wave
        WHERE w.origin <> 'survey'
        """) == [])
  }

  @Test func `each kind of question has its view, and all have the same columns first`() throws {
    let base = try connection.texts("SELECT name FROM pragma_table_info('crosstab_cells')")
    let views = try connection.texts(
      "SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'crosstab_*' ORDER BY name")
    #expect(
      views == [
        "crosstab_barriers", "crosstab_cells", "crosstab_digital_participation",
        "crosstab_drivers", "crosstab_goals", "crosstab_measures", "crosstab_participation",
        "crosstab_responsibility", "crosstab_strategy", "crosstab_topics",
      ])
    for view in views {
      let columns = try connection.texts(
        "SELECT name FROM pragma_table_info(:view)", ["view": view])
      #expect(columns.starts(with: base), "\(view)")
      #expect(try connection.value("SELECT count(*) > 0 FROM \(view)") == .integer(1), "\(view)")
    }
  }

  @Test func `who is responsible in the Kreise can be read without a join`() throws {
    let found = try rows(
      """
      SELECT sphere, item_label_de, responsibility_level, value, base_min, base_max
      FROM crosstab_responsibility
      WHERE respondents = 'nrw-2020/counties'
      ORDER BY value DESC, item
      """)
    let direct = try rows(
      """
      SELECT q.sphere_id, coalesce(i.label_de, c.label_de), r.level, o.value, o.base_min, o.base_max
      FROM observations AS o
      JOIN questions AS q ON q.question_id = o.question_id
      JOIN items AS i ON i.question_id = o.question_id AND i.concept_id = o.concept_id
      JOIN concepts AS c ON c.concept_id = o.concept_id
      JOIN responsibilities AS r ON r.responsibility_id = o.concept_id
      WHERE o.respondents_id = 'nrw-2020/counties' AND o.repeats_finding_id IS NULL
      ORDER BY o.value DESC, o.concept_id
      """)
    #expect(found == direct)
    #expect(!found.isEmpty)
  }

  @Test func `bands relate as their limits do`() throws {
    try connection.forEachRow("SELECT * FROM size_class_comparisons") { row in
      let one = InhabitantsBand(minimum: row.integer(6), maximum: row.integer(7))
      let other = InhabitantsBand(minimum: row.integer(14), maximum: row.integer(15))
      #expect(
        Self.relation(one, other) == row.text(17),
        "\(row.text(0) ?? "") and \(row.text(8) ?? "")")
    }
  }

  /// By counting: which whole numbers of inhabitants belong to both bands, and which to one alone.
  private static func relation(_ one: InhabitantsBand, _ other: InhabitantsBand) -> String {
    let limits = [one.minimum, one.maximum, other.minimum, other.maximum].compactMap(\.self)
    var (both, onlyOne, onlyOther) = (false, false, false)
    for number in limits.flatMap({ [$0 - 1, $0, $0 + 1] }) + [0, 10_000_000] {
      let isInOne = number >= one.minimum ?? 0 && number < one.maximum ?? .max
      let isInOther = number >= other.minimum ?? 0 && number < other.maximum ?? .max
      both = both || (isInOne && isInOther)
      onlyOne = onlyOne || (isInOne && !isInOther)
      onlyOther = onlyOther || (isInOther && !isInOne)
    }
    if !both { return "disjoint" }
    switch (onlyOne, onlyOther) {
    case (false, false): return "equal"
    case (false, true): return "within"
    case (true, false): return "contains"
    case (true, true): return "overlapping"
    }
  }

  @Test func `kinds of municipality relate as they are parts of each other`() throws {
    let found = try rows(
      """
      SELECT DISTINCT unit_kind, other_unit_kind, kind_relation
      FROM size_class_comparisons
      ORDER BY unit_kind, other_unit_kind
      """)
    #expect(
      found == [
        "any | city_or_municipality | contains",
        "any | county | contains",
        "city_or_municipality | any | within",
        "city_or_municipality | city_or_municipality | equal",
        "city_or_municipality | county | disjoint",
        "county | any | within",
        "county | city_or_municipality | disjoint",
      ])
  }

  @Test func `class 5 of one wave is not class 5 of another`() throws {
    let found = try rows(
      """
      SELECT size_class, inhabitants_min, inhabitants_max, equal_classes, classes_around,
        classes_within, overlapping_classes
      FROM size_class_bands
      WHERE class_number = 5
      ORDER BY size_class
      """)
    #expect(
      found == [
        "kgst-oefit-2019/cities/5 | 25000 | 50000 | nrw-2020/3 | gfk-2017/2 | - | -",
        "nrw-2020/5 | 100000 | - | - | gfk-2017/3 | kgst-oefit-2019/cities/1, "
          + "kgst-oefit-2019/cities/2, kgst-oefit-2019/cities/3 | -",
      ])
  }

  @Test func `waves are subtracted only where both asked the same`() throws {
    let found = try rows(
      """
      SELECT item, wave_a, value_a, wave_b, value_b, question_relation, value_difference
      FROM wave_comparisons
      WHERE respondents_a LIKE '%/all' AND item_kind = 'strategy_status'
      ORDER BY item, wave_a, wave_b
      """)
    #expect(
      found == [
        "strategy-exists | gfk-2017 | 17.0 | kgst-oefit-2019 | 14.1 | similar | -",
        "strategy-exists-developed-or-planned | gfk-2015 | 40.0 | gfk-2017 | 59.0 | same | 19.0",
      ])
    let others = try rows(
      """
      SELECT DISTINCT question_relation
      FROM wave_comparisons
      WHERE value_difference IS NOT NULL
      """)
    #expect(others == ["same"])
  }

  @Test func `a part that nothing recorded sets apart is not lined up with a whole`() throws {
    #expect(
      try rows(
        """
        SELECT finding_id_a
        FROM wave_comparisons
        WHERE respondents_a = 'kgst-oefit-2019/largest-class'
          OR respondents_b = 'kgst-oefit-2019/largest-class'
        """) == [])
  }

  @Test func `every place of a known discrepancy is a row`() throws {
    #expect(
      try rows("SELECT count(*), count(DISTINCT discrepancy) FROM known_discrepancies")
        == rows("SELECT count(*), count(DISTINCT discrepancy_id) FROM discrepancy_places"))
    #expect(
      try rows(
        """
        SELECT d.discrepancy_id
        FROM discrepancies AS d
        WHERE NOT EXISTS (SELECT 1 FROM known_discrepancies AS k WHERE k.discrepancy = d.discrepancy_id)
        """) == [])
  }
}
