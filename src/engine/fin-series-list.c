/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Detection per account, then one item for each series that is evident or that a person keeps. */
#include "fin-series-list.h"

#include <math.h>
#include <string.h>

/* Payments of a rare series, from so many days apart on, that another account may speak against. */
#define FEW_PAYMENTS 3
#define RARE_STEP    80.0

typedef struct
{
  const FinInsightSnapshot *snapshot;
  const FinSnapshotAccount *entry;
  const gsize *rows; /* of each flow, in the snapshot */
  GPtrArray *said; /* (element-type FinSeriesVerdict) */
  GHashTable *keys; /* taken ones */
} Account;

static gint64
to_minor (double amount)
{
  return (gint64) llround (amount);
}

/* Groups and keys of the shipped categories that one pays for a while and can stop paying. */
static gboolean
is_subscription_category (const char *key)
{
  static const char *const prefixes[] = { "entertainment",   "technology",     "subscriptions",
                                          "shopping",        "health.fitness", "food",
                                          "education.course" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (key, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* Without a category: a small price that looks like one, 9.99 and its like. */
static gboolean
is_subscription_price (const FinSeriesItem *item)
{
  gint64 cents = ABS (item->usual) % 100;

  return (item->fixed || item->prices->len > 0) && (cents == 99 || cents == 49 || cents == 95);
}

static FinSeriesKind
choose_kind (const FinSeriesItem *item, gboolean transfer)
{
  if (transfer || g_str_has_prefix (item->category_key, "transfer")
      || g_str_has_prefix (item->category_key, "savings"))
    return FIN_SERIES_TRANSFER;
  if (item->usual > 0)
    return FIN_SERIES_INCOME;
  if (item->category_key[0] != '\0' ? is_subscription_category (item->category_key)
                                    : is_subscription_price (item))
    return FIN_SERIES_SUBSCRIPTION;
  return FIN_SERIES_BILL;
}

/* The category that most of its payments have. */
static gint64
usual_category (const Account *account, const FinRecurringSeries *series)
{
  const FinFlows *flows = account->snapshot->flows;
  gint64 best = 0;
  gsize most = 0;

  for (gsize i = 0; i < series->n_hits; i++)
    {
      gint64 category = flows->category_ids[account->rows[series->hits[i].row]];
      gsize count = 0;

      for (gsize k = 0; k < series->n_hits; k++)
        count += flows->category_ids[account->rows[series->hits[k].row]] == category;
      if (category != 0 && count > most)
        {
          most = count;
          best = category;
        }
    }
  return best;
}

static gboolean
is_transfer (const Account *account, const FinRecurringSeries *series)
{
  gsize n_transfers = 0;

  for (gsize i = 0; i < series->n_hits; i++)
    n_transfers += account->snapshot->flows->is_transfer[account->rows[series->hits[i].row]] != 0;
  return 2 * n_transfers > series->n_hits;
}

/*
 * Without a verdict a series is named after its payee, and after its first day where the payee has
 * several; no other key may be the same.
 */
static char *
choose_key (const Account *account, const FinRecurringSeries *series)
{
  g_autofree char *base =
      g_strdup_printf ("%" G_GINT64_FORMAT "%c%s", fin_account_get_id (account->entry->account),
                       series->amount < 0 ? '-' : '+', series->label);
  char *key = g_strdup (base);

  for (int n = 2; !g_hash_table_add (account->keys, g_strdup (key)); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s#%d", base, n);
    }
  return key;
}

static void
copy_payments (const Account *account, const FinRecurringSeries *series, FinSeriesItem *item)
{
  for (gsize i = 0; i < series->n_hits; i++)
    {
      const FinRecurringHit *hit = &series->hits[i];
      FinSeriesPayment payment = { account->snapshot->flows->ids[account->rows[hit->row]], hit->day,
                                   to_minor (hit->amount), hit->offset };

      g_array_append_val (item->payments, payment);
    }
}

static void
copy_life (const FinRecurringSeries *series, FinSeriesItem *item)
{
  FinRecurringLife *life = fin_recurring_life_new (series, item->as_of);

  item->state = life->state;
  item->expected = life->expected;
  item->days_late = life->days_late;
  item->days_early = life->days_early;
  item->resumed = life->resumed != FIN_RECURRING_NO_DAY ? life->resumed : FIN_DATE_NONE;
  item->usual = to_minor (life->usual);
  item->monthly = to_minor (life->monthly);
  item->yearly = to_minor (life->yearly);
  for (gsize i = 0; i < life->n_changes; i++)
    {
      const FinPriceChange *change = &life->changes[i];
      FinSeriesPrice price = { change->day, to_minor (change->from), to_minor (change->to) };

      g_array_append_val (item->prices, price);
    }
  fin_recurring_life_free (life);
}

static void
copy_category (const Account *account, const FinRecurringSeries *series, FinSeriesItem *item)
{
  FinCategory *category;

  item->category_id = item->verdict != NULL && item->verdict->category_id != 0
                          ? item->verdict->category_id
                          : usual_category (account, series);
  category = fin_insight_snapshot_find_category (account->snapshot, item->category_id);
  if (category == NULL)
    item->category_id = 0;
  item->category_key = g_strdup (category != NULL && fin_category_get_key (category) != NULL
                                     ? fin_category_get_key (category)
                                     : "");
}

static FinSeriesItem *
item_new (const Account *account, const FinRecurringSeries *series)
{
  FinSeriesItem *item = g_new0 (FinSeriesItem, 1);
  FinAccount *owner = account->entry->account;

  if (series->verdict >= 0)
    item->verdict =
        fin_series_verdict_ref (g_ptr_array_index (account->said, series->verdict));
  item->word = item->verdict != NULL ? item->verdict->word : FIN_SERIES_UNSAID;
  item->pinned = item->verdict != NULL && item->verdict->pinned;
  item->key = item->verdict != NULL ? g_strdup (item->verdict->key) : choose_key (account, series);
  item->label = g_strdup (series->label);
  item->name = g_strdup (item->verdict != NULL && item->verdict->name != NULL ? item->verdict->name
                                                                              : series->label);
  item->account_id = fin_account_get_id (owner);
  item->account_name = g_strdup (fin_account_get_name (owner));
  g_strlcpy (item->currency, fin_account_get_currency (owner), sizeof item->currency);
  item->as_of = account->entry->as_of;
  item->schedule = series->schedule;
  item->low = to_minor (series->low);
  item->high = to_minor (series->high);
  item->fixed = series->fixed;
  item->next = series->next;
  item->first_due =
      series->n_hits > 0 ? series->hits[0].day - series->hits[0].offset : series->next;
  item->n_due = series->n_due;
  item->n_missed = series->n_missed;
  item->confidence = series->confidence;
  item->payments = g_array_new (FALSE, FALSE, sizeof (FinSeriesPayment));
  item->prices = g_array_new (FALSE, FALSE, sizeof (FinSeriesPrice));
  copy_payments (account, series, item);
  copy_life (series, item);
  copy_category (account, series, item);
  item->kind = choose_kind (item, is_transfer (account, series));
  return item;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const FinSeriesItem *first = *(FinSeriesItem *const *) a;
  const FinSeriesItem *second = *(FinSeriesItem *const *) b;

  if ((first->state == FIN_RECURRING_ENDED) != (second->state == FIN_RECURRING_ENDED))
    return first->state == FIN_RECURRING_ENDED ? 1 : -1;
  if (first->next != second->next)
    return first->next < second->next ? -1 : 1;
  return strcmp (first->key, second->key);
}

/* Of one payee the largest comes first, so that keys do not depend on which is due next. */
static int
compare_series (gconstpointer a, gconstpointer b)
{
  const FinRecurringSeries *first = *(FinRecurringSeries *const *) a;
  const FinRecurringSeries *second = *(FinRecurringSeries *const *) b;
  int order = strcmp (first->label, second->label);

  if (order != 0)
    return order;
  if (first->hits != NULL && second->hits != NULL && first->hits[0].day != second->hits[0].day)
    return first->hits[0].day < second->hits[0].day ? -1 : 1;
  return (fabs (first->amount) < fabs (second->amount))
         - (fabs (first->amount) > fabs (second->amount));
}

/*
 * A few payments that were found a quarter or a year apart are chance when the same payee is paid
 * oftener still, now and then, from another account.
 */
static gboolean
is_shop_elsewhere (const Account *account, const FinRecurringSeries *series)
{
  const FinFlows *flows = account->snapshot->flows;
  gint64 account_id = fin_account_get_id (account->entry->account);
  gsize n_elsewhere = 0;

  if (series->n_hits > FEW_PAYMENTS || (series->fixed && series->n_hits > 2)
      || fin_schedule_mean_step (&series->schedule) < RARE_STEP)
    return FALSE;
  for (gsize i = 0; i < flows->n_rows && n_elsewhere <= series->n_hits; i++)
    n_elsewhere += flows->account_ids[i] != account_id && flows->days[i] <= account->entry->as_of
                   && (flows->amounts[i] < 0) == (series->amount < 0)
                   && strcmp (account->snapshot->labels[i], series->label) == 0;
  return n_elsewhere > series->n_hits;
}

static void
add_series (const Account *account,
            const FinRecurringSeries *series,
            gsize n_series,
            GPtrArray *items)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (gsize i = 0; i < n_series; i++)
    if (series[i].verdict >= 0 || (series[i].shown && !is_shop_elsewhere (account, &series[i])))
      g_ptr_array_add (order, (gpointer) &series[i]);
  g_ptr_array_sort (order, compare_series);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (items, item_new (account, g_ptr_array_index (order, i)));
}

static void
list_account (FinSeriesList *self, Account *account, int history, FinSeriesMemory *memory)
{
  const FinFlows *source = account->snapshot->flows;
  gint64 account_id = fin_account_get_id (account->entry->account);
  FinDate as_of = account->entry->as_of;
  FinFlow *flows = g_new (FinFlow, account->entry->n_rows + 1);
  g_autofree gsize *rows = g_new (gsize, account->entry->n_rows + 1);
  FinSeriesVerdicts *verdicts;
  const FinRecurring *recurring;
  gsize n_flows = 0;

  for (gsize i = 0; i < source->n_rows; i++)
    if (source->account_ids[i] == account_id && source->days[i] <= as_of
        && source->days[i] > as_of - history)
      {
        rows[n_flows] = i;
        flows[n_flows++] = (FinFlow){ .day = source->days[i],
                                      .amount = (double) source->amounts[i],
                                      .label = account->snapshot->labels[i] };
      }
  verdicts = fin_series_verdicts_new (account->snapshot->series_verdicts, account_id,
                                      account->snapshot->label_set, flows, n_flows);
  for (guint i = 0; i < verdicts->said->len; i++)
    g_hash_table_add (account->keys,
                      g_strdup (((FinSeriesVerdict *) g_ptr_array_index (verdicts->said, i))->key));
  account->rows = rows;
  account->said = g_ptr_array_ref (verdicts->said);
  recurring = fin_series_memory_detect (memory, account_id, flows, n_flows, as_of, verdicts);
  add_series (account, recurring->series, recurring->n_series, self->shown);
  add_series (account, recurring->rejected, recurring->n_rejected, self->rejected);
  g_ptr_array_unref (account->said);
}

/**
 * fin_series_list_new:
 * @history: days up to each account's as-of that are learned from
 * @memory: (nullable): locked
 *
 * Returns: (transfer full): the recurring payments of all accounts
 */
FinSeriesList *
fin_series_list_new (const FinInsightSnapshot *snapshot, int history, FinInsightMemory *memory)
{
  FinSeriesList *self = g_new0 (FinSeriesList, 1);
  g_autoptr (FinSeriesMemory) own = memory == NULL ? fin_series_memory_new () : NULL;
  FinSeriesMemory *found
      = memory != NULL ? fin_insight_memory_get_series (memory, snapshot->generation) : own;

  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_series_item_free);
  self->rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_series_item_free);
  for (guint i = 0; i < snapshot->accounts->len; i++)
    {
      g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      Account account = { .snapshot = snapshot,
                          .entry = g_ptr_array_index (snapshot->accounts, i),
                          .keys = keys };

      list_account (self, &account, history, found);
    }
  g_ptr_array_sort (self->shown, compare_items);
  g_ptr_array_sort (self->rejected, compare_items);
  return self;
}

