/// What the columns of a table of answers are, and what the codes in them mean.
///
/// Readers of other formats yield the same: columns with a codebook.
package struct Codebook: Sendable {
  /// What a column holds.
  package enum Role: String, CaseIterable, Sendable {
    case answer
    case respondent = "participant"
    case weight
    case unitKind = "unit_kind"
    case inhabitants
    case municipalityType = "municipality_type"
    case region
    case ignored
  }

  /// How a question is answered.
  package enum AnswerType: String, CaseIterable, Sendable {
    case single, multiple, scale, number, text
  }

  /// Why a code is no answer.
  package enum Missing: String, CaseIterable, Sendable {
    case notAsked = "not_asked"
    case notAnswered = "not_answered"
    case dontKnow = "dont_know"

    /// What people call it, as the dictionary of every file does.
    package var words: Labels {
      switch self {
      case .notAsked: Labels(german: "nicht gefragt", english: "not asked")
      case .notAnswered: Labels(german: "nicht beantwortet", english: "not answered")
      case .dontKnow: Labels(german: "weiß nicht", english: "don't know")
      }
    }
  }

  /// What a code means; its number is its place in the list of its column, from 1.
  package struct Code: Sendable {
    package let text: String
    package var labels = Labels()
    package var concept: String?
    package var isChosen: Bool?
    package var missing: Missing?
    package var unitKind: UnitKind?
    package var condition: String?

    /// A code that is an answer and stands for nothing, unless more is said.
    package init(
      text: String, labels: Labels = Labels(),
      concept: String? = nil, isChosen: Bool? = nil, missing: Missing? = nil,
      unitKind: UnitKind? = nil, condition: String? = nil
    ) {
      self.text = text
      self.labels = labels
      self.concept = concept
      self.isChosen = isChosen
      self.missing = missing
      self.unitKind = unitKind
      self.condition = condition
    }

    /// An empty field of someone who was asked, unless the codebook says otherwise.
    package static let empty = Code(text: "", missing: .notAnswered)
    /// An empty field of someone who was not asked.
    package static let notAsked = Code(text: "", missing: .notAsked)
  }

  /// A column.
  package struct Variable: Sendable {
    package let name: String
    package let role: Role
    package let question: String?
    package let type: AnswerType?
    package let concept: String?
    package let labels: Labels
    package var askedIf: AskedIf?
    package let codes: [Code]
    /// What an empty field means.
    package let empty: Code

    /// A column in a role; only that of an answer has a question and a type.
    package init(
      name: String, role: Role, question: String?, type: AnswerType?, concept: String?,
      labels: Labels, askedIf: AskedIf? = nil, codes: [Code],
      empty: Code
    ) {
      self.name = name
      self.role = role
      self.question = question
      self.type = type
      self.concept = concept
      self.labels = labels
      self.askedIf = askedIf
      self.codes = codes
      self.empty = empty
    }

    /// Whether its fields are codes alone.
    package var isCoded: Bool {
      switch role {
      case .answer: type == .single || type == .multiple || type == .scale
      case .unitKind, .municipalityType, .region: true
      case .respondent, .weight, .inhabitants, .ignored: false
      }
    }

    /// What a number of a code means.
    package func code(_ number: Int16) -> Code? {
      switch number {
      case 0: empty
      case -1: .notAsked
      default: codes.indices.contains(Int(number) - 1) ? codes[Int(number) - 1] : nil
      }
    }

    /// What the numbers of codes mean, in their order, which begins with -1.
    package var meanings: [Code] { [.notAsked, empty] + codes }
  }

  /// The wave that was answered.
  package let wave: String
  /// The columns, those of one question together.
  package let variables: [Variable]

  /// The codebook of a wave, by its identifier.
  package init(wave: String, variables: [Variable]) {
    self.wave = wave
    self.variables = variables
  }

  /// The column of a role that only one may have.
  package func variable(of role: Role) -> Variable? { variables.first { $0.role == role } }
}
