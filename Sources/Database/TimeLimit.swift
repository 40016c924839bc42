import SQLite

extension Connection {
  /// Runs `body` while its statements may take no more than a time, together.
  ///
  /// SQLite asks between steps of its virtual machine (<https://sqlite.org/c3ref/progress_handler.html>),
  /// so the limit is kept within milliseconds.
  ///
  /// - Throws: What `body` throws; ``DatabaseError`` with ``ResultCode/interrupted`` when the time is
  ///   over.
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
      defer { sqlite3_progress_handler(handle, 0, nil, nil) }
      return try body()
    }
  }
}

/// When to stop; a class, so that the C callback can be handed a pointer to it.
private final class Deadline {
  let instant: ContinuousClock.Instant

  init(_ instant: ContinuousClock.Instant) { self.instant = instant }
}
