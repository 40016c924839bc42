#ifndef WAVEHOUSE_SQLITE_SHIM_H
#define WAVEHOUSE_SQLITE_SHIM_H

#include <sqlite3.h>

// sqlite3_db_config is variadic, which Swift does not import; this is its (int, int *) form.
// https://sqlite.org/c3ref/db_config.html
static inline int sqlite3_db_config_flag(sqlite3 *db, int option, int value, int *result) {
  return sqlite3_db_config(db, option, value, result);
}

#endif
