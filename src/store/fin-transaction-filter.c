/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filter as a value: copied into jobs, compared to see whether anything changed. */
#include "fin-transaction-filter.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (FinTransactionFilter, fin_transaction_filter, fin_transaction_filter_copy,
                     fin_transaction_filter_free)

G_DEFINE_ENUM_TYPE (FinTransactionSort, fin_transaction_sort,
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_SORT_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_SORT_AMOUNT, "amount"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_SORT_PAYEE, "payee"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_SORT_CATEGORY, "category"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_SORT_ACCOUNT, "account"))

/** fin_transaction_filter_new: Returns: (transfer full): everything but tombstones */
FinTransactionFilter *
fin_transaction_filter_new (void)
{
  FinTransactionFilter *self = g_new0 (FinTransactionFilter, 1);

  self->period.first = FIN_DATE_NONE;
  self->period.last = FIN_DATE_NONE;
  self->states = FIN_TRANSACTION_STATES_SHOWN;
  return self;
}

FinTransactionFilter *
fin_transaction_filter_copy (const FinTransactionFilter *self)
{
  FinTransactionFilter *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  if (self->ids != NULL)
    copy->ids = g_array_copy (self->ids);
  return copy;
}

void
fin_transaction_filter_free (FinTransactionFilter *self)
{
  g_free (self->search);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static gboolean
equal_ids (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

gboolean
fin_transaction_filter_equal (const FinTransactionFilter *self, const FinTransactionFilter *other)
{
  return g_strcmp0 (self->search, other->search) == 0 && self->account_id == other->account_id
         && self->profile_id == other->profile_id && self->category_id == other->category_id
         && self->import_id == other->import_id && equal_ids (self->ids, other->ids)
         && self->period.first == other->period.first
         && self->period.last == other->period.last && self->states == other->states;
}
