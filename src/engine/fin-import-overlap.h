/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: whether a file without an account number continues what an account has. */
#pragma once

#include "fin-account.h"
#include "fin-connection.h"
#include "fin-import-plan.h"

G_BEGIN_DECLS

gboolean fin_import_overlaps (FinConnection *connection,
                              const FinImportPlan *plan,
                              const FinImportGroup *group,
                              FinAccount *account,
                              gboolean *overlaps,
                              GError **error);

G_END_DECLS
