/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series are found anew at every look, as a person would see them; payments are judged once, in order. */
#include "anomaly-score.h"

#include <string.h>

#include "fin-quantile.h"

#define JUDGED_DAYS 365
#define MONTH 30.44

const double score_levels[SCORE_N_LEVELS] = { 0.001, 0.003, 0.01, 0.03, 0.1 };

void
score_init (Score *score)
{
  memset (score, 0, sizeof *score);
  score->clean_months = g_array_new (FALSE, FALSE, sizeof (double));
  score->clean_kinds = g_array_new (FALSE, FALSE, sizeof (int));
}

void
score_clear (Score *score)
{
  g_array_unref (score->clean_months);
  g_array_unref (score->clean_kinds);
}

/* The recurring payments of the rows up to @as_of; rows of fixed ones are marked. */
static FinRecurring *
find_series (GArray *rows, gint32 as_of)
{
  g_autofree FinFlow *flows = g_new (FinFlow, rows->len);
  FinRecurring *recurring;
  gsize n = 0;

  while (n < rows->len && g_array_index (rows, FinAnomalyRow, n).flow.day <= as_of)
    {
      flows[n] = g_array_index (rows, FinAnomalyRow, n).flow;
      n++;
    }
  recurring = fin_recurring_detect (flows, n, as_of, NULL, 0);
  for (gsize i = 0; i < rows->len; i++)
    g_array_index (rows, FinAnomalyRow, i).scheduled = FALSE;
  fin_anomaly_mark_scheduled ((FinAnomalyRow *) rows->data, recurring, NULL);
  return recurring;
}

static gboolean
is_told (GArray *alarms, const FinAnomaly *anomaly)
{
  for (guint i = 0; i < alarms->len; i++)
    {
      const FinAnomaly *other = &g_array_index (alarms, FinAnomaly, i);

      if (other->kind == anomaly->kind && other->rows[0] == anomaly->rows[0])
        return TRUE;
    }
  return FALSE;
}

static void
add_new (GArray *alarms, const FinAnomalies *anomalies, gint32 since)
{
  for (gsize i = 0; i < anomalies->n_items; i++)
    if (anomalies->items[i].day >= since && !is_told (alarms, &anomalies->items[i]))
      g_array_append_val (alarms, anomalies->items[i]);
}

/* Everything a person is told in the last year. */
static GArray *
collect (const Life *life, int step, FinAnomalies **judged)
{
  GArray *alarms = g_array_new (FALSE, FALSE, sizeof (FinAnomaly));
  gint32 since = life->as_of - JUDGED_DAYS + 1;
  const FinAnomalyRow *rows = (const FinAnomalyRow *) life->rows->data;
  const FinAnomalyOptions options = { .keep_chances = true };

  for (gint32 as_of = since; as_of <= life->as_of; as_of += step)
    {
      FinRecurring *recurring = find_series (life->rows, as_of);
      FinAnomalies anomalies = { 0 };

      fin_anomalies_add_series (&anomalies, rows, life->rows->len, recurring, NULL, as_of);
      add_new (alarms, &anomalies, since);
      g_free (anomalies.items);
      fin_recurring_free (recurring);
    }
  *judged = fin_anomalies_detect (rows, life->rows->len, life->as_of, &options);
  add_new (alarms, *judged, since);
  return alarms;
}

static const LifeFault *
find_fault (const Life *life, const FinAnomaly *alarm)
{
  for (gsize k = 0; k < alarm->n_rows; k++)
    for (guint i = 0; i < life->faults->len; i++)
      if (g_array_index (life->faults, LifeFault, i).row == alarm->rows[k])
        return &g_array_index (life->faults, LifeFault, i);
  return NULL;
}

static void
count_faults (Score *score, const Life *life, GArray *alarms)
{
  gboolean found[FIN_N_ANOMALY_KINDS] = { FALSE };
  gboolean named[FIN_N_ANOMALY_KINDS] = { FALSE };
  gboolean injected[FIN_N_ANOMALY_KINDS] = { FALSE };

  for (guint i = 0; i < life->faults->len; i++)
    injected[g_array_index (life->faults, LifeFault, i).kind] = TRUE;
  for (guint i = 0; i < alarms->len; i++)
    {
      const FinAnomaly *alarm = &g_array_index (alarms, FinAnomaly, i);
      const LifeFault *fault = find_fault (life, alarm);

      score->alarms[alarm->kind]++;
      if (fault == NULL)
        score->false_alarms[alarm->kind]++;
      else
        {
          found[fault->kind] = TRUE;
          named[fault->kind] |= fault->kind == alarm->kind;
        }
    }
  for (int kind = 0; kind < FIN_N_ANOMALY_KINDS; kind++)
    {
      score->injected[kind] += injected[kind];
      score->found[kind] += found[kind];
      score->named[kind] += named[kind];
    }
}

static void
count_clean (Score *score, int kind, GArray *alarms, const FinAnomalies *judged)
{
  double a_month = alarms->len / (JUDGED_DAYS / MONTH);

  g_array_append_val (score->clean_months, a_month);
  g_array_append_val (score->clean_kinds, kind);
  for (guint i = 0; i < alarms->len; i++)
    score->clean_alarms[g_array_index (alarms, FinAnomaly, i).kind]++;
  for (int k = 0; k < FIN_N_ANOMALY_KINDS; k++)
    for (gsize i = 0; i < judged->n_chances[k]; i++)
      {
        score->tests[k]++;
        for (int level = 0; level < SCORE_N_LEVELS; level++)
          score->below[k][level] += judged->chances[k][i] <= score_levels[level];
      }
}

/** score_life: a life without and the same with faults, looked at every @step days. */
void
score_life (Score *score, int kind, guint64 seed, int step)
{
  for (int with_faults = 0; with_faults < 2; with_faults++)
    {
      g_autoptr (Life) life = life_new (kind, seed, with_faults);
      FinAnomalies *judged;
      g_autoptr (GArray) alarms = collect (life, step, &judged);

      if (with_faults)
        count_faults (score, life, alarms);
      else
        count_clean (score, kind, alarms, judged);
      fin_anomalies_free (judged);
    }
  score->n_lives++;
}

double
score_clean_quantile (const Score *score, double probability)
{
  g_autofree double *sorted
      = g_memdup2 (score->clean_months->data, score->clean_months->len * sizeof (double));

  fin_sort (sorted, score->clean_months->len);
  return fin_quantile_sorted (sorted, score->clean_months->len, probability);
}
