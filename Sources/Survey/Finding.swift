/// A number that a publication prints, or that is computed from answers: what it is about, what it says,
/// and where it is from.
package struct Finding: Identifiable, Sendable {
  /// What a number is about. Two findings about the same are prints of one result.
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

    /// Puts a subject together from what was read of it.
    package init(
      question: Question, item: String, itemLabels: Labels, group: Group, statistic: Statistic,
      unit: Unit
    ) {
      self.question = question
      self.item = item
      self.itemLabels = itemLabels
      self.group = group
      self.statistic = statistic
      self.unit = unit
    }
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

    /// Puts a question together from what was read of it.
    package init(
      id: String, wave: Wave, concept: String, labels: Labels, sphere: Labels?,
      isDerived: Bool, scale: ClosedRange<Double>?
    ) {
      self.id = id
      self.wave = wave
      self.concept = concept
      self.labels = labels
      self.sphere = sphere
      self.isDerived = isDerived
      self.scale = scale
    }
  }

  /// The wave that a number belongs to.
  package struct Wave: Hashable, Sendable {
    /// Its identifier.
    package let id: String
    /// What it is called.
    package let labels: Labels
    /// Whether everyone was invited and took part by choice.
    package let isVoluntary: Bool

    /// Puts a wave together from what was read of it.
    package init(id: String, labels: Labels, isVoluntary: Bool) {
      self.id = id
      self.labels = labels
      self.isVoluntary = isVoluntary
    }
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

    /// Puts a group together from what was read of it.
    package init(id: String, labels: Labels, kind: UnitKind, band: InhabitantsBand, invited: Int?) {
      self.id = id
      self.labels = labels
      self.kind = kind
      self.band = band
      self.invited = invited
    }
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
    /// How exactly it is stated, in words.
    package let wording: Labels
    /// The number with a sign of how exact it is, with a point for decimals, such as `≈ 60`.
    package let text: String

    /// Puts a number together from what was read of it.
    package init(
      value: Double?, minimum: Double?, maximum: Double?, qualifier: Qualifier, weighting: String?,
      wording: Labels, text: String
    ) {
      self.value = value
      self.minimum = minimum
      self.maximum = maximum
      self.qualifier = qualifier
      self.weighting = weighting
      self.wording = wording
      self.text = text
    }

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
    package let text: String

    /// Puts a base together from what was read of it.
    package init(minimum: Int?, maximum: Int?, effective: Double?, text: String) {
      self.minimum = minimum
      self.maximum = maximum
      self.effective = effective
      self.text = text
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

    /// Puts a source together from what was read of it.
    package init(study: String, title: String, document: String, exhibit: String?) {
      self.study = study
      self.title = title
      self.document = document
      self.exhibit = exhibit
    }
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

  /// Puts a finding together from what was read of it.
  package init(
    id: String, subject: Subject, amount: Amount, base: Base, source: Source, note: String?
  ) {
    self.id = id
    self.subject = subject
    self.amount = amount
    self.base = base
    self.source = source
    self.note = note
  }

  /// The wave that it belongs to.
  package var wave: Wave { subject.question.wave }
}
