import Store

/// The objects of a diagram as numbers, with the references among them.
struct DiagramGraph {
  struct Edge {
    let source: Int
    let target: Int
    /// The column that the line ends at.
    let column: Int
    /// How far from the middle of its row, where several lines end at it.
    var shift = 0
    let isOptional: Bool
  }

  let objects: [Schema.Object]
  private(set) var edges: [Edge] = []
  /// The groups that no reference connects, the largest first, each in order.
  private(set) var parts: [[Int]] = []

  init(_ objects: [Schema.Object]) {
    self.objects = objects
    let places = Dictionary(uniqueKeysWithValues: objects.enumerated().map { ($1.name, $0) })
    for (source, object) in objects.enumerated() {
      for reference in object.references {
        guard let target = places[reference.table],
          let column = Self.column(of: reference, in: object)
        else { continue }
        edges.append(
          Edge(
            source: source, target: target, column: column,
            isOptional: object.isOptional(reference)))
      }
    }
    for same in Dictionary(grouping: edges.indices, by: { [edges[$0].source, edges[$0].column] })
      .values where same.count > 1
    {
      let shifts = same.count == 2 ? [-4, 4] : [-6, 0, 6]
      for (place, edge) in same.enumerated() { edges[edge].shift = shifts[place % shifts.count] }
    }
    var group = Array(objects.indices)
    for edge in edges {
      let (old, new) = (group[edge.source], group[edge.target])
      for index in group.indices where group[index] == old { group[index] = new }
    }
    parts = Dictionary(grouping: objects.indices) { group[$0] }.values
      .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}

extension DiagramGraph {
  /// The column that the line of a reference ends at: of several the one that the fewest other
  /// references share, so that few lines end at a row.
  private static func column(of reference: Schema.Reference, in object: Schema.Object) -> Int? {
    let shares = reference.columns.map { name in
      object.references.count { $0.columns.contains(name) }
    }
    guard let least = shares.min(), let place = shares.firstIndex(of: least) else { return nil }
    return object.columns.firstIndex { $0.name == reference.columns[place] }
  }
}

/// A group of objects in layers, in each layer in order, with the places that lines pass.
struct LayeredGraph {
  /// A box, or a place in a layer that the lines to a table pass.
  struct Node {
    /// The object; `nil` for a place that is passed.
    let object: Int?
    /// For a place that is passed, the object that the lines lead to.
    let target: Int
    let height: Int
    let width: Int
    /// The row that refers to its own table.
    let loop: (offset: Int, isOptional: Bool)?
    var y = 0
  }

  /// A line between neighbouring layers.
  private struct Link {
    let left: Int
    let right: Int
    /// Where it meets the node to the right, from its top.
    let offset: Int
    let end: DiagramLayout.Line.End
  }

  /// Where lines begin at the box of a table, from its top.
  static let exit = 13
  /// Where lines pass in their place in a layer, from its top.
  ///
  /// No row and no beginning of a line is as far from a multiple of the height of a row.
  static let passing = 5

  private(set) var nodes: [Node] = []
  private(set) var layers: [[Int]] = []
  private var links: [Link] = []

  init(_ graph: DiagramGraph, _ part: [Int]) {
    let depth = Self.depths(graph, part)
    layers = Array(repeating: [], count: (depth.values.max() ?? 0) + 1)
    var places: [Int: Int] = [:]
    for object in part {
      let own = graph.edges.first { $0.source == object && $0.target == object }
      places[object] = nodes.count
      layers[depth[object] ?? 0].append(nodes.count)
      nodes.append(Self.node(object, graph.objects[object], loop: own))
    }
    for target in part {
      let edges = graph.edges.filter {
        $0.target == target && depth[$0.source] ?? 0 > depth[target] ?? 0
      }
      guard let last = edges.compactMap({ depth[$0.source] }).max(), var left = places[target]
      else { continue }
      for layer in ((depth[target] ?? 0) + 1)...last {
        for edge in edges where depth[edge.source] == layer {
          links.append(
            Link(
              left: left, right: places[edge.source] ?? 0,
              offset: Self.offset(edge.column) + edge.shift,
              end: edge.isOptional ? .optional : .required))
        }
        guard layer < last else { break }
        links.append(
          Link(left: left, right: nodes.count, offset: Self.passing, end: .passes))
        left = nodes.count
        layers[layer].append(left)
        nodes.append(
          Node(object: nil, target: target, height: DiagramLayout.row, width: 0, loop: nil))
      }
    }
    arrange()
  }

  private static func node(
    _ place: Int, _ object: Schema.Object, loop: DiagramGraph.Edge?
  ) -> Node {
    let letters = object.columns.map { $0.name.count * 73 + $0.type.count * 67 }.max() ?? 0
    return Node(
      object: place, target: place,
      height: DiagramLayout.heading + object.columns.count * DiagramLayout.row,
      width: max(letters / 10 + 72, object.name.count * 8 + 24),
      loop: loop.map { (offset($0.column), $0.isOptional) })
  }

  private static func offset(_ column: Int) -> Int {
    DiagramLayout.heading + column * DiagramLayout.row + DiagramLayout.row / 2
  }

