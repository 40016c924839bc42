package import Errors
package import Survey

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
/// SELECT … WHERE wave_id = :wave
/// ```
///
/// `label_de`, `label_en` and `values` speak of the parameter above them. A parameter without `=` is
/// required; one with an empty default is `NULL` unless given. `values` is a query whose first
/// column holds the allowed values, the second other names for them. A header line that begins with
/// two blanks continues the one before.
package struct QueryFile: Hashable, Sendable {
  /// A parameter of the query.
  package struct Parameter: Hashable, Sendable {
    /// Its name, as in `:name`.
    package let name: String
    /// `text`, `integer` or `number`.
    package let type: String
    /// The value when none is given; `nil` when one must be given, empty for `NULL`.
    package let defaultValue: String?
    /// What it means.
    package var labels = Labels()
    /// The query for the allowed values.
    package var allowedSQL: String?

    /// Takes its parts.
    package init(
      name: String, type: String, defaultValue: String?, labels: Labels = Labels(),
      allowedSQL: String? = nil
    ) {
      self.name = name
      self.type = type
      self.defaultValue = defaultValue
      self.labels = labels
      self.allowedSQL = allowedSQL
    }
  }

  /// The name by which it is run.
  package let name: String
  /// The other entries of the header: titles and descriptions.
  package let entries: [String: String]
  /// The parameters in order.
  package let parameters: [Parameter]
  /// The statement.
  package let sql: String

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - text: The content.
  ///   - file: Its name, for messages.
  /// - Throws: ``QueryFileError``.
  package init(_ text: String, file: String) throws(QueryFileError) {
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
    self.name = entries["name"] ?? ""
    self.entries = entries
    self.parameters = parameters
    self.sql = Self.trimmed(lines[body...].joined(separator: "\n"))
  }

  private static func parameter(_ text: String) -> Parameter? {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let words = halves[0].split(separator: " ").map(String.init)
    guard words.count == 2, ["text", "integer", "number"].contains(words[1]) else { return nil }
    return Parameter(
      name: words[0], type: words[1],
      defaultValue: halves.count == 2 ? trimmed(halves[1]) : nil)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let rest = text.drop(while: \.isWhitespace)
    return String(rest.reversed().drop(while: \.isWhitespace).reversed())
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
