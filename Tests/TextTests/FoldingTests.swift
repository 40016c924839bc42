import Survey
import Testing
@testable import Text

@Suite struct FoldingTests {
  @Test func `spellings of one word fold to the same`() {
    for text in ["Größenklasse", "GRÖßENKLASSE", "Groessenklasse", "Gro\u{308}ßenklasse"] {
      #expect(Folding.words(text) == ["groessenklasse"])
    }
  }

  @Test func `everything but letters and digits parts words`() {
    #expect(
      Folding.words("E-Akte, (OZG/FIM) 10.000 … \"x\"") == [
        "e", "akte", "ozg", "fim", "10", "000", "x",
      ])
    #expect(Folding.words(" \n") == [])
  }
}
