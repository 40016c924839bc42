import Importing
import Publishing
import Reports
import Survey

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Command {
  static let publish = Command(
    "publish", "write a file for everyone, without answers and small counts", usage: "OUT",
    arguments: 1...1,
    options: [
      Option(
        "minimum", "N",
        "the fewest respondents that a published count may have; \(Publisher.usualMinimum) if not given"
      ),
      force, home,
    ] + reading,
    discussion: """
      Respondents, answers, texts and all revisions stay out, and so do computed numbers from
      which a count of fewer than N respondents could be told, alone or by subtraction. Printed
      numbers stay. Where that cannot be promised, nothing is written. The warehouse is not
      changed; the same warehouse gives the same bytes. See Documentation/publishing.md.
      """
  ) { invocation in
    let format = try invocation.format()
    let minimum = try invocation.count("minimum", default: Publisher.usualMinimum)
    guard minimum >= 2 else {
      throw UsageError("--minimum takes a whole number from 2; with 1, nothing is protected")
    }
    let folders = try sourceFolders(invocation)
    let target = invocation.arguments.arguments[0]
    let publication = try Publisher(
      invocation.databasePath, migrations: folders.migrations, minimum: minimum
    ).publish(to: target, replacing: invocation.arguments.options["force"] != nil)
    try format.write(
      PublicationReport.report(publication, at: target), in: .english, to: invocation.output,
      notes: Output(descriptor: STDERR_FILENO))
    return .success
  }
}
