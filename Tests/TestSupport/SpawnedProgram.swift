package import Foundation

/// A process that a test may kill.
package struct SpawnedProgram {
  /// Its number.
  package let process: pid_t

  /// Starts `wavehouse` without input and output.
  package init(_ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Signals do what they usually do, also where whoever runs the tests ignores or blocks them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words = ([Project.program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, Project.program, &actions, &attributes, words + [nil], environ)
    guard code == 0 else { throw CocoaError(.executableLoad) }
    self.process = process
  }

  /// Kills it, without leave to clean up.
  package func kill() { send(SIGKILL) }

  /// Sends it a signal.
  package func send(_ signal: Int32) { _ = Foundation.kill(process, signal) }

  /// Whether it still runs.
  package var isRunning: Bool {
    var status = siginfo_t()
    return waitid(P_PID, id_t(process), &status, WEXITED | WNOHANG | WNOWAIT) == 0
      && status.si_signo == 0
  }

  /// Waits for its end.
  ///
  /// - Returns: Its exit code; `nil` when a signal ended it.
  package func wait() -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
  }
}
