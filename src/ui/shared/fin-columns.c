/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decides by its own width, so that it fits wherever it stands and whatever the text size is. */
#include "fin-columns.h"

#define SPACING 18
/* The narrowest column, in characters of the widget's font. */
#define MIN_CHARACTERS 38

struct _FinColumns
{
  GtkWidget parent_instance;

  GtkWidget *columns[2];
};

G_DEFINE_FINAL_TYPE (FinColumns, fin_columns, GTK_TYPE_WIDGET)

static int
column_minimum (FinColumns *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width
      = PANGO_PIXELS (MIN_CHARACTERS * pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  for (gsize i = 0; i < G_N_ELEMENTS (self->columns); i++)
    {
      int minimum;

      gtk_widget_measure (self->columns[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      width = MAX (width, minimum);
    }
  return width;
}

static gboolean
is_stacked (FinColumns *self, int width)
{
  return (width - SPACING) / 2 < column_minimum (self);
}

static int
column_height (GtkWidget *column, int width)
{
  int natural;

  gtk_widget_measure (column, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
fin_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
fin_columns_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  FinColumns *self = FIN_COLUMNS (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      for (gsize i = 0; i < G_N_ELEMENTS (self->columns); i++)
        {
          int column;

          gtk_widget_measure (self->columns[i], orientation, -1, &column, NULL, NULL, NULL);
          *minimum = MAX (*minimum, column);
        }
      *natural = 2 * column_minimum (self) + SPACING;
    }
  else
    {
      int width = for_size >= 0 ? for_size : 2 * column_minimum (self) + SPACING;

      if (is_stacked (self, width))
        *minimum = column_height (self->columns[0], width) + SPACING
                   + column_height (self->columns[1], width);
      else
        *minimum = MAX (column_height (self->columns[0], (width - SPACING) / 2),
                        column_height (self->columns[1], (width - SPACING) / 2));
      *natural = *minimum;
    }
}

static void
fin_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FinColumns *self = FIN_COLUMNS (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int half = (width - SPACING) / 2;

  if (is_stacked (self, width))
    {
      int first = column_height (self->columns[0], width);
      GtkAllocation top = { 0, 0, width, first };
      GtkAllocation below = { 0, first + SPACING, width,
                              column_height (self->columns[1], width) };

      gtk_widget_size_allocate (self->columns[0], &top, -1);
      gtk_widget_size_allocate (self->columns[1], &below, -1);
      return;
    }
  for (int i = 0; i < 2; i++)
    {
      gboolean at_end = (i == 1) != mirrored;
      GtkAllocation area = { at_end ? width - half : 0, 0, half,
                             column_height (self->columns[i], half) };

      gtk_widget_size_allocate (self->columns[i], &area, -1);
    }
}

static void
fin_columns_dispose (GObject *object)
{
  FinColumns *self = FIN_COLUMNS (object);

  for (gsize i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_clear_pointer (&self->columns[i], gtk_widget_unparent);

  G_OBJECT_CLASS (fin_columns_parent_class)->dispose (object);
}

static void
fin_columns_class_init (FinColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_columns_dispose;
  widget_class->get_request_mode = fin_columns_get_request_mode;
  widget_class->measure = fin_columns_measure;
  widget_class->size_allocate = fin_columns_size_allocate;
}

static void
fin_columns_init (FinColumns *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->columns); i++)
    {
      self->columns[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
      gtk_widget_set_parent (self->columns[i], GTK_WIDGET (self));
    }
}

/** fin_columns_append: @column: 0 or 1 */
void
fin_columns_append (FinColumns *self, guint column, GtkWidget *child)
{
  g_return_if_fail (FIN_IS_COLUMNS (self));
  g_return_if_fail (column < G_N_ELEMENTS (self->columns));

  gtk_box_append (GTK_BOX (self->columns[column]), child);
}
