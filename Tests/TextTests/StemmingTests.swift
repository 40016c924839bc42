import Survey
import Testing
@testable import Text

@Suite struct StemmingTests {
  private func stems(_ words: [String]) -> Set<String> {
    Set(
      words.flatMap { Folding.words($0) }
        .map { String(decoding: Stemming.stem(Array($0.utf8)), as: UTF8.self) })
  }

  @Test(arguments: [
    ["Stadt", "Städte", "Städten", "Staedte", "Stadte"],
    ["Kreis", "Kreise", "Kreisen", "Kreises"],
    ["Optimierer", "Optimierern"],
    ["city", "cities"], ["county", "counties"], ["app", "Apps"],
    ["Strategie", "Strategien", "strategy", "strategies"],
    ["entwickeln", "entwickelt", "Entwicklung"],
    ["nutzen", "Nutzung"],
    ["barrier", "barriers"], ["plan", "planned", "plans", "planning"],
    ["Beratung", "Berater"], ["erwarten", "erwartet"],
  ])
  func `the forms of a word have one stem`(forms: [String]) {
    #expect(stems(forms).count == 1, "\(forms): \(stems(forms))")
  }

  @Test(arguments: [
    ["Kreis", "Kreide"], ["Internet", "intern"], ["data", "date"], ["Land", "Landrat"],
    ["share", "shape"], ["IT", "im"],
  ])
  func `different words keep different stems`(words: [String]) {
    #expect(stems(words).count == words.count, "\(words): \(stems(words))")
  }

  @Test func `short words and figures stay as they are`() {
    for word in ["", "a", "cio", "dms", "2017", "10000", "5g"] {
      #expect(Stemming.stem(Array(word.utf8)) == Array(word.utf8))
    }
  }

  @Test func `any bytes have a stem no longer than they are`() {
    var generator = SeededBytes(seed: 7)
    for _ in 0..<5_000 {
      let word = generator.bytes(upTo: 20)
      #expect(Stemming.stem(word).count <= word.count, "\(word)")
    }
  }
}

/// Random letters, and now and then any byte.
private struct SeededBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func bytes(upTo count: Int) -> [UInt8] {
    (0..<next(count + 1)).map { _ in
      next(8) == 0 ? UInt8(next(256)) : Array("aeioustnrgdmy".utf8)[next(13)]
    }
  }

  private mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
