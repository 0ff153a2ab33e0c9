/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawn in the widget's own colour, so that a style class chooses it; a meter for screen readers. */
#include "fin-pace-bar.h"

#define BAR_HEIGHT 8
#define TICK_WIDTH 2
#define TICK_OVERHANG 3

struct _FinPaceBar
{
  GtkWidget parent_instance;

  double value;
  double usual;
  double maximum;
};

G_DEFINE_FINAL_TYPE (FinPaceBar, fin_pace_bar, GTK_TYPE_WIDGET)

static void
fin_pace_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? BAR_HEIGHT + 2 * TICK_OVERHANG : 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 120;
}

static void
append_rounded (GtkSnapshot *snapshot, float x, float y, float width, const GdkRGBA *colour)
{
  GskRoundedRect outline;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT);

  gsk_rounded_rect_init_from_rect (&outline, &bounds, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
fin_pace_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FinPaceBar *self = FIN_PACE_BAR (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget);
  float top = (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2.0f;
  double maximum = MAX (self->maximum, MAX (self->value, self->usual));
  GdkRGBA colour;
  GdkRGBA track;

  gtk_widget_get_color (widget, &colour);
  track = colour;
  track.alpha *= 0.18f;
  append_rounded (snapshot, 0, top, width, &track);
  if (maximum <= 0)
    return;
  if (self->value > 0)
    {
      float filled = MAX (BAR_HEIGHT, width * (float)(self->value / maximum));

      append_rounded (snapshot, mirrored ? width - filled : 0, top, filled, &colour);
    }
  if (self->usual > 0)
    {
      float at = (width - TICK_WIDTH) * (float)(self->usual / maximum);
      GdkRGBA tick;

      gtk_widget_get_color (gtk_widget_get_parent (widget), &tick);
      tick.alpha *= 0.75f;
      gtk_snapshot_append_color (
          snapshot, &tick,
          &GRAPHENE_RECT_INIT (mirrored ? width - TICK_WIDTH - at : at, top - TICK_OVERHANG,
                               TICK_WIDTH, BAR_HEIGHT + 2 * TICK_OVERHANG));
    }
}

static void
fin_pace_bar_class_init (FinPaceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = fin_pace_bar_measure;
  widget_class->snapshot = fin_pace_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "pacebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
fin_pace_bar_init (FinPaceBar *self)
{
}

GtkWidget *
fin_pace_bar_new (void)
{
  return g_object_new (FIN_TYPE_PACE_BAR, NULL);
}

/**
 * fin_pace_bar_set_values:
 * @usual: where the tick stands, 0: none
 * @maximum: the full length; at least as long as the two others need
 */
void
fin_pace_bar_set_values (FinPaceBar *self, double value, double usual, double maximum)
{
  g_return_if_fail (FIN_IS_PACE_BAR (self));

  self->value = value;
  self->usual = usual;
  self->maximum = MAX (maximum, MAX (value, usual));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, self->maximum,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, MAX (self->value, 0.0), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
fin_pace_bar_get_value (FinPaceBar *self)
{
  g_return_val_if_fail (FIN_IS_PACE_BAR (self), 0);

  return self->value;
}
