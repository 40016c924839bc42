/// Why a warehouse is not published: the promise could not be kept, or the file not be written.
package enum PublishError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file is to go where another warehouse is, with its answers.
  case isWarehouse(String)
  /// It is a published file already.
  case isPublished(String)
  /// It holds a table, column, view, index or trigger that this program does not know.
  case unknownObjects(file: String, names: [String])
  /// Its computed numbers are not those of its answers.
  case unsound(file: String, what: String)
  /// A printed number tells a count of few.
  case printGivesAway(wave: String, finding: String)
  /// Something that stays speaks of a number that is withheld.
  case refersToWithheld(what: String, finding: String)
  /// What a respondent is called, or answered in words, stands in what would be published.
  case leak(what: String, places: [String])

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .isWarehouse(let path):
      "\(path): is a warehouse with answers or revisions, and not replaced; choose another name"
    case .isPublished(let path):
      "\(path): is a published file; publish the warehouse that it was made from"
    case .unknownObjects(let file, let names):
      "\(file): not published: it holds what this program does not know and cannot answer for: "
        + names.joined(separator: ", ") + "; take it out, or copy what is wanted by hand"
    case .unsound(let file, let what):
      "\(file): not published: \(what); 'wavehouse check computed' tells more, importing the package "
        + "again with --replace counts anew"
    case .printGivesAway(let wave, let finding):
      "\(wave): not published: the printed number \(finding) tells, with what could be published, how "
        + "few answered something; take it out, or lower --minimum"
    case .refersToWithheld(let what, let finding):
      "not published: \(what) speaks of \(finding), which would be withheld; take that out first"
    case .leak(let what, let places):
      "not published: \(what) would be in it, in \(places.joined(separator: ", ")); mend the labels "
        + "and notes of the package and import it again with --replace"
    }
  }
}
