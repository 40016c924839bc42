import Foundation
import Importing
@testable import Packages
import TestSupport
import Testing

@Suite struct PackageFormatTests {
  /// Run with `WAVEHOUSE_UPDATE=1` to write the page anew.
  @Test func `the page on study packages says what the format is`() throws {
    let page = PackageFormat.reference
    #expect(try WrittenFile.text(at: "Documentation/packages.md", now: page) == page)
  }

  @Test func `a table comes after every table that it refers to`() {
    var seen: Set<String> = []
    for format in PackageFormat.resources {
      seen.insert(format.name)
      for reference in format.references {
        #expect(seen.contains(reference.table), "\(format.name) → \(reference.table)")
      }
    }
  }

  @Test func `every column says what it means`() {
    for format in PackageFormat.resources {
      for field in format.schema.fields {
        #expect(!field.description.isEmpty, "\(format.name).\(field.name)")
      }
    }
  }
}
