/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorts a reading by account and currency; says what each row is worth there, and counts. */
#include "fin-import-plan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"
#include "fin-transaction-store.h"

static void
group_free (gpointer data)
{
  FinImportGroup *group = data;

  g_ptr_array_unref (group->bank_statements);
  g_array_unref (group->rows);
  g_free (group);
}

void
fin_import_plan_free (FinImportPlan *plan)
{
  if (plan == NULL)
    return;
  g_hash_table_unref (plan->by_account);
  g_ptr_array_unref (plan->groups);
  g_free (plan);
}

FinImportGroup *
fin_import_plan_get_group (const FinImportPlan *plan, guint index)
{
  return g_ptr_array_index (plan->groups, index);
}

static const char *
account_key (const FinBankStatement *statement)
{
  if (statement->account_id != NULL)
    return statement->account_id;
  return statement->account_name != NULL ? statement->account_name : "";
}

static gboolean
same_account (const FinBankStatement *a, const FinBankStatement *b)
{
  return strcmp (account_key (a), account_key (b)) == 0;
}

static int
account_kind (const char *word)
{
  int kind = FIN_ACCOUNT_CURRENT;

  if (word != NULL)
    fin_enum_from_nick (FIN_TYPE_ACCOUNT_KIND, word, &kind);
  return kind;
}

static FinImportGroup *
add_group (FinImportPlan *plan, const FinBankStatement *statement, const char *currency)
{
  FinImportGroup *group = g_new0 (FinImportGroup, 1);

  group->index = plan->groups->len;
  group->statement = statement;
  group->bank_statements = g_ptr_array_new ();
  group->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  group->days = (FinPeriod) { .first = 0, .last = -1 };
  group->out = fin_import_result_add_statement (plan->result);
  group->out->account_number = g_strdup (statement->account_id);
  group->out->account_name = g_strdup (statement->account_name);
  group->out->kind = account_kind (statement->kind);
  g_strlcpy (group->out->currency, currency, sizeof group->out->currency);
  g_ptr_array_add (plan->groups, group);
  return group;
}

static FinImportGroup *
find_group (FinImportPlan *plan, const FinBankStatement *statement, const char *currency)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", currency, account_key (statement));
  FinImportGroup *group = g_hash_table_lookup (plan->by_account, key);

  if (group == NULL)
    {
      group = add_group (plan, statement, currency);
      g_hash_table_insert (plan->by_account, g_steal_pointer (&key), group);
    }
  return group;
}

static void
note_statement (FinImportGroup *group, const FinBankStatement *statement)
{
  if (group->bank_statements->len == 0
      || g_ptr_array_index (group->bank_statements, group->bank_statements->len - 1) != statement)
    g_ptr_array_add (group->bank_statements, (gpointer) statement);
}

/* @group: (inout): the group of the row before, most often the right one */
static void
add_row (FinImportPlan *plan,
         FinImportGroup **group,
         const FinBankStatement *statement,
         const FinDraft *draft,
         FinImportVerdict verdict)
{
  const char *currency = draft->currency[0] != '\0' ? draft->currency : statement->currency;
  guint32 row = plan->result->verdicts->len;

  if (*group == NULL || strcmp ((*group)->out->currency, currency) != 0)
    *group = find_group (plan, statement, currency);
  verdict.statement = (*group)->index;
  g_array_append_val (plan->result->verdicts, verdict);
  g_array_append_val ((*group)->rows, row);
  note_statement (*group, statement);
}

static void
add_statement (FinImportPlan *plan, guint index)
{
  const FinBankStatement *statement = fin_reading_get_statement (plan->result->reading, index);
  FinImportGroup *group = NULL;

  for (guint i = 0; i < statement->drafts->len; i++)
    add_row (plan, &group, statement, fin_bank_statement_get_draft (statement, i),
             (FinImportVerdict) { .draft_statement = index, .draft = i });
  /* A balance alone is worth a look, too. */
  if (statement->has_balance)
    note_statement (find_group (plan, statement, statement->currency), statement);
}

