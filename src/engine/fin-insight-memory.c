/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what jobs computed, each together with what it was computed from. */
#include "fin-insight-memory.h"

#include "fin-hand-over.h"
#include "fin-population.h"
#include "fin-track-memory.h"

struct _FinInsightMemory
{
  gatomicrefcount ref_count;
  GMutex lock;

  /* Under the lock */
  FinLedger *ledger;
  guint generation; /* of the labels that these two know: */
  FinSeriesMemory *series;
  GHashTable *anomalies; /* currency -> FinAnomalyMemory */
  FinTrackMemory *track; /* has no labels but its own */
  FinPersonaPopulation *population;
};

static void
free_anomalies (gpointer memory)
{
  fin_anomaly_memory_free (memory);
}

static void
forget_findings (FinInsightMemory *self)
{
  g_clear_pointer (&self->series, fin_series_memory_free);
  g_clear_pointer (&self->anomalies, g_hash_table_unref);
}

/* What was found among other labels is of no use. */
static void
set_generation (FinInsightMemory *self, guint generation)
{
  if (self->generation == generation && self->series != NULL)
    return;
  forget_findings (self);
  self->generation = generation;
  self->series = fin_series_memory_new ();
  self->anomalies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_anomalies);
}

FinInsightMemory *
fin_insight_memory_new (void)
{
  FinInsightMemory *self = g_new0 (FinInsightMemory, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->ledger = fin_ledger_new ();
  return self;
}

FinInsightMemory *
fin_insight_memory_ref (FinInsightMemory *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fin_insight_memory_unref (FinInsightMemory *self)
{
  FIN_HAND_OVER (self);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  FIN_TAKE_OVER (self);
  forget_findings (self);
  g_clear_pointer (&self->track, fin_track_memory_free);
  fin_ledger_free (self->ledger);
  g_clear_pointer (&self->population, fin_persona_population_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** fin_insight_memory_lock: for a whole job, from its load on: a job that was cancelled ends soon.
 */
void
fin_insight_memory_lock (FinInsightMemory *self)
{
  g_mutex_lock (&self->lock);
  FIN_TAKE_OVER (&self->lock);
}

void
fin_insight_memory_unlock (FinInsightMemory *self)
{
  if (fin_ledger_forget_if_large (self->ledger))
    {
      forget_findings (self);
      g_clear_pointer (&self->track, fin_track_memory_free);
    }
  FIN_HAND_OVER (&self->lock);
  g_mutex_unlock (&self->lock);
}

/** fin_insight_memory_get_ledger: under the lock. Returns: (transfer none) */
FinLedger *
fin_insight_memory_get_ledger (FinInsightMemory *self)
{
  return self->ledger;
}

/** fin_insight_memory_get_series: under the lock. Returns: (transfer none): of such labels */
FinSeriesMemory *
fin_insight_memory_get_series (FinInsightMemory *self, guint generation)
{
  set_generation (self, generation);
  return self->series;
}

/** fin_insight_memory_get_anomalies: under the lock. Returns: (transfer none): of such labels */
FinAnomalyMemory *
fin_insight_memory_get_anomalies (FinInsightMemory *self, guint generation, const char *currency)
{
  FinAnomalyMemory *memory;

  set_generation (self, generation);
  memory = g_hash_table_lookup (self->anomalies, currency);
  if (memory == NULL)
    {
      memory = fin_anomaly_memory_new ();
      g_hash_table_insert (self->anomalies, g_strdup (currency), memory);
    }
  return memory;
}

/** fin_insight_memory_get_track: under the lock. Returns: (transfer none) */
FinTrackMemory *
fin_insight_memory_get_track (FinInsightMemory *self)
{
  if (self->track == NULL)
    self->track = fin_track_memory_new ();
  return self->track;
}

/** fin_insight_memory_get_population: under the lock. Returns: (transfer none) */
FinPersonaPopulation *
fin_insight_memory_get_population (FinInsightMemory *self)
{
  if (self->population == NULL)
    {
      gsize n_rows;
      g_autofree double *rows = fin_population_load (&n_rows);

      self->population = fin_persona_population_new (rows, n_rows);
    }
  return self->population;
}
