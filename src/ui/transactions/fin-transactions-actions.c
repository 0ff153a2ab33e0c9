/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the selected rows: delete, categorise, accept, reject. */
#include "fin-transactions-page-private.h"

#include <glib/gi18n.h>

#include "fin-session-accounts.h"
#include "fin-session-edit.h"
#include "fin-session-file.h"
#include "fin-transaction.h"

/* More than this at once is refused: a slip of the hand on "select all" should not be one click away. */
#define MAX_SELECTED 10000

/* Returns: (transfer full) (element-type gint64): what is selected and loaded */
GArray *
fin_transactions_page_selected_ids (FinTransactionsPage *self, gboolean *any_held)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position);
       valid && ids->len < MAX_SELECTED; valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = fin_query_model_get_id (self->model, position);

      if (id == 0)
        continue;
      g_array_append_val (ids, id);
      if (any_held != NULL && !*any_held && ids->len <= 200)
        {
          g_autoptr (FinTransaction) transaction
              = g_list_model_get_item (G_LIST_MODEL (self->model), position);

          *any_held = fin_transaction_get_state (transaction) == FIN_TRANSACTION_HELD;
        }
    }
  return ids;
}

static void
delete_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinTransactionsPage *self = user_data;
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, NULL);

  if (ids->len > 0)
    fin_session_delete_transactions (self->session, ids);
}

static void
set_always (FinTransactionsPage *self, gboolean always)
{
  GAction *action = g_action_map_lookup_action (self->actions, "always");

  self->always = always;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (always));
}

static void
categorise_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinTransactionsPage *self = user_data;
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, NULL);

  if (ids->len == 0)
    return;
  fin_session_file (self->session, ids, g_variant_get_int64 (parameter), self->always);
  /* "Always" is meant for what was selected, not for what is selected next. */
  set_always (self, FALSE);
}

static void
always_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  set_always (user_data, g_variant_get_boolean (state));
}

static void
decide (FinTransactionsPage *self, gboolean accept)
{
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, NULL);

  if (ids->len > 0)
    fin_session_decide (self->session, ids, accept);
}

static void
accept_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, TRUE);
}

static void
reject_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  decide (user_data, FALSE);
}

static void
join_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinTransactionsPage *self = user_data;
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, NULL);

  if (ids->len == 2)
    fin_session_join_transfer (self->session, g_array_index (ids, gint64, 0),
                               g_array_index (ids, gint64, 1));
}

static void
part_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinTransactionsPage *self = user_data;
  g_autoptr (GArray) ids = fin_transactions_page_selected_ids (self, NULL);

  if (ids->len > 0)
    fin_session_part_transfers (self->session, ids);
}

/** fin_transactions_page_update_actions: two rows can be joined, what is a transfer can be parted */
void
fin_transactions_page_update_actions (FinTransactionsPage *self, guint n_selected)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, "join-transfer")),
      n_selected == 2);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, "part-transfers")),
      n_selected > 0);
}

static void
choose_category_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  FinTransactionsPage *self = user_data;

  if (gtk_action_bar_get_revealed (self->selection_bar))
    gtk_menu_button_popup (self->categorise_button);
}

static const GActionEntry entries[] = {
  { .name = "delete", .activate = delete_activated_cb },
  { .name = "categorise", .activate = categorise_activated_cb, .parameter_type = "x" },
  { .name = "always", .state = "false", .change_state = always_changed_cb },
  { .name = "choose-category", .activate = choose_category_activated_cb },
  { .name = "join-transfer", .activate = join_activated_cb },
  { .name = "part-transfers", .activate = part_activated_cb },
  { .name = "accept", .activate = accept_activated_cb },
  { .name = "reject", .activate = reject_activated_cb },
};

/* One submenu per top-level category, itself first. */
static void
update_category_menu (FinTransactionsPage *self)
{
  GListModel *categories = fin_session_get_categories (self->session);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) always = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();

  g_menu_append (always, _ ("_Always for These Payees"), "transactions.always");
  g_menu_append (always, _ ("_Rules…"), "app.rules");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (always));
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (FinCategory) top = g_list_model_get_item (categories, i);
      g_autoptr (GMenu) submenu = g_menu_new ();

      if (fin_category_get_parent_id (top) != 0 || fin_category_get_hidden (top))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (categories); j++)
        {
          g_autoptr (FinCategory) category = g_list_model_get_item (categories, j);
          g_autoptr (GMenuItem) item = NULL;

          if (category != top
              && fin_category_get_parent_id (category) != fin_category_get_id (top))
            continue;
          item = g_menu_item_new (fin_category_get_name (category), NULL);
          g_menu_item_set_action_and_target (item, "transactions.categorise", "x",
                                             fin_category_get_id (category));
          g_menu_append_item (submenu, item);
        }
      g_menu_append_submenu (groups, fin_category_get_name (top), G_MENU_MODEL (submenu));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  gtk_menu_button_set_menu_model (self->categorise_button, G_MENU_MODEL (menu));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->category_popover),
                                   G_MENU_MODEL (menu));
}

/** fin_transactions_page_offer_categories: for the row at @position, beside its @cell */
void
fin_transactions_page_offer_categories (FinTransactionsPage *self, GtkWidget *cell, guint position)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->category_popover),
                               &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                 (int) bounds.size.width,
                                                 (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->category_popover));
}

void
fin_transactions_page_add_actions (FinTransactionsPage *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->actions = g_object_ref (G_ACTION_MAP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "transactions", G_ACTION_GROUP (group));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_named_action_new ("transactions.delete")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F2, 0),
                        gtk_named_action_new ("transactions.choose-category")));
  gtk_widget_add_controller (GTK_WIDGET (self->column_view), shortcuts);
  self->category_popover = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (self->category_popover, GTK_WIDGET (self));
  fin_transactions_page_update_actions (self, 0);
  g_signal_connect_object (fin_session_get_categories (self->session), "items-changed",
                           G_CALLBACK (update_category_menu), self, G_CONNECT_SWAPPED);
  update_category_menu (self);
}
