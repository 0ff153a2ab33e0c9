/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection per currency over all its accounts, then one item for each thing that stands out. */
#include "fin-anomaly-list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-anomaly-verdict.h"

/* The accounts of one currency: payees are the same on all of them. */
typedef struct
{
  const FinInsightSnapshot *snapshot;
  const FinSeriesList *series;
  const char *currency;
  FinAnomalyRow *rows;
  gsize *snapshot_rows; /* of each row */
  gsize n_rows;
  FinAnomalies *found;
  FinDate since;
  GPtrArray *list;
  GHashTable *keys; /* taken ones */
} Group;

static gboolean
is_in_group (const Group *group, const FinSnapshotAccount *entry)
{
  return strcmp (fin_account_get_currency (entry->account), group->currency) == 0;
}

/* Transfers are nobody's charges; neither is what a loan account books for itself. */
static void
copy_rows (Group *group)
{
  const FinFlows *flows = group->snapshot->flows;
  const FinSnapshotAccount *entry = NULL;

  group->rows = g_new (FinAnomalyRow, flows->n_rows + 1);
  group->snapshot_rows = g_new (gsize, flows->n_rows + 1);
  for (gsize i = 0; i < flows->n_rows; i++)
    {
      gint64 account_id = flows->account_ids[i];

      if (entry == NULL || fin_account_get_id (entry->account) != account_id)
        entry = fin_insight_snapshot_find_account (group->snapshot, account_id);
      if (entry == NULL || !is_in_group (group, entry) || flows->days[i] > entry->as_of)
        continue;
      group->snapshot_rows[group->n_rows] = i;
      group->rows[group->n_rows++] = (FinAnomalyRow) {
        .flow = { flows->days[i], (double) flows->amounts[i], group->snapshot->labels[i],
                  flows->category_ids[i] },
        .account = (int32_t) account_id,
        .ignored = flows->is_transfer[i]
                   || fin_account_get_kind (entry->account) == FIN_ACCOUNT_LOAN,
      };
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gsize first = *(const gsize *) a;
  gsize second = *(const gsize *) b;

  return first < second ? -1 : first > second;
}

static gboolean
is_of_group (const Group *group, const FinSeriesItem *item)
{
  return strcmp (item->currency, group->currency) == 0 && item->kind != FIN_SERIES_TRANSFER;
}

/* The row of the group that a payment is, +1; 0 when it is none of the group's. */
static gsize
find_row (const Group *group, const FinSeriesPayment *payment)
{
  const FinFlows *flows = group->snapshot->flows;
  gsize row = fin_flows_find (flows, payment->date, payment->id);
  const gsize *found;

  if (row == flows->n_rows || flows->ids[row] != payment->id)
    return 0;
  found = bsearch (&row, group->snapshot_rows, group->n_rows, sizeof row, compare_rows);
  return found != NULL ? (gsize) (found - group->snapshot_rows) + 1 : 0;
}

/* A recurring payment of the list as analysis knows it, by the rows of the group. */
static void
copy_series (const Group *group, const FinSeriesItem *item, FinRecurringSeries *series)
{
  memset (series, 0, sizeof *series);
  series->schedule = item->schedule;
  series->amount = (double) item->usual;
  series->fixed = item->fixed;
  series->shown = true;
  series->ended = item->state == FIN_RECURRING_ENDED;
  series->hits = g_new0 (FinRecurringHit, item->payments->len + 1);
  for (guint k = 0; k < item->payments->len; k++)
    {
      const FinSeriesPayment *payment = &g_array_index (item->payments, FinSeriesPayment, k);
      gsize row = find_row (group, payment);

      if (row == 0)
        continue;
      series->hits[series->n_hits++] = (FinRecurringHit) {
        .row = row - 1,
        .slot = fin_schedule_nearest_slot (&item->schedule, payment->date - payment->days_off),
        .offset = payment->days_off,
        .day = payment->date,
        .amount = (double) payment->amount,
      };
    }
  if (series->n_hits > 0)
    series->next_slot = series->hits[series->n_hits - 1].slot + 1;
  series->next = item->next;
}

static void
add_series (Group *group, const FinSeriesItem *item)
{
  FinRecurringSeries series;
  FinRecurring recurring = { .series = &series, .n_series = 1 };

  if (!is_of_group (group, item))
    return;
  copy_series (group, item, &series);
  /* What was said to have ended is not missed. */
  if (item->word != FIN_SERIES_ENDED || item->usual < 0)
    fin_anomalies_add_series (group->found, group->rows, group->n_rows, &recurring, NULL,
                              item->as_of);
  g_free (series.hits);
}

/*
 * From the first quarter on that the window of recurring payments has whole: were it from the window's
 * first day on, every new day would make something else of a payment of two years ago.
 */
static FinDate
first_scheduled_day (const FinSeriesItem *item)
{
  FinDate first = item->as_of - FIN_SERIES_HISTORY;

  return fin_date_quarter_start (fin_date_add_months (first, 3));
}

static void
mark_scheduled (Group *group)
{
  for (guint i = 0; i < group->series->shown->len; i++)
    {
      const FinSeriesItem *item = g_ptr_array_index (group->series->shown, i);

      for (guint k = 0; item->fixed && is_of_group (group, item) && k < item->payments->len; k++)
        {
          const FinSeriesPayment *payment = &g_array_index (item->payments, FinSeriesPayment, k);
          gsize row = find_row (group, payment);

          if (row > 0 && payment->date >= first_scheduled_day (item))
            group->rows[row - 1].scheduled = true;
        }
    }
}

/*
 * By what the bank said, not by row or account, so that it stays when a file is taken back and
 * imported again. The same fact on the same day twice is told apart by its turn.
 */
static char *
make_key (Group *group, const FinAnomaly *anomaly, gsize row)
{
  const FinFlows *flows = group->snapshot->flows;
  gsize snapshot_row = group->snapshot_rows[row];
  g_autofree char *day = fin_date_to_iso (flows->days[snapshot_row]);
  g_autofree char *base
      = g_strdup_printf ("%s:%s:%" G_GINT64_FORMAT ":%s", fin_anomaly_kind_name (anomaly->kind), day,
                         ABS (flows->amounts[snapshot_row]), group->currency);
  char *key = g_strdup (base);

  for (int n = 2; !g_hash_table_add (group->keys, g_strdup (key)); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s:%d", base, n);
    }
  return key;
}

static const char *
text_of (const FinFlows *flows, gsize row)
{
  return flows->payees[row][0] != '\0' ? flows->payees[row] : flows->match_texts[row];
}

/* By the name it had then, or by what is made of its text now. */
static gboolean
is_same_payee (const Group *group, const FinAnomalyVerdict *verdict, const FinAnomalyItem *item)
{
  const FinFlowText text = { .text = verdict->text };

  if (g_strcmp0 (verdict->payee, item->payee) == 0)
    return TRUE;
  return verdict->text != NULL && verdict->text[0] != '\0'
         && strcmp (fin_flow_labels_get (group->snapshot->label_set, &text), item->payee) == 0;
}

static void
find_verdict (const Group *group, FinAnomalyItem *item)
{
  GPtrArray *verdicts = group->snapshot->anomaly_verdicts;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const FinAnomalyVerdict *verdict = g_ptr_array_index (verdicts, i);
      gboolean same_payee = is_same_payee (group, verdict, item);

      item->said = item->said || strcmp (verdict->key, item->key) == 0;
      item->expected = item->expected || fin_anomaly_verdict_covers (verdict, item, same_payee);
    }
}

