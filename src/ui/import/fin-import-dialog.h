/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From chosen files to transactions: read, review, import, summary with Undo. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORT_DIALOG (fin_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinImportDialog, fin_import_dialog, FIN, IMPORT_DIALOG, AdwDialog)

AdwDialog *fin_import_dialog_new (FinSession *session, GListModel *files);

G_END_DECLS
