/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: menus, shortcuts, notifications and tests all go through them. */
#include "fin-window-private.h"

#include <glib/gi18n.h>

#include "fin-account-dialog.h"
#include "fin-accounts-dialog.h"
#include "fin-anomaly-list.h"
#include "fin-balance-dialog.h"
#include "fin-held-dialog.h"
#include "fin-import-details-dialog.h"
#include "fin-imports-page.h"
#include "fin-insights-page.h"
#include "fin-nudge.h"
#include "fin-rate-dialog.h"
#include "fin-session-edit.h"
#include "fin-transaction-dialog.h"
#include "fin-transactions-page.h"
#include "fin-widgets.h"

/* Actions that need an opened session. */
static const char *const session_actions[]
    = { "add-transaction", "import", "import-files", "refresh", "search", "hide-amounts", "edit-transaction",
        "show-account", "accounts", "edit-account", "state-balance", "state-rate", "decide-held", "show-import", "show-import-transactions",
        "expect-anomaly", "show-anomaly", "read-nudge", "read-all-nudges", "dismiss-nudge",
        "snooze-nudge", "less-of-nudge", "restore-nudge", "open-nudge", "what-if" };

static gint64
now_unix (FinWindow *self)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (fin_session_get_clock (self->session));

  return g_date_time_to_unix (now);
}

static FinTransactionsPage *
transactions_page (FinWindow *self)
{
  return FIN_TRANSACTIONS_PAGE (gtk_stack_get_child_by_name (self->page_stack, "transactions"));
}

static void
page_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_window_set_page (user_data, g_variant_get_string (parameter, NULL));
}

static void
hide_amounts_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  FinWindow *self = user_data;

  if (self->session != NULL)
    fin_session_set_amounts_hidden (self->session, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
search_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  FinWindow *self = user_data;

  if (self->session == NULL)
    return;
  g_simple_action_set_state (action, state);
  if (g_str_equal (fin_window_get_page (self), "imports"))
    {
      fin_imports_page_set_search_mode (
          FIN_IMPORTS_PAGE (gtk_stack_get_visible_child (self->page_stack)),
          g_variant_get_boolean (state));
      return;
    }
  if (g_variant_get_boolean (state))
    fin_window_set_page (self, "transactions");
  fin_transactions_page_set_search_mode (transactions_page (self), g_variant_get_boolean (state));
}

static void
add_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  adw_dialog_present (fin_transaction_dialog_new (self->session, NULL), GTK_WIDGET (self));
}

static void
transaction_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinTransaction) transaction
      = fin_session_load_transaction_finish (FIN_SESSION (source), result, &error);

  if (transaction == NULL)
    fin_session_report_error (FIN_SESSION (source), error);
  else if (FIN_SESSION (source) == self->session)
    adw_dialog_present (fin_transaction_dialog_new (self->session, transaction),
                        GTK_WIDGET (self));
}

static void
edit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_load_transaction_async (self->session, g_variant_get_int64 (parameter),
                                      transaction_loaded_cb, g_object_ref (self));
}

static void
show_account_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_transactions_page_clear (transactions_page (self));
  fin_transactions_page_show_account (transactions_page (self), g_variant_get_int64 (parameter));
  fin_window_set_page (self, "transactions");
}

static void
accounts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  adw_dialog_present (fin_accounts_dialog_new (self->session), GTK_WIDGET (self));
}

/* Its parameter: the account, 0 for a new one. */
static void
edit_account_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  FinAccount *account = fin_session_find_account (self->session, id);

  if (account != NULL || id == 0)
    adw_dialog_present (fin_account_dialog_new (self->session, account), GTK_WIDGET (self));
}

static void
decide_held_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  adw_dialog_present (fin_held_dialog_new (self->session, g_variant_get_int64 (parameter)),
                      GTK_WIDGET (self));
}

static void
show_import_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  adw_dialog_present (
      fin_import_details_dialog_new (self->session, g_variant_get_int64 (parameter)),
      GTK_WIDGET (self));
}

static void
show_import_transactions_activated_cb (GSimpleAction *action,
                                       GVariant *parameter,
                                       gpointer user_data)
{
  FinWindow *self = user_data;
  const char *file_name;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &file_name);
  fin_transactions_page_clear (transactions_page (self));
  fin_transactions_page_show_import (transactions_page (self), id, file_name);
  fin_window_set_page (self, "transactions");
}

