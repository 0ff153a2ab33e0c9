/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for recurring payments only where the payments, the day or what was said are others. */
#include "fin-series-memory.h"

typedef struct
{
  gint64 account_id;
  FinFlow *flows;
  gsize n_flows;
  FinDate as_of;
  FinSeriesVerdicts *verdicts;
  FinRecurring *found;
} Entry;

struct _FinSeriesMemory
{
  GPtrArray *entries; /* (element-type Entry): one per account */
};

static void
entry_free (gpointer data)
{
  Entry *self = data;

  fin_recurring_free (self->found);
  fin_series_verdicts_free (self->verdicts);
  g_free (self->flows);
  g_free (self);
}

FinSeriesMemory *
fin_series_memory_new (void)
{
  FinSeriesMemory *self = g_new0 (FinSeriesMemory, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
fin_series_memory_free (FinSeriesMemory *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
same_flows (const Entry *a, const Entry *b)
{
  if (a->n_flows != b->n_flows)
    return FALSE;
  for (gsize i = 0; i < a->n_flows; i++)
    if (!fin_flow_same (&a->flows[i], &b->flows[i]))
      return FALSE;
  return TRUE;
}

static Entry *
find (FinSeriesMemory *self, gint64 account_id, guint *index)
{
  for (*index = 0; *index < self->entries->len; (*index)++)
    {
      Entry *entry = g_ptr_array_index (self->entries, *index);

      if (entry->account_id == account_id)
        return entry;
    }
  return NULL;
}

/**
 * fin_series_memory_detect: fin_recurring_detect() of an account, unless it was asked the same
 * last.
 * @flows: (transfer full)
 * @verdicts: (transfer full)
 *
 * Returns: (transfer none): until the account is asked for again
 */
const FinRecurring *
fin_series_memory_detect (FinSeriesMemory *self,
                          gint64 account_id,
                          FinFlow *flows,
                          gsize n_flows,
                          FinDate as_of,
                          FinSeriesVerdicts *verdicts)
{
  Entry *entry = g_new0 (Entry, 1);
  Entry *before;
  guint index;

  *entry = (Entry){ account_id, flows, n_flows, as_of, verdicts, NULL };
  before = find (self, account_id, &index);
  if (before != NULL && before->as_of == as_of && same_flows (before, entry)
      && fin_series_verdicts_same (before->verdicts, verdicts))
    {
      entry_free (entry);
      return before->found;
    }
  if (before != NULL)
    g_ptr_array_remove_index_fast (self->entries, index);
  g_ptr_array_add (self->entries, entry);
  entry->found = fin_recurring_detect (flows, n_flows, as_of, verdicts->facts, verdicts->n_facts);
  return entry->found;
}
