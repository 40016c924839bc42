import Database
import TestSupport
import Warehouse

/// The whole warehouse, built once for all tests of this target.
enum TestWarehouse {
  private static let built: (folder: TemporaryFolder, path: String)? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    let path = folder.file("warehouse.sqlite")
    return (try? Builder(Project.sources).build(path)).map { (folder, path) }
  }()

  /// A read-only connection.
  static func open() throws -> Connection { try WarehouseFile.open(built?.path ?? "not built") }

  /// A private copy that a test may change.
  static func copy(in folder: TemporaryFolder) throws -> Connection {
    let path = try folder.copy(built?.path ?? "not built", to: "copy.sqlite")
    return try Connection(path, mode: .readWrite)
  }
}
