import Foundation
import Packages
import Text

/// A study package with answers, made of nothing but what a test says.
package struct SmallSurvey: Sendable {
  /// A question; one of several answers has a column for each option.
  package struct Question: Sendable {
    /// How it is answered: `single`, `multiple`, `scale`, `number` or `text`.
    package let kind: String
    /// How many options it has; codes count from 1.
    package let options: Int
    /// Who was asked.
    package let askedIf: String?

    /// Describes a question.
    package init(_ kind: String, options: Int = 1, askedIf: String? = nil) {
      self.kind = kind
      self.options = options
      self.askedIf = askedIf
    }
  }

  /// Its name, and the beginning of all identifiers in it.
  package let name: String
  /// The questions; their columns are `q1`, `q2` and so on.
  package let questions: [Question]
  /// The cells of the table of answers, in the order of ``headings``.
  package var rows: [[String]]

  /// Describes a package.
  package init(name: String, questions: [Question], rows: [[String]] = []) {
    self.name = name
    self.questions = questions
    self.rows = rows
  }

  /// A package of a few questions of every kind, with random answers.
  package init(name: String, count: Int, seed: UInt64) {
    self.init(
      name: name,
      questions: [
        Question("single", options: 3), Question("multiple", options: 3),
        Question("scale", options: 5, askedIf: "q1=1|2"), Question("number"), Question("text"),
      ])
    var random = SeededGenerator(seed: seed)
    rows = (0..<count).map { place in
      let first = ["1", "2", "3", "8", ""].randomElement(using: &random) ?? ""
      let isAsked = first == "1" || first == "2"
      return ["r\(place)", ["0.5", "1", "2.25"].randomElement(using: &random) ?? "1"]
        + [["1", "2", "3"].randomElement(using: &random) ?? "1", "\(1_000 * (place + 1))", first]
        + (0..<3).map { _ in ["0", "1", "9", ""].randomElement(using: &random) ?? "" }
        + [isAsked ? "\(Int.random(in: 1...5, using: &random))" : ""]
        + [
          "\(Int.random(in: 0...900, using: &random))",
          place.isMultiple(of: 3) ? "" : "text \(place)",
        ]
    }
  }

  /// The columns of the table of answers.
  package var headings: [String] {
    ["id", "weight", "kind", "inhabitants"] + columns.map(\.name)
  }

  /// The columns that answer a question.
  package var columns: [(name: String, question: Int, option: Int)] {
    questions.enumerated().flatMap { place, question in
      question.kind == "multiple"
        ? (1...question.options).map { ("q\(place + 1)-\($0)", place, $0) }
        : [("q\(place + 1)", place, 0)]
    }
  }

  /// The identifier of a question.
  package func id(_ question: Int) -> String { "\(name)/q\(question + 1)" }

  /// The concept of an option, counted from 1; 0 is what the question as a whole is about.
  package func concept(_ question: Int, _ option: Int) -> String {
    "\(name)-q\(question + 1)-o\(option)"
  }

  /// Its CSV files by their names.
  package var tables: [String: String] {
    let places = questions.indices
    let options = places.map { place in
      ["single", "multiple"].contains(questions[place].kind)
        ? Array(1...questions[place].options) : [0]
    }
    let items = places.flatMap { place in options[place].map { (place, $0) } }
    return [
      "studies.csv": "study_id,title,short_title,publisher,licence\n\(name),T,T,P,L\n",
      "waves.csv": "wave_id,label_de,label_en,population_de,population_en,sampling,origin\n"
        + "\(name),W,W,alle,all,full_voluntary,survey\n",
      "study_waves.csv": "study_id,wave_id\n\(name),\(name)\n",
      "size_classes.csv":
        "size_class_id,wave_id,unit_kind,class_number,label_de,label_en,inhabitants_min,inhabitants_max\n"
        + "\(name)/small,\(name),any,1,klein,small,,5000\n\(name)/large,\(name),any,2,groß,large,5000,\n",
      "respondents.csv": "respondents_id,wave_id,label_de,label_en,unit_kind,size_class_id\n"
        + "\(name)/all,\(name),alle,all,any,\n\(name)/cities,\(name),Städte,cities,city,\n"
        + "\(name)/small,\(name),kleine,small,any,\(name)/small\n",
      "question_concepts.csv": "question_concept_id,label_de,label_en\n"
        + places.map { "\(name)-q\($0 + 1),F,Q\n" }.joined(),
      "concepts.csv": "concept_id,kind,label_de,label_en\n"
        + items.map { "\(concept($0.0, $0.1)),statement,D,E\n" }.joined(),
      "questions.csv": "question_id,wave_id,question_concept_id,label_de,label_en,answer_kind\n"
        + places.map {
          let kind = questions[$0].kind
          return "\(id($0)),\(name),\(name)-q\($0 + 1),F,Q,\(kind == "text" ? "single" : kind)\n"
        }.joined(),
      "items.csv": "question_id,concept_id\n"
        + items.map { "\(id($0.0)),\(concept($0.0, $0.1))\n" }.joined(),
      "variables.csv": variables, "codes.csv": codes, "responses.csv": responses,
    ]
  }

  private var variables: String {
    "variable,role,question_id,answer_type,concept_id,asked_if\n"
      + "id,participant,,,,\nweight,weight,,,,\nkind,unit_kind,,,,\ninhabitants,inhabitants,,,,\n"
      + columns.map { column in
        let question = questions[column.question]
        let concept =
          ["single", "text"].contains(question.kind) ? "" : concept(column.question, column.option)
        return "\(column.name),answer,\(id(column.question)),\(question.kind),\(concept),"
          + "\(question.askedIf ?? "")\n"
      }.joined()
  }

  private var codes: String {
    let kinds = "kind,,1,,,,city\nkind,,2,,,,municipality\nkind,,3,,,,county\n"
    let rows = questions.indices.map { place -> String in
      let question = questions[place]
      let name = "q\(place + 1)"
      let missing = "8,,,dont_know,\n"
      switch question.kind {
      case "single":
        return (1...question.options).map { "\(name),,\($0),\(concept(place, $0)),,,\n" }.joined()
          + "\(name),,\(missing)"
      case "multiple":
        return ",\(id(place)),1,,1,,\n,\(id(place)),0,,0,,\n,\(id(place)),9,,,not_answered,\n"
      case "scale":
        return (1...question.options).map { "\(name),,\($0),,,,\n" }.joined()
          + "\(name),,\(missing)"
      case "number": return "\(name),,-99,,,dont_know,\n"
      default: return ""
      }
    }
    return "variable,question_id,code,concept_id,is_chosen,missing,unit_kind\n" + kinds
      + rows.joined()
  }

  /// The text of the table of answers.
  package var responses: String { CSV.text([headings] + rows) }

  /// Writes its folder, with a descriptor.
  ///
  /// - Returns: The path of the folder.
  @discardableResult
  package func write(to parent: String) throws -> String {
    let path = parent + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (file, text) in tables {
      try text.write(toFile: path + "/" + file, atomically: false, encoding: .utf8)
    }
    try PackageDescriber.descriptor(of: path).write(
      toFile: path + "/datapackage.json", atomically: false, encoding: .utf8)
    return path
  }
}
