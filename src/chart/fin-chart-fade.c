/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New data fade in over the old, so that the eye sees what changed; not where animations are off.
 */
#include "fin-chart-private.h"

#define DURATION (180 * G_TIME_SPAN_MILLISECOND)

void
fin_chart_fade_stop (FinChart *self)
{
  g_clear_pointer (&self->faded, gsk_render_node_unref);
  if (self->fade_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_tick);
  self->fade_tick = 0;
}

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  FinChart *self = FIN_CHART (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double share;

  if (self->fade_start == 0)
    self->fade_start = now;
  share = (double) (now - self->fade_start) / DURATION;
  self->fade_progress = 1 - (1 - share) * (1 - share);
  gtk_widget_queue_draw (widget);
  if (share < 1)
    return G_SOURCE_CONTINUE;
  self->fade_tick = 0;
  g_clear_pointer (&self->faded, gsk_render_node_unref);
  return G_SOURCE_REMOVE;
}

/* @before: (transfer full): the picture until now */
void
fin_chart_fade_start (FinChart *self, GskRenderNode *before)
{
  gboolean animate = FALSE;

  fin_chart_fade_stop (self);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate,
                NULL);
  if (!animate || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gsk_render_node_unref (before);
      return;
    }
  self->faded = before;
  self->fade_start = 0;
  self->fade_progress = 0;
  self->fade_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
}

void
fin_chart_fade_snapshot (FinChart *self, GtkSnapshot *snapshot)
{
  if (self->faded == NULL)
    {
      gtk_snapshot_append_node (snapshot, self->picture);
      return;
    }
  gtk_snapshot_push_cross_fade (snapshot, self->fade_progress);
  gtk_snapshot_append_node (snapshot, self->faded);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, self->picture);
  gtk_snapshot_pop (snapshot);
}
