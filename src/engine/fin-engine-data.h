/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine's data files, compiled in: tables of tab-separated fields with '#' comments. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *fin_engine_data_read (const char *name);

/**
 * FinEngineTable: the rows of a table, walked from the first to the last.
 *
 * The text is cut in place; @fields point into it and stay valid as long as it does.
 */
typedef struct
{
  char *cursor;
  char *fields[8];
  gsize n_fields;
} FinEngineTable;

gboolean fin_engine_table_next (FinEngineTable *table);

G_END_DECLS
