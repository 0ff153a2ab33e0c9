/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory of an anomaly, and what follows from its facts. */
#include "fin-anomaly-item.h"

G_DEFINE_BOXED_TYPE (FinAnomalyItem,
                     fin_anomaly_item,
                     fin_anomaly_item_copy,
                     fin_anomaly_item_free)

FinAnomalyItem *
fin_anomaly_item_copy (const FinAnomalyItem *self)
{
  FinAnomalyItem *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->account_name = g_strdup (self->account_name);
  copy->payee = g_strdup (self->payee);
  copy->text = g_strdup (self->text);
  return copy;
}

void
fin_anomaly_item_free (FinAnomalyItem *self)
{
  g_free (self->key);
  g_free (self->account_name);
  g_free (self->payee);
  g_free (self->text);
  g_free (self);
}

/** fin_anomaly_item_is_open: neither expected nor settled: a person should hear of it. */
gboolean
fin_anomaly_item_is_open (const FinAnomalyItem *self)
{
  return !self->expected && !self->refunded;
}

/** fin_anomaly_item_harm: Returns: minor units that are lost if nobody looks; of a rise, in a year */
gint64
fin_anomaly_item_harm (const FinAnomalyItem *self)
{
  switch (self->kind)
    {
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
      return self->amount - self->usual;
    case FIN_ANOMALY_PRICE_RISE:
      return 12 * (self->amount - self->usual);
    case FIN_ANOMALY_DUPLICATE:
    case FIN_ANOMALY_NEW_PAYEE:
    case FIN_ANOMALY_CARD_TESTING:
    case FIN_ANOMALY_MISSING_INCOME:
      return self->amount;
    case FIN_N_ANOMALY_KINDS:
      break;
    }
  g_return_val_if_reached (0);
}
