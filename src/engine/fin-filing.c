/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A correction counts at once, for all of its payee; what the person chose is never touched. */
#include "fin-filing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-categoriser.h"
#include "fin-keyword-categoriser.h"
#include "fin-payee.h"
#include "fin-rule-change.h"
#include "fin-rule-set.h"
#include "fin-transaction-store.h"

/** A transaction on the way through: what it has, and what it is asked by. Strings are borrowed. */
typedef struct
{
  gint64 id;
  gint64 account_id;
  gint64 amount;
  const char *payee;
  const char *memo;
  const char *code;
  const char *match_text;
  const char *stem;
  const char *name;
  gint64 category_id;
  FinCategorySource source;
  int confidence;
  guint flags;
  const char *currency;
  gboolean is_transfer;
} Row;

/** What is to be written; read and write do not mix. */
typedef struct
{
  gint64 id;
  gint64 category_id;
  int source;
  int confidence;
  char *name;
} Change;

static void
change_clear (gpointer change)
{
  g_free (((Change *) change)->name);
}

typedef struct
{
  FinCategoriser *categoriser; /* borrowed */
  FinPayeeCleaner *cleaner;
  GArray *changes;
} Pass;

static void
pass_clear (Pass *pass)
{
  g_clear_pointer (&pass->cleaner, fin_payee_cleaner_free);
  g_clear_pointer (&pass->changes, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

#define SELECT_ROW                                                                                 \
  "SELECT t.id, t.account_id, t.amount, t.payee, t.memo, t.bank_code, t.match_text, t.stem, "      \
  "t.name, t.category_id, t.category_source, t.category_confidence, t.flags, t.currency, "         \
  "t.transfer_id IS NOT NULL FROM transactions t WHERE t.state <> 2 "

static Row
read_row (FinStatement *statement)
{
  return (Row){
    .id = fin_statement_column_int (statement, 0),
    .account_id = fin_statement_column_int (statement, 1),
    .amount = fin_statement_column_int (statement, 2),
    .payee = fin_statement_column_text (statement, 3),
    .memo = fin_statement_column_text (statement, 4),
    .code = fin_statement_column_text (statement, 5),
    .match_text = fin_statement_column_text (statement, 6),
    .stem = fin_statement_column_text (statement, 7),
    .name = fin_statement_column_text (statement, 8),
    .category_id = fin_statement_column_int (statement, 9),
    .source = (FinCategorySource) fin_statement_column_int (statement, 10),
    .confidence = (int) fin_statement_column_int (statement, 11),
    .flags = (guint) fin_statement_column_int (statement, 12),
    .currency = fin_statement_column_text (statement, 13),
    .is_transfer = fin_statement_column_int (statement, 14) != 0,
  };
}

/* What the person typed over one payee stays its name, whatever rules say. */
static const char *
find_name (Pass *pass, const Row *row, const FinCategoryChoice *choice)
{
  if ((row->flags & FIN_TRANSACTION_EDITED) != 0 && row->name != NULL
      && g_strcmp0 (row->name, row->payee) == 0)
    return row->name;
  if (choice->rename != NULL)
    return choice->rename;
  return fin_payee_clean (pass->cleaner, row->payee, row->memo).name;
}

static gboolean
may_change (const Row *row)
{
  return row->source != FIN_CATEGORY_SOURCE_PERSON && row->source != FIN_CATEGORY_SOURCE_TRANSFER
         && !row->is_transfer;
}

/* What a program before was sure of is not given up because this one is not. */
static gboolean
is_better (const Row *row, const FinCategoryChoice *choice)
{
  if (choice->category_id == 0)
    return row->source == FIN_CATEGORY_SOURCE_RULE || row->source == FIN_CATEGORY_SOURCE_LEARNED;
  return choice->category_id != row->category_id || choice->source != row->source
         || choice->confidence != row->confidence;
}

static FinCategoryChoice
ask (Pass *pass, const Row *row)
{
  FinCategoriserQuery query = {
    .account_id = row->account_id,
    .payee = row->payee,
    .memo = row->memo,
    .amount = row->amount,
    .country = fin_keyword_country_of_currency (row->currency),
    .code = row->code,
    .filed = row->code,
    .match_text = row->match_text,
    .stem = row->stem,
  };

  return fin_categoriser_choose (pass->categoriser, &query);
}

static void
look_at (Pass *pass, const Row *row)
{
  FinCategoryChoice choice = ask (pass, row);
  const char *name = find_name (pass, row, &choice);
  gboolean renamed = g_strcmp0 (name, row->name) != 0;
  gboolean filed = may_change (row) && is_better (row, &choice);
  Change change = { row->id, row->category_id, (int) row->source, row->confidence, NULL };

  if (!renamed && !filed)
    return;
  if (filed)
    {
      change.category_id = choice.category_id;
      change.source = choice.category_id != 0 ? (int) choice.source : FIN_CATEGORY_SOURCE_NONE;
      change.confidence = choice.category_id != 0 ? choice.confidence : 0;
    }
  change.name = g_strdup (name);
  g_array_append_val (pass->changes, change);
}

static gboolean
write_changes (Pass *pass, FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "UPDATE transactions SET category_id = ?2, category_source = ?3, category_confidence = ?4, "
      "name = ?5 WHERE id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < pass->changes->len; i++)
    {
      const Change *change = &g_array_index (pass->changes, Change, i);

      fin_statement_bind (statement, "iknns", change->id, change->category_id, change->source,
                          change->confidence, change->name);
      if (!fin_statement_execute (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
pass_init (Pass *pass, FinConnection *connection, GError **error)
{
  pass->categoriser = fin_categoriser_get (connection, error);
  pass->cleaner = fin_payee_cleaner_new ();
  pass->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (pass->changes, change_clear);
  return pass->categoriser != NULL;
}

/* One payee is the common case: the database finds its rows without handing out all others. */
static FinStatement *
prepare_rows (FinConnection *connection, GHashTable *stems, GError **error)
{
  gboolean single = stems != NULL && g_hash_table_size (stems) == 1;
  FinStatement *statement = fin_connection_prepare (
      connection, single ? SELECT_ROW "AND t.stem = ?1" : SELECT_ROW, error);

  if (statement != NULL && single)
    {
      GHashTableIter iter;
      gpointer stem;

      g_hash_table_iter_init (&iter, stems);
      g_hash_table_iter_next (&iter, &stem, NULL);
      fin_statement_bind (statement, "s", (const char *) stem);
    }
  return statement;
}

/* @stems: (nullable): only these payees. */
static gboolean
go_over (FinConnection *connection,
         GHashTable *stems,
         GCancellable *cancellable,
         guint *n_changed,
         GError **error)
{
  g_auto (Pass) pass = { 0 };
  g_autoptr (FinStatement) statement = NULL;
  g_autoptr (GError) cause = NULL;

  if (!pass_init (&pass, connection, error))
    return FALSE;
  statement = prepare_rows (connection, stems, error);
  if (statement == NULL)
    return FALSE;
  for (guint n = 0; fin_statement_step (statement, &cause); n++)
    {
      Row row;

      if (n % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      row = read_row (statement);
      if (stems == NULL || (row.stem != NULL && g_hash_table_contains (stems, row.stem)))
        look_at (&pass, &row);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  *n_changed = pass.changes->len;
  return write_changes (&pass, connection, error);
}

/**
 * fin_filing_refresh: asks again about every transaction that the person did not file: after rules
 * were changed.
 */
gboolean
fin_filing_refresh (FinConnection *connection,
                    GCancellable *cancellable,
                    guint *n_changed,
                    GError **error)
{
  return go_over (connection, NULL, cancellable, n_changed, error);
}

/* The distinct payees of some transactions. */
static GHashTable *
collect_stems (FinConnection *connection, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < n_ids; i++)
    {
      g_autoptr (FinTransaction) transaction =
          fin_transaction_store_get (connection, ids[i], error);
      const char *stem;

      if (transaction == NULL)
        return NULL;
      stem = fin_transaction_get_stem (transaction);
      if (stem != NULL && *stem != '\0')
        g_hash_table_add (stems, g_strdup (stem));
    }
  return g_steal_pointer (&stems);
}

static gboolean
make_rules (FinConnection *connection,
            GHashTable *stems,
            gint64 category_id,
            const char *name,
            GError **error)
{
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    if (!fin_rule_change_for_payee (connection, stem, category_id, name, error))
      return FALSE;
  return TRUE;
}

/**
 * fin_filing_file: the person's word about some transactions.
 * @category_id: 0: none
 * @always: make it a rule for their payees
 *
 * Other transactions of these payees that the person did not file follow where that is likely.
 */
gboolean
fin_filing_file (FinConnection *connection,
                 const gint64 *ids,
                 gsize n_ids,
                 gint64 category_id,
                 gboolean always,
                 FinFilingResult *result,
                 GError **error)
{
  g_autoptr (GHashTable) stems = NULL;

  *result = (FinFilingResult){ (guint) n_ids, 0 };
  if (!fin_transaction_store_categorise (connection, ids, n_ids, category_id,
                                         FIN_CATEGORY_SOURCE_PERSON, 1000, error))
    return FALSE;
  stems = collect_stems (connection, ids, n_ids, error);
  if (stems == NULL
      || (always && category_id != 0 && !make_rules (connection, stems, category_id, NULL, error)))
    return FALSE;
  return go_over (connection, stems, NULL, &result->n_others, error);
}

static gboolean
rename_one (FinConnection *connection, gint64 id, const char *name, GError **error)
{
  g_autoptr (FinStatement) statement =
      fin_connection_prepare (connection, "UPDATE transactions SET name = ?2 WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "is", id, name);
  return fin_statement_execute (statement, error);
}

/**
 * fin_filing_rename: what the person calls a payee; what the bank wrote stays.
 * @always: for all its transactions, those to come, too
 */
gboolean
fin_filing_rename (FinConnection *connection,
                   gint64 id,
                   const char *name,
                   gboolean always,
                   FinFilingResult *result,
                   GError **error)
{
  g_autoptr (GHashTable) stems = NULL;

  *result = (FinFilingResult){ 1, 0 };
  if (!rename_one (connection, id, name, error))
    return FALSE;
  if (!always)
    return TRUE;
  stems = collect_stems (connection, &id, 1, error);
  if (stems == NULL || !make_rules (connection, stems, 0, name, error))
    return FALSE;
  return go_over (connection, stems, NULL, &result->n_others, error);
}

/**
 * fin_filing_try_rule: what a rule would do, before it is one.
 * @matching: (element-type gint64): ids are appended
 * @changing: (element-type gint64): those that would get another category or name
 */
gboolean
fin_filing_try_rule (
    FinConnection *connection, FinRule *rule, GArray *matching, GArray *changing, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (FinRuleSet) set = NULL;
  g_autoptr (FinStatement) statement =
      fin_connection_prepare (connection, SELECT_ROW "ORDER BY posting_date DESC, id DESC", error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  g_ptr_array_add (rules, rule);
  set = fin_rule_set_new (rules);
  while (fin_statement_step (statement, &cause))
    {
      Row row = read_row (statement);
      FinRuleQuery query = { row.account_id, row.match_text, row.stem };
      gint64 category_id = fin_rule_get_category_id (rule);
      const char *name = fin_rule_get_rename (rule);

      if (fin_rule_set_find_category (set, &query) == NULL
          && fin_rule_set_find_name (set, &query) == NULL)
        continue;
      g_array_append_val (matching, row.id);
      if ((category_id != 0 && may_change (&row) && row.category_id != category_id)
          || (name != NULL && g_strcmp0 (name, row.name) != 0))
        g_array_append_val (changing, row.id);
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * fin_filing_explain:
 *
 * Returns: (transfer full) (nullable): why the transaction is filed where it is, for a person;
 * %NULL without @error when it is filed nowhere, or nothing speaks for it any more
 */
char *
fin_filing_explain (FinConnection *connection, gint64 id, GError **error)
{
  g_auto (Pass) pass = { 0 };
  g_autoptr (FinStatement) statement = NULL;
  FinCategoryChoice choice;
  Row row;

  if (!pass_init (&pass, connection, error))
    return NULL;
  statement = fin_connection_prepare (connection, SELECT_ROW "AND t.id = ?1", error);
  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "i", id);
  if (!fin_statement_step (statement, error))
    return NULL;
  row = read_row (statement);
  if (row.category_id == 0)
    return NULL;
  if (row.source == FIN_CATEGORY_SOURCE_PERSON)
    return g_strdup (_ ("you chose it"));
  if (row.source == FIN_CATEGORY_SOURCE_TRANSFER)
    return g_strdup (_ ("a transfer between your accounts"));
  choice = ask (&pass, &row);
  return choice.category_id == row.category_id ? fin_category_choice_dup_reason (&choice) : NULL;
}
