#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is being made, and has not yet taken its place.
package struct NewFile: ~Copyable {
  /// Where it is made; an empty file, with the mode that it is to have, stands there from the beginning.
  package let path: String
  /// Where it belongs, links followed.
  package let target: String
  /// Whether something stands there.
  package let isReplacing: Bool
  private let typed: String
  private let access: Access
  private let workplace: Workplace

  init(_ workplace: consuming Workplace, at place: Place, isReplacing: Bool, _ wanted: Replacement)
    throws
  {
    path = workplace.newPath
    target = place.path
    self.isReplacing = isReplacing
    typed = wanted.path
    self.workplace = workplace
    // What programs make beside a file while they write it.
    for ending in ["", "-journal", "-wal", "-shm"] { Unfinished.add(path + ending) }
    access = Access(of: target, isFolder: false, isPrivate: wanted.isPrivate)
    let descriptor = access.makeFile(path)
    guard descriptor >= 0 else { throw FileError(.write, typed) }
    close(descriptor)
  }

  /// Puts it where it belongs, in one step; the old file, if any, is gone then.
  ///
  /// - Parameter endings: What stands beside the old file under its name and one of these endings belongs
  ///   to it and goes with it.
  /// - Throws: ``FileError``, ``ReplacementError/exists(path:)``; the old file then stands.
  package borrowing func takePlace(removing endings: [String] = []) throws {
    try FileSystem.synchronize(path, for: typed)
    guard access.settle(path, isFolder: false) else { throw FileError(.write, typed) }
    for ending in endings { FileSystem.delete(target + ending) }
    try workplace.putInPlace(isReplacing: isReplacing, isFolder: false, typed: typed)
  }
}
