package import Survey

/// A canned query: SQL with named parameters, and what it, they and its columns are called.
///
/// It comes from a `.sql` file or from a warehouse, and is the same either way; ``QueryCatalogue`` finds
/// and stores it.
package struct CannedQuery: Hashable, Sendable {
  /// A parameter and what it may be.
  package struct Parameter: Hashable, Sendable {
    /// Its name, as in `:name`.
    package let name: String
    /// `text`, `integer` or `number`.
    package let type: String
    /// Whether a value must be given.
    package let isRequired: Bool
    /// The value when none is given; `nil` for `NULL`.
    package let defaultValue: String?
    /// What it means, in both languages.
    package var labels = Labels()
    /// The query for the allowed values: the first column holds them, the others hold other names for them.
    package var allowedSQL: String?
  }

  /// A column of the result that is named as no column of a table or view, or holds what another one does.
  package struct Column: Hashable, Sendable {
    /// Its name in the result.
    package let name: String
    /// What headings call it, in both languages.
    package let labels: Labels
    /// The column whose values it holds, as `table.column`; `nil` for values of its own.
    package let holds: String?
  }

  /// The name by which it is run.
  package let name: String
  /// The title in both languages.
  package let title: Labels
  /// What it answers, in both languages.
  package let description: Labels
  /// The statement.
  package let sql: String
  /// The parameters in order.
  package let parameters: [Parameter]
  /// The columns that need to be explained.
  package let columns: [Column]
}
