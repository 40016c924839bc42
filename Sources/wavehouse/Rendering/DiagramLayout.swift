import Store

/// Where the tables of a diagram stand, and how the lines between them run.
///
/// After Sugiyama: what is referred to stands left of what refers to it, in layers; a line that passes
/// a layer has a place of its own in it, so that none runs through a box. All lines to a table
/// are one tree, which branches in the gaps between the layers.
struct DiagramLayout {
  /// A table as it is drawn.
  struct Box {
    /// Its place among the objects.
    let object: Int
    var x = 0
    var y = 0
    let width: Int
    let height: Int
  }

  /// A line from a table that is referred to, or from a place in a layer that it passes.
  struct Line {
    /// The place of the table that is referred to among the objects.
    let target: Int
    /// The corners.
    var points: [(x: Int, y: Int)]
    /// Whether it begins at the table.
    let beginsAtTarget: Bool
    /// Whether it ends at a row that refers to the table, and whether the row may refer to nothing.
    let end: End

    enum End { case passes, required, optional }
  }

  /// The height of a row; the heading has one and a half.
  static let row = 18
  static let heading = 27
  /// The distance of lines beside each other.
  private static let track = 9
  /// The room beside a box for the signs at the ends of lines.
  private static let margin = 26

  private(set) var boxes: [Box] = []
  private(set) var lines: [Line] = []
  private(set) var width = 0
  private(set) var height = 0

  /// Lays out objects and the references among them, larger groups first.
  init(_ objects: [Schema.Object]) {
    let graph = DiagramGraph(objects)
    var shelf = (x: 0, y: 0, height: 0)
    for (place, part) in graph.parts.enumerated() {
      var layout = Self.layered(LayeredGraph(graph, part))
      if place == 0 {
        width = layout.width
        shelf.y = layout.height + 2 * Self.row
      } else {
        if shelf.x > 0, shelf.x + layout.width > width {
          shelf = (0, shelf.y + shelf.height + 2 * Self.row, 0)
        }
        layout.move(x: shelf.x, y: shelf.y)
        shelf.x += layout.width + 2 * Self.margin
        shelf.height = max(shelf.height, layout.height)
      }
      boxes += layout.boxes
      lines += layout.lines
    }
    width = boxes.map { $0.x + $0.width }.max() ?? 0
    height = lowest
  }

  /// How far down boxes and lines go.
  private var lowest: Int {
    (boxes.map { $0.y + $0.height } + lines.flatMap { $0.points.map(\.y) }).max() ?? 0
  }

  private init() {}

  private mutating func move(x: Int, y: Int) {
    for index in boxes.indices {
      boxes[index].x += x
      boxes[index].y += y
    }
    for index in lines.indices {
      lines[index].points = lines[index].points.map { ($0.x + x, $0.y + y) }
    }
  }

  // MARK: One group

  private static func layered(_ graph: LayeredGraph) -> DiagramLayout {
    var layout = DiagramLayout()
    var x = 0
    for layer in graph.layers.indices {
      let nets = layer == 0 ? [] : Net.ordered(graph.nets(before: layer))
      let left = x
      let hasLoop = graph.layers[layer].contains { graph.nodes[$0].loop != nil }
      x += layer == 0 ? (hasLoop ? margin : 0) : 2 * margin + max(0, nets.count - 1) * track
      let width = graph.width(of: layer)
      for (place, net) in nets.enumerated() {
        layout.draw(net, from: left, at: left + margin + place * track, to: x)
      }
      for index in graph.layers[layer] { layout.place(graph.nodes[index], x: x, width: width) }
      x += width
    }
    layout.width = x
    layout.height = layout.lowest
    return layout
  }

  private mutating func place(_ node: LayeredGraph.Node, x: Int, width: Int) {
    guard let object = node.object else {
      let y = node.y + LayeredGraph.passing
      lines.append(
        Line(
          target: node.target, points: [(x, y), (x + width, y)], beginsAtTarget: false,
          end: .passes))
      return
    }
    boxes.append(Box(object: object, x: x, y: node.y, width: width, height: node.height))
    if let loop = node.loop {
      let (top, bottom) = (node.y + LayeredGraph.exit, node.y + loop.offset)
      lines.append(
        Line(
          target: object, points: [(x, top), (x - 19, top), (x - 19, bottom), (x, bottom)],
          beginsAtTarget: true, end: loop.isOptional ? .optional : .required))
    }
  }

  /// Draws the branches of a tree in the gap between two layers.
  private mutating func draw(_ net: Net, from left: Int, at track: Int, to right: Int) {
    for port in net.right {
      lines.append(
        Line(
          target: net.target,
          points: port.y == net.left
            ? [(left, net.left), (right, port.y)]
            : [(left, net.left), (track, net.left), (track, port.y), (right, port.y)],
          beginsAtTarget: net.beginsAtTarget, end: port.end))
    }
  }
}
