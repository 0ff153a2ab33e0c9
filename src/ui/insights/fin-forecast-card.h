/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance forecast of a week to a year: chart, projection, chances, reasons, what if. */
#pragma once

#include "fin-card.h"

G_BEGIN_DECLS

#define FIN_TYPE_FORECAST_CARD (fin_forecast_card_get_type ())
G_DECLARE_FINAL_TYPE (FinForecastCard, fin_forecast_card, FIN, FORECAST_CARD, FinCard)

GtkWidget *fin_forecast_card_new (FinSession *session);
void fin_forecast_card_set_account (FinForecastCard *self, gint64 account_id);
int fin_forecast_card_get_days (FinForecastCard *self);
void fin_forecast_card_set_days (FinForecastCard *self, int days);
void fin_forecast_card_show_what_if (FinForecastCard *self);

G_END_DECLS
