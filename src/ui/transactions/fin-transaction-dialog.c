/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong is said beside the field once something was typed there; saving waits until it is right. */
#include "fin-transaction-dialog.h"

#include <glib/gi18n.h>

#include "fin-amount-entry.h"
#include "fin-category-row.h"
#include "fin-currency.h"
#include "fin-date-row.h"
#include "fin-format.h"
#include "fin-money.h"
#include "fin-session-edit.h"
#include "fin-session-file.h"
#include "fin-split-dialog.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinTransactionDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkButton *cancel_button;
  GtkButton *save_button;
  AdwToggleGroup *direction;
  AdwEntryRow *amount_row;
  GtkLabel *currency_label;
  AdwEntryRow *payee_row;
  AdwSwitchRow *name_always_row;
  FinDateRow *date_row;
  AdwComboRow *account_row;
  AdwComboRow *category_row;
  AdwSwitchRow *category_always_row;
  GtkWidget *split_row;
  AdwEntryRow *note_row;
  GtkWidget *problem_label;
  GtkWidget *original_box;
  GtkLabel *original_label;
  GtkWidget *delete_group;
  AdwButtonRow *delete_row;

  /* Owned */
  FinSession *session;
  FinTransaction *transaction; /* a copy; id 0: a new one */
  GPtrArray *accounts;         /* (element-type FinAccount), by position of account_row */
};

G_DEFINE_FINAL_TYPE (FinTransactionDialog, fin_transaction_dialog, ADW_TYPE_DIALOG)

static FinAccount *
chosen_account (FinTransactionDialog *self)
{
  guint position = adw_combo_row_get_selected (self->account_row);

  return position < self->accounts->len ? g_ptr_array_index (self->accounts, position) : NULL;
}

/* The amount with its sign; FALSE with a reason when it cannot be saved. */
static gboolean
read_amount (FinTransactionDialog *self, gint64 *amount, char **reason)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->amount_row));
  FinAccount *account = chosen_account (self);
  int exponent = account != NULL ? fin_currency_exponent (fin_account_get_currency (account))
                                 : FIN_CURRENCY_UNKNOWN_EXPONENT;
  g_autoptr (GError) error = NULL;

  *reason = NULL;
  if (*text == '\0')
    return FALSE;
  if (!fin_parse_amount (text, exponent, amount, &error))
    {
      *reason = g_strdup (error->message);
      return FALSE;
    }
  if (*amount == 0)
    {
      *reason = g_strdup (_ ("The amount must not be zero."));
      return FALSE;
    }
  *amount = ABS (*amount);
  if (g_strcmp0 (adw_toggle_group_get_active_name (self->direction), "out") == 0)
    *amount = -*amount;
  return TRUE;
}

static const char *
shown_payee (FinTransactionDialog *self)
{
  const char *payee = fin_transaction_get_shown_payee (self->transaction);

  return payee != NULL ? payee : "";
}

/* "Always" is offered for what was changed here. */
static void
offer_always (FinTransactionDialog *self)
{
  gboolean is_new = fin_transaction_get_id (self->transaction) == 0;
  const char *stem = fin_transaction_get_stem (self->transaction);
  const char *payee = gtk_editable_get_text (GTK_EDITABLE (self->payee_row));
  gint64 category_id = fin_category_row_get_chosen (self->category_row);
  gboolean can = !is_new && stem != NULL && *stem != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->name_always_row),
                          can && *payee != '\0' && g_strcmp0 (payee, shown_payee (self)) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->category_always_row),
                          can && category_id != 0
                              && category_id != fin_transaction_get_category_id (self->transaction));
}

static void
input_changed_cb (FinTransactionDialog *self)
{
  FinAccount *account;
  g_autofree char *reason = NULL;
  gint64 amount = 0;
  gboolean valid;

  if (self->session == NULL)
    return;
  offer_always (self);
  account = chosen_account (self);
  valid = read_amount (self, &amount, &reason);
  fin_row_mark_wrong (GTK_WIDGET (self->amount_row), reason != NULL);
  fin_label_set (self->problem_label,
                 account == NULL ? _ ("Import a statement first: a transaction needs an account.")
                                 : reason);
  gtk_label_set_label (self->currency_label,
                       account != NULL ? fin_account_get_currency (account) : "");
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->save_button),
      valid && account != NULL
          && *gtk_editable_get_text (GTK_EDITABLE (self->payee_row)) != '\0');
}

