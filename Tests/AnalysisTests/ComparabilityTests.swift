@testable import Analysis
import Database
import Reports
import Store
import TestSupport
import Testing

@Suite struct ComparabilityTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func notes(_ arguments: [String: String]) throws -> [String] {
    try QueryCatalogue(connection).query(named: "responsibility")
      .run(arguments, in: connection).notes
  }

  @Test func `the notes on the CIO of the Kreise, whole`() throws {
    #expect(
      try notes(["role": "cio", "respondents": "county"]) == [
        "Different questions (KGSt/ÖFIT 2018/19 / NRW 2020): The profile tables name who is responsible for digitalisation without saying for which sphere; NRW 2020 asks about building digital skills.",
        "Typfrage has no finding on this for counties (Kreise), only for: all responding municipalities; the cautious (Bedächtige); community managers; optimisers (Optimierer); the service-oriented (Serviceorientierte). A total is not a finding for counties (Kreise).",
        "By size, \"counties, over 250,000 inhabitants, with a strategy or one in development\" lies within \"counties (Kreise)\".",
        "digital-vorangehen:1641:14:cio: A tie of three roles: each has the value. n of the caption is 28; the row covers only those with a strategy or one in development, whose number is not printed.",
        "kompetenzen-nrw:892:10:counties: One print for two groups (\"je\"): each has the value. How many of this group answered the question is not printed. 27 counties took part.",
        "Discrepancy: The n of tables 3 to 12 add up to 457, but 412 municipalities responded. Unexplained. Only the n of table 8 agrees with the participation in figure 4, which leaves 106 for the classes of tables 5 and 6 instead of the 114 printed.",
        "Discrepancy: Table 12 prints n=28; the participation figures give 24 for the same class. Unexplained; both numbers are kept as printed.",
        "Discrepancy: The caption of table 12 says counties under 150,000; the section is about counties over 250,000. Read as counties over 250,000: heading, order and prose say so, and table 10 is the one for counties under 150,000.",
        "For 2/2 findings it is not printed how many answered; \"≤\" gives an upper bound.",
        "KGSt/ÖFIT 2018/19; NRW 2020: everyone was invited and took part by choice; not representative.",
      ])
  }

  @Test func `the notes come in the language of the answer`() throws {
    let notes = try notes(["role": "cio", "respondents": "county", "lang": "de"])
    #expect(notes.first?.hasPrefix("Verschiedene Fragen (KGSt/ÖFIT 2018/19 / NRW 2020): ") == true)
    #expect(notes.contains { $0.hasSuffix("Eine Gesamtzahl ist keine Zahl für Kreise.") })
  }

  @Test func `one wave in two publications is no confirmation`() throws {
    let notes = try notes([
      "role": "cdo", "respondents": "kgst-oefit-2019/all", "sphere": "administration",
    ])
    // The result is there once, and what contradicts it is told.
    #expect(
      notes.contains {
        $0.hasPrefix(
          "Discrepancy: Responsibility (CDO, administration), all municipalities of the same wave: 10 % in digital-vorangehen, 15.4 % in typfrage."
        )
      })
  }

  @Test func `what stands alone has no note on differences`() throws {
    let notes = try notes(["role": "personnel-department", "respondents": "nrw-2020/all"])
    #expect(
      notes == ["NRW 2020: everyone was invited and took part by choice; not representative."])
  }

  @Test func `groups with no size in common are named`() throws {
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    try copy.run(
      """
      UPDATE observations SET respondents_id = 'kgst-oefit-2019/counties-class-3'
      WHERE finding_id = 'digital-vorangehen:1641:14:cio'
      """)
    try copy.run(
      "UPDATE respondents SET inhabitants_min = 200000 WHERE respondents_id = 'nrw-2020/counties'")
    let query = try QueryCatalogue(copy).query(named: "responsibility")
    let report = try query.run(["role": "cio", "respondents": "county"], in: copy)
    #expect(
      report.notes.contains(
        "\"counties, under 150,000 inhabitants\" and \"counties (Kreise)\" have no size in common.")
    )
  }
}
