/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: the rows of a file against what their accounts have. */
#pragma once

#include "fin-connection.h"
#include "fin-import-plan.h"

G_BEGIN_DECLS

gboolean fin_import_match_group (FinConnection *connection,
                                 FinImportPlan *plan,
                                 FinImportGroup *group,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
