#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files and folders that this process has begun, so that a signal that ends it takes them away.
package enum Unfinished {
  /// What the handler reads: plain memory, so that it touches nothing of Swift's run time
  /// (<https://man7.org/linux/man-pages/man7/signal-safety.7.html>).
  private struct Table {
    var paths: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    var capacity: Int
    var count: Int
  }

  nonisolated(unsafe) private static let table: UnsafeMutablePointer<Table> = {
    let table = UnsafeMutablePointer<Table>.allocate(capacity: 1)
    table.initialize(to: Table(paths: .allocate(capacity: 64), capacity: 64, count: 0))
    return table
  }()

  nonisolated(unsafe) private static let mutex: UnsafeMutablePointer<pthread_mutex_t> = {
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    return mutex
  }()

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// From now on, what is unfinished goes away with the process when a signal ends it.
  ///
  /// A signal that is ignored, as `nohup` does, stays ignored.
  package static func vanishOnSignals() {
    _ = table
    for signal in signals {
      var old = sigaction()
      guard sigaction(signal, nil, &old) == 0, !isIgnored(old) else { continue }
      var new = sigaction()
      setHandler(&new) { signal in
        Unfinished.remove()
        // The usual action stands again; the signal waits until the handler is done.
        raise(signal)
      }
      sigfillset(&new.sa_mask)
      new.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
      sigaction(signal, &new, nil)
    }
  }

  #if canImport(Darwin)
    private static func isIgnored(_ action: sigaction) -> Bool {
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
    }
    private static func setHandler(
      _ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
      action.__sigaction_u.__sa_handler = handler
    }
  #else
    private static func isIgnored(_ action: sigaction) -> Bool {
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
    private static func setHandler(
      _ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
      action.__sigaction_handler.sa_handler = handler
    }
  #endif

  /// Takes everything away, the newest first, so that folders are empty when it is their turn.
  private static func remove() {
    var place = table.pointee.count
    while place > 0 {
      place -= 1
      if let path = table.pointee.paths[place], unlink(path) != 0 { rmdir(path) }
    }
  }

  /// Notes what is about to be made.
  static func add(_ path: String) {
    locked {
      if table.pointee.count == table.pointee.capacity {
        let larger = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
          capacity: table.pointee.capacity * 2)
        larger.update(from: table.pointee.paths, count: table.pointee.count)
        table.pointee.paths.deallocate()
        table.pointee.paths = larger
        table.pointee.capacity *= 2
      }
      table.pointee.paths[table.pointee.count] = strdup(path)
      table.pointee.count += 1
    }
  }

  /// Forgets what is finished or gone: a path, and what is noted below it.
  static func forget(_ path: String) {
    locked {
      let length = path.utf8.count
      var kept = 0
      for place in 0..<table.pointee.count {
        let entry = table.pointee.paths[place]
        if let entry, strncmp(entry, path, length) == 0, entry[length] == 0 || entry[length] == 47 {
          free(entry)
        } else {
          table.pointee.paths[kept] = entry
          kept += 1
        }
      }
      table.pointee.count = kept
    }
  }

  private static func locked(_ body: () -> Void) {
    withoutSignals {
      pthread_mutex_lock(mutex)
      body()
      pthread_mutex_unlock(mutex)
    }
  }

  /// Runs something that no signal may find half done.
  static func withoutSignals<Result>(_ body: () throws -> Result) rethrows -> Result {
    var (blocked, before) = (sigset_t(), sigset_t())
    sigemptyset(&blocked)
    for signal in signals { sigaddset(&blocked, signal) }
    pthread_sigmask(SIG_BLOCK, &blocked, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }
}
