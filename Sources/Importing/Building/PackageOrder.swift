import Packages
import Platform
import Text

/// Puts packages into an order in which each comes after those that it requires.
enum PackageOrder {
  /// Reads all packages of a folder, in an order that depends on their names alone.
  ///
  /// - Throws: ``ImportError`` when a package is wrong, requires one that is not there, or requires
  ///   itself through others.
  static func packages(in folder: String) throws -> [(package: StudyPackage, directory: String)] {
    var waiting: [(package: StudyPackage, directory: String)] = []
    for name in try FileSystem.names(in: folder) {
      let directory = folder + "/" + name
      guard FileSystem.kind(of: directory + "/" + PackageDescriptor.fileName) == .file else {
        continue
      }
      waiting.append((try StudyPackage(directory: directory), directory))
    }
    var ordered: [(package: StudyPackage, directory: String)] = []
    while !waiting.isEmpty {
      let done = Set(ordered.map(\.package.descriptor.name))
      guard
        let next = waiting.firstIndex(where: { done.isSuperset(of: $0.package.descriptor.requires) }
        )
      else { throw unmet(waiting, done: done) }
      ordered.append(waiting.remove(at: next))
    }
    return ordered
  }

  private static func unmet(
    _ waiting: [(package: StudyPackage, directory: String)], done: Set<String>
  ) -> ProblemList {
    let names = Set(waiting.map(\.package.descriptor.name))
    let stuck = waiting.first { !names.isSuperset(of: missing($0.package, done)) } ?? waiting[0]
    let lacking = missing(stuck.package, done).sorted()
    return ProblemList(
      of: stuck.directory,
      lacking.map { name in
        Problem(
          file: PackageDescriptor.fileName, column: "requires", found: name,
          expected: names.contains(name)
            ? "a package that does not itself wait for this one" : "a package of this folder",
          suggestion: Spelling.nearest(to: name, among: names.union(done)))
      })
  }

  private static func missing(_ package: StudyPackage, _ done: Set<String>) -> Set<String> {
    Set(package.descriptor.requires).subtracting(done)
  }
}
