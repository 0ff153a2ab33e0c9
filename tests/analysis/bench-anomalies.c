/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long 100,000 payments of one household take: prints a table in Markdown. */
#include "anomaly-households.h"

#include <stdlib.h>
#include <time.h>

#define N_ROWS 100000
#define N_RUNS 5

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return ((const FinAnomalyRow *) a)->flow.day - ((const FinAnomalyRow *) b)->flow.day;
}

/* Lives beside each other, each on an account of its own, until there are enough rows. */
static GArray *
make_rows (GPtrArray *lives)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (FinAnomalyRow));

  for (guint64 seed = 1; rows->len < N_ROWS; seed++)
    {
      Life *life = life_new ((int) (seed % LIFE_N_KINDS), seed, FALSE);

      g_ptr_array_add (lives, life);
      for (guint i = 0; i < life->rows->len && rows->len < N_ROWS; i++)
        {
          FinAnomalyRow row = g_array_index (life->rows, FinAnomalyRow, i);

          row.account = (int32_t) seed;
          g_array_append_val (rows, row);
        }
    }
  g_array_sort (rows, compare_days);
  return rows;
}

int
main (void)
{
  g_autoptr (GPtrArray) lives = g_ptr_array_new_with_free_func ((GDestroyNotify) life_free);
  g_autoptr (GArray) rows = make_rows (lives);
  gint32 last = g_array_index (rows, FinAnomalyRow, rows->len - 1).flow.day;
  clock_t best = G_MAXLONG;
  gsize n_found = 0;

  for (int run = 0; run < N_RUNS; run++)
    {
      clock_t begin = clock ();
      FinAnomalies *found = fin_anomalies_detect ((const FinAnomalyRow *) (void *) rows->data,
                                                  rows->len, last, NULL);
      clock_t took = clock () - begin;

      n_found = found->n_items;
      best = MIN (best, took);
      fin_anomalies_free (found);
    }
  g_print ("| payments | accounts | found | ms of one core, best of %d |\n| ---: | ---: | ---: | ---: |\n"
           "| %u | %u | %" G_GSIZE_FORMAT " | %.1f |\n",
           N_RUNS, rows->len, lives->len, n_found, 1e3 * (double) best / CLOCKS_PER_SEC);
  return 0;
}
