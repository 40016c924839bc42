#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The operating system's words for an `errno` value.
func operatingSystemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
