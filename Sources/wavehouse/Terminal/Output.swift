import Errors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Text that could not be written.
struct OutputError: ExpectedError {
  let number: Int32

  var kind: ErrorKind { .io }
  var problem: String {
    number == EPIPE
      ? "the output was closed before all of it was written"
      : "cannot write the output: \(String(cString: strerror(number)))"
  }
  var advice: String? {
    number == EPIPE ? "nothing else is wrong" : "make room or write elsewhere"
  }
}

/// A buffered stream of text to a file descriptor.
final class Output {
  private let descriptor: Int32
  private var buffer: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Adds text; hands it on when there is enough of it.
  func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count > 65_536 { try flush() }
  }

  /// Adds bytes; hands them on when there are enough of them.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count > 65_536 { try flush() }
  }

  /// Hands everything on.
  func flush() throws(OutputError) {
    var rest = buffer[...]
    buffer = []
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Darwin)
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw OutputError(number: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
