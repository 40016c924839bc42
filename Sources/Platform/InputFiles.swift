#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files and folders that are read while another is written, which must not be the same.
struct InputFiles: Sendable {
  /// Their paths, as the user gave them.
  let paths: [String]

  /// The one that would be lost or spoiled by writing to a place: it is the same by path, link or hard
  /// link, lies within it, or is a folder around it.
  func first(touchedBy place: Place) -> String? {
    var status = stat()
    let stands = stat(place.path, &status) == 0
    return paths.first { input in
      guard let path = FileSystem.resolved(input) ?? (try? Place(input))?.path else { return false }
      if path == place.path || path.hasPrefix(place.path + "/") { return true }
      guard FileSystem.kind(of: path) == .directory else {
        return stands && FileSystem.identity(of: path) == FileSystem.Identity(status)
      }
      if place.path.hasPrefix(path == "/" ? path : path + "/") { return true }
      // Another name of a file in the folder.
      return stands && status.st_mode & S_IFMT == S_IFREG && status.st_nlink > 1
        && Self.folder(path, holds: FileSystem.Identity(status), depth: 0)
    }
  }

  private static func folder(
    _ path: String, holds identity: FileSystem.Identity, depth: Int
  ) -> Bool {
    let names = (try? FileSystem.names(in: path, withHidden: true)) ?? []
    return names.contains { name in
      let inner = path + "/" + name
      guard FileSystem.kind(of: inner) == .directory else {
        return FileSystem.identity(of: inner) == identity
      }
      return depth < 8 && !FileSystem.isLink(inner)
        && folder(inner, holds: identity, depth: depth + 1)
    }
  }
}
