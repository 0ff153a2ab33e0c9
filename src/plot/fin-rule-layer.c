/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules keep out of the way of the data: thin, dotted, and named where there is room. */
#include "fin-rule-layer.h"

#include <math.h>

#include "fin-plot-shapes.h"
#include "fin-plot-text.h"

struct _FinRuleLayer
{
  FinPlotLayer parent_instance;

  double at;
  gboolean upright;
};

G_DEFINE_FINAL_TYPE (FinRuleLayer, fin_rule_layer, FIN_TYPE_PLOT_LAYER)

static void
fin_rule_layer_extend (FinPlotLayer *layer, FinRange *x, FinRange *y)
{
  FinRuleLayer *self = FIN_RULE_LAYER (layer);

  fin_range_include (self->upright ? x : y, self->at);
}

static double
crisp (double position)
{
  return floor (position) + 0.5;
}

static void
fin_rule_layer_draw (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRuleLayer *self = FIN_RULE_LAYER (layer);
  static const double dots[] = { 1, 3 };
  FinRect inner = geometry->inner;

  fin_color_set_source (
      fin_plot_style_get_color (&geometry->style, fin_plot_layer_get_role (layer)), cr);
  cairo_set_line_width (cr, geometry->style.high_contrast ? 2 : 1);
  if (self->upright)
    {
      double x = crisp (fin_plot_geometry_map_x (geometry, self->at));

      cairo_move_to (cr, x, inner.y);
      cairo_line_to (cr, x, inner.y + inner.height);
    }
  else
    {
      double y = crisp (fin_plot_geometry_map_y (geometry, self->at));

      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      cairo_move_to (cr, inner.x, y);
      cairo_line_to (cr, inner.x + inner.width, y);
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* The name of a day stands at the top, on the side with more room. */
static void
draw_day_label (FinRuleLayer *self, const FinPlotGeometry *geometry, const char *label, cairo_t *cr)
{
  FinRect inner = geometry->inner;
  double x = fin_plot_geometry_map_x (geometry, self->at);
  double width = fin_plot_text_measure (geometry, label, FIN_PLOT_TEXT_LABEL).width;
  gboolean left = x - inner.x >= width + 6;

  if (!left && inner.x + inner.width - x < width + 6)
    return;
  fin_plot_text_draw (geometry, cr, label, FIN_PLOT_TEXT_LABEL, left ? x - 5 : x + 5, inner.y,
                      left ? 1 : 0, 0, -1);
}

/* The name of a limit stands above it, or below where it would leave the plot, at the far end. */
static void
draw_value_label (FinRuleLayer *self,
                  const FinPlotGeometry *geometry,
                  const char *label,
                  cairo_t *cr)
{
  FinRect inner = geometry->inner;
  FinRect words = fin_plot_text_measure (geometry, label, FIN_PLOT_TEXT_LABEL);
  double y = fin_plot_geometry_map_y (geometry, self->at);

  if (words.width > inner.width / 2)
    return;
  words.x = geometry->style.mirrored ? inner.x + inner.width - words.width - 2 : inner.x + 2;
  words.y = y - words.height > inner.y ? y - words.height - 1 : y + 2;
  cairo_save (cr);
  fin_color_set_source (fin_color_with_alpha (geometry->style.colors[FIN_COLOR_BACKGROUND], 0.85),
                        cr);
  fin_plot_trace_rounded (cr, words, 3);
  cairo_fill (cr);
  cairo_restore (cr);
  fin_plot_text_draw (geometry, cr, label, FIN_PLOT_TEXT_LABEL, words.x, words.y, 0, 0, -1);
}

static void
fin_rule_layer_draw_outside (FinPlotLayer *layer, const FinPlotGeometry *geometry, cairo_t *cr)
{
  FinRuleLayer *self = FIN_RULE_LAYER (layer);
  const char *label = fin_plot_layer_get_label (layer);
  int role = fin_plot_layer_get_role (layer);

  if (label == NULL)
    return;
  fin_color_set_source (
      fin_plot_style_get_color (&geometry->style, self->upright ? (int) FIN_COLOR_MUTED : role),
      cr);
  if (self->upright)
    draw_day_label (self, geometry, label, cr);
  else
    draw_value_label (self, geometry, label, cr);
}

static void
fin_rule_layer_class_init (FinRuleLayerClass *class)
{
  FinPlotLayerClass *layer_class = FIN_PLOT_LAYER_CLASS (class);

  layer_class->extend = fin_rule_layer_extend;
  layer_class->draw = fin_rule_layer_draw;
  layer_class->draw_outside = fin_rule_layer_draw_outside;
}

static void
fin_rule_layer_init (FinRuleLayer *self)
{
}

/** fin_rule_layer_new_value: a limit at @value minor units; @label: (nullable): its name */
FinPlotLayer *
fin_rule_layer_new_value (double value, const char *label, int role)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_RULE_LAYER, NULL);

  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, role);
  FIN_RULE_LAYER (self)->at = value;
  return self;
}

/** fin_rule_layer_new_day: an upright line, such as that of today */
FinPlotLayer *
fin_rule_layer_new_day (FinDate day, const char *label)
{
  FinPlotLayer *self = g_object_new (FIN_TYPE_RULE_LAYER, NULL);

  fin_plot_layer_set_label (self, label);
  fin_plot_layer_set_role (self, FIN_COLOR_MUTED);
  FIN_RULE_LAYER (self)->at = day;
  FIN_RULE_LAYER (self)->upright = TRUE;
  return self;
}