static void
cancel_clicked_cb (FinTransactionDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static FinAlways
chosen_always (FinTransactionDialog *self)
{
  FinAlways always = FIN_ALWAYS_NOTHING;

  if (gtk_widget_get_visible (GTK_WIDGET (self->name_always_row))
      && adw_switch_row_get_active (self->name_always_row))
    always |= FIN_ALWAYS_NAME;
  if (gtk_widget_get_visible (GTK_WIDGET (self->category_always_row))
      && adw_switch_row_get_active (self->category_always_row))
    always |= FIN_ALWAYS_CATEGORY;
  return always;
}

static void
save_clicked_cb (FinTransactionDialog *self)
{
  FinAccount *account = chosen_account (self);
  const char *payee = gtk_editable_get_text (GTK_EDITABLE (self->payee_row));
  g_autofree char *reason = NULL;
  gint64 category_id = fin_category_row_get_chosen (self->category_row);
  gint64 amount;

  if (!read_amount (self, &amount, &reason) || account == NULL)
    return;
  if (category_id != fin_transaction_get_category_id (self->transaction))
    g_object_set (self->transaction, "category-id", category_id, "category-source",
                  category_id != 0 ? FIN_CATEGORY_SOURCE_PERSON : FIN_CATEGORY_SOURCE_NONE,
                  "category-confidence", category_id != 0 ? 1000 : 0, NULL);
  g_object_set (self->transaction,
                "account-id", fin_account_get_id (account),
                "currency", fin_account_get_currency (account),
                "posting-date", fin_date_row_get_date (self->date_row),
                "amount", amount,
                "note", gtk_editable_get_text (GTK_EDITABLE (self->note_row)),
                NULL);
  /* The bank's words stay as they are while the name that is shown does. */
  if (g_strcmp0 (payee, shown_payee (self)) != 0)
    g_object_set (self->transaction, "payee", payee, NULL);
  if (fin_transaction_get_id (self->transaction) == 0)
    fin_session_save_transaction (self->session, self->transaction);
  else
    fin_session_save_and_file (self->session, self->transaction, chosen_always (self));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
split_activated_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  FinTransactionDialog *self = FIN_TRANSACTION_DIALOG (widget);
  AdwDialog *dialog = fin_split_dialog_new (self->session, self->transaction);

  adw_dialog_present (dialog, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
delete_activated_cb (FinTransactionDialog *self)
{
  gint64 id = fin_transaction_get_id (self->transaction);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);
  fin_session_delete_transactions (self->session, ids);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_transaction_dialog_dispose (GObject *object)
{
  FinTransactionDialog *self = FIN_TRANSACTION_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_TRANSACTION_DIALOG);
  g_clear_object (&self->transaction);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_transaction_dialog_parent_class)->dispose (object);
}

static void
fin_transaction_dialog_class_init (FinTransactionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_transaction_dialog_dispose;

  g_type_ensure (FIN_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-transaction-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, direction);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, amount_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, currency_label);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, payee_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, name_always_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, category_always_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, split_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, account_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, category_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, original_box);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, original_label);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, delete_group);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionDialog, delete_row);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "transaction.split", NULL, split_activated_cb);
}

static void
fin_transaction_dialog_init (FinTransactionDialog *self)
{
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_accounts (FinTransactionDialog *self)
{
  GListModel *accounts = fin_session_get_accounts (self->session);
  gint64 chosen = fin_transaction_get_account_id (self->transaction);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);

      if (fin_account_get_closed (account) && fin_account_get_id (account) != chosen)
        continue;
      if (fin_account_get_id (account) == chosen)
        position = self->accounts->len;
      gtk_string_list_append (names, fin_account_get_name (account));
      g_ptr_array_add (self->accounts, g_steal_pointer (&account));
    }
  adw_combo_row_set_model (self->account_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->account_row, position);
}

static void
fill_fields (FinTransactionDialog *self)
{
  FinTransaction *transaction = self->transaction;
  gint64 amount = fin_transaction_get_amount (transaction);
  const char *original = fin_transaction_get_original (transaction);
  const char *payee = shown_payee (self);
  const char *note = fin_transaction_get_note (transaction);
  gboolean is_new = fin_transaction_get_id (transaction) == 0;

  if (!is_new)
    {
      g_autofree char *text
          = fin_format_money_plain (ABS (amount), fin_transaction_get_currency (transaction));

      adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Transaction"));
      gtk_button_set_label (self->save_button, _ ("_Save"));
      gtk_widget_set_visible (self->delete_group, TRUE);
      gtk_widget_set_visible (self->split_row, TRUE);
      gtk_editable_set_text (GTK_EDITABLE (self->amount_row), text);
      adw_toggle_group_set_active_name (self->direction, amount > 0 ? "in" : "out");
    }
  gtk_editable_set_text (GTK_EDITABLE (self->payee_row), payee != NULL ? payee : "");
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), note != NULL ? note : "");
  gtk_widget_set_visible (self->original_box, original != NULL && *original != '\0');
  gtk_label_set_label (self->original_label, original != NULL ? original : "");
}

static void
explained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinTransactionDialog) self = user_data;
  g_autofree char *reason = fin_session_explain_finish (FIN_SESSION (source), result, NULL);

  /* A reason that cannot be told is not worth an error. */
  if (reason != NULL && self->session != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category_row), reason);
}

/* Says how many parts it has, or why it is where it is. */
static void
tell_reason (FinTransactionDialog *self)
{
  gint64 id = fin_transaction_get_id (self->transaction);
  guint n_splits = fin_transaction_get_n_splits (self->transaction);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->category_row), FALSE);
  if (n_splits > 0)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("Split into %u part", "Split into %u parts", n_splits),
                             n_splits);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category_row), text);
    }
  else if (id != 0)
    fin_session_explain_async (self->session, id, explained_cb, g_object_ref (self));
}

/** fin_transaction_dialog_new: @transaction: (nullable): what to edit, NULL adds one */
AdwDialog *
fin_transaction_dialog_new (FinSession *session, FinTransaction *transaction)
{
  FinTransactionDialog *self = g_object_new (FIN_TYPE_TRANSACTION_DIALOG, NULL);
  FinDate date = fin_session_get_today (session);

  self->transaction
      = transaction != NULL ? fin_record_copy (transaction) : fin_transaction_new ();
  if (transaction != NULL)
    date = fin_transaction_get_posting_date (transaction);
  fin_date_row_set_date (self->date_row, date);
  self->session = g_object_ref (session);
  fill_accounts (self);
  fin_category_row_fill (self->category_row, session, _ ("Uncategorised"),
                         fin_transaction_get_category_id (self->transaction));
  fill_fields (self);
  tell_reason (self);
  input_changed_cb (self);
  return ADW_DIALOG (self);
}
