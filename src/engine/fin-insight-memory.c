/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what jobs computed, each together with what it was computed from. */
#include "fin-insight-memory.h"

#include "fin-population.h"

struct _FinInsightMemory
{
  gatomicrefcount ref_count;
  GMutex lock;

  /* Under the lock */
  FinLedger *ledger;
  FinPersonaPopulation *population;
};

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
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fin_ledger_free (self->ledger);
  g_clear_pointer (&self->population, fin_persona_population_free);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/** fin_insight_memory_lock: for a whole job, from its load on: a job that was cancelled ends soon. */
void
fin_insight_memory_lock (FinInsightMemory *self)
{
  g_mutex_lock (&self->lock);
}

void
fin_insight_memory_unlock (FinInsightMemory *self)
{
  fin_ledger_forget_if_large (self->ledger);
  g_mutex_unlock (&self->lock);
}

/** fin_insight_memory_get_ledger: under the lock. Returns: (transfer none) */
FinLedger *
fin_insight_memory_get_ledger (FinInsightMemory *self)
{
  return self->ledger;
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
