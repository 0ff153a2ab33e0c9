/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A straight line across the plot with its name on it: a limit, or the day that is today. */
#pragma once

#include "fin-date.h"
#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_RULE_LAYER (fin_rule_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinRuleLayer, fin_rule_layer, FIN, RULE_LAYER, FinPlotLayer)

FinPlotLayer *fin_rule_layer_new_value (double value, const char *label, int role);
FinPlotLayer *fin_rule_layer_new_day (FinDate day, const char *label);

G_END_DECLS
