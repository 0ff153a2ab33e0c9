/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the plain CSV of many accounts that the bulk commands take, no database involved. */
#pragma once

#include <gio/gio.h>

#include "fin-cli-table.h"
#include "fin-date.h"

G_BEGIN_DECLS

/** FinCliFlow: one data row; @amount is in minor units, @row counts data rows from 1. */
typedef struct
{
  FinDate date;
  double amount;
  const char *description;
  guint row;
} FinCliFlow;

/** FinCliFlowAccount: the rows of one account in the order of the file. */
typedef struct
{
  const char *name;
  GArray *flows; /* of FinCliFlow */
} FinCliFlowAccount;

/** FinCliFlowFile: accounts in the order of their first row. */
typedef struct
{
  GPtrArray *accounts; /* of FinCliFlowAccount */
  GStringChunk *strings;
} FinCliFlowFile;

/** The decimals of an amount in these files: no currency is stated, two are taken. */
#define FIN_CLI_FLOW_EXPONENT 2
#define FIN_CLI_FLOW_SCALE 100.0

FinCliFlowFile *fin_cli_flow_file_read (const char *path, gint64 *line, GError **error);
void fin_cli_flow_file_free (FinCliFlowFile *file);
GHashTable *fin_cli_thresholds_read (const char *path, gint64 *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCliFlowFile, fin_cli_flow_file_free)

G_END_DECLS
