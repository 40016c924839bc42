@testable import Bytes
import Foundation
import TestSupport
import Testing

/// Data that Python's zlib compressed (Tests/Reference/inflate.py).
struct InflateTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let size: Int
    let adler32: Int
    let compressed: [UInt8]
    var testDescription: String { "\(name), \(size) bytes" }
  }

  static let samples: [Sample] = {
    let path = Project.root + "/Tests/Reference/inflate.csv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Sample(
        name: fields[0], size: Int(fields[1]) ?? -1, adler32: Int(fields[2], radix: 16) ?? -1,
        compressed: Hexadecimal.bytes(fields[3]))
    }
  }()

  private static func expand(_ bytes: [UInt8], size: Int) throws(InflateError) -> [UInt8] {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<[UInt8], InflateError> in
      do throws(InflateError) {
        return .success(try Inflate.zlib(buffer, size: size))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// As inflate.py makes them.
  private static func data(_ kind: Substring, _ size: Int) -> [UInt8] {
    switch kind {
    case "zeros": return Array(repeating: 0, count: size)
    case "text":
      let words = Array("Kommunen und ihre Antworten, ".utf8)
      return (0..<size).map { words[$0 % words.count] }
    default:
      var state: UInt64 = 1
      return (0..<size).map { _ in
        state = (state * 1_103_515_245 + 12_345) % (1 << 31)
        return kind == "noise" ? UInt8(state >> 23) : UInt8(state >> 28) + 97
      }
    }
  }

  @Test(arguments: samples) func `what zlib compressed is expanded to the same bytes`(
    _ sample: Sample
  ) throws {
    let kind = try #require(sample.name.split(separator: " ").first)
    let expected = Self.data(kind, sample.size)
    #expect(expected.withUnsafeBufferPointer { Inflate.adler32($0) } == sample.adler32)
    #expect(try Self.expand(sample.compressed, size: sample.size) == expected)
  }

  @Test func `there are samples of stored, fixed and dynamic blocks`() {
    let kinds = Set(Self.samples.filter { $0.size > 0 }.map { $0.compressed[2] >> 1 & 3 })
    #expect(kinds == [0, 1, 2])
    #expect(Self.samples.count == 162)
  }

  @Test(arguments: samples.filter { $0.compressed.count < 400 })
  func `data that are cut off anywhere are refused`(_ sample: Sample) {
    for end in sample.compressed.indices {
      #expect(throws: InflateError.self) {
        try Self.expand(Array(sample.compressed[..<end]), size: sample.size)
      }
    }
  }

  @Test func `no changed bit makes other data`() throws {
    let sample = try #require(Self.samples.first { $0.name == "letters level 9" && $0.size == 300 })
    let data = Self.data("letters", 300)
    var same = 0
    for place in sample.compressed.indices {
      for bit in 0..<8 {
        var bytes = sample.compressed
        bytes[place] ^= 1 << UInt8(bit)
        guard let expanded = try? Self.expand(bytes, size: 300) else { continue }
        #expect(expanded == data, "byte \(place), bit \(bit)")
        same += 1
      }
    }
    // Those that fill up the last byte before the checksum.
    #expect(same < 8)
  }

  @Test func `a wrong checksum is told with its place`() throws {
    let sample = try #require(Self.samples.first { $0.name == "text level 6" && $0.size == 300 })
    var bytes = sample.compressed
    bytes[bytes.count - 1] ^= 1
    #expect(throws: InflateError(offset: bytes.count, message: "the checksum is wrong")) {
      try Self.expand(bytes, size: 300)
    }
  }

  @Test func `data of another size are refused before they take more memory`() throws {
    let bomb = try #require(Self.samples.first { $0.name == "zeros long" })
    #expect(bomb.compressed.count < 4_000)
    #expect {
      try Self.expand(bomb.compressed, size: 1_000)
    } throws: {
      ($0 as? InflateError)?.message == "more than the 1000 bytes that there should be"
    }
    #expect {
      try Self.expand(bomb.compressed, size: 4_000_001)
    } throws: {
      ($0 as? InflateError)?.message == "4000000 bytes instead of 4000001"
    }
    #expect {
      try Self.expand(bomb.compressed, size: 1 << 40)
    } throws: {
      ($0 as? InflateError)?.message == "\(bomb.compressed.count) compressed bytes cannot hold "
        + "1099511627776 bytes"
    }
  }

  @Test(
    arguments: [
      ([0x78], "the compressed data end too early"), ([0x79, 0x9C, 3, 0], "not zlib data"),
      ([0x78, 0xBB, 0, 0], "zlib data with a preset dictionary"),
      ([0x78, 0x9C, 7, 0, 0, 0, 0], "a block of an unknown type"),
      ([0x78, 0x9C, 1, 1, 0, 0, 0, 0], "a stored block whose length contradicts itself"),
      ([0x78, 0x9C, 3, 0, 0, 0, 0, 1, 9], "1 bytes behind the end"),
      ([0x78, 0x9C, 0x4B, 0x04, 0x12, 0, 0, 0, 0], "a distance that leads before the beginning"),
    ] as [([UInt8], String)])
  func `what the formats forbid is named`(_ bytes: [UInt8], _ message: String) {
    #expect {
      try Self.expand(bytes, size: message.hasPrefix("a distance") ? 100 : 0)
    } throws: {
      ($0 as? InflateError)?.message == message
    }
  }
}
