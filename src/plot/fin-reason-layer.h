/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves the values of a plot, told by its readout and drawn nowhere: the components of a day. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_REASON_LAYER (fin_reason_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinReasonLayer, fin_reason_layer, FIN, REASON_LAYER, FinPlotLayer)

FinPlotLayer *fin_reason_layer_new (FinSeries *changes, const char *label);

G_END_DECLS
