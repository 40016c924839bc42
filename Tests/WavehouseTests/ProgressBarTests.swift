import Testing
@testable import wavehouse

@Suite struct ProgressBarTests {
  @Test func `a bar tells what is done, how fast, and how long it still takes`() {
    #expect(
      ProgressBar.line(6_000_000, of: 24_000_000, "answers", after: 2)
        == "██████░░░░░░░░░░░░░░░░░░ 25 %  6,000,000 of 24,000,000 answers, 3,000,000/s, 6 s left")
  }

  @Test func `nothing to do, and everything done, are no mistakes`() {
    #expect(
      ProgressBar.line(0, of: 0, "answers", after: 0).hasSuffix("0 of 0 answers, 0/s, 0 s left"))
    #expect(
      ProgressBar.line(1_000, of: 1_000, "answers", after: 1).contains("100 %  1,000 of 1,000"))
  }
}
