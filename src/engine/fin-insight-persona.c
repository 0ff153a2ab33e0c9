/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The persona of the household's spending, placed in the simulated reference population. */
#include "fin-insight-private.h"

#include <math.h>

#include "fin-category-set.h"
#include "fin-persona-text.h"
#include "fin-purchasing-power.h"

#define PERSONA_SEED 42
#define PERSONA_DAYS 365 /* habits of the last year, not of a decade ago */

typedef struct
{
  GArray *days;
  GArray *minutes;
  GArray *amounts;
  GArray *categories;
  GArray *fixed; /* bool */
  GArray *parts; /* FinSpendingPart */
  GHashTable *indices; /* of categories, by id */
} Columns;

/* Index + 1 of each category, by its id. */
static GHashTable *
index_categories (const FinInsightSnapshot *snapshot)
{
  GHashTable *indices = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < snapshot->categories->len; i++)
    {
      gint64 id = fin_category_get_id (g_ptr_array_index (snapshot->categories, i));

      g_hash_table_insert (indices, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
    }
  return indices;
}

static void
columns_init (Columns *self, const FinInsightSnapshot *snapshot)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (int32_t));
  self->minutes = g_array_new (FALSE, FALSE, sizeof (int16_t));
  self->amounts = g_array_new (FALSE, FALSE, sizeof (double));
  self->categories = g_array_new (FALSE, FALSE, sizeof (int32_t));
  self->fixed = g_array_new (FALSE, FALSE, sizeof (bool));
  self->parts = g_array_new (FALSE, FALSE, sizeof (FinSpendingPart));
  self->indices = index_categories (snapshot);
}

