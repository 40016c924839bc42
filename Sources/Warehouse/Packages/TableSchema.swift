/// The columns of a table and what they may hold, after the Frictionless Table Schema v1
/// (<https://specs.frictionlessdata.io/table-schema/>).
public struct TableSchema: Hashable, Sendable {
  /// The types that study packages use.
  public enum FieldType: String, CaseIterable, Sendable {
    /// Any text.
    case string
    /// A whole number.
    case integer
    /// A number with a decimal point.
    case number
  }

  /// One column.
  public struct Field: Hashable, Sendable {
    /// The heading.
    public let name: String
    /// What it holds.
    public let type: FieldType
    /// What it means, in a sentence.
    public let description: String
    /// Whether every row must have a value.
    public let required: Bool
    /// Whether no two rows may have the same value.
    public let unique: Bool
    /// The only values allowed; empty for no limit.
    public let allowed: [String]
    /// The least number allowed.
    public let minimum: Double?
    /// The greatest number allowed.
    public let maximum: Double?
    /// A regular expression that the whole value matches.
    public let pattern: String?
    /// Whether its values get into the warehouse; else the column only helps who fills in the table.
    public let isStored: Bool

    /// Describes a column.
    public init(
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
    var withoutPattern: Field {
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
  public struct ForeignKey: Hashable, Sendable {
    /// The columns here.
    public let fields: [String]
    /// The resource there; empty for this table itself.
    public let resource: String
    /// The columns there.
    public let columns: [String]

    /// Describes a reference.
    public init(fields: [String], resource: String, columns: [String]) {
      self.fields = fields
      self.resource = resource
      self.columns = columns
    }
  }

  /// The columns in order.
  public let fields: [Field]
  /// The columns that together name a row.
  public let primaryKey: [String]
  /// The references within the package.
  public let foreignKeys: [ForeignKey]

  /// Describes a table.
  public init(fields: [Field], primaryKey: [String], foreignKeys: [ForeignKey] = []) {
    self.fields = fields
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
  }

  /// The names of the columns whose values get into the warehouse.
  var storedNames: [String] { fields.filter(\.isStored).map(\.name) }

  /// The column of a name.
  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }
}
