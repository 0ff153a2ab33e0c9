/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything the insight job needs, copied out of the database at one moment. */
#pragma once

#include <gio/gio.h>

#include "fin-account.h"
#include "fin-card-store.h"
#include "fin-category.h"
#include "fin-connection.h"
#include "fin-ledger.h"
#include "fin-persona.h"

G_BEGIN_DECLS

/**
 * FinSnapshotAccount: @balance in minor units at the end of @as_of; @rate units of the main currency
 * for one of the account's, last known on @rate_date: 1 for the same currency, 0 when none is known.
 */
typedef struct
{
  FinAccount *account;
  FinDate as_of;
  gint64 balance;
  gboolean relative;
  gsize n_rows;
  double rate;
  FinDate rate_date;
} FinSnapshotAccount;

/**
 * FinInsightSnapshot:
 * @accounts: (element-type FinSnapshotAccount): open ones, in the person's order
 * @cards: (element-type FinCardTerms): what was said of credit cards
 * @categories: (element-type FinCategory)
 * @flows, @labels, @label_set, @generation: of the #FinLedger
 * @anomaly_verdicts: (element-type FinAnomalyVerdict): what was said about what stood out
 * @series_verdicts: (element-type FinSeriesVerdict): what was said about recurring payments
 * @currency: the one most rows have; "" without accounts
 * @as_of: the latest day that any account in @currency is known for
 * @margin: the household's safety margin in minor units, -1 when the person set none
 * @critical: likewise
 * @kept_forecasts: (element-type gint64 GPtrArray) of #FinPastForecast: by account, 0 = household
 * @persona: the label shown until now, for hysteresis
 */
typedef struct
{
  FinDate today;
  FinDate as_of;
  char currency[4];
  GPtrArray *accounts;
  GArray *cards;
  GPtrArray *categories;
  const FinFlows *flows;
  FinFlowLabels *label_set;
  const char *const *labels;
  guint generation;
  FinLedger *own_ledger; /* without one from before */
  GPtrArray *series_verdicts;
  GPtrArray *anomaly_verdicts;
  gint64 margin;
  gint64 critical;
  GHashTable *kept_forecasts;
  FinPersona persona;
} FinInsightSnapshot;

/** The model whose forecasts are kept. */
#define FIN_KEPT_MODEL "cashflow"

#define FIN_SETTING_MARGIN "safety-margin"
#define FIN_SETTING_CRITICAL "critical-level"
#define FIN_SETTING_PERSONA "persona"

FinInsightSnapshot *fin_insight_snapshot_load (FinConnection *connection,
                                               FinDate today,
                                               FinLedger *ledger,
                                               GError **error);
void fin_insight_snapshot_free (FinInsightSnapshot *self);
const FinSnapshotAccount *fin_insight_snapshot_find_account (const FinInsightSnapshot *self,
                                                             gint64 account_id);
FinCategory *fin_insight_snapshot_find_category (const FinInsightSnapshot *self,
                                                 gint64 category_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinInsightSnapshot, fin_insight_snapshot_free)

G_END_DECLS
