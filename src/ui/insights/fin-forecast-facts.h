/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures and sentences of the forecast card, above and below its chart. */
#pragma once

#include "fin-card.h"

G_BEGIN_DECLS

/** FinForecastFacts: labels, borrowed from the card that they stand in. */
typedef struct
{
  GtkWidget *now;
  GtkWidget *now_title;
  GtkWidget *projected;
  GtkWidget *projected_title;
  GtkWidget *change;
  GtkWidget *covered;
  GtkWidget *difference_box;
  GtkWidget *difference;
  GtkWidget *stale;
  GtkWidget *no_prophet;
  GtkWidget *rates;
  GtkWidget *rate_buttons;
  GtkWidget *risks;
  GtkWidget *lowest;
  GtkWidget *lowest_title;
  GtkWidget *below_zero;
  GtkWidget *below_zero_title;
  GtkWidget *below_margin;
  GtkWidget *below_margin_title;
  GtkWidget *below_margin_box;
  GtkWidget *advice;
  GtkWidget *advice_steps;
  GtkWidget *why;
  GtkWidget *record;
  GtkWidget *basis;
} FinForecastFacts;

void fin_forecast_facts_add_above (FinForecastFacts *self, FinCard *card);
void fin_forecast_facts_add_below (FinForecastFacts *self, FinCard *card);
void fin_forecast_facts_show (FinForecastFacts *self,
                              FinSession *session,
                              const FinBalanceForecast *base,
                              const FinBalanceForecast *changed,
                              int days);
void fin_forecast_facts_show_no_prophet (FinForecastFacts *self, const char *why);
void fin_forecast_facts_hide (FinForecastFacts *self);

G_END_DECLS
