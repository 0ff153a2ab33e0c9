/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the list as the database has it: a decision, or its undo anywhere, changes that first. */
#include "fin-held-dialog.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-held-pair-view.h"
#include "fin-import-review.h"
#include "fin-session-edit.h"
#include "fin-ui.h"
#include "fin-widgets.h"

/* So many are read at once; the next ones follow when these are decided. */
#define MAX_PAIRS 200

struct _FinHeldDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkLabel *reason_label;
  AdwBin *pair_bin;
  GtkWidget *decisions;
  GtkButton *reject_button;
  GtkButton *accept_button;
  GtkWidget *close_button;

  /* Owned */
  FinSession *session;
  GPtrArray *pairs; /* (element-type FinHeldPair), NULL until they are read */
  GSimpleActionGroup *actions;
  gint64 import_id; /* 0: all imports */
  gint64 n_all;
  gint64 deciding; /* the transaction that is being decided on: not twice */
  guint position;
};

/** Held: what is read in one go. */
typedef struct
{
  GPtrArray *pairs;
  gint64 n_all;
} Held;

G_DEFINE_FINAL_TYPE (FinHeldDialog, fin_held_dialog, ADW_TYPE_DIALOG)

static void
held_free (gpointer data)
{
  Held *held = data;

  g_clear_pointer (&held->pairs, g_ptr_array_unref);
  g_free (held);
}

static void
set_enabled (FinHeldDialog *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static const FinHeldPair *
current_pair (FinHeldDialog *self)
{
  return self->pairs != NULL && self->position < self->pairs->len
             ? g_ptr_array_index (self->pairs, self->position)
             : NULL;
}

static void
update_actions (FinHeldDialog *self)
{
  gboolean any = current_pair (self) != NULL;

  set_enabled (self, "accept", any);
  set_enabled (self, "reject", any);
  set_enabled (self, "accept-all", any);
  set_enabled (self, "reject-all", any);
  set_enabled (self, "previous", any && self->position > 0);
  set_enabled (self, "next", any && self->position + 1 < self->pairs->len);
  gtk_widget_set_visible (self->decisions, any);
}

static void
show_done (FinHeldDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "done");
  adw_window_title_set_subtitle (self->window_title, "");
  gtk_widget_grab_focus (self->close_button);
}

static void
show_pair (FinHeldDialog *self, const FinHeldPair *pair)
{
  g_autofree char *place = fin_format_count (self->position + 1);
  g_autofree char *all = fin_format_count (self->n_all);
  /* Translators: position in a list, then the length of the list */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s of %s"), place, all);
  const char *reason = fin_import_row_get_reason (pair->row);

  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_button_set_label (self->reject_button,
                        pair->similar != NULL ? _ ("_Same Payment") : _ ("_Leave Out"));
  gtk_button_set_label (self->accept_button,
                        pair->similar != NULL ? _ ("_Keep Both") : _ ("_Take In"));
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->reject_button),
      pair->similar != NULL ? _ ("Leave the file’s row out: it is in the ledger already (S)")
                            : _ ("Leave the file’s row out (S)"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept_button),
                               _ ("Count the file’s row as a payment of its own (K)"));
  adw_bin_set_child (self->pair_bin, fin_held_pair_view_new (self->session, pair));
  gtk_stack_set_visible_child_name (self->stack, "pair");
}

/* What had the keyboard may have gone with the last pair; the keys of this dialog need it within. */
static void
keep_focus (FinHeldDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->reject_button));
}

static void
update (FinHeldDialog *self)
{
  const FinHeldPair *pair;

  if (self->pairs == NULL)
    return;
  if (self->position >= self->pairs->len)
    self->position = self->pairs->len > 0 ? self->pairs->len - 1 : 0;
  pair = current_pair (self);
  if (pair != NULL)
    show_pair (self, pair);
  update_actions (self);
  if (pair == NULL)
    show_done (self);
  else
    keep_focus (self);
}

/* Reading */

static gpointer
read_held (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 import_id = *(gint64 *)data;
  Held *held = g_new0 (Held, 1);

  held->pairs = fin_import_review_list_held (connection, import_id, MAX_PAIRS, error);
  if (held->pairs != NULL)
    held->n_all = fin_import_review_count_held (connection, import_id, error);
  if (held->pairs != NULL && held->n_all >= 0)
    return held;
  held_free (held);
  return NULL;
}

