/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A GListModel over the rows of one import; a million are as quick as ten. */
#pragma once

#include <gio/gio.h>

#include "fin-database.h"
#include "fin-import-rows.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORT_ROW_MODEL (fin_import_row_model_get_type ())
G_DECLARE_FINAL_TYPE (FinImportRowModel, fin_import_row_model, FIN, IMPORT_ROW_MODEL, GObject)

/* Property: "loading" gboolean: keys are being read. Rows arrive empty (their import id is 0) and notify. */
FinImportRowModel *fin_import_row_model_new (FinDatabase *database, gint64 import_id);
void fin_import_row_model_set_filter (FinImportRowModel *self, guint outcomes, const char *search);
gboolean fin_import_row_model_get_loading (FinImportRowModel *self);

G_END_DECLS
