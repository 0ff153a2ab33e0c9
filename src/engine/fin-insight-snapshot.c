/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads the snapshot on the database thread; after that it is read by the analysis thread alone. */
#include "fin-insight-snapshot.h"

#include "fin-account-store.h"
#include "fin-anomaly-verdict.h"
#include "fin-balance-store.h"
#include "fin-category-store.h"
#include "fin-currency.h"
#include "fin-insight-store.h"
#include "fin-series-verdict.h"
#include "fin-setting-store.h"
#include "fin-track-record.h"

#include <math.h>

static void
snapshot_account_free (gpointer data)
{
  FinSnapshotAccount *self = data;

  g_clear_object (&self->account);
  g_free (self);
}

void
fin_insight_snapshot_free (FinInsightSnapshot *self)
{
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->kept_forecasts, g_hash_table_unref);
  g_clear_pointer (&self->own_ledger, fin_ledger_free);
  g_clear_pointer (&self->series_verdicts, g_ptr_array_unref);
  g_clear_pointer (&self->anomaly_verdicts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_accounts (FinInsightSnapshot *self, FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) accounts = fin_account_store_list_open (connection, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      FinAccount *account = g_ptr_array_index (accounts, i);
      FinSnapshotAccount *entry = g_new0 (FinSnapshotAccount, 1);
      g_autoptr (GError) local_error = NULL;
      FinBalance balance;

      g_ptr_array_add (self->accounts, entry);
      entry->account = g_object_ref (account);
      entry->as_of = fin_balance_store_as_of (connection, fin_account_get_id (account),
                                              self->today, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (!fin_balance_store_at_with (connection, fin_account_get_id (account), entry->as_of,
                                      self->flows, &balance, error))
        return FALSE;
      entry->balance = balance.amount;
      entry->relative = balance.relative;
    }
  return TRUE;
}

static void
count_rows (FinInsightSnapshot *self)
{
  const FinFlows *flows = self->flows;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      FinSnapshotAccount *entry = g_ptr_array_index (self->accounts, i);
      gint64 id = fin_account_get_id (entry->account);

      for (gsize row = 0; row < flows->n_rows; row++)
        entry->n_rows += flows->account_ids[row] == id;
    }
}

/* The main currency: that of the accounts with most rows. */
static void
choose_currency (FinInsightSnapshot *self)
{
  gsize most = 0;

  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinSnapshotAccount *candidate = g_ptr_array_index (self->accounts, i);
      const char *currency = fin_account_get_currency (candidate->account);
      gsize count = 1;

      for (guint j = 0; j < self->accounts->len; j++)
        {
          const FinSnapshotAccount *other = g_ptr_array_index (self->accounts, j);

          if (g_strcmp0 (fin_account_get_currency (other->account), currency) == 0)
            count += other->n_rows;
        }
      if (count > most)
        {
          most = count;
          g_strlcpy (self->currency, currency, sizeof self->currency);
        }
    }
}

static void
choose_as_of (FinInsightSnapshot *self)
{
  self->as_of = FIN_DATE_NONE;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (self->accounts, i);

      if (g_strcmp0 (fin_account_get_currency (entry->account), self->currency) == 0)
        self->as_of = MAX (self->as_of, entry->as_of);
    }
  if (self->as_of == FIN_DATE_NONE)
    self->as_of = self->today;
}

/* From a rate of whole units to one of minor units: yen have none, dinars a thousand. */
static double
scale_of_rate (const char *from, const char *to)
{
  return pow (10.0, fin_currency_exponent (to) - fin_currency_exponent (from));
}

/* Units of @to for one of @from, stated that way round; 0 when none is known. */
static double
find_rate (FinConnection *connection,
           const char *from,
           const char *to,
           FinDate date,
           FinDate *rate_date,
           GError **error)
{
  g_autofree char *text = fin_rate_store_get (connection, from, to, date, rate_date, error);

  return text != NULL ? g_ascii_strtod (text, NULL) : 0.0;
}

