import SQLite

/// A column of rows that are held in memory, each column on its own.
///
/// The memory is the caller's and must stay as it is until the insert is done.
package enum BulkColumn {
  /// Numbers counting up.
  case count(from: Int)
  /// Whole numbers; the least possible one is `NULL`.
  case codes(UnsafeBufferPointer<Int16>)
  /// Whole numbers; the least possible one is `NULL`.
  case integers(UnsafeBufferPointer<Int>)
  /// Numbers; not-a-number is `NULL`.
  case reals(UnsafeBufferPointer<Double>)
  /// Texts of a short list, by their places in it; a negative place is `NULL`.
  case names(UnsafeBufferPointer<Int16>, of: [String])
  /// Texts; `nil` is `NULL`.
  case texts([String?])
}

extension Connection {
  /// Inserts rows without binding each value: SQLite fetches them from a virtual table.
  ///
  /// ```swift
  /// try connection.insert(
  ///   "INSERT INTO pages (book, number, kind) SELECT :id, c0, c1 FROM bulk_rows",
  ///   ["id": 7], rows: codes.count, [.count(from: 1), .codes(codes)])
  /// ```
  ///
  /// See <https://sqlite.org/vtab.html>.
  ///
  /// - Parameters:
  ///   - sql: A statement that reads the columns `c0` to `c9` of `bulk_rows`.
  ///   - values: A value for each parameter, by its name without the colon.
  ///   - rows: How many rows there are; each column must have as many.
  ///   - columns: At most ten.
  /// - Throws: ``DatabaseError``.
  package func insert(
    _ sql: String, _ values: [String: any Bindable] = [:], rows: Int, _ columns: [BulkColumn]
  ) throws(DatabaseError) {
    let source = BulkSource(rows: rows, columns)
    defer { source.free() }
    try withUnsafePointer(to: source) { (pointer) throws(DatabaseError) in
      let context = UnsafeMutableRawPointer(mutating: pointer)
      try check(
        sqlite3_create_module_v2(handle, "bulk_rows", BulkSource.module.pointer, context, nil))
      defer { sqlite3_create_module_v2(handle, "bulk_rows", nil, nil, nil) }
      try run(sql, values)
    }
  }
}

/// The columns as the callbacks of the virtual table read them: plain memory, without counting references.
private struct BulkSource {
  private enum Content {
    case count(Int)
    case codes(UnsafePointer<Int16>?)
    case integers(UnsafePointer<Int>?)
    case reals(UnsafePointer<Double>?)
    case names(UnsafePointer<Int16>?, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>)
    case texts(UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>)
  }

  let rows: Int
  private let count: Int
  private let contents: UnsafeMutablePointer<Content>
  /// Copies of texts, with how many.
  private var texts: [(UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, Int)] = []

  init(rows: Int, _ columns: [BulkColumn]) {
    self.rows = rows
    count = columns.count
    contents = .allocate(capacity: max(1, columns.count))
    for (index, column) in columns.enumerated() {
      let content: Content
      switch column {
      case .count(let first): content = .count(first)
      case .codes(let buffer): content = .codes(buffer.baseAddress)
      case .integers(let buffer): content = .integers(buffer.baseAddress)
      case .reals(let buffer): content = .reals(buffer.baseAddress)
      case .names(let buffer, let names):
        content = .names(buffer.baseAddress, Self.copies(of: names, &texts))
      case .texts(let values): content = .texts(Self.copies(of: values, &texts))
      }
      (contents + index).initialize(to: content)
    }
  }

  private static func copies(
    of values: [String?], _ all: inout [(UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, Int)]
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> {
    let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: max(1, values.count))
    for (index, value) in values.enumerated() {
      var copy: UnsafeMutablePointer<CChar>?
      if var value {
        copy = value.withUTF8 { bytes in
          let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
          for place in bytes.indices { copy[place] = CChar(bitPattern: bytes[place]) }
          copy[bytes.count] = 0
          return copy
        }
      }
      (copies + index).initialize(to: copy)
    }
    all.append((copies, values.count))
    return copies
  }

  func free() {
    contents.deallocate()
    for (copies, count) in texts {
      for index in 0..<count { copies[index]?.deallocate() }
      copies.deallocate()
    }
  }

