/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Card terms in SQL; a card of which nothing is said has no row. */
#include "fin-card-store.h"

#include <glib/gi18n.h>

#include "fin-connection-private.h"

/** fin_card_store_list: Returns: (transfer full) (nullable) (element-type FinCardTerms): */
GArray *
fin_card_store_list (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT id, statement_day, due_day, payer_id FROM cards ORDER BY id", error);
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (FinCardTerms));
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return NULL;
  while (fin_statement_step (statement, &cause))
    {
      FinCardTerms terms = { fin_statement_column_int (statement, 0),
                             (int) fin_statement_column_int (statement, 1),
                             (int) fin_statement_column_int (statement, 2),
                             fin_statement_column_int (statement, 3) };

      g_array_append_val (cards, terms);
    }
  if (cause == NULL)
    return g_steal_pointer (&cards);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/** fin_card_store_get: @terms: (out): zeros but for its account when nothing is said of it */
gboolean
fin_card_store_get (FinConnection *connection,
                    gint64 account_id,
                    FinCardTerms *terms,
                    GError **error)
{
  g_autoptr (GArray) cards = fin_card_store_list (connection, error);

  *terms = (FinCardTerms) { .account_id = account_id };
  for (guint i = 0; cards != NULL && i < cards->len; i++)
    if (g_array_index (cards, FinCardTerms, i).account_id == account_id)
      *terms = g_array_index (cards, FinCardTerms, i);
  return cards != NULL;
}

static void
bind_day (FinStatement *statement, int parameter, int day)
{
  if (day != 0)
    fin_statement_bind_int (statement, parameter, day);
  else
    fin_statement_bind_null (statement, parameter);
}

/**
 * fin_card_store_set: %FIN_STORE_ERROR_INVALID for a day outside 0..31 and for a card that is to pay
 * itself.
 */
gboolean
fin_card_store_set (FinConnection *connection, const FinCardTerms *terms, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;

  if (terms->statement_day < 0 || terms->statement_day > 31 || terms->due_day < 0
      || terms->due_day > 31 || terms->payer_id == terms->account_id)
    {
      g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID,
                           _ ("A card has a statement day and a due day, 1 to 31, and is paid "
                              "from another account."));
      return FALSE;
    }
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO cards (id, statement_day, due_day, payer_id) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (id) DO UPDATE SET statement_day = ?2, due_day = ?3, payer_id = ?4",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "i", terms->account_id);
  bind_day (statement, 2, terms->statement_day);
  bind_day (statement, 3, terms->due_day);
  if (terms->payer_id != 0)
    fin_statement_bind_int (statement, 4, terms->payer_id);
  else
    fin_statement_bind_null (statement, 4);
  return fin_statement_execute (statement, error);
}
