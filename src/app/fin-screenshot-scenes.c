/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of scenes; keys and ids are those of whatever household is open. */
#include "fin-screenshot-scenes.h"

#include "fin-transaction.h"

typedef struct
{
  const char *name;
  const char *steps[3];
  gboolean end;
} Fixed;

/* Beside the pages, which the window lists itself. */
static const Fixed household[] = {
  { "dashboard-end", { "win.page::dashboard" }, TRUE },
  { "recurring-end", { "win.page::recurring" }, TRUE },
  { "insights-end", { "win.page::insights" }, TRUE },
  { "what-if", { "win.what-if" } },
  { "what-stands-out", { "win.what-if" }, TRUE },
  { "add-transaction", { "win.add-transaction" } },
  { "accounts", { "win.accounts" } },
  { "account", { "win.accounts", "win.edit-account(int64 1)" } },
  { "account-card", { "win.accounts", "win.edit-account(int64 3)" } },
  { "balance", { "win.state-balance(int64 1)" } },
  { "rate", { "win.state-rate::USD" } },
  { "recurring-add", { "win.page::recurring", "series.add" } },
  { "preferences", { "app.preferences" } },
  { "preferences-end", { "app.preferences" }, TRUE },
  { "rules", { "app.rules" } },
  { "categories", { "app.categories" } },
  { "shortcuts", { "app.shortcuts" } },
  { "help", { "app.help" } },
  { "about", { "app.about" } },
};

static void
scene_clear (gpointer data)
{
  FinScene *scene = data;

  g_free (scene->name);
  g_strfreev (scene->steps);
}

static void
add_scene (GArray *scenes, const char *name, const char *const *steps, gboolean end)
{
  const FinScene scene
      = { .name = g_strdup (name), .steps = g_strdupv ((char **) steps), .end = end };

  g_array_append_val (scenes, scene);
}

/* Takes over @step, the last of all. */
static void
add_dialog (GArray *scenes, const char *name, const char *first, char *step)
{
  const char *const steps[] = { first != NULL ? first : step, first != NULL ? step : NULL, NULL };

  add_scene (scenes, name, steps, FALSE);
  g_free (step);
}

static void
add_import_scenes (GArray *scenes, const char *const *files)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (g_variant_new_strv (files, -1));
  g_autofree char *all = g_variant_print (list, FALSE);
  g_autofree char *import = g_strdup_printf ("win.import-files(%s)", all);
  const Fixed fixed[] = {
    { "import-history", { "win.page::imports" } },
    { "import-details", { "win.show-import(int64 2)" } },
    { "import-details-end", { "win.show-import(int64 2)" }, TRUE },
    { "import-held", { "win.decide-held(int64 0)" } },
    { "import-review", { import } },
    { "import-review-end", { import }, TRUE },
    { "import-columns", { import, "assistant.name-columns(uint32 0)" } },
    { "transactions-few", { "win.page::transactions" } },
    { "insights-few", { "win.page::insights" } },
    { "recurring-empty", { "win.page::recurring" } },
    { "notifications-empty", { "win.page::notifications" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
    add_scene (scenes, fixed[i].name, fixed[i].steps, fixed[i].end);
}

/* Of one transaction and one recurring payment. */
static void
add_item_scenes (GArray *scenes, FinSession *session)
{
  g_autoptr (FinTransaction) recent
      = g_list_model_get_item (fin_session_get_recent (session), 0);
  FinInsights *insights = fin_session_get_insights (session);

  if (recent != NULL)
    {
      g_autofree char *edit = g_strdup_printf ("win.edit-transaction(int64 %" G_GINT64_FORMAT ")",
                                               fin_transaction_get_id (recent));
      const char *const steps[] = { edit, NULL };

      add_scene (scenes, "edit-transaction", steps, FALSE);
      add_scene (scenes, "edit-transaction-end", steps, TRUE);
      add_dialog (scenes, "split", edit, g_strdup ("transaction.split"));
    }
  if (insights != NULL && insights->series != NULL && insights->series->shown->len > 0)
    {
      const FinSeriesItem *item = g_ptr_array_index (insights->series->shown, 0);

      add_dialog (scenes, "recurring-details", "win.page::recurring",
                  g_strdup_printf ("series.show::%s", item->key));
      add_dialog (scenes, "recurring-edit", "win.page::recurring",
                  g_strdup_printf ("series.edit::%s", item->key));
    }
}

/** fin_scenes_list: Returns: (element-type FinScene) (transfer full): @files: for the assistant */
GArray *
fin_scenes_list (FinWindow *window, FinScreenshotSet set, const char *const *files)
{
  GArray *scenes = g_array_new (FALSE, FALSE, sizeof (FinScene));
  const char *const *pages = fin_window_page_names ();
  const char *const first_run[] = { "win.page::dashboard", NULL };

  g_array_set_clear_func (scenes, scene_clear);
  if (set == FIN_SCREENSHOTS_FIRST_RUN)
    add_scene (scenes, "first-run", first_run, FALSE);
  else if (set == FIN_SCREENSHOTS_IMPORTS)
    add_import_scenes (scenes, files);
  if (set != FIN_SCREENSHOTS_HOUSEHOLD)
    return scenes;
  for (int i = 0; pages[i] != NULL; i++)
    add_dialog (scenes, pages[i], NULL, g_strdup_printf ("win.page::%s", pages[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (household); i++)
    add_scene (scenes, household[i].name, household[i].steps, household[i].end);
  add_item_scenes (scenes, fin_window_get_session (window));
  return scenes;
}
