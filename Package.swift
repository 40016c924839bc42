// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "wavehouse",
  products: [
    .executable(name: "wavehouse", targets: ["wavehouse"])
  ],
  targets: [
    .systemLibrary(
      name: "SQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .target(name: "Database", dependencies: ["SQLite"], swiftSettings: strict),
    .target(name: "Survey", swiftSettings: strict),
    .target(name: "Warehouse", dependencies: ["Database", "Survey"], swiftSettings: strict),
    .target(
      name: "Inquiry", dependencies: ["Database", "Survey", "Warehouse"], swiftSettings: strict),
    .executableTarget(
      name: "wavehouse",
      dependencies: ["Database", "Inquiry", "Survey", "Warehouse"],
      swiftSettings: strict
    ),
    .target(
      name: "TestSupport", dependencies: ["Database", "Warehouse"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "DatabaseTests", dependencies: ["Database", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "SurveyTests", dependencies: ["Survey", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "WarehouseTests", dependencies: ["Database", "Survey", "TestSupport", "Warehouse"],
      swiftSettings: strict),
    .testTarget(
      name: "InquiryTests",
      dependencies: ["Database", "Inquiry", "Survey", "TestSupport", "Warehouse"],
      swiftSettings: strict),
    .testTarget(
      name: "WavehouseTests",
      dependencies: ["Database", "Inquiry", "SQLite", "TestSupport", "Warehouse", "wavehouse"],
      swiftSettings: strict),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Database", "Inquiry", "Survey", "TestSupport", "Warehouse"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
