import Foundation
import Packages

/// A wave of one question, asked in German, that five municipalities answered; invented.
///
/// Nothing in it is called as elsewhere: its widest group is not called all, and its English question does
/// not begin with who.
package struct FibreSurvey: Sendable {
  /// The rows of its groups, below the heading `respondents_id,wave_id,label_de,label_en,unit_kind,part_of,is_everyone`.
  package var groups = ["netz-2026/everyone,netz-2026,alle Befragten,all respondents,any,,"]
  /// What its question asks for; empty for the importer to find out.
  package var asksFor = ""
  /// Its labels, in German and English.
  package var labels = (
    german: "Wer koordiniert das Glasfasernetz?",
    english: "Which body coordinates the fibre network?"
  )
  /// The kind of the concepts that its answers are.
  package var kind = "statement"
  /// Whether its answers come with it; without them no column has to tell the members of a group.
  package var hasAnswers = true

  /// The wave as it stands.
  package init() {}

  /// Its CSV files by their names.
  package var tables: [String: String] {
    var tables = [
      "studies": """
      study_id,title,short_title,publisher,licence
      netz,Netz,Netz,Test,CC BY 4.0
      """,
      "waves": """
      wave_id,label_de,label_en,population_de,population_en,fieldwork_start,fieldwork_end,sampling,origin
      netz-2026,Netz 2026,Netz 2026,Kommunen,municipalities,2026,2026,full_voluntary,survey
      """,
      "study_waves": """
      study_id,wave_id
      netz,netz-2026
      """,
      "respondents":
        (["respondents_id,wave_id,label_de,label_en,unit_kind,part_of,is_everyone"]
        + groups).joined(separator: "\n"),
      "concepts": """
      concept_id,kind,label_de,label_en
      netz-a,\(kind),Leitstelle,control centre
      netz-b,\(kind),Arbeitsgruppe,working group
      """,
      "question_concepts": """
      question_concept_id,label_de,label_en
      netz-coord,Koordination des Glasfasernetzes,coordination of the fibre network
      """,
      "questions": """
      question_id,wave_id,question_concept_id,label_de,label_en,answer_kind,asks_for
      netz-2026/c,netz-2026,netz-coord,\(labels.german),\(labels.english),single,\(asksFor)
      """,
      "items": """
      question_id,concept_id
      netz-2026/c,netz-a
      netz-2026/c,netz-b
      """,
    ]
    guard hasAnswers else { return tables }
    tables["variables"] = """
      variable,role,question_id,answer_type
      id,participant,,
      c,answer,netz-2026/c,single
      """
    tables["codes"] = """
      variable,code,concept_id
      c,1,netz-a
      c,2,netz-b
      """
    tables["responses"] = "id,c\n1,1\n2,1\n3,1\n4,2\n5,2"
    return tables
  }

  /// Writes its folder, with a descriptor.
  ///
  /// - Returns: The path of the folder.
  package func write(in folder: TemporaryFolder, as name: String = "netz") throws -> String {
    for (table, text) in tables { try folder.write(text + "\n", to: "\(name)/\(table).csv") }
    let path = folder.file(name)
    try folder.write(
      try PackageDescriber.descriptor(of: path), to: name + "/" + PackageDescriptor.fileName)
    return path
  }
}
