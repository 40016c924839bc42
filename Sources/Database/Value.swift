/// One of the five storage classes of SQLite.
///
/// See <https://sqlite.org/datatype3.html>.
public enum Value: Hashable, Sendable {
  /// SQL `NULL`.
  case null
  /// A signed 64-bit integer.
  case integer(Int64)
  /// An IEEE 754 double.
  case real(Double)
  /// UTF-8 text.
  case text(String)
  /// Bytes.
  case blob([UInt8])
}

extension Value {
  /// The number of an integer value.
  public var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  /// The characters of a text value.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number of an integer or real value.
  public var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }
}

/// A Swift value that can be bound to a parameter of a statement.
public protocol Bindable {
  /// The value as SQLite stores it.
  var databaseValue: Value { get }
}

extension Value: Bindable {
  /// The value itself.
  public var databaseValue: Value { self }
}

extension Int: Bindable {
  /// An SQL integer.
  public var databaseValue: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
  /// An SQL integer.
  public var databaseValue: Value { .integer(self) }
}

extension Bool: Bindable {
  /// 0 or 1, SQLite's booleans.
  public var databaseValue: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
  /// An SQL real.
  ///
  /// SQLite stores a NaN as `NULL`.
  public var databaseValue: Value { .real(self) }
}

extension String: Bindable {
  /// SQL text.
  public var databaseValue: Value { .text(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The wrapped value, or `NULL`.
  public var databaseValue: Value { self?.databaseValue ?? .null }
}
