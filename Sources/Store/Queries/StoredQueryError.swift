package import Database
package import Errors

/// A canned query of a file that does not run on it: made for another one, or left behind by a change.
package struct StoredQueryError: ExpectedError, Hashable {
  /// The query.
  package let name: String
  /// What SQLite says of it.
  package let message: String

  /// Describes a failure.
  package init(name: String, message: String) {
    self.name = name
    self.message = message
  }

  /// The file holds SQL that does not fit it.
  package var kind: ErrorKind { .data }
  /// What is wrong.
  package var problem: String { "the query \"\(name)\" does not run on this file: \(message)" }
}

extension StoredQueryError {
  /// Runs SQL of a canned query, which may do nothing but read, and not without end.
  ///
  /// - Throws: ``StoredQueryError`` when its SQL is at fault, ``PublishedFileError`` when it reads what was
  ///   left out of a published file, `DatabaseError` otherwise.
  package static func running<Result>(
    _ name: String, on connection: Connection, within duration: Duration = .seconds(60),
    _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try connection.limited(to: duration) {
        try connection.restricted(to: .reading, body)
      }
    } catch let error as DatabaseError where error.code.primary == .interrupted {
      throw StoredQueryError(name: name, message: "it took longer than \(duration)")
    } catch let error as DatabaseError where error.blamesTheStatement {
      if let error = try PublishedFileError(error, in: connection) { throw error }
      throw StoredQueryError(name: name, message: error.message)
    }
  }
}