static void
add_held (FinImportPlan *plan, guint index)
{
  const FinHeld *held = &g_array_index (plan->result->reading->held, FinHeld, index);
  FinImportGroup *group = NULL;

  add_row (plan, &group, fin_reading_get_statement (plan->result->reading, held->statement),
           &held->draft,
           (FinImportVerdict) { .draft_statement = held->statement,
                                .draft = index,
                                .hold_reason = FIN_HOLD_READER });
}

static void
copy_refusals (FinImportResult *result)
{
  for (guint i = 0; i < result->reading->refused->len; i++)
    {
      const FinRefusal *refusal = &g_array_index (result->reading->refused, FinRefusal, i);

      fin_import_result_refuse (result, refusal->line, refusal->field, refusal->value,
                                refusal->reason);
    }
}

/**
 * fin_import_plan_new:
 * @result: with its reading, otherwise empty; gets statements, verdicts and refusals
 *
 * Returns: (transfer full): the rows by account
 */
FinImportPlan *
fin_import_plan_new (FinImportResult *result, FinDate today)
{
  FinImportPlan *plan = g_new0 (FinImportPlan, 1);
  const FinReading *reading = result->reading;

  plan->result = result;
  plan->groups = g_ptr_array_new_with_free_func (group_free);
  plan->by_account = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  plan->today = today;
  for (guint i = 0; i < reading->statements->len; i++)
    add_statement (plan, i);
  for (guint i = 0; i < reading->held->len; i++)
    add_held (plan, i);
  copy_refusals (result);
  for (guint i = 0; i < reading->notes->len; i++)
    g_ptr_array_add (result->notes, g_strdup (g_ptr_array_index (reading->notes, i)));
  return plan;
}

/** fin_import_plan_count_accounts: accounts of the file, however many currencies each has */
guint
fin_import_plan_count_accounts (const FinImportPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->groups->len; i++)
    {
      gboolean seen = FALSE;

      for (guint k = 0; k < i && !seen; k++)
        seen = same_account (fin_import_plan_get_group (plan, k)->statement,
                             fin_import_plan_get_group (plan, i)->statement);
      n += !seen;
    }
  return n;
}

FinImportVerdict *
fin_import_group_get_verdict (const FinImportPlan *plan, const FinImportGroup *group, guint row)
{
  return &g_array_index (plan->result->verdicts, FinImportVerdict,
                         g_array_index (group->rows, guint32, row));
}

const FinDraft *
fin_import_group_get_draft (const FinImportPlan *plan, const FinImportGroup *group, guint row)
{
  return fin_import_result_get_draft (plan->result, fin_import_group_get_verdict (plan, group, row));
}

/**
 * fin_import_scale_amount: a file without a currency is read with two decimals; the account may have
 * none, or three.
 *
 * Returns: %FALSE when the amount cannot be kept exactly
 */
gboolean
fin_import_scale_amount (const FinDraft *draft, const char *currency, gint64 *amount)
{
  int steps = draft->currency[0] != '\0' || currency[0] == '\0'
                  ? 0
                  : fin_currency_exponent (currency) - FIN_CURRENCY_UNKNOWN_EXPONENT;

  *amount = draft->amount;
  for (; steps > 0; steps--)
    if (__builtin_mul_overflow (*amount, 10, amount))
      return FALSE;
  for (; steps < 0; steps++)
    {
      if (*amount % 10 != 0)
        return FALSE;
      *amount /= 10;
    }
  return *amount >= -FIN_TRANSACTION_AMOUNT_MAX && *amount <= FIN_TRANSACTION_AMOUNT_MAX;
}

/** fin_import_group_amounts_fit: whether every amount can be kept in the group's currency */
gboolean
fin_import_group_amounts_fit (const FinImportPlan *plan, const FinImportGroup *group)
{
  for (guint i = 0; i < group->rows->len; i++)
    {
      gint64 amount;

      if (!fin_import_scale_amount (fin_import_group_get_draft (plan, group, i),
                                    group->out->currency, &amount))
        return FALSE;
    }
  return TRUE;
}

