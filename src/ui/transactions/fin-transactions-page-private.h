/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page's files share: the struct, the views' factories, the changes of selected rows. */
#pragma once

#include "fin-query-model.h"
#include "fin-transactions-page.h"

G_BEGIN_DECLS

struct _FinTransactionsPage
{
  AdwBin parent_instance;

  /* Template */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *chips;
  GtkDropDown *account_chip;
  GtkDropDown *category_chip;
  GtkDropDown *period_chip;
  GtkToggleButton *held_chip;
  GtkToggleButton *unusual_chip;
  GtkToggleButton *import_chip;
  GtkLabel *import_chip_label;
  GtkWidget *clear_button;
  GtkStack *stack;
  GtkStack *view_stack;
  GtkColumnView *column_view;
  GtkListView *list_view;
  GtkActionBar *selection_bar;
  GtkLabel *selection_label;
  GtkMenuButton *categorise_button;
  GtkWidget *accept_button;
  GtkWidget *reject_button;
  GtkLabel *totals;

  /* Owned */
  FinSession *session;
  FinQueryModel *model; /* NULL without a database */
  GtkMultiSelection *selection;
  GArray *account_ids;  /* gint64, by position of account_chip */
  GArray *category_ids; /* gint64, by position of category_chip */
  gint64 import_id; /* of import_chip */
  char *unusual_key; /* of unusual_chip; NULL: everything that stands out */
  gboolean updating_chips;
  GActionMap *actions;
  GtkWidget *category_popover; /* the menu of categories, where a category was clicked */
  gboolean always; /* the next category is for these payees from now on */
};

void fin_transactions_page_add_views (FinTransactionsPage *self);
void fin_transactions_page_update_chips (FinTransactionsPage *self);
void fin_transactions_page_update_unusual (FinTransactionsPage *self);
void fin_transactions_page_apply_filter (FinTransactionsPage *self);
void fin_transactions_page_add_actions (FinTransactionsPage *self);
void fin_transactions_page_update_actions (FinTransactionsPage *self, guint n_selected);
void fin_transactions_page_offer_categories (FinTransactionsPage *self,
                                             GtkWidget *cell,
                                             guint position);
GArray *fin_transactions_page_selected_ids (FinTransactionsPage *self, gboolean *any_held);

G_END_DECLS
