/* The floor under an import of answers: SQLite alone fills the table of answers, in key order and
   in one transaction, with the settings that a connection has by itself (rollback journal,
   synchronous FULL). No file is read and nothing is checked. Every participant answers every
   variable here, so that there are somewhat more answers than in a survey with gaps.

   Three ways were tried; `source`, the fastest, is the default:

     row     one INSERT per row, prepared once
     fifty   fifty rows per INSERT, prepared once
     source  one INSERT … SELECT that reads the rows from a virtual table

   usage: floor OUT.sqlite ROWS VARIABLES [row|fifty|source] */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GROUP = 50 };

typedef struct {
  sqlite3_int64 participants, variables;
} Size;

/* Where the next row is, and its code: 1 to 5 from a linear congruential generator. */
typedef struct {
  sqlite3_vtab_cursor base;
  const Size *size;
  sqlite3_int64 variable, participant;
  unsigned state;
} Rows;

static void rows_start(Rows *rows) {
  rows->variable = rows->size->participants > 0 ? 1 : rows->size->variables + 1;
  rows->participant = 1;
  rows->state = 7;
}

static int rows_ended(const Rows *rows) { return rows->variable > rows->size->variables; }

static int rows_code(const Rows *rows) { return 1 + (int)((rows->state >> 16) % 5); }

static void rows_advance(Rows *rows) {
  rows->state = rows->state * 1664525u + 1013904223u;
  if (++rows->participant > rows->size->participants) {
    rows->participant = 1;
    rows->variable++;
  }
}

/* The virtual table ---------------------------------------------------------------------------- */

typedef struct {
  sqlite3_vtab base;
  const Size *size;
} Source;

static int source_connect(sqlite3 *database, void *size, int count, const char *const *arguments,
                          sqlite3_vtab **table, char **message) {
  (void)count, (void)arguments, (void)message;
  Source *source = sqlite3_malloc(sizeof *source);
  if (source == NULL) return SQLITE_NOMEM;
  *source = (Source){.size = size};
  *table = &source->base;
  return sqlite3_declare_vtab(
      database, "CREATE TABLE x (variable_id INTEGER, participant_id INTEGER, code INTEGER)");
}

static int source_disconnect(sqlite3_vtab *table) {
  sqlite3_free(table);
  return SQLITE_OK;
}

static int source_best_index(sqlite3_vtab *table, sqlite3_index_info *info) {
  const Size *size = ((Source *)table)->size;
  info->estimatedCost = (double)size->participants * (double)size->variables;
  return SQLITE_OK;
}

static int source_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor) {
  Rows *rows = sqlite3_malloc(sizeof *rows);
  if (rows == NULL) return SQLITE_NOMEM;
  *rows = (Rows){.size = ((Source *)table)->size};
  *cursor = &rows->base;
  return SQLITE_OK;
}

static int source_close(sqlite3_vtab_cursor *cursor) {
  sqlite3_free(cursor);
  return SQLITE_OK;
}

static int source_filter(sqlite3_vtab_cursor *cursor, int number, const char *text, int count,
                         sqlite3_value **values) {
  (void)number, (void)text, (void)count, (void)values;
  rows_start((Rows *)cursor);
  return SQLITE_OK;
}

static int source_next(sqlite3_vtab_cursor *cursor) {
  rows_advance((Rows *)cursor);
  return SQLITE_OK;
}

static int source_ended(sqlite3_vtab_cursor *cursor) { return rows_ended((Rows *)cursor); }

static int source_column(sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column) {
  const Rows *rows = (Rows *)cursor;
  switch (column) {
    case 0: sqlite3_result_int64(result, rows->variable); break;
    case 1: sqlite3_result_int64(result, rows->participant); break;
    case 2: sqlite3_result_int(result, rows_code(rows)); break;
  }
  return SQLITE_OK;
}

static int source_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *row) {
  const Rows *rows = (Rows *)cursor;
  *row = (rows->variable - 1) * rows->size->participants + rows->participant;
  return SQLITE_OK;
}

static const sqlite3_module SOURCE = {
    .xConnect = source_connect,
    .xBestIndex = source_best_index,
    .xDisconnect = source_disconnect,
    .xOpen = source_open,
    .xClose = source_close,
    .xFilter = source_filter,
    .xNext = source_next,
    .xEof = source_ended,
    .xColumn = source_column,
    .xRowid = source_rowid,
};

/* The three ways ------------------------------------------------------------------------------- */

static sqlite3 *database;

static void expect(int expected, int code) {
  if (code == expected) return;
  fprintf(stderr, "floor: %s\n", database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
  exit(1);
}

static void execute(const char *sql) {
  expect(SQLITE_OK, sqlite3_exec(database, sql, NULL, NULL, NULL));
}

/* An INSERT of as many rows as are asked for at a time. */
static sqlite3_stmt *insertion(int count) {
  static char sql[64 + 8 * GROUP];
  strcpy(sql, "INSERT INTO answers (variable_id, participant_id, code_number) VALUES (?,?,?)");
  for (int row = 1; row < count; row++) strcat(sql, ",(?,?,?)");
  sqlite3_stmt *statement;
  expect(SQLITE_OK, sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                       NULL));
  return statement;
}

static void insert_bound(const Size *size, int group) {
  Rows rows = {.size = size};
  rows_start(&rows);
  sqlite3_int64 left = size->participants * size->variables;
  sqlite3_stmt *statement = insertion(group);
  while (left > 0) {
    if (left < group) {
      sqlite3_finalize(statement);
      group = (int)left;
      statement = insertion(group);
    }
    for (int row = 0; row < group; row++) {
      sqlite3_bind_int64(statement, 3 * row + 1, rows.variable);
      sqlite3_bind_int64(statement, 3 * row + 2, rows.participant);
      sqlite3_bind_int(statement, 3 * row + 3, rows_code(&rows));
      rows_advance(&rows);
    }
    expect(SQLITE_DONE, sqlite3_step(statement));
    sqlite3_reset(statement);
    left -= group;
  }
  sqlite3_finalize(statement);
}

static void insert_source(Size *size) {
  expect(SQLITE_OK, sqlite3_create_module(database, "source", &SOURCE, size));
  execute("INSERT INTO answers (variable_id, participant_id, code_number) "
          "SELECT variable_id, participant_id, code FROM source");
}

int main(int count, char **arguments) {
  Size size = {0};
  if (count >= 4) {
    size.participants = atoll(arguments[2]);
    size.variables = atoll(arguments[3]);
  }
  const char *way = count > 4 ? arguments[4] : "source";
  int known = !strcmp(way, "row") || !strcmp(way, "fifty") || !strcmp(way, "source");
  if (size.participants <= 0 || size.variables <= 0 || !known) {
    fprintf(stderr, "usage: floor OUT.sqlite ROWS VARIABLES [row|fifty|source]\n");
    return 64;
  }
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  expect(SQLITE_OK, sqlite3_open_v2(arguments[1], &database, flags, NULL));
  execute("BEGIN; "
          "CREATE TABLE answers (variable_id INTEGER NOT NULL, participant_id INTEGER NOT NULL, "
          "code_number INTEGER, number REAL, text TEXT, PRIMARY KEY (variable_id, participant_id), "
          "CHECK ((code_number IS NOT NULL) + (number IS NOT NULL) + (text IS NOT NULL) = 1)) "
          "STRICT, WITHOUT ROWID");
  if (!strcmp(way, "source")) {
    insert_source(&size);
  } else {
    insert_bound(&size, strcmp(way, "row") ? GROUP : 1);
  }
  execute("COMMIT");
  sqlite3_close(database);
  return 0;
}
