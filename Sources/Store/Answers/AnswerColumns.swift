package import Survey

/// The answers of a wave, of which one column is read at a time: in memory at import, else from the file.
package protocol AnswerColumns {
  /// How many respondents there are.
  var count: Int { get }

  /// Lends the numbers of the codes of a column, one for each respondent.
  ///
  /// - Parameter variable: Its place in the codebook.
  /// - Throws: What reading it does, and what `body` does.
  func withCodes<Result>(
    of variable: Int, _ body: (UnsafeBufferPointer<Int16>) throws -> Result
  ) throws -> Result

  /// The numbers of a column that holds numbers, one for each respondent; not-a-number for none.
  ///
  /// - Parameter variable: Its place in the codebook.
  /// - Throws: What reading it does.
  func numbers(of variable: Int) throws -> [Double]
}

extension Responses: AnswerColumns {
  package func withCodes<Result>(
    of variable: Int, _ body: (UnsafeBufferPointer<Int16>) throws -> Result
  ) throws -> Result {
    try body(UnsafeBufferPointer(codes(variable)))
  }

  package func numbers(of variable: Int) throws -> [Double] {
    numbers[variable] ?? Array(repeating: .nan, count: count)
  }
}
