/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values beyond the range are shown at its end; the words beside the bar give the number. */
#include "fin-range-bar.h"

#define TRACK_HEIGHT 4
#define TICK_HEIGHT 10
#define TICK_WIDTH 2
#define DOT_SIZE 12

struct _FinRangeBar
{
  GtkWidget parent_instance;

  double low;
  double median;
  double high;
  double value;
};

G_DEFINE_FINAL_TYPE (FinRangeBar, fin_range_bar, GTK_TYPE_WIDGET)

static void
fin_range_bar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? DOT_SIZE + 2 : 60;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? *minimum : 140;
}

static float
position_of (FinRangeBar *self, double value)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float room = gtk_widget_get_width (widget) - DOT_SIZE;
  double share = self->high > self->low ? (value - self->low) / (self->high - self->low) : 0.5;
  float x = room * (float)CLAMP (share, 0, 1) + DOT_SIZE / 2.0f;

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
             ? gtk_widget_get_width (widget) - x
             : x;
}

static void
append_rounded (GtkSnapshot *snapshot, graphene_rect_t bounds, const GdkRGBA *colour)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
fin_range_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FinRangeBar *self = FIN_RANGE_BAR (widget);
  float middle = gtk_widget_get_height (widget) / 2.0f;
  GdkRGBA dot;
  GdkRGBA track;

  gtk_widget_get_color (widget, &dot);
  gtk_widget_get_color (gtk_widget_get_parent (widget), &track);
  track.alpha *= 0.18f;
  append_rounded (snapshot,
                  GRAPHENE_RECT_INIT (0, middle - TRACK_HEIGHT / 2.0f,
                                      gtk_widget_get_width (widget), TRACK_HEIGHT),
                  &track);
  track.alpha = MIN (1, track.alpha * 3);
  gtk_snapshot_append_color (
      snapshot, &track,
      &GRAPHENE_RECT_INIT (position_of (self, self->median) - TICK_WIDTH / 2.0f,
                           middle - TICK_HEIGHT / 2.0f, TICK_WIDTH, TICK_HEIGHT));
  append_rounded (snapshot,
                  GRAPHENE_RECT_INIT (position_of (self, self->value) - DOT_SIZE / 2.0f,
                                      middle - DOT_SIZE / 2.0f, DOT_SIZE, DOT_SIZE),
                  &dot);
}

static void
fin_range_bar_class_init (FinRangeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = fin_range_bar_measure;
  widget_class->snapshot = fin_range_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "rangebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
fin_range_bar_init (FinRangeBar *self)
{
}

/** fin_range_bar_new: @low and @high: the ends of the scale; @median: its tick; @value: the dot */
GtkWidget *
fin_range_bar_new (double low, double median, double high, double value)
{
  FinRangeBar *self = g_object_new (FIN_TYPE_RANGE_BAR, NULL);

  self->low = low;
  self->median = median;
  self->high = high;
  self->value = value;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, low,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, MAX (high, low),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  CLAMP (value, low, MAX (high, low)), -1);
  return GTK_WIDGET (self);
}