  /// Hands the value of a column to SQLite.
  func result(_ context: OpaquePointer?, _ column: Int, _ row: Int) {
    guard column < count else { return sqlite3_result_null(context) }
    switch contents[column] {
    case .count(let first): sqlite3_result_int64(context, Int64(first + row))
    case .codes(let values):
      guard let value = values?[row], value != .min else { return sqlite3_result_null(context) }
      sqlite3_result_int64(context, Int64(value))
    case .integers(let values):
      guard let value = values?[row], value != .min else { return sqlite3_result_null(context) }
      sqlite3_result_int64(context, Int64(value))
    case .reals(let values):
      guard let value = values?[row], !value.isNaN else { return sqlite3_result_null(context) }
      sqlite3_result_double(context, value)
    case .names(let places, let names):
      guard let place = places?[row], place >= 0 else { return sqlite3_result_null(context) }
      sqlite3_result_text(context, names[Int(place)], -1, nil)
    case .texts(let values):
      guard let value = values[row] else { return sqlite3_result_null(context) }
      sqlite3_result_text(context, value, -1, nil)
    }
  }

  // MARK: The virtual table

  /// The callbacks; SQLite keeps the address.
  struct Module: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<sqlite3_module>
  }

  static let module: Module = {
    var module = sqlite3_module()
    module.xConnect = { database, context, _, _, table, _ in
      let columns = (0..<10).map { "c\($0)" }.joined(separator: ", ")
      let code = sqlite3_declare_vtab(database, "CREATE TABLE bulk_rows(\(columns))")
      guard code == SQLITE_OK else { return code }
      guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<bulk_vtab>.size)) else {
        return SQLITE_NOMEM
      }
      let made = memory.bindMemory(to: bulk_vtab.self, capacity: 1)
      made.initialize(to: bulk_vtab())
      made.pointee.source = context
      table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.xDisconnect = { table in
      sqlite3_free(table)
      return SQLITE_OK
    }
    module.xBestIndex = { _, plan in
      plan?.pointee.estimatedCost = 1
      return SQLITE_OK
    }
    module.xOpen = { _, cursor in
      guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<bulk_cursor>.size)) else {
        return SQLITE_NOMEM
      }
      let made = memory.bindMemory(to: bulk_cursor.self, capacity: 1)
      made.initialize(to: bulk_cursor())
      cursor?.pointee = UnsafeMutableRawPointer(made)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.xClose = { cursor in
      sqlite3_free(cursor)
      return SQLITE_OK
    }
    module.xFilter = { cursor, _, _, _, _ in
      BulkSource.own(cursor)?.pointee.row = 0
      return SQLITE_OK
    }
    module.xNext = { cursor in
      BulkSource.own(cursor)?.pointee.row += 1
      return SQLITE_OK
    }
    module.xEof = { cursor in
      guard let own = BulkSource.own(cursor), let source = BulkSource.source(own) else { return 1 }
      return own.pointee.row < source.pointee.rows ? 0 : 1
    }
    module.xColumn = { cursor, context, column in
      guard let own = BulkSource.own(cursor), let source = BulkSource.source(own) else {
        return SQLITE_INTERNAL
      }
      source.pointee.result(context, Int(column), Int(own.pointee.row))
      return SQLITE_OK
    }
    module.xRowid = { cursor, rowid in
      rowid?.pointee = BulkSource.own(cursor)?.pointee.row ?? 0
      return SQLITE_OK
    }
    let pointer = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    pointer.initialize(to: module)
    return Module(pointer: pointer)
  }()

  @inline(__always)
  private static func own(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?
  ) -> UnsafeMutablePointer<bulk_cursor>? {
    cursor.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: bulk_cursor.self) }
  }

  @inline(__always)
  private static func source(
    _ cursor: UnsafeMutablePointer<bulk_cursor>
  ) -> UnsafePointer<BulkSource>? {
    guard let table = cursor.pointee.base.pVtab else { return nil }
    let own = UnsafeMutableRawPointer(table).assumingMemoryBound(to: bulk_vtab.self)
    return own.pointee.source.map { UnsafePointer($0.assumingMemoryBound(to: BulkSource.self)) }
  }
}
