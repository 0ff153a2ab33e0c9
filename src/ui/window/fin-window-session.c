/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does at the session's news: counts, toasts, titles. And files dropped anywhere. */
#include "fin-window-private.h"

#include <glib/gi18n.h>

#include "fin-import-dialog.h"
#include "fin-widgets.h"

static FinSidebarRow *
find_row (FinWindow *self, const char *name)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar_list, i);

      if (row == NULL)
        return NULL;
      if (g_str_equal (fin_sidebar_row_get_name (FIN_SIDEBAR_ROW (row)), name))
        return FIN_SIDEBAR_ROW (row);
    }
}

static void
unread_notify_cb (FinWindow *self)
{
  FinSidebarRow *row = find_row (self, "notifications");

  if (row != NULL && self->session != NULL)
    fin_sidebar_row_set_count (row, fin_session_get_unread (self->session));
}

static void
held_notify_cb (FinWindow *self)
{
  FinSidebarRow *row = find_row (self, "imports");

  if (row != NULL && self->session != NULL)
    fin_sidebar_row_set_count (row, fin_session_get_held (self->session));
}

static void
session_done_cb (FinSession *session, const char *message, FinWindow *self)
{
  AdwToast *toast = fin_undo_toast_new (message);

  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
session_failed_cb (FinSession *session, const char *message, FinWindow *self)
{
  fin_window_toast (self, message);
}

static void
error_notify_cb (FinWindow *self)
{
  if (self->session != NULL && fin_session_get_error_message (self->session) != NULL)
    fin_window_toast (self, fin_session_get_error_message (self->session));
}

static void
session_bound_cb (GSignalGroup *group, FinSession *session, FinWindow *self)
{
  unread_notify_cb (self);
  held_notify_cb (self);
}

static gboolean
profile_title (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *name = g_value_get_string (from);

  g_value_set_string (to, name != NULL && *name != '\0' ? name : _ ("Finsight"));
  return TRUE;
}

/* The command line may have written meanwhile. */
static void
is_active_notify_cb (FinWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->session != NULL
      && fin_session_get_database (self->session) != NULL)
    fin_database_look_for_changes (fin_session_get_database (self->session));
}

void
fin_window_connect_session (FinWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (is_active_notify_cb), NULL);
  self->session_bindings = g_binding_group_new ();
  /* What is not revealed would still be read to those who cannot see that it is not. */
  g_binding_group_bind (self->session_bindings, "demo", self->demo_banner, "visible",
                        G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->session_bindings, "demo", self->demo_banner, "revealed",
                        G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->session_bindings, "busy", self->busy_spinner, "visible",
                        G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->session_bindings, "profile-name", self->profile_title, "title",
                             G_BINDING_SYNC_CREATE, profile_title, NULL, NULL, NULL);

  self->session_signals = g_signal_group_new (FIN_TYPE_SESSION);
  g_signal_group_connect_object (self->session_signals, "done", G_CALLBACK (session_done_cb), self,
                                 0);
  g_signal_group_connect_object (self->session_signals, "failed", G_CALLBACK (session_failed_cb),
                                 self, 0);
  g_signal_group_connect_object (self->session_signals, "notify::unread",
                                 G_CALLBACK (unread_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::held",
                                 G_CALLBACK (held_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::error-message",
                                 G_CALLBACK (error_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::undo-label",
                                 G_CALLBACK (fin_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::redo-label",
                                 G_CALLBACK (fin_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::loaded",
                                 G_CALLBACK (fin_window_update_root), self, G_CONNECT_SWAPPED);
  g_signal_group_connect_object (self->session_signals, "notify::empty",
                                 G_CALLBACK (fin_window_update_root), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session_signals, "bind", G_CALLBACK (session_bound_cb), self, 0);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, FinWindow *self)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (const GSList *list = g_value_get_boxed (value); list != NULL; list = list->next)
    {
      g_autofree char *uri = g_file_get_uri (list->data);

      g_strv_builder_add (uris, uri);
    }
  names = g_strv_builder_end (uris);
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.import-files", "^as", names);
}

void
fin_window_add_drop_target (FinWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->root_stack), GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (GTK_WIDGET (self->root_stack), "drop-target");
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files
      = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    fin_window_import_files (self, files);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    fin_window_toast (self, error->message);
}

/* Nobody's own data may meet the demo household. */
static gboolean
refuse_in_demo (FinWindow *self)
{
  AdwToast *toast;

  if (self->session == NULL || !fin_session_get_demo (self->session))
    return FALSE;
  toast = adw_toast_new (_ ("Leave the demo household to import your own statements"));
  adw_toast_set_button_label (toast, _ ("_Leave"));
  adw_toast_set_action_name (toast, "app.leave-demo");
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
  return TRUE;
}

/** fin_window_choose_files: asks for statements and imports them */
void
fin_window_choose_files (FinWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) statements = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) everything = gtk_file_filter_new ();
  const char *const suffixes[] = { "csv", "txt", "tsv", "ofx", "qfx", "qif", "xml", "sta", "mt940" };

  g_return_if_fail (FIN_IS_WINDOW (self));

  if (refuse_in_demo (self))
    return;
  gtk_file_filter_set_name (statements, _ ("Bank statements"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (statements, suffixes[i]);
  gtk_file_filter_set_name (everything, _ ("All files"));
  gtk_file_filter_add_pattern (everything, "*");
  g_list_store_append (filters, statements);
  g_list_store_append (filters, everything);
  gtk_file_dialog_set_title (dialog, _ ("Import Statements"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, files_chosen_cb,
                                 g_object_ref (self));
}

/** fin_window_import_files: @files: (element-type GFile): shows what they hold and imports them */
void
fin_window_import_files (FinWindow *self, GListModel *files)
{
  g_return_if_fail (FIN_IS_WINDOW (self));

  if (self->session != NULL && g_list_model_get_n_items (files) > 0 && !refuse_in_demo (self))
    adw_dialog_present (fin_import_dialog_new (self->session, files), GTK_WIDGET (self));
}
