package import Database
package import Errors

/// Something is asked of a published file that it cannot give.
package enum PublishedFileError: ExpectedError, Hashable {
  /// It is not to be changed.
  case readOnly(file: String)
  /// What is asked for was left out of it.
  case lacks(file: String, what: String)
}

extension PublishedFileError {
  /// The file is not one of which that can be asked.
  package var kind: ErrorKind { .data }

  /// The file.
  package var subject: String? {
    switch self {
    case .readOnly(let file), .lacks(let file, _): file
    }
  }

  /// What it is.
  package var problem: String {
    switch self {
    case .readOnly: "is a published file, which stays as it is"
    case .lacks(_, let what): "is a published file and holds no \(what)"
    }
  }

  /// To go to where it came from.
  package var advice: String? {
    switch self {
    case .readOnly: "change the warehouse that it was made from and publish that again"
    case .lacks: "ask the warehouse that it was made from"
    }
  }

  /// What statements read that a published file was made without.
  private static let leftOut = ["participants", "answers"]

  /// That a failed statement reads what was left out of a published file.
  ///
  /// - Returns: `nil` when it failed for another reason.
  /// - Throws: `DatabaseError` when the file cannot be read.
  package init?(_ error: DatabaseError, in connection: Connection) throws(DatabaseError) {
    guard error.code.primary == .error, let sql = error.sql,
      SQLToken.sources(of: sql).contains(where: { Self.leftOut.contains($0.lowercased()) }),
      try WarehouseFile.isPublished(connection)
    else { return nil }
    self = .lacks(file: connection.file, what: "answers of single respondents")
  }
}
