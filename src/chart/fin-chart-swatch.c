/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget that is nothing but a colour, so that CSS decides what "accent" or "negative" looks
 * like. */
#include "fin-chart-swatch.h"

#define SAMPLE_WIDTH  14
#define SAMPLE_HEIGHT 3

struct _FinChartSwatch
{
  GtkWidget parent_instance;

  GdkRGBA color;
  gboolean dashed;
};

G_DEFINE_FINAL_TYPE (FinChartSwatch, fin_chart_swatch, GTK_TYPE_WIDGET)

static void
fin_chart_swatch_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SAMPLE_WIDTH : SAMPLE_HEIGHT;
}

static void
fin_chart_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FinChartSwatch *self = FIN_CHART_SWATCH (widget);
  float top = (gtk_widget_get_height (widget) - SAMPLE_HEIGHT) / 2.0f;
  float length = self->dashed ? 5 : SAMPLE_WIDTH;

  for (float x = 0; x < SAMPLE_WIDTH; x += 9)
    {
      gtk_snapshot_append_color (snapshot, &self->color,
                                 &GRAPHENE_RECT_INIT (x, top, length, SAMPLE_HEIGHT));
      if (!self->dashed)
        break;
    }
}

static void
fin_chart_swatch_class_init (FinChartSwatchClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = fin_chart_swatch_measure;
  widget_class->snapshot = fin_chart_swatch_snapshot;
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
fin_chart_swatch_init (FinChartSwatch *self)
{
}

/** fin_chart_swatch_new: @css_class: (nullable): says which colour gtk_widget_get_color() gives */
GtkWidget *
fin_chart_swatch_new (const char *css_class)
{
  GtkWidget *self = g_object_new (FIN_TYPE_CHART_SWATCH, "valign", GTK_ALIGN_CENTER, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (self, css_class);
  return self;
}

void
fin_chart_swatch_show_sample (FinChartSwatch *self, FinColor color, gboolean dashed)
{
  self->color =
      (GdkRGBA){ (float)color.red, (float)color.green, (float)color.blue, (float)color.alpha };
  self->dashed = dashed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
