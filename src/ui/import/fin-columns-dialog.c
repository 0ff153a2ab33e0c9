/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every change reads the file's beginning anew in the background; the answer to an older change is
 * dropped, and the last preview stays until the next is there. */
#include "fin-columns-dialog.h"

#include <glib/gi18n.h>

#include "fin-column-choices.h"
#include "fin-column-roles.h"
#include "fin-columns-preview.h"
#include "fin-columns-preview-list.h"
#include "fin-import-store.h"
#include "fin-palette.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinColumnsDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *use_button;
  AdwWindowTitle *window_title;
  AdwPreferencesGroup *columns_group;
  AdwComboRow *date_row;
  AdwComboRow *decimal_row;
  AdwComboRow *sign_row;
  AdwComboRow *delimiter_row;
  GtkSpinButton *first_row;
  AdwComboRow *encoding_row;
  GtkWidget *forget_group;
  GtkWidget *status_icon;
  GtkLabel *status_label;
  GtkWidget *hint_label;
  GtkListBox *preview_list;

  /* Owned */
  FinSession *session;
  char *path;
  char *layout_key;
  FinReadOptions *options;
  GtkStringList *role_titles;
  GPtrArray *column_rows; /* (element-type AdwComboRow), borrowed from columns_group */
  GCancellable *cancellable;
  guint generation;  /* of the preview that is awaited */
  gboolean updating; /* rows are being set, not chosen */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FinColumnsDialog, fin_columns_dialog, ADW_TYPE_DIALOG)

static void request (FinColumnsDialog *self, gboolean find_columns);

/* Choices */

static void
fill_all_choices (FinColumnsDialog *self)
{
  self->updating = TRUE;
  fin_column_choices_fill (self->date_row, FIN_COLUMN_CHOICE_DATE,
                           self->options->date_order);
  fin_column_choices_fill (self->decimal_row, FIN_COLUMN_CHOICE_DECIMAL,
                           self->options->decimal_mark);
  fin_column_choices_fill (self->sign_row, FIN_COLUMN_CHOICE_SIGN,
                           self->options->sign);
  fin_column_choices_fill (self->delimiter_row, FIN_COLUMN_CHOICE_DELIMITER,
                           self->options->delimiter);
  fin_column_choices_fill (self->encoding_row, FIN_COLUMN_CHOICE_ENCODING,
                           self->options->encoding);
  self->updating = FALSE;
}

static GArray *
chosen_roles (FinColumnsDialog *self)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->column_rows->len; i++)
    {
      guint position = adw_combo_row_get_selected (g_ptr_array_index (self->column_rows, i));

      g_array_append_val (positions, position);
    }
  return positions;
}

/* Columns */

static void
answer_changed_cb (FinColumnsDialog *self)
{
  if (!self->updating)
    request (self, FALSE);
}

/* Other separators or letters make another table: its columns are found anew. */
static void
table_changed_cb (FinColumnsDialog *self)
{
  if (!self->updating)
    request (self, TRUE);
}

static void
first_row_changed_cb (FinColumnsDialog *self)
{
  if (self->updating)
    return;
  g_free (self->options->first_row);
  self->options->first_row
      = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->first_row));
  request (self, TRUE);
}

/* What was another column's moves here. */
static void
role_selected_cb (AdwComboRow *row, GParamSpec *pspec, FinColumnsDialog *self)
{
  guint chosen = adw_combo_row_get_selected (row);

  if (self->updating)
    return;
  self->updating = TRUE;
  for (guint i = 0; fin_column_roles_is_unique (chosen) && i < self->column_rows->len; i++)
    {
      AdwComboRow *other = g_ptr_array_index (self->column_rows, i);

      if (other != row && adw_combo_row_get_selected (other) == chosen)
        adw_combo_row_set_selected (other, 0);
    }
  self->updating = FALSE;
  request (self, FALSE);
}

/* The first cells that say something. */
static char *
describe_cells (const FinCsvOutline *outline, guint column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < outline->rows->len && text->len < 80; i++)
    {
      char **cells = g_ptr_array_index (outline->rows, i);

      if (*cells[column] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, cells[column]);
    }
  return g_string_free_and_steal (text);
}

