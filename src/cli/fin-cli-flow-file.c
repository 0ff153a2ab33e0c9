/* SPDX-License-Identifier: GPL-3.0-or-later */
/* account,date,amount[,description], plain or gzipped, columns by name, rows in any order. */
#include "fin-cli-flow-file.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-cli-table.h"

/* Beyond 2^53 minor units a double no longer counts every one of them. */
#define MAX_MINOR 9007199254740992.0

static void
flow_account_free (FinCliFlowAccount *account)
{
  g_array_unref (account->flows);
  g_free (account);
}

static int
need_column (FinCliTable *table, const char *name, GError **error)
{
  int column = fin_cli_table_find_column (table, name);

  if (column < 0 && error != NULL && *error == NULL)
    g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_HEADER,
                 /* Translators: the placeholder is the name of a column */
                 _ ("The first line names no column “%s”"), name);
  return column;
}

static gboolean
need_number (FinCliTable *table, int column, double *number, GError **error)
{
  const char *text = fin_cli_table_field (table, column);

  if (fin_cli_parse_number (text, number))
    return TRUE;
  g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
               _ ("“%s” is not an amount such as -12.34"), text != NULL ? text : "");
  return FALSE;
}

static gboolean
need_name (const char *name, GError **error)
{
  if (name != NULL && *name != '\0')
    return TRUE;
  g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                       _ ("The row names no account"));
  return FALSE;
}

static FinCliFlowAccount *
find_account (FinCliFlowFile *file, GHashTable *by_name, const char *name)
{
  FinCliFlowAccount *account = g_hash_table_lookup (by_name, name);

  if (account != NULL)
    return account;
  account = g_new0 (FinCliFlowAccount, 1);
  account->name = g_string_chunk_insert (file->strings, name);
  account->flows = g_array_new (FALSE, FALSE, sizeof (FinCliFlow));
  g_ptr_array_add (file->accounts, account);
  g_hash_table_insert (by_name, (char *) account->name, account);
  return account;
}

static gboolean
read_flow (FinCliFlowFile *file,
           FinCliTable *table,
           const int *columns,
           FinCliFlow *flow,
           GError **error)
{
  const char *date = fin_cli_table_field (table, columns[1]);
  const char *description = fin_cli_table_field (table, columns[3]);

  flow->date = fin_date_from_iso (date);
  if (flow->date == FIN_DATE_NONE)
    {
      g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                   _ ("“%s” is not a date such as 2026-01-31"), date != NULL ? date : "");
      return FALSE;
    }
  if (!need_number (table, columns[2], &flow->amount, error))
    return FALSE;
  flow->amount *= FIN_CLI_FLOW_SCALE;
  if (fabs (flow->amount) > MAX_MINOR)
    {
      g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW, _ ("“%s” is too large"),
                   fin_cli_table_field (table, columns[2]));
      return FALSE;
    }
  flow->description
      = g_string_chunk_insert_const (file->strings, description != NULL ? description : "");
  return TRUE;
}

static gboolean
read_rows (FinCliFlowFile *file, FinCliTable *table, GError **error)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) missing = NULL, cause = NULL;
  int columns[4] = {
    need_column (table, "account", &missing),
    need_column (table, "date", &missing),
    need_column (table, "amount", &missing),
    fin_cli_table_find_column (table, "description"),
  };

  if (missing != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  for (guint row = 1; fin_cli_table_next (table, &cause); row++)
    {
      FinCliFlow flow = { .row = row };
      const char *name = fin_cli_table_field (table, columns[0]);

      if (!need_name (name, error) || !read_flow (file, table, columns, &flow, error))
        return FALSE;
      g_array_append_val (find_account (file, by_name, name)->flows, flow);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_cli_flow_file_read:
 * @line: (out): the line an error is about, or 0
 *
 * A row that cannot be read fails the whole file: leaving it out would shift every balance.
 *
 * Returns: (transfer full) (nullable): %NULL with @error in %FIN_CLI_FILE_ERROR
 */
FinCliFlowFile *
fin_cli_flow_file_read (const char *path, gint64 *line, GError **error)
{
  g_autoptr (FinCliTable) table = NULL;
  g_autoptr (FinCliFlowFile) file = NULL;

  table = fin_cli_table_open (path, line, error);
  if (table == NULL)
    return NULL;
  file = g_new0 (FinCliFlowFile, 1);
  file->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) flow_account_free);
  file->strings = g_string_chunk_new (64 * 1024);
  if (!read_rows (file, table, error))
    {
      *line = MAX (table->line, 1);
      return NULL;
    }
  return g_steal_pointer (&file);
}

void
fin_cli_flow_file_free (FinCliFlowFile *file)
{
  g_ptr_array_unref (file->accounts);
  g_string_chunk_free (file->strings);
  g_free (file);
}

/**
 * fin_cli_thresholds_read: account,threshold.
 *
 * Returns: (transfer full) (nullable): minor units (double *) by account name
 */
GHashTable *
fin_cli_thresholds_read (const char *path, gint64 *line, GError **error)
{
  g_autoptr (GHashTable) thresholds
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FinCliTable) table = NULL;
  g_autoptr (GError) missing = NULL, cause = NULL;
  int account_column, threshold_column;

  table = fin_cli_table_open (path, line, error);
  if (table == NULL)
    return NULL;
  account_column = need_column (table, "account", &missing);
  threshold_column = need_column (table, "threshold", &missing);
  if (missing != NULL)
    {
      *line = MAX (table->line, 1);
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  while (fin_cli_table_next (table, &cause))
    {
      const char *name = fin_cli_table_field (table, account_column);
      double *threshold;
      double number;

      if (!need_name (name, &cause) || !need_number (table, threshold_column, &number, &cause))
        break;
      threshold = g_new (double, 1);
      *threshold = number * FIN_CLI_FLOW_SCALE;
      g_hash_table_insert (thresholds, g_strdup (name), threshold);
    }
  if (cause == NULL)
    return g_steal_pointer (&thresholds);
  *line = MAX (table->line, 1);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
