import Survey

/// The worksheets of a file of a survey tool: its codebook, filled in.
extension StudyScaffold {
  /// Everything that the file says; who was asked, and who publishes it, is for people to say.
  func survey(_ source: SurveySource) throws -> Begun {
    let file = try source.read()
    let answers = try source.answerFile()
    let tables = SurveyTables(file, wave: study, Self.computed, keepsFile: answers != nil)
    var begun = Begun(sheets: tables.sheets, answers: answers?.bytes ?? tables.answers)
    if let name = answers?.name { begun.answersName = name }
    let title = file.title ?? ""
    begun.sheets.add(["study_id": study, "title": title], to: "studies")
    begun.sheets.add(
      ["wave_id": study, "label_de": title, "label_en": title, "origin": "survey"], to: "waves")
    begun.sheets.add(["study_id": study, "wave_id": study], to: "study_waves")
    begun.sheets.add(SurveyPackage.everyone(of: study), to: "respondents")
    begun.remarks = tables.remarks
    begun.remarks.append(
      answers.map { "\($0.name) is a copy of \(source.path), with all its columns." }
        ?? "responses.csv holds \(file.rowCount) responses with the columns of variables.csv.")
    return begun
  }
}
