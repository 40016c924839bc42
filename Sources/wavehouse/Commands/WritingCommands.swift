import Database
import Importing
import Packages
import Platform
import Store

extension Command {
  static let home = Option(
    "home", "DIR", "the folder with Migrations and Seeds; else $WAVEHOUSE_HOME, else here")

  static let build = Command(
    "build", "make the warehouse from Migrations and Seeds",
    options: [
      database,
      home,
    ],
    discussion: """
      The new file takes the place of the old one in one step; a failure leaves the old one
      alone. The same folders give the same bytes.
      """
  ) { invocation in
    let folders = try sourceFolders(invocation)
    let target = invocation.databasePath
    var packages = 0
    var rows = 0
    var queries = 0
    try Builder(folders).build(target) { step in
      switch step {
      case .package(_, let count): (packages, rows) = (packages + 1, rows + count)
      case .queries(let count): queries = count
      }
    }
    try invocation.output.write(
      "\(target): built from \(packages) packages, \(rows) rows, \(queries) queries\n")
    return .success
  }

  /// Finds the folders to build from.
  static func sourceFolders(_ invocation: Invocation) throws -> SourceFolders {
    if let home = invocation.arguments.options["home"] {
      let folders = SourceFolders(home: home)
      guard folders.exist else {
        throw MissingHome(folder: home)
      }
      return folders
    }
    var homes = [Environment.variable("WAVEHOUSE_HOME"), "."].compactMap { $0 }
    if let folder = Environment.programFolder { homes.append(folder + "/../share/wavehouse") }
    guard let folders = SourceFolders.first(among: homes) else {
      throw MissingHome(folder: homes[0])
    }
    return folders
  }

  static let queryAdd = Command(
    "query add", "store a canned query from a .sql file", usage: "FILE", arguments: 1...1,
    options: [database],
    discussion: """
      The header of the file names the query, its titles and its parameters; the files under
      Seeds/queries are examples. The query is tried first: it must read and nothing else, and
      declare the parameters that it uses.
      """
  ) { invocation in
    let path = invocation.arguments.arguments[0]
    let text = String(decoding: try FileSystem.bytes(of: path), as: UTF8.self)
    let query = try CannedQuery(parsing: text, file: path)
    try WarehouseChange.run(invocation.databasePath) { connection in
      try QueryCatalogue(connection).add(query, file: path)
      return ((), .keep)
    }
    try invocation.output.write("\(query.name): stored\n")
    return .success
  }

  static let describe = Command(
    "describe", "write datapackage.json for the CSV files of a folder", usage: "DIR …",
    arguments: 1...Int.max, options: dialect + problemList,
    discussion: """
      Schemas come from the headings of the files; name, title, requires, sources and licences
      of an existing datapackage.json stay. Encoding, delimiter and decimal sign of each file
      are found out unless they are given here, and written down for other tools.
      """
  ) { invocation in
    let choice = try invocation.dialectChoice()
    return try invocation.listingProblems { messages in
      for directory in invocation.arguments.arguments {
        let text = try PackageDescriber.descriptor(of: directory, choice: choice)
        let path = directory + "/" + PackageDescriptor.fileName
        try Replacement(of: path, replacing: .anyFile).write(Array(text.utf8))
        try messages.write("\(path): written\n")
      }
      return nil
    }
  }
}
