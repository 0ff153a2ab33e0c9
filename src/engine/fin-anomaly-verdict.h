/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Expected": what a person said about something that stood out, and what it says about its like. */
#pragma once

#include "fin-anomaly-item.h"
#include "fin-connection.h"

G_BEGIN_DECLS

#define FIN_ANOMALY_SUBJECT "anomaly"

/**
 * FinAnomalyVerdict:
 * @key: of the anomaly it was said of
 * @payee: name then; @text: of the transaction: either makes the payee known again
 * @amount: minor units of @currency, positive
 */
typedef struct
{
  char *key;
  FinAnomalyKind kind;
  char *payee;
  char *text;
  gint64 amount;
  char currency[4];
} FinAnomalyVerdict;

void fin_anomaly_verdict_free (FinAnomalyVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinAnomalyVerdict, fin_anomaly_verdict_free)

gboolean fin_anomaly_verdict_covers (const FinAnomalyVerdict *self,
                                     const FinAnomalyItem *item,
                                     gboolean same_payee);

/* On the database thread. The step that they are part of can be undone. */
GPtrArray *fin_anomaly_verdict_load (FinConnection *connection, GError **error);
gboolean fin_anomaly_verdict_store (FinConnection *connection,
                                    const FinAnomalyItem *item,
                                    GError **error);
gboolean fin_anomaly_verdict_forget (FinConnection *connection, const char *key, GError **error);

G_END_DECLS
