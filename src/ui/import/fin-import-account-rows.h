/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which account a statement belongs to: a known one, or a new one with name and kind. */
#pragma once

#include <adwaita.h>

#include "fin-import-item.h"

G_BEGIN_DECLS

void fin_import_account_rows_add (AdwPreferencesGroup *group,
                                  FinSession *session,
                                  FinImportItem *item,
                                  guint statement);

G_END_DECLS
