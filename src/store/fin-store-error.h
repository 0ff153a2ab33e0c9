/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can go wrong with the database, in codes to branch on and words to act on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_STORE_ERROR (fin_store_error_quark ())

/**
 * FinStoreError:
 * @FIN_STORE_ERROR_FAILED: anything else SQLite reports
 * @FIN_STORE_ERROR_OPEN: the file or its folder cannot be opened or created
 * @FIN_STORE_ERROR_NOT_A_DATABASE: the file is something else; it was not touched
 * @FIN_STORE_ERROR_NEWER: a newer Finsight wrote the file; it was not touched
 * @FIN_STORE_ERROR_BUSY: another program is writing and did not finish in time
 * @FIN_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @FIN_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @FIN_STORE_ERROR_IO: the disk failed to read or write
 * @FIN_STORE_ERROR_CORRUPT: the file is damaged
 * @FIN_STORE_ERROR_CONSTRAINT: the change contradicts other data (a name in use, a row that is
 *   gone)
 * @FIN_STORE_ERROR_NOT_FOUND: no such row
 * @FIN_STORE_ERROR_INVALID: a value that cannot be stored (no name, an unknown currency)
 * @FIN_STORE_ERROR_BACKUP: the backup before a change could not be made or verified
 * @FIN_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @FIN_STORE_ERROR_OVERFLOW: a sum does not fit 64 bits of minor units
 * @FIN_STORE_ERROR_CLOSED: the database was closed
 */
typedef enum
{
  FIN_STORE_ERROR_FAILED,
  FIN_STORE_ERROR_OPEN,
  FIN_STORE_ERROR_NOT_A_DATABASE,
  FIN_STORE_ERROR_NEWER,
  FIN_STORE_ERROR_BUSY,
  FIN_STORE_ERROR_READ_ONLY,
  FIN_STORE_ERROR_FULL,
  FIN_STORE_ERROR_IO,
  FIN_STORE_ERROR_CORRUPT,
  FIN_STORE_ERROR_CONSTRAINT,
  FIN_STORE_ERROR_NOT_FOUND,
  FIN_STORE_ERROR_INVALID,
  FIN_STORE_ERROR_BACKUP,
  FIN_STORE_ERROR_NOTHING,
  FIN_STORE_ERROR_OVERFLOW,
  FIN_STORE_ERROR_CLOSED,
} FinStoreError;

GQuark fin_store_error_quark (void);
const char *fin_store_error_code_name (int code);

G_END_DECLS
