/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line in the lists of imports: an import itself, or one row of its file. */
#pragma once

#include <gtk/gtk.h>

#include "fin-import-row.h"
#include "fin-import.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_FILE_ROW (fin_file_row_get_type ())
G_DECLARE_FINAL_TYPE (FinFileRow, fin_file_row, FIN, FILE_ROW, GtkWidget)

GtkWidget *fin_file_row_new (void);
void fin_file_row_show_import (FinFileRow *self, FinSession *session, FinImport *import);
void fin_file_row_show_row (FinFileRow *self, FinSession *session, FinImportRow *row);
const char *fin_file_row_get_spoken (FinFileRow *self);

G_END_DECLS
