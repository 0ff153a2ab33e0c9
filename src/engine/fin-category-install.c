/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeds the category tree once; what a person changed or hid since is left as it is. */
#include "fin-category-install.h"

#include "fin-category-set.h"
#include "fin-category-store.h"

static gpointer
count_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  gint64 *n = data;

  statement = fin_connection_prepare (connection,
                                      "SELECT count(*) FROM categories WHERE builtin = 1", error);
  if (statement == NULL || !fin_statement_get_int (statement, n, error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static gpointer
seed_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (data, &n_seeds);

  return fin_category_store_seed (connection, seeds, n_seeds, error) ? FIN_DATABASE_DONE : NULL;
}

/**
 * fin_category_install: blocking; quick when there is nothing to do.
 *
 * Returns: %FALSE with a #FinStoreError
 */
gboolean
fin_category_install (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  gint64 n_there = 0;
  gsize n_seeds;

  fin_category_set_seeds (set, &n_seeds);
  if (fin_database_read (database, count_cb, &n_there, cancellable, error) == NULL)
    return FALSE;
  if (n_there >= (gint64) n_seeds)
    return TRUE;
  return fin_database_seed (database, seed_cb, set, cancellable, error) != NULL;
}
