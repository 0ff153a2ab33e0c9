/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how well anomalies are found in made-up households, as the tables of docs/anomalies.md. */
#include <math.h>
#include <stdlib.h>

#include "anomaly-score.h"

/* A person looks every week. */
#define STEP 7

static double
share (double part, double whole)
{
  return whole > 0 ? part / whole : NAN;
}

static void
print_faults (const Score *score)
{
  g_print ("| kind | faults | recall | found under any name | precision | false alarms a month, "
           "clean |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
  for (int kind = 0; kind < FIN_N_ANOMALY_KINDS; kind++)
    g_print ("| %s | %d | %.3f | %.3f | %.3f | %.3f |\n",
             fin_anomaly_kind_name ((FinAnomalyKind) kind), score->injected[kind],
             share (score->named[kind], score->injected[kind]),
             share (score->found[kind], score->injected[kind]),
             1 - share (score->false_alarms[kind], score->alarms[kind]),
             score->clean_alarms[kind] / (score->n_lives * 365 / 30.44));
}

static void
print_clean (const Score *score)
{
  g_print ("\n| household | alarms a month: mean | most |\n| --- | ---: | ---: |\n");
  for (int kind = 0; kind < LIFE_N_KINDS; kind++)
    {
      g_autoptr (Life) life = life_new (kind, 1, FALSE);
      double sum = 0;
      double most = 0;
      int n = 0;

      for (guint i = 0; i < score->clean_months->len; i++)
        if (g_array_index (score->clean_kinds, int, i) == kind)
          {
            double a_month = g_array_index (score->clean_months, double, i);

            sum += a_month;
            most = MAX (most, a_month);
            n++;
          }
      g_print ("| %s | %.2f | %.2f |\n", life->kind, sum / n, most);
    }
  g_print ("\nFalse alarms a month in clean households: median %.2f, 95th percentile %.2f, most "
           "%.2f (%d households, a year each)\n",
           score_clean_quantile (score, .5), score_clean_quantile (score, .95),
           score_clean_quantile (score, 1), score->n_lives);
}

static void
print_calibration (const Score *score)
{
  g_print ("\n| kind | payments judged |");
  for (int level = 0; level < SCORE_N_LEVELS; level++)
    g_print (" at most %g |", score_levels[level]);
  g_print ("\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  for (int kind = 0; kind <= FIN_ANOMALY_CARD_TESTING; kind++)
    {
      g_print ("| %s | %.0f |", fin_anomaly_kind_name ((FinAnomalyKind) kind), score->tests[kind]);
      for (int level = 0; level < SCORE_N_LEVELS; level++)
        g_print (" %.4f |", share (score->below[kind][level], score->tests[kind]));
      g_print ("\n");
    }
}

int
main (int argc, char **argv)
{
  int n_seeds = argc > 1 ? atoi (argv[1]) : 20;
  Score score;

  score_init (&score);
  for (int seed = 1; seed <= n_seeds; seed++)
    for (int kind = 0; kind < LIFE_N_KINDS; kind++)
      score_life (&score, kind, (guint64) seed, STEP);
  print_faults (&score);
  print_clean (&score);
  print_calibration (&score);
  score_clear (&score);
  return 0;
}
