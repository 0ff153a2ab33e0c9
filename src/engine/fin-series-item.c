/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of recurring payments and the words that files and --json use for them. */
#include "fin-series-item.h"

void
fin_series_item_free (FinSeriesItem *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->label);
  g_free (self->account_name);
  g_free (self->category_key);
  g_array_unref (self->payments);
  g_array_unref (self->prices);
  g_clear_pointer (&self->verdict, fin_series_verdict_unref);
  g_free (self);
}

/** fin_series_item_last_price: Returns: (nullable) (transfer none): its last change of price */
const FinSeriesPrice *
fin_series_item_last_price (const FinSeriesItem *self)
{
  return self->prices->len > 0
             ? &g_array_index (self->prices, FinSeriesPrice, self->prices->len - 1)
             : NULL;
}

/** fin_series_item_due: Returns: the day of the @n th payment from now on, 0 = @next */
FinDate
fin_series_item_due (const FinSeriesItem *self, guint n)
{
  int slot = fin_schedule_nearest_slot (&self->schedule, self->next);

  return fin_schedule_day (&self->schedule, slot + (int) n);
}

const char *
fin_series_kind_key (FinSeriesKind kind)
{
  static const char *const keys[] = { "income", "bill", "subscription", "transfer" };

  return keys[kind];
}

const char *
fin_series_state_key (FinRecurringState state)
{
  static const char *const keys[] = { "active", "late", "missed", "ended" };

  return keys[state];
}
