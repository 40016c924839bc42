import Database
import Importing
import Store
import Survey
import TestSupport
import Testing

/// Findings as typed rows.
@Suite struct StoredFindingsTests {
  private let connection: Connection
  private let findings: StoredFindings
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    connection = try BuiltWarehouse.copy(in: folder)
    // Numbers that are computed, weighted and not.
    let package = try SmallSurvey(name: "small", count: 24, seed: 1).write(to: folder.path)
    _ = try Importer(connection).load(package)
    findings = StoredFindings(connection)
  }

  @Test func `identifiers that nothing has are left out, and rows keep their places`() throws {
    let rows = try findings.rows([
      ["nowhere:1:1"], ["typfrage:564:23", "nowhere:1:1"], [], ["typfrage:564:23"],
    ])
    #expect(rows.map { $0.map(\.id) } == [[], ["typfrage:564:23"], [], ["typfrage:564:23"]])
    #expect(try findings.rows([[]]).map(\.count) == [0])
  }

  @Test func `findings come in the order of their identifiers, one named twice also twice`() throws
  {
    let ids = ["typfrage:564:23", "digital-vorangehen:1806:50", "typfrage:564:23"]
    #expect(try findings.named(ids).map(\.id) == ids)
  }

  @Test func `a finding says what it is about, what it says and where it is from`() throws {
    let finding = try #require(
      try findings.named(["kompetenzen-nrw:892:10:counties"]).first)
    #expect(finding.subject.question.id == "nrw-2020/responsibility-competences")
    #expect(finding.subject.item == "cio")
    #expect(finding.subject.group.id == "nrw-2020/counties")
    #expect(finding.subject.group.kind == .county)
    #expect(finding.subject.group.invited == 31)
    #expect(finding.subject.statistic == .share && finding.subject.unit == .percent)
    #expect(finding.wave.labels == Labels(german: "NRW 2020", english: "NRW 2020"))
    #expect(finding.wave.isVoluntary && !finding.subject.question.isDerived)
    #expect(finding.source.document == "kompetenzen-nrw" && finding.source.exhibit == nil)
    #expect(finding.note?.hasPrefix("One print for two groups") == true)
    #expect(!finding.amount.isComputed && finding.interval == nil)
    #expect(finding.base.minimum == nil && finding.base.maximum == 27)
    #expect(finding.base.text == "≤ 27")
  }

  @Test func `every finding of the file can be read, each as the view states it`() throws {
    let ids = try connection.texts("SELECT finding_id FROM findings ORDER BY finding_id")
    let read = try findings.named(ids)
    #expect(read.map(\.id) == ids)
    let stated = try connection.texts(
      """
      SELECT cell || ' ' || base || ' ' || stated_de || ' ' || stated_en || ' ' || item || ' '
        || item_label_en || coalesce(' ' || inhabitants_min, '') || ' ' || study
      FROM stated_findings ORDER BY finding_id
      """)
    #expect(
      read.map { finding in
        let (subject, wording) = (finding.subject, finding.amount.wording)
        let from = subject.group.band.minimum.map { " \($0)" } ?? ""
        return "\(finding.amount.text) \(finding.base.text) \(wording[.german]) "
          + "\(wording[.english]) \(subject.item) \(subject.itemLabels[.english])\(from) \(finding.source.study)"
      } == stated)
  }
}
