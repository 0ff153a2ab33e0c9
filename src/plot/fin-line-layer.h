/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line through points, solid or dashed, with an optional gradient down to zero. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_LINE_LAYER (fin_line_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinLineLayer, fin_line_layer, FIN, LINE_LAYER, FinPlotLayer)

FinPlotLayer *fin_line_layer_new (FinSeries *series, const char *label, int role);
void fin_line_layer_set_dashed (FinLineLayer *self, gboolean dashed);
void fin_line_layer_set_filled (FinLineLayer *self, gboolean filled);
void fin_line_layer_set_weight (FinLineLayer *self, double weight);

G_END_DECLS
