/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each account holds, and since when its data are silent. */
#include <glib/gi18n.h>

#include "fin-card-list.h"
#include "fin-dashboard-cards.h"
#include "fin-format.h"
#include "fin-palette.h"
#include "fin-widgets.h"

struct _FinAccountsCard
{
  FinCard parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (FinAccountsCard, fin_accounts_card, FIN_TYPE_CARD)

static char *
describe (const FinAccountBalance *account)
{
  g_autofree char *day = NULL;

  if (!account->stale || account->as_of == FIN_DATE_NONE)
    return g_strdup (fin_account_kind_title (account->kind));
  day = fin_format_date_short (account->as_of);
  /* Translators: kind of account, then a day such as "14 Nov" */
  return g_strdup_printf (_ ("%s, as of %s"), fin_account_kind_title (account->kind), day);
}

static void
append_account (FinAccountsCard *self, FinSession *session, const FinAccountBalance *account)
{
  GtkWidget *row = fin_money_row_new ();
  g_autofree char *amount
      = fin_session_format_money (session, account->balance, account->currency,
                                  account->relative ? FIN_MONEY_SIGNED : FIN_MONEY_EXACT);
  g_autofree char *description = describe (account);
  GtkListBoxRow *list_row;

  fin_money_row_set_icon (FIN_MONEY_ROW (row), fin_account_icon (account->kind), "blue");
  fin_money_row_set_texts (FIN_MONEY_ROW (row), account->name, description);
  fin_money_row_set_amount (FIN_MONEY_ROW (row), amount,
                            account->relative ? _ ("change only, set balance…") : NULL);
  list_row = fin_card_list_append (FIN_CARD_LIST (self->list), row);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (list_row), "x", account->account_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (list_row), account->relative
                                                                  ? "win.state-balance"
                                                                  : "win.show-account");
  gtk_list_box_row_set_activatable (list_row, TRUE);
}

static void
fin_accounts_card_update (FinCard *card)
{
  FinAccountsCard *self = FIN_ACCOUNTS_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  if (insights == NULL)
    return;
  for (guint i = 0; i < insights->accounts->len; i++)
    append_account (self, session, g_ptr_array_index (insights->accounts, i));
}

static void
fin_accounts_card_class_init (FinAccountsCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_accounts_card_update;
}

static void
fin_accounts_card_init (FinAccountsCard *self)
{
  FinCard *card = FIN_CARD (self);
  GtkWidget *edit;

  fin_card_set_title (card, _ ("Accounts"));
  fin_card_set_page (card, "transactions", _ ("Open Transactions"));
  edit = fin_icon_button_new ("document-edit-symbolic", _ ("Edit Accounts"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (edit), "win.accounts");
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_add_css_class (edit, "circular");
  gtk_widget_add_css_class (edit, "fin-card-button");
  fin_card_set_suffix (card, edit);
  self->list = fin_card_list_new (_ ("Accounts"), _ ("No account yet."));
  fin_card_append (card, self->list);
}

GtkWidget *
fin_accounts_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_ACCOUNTS_CARD, "session", session, NULL);
}
