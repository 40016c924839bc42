package import Database
package import Survey

extension Statement {
  /// The German words in a column with the English ones in the next.
  package func labels(_ column: Int) -> Labels {
    Labels(german: text(column), english: text(column + 1))
  }

  /// The least number of inhabitants in a column with the most in the next.
  package func band(_ column: Int) -> InhabitantsBand {
    InhabitantsBand(minimum: integer(column), maximum: integer(column + 1))
  }
}
