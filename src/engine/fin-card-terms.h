/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When credit cards make up their statements and are paid: what was said, or what their past shows. */
#pragma once

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/** FinCardPayment: on @day, @amount minor units of the card's currency, not negative. */
typedef struct
{
  FinDate day;
  gint64 amount;
} FinCardPayment;

void fin_card_terms_complete (FinForecastInput *card);
void fin_card_terms_find (FinForecastInputs *inputs, GArray *said);
GArray *fin_card_payments_foresee (const FinForecastInput *card, FinDate as_of, int horizon);
gboolean fin_card_is_known (const FinForecastInput *card);
FinDate fin_card_last_day (FinDate day, int day_of_month);
gint64 fin_card_paid (const FinForecastInput *card, FinDate after, FinDate until);
void fin_card_add_changes (const FinForecastInputs *inputs,
                           const FinForecastInput *input,
                           FinDate as_of,
                           int horizon,
                           gboolean for_total,
                           GArray *changes);
void fin_card_add_events (const FinForecastInputs *inputs,
                          const FinForecastInput *input,
                          FinBalanceForecast *forecast);

G_END_DECLS
