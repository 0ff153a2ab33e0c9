/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a session: nothing here changes it. */
#include "fin-session-private.h"

/* Defines one read accessor. */
#define GETTER(ctype, name, expression, otherwise)                                                 \
  ctype fin_session_get_##name (FinSession *self)                                                  \
  {                                                                                                \
    g_return_val_if_fail (FIN_IS_SESSION (self), otherwise);                                       \
    return expression;                                                                             \
  }

GETTER (FinDatabase *, database, self->database, NULL)
GETTER (FinClock *, clock, self->clock, NULL)
GETTER (FinInsightService *, service, self->service, NULL)
GETTER (GSettings *, settings, self->settings, NULL)
GETTER (FinDate, today, fin_clock_get_today (self->clock), FIN_DATE_NONE)
GETTER (gboolean, demo, self->demo, FALSE)
GETTER (gboolean, amounts_hidden, self->amounts_hidden, FALSE)
GETTER (FinInsights *, insights, self->insights, NULL)
GETTER (gboolean, busy, self->busy, FALSE)
GETTER (const char *, error_message, self->error_message, NULL)
GETTER (gboolean, loaded, self->loaded, FALSE)
GETTER (gboolean, empty, self->empty, FALSE)
GETTER (gint64, margin, self->margin, -1)
GETTER (guint, unread, self->unread, 0)
GETTER (guint, held, self->held, 0)
GETTER (GListModel *, accounts, G_LIST_MODEL (self->accounts), NULL)
GETTER (GListModel *, categories, G_LIST_MODEL (self->categories), NULL)
GETTER (GListModel *, nudges, G_LIST_MODEL (self->nudges), NULL)
GETTER (GListModel *, recent, G_LIST_MODEL (self->recent), NULL)

/** fin_session_find_account: Returns: (nullable) (transfer none): */
FinAccount *
fin_session_find_account (FinSession *self, gint64 id)
{
  g_return_val_if_fail (FIN_IS_SESSION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->accounts)); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (G_LIST_MODEL (self->accounts), i);

      if (fin_account_get_id (account) == id)
        return account;
    }
  return NULL;
}

/** fin_session_find_category: Returns: (nullable) (transfer none): */
FinCategory *
fin_session_find_category (FinSession *self, gint64 id)
{
  g_return_val_if_fail (FIN_IS_SESSION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->categories)); i++)
    {
      g_autoptr (FinCategory) category
          = g_list_model_get_item (G_LIST_MODEL (self->categories), i);

      if (fin_category_get_id (category) == id)
        return category;
    }
  return NULL;
}
