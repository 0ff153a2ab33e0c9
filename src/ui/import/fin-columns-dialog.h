/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets a person name the columns of a file, with the transactions that result beside them. */
#pragma once

#include <adwaita.h>

#include "fin-read-options.h"
#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_COLUMNS_DIALOG (fin_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinColumnsDialog, fin_columns_dialog, FIN, COLUMNS_DIALOG, AdwDialog)

/* Signal "chosen" (FinReadOptions *): the person wants the file to be read so. */
AdwDialog *fin_columns_dialog_new (FinSession *session,
                                   const char *path,
                                   const FinReadOptions *options);

G_END_DECLS