  /// The layer of each object: right of all that it refers to, as near as can be to what refers to it.
  ///
  /// A reference that would close a circle is left out.
  private static func depths(_ graph: DiagramGraph, _ part: [Int]) -> [Int: Int] {
    var depths: [Int: Int] = [:]
    var visiting: Set<Int> = []
    func depth(_ object: Int) -> Int {
      if let known = depths[object] { return known }
      visiting.insert(object)
      let targets = graph.edges.filter { $0.source == object && !visiting.contains($0.target) }
      let found = targets.map { depth($0.target) + 1 }.max() ?? 0
      visiting.remove(object)
      depths[object] = found
      return found
    }
    let order = part.sorted { (depth($0), $0) > (depth($1), $1) }
    for object in order {
      let sources = graph.edges.filter { $0.target == object && $0.source != object }
      let nearest = sources.compactMap { depths[$0.source] }.min() ?? 0
      if nearest > depths[object] ?? 0 { depths[object] = nearest - 1 }
    }
    return depths
  }

  /// How wide the boxes of a layer are.
  func width(of layer: Int) -> Int { layers[layer].map { nodes[$0].width }.max() ?? 0 }

  /// What runs through the gap before a layer.
  func nets(before layer: Int) -> [Net] {
    layers[layer - 1].compactMap { index in
      let outgoing = links.filter { $0.left == index }
      guard !outgoing.isEmpty else { return nil }
      return Net(
        target: nodes[index].target, left: exit(of: index),
        beginsAtTarget: nodes[index].object != nil,
        right: outgoing.map { (nodes[$0.right].y + $0.offset, $0.end) })
    }
  }

  private func exit(of node: Int) -> Int {
    nodes[node].y + (nodes[node].object == nil ? Self.passing : Self.exit)
  }

  // MARK: Order and height

  /// Sweeps over the layers, each time ordering one by where its neighbours are, and keeps the best.
  private mutating func arrange() {
    for layer in layers.indices { stack(layer, wanted: layers[layer].map { Double(nodes[$0].y) }) }
    var best = (cost: cost, nodes: nodes, layers: layers)
    for sweep in 0..<24 {
      let isForth = sweep.isMultiple(of: 2)
      for layer in isForth ? Array(layers.indices) : layers.indices.reversed() {
        let wanted = Dictionary(
          uniqueKeysWithValues: layers[layer].map { ($0, self.wanted($0, fromLeft: isForth)) })
        if sweep < 16 {
          layers[layer].sort { (wanted[$0] ?? 0, $0) < (wanted[$1] ?? 0, $1) }
        }
        stack(layer, wanted: layers[layer].map { wanted[$0] ?? 0 })
      }
      if cost < best.cost { best = (cost, nodes, layers) }
    }
    (nodes, layers) = (best.nodes, best.layers)
    let top = nodes.map(\.y).min() ?? 0
    for index in nodes.indices { nodes[index].y -= top }
  }

  /// Where a node would have its lines straight.
  private func wanted(_ node: Int, fromLeft: Bool) -> Double {
    let own = nodes[node].object == nil ? Self.passing : Self.exit
    let tops =
      fromLeft
      ? links.filter { $0.right == node }.map { exit(of: $0.left) - $0.offset }
      : links.filter { $0.left == node }.map { nodes[$0.right].y + $0.offset - own }
    guard !tops.isEmpty else { return Double(nodes[node].y) }
    return Double(tops.reduce(0, +)) / Double(tops.count)
  }

  /// Puts the nodes of a layer one below the other, in all as near as can be to where they are wanted
  /// (isotonic regression by pooling neighbours), each at a multiple of the height of a row.
  private mutating func stack(_ layer: Int, wanted: [Double]) {
    var offset = 0
    var pools: [(sum: Double, members: [(node: Int, offset: Int)])] = []
    for (node, top) in zip(layers[layer], wanted) {
      pools.append((top - Double(offset), [(node, offset)]))
      offset += step(nodes[node])
      while pools.count > 1, mean(pools[pools.count - 2]) > mean(pools[pools.count - 1]) {
        let last = pools.removeLast()
        pools[pools.count - 1].sum += last.sum
        pools[pools.count - 1].members += last.members
      }
    }
    for pool in pools {
      let row = Double(DiagramLayout.row)
      let base = Int((mean(pool) / row).rounded()) * DiagramLayout.row
      for member in pool.members { nodes[member.node].y = base + member.offset }
    }
  }

  private func mean(_ pool: (sum: Double, members: [(node: Int, offset: Int)])) -> Double {
    pool.sum / Double(pool.members.count)
  }

  /// The room that a node takes, in whole rows.
  private func step(_ node: Node) -> Int {
    guard node.object != nil else { return DiagramLayout.row }
    return (node.height + DiagramLayout.row) / DiagramLayout.row * DiagramLayout.row
      + DiagramLayout.row
  }

  /// How many lines cross, and how long they are.
  private var cost: Double {
    var crossings = 0
    var length = 0
    for layer in layers.indices.dropFirst() {
      let ends = links.filter { layers[layer].contains($0.right) }.map {
        (left: exit(of: $0.left), right: nodes[$0.right].y + $0.offset)
      }
      for (place, first) in ends.enumerated() {
        length += abs(first.left - first.right)
        for second in ends[(place + 1)...]
        where (first.left < second.left) != (first.right < second.right)
          && first.left != second.left
        {
          crossings += 1
        }
      }
    }
    return Double(crossings) * 60 + Double(length)
  }
}
