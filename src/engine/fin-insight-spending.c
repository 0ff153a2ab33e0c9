/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This month against the usual pace: exact sums over the snapshot's spending rows. */
#include "fin-insight-private.h"

#include <stdlib.h>

#include "fin-money.h"

#define USUAL_MONTHS 6
#define WEEK_FIRST_BACK 60
#define WEEK_LAST_BACK 31

/* Groups whose payments are committed: they are no sign of this week's behaviour. */
static const char *const committed_groups[]
    = { "housing", "utilities", "insurance", "finance" };

/* A category as spending sees it: its top-level one, and whether that is committed. */
typedef struct
{
  FinCategory *category;
  gboolean committed;
} Group;

typedef struct
{
  const FinInsightSnapshot *snapshot;
  GHashTable *groups;   /* category id -> Group */
  GHashTable *accounts; /* ids of accounts in the main currency */
  FinDate first_day;    /* of any row in them */
} Spending;

static FinCategory *
find_top (const FinInsightSnapshot *snapshot, FinCategory *category)
{
  for (int depth = 0; depth < 8 && category != NULL; depth++)
    {
      FinCategory *parent
          = fin_insight_snapshot_find_category (snapshot, fin_category_get_parent_id (category));

      if (parent == NULL)
        return category;
      category = parent;
    }
  return category;
}

