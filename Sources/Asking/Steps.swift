import Store
import Survey

/// Tells how a question was read, step by step.
struct Steps {
  private let asker: Asker
  private let lexicon: Lexicon

  init(_ asker: Asker) {
    self.asker = asker
    lexicon = asker.lexicon
  }

  private func words(_ places: [Int]) -> String {
    places.map { asker.interpreter.text.tokens[$0].text }.joined(separator: " ")
  }

  private var reading: [String] {
    let tokens = asker.interpreter.text.tokens
    let parts = tokens.map { token -> String in
      switch token.kind {
      case .word(let stem): lexicon.names.stems.text(stem)
      case .number(let number, _), .year(let number): String(number)
      case .sign(let sign): String(sign)
      }
    }
    var steps = ["stems: " + parts.joined(separator: " ")]
    steps += asker.interpreter.repairs.map { "repaired: \($0.typed) = \($0.readAs)" }
    for term in asker.interpreter.terms {
      steps.append(
        "term: \(words(Array(term.tokens))) = "
          + term.meanings.map { name($0) }.joined(separator: " | "))
    }
    return steps
  }

  private func name(_ meaning: Term.Meaning) -> String {
    switch meaning {
    case .kind(let kind): "kind \(kind.rawValue)"
    case .type(let place), .region(let place): lexicon.concepts[place].id
    case .conditions(let places): places.map { lexicon.concepts[$0].id }.joined(separator: " or ")
    case .band(let band), .citySize(let band):
      "inhabitants \(band.minimum.map(String.init) ?? "")–\(band.maximum.map(String.init) ?? "")"
    case .classNumber(let number): "size class \(number)"
    case .extremeClass(let isSmallest): isSmallest ? "smallest class" : "largest class"
    case .axis(let axis): "each \(axis)"
    case .waves(let places): places.map { lexicon.waves[$0].id }.joined(separator: " or ")
    case .studies(let places): places.map { lexicon.studies[$0].id }.joined(separator: " or ")
    case .year(let year): "year \(year)"
    }
  }

  private func line(_ candidate: Candidate) -> String {
    let items = candidate.items.map { lexicon.concepts[$0].id }
    let score = (candidate.score * 100).rounded() / 100
    return "\(lexicon.questions[candidate.question].id) "
      + (items.isEmpty ? "all items" : items.joined(separator: " ")) + ", score \(score)"
  }

  /// The steps to an answer, with the SQL.
  func lines(_ attempt: Asker.Attempt) -> [String] {
    var lines = reading
    lines.append("to be accounted for: " + words(attempt.proposal.required.places))
    for (number, tier) in attempt.proposal.tiers.enumerated() {
      for candidate in tier.flatMap({ $0 }).prefix(12) {
        lines.append("\(number == attempt.tier ? "taken" : "not taken"): \(line(candidate))")
      }
    }
    for (wanted, groups) in zip(attempt.reading.groups, attempt.reading.matches) {
      let ids = groups.map { lexicon.groups[$0].id }
      lines.append(
        "respondents\(wanted.isWhole ? " (everyone)" : ""): " + ids.joined(separator: " "))
    }
    lines.append("sql: " + sql(attempt.reading.candidates, asker.shown(attempt.reading)))
    return lines
  }

  /// The steps of a question without an answer.
  func lines(_ proposals: [Interpreter.Proposal]) throws -> [String] {
    var lines = reading
    let skipping = Skipping(asker.interpreter, asker.source)
    for proposal in proposals.prefix(3) {
      lines.append("to be accounted for: " + words(proposal.required.places))
      let candidates = proposal.tiers.first?.flatMap { $0 } ?? Array(proposal.partial.prefix(3))
      for candidate in candidates.prefix(6) {
        let isWhole = !proposal.tiers.isEmpty
        let left = try proposal.required.subtracting(candidate.explained).places.map { place in
          "\(words([place])) (\(try skipping.price(of: place, besides: candidate)))"
        }
        lines.append(
          (isWhole ? "without findings: " : "in part: ") + line(candidate)
            + (left.isEmpty ? "" : ", without " + left.joined(separator: ", ")))
      }
    }
    return lines
  }

  /// The statement that was run, with its values in place.
  private func sql(_ candidates: [Candidate], _ groups: [Int]) -> String {
    func literal(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
    return FindingOutlines.sql
      .replacing(":asked", with: literal(asker.source.pairs(candidates)))
      .replacing(":respondents", with: literal(asker.source.respondents(groups)))
      .split { $0 == "\n" || $0 == " " }.joined(separator: " ")
  }
}
