import Bytes
import Survey

/// A dataflow of SDMX (<https://sdmx.org/standards-2/>) with its components: what tells an observation
/// from every other, its value, and what else is known of it.
struct SDMXFlow: Sendable {
  /// How the values of a component are written.
  enum Representation: Sendable {
    /// A code of a code list.
    case codes(SDMXCodeList)
    /// One of the text types of SDMX.
    case text(String)
  }

  /// A dimension, the measure or an attribute.
  struct Component: Sendable {
    let id: String
    /// The column of the flow's query.
    let column: String
    let labels: Labels
    let representation: Representation

    init(
      _ id: String, _ column: String, _ german: String, _ english: String,
      _ representation: Representation
    ) {
      self.id = id
      self.column = column
      self.labels = Labels(german: german, english: english)
      self.representation = representation
    }
  }

  static let agency = "WAVEHOUSE"
  static let version = "1.0.0"

  /// Its identifier; those of its structure and its concepts are made of it.
  let id: String
  /// The file that its observations stand in.
  let file: String
  let labels: Labels
  /// What tells an observation from every other.
  let dimensions: [Component]
  let measure: Component
  let attributes: [Component]
  /// The observations; its columns are those of the components.
  let query: String

  var components: [Component] { dimensions + [measure] + attributes }
  var dataStructure: String { "DSD_" + id }
  var conceptScheme: String { "CS_" + id }

  static let all = [findings, statements]

  /// The numbers.
  ///
  /// Of several prints of one number, `PRINT` counts: 1 is the one that the views `crosstab_…` take. A range
  /// has no value.
  static let findings = SDMXFlow(
    id: "FINDINGS", file: "findings.csv", labels: Labels(german: "Befunde", english: "Findings"),
    dimensions: [
      wave, question, item, respondents,
      Component("STATISTIC", "statistic", "Kennzahl", "Statistic", .codes(.statistics)),
      Component("UNIT_MEASURE", "unit", "Einheit", "Unit of measure", .codes(.units)),
      Component(
        "PRINT", "print", "Wievielter Druck derselben Zahl", "Number of the print of one result",
        .text("Integer")),
    ],
    measure: Component("OBS_VALUE", "value", "Wert", "Observation value", .text("Double")),
    attributes: [
      Component("QUALIFIER", "qualifier", "Wie genau", "How exactly", .codes(.qualifiers)),
      Component("VALUE_MIN", "value_min", "Wert, mindestens", "Least value", .text("Double")),
      Component("VALUE_MAX", "value_max", "Wert, höchstens", "Greatest value", .text("Double")),
      Component("BASE_MIN", "base_min", "Antwortende, mindestens", "Least base", .text("Integer")),
      Component(
        "BASE_MAX", "base_max", "Antwortende, höchstens", "Greatest base", .text("Integer")),
      Component("WEIGHTING", "weighting", "Gewichtung", "Weighting", .codes(.weightings)),
      Component(
        "UNWEIGHTED_VALUE", "unweighted_value", "Wert ohne Gewichte", "Unweighted value",
        .text("Double")),
      Component(
        "EFFECTIVE_BASE", "effective_base", "Antwortende, nach Gewichten", "Effective base",
        .text("Double")),
      Component(
        "WAVE_START", "wave_start", "Beginn der Befragung", "Start of fieldwork", .text("String")),
      Component("WAVE_END", "wave_end", "Ende der Befragung", "End of fieldwork", .text("String")),
      Component("SPHERE", "sphere", "Bereich", "Sphere", .codes(.spheres)),
      Component("ITEM_KIND", "item_kind", "Art der Antwort", "Kind of item", .codes(.itemKinds)),
      Component(
        "UNIT_KIND", "unit_kind", "Kommunenart", "Kind of municipality", .codes(.unitKinds)),
      Component(
        "INHABITANTS_MIN", "inhabitants_min", "Einwohner, ab", "Inhabitants from",
        .text("Integer")),
      Component(
        "INHABITANTS_MAX", "inhabitants_max", "Einwohner, bis", "Inhabitants to", .text("Integer")),
    ] + places + [
      Component("FINDING_ID", "finding_id", "Kennung des Befunds", "Identifier", .text("String")),
      Component(
        "REPEATS_FINDING_ID", "repeats_finding_id", "Wiederholt den Befund", "Repeats the finding",
        .text("String")),
      note,
    ],
    query: """
      SELECT
        f.*,
        row_number() OVER (
          PARTITION BY f.wave, f.question, f.item, f.respondents, f.statistic, f.unit
          ORDER BY
            p.agreement <> 'fullest', f.qualifier <> 'exact',
            coalesce(f.value_max - f.value_min, 1000), f.finding_id
        ) AS print
      FROM findings AS f
      JOIN result_prints AS p ON p.finding_id = f.finding_id
      """)

