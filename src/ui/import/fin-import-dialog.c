/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files are read at the same time and imported one after the other, each as one step of undo. */
#include "fin-import-dialog.h"

#include <glib/gi18n.h>

#include "fin-columns-dialog.h"
#include "fin-help-dialog.h"
#include "fin-history.h"
#include "fin-import-file-group.h"
#include "fin-ui.h"

struct _FinImportDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkButton *cancel_button;
  GtkButton *import_button;
  AdwBanner *banner;
  GtkStack *stack;
  AdwStatusPage *working_page;
  GtkProgressBar *progress;
  GtkBox *groups;
  AdwStatusPage *summary_page;
  GtkWidget *undo_button;
  GtkWidget *done_button;
  GtkBox *summaries;

  /* Owned */
  FinSession *session;
  GPtrArray *items; /* (element-type FinImportItem) */
  GArray *order;    /* guint: positions in items, problems first */
  guint running;    /* the item being imported, items->len: none */
  guint n_steps;    /* imports that Undo takes back */
  gboolean importing;
  gboolean cancelled; /* what was not begun is left alone */
};

G_DEFINE_FINAL_TYPE (FinImportDialog, fin_import_dialog, ADW_TYPE_DIALOG)

static void run_next (FinImportDialog *self);

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static guint
count_in_state (FinImportDialog *self, FinImportItemState state)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += fin_import_item_get_state (g_ptr_array_index (self->items, i)) == state;
  return n;
}

/* Files that need something come first, then those that could not be read. */
static int
rank (FinImportItem *item)
{
  switch (fin_import_item_get_state (item))
    {
    case FIN_IMPORT_ITEM_ASKING:
      return 0;
    case FIN_IMPORT_ITEM_FAILED:
      return 1;
    case FIN_IMPORT_ITEM_READING:
    case FIN_IMPORT_ITEM_READY:
    case FIN_IMPORT_ITEM_IMPORTING:
    case FIN_IMPORT_ITEM_DONE:
    default:
      return 2;
    }
}

/* Once, when all are read: a file does not jump away while a person answers its questions. */
static void
find_order (FinImportDialog *self)
{
  g_array_set_size (self->order, 0);
  for (int wanted = 0; wanted <= 2; wanted++)
    for (guint i = 0; i < self->items->len; i++)
      if (rank (g_ptr_array_index (self->items, i)) == wanted)
        g_array_append_val (self->order, i);
}

static void
fill_groups (FinImportDialog *self, GtkBox *box)
{
  clear_box (box);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint index = g_array_index (self->order, guint, i);

      gtk_box_append (box, fin_import_file_group_new (
                               self->session, g_ptr_array_index (self->items, index), index));
    }
}

static void
show_review (FinImportDialog *self)
{
  guint n_asking = count_in_state (self, FIN_IMPORT_ITEM_ASKING);
  guint n_ready = count_in_state (self, FIN_IMPORT_ITEM_READY);

  if (self->order->len == 0)
    find_order (self);
  fill_groups (self, self->groups);
  adw_banner_set_title (self->banner,
                        ngettext ("One file needs an answer before it can be imported.",
                                  "Some files need an answer before they can be imported.",
                                  n_asking));
  adw_banner_set_revealed (self->banner, n_asking > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n_ready > 0 && n_asking == 0);
  gtk_stack_set_visible_child_name (self->stack, "review");
}

static guint64
count_added (FinImportDialog *self, guint64 *n_held)
{
  guint64 n_added = 0;

  *n_held = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      FinImportItem *item = g_ptr_array_index (self->items, i);
      const FinImportResult *result = fin_import_item_get_result (item);

      if (fin_import_item_get_state (item) != FIN_IMPORT_ITEM_DONE)
        continue;
      n_added += result->n_added;
      *n_held += result->n_held;
    }
  return n_added;
}

static void
show_summary (FinImportDialog *self)
{
  guint64 n_held;
  guint64 n_added = count_added (self, &n_held);
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u Transaction Added", "%u Transactions Added",
                                   (gulong)n_added),
                         (guint)n_added);

  self->importing = FALSE;
  find_order (self);
  fill_groups (self, self->summaries);
  adw_status_page_set_title (self->summary_page, title);
  if (self->cancelled)
    adw_status_page_set_description (
        self->summary_page, _ ("You stopped the import: files that were not begun were left alone."));
  else
    adw_status_page_set_description (self->summary_page,
                                     n_held > 0 ? _ ("Some rows wait for your decision.") : NULL);
  gtk_widget_set_visible (self->undo_button, self->n_steps > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
  gtk_button_set_label (self->cancel_button, _ ("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "summary");
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->done_button);
  gtk_widget_grab_focus (self->done_button);
}

static void
show_working (FinImportDialog *self, const char *title)
{
  adw_status_page_set_title (self->working_page, title);
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
}

static void
item_changed_cb (FinImportItem *item, FinImportDialog *self)
{
  FinImportItemState state = fin_import_item_get_state (item);

  if (self->importing)
    {
      const FinImportResult *result = fin_import_item_get_result (item);

      if (state == FIN_IMPORT_ITEM_DONE && result->import_id != 0)
        self->n_steps++;
      self->running++;
      run_next (self);
    }
  else if (count_in_state (self, FIN_IMPORT_ITEM_READING) == 0)
    show_review (self);
}

/* One bar for all files: each counts the same. */
static void
item_fraction_cb (FinImportItem *item, GParamSpec *pspec, FinImportDialog *self)
{
  double sum = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      FinImportItem *other = g_ptr_array_index (self->items, i);
      FinImportItemState state = fin_import_item_get_state (other);

      if (state == FIN_IMPORT_ITEM_IMPORTING || state == FIN_IMPORT_ITEM_READING)
        sum += fin_import_item_get_fraction (other);
      else
        sum += !self->importing || i < self->running;
    }
  gtk_progress_bar_set_fraction (self->progress, MIN (sum / MAX (self->items->len, 1), 1));
}

