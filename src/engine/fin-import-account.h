/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: which account of the household each part of a file belongs to. */
#pragma once

#include "fin-connection.h"
#include "fin-import-plan.h"

G_BEGIN_DECLS

gboolean fin_import_account_resolve (FinConnection *connection,
                                     FinImportPlan *plan,
                                     const FinImportOptions *options,
                                     const char *sha256,
                                     GError **error);
gboolean fin_import_account_create (FinConnection *connection,
                                    FinImportPlan *plan,
                                    GError **error);

G_END_DECLS
