import Foundation
import SQLite

/// The files of SQLite under a folder, with writes that fail on demand
/// (<https://sqlite.org/vfs.html>); all others are left alone.
enum FailingFiles {
  /// Which write fails, and how.
  struct Plan {
    /// The first that fails, from 1.
    let number: Int
    let code: Int32
    /// Whether all that follow fail, too, as on a full disk.
    let isLasting: Bool
    /// How many there were.
    var count = 0
  }

  nonisolated(unsafe) static var plan: Plan?
  nonisolated(unsafe) private static var prefix = ""
  nonisolated(unsafe) private static var base: UnsafeMutablePointer<sqlite3_vfs>?
  nonisolated(unsafe) private static let methods =
    UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)

  /// What the file of SQLite begins with; the real one stands behind it.
  private static let headerSize = 64

  /// Makes it the way in which the process opens files from now on.
  static func install(under folder: String) {
    prefix = folder
    guard base == nil, let usual = sqlite3_vfs_find(nil) else { return }
    base = usual
    fill()
    let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    own.initialize(to: usual.pointee)
    own.pointee.zName = UnsafePointer(strdup("failing"))
    own.pointee.pNext = nil
    own.pointee.szOsFile = usual.pointee.szOsFile + Int32(headerSize)
    own.pointee.xOpen = { _, name, file, flags, outFlags in
      guard let file, let base = FailingFiles.base else { return SQLITE_CANTOPEN }
      // All other files stay as they are.
      let isWatched = name.map { String(cString: $0).hasPrefix(FailingFiles.prefix) } ?? false
      guard isWatched else { return base.pointee.xOpen(base, name, file, flags, outFlags) }
      let real = FailingFiles.real(file)
      let code = base.pointee.xOpen(base, name, real, flags, outFlags)
      file.pointee.pMethods =
        real.pointee.pMethods == nil ? nil : UnsafePointer(FailingFiles.methods)
      return code
    }
    sqlite3_vfs_register(own, 1)
  }

  private static func real(_ file: UnsafeMutablePointer<sqlite3_file>)
    -> UnsafeMutablePointer<sqlite3_file>
  {
    UnsafeMutableRawPointer(file).advanced(by: headerSize)
      .assumingMemoryBound(to: sqlite3_file.self)
  }

  /// What a write, a sync or a truncation is to fail with.
  private static func failure() -> Int32? {
    guard plan != nil else { return nil }
    plan?.count += 1
    guard let plan, plan.isLasting ? plan.count >= plan.number : plan.count == plan.number else {
      return nil
    }
    return plan.code
  }

  /// Sets the methods, of the first version: without shared memory and mapped files.
  private static func fill() {
    var all = sqlite3_io_methods()
    all.iVersion = 1
    all.xClose = { file in
      guard let file else { return SQLITE_OK }
      return FailingFiles.real(file).pointee.pMethods?.pointee.xClose(FailingFiles.real(file))
        ?? SQLITE_OK
    }
    all.xRead = { file, memory, count, offset in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xRead(
        FailingFiles.real(file), memory, count, offset)
    }
    all.xWrite = { file, memory, count, offset in
      guard let file else { return SQLITE_IOERR }
      if let code = FailingFiles.failure() { return code }
      return FailingFiles.real(file).pointee.pMethods.pointee.xWrite(
        FailingFiles.real(file), memory, count, offset)
    }
    all.xTruncate = { file, size in
      guard let file else { return SQLITE_IOERR }
      if let code = FailingFiles.failure() {
        return code == SQLITE_FULL ? code : SQLITE_IOERR | 6 << 8
      }
      return FailingFiles.real(file).pointee.pMethods.pointee.xTruncate(
        FailingFiles.real(file), size)
    }
    all.xSync = { file, flags in
      guard let file else { return SQLITE_IOERR }
      if let code = FailingFiles.failure() {
        return code == SQLITE_FULL ? code : SQLITE_IOERR | 4 << 8
      }
      return FailingFiles.real(file).pointee.pMethods.pointee.xSync(FailingFiles.real(file), flags)
    }
    all.xFileSize = { file, size in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xFileSize(
        FailingFiles.real(file), size)
    }
    all.xLock = { file, level in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xLock(FailingFiles.real(file), level)
    }
    all.xUnlock = { file, level in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xUnlock(
        FailingFiles.real(file), level)
    }
    all.xCheckReservedLock = { file, result in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xCheckReservedLock(
        FailingFiles.real(file), result)
    }
    all.xFileControl = { file, operation, argument in
      guard let file else { return SQLITE_IOERR }
      return FailingFiles.real(file).pointee.pMethods.pointee.xFileControl(
        FailingFiles.real(file), operation, argument)
    }
    all.xSectorSize = { file in
      guard let file else { return 4096 }
      return FailingFiles.real(file).pointee.pMethods.pointee.xSectorSize(FailingFiles.real(file))
    }
    all.xDeviceCharacteristics = { file in
      guard let file else { return 0 }
      return FailingFiles.real(file).pointee.pMethods.pointee.xDeviceCharacteristics(
        FailingFiles.real(file))
    }
    methods.initialize(to: all)
  }
}
