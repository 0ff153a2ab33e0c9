/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how much processor time one "what if" takes, once the account has been forecast. */
#include <gio/gio.h>
#include <time.h>

#include "fin-database.h"
#include "fin-forecast-inputs.h"

#define N_RUNS 20

static gpointer
load_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinInsightSnapshot) snapshot
      = fin_insight_snapshot_load (connection, *(const FinDate *) data, NULL, error);

  return snapshot != NULL ? fin_forecast_inputs_new (snapshot, 0) : NULL;
}

static double
milliseconds (void)
{
  return 1000.0 * (double) clock () / CLOCKS_PER_SEC;
}

/* Of the first account: spending @amount on the tenth day of 90, as the window asks. */
static void
run (const FinForecastInputs *inputs, double amount)
{
  const FinForecastInput *input = g_ptr_array_index (inputs->accounts, 0);
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_ONCE,
                               .day = input->as_of + 10,
                               .amount = amount };
  FinForecastQuestion question = { .account_id = input->account_id,
                                   .horizon = 90,
                                   .risk_days = 30,
                                   .changes = &change,
                                   .n_changes = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (FinBalanceForecast) forecast = fin_forecast_inputs_run (inputs, &question, &error);

  if (forecast == NULL)
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = NULL;
  g_autoptr (FinForecastInputs) inputs = NULL;
  FinDate today = argc > 2 ? fin_date_from_iso (argv[2]) : FIN_DATE_NONE;
  double begin, first;

  if (today == FIN_DATE_NONE)
    {
      g_printerr ("Usage: %s DATABASE TODAY\n", argv[0]);
      return 2;
    }
  database = fin_database_open_read_only (argv[1], &error);
  if (database != NULL)
    inputs = fin_database_read (database, load_cb, &today, NULL, &error);
  if (inputs == NULL || inputs->accounts->len == 0)
    g_error ("%s: %s", argv[1], error != NULL ? error->message : "no account");
  begin = milliseconds ();
  run (inputs, -100);
  first = milliseconds () - begin;
  begin = milliseconds ();
  for (int i = 0; i < N_RUNS; i++)
    run (inputs, -100 * i);
  g_print ("%" G_GSIZE_FORMAT " transactions: %.1f ms the first time, %.1f ms each after that\n",
           ((const FinForecastInput *) g_ptr_array_index (inputs->accounts, 0))->n_flows, first,
           (milliseconds () - begin) / N_RUNS);
  return 0;
}