static void
add_column_row (FinColumnsDialog *self, const FinCsvOutline *outline, guint index)
{
  const FinColumn *column = &g_array_index (outline->columns, FinColumn, index);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autofree char *cells = describe_cells (outline, index);
  /* Translators: number of a column that has no title */
  g_autofree char *number = g_strdup_printf (_ ("Column %u"), index + 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 column->title != NULL && *column->title != '\0' ? column->title
                                                                                 : number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), cells);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (row, G_LIST_MODEL (self->role_titles));
  adw_combo_row_set_selected (row, fin_column_roles_find (column->role));
  g_signal_connect (row, "notify::selected", G_CALLBACK (role_selected_cb), self);
  adw_preferences_group_add (self->columns_group, GTK_WIDGET (row));
  g_ptr_array_add (self->column_rows, row);
}

static void
take_outline (FinColumnsDialog *self, const FinCsvOutline *outline)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns_group,
                                  g_ptr_array_index (self->column_rows, i));
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint i = 0; i < outline->columns->len; i++)
    add_column_row (self, outline, i);
  gtk_spin_button_set_value (self->first_row, outline->first_row);
  self->updating = FALSE;
}

/* Preview */

static void
set_status (FinColumnsDialog *self, const char *icon_name, const char *colour, const char *text)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->status_icon), icon_name);
  fin_palette_apply (self->status_icon, colour);
  if (g_strcmp0 (gtk_label_get_label (self->status_label), text) == 0)
    return;
  gtk_label_set_label (self->status_label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->status_label), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
show_reading (FinColumnsDialog *self, const FinColumnsPreview *preview)
{
  const FinReading *reading = preview->reading;
  guint64 n_read = fin_reading_count_rows (reading) - reading->refused->len;
  g_autofree char *status
      = fin_columns_preview_describe (n_read, reading->refused->len);
  gboolean sound = n_read > 0 && reading->refused->len == 0;

  set_status (self, sound ? "fin-good-symbolic" : "fin-warning-symbolic",
              sound ? "green" : "orange", status);
  if (reading->questions->len > 0)
    {
      const FinQuestion *question = g_ptr_array_index (reading->questions, 0);

      fin_label_set (self->hint_label, question->text);
    }
  else
    fin_label_set (self->hint_label, preview->is_whole ? NULL : _ ("Of the beginning of the file"));
  fin_columns_preview_list_fill (self->preview_list, self->session, reading);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_list), TRUE);
  gtk_widget_set_sensitive (self->use_button, n_read > 0);
}

static void
show_problem (FinColumnsDialog *self, const char *text)
{
  set_status (self, "fin-critical-symbolic", "red", text);
  fin_label_set (self->hint_label, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_list), FALSE);
  gtk_widget_set_sensitive (self->use_button, FALSE);
}

static void look_for_memory (FinColumnsDialog *self, const char *layout_key);

static void
take_preview (FinColumnsDialog *self, const FinColumnsPreview *preview, gboolean find_columns)
{
  if (preview->outline == NULL)
    {
      show_problem (self, preview->error != NULL ? preview->error : "");
      return;
    }
  if (find_columns)
    {
      take_outline (self, preview->outline);
      look_for_memory (self, preview->outline->layout_key);
      request (self, FALSE);
    }
  else if (preview->reading != NULL)
    show_reading (self, preview);
  else
    show_problem (self, preview->error != NULL ? preview->error : "");
}

/** Ticket: which request an answer belongs to. */
typedef struct
{
  FinColumnsDialog *dialog;
  guint generation;
  gboolean find_columns;
} Ticket;

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ticket *ticket = user_data;
  g_autoptr (FinColumnsDialog) self = ticket->dialog;
  g_autoptr (FinColumnsPreview) preview = fin_columns_preview_finish (result, NULL);

  if (preview != NULL && self->session != NULL && ticket->generation == self->generation)
    take_preview (self, preview, ticket->find_columns);
  g_free (ticket);
}

/* @find_columns: take the columns that the file suggests; otherwise read with those chosen */
static void
request (FinColumnsDialog *self, gboolean find_columns)
{
  g_autoptr (GArray) roles = chosen_roles (self);
  const char *gap = fin_column_roles_describe_gap ((const guint *)roles->data, roles->len);
  Ticket *ticket;

  fin_column_choices_take (self->date_row, FIN_COLUMN_CHOICE_DATE,
                           &self->options->date_order);
  fin_column_choices_take (self->decimal_row, FIN_COLUMN_CHOICE_DECIMAL,
                           &self->options->decimal_mark);
  fin_column_choices_take (self->sign_row, FIN_COLUMN_CHOICE_SIGN,
                           &self->options->sign);
  fin_column_choices_take (self->delimiter_row, FIN_COLUMN_CHOICE_DELIMITER,
                           &self->options->delimiter);
  fin_column_choices_take (self->encoding_row, FIN_COLUMN_CHOICE_ENCODING,
                           &self->options->encoding);
  self->generation++;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!find_columns && gap != NULL)
    {
      show_problem (self, gap);
      return;
    }
  if (!find_columns)
    {
      g_free (self->options->columns);
      self->options->columns
          = fin_column_roles_to_answer ((const guint *)roles->data, roles->len);
    }
  else if (roles->len > 0)
    g_clear_pointer (&self->options->columns, g_free);
  self->cancellable = g_cancellable_new ();
  ticket = g_new0 (Ticket, 1);
  ticket->dialog = g_object_ref (self);
  ticket->generation = self->generation;
  ticket->find_columns = find_columns;
  fin_columns_preview_async (self->path, self->options, !find_columns, self->cancellable,
                             previewed_cb, ticket);
}

