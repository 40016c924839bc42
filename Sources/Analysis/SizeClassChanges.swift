import Database
import Store
import Survey

/// How the size classes of one wave became those of another, kind of municipality by kind.
struct SizeClassChanges {
  /// A class of a wave.
  private struct Class {
    let kind: String
    let kindLabel: String
    let label: String
    let number: Int?
    let band: InhabitantsBand
  }

  private(set) var changes: [WaveDifference.Change] = []

  init(
    _ waves: (String, String), in language: Language, _ connection: Connection
  ) throws {
    var left = try Self.classes(waves.0, language, connection)
    var right = try Self.classes(waves.1, language, connection)
    let rules: [(kind: WaveDifference.Kind, fits: (Class, Class) -> Bool)] = [
      (.classNumberChanged, { $0.band == $1.band }),
      (.classLimitsChanged, { $0.band.minimum == $1.band.minimum }),
      (.classLimitsChanged, { $0.band.maximum == $1.band.maximum }),
    ]
    for rule in rules {
      for one in left {
        guard let index = right.firstIndex(where: { $0.kind == one.kind && rule.fits(one, $0) })
        else { continue }
        let other = right.remove(at: index)
        left.removeAll { $0.kind == one.kind && $0.band == one.band }
        add(rule.kind, one, other)
      }
    }
    for one in left { add(.classDropped, one, nil) }
    for other in right { add(.classAdded, nil, other) }
  }

  private mutating func add(_ kind: WaveDifference.Kind, _ first: Class?, _ second: Class?) {
    let isNumber = kind == .classNumberChanged
    if isNumber, first?.number == second?.number { return }
    func text(_ side: Class?) -> String? {
      side.flatMap { isNumber ? $0.number.map(String.init) ?? "–" : $0.label }
    }
    changes.append(
      WaveDifference.Change(
        kind: kind, what: (isNumber ? first?.label : (first ?? second)?.kindLabel) ?? "",
        first: text(first), second: text(second)))
  }

  private static func classes(
    _ wave: String, _ language: Language, _ connection: Connection
  ) throws -> [Class] {
    var classes: [Class] = []
    try connection.forEachRow(
      """
      SELECT s.unit_kind, iif(:lang = 'de', u.label_de, u.label_en),
        iif(:lang = 'de', s.label_de, s.label_en), s.class_number, s.inhabitants_min,
        s.inhabitants_max
      FROM size_classes AS s
      JOIN unit_kinds AS u ON u.unit_kind = s.unit_kind
      WHERE s.wave_id = :wave
      ORDER BY s.unit_kind, coalesce(s.inhabitants_min, 0)
      """, ["wave": wave, "lang": language.rawValue]
    ) { row in
      classes.append(
        Class(
          kind: row.text(0) ?? "", kindLabel: row.text(1) ?? "", label: row.text(2) ?? "",
          number: row.integer(3),
          band: row.band(4)))
    }
    return classes
  }
}
