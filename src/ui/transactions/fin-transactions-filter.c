/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chips and the search of the transactions page, and the filter that they make together. */
#include "fin-transactions-page-private.h"

#include <glib/gi18n.h>

enum
{
  PERIOD_ANY,
  PERIOD_THIS_MONTH,
  PERIOD_LAST_MONTH,
  PERIOD_90_DAYS,
  PERIOD_THIS_YEAR,
  PERIOD_LAST_YEAR,
};

static FinPeriod
period_of_year (int year)
{
  return (FinPeriod) { fin_date_from_ymd (year, 1, 1), fin_date_from_ymd (year, 12, 31) };
}

static FinPeriod
chosen_period (guint choice, FinDate today)
{
  int year;
  int month;
  int day;
  FinDate last_month = fin_date_add_months (fin_date_month_start (today), -1);

  fin_date_to_ymd (today, &year, &month, &day);
  switch (choice)
    {
    case PERIOD_THIS_MONTH:
      return (FinPeriod) { fin_date_month_start (today), fin_date_month_end (today) };
    case PERIOD_LAST_MONTH:
      return (FinPeriod) { last_month, fin_date_month_end (last_month) };
    case PERIOD_90_DAYS:
      return (FinPeriod) { today - 89, today };
    case PERIOD_THIS_YEAR:
      return period_of_year (year);
    case PERIOD_LAST_YEAR:
      return period_of_year (year - 1);
    case PERIOD_ANY:
    default:
      return (FinPeriod) { FIN_DATE_NONE, FIN_DATE_NONE };
    }
}

static gint64
chosen_id (GtkDropDown *chip, GArray *ids)
{
  guint position = gtk_drop_down_get_selected (chip);

  return position < ids->len ? g_array_index (ids, gint64, position) : 0;
}

/* A chip that narrows the list looks pressed. */
static gboolean
mark_chip (GtkWidget *chip, gboolean active)
{
  if (active)
    gtk_widget_add_css_class (chip, "fin-active-chip");
  else
    gtk_widget_remove_css_class (chip, "fin-active-chip");
  return active;
}

/* Returns: (transfer full) (element-type gint64): the transactions that stand out, or of one fact */
static GArray *
list_unusual (FinTransactionsPage *self)
{
  FinInsights *insights = fin_session_get_insights (self->session);
  GPtrArray *anomalies = insights != NULL ? insights->anomalies : NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; anomalies != NULL && i < anomalies->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (anomalies, i);

      if (self->unusual_key != NULL ? g_str_equal (item->key, self->unusual_key)
                                    : fin_anomaly_item_is_open (item))
        g_array_append_vals (ids, item->transactions, item->n_transactions);
    }
  return ids;
}

/** fin_transactions_page_update_unusual: the chip is there when something stands out. */
void
fin_transactions_page_update_unusual (FinTransactionsPage *self)
{
  g_autoptr (GArray) ids = list_unusual (self);
  gboolean active = gtk_toggle_button_get_active (self->unusual_chip);

  gtk_widget_set_visible (GTK_WIDGET (self->unusual_chip), ids->len > 0 || active);
  if (active)
    fin_transactions_page_apply_filter (self);
}

void
fin_transactions_page_apply_filter (FinTransactionsPage *self)
{
  g_autoptr (FinTransactionFilter) filter = NULL;
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  guint period = gtk_drop_down_get_selected (self->period_chip);
  gboolean held_only = gtk_toggle_button_get_active (self->held_chip);
  gboolean unusual_only = gtk_toggle_button_get_active (self->unusual_chip);
  gboolean any = FALSE;

  if (self->updating_chips || self->model == NULL)
    return;
  if (!unusual_only)
    g_clear_pointer (&self->unusual_key, g_free);
  filter = fin_transaction_filter_new ();
  g_set_str (&filter->search, *search != '\0' ? search : NULL);
  filter->account_id = chosen_id (self->account_chip, self->account_ids);
  filter->category_id = chosen_id (self->category_chip, self->category_ids);
  filter->import_id
      = gtk_toggle_button_get_active (self->import_chip) ? self->import_id : 0;
  filter->ids = unusual_only ? list_unusual (self) : NULL;
  filter->period = chosen_period (period, fin_session_get_today (self->session));
  filter->states
      = held_only ? FIN_TRANSACTION_STATES_HELD : FIN_TRANSACTION_STATES_SHOWN;

  any |= mark_chip (GTK_WIDGET (self->account_chip), filter->account_id != 0);
  any |= mark_chip (GTK_WIDGET (self->category_chip), filter->category_id != 0);
  any |= mark_chip (GTK_WIDGET (self->period_chip), period != PERIOD_ANY);
  gtk_widget_set_visible (self->clear_button, any || held_only || unusual_only || filter->import_id != 0
                                                  || filter->search != NULL);
  fin_query_model_set_filter (self->model, filter);
}