/* Returns: (nullable): what stands out under this key now */
static const FinAnomalyItem *
find_anomaly (FinWindow *self, GVariant *key)
{
  FinInsights *insights = fin_session_get_insights (self->session);

  if (insights == NULL || insights->anomalies == NULL)
    return NULL;
  return fin_anomaly_list_find (insights->anomalies, g_variant_get_string (key, NULL));
}

static void
expect_anomaly_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  const FinAnomalyItem *item = find_anomaly (self, parameter);

  if (item != NULL)
    fin_session_expect (self->session, item);
}

static void
show_anomaly_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  const FinAnomalyItem *item = find_anomaly (self, parameter);

  if (item == NULL)
    return;
  fin_transactions_page_clear (transactions_page (self));
  fin_transactions_page_show_unusual (transactions_page (self), item);
  fin_window_set_page (self, "transactions");
}

static void
state_balance_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  gint64 id = g_variant_get_int64 (parameter);
  FinAccount *account = fin_session_find_account (self->session, id);
  FinInsights *insights = fin_session_get_insights (self->session);
  FinDate date = fin_session_get_today (self->session);

  for (guint i = 0; insights != NULL && i < insights->accounts->len; i++)
    {
      const FinAccountBalance *balance = g_ptr_array_index (insights->accounts, i);

      if (balance->account_id == id && balance->as_of != FIN_DATE_NONE)
        date = balance->as_of;
    }
  if (account != NULL)
    adw_dialog_present (fin_balance_dialog_new (self->session, account, date), GTK_WIDGET (self));
}

/* Its parameter: a currency that is not the household's. */
static void
state_rate_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  FinInsights *insights = fin_session_get_insights (self->session);

  if (insights != NULL && *insights->currency != '\0')
    adw_dialog_present (fin_rate_dialog_new (self->session, g_variant_get_string (parameter, NULL),
                                             insights->currency),
                        GTK_WIDGET (self));
}

/* The forecast with the rows that could be changed about it. */
static void
what_if_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, "insights");

  fin_window_set_page (self, "insights");
  fin_insights_page_show_what_if (FIN_INSIGHTS_PAGE (page));
}

static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_session_undo (FIN_WINDOW (user_data)->session);
}

static void
redo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_session_redo (FIN_WINDOW (user_data)->session);
}

static void
refresh_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_session_refresh (FIN_WINDOW (user_data)->session);
}

static void
import_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_window_choose_files (user_data);
}

/* Its parameter: paths or URIs. Dropped files come this way, too. */
static void
import_files_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autofree const char **names = g_variant_get_strv (parameter, NULL);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (names[i]);

      g_list_store_append (files, file);
    }
  fin_window_import_files (user_data, G_LIST_MODEL (files));
}

static void
read_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_READ,
                            now_unix (self));
}

static void
read_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_record_all_nudges (self->session, FIN_NUDGE_READ, now_unix (self));
}

static void
dismiss_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_DISMISSED,
                            now_unix (self));
}

static void
snooze_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_SNOOZED,
                            now_unix (self) + 24 * 60 * 60);
  fin_window_toast (self, _ ("You will be reminded tomorrow"));
}

static FinNudge *
find_nudge (FinWindow *self, gint64 id)
{
  GListModel *nudges = fin_session_get_nudges (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);

      if (fin_nudge_get_id (nudge) == id)
        return g_steal_pointer (&nudge);
    }
  return NULL;
}

/* "Less of this": its kind comes more rarely; Preferences turns it off. */
static void
less_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  AdwToast *toast;

  fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_LESS,
                            now_unix (self));
  toast = fin_undo_toast_new (_ ("Such notifications will come less often"));
  adw_toast_set_action_target_value (toast, parameter);
  adw_toast_set_action_name (toast, "win.restore-nudge");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
restore_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;

  fin_session_record_nudge (self->session, g_variant_get_int64 (parameter), FIN_NUDGE_RESTORED,
                            now_unix (self));
}

