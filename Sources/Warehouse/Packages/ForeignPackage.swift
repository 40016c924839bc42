extension ForeignFile {
  /// The refusal of a file of this kind.
  func refusal(of path: String) -> ImportError {
    .problems(package: path, [Problem(file: FileSystem.name(of: path), expected: advice)])
  }

  /// Says what stands in the place of a study package, if it is plainly something else.
  ///
  /// That is a file instead of a folder, or a folder with neither a descriptor nor a CSV file, but
  /// with files that are recognised as something else.
  ///
  /// - Throws: ``ImportError/problems(package:_:)`` then; nothing for what is not there at all.
  static func refuse(_ path: String) throws {
    if FileSystem.kind(of: path) == .file {
      let advice = recognized(at: path).map { "; " + $0.advice } ?? ""
      throw ImportError.problems(
        package: path,
        [
          Problem(
            file: FileSystem.name(of: path),
            expected: "a folder with a datapackage.json and CSV files" + advice)
        ])
    }
    guard FileSystem.kind(of: path) == .directory,
      FileSystem.kind(of: path + "/" + PackageDescriptor.fileName) == nil
    else { return }
    let names = try FileSystem.names(in: path)
    // Answers may come as an SPSS system file.
    let tables = names.filter { PackageFormat.isSystemFile($0) }
    let foreign = names.compactMap { name in
      tables.contains(name) ? nil : recognized(at: path + "/" + name).map { (name: name, kind: $0) }
    }
    let hasTables =
      !tables.isEmpty
      || names.contains { name in
        name.lowercased().hasSuffix(".csv") && !foreign.contains { $0.name == name }
      }
    guard !foreign.isEmpty, !hasTables else { return }
    throw ImportError.problems(
      package: path,
      foreign.map { Problem(file: $0.name, expected: "CSV files; \($0.kind.advice)") })
  }
}
