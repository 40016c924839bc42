#ifndef WAVEHOUSE_SQLITE_SHIM_H
#define WAVEHOUSE_SQLITE_SHIM_H

#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift does not import; this is its (int, int *) form.
// https://sqlite.org/c3ref/db_config.html
static inline int sqlite3_db_config_flag(sqlite3 *db, int option, int value, int *result) {
  return sqlite3_db_config(db, option, value, result);
}

// The (int) form of sqlite3_config, variadic too. https://sqlite.org/c3ref/config.html
static inline int sqlite3_config_flag(int option, int value) {
  return sqlite3_config(option, value);
}

// A virtual table and its cursor begin with what SQLite keeps there (https://sqlite.org/vtab.html).
typedef struct {
  sqlite3_vtab base;
  void *source;
} bulk_vtab;

typedef struct {
  sqlite3_vtab_cursor base;
  long long row;
} bulk_cursor;

#endif
