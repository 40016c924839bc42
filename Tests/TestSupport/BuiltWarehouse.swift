public import Database
import Warehouse

/// The whole warehouse, built once for all tests of a process.
public enum BuiltWarehouse {
  private static let built: (folder: TemporaryFolder, path: String)? = {
    guard let folder = try? TemporaryFolder() else { return nil }
    let path = folder.file("warehouse.sqlite")
    return (try? Builder(Project.sources).build(path)).map { (folder, path) }
  }()

  /// A read-only connection.
  public static func open() throws -> Connection {
    try WarehouseFile.open(built?.path ?? "the seeds could not be built")
  }

  /// A private copy that a test may change.
  @discardableResult
  public static func copy(
    in folder: TemporaryFolder, as name: String = "warehouse.sqlite"
  ) throws -> Connection {
    let path = try folder.copy(built?.path ?? "the seeds could not be built", to: name)
    return try Connection(path, mode: .readWrite)
  }
}