static void
columns_clear (Columns *self)
{
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->minutes, g_array_unref);
  g_clear_pointer (&self->amounts, g_array_unref);
  g_clear_pointer (&self->categories, g_array_unref);
  g_clear_pointer (&self->fixed, g_array_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->indices, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static int32_t
find_index (const Columns *columns, gint64 category_id)
{
  gpointer index
      = category_id != 0 ? g_hash_table_lookup (columns->indices, &category_id) : NULL;

  return index != NULL ? GPOINTER_TO_INT (index) - 1 : FIN_SPENDING_NO_CATEGORY;
}

/* Rent, insurance and the like, which no habit decides. */
static bool
is_fixed (const FinInsightSnapshot *snapshot, int32_t index)
{
  return index != FIN_SPENDING_NO_CATEGORY
         && fin_category_is_fixed (
             fin_category_get_key (g_ptr_array_index (snapshot->categories, index)));
}

/* Of a split transaction the parts tell what it is; one that is whole may be a transfer. */
static gboolean
may_be_purchase (const FinInsightSnapshot *snapshot, gsize row)
{
  const FinFlows *flows = snapshot->flows;
  const FinSnapshotAccount *owner
      = fin_insight_snapshot_find_account (snapshot, flows->account_ids[row]);

  return owner != NULL && flows->amounts[row] < 0
         && (!flows->is_transfer[row] || flows->first_splits[row] >= 0)
         && g_strcmp0 (fin_account_get_currency (owner->account), snapshot->currency) == 0;
}

/* Appends what is spending of a row, and sets @whole to that of which all of it is. */
static void
collect_parts (const FinInsightSnapshot *snapshot,
               gsize row,
               Columns *columns,
               FinSpendingPart *whole,
               bool *fixed)
{
  *whole = (FinSpendingPart){ columns->days->len, 0, FIN_SPENDING_NO_CATEGORY };
  *fixed = true;
  for (gsize i = 0; i < fin_flows_count_parts (snapshot->flows, row); i++)
    {
      FinFlowSplit part = fin_flows_get_part (snapshot->flows, row, i);
      FinSpendingPart own = { whole->row, -(double) part.amount,
                              find_index (columns, part.category_id) };

      if (part.category_kind == FIN_CATEGORY_INCOME || part.category_kind == FIN_CATEGORY_TRANSFER)
        continue;
      *fixed = *fixed && is_fixed (snapshot, own.category);
      whole->amount += own.amount;
      whole->category = own.category;
      if (snapshot->flows->first_splits[row] >= 0)
        g_array_append_val (columns->parts, own);
    }
}

static void
collect (const FinInsightSnapshot *snapshot, Columns *columns)
{
  const FinFlows *flows = snapshot->flows;

  for (gsize row = fin_flows_find (flows, snapshot->as_of - PERSONA_DAYS + 1, 0);
       row < flows->n_rows && flows->days[row] <= snapshot->as_of; row++)
    {
      int32_t day = flows->days[row];
      int16_t minute = flows->times[row] < 0 ? FIN_SPENDING_NO_TIME
                                             : (int16_t) (flows->times[row] / 60);
      guint n_parts = columns->parts->len;
      FinSpendingPart whole;
      bool fixed;

      if (!may_be_purchase (snapshot, row))
        continue;
      collect_parts (snapshot, row, columns, &whole, &fixed);
      if (whole.amount <= 0)
        {
          g_array_set_size (columns->parts, n_parts);
          continue;
        }
      g_array_append_val (columns->days, day);
      g_array_append_val (columns->minutes, minute);
      g_array_append_val (columns->amounts, whole.amount);
      g_array_append_val (columns->categories, whole.category);
      g_array_append_val (columns->fixed, fixed);
    }
}

static FinDate
find_first_day (const FinInsightSnapshot *snapshot)
{
  FinDate first = snapshot->as_of - PERSONA_DAYS + 1;

  return snapshot->flows->n_rows > 0 ? MAX (first, snapshot->flows->days[0]) : first;
}

/* Averages and deviations are shown in the person's money: population units times @unit. */
static double
feature_scale (int feature, double unit)
{
  return feature == FIN_FEATURE_AVERAGE || feature == FIN_FEATURE_DEVIATION ? unit : 1;
}

static void
copy_result (const FinInsightSnapshot *snapshot,
             const FinPersonaResult *result,
             double unit,
             FinPersonaInsight *persona)
{
  persona->enough = TRUE;
  persona->persona = result->persona;
  persona->confidence = result->confidence;
  for (int i = 0; i < FIN_N_FEATURES; i++)
    {
      const FinFeatureProfile *source = &result->features[i];
      double scale = feature_scale (i, unit);
      FinInsightFeature *feature;

      if (!source->used)
        continue;
      feature = g_new0 (FinInsightFeature, 1);
      feature->feature = (FinFeature) i;
      feature->key = g_strdup (fin_feature_key ((FinFeature) i));
      feature->value = source->value * scale;
      feature->population_low = source->q10 * scale;
      feature->population_median = source->q50 * scale;
      feature->population_high = source->q90 * scale;
      feature->rank = source->rank;
      g_ptr_array_add (persona->features, feature);
    }
  for (gsize i = 0; i < result->n_months; i++)
    {
      FinInsightMonth *month = g_new0 (FinInsightMonth, 1);

      month->month = fin_date_from_ymd (result->months[i].year, result->months[i].month, 1);
      month->persona = result->months[i].persona;
      month->confidence = result->months[i].confidence;
      g_ptr_array_add (persona->months, month);
    }
}

static void
copy_summary (const FinInsightSnapshot *snapshot,
              const FinSpendingSummary *summary,
              FinPersonaInsight *persona)
{
  persona->average_transaction = llround (summary->average);
  persona->monthly_frequency = summary->frequency;
  if (summary->top_category >= 0 && (guint) summary->top_category < snapshot->categories->len)
    persona->top_category = g_strdup (fin_category_get_name (
        g_ptr_array_index (snapshot->categories, summary->top_category)));
}

/** fin_insight_fill_persona: Returns: %FALSE when cancelled */
gboolean
fin_insight_fill_persona (const FinInsightContext *context, FinInsights *insights)
{
  const FinInsightSnapshot *snapshot = context->snapshot;
  FinPersonaInsight *persona = insights->persona;
  g_auto (Columns) columns = { 0 };
  FinPersonaInput input = { 0 };
  FinPersonaResult result = { 0 };
  FinPersonaStatus status;

  columns_init (&columns, snapshot);
  collect (snapshot, &columns);
  persona->n_transactions = (int) columns.days->len;
  persona->n_days = snapshot->as_of - find_first_day (snapshot) + 1;

  input.spending = (FinSpendingInput) {
    .n = columns.days->len,
    .days = (const int32_t *) (void *) columns.days->data,
    .minutes = (const int16_t *) (void *) columns.minutes->data,
    .amounts = (const double *) (void *) columns.amounts->data,
    .categories = (const int32_t *) (void *) columns.categories->data,
    .n_parts = columns.parts->len,
    .parts = (const FinSpendingPart *) (void *) columns.parts->data,
    .fixed = (const bool *) (void *) columns.fixed->data,
    .first_day = find_first_day (snapshot),
    .last_day = snapshot->as_of,
    .unit = fin_purchasing_power_unit (snapshot->currency),
  };
  input.population = fin_insight_memory_get_population (context->memory);
  input.previous = snapshot->persona;
  input.seed = PERSONA_SEED;
  input.cancel = context->cancel;
  input.cancel_data = context->cancel_data;

  status = fin_persona_find (&input, &result);
  if (status == FIN_PERSONA_OK || status == FIN_PERSONA_NOT_ENOUGH)
    copy_summary (snapshot, &result.summary, persona);
  if (status == FIN_PERSONA_OK)
    copy_result (snapshot, &result, input.spending.unit, persona);
  fin_persona_result_clear (&result);
  return status != FIN_PERSONA_CANCELLED;
}
