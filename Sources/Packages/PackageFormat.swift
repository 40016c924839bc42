private typealias Field = TableSchema.Field

/// Everything that a study package can hold, in the order in which it is written.
///
/// The columns are those of the tables in `Migrations/`; see there for what they mean.
package enum PackageFormat {
  /// The kinds of tables, so that a row comes after what it refers to.
  package static let resources: [ResourceFormat] =
    vocabulary + publication + questions + findings + answers

  /// The format of a resource.
  package static func resource(named name: String) -> ResourceFormat? {
    resources.first { $0.name == name }
  }

  static let identifier = "[a-z0-9]+(-[a-z0-9]+)*"
  static let path = "[a-z0-9]+([-/][a-z0-9]+)*"
  private static let numeralReasons = [
    "size_class", "scale", "grade", "answer_class", "item", "year", "date", "page",
    "exhibit_number", "section_number", "list_number", "footnote", "citation", "contact",
    "address", "isbn", "url", "name", "money", "place", "count", "wording",
  ]
  static let date = "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
  static let place = "[A-Za-z0-9][A-Za-z0-9._:/-]*"
  static let fileName = "[A-Za-z0-9][A-Za-z0-9._ -]*"
}

// MARK: Columns that many tables share

private func key(_ name: String, _ description: String) -> Field {
  Field(
    name, .string, description, required: true, unique: true, pattern: PackageFormat.identifier)
}

private func pathKey(_ name: String, _ description: String) -> Field {
  Field(name, .string, description, required: true, unique: true, pattern: PackageFormat.path)
}

private func required(_ name: String, _ description: String) -> Field {
  Field(name, .string, description, required: true)
}

private func optional(_ name: String, _ description: String) -> Field {
  Field(name, .string, description)
}

private func choice(
  _ name: String, _ description: String, _ allowed: [String], required: Bool = true
) -> Field {
  Field(name, .string, description, required: required, allowed: allowed)
}

private func count(_ name: String, _ description: String, required: Bool = false) -> Field {
  Field(name, .integer, description, required: required, minimum: 0)
}

private let labels = [
  required("label_de", "German label, in the project's own words"),
  required("label_en", "English label"),
]

private let definitions = [
  optional("definition_de", "What is meant, in German"),
  optional("definition_en", "What is meant, in English"),
]

private let band = [
  count("inhabitants_min", "Lower limit of inhabitants; empty for none"),
  count("inhabitants_max", "Upper limit of inhabitants; empty for none"),
]

private func position(required isRequired: Bool) -> [Field] {
  [
    Field(
      "source_line", .integer, "Line of the print in the document, from 1", required: isRequired,
      minimum: 1),
    Field(
      "source_column", .integer, "Column of its first character, in code points from 1",
      required: isRequired, minimum: 1),
    Field("printed", .string, "The characters as printed", required: isRequired),
  ]
}

private let note = optional("note", "What a reader should know")

// MARK: The tables

