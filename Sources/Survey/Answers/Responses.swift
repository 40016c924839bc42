package import Text

/// The answers of a wave, column by column: what every reader of answers yields, with a ``Codebook``.
///
/// Each column that answers something has a number for each respondent: of a code (from 1), 0 for an
/// empty field, -1 where the respondent was not asked, ``given`` for a number or a text.
package final class Responses {
  /// Stands for a number or a text in a column of codes.
  package static let given = Int16.min

  /// How many respondents there are.
  package let count: Int
  /// The numbers of the codes, one column behind the other, in the order of the codebook's variables.
  private let codes: UnsafeMutableBufferPointer<Int16>
  private let capacity: Int
  /// The numbers of columns that hold numbers, by the place of the variable; not-a-number for none.
  package var numbers: [Int: [Double]] = [:]
  /// The texts of columns that hold texts, by the place of the variable; `nil` for none.
  package var texts: [Int: [String?]] = [:]
  /// The names of the respondents in the table; their numbers where it has none.
  package var respondents: [String] = []
  /// Where the row of each stands; `nil` where they are the cases of an SPSS file.
  package var places: RowPlaces?
  /// Their inhabitants; the least possible number for unknown.
  package var inhabitants: [Int] = []
  package var weights: [Double] = []
  /// Whether the file showed that its decimals stand behind a comma.
  package var hasDecimalComma = false

  /// Takes the memory of a reader.
  ///
  /// - Parameters:
  ///   - count: How many respondents there are.
  ///   - codes: A column for each variable of the codebook, each as long as `capacity`; freed when this is.
  package init(count: Int, codes: UnsafeMutableBufferPointer<Int16>, capacity: Int) {
    self.count = count
    self.codes = codes
    self.capacity = capacity
  }

  deinit { codes.deallocate() }

  /// Where the field of a respondent in a column stands, for a message; without a respondent, the heading
  /// of the column.
  package func place(of respondent: Int?, in column: String?) -> ProblemTally.Place {
    places?.place(of: respondent, in: column) ?? (nil, respondent.map { $0 + 1 })
  }

  /// The numbers of the codes of a variable, by its place in the codebook.
  package func codes(_ variable: Int) -> UnsafeMutableBufferPointer<Int16> {
    UnsafeMutableBufferPointer(
      rebasing: codes[(variable * capacity)..<(variable * capacity + count)])
  }

  /// Tells those who were not asked from those who did not answer, after the conditions of the codebook.
  ///
  /// - Parameter problems: Gets the answers of those who were not asked.
  package func applyConditions(_ codebook: Codebook, _ problems: inout ProblemTally) {
    for (index, variable) in codebook.variables.enumerated() {
      guard let askedIf = variable.askedIf else { continue }
      let isAsked = holds(askedIf, codebook)
      let codes = codes(index)
      for respondent in 0..<count where !isAsked[respondent] {
        let code = codes[respondent]
        if code == 0 {
          codes[respondent] = -1
        } else if variable.code(code)?.missing != .notAsked {
          problems.add(
            at: place(of: respondent, in: variable.name), column: variable.name,
            found: variable.code(code)?.text ?? "an answer",
            expected: "no answer, as it was asked only if \(askedIf.text)")
        }
      }
    }
  }

  private func holds(_ askedIf: AskedIf, _ codebook: Codebook) -> [Bool] {
    var result = [Bool](repeating: true, count: count)
    for condition in askedIf.conditions {
      guard let place = codebook.variables.firstIndex(where: { $0.name == condition.variable })
      else { continue }
      // By the number of the code, from -1.
      let fulfils = codebook.variables[place].meanings.map { condition.holds($0) }
      let codes = codes(place)
      for respondent in 0..<count where !fulfils[Int(codes[respondent]) + 1] {
        result[respondent] = false
      }
    }
    return result
  }
}
