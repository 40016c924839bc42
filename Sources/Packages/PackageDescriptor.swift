package import Text

/// What a package's `datapackage.json` says, after the Data Package v1 tabular profile
/// (<https://specs.frictionlessdata.io/tabular-data-package/>).
package struct PackageDescriptor: Sendable {
  /// The name of the file.
  package static let fileName = "datapackage.json"

  /// One table of the package.
  package struct Resource: Sendable {
    /// Its name, one of ``PackageFormat``.
    package let name: String
    /// The file, relative to the package's folder.
    package let path: String
    /// The columns as declared.
    package let schema: TableSchema
    /// What it says about the file's dialect: `encoding`, `dialect.delimiter`, `decimalChar`.
    package let choice: CSVDialect.Choice
    let position: Position
  }

  /// The package's name.
  package let name: String
  /// The package's title.
  package let title: String
  /// The packages that must be loaded before.
  package let requires: [String]
  /// The tables.
  package let resources: [Resource]
}

/// Reads a descriptor and gathers everything that is wrong with it.
package struct DescriptorReader {
  /// What is wrong, in the order in which it was found.
  package private(set) var problems: [Problem] = []

  /// A reader that has found nothing wrong yet.
  package init() {}

  /// Reads the JSON of a descriptor; `nil` when too little of it makes sense to go on.
  package mutating func read(_ bytes: [UInt8]) -> PackageDescriptor? {
    let json: JSON
    do {
      json = try JSON.parse(bytes)
    } catch {
      report(error.position, nil, expected: "JSON: \(error.message)")
      return nil
    }
    guard json.members != nil else {
      report(json.position, nil, expected: "an object with name, title and resources")
      return nil
    }
    if let profile = json["profile"], profile.string != "tabular-data-package" {
      report(profile.position, "profile", found: profile.string, expected: "tabular-data-package")
    }
    let name = identifier(in: json)
    let title = json["title"]?.string
    if title?.isEmpty ?? true { report(json.position, "title", expected: "a title") }
    let requires = strings(json["requires"], "requires")
    let resources = (json["resources"]?.array ?? []).compactMap { resource($0) }
    if json["resources"]?.array?.isEmpty ?? true {
      report(json.position, "resources", expected: "at least one resource")
    }
    for (index, resource) in resources.enumerated()
    where resources[..<index].contains(where: { $0.name == resource.name }) {
      report(resource.position, "name", found: resource.name, expected: "each resource once")
    }
    guard let name, let title else { return nil }
    return PackageDescriptor(name: name, title: title, requires: requires, resources: resources)
  }

  private mutating func report(
    _ position: Position?, _ column: String?, found: String? = nil, expected: String,
    suggestion: String? = nil
  ) {
    problems.append(
      Problem(
        file: PackageDescriptor.fileName, position: position, column: column, found: found,
        expected: expected, suggestion: suggestion))
  }

  private mutating func identifier(in json: JSON) -> String? {
    guard let name = json["name"]?.string,
      name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil
    else {
      report(
        json["name"]?.position ?? json.position, "name", found: json["name"]?.string,
        expected: "lower-case letters, digits and hyphens")
      return nil
    }
    return name
  }

  private mutating func strings(_ json: JSON?, _ name: String) -> [String] {
    guard let json else { return [] }
    let strings = json.array?.compactMap(\.string) ?? []
    if strings.count != json.array?.count {
      report(json.position, name, expected: "a list of strings")
    }
    return strings
  }

  private mutating func resource(_ json: JSON) -> PackageDescriptor.Resource? {
    guard let name = json["name"]?.string, let format = PackageFormat.resource(named: name) else {
      let names = PackageFormat.resources.map(\.name)
      let found = json["name"]?.string
      report(
        json["name"]?.position ?? json.position, "name", found: found,
        expected: "a kind of table: " + names.joined(separator: ", "),
        suggestion: found.flatMap { Spelling.nearest(to: $0, among: names) })
      return nil
    }
    let path = json["path"]?.string ?? ""
    if !Self.isInside(path) {
      report(
        json["path"]?.position ?? json.position, "path", found: path,
        expected: "a file in the package's own folder, such as \(name).csv")
      return nil
    }
    let isSAV = PackageFormat.isSAV(path)
    guard !isSAV || format.content == .answers else {
      report(
        json["path"]?.position, "path", found: path, expected: "a CSV file such as \(name).csv")
      return nil
    }
    let ending = isSAV ? String(path.lowercased().split(separator: ".").last ?? "") : "csv"
    if let format = json["format"], format.string?.lowercased() != ending {
      report(format.position, "format", found: format.string, expected: ending)
    }
    if isSAV {
      return PackageDescriptor.Resource(
        name: name, path: path, schema: TableSchema(fields: [], primaryKey: []), choice: .init(),
        position: json.position)
    }
    guard let schema = json["schema"], schema["fields"]?.array != nil else {
      report(json["schema"]?.position ?? json.position, "schema", expected: "a schema with fields")
      return nil
    }
    let declared = self.schema(schema)
    compare(declared, with: format, at: schema.position)
    return PackageDescriptor.Resource(
      name: name, path: path, schema: declared, choice: choice(json), position: json.position)
  }

  /// What a resource says about how its file is written; other Frictionless tools read it, too.
  private mutating func choice(_ json: JSON) -> CSVDialect.Choice {
    var choice = CSVDialect.Choice()
    if let encoding = json["encoding"] {
      choice.encoding = encoding.string.flatMap { TextEncoding(named: $0) }
      if choice.encoding == nil {
        report(
          encoding.position, "encoding", found: encoding.string,
          expected: "utf-8, windows-1252 or utf-16")
      }
    }
    if let delimiter = json["dialect"]?["delimiter"] {
      choice.delimiter = delimiter.string.flatMap { CSVDialect.Delimiter(text: $0) }
      if choice.delimiter == nil {
        report(
          delimiter.position, "delimiter", found: delimiter.string,
          expected: "a comma, a semicolon or a tab")
      }
    }
    for sign in (json["schema"]?["fields"]?.array ?? []).compactMap({ $0["decimalChar"] }) {
      let named = CSVDialect.DecimalSign.allCases.first { $0.text == sign.string }
      if named == nil || choice.decimalSign ?? named != named {
        report(
          sign.position, "decimalChar", found: sign.string,
          expected: "a point or a comma, the same in the whole file")
      }
      choice.decimalSign = named
    }
    return choice
  }

  /// Whether a path stays in the folder that it is relative to.
  package static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !path.isEmpty && !path.contains("\\") && !path.contains(":")
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  private mutating func schema(_ json: JSON) -> TableSchema {
    let fields = (json["fields"]?.array ?? []).compactMap { field($0) }
    let key = json["primaryKey"].map { one($0) } ?? []
    let references = (json["foreignKeys"]?.array ?? []).map { json in
      TableSchema.ForeignKey(
        fields: json["fields"].map { one($0) } ?? [],
        resource: json["reference"]?["resource"]?.string ?? "",
        columns: json["reference"]?["fields"].map { one($0) } ?? [])
    }
    return TableSchema(fields: fields, primaryKey: key, foreignKeys: references)
  }

  /// A property that is a name or a list of names.
  private func one(_ json: JSON) -> [String] {
    json.string.map { [$0] } ?? json.array?.compactMap(\.string) ?? []
  }

  private mutating func field(_ json: JSON) -> TableSchema.Field? {
    guard let name = json["name"]?.string else {
      report(json.position, "fields", expected: "a field with a name")
      return nil
    }
    let type = TableSchema.FieldType(rawValue: json["type"]?.string ?? "string")
    if type == nil {
      report(
        json["type"]?.position, "\(name).type", found: json["type"]?.string,
        expected: "string, integer or number")
    }
    let constraints = json["constraints"]
    let field = TableSchema.Field(
      name, type ?? .string, json["description"]?.string ?? "",
      required: constraints?["required"]?.boolean ?? false,
      unique: constraints?["unique"]?.boolean ?? false,
      allowed: constraints?["enum"]?.array?.compactMap(\.string) ?? [],
      minimum: constraints?["minimum"]?.number, maximum: constraints?["maximum"]?.number,
      pattern: constraints?["pattern"]?.string)
    if (try? FieldRule(field)) == nil {
      report(
        constraints?["pattern"]?.position, "\(name).pattern", found: field.pattern,
        expected: "a regular expression")
    }
    return field
  }

  /// A package declares its own columns; they must be those of the format.
  private mutating func compare(
    _ declared: TableSchema, with format: ResourceFormat, at position: Position
  ) {
    if format.content == .answers { return }
    let known = format.schema.fields.map(\.name)
    for field in declared.fields {
      guard let wanted = format.schema.field(field.name) else {
        report(
          position, format.name, found: field.name, expected: "a column of \(format.name)",
          suggestion: Spelling.nearest(to: field.name, among: known))
        continue
      }
      if field.type != wanted.type {
        report(
          position, "\(format.name).\(field.name)", found: field.type.rawValue,
          expected: "type \(wanted.type.rawValue)")
      }
    }
    let names = declared.fields.map(\.name)
    for index in names.indices where names[..<index].contains(names[index]) {
      report(position, format.name, found: names[index], expected: "each column once")
    }
    for field in format.schema.fields where field.required && declared.field(field.name) == nil {
      report(position, format.name, expected: "the column \(field.name)")
    }
  }
}
