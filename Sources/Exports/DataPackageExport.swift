import Bytes
package import Database
import Importing
import Packages
package import Platform
import Store
import Survey
import Text

/// Writes a warehouse as study packages and query files: the folder that it could have been built from.
///
/// What was published is written from the tables: `base` holds vocabulary, publications and waves,
/// `findings` questions, groups and numbers. The answers of a wave need a package of their own, under
/// the name of the one that brought them, with the bytes that it brought; numbers that were computed from
/// them are left out, as the import computes them again. Built from the folder, a warehouse has the same
/// rows in every table but those that tell how it came to be: `imports`, `revisions`, `revision_files`.
package struct DataPackageExport {
  /// What was written.
  package struct Outcome: Hashable, Sendable {
    /// The packages, in the order in which they must be imported.
    package var packages: [String] = []
    /// How many query files there are.
    package var queries = 0
    /// How many numbers were left out, as they were computed from answers that were left out.
    package var computed = 0
  }

  /// A package with the answers of a wave.
  private struct AnswerPackage {
    let name: String
    let wave: String
    let study: String
    let document: String
    let package: StudyPackage
  }

  private let connection: Connection
  private let withAnswers: Bool
  private let schema: [String: FileSchema.Object]

  /// Reads an open warehouse.
  ///
  /// - Parameter withAnswers: Whether the answers of respondents are written.
  /// - Throws: `DatabaseError`.
  package init(_ connection: Connection, withAnswers: Bool) throws {
    self.connection = connection
    self.withAnswers = withAnswers
    schema = Dictionary(try FileSchema(connection).objects.map { ($0.name, $0) }) { first, _ in
      first
    }
  }

  /// Writes the packages and queries.
  ///
  /// - Throws: ``ExportError/noPackage(wave:)``, `DatabaseError`, ``FileError``.
  package func write(to folder: NewFolder) throws -> Outcome {
    try connection.snapshot {
      let answers = withAnswers ? try answerPackages() : []
      var outcome = Outcome()
      var done: [String] = []
      func name(_ wanted: String) -> String {
        answers.contains { $0.name == wanted } ? name(wanted + "-tables") : wanted
      }
      try write(name("base"), "Vocabulary, publications and waves", in: folder, &done) { package in
        for format in PackageFormat.resources where Self.base.contains(format.name) {
          try table(format, Self.condition(ofBase: format.name, answers), in: package)
        }
      }
      for answer in answers {
        try write(answer.name, answer.package.descriptor.title, in: folder, &done, answer) {
          try self.answers(answer, in: $0)
        }
      }
      try write(name("findings"), "Questions, groups and published numbers", in: folder, &done) {
        for format in PackageFormat.resources
        where format.content == .rows && !Self.base.contains(format.name) {
          try table(format, Self.condition(ofFindings: format.name, answers), in: $0)
        }
      }
      outcome.packages = done
      outcome.queries = try queries(in: folder)
      let kept = answers.map { "'\($0.wave.replacing("'", with: "''"))'" }.joined(separator: ", ")
      outcome.computed = Int(
        try connection.value(
          "SELECT count(*) FROM observations WHERE weighting IS NOT NULL AND wave_id NOT IN (\(kept))"
        )?
        .integer ?? 0)
      return outcome
    }
  }

  // MARK: Which rows go where

  /// The tables that everything else refers to.
  private static let base: Set<String> = [
    "unit_kinds", "spheres", "concepts", "topics", "measures", "responsibilities",
    "question_concepts", "studies", "documents", "waves", "study_waves",
  ]

  /// The tables of which a package with answers holds the rows of its wave.
  private static let ofWave = ["size_classes", "respondents", "questions", "items"]

  private static func texts(_ texts: [String]) -> String {
    texts.map(SQLToken.literal).joined(separator: ", ")
  }

  private static func condition(ofBase table: String, _ answers: [AnswerPackage]) -> String {
    switch table {
    // Those of the other kinds come with their own tables.
    case "concepts": "t.kind NOT IN ('topic', 'measure', 'responsibility')"
    case "documents": "t.kind = 'publication'"
    // An import takes the publication of a table of answers from the package's own row.
    case "study_waves":
      answers.isEmpty
        ? "1"
        : answers.map {
          "(study_id, wave_id) <> (\(texts([$0.study])), \(texts([$0.wave])))"
        }.joined(separator: " AND ")
    default: "1"
    }
  }

  private static func condition(ofFindings table: String, _ answers: [AnswerPackage]) -> String {
    let waves = texts(answers.map(\.wave))
    return switch table {
    case "items":
      "question_id NOT IN (SELECT question_id FROM questions WHERE wave_id IN (\(waves)))"
    case "observations": "weighting IS NULL"
    case _ where ofWave.contains(table): "wave_id NOT IN (\(waves))"
    default: "1"
    }
  }

  // MARK: Packages

  /// Writes the folder of a package, its tables and then its descriptor.
  private func write(
    _ name: String, _ title: String, in folder: NewFolder, _ done: inout [String],
    _ answer: AnswerPackage? = nil, _ tables: (NewFolder) throws -> Void
  ) throws {
    let package = try folder.folder(name)
    try tables(package)
    guard try !FileSystem.names(in: package.path).isEmpty else {
      folder.remove(name)
      return
    }
    let settled = JSON.object([
      ("name", JSON(.string(name))), ("title", JSON(.string(title))), ("requires", .strings(done)),
    ])
    let file = PackageDescriptor.fileName
    try package.file(file, settled.text())
    var dialects: [String: CSVDialect.Choice] = [:]
    if let dialect = answer?.package.answers?.text?.dialect {
      dialects["responses"] = CSVDialect.Choice(
        encoding: dialect.encoding, delimiter: dialect.delimiter, decimalSign: dialect.decimalSign)
    }
    let text = try PackageDescriber.descriptor(of: package.path, dialects: dialects)
    package.remove(file)
    try package.file(file, text)
    done.append(name)
  }

  /// Writes the rows of a table; no file where there are none.
  private func table(
    _ format: ResourceFormat, _ condition: String, in package: NewFolder,
    replacing other: (column: String, sql: String)? = nil
  ) throws {
    guard
      try connection.value("SELECT 1 FROM \(format.name) AS t WHERE \(condition) LIMIT 1") != nil
    else { return }
    let columns = format.schema.storedNames
    let key = format.schema.primaryKey.first ?? "rowid"
    let shared = format.conceptKind == nil ? [] : ResourceFormat.sharedWithConcepts
    let list = columns.map { column in
      column == other?.column
        ? other?.sql ?? "" : shared.contains(column) ? "c.\(column)" : "t.\(column)"
    }
    let join = format.conceptKind == nil ? "" : "JOIN concepts AS c ON c.concept_id = t.\(key)"
    let stored = schema[format.name]
    // As they came, so that they come again in the same order.
    let isClustered = stored?.sql.uppercased().contains("WITHOUT ROWID") ?? false
    let order =
      isClustered ? stored?.key.map { "t.\($0)" }.joined(separator: ", ") ?? "" : "t.rowid"
    try package.file(format.name + ".csv") { stream in
      try stream.write(CSV.text([columns]))
      try connection.forEachRow(
        """
        SELECT \(list.joined(separator: ", "))
        FROM \(format.name) AS t \(join)
        WHERE \(condition)
        ORDER BY \(order)
        """
      ) { row in
        try stream.write(CSV.text([columns.indices.map { Self.text(row.value($0)) }]))
      }
    }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .null: ""
    case .integer(let integer): String(integer)
    case .real(let real): DecimalText.plain(real)
    case .text(let text): text
    case .blob(let bytes): hexadecimalDigits(bytes)
    }
  }

  // MARK: Answers

  /// The packages that brought answers, in the order in which they came.
  private func answerPackages() throws -> [AnswerPackage] {
    var waves: [String] = []
    try connection.forEachRow(
      "SELECT wave_id FROM variables GROUP BY wave_id ORDER BY min(variable_id)"
    ) { waves.append($0.text(0) ?? "") }
    let revisions = Revisions(connection)
    let names = try revisions.packages()
    var documents: [String: String] = [:]
    try connection.forEachRow(
      "SELECT document_id, study_id FROM documents WHERE kind = 'responses'"
    ) { documents[$0.text(0) ?? ""] = $0.text(1) }
    var found: [String: AnswerPackage] = [:]
    for name in names where documents[name + "-responses"] != nil {
      guard let revision = try revisions.standing(of: name).last else { continue }
      let package = try revisions.package(revision)
      let document = ResponseImport.documentID(of: package)
      guard let variables = package.table("variables"), let study = documents[document] else {
        continue
      }
      let asked = variables.rows.indices.lazy.compactMap {
        variables.row($0).optional("question_id")
      }
      let wave = try asked.first.flatMap {
        try connection.value(
          "SELECT wave_id FROM questions WHERE question_id = :id", ["id": $0])?.text
      }
      if let wave {
        found[wave] = AnswerPackage(
          name: name, wave: wave, study: study, document: document, package: package)
      }
    }
    return try waves.map { wave in
      guard let package = found[wave] else { throw ExportError.noPackage(wave: wave) }
      return package
    }
  }

  /// The rows of the wave, and codebook and answers as they came.
  private func answers(_ answer: AnswerPackage, in package: NewFolder) throws {
    let wave = Self.texts([answer.wave])
    for format in PackageFormat.resources {
      switch format.name {
      case "study_waves":
        try table(
          format, "(study_id, wave_id) = (\(Self.texts([answer.study])), \(wave))", in: package)
      case "size_classes": try sizeClasses(format, answer, in: package)
      case "items":
        try table(
          format, "question_id IN (SELECT question_id FROM questions WHERE wave_id = \(wave))",
          in: package)
      case _ where Self.ofWave.contains(format.name):
        try table(format, "wave_id = \(wave)", in: package)
      case "variables", "codes":
        guard let table = answer.package.table(format.name) else { continue }
        try package.file(format.name + ".csv") { stream in
          try stream.write(CSV.text([table.columns]))
          for row in table.rows { try stream.write(CSV.text([row.map(\.text)])) }
        }
      case "responses":
        guard let path = answer.package.answers?.path else { continue }
        try package.file(path) { try $0.write(answer.package.files[path] ?? []) }
      default: break
      }
    }
  }

  /// Classes that are defined by the table of answers name no document.
  private func sizeClasses(
    _ format: ResourceFormat, _ answer: AnswerPackage, in package: NewFolder
  ) throws {
    let document = Self.texts([answer.document])
    try table(
      format, "wave_id = \(Self.texts([answer.wave]))", in: package,
      replacing: ("document_id", "nullif(t.document_id, \(document))"))
  }

  // MARK: Queries

  private func queries(in folder: NewFolder) throws -> Int {
    let queries = try QueryCatalogue(connection).all()
    guard !queries.isEmpty else { return 0 }
    let inner = try folder.folder("queries")
    for query in queries { try inner.file(query.name + ".sql", query.fileText) }
    return queries.count
  }
}

/// Numbers as tables of a package have them: digits with a point.
enum DecimalText {
  /// The shortest digits that read back the same, without an exponent.
  static func plain(_ number: Double) -> String {
    let text = String(number)
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...])
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let isNegative = text.hasPrefix("-")
    let mantissa = text[..<mark].drop { $0 == "-" }.split(separator: ".")
    let whole = mantissa.first ?? "0"
    let digits =
      String(whole) + (mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : "")
    let point = whole.count + exponent
    let sign = isNegative ? "-" : ""
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
    if point >= digits.count {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  }
}
