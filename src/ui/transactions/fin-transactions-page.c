/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the query model, the chips and the two views in step. */
#include "fin-transactions-page-private.h"

#include <glib/gi18n.h>

#include "fin-balance-store.h"
#include "fin-format.h"
#include "fin-transaction.h"
#include "fin-ui.h"

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinTransactionsPage, fin_transactions_page, ADW_TYPE_BIN)

static void
filter_changed_cb (FinTransactionsPage *self)
{
  fin_transactions_page_apply_filter (self);
}

/* Typing opens the search and Escape closes it; the window's action follows. */
static void
search_mode_notify_cb (FinTransactionsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean enabled = gtk_search_bar_get_search_mode (self->search_bar);

  if (G_IS_ACTION_GROUP (root))
    g_action_group_change_action_state (G_ACTION_GROUP (root), "search",
                                        g_variant_new_boolean (enabled));
  if (!enabled)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
clear_clicked_cb (FinTransactionsPage *self)
{
  fin_transactions_page_clear (self);
}

static void
row_activated_cb (FinTransactionsPage *self, guint position)
{
  g_autoptr (FinTransaction) transaction
      = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (transaction != NULL && fin_transaction_get_id (transaction) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-transaction", "x",
                                fin_transaction_get_id (transaction));
}

static char *
describe_totals (FinTransactionsPage *self)
{
  const GArray *sums = fin_query_model_get_sums (self->model);
  gint64 n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *count = fin_format_count (n_rows);
  GString *text = g_string_new (NULL);

  /* Translators: %s is a number */
  g_string_append_printf (
      text, ngettext ("%s transaction", "%s transactions", (gulong)n_rows), count);
  for (guint i = 0; sums != NULL && i < sums->len; i++)
    {
      const FinCurrencySum *sum = &g_array_index (sums, FinCurrencySum, i);
      g_autofree char *amount
          = sum->overflow ? g_strdup (_ ("too large to add up"))
                          : fin_session_format_money (self->session, sum->amount, sum->currency,
                                                      FIN_MONEY_SIGNED);

      g_string_append_printf (text, " · %s", amount);
    }
  return g_string_free_and_steal (text);
}

static void
model_changed_cb (FinTransactionsPage *self)
{
  g_autofree char *totals = describe_totals (self);
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0
                  && !fin_query_model_get_loading (self->model);

  gtk_label_set_label (self->totals, totals);
  gtk_stack_set_visible_child_name (self->stack, none ? "empty" : "list");
}

static void
selection_changed_cb (FinTransactionsPage *self)
{
  gboolean any_held = FALSE;
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, &any_held);
  g_autofree char *count = fin_format_count (ids->len);
  /* Translators: %s is a number of transactions */
  g_autofree char *label
      = g_strdup_printf (ngettext ("%s selected", "%s selected", (gulong)ids->len), count);

  gtk_label_set_label (self->selection_label, label);
  gtk_action_bar_set_revealed (self->selection_bar, ids->len > 0);
  fin_transactions_page_update_actions (self, ids->len);
  gtk_widget_set_visible (self->accept_button, any_held);
  gtk_widget_set_visible (self->reject_button, any_held);
}

static void
set_up_model (FinTransactionsPage *self)
{
  FinDatabase *database = fin_session_get_database (self->session);

  if (database == NULL)
    return;
  self->model = fin_query_model_new (database);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  fin_transactions_page_add_views (self);
  model_changed_cb (self);
}

static void
fin_transactions_page_constructed (GObject *object)
{
  FinTransactionsPage *self = FIN_TRANSACTIONS_PAGE (object);
  GListModel *lists[] = { fin_session_get_accounts (self->session),
                          fin_session_get_categories (self->session) };

  G_OBJECT_CLASS (fin_transactions_page_parent_class)->constructed (object);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_signal_connect_object (lists[i], "items-changed",
                             G_CALLBACK (fin_transactions_page_update_chips), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::insights",
                           G_CALLBACK (fin_transactions_page_update_unusual), self,
                           G_CONNECT_SWAPPED);
  set_up_model (self);
  fin_transactions_page_update_unusual (self);
  fin_transactions_page_update_chips (self);
  fin_transactions_page_add_actions (self);
}

static void
fin_transactions_page_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  FinTransactionsPage *self = FIN_TRANSACTIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_transactions_page_set_property (GObject *object,
                                    guint prop_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  FinTransactionsPage *self = FIN_TRANSACTIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_transactions_page_dispose (GObject *object)
{
  FinTransactionsPage *self = FIN_TRANSACTIONS_PAGE (object);

  g_clear_pointer (&self->category_popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_TRANSACTIONS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->unusual_key, g_free);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->account_ids, g_array_unref);
  g_clear_pointer (&self->category_ids, g_array_unref);

  G_OBJECT_CLASS (fin_transactions_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-transactions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, account_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, category_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, period_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, held_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, unusual_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, import_chip);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, import_chip_label);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, view_stack);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, categorise_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, reject_button);
  gtk_widget_class_bind_template_child (widget_class, FinTransactionsPage, totals);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
fin_transactions_page_class_init (FinTransactionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = fin_transactions_page_constructed;
  object_class->get_property = fin_transactions_page_get_property;
  object_class->set_property = fin_transactions_page_set_property;
  object_class->dispose = fin_transactions_page_dispose;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
fin_transactions_page_init (FinTransactionsPage *self)
{
  self->account_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->category_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
fin_transactions_page_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_TRANSACTIONS_PAGE, "session", session, NULL);
}

/** fin_transactions_page_get_model: Returns: (transfer none) (nullable): the rows that are shown */
GListModel *
fin_transactions_page_get_model (FinTransactionsPage *self)
{
  g_return_val_if_fail (FIN_IS_TRANSACTIONS_PAGE (self), NULL);

  return G_LIST_MODEL (self->model);
}

void
fin_transactions_page_set_search_mode (FinTransactionsPage *self, gboolean search_mode)
{
  g_return_if_fail (FIN_IS_TRANSACTIONS_PAGE (self));

  if (gtk_search_bar_get_search_mode (self->search_bar) == search_mode)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, search_mode);
  if (search_mode)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
