import Analysis
import Asking
import Checking
import Reports
import Store
import Survey
import Text

extension Command {
  private static let interval = Option(
    "interval", "PERCENT", "add confidence intervals at this level, such as 95")

  static let info = Command(
    "info", "say what is in the warehouse",
    options: [
      Option("all", nil, "all studies, waves and packages; the newest ten if not given"),
      Option("sizes", nil, "and what takes the room of the file; reads all of it"),
    ] + reading,
    discussion: """
      A row per publication and per wave, then the packages with the digest of their bytes.
      """
  ) { invocation in
    let options = invocation.arguments.options
    return try invocation.answer {
      try Overview.info(whole: options["all"] != nil, measured: options["sizes"] != nil, $0)
    }
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
    "query run", "run a canned query", usage: "NAME", arguments: 1...1,
    options: [interval, chart, Option("seconds", "N", "the most time; 60 if not given")] + reading,
    discussion: """
      Every parameter of the query is an option of this command: --role cio, --wave nrw-2020,
      --lang de.
      A value may be given by another of its names: --respondents Kreise.
      Notes say how far the findings can be compared; with --format csv and jsonl they go to
      the error stream.
      """,
    takesQueryParameters: true
  ) { invocation in
    let level = try invocation.level()
    let seconds = try invocation.count("seconds", default: 60)
    let language = Language(rawValue: invocation.arguments.parameters["lang"] ?? "") ?? .english
    return try invocation.answer { connection in
      let query = try QueryCatalogue(connection).query(named: invocation.arguments.arguments[0])
      var report = try query.run(
        invocation.arguments.parameters, within: .seconds(seconds), in: connection)
      try level.map(Intervals.init)?.add(to: &report, in: language)
      return report
    }
  }

  static let showExhibit = Command(
    "show exhibit", "show everything about one figure or table", usage: "ID", arguments: 1...1,
    options: translated, discussion: "ID is document/figure-N or document/table-N."
  ) { invocation in
    let language = try invocation.language()
    return try invocation.answer {
      try ExhibitReport.exhibit(invocation.arguments.arguments[0], in: language, $0)
    }
  }

  /// `show study`, `show wave` and so on: what a thing is and what hangs on it.
  static let showThings = ThingReport.all.map { thing in
    Command(
      "show \(thing.kind)", "show a \(thing.kind) and what belongs to it",
      usage: "NAME", arguments: 1...1, options: translated,
      discussion: "By its identifier or by another of its names."
    ) { invocation in
      let language = try invocation.language()
      return try invocation.answer {
        try thing.report(invocation.arguments.arguments[0], in: language, $0)
      }
    }
  }

  static let ask = Command(
    "ask", "answer a question in words, German or English", usage: "QUESTION …",
    arguments: 1...Int.max,
    options: [
      Option("as", "ID", "of several things that a word can mean, this one"),
      Option("then", "LINE", "a further line, such as \"and the cities?\"", isRepeatable: true),
      Option("strict", nil, "no answer rather than one that leaves words out of account"),
      Option("verbose", nil, "all rows and notes, what stands beside, how it was read; also -v"),
      Option("explain", nil, "show how the question was read, and the SQL"), interval,
      chart,
    ] + translated,
    discussion: """
      Such as: which share of Kreise name the CIO responsible; DMS Bedächtige vs Optimierer;
      barriers, cities over 100,000. The answer is only what is printed about exactly these
      respondents; what comes near stands apart. Words that it leaves out of account are named
      in the first line, and the exit code is 4; it is 3 when there is no answer.
      """
  ) { invocation in
    let language = try invocation.language()
    let level = try invocation.level()
    let options = invocation.arguments.options
    let isForPeople = try invocation.format().isForPeople
    let lines = invocation.arguments.lists["then"] ?? []
    return try invocation.answer { connection in
      let answer = try Asker.ask(
        invocation.arguments.arguments.joined(separator: " "), then: lines, only: options["as"],
        strict: options["strict"] != nil, explained: options["explain"] != nil,
        forPrograms: !isForPeople, in: language, connection)
      var report =
        isForPeople
        ? answer.report(in: language, isWhole: options["verbose"] != nil) : answer.machineReport
      if isForPeople, !lines.isEmpty {
        report.notes.insert(
          language.pick("Gelesen als: ", "Read as: ") + answer.question, at: 0)
      }
      if answer.isAnswered { try level.map(Intervals.init)?.add(to: &report, in: language) }
      return report
    }
  }

