/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each part is a row to unfold: a category and an amount. Saving waits until the parts add up. */
#include "fin-split-dialog.h"

#include <glib/gi18n.h>

#include "fin-amount-entry.h"
#include "fin-category-row.h"
#include "fin-currency.h"
#include "fin-format.h"
#include "fin-money.h"
#include "fin-session-file.h"
#include "fin-ui.h"
#include "fin-widgets.h"

typedef struct
{
  AdwComboRow *category_row;
  AdwEntryRow *amount_row;
  GtkWidget *remove_button;
} Part;

/* A transaction with fewer parts is not split. */
#define LEAST_PARTS 2

struct _FinSplitDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  GtkLabel *rest_label;
  GtkWidget *join_row;

  /* Owned */
  FinSession *session;
  FinTransaction *transaction;
  GArray *parts; /* Part */
};

G_DEFINE_FINAL_TYPE (FinSplitDialog, fin_split_dialog, ADW_TYPE_DIALOG)

/* An amount is typed without its sign: it has that of the transaction. */
static gboolean
read_part (FinSplitDialog *self, const Part *part, FinSplit *split)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (part->amount_row));
  const char *currency = fin_transaction_get_currency (self->transaction);

  *split = (FinSplit){ 0 };
  split->category_id = fin_category_row_get_chosen (part->category_row);
  if (!fin_parse_amount (text, fin_currency_exponent (currency), &split->amount, NULL)
      || split->amount == 0)
    return FALSE;
  if (fin_transaction_get_amount (self->transaction) < 0)
    split->amount = -split->amount;
  return TRUE;
}

/* Returns whether every part can be read and all add up. */
static gboolean
read_parts (FinSplitDialog *self, GArray *splits, gint64 *rest)
{
  gboolean good = self->parts->len >= LEAST_PARTS;

  *rest = fin_transaction_get_amount (self->transaction);
  for (guint i = 0; i < self->parts->len; i++)
    {
      FinSplit split;

      if (!read_part (self, &g_array_index (self->parts, Part, i), &split)
          || !fin_minor_subtract (*rest, split.amount, rest))
        good = FALSE;
      else
        g_array_append_val (splits, split);
    }
  return good && *rest == 0;
}

static void
update (FinSplitDialog *self)
{
  g_autoptr (GArray) splits = fin_split_array_new ();
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  gint64 rest;
  gboolean good;

  if (self->session == NULL)
    return;
  good = read_parts (self, splits, &rest);
  amount = fin_session_format_money (
      self->session, rest, fin_transaction_get_currency (self->transaction), FIN_MONEY_SIGNED);
  if (rest != 0)
    /* Translators: an amount that no part of a split transaction has yet */
    text = g_strdup_printf (_ ("Not yet in a part: %s"), amount);
  else
    text = g_strdup (good ? _ ("The parts add up.") : _ ("Each part needs an amount."));
  gtk_label_set_label (self->rest_label, text);
  for (guint i = 0; i < self->parts->len; i++)
    gtk_widget_set_sensitive (g_array_index (self->parts, Part, i).remove_button,
                              self->parts->len > LEAST_PARTS);
  gtk_widget_set_sensitive (self->save_button, good);
}

/* The keyboard goes on where the part was. */
static void
remove_clicked_cb (GtkWidget *button, FinSplitDialog *self)
{
  guint place = 0;
  Part part;

  while (g_array_index (self->parts, Part, place).remove_button != button)
    place++;
  part = g_array_index (self->parts, Part, place);
  g_array_remove_index (self->parts, place);
  gtk_widget_grab_focus (GTK_WIDGET (
      g_array_index (self->parts, Part, MIN (place, self->parts->len - 1)).category_row));
  adw_preferences_group_remove (self->group, GTK_WIDGET (part.category_row));
  adw_preferences_group_remove (self->group, GTK_WIDGET (part.amount_row));
  update (self);
}

