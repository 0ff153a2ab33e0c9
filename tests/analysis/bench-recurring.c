/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to find the recurring payments of 100,000 transactions. Run by recurring.sh. */
#include <glib.h>
#include <time.h>

#include "fin-recurring.h"
#include "household.h"

#define N_ROWS   100000
#define N_ROUNDS 5

/* Twenty years of a large household: 40 monthly series, the rest purchases at 1,500 payees. */
static GArray *
make_flows (GStringChunk *strings)
{
  GArray *flows = household_new ();
  FinRng rng;

  fin_rng_init (&rng, 7);
  for (int series = 0; series < 40; series++)
    {
      g_autofree char *label = g_strdup_printf ("Contract %d", series);
      const char *kept = g_string_chunk_insert_const (strings, label);

      household_add_monthly (flows, 240, 1 + series % 28, -500 - 997 * series, kept);
    }
  while (flows->len < N_ROWS)
    {
      double u = fin_rng_uniform (&rng);
      g_autofree char *label = g_strdup_printf ("Shop %d", (int) (1500 * u * u * u));
      double amount = -100.0 * (1 + (double) fin_rng_below (&rng, 90));

      household_add (flows, AS_OF - (gint32) fin_rng_below (&rng, 7300), amount,
                     g_string_chunk_insert_const (strings, label));
    }
  return flows;
}

static double
time_detection (GArray *flows, gsize n_flows)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < N_ROUNDS; round++)
    {
      clock_t begin = clock ();
      FinRecurring *recurring =
          fin_recurring_detect ((const FinFlow *) flows->data, n_flows, AS_OF, NULL, 0);

      best = MIN (best, 1000.0 * (double) (clock () - begin) / CLOCKS_PER_SEC);
      fin_recurring_free (recurring);
    }
  return best;
}

/* After an import only what lies in the window that the list learns from is looked at again. */
static gsize
keep_window (GArray *flows, int days)
{
  gsize n_kept = 0;

  for (guint i = 0; i < flows->len; i++)
    {
      FinFlow flow = g_array_index (flows, FinFlow, i);

      if (flow.day > AS_OF - days)
        g_array_index (flows, FinFlow, n_kept++) = flow;
    }
  return n_kept;
}

int
main (void)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (65536);
  g_autoptr (GArray) flows = make_flows (strings);
  gsize n_kept;

  g_print ("| transactions | milliseconds of one core, best of %d |\n| ---: | ---: |\n", N_ROUNDS);
  g_print ("| %u (all) | %.1f |\n", flows->len, time_detection (flows, flows->len));
  n_kept = keep_window (flows, 760);
  g_print ("| %" G_GSIZE_FORMAT " (the last 760 days) | %.1f |\n", n_kept,
           time_detection (flows, n_kept));
  return 0;
}
