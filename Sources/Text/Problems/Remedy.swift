/// What a person can do about something wrong; how it is done, whoever runs the room says.
package enum Remedy: Hashable, Sendable {
  /// Say the encoding, if all of the file is in it.
  case sayEncoding
  /// Say the encoding, have it found out, or save the file in the usual one.
  case findEncoding
  /// Say nothing of the encoding, or the right one in the descriptor.
  case leaveEncodingOpen
  /// Say which sign stands before decimals.
  case sayDecimalSign
  /// Say that it is the sign of this name, so that all cells that differ are listed.
  case insistOnDecimalSign(String)
  /// Leave a column out.
  case leaveOutColumn
  /// Leave a question out, with the columns that are there.
  case leaveOutQuestion(String, columns: [String])
  /// Of what is to be left out, name what is there.
  case leaveOutWhatIsThere
  /// Keep unfinished responses, too.
  case keepIncomplete
  /// Give the file as one of SPSS.
  case giveAsSPSS
  /// Give the file as the structure of a survey, beside its responses.
  case giveAsStructure
  /// Have the folder described anew.
  case describe
  /// Put the package that brought the answers in its own place.
  case replacePackage
}
