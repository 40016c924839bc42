import SQLite

extension Connection {
  /// Writes bytes into a blob of their size, piece by piece, so that they are not copied as a whole.
  ///
  /// The row must hold a `zeroblob` there (<https://sqlite.org/c3ref/blob_open.html>).
  ///
  /// - Throws: ``DatabaseError`` when there is no such row, or its blob has another size.
  package func writeBlob(
    _ bytes: [UInt8], table: String, column: String, rowid: Int
  ) throws(DatabaseError) {
    var blob: OpaquePointer?
    try check(sqlite3_blob_open(handle, "main", table, column, Int64(rowid), 1, &blob))
    defer { sqlite3_blob_close(blob) }
    let piece = 1 << 20
    var start = 0
    while start < bytes.count {
      let count = min(piece, bytes.count - start)
      let code = bytes.withUnsafeBytes { memory in
        sqlite3_blob_write(
          blob, memory.baseAddress.map { $0 + start }, Int32(count), Int32(clamping: start))
      }
      try check(code)
      start += count
    }
  }
}
