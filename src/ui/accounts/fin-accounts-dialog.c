/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows follow the session's list, so that a change, an undone one too, is seen at once. */
#include "fin-accounts-dialog.h"

#include <glib/gi18n.h>

#include "fin-palette.h"
#include "fin-ui.h"

struct _FinAccountsDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwPreferencesGroup *group;

  /* Owned */
  FinSession *session;
  GPtrArray *rows; /* (element-type GtkWidget): those of group, borrowed */
};

G_DEFINE_FINAL_TYPE (FinAccountsDialog, fin_accounts_dialog, ADW_TYPE_DIALOG)

static char *
describe (FinAccount *account)
{
  const char *kind = fin_account_kind_title (fin_account_get_kind (account));
  const char *currency = fin_account_get_currency (account);

  if (fin_account_get_closed (account))
    /* Translators: kind of account, its currency */
    return g_strdup_printf (_ ("%1$s, %2$s, closed"), kind, currency);
  /* Translators: kind of account, its currency */
  return g_strdup_printf (_ ("%1$s, %2$s"), kind, currency);
}

static void
add_row (FinAccountsDialog *self, FinAccount *account)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (fin_account_icon (fin_account_get_kind (account)));
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *subtitle = describe (account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fin_account_get_name (account));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, "fin-icon");
  fin_palette_apply (icon, fin_account_get_closed (account) ? "slate" : "blue");
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", fin_account_get_id (account));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-account");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (FinAccountsDialog *self)
{
  GListModel *accounts = fin_session_get_accounts (self->session);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);

      add_row (self, account);
    }
}

static void
fin_accounts_dialog_dispose (GObject *object)
{
  FinAccountsDialog *self = FIN_ACCOUNTS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_ACCOUNTS_DIALOG);

  G_OBJECT_CLASS (fin_accounts_dialog_parent_class)->dispose (object);
}

static void
fin_accounts_dialog_class_init (FinAccountsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_accounts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-accounts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinAccountsDialog, group);
}

static void
fin_accounts_dialog_init (FinAccountsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fin_accounts_dialog_new: @session: with an open database */
AdwDialog *
fin_accounts_dialog_new (FinSession *session)
{
  FinAccountsDialog *self = g_object_new (FIN_TYPE_ACCOUNTS_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (fin_session_get_accounts (session), "items-changed", G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
  fill (self);
  return ADW_DIALOG (self);
}