/* A new account that an earlier file of this batch made is not made again. */
static void
reuse_new_account (FinImportDialog *self, FinImportItem *item)
{
  FinImportOptions *options = fin_import_item_get_options (item);
  const FinImportResult *preview = fin_import_item_get_result (item);

  for (guint i = 0; i < preview->statements->len; i++)
    {
      const FinImportTarget *target = fin_import_options_get_target (options, i);

      if (target->mode != FIN_IMPORT_TARGET_NEW)
        continue;
      for (guint j = 0; j < self->running; j++)
        {
          const FinImportResult *earlier
              = fin_import_item_get_result (g_ptr_array_index (self->items, j));

          for (guint k = 0; earlier != NULL && k < earlier->statements->len; k++)
            {
              const FinImportStatement *made = fin_import_result_get_statement (earlier, k);
              const FinImportTarget known = { .mode = FIN_IMPORT_TARGET_EXISTING,
                                              .account_id = made->account_id,
                                              .kind = -1 };

              if (made->account_id != 0 && g_strcmp0 (made->account_name, target->name) == 0)
                {
                  fin_import_item_set_target (item, i, &known, FALSE);
                  j = self->running;
                  break;
                }
            }
        }
    }
}

static void
run_next (FinImportDialog *self)
{
  while (self->running < self->items->len && !self->cancelled)
    {
      FinImportItem *item = g_ptr_array_index (self->items, self->running);

      if (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_READY)
        {
          g_autofree char *title
              /* Translators: %s is the name of a file */
              = g_strdup_printf (_ ("Importing %s…"), fin_import_item_get_name (item));
          g_autofree char *markup = g_markup_escape_text (title, -1);

          show_working (self, markup);
          reuse_new_account (self, item);
          fin_import_item_run (item);
          return;
        }
      self->running++;
    }
  show_summary (self);
}

static void
import_clicked_cb (FinImportDialog *self)
{
  if (self->importing)
    return;
  self->importing = TRUE;
  self->running = 0;
  run_next (self);
}

static void
columns_chosen_cb (GtkWidget *dialog, gpointer options, FinImportItem *item)
{
  fin_import_item_set_read_options (item, options);
}

static void
name_columns_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinImportDialog *self = user_data;
  guint index = g_variant_get_uint32 (parameter);
  FinImportItem *item = index < self->items->len ? g_ptr_array_index (self->items, index) : NULL;
  const FinImportResult *result;
  const FinReadOptions *options;
  AdwDialog *dialog;

  if (item == NULL || fin_import_item_get_path (item) == NULL)
    return;
  result = fin_import_item_get_result (item);
  options = fin_import_item_get_options (item)->read;
  if (fin_import_item_get_state (item) != FIN_IMPORT_ITEM_FAILED && result != NULL)
    options = result->read_options;
  dialog = fin_columns_dialog_new (self->session, fin_import_item_get_path (item), options);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (columns_chosen_cb), item, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
explain_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (fin_help_dialog_new (FIN_HELP_OUTCOMES), GTK_WIDGET (user_data));
}

/* Stops the import under way and all that would follow; before and after, closes. */
static void
cancel (FinImportDialog *self)
{
  if (self->importing && self->running < self->items->len)
    {
      self->cancelled = TRUE;
      fin_import_item_cancel (g_ptr_array_index (self->items, self->running));
      return;
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
cancel_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cancel (user_data);
}

static const GActionEntry entries[] = {
  { .name = "cancel", .activate = cancel_activated_cb },
  { .name = "explain", .activate = explain_activated_cb },
  { .name = "name-columns", .activate = name_columns_activated_cb, .parameter_type = "u" },
};

static void
done_clicked_cb (FinImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = fin_history_undo_finish (FIN_DATABASE (source), result, &error);

  if (label == NULL)
    fin_session_report_error (self->session, error);
  else if (--self->n_steps > 0)
    fin_history_undo_async (FIN_DATABASE (source), NULL, undone_cb, g_object_ref (self));
  if (self->n_steps == 0 || label == NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
undo_clicked_cb (FinImportDialog *self)
{
  gtk_widget_set_sensitive (self->undo_button, FALSE);
  fin_history_undo_async (fin_session_get_database (self->session), NULL, undone_cb,
                          g_object_ref (self));
}

static void
fin_import_dialog_dispose (GObject *object)
{
  FinImportDialog *self = FIN_IMPORT_DIALOG (object);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->items, i), self);
      fin_import_item_cancel (g_ptr_array_index (self->items, i));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_import_dialog_parent_class)->dispose (object);
}

static void
fin_import_dialog_class_init (FinImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, working_page);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, summary_page);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, done_button);
  gtk_widget_class_bind_template_child (widget_class, FinImportDialog, summaries);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}

static void
fin_import_dialog_init (FinImportDialog *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "assistant", G_ACTION_GROUP (actions));
}

/** fin_import_dialog_new: @files: (element-type GFile): read at once */
AdwDialog *
fin_import_dialog_new (FinSession *session, GListModel *files)
{
  FinImportDialog *self = g_object_new (FIN_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      FinImportItem *item = fin_import_item_new (session, file);

      g_signal_connect (item, "changed", G_CALLBACK (item_changed_cb), self);
      g_signal_connect (item, "notify::fraction", G_CALLBACK (item_fraction_cb), self);
      g_ptr_array_add (self->items, item);
    }
  for (guint i = 0; i < self->items->len; i++)
    fin_import_item_preview (g_ptr_array_index (self->items, i));
  return ADW_DIALOG (self);
}