extension PackageFormat {
  private static let vocabulary: [ResourceFormat] = [
    ResourceFormat(
      "unit_kinds", "Kinds of municipality", key: ["unit_kind"],
      [
        choice("unit_kind", "Kind of municipality", UnitKindNames.all)
      ] + labels + [optional("part_of", "The wider kind")],
      references: [.to("unit_kinds", "unit_kind", from: "part_of")]),
    ResourceFormat(
      "spheres", "Parts of the municipal ecosystem that questions are about", key: ["sphere_id"],
      [
        Field(
          "sphere_id", .string, "Identifier", required: true, unique: true,
          pattern: "[a-z]+(_[a-z]+)*")
      ] + labels + definitions),
    ResourceFormat(
      "concepts", "What answers and groups can be about", key: ["concept_id"],
      [
        key("concept_id", "Identifier"),
        choice("kind", "What sort of thing it is", ConceptKindNames.plain),
      ] + labels + definitions),
    ResourceFormat(
      "topics", "What digitalisation is about", key: ["topic_id"],
      [key("topic_id", "Identifier")] + labels
        + [optional("parent_topic_id", "The wider topic")] + definitions,
      references: [.to("topics", "topic_id", from: "parent_topic_id")], conceptKind: "topic"),
    ResourceFormat(
      "measures", "What municipalities do or offer (Maßnahmen)", key: ["measure_id"],
      [key("measure_id", "Identifier")] + labels
        + [
          choice(
            "family", "Which family of measures it belongs to",
            [
              "training", "e_government", "infrastructure", "community_support",
              "competence_offer", "participation", "data", "strategy", "other",
            ])
        ] + definitions,
      conceptKind: "measure"),
    ResourceFormat(
      "responsibilities", "Roles and units that can be responsible", key: ["responsibility_id"],
      [key("responsibility_id", "Identifier")] + labels
        + [
          choice("level", "Where it stands", ["head", "executive", "unit", "support"])
        ] + definitions,
      conceptKind: "responsibility"),
    ResourceFormat(
      "question_concepts", "What questions ask, whatever the wave", key: ["question_concept_id"],
      [key("question_concept_id", "Identifier")] + labels),
  ]

  private static let publication: [ResourceFormat] = [
    ResourceFormat(
      "studies", "Publications", key: ["study_id"],
      [
        key("study_id", "Identifier"), required("title", "Title"),
        required("short_title", "Title in a word or two"), optional("authors", "Authors"),
        required("publisher", "Publisher"),
        Field("published", .string, "Date of publication, as precise as known", pattern: date),
        required("licence", "What may be done with it"), note,
      ]),
    ResourceFormat(
      "documents", "Texts that positions refer to", key: ["document_id"],
      [
        key("document_id", "Identifier: the file name without its ending"),
        required("study_id", "The publication"),
        Field("file_name", .string, "The file", required: true, pattern: fileName),
        Field(
          "sha256", .string, "SHA-256 of the file's bytes", required: true, pattern: "[0-9a-f]{64}"),
        Field("line_count", .integer, "Number of lines", required: true, minimum: 1),
      ],
      references: [.to("studies", "study_id")]),
    ResourceFormat(
      "waves", "Fieldwork: who was asked, when, how", key: ["wave_id"],
      [key("wave_id", "Identifier")] + labels + [
        required("population_de", "Who was asked, in German"),
        required("population_en", "Who was asked, in English"),
        Field("fieldwork_start", .string, "First day, month or year", pattern: date),
        Field("fieldwork_end", .string, "Last day, month or year", pattern: date),
        choice(
          "mode", "How the answers were collected", ["online", "telephone", "paper", "mixed"],
          required: false),
        choice(
          "sampling", "How the respondents were chosen",
          ["full_voluntary", "representative_sample", "unknown"]),
        choice("origin", "Our survey or a statistic cited from elsewhere", ["survey", "external"]),
        note,
      ]),
    ResourceFormat(
      "study_waves", "Which publication reports which wave", key: ["study_id", "wave_id"],
      [required("study_id", "The publication"), required("wave_id", "The wave")],
      references: [.to("studies", "study_id"), .to("waves", "wave_id")]),
    ResourceFormat(
      "exhibits", "Numbered figures and tables", key: ["exhibit_id"],
      [
        pathKey("exhibit_id", "Identifier: document/figure-N or document/table-N"),
        required("document_id", "The document"), choice("kind", "What it is", ["figure", "table"]),
        Field("exhibit_number", .integer, "Its number", required: true, minimum: 1),
      ] + labels + [
        optional("question_de", "What it shows as a question, in German"),
        optional("question_en", "What it shows as a question, in English"),
        Field("page", .integer, "The page, where the text shows it", minimum: 1),
        choice(
          "completeness", "How much of it the text holds",
          ["complete", "partial", "values not in the text"]),
        optional("base_printed", "The n of the caption, as printed"),
        count("base_min", "The least it means"), count("base_max", "The most it means"),
        Field("source_line", .integer, "Line of the caption", required: true, minimum: 1),
        Field("source_column", .integer, "Column of the caption", required: true, minimum: 1), note,
      ],
      references: [.to("documents", "document_id")]),
    ResourceFormat(
      "size_classes", "Bands of inhabitants as a wave defines them", key: ["size_class_id"],
      [
        pathKey("size_class_id", "Identifier"), required("wave_id", "The wave"),
        choice("unit_kind", "Kind of municipality", UnitKindNames.all),
        count("class_number", "Number of the class in the wave"),
      ] + labels + band
        + [optional("document_id", "The document that defines it; empty: the table of answers")]
        + position(required: false) + [note, optional("exhibit_id", "The table that defines it")],
      references: [
        .to("waves", "wave_id"), .to("documents", "document_id"), .to("exhibits", "exhibit_id"),
      ]),
    ResourceFormat(
      "respondents", "Groups of municipalities that figures speak about", key: ["respondents_id"],
      [pathKey("respondents_id", "Identifier"), required("wave_id", "The wave")] + labels
        + [
          choice("unit_kind", "Kind of municipality", UnitKindNames.all),
          optional("size_class_id", "Their size class"),
        ] + band + [
          optional("municipality_type_id", "Their type"), optional("region_id", "Their region"),
          optional("condition_id", "What else they have in common"),
          optional("part_of", "The wider group"),
          Field(
            "is_everyone", .integer,
            "1 for the group of everyone that its wave asked, 0 for any other; empty: found by what the groups are",
            minimum: 0, maximum: 1),
          note,
        ],
      references: [
        .to("waves", "wave_id"), .to("size_classes", ["size_class_id", "wave_id"]),
        .to("concepts", "concept_id", from: "municipality_type_id", kind: "municipality_type"),
        .to("concepts", "concept_id", from: "region_id", kind: "region"),
        .to("concepts", "concept_id", from: "condition_id", kind: "condition"),
        .to("respondents", "respondents_id", from: "part_of"),
      ]),
  ]

