/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forecasts tried on past days that are kept are those that would be made anew, whatever happened
 * in between: random households, random things done to them, and after each the same days tried
 * with the memory and without.
 */
#include "fin-track-memory.h"

#include "fin-card-terms.h"
#include "fin-insight-job.h"
#include "fin-insight-private.h"
#include "random-household.h"

#define N_HOUSEHOLDS 3
#define N_STEPS      40

typedef struct
{
  guint n_days;  /* tried */
  guint n_known; /* of them, before they were tried */
  guint n_tied;  /* cards whose payments were foreseen */
} Count;

static gpointer
load_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;

  return fin_insight_snapshot_load (connection, world->today, NULL, error);
}

static FinForecastInputs *
load_inputs (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsightSnapshot) snapshot =
      fin_database_read (world->household->database, load_func, world, NULL, &error);

  g_assert_no_error (error);
  return fin_forecast_inputs_new (snapshot, 0);
}

/* What is found now is what is found in inputs that nobody gave anything. */
static void
assert_same_now (const FinBalanceForecast *a, const FinBalanceForecast *b)
{
  gsize size = (gsize) b->n_days * sizeof *b->mean;

  g_assert_cmpint (a->n_days, ==, b->n_days);
  g_assert_cmpmem (a->mean, size, b->mean, size);
  g_assert_cmpuint (a->events->len, ==, b->events->len);
  for (guint i = 0; i < b->events->len; i++)
    {
      const FinEvent *x = g_ptr_array_index (a->events, i), *y = g_ptr_array_index (b->events, i);

      g_assert_cmpint (x->date, ==, y->date);
      g_assert_cmpint (x->amount, ==, y->amount);
      g_assert_cmpstr (x->label, ==, y->label);
    }
}

static void
compare_account (World *world,
                 FinForecastInputs *inputs,
                 FinForecastInputs *fresh,
                 FinTrackMemory *memory,
                 gint64 account_id,
                 Count *count)
{
  const FinForecastQuestion question = { .account_id = account_id, .horizon = 30 };
  g_autoptr (FinBalanceForecast) now = fin_forecast_inputs_run (inputs, &question, NULL);
  g_autoptr (FinBalanceForecast) fresh_now = fin_forecast_inputs_run (fresh, &question, NULL);
  g_autoptr (FinTrackMemory) none = fin_track_memory_new ();
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) anew = NULL;
  const FinPastForecast *unused;

  assert_same_now (now, fresh_now);
  fin_track_memory_update (none, fresh);
  anew = fin_track_record_backtest (fresh, fresh_now, none, NULL, NULL);
  for (guint i = 0; i < anew->len; i++)
    count->n_known += fin_track_memory_find (
        memory, account_id, ((FinPastForecast *) g_ptr_array_index (anew, i))->as_of, &unused);
  kept = fin_track_record_backtest (inputs, now, memory, NULL, NULL);
  g_assert_cmpuint (kept->len, ==, anew->len);
  for (guint i = 0; i < anew->len; i++)
    {
      const FinPastForecast *a = g_ptr_array_index (kept, i), *b = g_ptr_array_index (anew, i);
      g_autofree char *a_text = fin_past_forecast_to_json (a);
      g_autofree char *b_text = fin_past_forecast_to_json (b);

      g_assert_cmpint (a->as_of, ==, b->as_of);
      g_assert_cmpint (a->balance, ==, b->balance);
      g_assert_cmpstr (a_text, ==, b_text);
    }
  count->n_days += anew->len;
}

/* Account 3 is a card; from now on the first account pays it. */
static gpointer
set_card_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const World *world = data;
  const FinCardTerms terms = { .account_id = world->accounts[3],
                               .statement_day = 20,
                               .due_day = 5,
                               .payer_id = world->accounts[0] };

  return fin_card_store_set (connection, &terms, error) ? FIN_DATABASE_DONE : NULL;
}

static void
set_card (World *world)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (world->household->database, "Card", set_card_func, world, NULL, &error);
  g_assert_no_error (error);
}

static void
compare (World *world, FinTrackMemory *memory, Count *count)
{
  g_autoptr (FinForecastInputs) inputs = load_inputs (world);
  g_autoptr (FinForecastInputs) fresh = load_inputs (world);

  fin_track_memory_update (memory, inputs);
  compare_account (world, inputs, fresh, memory, 0, count);
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (inputs->accounts, i);

      count->n_tied += fin_card_is_known (input);
      compare_account (world, inputs, fresh, memory, input->account_id, count);
    }
}

static void
test_same_as_anew (void)
{
  Count count = { 0 };

  for (guint seed = 1; seed <= N_HOUSEHOLDS; seed++)
    {
      World *world = world_new (seed);
      g_autoptr (FinTrackMemory) memory = fin_track_memory_new ();

      compare (world, memory, &count);
      for (int step = 0; step < N_STEPS; step++)
        {
          g_autoptr (GError) error = NULL;

          /* some things are said of what was found */
          g_clear_pointer (&world->insights, fin_insights_unref);
          world->insights = fin_insight_job_run (
              world->household->database, world->household->clock, world->memory, NULL, &error);
          g_assert_no_error (error);
          if (seed % 2 == 0 && step == N_STEPS / 4)
            set_card (world);
          else
            world_do_something (world);
          compare (world, memory, &count);
        }
      world_free (world);
    }
  g_test_message ("%u days, %u known, %u times a card", count.n_days, count.n_known, count.n_tied);
  /* Much was known, and much was not. */
  g_assert_cmpuint (count.n_known, >, count.n_days / 4);
  g_assert_cmpuint (count.n_known, <, count.n_days * 19 / 20);
  g_assert_cmpuint (count.n_tied, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/track-memory/same-as-anew", test_same_as_anew);
  return g_test_run ();
}