static void
fill_chip (GtkDropDown *chip, GArray *ids, GPtrArray *names, GArray *new_ids)
{
  gint64 chosen = chosen_id (chip, ids);
  guint position = 0;
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      gtk_string_list_append (model, g_ptr_array_index (names, i));
      if (g_array_index (new_ids, gint64, i) == chosen)
        position = i;
    }
  g_array_set_size (ids, 0);
  g_array_append_vals (ids, new_ids->data, new_ids->len);
  gtk_drop_down_set_model (chip, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (chip, position);
}

static void
add_choice (GPtrArray *names, GArray *ids, const char *name, gint64 id)
{
  g_ptr_array_add (names, g_strdup (name));
  g_array_append_val (ids, id);
}

static void
fill_accounts (FinTransactionsPage *self)
{
  GListModel *accounts = fin_session_get_accounts (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_choice (names, ids, _ ("All accounts"), 0);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);

      add_choice (names, ids, fin_account_get_name (account), fin_account_get_id (account));
    }
  fill_chip (self->account_chip, self->account_ids, names, ids);
}

static void
fill_categories (FinTransactionsPage *self)
{
  GListModel *categories = fin_session_get_categories (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_choice (names, ids, _ ("All categories"), 0);
  add_choice (names, ids, _ ("Uncategorised"), FIN_CATEGORY_NONE);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (FinCategory) category = g_list_model_get_item (categories, i);

      if (!fin_category_get_hidden (category))
        add_choice (names, ids, fin_category_get_name (category), fin_category_get_id (category));
    }
  fill_chip (self->category_chip, self->category_ids, names, ids);
}

void
fin_transactions_page_update_chips (FinTransactionsPage *self)
{
  self->updating_chips = TRUE;
  fill_accounts (self);
  fill_categories (self);
  self->updating_chips = FALSE;
  fin_transactions_page_apply_filter (self);
}

/** fin_transactions_page_show_account: shows the transactions of one account */
void
fin_transactions_page_show_account (FinTransactionsPage *self, gint64 account_id)
{
  g_return_if_fail (FIN_IS_TRANSACTIONS_PAGE (self));

  for (guint i = 0; i < self->account_ids->len; i++)
    if (g_array_index (self->account_ids, gint64, i) == account_id)
      gtk_drop_down_set_selected (self->account_chip, i);
}

/** fin_transactions_page_show_import: shows what one import brought */
void
fin_transactions_page_show_import (FinTransactionsPage *self,
                                   gint64 import_id,
                                   const char *file_name)
{
  g_return_if_fail (FIN_IS_TRANSACTIONS_PAGE (self));

  self->import_id = import_id;
  gtk_label_set_label (self->import_chip_label, file_name);
  gtk_widget_set_visible (GTK_WIDGET (self->import_chip), TRUE);
  gtk_toggle_button_set_active (self->import_chip, TRUE);
}

/** fin_transactions_page_show_unusual: shows the transactions that @item is about */
void
fin_transactions_page_show_unusual (FinTransactionsPage *self, const FinAnomalyItem *item)
{
  g_return_if_fail (FIN_IS_TRANSACTIONS_PAGE (self));

  g_set_str (&self->unusual_key, item->key);
  gtk_widget_set_visible (GTK_WIDGET (self->unusual_chip), TRUE);
  gtk_toggle_button_set_active (self->unusual_chip, TRUE);
}

/** fin_transactions_page_clear: shows every transaction again */
void
fin_transactions_page_clear (FinTransactionsPage *self)
{
  g_return_if_fail (FIN_IS_TRANSACTIONS_PAGE (self));

  self->updating_chips = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->account_chip, 0);
  gtk_drop_down_set_selected (self->category_chip, 0);
  gtk_drop_down_set_selected (self->period_chip, PERIOD_ANY);
  gtk_toggle_button_set_active (self->held_chip, FALSE);
  gtk_toggle_button_set_active (self->unusual_chip, FALSE);
  gtk_toggle_button_set_active (self->import_chip, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->import_chip), FALSE);
  self->updating_chips = FALSE;
  fin_transactions_page_apply_filter (self);
  fin_transactions_page_update_unusual (self);
}
