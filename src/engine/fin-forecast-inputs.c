/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies accounts, flows and categories out of a snapshot and keeps them while anyone asks. */
#include "fin-forecast-inputs.h"

#include <math.h>
#include <string.h>

#include "fin-card-terms.h"
#include "fin-category-set.h"

#define DAYS_OF_MARGIN 7
#define CRITICAL_SHARE 5 /* the critical level is a fifth of the margin */
#define SPENDING_DAYS 90
#define MIN_SPENDING_DAYS 14

G_DEFINE_QUARK (fin-forecast-error-quark, fin_forecast_error)

static void
input_free (gpointer data)
{
  FinForecastInput *input = data;

  g_free (input->name);
  g_free (input->flows);
  g_free (input->parts);
  g_clear_pointer (&input->findings, fin_forecast_findings_free);
  g_clear_pointer (&input->verdicts, fin_series_verdicts_free);
  g_free (input->is_transfer);
  g_free (input->within_total);
  g_free (input->partner_ids);
  g_clear_pointer (&input->paid_ahead, g_array_unref);
  g_free (input);
}

static void
category_free (gpointer data)
{
  FinForecastCategory *category = data;

  g_free (category->key);
  g_free (category->name);
  g_free (category);
}

static gint64
choose_margin (const FinInsightSnapshot *snapshot, FinAccount *account, gint64 daily_spending)
{
  if (account != NULL && fin_account_get_has_safety_margin (account))
    return fin_account_get_safety_margin (account);
  if (snapshot->margin >= 0)
    return snapshot->margin;
  return daily_spending * DAYS_OF_MARGIN;
}

static gint64
choose_critical (const FinInsightSnapshot *snapshot, gint64 margin)
{
  return snapshot->critical >= 0 ? MIN (snapshot->critical, margin) : margin / CRITICAL_SHARE;
}

/* In minor units of the account; levels that the household set are in its own currency. */
static gint64
to_account (gint64 minor, double rate)
{
  return rate == 1.0 ? minor : (gint64) ((double) minor / rate);
}

/* Between two accounts of the total nothing comes or goes for the household. */
static gboolean
is_within_total (const FinForecastInputs *self, gint64 partner_id)
{
  const FinForecastInput *partner
      = partner_id != 0 ? fin_forecast_inputs_find (self, partner_id) : NULL;

  return partner != NULL && partner->in_total;
}

/* What a split transaction is of each category, so that one of them can be cut. */
static void
copy_parts (const FinFlows *flows, gsize row, FinForecastInput *input, FinForecastFlow *flow)
{
  gsize n = fin_flows_count_parts (flows, row);

  if (flows->first_splits[row] < 0)
    return;
  flow->parts = input->parts + flows->first_splits[row];
  flow->n_parts = n;
  for (gsize i = 0; i < n; i++)
    {
      FinFlowSplit part = fin_flows_get_part (flows, row, i);

      input->parts[(gsize) flows->first_splits[row] + i]
          = (FinFlowPart) { part.category_id, (double) part.amount / flow->amount };
    }
}

/* Category ids -> FinFlowKind, where that is known. */
static GHashTable *
list_kinds (const FinInsightSnapshot *snapshot)
{
  GHashTable *kinds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < snapshot->categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (snapshot->categories, i);
      FinFlowKind kind = fin_category_flow_kind (fin_category_get_key (category));
      gint64 id = fin_category_get_id (category);

      if (kind != FIN_FLOW_KIND_UNKNOWN)
        g_hash_table_insert (kinds, g_memdup2 (&id, sizeof id), GINT_TO_POINTER (kind));
    }
  return kinds;
}

