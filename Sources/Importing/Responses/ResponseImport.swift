import Bytes
import Database
import Errors
package import Packages
import Store
package import Survey
package import Text

/// The way of a package's answers into the warehouse.
package struct ResponseImport {
  /// Something is wrong with answers or groups.
  struct Refusal: ExpectedError {
    let problems: [Problem]
    var kind: ErrorKind { .data }
    var problem: String { problems.map(\.description).joined(separator: "; ") }
  }

  /// The table of answers as a document.
  struct Document {
    let id: String
    fileprivate let study: String
    fileprivate let file: String
    fileprivate let sha256: String
    /// The lines of a text, the cases of an SPSS file.
    fileprivate let lines: Int

    /// Writes its row.
    func write(_ connection: Connection) throws {
      try connection.run(
        """
        INSERT INTO documents (document_id, study_id, file_name, sha256, line_count, kind)
        VALUES (:id, :study, :file, :sha256, :lines, 'responses')
        """,
        ["id": id, "study": study, "file": file, "sha256": sha256, "lines": max(1, lines)])
    }
  }

  private let connection: Connection
  private let package: StudyPackage
  private let directory: String
  private let codebook: Codebook
  private let responses: Responses

  /// Reads and checks the answers of a package.
  ///
  /// - Parameter directory: The folder it was read from, for messages.
  /// - Returns: `nil` for a package without answers.
  /// - Throws: ``ProblemList`` with everything that is wrong with them.
  init?(_ package: StudyPackage, from directory: String, _ connection: Connection) throws {
    guard let table = package.answers else {
      if let table = package.table("variables") ?? package.table("codes") {
        throw ProblemList(
          of: directory,
          [
            Problem(
              file: table.file,
              expected: "responses.csv or responses.sav beside it, with the answers")
          ])
      }
      return nil
    }
    guard var reader = try CodebookReader(package, connection) else {
      throw ProblemList(
        of: directory,
        [
          Problem(
            file: table.path, expected: "variables.csv beside it, which says what each column is")
        ])
    }
    let codebook = reader.read()
    guard let codebook, reader.problems.isEmpty else {
      throw ProblemList(of: directory, reader.problems.sorted())
    }
    try Self.requireNoAnswers(codebook.wave, package, from: directory, connection)
    let (responses, tally) = Self.read(table, codebook)
    var problems = tally
    responses?.applyConditions(codebook, &problems)
    if responses?.count == 0 {
      problems.add(
        at: responses?.place(of: nil, in: nil) ?? (nil, nil),
        expected: "at least one row of answers")
    }
    guard let responses, problems.count == 0 else {
      throw ProblemList(of: directory, problems.problems.sorted())
    }
    self.connection = connection
    self.package = package
    self.directory = directory
    self.codebook = codebook
    self.responses = responses
  }

  /// The answers of a table, in whatever format, with what is wrong with them.
  package static func read(
    _ table: StudyPackage.Answers, _ codebook: Codebook
  ) -> (Responses?, ProblemTally) {
    switch table.content {
    case .text(let text):
      var reader = ResponseReader(file: table.path, codebook: codebook)
      let responses = reader.read(text)
      return (responses, reader.problems)
    case .systemFile(let systemFile):
      var reader = SAVResponses(file: table.path, systemFile, codebook)
      let responses = reader.read()
      return (responses, reader.problems)
    }
  }

  /// A wave has the answers of one package.
  private static func requireNoAnswers(
    _ wave: String, _ package: StudyPackage, from directory: String, _ connection: Connection
  ) throws {
    guard
      try connection.value("SELECT 1 FROM variables WHERE wave_id = :wave LIMIT 1", ["wave": wave])
        != nil
    else { return }
    throw ProblemList(
      of: directory,
      [
        Problem(
          file: package.table("variables")?.file ?? "variables.csv", column: "question_id",
          found: wave,
          expected: "a wave without answers; those of this one are in the warehouse already",
          remedy: .replacePackage)
      ])
  }

  // MARK: The document

  /// What the table of answers of a package is called among the documents.
  package static func documentID(of package: StudyPackage) -> String {
    package.descriptor.name + "-responses"
  }

  /// The table of answers as a document of the publication that reports the wave.
  ///
  /// - Throws: ``ProblemList`` when no publication does, `DatabaseError`.
  func document() throws -> Document? {
    guard let path = package.answers?.path, let bytes = package.files[path] else { return nil }
    var study: String?
    package.table("study_waves")?.forEachRow { row in
      if study == nil, row["wave_id"] == codebook.wave { study = row["study_id"] }
    }
    let stored = try connection.value(
      "SELECT min(study_id) FROM study_waves WHERE wave_id = :wave", ["wave": codebook.wave])?.text
    guard let study = study ?? stored else {
      throw ProblemList(
        of: directory,
        [
          Problem(
            file: "study_waves.csv", column: "wave_id",
            expected: "a row that says which publication reports \(codebook.wave), the wave of "
              + path)
        ])
    }
    return Document(
      id: Self.documentID(of: package), study: study, file: path,
      sha256: SHA256.hexadecimal(of: bytes),
      lines: package.answers?.text == nil ? responses.count : bytes.count { $0 == 0x0A })
  }

  // MARK: Writing

  /// A problem with the row of the group or class that it names, which is that of its key.
  private func located(_ problem: Problem) -> Problem {
    guard let table = package.tables.first(where: { $0.file == problem.file }),
      let key = table.format.schema.primaryKey.first,
      let place = table.rows.indices.first(where: { table.row($0)[key] == problem.found })
    else { return problem }
    let row = table.row(place)
    let cell = row.cell(problem.column ?? key) ?? row.first
    var located = problem
    (located.position, located.row) = (cell?.position, cell?.row)
    return located
  }

  /// Writes everything, after the other tables of the package.
  ///
  /// - Throws: ``Refusal``, `DatabaseError`.
  func write(_ loaded: inout LoadedPackage, watch: (ImportProgress) -> Void) throws {
    let respondents = Respondents(responses, codebook)
    let groups = try Groups(of: respondents, responses, codebook, connection)
    guard groups.problems.isEmpty else {
      throw Refusal(problems: groups.problems.map { located($0) })
    }
    let columns = codebook.variables.count { $0.role == .answer }
    loaded.respondents = responses.count
    let empty = groups.groups.filter(\.members.isEmpty).map(\.id)
    if !empty.isEmpty {
      loaded.remarks.append("no respondent belongs to \(empty.joined(separator: ", "))")
    }
    if responses.hasDecimalComma, let path = package.answers?.path {
      loaded.remarks.append("numbers in \(path) read with a decimal comma")
    }
    loaded.answers = columns * responses.count
    let all = loaded.answers
    do {
      loaded.computed = try ResponseWriter(
        connection, codebook, responses, respondents, groups
      ).write(
        document: Self.documentID(of: package)
      ) { watch(ImportProgress(done: $0, all: all)) }
    } catch let error as DatabaseError where error.code.primary == .constraint {
      throw Refusal(problems: [
        Problem(
          file: package.answers?.path ?? "responses.csv",
          expected: "answers that the tables accept (\(error.message))")
      ])
    }
  }
}
