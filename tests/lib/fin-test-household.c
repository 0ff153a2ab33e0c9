/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes through the repositories as the program does; any failure ends the test. */
#include "fin-test-household.h"

#include <glib/gstdio.h>

#include "fin-account-store.h"
#include "fin-balance-store.h"
#include "fin-category-store.h"
#include "fin-transaction-store.h"

FinTestHousehold *
fin_test_household_new (const char *today)
{
  FinTestHousehold *self = g_new0 (FinTestHousehold, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("finsight-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "finsight.db", NULL);
  self->database = fin_database_open (path, &error);
  g_assert_no_error (error);
  self->clock = fin_clock_new_fake_iso8601 (today, &error);
  g_assert_no_error (error);
  self->rows = g_array_new (FALSE, FALSE, sizeof (FinTransactionRow));
  self->strings = g_string_chunk_new (256);
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
fin_test_household_free (FinTestHousehold *self)
{
  fin_database_close (self->database);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);
  g_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self);
}

static void
write_or_die (FinTestHousehold *self, FinDatabaseFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (self->database, "Test", func, data, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  FinAccount *account;
  gint64 id;
} NewAccount;

static gpointer
insert_account (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  NewAccount *new = data;

  new->id = fin_account_store_insert (connection, new->account, error);
  return FIN_DATABASE_DONE;
}

gint64
fin_test_household_add_account (FinTestHousehold *self,
                                const char *name,
                                FinAccountKind kind,
                                const char *currency)
{
  g_autoptr (FinAccount) account = fin_account_new ();
  NewAccount new = { .account = account };

  g_object_set (account, "name", name, "kind", kind, "currency", currency, NULL);
  write_or_die (self, insert_account, &new);
  return new.id;
}

typedef struct
{
  const char *key;
  const char *parent_key;
  FinCategoryKind kind;
  gint64 id;
} NewCategory;

static gpointer
insert_category (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  NewCategory *new = data;
  g_autoptr (FinCategory) category = fin_category_new ();
  g_autoptr (FinCategory) parent = NULL;

  if (new->parent_key != NULL)
    parent = fin_category_store_find_key (connection, new->parent_key, error);
  g_object_set (category, "key", new->key, "name", new->key, "kind", new->kind, "parent-id",
                parent != NULL ? fin_category_get_id (parent) : (gint64) 0, NULL);
  new->id = fin_category_store_insert (connection, category, error);
  return FIN_DATABASE_DONE;
}

static gpointer
find_category (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  NewCategory *new = data;
  g_autoptr (FinCategory) category = fin_category_store_find_key (connection, new->key, NULL);

  new->id = category != NULL ? fin_category_get_id (category) : 0;
  return FIN_DATABASE_DONE;
}

/** fin_test_household_add_category: Returns: its id; one that exists already is taken as it is */
gint64
fin_test_household_add_category (FinTestHousehold *self,
                                 const char *key,
                                 const char *parent_key,
                                 FinCategoryKind kind)
{
  NewCategory new = { key, parent_key, kind, 0 };

  fin_database_read (self->database, find_category, &new, NULL, NULL);
  if (new.id == 0)
    write_or_die (self, insert_category, &new);
  return new.id;
}

/** fin_test_household_add: the row is written with the next fin_test_household_write(). */
void
fin_test_household_add (FinTestHousehold *self,
                        gint64 account_id,
                        FinDate date,
                        gint64 amount,
                        const char *payee,
                        gint64 category_id)
{
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;

  row.account_id = account_id;
  row.posting_date = date;
  row.amount = amount;
  row.currency = "EUR";
  row.payee = g_string_chunk_insert_const (self->strings, payee);
  row.match_text = row.payee;
  row.category_id = category_id;
  row.category_source
      = category_id != 0 ? FIN_CATEGORY_SOURCE_PERSON : FIN_CATEGORY_SOURCE_NONE;
  g_array_append_val (self->rows, row);
}

typedef struct
{
  GArray *rows;
  GArray *ids;
} NewRows;

static gpointer
insert_rows (FinConnection *connection,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  NewRows *new = data;

  fin_transaction_store_insert_many (connection, (const FinTransactionRow *) (void *) new->rows->data,
                                     new->rows->len, (gint64 *) (void *) new->ids->data,
                                     cancellable, error);
  return FIN_DATABASE_DONE;
}

/** fin_test_household_write: Returns: (transfer full) (element-type gint64): ids of the rows added */
GArray *
fin_test_household_write (FinTestHousehold *self)
{
  NewRows new = { self->rows, g_array_new (FALSE, TRUE, sizeof (gint64)) };

  g_array_set_size (new.ids, self->rows->len);
  write_or_die (self, insert_rows, &new);
  g_array_set_size (self->rows, 0);
  return new.ids;
}

typedef struct
{
  gint64 account_id;
  FinDate date;
  gint64 amount;
} NewBalance;

static gpointer
state_balance (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  const NewBalance *new = data;

  fin_balance_store_state (connection, new->account_id, new->date, new->amount, 0, error);
  return FIN_DATABASE_DONE;
}

void
fin_test_household_state_balance (FinTestHousehold *self,
                                  gint64 account_id,
                                  FinDate date,
                                  gint64 amount)
{
  NewBalance new = { account_id, date, amount };

  write_or_die (self, state_balance, &new);
}

static gpointer
end_statements (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  const NewBalance *end = data;

  fin_account_store_note_statement (connection, end->account_id, end->date, error);
  return FIN_DATABASE_DONE;
}

/** fin_test_household_end_statements: after @date nothing of the account is known */
void
fin_test_household_end_statements (FinTestHousehold *self, gint64 account_id, FinDate date)
{
  NewBalance end = { account_id, date, 0 };

  write_or_die (self, end_statements, &end);
}

typedef struct
{
  gint64 one_side;
  gint64 other_side;
} NewLink;

static gpointer
link_transfer (FinConnection *connection, gpointer data, GCancellable *unused, GError **error)
{
  const NewLink *new = data;

  fin_transaction_store_link_transfer (connection, new->one_side, new->other_side, error);
  return FIN_DATABASE_DONE;
}

void
fin_test_household_link (FinTestHousehold *self, gint64 one_side, gint64 other_side)
{
  NewLink new = { one_side, other_side };

  write_or_die (self, link_transfer, &new);
}
