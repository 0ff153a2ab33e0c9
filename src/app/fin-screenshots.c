/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of shots, each: set the window up, wait until it is quiet, render it to a texture, save. */
#include "fin-screenshots.h"

#include <glib/gi18n.h>

#include "fin-screenshot-scenes.h"

/* A set-up window is quiet after so many frames and so many microseconds; every animation is off. */
#define SETTLE_FRAMES 8
#define SETTLE_USEC (300 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  const char *name;
  int width;
  int height;
  gboolean dark;
  gboolean large_text;
  gboolean right_to_left;
} Variant;

static const Variant all_variants[] = {
  { .name = "light", .width = 1120, .height = 760 },
  { .name = "dark", .width = 1120, .height = 760, .dark = TRUE },
  { .name = "narrow", .width = 360, .height = 720 },
  { .name = "large-text", .width = 1120, .height = 760, .large_text = TRUE },
  { .name = "rtl", .width = 1120, .height = 760, .right_to_left = TRUE },
  { .name = "narrow-dark", .width = 360, .height = 720, .dark = TRUE },
  { .name = "narrow-large", .width = 360, .height = 720, .large_text = TRUE },
  { .name = "narrow-rtl", .width = 360, .height = 720, .right_to_left = TRUE },
  { .name = "contrast", .width = 1120, .height = 760 },
  { .name = "contrast-dark", .width = 1120, .height = 760, .dark = TRUE },
  { .name = "tall", .width = 1120, .height = 2000 },
  { .name = "narrow-tall", .width = 360, .height = 2500 },
};

/* The others are for reviewing; they are taken only when asked for. High contrast holds for the whole
 * run: libadwaita is told before it starts. */
#define N_DEFAULT_VARIANTS 5

typedef struct
{
  FinWindow *window;
  char *folder;
  GArray *variants; /* of const Variant * */
  GArray *scenes; /* of FinScene */
  guint variant;
  guint scene;
  guint step;
  guint n_frames;
  gint64 set_up_at;
  int dpi; /* the text size to return to */
} Walk;

static void next_shot (GTask *task);

static void
walk_free (gpointer data)
{
  Walk *walk = data;

  g_object_set (gtk_widget_get_settings (GTK_WIDGET (walk->window)), "gtk-xft-dpi", walk->dpi,
                NULL);

  g_clear_object (&walk->window);
  g_free (walk->folder);
  g_array_unref (walk->variants);
  g_array_unref (walk->scenes);
  g_free (walk);
}

static const FinScene *
current_scene (const Walk *walk)
{
  return &g_array_index (walk->scenes, FinScene, walk->scene);
}

static GArray *
parse_variants (const char *names)
{
  GArray *variants = g_array_new (FALSE, FALSE, sizeof (const Variant *));
  g_auto (GStrv) wanted = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (all_variants); i++)
    {
      const Variant *variant = &all_variants[i];
      gboolean take = wanted != NULL ? g_strv_contains ((const char *const *) wanted, variant->name)
                                     : i < N_DEFAULT_VARIANTS;

      if (take)
        g_array_append_val (variants, variant);
    }
  return variants;
}

/** fin_screenshot_save: @window: a mapped window; title bar and rounded corners are in the picture */
gboolean
fin_screenshot_save (GtkWidget *window, const char *path, GError **error)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  if (node == NULL || renderer == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("The window has not been drawn yet; “%s” was not written"), path);
      return FALSE;
    }
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” could not be written"), path);
      return FALSE;
    }
  return TRUE;
}

static void
close_dialogs (FinWindow *window)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)))
         != NULL)
    adw_dialog_force_close (dialog);
}

static void
apply_variant (Walk *walk)
{
  const Variant *variant = g_array_index (walk->variants, const Variant *, walk->variant);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (walk->window));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      variant->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (settings, "gtk-xft-dpi", walk->dpi * (variant->large_text ? 3 : 2) / 2, NULL);
  gtk_widget_set_default_direction (variant->right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  gtk_window_set_default_size (GTK_WINDOW (walk->window), variant->width, variant->height);
}

static void
take_shot (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);
  const Variant *variant = g_array_index (walk->variants, const Variant *, walk->variant);
  g_autofree char *name
      = g_strdup_printf ("%s-%s.png", current_scene (walk)->name, variant->name);
  g_autofree char *path = g_build_filename (walk->folder, name, NULL);
  GError *error = NULL;

  if (!fin_screenshot_save (GTK_WIDGET (walk->window), path, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  close_dialogs (walk->window);
  walk->scene++;
  if (walk->scene == walk->scenes->len)
    {
      walk->scene = 0;
      walk->variant++;
    }
  next_shot (task);
}

static void settle (GTask *task);

static gboolean
activate (GtkWidget *widget, const char *name, GVariant *target)
{
  if (gtk_widget_activate_action_variant (widget, name, target))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && activate (child, name, target))
      return TRUE;
  return FALSE;
}

