/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts and counts are read together; the rows come from a model of their own as one scrolls. */
#include "fin-import-details-dialog.h"

#include <glib/gi18n.h>

#include "fin-file-row.h"
#include "fin-format.h"
#include "fin-help-dialog.h"
#include "fin-import-review.h"
#include "fin-import-row-model.h"
#include "fin-import-store.h"
#include "fin-import-text.h"
#include "fin-palette.h"
#include "fin-session-edit.h"
#include "fin-ui.h"
#include "fin-widgets.h"

#define N_OUTCOMES (FIN_IMPORT_ROW_SKIPPED + 1)

struct _FinImportDetailsDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *window_title;
  AdwBanner *held_banner;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *source_label;
  GtkWidget *balance_box;
  GtkWidget *balance_icon;
  GtkLabel *balance_label;
  AdwWrapBox *chips;
  GtkStack *stack;
  GtkListView *list_view;

  /* Owned */
  FinSession *session;
  FinImport *import; /* NULL until it is read */
  FinImportRowModel *model;
  GSimpleActionGroup *actions;

  /* Borrowed from chips: all, then one per outcome */
  GtkToggleButton *chip_all;
  GtkToggleButton *chip_outcomes[N_OUTCOMES];
  FinImportFate fate;
  gint64 import_id;
};

/** Facts: what is read of the import in one go. */
typedef struct
{
  FinImport *import;
  FinImportFate fate;
} Facts;

G_DEFINE_FINAL_TYPE (FinImportDetailsDialog, fin_import_details_dialog, ADW_TYPE_DIALOG)

static void
facts_free (gpointer data)
{
  Facts *facts = data;

  g_clear_object (&facts->import);
  g_free (facts);
}

/* Filtering */

static void
filter_changed_cb (FinImportDetailsDialog *self)
{
  guint outcomes = FIN_IMPORT_OUTCOMES_ALL;

  if (self->model == NULL)
    return;
  for (int i = 0; i < N_OUTCOMES; i++)
    if (gtk_toggle_button_get_active (self->chip_outcomes[i]))
      outcomes = 1u << i;
  fin_import_row_model_set_filter (self->model, outcomes,
                                   gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
chip_toggled_cb (GtkToggleButton *chip, FinImportDetailsDialog *self)
{
  if (gtk_toggle_button_get_active (chip))
    filter_changed_cb (self);
}

static GtkToggleButton *
add_chip (FinImportDetailsDialog *self)
{
  GtkWidget *chip = gtk_toggle_button_new ();

  gtk_widget_add_css_class (chip, "fin-chip");
  if (self->chip_all != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), self->chip_all);
  g_signal_connect (chip, "toggled", G_CALLBACK (chip_toggled_cb), self);
  adw_wrap_box_append (self->chips, chip);
  return GTK_TOGGLE_BUTTON (chip);
}

static void
set_chip (GtkToggleButton *chip, const char *title, int n)
{
  g_autofree char *number = fin_format_count (n);
  /* Translators: what became of rows, then their number */
  g_autofree char *label = g_strdup_printf (_ ("%s %s"), title, number);

  gtk_button_set_label (GTK_BUTTON (chip), label);
  gtk_widget_set_visible (GTK_WIDGET (chip), n > 0);
}

static void
update_chips (FinImportDetailsDialog *self)
{
  const int counts[N_OUTCOMES] = {
    fin_import_get_n_added (self->import),   fin_import_get_n_present (self->import),
    fin_import_get_n_held (self->import),    fin_import_get_n_refused (self->import),
    fin_import_get_n_skipped (self->import),
  };
  int n_all = 0;

  for (int i = 0; i < N_OUTCOMES; i++)
    {
      set_chip (self->chip_outcomes[i], fin_outcome_title (i), counts[i]);
      n_all += counts[i];
    }
  set_chip (self->chip_all, _ ("All"), n_all);
  gtk_widget_set_visible (GTK_WIDGET (self->chip_all), TRUE);
}

/* Facts */

static void
set_enabled (FinImportDetailsDialog *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

static void
update_balance (FinImportDetailsDialog *self)
{
  gboolean differs;
  g_autofree char *balance = fin_import_describe_balance (self->session, self->import, &differs);

  gtk_widget_set_visible (self->balance_box, balance != NULL);
  gtk_label_set_label (self->balance_label, balance != NULL ? balance : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->balance_icon),
                                differs ? "fin-warning-symbolic" : "fin-good-symbolic");
  fin_palette_apply (self->balance_icon, differs ? "orange" : "green");
}

static void
show_facts (FinImportDetailsDialog *self)
{
  g_autofree char *source = NULL;
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *number = fin_format_count (self->fate.n_undecided);
  g_autofree char *waiting
      = g_strdup_printf (ngettext ("%s row waits for your decision",
                                   "%s rows wait for your decision",
                                   (gulong)self->fate.n_undecided),
                         number);

  if (self->import == NULL)
    return;
  source = fin_import_describe_source (self->session, self->import);
  day = fin_import_describe_day (self->session, self->import);
  /* Translators: %s is a day */
  subtitle = g_strdup_printf (_ ("Imported: %s"), day);
  adw_dialog_set_title (ADW_DIALOG (self), fin_import_get_file_name (self->import));
  adw_window_title_set_title (self->window_title, fin_import_get_file_name (self->import));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  fin_label_set (self->source_label, source);
  update_balance (self);
  update_chips (self);
  adw_banner_set_title (self->held_banner, waiting);
  adw_banner_set_revealed (self->held_banner, self->fate.n_undecided > 0);
  set_enabled (self, "decide", self->fate.n_undecided > 0);
  set_enabled (self, "bring-back-all", self->fate.n_deleted > 0);
  set_enabled (self, "show-transactions", self->fate.n_posted > 0);
  set_enabled (self, "undo", TRUE);
}

static gpointer
read_facts (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = *(gint64 *)data;
  Facts *facts = g_new0 (Facts, 1);

  facts->import = fin_import_store_get (connection, id, error);
  if (facts->import != NULL
      && fin_import_review_get_fate (connection, id, &facts->fate, error))
    return facts;
  facts_free (facts);
  return NULL;
}

static void
facts_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportDetailsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Facts *facts = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (facts != NULL && self->session != NULL)
    {
      g_set_object (&self->import, facts->import);
      self->fate = facts->fate;
      show_facts (self);
    }
  else if (self->session != NULL)
    adw_dialog_close (ADW_DIALOG (self)); /* it was undone */
  g_clear_pointer (&facts, facts_free);
}

