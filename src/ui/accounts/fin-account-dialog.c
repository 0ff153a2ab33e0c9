/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks while one types. A currency that was guessed wrong can be corrected: amounts stay as written. */
#include "fin-account-dialog.h"

#include <glib/gi18n.h>

#include "fin-card-terms-group.h"
#include "fin-currency.h"
#include "fin-palette.h"
#include "fin-session-accounts.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinAccountDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *save_button;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  AdwEntryRow *currency_row;
  AdwEntryRow *number_row;
  AdwSwitchRow *closed_row;
  FinCardTermsGroup *card_group;
  GtkWidget *balance_group;
  GtkWidget *balance_row;

  /* Owned */
  FinSession *session;
  FinAccount *account;
};

G_DEFINE_FINAL_TYPE (FinAccountDialog, fin_account_dialog, ADW_TYPE_DIALOG)

static char *
read_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char *
read_currency (FinAccountDialog *self)
{
  g_autofree char *text = read_text (self->currency_row);

  return g_ascii_strup (text, -1);
}

static gboolean
is_taken (FinAccountDialog *self, const char *name)
{
  GListModel *accounts = fin_session_get_accounts (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) other = g_list_model_get_item (accounts, i);

      if (fin_account_get_id (other) != fin_account_get_id (self->account)
          && g_strcmp0 (fin_account_get_name (other), name) == 0)
        return TRUE;
    }
  return FALSE;
}

static FinAccountKind
read_kind (FinAccountDialog *self)
{
  return (FinAccountKind) adw_combo_row_get_selected (self->kind_row);
}

static void
input_changed_cb (FinAccountDialog *self)
{
  g_autofree char *name = read_text (self->name_row);
  g_autofree char *currency = read_currency (self);
  gboolean taken, known;

  if (self->session == NULL)
    return;
  taken = is_taken (self, name);
  known = fin_currency_is_known (currency) || g_str_equal (currency, FIN_CURRENCY_NONE);
  fin_row_mark_wrong (GTK_WIDGET (self->name_row), taken);
  fin_row_mark_wrong (GTK_WIDGET (self->currency_row), *currency != '\0' && !known);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row),
                                 taken ? _ ("Name, which another account has") : _ ("Name"));
  gtk_widget_set_visible (GTK_WIDGET (self->card_group), read_kind (self) == FIN_ACCOUNT_CARD);
  gtk_widget_set_sensitive (self->save_button, *name != '\0' && !taken && known);
}

static void
cancel_clicked_cb (FinAccountDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_clicked_cb (FinAccountDialog *self)
{
  g_autofree char *name = read_text (self->name_row);
  g_autofree char *currency = read_currency (self);
  g_autofree char *number = read_text (self->number_row);
  FinAccountKind kind = read_kind (self);
  FinCardTerms card;
  gboolean has_card
      = kind == FIN_ACCOUNT_CARD && fin_card_terms_group_read (self->card_group, &card);

  g_object_set (self->account, "name", name, "kind", kind, "currency", currency, "number",
                *number != '\0' ? number : NULL, "closed",
                adw_switch_row_get_active (self->closed_row), NULL);
  fin_session_save_account (self->session, self->account, has_card ? &card : NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_account_dialog_dispose (GObject *object)
{
  FinAccountDialog *self = FIN_ACCOUNT_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_ACCOUNT_DIALOG);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (fin_account_dialog_parent_class)->dispose (object);
}

static void
fin_account_dialog_class_init (FinAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_account_dialog_dispose;

  g_type_ensure (FIN_TYPE_CARD_TERMS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, number_row);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, closed_row);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, card_group);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, balance_group);
  gtk_widget_class_bind_template_child (widget_class, FinAccountDialog, balance_row);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
fin_account_dialog_init (FinAccountDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (FinAccountDialog *self)
{
  gboolean is_new = fin_account_get_id (self->account) == 0;
  const char *number = fin_account_get_number (self->account);
  const char *currency = fin_account_get_currency (self->account);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int kind = FIN_ACCOUNT_CURRENT; kind <= FIN_ACCOUNT_LOAN; kind++)
    gtk_string_list_append (kinds, fin_account_kind_title ((FinAccountKind) kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, (guint) fin_account_get_kind (self->account));
  gtk_editable_set_text (GTK_EDITABLE (self->currency_row), currency != NULL ? currency : "");
  gtk_editable_set_text (GTK_EDITABLE (self->number_row), number != NULL ? number : "");
  adw_switch_row_set_active (self->closed_row, fin_account_get_closed (self->account));
  gtk_widget_set_visible (GTK_WIDGET (self->closed_row), !is_new);
  gtk_widget_set_visible (self->balance_group, !is_new);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->balance_row), "x",
                                    fin_account_get_id (self->account));
  if (!is_new)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), fin_account_get_name (self->account));
}

/** fin_account_dialog_new: @account: (nullable): NULL for a new one; a copy of it is edited */
AdwDialog *
fin_account_dialog_new (FinSession *session, FinAccount *account)
{
  FinAccountDialog *self = g_object_new (FIN_TYPE_ACCOUNT_DIALOG, NULL);
  GListModel *accounts = fin_session_get_accounts (session);
  g_autoptr (FinAccount) first = g_list_model_get_item (accounts, 0);

  self->account = account != NULL ? fin_record_copy (account) : fin_account_new ();
  if (account == NULL)
    {
      adw_dialog_set_title (ADW_DIALOG (self), _ ("Add Account"));
      if (first != NULL)
        g_object_set (self->account, "currency", fin_account_get_currency (first), NULL);
    }
  fill (self);
  self->session = g_object_ref (session);
  fin_card_terms_group_load (self->card_group, session, fin_account_get_id (self->account));
  input_changed_cb (self);
  return ADW_DIALOG (self);
}
