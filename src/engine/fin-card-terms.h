/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When credit cards make up their statements and are paid: what was said, or what their past shows. */
#pragma once

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/**
 * FinCardPayment: on @day, @amount minor units of the card's currency, not negative.
 * @statement: day of the statement to come whose balance it is; %FIN_DATE_NONE: of the last one, and sure
 */
typedef struct
{
  FinDate day;
  FinDate statement;
  gint64 amount;
} FinCardPayment;

void fin_card_pair_abroad (FinForecastInput *card, FinForecastInput *payer);
void fin_card_terms_complete (FinForecastInput *card);
void fin_card_terms_find (FinForecastInputs *inputs, GArray *said);
GArray *fin_card_payments_foresee (const FinForecastInput *card, FinDate as_of, int horizon);
gboolean fin_card_is_known (const FinForecastInput *card);
FinDate fin_card_last_day (FinDate day, int day_of_month);
gint64 fin_card_paid (const FinForecastInput *card, FinDate after, FinDate until);
gint64 fin_card_paid_ahead (const FinForecastInput *card, FinDate after, FinDate until);
gboolean fin_card_touches (const FinForecastInputs *inputs,
                           const FinForecastInput *card,
                           const FinForecastInput *input);
int fin_card_sign (const FinForecastInputs *inputs,
                   const FinForecastInput *card,
                   const FinForecastInput *input,
                   gboolean for_total);

G_END_DECLS
