@testable import PostgreSQL
import TestSupport
import Testing

@Suite struct PostgreSQLDialectTests {
  private static let refused = [
    (
      "SELECT json_extract(a, '$.b') FROM t",
      "it calls json_extract, which there is no counterpart for"
    ),
    ("SELECT rowid FROM t", "it uses rowid"),
    ("SELECT a -> 'b' FROM t", "it uses -> of JSON"),
    ("SELECT a FROM t WHERE a GLOB b", "it uses GLOB with something else than a text"),
    (
      "SELECT a FROM t WHERE a LIKE b",
      "it uses LIKE with something else than a text or a parameter"
    ),
    (
      "SELECT a FROM t WHERE a LIKE 'x' || b",
      "it uses LIKE with something else than a text or a parameter"
    ),
    ("SELECT a FROM t ORDER BY a COLLATE NOCASE", "it uses COLLATE"),
    ("SELECT :other", "it takes the parameter :other, which is not declared"),
    ("SELECT printf(a, b)", "it calls printf with a format that is no text"),
    ("SELECT printf('%x', b)", "it calls printf with %x"),
    ("SELECT printf('%d')", "it calls printf with too few values"),
    ("SELECT substr(a, -2)", "it calls substr from the end of a text"),
    ("SELECT CAST(a AS BLOB)", "it casts to blob"),
    (
      "SELECT group_concat(a) FROM t",
      "it calls group_concat in an order that is not told; take the rows from a query with ORDER BY and nothing else"
    ),
    (
      "SELECT group_concat(DISTINCT a) FROM (SELECT a FROM t ORDER BY a)",
      "it calls group_concat with DISTINCT, whose order is not told"
    ),
    (
      "SELECT group_concat(a) FROM (SELECT a FROM t ORDER BY a || b)",
      "it calls group_concat in an order that is not told; take the rows from a query with ORDER BY and nothing else"
    ),
  ]

  @Test(arguments: refused)
  func `what cannot be said is refused by name`(sql: String, reason: String) {
    #expect(throws: PostgreSQLError.untranslatable(object: "the query q", reason: reason)) {
      try PostgreSQLDialect.translate(sql, of: "the query q", parameters: ["lang": "$1"])
    }
  }

  private static let translated = [
    ("iif(:lang = 'de', a, NULL)", "CASE WHEN $1 = 'de' THEN a ELSE NULL END"),
    ("ifnull(a, 0) == 1", "coalesce(a, 0) = 1"),
    ("a IS b AND c IS NOT d", "a IS NOT DISTINCT FROM b AND c IS DISTINCT FROM d"),
    ("a IS NULL OR b IS NOT NULL", "a IS NULL OR b IS NOT NULL"),
    ("a NOT GLOB '*[^a-z0-9-]*'", "a !~ '^.*[^a-z0-9-].*$'"),
    ("a GLOB 'v?.(it''s)'", "a ~ '^v.\\.\\(it''s\\)$'"),
    ("a LIKE '%\\x'", "a ILIKE '%\\x' ESCAPE ''"),
    ("a LIKE '50!%' ESCAPE '!'", "a ILIKE '50!%' ESCAPE '!'"),
    ("(a IS NULL) + (b IN (1, 2)) = 1", "(a IS NULL)::integer + (b IN (1, 2))::integer = 1"),
    ("(a IS NULL) = (b IS NULL)", "(a IS NULL) = (b IS NULL)"),
    ("(a + b) * 2", "(a + b) * 2"),
    ("sum(a IS NOT NULL)", "sum((a IS NOT NULL)::integer)"),
    ("avg(a)", "avg((a)::double precision)"),
    ("round(a, 1)", "round((a)::numeric, 1)::double precision"),
    ("min(a, b)", "CASE WHEN a IS NULL OR b IS NULL THEN NULL ELSE least(a, b) END"),
    ("max(a)", "max(a)"),
    (
      "SELECT a FROM t CROSS JOIN u ON u.b = t.b CROSS JOIN v WHERE a = 1",
      "SELECT a FROM t JOIN u ON u.b = t.b CROSS JOIN v WHERE a = 1"
    ),
    ("instr(a, 'b')", "strpos(a, 'b')"),
    ("CAST(a AS INTEGER)", "CAST(trunc(CAST(a AS numeric)) AS bigint)"),
    ("CAST(a AS TEXT)", "CAST(a AS text)"),
    (
      "printf('%s:%d – %g (100%%)', a, b, c)",
      "concat(a, ':', coalesce((b)::bigint, 0), ' – ', format_general(c), ' (100%)')"
    ),
    ("printf('%.1f', a)", "concat(round(coalesce((a)::numeric, 0), 1))"),
    ("x'00FF' || `a``b` || [c]", "'\\x00FF'::bytea || \"a`b\" || \"c\""),
    ("SELECT a IS NULL AS b, c FROM t", "SELECT (a IS NULL)::integer AS b, c FROM t"),
    (
      "SELECT CASE WHEN a = 1 THEN 2 END AS b FROM t",
      "SELECT CASE WHEN a = 1 THEN 2 END AS b FROM t"
    ),
    (
      "SELECT a FROM t ORDER BY b IS NULL, c DESC, d LIMIT 3",
      "SELECT a FROM t ORDER BY b IS NULL NULLS FIRST, c DESC NULLS LAST, d NULLS FIRST LIMIT 3"
    ),
    (
      "SELECT rank() OVER (PARTITION BY a ORDER BY b DESC) AS r FROM t",
      "SELECT rank() OVER (PARTITION BY a ORDER BY b DESC NULLS LAST) AS r FROM t"
    ),
    (
      "SELECT max(a) FROM (SELECT a FROM t) WHERE a > 1",
      "SELECT max(a) FROM (SELECT a FROM t) AS subquery_1 WHERE a > 1"
    ),
    (
      "SELECT group_concat(x.a, ' / ') FROM (SELECT * FROM t ORDER BY t.a DESC, b) AS x",
      "SELECT string_agg(x.a, ' / ' ORDER BY a DESC NULLS LAST, b NULLS FIRST) FROM "
        + "(SELECT * FROM t ORDER BY t.a DESC NULLS LAST, b NULLS FIRST) AS x"
    ),
    (
      "WITH s (a) AS (SELECT a FROM t ORDER BY a) SELECT group_concat(a) FROM s",
      "WITH s (a) AS (SELECT a FROM t ORDER BY a NULLS FIRST) "
        + "SELECT string_agg(a, ',' ORDER BY a NULLS FIRST) FROM s"
    ),
  ]

  @Test(arguments: translated)
  func `what SQLite says is said in the SQL of PostgreSQL`(sql: String, wanted: String) throws {
    #expect(
      try PostgreSQLDialect.translate(sql, of: "q", parameters: ["lang": "$1"]) == wanted)
  }
}
