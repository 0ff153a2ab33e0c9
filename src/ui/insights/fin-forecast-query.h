/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question to the forecast's inputs, answered by a worker thread. */
#pragma once

#include <gio/gio.h>

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/**
 * FinForecastAnswer:
 * @base: (nullable): as things are, unless it was known
 * @changed: (nullable): with the changes
 * @prophet: (nullable): the classic model's, where it was asked for
 * @no_prophet: (nullable): why there is none, in a sentence
 */
typedef struct
{
  FinBalanceForecast *base;
  FinBalanceForecast *changed;
  FinBalanceForecast *prophet;
  char *no_prophet;
} FinForecastAnswer;

void fin_forecast_answer_free (FinForecastAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinForecastAnswer, fin_forecast_answer_free)

void fin_forecast_query_async (FinForecastInputs *inputs,
                               gint64 account_id,
                               int days,
                               gboolean base_known,
                               GArray *changes,
                               gboolean compare,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
FinForecastAnswer *fin_forecast_query_finish (GAsyncResult *result, GError **error);

G_END_DECLS
