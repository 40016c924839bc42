package import Database
package import Reports
import Store
import Survey

/// Reports about the warehouse itself: what is in it, which queries it knows.
package enum Overview {
  /// How many studies, waves and packages are shown unless all are asked for: what is counted of each is counted
  /// anew, and who has hundreds wants the newest.
  private static let few = 10

  /// What is in the warehouse: the newest studies, waves and packages.
  ///
  /// - Parameters:
  ///   - isWhole: Whether to show all of them.
  ///   - isMeasured: Whether to say what takes the room, for which every page of the file is looked at.
  /// - Throws: `DatabaseError`.
  package static func info(
    whole isWhole: Bool = false, measured isMeasured: Bool = false, _ connection: Connection
  ) throws -> Report {
    let most: [String: any Bindable] = ["most": isWhole ? -1 : few]
    let studies = try connection.table(
      "studies",
      """
      SELECT
        t.study_id AS study,
        t.short_title AS title,
        (
          SELECT group_concat(wave_id, ', ')
          FROM (
            SELECT s.wave_id
            FROM study_waves AS s
            JOIN waves AS w ON w.wave_id = s.wave_id AND w.origin = 'survey'
            WHERE s.study_id = t.study_id
            ORDER BY s.wave_id
          )
        ) AS waves,
        (
          SELECT count(*)
          FROM exhibits AS e
          JOIN documents AS d ON d.document_id = e.document_id
          WHERE d.study_id = t.study_id
        ) AS exhibits,
        (
          SELECT count(*)
          FROM observations AS o
          JOIN documents AS d ON d.document_id = o.document_id
          WHERE d.study_id = t.study_id
        ) AS findings,
        (
          SELECT count(DISTINCT p.discrepancy_id)
          FROM discrepancy_places AS p
          JOIN documents AS d ON d.document_id = p.document_id
          WHERE d.study_id = t.study_id
        ) AS discrepancies
      FROM (SELECT * FROM studies ORDER BY published DESC, study_id LIMIT :most) AS t
      ORDER BY t.study_id
      """, most)
    let waves = try connection.table("waves", wavesSQL, most)
    let packages = try connection.table(
      "packages",
      """
      SELECT package, row_count AS "rows", substr(sha256, 1, 16) AS digest, imported_at
      FROM (SELECT * FROM imports ORDER BY import_id DESC LIMIT :most)
      ORDER BY import_id
      """, most)
    let counts = try ["studies", "waves", "imports"].map {
      try connection.value("SELECT count(*) FROM \($0)")?.integer ?? 0
    }
    let isMore = zip(counts, [studies, waves, packages]).contains { $0 > $1.rows.count }
    let schema = try connection.value("SELECT max(number) FROM migrations") ?? .null
    let queries = try connection.value("SELECT count(*) FROM queries") ?? .null
    let minimum = try connection.value("SELECT minimum FROM publication")
    let withheld = try connection.value("SELECT count(*) FROM suppressions") ?? .null
    return Report(
      title: "Warehouse",
      facts: [
        ("file", .text(connection.file)), ("schema", schema),
        ("sqlite", try connection.value("SELECT sqlite_version()") ?? .null), ("queries", queries),
      ] + (minimum.map { [("published_minimum", $0), ("withheld", withheld)] } ?? []),
      tables: [studies, waves, packages]
        + (isMeasured ? [try sizes(whole: isWhole, connection)] : []),
      notes: (isMore
        ? [
          "The newest are shown; '--all' shows all \(counts[0]) studies, \(counts[1]) waves and \(counts[2]) packages."
        ] : [])
        + [
          "'wavehouse schema' explains tables, views and columns; the table readme says where to start."
        ])
  }

  /// What takes the room of a file, the largest first: each table and each index with the pages that it has
  /// (<https://sqlite.org/dbstat.html>), and the pages that nothing has.
  private static func sizes(whole isWhole: Bool, _ connection: Connection) throws -> Report.Table {
    try connection.table(
      "sizes",
      """
      WITH pages AS MATERIALIZED (
        SELECT
          name, sum(pgsize) AS bytes, sum(ncell) AS cells,
          sum(iif(pagetype = 'leaf', ncell, 0)) AS leaves
        FROM dbstat
        GROUP BY name
      ),
      measured AS (
        SELECT
          p.name AS object, s.tbl_name AS belongs_to, p.bytes,
          -- Only the table of a rowid keeps its rows in leaves alone.
          iif(s.type = 'index' OR t.wr, p.cells, p.leaves) AS entries
        FROM pages AS p
        LEFT JOIN sqlite_schema AS s ON s.name = p.name
        LEFT JOIN pragma_table_list AS t ON t.schema = 'main' AND t.name = p.name
        UNION ALL
        SELECT 'free pages', NULL, f.freelist_count * p.page_size, f.freelist_count
        FROM pragma_freelist_count AS f, pragma_page_size AS p
        WHERE f.freelist_count > 0
      ),
      ranked AS (
        SELECT
          *, row_number() OVER (ORDER BY bytes DESC, object) AS place,
          sum(bytes) OVER () AS whole
        FROM measured
      )
      SELECT
        iif(place <= :most, object, count(*) || ' smaller') AS object,
        iif(place <= :most AND belongs_to <> object, belongs_to, NULL) AS belongs_to,
        sum(entries) AS entries,
        sum(bytes) AS bytes,
        round(100.0 * sum(bytes) / whole, 1) AS percent,
        iif(place <= :most, round(1.0 * sum(bytes) / nullif(sum(entries), 0), 1), NULL)
          AS bytes_each
      FROM ranked
      GROUP BY min(place, :most + 1)
      ORDER BY min(place)
      """, ["most": isWhole ? Int(Int32.max) : few])
  }

  /// What was found in each wave; contradicted is a result to whose prints no one number can round.
  private static let wavesSQL = """
    WITH shown AS (
      SELECT wave_id, origin, fieldwork_start
      FROM waves
      ORDER BY origin DESC, fieldwork_start DESC, wave_id
      LIMIT :most
    ),
    found AS (
      SELECT
        q.wave_id, count(*) AS prints,
        max(coalesce(o.value_min, -1e99)) > min(coalesce(o.value_max, 1e99)) AS is_contradicted
      FROM shown AS w
      CROSS JOIN questions AS q ON q.wave_id = w.wave_id
      CROSS JOIN observations AS o INDEXED BY observations_by_question
        ON o.question_id = q.question_id
      GROUP BY o.question_id, o.concept_id, o.respondents_id, o.statistic
    ),
    counted AS (
      SELECT
        wave_id, count(*) AS results, sum(prints) AS prints,
        sum(iif(is_contradicted, 0, prints - 1)) AS repeats,
        sum(is_contradicted) AS contradictions
      FROM found
      GROUP BY wave_id
    ),
    said AS (
      SELECT wave_id, count(*) AS statements
      FROM classifications
      WHERE repeats_classification_id IS NULL
      GROUP BY wave_id
    )
    SELECT
      w.wave_id AS wave,
      coalesce(c.results, 0) AS results,
      coalesce(c.prints, 0) AS prints,
      coalesce(c.repeats, 0) AS repeats,
      coalesce(c.contradictions, 0) AS contradictions,
      coalesce(s.statements, 0) AS statements
    FROM shown AS w
    LEFT JOIN counted AS c ON c.wave_id = w.wave_id
    LEFT JOIN said AS s ON s.wave_id = w.wave_id
    ORDER BY w.origin DESC, w.fieldwork_start DESC, w.wave_id
    """

  /// The canned queries, a row each.
  ///
  /// - Throws: `DatabaseError`.
  package static func queries(_ connection: Connection) throws -> Report {
    Report(
      title: "Canned queries",
      tables: [
        try connection.table(
          "queries",
          """
          SELECT
            q.query_name AS name,
            q.title_en,
            q.title_de,
            (
              SELECT group_concat(iif(required, parameter, '[' || parameter || ']'), ' ')
              FROM (
                SELECT parameter, required
                FROM query_parameters
                WHERE query_name = q.query_name
                ORDER BY place
              )
            ) AS parameters
          FROM queries AS q
          ORDER BY q.query_name
          """)
      ])
  }

  /// One canned query: what it answers, its parameters with their values, its SQL.
  ///
  /// - Throws: ``RequestError`` when there is none of that name, `DatabaseError`.
  package static func query(named name: String, _ connection: Connection) throws -> Report {
    let query = try QueryCatalogue(connection).query(named: name)
    let rows = try query.parameters.map { parameter -> [Value] in
      let allowed = try QueryCatalogue(connection).allowedValues(of: parameter, in: query)?.map(
        \.value)
      return [
        .text(parameter.name), .text(parameter.type), parameter.isRequired.databaseValue,
        parameter.defaultValue.databaseValue, .text(parameter.labels[.english]),
        (allowed?.joined(separator: ", ")).databaseValue,
      ]
    }
    return Report(
      title: query.title[.english],
      facts: [
        ("name", .text(query.name)), ("title_de", .text(query.title[.german])),
        ("description_en", .text(query.description[.english])),
        ("description_de", .text(query.description[.german])), ("sql", .text(query.sql)),
      ],
      role: .record,
      tables: [
        Report.Table(
          name: "parameters",
          columns: ["parameter", "type", "required", "default", "meaning", "values"], rows: rows)
      ])
  }
}
