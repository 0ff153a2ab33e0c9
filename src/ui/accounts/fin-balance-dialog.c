/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One balance on one day fixes all others: they follow from the transactions. */
#include "fin-balance-dialog.h"

#include <glib/gi18n.h>

#include "fin-amount-entry.h"
#include "fin-currency.h"
#include "fin-format.h"
#include "fin-session-edit.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinBalanceDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  AdwEntryRow *amount_row;
  GtkLabel *currency_label;

  /* Owned */
  FinSession *session;
  FinAccount *account;
  FinDate date;
};

G_DEFINE_FINAL_TYPE (FinBalanceDialog, fin_balance_dialog, ADW_TYPE_DIALOG)

static gboolean
read_amount (FinBalanceDialog *self, gint64 *amount)
{
  return fin_parse_amount (gtk_editable_get_text (GTK_EDITABLE (self->amount_row)),
                           fin_currency_exponent (fin_account_get_currency (self->account)),
                           amount, NULL);
}

static void
input_changed_cb (FinBalanceDialog *self)
{
  gint64 amount;
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->amount_row)) == '\0';
  gboolean valid = !empty && read_amount (self, &amount);

  gtk_widget_set_sensitive (self->save_button, valid);
  fin_row_mark_wrong (GTK_WIDGET (self->amount_row), !valid && !empty);
}

static void
cancel_clicked_cb (FinBalanceDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_clicked_cb (FinBalanceDialog *self)
{
  gint64 amount;

  if (!read_amount (self, &amount))
    return;
  fin_session_state_balance (self->session, fin_account_get_id (self->account), self->date, amount);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_balance_dialog_dispose (GObject *object)
{
  FinBalanceDialog *self = FIN_BALANCE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_BALANCE_DIALOG);
  g_clear_object (&self->account);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_balance_dialog_parent_class)->dispose (object);
}

static void
fin_balance_dialog_class_init (FinBalanceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_balance_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-balance-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinBalanceDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinBalanceDialog, group);
  gtk_widget_class_bind_template_child (widget_class, FinBalanceDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, FinBalanceDialog, currency_label);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
fin_balance_dialog_init (FinBalanceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fin_balance_dialog_new: @date: the balance at the end of this day is asked for */
AdwDialog *
fin_balance_dialog_new (FinSession *session, FinAccount *account, FinDate date)
{
  FinBalanceDialog *self = g_object_new (FIN_TYPE_BALANCE_DIALOG, NULL);
  g_autofree char *day = fin_format_date_long (date);
  g_autofree char *name = g_markup_escape_text (fin_account_get_name (account), -1);
  g_autofree char *description = NULL;

  self->session = g_object_ref (session);
  self->account = g_object_ref (account);
  self->date = date;
  /* Translators: %s is a date such as "Friday 27 November 2026" */
  description = g_strdup_printf (
      _ ("What did the account hold at the end of %s? Every other balance follows from it."), day);
  adw_preferences_group_set_title (self->group, name);
  adw_preferences_group_set_description (self->group, description);
  gtk_label_set_label (self->currency_label, fin_account_get_currency (account));
  return ADW_DIALOG (self);
}