/* The last rate known, whichever way round it was stated; the newer where there are both. */
static gboolean
load_rate (FinInsightSnapshot *self,
           FinConnection *connection,
           FinSnapshotAccount *entry,
           GError **error)
{
  const char *currency = fin_account_get_currency (entry->account);
  GError *local_error = NULL;
  FinDate there = FIN_DATE_NONE, back = FIN_DATE_NONE;
  double rate, inverse = 0.0;

  entry->rate_date = FIN_DATE_NONE;
  entry->rate = g_strcmp0 (currency, self->currency) == 0 ? 1.0 : 0.0;
  if (entry->rate > 0.0)
    return TRUE;
  rate = find_rate (connection, currency, self->currency, self->today, &there, &local_error);
  if (local_error == NULL)
    inverse = find_rate (connection, self->currency, currency, self->today, &back, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (inverse > 0.0 && (rate <= 0.0 || back > there))
    {
      rate = 1.0 / inverse;
      there = back;
    }
  entry->rate = rate * scale_of_rate (currency, self->currency);
  entry->rate_date = rate > 0.0 ? there : FIN_DATE_NONE;
  return TRUE;
}

static gboolean
load_rates (FinInsightSnapshot *self, FinConnection *connection, GError **error)
{
  for (guint i = 0; i < self->accounts->len; i++)
    if (!load_rate (self, connection, g_ptr_array_index (self->accounts, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
load_settings (FinInsightSnapshot *self, FinConnection *connection, GError **error)
{
  GError *local_error = NULL;

  self->margin = fin_setting_store_get_int (connection, FIN_SETTING_MARGIN, -1, &local_error);
  if (local_error == NULL)
    self->critical = fin_setting_store_get_int (connection, FIN_SETTING_CRITICAL, -1, &local_error);
  if (local_error == NULL)
    self->persona = (FinPersona) fin_setting_store_get_int (connection, FIN_SETTING_PERSONA,
                                                            FIN_PERSONA_NONE, &local_error);
  if (self->persona < FIN_PERSONA_NONE || self->persona >= FIN_N_PERSONAS)
    self->persona = FIN_PERSONA_NONE;
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  return TRUE;
}

static void
free_past (gpointer past)
{
  fin_past_forecast_free (past);
}

static gboolean
load_kept (FinInsightSnapshot *self, FinConnection *connection, gint64 account_id, GError **error)
{
  g_autoptr (GPtrArray) stored = fin_forecast_store_list (
      connection, account_id, FIN_KEPT_MODEL, FIN_TRACK_KEEP_DAYS, error);
  GPtrArray *kept;

  if (stored == NULL)
    return FALSE;
  kept = g_ptr_array_new_with_free_func (free_past);
  for (guint i = 0; i < stored->len; i++)
    {
      const FinStoredForecast *record = g_ptr_array_index (stored, i);
      FinPastForecast *past = fin_past_forecast_from_json (record->as_of, record->data);

      if (past != NULL)
        g_ptr_array_add (kept, past);
    }
  g_hash_table_insert (self->kept_forecasts, g_memdup2 (&account_id, sizeof account_id), kept);
  return TRUE;
}

static gboolean
load_all_kept (FinInsightSnapshot *self, FinConnection *connection, GError **error)
{
  self->kept_forecasts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);
  if (!load_kept (self, connection, 0, error))
    return FALSE;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (self->accounts, i);

      if (!load_kept (self, connection, fin_account_get_id (entry->account), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_flows (FinInsightSnapshot *self,
            FinConnection *connection,
            FinLedger *ledger,
            GError **error)
{
  if (ledger == NULL)
    ledger = self->own_ledger = fin_ledger_new ();
  if (!fin_ledger_update (ledger, connection, self->today, error))
    return FALSE;
  self->flows = ledger->flows;
  self->label_set = ledger->label_set;
  self->labels = ledger->labels;
  self->generation = ledger->generation;
  return TRUE;
}

/**
 * fin_insight_snapshot_load: on the database thread.
 * @ledger: (nullable): from before; brought up to date, and not to be changed while the snapshot lives
 *
 * Returns: (transfer full): the snapshot; errors are those of the store
 */
FinInsightSnapshot *
fin_insight_snapshot_load (FinConnection *connection,
                           FinDate today,
                           FinLedger *ledger,
                           GError **error)
{
  g_autoptr (FinInsightSnapshot) self = g_new0 (FinInsightSnapshot, 1);

  self->today = today;
  self->accounts = g_ptr_array_new_with_free_func (snapshot_account_free);
  if (!load_flows (self, connection, ledger, error))
    return NULL;
  self->categories = fin_category_store_list (connection, error);
  if (self->categories == NULL)
    return NULL;
  self->cards = fin_card_store_list (connection, error);
  if (self->cards == NULL)
    return NULL;
  self->series_verdicts = fin_series_verdict_load (connection, error);
  if (self->series_verdicts == NULL)
    return NULL;
  fin_series_verdicts_adopt (self->series_verdicts, self->flows);
  self->anomaly_verdicts = fin_anomaly_verdict_load (connection, error);
  if (self->anomaly_verdicts == NULL)
    return NULL;
  if (!load_accounts (self, connection, error) || !load_settings (self, connection, error))
    return NULL;
  count_rows (self);
  choose_currency (self);
  choose_as_of (self);
  if (!load_rates (self, connection, error) || !load_all_kept (self, connection, error))
    return NULL;
  return g_steal_pointer (&self);
}

const FinSnapshotAccount *
fin_insight_snapshot_find_account (const FinInsightSnapshot *self, gint64 account_id)
{
  for (guint i = 0; i < self->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (self->accounts, i);

      if (fin_account_get_id (entry->account) == account_id)
        return entry;
    }
  return NULL;
}

/** fin_insight_snapshot_find_category: Returns: (nullable) (transfer none) */
FinCategory *
fin_insight_snapshot_find_category (const FinInsightSnapshot *self, gint64 category_id)
{
  for (guint i = 0; category_id != 0 && i < self->categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (self->categories, i);

      if (fin_category_get_id (category) == category_id)
        return category;
    }
  return NULL;
}
