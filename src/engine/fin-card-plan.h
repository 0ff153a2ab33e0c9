/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card payments of one forecast, as they are foreseen and as a "what if" makes them. */
#pragma once

#include "fin-card-terms.h"

G_BEGIN_DECLS

/**
 * FinCardQuestion: whose forecast is asked about.
 * @for_total: as a part of the household's total
 * @options: of that forecast; its changes may speak of cards by their names, and of what is bought
 * with them
 */
typedef struct
{
  const FinForecastInputs *inputs;
  const FinForecastInput *input;
  FinDate as_of;
  gboolean for_total;
  const FinForecastOptions *options;
} FinCardQuestion;

typedef struct _FinCardPlan FinCardPlan;

FinCardPlan *fin_card_plan_new (const FinCardQuestion *question);
void fin_card_plan_free (FinCardPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCardPlan, fin_card_plan_free)

void fin_card_plan_add_changes (const FinCardPlan *self, GArray *changes);
void fin_card_plan_add_events (const FinCardPlan *self, FinBalanceForecast *forecast);

G_END_DECLS