  static let find = Command(
    "find", "look for words in vocabulary, questions, groups and exhibits", usage: "TEXT …",
    arguments: 1...Int.max, options: translated,
    discussion: """
      In both languages; all words must occur, each as the beginning of a word. Case, and umlauts
      written ae, oe, ue, ss, do not matter.
      """
  ) { invocation in
    let language = try invocation.language()
    return try invocation.answer {
      try Finder.find(invocation.arguments.arguments.joined(separator: " "), in: language, $0)
    }
  }

  static let compare = Command(
    "compare", "put two groups of respondents, or two waves, side by side", usage: "A B",
    arguments: 2...2,
    options: [Option("on", "CONCEPT", "only this item; all if not given"), interval, chart]
      + translated,
    discussion: "'wavehouse show wave NAME' lists the groups of a wave."
  ) { invocation in
    let language = try invocation.language()
    let names = invocation.arguments.arguments
    let level = try invocation.level()
    return try invocation.answer { connection in
      try GroupComparison.compare(
        (names[0], names[1]), on: invocation.arguments.options["on"],
        intervals: level.map(Intervals.init), in: language, connection)
    }
  }

  static let trend = Command(
    "trend", "show how the findings on a concept changed from wave to wave", usage: "CONCEPT",
    arguments: 1...1,
    options: [chart, Option("limit", "N", "the most rows, about; 200 if not given")] + translated,
    discussion: """
      Only waves whose questions ask the same, and the same groups, make a trend. The newest wave
      comes first.
      """
  ) { invocation in
    let language = try invocation.language()
    let limit = try invocation.count("limit", default: 200)
    return try invocation.answer {
      try Trend.of(invocation.arguments.arguments[0], limit: limit, in: language, $0)
    }
  }

  static let crosstab = Command(
    "crosstab", "count the answers of single respondents to a question", usage: "QUESTION",
    arguments: 1...1,
    options: [
      Option(
        "by", "WHAT",
        "split by " + RespondentProperty.allCases.map(\.rawValue).joined(separator: ", ")
          + "; several with commas between"),
      Option("unweighted", nil, "count everyone once, even if the wave has weights"),
    ] + translated,
    discussion: """
      For waves whose answers are in the warehouse. Who was not asked, did not answer or did not
      know stands apart and is no part of the base.
      """
  ) { invocation in
    let language = try invocation.language()
    let names = (invocation.arguments.options["by"] ?? "").split(separator: ",").map(String.init)
    let dimensions = try names.map { name in
      guard let dimension = RespondentProperty(rawValue: name) else {
        let known = RespondentProperty.allCases.map(\.rawValue)
        let near = Spelling.nearest(to: name, among: known)
        throw UsageError(
          "--by takes \(known.joined(separator: ", ")), not \"\(name)\""
            + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
      }
      return dimension
    }
    return try invocation.answer {
      try Crosstab.report(
        invocation.arguments.arguments[0], by: dimensions,
        weighted: invocation.arguments.options["unweighted"] == nil, in: language, $0)
    }
  }

  static let sql = Command(
    "sql", "run one SELECT of your own, read-only", usage: "SELECT…", arguments: 1...1,
    options: [
      Option("limit", "N", "the most rows; 1000 if not given"),
      Option("seconds", "N", "the most time; 10 if not given"),
    ] + reading,
    discussion: """
      Begin with the view findings; 'wavehouse sql "SELECT * FROM findings" --limit 3'.
      'wavehouse schema' lists tables and views, 'wavehouse schema findings' the columns of one.
      """
  ) { invocation in
    let limit = try invocation.count("limit", default: 1_000)
    let seconds = try invocation.count("seconds", default: 10)
    return try invocation.answer { connection in
      try FreeQuery.run(
        invocation.arguments.arguments[0], limit: limit, within: .seconds(seconds), connection)
    }
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
    options: translated,
    discussion: """
      ID is what the column finding_id of a query shows: document:line:column, and one more
      word where a print serves several findings.
      """
  ) { invocation in
    let language = try invocation.language()
    return try invocation.answer {
      try FindingReport.finding(invocation.arguments.arguments[0], in: language, $0)
    }
  }

  static let showResult = Command(
    "show result", "show one result with all its prints", usage: "ID", arguments: 1...1,
    options: translated,
    discussion: """
      ID is what the column result_id of findings holds, question:item:group:statistic, or the
      finding_id of one of its prints.
      """
  ) { invocation in
    let language = try invocation.language()
    return try invocation.answer {
      try ResultReport.result(invocation.arguments.arguments[0], in: language, $0)
    }
  }
}