/* Memory */

static gpointer
read_memory (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_store_get_answers (connection, data, 0, error);
}

static gpointer
forget_memory (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_store_forget_answers (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

static void
memory_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinColumnsDialog) self = user_data;
  g_autofree char *answers = fin_database_read_finish (FIN_DATABASE (source), result, NULL);

  if (self->session != NULL)
    gtk_widget_set_visible (self->forget_group, answers != NULL);
}

static void
look_for_memory (FinColumnsDialog *self, const char *layout_key)
{
  FinDatabase *database = fin_session_get_database (self->session);

  g_set_str (&self->layout_key, layout_key);
  if (database != NULL && layout_key != NULL)
    fin_database_read_async (database, read_memory, g_strdup (layout_key), g_free, g_free, NULL,
                             memory_read_cb, g_object_ref (self));
}

/* Then the file is read as it suggests itself. */
static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinColumnsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean done = fin_database_write_finish (FIN_DATABASE (source), result, &error) != NULL;

  if (self->session == NULL)
    return;
  if (!done)
    {
      fin_session_report_error (self->session, error);
      return;
    }
  gtk_widget_set_visible (self->forget_group, FALSE);
  fin_read_options_free (self->options);
  self->options = fin_read_options_new ();
  fill_all_choices (self);
  request (self, TRUE);
}

static void
forget_activated_cb (FinColumnsDialog *self)
{
  fin_database_write_async (fin_session_get_database (self->session), NULL, forget_memory,
                            g_strdup (self->layout_key), g_free, NULL, NULL, forgotten_cb,
                            g_object_ref (self));
}

static void
cancel_clicked_cb (FinColumnsDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
use_clicked_cb (FinColumnsDialog *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, self->options);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_columns_dialog_dispose (GObject *object)
{
  FinColumnsDialog *self = FIN_COLUMNS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->column_rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_COLUMNS_DIALOG);
  g_clear_object (&self->role_titles);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_columns_dialog_parent_class)->dispose (object);
}

static void
fin_columns_dialog_finalize (GObject *object)
{
  FinColumnsDialog *self = FIN_COLUMNS_DIALOG (object);

  g_ptr_array_unref (self->column_rows);
  fin_read_options_free (self->options);
  g_free (self->layout_key);
  g_free (self->path);

  G_OBJECT_CLASS (fin_columns_dialog_parent_class)->finalize (object);
}

static void
fin_columns_dialog_class_init (FinColumnsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_columns_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fin_columns_dialog_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-columns-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, use_button);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, columns_group);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, decimal_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, sign_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, delimiter_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, first_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, forget_group);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, status_label);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, hint_label);
  gtk_widget_class_bind_template_child (widget_class, FinColumnsDialog, preview_list);
  gtk_widget_class_bind_template_callback (widget_class, answer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_row_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, forget_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
}

static void
fin_columns_dialog_init (FinColumnsDialog *self)
{
  self->column_rows = g_ptr_array_new ();
  self->role_titles = fin_column_roles_new_list ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/** fin_columns_dialog_new: @options: how the file was, or would be, read so far */
AdwDialog *
fin_columns_dialog_new (FinSession *session, const char *path, const FinReadOptions *options)
{
  FinColumnsDialog *self = g_object_new (FIN_TYPE_COLUMNS_DIALOG, NULL);
  g_autofree char *name = g_filename_display_basename (path);

  self->session = g_object_ref (session);
  self->path = g_strdup (path);
  self->options = fin_read_options_copy (options);
  adw_window_title_set_subtitle (self->window_title, name);
  fill_all_choices (self);
  request (self, TRUE);
  return ADW_DIALOG (self);
}
