/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the household's database for a command, and turning words into accounts and values. */
#include "fin-cli-database.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-account-store.h"
#include "fin-category-store.h"
#include "fin-currency.h"
#include "fin-money.h"

G_DEFINE_QUARK (fin-cli-error-quark, fin_cli_error)

/** fin_cli_database_error: an error of the usage is wrong usage, everything else a failure. */
FinCliStatus
fin_cli_database_error (FinCli *cli, const GError *error)
{
  if (error->domain == FIN_CLI_ERROR)
    return fin_cli_usage_error (cli, "%s", error->message);
  return fin_cli_fail (cli, error, NULL, 0);
}

/** fin_cli_database_open: Returns: (transfer full) (nullable): %NULL with the exit status in @status */
FinDatabase *
fin_cli_database_open (FinCli *cli, FinCliOpen how, FinCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  FinDatabase *database;

  if (how != FIN_CLI_OPEN_CREATE && !g_file_test (cli->database_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (&error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("There is no database “%s” yet; “finsight-cli import FILE” makes one"),
                   cli->database_path);
      *status = fin_cli_fail (cli, error, NULL, 0);
      return NULL;
    }
  database = how == FIN_CLI_OPEN_READ ? fin_database_open_read_only (cli->database_path, &error)
                                      : fin_database_open (cli->database_path, &error);
  if (database == NULL)
    *status = fin_cli_fail (cli, error, NULL, 0);
  return database;
}

/** fin_cli_find_account: by name, or by number as #12. */
FinAccount *
fin_cli_find_account (FinConnection *connection, const char *word, GError **error)
{
  g_autoptr (GError) cause = NULL;
  FinAccount *account;
  gint64 id;

  account = fin_account_store_find_name (connection, word, &cause);
  if (account == NULL && cause == NULL && word[0] == '#'
      && g_ascii_string_to_signed (word + 1, 10, 1, G_MAXINT64, &id, NULL))
    account = fin_account_store_get (connection, id, &cause);
  if (account != NULL)
    return account;
  if (cause != NULL && !g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                 _ ("there is no account “%s”; “finsight-cli accounts” lists them"), word);
  return NULL;
}

/** fin_cli_find_category: by key ("food.groceries") or by its name, whatever the case. */
FinCategory *
fin_cli_find_category (FinConnection *connection, const char *word, GError **error)
{
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);
  g_autofree char *folded = g_utf8_casefold (word, -1);

  if (categories == NULL)
    return NULL;
  for (guint i = 0; i < categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (categories, i);
      g_autofree char *name = g_utf8_casefold (fin_category_get_name (category), -1);

      if (strcmp (fin_category_get_key (category), word) == 0 || strcmp (name, folded) == 0)
        return g_object_ref (category);
    }
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE, _ ("there is no category “%s”"), word);
  return NULL;
}

gboolean
fin_cli_parse_date (const char *text, const char *option, FinDate *date, GError **error)
{
  *date = fin_date_from_iso (text);
  if (*date != FIN_DATE_NONE)
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               /* Translators: an option such as --date, and what was given to it */
               _ ("%s: “%s” is not a day; write it as 2026-01-31"), option, text);
  return FALSE;
}

gboolean
fin_cli_parse_amount (const char *text,
                      const char *option,
                      const char *currency,
                      gint64 *minor,
                      GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (fin_minor_from_decimal (text, fin_currency_exponent (currency), minor, &cause))
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE, "%s: %s", option, cause->message);
  return FALSE;
}

gboolean
fin_cli_parse_kind (const char *text, int *kind, GError **error)
{
  if (fin_enum_from_nick (FIN_TYPE_ACCOUNT_KIND, text, kind))
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               _ ("--kind: “%s” is none of current, savings, card, cash and loan"), text);
  return FALSE;
}

gboolean
fin_cli_parse_id (const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
               _ ("“%s” is not the number of a transaction; “finsight-cli transactions” shows them"),
               text);
  return FALSE;
}