static GtkWidget *
topmost (FinWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window);
}

/* Actions belong to the window, to a page or to a dialog. */
static void
take_step (Walk *walk, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_action_parse_detailed_name (detailed_name, &name, &target, &error))
    g_warning ("%s", error->message);
  else if (!activate (topmost (walk->window), name, target))
    g_warning ("Nothing in “%s” knows the action “%s”", current_scene (walk)->name, detailed_name);
}

static void
scroll (GtkWidget *widget, gboolean to_end)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    {
      GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      gtk_adjustment_set_value (place, to_end ? gtk_adjustment_get_upper (place) : 0);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll (child, to_end);
}

/* The next step of the scene, its end, or the picture of it. */
static gboolean
settled_idle_cb (gpointer user_data)
{
  Walk *walk = g_task_get_task_data (user_data);
  const FinScene *scene = current_scene (walk);
  guint n_steps = g_strv_length (scene->steps);

  if (walk->step < n_steps)
    {
      take_step (walk, scene->steps[walk->step]);
      /* A scene before may have left the page at its end. */
      if (g_str_has_prefix (scene->steps[walk->step], "win.page"))
        scroll (topmost (walk->window), FALSE);
    }
  else if (walk->step == n_steps && scene->end)
    scroll (topmost (walk->window), TRUE);
  else
    {
      take_shot (user_data);
      return G_SOURCE_REMOVE;
    }
  walk->step++;
  settle (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Walk *walk = g_task_get_task_data (user_data);

  if (++walk->n_frames < SETTLE_FRAMES
      || g_get_monotonic_time () - walk->set_up_at < SETTLE_USEC)
    return G_SOURCE_CONTINUE;
  g_idle_add (settled_idle_cb, user_data);
  return G_SOURCE_REMOVE;
}

static void
settle (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);

  /* Without a window manager the window is never active; backdrop colours would be in the picture. */
  gtk_widget_unset_state_flags (GTK_WIDGET (walk->window), GTK_STATE_FLAG_BACKDROP);
  walk->n_frames = 0;
  walk->set_up_at = g_get_monotonic_time ();
  gtk_widget_add_tick_callback (GTK_WIDGET (walk->window), frame_cb, task, NULL);
}

/* Takes over @task. */
static void
next_shot (GTask *task)
{
  Walk *walk = g_task_get_task_data (task);

  if (walk->variant == walk->variants->len)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  if (walk->scene == 0)
    apply_variant (walk);
  gtk_widget_activate_action (GTK_WIDGET (walk->window), "win.page", "s", "dashboard");
  walk->step = 0;
  settle (task);
}

/* A screen without a compositor gets a thick frame in place of a shadow; pictures need neither. */
static void
use_plain_borders (FinWindow *window)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_string (
          provider, "window.solid-csd { margin: 0; padding: 0; border: none; box-shadow: none; }");
      gtk_style_context_add_provider_for_display (
          gtk_widget_get_display (GTK_WIDGET (window)), GTK_STYLE_PROVIDER (provider),
          GTK_STYLE_PROVIDER_PRIORITY_USER);
      g_once_init_leave (&once, 1);
    }
}

/**
 * fin_screenshots_take_async:
 * @folder: made when it does not exist
 * @variants: (nullable): comma-separated, see all_variants; NULL takes the first of them
 * @files: (nullable): paths of files to show in the assistant; for %FIN_SCREENSHOTS_IMPORTS
 */
void
fin_screenshots_take_async (FinWindow *window,
                            const char *folder,
                            const char *variants,
                            FinScreenshotSet set,
                            const char *const *files,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (window, NULL, callback, user_data);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  Walk *walk = g_new0 (Walk, 1);

  walk->window = g_object_ref (window);
  walk->folder = g_strdup (folder);
  walk->variants = parse_variants (variants);
  walk->scenes = fin_scenes_list (window, set, files);
  g_object_set (settings, "gtk-enable-animations", FALSE, "gtk-font-name",
                "Adwaita Sans, Cantarell 11", "gtk-decoration-layout", ":close", NULL);
  use_plain_borders (window);
  g_object_get (settings, "gtk-xft-dpi", &walk->dpi, NULL);
  if (walk->dpi <= 0)
    walk->dpi = 96 * 1024;
  g_task_set_task_data (task, walk, walk_free);
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("The folder “%s” could not be made"), folder);
      g_object_unref (task);
      return;
    }
  next_shot (task);
}

gboolean
fin_screenshots_take_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
