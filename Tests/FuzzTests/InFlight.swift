import Foundation
import TestSupport

/// The input that is being tried, kept where a crash or a hang leaves it to be found.
///
/// What ends the process, or does not end at all, is written into `Tests/Corpus` by a handler of signals
/// or a watchman, so that the next run replays it.
enum InFlight {
  nonisolated(unsafe) private static let bytes = UnsafeMutablePointer<UInt8>.allocate(
    capacity: capacity)
  nonisolated(unsafe) private static var count = 0
  nonisolated(unsafe) private static var thread = pthread_self()
  nonisolated(unsafe) private static var folder: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var started = 0
  private static let capacity = 1 << 22
  /// Seconds after which an input is taken for one that never ends.
  private static let patience = 30

  /// The folder with every input that ever failed.
  static let corpus = Project.root + "/Tests/Corpus"

  private static let watch: Void = {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(number) { number in
        if pthread_equal(InFlight.thread, pthread_self()) != 0 { InFlight.store() }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    Thread.detachNewThread {
      while true {
        sleep(1)
        if InFlight.started > 0, time(nil) - InFlight.started > InFlight.patience {
          InFlight.store()
          abort()
        }
      }
    }
  }()

  /// Says what is about to be tried by this thread.
  static func begin(_ input: [UInt8]) {
    count = min(input.count, capacity)
    input.withUnsafeBufferPointer { buffer in
      if let base = buffer.baseAddress { bytes.update(from: base, count: count) }
    }
    started = time(nil)
  }

  /// Says that nothing is being tried.
  static func end() { started = 0 }

  /// Says where an input goes that ends the process.
  static func prepare(_ target: String, seed: UInt64) {
    watch
    free(folder)
    free(path)
    folder = strdup(corpus + "/" + target)
    path = strdup(corpus + "/\(target)/crash-\(seed)")
    thread = pthread_self()
  }

  /// Writes the input with nothing but what a handler may call.
  private static func store() {
    guard let folder, let path else { return }
    mkdir(folder, 0o755)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = write(descriptor, bytes, count)
    close(descriptor)
    _ = write(2, path, strlen(path))
    _ = write(2, "\n", 1)
  }
}