static void
add_remove_button (FinSplitDialog *self, Part *part)
{
  part->remove_button = fin_icon_button_new ("list-remove-symbolic", _ ("Remove This Part"));
  gtk_widget_set_valign (part->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (part->remove_button, "flat");
  g_signal_connect_object (part->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (part->amount_row, part->remove_button);
}

static void
add_part (FinSplitDialog *self, gint64 category_id, gint64 amount)
{
  Part part = { ADW_COMBO_ROW (adw_combo_row_new ()), ADW_ENTRY_ROW (adw_entry_row_new ()), NULL };
  g_autofree char *text =
      fin_format_money_plain (ABS (amount), fin_transaction_get_currency (self->transaction));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part.category_row), _ ("Category"));
  fin_category_row_fill (part.category_row, self->session, _ ("Uncategorised"), category_id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (part.amount_row), _ ("Amount"));
  gtk_editable_set_text (GTK_EDITABLE (part.amount_row), amount != 0 ? text : "");
  g_signal_connect_swapped (part.category_row, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (part.amount_row, "changed", G_CALLBACK (update), self);
  add_remove_button (self, &part);
  adw_preferences_group_add (self->group, GTK_WIDGET (part.category_row));
  adw_preferences_group_add (self->group, GTK_WIDGET (part.amount_row));
  g_array_append_val (self->parts, part);
}

/* A new part takes what is left. */
static void
add_clicked_cb (FinSplitDialog *self)
{
  g_autoptr (GArray) splits = fin_split_array_new ();
  gint64 rest;

  read_parts (self, splits, &rest);
  add_part (self, 0, rest);
  update (self);
}

static void
cancel_clicked_cb (FinSplitDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_clicked_cb (FinSplitDialog *self)
{
  g_autoptr (GArray) splits = fin_split_array_new ();
  gint64 rest;

  if (!read_parts (self, splits, &rest))
    return;
  fin_session_split (self->session, fin_transaction_get_id (self->transaction), splits);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
join_activated_cb (FinSplitDialog *self)
{
  g_autoptr (GArray) none = fin_split_array_new ();

  fin_session_split (self->session, fin_transaction_get_id (self->transaction), none);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_split_dialog_dispose (GObject *object)
{
  FinSplitDialog *self = FIN_SPLIT_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_SPLIT_DIALOG);
  g_clear_object (&self->transaction);
  g_clear_pointer (&self->parts, g_array_unref);

  G_OBJECT_CLASS (fin_split_dialog_parent_class)->dispose (object);
}

static void
fin_split_dialog_class_init (FinSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_split_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinSplitDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinSplitDialog, group);
  gtk_widget_class_bind_template_child (widget_class, FinSplitDialog, rest_label);
  gtk_widget_class_bind_template_child (widget_class, FinSplitDialog, join_row);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, join_activated_cb);
}

static void
fin_split_dialog_init (FinSplitDialog *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
splits_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) splits = fin_session_load_splits_finish (FIN_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  if (splits == NULL)
    {
      fin_session_report_error (self->session, error);
      return;
    }
  for (guint i = 0; i < splits->len; i++)
    {
      const FinSplit *split = &g_array_index (splits, FinSplit, i);

      add_part (self, split->category_id, split->amount);
    }
  gtk_widget_set_visible (self->join_row, splits->len > 0);
  if (splits->len == 0)
    {
      add_part (self, fin_transaction_get_category_id (self->transaction),
                fin_transaction_get_amount (self->transaction));
      add_part (self, 0, 0);
    }
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->parts, Part, 0).amount_row));
}

/** fin_split_dialog_new: @transaction: one that is stored */
AdwDialog *
fin_split_dialog_new (FinSession *session, FinTransaction *transaction)
{
  FinSplitDialog *self = g_object_new (FIN_TYPE_SPLIT_DIALOG, NULL);
  g_autofree char *amount =
      fin_session_format_money (session, fin_transaction_get_amount (transaction),
                                fin_transaction_get_currency (transaction), FIN_MONEY_SIGNED);
  const char *payee = fin_transaction_get_shown_payee (transaction);
  g_autofree char *title = g_markup_escape_text (payee != NULL ? payee : "", -1);

  self->session = g_object_ref (session);
  self->transaction = g_object_ref (transaction);
  adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, amount);
  fin_session_load_splits_async (session, fin_transaction_get_id (transaction), splits_loaded_cb,
                                 g_object_ref (self));
  return ADW_DIALOG (self);
}
