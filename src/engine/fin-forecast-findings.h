/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recurring payments found in one account as of one day or another, each looked for once. */
#pragma once

#include <glib.h>

#include "fin-date.h"
#include "fin-forecast.h"

G_BEGIN_DECLS

/** FinForecastFindings: any thread may ask. */
typedef struct _FinForecastFindings FinForecastFindings;

FinForecastFindings *fin_forecast_findings_new (void);
void fin_forecast_findings_free (FinForecastFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinForecastFindings, fin_forecast_findings_free)

const FinRecurring *fin_forecast_findings_get (FinForecastFindings *self,
                                               const FinForecastAccount *account,
                                               gboolean for_total);
void fin_forecast_findings_adopt (FinForecastFindings *self,
                                  FinForecastFindings *from,
                                  FinDate first,
                                  FinDate end,
                                  GStringChunk *labels);
void fin_forecast_findings_forget_before (FinForecastFindings *self, FinDate day);

G_END_DECLS
