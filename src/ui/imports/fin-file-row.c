/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts wrap and amounts stay whole, so that a phone shows all that a wide window does. */
#include "fin-file-row.h"

#include <glib/gi18n.h>

#include "fin-import-text.h"
#include "fin-palette.h"
#include "fin-widgets.h"

struct _FinFileRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *detail;
  GtkWidget *original;
  GtkWidget *amount;
  GtkWidget *caption;
  GtkWidget *bring_back;
  char *spoken;
};

G_DEFINE_FINAL_TYPE (FinFileRow, fin_file_row, GTK_TYPE_WIDGET)

static void
fin_file_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (fin_file_row_parent_class)->dispose (object);
}

static void
fin_file_row_finalize (GObject *object)
{
  g_free (FIN_FILE_ROW (object)->spoken);

  G_OBJECT_CLASS (fin_file_row_parent_class)->finalize (object);
}

static void
fin_file_row_class_init (FinFileRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_file_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = fin_file_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
append_label (GtkWidget *box, const char *style_classes)
{
  GtkWidget *label = fin_label_new (NULL, style_classes);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
fin_file_row_init (FinFileRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fin-money-row");

  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "fin-icon");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (texts, GTK_WIDGET (self));
  self->title = append_label (texts, NULL);
  self->subtitle = append_label (texts, "caption dimmed");
  self->detail = append_label (texts, "caption dimmed");
  self->original = append_label (texts, "caption monospace dimmed fin-original");
  gtk_label_set_lines (GTK_LABEL (self->original), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->original), PANGO_ELLIPSIZE_END);

  gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (end, GTK_WIDGET (self));
  self->amount = append_label (end, "numeric");
  self->caption = append_label (end, "caption dimmed numeric");
  gtk_label_set_xalign (GTK_LABEL (self->amount), 1);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 1);
  gtk_label_set_wrap (GTK_LABEL (self->amount), FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->caption), FALSE);
  self->bring_back = gtk_button_new_with_label (_ ("Bring Back"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->bring_back), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->bring_back), "import.bring-back");
  gtk_widget_set_tooltip_text (self->bring_back, _ ("Take this row into the ledger again"));
  gtk_widget_set_visible (self->bring_back, FALSE);
  gtk_box_append (GTK_BOX (end), self->bring_back);
}

GtkWidget *
fin_file_row_new (void)
{
  return g_object_new (FIN_TYPE_FILE_ROW, NULL);
}

static void
set_texts (FinFileRow *self, const char *title, const char *subtitle, const char *detail)
{
  fin_label_set (self->title, title);
  fin_label_set (self->subtitle, subtitle);
  fin_label_set (self->detail, detail);
}

/* @parts: %NULL-terminated; empty ones are left out */
static void
set_spoken (FinFileRow *self, const char *const *parts)
{
  GString *spoken = g_string_new (NULL);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", parts[i]);
  g_free (self->spoken);
  self->spoken = g_string_free_and_steal (spoken);
}

static void
set_icon (FinFileRow *self, const char *icon_name, const char *colour)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  fin_palette_apply (self->icon, colour);
}

/** fin_file_row_show_import: file, where it went and when, counts with problems marked by the icon */
void
fin_file_row_show_import (FinFileRow *self, FinSession *session, FinImport *import)
{
  g_autofree char *source = fin_import_describe_source (session, import);
  g_autofree char *counts = fin_import_describe_counts (import);
  g_autofree char *day = fin_import_describe_day (session, import);
  g_autofree char *balance = NULL;
  g_autofree char *detail = NULL;
  FinImportOutcome worst = FIN_IMPORT_ROW_ADDED;
  gboolean differs;

  g_return_if_fail (FIN_IS_FILE_ROW (self));

  balance = fin_import_describe_balance (session, import, &differs);
  if (fin_import_get_n_refused (import) > 0)
    worst = FIN_IMPORT_ROW_REFUSED;
  else if (fin_import_get_n_undecided (import) > 0 || differs)
    worst = FIN_IMPORT_ROW_HELD;
  detail = g_strdup (differs ? balance : NULL);
  set_icon (self, fin_outcome_icon (worst), fin_outcome_colour (worst));
  set_texts (self, fin_import_get_file_name (import), source, counts);
  fin_label_set (self->original, detail);
  gtk_widget_remove_css_class (self->original, "monospace");
  gtk_widget_remove_css_class (self->original, "fin-original");
  fin_label_set (self->amount, NULL);
  fin_label_set (self->caption, day);
  set_spoken (self, (const char *const[]) { fin_import_get_file_name (import), source, counts, day,
                                            detail != NULL ? detail : "", NULL });
}

/** fin_file_row_show_row: what stands in the file and what became of it */
void
fin_file_row_show_row (FinFileRow *self, FinSession *session, FinImportRow *row)
{
  FinImportOutcome outcome = fin_import_row_get_outcome (row);
  g_autofree char *title = fin_import_row_title (row);
  g_autofree char *place = fin_import_row_describe (row);
  g_autofree char *amount = NULL;
  const char *original = NULL;
  gint64 id = fin_import_row_get_transaction_id (row);
  gboolean deleted
      = id != 0 && fin_import_row_get_state (row) == FIN_TRANSACTION_DELETED;

  g_return_if_fail (FIN_IS_FILE_ROW (self));

  if (fin_import_row_get_currency (row) != NULL)
    amount = fin_session_format_money (session, fin_import_row_get_amount (row),
                                       fin_import_row_get_currency (row), FIN_MONEY_SIGNED);
  set_icon (self, fin_outcome_icon (outcome), fin_outcome_colour (outcome));
  set_texts (self, title, place, NULL);
  /* Amounts stand in the line, too. */
  if (outcome != FIN_IMPORT_ROW_ADDED && !fin_session_get_amounts_hidden (session))
    original = fin_import_row_get_original (row);
  fin_label_set (self->original, original);
  fin_label_set (self->amount, amount);
  fin_label_set (self->caption, NULL);
  set_spoken (self, (const char *const[]) { title, amount != NULL ? amount : "", place, NULL });
  gtk_widget_set_visible (self->bring_back, deleted && outcome != FIN_IMPORT_ROW_PRESENT);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->bring_back), "x", id);
}

/** fin_file_row_get_spoken: Returns: (nullable): what a screen reader says for the whole line */
const char *
fin_file_row_get_spoken (FinFileRow *self)
{
  g_return_val_if_fail (FIN_IS_FILE_ROW (self), NULL);

  return self->spoken;
}
