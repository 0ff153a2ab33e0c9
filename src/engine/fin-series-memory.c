/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for recurring payments only where the payments, the day or what was said are others. */
#include "fin-series-memory.h"

#include <string.h>

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

static gboolean
same_evidence (const FinRecurringVerdict *a, const FinRecurringVerdict *b)
{
  if (a->n_labels != b->n_labels || a->n_evidence != b->n_evidence)
    return FALSE;
  for (gsize i = 0; i < a->n_labels; i++)
    if (strcmp (a->labels[i], b->labels[i]) != 0)
      return FALSE;
  for (gsize i = 0; i < a->n_evidence; i++)
    if (a->evidence[i].day != b->evidence[i].day || a->evidence[i].amount != b->evidence[i].amount)
      return FALSE;
  return TRUE;
}

/* All but what is pointed to is compared as it lies in memory, so that no field can be forgotten;
 * what lies between the fields can only make equal verdicts look different. */
static gboolean
same_verdict (const FinRecurringVerdict *a, const FinRecurringVerdict *b)
{
  FinRecurringVerdict first = *a, second = *b;

  first.labels = second.labels = NULL;
  first.evidence = second.evidence = NULL;
  return memcmp (&first, &second, sizeof first) == 0 && same_evidence (a, b);
}

static gboolean
same_verdicts (const FinSeriesVerdicts *a, const FinSeriesVerdicts *b)
{
  if (a->n_facts != b->n_facts)
    return FALSE;
  for (gsize i = 0; i < a->n_facts; i++)
    if (!same_verdict (&a->facts[i], &b->facts[i]))
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
      && same_verdicts (before->verdicts, verdicts))
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
