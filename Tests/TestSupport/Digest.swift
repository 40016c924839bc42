import Bytes
import Database
import Foundation

extension TemporaryFolder {
  /// The SHA-256 of a file of the folder.
  package func digest(of name: String) throws -> String {
    SHA256.hexadecimal(of: [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name)))))
  }
}
