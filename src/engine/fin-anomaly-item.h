/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that stands out in a household's money, with its numbers and what a person said of it. */
#pragma once

#include <glib-object.h>

#include "fin-anomaly.h"
#include "fin-date.h"

G_BEGIN_DECLS

/**
 * FinAnomalyItem: money in minor units of @currency, positive.
 * @key: the same whenever it is found, also after the file was imported again
 * @date: of the odd payment; of missing income: the day it was due
 * @payee: name to show; @text: what the transaction says, by which the payee is known again
 * @amount, @usual, @low, @high, @count, @ratio, @days: see #FinAnomaly
 * @surprise: in bits: one more halves how often chance alone does it
 * @refunded: the amount has come back since
 * @expected: the person said so, of this one (@said) or of its payee
 * @transactions: row ids, oldest first; the last is the odd one; of missing income the last that came
 */
typedef struct
{
  char *key;
  FinAnomalyKind kind;
  FinAnomalyBasis basis;
  FinDate date;
  gint64 account_id;
  char *account_name;
  char *payee;
  char *text;
  char currency[4];
  gint64 amount;
  gint64 usual;
  gint64 low;
  gint64 high;
  guint count;
  double ratio;
  int days;
  double surprise;
  gboolean refunded;
  gboolean expected;
  gboolean said;
  gint64 transactions[FIN_ANOMALY_MAX_ROWS];
  guint n_transactions;
} FinAnomalyItem;

#define FIN_TYPE_ANOMALY_ITEM (fin_anomaly_item_get_type ())
GType fin_anomaly_item_get_type (void);
FinAnomalyItem *fin_anomaly_item_copy (const FinAnomalyItem *self);
void fin_anomaly_item_free (FinAnomalyItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinAnomalyItem, fin_anomaly_item_free)

gboolean fin_anomaly_item_is_open (const FinAnomalyItem *self);
gint64 fin_anomaly_item_harm (const FinAnomalyItem *self);

G_END_DECLS
