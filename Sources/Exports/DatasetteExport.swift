package import Database
import Platform
import Store
package import Survey
import Text

/// Writes what Datasette (<https://docs.datasette.io/en/stable/metadata.html>) is told of a warehouse:
/// titles, descriptions, units, sources, and the canned queries.
package struct DatasetteExport {
  private let connection: Connection
  private let database: String
  private let language: Language

  /// Reads an open warehouse.
  ///
  /// - Parameters:
  ///   - connection: The warehouse.
  ///   - database: What Datasette calls the file: its name without the ending.
  ///   - language: That of titles and descriptions.
  package init(_ connection: Connection, database: String, in language: Language) {
    self.connection = connection
    self.database = database
    self.language = language
  }

  /// What stands above everything, in German and English.
  static let titles = Labels(
    german: "Ein Speicher von Erhebungswellen", english: "A warehouse of survey waves")

  /// The name by which Datasette knows a file.
  package static func database(of path: String) -> String {
    let name = FileSystem.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// The metadata as JSON.
  ///
  /// - Throws: `DatabaseError`.
  package func text() throws -> String {
    try connection.snapshot {
      let schema = try FileSchema(connection)
      let units = Set(schema.objects.flatMap(\.columns).compactMap(\.quantity)).sorted()
        .compactMap { unit($0) }
      var members: [(String, JSON)] = [
        (
          "title",
          string(Self.titles[language])
        )
      ]
      if !units.isEmpty {
        members.append(("custom_units", .strings(units.map { "\($0) = [\($0)]" })))
      }
      members.append(("databases", .object([(database, try databaseEntry(schema))])))
      return JSON.object(members).text(indent: 2) + "\n"
    }
  }

  private func string(_ text: String) -> JSON { JSON(.string(text)) }

  private func databaseEntry(_ schema: FileSchema) throws -> JSON {
    let sources = try connection.texts(
      "SELECT coalesce(authors || ': ', '') || title || '. ' || publisher FROM studies ORDER BY study_id"
    )
    let licences = try connection.texts("SELECT DISTINCT licence FROM studies ORDER BY licence")
    let about = try connection.texts(
      "SELECT text_\(language.rawValue) FROM readme ORDER BY place LIMIT 1")
    var members: [(String, JSON)] = []
    if let about = about.first { members.append(("description", string(about))) }
    if !sources.isEmpty { members.append(("source", string(sources.joined(separator: "; ")))) }
    if !licences.isEmpty { members.append(("license", string(licences.joined(separator: "; ")))) }
    members.append(("tables", .object(tables(schema))))
    members.append(("queries", .object(try queries())))
    return .object(members)
  }

  // MARK: Tables and views

  /// How the file came to be, and what is only there for programs.
  private static let hidden: Set<String> = [
    "imports", "revisions", "revision_files", "queries", "query_parameters", "query_columns",
    "dictionary_values",
  ]

  private func tables(_ schema: FileSchema) -> [(String, JSON)] {
    (schema.tables + schema.views).map { object in
      var members: [(String, JSON)] = []
      if let text = object.comment(in: language) {
        members.append(("description", string(text)))
      }
      let columns = object.columns.compactMap { column in
        column.comment(in: language).map { (column.name, string($0)) }
      }
      if !columns.isEmpty { members.append(("columns", .object(columns))) }
      let units = object.columns.compactMap { column in
        unit(column.quantity).map { (column.name, string($0)) }
      }
      if !units.isEmpty { members.append(("units", .object(units))) }
      members += arrangement(object)
      if Self.hidden.contains(object.name) { members.append(("hidden", JSON(.boolean(true)))) }
      return (object.name, .object(members))
    }
  }

  /// By what rows are named, sorted and sifted.
  private func arrangement(_ object: FileSchema.Object) -> [(String, JSON)] {
    let names = Set(object.columns.map(\.name))
    var members: [(String, JSON)] = []
    let label = "label_" + language.rawValue
    if let column = [label, "short_title"].first(where: names.contains), !object.isView {
      members.append(("label_column", string(column)))
    }
    if names.contains("finding_id"), object.isView {
      members.append(("sort", string("finding_id")))
    }
    let facets = ["wave", "item_kind", "statistic", "unit", "sphere", "kind", "status", "meaning"]
      .filter(names.contains)
    if !facets.isEmpty { members.append(("facets", .strings(Array(facets.prefix(4))))) }
    return members
  }

  /// A unit that Datasette may put behind a number: one word that its library of units does not have as
  /// something else.
  private func unit(_ unit: String?) -> String? {
    guard let unit, !["bytes", "count"].contains(unit),
      unit.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F })
    else {
      return nil
    }
    return unit
  }

  // MARK: Queries

  private func queries() throws -> [(String, JSON)] {
    try QueryCatalogue(connection).all().map { query in
      (
        query.name,
        .object([
          ("title", string(query.title[language])),
          ("description", string(description(query))),
          ("sql", string(Self.sql(query))),
          ("params", .strings(query.parameters.map(\.name))),
        ])
      )
    }
  }

  private func description(_ query: CannedQuery) -> String {
    let parameters = query.parameters.map { parameter in
      "\(parameter.name): \(parameter.labels[language])"
        + (parameter.defaultValue.map { " (\($0))" } ?? "")
    }
    return ([query.description[language]] + parameters)
      .joined(separator: "\n")
  }

  /// The statement of a query with its defaults in it: Datasette takes a parameter that is not given for an
  /// empty text, and knows texts alone.
  static func sql(_ query: CannedQuery) -> String {
    var values: [String: String] = [:]
    for parameter in query.parameters {
      var value = "nullif(:\(parameter.name), '')"
      switch parameter.type {
      case "integer": value = "CAST(\(value) AS INTEGER)"
      case "number": value = "CAST(\(value) AS REAL)"
      default: break
      }
      if let standard = parameter.defaultValue {
        let isText = parameter.type == "text" || Double(standard) == nil
        value = "coalesce(\(value), \(isText ? SQLToken.literal(standard) : standard))"
      }
      values[parameter.name] = value
    }
    return SQLToken.tokens(of: query.sql).map { token in
      token.kind == .parameter ? values[token.parameterName] ?? token.text : token.text
    }.joined()
  }
}

extension JSON {
  /// A list of strings.
  static func strings(_ strings: [String]) -> JSON {
    JSON(.array(strings.map { JSON(.string($0)) }))
  }
}
