/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pango layouts for labels; figures are tabular so that numbers line up and do not jump. */
#include "fin-plot-text.h"

static PangoLayout *
create_layout (const FinPlotGeometry *geometry, const char *text, FinPlotTextKind kind)
{
  static const double scales[] = { 0.86, 0.86, 1, 1.35 };
  PangoLayout *layout = pango_layout_new (geometry->context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (scales[kind]));
  if (kind == FIN_PLOT_TEXT_STRONG || kind == FIN_PLOT_TEXT_TITLE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/** fin_plot_text_measure: Returns: the size of @text at 0, 0 */
FinRect
fin_plot_text_measure (const FinPlotGeometry *geometry, const char *text, FinPlotTextKind kind)
{
  g_autoptr (PangoLayout) layout = create_layout (geometry, text, kind);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return (FinRect){ 0, 0, width, height };
}

/**
 * fin_plot_text_draw:
 * @x: with @y, where the text's point (@x_align, @y_align) comes to lie: 0 its start, 1 its end
 * @max_width: ellipsised beyond it; negative for no limit
 *
 * Draws with the current source. @x_align counts from the left in both reading directions.
 *
 * Returns: the place that was covered
 */
FinRect
fin_plot_text_draw (const FinPlotGeometry *geometry,
                    cairo_t *cr,
                    const char *text,
                    FinPlotTextKind kind,
                    double x,
                    double y,
                    double x_align,
                    double y_align,
                    double max_width)
{
  g_autoptr (PangoLayout) layout = create_layout (geometry, text, kind);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (max_width >= 0 && width > max_width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  x -= x_align * width;
  y -= y_align * height;
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  return (FinRect){ x, y, width, height };
}
