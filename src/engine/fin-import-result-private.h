/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: how an import fills its result. */
#pragma once

#include "fin-import-result.h"

G_BEGIN_DECLS

FinImportResult *fin_import_result_new (const char *file, FinReading *reading, gboolean dry_run);
FinImportStatement *fin_import_result_add_statement (FinImportResult *result);
void fin_import_result_refuse (FinImportResult *result,
                               guint32 line,
                               const char *field,
                               const char *value,
                               const char *reason);

G_END_DECLS
