import Inquiry
import Warehouse

extension Command {
  static let info = Command(
    "info", "say what is in the warehouse", options: reading,
    discussion: "A row per publication, then the packages with the digest of their bytes."
  ) { invocation in
    try invocation.answer(Overview.info)
  }

  static let queryList = Command(
    "query list", "list the canned queries", options: reading
  ) { invocation in
    try invocation.answer(Overview.queries)
  }

  static let queryShow = Command(
    "query show", "show a query, its parameters and their values", usage: "NAME",
    arguments: 1...1, options: reading
  ) { invocation in
    try invocation.answer { try Overview.query(named: invocation.arguments.arguments[0], $0) }
  }

  static let queryRun = Command(
    "query run", "run a canned query", usage: "NAME", arguments: 1...1, options: reading,
    discussion: """
      Every parameter of the query is an option of this command: --role cio, --wave nrw-2020.
      A value may be given by another of its names: --respondents Kreise.
      Notes say how far the figures can be compared; with --format csv and jsonl they go to
      the error stream.
      """,
    takesQueryParameters: true
  ) { invocation in
    try invocation.answer { connection in
      let query = try CannedQuery(named: invocation.arguments.arguments[0], in: connection)
      return try query.run(invocation.arguments.parameters, in: connection)
    }
  }

  static let showExhibit = Command(
    "show exhibit", "show everything about one figure or table", usage: "ID", arguments: 1...1,
    options: reading, discussion: "ID is document/figure-N or document/table-N."
  ) { invocation in
    try invocation.answer { try ExhibitReport.exhibit(invocation.arguments.arguments[0], $0) }
  }

  static let check = Command(
    "check", "look for what does not fit together", usage: "[NAME …]", arguments: 0...Int.max,
    options: reading,
    discussion: """
      Each check is a rule over the whole warehouse. What a recorded discrepancy explains is
      listed as known; exit code 1 if anything is new.
      """
  ) { invocation in
    try invocation.answer { try QualityReport.report(invocation.arguments.arguments, $0) }
  }

  static let verify = Command(
    "verify", "compare the warehouse with the source documents",
    options: [
      Option("documents", "DIR", "the folder with the source texts; needed")
    ] + reading,
    discussion: """
      Checks the bytes of the documents, every position and printed form, that value and print
      agree, and that the ledger accounts for every numeral once. Exit code 1 if anything fails.
      """
  ) { invocation in
    guard let folder = invocation.arguments.options["documents"] else {
      throw UsageError("'verify' needs --documents, the folder with the source texts")
    }
    return try invocation.answer { connection in
      VerificationReport.report(try Verifier(connection).verify(documents: folder))
    }
  }

  static let showFinding = Command(
    "show finding", "show everything about one number", usage: "ID", arguments: 1...1,
    options: reading,
    discussion: """
      ID is what the column finding_id of a query shows: document:line:column, and one more
      word where a print serves several findings.
      """
  ) { invocation in
    try invocation.answer { try FindingReport.finding(invocation.arguments.arguments[0], $0) }
  }
}