  private static let questions: [ResourceFormat] = [
    ResourceFormat(
      "questions", "Questions of a wave, paraphrased", key: ["question_id"],
      [
        pathKey("question_id", "Identifier"), required("wave_id", "The wave"),
        required("question_concept_id", "What it asks, whatever the wave"),
        optional("sphere_id", "Which part of the ecosystem it is about"),
      ] + labels + [
        choice(
          "answer_kind", "How it could be answered",
          ["single", "multiple", "ranking", "scale", "number", "derived"]),
        Field("scale_min", .number, "Lower end of the scale"),
        Field("scale_max", .number, "Upper end of the scale"),
        choice(
          "asks_for",
          "Those who do something, or something else; empty: found by the kinds of its items and its labels",
          AsksForNames.all, required: false),
        note,
      ],
      references: [
        .to("waves", "wave_id"), .to("question_concepts", "question_concept_id"),
        .to("spheres", "sphere_id"),
      ]),
    ResourceFormat(
      "question_comparisons", "Which questions ask the same and which only look alike",
      key: ["question_a", "question_b"],
      [
        required("question_a", "The question that comes first in the alphabet"),
        required("question_b", "The other"),
        choice("relation", "How they compare", ["same", "similar", "different"]),
        required("difference_de", "The difference in a sentence, in German"),
        required("difference_en", "The difference in a sentence, in English"),
      ],
      references: [
        .to("questions", "question_id", from: "question_a"),
        .to("questions", "question_id", from: "question_b"),
      ]),
    ResourceFormat(
      "items", "Options of a question: this option is that concept",
      key: ["question_id", "concept_id"],
      [
        required("question_id", "The question"), required("concept_id", "The concept"),
        optional("label_de", "German label in this wave, where it differs"),
        optional("label_en", "English label in this wave"),
        Field(
          "is_union", .integer, "1 when it holds other options of the question, as good-or-better",
          minimum: 0, maximum: 1), note,
        optional("parent_concept_id", "The wider topic in this wave's list, where it is another"),
      ],
      references: [
        .to("questions", "question_id"), .to("concepts", "concept_id"),
        .to("concepts", "concept_id", from: "parent_concept_id"),
      ]),
    ResourceFormat(
      "aliases", "Other names", key: [],
      [
        required("alias", "The other name"),
        choice("language", "Its language", ["de", "en", "any"]),
        optional("concept_id", "The concept it names"),
        optional("unit_kind", "The kind of municipality it names"),
        optional("sphere_id", "The sphere it names"), optional("wave_id", "The wave it names"),
        optional("study_id", "The publication it names"),
        optional("question_concept_id", "The question it names"),
      ],
      references: [
        .to("concepts", "concept_id"), .to("unit_kinds", "unit_kind"),
        .to("spheres", "sphere_id"), .to("waves", "wave_id"), .to("studies", "study_id"),
        .to("question_concepts", "question_concept_id"),
      ]),
  ]

