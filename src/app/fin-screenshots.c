/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of shots, each: set the window up, wait until it is quiet, render it to a texture, save. */
#include "fin-screenshots.h"

#include <glib/gi18n.h>

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
  { .name = "tall", .width = 1120, .height = 2000 },
  { .name = "narrow-tall", .width = 360, .height = 2500 },
};

/* What "tall" shows is for reviewing; it is taken only when asked for. */
#define N_DEFAULT_VARIANTS 5

typedef struct
{
  char *name;
  char *action; /* detailed; activated to get there */
  const char *then; /* (nullable): the same, for the dialog that this opened */
} Scene;

/* Beside the pages, which the window lists itself. */
static const char *const dialogs[][2] = {
  { "what-if", "win.what-if" },
  { "add-transaction", "win.add-transaction" },
  { "preferences", "app.preferences" },
  { "rules", "app.rules" },
  { "categories", "app.categories" },
  { "shortcuts", "app.shortcuts" },
  { "about", "app.about" },
};

typedef struct
{
  FinWindow *window;
  char *folder;
  GArray *variants; /* of const Variant * */
  GArray *scenes; /* of Scene */
  guint variant;
  guint scene;
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

static void
scene_clear (gpointer data)
{
  Scene *scene = data;

  g_free (scene->name);
  g_free (scene->action);
}

static void
add_scene (GArray *scenes, const char *name, const char *action)
{
  const Scene scene = { .name = g_strdup (name), .action = g_strdup (action) };

  g_array_append_val (scenes, scene);
}

static void
add_import_scenes (GArray *scenes, const char *const *files)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (g_variant_new_strv (files, -1));
  g_autofree char *all = g_variant_print (list, FALSE);
  g_autofree char *import_files = g_strdup_printf ("win.import-files(%s)", all);

  add_scene (scenes, "import-history", "win.page::imports");
  add_scene (scenes, "import-details", "win.show-import(int64 2)");
  add_scene (scenes, "import-held", "win.decide-held(int64 0)");
  add_scene (scenes, "import-review", import_files);
  add_scene (scenes, "import-columns", import_files);
  g_array_index (scenes, Scene, scenes->len - 1).then = "assistant.name-columns(uint32 0)";
}

static GArray *
list_scenes (FinScreenshotSet set, const char *const *files)
{
  GArray *scenes = g_array_new (FALSE, FALSE, sizeof (Scene));
  const char *const *pages = fin_window_page_names ();

  g_array_set_clear_func (scenes, scene_clear);
  if (set == FIN_SCREENSHOTS_FIRST_RUN)
    add_scene (scenes, "first-run", "win.page::dashboard");
  else if (set == FIN_SCREENSHOTS_IMPORTS)
    add_import_scenes (scenes, files);
  if (set != FIN_SCREENSHOTS_HOUSEHOLD)
    return scenes;
  for (int i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", pages[i]);

      add_scene (scenes, pages[i], action);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    add_scene (scenes, dialogs[i][0], dialogs[i][1]);
  return scenes;
}

static const Scene *
current_scene (const Walk *walk)
{
  return &g_array_index (walk->scenes, Scene, walk->scene);
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

static gboolean
taken_idle_cb (gpointer user_data)
{
  take_shot (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Walk *walk = g_task_get_task_data (user_data);

  if (++walk->n_frames < SETTLE_FRAMES
      || g_get_monotonic_time () - walk->set_up_at < SETTLE_USEC)
    return G_SOURCE_CONTINUE;
  g_idle_add (taken_idle_cb, user_data);
  return G_SOURCE_REMOVE;
}

static void
activate (GtkWidget *widget, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    gtk_widget_activate_action_variant (widget, name, target);
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
  activate (GTK_WIDGET (walk->window), current_scene (walk)->action);
  if (current_scene (walk)->then != NULL)
    activate (GTK_WIDGET (adw_application_window_get_visible_dialog (
                  ADW_APPLICATION_WINDOW (walk->window))),
              current_scene (walk)->then);
  /* Without a window manager the window is never active; backdrop colours would be in the picture. */
  gtk_widget_unset_state_flags (GTK_WIDGET (walk->window), GTK_STATE_FLAG_BACKDROP);
  walk->n_frames = 0;
  walk->set_up_at = g_get_monotonic_time ();
  gtk_widget_add_tick_callback (GTK_WIDGET (walk->window), frame_cb, task, NULL);
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
 * @variants: (nullable): comma-separated: light, dark, narrow, large-text, rtl; NULL takes all
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
  walk->scenes = list_scenes (set, files);
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
