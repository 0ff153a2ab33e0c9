/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import: every row of its file with what became of it, and the ways to change that. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORT_DETAILS_DIALOG (fin_import_details_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinImportDetailsDialog,
                      fin_import_details_dialog,
                      FIN,
                      IMPORT_DETAILS_DIALOG,
                      AdwDialog)

AdwDialog *fin_import_details_dialog_new (FinSession *session, gint64 import_id);
GListModel *fin_import_details_dialog_get_model (FinImportDetailsDialog *self);

G_END_DECLS
