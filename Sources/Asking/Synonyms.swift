import Text

/// Everyday words that say the same in questions on surveys, in sets.
///
/// A name of the warehouse holds one of them; people who ask take another. Only words between which no survey
/// of this kind tells apart stand in one set: a "Hürde" is a "Hemmnis", but a plan is no strategy.
enum Synonyms {
  private static let sets: [StaticString] = [
    "bürger bürgerinnen bürgerschaft einwohner einwohnerschaft bevölkerung bewohner",
    "citizens residents population inhabitants",
    "mitarbeiter mitarbeiterinnen mitarbeitende beschäftigte belegschaft personal bedienstete angestellte",
    "staff employees workforce workers",
    "führungskraft führungskräfte chefs chef vorgesetzte leitungskräfte",
    "leaders managers bosses executives leadership",
    "hemmnis hemmnisse hindernis hindernisse hürde barriere barrieren bremse stolpersteine",
    "barrier obstacle hurdle impediment",
    "kompetenz wissen kenntnisse fähigkeiten knowhow",
    "skill competence competency knowledge ability capability",
    "geld mittel budget finanzmittel gelder",
    "money budget funds finances",
    "zuständig verantwortlich zuständigkeit verantwortung",
    "responsible responsibility accountable",
    "fördern unterstützen", "support promote foster",
    "schulung fortbildung weiterbildung", "schulen fortbilden weiterbilden",
    "training trainings courses",
    "zusammenarbeit kooperation", "cooperation collaboration",
    "goal aim objective", "angst furcht sorge", "fear afraid anxiety worry worried",
    "mangel mangelnd fehlen fehlt fehlend", "lack missing shortage lacking",
    "priorität vorrang", "komplex kompliziert", "complex complicated",
    "bereitschaft wille", "ausreichend genug genügend hinreichend",
    "sufficient enough adequate", "sinnvoll nützlich", "useful sensible worthwhile",
    "abteilung fachbereich", "department division",
    "berater beratung beratungsunternehmen", "consultants consultancy advisers advisors",
    "unternehmen firma firmen betriebe", "companies firms enterprises",
    "hochschule universität", "verkehr mobilität", "transport mobility traffic",
    "anreiz anreize antrieb treiber motor", "driver incentive motivator",
    "grund gründe begründung", "reason excuse",
    "nachfrage bedarf", "breitband breitbandanschluss", "glasfaser glasfasernetz glasfaserausbau",
    "fibre fiber", "ausstattung ausrüstung", "veraltet überholt", "outdated obsolete",
  ]

  /// The stems of each set, and in which sets a stem is.
  private static let index: (sets: [[[UInt8]]], places: [[UInt8]: [Int]]) = {
    var all: [[[UInt8]]] = []
    var places: [[UInt8]: [Int]] = [:]
    for words in sets {
      var stems: [[UInt8]] = []
      Folding.forEachWord(of: words.description) { word in
        let stem = StemTable.stem(Array(word))
        if !stems.contains(stem) { stems.append(stem) }
      }
      for stem in stems { places[stem, default: []].append(all.count) }
      all.append(stems)
    }
    return (all, places)
  }()

  /// The stems that say the same as a stem, without itself.
  static func of(_ stem: some Sequence<UInt8>) -> [[UInt8]] {
    let stem = Array(stem)
    return (index.places[stem] ?? []).flatMap { index.sets[$0] }.filter { $0 != stem }
  }
}
