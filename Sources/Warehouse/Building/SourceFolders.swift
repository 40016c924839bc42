/// Where `Migrations/` and `Seeds/` are.
public struct SourceFolders: Hashable, Sendable {
  /// The folder with the numbered scripts.
  public let migrations: String
  /// The folder with the study packages and the canned queries.
  public let seeds: String

  /// Takes both from a folder that holds them under their names.
  public init(home: String) {
    self.migrations = home + "/Migrations"
    self.seeds = home + "/Seeds"
  }

  /// Both folders can be seen.
  public var exist: Bool {
    FileSystem.kind(of: migrations) == .directory && FileSystem.kind(of: seeds) == .directory
  }

  /// The first of some folders that holds both; `nil` when none does.
  public static func first(among homes: [String]) -> SourceFolders? {
    homes.lazy.map(SourceFolders.init(home:)).first(where: \.exist)
  }
}
