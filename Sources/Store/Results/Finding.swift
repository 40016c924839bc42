package import Survey

/// A number that a publication prints, or that is computed from answers: what it is about, what it says,
/// and where it is from.
package struct Finding: Identifiable, Sendable {
  /// What a number is about; two findings about the same are prints of one result.
  package struct Subject: Sendable {
    /// What was asked.
    package let question: Question
    /// What the number says it of: the identifier of a concept.
    package let item: String
    /// How the question calls the item.
    package let itemLabels: Labels
    /// Of whom the number says it.
    package let group: Group
    /// What sort of number it is.
    package let statistic: Statistic
    /// What it counts.
    package let unit: Unit
  }

  /// The question that a number answers.
  package struct Question: Sendable {
    /// Its identifier.
    package let id: String
    /// The wave that asked it.
    package let wave: Wave
    /// The identifier of what such questions ask, whatever the wave.
    package let concept: String
    /// What that is called.
    package let labels: Labels
    /// What the sphere is called that it is about; `nil` where it is about none.
    package let sphere: Labels?
    /// Whether its numbers were derived from other answers by the authors.
    package let isDerived: Bool
    /// The scale of a score.
    package let scale: ClosedRange<Double>?
  }

  /// The wave that a number belongs to.
  package struct Wave: Hashable, Sendable {
    /// Its identifier.
    package let id: String
    /// What it is called.
    package let labels: Labels
    /// Whether everyone was invited and took part by choice.
    package let isVoluntary: Bool
  }

  /// The respondents that a number speaks of.
  package struct Group: Hashable, Sendable {
    /// Its identifier.
    package let id: String
    /// What it is called.
    package let labels: Labels
    /// The kind of municipality that it consists of.
    package let kind: UnitKind
    /// How many inhabitants its municipalities have.
    package let band: InhabitantsBand
    /// How many were invited, where a publication says so.
    package let invited: Int?
  }

  /// What the number says, and how exactly.
  package struct Amount: Sendable {
    /// The number; `nil` for a range.
    package let value: Double?
    /// The least that it claims; `nil` when it sets no limit.
    package let minimum: Double?
    /// The most that it claims; `nil` when it sets no limit.
    package let maximum: Double?
    /// How exactly it is stated.
    package let qualifier: Qualifier
    /// `weighted` or `unweighted` where it is computed from answers; `nil` where it is printed.
    package let weighting: String?
    /// The number as text with a point for decimals; of a range both ends.
    let number: String

    /// How exactly it is stated, in words, as the view `stated_findings` has it.
    package var wording: Labels {
      switch weighting {
      case "weighted": Labels(german: "berechnet, gewichtet", english: "computed, weighted")
      case .some: Labels(german: "berechnet, ungewichtet", english: "computed, unweighted")
      case nil:
        qualifier.words
          ?? Labels(german: number.replacing(".", with: ","), english: number)
      }
    }

    /// The number with a sign of how exact it is, such as `≈ 60`: the `cell` of `stated_findings`.
    package var text: String { qualifier.sign + number }

    /// Whether it was computed from answers instead of printed.
    package var isComputed: Bool { weighting != nil }
  }

  /// How many answers a number rests on.
  package struct Base: Sendable {
    /// The fewest that it can be; `nil` where nothing says.
    package let minimum: Int?
    /// The most that it can be; `nil` where nothing says.
    package let maximum: Int?
    /// How many unweighted answers say as much as the weighted ones; `nil` without weights.
    package let effective: Double?

    /// The base in the space of a cell: a number, a span, `≤ 116`, or `?`.
    package var text: String {
      guard let maximum else { return "?" }
      guard let minimum else { return "≤ \(maximum)" }
      return minimum == maximum ? "\(maximum)" : "\(minimum)–\(maximum)"
    }
  }

  /// Where a number is from.
  package struct Source: Sendable {
    /// The identifier of the publication.
    package let study: String
    /// The short title of the publication.
    package let title: String
    /// The identifier of the document.
    package let document: String
    /// The identifier of the exhibit, its figure or table; `nil` for a number in running text.
    package let exhibit: String?
  }

  /// Its identifier.
  package let id: String
  /// What it is about.
  package let subject: Subject
  /// What it says.
  package let amount: Amount
  /// How many answers it rests on.
  package let base: Base
  /// Where it is from.
  package let source: Source
  /// What else is to be known of it.
  package let note: String?
  /// The confidence interval in the unit of the number, where one was asked for and can be computed.
  package var interval: ClosedRange<Double>?

  /// The wave that it belongs to.
  package var wave: Wave { subject.question.wave }
}
