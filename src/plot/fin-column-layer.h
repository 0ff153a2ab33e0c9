/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upright columns from zero, side by side with those of other column layers. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_COLUMN_LAYER (fin_column_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinColumnLayer, fin_column_layer, FIN, COLUMN_LAYER, FinPlotLayer)

FinPlotLayer *fin_column_layer_new (FinSeries *series, const char *label, int role);
void fin_column_layer_set_slot (FinColumnLayer *self, int slot, int n_slots);
void fin_column_layer_set_hatched (FinColumnLayer *self, gboolean hatched);

G_END_DECLS
