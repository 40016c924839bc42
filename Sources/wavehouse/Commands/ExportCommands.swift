import Exports
import Platform
import PostgreSQL
import Store
import Survey
import Text

/// What other programs take over.
extension Command {
  static let exports: [Command] = [
    exportDataPackage, exportCSV, exportJSONLines, exportSDMX, exportDatasette, exportPostgreSQL,
    exportSAV,
  ]

  static let force = Option("force", nil, "replace what this command wrote earlier")
  private static let language = Option(
    "lang", "LANGUAGE", "de or en, for titles and descriptions; en if not given")

  static let exportDataPackage = Command(
    "export datapackage", "write the study packages that the warehouse can be built from",
    usage: "DIR", arguments: 1...1,
    options: [
      Option("without-answers", nil, "leave out what single respondents answered"), force, database,
    ],
    discussion: """
      DIR gets a folder for each package (Frictionless, with datapackage.json) and one for the
      canned queries, as Seeds has them. A warehouse that is built from them has the same rows.
      Without answers, the numbers that were computed from them are left out, too.
      """
  ) { invocation in
    let connection = try WarehouseFile.open(invocation.databasePath)
    let withAnswers = invocation.arguments.options["without-answers"] == nil
    let path = invocation.arguments.arguments[0]
    let outcome = try invocation.replacement(
      of: path, EarlierExport.packages,
      isPrivate: try withAnswers && WarehouseFile.holdsAnswers(connection)
    ).folder {
      try DataPackageExport(connection, withAnswers: withAnswers).write(to: $0)
    }
    let names = outcome.packages.joined(separator: ", ")
    var text = "\(path): packages \(names); \(outcome.queries) queries\n"
    if outcome.computed > 0 {
      text += "left out: \(outcome.computed) numbers that were computed from answers\n"
    }
    try invocation.output.write(text)
    return .success
  }

  static let exportCSV = tableExport(
    .csv, "export csv", "write a table or view as comma-separated values",
    """
    After RFC 4180: UTF-8, a heading, lines end with CR LF. NULL is an empty field, an empty text
    is "". All columns, in the order of the primary key, a view in the order of its columns.
    Bytes are hexadecimal digits. For spreadsheets rather use --format csv of a reading command.
    """)

  static let exportJSONLines = tableExport(
    .jsonl, "export jsonl", "write a table or view as JSON Lines",
    """
    An object a line, numbers as numbers, NULL as null. All columns, in the order of the primary
    key, a view in the order of its columns. Bytes are hexadecimal digits.
    """)

  private static func tableExport(
    _ form: TableExport.Form, _ name: String, _ summary: String, _ discussion: String
  ) -> Command {
    Command(
      name, summary, usage: "OBJECT [FILE] | --all DIR", arguments: 0...2,
      options: [
        Option("all", "DIR", "write every table and view, a file each, into a new folder"), force,
        database,
      ],
      discussion: discussion
    ) { invocation in
      let arguments = invocation.arguments.arguments
      let all = invocation.arguments.options["all"]
      guard arguments.isEmpty != (all == nil) else {
        throw UsageError("'\(name)' takes OBJECT [FILE], or --all DIR")
      }
      let connection = try WarehouseFile.open(invocation.databasePath)
      let export = TableExport(connection)
      let isPrivate = try WarehouseFile.holdsAnswers(connection)
      if let all {
        let count = try invocation.replacement(
          of: all, EarlierExport.tables(form), isPrivate: isPrivate
        ).folder {
          try export.writeAll(as: form, to: $0)
        }
        try invocation.output.write("\(all): \(count) files\n")
      } else if arguments.count == 2, arguments[1] != "-" {
        try export.require(arguments[0])
        try invocation.replacement(
          of: arguments[1], form == .csv ? EarlierExport.csv : EarlierExport.jsonl,
          isPrivate: isPrivate
        ).writeText {
          try export.write(arguments[0], as: form, to: $0)
        }
      } else {
        let stream = TextStream { try invocation.output.write($0) }
        try export.write(arguments[0], as: form, to: stream)
        try stream.flush()
      }
      return .success
    }
  }

