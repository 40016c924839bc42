@testable import Database
import TestSupport
import Testing

@Suite struct SQLTokenTests {
  @Test(arguments: [
    "'not closed", "\"nor this", "x'0", "/* nor", "((", "1e", "?", "[a", "ä:ö", ")",
  ])
  func `SQL that is broken is taken apart without an end`(sql: String) {
    #expect(SQLToken.tokens(of: sql).map(\.text).joined() == sql)
  }

  @Test func `parameters are only where SQLite sees them`() {
    let sql = """
      SELECT ':a', ":b", [:c], `:d`, x'00', :e /* :f */, $g, 1.5e-3 -- :h
      FROM t WHERE i=?1 AND j||':k'
      """
    let tokens = SQLToken.tokens(of: sql)
    #expect(tokens.map(\.text).joined() == sql)
    #expect(tokens.filter { $0.kind == .parameter }.map(\.text) == [":e", "$g", "?1"])
    #expect(tokens.filter { $0.kind == .number }.map(\.text) == ["1.5e-3"])
    #expect(tokens.filter { $0.kind == .quotedName }.map(\.content) == [":b", ":c", ":d"])
    #expect(tokens.filter { $0.kind == .comment }.map(\.text) == ["/* :f */", "-- :h"])
  }

  @Test func `a quote within quotes is doubled`() {
    let tokens = SQLToken.tokens(of: "'it''s' \"a\"\"b\"").filter { !$0.isBlank }
    #expect(tokens.map(\.content) == ["it's", "a\"b"])
  }

  @Test func `all SQL in the warehouse stays as it is when it is put together again`() throws {
    let scripts = try BuiltWarehouse.open().texts(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL UNION ALL SELECT sql FROM queries")
    #expect(scripts.count > 60)
    for sql in scripts { #expect(SQLNode.nodes(of: sql).map(\.text).joined() == sql) }
  }
}