/* Does what the nudge proposes; its target is a printed GVariant. */
static void
follow (FinWindow *self, FinNudge *nudge)
{
  const char *text = fin_nudge_get_target (nudge);
  g_autoptr (GVariant) target
      = text != NULL ? g_variant_parse (NULL, text, NULL, NULL, NULL) : NULL;

  if (fin_nudge_get_action (nudge) == NULL
      || !gtk_widget_activate_action_variant (GTK_WIDGET (self), fin_nudge_get_action (nudge),
                                              target))
    fin_window_set_page (self, "notifications");
}

static void
open_nudge_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinWindow *self = user_data;
  g_autoptr (FinNudge) nudge = find_nudge (self, g_variant_get_int64 (parameter));

  if (nudge == NULL)
    {
      fin_window_set_page (self, "notifications");
      return;
    }
  fin_session_record_nudge (self->session, fin_nudge_get_id (nudge), FIN_NUDGE_ACTED,
                            now_unix (self));
  follow (self, nudge);
}

static const GActionEntry entries[] = {
  { .name = "page", .activate = page_activated_cb, .parameter_type = "s", .state = "'dashboard'" },
  { .name = "hide-amounts", .state = "false", .change_state = hide_amounts_changed_cb },
  { .name = "search", .state = "false", .change_state = search_changed_cb },
  { .name = "add-transaction", .activate = add_activated_cb },
  { .name = "edit-transaction", .activate = edit_activated_cb, .parameter_type = "x" },
  { .name = "show-account", .activate = show_account_activated_cb, .parameter_type = "x" },
  { .name = "accounts", .activate = accounts_activated_cb },
  { .name = "edit-account", .activate = edit_account_activated_cb, .parameter_type = "x" },
  { .name = "state-balance", .activate = state_balance_activated_cb, .parameter_type = "x" },
  { .name = "state-rate", .activate = state_rate_activated_cb, .parameter_type = "s" },
  { .name = "decide-held", .activate = decide_held_activated_cb, .parameter_type = "x" },
  { .name = "show-import", .activate = show_import_activated_cb, .parameter_type = "x" },
  { .name = "show-import-transactions", .activate = show_import_transactions_activated_cb,
    .parameter_type = "(xs)" },
  { .name = "expect-anomaly", .activate = expect_anomaly_activated_cb, .parameter_type = "s" },
  { .name = "show-anomaly", .activate = show_anomaly_activated_cb, .parameter_type = "s" },
  { .name = "undo", .activate = undo_activated_cb },
  { .name = "redo", .activate = redo_activated_cb },
  { .name = "refresh", .activate = refresh_activated_cb },
  { .name = "what-if", .activate = what_if_activated_cb },
  { .name = "import", .activate = import_activated_cb },
  { .name = "import-files", .activate = import_files_activated_cb, .parameter_type = "as" },
  { .name = "read-nudge", .activate = read_activated_cb, .parameter_type = "x" },
  { .name = "read-all-nudges", .activate = read_all_activated_cb },
  { .name = "dismiss-nudge", .activate = dismiss_activated_cb, .parameter_type = "x" },
  { .name = "snooze-nudge", .activate = snooze_activated_cb, .parameter_type = "x" },
  { .name = "less-of-nudge", .activate = less_activated_cb, .parameter_type = "x" },
  { .name = "restore-nudge", .activate = restore_activated_cb, .parameter_type = "x" },
  { .name = "open-nudge", .activate = open_nudge_activated_cb, .parameter_type = "x" },
};

static void
set_enabled (FinWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* What was hidden stays hidden when another database is opened. */
static void
apply_hide_amounts (FinWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "hide-amounts");
  g_autoptr (GVariant) state = g_action_get_state (action);

  if (self->session != NULL)
    fin_session_set_amounts_hidden (self->session, g_variant_get_boolean (state));
}

/* Called when the session, or what it can undo, changed. */
void
fin_window_update_actions (FinWindow *self)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  apply_hide_amounts (self);
  for (gsize i = 0; i < G_N_ELEMENTS (session_actions); i++)
    set_enabled (self, session_actions[i], self->session != NULL);
  if (self->session != NULL)
    g_object_get (self->session, "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  set_enabled (self, "undo", undo_label != NULL);
  set_enabled (self, "redo", redo_label != NULL);
}

void
fin_window_add_actions (FinWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  fin_window_update_actions (self);
}
