/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What forecasts are made from, copied once: any thread may ask it "what if" again and again. */
#pragma once

#include <gio/gio.h>

#include "fin-forecast-findings.h"
#include "fin-insight-snapshot.h"
#include "fin-insights.h"

G_BEGIN_DECLS

#define FIN_FORECAST_ERROR (fin_forecast_error_quark ())

/**
 * FinForecastError:
 * @FIN_FORECAST_ERROR_SYNTAX: a "what if" is not understood
 * @FIN_FORECAST_ERROR_UNKNOWN: it names a payment or category that is not there
 * @FIN_FORECAST_ERROR_RANGE: a day, share or amount makes no sense
 * @FIN_FORECAST_ERROR_TOO_FEW: the model needs more transactions
 * @FIN_FORECAST_ERROR_CANCELLED: asked to stop
 */
typedef enum
{
  FIN_FORECAST_ERROR_SYNTAX,
  FIN_FORECAST_ERROR_UNKNOWN,
  FIN_FORECAST_ERROR_RANGE,
  FIN_FORECAST_ERROR_TOO_FEW,
  FIN_FORECAST_ERROR_CANCELLED,
} FinForecastError;

GQuark fin_forecast_error_quark (void);

/** The classic model says nothing below so many transactions. */
#define FIN_FORECAST_PROPHET_MIN_TRANSACTIONS 30

/**
 * FinForecastInput: one account.
 * @balance: minor units at the end of @as_of
 * @rate: units of the household's currency for one of the account's, by its last known rate
 * @rate_date: of that rate, %FIN_DATE_NONE where none is needed
 * @in_total: counts in the household's total
 * @daily_spending: minor units of its own currency, transfers left out; 0 when unknown
 * @width: what the account's own record makes of its band, 1 = as simulated
 * @flows: by day, labels owned by the inputs, tags are category ids; @parts: of those that are split
 * @verdicts: what was said about its recurring payments
 * @findings: its recurring payments, when first asked for
 * @is_transfer: per flow
 * @within_total: per flow: the other side of a transfer counts in the total, too; @has_within_total: of any
 * @partner_ids: per flow: the account of the other side of a transfer, 0 = none
 * @paid_ahead: (nullable) (element-type FinForecastFlow): of a credit card: payments in its currency that its
 *   payer's rows show and its own do not reach to
 * @card: of a credit card whose payments are foreseen: all of its terms are known then, said or seen
 */
typedef struct
{
  gint64 account_id;
  char *name;
  FinAccountKind kind;
  char currency[4];
  FinDate as_of;
  gint64 balance;
  gboolean relative;
  double rate;
  FinDate rate_date;
  gboolean in_total;
  gint64 margin;
  gint64 critical;
  gint64 daily_spending;
  double width;
  FinForecastFlow *flows;
  FinFlowPart *parts;
  gsize n_flows;
  FinSeriesVerdicts *verdicts;
  FinForecastFindings *findings;
  guint8 *is_transfer;
  guint8 *within_total;
  gboolean has_within_total;
  gint64 *partner_ids;
  GArray *paid_ahead;
  FinCardTerms card;
} FinForecastInput;

/** FinForecastCategory: @parent_id 0 = a main one; @key as in the shipped tree, "" for others. */
typedef struct
{
  gint64 id;
  gint64 parent_id;
  char *key;
  char *name;
} FinForecastCategory;

/**
 * FinForecastInputs: reference-counted; never changes once the insights that own it are handed out.
 * @accounts: (element-type FinForecastInput): in the person's order
 * @categories: (element-type FinForecastCategory)
 * @currency, @as_of, @margin, @critical, @daily_spending, @width: of the household's total
 */
struct _FinForecastInputs
{
  /*< private >*/
  gatomicrefcount ref_count;
  GStringChunk *strings;

  /*< public, read-only >*/
  FinDate today;
  FinDate as_of;
  char currency[4];
  gint64 margin;
  gint64 critical;
  gint64 daily_spending;
  double width;
  GPtrArray *accounts;
  GPtrArray *categories;
};

/**
 * FinForecastQuestion:
 * @account_id: 0 = the household
 * @days_back: stand so many days before the last one known, knowing only what was known then
 * @horizon: days, 1 to %FIN_FORECAST_MAX_HORIZON; @risk_days: of them that risks look at, 0 = all
 * @changes: (nullable): what if
 * @cancel: (nullable): asked now and then with @cancel_data
 */
typedef struct
{
  gint64 account_id;
  int days_back;
  int horizon;
  int risk_days;
  FinForecastModel model;
  const FinForecastChange *changes;
  gsize n_changes;
  FinCancelFunc cancel;
  void *cancel_data;
} FinForecastQuestion;

gint64 fin_forecast_input_daily_spending (const FinForecastInput *input, FinDate as_of);
gint64 fin_forecast_input_balance_on (const FinForecastInput *input, FinDate day);
FinForecastInputs *fin_forecast_inputs_new (const FinInsightSnapshot *snapshot,
                                            gint64 daily_spending);
FinForecastInputs *fin_forecast_inputs_ref (FinForecastInputs *self);
void fin_forecast_inputs_unref (FinForecastInputs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinForecastInputs, fin_forecast_inputs_unref)

void fin_forecast_inputs_adopt (FinForecastInputs *self,
                                FinForecastInput *input,
                                const FinForecastInput *before,
                                FinDate end);
void fin_forecast_inputs_forget_past (FinForecastInputs *self);
void fin_forecast_inputs_set_width (FinForecastInputs *self, gint64 account_id, double width);
const FinForecastInput *fin_forecast_inputs_find (const FinForecastInputs *self,
                                                  gint64 account_id);
FinBalanceForecast *fin_forecast_inputs_run (const FinForecastInputs *self,
                                             const FinForecastQuestion *question,
                                             GError **error);
void fin_forecast_fill_history (const FinForecastInputs *inputs, FinBalanceForecast *forecast);

G_END_DECLS
