// swift-tools-version: 6.1
import PackageDescription

/// The settings of every target.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: its folder below `Sources`, and the rooms that it uses, all of which stand above it
/// in this file.
func room(_ name: String, in folder: String = "", uses rooms: [String] = []) -> Target {
  .target(
    name: name, dependencies: rooms.map { .byName(name: $0) },
    path: "Sources/" + folder + name, swiftSettings: strict)
}

/// The tests of a room, with what else they look at.
func tests(_ name: String, with rooms: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: ([name, "TestSupport", "Errors"] + rooms).map { .byName(name: $0) },
    swiftSettings: strict)
}

let package = Package(
  name: "wavehouse",
  products: [
    .executable(name: "wavehouse", targets: ["wavehouse"])
  ],
  targets: [
    // MARK: What knows nothing of surveys
    .systemLibrary(
      name: "SQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "SystemCalls"),
    room("Errors"),
    room("Bytes", uses: ["Errors"]),
    room("Platform", uses: ["SystemCalls", "Errors"]),
    room("Text", uses: ["Errors", "Bytes"]),
    room("Database", uses: ["Errors", "SQLite", "Bytes"]),

    // MARK: Surveys as plain values, and as others write them
    room("Survey", uses: ["Text"]),
    room("SAV", in: "Formats/", uses: ["Errors", "Bytes", "Text", "Survey"]),
    room("LimeSurvey", in: "Formats/", uses: ["Platform", "Text", "Survey"]),
    room("Packages", uses: ["Bytes", "Platform", "Text", "Survey", "SAV"]),

    // MARK: The warehouse
    room("Store", uses: ["Errors", "Platform", "Text", "Database", "Survey"]),
    room("Reports", uses: ["Database", "Survey", "Store"]),
    room(
      "Importing",
      uses: [
        "Errors", "Bytes", "Platform", "Text", "Database", "Survey", "SAV", "Packages", "Reports",
        "Store",
      ]
    ),
    room(
      "Authoring",
      uses: [
        "Errors", "Platform", "Text", "Database", "Survey", "SAV", "LimeSurvey", "Packages",
        "Reports",
      ]),
    room(
      "Checking",
      uses: ["Bytes", "Platform", "Text", "Database", "Survey", "Packages", "Reports", "Store"]),
    room(
      "Publishing", uses: ["Errors", "Platform", "Database", "Survey", "Reports", "Store"]),
    room("PostgreSQL", uses: ["Errors", "Bytes", "Text", "Database", "Survey", "Store"]),
    room(
      "Exports",
      uses: [
        "Errors", "Bytes", "Platform", "Text", "Database", "Survey", "SAV", "Packages", "Store",
        "Importing",
      ]),
    room("Analysis", uses: ["Text", "Database", "Survey", "Reports", "Store"]),
    room(
      "Asking",
      uses: ["Platform", "Text", "Database", "Survey", "Reports", "Store", "Analysis"]),

    // MARK: The program
    .executableTarget(
      name: "wavehouse",
      dependencies: [
        "Errors", "Platform", "Text", "Database", "Survey", "Packages", "Reports", "Store",
        "Importing",
        "Authoring", "Checking", "Publishing", "PostgreSQL", "Exports", "Analysis", "Asking",
      ],
      swiftSettings: strict),

    // MARK: Tests
    .target(
      name: "TestSupport",
      dependencies: [
        "Errors", "Bytes", "Platform", "Text", "Database", "Survey", "SAV", "LimeSurvey",
        "Packages",
        "Reports", "Store", "Importing",
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Bytes", with: ["Database"]),
    tests("Platform"),
    tests("Text", with: ["Survey"]),
    tests("Database", with: ["Text"]),
    tests("Survey"),
    tests("SAV", with: ["Platform", "Survey"]),
    tests("LimeSurvey", with: ["Text", "Survey", "Importing"]),
    tests("Packages", with: ["Platform", "Text", "Database", "Importing"]),
    tests("Store", with: ["Platform", "Database", "Survey", "Packages", "Importing"]),
    tests(
      "Importing",
      with: ["Platform", "Text", "Database", "Survey", "SAV", "Packages", "Store", "Checking"]),
    tests(
      "Authoring",
      with: ["Platform", "Text", "Database", "Survey", "SAV", "Packages", "Importing", "Checking"]),
    tests("Checking", with: ["Bytes", "Platform", "Text", "Database", "Importing"]),
    tests("Publishing", with: ["Platform", "Database", "Packages", "Store", "Importing"]),
    tests("PostgreSQL", with: ["Platform", "Text", "Database", "Store", "Exports"]),
    tests(
      "Exports", with: ["Platform", "Text", "Database", "Survey", "SAV", "Store", "Importing"]),
    tests("Analysis", with: ["Database", "Survey", "Reports", "Store", "Importing", "Asking"]),
    tests(
      "Asking",
      with: ["Platform", "Text", "Database", "Survey", "Packages", "Reports", "Store", "Importing"]),
    .testTarget(
      name: "WavehouseTests",
      dependencies: [
        "wavehouse", "TestSupport", "Errors", "Platform", "Text", "Database", "SQLite", "Survey",
        "Packages", "Reports", "Store", "Importing", "Analysis", "Asking",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "TestSupport", "Errors", "Bytes", "Platform", "Text", "Database", "Survey", "SAV",
        "LimeSurvey",
        "Packages", "Store", "Importing", "Authoring", "Asking",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