static FinAnomalyItem *
item_new (Group *group, const FinAnomaly *anomaly)
{
  const FinFlows *flows = group->snapshot->flows;
  gsize odd = group->snapshot_rows[anomaly->rows[anomaly->n_rows - 1]];
  const FinSnapshotAccount *entry
      = fin_insight_snapshot_find_account (group->snapshot, flows->account_ids[odd]);
  FinAnomalyItem *item = g_new0 (FinAnomalyItem, 1);

  item->kind = anomaly->kind;
  item->basis = anomaly->basis;
  /* A burst keeps its name while it goes on. */
  item->key = make_key (group, anomaly,
                        anomaly->kind == FIN_ANOMALY_CARD_TESTING
                            ? anomaly->rows[0]
                            : anomaly->rows[anomaly->n_rows - 1]);
  item->date = anomaly->day;
  item->account_id = flows->account_ids[odd];
  item->account_name = g_strdup (fin_account_get_name (entry->account));
  item->payee = g_strdup (group->snapshot->labels[odd]);
  item->text = g_strdup (text_of (flows, odd));
  g_strlcpy (item->currency, group->currency, sizeof item->currency);
  item->amount = llround (anomaly->amount);
  item->usual = llround (anomaly->usual);
  item->low = llround (anomaly->low);
  item->high = llround (anomaly->high);
  item->count = (guint) anomaly->count;
  item->ratio = anomaly->ratio;
  item->days = anomaly->days;
  item->surprise = fin_anomaly_bits (anomaly);
  item->refunded = anomaly->refunded;
  for (gsize i = 0; i < anomaly->n_rows; i++)
    item->transactions[item->n_transactions++]
        = flows->ids[group->snapshot_rows[anomaly->rows[i]]];
  find_verdict (group, item);
  return item;
}

