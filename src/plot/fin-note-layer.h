/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A point worth pointing at, such as the lowest balance to come, with a few words beside it. */
#pragma once

#include "fin-plot-layer.h"

G_BEGIN_DECLS

#define FIN_TYPE_NOTE_LAYER (fin_note_layer_get_type ())
G_DECLARE_FINAL_TYPE (FinNoteLayer, fin_note_layer, FIN, NOTE_LAYER, FinPlotLayer)

FinPlotLayer *fin_note_layer_new (double x, double y, const char *text, int role);

G_END_DECLS
