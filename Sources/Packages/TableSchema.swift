/// The columns of a table and what they may hold, after the Frictionless Table Schema v1
/// (<https://specs.frictionlessdata.io/table-schema/>).
package struct TableSchema: Hashable, Sendable {
  /// The types that study packages use.
  package enum FieldType: String, CaseIterable, Sendable {
    /// Any text.
    case string
    /// A whole number.
    case integer
    /// A number with a decimal point.
    case number
  }

  /// One column.
  package struct Field: Hashable, Sendable {
    /// The heading.
    package let name: String
    /// What it holds.
    package let type: FieldType
    /// What it means, in a sentence.
    package let description: String
    /// Whether every row must have a value.
    package let required: Bool
    /// Whether no two rows may have the same value.
    package let unique: Bool
    /// The only values allowed; empty for no limit.
    package let allowed: [String]
    /// The least number allowed.
    package let minimum: Double?
    /// The greatest number allowed.
    package let maximum: Double?
    /// A regular expression that the whole value matches.
    package let pattern: String?
    /// Whether its values get into the warehouse; else the column only helps who fills in the table.
    package let isStored: Bool

    /// Describes a column.
    package init(
      _ name: String, _ type: FieldType = .string, _ description: String = "",
      required: Bool = false, unique: Bool = false, allowed: [String] = [],
      minimum: Double? = nil, maximum: Double? = nil, pattern: String? = nil,
      isStored: Bool = true
    ) {
      self.name = name
      self.type = type
      self.description = description
      self.required = required
      self.unique = unique
      self.allowed = allowed
      self.minimum = minimum
      self.maximum = maximum
      self.pattern = pattern
      self.isStored = isStored
    }

    /// The column without its pattern.
    package var withoutPattern: Field {
      Field(
        name, type, description, required: required, unique: unique, allowed: allowed,
        minimum: minimum, maximum: maximum, isStored: isStored)
    }

    /// A column that only helps who fills in the table.
    static func worksheet(_ name: String, _ type: FieldType, _ description: String) -> Field {
      Field(name, type, description, isStored: false)
    }
  }

  /// Columns whose values stand in columns of another table of the same package.
  package struct ForeignKey: Hashable, Sendable {
    /// The columns here.
    package let fields: [String]
    /// The resource there; empty for this table itself.
    package let resource: String
    /// The columns there.
    package let columns: [String]

    /// Describes a reference.
    package init(fields: [String], resource: String, columns: [String]) {
      self.fields = fields
      self.resource = resource
      self.columns = columns
    }
  }

  /// The columns in order.
  package let fields: [Field]
  /// The columns that together name a row.
  package let primaryKey: [String]
  /// The references within the package.
  package let foreignKeys: [ForeignKey]

  /// Describes a table.
  package init(fields: [Field], primaryKey: [String], foreignKeys: [ForeignKey] = []) {
    self.fields = fields
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
  }

  /// The names of the columns whose values get into the warehouse.
  package var storedNames: [String] { fields.filter(\.isStored).map(\.name) }

  /// The column of a name.
  package func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}
