/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a file, as JSON and for a terminal. */
#pragma once

#include "fin-cli.h"
#include "fin-import-result.h"

G_BEGIN_DECLS

void fin_cli_import_build_result (JsonBuilder *builder,
                                  const char *path,
                                  const FinImportResult *result);
void fin_cli_import_build_error (JsonBuilder *builder, const char *path, const GError *error);
void fin_cli_import_print_result (const FinImportResult *result);

G_END_DECLS