/* A pending row may have no date at all; some day it must stand on until a person decides. */
static FinDate
row_date (const FinImportPlan *plan, const FinImportGroup *group, const FinDraft *draft)
{
  if (draft->posting_date != FIN_DATE_NONE)
    return draft->posting_date;
  if (draft->value_date != FIN_DATE_NONE)
    return draft->value_date;
  if (fin_period_days (group->statement->period) > 0)
    return group->statement->period.last;
  return plan->today;
}

/** fin_import_group_get_date: the day a row stands on in the account */
FinDate
fin_import_group_get_date (const FinImportPlan *plan, const FinImportGroup *group, guint row)
{
  return row_date (plan, group, fin_import_group_get_draft (plan, group, row));
}

/** fin_import_group_get_amount: of a row that was matched, in the currency of the group's account */
gint64
fin_import_group_get_amount (const FinImportPlan *plan, const FinImportGroup *group, guint row)
{
  const FinDraft *draft = fin_import_group_get_draft (plan, group, row);
  gint64 amount;

  /* Rows whose amount does not fit were refused before. */
  return fin_import_scale_amount (draft, group->out->currency, &amount) ? amount : 0;
}

/** fin_import_plan_hold_all: nothing can be said about the rows before @reason is settled. */
void
fin_import_plan_hold_all (FinImportPlan *plan, FinHoldReason reason)
{
  for (guint i = 0; i < plan->result->verdicts->len; i++)
    {
      FinImportVerdict *verdict = &g_array_index (plan->result->verdicts, FinImportVerdict, i);

      if (verdict->outcome == FIN_IMPORT_ROW_REFUSED)
        continue;
      verdict->outcome = FIN_IMPORT_ROW_HELD;
      if (verdict->hold_reason != FIN_HOLD_READER)
        verdict->hold_reason = (guint8) reason;
    }
}

static void
count_group (FinImportPlan *plan, FinImportGroup *group)
{
  FinImportStatement *out = group->out;

  out->n_rows = group->rows->len;
  out->n_added = out->n_present = out->n_held = 0;
  out->sum_added = 0;
  for (guint i = 0; i < group->rows->len; i++)
    {
      guint8 outcome = fin_import_group_get_verdict (plan, group, i)->outcome;

      out->n_added += outcome == FIN_IMPORT_ROW_ADDED;
      out->n_present += outcome == FIN_IMPORT_ROW_PRESENT;
      out->n_held += outcome == FIN_IMPORT_ROW_HELD;
      if (outcome == FIN_IMPORT_ROW_ADDED && group->is_matched)
        fin_minor_add (out->sum_added, fin_import_group_get_amount (plan, group, i),
                       &out->sum_added);
    }
}

static void
span_period (FinImportGroup *group)
{
  FinPeriod *period = &group->out->period;

  for (guint i = 0; i < group->bank_statements->len; i++)
    {
      const FinBankStatement *statement = g_ptr_array_index (group->bank_statements, i);

      if (fin_period_days (statement->period) <= 0)
        continue;
      if (fin_period_days (*period) <= 0)
        *period = statement->period;
      period->first = MIN (period->first, statement->period.first);
      period->last = MAX (period->last, statement->period.last);
    }
}

/** fin_import_plan_count: fills counts and periods of the result from verdicts and refusals. */
void
fin_import_plan_count (FinImportPlan *plan)
{
  FinImportResult *result = plan->result;

  result->n_added = result->n_present = result->n_held = 0;
  for (guint i = 0; i < plan->groups->len; i++)
    {
      FinImportGroup *group = fin_import_plan_get_group (plan, i);

      count_group (plan, group);
      span_period (group);
      result->n_added += group->out->n_added;
      result->n_present += group->out->n_present;
      result->n_held += group->out->n_held;
    }
  result->n_refused = result->refused->len;
  result->n_rows = result->n_added + result->n_present + result->n_held + result->n_refused;
}
