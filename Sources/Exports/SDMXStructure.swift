import Bytes
import Survey

/// The components of the findings as SDMX has them (<https://sdmx.org/standards-2/>): what tells an
/// observation from every other, its value, and what else is known of it.
enum SDMXStructure {
  /// How the values of a component are written.
  enum Representation {
    /// A code of a code list.
    case codes(SDMXCodeList)
    /// One of the text types of SDMX.
    case text(String)
  }

  /// A dimension, the measure or an attribute.
  struct Component {
    let id: String
    /// The column of `findings`.
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
  static let dataflow = "FINDINGS"
  static let dataStructure = "DSD_FINDINGS"
  static let conceptScheme = "CS_FINDINGS"

  /// What tells an observation from every other.
  ///
  /// Of several prints of one number, `PRINT` counts: 1 is the
  /// one that the views `crosstab_…` take.
  static let dimensions = [
    Component("WAVE", "wave", "Erhebungswelle", "Wave", .codes(.waves)),
    Component("QUESTION", "question", "Frage", "Question", .codes(.questions)),
    Component("ITEM", "item", "Antwort", "Item", .codes(.items)),
    Component("RESPONDENTS", "respondents", "Befragte", "Respondents", .codes(.respondents)),
    Component("STATISTIC", "statistic", "Kennzahl", "Statistic", .codes(.statistics)),
    Component("UNIT_MEASURE", "unit", "Einheit", "Unit of measure", .codes(.units)),
    Component(
      "PRINT", "print", "Wievielter Druck derselben Zahl", "Number of the print of one result",
      .text("Integer")),
  ]

  /// The value; a range has none.
  static let measure = Component(
    "OBS_VALUE", "value", "Wert", "Observation value", .text("Double"))

  static let attributes = [
    Component("QUALIFIER", "qualifier", "Wie genau", "How exactly", .codes(.qualifiers)),
    Component("VALUE_MIN", "value_min", "Wert, mindestens", "Least value", .text("Double")),
    Component("VALUE_MAX", "value_max", "Wert, höchstens", "Greatest value", .text("Double")),
    Component("BASE_MIN", "base_min", "Antwortende, mindestens", "Least base", .text("Integer")),
    Component("BASE_MAX", "base_max", "Antwortende, höchstens", "Greatest base", .text("Integer")),
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
    Component("UNIT_KIND", "unit_kind", "Kommunenart", "Kind of municipality", .codes(.unitKinds)),
    Component(
      "INHABITANTS_MIN", "inhabitants_min", "Einwohner, ab", "Inhabitants from", .text("Integer")),
    Component(
      "INHABITANTS_MAX", "inhabitants_max", "Einwohner, bis", "Inhabitants to", .text("Integer")),
    Component("STUDY", "study", "Veröffentlichung", "Publication", .codes(.studies)),
    Component("DOCUMENT", "document", "Dokument", "Document", .text("String")),
    Component("SOURCE_LINE", "source_line", "Zeile", "Line", .text("Integer")),
    Component("SOURCE_COLUMN", "source_column", "Spalte", "Column", .text("Integer")),
    Component("PRINTED", "printed", "Wie gedruckt", "As printed", .text("String")),
    Component("EXHIBIT", "exhibit", "Abbildung oder Tabelle", "Figure or table", .text("String")),
    Component("FINDING_ID", "finding_id", "Kennung des Befunds", "Identifier", .text("String")),
    Component(
      "REPEATS_FINDING_ID", "repeats_finding_id", "Wiederholt den Befund", "Repeats the finding",
      .text("String")),
    Component("NOTE", "note", "Anmerkung", "Note", .text("String")),
  ]

  static var components: [Component] { dimensions + [measure] + attributes }

  /// The findings with the number of each print.
  static let query = """
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
    """

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

/// A code list: which of the findings' names it holds, and what they are called.
struct SDMXCodeList {
  let id: String
  let labels: Labels
  /// A query for names with their labels in German and English, in order.
  let query: String

  private init(_ id: String, _ german: String, _ english: String, _ query: String) {
    self.id = id
    self.labels = Labels(german: german, english: english)
    self.query = query
  }

  /// The names in a column, with the labels of a table.
  private static func labelled(
    _ id: String, _ german: String, _ english: String, column: String, table: String, key: String,
    columns: (String, String) = ("label_de", "label_en")
  ) -> SDMXCodeList {
    SDMXCodeList(
      id, german, english,
      """
      SELECT t.\(key), t.\(columns.0), t.\(columns.1)
      FROM \(table) AS t
      WHERE t.\(key) IN (SELECT \(column) FROM findings)
      ORDER BY t.\(key)
      """)
  }

  /// The values in a column of a closed vocabulary, with their labels in the dictionary, if it has any.
  private static func vocabulary(
    _ id: String, _ german: String, _ english: String, column: String,
    in place: (table: String, column: String)
  ) -> SDMXCodeList {
    SDMXCodeList(
      id, german, english,
      """
      SELECT f.name, coalesce(v.label_de, f.name), coalesce(v.label_en, f.name)
      FROM (SELECT DISTINCT \(column) AS name FROM findings WHERE \(column) IS NOT NULL) AS f
      LEFT JOIN dictionary_values AS v
        ON v.object_name = '\(place.table)' AND v.column_name = '\(place.column)'
        AND v.allowed_value = f.name
      ORDER BY f.name
      """)
  }

  static let waves = labelled(
    "CL_WAVE", "Erhebungswellen", "Waves", column: "wave", table: "waves", key: "wave_id")
  static let questions = labelled(
    "CL_QUESTION", "Fragen", "Questions", column: "question", table: "questions", key: "question_id"
  )
  static let items = labelled(
    "CL_ITEM", "Antworten", "Items", column: "item", table: "concepts", key: "concept_id")
  static let respondents = labelled(
    "CL_RESPONDENTS", "Befragte", "Respondents", column: "respondents", table: "respondents",
    key: "respondents_id")
  static let spheres = labelled(
    "CL_SPHERE", "Bereiche", "Spheres", column: "sphere", table: "spheres", key: "sphere_id")
  static let unitKinds = labelled(
    "CL_UNIT_KIND", "Kommunenarten", "Kinds of municipality", column: "unit_kind",
    table: "unit_kinds", key: "unit_kind")
  static let studies = labelled(
    "CL_STUDY", "Veröffentlichungen", "Publications", column: "study", table: "studies",
    key: "study_id", columns: ("title", "title"))
  static let statistics = vocabulary(
    "CL_STATISTIC", "Kennzahlen", "Statistics", column: "statistic",
    in: ("observations", "statistic"))
  static let units = vocabulary(
    "CL_UNIT_MEASURE", "Einheiten", "Units of measure", column: "unit", in: ("observations", "unit")
  )
  static let qualifiers = vocabulary(
    "CL_QUALIFIER", "Genauigkeiten", "Qualifiers", column: "qualifier",
    in: ("observations", "qualifier"))
  static let weightings = vocabulary(
    "CL_WEIGHTING", "Gewichtungen", "Weightings", column: "weighting",
    in: ("observations", "weighting"))
  static let itemKinds = vocabulary(
    "CL_ITEM_KIND", "Arten von Antworten", "Kinds of items", column: "item_kind",
    in: ("concepts", "kind"))
}
