/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: menus, shortcuts, notifications and tests all go through them. */
#include "fin-window-private.h"

#include <glib/gi18n.h>

static void
page_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  fin_window_set_page (user_data, g_variant_get_string (parameter, NULL));
}

static void
hide_amounts_changed_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  FinWindow *self = user_data;

  if (self->session != NULL)
    fin_session_set_amounts_hidden (self->session, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static const GActionEntry entries[] = {
  { .name = "page", .activate = page_activated_cb, .parameter_type = "s", .state = "'dashboard'" },
  { .name = "hide-amounts", .state = "false", .change_state = hide_amounts_changed_cb },
};

void
fin_window_add_actions (FinWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
