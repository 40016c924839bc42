import Platform
package import Text

extension ForeignFile {
  /// The refusal of a file of this kind.
  func refusal(of path: String) -> ProblemList {
    ProblemList(
      of: path, [Problem(file: FileSystem.name(of: path), expected: advice, remedy: remedy)])
  }

  /// Says what stands in the place of a study package, if it is plainly something else.
  ///
  /// That is a file instead of a folder, or a folder with neither a descriptor nor a CSV file, but
  /// with files that are recognised as something else.
  ///
  /// - Throws: ``ProblemList`` then; nothing for what is not there at all.
  static func refuse(_ path: String) throws {
    if FileSystem.kind(of: path) == .file {
      let foreign = recognized(at: path)
      throw ProblemList(
        of: path,
        [
          Problem(
            file: FileSystem.name(of: path),
            expected: "a folder with a datapackage.json and CSV files"
              + (foreign.map { "; " + $0.advice } ?? ""),
            remedy: foreign?.remedy)
        ])
    }
    guard FileSystem.kind(of: path) == .directory,
      FileSystem.kind(of: path + "/" + PackageDescriptor.fileName) == nil
    else { return }
    let names = try FileSystem.names(in: path)
    // Answers may come as an SPSS system file.
    let tables = names.filter { PackageFormat.isSAV($0) }
    let foreign = names.compactMap { name in
      tables.contains(name) ? nil : recognized(at: path + "/" + name).map { (name: name, kind: $0) }
    }
    let hasTables =
      !tables.isEmpty
      || names.contains { name in
        name.lowercased().hasSuffix(".csv") && !foreign.contains { $0.name == name }
      }
    guard !foreign.isEmpty, !hasTables else { return }
    throw ProblemList(
      of: path,
      foreign.map {
        Problem(
          file: $0.name, expected: "CSV files; \($0.kind.advice)", remedy: $0.kind.remedy)
      })
  }

  /// Recognises a file by the beginning of its content; `nil` when it cannot be read, too.
  package static func recognized(at path: String) -> ForeignFile? {
    guard FileSystem.kind(of: path) == .file,
      let bytes = try? FileSystem.bytes(of: path, limit: sampleSize)
    else { return nil }
    return ForeignFile(recognizedIn: bytes)
  }
}
