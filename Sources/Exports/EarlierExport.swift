import Survey
import Packages
package import Platform

/// How what an export wrote earlier is told from everything else, which is never replaced.
package enum EarlierExport {
  /// A table that `export csv` wrote: a heading of plain names, and lines that end with CR LF.
  package static let csv = Replacement.Replaceable.file(kind: "a table that an export wrote") {
    let heading = $0.prefix { $0 != 10 }
    guard heading.last == 13 else { return false }
    return heading.dropLast().split(separator: 44, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(isOfName)
    }
  }

  /// A file of JSON Lines that `export jsonl` wrote: objects whose first member has a plain name.
  package static let jsonl = Replacement.Replaceable.file(kind: "a table that an export wrote") {
    guard $0.starts(with: "{\"".utf8) else { return false }
    let name = $0.dropFirst(2).prefix(while: isOfName)
    return !name.isEmpty && $0.dropFirst(2 + name.count).starts(with: "\":".utf8)
  }

  /// An SPSS file that `export sav` wrote.
  package static let sav = Replacement.Replaceable.file(kind: "an SPSS file that an export wrote") {
    $0.starts(with: "$FL2@(#) SPSS DATA FILE - wavehouse".utf8)
  }

  /// The script that `export postgresql` wrote.
  package static let postgresql = Replacement.Replaceable.file(
    kind: "a script that an export wrote"
  ) { $0.starts(with: "-- A warehouse of survey waves for PostgreSQL".utf8) }

  /// What `export datasette` wrote.
  package static let datasette = Replacement.Replaceable.file(kind: "metadata that an export wrote")
  {
    beginning in
    Language.allCases.contains { language in
      beginning.starts(with: "{\n  \"title\": \"\(DatasetteExport.titles[language])\",".utf8)
    }
  }

  /// The folder of `export csv --all` or `export jsonl --all`, which holds the dictionary.
  package static func tables(_ form: TableExport.Form) -> Replacement.Replaceable {
    .folder { files in
      let ending = "." + form.rawValue
      let stranger = files.first { $0.contains("/") || !$0.hasSuffix(ending) }
      return stranger ?? (files.contains("dictionary" + ending) ? nil : files.first)
    }
  }

  /// The folder of `export sdmx-csv`.
  package static let sdmx = Replacement.Replaceable.folder { files in
    files.first { file in file != "structure.xml" && !SDMXFlow.all.contains { $0.file == file } }
  }

  /// The folder of `export datapackage`: those of packages, and one of queries.
  package static let packages = Replacement.Replaceable.folder { files in
    files.first { file in
      let parts = file.split(separator: "/").map(String.init)
      guard parts.count == 2 else { return true }
      if parts[0] == "queries" { return !parts[1].hasSuffix(".sql") }
      return !files.contains(parts[0] + "/" + PackageDescriptor.fileName)
        || parts[1] != PackageDescriptor.fileName && !PackageFormat.isTable(parts[1])
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    byte == 95 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
