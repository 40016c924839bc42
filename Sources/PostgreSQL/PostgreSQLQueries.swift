import Database
import Store
import Survey
import Text

/// The canned queries of a warehouse as functions of PostgreSQL.
///
/// A query `size-profile` is called as `SELECT * FROM size_profile(concept => 'cdo', lang => 'de')`.
enum PostgreSQLQueries {
  /// Makes the type of a query's rows: a function cannot name its columns and its parameters alike.
  static let rowType = """
    CREATE PROCEDURE pg_temp.make_row_type(type_name text, query text)
    LANGUAGE plpgsql AS $$
    DECLARE
      columns text;
    BEGIN
      EXECUTE 'CREATE TEMPORARY VIEW query_columns AS ' || query;
      SELECT string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum)
      INTO columns
      FROM pg_attribute
      WHERE attrelid = 'pg_temp.query_columns'::regclass AND attnum > 0;
      EXECUTE format('CREATE TYPE %I AS (%s)', type_name, columns);
      DROP VIEW pg_temp.query_columns;
    END
    $$;


    """

  private static let types = ["text": "text", "integer": "bigint", "number": "double precision"]

  /// A query as a function; parameters that must be given come first, as PostgreSQL wants them.
  static func function(
    _ query: CannedQuery, schema: String, in language: Language
  ) throws(PostgreSQLError) -> String {
    let object = "the query \(query.name)"
    let name = query.name.replacing("-", with: "_")
    let parameters =
      query.parameters.filter(\.isRequired) + query.parameters.filter { !$0.isRequired }
    var places: [String: String] = [:]
    var nulls: [String: String] = [:]
    for (place, parameter) in parameters.enumerated() {
      places[parameter.name] = "$\(place + 1)"
      nulls[parameter.name] = "NULL::\(types[parameter.type] ?? "text")"
    }
    let body = try PostgreSQLDialect.translate(query.sql, of: object, parameters: places).trimmed
    let sample = try PostgreSQLDialect.translate(query.sql, of: object, parameters: nulls).trimmed
    let type = PostgreSQLNames.name(name + "_row")
    let list = parameters.map(declaration).joined(separator: ", ")
    let comment = "\(query.title[language]). \(query.description[language])"
    return """
      CALL pg_temp.make_row_type('\(name)_row', \(quoted(sample)));
      CREATE FUNCTION \(PostgreSQLNames.name(name))(\(list))
      RETURNS SETOF \(type)
      LANGUAGE sql STABLE PARALLEL SAFE
      SET search_path = \(schema), pg_temp
      AS \(quoted(body));
      COMMENT ON FUNCTION \(PostgreSQLNames.name(name)) IS \(SQLToken.literal(comment));


      """
  }

  private static func declaration(_ parameter: CannedQuery.Parameter) -> String {
    let type = types[parameter.type] ?? "text"
    let standard =
      parameter.isRequired
      ? "" : " DEFAULT " + (parameter.defaultValue.map { "\(SQLToken.literal($0))" } ?? "NULL")
    return "\(PostgreSQLNames.name(parameter.name)) \(type)\(standard)"
  }

  /// SQL between dollar signs that do not stand in it.
  private static func quoted(_ sql: String) -> String {
    var tag = "query"
    while sql.contains("$\(tag)$") { tag += "_" }
    return "$\(tag)$\n\(sql)\n$\(tag)$"
  }
}
