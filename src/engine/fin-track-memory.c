/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeps the inputs that its forecasts were made from beside them. New inputs are held against those
 * row by row: a forecast as of a day before the first difference would come out the same.
 */
#include "fin-track-memory.h"

#include <string.h>

#include "fin-card-terms.h"

/* Nothing is the same. */
#define NEVER G_MININT32
/* All is, but for what may be added later. */
#define ALWAYS G_MAXINT32

typedef struct
{
  gint64 account_id;
  FinDate as_of;
  FinPastForecast *past; /* (nullable): there was nothing to go on */
} Entry;

struct _FinTrackMemory
{
  FinForecastInputs *inputs;
  GArray *entries; /* (element-type Entry) */
};

static void
entry_clear (gpointer data)
{
  g_clear_pointer (&((Entry *) data)->past, fin_past_forecast_free);
}

FinTrackMemory *
fin_track_memory_new (void)
{
  FinTrackMemory *self = g_new0 (FinTrackMemory, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
fin_track_memory_free (FinTrackMemory *self)
{
  g_clear_pointer (&self->inputs, fin_forecast_inputs_unref);
  g_array_unref (self->entries);
  g_free (self);
}

/* Before the first row. */
static gint64
first_balance (const FinForecastInput *input)
{
  return fin_forecast_input_balance_on (input, NEVER);
}

static gboolean
same_terms (const FinCardTerms *a, const FinCardTerms *b)
{
  return a->payer_id == b->payer_id && a->due_day == b->due_day
         && a->statement_day == b->statement_day;
}

/* All that forecasts depend on but the rows. */
static gboolean
same_account (const FinForecastInput *a, const FinForecastInput *b)
{
  return a->account_id == b->account_id && a->kind == b->kind && a->rate == b->rate
         && a->in_total == b->in_total && same_terms (&a->card, &b->card)
         && strcmp (a->name, b->name) == 0 && first_balance (a) == first_balance (b)
         && fin_series_verdicts_same (a->verdicts, b->verdicts);
}

static gboolean
same_row (const FinForecastInput *a, const FinForecastInput *b, gsize i)
{
  return a->flows[i].day == b->flows[i].day && a->flows[i].amount == b->flows[i].amount
         && a->flows[i].kind == b->flows[i].kind
         && (a->flows[i].kind != FIN_FLOW_KIND_MONTHLY || a->flows[i].tag == b->flows[i].tag)
         && a->is_transfer[i] == b->is_transfer[i] && a->within_total[i] == b->within_total[i]
         && a->partner_ids[i] == b->partner_ids[i]
         && strcmp (a->flows[i].label, b->flows[i].label) == 0;
}

/* The first day whose rows differ. Most categories only matter to a "what if". */
static FinDate
first_difference (const FinForecastInput *a, const FinForecastInput *b)
{
  FinDate day = ALWAYS;
  gsize i = 0;

  if (!same_account (a, b))
    return NEVER;
  while (i < a->n_flows && i < b->n_flows && same_row (a, b, i))
    i++;
  if (i < a->n_flows)
    day = a->flows[i].day;
  if (i < b->n_flows)
    day = MIN (day, b->flows[i].day);
  return day;
}

/* The same of the household: of any account, and of their number and order. */
static FinDate
first_difference_of_all (const FinForecastInputs *a, const FinForecastInputs *b)
{
  FinDate day = ALWAYS;

  if (a->accounts->len != b->accounts->len)
    return NEVER;
  for (guint i = 0; i < a->accounts->len; i++)
    day = MIN (day, first_difference (g_ptr_array_index (a->accounts, i),
                                      g_ptr_array_index (b->accounts, i)));
  return day;
}

/* Whether the forecasts of an account depend on another account's rows. */
static gboolean
is_tied (const FinForecastInputs *inputs, const FinForecastInput *input)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    if (fin_card_touches (inputs, g_ptr_array_index (inputs->accounts, i), input))
      return TRUE;
  return FALSE;
}

static FinDate
first_difference_of (const FinForecastInputs *before,
                     const FinForecastInputs *now,
                     gint64 account_id)
{
  const FinForecastInput *a = fin_forecast_inputs_find (before, account_id);
  const FinForecastInput *b = fin_forecast_inputs_find (now, account_id);

  if (a == NULL || b == NULL)
    return NEVER;
  return is_tied (before, a) || is_tied (now, b) ? first_difference_of_all (before, now)
                                                 : first_difference (a, b);
}

static void
adopt_findings (const FinForecastInputs *before, FinForecastInputs *now)
{
  for (guint i = 0; i < now->accounts->len; i++)
    {
      FinForecastInput *input = g_ptr_array_index (now->accounts, i);
      const FinForecastInput *same = fin_forecast_inputs_find (before, input->account_id);

      if (same != NULL)
        fin_forecast_inputs_adopt (now, input, same, first_difference (same, input));
    }
}

/**
 * fin_track_memory_update: forgets what would be another forecast with @inputs, which are those of
 * what comes, and gives these what was found in the same rows before. Nobody asks them yet.
 */
void
fin_track_memory_update (FinTrackMemory *self, FinForecastInputs *inputs)
{
  FinDate of_all = self->inputs != NULL ? first_difference_of_all (self->inputs, inputs) : NEVER;

  for (guint i = self->entries->len; i > 0; i--)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i - 1);
      FinDate difference = of_all;

      if (entry->account_id != 0 && difference <= entry->as_of)
        difference = first_difference_of (self->inputs, inputs, entry->account_id);
      if (difference <= entry->as_of)
        g_array_remove_index_fast (self->entries, i - 1);
    }
  if (self->inputs != NULL)
    adopt_findings (self->inputs, inputs);
  fin_forecast_inputs_ref (inputs);
  g_clear_pointer (&self->inputs, fin_forecast_inputs_unref);
  self->inputs = inputs;
}

/**
 * fin_track_memory_find:
 * @past: (out) (transfer none) (nullable): %NULL where there was nothing to go on; until the next
 * update
 *
 * Returns: whether it is known what was said on @as_of
 */
gboolean
fin_track_memory_find (FinTrackMemory *self,
                       gint64 account_id,
                       FinDate as_of,
                       const FinPastForecast **past)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      if (entry->account_id != account_id || entry->as_of != as_of)
        continue;
      *past = entry->past;
      return TRUE;
    }
  return FALSE;
}

/**
 * fin_track_memory_keep:
 * @past: (transfer full) (nullable): made from the inputs of the last update
 *
 * Returns: (transfer none) (nullable): @past
 */
const FinPastForecast *
fin_track_memory_keep (FinTrackMemory *self,
                       gint64 account_id,
                       FinDate as_of,
                       FinPastForecast *past)
{
  Entry entry = { account_id, as_of, past };

  g_array_append_val (self->entries, entry);
  return past;
}
