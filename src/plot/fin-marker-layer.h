/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named marks on days, in the lane below the data: paydays point up, bills down, the rest are
 * diamonds. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

typedef enum
{
  FIN_MARKER_UP,
  FIN_MARKER_DOWN,
  FIN_MARKER_DIAMOND,
  FIN_MARKER_NONE, /* told by the readout, not drawn */
} FinMarkerShape;

#define FIN_TYPE_MARKER_LAYER (fin_marker_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinMarkerLayer, fin_marker_layer, FIN, MARKER_LAYER, FinPlotLayer)

FinPlotLayer *fin_marker_layer_new (const char *label);
void fin_marker_layer_add (FinMarkerLayer *self,
                           double x,
                           FinMarkerShape shape,
                           int role,
                           const char *name,
                           gint64 amount);

G_END_DECLS
