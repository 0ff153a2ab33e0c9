/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a widget, waits until it is drawn, and renders it off the screen. */
#include "fin-test-window.h"

#include <glib/gstdio.h>

#define PATIENCE_SECONDS 20

static gboolean
give_up_cb (gpointer data)
{
  g_error ("The widget was not shown within %d seconds", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_frames)
{
  (*(int *) n_frames)++;
  return G_SOURCE_CONTINUE;
}

/**
 * fin_test_settle:
 * @widget: mapped, or in a window that is being shown
 *
 * Waits until what is due has been laid out and drawn: two frames, and nothing left to dispatch.
 */
void
fin_test_settle (GtkWidget *widget)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);
  int n_frames = 0;
  guint tick = gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);

  while (!gtk_widget_get_mapped (widget) || n_frames < 2)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, tick);
  g_source_remove (patience);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/** fin_test_window_new: Returns: (transfer none): a window around @child, shown and settled */
GtkWidget *
fin_test_window_new (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  fin_test_settle (child);
  return window;
}

/** fin_test_render: Returns: (transfer full): @widget as its window draws it now */
GdkTexture *
fin_test_render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

/** fin_test_save_png: saves @widget as @folder/@name.png, making the folder. */
void
fin_test_save_png (GtkWidget *widget, const char *folder, const char *name)
{
  g_autoptr (GdkTexture) texture = fin_test_render (widget);
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/** fin_test_run: g_test_run(), or a skip of everything where there is no display. */
int
fin_test_run (void)
{
  if (gtk_init_check ())
    return g_test_run ();
  g_print ("1..0 # SKIP There is no display to show widgets on\n");
  return 0;
}
