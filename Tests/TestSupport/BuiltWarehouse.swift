package import Database
import Foundation
import Importing
import Store

/// The whole warehouse, built once for all tests of a process.
package enum BuiltWarehouse {
  private static let built: (folder: TemporaryFolder, path: String)? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    let path = folder.file("warehouse.sqlite")
    // What lives as long as the process is not released at its end.
    atexit { BuiltWarehouse.remove() }
    return (try? Builder(Project.sources).build(path)).map { (folder, path) }
  }()

  private static func remove() {
    if let built { try? FileManager.default.removeItem(atPath: built.folder.path) }
  }

  /// A read-only connection.
  package static func open() throws -> Connection {
    try WarehouseFile.open(built?.path ?? "the seeds could not be built")
  }

  /// A private copy that a test may change.
  @discardableResult
  package static func copy(
    in folder: TemporaryFolder, as name: String = "warehouse.sqlite"
  ) throws -> Connection {
    let path = try folder.copy(built?.path ?? "the seeds could not be built", to: name)
    return try Connection(path, mode: .readWrite)
  }
}