void
fin_series_list_free (FinSeriesList *self)
{
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->rejected);
  g_free (self);
}

/** fin_series_list_find: Returns: (nullable) (transfer none): shown or rejected */
const FinSeriesItem *
fin_series_list_find (const FinSeriesList *self, const char *key)
{
  GPtrArray *const lists[] = { self->shown, self->rejected };

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        FinSeriesItem *item = g_ptr_array_index (lists[l], i);

        if (strcmp (item->key, key) == 0)
          return item;
      }
  return NULL;
}

/**
 * fin_series_list_find_named:
 * @words: a key, a name, or a part of one; case does not matter
 * @found: (element-type FinSeriesItem): gets those that fit best, borrowed
 */
void
fin_series_list_find_named (const FinSeriesList *self, const char *words, GPtrArray *found)
{
  GPtrArray *const lists[] = { self->shown, self->rejected };
  const FinSeriesItem *item = fin_series_list_find (self, words);
  g_autofree char *folded = g_utf8_casefold (words, -1);

  if (item != NULL)
    g_ptr_array_add (found, (gpointer) item);
  for (int whole = 1; whole >= 0 && found->len == 0; whole--)
    for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
      for (guint i = 0; i < lists[l]->len; i++)
        {
          FinSeriesItem *candidate = g_ptr_array_index (lists[l], i);
          g_autofree char *name = g_utf8_casefold (candidate->name, -1);

          if (whole ? strcmp (name, folded) == 0 : strstr (name, folded) != NULL)
            g_ptr_array_add (found, candidate);
        }
}
