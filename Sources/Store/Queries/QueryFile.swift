package import Errors
import Survey

/// A canned query as it stands in a `.sql` file: a header of comments, then one statement.
///
/// ```sql
/// -- name: participation
/// -- title_de: Wer hat sich beteiligt?
/// -- title_en: Who took part?
/// -- description_de: …
/// -- description_en: …
/// -- parameter: wave text = nrw-2020
/// -- label_de: die Welle
/// -- label_en: the wave
/// -- values: SELECT wave_id, label_en FROM waves
/// -- column: figure | Zahl | figure
/// -- column: stated = observations.qualifier | Angabe | how it is stated
/// SELECT … WHERE wave_id = :wave
/// ```
///
/// `label_de`, `label_en` and `values` speak of the parameter above them. A parameter without `=` is
/// required; one with an empty default is `NULL` unless given. `values` is a query whose first
/// column holds the allowed values, the second other names for them. A `column` that is named as no column
/// of a table or view says what it is called; behind `=` stands the column whose values it holds. A header
/// line that begins with two blanks continues the one before.
extension CannedQuery {
  /// Parses a file.
  ///
  /// - Parameters:
  ///   - text: The content.
  ///   - file: Its name, for messages.
  /// - Throws: ``QueryFileError``.
  package init(parsing text: String, file: String) throws(QueryFileError) {
    var header: [(line: Int, key: String, value: String)] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var body = 0
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("--") else {
        body = index
        break
      }
      let comment = line.dropFirst(2)
      if comment.hasPrefix("   "), !header.isEmpty {
        header[header.count - 1].value += " " + Self.trimmed(comment)
      } else if let colon = comment.firstIndex(of: ":") {
        let key = Self.trimmed(comment[..<colon])
        header.append((index + 1, key, Self.trimmed(comment[comment.index(after: colon)...])))
      } else {
        throw QueryFileError(file: file, line: index + 1, message: "expected '-- key: value'")
      }
    }
    var entries: [String: String] = [:]
    var parameters: [Parameter] = []
    var columns: [Column] = []
    for (line, key, value) in header {
      func fail(_ message: String) -> QueryFileError {
        QueryFileError(file: file, line: line, message: message)
      }
      switch key {
      case "parameter":
        guard let parameter = Self.parameter(value) else {
          throw fail("expected 'parameter: name text|integer|number [= default]'")
        }
        parameters.append(parameter)
      case "label_de", "label_en", "values":
        guard let last = parameters.indices.last else { throw fail("no parameter above '\(key)'") }
        switch key {
        case "label_de":
          parameters[last].labels = Labels(
            german: value, english: parameters[last].labels.english)
        case "label_en":
          parameters[last].labels = Labels(german: parameters[last].labels.german, english: value)
        default: parameters[last].allowedSQL = value
        }
      case "column":
        guard let column = Self.column(value) else {
          throw fail("expected 'column: name [= table.column] | German label | English label'")
        }
        columns.append(column)
      case "name", "title_de", "title_en", "description_de", "description_en":
        entries[key] = value
      default: throw fail("there is no entry '\(key)'")
      }
    }
    for key in ["name", "title_de", "title_en", "description_de", "description_en"]
    where entries[key]?.isEmpty ?? true {
      throw QueryFileError(file: file, line: 1, message: "the header lacks '\(key)'")
    }
    for parameter in parameters
    where parameter.labels.german == nil || parameter.labels.english == nil {
      throw QueryFileError(
        file: file, line: 1, message: "the parameter '\(parameter.name)' lacks its labels")
    }
    self.init(
      name: entries["name"] ?? "",
      title: Labels(german: entries["title_de"], english: entries["title_en"]),
      description: Labels(german: entries["description_de"], english: entries["description_en"]),
      sql: Self.trimmed(lines[body...].joined(separator: "\n")), parameters: parameters,
      columns: columns)
  }

  private static func parameter(_ text: String) -> Parameter? {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let words = halves[0].split(separator: " ").map(String.init)
    guard words.count == 2, ["text", "integer", "number"].contains(words[1]) else { return nil }
    let value = halves.count == 2 ? trimmed(halves[1]) : nil
    return Parameter(
      name: words[0], type: words[1], isRequired: value == nil,
      defaultValue: value.flatMap { $0.isEmpty ? nil : $0 })
  }

  private static func column(_ text: String) -> Column? {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
    let halves = parts[0].split(separator: "=", omittingEmptySubsequences: false).map(trimmed)
    guard parts.count == 3, halves.count <= 2, !(parts + halves).contains("") else { return nil }
    return Column(
      name: halves[0], labels: Labels(german: parts[1], english: parts[2]),
      holds: halves.count == 2 ? halves[1] : nil)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let rest = text.drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// The file that it could have come from.
  package var fileText: String {
    func line(_ key: String, _ value: String) -> String {
      let lines = value.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return "-- \(key): \(lines.joined(separator: "\n--   "))\n"
    }
    func both(_ key: String, _ labels: Labels) -> String {
      line(key + "_de", labels[.german]) + line(key + "_en", labels[.english])
    }
    var text = line("name", name) + both("title", title) + both("description", description)
    for parameter in parameters {
      let standard = parameter.isRequired ? "" : " = " + (parameter.defaultValue ?? "")
      text += line("parameter", Self.trimmed(parameter.name + " " + parameter.type + standard))
      text += both("label", parameter.labels)
      if let allowed = parameter.allowedSQL { text += line("values", allowed) }
    }
    for column in columns {
      let name = column.name + (column.holds.map { " = " + $0 } ?? "")
      let labels = [column.labels[.german], column.labels[.english]]
      text += line("column", ([name] + labels).joined(separator: " | "))
    }
    return text + sql + "\n"
  }
}

/// What is wrong with the file of a canned query.
package struct QueryFileError: ExpectedError, Hashable {
  /// The file.
  package let file: String
  /// The line.
  package let line: Int
  /// What is wrong there.
  package let message: String
  /// The file is wrong.
  package var kind: ErrorKind { .data }
  /// The place, `file:line`.
  package var subject: String? { "\(file):\(line)" }
  /// What is wrong there.
  package var problem: String { message }
}
