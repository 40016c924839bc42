package import Text

/// What a comparison of the warehouse with the documents found.
package struct Verification: Sendable {
  /// Something that does not fit the text.
  package struct Failure: Hashable, Sendable {
    /// The document.
    package let document: String
    /// The place; `nil` when the document as a whole is meant.
    package let position: Position?
    /// The row that is wrong, such as `observations typfrage:577:36`; or `numeral`.
    package let subject: String
    /// What is wrong.
    package let message: String
    /// The line as it stands in the document.
    package let line: String

    /// Describes a failure.
    package init(
      document: String, position: Position?, subject: String, message: String, line: String
    ) {
      self.document = document
      self.position = position
      self.subject = subject
      self.message = message
      self.line = line
    }
  }

  /// How much of a document the ledger accounts for.
  package struct Coverage: Hashable, Sendable {
    /// The document.
    package let document: String
    /// How many numerals its text holds.
    package let numerals: Int
    /// How many rows of the ledger there are of each meaning.
    package let meanings: [String: Int]
    /// How many numerals the ledger lacks.
    package let unaccounted: Int
    /// How many findings stand at words instead of numerals.
    package let inWords: Int

    /// Describes how much is accounted for.
    package init(
      document: String, numerals: Int, meanings: [String: Int], unaccounted: Int, inWords: Int
    ) {
      self.document = document
      self.numerals = numerals
      self.meanings = meanings
      self.unaccounted = unaccounted
      self.inWords = inWords
    }
  }

  /// Describes a comparison's outcome.
  package init(failures: [Failure], coverage: [Coverage]) {
    self.failures = failures
    self.coverage = coverage
  }

  /// The meanings that the ledger knows, in the order of the coverage table.
  package static let meanings = ["finding", "classification", "base", "definition", "other"]

  /// Everything that does not fit, in order of document and place.
  package let failures: [Failure]
  /// A row per document.
  package let coverage: [Coverage]
}
