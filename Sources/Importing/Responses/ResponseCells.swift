import Survey
import Text

/// The answers that have been read, row by row, column by column.
final class ResponseCells {
  let codes: UnsafeMutablePointer<Int16>
  let capacity: Int
  var count = 0
  var numbers: [Int: [Double]] = [:]
  var texts: [Int: [String?]] = [:]
  var respondents: [String] = []
  var inhabitants: [Int] = []
  var weights: [Double] = []
  var places: RowPlaces

  /// What is needed for the common case, in plain memory: nothing is counted for each field.
  let quick: UnsafeMutablePointer<Quick>
  private let singles: UnsafeMutablePointer<Int16>
  private let size: Int

  struct Quick {
    let isCoded: Bool
    /// The numbers of codes of one byte.
    let single: UnsafeMutablePointer<Int16>
    /// Where the codes of the column begin.
    let codes: UnsafeMutablePointer<Int16>
  }

  init(
    _ columns: [ResponseReader.Column], _ places: RowPlaces, capacity: Int,
    codes: UnsafeMutablePointer<Int16>, size: Int
  ) {
    self.places = places
    self.capacity = capacity
    self.codes = codes
    self.size = size
    quick = .allocate(capacity: max(1, columns.count))
    singles = .allocate(capacity: max(1, columns.count * 256))
    for (index, column) in columns.enumerated() {
      let single = singles + index * 256
      for (byte, number) in column.table.single.enumerated() {
        (single + byte).initialize(to: number)
      }
      (quick + index).initialize(
        to: Quick(
          isCoded: column.use == .coded, single: single,
          codes: codes + column.place * capacity))
    }
  }

  deinit {
    quick.deallocate()
    singles.deallocate()
  }

  func responses() -> Responses {
    let responses = Responses(
      count: count, codes: UnsafeMutableBufferPointer(start: codes, count: size),
      capacity: capacity)
    responses.numbers = numbers
    responses.texts = texts
    responses.respondents = respondents
    responses.inhabitants = inhabitants
    responses.weights = weights
    responses.places = places
    return responses
  }

  /// Takes a field that is not there.
  func skip(_ column: ResponseReader.Column) {
    switch column.use {
    case .ignored, .coded, .respondent: break
    case .weight: weights.append(0)
    case .inhabitants: inhabitants.append(.min)
    case .number: numbers[column.place, default: []].append(.nan)
    case .text: texts[column.place, default: []].append(nil)
    }
  }
}
