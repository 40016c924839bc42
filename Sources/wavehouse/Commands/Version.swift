/// The number of this program, which moves with CHANGELOG.md.
enum Version {
  static let program = "0.5.1"
}
