/// What a comparison of the warehouse with the documents found.
public struct Verification: Sendable {
  /// Something that does not fit the text.
  public struct Failure: Hashable, Sendable {
    /// The document.
    public let document: String
    /// The place; `nil` when the document as a whole is meant.
    public let position: Position?
    /// The row that is wrong, such as `observations typfrage:577:36`; or `numeral`.
    public let subject: String
    /// What is wrong.
    public let message: String
    /// The line as it stands in the document.
    public let line: String

    /// Describes a failure.
    public init(
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
  public struct Coverage: Hashable, Sendable {
    /// The document.
    public let document: String
    /// How many numerals its text holds.
    public let numerals: Int
    /// How many rows of the ledger there are of each meaning.
    public let meanings: [String: Int]
    /// How many numerals the ledger lacks.
    public let unaccounted: Int
    /// How many findings stand at words instead of numerals.
    public let inWords: Int

    /// Describes how much is accounted for.
    public init(
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
  public init(failures: [Failure], coverage: [Coverage]) {
    self.failures = failures
    self.coverage = coverage
  }

  /// The meanings that the ledger knows, in the order of the coverage table.
  public static let meanings = ["finding", "classification", "base", "definition", "other"]

  /// Everything that does not fit, in order of document and place.
  public let failures: [Failure]
  /// A row per document.
  public let coverage: [Coverage]
}
