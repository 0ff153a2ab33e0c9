/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The area between a low and a high curve: an interval that widens with time. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_BAND_LAYER (fin_band_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinBandLayer, fin_band_layer, FIN, BAND_LAYER, FinPlotLayer)

FinPlotLayer *fin_band_layer_new (FinSeries *series, const char *label, int role, double strength);
void fin_band_layer_set_warns (FinBandLayer *self, gboolean warns);

G_END_DECLS
