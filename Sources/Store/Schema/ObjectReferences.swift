extension FileSchema.Object {
  /// Takes what a table's foreign keys or the columns of a view refer to, without what is said twice.
  mutating func completeReferences(among objects: [String: Int]) {
    if !isView {
      references = foreignKeys.map {
        FileSchema.Reference(columns: $0.columns.map(\.name), table: $0.table)
      }
    } else {
      references = columns.compactMap { column in
        guard let target = column.refersTo?.split(separator: ".").first.map(String.init),
          objects[target] != nil
        else { return nil }
        return FileSchema.Reference(columns: [column.name], table: target)
      }
    }
    let referring = Set(references.flatMap(\.columns))
    for place in columns.indices {
      columns[place].isReferring = referring.contains(columns[place].name)
    }
    // A reference of several columns makes sure that one of a single column fits.
    let all = references
    references = all.filter { reference in
      reference.columns.count == 1
        || !all.contains {
          $0.table == reference.table && $0.columns.count == 1
            && reference.columns.contains($0.columns[0])
        }
    }
  }
}
