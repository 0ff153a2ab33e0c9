/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How imports and their rows are told: format, account, period, counts, balance, outcomes. */
#pragma once

#include "fin-import-row.h"
#include "fin-import.h"
#include "fin-session.h"

G_BEGIN_DECLS

char *fin_import_format_title (const char *format);
char *fin_import_describe_source (FinSession *session, FinImport *import);
char *fin_import_describe_counts (FinImport *import);
char *fin_import_describe_balance (FinSession *session, FinImport *import, gboolean *differs);
char *fin_import_describe_day (FinSession *session, FinImport *import);

const char *fin_outcome_title (FinImportOutcome outcome);
const char *fin_outcome_icon (FinImportOutcome outcome);
const char *fin_outcome_colour (FinImportOutcome outcome);

char *fin_sentence_start (const char *text);
char *fin_import_row_title (FinImportRow *row);
char *fin_import_row_describe (FinImportRow *row);
const char *fin_import_row_remark (FinImportRow *row);

G_END_DECLS