static void
copy_flows (FinForecastInputs *self,
            const FinInsightSnapshot *snapshot,
            GHashTable *kinds,
            FinForecastInput *input)
{
  const FinFlows *flows = snapshot->flows;

  input->flows = g_new (FinForecastFlow, flows->n_rows);
  input->parts = g_new (FinFlowPart, flows->n_splits);
  input->is_transfer = g_new (guint8, flows->n_rows);
  input->within_total = g_new (guint8, flows->n_rows);
  input->partner_ids = g_new (gint64, flows->n_rows);
  for (gsize i = 0; i < flows->n_rows; i++)
    {
      if (flows->account_ids[i] != input->account_id || flows->days[i] > input->as_of)
        continue;
      input->is_transfer[input->n_flows] = flows->is_transfer[i];
      input->within_total[input->n_flows] = is_within_total (self, flows->partner_account_ids[i]);
      input->has_within_total |= input->within_total[input->n_flows];
      input->partner_ids[input->n_flows] = flows->partner_account_ids[i];
      input->flows[input->n_flows++] = (FinForecastFlow) {
        .day = flows->days[i],
        .amount = (double) flows->amounts[i],
        .label = g_string_chunk_insert_const (self->strings, snapshot->labels[i]),
        .tag = flows->category_ids[i],
        .kind = (FinFlowKind) GPOINTER_TO_INT (
            g_hash_table_lookup (kinds, &flows->category_ids[i])),
      };
      copy_parts (flows, i, input, &input->flows[input->n_flows - 1]);
    }
  input->verdicts = fin_series_verdicts_new (snapshot->series_verdicts, input->account_id,
                                             snapshot->label_set, input->flows, input->n_flows);
  input->daily_spending = fin_forecast_input_daily_spending (input, input->as_of);
}

static FinForecastInput *
input_new (const FinInsightSnapshot *snapshot,
           const FinSnapshotAccount *entry,
           gint64 daily_spending)
{
  FinForecastInput *input = g_new0 (FinForecastInput, 1);

  input->account_id = fin_account_get_id (entry->account);
  input->name = g_strdup (fin_account_get_name (entry->account));
  input->kind = fin_account_get_kind (entry->account);
  g_strlcpy (input->currency, fin_account_get_currency (entry->account), sizeof input->currency);
  input->as_of = entry->as_of;
  input->balance = entry->balance;
  input->relative = entry->relative;
  input->rate = entry->rate > 0 ? entry->rate : 1.0;
  input->rate_date = entry->rate_date;
  input->in_total = entry->rate > 0 && input->kind != FIN_ACCOUNT_LOAN;
  input->width = 1.0;
  input->findings = fin_forecast_findings_new ();
  input->margin = fin_account_get_has_safety_margin (entry->account)
                      ? fin_account_get_safety_margin (entry->account)
                      : to_account (choose_margin (snapshot, NULL, daily_spending), input->rate);
  input->critical = MIN (to_account (choose_critical (snapshot, choose_margin (snapshot, NULL,
                                                                               daily_spending)),
                                     input->rate),
                         input->margin);
  return input;
}

static void
copy_categories (FinForecastInputs *self, const FinInsightSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->categories->len; i++)
    {
      FinCategory *source = g_ptr_array_index (snapshot->categories, i);
      FinForecastCategory *category = g_new0 (FinForecastCategory, 1);

      category->id = fin_category_get_id (source);
      category->parent_id = fin_category_get_parent_id (source);
      category->key = g_strdup (fin_category_get_key (source) != NULL ? fin_category_get_key (source) : "");
      category->name = g_strdup (fin_category_get_name (source));
      g_ptr_array_add (self->categories, category);
    }
}

/* The household's balance counts accounts in other currencies, and so does what it has to cover. */
static gint64
spend_abroad (const FinForecastInputs *self)
{
  double spent = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (self->accounts, i);

      if (input->in_total && strcmp (input->currency, self->currency) != 0)
        spent += (double) input->daily_spending * input->rate;
    }
  return llround (spent);
}

/**
 * fin_forecast_inputs_new:
 * @daily_spending: of the household in its main currency, minor units; 0 when unknown
 *
 * Returns: (transfer full): everything that forecasts need, nothing of @snapshot is kept
 */
