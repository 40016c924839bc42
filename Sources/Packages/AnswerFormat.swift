import Survey

private typealias Field = TableSchema.Field

// MARK: Respondent-level answers

extension PackageFormat {
  /// What a column of the table of answers is.
  static let roles = Codebook.Role.allCases.map(\.rawValue)
  static let answerTypes = Codebook.AnswerType.allCases.map(\.rawValue)
  static let reasonsMissing = Codebook.Missing.allCases.map(\.rawValue)

  /// The tables that describe and hold answers of single respondents.
  package static let answers: [ResourceFormat] = [
    ResourceFormat(
      "variables", "The codebook: what each column of the answers is", key: ["variable"],
      [
        Field(
          "variable", .string, "The heading of the column in responses.csv", required: true,
          unique: true),
        Field("role", .string, "What it holds", required: true, allowed: roles),
        Field("question_id", .string, "The question that it answers"),
        Field("answer_type", .string, "How it is answered", required: false, allowed: answerTypes),
        Field(
          "concept_id", .string,
          "The option that has this column to itself, or what a number is about"),
        Field(
          "asked_if", .string, "Who was asked, as conditions on other columns: s001=1 and s002=1|2"),
        Field("label_de", .string, "What it asks, in German"),
        Field("label_en", .string, "The same in English"),
        .worksheet("distinct_values", .string, "How many different values the column holds"),
        .worksheet("empty_fields", .integer, "How many of its fields are empty"),
        .worksheet("example", .string, "The first value in it"),
      ],
      references: [
        .to("questions", "question_id"), .to("items", ["question_id", "concept_id"]),
      ],
      content: .codebook),
    ResourceFormat(
      "codes", "The codebook: what the codes in the columns mean",
      key: ["variable", "question_id", "code"],
      [
        Field("variable", .string, "The column; or"),
        Field("question_id", .string, "the question, for all its columns"),
        Field(
          "code", .string,
          "The code as it stands in responses.csv; empty: what an empty field means"),
        Field("label_de", .string, "What it means, in German"),
        Field("label_en", .string, "The same in English"),
        Field("concept_id", .string, "The item, type or region that it stands for"),
        Field(
          "is_chosen", .integer, "Of an option with a column of its own: 1 when it was chosen",
          minimum: 0, maximum: 1),
        Field("missing", .string, "Why it is no answer", required: false, allowed: reasonsMissing),
        Field(
          "unit_kind", .string, "The kind of municipality that it stands for", required: false,
          allowed: UnitKindNames.all),
        Field("condition_id", .string, "What those who gave it have in common"),
        .worksheet("count", .integer, "How many fields hold it"),
      ],
      references: [
        .to("questions", "question_id"),
        .to("concepts", "concept_id"),
        .to("concepts", "concept_id", from: "condition_id", kind: "condition"),
      ],
      content: .codebook),
    ResourceFormat(
      "responses", "The answers: a row per respondent, a column per question or option", key: [],
      [], content: .answers),
  ]
}
