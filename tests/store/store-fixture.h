/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What store tests share: a database in a folder of its own, and its contents as text. */
#pragma once

#include "fin-account-store.h"
#include "fin-database.h"
#include "fin-transaction-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  FinDatabase *database;
} StoreFixture;

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);
void store_fixture_reopen (StoreFixture *fixture);
void store_remove_folder (const char *folder);

void store_assert_same (const char *dump, const char *expected);
char *store_dump (FinDatabase *database, gboolean with_history);
gint64 store_query_int (FinDatabase *database, const char *sql);
void store_execute (FinDatabase *database, const char *step_label, const char *sql);
gint64 store_add_account (FinDatabase *database, const char *name);
void store_add_rows (FinDatabase *database, const char *step_label, gint64 account_id, int n_rows);
void store_assert_sound (FinDatabase *database);

#define STORE_TEST(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

G_END_DECLS
