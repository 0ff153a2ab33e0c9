/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected item of a chart: its mark, its card beside it, and its words for screen readers. */
#include "fin-chart-private.h"

#define READOUT_DISTANCE 12

void
fin_chart_record_selection (FinChart *self)
{
  cairo_t *cr;

  g_clear_pointer (&self->selection, gsk_render_node_unref);
  if (self->selected == FIN_PLOT_NO_ITEM || self->geometry == NULL)
    return;
  self->selection = fin_chart_start_node (self, &cr);
  fin_plot_draw_selection (self->plot, self->geometry, self->selected, cr);
  cairo_destroy (cr);
}

/* Beside the selected item on the side with room, always inside of the chart. */
void
fin_chart_allocate_readout (FinChart *self, int width, int height)
{
  GtkWidget *readout = GTK_WIDGET (self->readout);
  GtkRequisition size;
  FinRect area;
  double x, y;

  if (!gtk_widget_get_child_visible (readout))
    return;
  gtk_widget_get_preferred_size (readout, NULL, &size);
  area = fin_plot_get_item_area (self->plot, self->geometry, self->selected);
  x = area.x + area.width + READOUT_DISTANCE;
  if (x + size.width > width)
    x = area.x - READOUT_DISTANCE - size.width;
  x = CLAMP (x, 0, MAX (width - size.width, 0));
  y = CLAMP (area.y, 0, MAX (height - size.height, 0));
  gtk_widget_allocate (readout, size.width, size.height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

/* GTK's context for tests (GTK_A11Y=test) has no way to announce and would crash on it (GTK 4.18).
 */
static gboolean
can_announce (FinChart *self)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (self));

  return context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0;
}

static void
announce (FinChart *self, const FinReadout *readout)
{
  g_autofree char *text = fin_readout_to_text (readout);

  if (can_announce (self))
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  fin_chart_emit_announced (self, text);
}

static void
show_readout (FinChart *self, gboolean speak)
{
  g_autoptr (FinReadout) readout = fin_plot_read_item (self->plot, self->selected);
  FinPlotStyle style = fin_chart_style_read (self);

  fin_chart_readout_show (self->readout, readout, &style);
  if (speak)
    announce (self, readout);
}

/* Selects @item of the plot, or none; @speak: tell a screen reader. */
void
fin_chart_select (FinChart *self, guint item, gboolean speak)
{
  if (self->selected == item || self->readout == NULL)
    return;
  self->selected = item;
  gtk_widget_set_child_visible (GTK_WIDGET (self->readout), item != FIN_PLOT_NO_ITEM);
  if (item != FIN_PLOT_NO_ITEM)
    show_readout (self, speak);
  fin_chart_record_selection (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  fin_chart_notify_selected (self);
}
