/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the account of each part of a file by its number, by a person's word, or by an earlier import. */
#include "fin-import-account.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "fin-account-store.h"
#include "fin-currency.h"
#include "fin-import-error.h"
#include "fin-import-overlap.h"
#include "fin-import-store.h"

static gboolean
has_no_currency (FinAccount *account)
{
  return strcmp (fin_account_get_currency (account), FIN_CURRENCY_NONE) == 0;
}

static void
use_account (FinImportGroup *group, FinAccount *account)
{
  FinImportStatement *out = group->out;

  out->account_id = fin_account_get_id (account);
  group->gets_currency = has_no_currency (account) && out->currency[0] != '\0';
  g_free (out->account_name);
  out->account_name = g_strdup (fin_account_get_name (account));
  if (!group->gets_currency)
    g_strlcpy (out->currency, fin_account_get_currency (account), sizeof out->currency);
  out->kind = (int) fin_account_get_kind (account);
}

static gboolean
fits (FinAccount *account, const FinImportGroup *group)
{
  const char *currency = group->out->currency;

  return currency[0] == '\0' || strcmp (fin_account_get_currency (account), currency) == 0
         || (has_no_currency (account)
             && fin_currency_exponent (currency) == FIN_CURRENCY_UNKNOWN_EXPONENT);
}

static gboolean
refuse_currency (const FinImportPlan *plan,
                 const FinImportGroup *group,
                 FinAccount *account,
                 GError **error)
{
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION,
               /* Translators: file name, currency code, account name, currency code */
               _ ("“%s” is in %s, but the account “%s” is in %s; choose or make another account"),
               plan->result->file, group->out->currency, fin_account_get_name (account),
               fin_account_get_currency (account));
  return FALSE;
}

/* What most accounts have, else what is used where the person lives, else "no currency": none is
 * invented. */
