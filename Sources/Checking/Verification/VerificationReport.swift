import Database
package import Reports
import Text

/// What `verify` answers.
package enum VerificationReport {
  /// The failures with their lines, and a row of coverage per document.
  package static func report(_ verification: Verification) -> Report {
    let failures = Report.Table(
      name: "failures", columns: ["place", "row", "problem", "line"],
      rows: verification.failures.map { failure in
        let place = failure.position.map { ":\($0.line):\($0.column)" } ?? ""
        return [
          .text(failure.document + place), .text(failure.subject), .text(failure.message),
          .text(excerpt(failure)),
        ]
      })
    let coverage = Report.Table(
      name: "coverage",
      columns: ["document", "numerals"] + Verification.meanings + ["unaccounted", "in_words"],
      rows: (verification.coverage + [total(verification.coverage)]).map { row in
        [.text(row.document), row.numerals.databaseValue]
          + Verification.meanings.map { (row.meanings[$0] ?? 0).databaseValue }
          + [row.unaccounted.databaseValue, row.inWords.databaseValue]
      })
    let count = verification.failures.count
    return Report(
      title: count == 0
        ? "Every position, print and value agrees with the documents"
        : "\(count) \(count == 1 ? "place does" : "places do") not agree with the documents",
      tables: count == 0 ? [coverage] : [failures, coverage], findsFault: count > 0)
  }

  /// The part of the line around the place, so that a long line can be read.
  private static func excerpt(_ failure: Verification.Failure) -> String {
    let scalars = Array(failure.line.unicodeScalars)
    let start = max(0, (failure.position?.column ?? 1) - 31)
    let end = min(scalars.count, start + 90)
    guard start < end else { return "" }
    return (start > 0 ? "…" : "") + String(String.UnicodeScalarView(scalars[start..<end]))
      + (end < scalars.count ? "…" : "")
  }

  private static func total(_ rows: [Verification.Coverage]) -> Verification.Coverage {
    Verification.Coverage(
      document: "all", numerals: rows.reduce(0) { $0 + $1.numerals },
      meanings: rows.reduce(into: [:]) { sum, row in sum.merge(row.meanings, uniquingKeysWith: +) },
      unaccounted: rows.reduce(0) { $0 + $1.unaccounted },
      inWords: rows.reduce(0) { $0 + $1.inWords })
  }
}
