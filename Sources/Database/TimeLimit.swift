import SQLite

extension Connection {
  /// The most bytes of a value that SQL with a limit may make.
  package static let largestValue: Int32 = 16_000_000

  /// Runs `body` while its statements may take no more than a time, together.
  ///
  /// SQLite asks between steps of its virtual machine (<https://sqlite.org/c3ref/progress_handler.html>),
  /// so the limit is kept within milliseconds. A single function can make a value of a gigabyte between two
  /// steps; no value may have more than ``largestValue`` bytes meanwhile
  /// (<https://sqlite.org/c3ref/limit.html>).
  ///
  /// - Throws: What `body` throws; ``DatabaseError`` with ``ResultCode/interrupted`` when the time is
  ///   over, with ``ResultCode/tooBig`` for a value that is too large.
  package func limited<Result>(to duration: Duration, _ body: () throws -> Result) throws -> Result
  {
    let deadline = Deadline(ContinuousClock.now.advanced(by: duration))
    return try withExtendedLifetime(deadline) {
      sqlite3_progress_handler(
        handle, 1_000,
        { context in
          guard let context else { return 0 }
          let deadline = Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue()
          return ContinuousClock.now > deadline.instant ? 1 : 0
        }, Unmanaged.passUnretained(deadline).toOpaque())
      let largest = sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.largestValue)
      defer {
        sqlite3_progress_handler(handle, 0, nil, nil)
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, largest)
      }
      return try body()
    }
  }
}

/// When to stop; a class, so that the C callback can be handed a pointer to it.
private final class Deadline {
  let instant: ContinuousClock.Instant

  init(_ instant: ContinuousClock.Instant) { self.instant = instant }
}
