/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The newest transactions. */
#include <glib/gi18n.h>

#include "fin-card-list.h"
#include "fin-dashboard-cards.h"
#include "fin-transaction-row.h"

struct _FinRecentCard
{
  FinCard parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (FinRecentCard, fin_recent_card, FIN_TYPE_CARD)

static void
fin_recent_card_update (FinCard *card)
{
  FinRecentCard *self = FIN_RECENT_CARD (card);
  FinSession *session = fin_card_get_session (card);
  GListModel *recent = fin_session_get_recent (session);

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (recent); i++)
    {
      g_autoptr (FinTransaction) transaction = g_list_model_get_item (recent, i);
      GtkWidget *row = fin_money_row_new ();
      GtkListBoxRow *list_row;

      fin_transaction_row_show (FIN_MONEY_ROW (row), session, transaction);
      list_row = fin_card_list_append (FIN_CARD_LIST (self->list), row);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (list_row), "x",
                                        fin_transaction_get_id (transaction));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (list_row), "win.edit-transaction");
      gtk_list_box_row_set_activatable (list_row, TRUE);
    }
}

static void
fin_recent_card_constructed (GObject *object)
{
  G_OBJECT_CLASS (fin_recent_card_parent_class)->constructed (object);
  g_signal_connect_object (fin_session_get_recent (fin_card_get_session (FIN_CARD (object))),
                           "items-changed", G_CALLBACK (fin_card_update), object,
                           G_CONNECT_SWAPPED);
}

static void
fin_recent_card_class_init (FinRecentCardClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = fin_recent_card_constructed;
  FIN_CARD_CLASS (klass)->update = fin_recent_card_update;
}

static void
fin_recent_card_init (FinRecentCard *self)
{
  FinCard *card = FIN_CARD (self);

  fin_card_set_title (card, _ ("Recent Transactions"));
  fin_card_set_page (card, "transactions", _ ("Open Transactions"));
  self->list = fin_card_list_new (_ ("Recent transactions"), _ ("No transaction yet."));
  fin_card_append (card, self->list);
}

GtkWidget *
fin_recent_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_RECENT_CARD, "session", session, NULL);
}