FinForecastInputs *
fin_forecast_inputs_new (const FinInsightSnapshot *snapshot, gint64 daily_spending)
{
  g_autoptr (GHashTable) kinds = list_kinds (snapshot);
  FinForecastInputs *self = g_new0 (FinForecastInputs, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->today = snapshot->today;
  self->as_of = snapshot->as_of;
  g_strlcpy (self->currency, snapshot->currency, sizeof self->currency);
  self->margin = choose_margin (snapshot, NULL, daily_spending);
  self->critical = choose_critical (snapshot, self->margin);
  self->daily_spending = daily_spending;
  self->width = 1.0;
  self->accounts = g_ptr_array_new_with_free_func (input_free);
  self->categories = g_ptr_array_new_with_free_func (category_free);
  for (guint i = 0; i < snapshot->accounts->len; i++)
    g_ptr_array_add (self->accounts,
                     input_new (snapshot, g_ptr_array_index (snapshot->accounts, i),
                                daily_spending));
  for (guint i = 0; i < self->accounts->len; i++)
    copy_flows (self, snapshot, kinds, g_ptr_array_index (self->accounts, i));
  self->daily_spending += spend_abroad (self);
  fin_card_terms_find (self, snapshot->cards);
  copy_categories (self, snapshot);
  return self;
}

FinForecastInputs *
fin_forecast_inputs_ref (FinForecastInputs *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fin_forecast_inputs_unref (FinForecastInputs *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->categories);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** fin_forecast_input_daily_spending: of the last months before @as_of; 0 when that is too early to tell. */
gint64
fin_forecast_input_daily_spending (const FinForecastInput *input, FinDate as_of)
{
  gint64 spent = 0;
  int n_days = input->n_flows > 0 ? as_of - input->flows[0].day + 1 : 0;

  if (n_days < MIN_SPENDING_DAYS)
    return 0;
  for (gsize i = input->n_flows; i > 0 && input->flows[i - 1].day > as_of - SPENDING_DAYS; i--)
    if (input->flows[i - 1].day <= as_of && input->flows[i - 1].amount < 0
        && !input->is_transfer[i - 1])
      spent -= (gint64) input->flows[i - 1].amount;
  return spent / MIN (n_days, SPENDING_DAYS);
}

/** fin_forecast_input_balance_on: at the end of a day before, or of the last day known. */
gint64
fin_forecast_input_balance_on (const FinForecastInput *input, FinDate day)
{
  gint64 balance = input->balance;

  for (gsize i = input->n_flows; i > 0 && input->flows[i - 1].day > day; i--)
    balance -= (gint64) input->flows[i - 1].amount;
  return balance;
}

/** fin_forecast_inputs_find: Returns: (nullable) (transfer none) */
const FinForecastInput *
fin_forecast_inputs_find (const FinForecastInputs *self, gint64 account_id)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (self->accounts, i);

      if (input->account_id == account_id)
        return input;
    }
  return NULL;
}

/**
 * fin_forecast_inputs_adopt: what was found in @before, whose rows before @end are those of @input, is not
 * looked for again; before anybody asks @self.
 */
void
fin_forecast_inputs_adopt (FinForecastInputs *self,
                           FinForecastInput *input,
                           const FinForecastInput *before,
                           FinDate end)
{
  fin_forecast_findings_adopt (input->findings, before->findings, MIN (input->as_of, self->as_of),
                               end, self->strings);
}

/** fin_forecast_inputs_forget_past: what was found as of past days; while nobody else asks. */
void
fin_forecast_inputs_forget_past (FinForecastInputs *self)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      FinForecastInput *input = g_ptr_array_index (self->accounts, i);

      fin_forecast_findings_forget_before (input->findings, MIN (input->as_of, self->as_of));
    }
}

/** fin_forecast_inputs_set_width: while the insights are made, never after; @account_id 0: household. */
void
fin_forecast_inputs_set_width (FinForecastInputs *self, gint64 account_id, double width)
{
  if (account_id == 0)
    self->width = width;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      FinForecastInput *input = g_ptr_array_index (self->accounts, i);

      if (input->account_id == account_id)
        input->width = width;
    }
}
