import Store
import Survey

/// An entity–relationship diagram as SVG: tables with their columns, and lines to what they refer to.
///
/// Readable without colour: lines end with signs, and every reference is told in the description.
enum SchemaDiagram {
  private static let margin = 28
  private static let head = 84

  /// The drawing of the objects and the references among them.
  ///
  /// - Parameter name: The object whose neighbours the others are; `nil` for all tables.
  static func text(
    _ objects: [Schema.Object], around name: String? = nil, in language: Language
  ) -> String {
    let layout = DiagramLayout(objects)
    let title =
      name.map { language.word("\($0) und die Nachbarn", "\($0) and its neighbours") }
      ?? language.word("Die Tabellen und ihre Verweise", "The tables and what they refer to")
    let size = (
      width: max(layout.width + 2 * margin, 820), height: layout.height + head + margin
    )
    let colours = colours(layout)
    let lines = layout.lines.map { line($0, colours[$0.target] ?? plain) }.joined()
    let boxes = layout.boxes.map { box($0, objects[$0.object], colours[$0.object] ?? plain) }
      .joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width) \(size.height)" width="\(size.width)" height="\(size.height)" role="img" aria-labelledby="title description" lang="\(language.rawValue)">
      <title id="title">\(SVGChart.escaped(title))</title>
      <desc id="description">\(SVGChart.escaped(description(objects, language)))</desc>
      <style>
      text { font-family: "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; font-size: 12px; fill: #1a1a1a; }
      .title { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; font-size: 18px; font-weight: 600; }
      .legend { font-family: system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #444; }
      .name { font-weight: 700; fill: #fff; }
      .key { font-size: 9px; fill: #555; }
      .type { font-size: 11px; fill: #666; text-anchor: end; }
      .line { fill: none; stroke-width: 1.6; }
      .view { stroke-dasharray: 6 3; }
      </style>
      <rect width="\(size.width)" height="\(size.height)" fill="#fff"/>
      <text class="title" x="\(margin)" y="34">\(SVGChart.escaped(title))</text>
      \(legend(language))<g transform="translate(\(margin) \(head))">
      \(lines)\(boxes)</g>
      </svg>

      """
  }

  /// Colours that stand apart from each other and from white.
  private static let palette = [
    "#0b5394", "#a64d00", "#38761d", "#8e1b5f", "#00808a", "#5b3a9e", "#b01c1c", "#6b5b00",
    "#7a4a2a", "#00614a", "#c2306a", "#4a6fa5", "#7b3fbf", "#b35c1e", "#3d5a40", "#c4455a",
    "#283593",
    "#1b7f79", "#6d5875", "#8a6d00",
  ]
  /// The colour of tables that nothing refers to.
  private static let plain = "#555555"

  /// A colour for each table that is referred to; those with the most lines differ.
  private static func colours(_ layout: DiagramLayout) -> [Int: String] {
    let counts = Dictionary(grouping: layout.lines, by: \.target).mapValues(\.count)
    let order = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    return Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($1, palette[$0 % palette.count]) })
  }

  // MARK: Words

  private static func description(_ objects: [Schema.Object], _ language: Language) -> String {
    let known = Set(objects.map(\.name))
    let sentences = objects.map { object in
      let targets = object.references.filter { known.contains($0.table) }.map {
        "\($0.table) (\($0.columns.joined(separator: ", ")))"
      }
      return targets.isEmpty
        ? object.name + "."
        : object.name + language.word(" verweist auf ", " refers to ")
          + targets.joined(separator: ", ") + "."
    }
    return sentences.joined(separator: " ")
  }

  private static func legend(_ language: Language) -> String {
    let y = 58
    let words = [
      language.word("auf eine Zeile wird verwiesen", "one row is referred to"),
      language.word("viele Zeilen verweisen", "many rows refer"),
      language.word("manche verweisen auf nichts (NULL)", "some refer to nothing (NULL)"),
    ]
    var text = ""
    var x = margin
    for (place, word) in words.enumerated() {
      let line = DiagramLayout.Line(
        target: 0, points: [(x, y - 4), (x + 36, y - 4)], beginsAtTarget: place == 0,
        end: [.passes, .required, .optional][place])
      text += self.line(line, plain)
      text += "<text class=\"legend\" x=\"\(x + 44)\" y=\"\(y)\">\(SVGChart.escaped(word))</text>\n"
      x += 44 + word.count * 7 + 24
    }
    return text
  }

  // MARK: Shapes

  private static func box(
    _ box: DiagramLayout.Box, _ object: Schema.Object, _ fill: String
  ) -> String {
    let style = object.isView ? " class=\"view\"" : ""
    var text = """
      <g>
      <title>\(SVGChart.escaped("\(object.name): \(object.description)"))</title>
      <rect x="\(box.x)" y="\(box.y)" width="\(box.width)" height="\(box.height)" rx="4" fill="#fff" stroke="\(fill)" stroke-width="1.4"\(style)/>
      <path d="M\(box.x) \(box.y + DiagramLayout.heading - 3)V\(box.y + 4)Q\(box.x) \(box.y) \(box.x + 4) \(box.y)H\(box.x + box.width - 4)Q\(box.x + box.width) \(box.y) \(box.x + box.width) \(box.y + 4)V\(box.y + DiagramLayout.heading - 3)Z" fill="\(fill)"/>
      <text class="name" x="\(box.x + 10)" y="\(box.y + 17)">\(SVGChart.escaped(object.name))</text>

      """
    for (place, column) in object.columns.enumerated() {
      let y = box.y + DiagramLayout.heading + place * DiagramLayout.row + 13
      let keys = column.keys.joined(separator: " ")
      if !keys.isEmpty {
        text += "<text class=\"key\" x=\"\(box.x + 8)\" y=\"\(y)\">\(keys)</text>\n"
      }
      text += "<text x=\"\(box.x + 42)\" y=\"\(y)\">\(SVGChart.escaped(column.name))</text>\n"
      text +=
        "<text class=\"type\" x=\"\(box.x + box.width - 8)\" y=\"\(y)\">\(SVGChart.escaped(column.type))</text>\n"
    }
    return text + "</g>\n"
  }

  private static func line(_ line: DiagramLayout.Line, _ colour: String) -> String {
    var text = "<path class=\"line\" stroke=\"\(colour)\" d=\"\(path(line.points))"
    if line.beginsAtTarget, let first = line.points.first {
      // A line across: one row.
      let x = first.x + (line.points.count > 1 && line.points[1].x < first.x ? -6 : 6)
      text += "M\(x) \(first.y - 5)V\(first.y + 5)"
    }
    guard line.end != .passes, let last = line.points.last else { return text + "\"/>\n" }
    // A crow's foot: many rows.
    text += "M\(last.x) \(last.y - 4)L\(last.x - 9) \(last.y)L\(last.x) \(last.y + 4)\"/>\n"
    if line.end == .optional {
      text +=
        "<circle cx=\"\(last.x - 13)\" cy=\"\(last.y)\" r=\"3.6\" fill=\"#fff\" stroke=\"\(colour)\" stroke-width=\"1.4\"/>\n"
    }
    return text
  }

  /// A path along the points with round corners.
  private static func path(_ points: [(x: Int, y: Int)]) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    var path = "M\(first.x) \(first.y)"
    for index in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[index - 1], points[index], points[index + 1])
      let near = step(from: corner, to: before)
      let far = step(from: corner, to: after)
      path += "L\(near.x) \(near.y)Q\(corner.x) \(corner.y) \(far.x) \(far.y)"
    }
    return path + "L\(last.x) \(last.y)"
  }

  /// The point at most five units from a corner on the way to a neighbour, at most half the way.
  private static func step(
    from corner: (x: Int, y: Int), to point: (x: Int, y: Int)
  ) -> (x: Int, y: Int) {
    func part(_ distance: Int) -> Int { distance.signum() * min(5, abs(distance) / 2) }
    return (corner.x + part(point.x - corner.x), corner.y + part(point.y - corner.y))
  }
}