static void
reload (FinImportDetailsDialog *self)
{
  fin_database_read_async (fin_session_get_database (self->session), read_facts,
                           g_memdup2 (&self->import_id, sizeof self->import_id), g_free,
                           facts_free, NULL, facts_read_cb, g_object_ref (self));
}

static void
session_changed_cb (FinSession *session, FinChanges changes, FinImportDetailsDialog *self)
{
  if (changes & (FIN_CHANGES_IMPORTS | FIN_CHANGES_TRANSACTIONS | FIN_CHANGES_ACCOUNTS))
    reload (self);
}

static void
session_done_cb (FinSession *session, const char *message, FinImportDetailsDialog *self)
{
  adw_toast_overlay_add_toast (self->toast_overlay, fin_undo_toast_new (message));
}

/* Rows */

static void
model_changed_cb (FinImportDetailsDialog *self)
{
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    name = fin_import_row_model_get_loading (self->model) ? "loading" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_item (GtkListItem *item)
{
  FinImportDetailsDialog *self = g_object_get_data (G_OBJECT (item), "dialog");
  FinFileRow *view = FIN_FILE_ROW (gtk_list_item_get_child (item));
  FinImportRow *row = gtk_list_item_get_item (item);

  /* A placeholder belongs to no import; it notifies once it is read. */
  if (row == NULL || self->session == NULL || fin_import_row_get_import_id (row) == 0)
    return;
  fin_file_row_show_row (view, self->session, row);
  gtk_list_item_set_accessible_label (item, fin_file_row_get_spoken (view));
  gtk_list_item_set_activatable (item, fin_import_row_get_transaction_id (row) != 0);
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinImportDetailsDialog *self)
{
  gtk_list_item_set_child (item, fin_file_row_new ());
  g_object_set_data (G_OBJECT (item), "dialog", self);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinImportDetailsDialog *self)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "notify", G_CALLBACK (show_item), item,
                           G_CONNECT_SWAPPED);
  show_item (item);
}

