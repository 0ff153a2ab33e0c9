/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A widget that is nothing but a colour, so that CSS decides what "accent" or "negative" looks
 * like. */
#include "fin-chart-swatch.h"

#define SAMPLE_WIDTH  14
#define SAMPLE_HEIGHT 8

struct _FinChartSwatch
{
  GtkWidget parent_instance;

  GdkRGBA color;
  FinSample sample;
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
append (FinChartSwatch *self, GtkSnapshot *snapshot, float x, float width, float height)
{
  float top = ((float) gtk_widget_get_height (GTK_WIDGET (self)) - height) / 2;

  gtk_snapshot_append_color (snapshot, &self->color, &GRAPHENE_RECT_INIT (x, top, width, height));
}

static void
fin_chart_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FinChartSwatch *self = FIN_CHART_SWATCH (widget);

  switch (self->sample)
    {
    case FIN_SAMPLE_NONE:
      break;
    case FIN_SAMPLE_LINE:
      append (self, snapshot, 0, SAMPLE_WIDTH, 3);
      break;
    case FIN_SAMPLE_DASHES:
      append (self, snapshot, 0, 6, 3);
      append (self, snapshot, SAMPLE_WIDTH - 6, 6, 3);
      break;
    case FIN_SAMPLE_BAND:
      gtk_snapshot_push_opacity (snapshot, 0.35);
      append (self, snapshot, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
      gtk_snapshot_pop (snapshot);
      break;
    case FIN_SAMPLE_BLOCK:
      append (self, snapshot, (SAMPLE_WIDTH - SAMPLE_HEIGHT) / 2.0f, SAMPLE_HEIGHT, SAMPLE_HEIGHT);
      break;
    default:
      g_assert_not_reached ();
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
fin_chart_swatch_show_sample (FinChartSwatch *self, FinColor color, FinSample sample)
{
  self->color =
      (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue, (float) color.alpha };
  self->sample = sample;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
