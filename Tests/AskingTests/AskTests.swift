import Errors
@testable import Asking
import Database
import Reports
import Store
import Survey
import TestSupport
import Testing

/// Questions in words: what is answered, with which numbers, and above all what is not.
@Suite struct AskTests {
  private let connection: Connection

  init() throws { connection = try BuiltWarehouse.open() }

  private func ask(
    _ question: String, only: String? = nil, in language: Language = .english
  ) throws -> Answer {
    try Asker.ask(question, only: only, in: language, connection)
  }

  /// Item, respondents and value of each answer.
  private func numbers(_ question: String, only: String? = nil) throws -> [String] {
    try rows(try ask(question, only: only).answers, "item", "respondents", "value")
  }

  private func rows(_ table: Report.Table, _ columns: String...) throws -> [String] {
    try table.rows(columns)
  }

  // MARK: No answer

  @Test(arguments: ["", " ", "?!", "«»", "–"])
  func `a question without a word is refused`(question: String) throws {
    #expect(throws: RequestError.self) { try ask(question) }
  }

  @Test func `an unknown identifier is refused with the nearest`() throws {
    let error = #expect(throws: RequestError.self) { try ask("CIO", only: "ciao") }
    #expect(
      error?.description
        == "there is no item, question or sphere \"ciao\"; did you mean \"cio\"?")
  }

  @Test(arguments: [
    "capital of France", "Wetter morgen", "2017", "Verwaltungsgericht Kosten",
    "What does a DMS cost?", "Was kostet ein DMS?", "DMS supplier",
    "Wann wurde das DMS eingeführt?", "Chatbots in Münster",
    "Optimierer: weniger als die Hälfte DMS?", "Wie viele Kommunen scheitern an DMS?",
    "Wie viele Kommunen haben 2020 bundesweit einen CIO?",
    "How many municipalities use both chatbots and mobile apps?",
    "Wie viele Kommunen haben zwei Strategien?",
    "Welcher Anteil der Chatbots wird von Optimierern genutzt?",
    "rarest form of online participation",
  ])
  func `what is not understood is never passed over`(question: String) throws {
    let answer = try ask(question)
    #expect(!answer.isAnswered)
    #expect(!answer.notes.isEmpty)
  }

  @Test(arguments: [
    "DMS Optimierer", "CIO in counties", "Chatbots",
    "Anteil mit Digitalisierungsstrategie, GfK 2017",
    "mobile Apps bei Bedächtigen", "DMS in cities under 10,000 inhabitants",
    "Wie viele Kommunen nutzen De-Mail?", "training on technological trends",
    "Which share of Kreise name the CIO responsible?", "größtes Hindernis",
  ])
  func `a word that restricts a question never vanishes`(question: String) throws {
    let plain = try ids(ask(question))
    #expect(!plain.isEmpty)
    let body = question.filter { $0 != "?" }
    for restriction in [
      "in Münster", "in Bavaria", "aus Bayern", "2016", "Frauen", "women", "weniger als die Hälfte",
      "less than half", "not", "geplant", "planned", "zwei", "both", "ohne Internet", "citizens",
      "vor 1990", "künftig",
    ] {
      for restricted in [body + " " + restriction, restriction + " " + body] {
        // No answer, another one, or one whose first line says what it leaves out.
        let answer = try ask(restricted)
        let isNamed = !Set(answer.notConsidered).isDisjoint(with: words(restriction))
        #expect(try ids(answer) != plain || isNamed, "\(restricted)")
      }
    }
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private func ids(_ answer: Answer) throws -> [String] { try rows(answer.answers, "finding_id") }

  @Test func `a limit leaves the shares that meet it, of those that are printed`() throws {
    let answer = try ask("In welchen Größenklassen nutzt weniger als die Hälfte DMS?")
    #expect(try rows(answer.answers, "value") == ["40.0", "37.0"])
    #expect(answer.notes.contains { $0.hasPrefix("Among the printed values;") })
    #expect(
      try rows(
        ask("Welche Basiskomponenten nutzen mindestens zwei Drittel?").answers, "item", "value")
        == rows(ask("Which components are used by more than 66 percent?").answers, "item", "value"))
  }

  @Test(arguments: [
    ("was ist ein CDO", Language.german, "Chief Digital Officer (CDO): "),
    ("what is a CDO?", .english, "Chief Digital Officer (CDO): Responsible for digitalisation"),
    ("Was sind Optimierer?", .german, "Optimierer: Typ, dem es um"),
    ("define community managers", .english, "community managers: Type that furthers"),
    ("When was the NRW survey conducted?", .english, "NRW 2020: 2020-05 – 2020-08, online, "),
    (
      "War die GfK-Befragung 2017 repräsentativ?", .german,
      "GfK 2017: 2017-09, telefonisch, repräsentative Stichprobe"
    ),
    ("when were the surveys made", .english, "GfK 2015: 2015; GfK 2017: 2017-09; "),
  ])
  func `what a thing is and how a survey was made are answers without a figure`(
    question: String, language: Language, headline: String
  ) throws {
    let answer = try ask(question, in: language)
    #expect(answer.display.headline.hasPrefix(headline), "\(answer.display.headline)")
    #expect(answer.isAnswered && answer.answers.rows.isEmpty && !answer.background.rows.isEmpty)
  }

  @Test(arguments: ["what is the response rate in NRW", "When was a DMS introduced in NRW?"])
  func `what is a figure or another thing has no such answer`(question: String) throws {
    #expect(try ask(question).background.rows.isEmpty)
  }

  @Test(arguments: [
    ("do most Bedächtige make no systematic use of their data?", "Yes. 59.6 %"),
    ("Do more than 60 percent of optimisers use a DMS?", "Yes. 62.2 %"),
    ("Setzen mehr als zwei Drittel der Kommunen ein DMS ein?", "No. 53.8 %"),
    ("Stimmt es, dass Kreise öfter Optimierer sind als Städte?", "Yes. counties (Kreise) 39.4 %"),
    ("Nutzen Bedächtige öfter ein DMS als Optimierer?", "No. the cautious"),
    // Nothing is claimed, or a word is left out that could turn it round.
    ("Which share of optimisers use a DMS?", "62.2 %"),
    (
      "Have most counties over 250,000 inhabitants heard of FIM?", "75 %"
    ),
  ])
  func `what yes or no answers is answered so where the figures tell it`(
    question: String, headline: String
  ) throws {
    let own = try ask(question).display.headline
    #expect(own.hasPrefix(headline), "\(own)")
  }

  @Test(arguments: [
    ("Hürden der Führungskräfte in NRW", "Hemmnisse der Führungskräfte in NRW"),
    ("obstacles for leaders in NRW", "barriers for leaders in NRW"),
    ("DMS in unserer Stadt mit 8.000 Einwohnern", "DMS, Städte unter 10.000 Einwohnern"),
    ("DMS: a town of 8,000 inhabitants", "DMS: towns under 10,000 inhabitants"),
    (
      "Wie viele Kreise haben zwischen Dezember 2018 und Februar 2019 geantwortet?",
      "Wie viele Kreise haben in der KGSt-Befragung geantwortet?"
    ),
    (
      "Kommunentypen mit über 50 Prozent De-Mail",
      "welche Kommunentypen mit über 50 Prozent De-Mail"
    ),
  ])
  func `other words for the same have the same answer`(one: String, other: String) throws {
    let found = try ids(ask(one))
    #expect(!found.isEmpty)
    #expect(try found == ids(ask(other)))
  }

  @Test func `in a list each kind is meant for itself`() throws {
    #expect(
      try rows(
        ask("Anzahl teilnehmender Städte, Gemeinden und Kreise 2018/2019").answers, "respondents")
        == ["kgst-oefit-2019/cities", "kgst-oefit-2019/municipalities", "kgst-oefit-2019/counties"])
  }

  @Test(arguments: [
    (
      "which share of Kreise name the CIO responsible", ["und bei den Städten über 100.000?"],
      "which share of name the CIO responsible, Städten über 100000"
    ),
    (
      "which share of Kreise name the CIO responsible", ["and the CDO?"],
      "which share of Kreise name the responsible, CDO"
    ),
    ("DMS, Optimierer", ["und die Bedächtigen?", "and chatbots"], "Bedächtigen, chatbots"),
    ("Anteil mit DMS 2018", ["2017"], "Anteil mit DMS, 2017"),
  ])
  func `a further line changes what it names and keeps the rest`(
    question: String, lines: [String], whole: String
  ) throws {
    let answer = try Asker.ask(question, then: lines, BuiltWarehouse.open())
    #expect(answer.question == whole)
  }

  @Test func `a further line has the answer of the whole question`() throws {
    let kept = try Asker.ask(
      "DMS, Optimierer", then: ["und die Bedächtigen?"], BuiltWarehouse.open())
    #expect(try ids(kept) == ids(ask("DMS, Bedächtige")))
  }

  @Test(arguments: [
    "Wie viele Städte (ohne Gemeinden und Kreise) haben geantwortet?",
    "Wie viele Städte, keine Gemeinden, keine Kreise, haben geantwortet?",
    "How many cities, not municipalities or counties, responded?",
  ])
  func `a kind that is only set apart is not meant`(question: String) throws {
    #expect(try rows(ask(question).answers, "value").contains("217.0"))
  }

  @Test func `where nobody told towns apart the whole answers, and says so`() throws {
    let answer = try ask("Von wem erwarten die Städte und Gemeinden Hilfe, vom Land oder vom Bund?")
    #expect(try rows(answer.answers, "value", "relation") == ["88.0 | whole", "81.0 | whole"])
    #expect(answer.confidence == "partial")
    #expect(
      answer.report(in: .english).title.hasPrefix("Known only of all together, not told apart: "))
  }

  @Test func `two regions in another order are the one that is called so`() throws {
    #expect(
      try ids(ask("Digitalisierungsstrategie in Sachsen und Thüringen 2017"))
        == ids(ask("Digitalisierungsstrategie in Thüringen und Sachsen 2017")))
  }

  @Test func `the year behind an author is that of the publication`() throws {
    let answer = try ask("Krellmann et al. 2020: DMS, Optimierer")
    #expect(try rows(answer.answers, "value") == ["62.2"])
  }

  @Test func `a word at the very beginning can stand alone`() throws {
    let answer = try ask("Sprechstunde beim Bürgermeister: Wie viele Kommunen machen das?")
    #expect(!answer.isAnswered)
  }

  @Test func `a misspelling of two names of one thing is that thing`() throws {
    #expect(try ids(ask("Optimirer DMS")) == ids(ask("Optimierer DMS")))
  }

  @Test func `nationwide are the waves of the whole country`() throws {
    #expect(try ids(ask("DMS bundesweit")) == ids(ask("DMS")))
    #expect(try !ask("CIO responsible nationwide 2020").isAnswered)
  }

  @Test func `what is planned is not what is offered`() throws {
    let offered = try ask("Wie viele Kommunen bieten Fortbildungen zu technologischen Trends an?")
    #expect(try rows(offered.answers, "value") == ["20.4"])
    #expect(
      try rows(ask("geplante Fortbildungen zu technologischen Trends").answers, "value") == ["28.4"]
    )
  }

  @Test func `words that were not understood are named, and what the rest would yield is context`()
    throws
  {
    let answer = try ask("DMS fiddlesticks in Optimierer")
    #expect(answer.notUnderstood == ["fiddlesticks"])
    #expect(try rows(answer.context, "why", "value").first == "without \"fiddlesticks\" | 62.2")
  }

  @Test(arguments: [
    // No figure on the counties as a whole, only on a class of them.
    ("mobile apps in counties", "kgst-oefit-2019/all"),
    // Another class.
    ("mobile apps, towns under 10,000", "kgst-oefit-2019/all"),
    // A state without figures.
    ("DMS in Hessen", "kgst-oefit-2019/all"), ("hessen dms", "kgst-oefit-2019/all"),
    ("DMS in Bayern", "kgst-oefit-2019/all"),
    ("DMS in bayerischen Kommunen", "kgst-oefit-2019/all"),
  ])
  func `a figure of other respondents is context, never an answer`(
    question: String, nearest: String
  ) throws {
    let answer = try ask(question)
    #expect(!answer.isAnswered)
    #expect(try rows(answer.context, "why").allSatisfy { $0 == "other respondents" })
    #expect(try rows(answer.context, "respondents").contains(nearest))
  }

  @Test func `a negation is not dropped`() throws {
    #expect(try !ask("Anteil der Kommunen, die FIM nicht kennen").isAnswered)
    #expect(try !ask("How many municipalities don't know FIM?").isAnswered)
    #expect(
      try numbers("Anteil ohne Digitalisierungsstrategie")
        == ["strategy-none | kgst-oefit-2019/all | 41.0"])
  }

  // MARK: In part

  @Test(arguments: [
    (
      "Have the chatbots in cities of roughly 200 to 400 thousand residents a share?", "18.0",
      [String]()
    ),
    (
      "what percentage of NRW municipalities gladly name the CDO responsible for building skills",
      "67.0", ["gladly"]
    ),
  ])
  func `words of little weight are left out, and named`(
    question: String, value: String, left: [String]
  ) throws {
    let answer = try ask(question)
    #expect(try rows(answer.answers, "value") == [value])
    #expect(answer.notConsidered == left)
    #expect(answer.confidence == (left.isEmpty ? "full" : "partial"))
    let strict = try Asker.ask(question, strict: true, connection)
    #expect(!strict.isAnswered && strict.confidence == "none")
  }

  @Test func `why somebody asks is no part of the question`() throws {
    let plain = try ids(ask("Wie viele Kommunen nutzen De-Mail?"))
    let polite = try ask(
      "Guten Tag, ich schreibe gerade einen Vortrag. Wie viele Kommunen nutzen De-Mail?")
    #expect(try ids(polite) == plain && polite.notConsidered.isEmpty)
  }

  @Test func `where only a part was asked, it is meant when nobody is named`() throws {
    #expect(
      try numbers("Externe Berater bei der Strategieentwicklung")
        == ["partner-external-consultants | kgst-oefit-2019/all-strategy | 37.0"])
  }

  @Test func `the three biggest, in order`() throws {
    let answer = try ask("What are the three biggest obstacles to building digital skills in NRW?")
    #expect(try rows(answer.answers, "value") == ["79.0", "74.0", "68.0"])
    #expect(
      answer.report(in: .english).title
        == "no time 79 %, worry and fear of change 74 %, lack of staff 68 % "
        + "(all responding municipalities, NRW 2020)")
  }

  @Test func `a difference that nobody printed is computed from both sides`() throws {
    let answer = try Asker.ask(
      "Um wie viele Prozentpunkte liegt DMS bei Optimierern über den Bedächtigen?", in: .german,
      connection)
    #expect(try rows(answer.answers, "value").sorted() == ["47.5", "62.2"])
    #expect(answer.report(in: .german).title.contains("14,7 Prozentpunkte Abstand, errechnet"))
  }

  @Test func `what another study says of a part stands below, and the headline says so`() throws {
    let answer = try ask("liegt beim CIO, counties")
    #expect(try rows(answer.answers, "value", "relation") == ["67.0 | exact", "44.0 | part"])
    let title = answer.report(in: .english).title
    #expect(title.hasPrefix("67 %") && title.contains("of a part, another question: 44 %"))
  }

  @Test(arguments: [
    // Another degree, or its opposite.
    "Wie viele Kommunen sehen sich bei der Infrastruktur schlecht aufgestellt?",
    "less well positioned local economy", "Kommunen mit hoher Nutzung von Open Data",
    "Anteil der Kommunen mit mindestens einer Basiskomponente",
    "Welche fünf Basiskomponenten sind am häufigsten?",
    "Wie viele Kommunen haben mehr als 3 Basiskomponenten?",
    "Wie viele Kommunen verwenden nur Chatbots?",
    "Wie viele Kommunen haben einen Fortbildungsanteil über 20 %?",
    // What is wished, and what is denied.
    "Wie viele Kommunen wollen ein DMS einführen?",
    "How many municipalities want to introduce a DMS?",
    "Wie viele Kommunen haben ihre Strategie nicht veröffentlicht?",
    // Another whole, other respondents, other actors.
    "Share of counties among optimisers", "Welcher Anteil der Community Manager sind Städte?",
    "Kommunen über 250.000 Einwohner mit DMS", "How many leaders use mobile apps?",
    "Who provides De-Mail in counties over 250,000 inhabitants?", "Wo nutzen Kommunen mobile Apps?",
    // Part of a name is not the thing.
    "Haben viele Kommunen Bürgerbefragungen?", "Wie viele Mitarbeiter haben die Optimierer?",
    "Anteil der Bedächtigen, in denen die Leitung für die Digitalisierung der Verwaltung zuständig ist",
    "Broadband grade satisfactory",
    // Which belongs to which, or only one side.
    "DMS bei Städten über 400.000 und Chatbots bei Kreisen unter 150.000",
    "training methods offered vs planned for community managers",
  ])
  func `a word that makes the question another is not dropped`(question: String) throws {
    #expect(try !ask(question).isAnswered)
  }

  @Test func `a name of a region is the region where a wave is named besides`() throws {
    #expect(
      try numbers("Rücklaufquote KGSt Nordrhein-Westfalen")
        == ["response-rate | kgst-oefit-2019/region-nordrhein-westfalen | 27.0"])
  }

  @Test func `a year without a wave has no answer`() throws {
    for year in [2012, 2022] {
      #expect(try !ask("digital strategy exists in \(year)").isAnswered, "\(year)")
    }
  }

  @Test func `what a document cites from elsewhere is no answer`() throws {
    let answer = try ask("Internet gehört zum Alltag")
    #expect(!answer.isAnswered)
    #expect(
      try rows(answer.context, "why") == ["cited, no survey of this warehouse"])
  }

  @Test func `another sphere is no answer`() throws {
    #expect(try !ask("CIO Konzern Kommune").isAnswered)
  }

  @Test func `one side of a comparison alone is no answer`() throws {
    #expect(try !ask("CIO in counties vs DMS").isAnswered)
    #expect(try !ask("mobile apps: Optimierer vs counties").isAnswered)
  }

  @Test func `a word that could be many questions asks back`() throws {
    let answer = try ask("self-assessment")
    #expect(!answer.isAnswered)
    #expect(answer.notes.first?.hasPrefix("This can be ") == true, "\(answer.notes)")
  }

  @Test func `categories are no numbers, and the note says where they are`() throws {
    let notes = try ask("Ist Blockchain ein Aufsteiger?").notes
    #expect(
      notes.last
        == "Categories and ranks are no numbers; 'wavehouse query run categories' lists them.")
  }

  // MARK: Words

  @Test(arguments: [
    "which share of Kreise name the CIO responsible", "CIO in Kreisen", "CIO Landkreise",
    "cio counties", "IT-Leitung, Kreise", "it leitung kreise", "Chief Information Officer (Kreis)",
    "Anteil der Landkreise, in denen der CIO verantwortlich ist", "IT-Leitungen in Kreisen",
    "Cheif Information Officer in counties",
  ])
  func `one question in many wordings has one answer`(question: String) throws {
    #expect(
      try numbers(question) == [
        "cio | nrw-2020/counties | 67.0",
        // What another study says of a part of the counties stands below.
        "cio | kgst-oefit-2019/counties-class-1-strategy | 44.0",
      ])
  }

  @Test(arguments: [
    ("Buergermeister örtliche Gemeinschaft Bedächtige", "hvb | kgst-oefit-2019/type-bedaechtige"),
    ("Landrat oertliche Gemeinschaft, Bedaechtige", "hvb | kgst-oefit-2019/type-bedaechtige"),
    ("Onlinebefragungen der Optimierer", "online-surveys | kgst-oefit-2019/type-optimierer"),
    ("Dokumentenmanagment Optimierer", "dms | kgst-oefit-2019/type-optimierer"),
    ("CHATBOTS BEI OPTIMIERERN", "chatbots | kgst-oefit-2019/type-optimierer"),
    ("E-Akte, Optimierer", "dms | kgst-oefit-2019/type-optimierer"),
    (
      "Mängelmelder, Serviceorientierte",
      "defect-reporting | kgst-oefit-2019/type-serviceorientierte"
    ),
    ("lack of money, cities >100,000", "barrier-no-money | nrw-2020/class-5"),
  ])
  func `umlauts, case, compounds, hyphens, aliases and a typo do not matter`(
    question: String, expected: String
  ) throws {
    #expect(
      try rows(try ask(question).answers, "item", "respondents") == [expected])
  }

  @Test(arguments: [
    "DMS, Städte unter 10.000 Einwohnern", "DMS in cities below 10,000 inhabitants",
    "DMS, towns of less than 10 000", "DMS cities <10.000", "DMS Städte bis 10 Tsd. Einw.",
    "DMS in Gemeinden unter zehntausend Einwohnern", "DMS towns under ten thousand people",
    "DMS smallest cities", "DMS kleine Städte", "DMS, Städte Größenklasse 7",
    "DMS cities, size class 7", "DMS Städte < 10k",
  ])
  func `a band is understood however it is written`(question: String) throws {
    #expect(
      try rows(try ask(question).answers, "respondents") == ["kgst-oefit-2019/cities-class-7"])
  }

  @Test(arguments: [
    "Hackathons, Städte 200.000 bis 400.000", "hackathons in cities between 200 and 400 thousand",
    "Hackathons Städte 200-400 Tsd.", "Hackathons Städte 200-400k", "hackathons 200,000–400,000",
    "Hackathons in Städten von 200 000 bis unter 400 000 Einwohnern",
  ])
  func `a band has two ends`(question: String) throws {
    #expect(
      try rows(try ask(question).answers, "respondents") == ["kgst-oefit-2019/cities-class-2"])
  }

  // MARK: Shapes

  @Test func `two types side by side`() throws {
    #expect(
      try numbers("DMS Bedächtige vs Optimierer") == [
        "dms | kgst-oefit-2019/type-bedaechtige | 47.5",
        "dms | kgst-oefit-2019/type-optimierer | 62.2",
      ])
  }

  @Test func `groups of different kinds and sizes side by side`() throws {
    #expect(
      try numbers("Mehr Onlinebefragungen in Kreisen über 250 Tsd. oder in Städten über 400 Tsd.?")
        == [
          "online-surveys | kgst-oefit-2019/counties-class-1 | 30.0",
          "online-surveys | kgst-oefit-2019/cities-class-1 | 71.0",
        ])
  }

  @Test func `two spheres and two items side by side`() throws {
    let spheres = try ask("CIO Verwaltung gegen örtliche Gemeinschaft")
    #expect(Set(try rows(spheres.answers, "sphere")) == ["administration", "local_community"])
    #expect(
      try numbers("support from federal state vs federation expected, GfK 2017") == [
        "partner-federal-state | gfk-2017/all | 88.0", "partner-federation | gfk-2017/all | 81.0",
      ])
  }

  @Test func `a trend has the waves in order, and its repeats stand beside it`() throws {
    let answer = try ask("how did the share with a digital strategy change from 2015 to 2017")
    #expect(
      try rows(answer.answers, "wave", "item", "value") == [
        "gfk-2015 | strategy-exists-developed-or-planned | 40.0",
        "gfk-2017 | strategy-exists-developed-or-planned | 59.0",
      ])
    #expect(
      try rows(answer.context, "why").allSatisfy { $0 == "the same number, printed elsewhere" })
    #expect(
      try numbers(
        "um wie viele Prozentpunkte ist der Anteil mit Digitalisierungsstrategie von 2015 bis 2017 gestiegen?"
      )
        == ["strategy-exists-developed-or-planned | gfk-2017/all | 20.0"])
  }

  @Test func `surveys that nobody says to ask the same are no trend`() throws {
    let folder = try TemporaryFolder()
    let copy = try BuiltWarehouse.copy(in: folder)
    let question = "how did the share with a digital strategy change from 2015 to 2017"
    #expect(try Asker.ask(question, copy).isAnswered)
    try copy.execute(
      "DELETE FROM question_comparisons WHERE question_a = 'gfk-2015/strategy-status'")
    #expect(try !Asker.ask(question, copy).isAnswered)
  }

  @Test func `the highest and the lowest, the others as context`() throws {
    let highest = try ask("Welcher Typ nutzt am häufigsten mobile Apps?")
    #expect(try rows(highest.answers, "respondents").count == 1)
    #expect(
      try rows(highest.context, "why").prefix(3) == ["the others", "the others", "the others"])
    #expect(
      try numbers("seltenste Fortbildung bei den Bedächtigen").map { $0.prefix(21) }
        == ["training-digital-work"])
  }

  @Test func `counts are counts`() throws {
    #expect(
      try numbers("How many counties took part in NRW 2020?")
        == ["answered | nrw-2020/counties | 27.0"])
    #expect(
      try numbers("Anzahl der befragten Gemeinden, KGSt")
        == ["answered | kgst-oefit-2019/municipalities | 114.0"])
  }

  @Test func `where a number is asked for and shares are printed, a note says so`() throws {
    let answer = try ask("Wie viele Kommunen haben keine Strategie?", in: .german)
    #expect(answer.isAnswered)
    #expect(answer.notes.first == "Gefragt ist eine Anzahl; gedruckt sind nur Anteile.")
  }

  @Test func `a distribution goes by size`() throws {
    let values = try rows(try ask("Ziele der Optimierer").answers, "value").compactMap {
      Double($0)
    }
    #expect(values.count == 10)
    #expect(values == values.sorted(by: >))
  }

  // MARK: Ambiguity

  @Test func `the likeliest reading is answered, the others named with their command`() throws {
    let strategy = try ask("Digitalisierungsstrategie, all municipalities, KGSt")
    #expect(Set(try rows(strategy.answers, "item")) == ["strategy-exists"])
    let command =
      "wavehouse ask 'Digitalisierungsstrategie, all municipalities, KGSt' --as strategy-exists-or-in-development"
    #expect(strategy.notes.contains { $0.hasSuffix(command) })
    #expect(
      Set(
        try rows(
          try ask(
            "Digitalisierungsstrategie, all municipalities, KGSt",
            only: "strategy-exists-or-in-development"
          ).answers, "item")) == ["strategy-exists-or-in-development"])
  }

  @Test func `a meaning that the words do not have is not forced on them`() throws {
    #expect(try !ask("DMS Optimierer", only: "cio").isAnswered)
    #expect(try ask("DMS Optimierer", only: "dms").isAnswered)
  }

  // MARK: What is said

  @Test func `it says how each word was understood`() throws {
    let answer = try ask(
      "Wer ist in Städten unter 10.000 Einwohnern für den Kompetenzaufbau verantwortlich?")
    #expect(
      answer.understood.map { "\($0.words): \($0.role), \($0.label)" } == [
        "Städten: respondents, cities",
        "unter 10000 Einwohnern: respondents, under 10,000 inhabitants",
        "Kompetenzaufbau verantwortlich: question, responsibility for building digital skills",
        ": shape, distribution",
      ])
    #expect(
      answer.notes.first
        == "The size classes hold cities and municipalities (Gemeinden) together.")
  }

  @Test func `answers have all columns of findings`() throws {
    let columns = try connection.table(of: "SELECT * FROM findings LIMIT 0")
    #expect(try ask("DMS Optimierer").answers.columns == columns + ["relation"])
    #expect(try ask("DMS Optimierer").context.columns == ["why"] + columns)
    #expect(try ask("Wetter").answers.columns == columns + ["relation"])
  }

  @Test func `the text says which comes first, though it prints no number of it`() throws {
    let answer = try ask("What is the greatest barrier for leaders building skills?")
    #expect(answer.isAnswered && answer.answers.rows.isEmpty)
    #expect(
      answer.report(in: .english).title
        == "no time: rank 1, so the text (“größte”), all responding municipalities (NRW 2020)")
    #expect(try rows(answer.statements, "classification_id") == ["kompetenzen-nrw:789:5"])
    #expect(
      try rows(answer.context, "why", "item", "value").first
        == "the others | barrier-too-complex | 74.0")
  }

  @Test
  func `what has no number is answered by what is said, and never where a number is asked for`()
    throws
  {
    let answer = try ask("blockchain")
    #expect(answer.isAnswered && answer.answers.rows.isEmpty)
    #expect(try rows(answer.statements, "category", "words") == ["special | Blockchain"])
    #expect(try !ask("how many municipalities use blockchain").isAnswered)
    #expect(try !ask("share of municipalities with blockchain").isAnswered)
  }

  @Test func `of a publication that is named its own print answers`() throws {
    let all = "defect reporting, all municipalities"
    #expect(try rows(ask(all).answers, "finding_id") == ["typfrage:667:41"])
    #expect(
      try rows(ask(all + ", according to Digital vorangehen").answers, "finding_id")
        == ["digital-vorangehen:839:86"])
  }

  @Test func `two publications of one wave print one result, and what contradicts it says so`()
    throws
  {
    let answer = try ask("Fachbereich IT oertliche Gemeinschaft alle Befragten KGSt")
    #expect(try rows(answer.answers, "finding_id") == ["typfrage:577:36"])
    #expect(
      try rows(answer.context, "why", "finding_id")
        == ["a print that contradicts it | digital-vorangehen:606:16"])
  }

  @Test func `every other name is understood`() throws {
    var generator = SeededGenerator(seed: 20_261_122)
    let names = try connection.texts("SELECT alias FROM aliases ORDER BY alias")
      .shuffled(using: &generator).prefix(120)
    for name in names {
      #expect(try ask(name).notUnderstood.isEmpty, "\(name)")
    }
  }

  // MARK: Any input

  @Test func `any text is answered or refused, twice alike`() throws {
    var generator = SeededGenerator(seed: 20_261_121)
    let words =
      [
        "CIO", "Kreise", "unter", "10.000", "vs", "2017", "Strategie", "mit", "ohne", "DMS", "über",
        "–", "Optimierer", "höchste", "welche", "%", "'", "\"", "(", "\u{0}", "🏙", "von", "bis",
        "100k", "Größenklasse", "1", "nicht", "GfK", "und", "oder", "/", "\\", ";", "--",
        "ä\u{308}",
      ]
    for _ in 0..<Loops.rounds(short: 60, whole: 300) {
      let question = (0..<Int.random(in: 1...14, using: &generator))
        .map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
      let answers = (0..<2).map { _ in try? ask(question).answers.rows }
      #expect(answers[0] == answers[1], "\(question)")
    }
    #expect(try !ask(String(repeating: "Kreise CIO ", count: 2_000)).question.isEmpty)
  }
}

extension Connection {
  /// The columns of a query.
  fileprivate func table(of sql: String) throws -> [String] { try prepare(sql).columnNames }
}
