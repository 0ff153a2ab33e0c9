/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The insight job on small households whose truth is known to the cent. */
#include "fin-insight-job.h"

#include <string.h>

#include "fin-forecast-text.h"
#include "fin-insight-store.h"
#include "fin-split-store.h"
#include "fin-test-household.h"
#include "fin-track-record.h"
#include "fin-transaction-store.h"
#include "fin-what-if.h"

#define TODAY "2026-11-22"

typedef struct
{
  FinTestHousehold *household;
  gint64 current;
  gint64 savings;
  gint64 groceries;
  gint64 rent;
  gint64 salary;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer unused)
{
  self->household = fin_test_household_new (TODAY);
  self->current = fin_test_household_add_account (self->household, "Current",
                                                  FIN_ACCOUNT_CURRENT, "EUR");
  self->savings = fin_test_household_add_account (self->household, "Savings",
                                                  FIN_ACCOUNT_SAVINGS, "EUR");
  fin_test_household_add_category (self->household, "income", NULL, FIN_CATEGORY_INCOME);
  fin_test_household_add_category (self->household, "housing", NULL, FIN_CATEGORY_SPENDING);
  fin_test_household_add_category (self->household, "food", NULL, FIN_CATEGORY_SPENDING);
  self->salary = fin_test_household_add_category (self->household, "income.salary", "income",
                                                  FIN_CATEGORY_INCOME);
  self->rent = fin_test_household_add_category (self->household, "housing.rent", "housing",
                                                FIN_CATEGORY_SPENDING);
  self->groceries = fin_test_household_add_category (self->household, "food.groceries", "food",
                                                     FIN_CATEGORY_SPENDING);
}

static void
fixture_tear_down (Fixture *self, gconstpointer unused)
{
  fin_test_household_free (self->household);
}

/* A year: pay on the 28th, rent on the 1st, 40.00 of groceries each Saturday, 200.00 saved on the 2nd. */
static void
add_year (Fixture *self)
{
  FinDate today = fin_date_from_iso (TODAY);
  g_autoptr (GArray) transfers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ids = NULL;

  for (FinDate day = fin_date_from_iso ("2025-11-01"); day <= today; day++)
    {
      int day_of_month;

      fin_date_to_ymd (day, NULL, NULL, &day_of_month);
      if (day_of_month == 28)
        fin_test_household_add (self->household, self->current, day, 250000, "ACME Ltd",
                                self->salary);
      if (day_of_month == 1)
        fin_test_household_add (self->household, self->current, day, -110000, "Landlord",
                                self->rent);
      if (day_of_month == 2)
        {
          g_array_append_val (transfers, self->household->rows->len);
          fin_test_household_add (self->household, self->current, day, -20000, "To savings", 0);
          fin_test_household_add (self->household, self->savings, day, 20000, "From current", 0);
        }
      if (fin_date_weekday (day) == FIN_WEEKDAY_SATURDAY)
        fin_test_household_add (self->household, self->current, day, -4000, "Grocer",
                                self->groceries);
    }
  ids = fin_test_household_write (self->household);
  for (guint i = 0; i < transfers->len; i++)
    {
      guint row = g_array_index (transfers, guint, i);

      fin_test_household_link (self->household, g_array_index (ids, gint64, row),
                               g_array_index (ids, gint64, row + 1));
    }
  fin_test_household_state_balance (self->household, self->current, today, 90000);
  fin_test_household_state_balance (self->household, self->savings, today, 500000);
}

static FinInsights *
run (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  FinInsights *insights
      = fin_insight_job_run (self->household->database, self->household->clock, NULL, NULL, &error);

  g_assert_no_error (error);
  return insights;
}

/* Time passes; the weekly shopping and the bills of the month go on. */
static void
add_weeks (Fixture *self, int n_weeks)
{
  FinDate today = fin_date_from_iso (TODAY);
  g_autofree char *iso = NULL;

  for (FinDate day = today + 1; day <= today + 7 * n_weeks; day++)
    {
      int day_of_month;

      fin_date_to_ymd (day, NULL, NULL, &day_of_month);
      if (day_of_month == 28)
        fin_test_household_add (self->household, self->current, day, 250000, "ACME Ltd",
                                self->salary);
      if (day_of_month == 1)
        fin_test_household_add (self->household, self->current, day, -110000, "Landlord",
                                self->rent);
      if (day_of_month == 2)
        fin_test_household_add (self->household, self->current, day, -20000, "To savings", 0);
      if (fin_date_weekday (day) == FIN_WEEKDAY_SATURDAY)
        fin_test_household_add (self->household, self->current, day, -4000, "Grocer",
                                self->groceries);
    }
  g_array_unref (fin_test_household_write (self->household));
  iso = fin_date_to_iso (today + 7 * n_weeks);
  g_object_unref (self->household->clock);
  self->household->clock = fin_clock_new_fake_iso8601 (iso, NULL);
}

