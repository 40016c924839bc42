package import Errors

/// Another program keeps a file or folder locked.
package struct LockError: ExpectedError, Hashable {
  /// What the other program does with it.
  package enum Use: Hashable, Sendable {
    /// It changes or replaces it.
    case writing
    /// It has it open in a way that lets nobody else replace it.
    case holding
  }

  /// The path, as the user gave it.
  package let path: String
  /// What the other program does.
  package let use: Use
  /// Who has it locked, as far as the system tells.
  package let holders: [LockHolder]

  /// Describes a lock.
  package init(path: String, use: Use = .writing, holders: [LockHolder]) {
    self.path = path
    self.use = use
    self.holders = holders
  }

  /// Later it may go.
  package var kind: ErrorKind { .temporary }
  /// The path.
  package var subject: String? { path }

  /// Who to look for.
  package var problem: String {
    let names = holders.map { "\($0.name) (process \($0.process))" }
    let who = names.isEmpty ? "another program" : names.joined(separator: ", ")
    return switch use {
    case .writing: "\(who) is writing to it; nothing was changed"
    case .holding: "\(who) has it open with a write-ahead log; nothing was changed"
    }
  }

  /// To wait.
  package var advice: String? {
    switch use {
    case .writing: "try again when it is done"
    case .holding: "close it there and try again"
    }
  }
}