/* Every fact gets its key, old ones too: a key must not depend on how far back one looks. */
static void
copy_items (Group *group)
{
  for (gsize i = 0; i < group->found->n_items; i++)
    {
      g_autoptr (FinAnomalyItem) item = item_new (group, &group->found->items[i]);

      if (item->date > group->since)
        g_ptr_array_add (group->list, g_steal_pointer (&item));
    }
}

static gboolean
find_in_group (Group *group, FinInsightMemory *memory, FinCancelFunc cancel, void *cancel_data)
{
  const FinAnomalyOptions options
      = { .memory = memory != NULL ? fin_insight_memory_get_anomalies (
                        memory, group->snapshot->generation, group->currency)
                                   : NULL,
          .cancel = cancel,
          .cancel_data = cancel_data };
  gboolean complete;

  copy_rows (group);
  mark_scheduled (group);
  group->found = fin_anomalies_detect (group->rows, group->n_rows, group->snapshot->today, &options);
  complete = !group->found->cancelled;
  for (guint i = 0; complete && i < group->series->shown->len; i++)
    add_series (group, g_ptr_array_index (group->series->shown, i));
  if (complete)
    copy_items (group);
  fin_anomalies_free (group->found);
  g_free (group->rows);
  g_free (group->snapshot_rows);
  return complete;
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const FinAnomalyItem *first = *(FinAnomalyItem *const *) a;
  const FinAnomalyItem *second = *(FinAnomalyItem *const *) b;

  if (first->date != second->date)
    return first->date > second->date ? -1 : 1;
  return strcmp (first->key, second->key);
}

/* The first account of a currency stands for all of it. */
static gboolean
is_first_of_currency (const FinInsightSnapshot *snapshot, guint index)
{
  const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, index);

  for (guint i = 0; i < index; i++)
    {
      const FinSnapshotAccount *other = g_ptr_array_index (snapshot->accounts, i);

      if (strcmp (fin_account_get_currency (other->account),
                  fin_account_get_currency (entry->account))
          == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * fin_anomaly_list_new:
 * @series: the snapshot's recurring payments
 * @days: how far back from today the list reaches
 * @memory: (nullable): locked
 *
 * Returns: (transfer full) (nullable) (element-type FinAnomalyItem): newest first, what is expected
 *   or refunded included; %NULL when cancelled
 */
GPtrArray *
fin_anomaly_list_new (const FinInsightSnapshot *snapshot,
                      const FinSeriesList *series,
                      int days,
                      FinInsightMemory *memory,
                      FinCancelFunc cancel,
                      void *cancel_data)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_anomaly_item_free);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      const FinSnapshotAccount *entry = g_ptr_array_index (snapshot->accounts, i);
      Group group = {
        .snapshot = snapshot,
        .series = series,
        .currency = fin_account_get_currency (entry->account),
        .since = snapshot->today - days,
        .list = list,
        .keys = keys,
      };

      if (is_first_of_currency (snapshot, i) && !find_in_group (&group, memory, cancel, cancel_data))
        return NULL;
    }
  g_ptr_array_sort (list, compare_newest);
  return g_steal_pointer (&list);
}

/** fin_anomaly_list_find: Returns: (nullable) (transfer none) */
const FinAnomalyItem *
fin_anomaly_list_find (GPtrArray *list, const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (list, i);

      if (g_strcmp0 (item->key, key) == 0)
        return item;
    }
  return NULL;
}

/** fin_anomaly_list_find_transaction: Returns: (nullable) (transfer none): what is odd about it */
const FinAnomalyItem *
fin_anomaly_list_find_transaction (GPtrArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (list, i);

      for (guint k = 0; k < item->n_transactions; k++)
        if (item->transactions[k] == id
            && (k + 1 == item->n_transactions || item->kind == FIN_ANOMALY_CARD_TESTING)
            && item->kind != FIN_ANOMALY_MISSING_INCOME)
          return item;
    }
  return NULL;
}