  private static let findings: [ResourceFormat] = [
    ResourceFormat(
      "exhibit_headings", "Short labels of rows and columns",
      key: ["exhibit_id", "axis", "place"],
      [
        required("exhibit_id", "The exhibit"), choice("axis", "Row or column", ["row", "column"]),
        Field("place", .integer, "Its number, from 1", required: true, minimum: 1),
      ] + labels,
      references: [.to("exhibits", "exhibit_id")]),
    ResourceFormat(
      "observations", "Published numbers", key: ["finding_id"],
      [
        Field(
          "finding_id", .string, "Identifier: document:line:column, a word if shared",
          required: true, unique: true, pattern: place),
        required("document_id", "The document"), required("wave_id", "The wave"),
        required("question_id", "The question"), required("concept_id", "The item"),
        required("respondents_id", "Whom it speaks about"),
        choice("statistic", "What it says", StatisticNames.statistics),
        Field("value", .number, "The number; empty for a range"),
        choice("unit", "Its unit", StatisticNames.units),
        choice("qualifier", "How exactly it is stated", StatisticNames.qualifiers),
        Field("value_min", .number, "The least the print claims; empty: follows from the print"),
        Field("value_max", .number, "The most the print claims; empty: follows from the print"),
        count("base_min", "The fewest that answered"), count("base_max", "The most that answered"),
        optional("exhibit_id", "The exhibit it belongs to"),
        count("exhibit_row", "Row of its cell"), count("exhibit_column", "Column of its cell"),
        count("cell_part", "Its place in a cell that holds two values"),
      ] + position(required: false) + [
        choice(
          "shared_print", "One print for several findings: each has it, or that is open",
          ["each", "open"], required: false),
        optional("repeats_finding_id", "The finding that this print repeats"), note,
        optional("row_heading", "What stands at the head of its row in the exhibit, as printed"),
        optional("column_heading", "What stands at the head of its column"),
      ],
      references: [
        .to("documents", "document_id"), .to("waves", "wave_id"),
        .to("questions", ["question_id", "wave_id"]), .to("items", ["question_id", "concept_id"]),
        .to("respondents", ["respondents_id", "wave_id"]), .to("exhibits", "exhibit_id"),
        .to("observations", "finding_id", from: "repeats_finding_id"),
      ]),
    ResourceFormat(
      "classifications",
      "What is said without a number",
      key: ["classification_id"],
      [
        Field(
          "classification_id", .string,
          "Identifier: document:line:column, and a word if it is shared", required: true,
          unique: true, pattern: place),
        required("document_id", "The document"),
        optional("wave_id", "The wave; empty with question and group for a text on no survey"),
        optional("question_id", "The question"), required("concept_id", "The item"),
        optional("respondents_id", "Whom it speaks about"),
        optional("compared_concept_id", "Which other item of the question it is compared with"),
        optional("compared_respondents_id", "Which other group of the wave it is compared with"),
        optional("part_of_concept_id", "In a text on no survey: as part of what it is named"),
        choice(
          "category", "What is said",
          [
            "riser", "faller", "mainstream", "special", "rank", "future", "lowest", "more", "less",
            "similar", "most", "many", "hardly", "named", "recommended",
          ]),
        Field("rank_number", .integer, "The rank, from 1", minimum: 1),
        optional("exhibit_id", "The exhibit it belongs to"),
      ] + position(required: true) + [
        optional("repeats_classification_id", "The classification that this one repeats"), note,
      ],
      references: [
        .to("documents", "document_id"), .to("waves", "wave_id"),
        .to("questions", ["question_id", "wave_id"]), .to("items", ["question_id", "concept_id"]),
        .to("respondents", ["respondents_id", "wave_id"]), .to("exhibits", "exhibit_id"),
        .to("concepts", "concept_id", from: "compared_concept_id"),
        .to("respondents", "respondents_id", from: "compared_respondents_id"),
        .to("concepts", "concept_id", from: "part_of_concept_id"),
        .to("classifications", "classification_id", from: "repeats_classification_id"),
      ]),
    ResourceFormat(
      "numerals", "The ledger: every numeral of a document and what it is",
      key: ["document", "source_line", "source_column"],
      [required("document", "The document")] + position(required: true) + [
        choice(
          "meaning", "What it is",
          ["finding", "classification", "base", "definition", "other"]),
        optional("finding_id", "Which finding; the first of those that share the print"),
        optional("classification_id", "Which classification"),
        optional("exhibit_id", "Whose base"),
        choice(
          "reason", "What of a definition, or why it is no result", numeralReasons,
          required: false),
        .worksheet("context", .string, "The words around it"),
      ],
      references: [
        .to("documents", "document_id", from: "document"), .to("observations", "finding_id"),
        .to("classifications", "classification_id"), .to("exhibits", "exhibit_id"),
      ]),
    ResourceFormat(
      "discrepancies", "What does not fit", key: ["discrepancy_id"],
      [
        key("discrepancy_id", "Identifier"),
        choice(
          "kind", "What sort",
          ["contradiction", "base", "label", "misprint", "rounding", "definition"]),
        choice("status", "Whether it could be explained", ["explained", "open"]),
        required("summary_de", "What does not fit, in German"),
        required("summary_en", "What does not fit, in English"),
        required("resolution_de", "How it was resolved, in German"),
        required("resolution_en", "How it was resolved, in English"),
      ]),
    ResourceFormat(
      "discrepancy_places", "The places of a discrepancy", key: ["discrepancy_id", "place"],
      [
        required("discrepancy_id", "The discrepancy"),
        Field("place", .integer, "Its number, from 1", required: true, minimum: 1),
        required("document_id", "The document"),
      ] + position(required: true) + [
        optional("finding_id", "The finding at that place"),
        optional("exhibit_id", "The exhibit at that place"),
      ],
      references: [
        .to("discrepancies", "discrepancy_id"), .to("documents", "document_id"),
        .to("observations", "finding_id"), .to("exhibits", "exhibit_id"),
      ]),
  ]
}

// MARK: Files

extension PackageFormat {
  /// The endings of files that can hold answers, each with the word for it as `format`.
  private static let systemFileEndings = ["sav", "zsav"]

  /// Whether a file is an SPSS system file by its name.
  package static func isSAV(_ path: String) -> Bool {
    systemFileEndings.contains { path.lowercased().hasSuffix("." + $0) }
  }

  /// Whether a file is a table by its name.
  package static func isTable(_ path: String) -> Bool {
    path.lowercased().hasSuffix(".csv") || isSAV(path)
  }

  /// The names that the file of a table may have: answers may come as an SPSS system file.
  package static func fileNames(of format: ResourceFormat) -> [String] {
    (["csv"] + (format.content == .answers ? systemFileEndings : [])).map { format.name + "." + $0 }
  }
}
