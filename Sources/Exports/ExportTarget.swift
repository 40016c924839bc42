import Platform
package import Text

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where an export goes: it is written under another name and takes its place when it is whole, so that a
/// failure leaves everything as it was.
package struct ExportTarget: Sendable {
  private let path: String
  private let replacing: Bool

  /// - Parameters:
  ///   - path: A file or folder.
  ///   - replacing: Whether what stands there may be replaced by something of its kind.
  package init(_ path: String, replacing: Bool) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.replacing = replacing
  }

  /// Writes a file.
  ///
  /// - Returns: What `fill` returns.
  /// - Throws: ``ExportError``, ``FileError``, or what `fill` throws.
  package func writeFile<Outcome>(_ fill: (TextStream) throws -> Outcome) throws -> Outcome {
    switch FileSystem.kind(of: path) {
    case nil: try FileSystem.requireFolder(of: path)
    case .file where replacing: break
    case .file: throw ExportError.exists(path: path)
    case .directory: throw FileError(.write, path, number: FileError.isDirectory)
    case .other: throw FileError(.write, path, number: FileError.notAFile)
    }
    let temporary = "\(path).\(processID()).part"
    do {
      let outcome = try Self.write(temporary, for: path, fill)
      try FileSystem.move(temporary, onto: path)
      return outcome
    } catch {
      FileSystem.delete(temporary)
      throw error
    }
  }

  /// Writes a folder.
  ///
  /// - Returns: What `fill` returns.
  /// - Throws: ``ExportError``, ``FileError``, or what `fill` throws.
  package func writeFolder<Outcome>(_ fill: (ExportFolder) throws -> Outcome) throws -> Outcome {
    let standing = FileSystem.kind(of: path)
    switch standing {
    case nil: try FileSystem.requireFolder(of: path)
    case .directory where replacing: try Self.requireExport(path, depth: 0)
    case .directory: throw ExportError.exists(path: path)
    case .file: throw FileError(.create, path, number: EEXIST)
    case .other: throw FileError(.create, path, number: EEXIST)
    }
    let temporary = "\(path).\(processID()).part"
    let old = "\(path).\(processID()).old"
    do {
      let folder = try ExportFolder(temporary, target: path)
      let outcome = try fill(folder)
      if standing != nil { try FileSystem.move(path, onto: old) }
      do {
        try FileSystem.move(temporary, onto: path)
      } catch {
        if standing != nil { try? FileSystem.move(old, onto: path) }
        throw error
      }
      ExportFolder.remove(old)
      return outcome
    } catch {
      ExportFolder.remove(temporary)
      throw error
    }
  }

  /// Makes sure that a folder holds nothing but what exports write, before it is replaced.
  private static func requireExport(_ path: String, depth: Int) throws {
    let endings = [".csv", ".json", ".jsonl", ".sql", ".xml"]
    for name in try FileSystem.names(in: path, withHidden: true) {
      let inner = path + "/" + name
      if FileSystem.kind(of: inner) == .directory, !FileSystem.isLink(inner), depth < 2 {
        try requireExport(inner, depth: depth + 1)
      } else if FileSystem.kind(of: inner) != .file || !endings.contains(where: name.hasSuffix) {
        throw ExportError.notAnExport(path: path, holds: name)
      }
    }
  }

  /// Writes a new file as the pieces of it come.
  ///
  /// - Parameter target: What it is called in messages.
  fileprivate static func write<Outcome>(
    _ path: String, for target: String, _ fill: (TextStream) throws -> Outcome
  ) throws -> Outcome {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.write, target) }
    defer { close(descriptor) }
    let stream = TextStream { bytes in
      guard FileSystem.writeAll(bytes[...], to: descriptor) else {
        throw FileError(.write, target)
      }
    }
    let outcome = try fill(stream)
    try stream.flush()
    guard fsync(descriptor) == 0 else { throw FileError(.write, target) }
    return outcome
  }
}

/// A folder that is being filled.
package struct ExportFolder {
  /// Where it is while it is filled.
  let path: String
  private let target: String

  fileprivate init(_ path: String, target: String) throws(FileError) {
    guard mkdir(path, 0o755) == 0 else { throw FileError(.create, target) }
    self.path = path
    self.target = target
  }

  /// Writes a file into it.
  func file(_ name: String, _ fill: (TextStream) throws -> Void) throws {
    try ExportTarget.write(path + "/" + name, for: target + "/" + name, fill)
  }

  /// Writes a file into it.
  func file(_ name: String, _ text: String) throws {
    try file(name) { try $0.write(text) }
  }

  /// Makes a folder in it.
  func folder(_ name: String) throws(FileError) -> ExportFolder {
    try ExportFolder(path + "/" + name, target: target + "/" + name)
  }

  /// Removes a folder with what it holds; links are not followed.
  fileprivate static func remove(_ path: String) {
    if let names = try? FileSystem.names(in: path), !FileSystem.isLink(path) {
      for name in names {
        let inner = path + "/" + name
        if FileSystem.kind(of: inner) == .directory, !FileSystem.isLink(inner) {
          remove(inner)
        } else {
          FileSystem.delete(inner)
        }
      }
    }
    rmdir(path)
  }
}
