import Database
package import Errors
import Platform
import Store

/// The file that stands where a new warehouse is to go.
struct ReplacedFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Makes sure that nothing is lost by replacing the file, and that nothing of it outlives it.
  ///
  /// An unfinished transaction of the old file leaves a journal beside it, which SQLite would roll
  /// back into the new one (<https://sqlite.org/lockingv3.html#hot_journals>). The old file is
  /// opened once, which settles the journal; without an old file the journal is of no use.
  ///
  /// - Parameters:
  ///   - packages: The packages that the new warehouse will hold.
  ///   - queries: The canned queries that it will hold.
  /// - Throws: `MigrationError/foreign(file:applicationID:)` for a file that is no warehouse,
  ///   ``BuildError`` when it holds packages that the new one would not, `DatabaseError` when
  ///   another program is writing to it.
  func prepare(for packages: [String], _ queries: [String]) throws {
    switch FileSystem.kind(of: path) {
    case nil: break
    case .directory: throw FileError(.replace, path, number: FileError.isDirectory)
    case .other: throw FileError(.replace, path, number: FileError.notAFile)
    case .file: try settle(packages, queries)
    }
    for ending in ["-journal", "-wal", "-shm"] { FileSystem.delete(path + ending) }
  }

  private func settle(_ packages: [String], _ queries: [String]) throws {
    let header = try FileSystem.bytes(of: path, limit: 100)
    if header.isEmpty { return }
    guard header.starts(with: Array("SQLite format 3\u{0}".utf8)) else {
      throw BuildError.notAWarehouse(path)
    }
    let connection = try Connection(path, mode: .readWrite)
    do {
      _ = try Migrator.version(of: connection, applicationID: WarehouseFile.applicationID)
      let held = try connection.texts("SELECT package FROM imports ORDER BY package")
      let stored = try connection.texts("SELECT query_name FROM queries ORDER BY query_name")
      let lost =
        held.filter { !packages.contains($0) }
        + stored.filter { !queries.contains($0) }.map { "query \($0)" }
      guard lost.isEmpty else { throw BuildError.wouldLose(path, packages: lost) }
    } catch let error as DatabaseError where error.saysDamaged && Self.isOurs(header) {
      // A damaged warehouse may be replaced; that is what building is for.
    }
  }

  /// Whether the header carries the application's number, which stands at byte 68
  /// (<https://sqlite.org/fileformat.html>).
  private static func isOurs(_ header: [UInt8]) -> Bool {
    guard header.count >= 72 else { return false }
    let number = header[68..<72].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return number == UInt32(bitPattern: WarehouseFile.applicationID)
  }
}

extension DatabaseError {
  /// Whether the file's content is at fault: damaged pages, or tables that are not there.
  var saysDamaged: Bool {
    [.corrupt, .notADatabase, .error].contains(code.primary)
  }
}

/// Why a file is not replaced by a new warehouse.
package enum BuildError: ExpectedError, Hashable {
  /// What stands there is something else.
  case notAWarehouse(String)
  /// It holds packages or queries that are not among the seeds.
  case wouldLose(String, packages: [String])

  /// The file is not one that may go.
  package var kind: ErrorKind { .data }

  /// The file.
  package var subject: String? {
    switch self {
    case .notAWarehouse(let path), .wouldLose(let path, _): path
    }
  }

  /// What stands there.
  package var problem: String {
    switch self {
    case .notAWarehouse: "not a warehouse, and not replaced"
    case .wouldLose(_, let packages):
      "holds \(packages.joined(separator: ", ")), added since, which a new build would lose"
    }
  }

  /// To build elsewhere.
  package var advice: String? {
    switch self {
    case .notAWarehouse: "choose another name or remove the file first"
    case .wouldLose: "build into another file, or remove this one first"
    }
  }
}