static gboolean
is_committed (FinCategory *top)
{
  const char *key = fin_category_get_key (top);

  for (gsize i = 0; i < G_N_ELEMENTS (committed_groups); i++)
    if (g_strcmp0 (key, committed_groups[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
spending_clear (Spending *self)
{
  g_clear_pointer (&self->accounts, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spending, spending_clear)

static void
spending_init (Spending *self, const FinInsightSnapshot *snapshot)
{
  self->snapshot = snapshot;
  self->accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->first_day = snapshot->as_of;
  for (guint i = 0; i < snapshot->categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (snapshot->categories, i);
      gint64 id = fin_category_get_id (category);
      Group *group = g_new0 (Group, 1);

      group->category = find_top (snapshot, category);
      group->committed = is_committed (group->category);
      g_hash_table_insert (self->groups, g_memdup2 (&id, sizeof id), group);
    }
  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      gint64 id = fin_account_get_id (entry->account);

      if (g_strcmp0 (fin_account_get_currency (entry->account), snapshot->currency) == 0)
        g_hash_table_add (self->accounts, g_memdup2 (&id, sizeof id));
    }
  for (gsize row = 0;
       row < snapshot->flows->n_rows && snapshot->flows->days[row] < self->first_day; row++)
    if (g_hash_table_contains (self->accounts, &snapshot->flows->account_ids[row]))
      self->first_day = snapshot->flows->days[row];
}

/* Spending is what left, and what came back into a spending category; own transfers are neither. */
static gboolean
is_spending (const Spending *self, const FinFlowSplit *part)
{
  const FinFlows *flows = self->snapshot->flows;

  if (!g_hash_table_contains (self->accounts, &flows->account_ids[part->row])
      || (flows->is_transfer[part->row] && flows->first_splits[part->row] < 0))
    return FALSE;
  switch (part->category_kind)
    {
    case FIN_CATEGORY_SPENDING:
      return TRUE;
    case FIN_CATEGORY_INCOME:
    case FIN_CATEGORY_TRANSFER:
      return FALSE;
    default:
      return part->amount < 0;
    }
}

static const Group *
find_group (const Spending *self, gint64 category_id)
{
  return category_id != 0 ? g_hash_table_lookup (self->groups, &category_id) : NULL;
}

/* Sums of a period: all, of one top-level category (or none: 0), or of everyday spending only. */
typedef enum
{
  SUM_ALL,
  SUM_GROUP,
  SUM_EVERYDAY,
} SumKind;

/* Rows come by day: the first row of @date or later. */
static gsize
find_row (const FinFlows *flows, FinDate date)
{
  gsize low = 0;
  gsize high = flows->n_rows;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (flows->days[middle] < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
counts (const Spending *self, const FinFlowSplit *part, SumKind kind, gint64 group_id)
{
  const Group *group;

  if (!is_spending (self, part))
    return FALSE;
  group = kind != SUM_ALL ? find_group (self, part->category_id) : NULL;
  if (kind == SUM_GROUP)
    return (group != NULL ? fin_category_get_id (group->category) : 0) == group_id;
  return kind != SUM_EVERYDAY || group == NULL || !group->committed;
}

static gint64
sum_period (const Spending *self, FinPeriod period, SumKind kind, gint64 group_id)
{
  const FinFlows *flows = self->snapshot->flows;
  gint64 sum = 0;

  for (gsize row = find_row (flows, period.first);
       row < flows->n_rows && flows->days[row] <= period.last; row++)
    for (gsize i = fin_flows_count_parts (flows, row); i-- > 0;)
      {
        FinFlowSplit part = fin_flows_get_part (flows, row, i);

        if (counts (self, &part, kind, group_id) && !fin_minor_subtract (sum, part.amount, &sum))
          return sum;
      }
  return sum;
}

static int
compare_minor (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* The median over whole months before @month of what was spent to the same day of the month. */
static gint64
find_usual (const Spending *self, FinDate as_of, int to_day, SumKind kind, gint64 group, int *n)
{
  gint64 sums[USUAL_MONTHS];
  FinDate start = fin_date_month_start (as_of);

  *n = 0;
  for (int back = 1; back <= USUAL_MONTHS; back++)
    {
      FinDate first = fin_date_add_months (start, -back);
      FinPeriod period = { first, MIN (first + to_day - 1, fin_date_month_end (first)) };

      if (first < self->first_day)
        break;
      sums[(*n)++] = sum_period (self, period, kind, group);
    }
  if (*n == 0)
    return 0;
  qsort (sums, (gsize) *n, sizeof (gint64), compare_minor);
  return *n % 2 == 1 ? sums[*n / 2] : (sums[*n / 2 - 1] + sums[*n / 2]) / 2;
}

static int
compare_spent (gconstpointer a, gconstpointer b)
{
  const FinCategorySpending *first = *(FinCategorySpending *const *) a;
  const FinCategorySpending *second = *(FinCategorySpending *const *) b;

  return first->spent < second->spent ? 1 : -(first->spent > second->spent);
}

static void
add_category (const Spending *self, FinCategory *category, int to_day, FinMonthSpending *spending)
{
  gint64 id = category != NULL ? fin_category_get_id (category) : 0;
  gint64 spent = sum_period (self, spending->month, SUM_GROUP, id);
  FinCategorySpending *entry;
  int n_months;

  if (spent <= 0)
    return;
  entry = g_new0 (FinCategorySpending, 1);
  entry->category_id = id;
  entry->spent = spent;
  entry->usual = find_usual (self, self->snapshot->as_of, to_day, SUM_GROUP, id, &n_months);
  if (category != NULL)
    {
      entry->key = g_strdup (fin_category_get_key (category));
      entry->name = g_strdup (fin_category_get_name (category));
      entry->icon_name = g_strdup (fin_category_get_icon (category));
      entry->colour = g_strdup (fin_category_get_colour (category));
    }
  g_ptr_array_add (spending->categories, entry);
}

static void
fill_week (const Spending *self, FinMonthSpending *spending)
{
  FinDate as_of = self->snapshot->as_of;
  FinPeriod week = { as_of - 6, as_of };
  FinPeriod usual = { as_of - WEEK_FIRST_BACK, as_of - WEEK_LAST_BACK };

  spending->week_spent = sum_period (self, week, SUM_EVERYDAY, 0);
  if (self->first_day <= usual.first)
    spending->week_usual = sum_period (self, usual, SUM_EVERYDAY, 0) * 7 / fin_period_days (usual);
}

/** fin_insight_fill_spending: categories are the top-level ones; rows without one come as id 0. */
void
fin_insight_fill_spending (const FinInsightContext *context, FinInsights *insights)
{
  g_auto (Spending) self = { 0 };
  FinMonthSpending *spending = insights->spending;
  FinDate as_of = context->snapshot->as_of;
  int to_day;

  spending_init (&self, context->snapshot);
  spending->month = (FinPeriod) { fin_date_month_start (as_of), as_of };
  to_day = fin_period_days (spending->month);
  spending->spent = sum_period (&self, spending->month, SUM_ALL, 0);
  spending->usual = find_usual (&self, as_of, to_day, SUM_ALL, 0, &spending->n_months);
  for (guint i = 0; i < context->snapshot->categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (context->snapshot->categories, i);

      if (fin_category_get_parent_id (category) == 0)
        add_category (&self, category, to_day, spending);
    }
  add_category (&self, NULL, to_day, spending);
  g_ptr_array_sort (spending->categories, compare_spent);
  fill_week (&self, spending);
}

/** fin_insight_daily_spending: Returns: usual spending a day in minor units, 0 when unknown */
gint64
fin_insight_daily_spending (const FinInsightContext *context)
{
  g_auto (Spending) self = { 0 };
  gint64 month;
  int n_months;

  spending_init (&self, context->snapshot);
  month = find_usual (&self, context->snapshot->as_of, 31, SUM_ALL, 0, &n_months);
  if (n_months > 0)
    return MAX (month, 0) * 100 / 3044;
  if (context->snapshot->as_of - self.first_day >= 14)
    {
      FinPeriod seen = { self.first_day, context->snapshot->as_of };

      return MAX (sum_period (&self, seen, SUM_ALL, 0), 0) / fin_period_days (seen);
    }
  return 0;
}
