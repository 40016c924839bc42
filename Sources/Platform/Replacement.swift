#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The one way in which a file or folder takes the place of another, or a free one.
///
/// It is made beside its place and put there in one step when it is whole: whoever reads sees the old one
/// or the new one, and whatever happens on the way (a mistake, a full disk, a signal, a kill), the old one
/// stands. From the look at what stands there to that step, one process at a time has the place; the
/// others wait. What the killed left is cleared away by the next one.
///
/// ```swift
/// try Replacement(of: "chart.svg", reading: ["warehouse.sqlite"]).write(bytes)
/// ```
///
/// - A link stays a link: what it points to is replaced, or made. A hard link is parted from its others.
/// - The new one has the mode of the old one from its first byte, and owner and group where that is
///   allowed. Without an old one, the system's mode, or 600 and 700 for what is private.
/// - What is read is never replaced, whichever way it is reached.
package struct Replacement: Sendable {
  /// What may be replaced.
  package enum Replaceable: Sendable {
    /// Nothing: what stands there is kept.
    case nothing
    /// Any file; whoever asks has looked at it.
    case anyFile
    /// A file of one kind, told by its first 4096 bytes, or an empty one.
    case file(kind: String, isKnown: @Sendable ([UInt8]) -> Bool)
    /// A folder of one kind, told by the paths of the files in it, or an empty one; the function returns
    /// the first path that cannot be in it.
    case folder(stranger: @Sendable ([String]) -> String?)
  }

  /// The path, as the user gave it.
  package let path: String
  let replaceable: Replaceable
  let inputs: InputFiles
  let isPrivate: Bool
  /// How long to wait for another process, in microseconds.
  var patience = 5_000_000

  /// Describes what is wanted.
  ///
  /// - Parameters:
  ///   - path: Where a file or folder is to stand.
  ///   - replaceable: What may stand there and give way.
  ///   - inputs: The paths of all files and folders that are read for it.
  ///   - isPrivate: Whether a new one is for its owner alone.
  package init(
    of path: String, replacing replaceable: Replaceable = .nothing, reading inputs: [String] = [],
    isPrivate: Bool = false
  ) {
    self.path = path
    self.replaceable = replaceable
    self.inputs = InputFiles(paths: inputs)
    self.isPrivate = isPrivate
  }

  /// Writes a file, piece by piece.
  ///
  /// - Parameter fill: Is given what takes a piece.
  /// - Returns: What `fill` returns.
  /// - Throws: ``ReplacementError``, ``LockError``, ``FileError``, or what `fill` throws.
  package func write<Result>(
    _ fill: (_ write: @escaping ([UInt8]) throws -> Void) throws -> Result
  ) throws -> Result {
    try file { new in
      let result = try FileSystem.fill(new.path, for: path, fill)
      try new.takePlace()
      return result
    }
  }

  /// Writes a file.
  ///
  /// - Throws: As ``write(_:)`` does.
  package func write(_ bytes: [UInt8]) throws {
    try write { try $0(bytes) }
  }

  /// Has a file made by something that needs its path.
  ///
  /// - Parameter fill: Fills the file, and calls ``NewFile/takePlace(removing:)`` when it is whole; if it
  ///   does not, all stands as it did.
  /// - Returns: What `fill` returns.
  /// - Throws: ``ReplacementError``, ``LockError``, ``FileError``, or what `fill` throws.
  package func file<Result>(_ fill: (borrowing NewFile) throws -> Result) throws -> Result {
    let place = try Place(path)
    // What will be refused is refused before anything is waited for, and looked at again under the lock.
    _ = try standingFile(place)
    let workplace = try Workplace.taken(at: place, typed: path, patience: patience)
    let isReplacing = try standingFile(place)
    let new = try NewFile(workplace, at: place, isReplacing: isReplacing, self)
    return try fill(new)
  }

  /// Writes a folder.
  ///
  /// - Returns: What `fill` returns.
  /// - Throws: ``ReplacementError``, ``LockError``, ``FileError``, or what `fill` throws.
  package func folder<Result>(_ fill: (NewFolder) throws -> Result) throws -> Result {
    let place = try Place(path)
    _ = try standingFolder(place)
    let workplace = try Workplace.taken(at: place, typed: path, patience: patience)
    let isReplacing = try standingFolder(place)
    let typed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let new = try NewFolder(
      workplace.newPath, target: place.path, typed: typed, isPrivate: isPrivate)
    let result = try fill(new)
    try new.synchronize()
    try workplace.putInPlace(isReplacing: isReplacing, isFolder: true, typed: path)
    return result
  }

  // MARK: What stands there

  /// Whether a file stands there that may be replaced.
  private func standingFile(_ place: Place) throws -> Bool {
    try refuseInputs(place)
    switch FileSystem.kind(of: place.path) {
    case nil: return false
    case .directory: throw FileError(.write, path, number: FileError.isDirectory)
    case .other: throw FileError(.write, path, number: FileError.notAFile)
    case .file: break
    }
    switch replaceable {
    case .nothing, .folder: throw ReplacementError.exists(path: path)
    case .anyFile: break
    case .file(let kind, let isKnown):
      let beginning: [UInt8]
      do {
        beginning = try FileSystem.bytes(of: place.path, limit: 4_096)
      } catch {
        throw FileError(.read, path, number: error.number)
      }
      guard beginning.isEmpty || isKnown(beginning) else {
        throw ReplacementError.isOther(path: path, expected: kind)
      }
    }
    return true
  }

  /// Whether a folder stands there that may be replaced.
  private func standingFolder(_ place: Place) throws -> Bool {
    try refuseInputs(place)
    switch FileSystem.kind(of: place.path) {
    case nil: return false
    case .file, .other: throw FileError(.create, path, number: EEXIST)
    case .directory: break
    }
    guard case .folder(let stranger) = replaceable else {
      throw ReplacementError.exists(path: path)
    }
    let files = try Self.files(in: place.path)
    if let name = files.stranger ?? stranger(files.paths) {
      throw ReplacementError.holds(path: path, name: name)
    }
    return true
  }

  private func refuseInputs(_ place: Place) throws {
    if let input = inputs.first(touchedBy: place) {
      throw ReplacementError.isInput(path: path, input: input)
    }
  }

  /// The files in a folder and two levels of folders below it; and the first thing that is neither.
  private static func files(
    in folder: String, below prefix: String = "", depth: Int = 0
  ) throws -> (paths: [String], stranger: String?) {
    var paths: [String] = []
    for name in try FileSystem.names(in: folder, withHidden: true) {
      let inner = folder + "/" + name
      switch FileSystem.kind(of: inner) {
      case _ where FileSystem.isLink(inner): return (paths, prefix + name)
      case .file: paths.append(prefix + name)
      case .directory where depth < 2:
        let below = try files(in: inner, below: prefix + name + "/", depth: depth + 1)
        paths += below.paths
        if let stranger = below.stranger { return (paths, stranger) }
      default: return (paths, prefix + name)
      }
    }
    return (paths, nil)
  }
}
