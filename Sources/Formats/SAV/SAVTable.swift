import Survey

/// A system file as a table of answers: a column for each variable, and for each category of a set of
/// variables that hold categories instead of these variables.
package struct SAVTable: SurveyFields {
  /// Where the fields of a column come from.
  package enum Source: Sendable {
    /// The variable at a place.
    case variable(Int)
    /// Whether any variable of the set at a place holds a category.
    case option(set: Int, category: SAVFile.Value)
  }

  /// A column.
  package struct Column: Sendable {
    /// What it is called.
    package let name: String
    /// What of the file it shows.
    package let source: Source
    /// The different fields, each once; `nil` for a column that is kept as it is.
    package let values: [String]?
    /// For an option: the place of each case's field.
    fileprivate var chosen: [UInt16] = []
  }

  /// What the file says of its data.
  package let file: SAVFile
  /// The data.
  package let cases: SAVCases
  /// The columns, in order.
  package private(set) var columns: [Column] = []
  /// What was found beyond what the file says.
  private(set) var remarks: [String] = []

  /// Reads a file.
  ///
  /// - Throws: ``SAVError``
  package init(_ bytes: [UInt8]) throws(SAVError) {
    (file, cases) = try SAVReader.read(bytes)
    var taken = Set(file.variables.map { $0.name.lowercased() })
    var sets: [Int: Int] = [:]
    for (place, set) in file.sets.enumerated() where set.kind == .categories {
      guard set.variables.allSatisfy({ !cases.columns[$0].isPlain && sets[$0] == nil }) else {
        remarks.append(
          "the multiple-response set \(set.name) is read as single variables, as they hold too many "
            + "different values or stand in another set, too")
        continue
      }
      for variable in set.variables { sets[variable] = place }
    }
    for place in file.variables.indices {
      guard let set = sets[place] else {
        columns.append(variable(place))
        continue
      }
      if file.sets[set].variables.min() == place { addOptions(of: set, &taken) }
    }
  }

  private func variable(_ place: Int) -> Column {
    let column = cases.columns[place]
    let values: [String]? =
      column.isPlain
      ? nil
      : (0..<column.valueCount).map {
        column.isText ? column.string($0) : text(of: column.numbers[$0], place)
      }
    return Column(name: file.variables[place].name, source: .variable(place), values: values)
  }

  // MARK: Fields

  /// A number of a variable as a table has it.
  private func text(of number: Double, _ variable: Int) -> String {
    SAVTime.text(number, file.variables[variable].format.kind) ?? Self.decimal(number)
  }

  /// A value as a table has it.
  func text(of value: SAVFile.Value, _ variable: Int) -> String {
    switch value {
    case .number(let number): text(of: number, variable)
    case .text(let text): text
    }
  }

  /// A number in its shortest decimal form, such as `1` and `2.5`.
  package static func decimal(_ number: Double) -> String {
    Int64(exactly: number).map { String($0) } ?? "\(number)"
  }

  func field(_ column: Int, _ row: Int) -> String {
    if let values = columns[column].values {
      let place = withPlaces(column) { $0[row] }
      return place == SAVCases.empty ? "" : values[Int(place)]
    }
    guard case .variable(let variable) = columns[column].source else { return "" }
    let cells = cases.columns[variable]
    if cells.isText { return cells.string(ofRow: row) }
    let number = cells.number(row)
    return number.isNaN ? "" : text(of: number, variable)
  }

  /// Calls a function with the places of all cases' fields among ``Column/values``.
  ///
  /// ``SAVCases/empty`` stands for an empty field. A column that is kept as it is has no places.
  package func withPlaces<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt16>) -> Result
  ) -> Result {
    switch columns[column].source {
    case .variable(let variable):
      body(
        UnsafeBufferPointer(
          start: cases.columns[variable].allPlaces,
          count: cases.columns[variable].isPlain ? 0 : cases.count))
    case .option: columns[column].chosen.withUnsafeBufferPointer(body)
    }
  }

  /// How often each of the different fields of a column occurs, and how many are empty.
  func counts(_ column: Int) -> (values: [Int], empty: Int) {
    var counts = [Int](repeating: 0, count: columns[column].values?.count ?? 0)
    var empty = 0
    withPlaces(column) { places in
      for place in places {
        if place == SAVCases.empty { empty += 1 } else { counts[Int(place)] += 1 }
      }
    }
    return (counts, empty)
  }

  // MARK: Options

  private mutating func addOptions(of place: Int, _ taken: inout Set<String>) {
    let set = file.sets[place]
    for category in categories(of: set) {
      var name = set.name.dropFirst() + "_" + text(of: category, set.variables[0])
      while !taken.insert(name.lowercased()).inserted { name += "_" }
      columns.append(
        Column(
          name: String(name), source: .option(set: place, category: category),
          values: ["1", "0"], chosen: chosen(category, of: set)))
    }
  }

  /// The categories of a set in order: those with labels and those that occur, without missing ones.
  private func categories(of set: SAVFile.ResponseSet) -> [SAVFile.Value] {
    var categories: Set<SAVFile.Value> = []
    for variable in set.variables {
      let missing = file.variables[variable].missing
      let values =
        file.variables[variable].labels.map(\.value)
        + (0..<cases.columns[variable].valueCount).map { value($0, variable) }
      categories.formUnion(values.filter { !missing.contains($0) })
    }
    return categories.sorted()
  }

  private func value(_ place: Int, _ variable: Int) -> SAVFile.Value {
    let column = cases.columns[variable]
    return column.isText ? .text(column.string(place)) : .number(column.numbers[place])
  }

  /// For each case 0 where a variable of a set holds a category, 1 where there are only others.
  private func chosen(_ category: SAVFile.Value, of set: SAVFile.ResponseSet) -> [UInt16] {
    var chosen = [UInt16](repeating: SAVCases.empty, count: cases.count)
    for variable in set.variables {
      let column = cases.columns[variable]
      let meanings = (0..<column.valueCount).map { place -> UInt16 in
        let value = value(place, variable)
        if value == category { return 0 }
        return file.variables[variable].missing.contains(value) ? SAVCases.empty : 1
      }
      for row in chosen.indices where column.allPlaces[row] != SAVCases.empty {
        chosen[row] = min(chosen[row], meanings[Int(column.allPlaces[row])])
      }
    }
    return chosen
  }
}

extension SAVFile.Value: Comparable {
  /// Numbers by size, then texts by their characters.
  package static func < (first: Self, second: Self) -> Bool {
    switch (first, second) {
    case (.number(let one), .number(let other)): one < other
    case (.text(let one), .text(let other)): one < other
    case (.number, .text): true
    case (.text, .number): false
    }
  }
}