static void
held_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinHeldDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Held *held = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (self->session == NULL)
    {
      g_clear_pointer (&held, held_free);
      return;
    }
  if (held == NULL)
    {
      fin_session_report_error (self->session, error);
      return;
    }
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = g_steal_pointer (&held->pairs);
  self->n_all = held->n_all;
  self->deciding = 0;
  held_free (held);
  update (self);
}

static void
reload (FinHeldDialog *self)
{
  fin_database_read_async (fin_session_get_database (self->session), read_held,
                           g_memdup2 (&self->import_id, sizeof self->import_id), g_free,
                           held_free, NULL, held_read_cb, g_object_ref (self));
}

static void
session_changed_cb (FinSession *session, FinChanges changes, FinHeldDialog *self)
{
  if (changes & (FIN_CHANGES_IMPORTS | FIN_CHANGES_TRANSACTIONS))
    reload (self);
}

static void
session_done_cb (FinSession *session, const char *message, FinHeldDialog *self)
{
  adw_toast_overlay_add_toast (self->toast_overlay, fin_undo_toast_new (message));
}

/* Deciding */

/* The buttons stay sensitive: one that has the keyboard would lose it. */
static void
decide (FinHeldDialog *self, gboolean accept)
{
  const FinHeldPair *pair = current_pair (self);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  if (pair == NULL || fin_transaction_get_id (pair->held) == self->deciding)
    return;
  id = fin_transaction_get_id (pair->held);
  self->deciding = id;
  g_array_append_val (ids, id);
  fin_session_decide (self->session, ids, accept);
}

static void
accept_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, TRUE);
}

static void
reject_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, FALSE);
}

static void
accept_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinHeldDialog *self = user_data;

  fin_session_decide_import (self->session, self->import_id, TRUE);
}

static void
reject_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinHeldDialog *self = user_data;

  fin_session_decide_import (self->session, self->import_id, FALSE);
}

static void
previous_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinHeldDialog *self = user_data;

  self->position--;
  update (self);
}

static void
next_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinHeldDialog *self = user_data;

  self->position++;
  update (self);
}

static void
close_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_close (ADW_DIALOG (user_data));
}

static const GActionEntry entries[] = {
  { .name = "accept", .activate = accept_activated_cb },
  { .name = "reject", .activate = reject_activated_cb },
  { .name = "accept-all", .activate = accept_all_activated_cb },
  { .name = "reject-all", .activate = reject_all_activated_cb },
  { .name = "previous", .activate = previous_activated_cb },
  { .name = "next", .activate = next_activated_cb },
  { .name = "close", .activate = close_activated_cb },
};

static void
add_shortcuts (FinHeldDialog *self)
{
  const struct
  {
    const char *keys;
    const char *action;
  } shortcuts[] = {
    { "s", "held.reject" },
    { "k", "held.accept" },
    { "<Alt>Left", "held.previous" },
    { "<Alt>Right", "held.next" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                          gtk_named_action_new (shortcuts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fin_held_dialog_dispose (GObject *object)
{
  FinHeldDialog *self = FIN_HELD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_HELD_DIALOG);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_object (&self->actions);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_held_dialog_parent_class)->dispose (object);
}

static void
fin_held_dialog_class_init (FinHeldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_held_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-held-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, pair_bin);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, decisions);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, reject_button);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, FinHeldDialog, close_button);
}

static void
fin_held_dialog_init (FinHeldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "held", G_ACTION_GROUP (self->actions));
  add_shortcuts (self);
  update_actions (self);
}

/** fin_held_dialog_new: @import_id: 0: of all imports */
AdwDialog *
fin_held_dialog_new (FinSession *session, gint64 import_id)
{
  FinHeldDialog *self = g_object_new (FIN_TYPE_HELD_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->import_id = import_id;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (session, "done", G_CALLBACK (session_done_cb), self, 0);
  g_signal_connect_object (session, "notify::amounts-hidden", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return ADW_DIALOG (self);
}
