/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of sample, name and value under a title. Deaf to the pointer, silent to screen readers:
 * the chart speaks for it. */
#include "fin-chart-readout.h"

#include "fin-chart-swatch.h"

struct _FinChartReadout
{
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (FinChartReadout, fin_chart_readout, GTK_TYPE_WIDGET)

static void
fin_chart_readout_dispose (GObject *object)
{
  g_clear_pointer (&FIN_CHART_READOUT (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (fin_chart_readout_parent_class)->dispose (object);
}

static void
fin_chart_readout_class_init (FinChartReadoutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = fin_chart_readout_dispose;
  gtk_widget_class_set_css_name (widget_class, "readout");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fin_chart_readout_init (FinChartReadout *self)
{
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 8, "row-spacing", 2, NULL);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

FinChartReadout *
fin_chart_readout_new (void)
{
  return g_object_new (FIN_TYPE_CHART_READOUT, NULL);
}

static GtkWidget *
create_label (const char *text, const char *css_class, float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", xalign, "ellipsize",
                                   PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_row (GtkGrid *grid, const FinReadoutRow *row, const FinPlotStyle *style, int line)
{
  GtkWidget *swatch = fin_chart_swatch_new (NULL);
  GtkWidget *value = create_label (row->value, "value", 1);

  fin_chart_swatch_show_sample (FIN_CHART_SWATCH (swatch),
                                fin_plot_style_get_color (style, row->role), row->sample);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_NONE);
  gtk_grid_attach (grid, swatch, 0, line, 1, 1);
  gtk_grid_attach (grid, create_label (row->label, "name", 0), 1, line, 1, 1);
  gtk_grid_attach (grid, value, 2, line, 1, 1);
}

/** fin_chart_readout_show: replaces what the card says; @style gives the samples their colours. */
void
fin_chart_readout_show (FinChartReadout *self, const FinReadout *readout, const FinPlotStyle *style)
{
  GtkGrid *grid = GTK_GRID (self->grid);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (grid, child);
  gtk_grid_attach (grid, create_label (readout->title, "title", 0), 0, 0, 3, 1);
  for (gsize i = 0; i < fin_readout_get_n_rows (readout); i++)
    attach_row (grid, fin_readout_get_row (readout, i), style, (int) i + 1);
}
