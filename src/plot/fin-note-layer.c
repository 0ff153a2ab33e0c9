/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dot and its words, on a ground of their own so that lines below do not strike them through. */
#include "fin-note-layer.h"

#include "fin-plot-shapes.h"
#include "fin-plot-text.h"

#define DISTANCE 7.0
#define PADDING  3.0

struct _FinNoteLayer
{
  FinPlotLayer parent_instance;

  double x;
  double y;
};

G_DEFINE_FINAL_TYPE (FinNoteLayer, fin_note_layer, FIN_TYPE_PLOT_LAYER)

static void
fin_note_layer_extend (FinPlotLayer *layer, FinRange *x, FinRange *y)
{
  fin_range_include (x, FIN_NOTE_LAYER (layer)->x);
  fin_range_include (y, FIN_NOTE_LAYER (layer)->y);
}

static void
fin_note_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
}

/* Below the point, else above it; never beyond the data area. FALSE where it does not fit. */
static gboolean
place_words (const FinPlotGeometry *geometry, double x, double y, FinRect *words)
{
  FinRect inner = geometry->inner;

  words->x = CLAMP (x - words->width / 2, inner.x, inner.x + inner.width - words->width);
  words->y = y + DISTANCE;
  if (words->y + words->height > inner.y + inner.height)
    words->y = y - DISTANCE - words->height;
  return words->width <= inner.width / 2 && words->y >= inner.y;
}

static void
draw_words (FinPlotLayer *layer, const FinPlotGeometry *geometry, double x, double y, cairo_t *cr)
{
  const char *text = fin_plot_layer_get_label (layer);
  FinRect words = fin_plot_text_measure (geometry, text, FIN_PLOT_TEXT_STRONG);

  words.width += 2 * PADDING;
  if (!place_words (geometry, x, y, &words))
    return;
  fin_plot_trace_rounded (cr, words, PADDING);
  fin_color_set_source (fin_color_with_alpha (geometry->style.colors[FIN_COLOR_BACKGROUND], 0.75),
                        cr);
  cairo_fill (cr);
  fin_color_set_source (geometry->style.colors[FIN_COLOR_FOREGROUND], cr);
  fin_plot_text_draw (geometry, cr, text, FIN_PLOT_TEXT_STRONG, words.x + PADDING, words.y, 0, 0,
                      -1);
}

static void
fin_note_layer_draw_outside (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinNoteLayer *self = FIN_NOTE_LAYER (layer);
  double x = fin_plot_geometry_map_x (geometry, self->x);
  double y = fin_plot_geometry_map_y (geometry, self->y);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, geometry->style.line_width * 2, 0, 2 * G_PI);
  fin_color_set_source (
      fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (layer)), cr);
  cairo_fill_preserve (cr);
  fin_color_set_source (geometry->style.colors[FIN_COLOR_BACKGROUND], cr);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  if (!geometry->y_axis.hidden && fin_plot_layer_get_label (layer) != NULL)
    draw_words (layer, geometry, x, y, cr);
}

static void
fin_note_layer_class_init (FinNoteLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->extend = fin_note_layer_extend;
  layer_class->draw = fin_note_layer_draw;
  layer_class->draw_outside = fin_note_layer_draw_outside;
}

static void
fin_note_layer_init (FinNoteLayer *self)
{
}

/** fin_note_layer_new: @text: (nullable): left out while amounts are hidden */
FinPlotLayer *
fin_note_layer_new (double x, double y, const char *text, int role)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_NOTE_LAYER, NULL);

  fin_plot_layer_set_label (self, text);
  fin_plot_layer_set_role (self, role);
  FIN_NOTE_LAYER (self)->x = x;
  FIN_NOTE_LAYER (self)->y = y;
  return self;
}
