/// Takes rows off the front of a text.
package struct CSVReader {
  private let text: SeparatedText
  private var mark: FieldScanner.Mark

  init(_ text: SeparatedText) {
    self.text = text
    mark = text.start
  }

  /// The next row; `nil` at the end.
  ///
  /// Lines without any character are left out.
  ///
  /// - Throws: ``CSVError``, as ``FieldScanner`` does.
  package mutating func next() throws(CSVError) -> [CSV.Field]? {
    let (fields, mark) = try text.scan(from: mark) { scanner throws(CSVError) in
      scanner.skipEmptyLines()
      let mark = scanner.mark
      guard !scanner.isAtEnd else { return ([CSV.Field]?.none, mark) }
      var fields: [CSV.Field] = []
      var place = (index: mark.index, position: mark.position)
      var isOpen = true
      while isOpen {
        isOpen = try scanner.next()
        fields.append(
          CSV.Field(
            text: scanner.text, position: scanner.position(from: &place), row: mark.row))
      }
      return (fields, scanner.mark)
    }
    self.mark = mark
    return fields
  }

  /// Passes over rows of nothing but delimiters, when no other row follows.
  mutating func dropBlankRest() {
    let end = text.scan(from: mark) { scanner in
      scanner.skipBlankRows()
      return scanner.isAtEnd ? scanner.mark : nil
    }
    if let end { mark = end }
  }
}