  /// What the texts say without numbers.
  ///
  /// Not every statement is of a wave, a question or a group, which a dimension must be: only the item and its own
  /// identifier tell one from another.
  static let statements = SDMXFlow(
    id: "STATEMENTS", file: "statements.csv",
    labels: Labels(german: "Aussagen ohne Zahl", english: "Statements without a number"),
    dimensions: [
      item,
      Component(
        "STATEMENT_ID", "classification_id", "Kennung der Aussage", "Identifier", .text("String")),
    ],
    measure: Component(
      "CATEGORY", "category", "Was gesagt ist", "What is said", .codes(.categories)),
    attributes: [
      wave, question, respondents,
      Component("RANK", "rank_number", "Rang", "Rank", .text("Integer")),
      Component(
        "COMPARED_ITEM", "compared_concept_id", "Verglichen mit der Antwort", "Compared item",
        .codes(.items)),
      Component(
        "COMPARED_RESPONDENTS", "compared_respondents_id", "Verglichen mit den Befragten",
        "Compared respondents", .codes(.respondents)),
      Component(
        "PART_OF_ITEM", "part_of_concept_id", "Teil der Antwort", "Part of the item", .codes(.items)
      ),
    ] + places + [
      Component(
        "REPEATS_STATEMENT_ID", "repeats_classification_id", "Wiederholt die Aussage",
        "Repeats the statement", .text("String")),
      note,
    ],
    query: "SELECT * FROM statements")

  // What both have.
  private static let wave = Component("WAVE", "wave", "Erhebungswelle", "Wave", .codes(.waves))
  private static let question = Component(
    "QUESTION", "question", "Frage", "Question", .codes(.questions))
  private static let item = Component("ITEM", "item", "Antwort", "Item", .codes(.items))
  private static let respondents = Component(
    "RESPONDENTS", "respondents", "Befragte", "Respondents", .codes(.respondents))
  private static let places = [
    Component("STUDY", "study", "Veröffentlichung", "Publication", .codes(.studies)),
    Component("DOCUMENT", "document", "Dokument", "Document", .text("String")),
    Component("SOURCE_LINE", "source_line", "Zeile", "Line", .text("Integer")),
    Component("SOURCE_COLUMN", "source_column", "Spalte", "Column", .text("Integer")),
    Component("PRINTED", "printed", "Wie gedruckt", "As printed", .text("String")),
    Component("EXHIBIT", "exhibit", "Abbildung oder Tabelle", "Figure or table", .text("String")),
  ]
  private static let note = Component("NOTE", "note", "Anmerkung", "Note", .text("String"))

  /// A name as an identifier of SDMX, which has letters, digits, `_`, `@`, `$` and `-` alone.
  ///
  /// A `/` becomes `@`; every other character that may not stand there, and `@` and `$` themselves, become
  /// `$` and two hexadecimal digits for each byte, so that the name can be had back.
  static func id(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "/"): result += "@"
      default: result += "$" + hexadecimalDigits([byte]).uppercased()
      }
    }
    return result
  }
}

/// A code list: where its names have their labels.
struct SDMXCodeList: Sendable {
  /// Where the labels of names are.
  enum Source: Sendable {
    /// What a query gets: names with their labels in German and English, used or not.
    case query(String)
    /// A column with a closed vocabulary.
    case vocabulary(table: String, column: String)
  }

  let id: String
  let labels: Labels
  let source: Source

  private init(_ id: String, _ german: String, _ english: String, _ source: Source) {
    self.id = id
    self.labels = Labels(german: german, english: english)
    self.source = source
  }

  /// The names, with the labels of a table.
  private static func labelled(
    _ id: String, _ german: String, _ english: String, table: String, key: String,
    columns: (String, String) = ("label_de", "label_en")
  ) -> SDMXCodeList {
    SDMXCodeList(
      id, german, english, .query("SELECT \(key), \(columns.0), \(columns.1) FROM \(table)"))
  }

  /// The values of a closed vocabulary.
  private static func vocabulary(
    _ id: String, _ german: String, _ english: String, in place: (table: String, column: String)
  ) -> SDMXCodeList {
    SDMXCodeList(id, german, english, .vocabulary(table: place.table, column: place.column))
  }

  static let waves = labelled(
    "CL_WAVE", "Erhebungswellen", "Waves", table: "waves", key: "wave_id")
  static let questions = labelled(
    "CL_QUESTION", "Fragen", "Questions", table: "questions", key: "question_id")
  static let items = labelled(
    "CL_ITEM", "Antworten", "Items", table: "concepts", key: "concept_id")
  static let respondents = labelled(
    "CL_RESPONDENTS", "Befragte", "Respondents", table: "respondents", key: "respondents_id")
  static let spheres = labelled(
    "CL_SPHERE", "Bereiche", "Spheres", table: "spheres", key: "sphere_id")
  static let unitKinds = labelled(
    "CL_UNIT_KIND", "Kommunenarten", "Kinds of municipality", table: "unit_kinds", key: "unit_kind")
  static let studies = labelled(
    "CL_STUDY", "Veröffentlichungen", "Publications", table: "studies", key: "study_id",
    columns: ("title", "title"))
  static let statistics = vocabulary(
    "CL_STATISTIC", "Kennzahlen", "Statistics", in: ("observations", "statistic"))
  static let units = vocabulary(
    "CL_UNIT_MEASURE", "Einheiten", "Units of measure", in: ("observations", "unit"))
  static let qualifiers = vocabulary(
    "CL_QUALIFIER", "Genauigkeiten", "Qualifiers", in: ("observations", "qualifier"))
  static let weightings = vocabulary(
    "CL_WEIGHTING", "Gewichtungen", "Weightings", in: ("observations", "weighting"))
  static let itemKinds = vocabulary(
    "CL_ITEM_KIND", "Arten von Antworten", "Kinds of items", in: ("concepts", "kind"))
  static let categories = vocabulary(
    "CL_CATEGORY", "Aussagen", "Statements", in: ("classifications", "category"))
}