  static let exportSDMX = Command(
    "export sdmx-csv", "write findings and statements as SDMX-CSV 2.0 with their structure",
    usage: "DIR", arguments: 1...1, options: [force, database],
    discussion: """
      DIR gets findings.csv, statements.csv (what the texts say without a number) and
      structure.xml (SDMX-ML 3.0: code lists, concepts, dataflows, data structure definitions).
      SDMX takes no / in identifiers: nrw-2020/all is nrw-2020@all there, other characters are $
      and two digits; the original is an annotation of each code.
      """
  ) { invocation in
    let connection = try WarehouseFile.open(invocation.databasePath)
    let path = invocation.arguments.arguments[0]
    let count = try invocation.replacement(of: path, EarlierExport.sdmx).folder {
      try SDMXExport(connection).write(to: $0)
    }
    try invocation.output.write(
      "\(path): \(count.findings) findings, \(count.statements) statements\n")
    return .success
  }

  static let exportDatasette = Command(
    "export datasette", "write what Datasette is told of the warehouse", usage: "FILE.json",
    arguments: 1...1, options: [language, force, database],
    discussion: """
      Titles, descriptions, units, sources, licences, and the canned queries with their
      parameters: 'datasette FILE --metadata FILE.json' serves both. It speaks of the database by
      the name of the warehouse's file: rename the one, and export anew.
      """
  ) { invocation in
    let language = try invocation.language()
    let connection = try WarehouseFile.open(invocation.databasePath)
    let name = DatasetteExport.database(of: invocation.databasePath)
    let text = try DatasetteExport(connection, database: name, in: language).text()
    try invocation.replacement(of: invocation.arguments.arguments[0], EarlierExport.datasette)
      .write(Array(text.utf8))
    return .success
  }

  static let exportPostgreSQL = Command(
    "export postgresql", "write a script that makes the warehouse in PostgreSQL",
    usage: "FILE.sql", arguments: 1...1,
    options: [
      Option("schema", "NAME", "the schema that everything goes into; wavehouse if not given"),
      Option("drop", nil, "let the script drop a schema of that name first"), language, force,
      database,
    ],
    discussion: """
      Tables with all constraints, rows, indexes, views, and the canned queries as functions:
      SELECT * FROM wavehouse.size_profile(concept => 'cdo'). 'psql -f FILE.sql' loads it in one
      transaction; Documentation/postgresql.md tells more, also on spreading it over several
      machines with Citus.
      """
  ) { invocation in
    let options = invocation.arguments.options
    let choice = try PostgreSQLExport.Choice(
      schema: options["schema"] ?? "wavehouse", dropsSchema: options["drop"] != nil,
      hint: "Drop it first, or export with --drop or with another --schema.",
      language: try invocation.language())
    let connection = try WarehouseFile.open(invocation.databasePath)
    try invocation.replacement(
      of: invocation.arguments.arguments[0], EarlierExport.postgresql,
      isPrivate: try WarehouseFile.holdsAnswers(connection)
    ).writeText {
      try PostgreSQLExport(connection, choice).write(to: $0)
    }
    return .success
  }
}

extension Invocation {
  /// Where an export goes.
  ///
  /// - Parameters:
  ///   - path: As the user gave it.
  ///   - earlier: What `--force` replaces.
  ///   - isPrivate: Whether it holds answers of single respondents.
  func replacement(
    of path: String, _ earlier: Replacement.Replaceable, isPrivate: Bool = false
  ) -> Replacement {
    Replacement(
      of: path, replacing: arguments.options["force"] == nil ? .nothing : earlier,
      reading: WarehouseFile.files(of: databasePath), isPrivate: isPrivate)
  }
}
