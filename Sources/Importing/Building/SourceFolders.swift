import Platform

/// Where `Migrations/` and `Seeds/` are.
package struct SourceFolders: Hashable, Sendable {
  /// The folder with the numbered scripts.
  package let migrations: String
  /// The folder with the study packages and the canned queries.
  package let seeds: String

  /// Takes both from a folder that holds them under their names.
  package init(home: String) {
    self.migrations = home + "/Migrations"
    self.seeds = home + "/Seeds"
  }

  /// Both folders can be seen.
  package var exist: Bool {
    FileSystem.kind(of: migrations) == .directory && FileSystem.kind(of: seeds) == .directory
  }

  /// The first of some folders that holds both; `nil` when none does.
  package static func first(among homes: [String]) -> SourceFolders? {
    homes.lazy.map(SourceFolders.init(home:)).first(where: \.exist)
  }
}