static void
row_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinImportDetailsDialog *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
renew_factory (FinImportDetailsDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbound_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
row_activated_cb (FinImportDetailsDialog *self, guint position)
{
  g_autoptr (FinImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  gint64 id = fin_import_row_get_transaction_id (row);

  if (id == 0 || fin_import_row_get_state (row) == FIN_TRANSACTION_DELETED)
    return;
  if (fin_import_row_get_state (row) == FIN_TRANSACTION_HELD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.decide-held", "x", self->import_id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-transaction", "x", id);
}

/* Actions */

static void
decide_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDetailsDialog *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.decide-held", "x", self->import_id);
}

static void
show_transactions_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDetailsDialog *self = user_data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-import-transactions", "(xs)",
                              self->import_id, fin_import_get_file_name (self->import));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
bring_back_all_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDetailsDialog *self = user_data;

  fin_session_bring_back (self->session, self->import_id, 0);
}

static void
bring_back_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDetailsDialog *self = user_data;

  fin_session_bring_back (self->session, self->import_id, g_variant_get_int64 (parameter));
}

/* Where nothing followed the import it is undone itself, with the account it made; Redo brings it back. */
static void
undo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDetailsDialog *self = user_data;

  if (self->fate.is_newest_step)
    fin_session_undo (self->session);
  else
    fin_session_remove_import (self->session, self->import_id,
                               fin_import_get_file_name (self->import));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
explain_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (fin_help_dialog_new (FIN_HELP_OUTCOMES), GTK_WIDGET (user_data));
}

static const GActionEntry entries[] = {
  { .name = "explain", .activate = explain_activated_cb },
  { .name = "decide", .activate = decide_activated_cb },
  { .name = "show-transactions", .activate = show_transactions_activated_cb },
  { .name = "bring-back-all", .activate = bring_back_all_activated_cb },
  { .name = "bring-back", .activate = bring_back_activated_cb, .parameter_type = "x" },
  { .name = "undo", .activate = undo_activated_cb },
};

static void
fin_import_details_dialog_dispose (GObject *object)
{
  FinImportDetailsDialog *self = FIN_IMPORT_DETAILS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_IMPORT_DETAILS_DIALOG);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_object (&self->import);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_import_details_dialog_parent_class)->dispose (object);
}

static void
fin_import_details_dialog_class_init (FinImportDetailsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_import_details_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, FIN_UI_RESOURCE_PATH "/fin-import-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, held_banner);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, source_label);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, balance_box);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, balance_icon);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, balance_label);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, chips);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FinImportDetailsDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
fin_import_details_dialog_init (FinImportDetailsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  self->chip_all = add_chip (self);
  for (int i = 0; i < N_OUTCOMES; i++)
    self->chip_outcomes[i] = add_chip (self);
  gtk_toggle_button_set_active (self->chip_all, TRUE);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "import", G_ACTION_GROUP (self->actions));
  renew_factory (self);
}

AdwDialog *
fin_import_details_dialog_new (FinSession *session, gint64 import_id)
{
  FinImportDetailsDialog *self = g_object_new (FIN_TYPE_IMPORT_DETAILS_DIALOG, NULL);
  g_autoptr (GtkNoSelection) selection = NULL;
  const char *const needing_facts[] = { "decide", "show-transactions", "bring-back-all", "undo" };

  self->session = g_object_ref (session);
  self->import_id = import_id;
  for (gsize i = 0; i < G_N_ELEMENTS (needing_facts); i++)
    set_enabled (self, needing_facts[i], FALSE);
  self->model = fin_import_row_model_new (fin_session_get_database (session), import_id);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::loading", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (session, "done", G_CALLBACK (session_done_cb), self, 0);
  g_signal_connect_object (session, "notify::amounts-hidden", G_CALLBACK (renew_factory), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::amounts-hidden", G_CALLBACK (show_facts), self,
                           G_CONNECT_SWAPPED);
  reload (self);
  return ADW_DIALOG (self);
}

/** fin_import_details_dialog_get_model: Returns: (transfer none) (element-type FinImportRow): */
GListModel *
fin_import_details_dialog_get_model (FinImportDetailsDialog *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_DETAILS_DIALOG (self), NULL);

  return G_LIST_MODEL (self->model);
}
