package import Errors

/// A place in a text, counted from 1; a column counts code points.
package struct Position: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int

  /// Describes a place.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// What is wrong at one place of a text.
package protocol PlacedError: ExpectedError {
  /// The place.
  var position: Position { get }
  /// What is wrong there.
  var message: String { get }
}

extension PlacedError {
  /// The text is wrong.
  package var kind: ErrorKind { .data }
  /// The place, `line:column`.
  package var subject: String? { "\(position.line):\(position.column)" }
  /// What is wrong there.
  package var problem: String { message }
}
