/// A file that people take for a table of text, and that is something else, whatever its name.
package enum ForeignFile: String, Hashable, Sendable, CaseIterable {
  case excelWorkbook = "an Excel workbook (XLSX)"
  case openDocument = "an OpenDocument spreadsheet (ODS)"
  case oldOffice = "an old Excel or Office file (XLS)"
  case spss = "an SPSS data file (.sav or .zsav)"
  case spssPortable = "an SPSS portable file"
  case stata = "a Stata data file (.dta)"
  case pdf = "a PDF"
  case html = "a web page (HTML), perhaps saved with the ending of a table"
  case limeSurveyStructure = "the structure of a LimeSurvey survey (.lss)"
  case limeSurveyArchive = "a LimeSurvey archive (.lsa)"
  case database = "a SQLite database"
  case gzip = "compressed (gzip)"
  case zip = "a ZIP archive"

  /// How many bytes from the beginning are enough to recognise a file.
  package static let sampleSize = 65_536

  /// Recognises a file by its content; `nil` for everything that may be text with a table in it.
  ///
  /// - Parameter bytes: The file, or its beginning.
  package init?(recognizedIn bytes: [UInt8]) {
    guard
      let first = bytes.first(where: { ![0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) })
    else { return nil }
    switch first {
    case UInt8(ascii: "P") where bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]):
      self = Self.archive(bytes)
    case 0x1F where bytes.starts(with: [0x1F, 0x8B]): self = .gzip
    case 0xD0 where bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]):
      self = .oldOffice
    case UInt8(ascii: "$") where Self.starts(bytes, "$FL2") || Self.starts(bytes, "$FL3"):
      self = .spss
    case UInt8(ascii: "%") where Self.starts(bytes, "%PDF-"): self = .pdf
    case UInt8(ascii: "S") where Self.starts(bytes, "SQLite format 3\0"): self = .database
    case UInt8(ascii: "<"):
      guard let kind = Self.markup(bytes) else { return nil }
      self = kind
    case 0x66...0x77 where Self.isOldStata(bytes): self = .stata
    default:
      // The portable format begins with five lines of 40 characters, each in its own way.
      let sample = String(decoding: bytes.prefix(512), as: UTF8.self)
      guard sample.contains("SPSSPORT") || sample.contains("ASCII SPSS PORT FILE") else {
        return nil
      }
      self = .spssPortable
    }
  }

  /// What helps, where a file of this kind can be read.
  package var remedy: Remedy? {
    switch self {
    case .spss: .giveAsSPSS
    case .limeSurveyStructure: .giveAsStructure
    default: nil
    }
  }

  /// What the file is and what to do instead, as part of a sentence.
  package var advice: String {
    switch self {
    case .excelWorkbook, .openDocument, .oldOffice:
      "this is \(rawValue); open it and save each sheet with Save as → 'CSV UTF-8'"
    case .spss, .limeSurveyStructure: "this is \(rawValue)"
    case .spssPortable:
      "this is \(rawValue); in SPSS save it as a data file (.sav)"
    case .stata:
      "this is \(rawValue); in Stata use export delimited, in R haven::read_dta and write.csv"
    case .pdf: "this is \(rawValue); type its tables into CSV files"
    case .html:
      "this is \(rawValue); open it in a spreadsheet and use Save as → 'CSV UTF-8', or look whether "
        + "a login page was downloaded instead of the table"
    case .limeSurveyArchive:
      "this is \(rawValue); in LimeSurvey export the responses as CSV and the structure as .lss"
    case .database: "this is \(rawValue); export its tables as CSV, as 'sqlite3 -header -csv' does"
    case .gzip: "this is \(rawValue); unpack it with 'gunzip' first"
    case .zip: "this is \(rawValue); unpack it first"
    }
  }

  private static func starts(_ bytes: [UInt8], _ text: String) -> Bool {
    bytes.starts(with: text.utf8)
  }

  /// Which of the formats that are ZIP archives it is, by the names of its entries.
  private static func archive(_ bytes: [UInt8]) -> ForeignFile {
    let sample = String(decoding: bytes.prefix(sampleSize), as: UTF8.self)
    if sample.contains("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
      return .openDocument
    }
    if sample.contains("xl/") { return .excelWorkbook }
    return sample.contains(".lss") ? .limeSurveyArchive : .zip
  }

  private static func markup(_ bytes: [UInt8]) -> ForeignFile? {
    let sample = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
    if sample.hasPrefix("<stata_dta>") { return .stata }
    if sample.contains("<limesurveydoctype>") { return .limeSurveyStructure }
    let isPage = ["<!doctype html", "<html", "<head", "<table"].contains { sample.contains($0) }
    return isPage ? .html : nil
  }

  /// The header of Stata 4 to 12: version, byte order, file type 1, an unused zero.
  private static func isOldStata(_ bytes: [UInt8]) -> Bool {
    bytes.count > 4 && (1...2).contains(bytes[1]) && bytes[2] == 1 && bytes[3] == 0
  }
}