static gboolean
guess_currency (FinConnection *connection, char *currency, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  const char *local = localeconv ()->int_curr_symbol;
  g_autoptr (GError) cause = NULL;

  statement = fin_connection_prepare (connection,
                                      "SELECT currency FROM accounts GROUP BY currency"
                                      " ORDER BY count(*) DESC, min(position), min(id) LIMIT 1",
                                      error);
  if (statement == NULL)
    return FALSE;
  g_strlcpy (currency, FIN_CURRENCY_NONE, 4);
  if (local != NULL && strlen (local) >= 3)
    {
      g_autofree char *code = g_strndup (local, 3);

      if (fin_currency_is_known (code))
        g_strlcpy (currency, code, 4);
    }
  if (fin_statement_step (statement, &cause))
    g_strlcpy (currency, fin_statement_column_text (statement, 0), 4);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static char *
suggest_name (const FinImportPlan *plan, const FinImportGroup *group)
{
  const char *dot;

  if (group->statement->account_name != NULL && group->statement->account_name[0] != '\0')
    return g_strdup (group->statement->account_name);
  if (group->statement->account_id != NULL && group->statement->account_id[0] != '\0')
    return g_strdup (group->statement->account_id);
  dot = strrchr (plan->result->file, '.');
  return dot != NULL && dot != plan->result->file
             ? g_strndup (plan->result->file, (gsize) (dot - plan->result->file))
             : g_strdup (plan->result->file);
}

/* An account of that name takes the rows if it may be the same one: currencies agree, and so do the
 * numbers where both have one. */
static gboolean
may_be_same (FinAccount *account, const FinImportGroup *group)
{
  const char *number = fin_account_get_number (account);

  return fits (account, group)
         && (number == NULL || group->out->account_number == NULL
             || strcmp (number, group->out->account_number) == 0);
}

/* Accounts that another part of this file is about to get. */
static gboolean
is_promised (const FinImportPlan *plan, const FinImportGroup *group, const char *name)
{
  for (guint i = 0; i < group->index; i++)
    {
      const FinImportStatement *out = fin_import_plan_get_group (plan, i)->out;

      if (out->account_is_new && strcmp (out->account_name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Uses the account called @name, or, taken by another one, "name (EUR)", "name (2)" ... */
static gboolean
find_or_name_new (FinConnection *connection,
                  FinImportPlan *plan,
                  FinImportGroup *group,
                  const char *name,
                  GError **error)
{
  for (int attempt = 0;; attempt++)
    {
      g_autofree char *variant = NULL;
      g_autoptr (FinAccount) account = NULL;
      g_autoptr (GError) cause = NULL;

      if (attempt == 0)
        variant = g_strdup (name);
      else if (attempt == 1 && group->out->currency[0] != '\0')
        variant = g_strdup_printf ("%s (%s)", name, group->out->currency);
      else
        variant = g_strdup_printf ("%s (%d)", name, attempt + 1);
      account = fin_account_store_find_name (connection, variant, &cause);
      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      if ((account != NULL && !may_be_same (account, group)) || is_promised (plan, group, variant))
        continue;
      if (account != NULL)
        {
          use_account (group, account);
          return TRUE;
        }
      g_free (group->out->account_name);
      group->out->account_name = g_steal_pointer (&variant);
      group->out->account_is_new = TRUE;
      return TRUE;
    }
}

static FinAccount *
find_by_number (FinConnection *connection, const FinImportGroup *group, GError **error)
{
  const char *currency = group->out->currency[0] != '\0' ? group->out->currency : NULL;

  if (group->out->account_number == NULL || group->out->account_number[0] == '\0')
    return NULL;
  return fin_account_store_find_number (connection, group->out->account_number, currency, error);
}

/* The very same file again belongs where it went before, whatever the account is called by now. */
static FinAccount *
find_by_file (FinConnection *connection,
              const FinImportPlan *plan,
              const char *sha256,
              GError **error)
{
  g_autoptr (FinImport) before = NULL;

  if (plan->groups->len != 1 || sha256 == NULL)
    return NULL;
  before = fin_import_store_find_sha256 (connection, sha256, error);
  if (before == NULL || fin_import_get_account_id (before) == 0)
    return NULL;
  return fin_account_store_get (connection, fin_import_get_account_id (before), error);
}

/* Where the last file of this layout went, if that account may be this one; %NULL without @error: no. */
static FinAccount *
find_by_layout (FinConnection *connection,
                const FinImportPlan *plan,
                FinImportGroup *group,
                GError **error)
{
  g_autoptr (FinAccount) account = NULL;
  g_autoptr (GError) cause = NULL;

  if (plan->suggested_account == 0 || plan->groups->len != 1)
    return NULL;
  account = fin_account_store_get (connection, plan->suggested_account, &cause);
  if (cause != NULL && !g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (account == NULL || !may_be_same (account, group))
    return NULL;
  return g_steal_pointer (&account);
}

static gboolean
suggest_account (FinConnection *connection,
                 const FinImportPlan *plan,
                 FinImportGroup *group,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinAccount) account = find_by_layout (connection, plan, group, &cause);

  if (account != NULL)
    group->out->suggested_account_id = fin_account_get_id (account);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* A file that has the rows of the last one's account, which may be its own: the same account. */
static gboolean
use_overlapped (FinConnection *connection,
                FinImportPlan *plan,
                FinImportGroup *group,
                gboolean *used,
                GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinAccount) account = NULL;

  *used = FALSE;
  if (group->statement->account_name != NULL)
    return TRUE;
  account = find_by_layout (connection, plan, group, &cause);
  if (account != NULL)
    fin_import_overlaps (connection, plan, group, account, used, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (*used)
    use_account (group, account);
  return TRUE;
}

static gboolean
resolve_by_file (FinConnection *connection,
                 FinImportPlan *plan,
                 FinImportGroup *group,
                 const char *sha256,
                 gboolean may_create,
                 GError **error)
{
  g_autoptr (FinAccount) account = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;
  gboolean used = FALSE;

  account = find_by_number (connection, group, &cause);
  if (account == NULL && cause == NULL)
    account = find_by_file (connection, plan, sha256, &cause);
  if (cause != NULL && !g_error_matches (cause, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (account != NULL && fits (account, group))
    {
      use_account (group, account);
      return TRUE;
    }
  name = suggest_name (plan, group);
  if (may_create && !use_overlapped (connection, plan, group, &used, error))
    return FALSE;
  if (used)
    return TRUE;
  if (may_create)
    return find_or_name_new (connection, plan, group, name, error);
  g_free (group->out->account_name);
  group->out->account_name = g_steal_pointer (&name);
  group->out->account_open = TRUE;
  plan->result->account_open = TRUE;
  return suggest_account (connection, plan, group, error);
}

static gboolean
resolve_existing (FinConnection *connection,
                  FinImportPlan *plan,
                  FinImportGroup *group,
                  gint64 account_id,
                  GError **error)
{
  g_autoptr (FinAccount) account = fin_account_store_get (connection, account_id, error);

  if (account == NULL)
    return FALSE;
  if (!fits (account, group))
    return refuse_currency (plan, group, account, error);
  use_account (group, account);
  return TRUE;
}

static gboolean
resolve_by_name (FinConnection *connection,
                 FinImportPlan *plan,
                 FinImportGroup *group,
                 const char *name,
                 GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (FinAccount) account = fin_account_store_find_name (connection, name, &cause);

  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (account != NULL && fits (account, group))
    {
      use_account (group, account);
      return TRUE;
    }
  if (account != NULL && plan->groups->len == 1)
    return refuse_currency (plan, group, account, error);
  return find_or_name_new (connection, plan, group, name, error);
}

static gboolean
resolve_group (FinConnection *connection,
               FinImportPlan *plan,
               FinImportGroup *group,
               const FinImportTarget *target,
               const char *sha256,
               GError **error)
{
  if (group->out->currency[0] == '\0')
    g_strlcpy (group->out->currency, target->currency, sizeof group->out->currency);
  if (target->kind >= 0)
    group->out->kind = target->kind;
  switch (target->mode)
    {
    case FIN_IMPORT_TARGET_EXISTING:
      return resolve_existing (connection, plan, group, target->account_id, error);
    case FIN_IMPORT_TARGET_NEW:
      g_free (group->out->account_name);
      group->out->account_name
          = target->name != NULL ? g_strdup (target->name) : suggest_name (plan, group);
      group->out->account_is_new = TRUE;
      return TRUE;
    case FIN_IMPORT_TARGET_CREATE:
      if (target->name != NULL)
        return resolve_by_name (connection, plan, group, target->name, error);
      return resolve_by_file (connection, plan, group, sha256, TRUE, error);
    case FIN_IMPORT_TARGET_ASK:
    default:
      return resolve_by_file (connection, plan, group, sha256, FALSE, error);
    }
}

static gboolean
refuse_several (const FinImportPlan *plan, const FinImportOptions *options, GError **error)
{
  guint n = fin_import_plan_count_accounts (plan);
  gboolean one_account = options->target.mode == FIN_IMPORT_TARGET_EXISTING
                         || (options->target.mode == FIN_IMPORT_TARGET_CREATE
                             && options->target.name != NULL);

  if (!one_account || options->targets != NULL || n < 2)
    return TRUE;
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION,
               g_dngettext (NULL,
                            "“%s” holds %u account; import it without naming one",
                            "“%s” holds %u accounts; import it without naming one", n),
               plan->result->file, n);
  return FALSE;
}

/**
 * fin_import_account_resolve: fills account, name, kind and currency of every statement.
 * @connection: on the database thread; only read
 * @sha256: (nullable): of the file
 *
 * Afterwards a statement has an account, is to get a new one, or is open for the person to say.
 *
 * Returns: %FALSE with a #FinStoreError, or %FIN_IMPORT_ERROR_OPTION when a choice does not fit
 */
gboolean
fin_import_account_resolve (FinConnection *connection,
                            FinImportPlan *plan,
                            const FinImportOptions *options,
                            const char *sha256,
                            GError **error)
{
  if (!refuse_several (plan, options, error))
    return FALSE;
  for (guint i = 0; i < plan->groups->len; i++)
    {
      FinImportGroup *group = fin_import_plan_get_group (plan, i);

      if (!resolve_group (connection, plan, group, fin_import_options_get_target (options, i),
                          sha256, error))
        return FALSE;
      if (!group->out->account_is_new || group->out->currency[0] != '\0')
        continue;
      if (!guess_currency (connection, group->out->currency, error))
        return FALSE;
      if (!fin_import_group_amounts_fit (plan, group))
        g_strlcpy (group->out->currency, FIN_CURRENCY_NONE, sizeof group->out->currency);
    }
  return TRUE;
}
