/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what was changed is said: what is left alone goes on being learned from the payments. */
#include "fin-recurring-edit-dialog.h"

#include <glib/gi18n.h>

#include "fin-amount-entry.h"
#include "fin-category-row.h"
#include "fin-currency.h"
#include "fin-date-row.h"
#include "fin-format.h"
#include "fin-series-text.h"
#include "fin-session-series.h"
#include "fin-ui.h"
#include "fin-widgets.h"

#define N_CADENCES (FIN_CADENCE_YEARLY + 1)

struct _FinRecurringEditDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkButton *save_button;
  AdwEntryRow *name_row;
  AdwEntryRow *amount_row;
  GtkLabel *currency_label;
  AdwComboRow *cadence_row;
  FinDateRow *date_row;
  AdwComboRow *account_row;
  AdwComboRow *category_row;
  GtkWidget *problem_label;

  /* Owned */
  FinSession *session;
  FinInsights *insights; /* own the item */
  GPtrArray *accounts;   /* (element-type FinAccount), by position of account_row */

  /* Borrowed */
  const FinSeriesItem *item; /* NULL: a new one */

};

G_DEFINE_FINAL_TYPE (FinRecurringEditDialog, fin_recurring_edit_dialog, ADW_TYPE_DIALOG)

static const char *
chosen_currency (FinRecurringEditDialog *self)
{
  guint position = adw_combo_row_get_selected (self->account_row);

  if (self->item != NULL)
    return self->item->currency;
  return position < self->accounts->len
             ? fin_account_get_currency (g_ptr_array_index (self->accounts, position))
             : NULL;
}

/* With its sign; FALSE, perhaps with a reason, when it cannot be saved. */
static gboolean
read_amount (FinRecurringEditDialog *self, gint64 *amount, char **reason)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  const char *currency = chosen_currency (self);
  g_autoptr (GError) error = NULL;

  if (*text == '\0' || currency == NULL)
    return FALSE;
  if (!fin_parse_amount (text, fin_currency_exponent (currency), amount, &error))
    *reason = g_strdup (error->message);
  else if (*amount == 0)
    *reason = g_strdup (_ ("The amount must not be zero."));
  else if (self->item != NULL && (*amount < 0) != (self->item->usual < 0))
    *reason = g_strdup (_ ("What comes in cannot become what goes out: the sign must stay."));
  return *reason == NULL;
}

static void
input_changed_cb (FinRecurringEditDialog *self)
{
  g_autofree char *reason = NULL;
  const char *currency;
  gint64 amount;
  gboolean valid;

  if (self->session == NULL)
    return;
  currency = chosen_currency (self);
  valid = read_amount (self, &amount, &reason);
  fin_row_mark_wrong (GTK_WIDGET (self->amount_row), reason != NULL);
  fin_label_set (self->problem_label,
                 currency == NULL
                     ? _ ("Import a statement first: a recurring payment needs an account.")
                     : reason);
  gtk_label_set_label (self->currency_label, currency != NULL ? currency : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            valid
                                && *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0');
}

static void
cancel_clicked_cb (FinRecurringEditDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_edit (FinRecurringEditDialog *self, const char *name, gint64 amount)
{
  const FinSeriesItem *item = self->item;
  FinCadence cadence = (FinCadence) adw_combo_row_get_selected (self->cadence_row);
  gint64 category_id = fin_category_row_get_chosen (self->category_row);
  FinSeriesEdit edit = { .next = FIN_DATE_NONE };

  if (!g_str_equal (name, item->name))
    edit.name = name;
  edit.has_cadence = cadence != item->schedule.cadence;
  edit.cadence = cadence;
  if (fin_date_row_get_date (self->date_row) != item->next)
    edit.next = fin_date_row_get_date (self->date_row);
  if (amount != item->usual)
    edit.amount = amount;
  if (category_id != item->category_id)
    edit.category_id = category_id != 0 ? category_id : -1;
  fin_session_edit_series (self->session, item->key, &edit);
}

static void
save_clicked_cb (FinRecurringEditDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autofree char *reason = NULL;
  gint64 amount;

  if (!read_amount (self, &amount, &reason))
    return;
  if (self->item != NULL)
    save_edit (self, name, amount);
  else
    {
      FinAccount *account =
          g_ptr_array_index (self->accounts, adw_combo_row_get_selected (self->account_row));
      const FinSeriesAddition addition = {
        .account_id = fin_account_get_id (account),
        .name = name,
        .cadence = (FinCadence) adw_combo_row_get_selected (self->cadence_row),
        .next = fin_date_row_get_date (self->date_row),
        .amount = amount,
        .category_id = fin_category_row_get_chosen (self->category_row),
      };

      fin_session_add_series (self->session, &addition);
    }
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_recurring_edit_dialog_dispose (GObject *object)
{
  FinRecurringEditDialog *self = FIN_RECURRING_EDIT_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_RECURRING_EDIT_DIALOG);
  g_clear_pointer (&self->insights, fin_insights_unref);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_recurring_edit_dialog_parent_class)->dispose (object);
}

static void
fin_recurring_edit_dialog_class_init (FinRecurringEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_recurring_edit_dialog_dispose;

  g_type_ensure (FIN_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, FIN_UI_RESOURCE_PATH
                                               "/fin-recurring-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, currency_label);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, cadence_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringEditDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
fin_recurring_edit_dialog_init (FinRecurringEditDialog *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_accounts (FinRecurringEditDialog *self)
{
  GListModel *accounts = fin_session_get_accounts (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);

      if (fin_account_get_closed (account))
        continue;
      gtk_string_list_append (names, fin_account_get_name (account));
      g_ptr_array_add (self->accounts, g_steal_pointer (&account));
    }
  adw_combo_row_set_model (self->account_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->account_row), self->item == NULL);
}

static void
fill_cadences (FinRecurringEditDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int cadence = 0; cadence < N_CADENCES; cadence++)
    gtk_string_list_append (names, fin_cadence_text ((FinCadence) cadence));
  adw_combo_row_set_model (self->cadence_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->cadence_row, self->item != NULL ? self->item->schedule.cadence
                                                                    : FIN_CADENCE_MONTHLY);
}

static void
fill_fields (FinRecurringEditDialog *self)
{
  g_autofree char *amount = NULL;

  if (self->item == NULL)
    return;
  amount = fin_format_money_plain (self->item->usual, self->item->currency);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Recurring Payment"));
  gtk_button_set_label (self->save_button, _ ("_Save"));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), self->item->name);
  gtk_editable_set_text (GTK_EDITABLE (self->amount_row), amount);
}

/** fin_recurring_edit_dialog_new: @item: (nullable): of the session's insights; NULL adds one */
AdwDialog *
fin_recurring_edit_dialog_new (FinSession *session, const FinSeriesItem *item)
{
  FinRecurringEditDialog *self = g_object_new (FIN_TYPE_RECURRING_EDIT_DIALOG, NULL);
  FinInsights *insights = fin_session_get_insights (session);
  FinDate date = item != NULL ? item->next : fin_session_get_today (session) + 1;

  self->insights = insights != NULL ? fin_insights_ref (insights) : NULL;
  self->item = item;
  fin_date_row_set_date (self->date_row, date);
  self->session = g_object_ref (session);
  fill_accounts (self);
  fin_category_row_fill (self->category_row, session, _ ("That of Its Payments"),
                         item != NULL ? item->category_id : 0);
  fill_cadences (self);
  fill_fields (self);
  input_changed_cb (self);
  return ADW_DIALOG (self);
}
