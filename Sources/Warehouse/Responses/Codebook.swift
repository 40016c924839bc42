import Survey

/// What the columns of a table of answers are, and what the codes in them mean.
///
/// Readers of other formats yield the same: columns with a codebook.
struct Codebook: Sendable {
  /// What a column holds.
  enum Role: String, Sendable {
    case answer
    case participant
    case weight
    case unitKind = "unit_kind"
    case inhabitants
    case municipalityType = "municipality_type"
    case region
    case ignored
  }

  /// How a question is answered.
  enum AnswerType: String, Sendable {
    case single, multiple, scale, number, text
  }

  /// Why a code is no answer.
  enum Missing: String, Sendable {
    case notAsked = "not_asked"
    case notAnswered = "not_answered"
    case dontKnow = "dont_know"
  }

  /// What a code means; its number is its place in the list of its column, from 1.
  struct Code: Sendable {
    let text: String
    var labels: (german: String?, english: String?) = (nil, nil)
    var concept: String?
    var isChosen: Bool?
    var missing: Missing?
    var unitKind: UnitKind?
    var condition: String?

    /// An empty field of someone who was asked, unless the codebook says otherwise.
    static let empty = Code(text: "", missing: .notAnswered)
    /// An empty field of someone who was not asked.
    static let notAsked = Code(text: "", missing: .notAsked)
  }

  /// A column.
  struct Variable: Sendable {
    let name: String
    let role: Role
    let question: String?
    let type: AnswerType?
    let concept: String?
    let labels: (german: String?, english: String?)
    var askedIf: AskedIf?
    let codes: [Code]
    /// What an empty field means.
    let empty: Code

    /// Whether its fields are codes alone.
    var isCoded: Bool {
      switch role {
      case .answer: type == .single || type == .multiple || type == .scale
      case .unitKind, .municipalityType, .region: true
      case .participant, .weight, .inhabitants, .ignored: false
      }
    }

    /// What a number of a code means.
    func code(_ number: Int16) -> Code? {
      switch number {
      case 0: empty
      case -1: .notAsked
      default: codes.indices.contains(Int(number) - 1) ? codes[Int(number) - 1] : nil
      }
    }
  }

  /// The wave that was answered.
  let wave: String
  /// The columns, those of one question together.
  let variables: [Variable]

  /// The column of a role that only one may have.
  func variable(of role: Role) -> Variable? { variables.first { $0.role == role } }
}
