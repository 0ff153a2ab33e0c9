/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dots whose area is how much they stand for, over a share axis. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_DOT_LAYER (fin_dot_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinDotLayer, fin_dot_layer, FIN, DOT_LAYER, FinPlotLayer)

FinPlotLayer *
fin_dot_layer_new (FinSeries *series, const double *counts, const char *label, int role);

G_END_DECLS
