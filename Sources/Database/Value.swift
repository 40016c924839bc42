/// One of the five storage classes of SQLite.
///
/// See <https://sqlite.org/datatype3.html>.
package enum Value: Hashable, Sendable {
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
  package var integer: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  /// How many bytes a text or a blob has; 8 for a number.
  package var size: Int {
    switch self {
    case .null: 0
    case .integer, .real: 8
    case .text(let text): text.utf8.count
    case .blob(let bytes): bytes.count
    }
  }

  /// The characters of a text value.
  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// The number of an integer or real value.
  package var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }
}

/// A Swift value that can be bound to a parameter of a statement.
package protocol Bindable {
  /// The value as SQLite stores it.
  var databaseValue: Value { get }
}

extension Value: Bindable {
  /// The value itself.
  package var databaseValue: Value { self }
}

extension Int: Bindable {
  /// An SQL integer.
  package var databaseValue: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
  /// An SQL integer.
  package var databaseValue: Value { .integer(self) }
}

extension Bool: Bindable {
  /// 0 or 1, SQLite's booleans.
  package var databaseValue: Value { .integer(self ? 1 : 0) }
}

extension Double: Bindable {
  /// An SQL real.
  ///
  /// SQLite stores a NaN as `NULL`.
  package var databaseValue: Value { .real(self) }
}

extension String: Bindable {
  /// SQL text.
  package var databaseValue: Value { .text(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// The wrapped value, or `NULL`.
  package var databaseValue: Value { self?.databaseValue ?? .null }
}
