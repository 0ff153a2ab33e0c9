/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One group for the page and its dialogs, so that menus, keys and tests share one path. */
#include "fin-recurring-actions.h"

#include "fin-recurring-details-dialog.h"
#include "fin-recurring-edit-dialog.h"
#include "fin-session-series.h"

typedef struct
{
  FinSession *session;
  GtkWidget *parent; /* borrowed: the group belongs to it */
} Context;

static void
context_free (gpointer data, GClosure *closure)
{
  Context *context = data;

  g_object_unref (context->session);
  g_free (context);
}

static void
confirm_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;

  fin_session_say_series (context->session, g_variant_get_string (parameter, NULL),
                          FIN_SERIES_CONFIRMED);
}

static void
reject_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;

  fin_session_say_series (context->session, g_variant_get_string (parameter, NULL),
                          FIN_SERIES_REJECTED);
}

static void
end_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;

  fin_session_say_series (context->session, g_variant_get_string (parameter, NULL),
                          FIN_SERIES_ENDED);
}

static void
reset_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;

  fin_session_say_series (context->session, g_variant_get_string (parameter, NULL),
                          FIN_SERIES_UNSAID);
}

static void
show_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;
  const FinSeriesItem *item =
      fin_session_find_series (context->session, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    adw_dialog_present (fin_recurring_details_dialog_new (context->session, item), context->parent);
}

static void
edit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;
  const FinSeriesItem *item =
      fin_session_find_series (context->session, g_variant_get_string (parameter, NULL));

  if (item != NULL)
    adw_dialog_present (fin_recurring_edit_dialog_new (context->session, item), context->parent);
}

static void
add_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;

  adw_dialog_present (fin_recurring_edit_dialog_new (context->session, NULL), context->parent);
}

static void
merge_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Context *context = user_data;
  g_autofree const char **keys = g_variant_get_strv (parameter, NULL);

  fin_session_merge_series (context->session, keys);
}

/** fin_recurring_actions_new: @parent: over which dialogs are shown; outlives the group */
GSimpleActionGroup *
fin_recurring_actions_new (FinSession *session, GtkWidget *parent)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    void (*activate) (GSimpleAction *, GVariant *, gpointer);
  } entries[] = {
    { "confirm", "s", confirm_activated_cb }, { "reject", "s", reject_activated_cb },
    { "end", "s", end_activated_cb },         { "reset", "s", reset_activated_cb },
    { "show", "s", show_activated_cb },       { "edit", "s", edit_activated_cb },
    { "add", NULL, add_activated_cb },        { "merge", "as", merge_activated_cb },
  };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          entries[i].name,
          entries[i].parameter != NULL ? G_VARIANT_TYPE (entries[i].parameter) : NULL);
      Context *context = g_new0 (Context, 1);

      context->session = g_object_ref (session);
      context->parent = parent;
      g_signal_connect_data (action, "activate", G_CALLBACK (entries[i].activate), context,
                             context_free, (GConnectFlags) 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}