static gpointer
list_kept_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_forecast_store_list (connection, *(gint64 *) data, NULL, -1, error);
}

static gpointer
store_record_cb (FinConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  return fin_forecast_store_set (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

/* Stated the other way round: 160 yen for a euro. */
static gpointer
store_rate_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_rate_store_set (connection, "EUR", "JPY", fin_date_from_iso (TODAY) - 10, "160",
                             "person", error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static void
test_empty (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = run (self);

  g_assert_true (insights->empty);
  g_assert_cmpuint (insights->forecasts->len, ==, 3);
  g_assert_cmpint (fin_insights_find_forecast (insights, 0)->n_days, ==, 0);
  g_assert_false (insights->persona->enough);
}

static void
assert_forecast_sane (const FinBalanceForecast *forecast)
{
  g_assert_cmpint (forecast->n_days, ==, 90);
  for (int day = 0; day < forecast->n_days; day++)
    for (int level = 1; level < FIN_INSIGHTS_N_LEVELS; level++)
      g_assert_cmpint (fin_balance_forecast_quantile (forecast, day, level), >=,
                       fin_balance_forecast_quantile (forecast, day, level - 1));
}

static void
test_anchored (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  const FinBalanceForecast *household, *current;

  add_year (self);
  insights = run (self);
  household = fin_insights_find_forecast (insights, 0);
  current = fin_insights_find_forecast (insights, self->current);

  g_assert_cmpint (household->history[household->n_history - 1], ==, 590000);
  g_assert_cmpint (current->history[current->n_history - 1], ==, 90000);
  g_assert_cmpint (current->as_of, ==, fin_date_from_iso (TODAY));
  g_assert_false (current->stale);
  g_assert_false (current->relative);
  assert_forecast_sane (household);
  assert_forecast_sane (current);
  /* three weeks back from today a rent and a transfer, and Saturdays */
  g_assert_cmpint (current->history[current->n_history - 1 - 21], ==,
                   90000 + 3 * 4000 + 20000);
}

static const FinEvent *
find_event (const FinBalanceForecast *forecast, const char *label)
{
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if (g_ascii_strcasecmp (event->label, label) == 0)
        return event;
    }
  return NULL;
}

static void
test_rent_ahead (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  const FinBalanceForecast *current;
  const FinEvent *rent;

  add_year (self);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  rent = find_event (current, "Landlord");

  g_assert_nonnull (rent);
  g_assert_cmpint (ABS (rent->date - fin_date_from_iso ("2026-12-01")), <=, 1);
  g_assert_cmpint (rent->amount, ==, -110000);
  g_assert_cmpfloat (rent->probability, >, 0.8);
  /* pay of the 28th comes before it: 900 + 2,500 - 1,100 - 200 and groceries */
  g_assert_cmpint (fin_balance_forecast_quantile (current, 14, FIN_INSIGHTS_LEVEL_MEDIAN), >,
                   150000);
}

typedef struct
{
  gint64 id;
  gint64 spent_in;
  gint64 rest_in;
} NewSplit;

static gpointer
split_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const NewSplit *new = data;
  g_autoptr (GArray) splits = fin_split_array_new ();
  const FinSplit parts[] = { { new->spent_in, -1000, NULL }, { new->rest_in, -109000, NULL } };

  g_array_append_vals (splits, parts, G_N_ELEMENTS (parts));
  return fin_split_store_set (connection, new->id, splits, error) ? FIN_DATABASE_DONE : NULL;
}

static gpointer
find_rent_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection,
                                "SELECT id FROM transactions WHERE amount = -110000 "
                                "ORDER BY posting_date DESC LIMIT 1",
                                error);
  gint64 id = 0;

  if (statement == NULL || !fin_statement_get_int (statement, &id, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

/* A part counts in its own category, to the cent, and the whole only once. */
static void
test_parts_are_spending (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *rent = NULL;
  NewSplit new = { 0, self->groceries, self->rent };

  add_year (self);
  rent = fin_database_read (self->household->database, find_rent_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  new.id = *rent;
  fin_database_write (self->household->database, "Split", split_cb, &new, NULL, &error);
  g_assert_no_error (error);
  insights = run (self);
  g_assert_cmpint (insights->spending->spent, ==, 110000 + 3 * 4000);
  g_assert_cmpint (((FinCategorySpending *) insights->spending->categories->pdata[0])->spent, ==,
                   109000);
  g_assert_cmpint (((FinCategorySpending *) insights->spending->categories->pdata[1])->spent, ==,
                   1000 + 3 * 4000);
}

/* Each rent, in two parts: the smaller ones and the shopping are more than the larger ones. */
static gpointer
split_rents_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const NewSplit *parts_in = data;
  g_autoptr (GArray) splits = fin_split_array_new ();
  const FinSplit parts[] = { { parts_in->spent_in, -54000, NULL }, { parts_in->rest_in, -56000, NULL } };
  g_autoptr (FinStatement) statement
      = fin_connection_prepare (connection, "SELECT id FROM transactions WHERE amount = -110000",
                                error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (fin_statement_step (statement, error))
    {
      gint64 id = fin_statement_column_int (statement, 0);

      g_array_append_val (ids, id);
    }
  g_array_append_vals (splits, parts, G_N_ELEMENTS (parts));
  for (guint i = 0; i < ids->len; i++)
    if (!fin_split_store_set (connection, g_array_index (ids, gint64, i), splits, error))
      return NULL;
  return FIN_DATABASE_DONE;
}

static void
test_parts_shape_persona (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) whole = NULL;
  g_autoptr (FinInsights) split = NULL;
  g_autoptr (GError) error = NULL;
  NewSplit new = { 0, self->groceries, self->rent };

  add_year (self);
  whole = run (self);
  g_assert_cmpstr (whole->persona->top_category, ==, "housing.rent");
  fin_database_write (self->household->database, "Split", split_rents_cb, &new, NULL, &error);
  g_assert_no_error (error);
  split = run (self);
  g_assert_cmpstr (split->persona->top_category, ==, "food.groceries");
  /* It is as many payments of the same size as before. */
  g_assert_cmpint (split->persona->n_transactions, ==, whole->persona->n_transactions);
  g_assert_cmpint (split->persona->average_transaction, ==, whole->persona->average_transaction);
}

static void
test_transfers_are_not_spending (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  const FinBalanceForecast *household;

  add_year (self);
  insights = run (self);
  household = fin_insights_find_forecast (insights, 0);

  /* November to the 22nd: rent and three Saturdays (7th, 14th, 21st) */
  g_assert_cmpint (insights->spending->spent, ==, 110000 + 3 * 4000);
  g_assert_cmpint (insights->spending->n_months, ==, 6);
  g_assert_cmpint (insights->spending->usual, >=, 110000 + 3 * 4000);
  g_assert_cmpint (insights->spending->usual, <=, 110000 + 4 * 4000);
  g_assert_cmpuint (insights->spending->categories->len, ==, 2);
  g_assert_cmpint (((FinCategorySpending *) insights->spending->categories->pdata[0])->spent, ==,
                   110000);
  /* everyday spending leaves the rent out: one Saturday in the last seven days */
  g_assert_cmpint (insights->spending->week_spent, ==, 4000);
  /* between own accounts nothing is due for the household */
  g_assert_null (find_event (household, "To savings"));
  g_assert_null (find_event (household, "From current"));
  g_assert_nonnull (find_event (household, "Landlord"));
}

static void
test_other_currency (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;

  fin_test_household_add_account (self->household, "Dollars", FIN_ACCOUNT_CURRENT, "USD");
  add_year (self);
  insights = run (self);

  g_assert_cmpstr (insights->currency, ==, "EUR");
  g_assert_cmpuint (g_strv_length (insights->other_currencies), ==, 1);
  g_assert_cmpstr (insights->other_currencies[0], ==, "USD");
}

static void
test_relative (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  g_autoptr (GArray) ids = NULL;
  const FinBalanceForecast *current;

  fin_test_household_add (self->household, self->current, fin_date_from_iso (TODAY) - 3, -500,
                          "Kiosk", 0);
  ids = fin_test_household_write (self->household);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  g_assert_true (current->relative);
  g_assert_false (insights->empty);
}

static void
test_cancelled (Fixture *self, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_year (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (fin_insight_job_run (self->household->database, self->household->clock, NULL,
                                      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_deterministic (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) first = NULL;
  g_autoptr (FinInsights) second = NULL;
  const FinBalanceForecast *a, *b;

  add_year (self);
  first = run (self);
  second = run (self);
  a = fin_insights_find_forecast (first, 0);
  b = fin_insights_find_forecast (second, 0);
  g_assert_cmpmem (a->quantiles, sizeof (gint64) * (gsize) a->n_days * FIN_INSIGHTS_N_LEVELS,
                   b->quantiles, sizeof (gint64) * (gsize) b->n_days * FIN_INSIGHTS_N_LEVELS);
  g_assert_cmpint ((int) first->persona->persona, ==, (int) second->persona->persona);
}

static GPtrArray *
list_kept (Fixture *self, gint64 account_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = fin_database_read (self->household->database, list_kept_cb, &account_id, NULL,
                                       &error);

  g_assert_no_error (error);
  return kept;
}

/* Each day adds one record; what it said is then held against what came. */
static void
test_record_is_kept (Fixture *self, gconstpointer unused)
{
  const FinBalanceForecast *current;
  FinInsights *insights;

  add_year (self);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  g_assert_cmpint ((int) current->record.source, ==, (int) FIN_TRACK_BACKTEST);
  g_assert_cmpint (current->record.n_days, ==, 180);
  g_assert_cmpint (current->record.n_forecasts, ==, 7);
  g_assert_cmpint (current->record.n_inside, >=, 150);
  fin_insights_unref (insights);
  fin_insights_unref (run (self)); /* the same day again */
  {
    g_autoptr (GPtrArray) kept = list_kept (self, self->current);
    g_autoptr (GPtrArray) total = list_kept (self, 0);

    g_assert_cmpuint (kept->len, ==, 1);
    g_assert_cmpuint (total->len, ==, 1);
  }

  /* Four weeks later: life went on as before, or something unheard of came. */
  add_weeks (self, 4);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  g_assert_cmpint ((int) current->record.source, ==, (int) FIN_TRACK_KEPT);
  g_assert_cmpint (current->record.n_days, ==, 28);
  g_assert_cmpint (current->record.n_inside, >=, 26);
  g_assert_cmpfloat (current->width, ==, 1.0);
  fin_insights_unref (insights);
}

/* A record that is bad says so, and the band grows. */
static void
test_bad_record_widens (Fixture *self, gconstpointer unused)
{
  const FinBalanceForecast *current;
  FinInsights *insights;
  g_autofree char *text = NULL;
  FinDate today = fin_date_from_iso (TODAY);
  gint64 band;

  add_year (self);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  band = fin_balance_forecast_quantile (current, 6, FIN_INSIGHTS_LEVEL_HIGH)
         - fin_balance_forecast_quantile (current, 6, FIN_INSIGHTS_LEVEL_LOW);
  fin_insights_unref (insights);
  fin_test_household_add (self->household, self->current, today + 2, -900000, "Unheard of", 0);
  add_weeks (self, 4);
  insights = run (self);
  current = fin_insights_find_forecast (insights, self->current);
  text = fin_forecast_record_text (current);
  g_assert_cmpint (current->record.n_inside, <, 10);
  g_assert_cmpint (current->record.bias, >, 500000);
  g_assert_cmpfloat (current->width, >, 1.2);
  g_assert_nonnull (strstr (text, "wider"));
  g_assert_nonnull (strstr (text, "too high"));
  g_assert_cmpint (fin_balance_forecast_quantile (current, 6, FIN_INSIGHTS_LEVEL_HIGH)
                       - fin_balance_forecast_quantile (current, 6, FIN_INSIGHTS_LEVEL_LOW),
                   >, band);
  fin_insights_unref (insights);
}

/* What is kept does not grow without end. */
static void
test_records_are_pruned (Fixture *self, gconstpointer unused)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  FinStoredForecast old = { .account_id = self->current,
                            .as_of = fin_date_from_iso (TODAY) - FIN_TRACK_KEEP_DAYS - 1,
                            .horizon = 30,
                            .model = (char *) "cashflow",
                            .data = (char *) "{}" };

  add_year (self);
  fin_database_write (self->household->database, NULL, store_record_cb, &old, NULL, &error);
  g_assert_no_error (error);
  fin_insights_unref (run (self));
  kept = list_kept (self, self->current);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpint (((FinStoredForecast *) kept->pdata[0])->as_of, ==, fin_date_from_iso (TODAY));
}

/* Another currency counts by its last known rate, which is named; minor units are respected. */
static void
test_rate (Fixture *self, gconstpointer unused)
{
  gint64 yen = fin_test_household_add_account (self->household, "Yen", FIN_ACCOUNT_SAVINGS, "JPY");
  FinDate today = fin_date_from_iso (TODAY);
  g_autoptr (FinInsights) insights = NULL;
  g_autoptr (GError) error = NULL;
  const FinInsightRate *rate;

  fin_test_household_add (self->household, yen, today - 40, 16000, "Gift", 0);
  g_array_index (self->household->rows, FinTransactionRow, 0).currency = "JPY";
  add_year (self);
  fin_test_household_state_balance (self->household, yen, today, 32000);
  fin_database_write (self->household->database, "Rate", store_rate_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  insights = run (self);
  g_assert_cmpuint (insights->rates->len, ==, 1);
  rate = g_ptr_array_index (insights->rates, 0);
  g_assert_cmpstr (rate->currency, ==, "JPY");
  g_assert_cmpfloat_with_epsilon (rate->rate, 1.0 / 160.0, 1e-9);
  g_assert_cmpint (rate->date, ==, today - 10);
  /* 900.00 + 5,000.00 + 32,000 yen at 160 */
  g_assert_cmpint (fin_insights_find_forecast (insights, 0)->balance, ==, 90000 + 500000 + 20000);
  g_assert_cmpuint (g_strv_length (insights->other_currencies), ==, 0);
}

/* The same question has the same answer, and a cancelled bill shows and nothing else. */
static void
test_what_if (Fixture *self, gconstpointer unused)
{
  g_autoptr (FinInsights) insights = NULL;
  g_autoptr (FinBalanceForecast) base = NULL, changed = NULL;
  g_autoptr (FinWhatIf) wish = NULL;
  g_autoptr (GError) error = NULL;
  FinForecastQuestion question = { .account_id = self->current, .horizon = 60 };

  add_year (self);
  insights = run (self);
  base = fin_forecast_inputs_run (insights->inputs, &question, &error);
  wish = fin_what_if_parse (insights->inputs, base, "cancel:landlord", &error);
  g_assert_no_error (error);
  question.changes = (const FinForecastChange *) (gpointer) wish->changes->data;
  question.n_changes = wish->changes->len;
  changed = fin_forecast_inputs_run (insights->inputs, &question, &error);
  g_assert_no_error (error);
  g_assert_cmpint (changed->mean[7], ==, base->mean[7]); /* 30 November */
  g_assert_cmpint (ABS (changed->mean[11] - base->mean[11] - 110000), <=, 6000);
  g_assert_cmpint (ABS (changed->mean[59] - base->mean[59] - 220000), <=, 12000);
  question.days_back = 30;
  question.changes = NULL;
  question.n_changes = 0;
  fin_balance_forecast_free (g_steal_pointer (&changed));
  changed = fin_forecast_inputs_run (insights->inputs, &question, &error);
  g_assert_cmpint (changed->as_of, ==, base->as_of - 30);
  g_assert_cmpint (changed->balance, ==, base->history[base->n_history - 31]);
}

#define ADD(name, func) \
  g_test_add ("/engine/insights/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty", test_empty);
  ADD ("anchored", test_anchored);
  ADD ("rent-ahead", test_rent_ahead);
  ADD ("transfers-are-not-spending", test_transfers_are_not_spending);
  ADD ("parts-are-spending", test_parts_are_spending);
  ADD ("parts-shape-persona", test_parts_shape_persona);
  ADD ("other-currency", test_other_currency);
  ADD ("relative", test_relative);
  ADD ("cancelled", test_cancelled);
  ADD ("deterministic", test_deterministic);
  ADD ("record-is-kept", test_record_is_kept);
  ADD ("bad-record-widens", test_bad_record_widens);
  ADD ("records-are-pruned", test_records_are_pruned);
  ADD ("rate", test_rate);
  ADD ("what-if", test_what_if);

  return g_test_run ();
}
