/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases from before payees were cleaned get stems and names; what a person calls a payee stays.
 */
#include "fin-payee-install.h"

#include "fin-category-store.h"
#include "fin-setting-store.h"
#include "fin-test-household.h"
#include "fin-transaction-change.h"

static gpointer
age_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_connection_execute (connection, "UPDATE transactions SET stem = NULL, name = NULL",
                                 error)
                 && fin_setting_store_set (connection, "payee-version", NULL, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

/* As a database of the program before looks. */
static void
make_old (FinDatabase *database)
{
  g_autoptr (GError) error = NULL;

  fin_database_seed (database, age_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
rule_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (FinRule) rule = fin_rule_new ();

  g_object_set (rule, "pattern", "lidl", "is-exact", TRUE, "rename", "The shop next door", NULL);
  return fin_rule_store_insert (connection, rule, error) != 0 ? FIN_DATABASE_DONE : NULL;
}

static gpointer
get_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_transaction_store_get (connection, *(gint64 *) data, error);
}

static void
assert_shown (FinTestHousehold *household, gint64 id, const char *stem, const char *name)
{
  g_autoptr (FinTransaction) transaction = NULL;

  transaction = fin_database_read (household->database, get_cb, &id, NULL, NULL);
  g_assert_cmpstr (fin_transaction_get_stem (transaction), ==, stem);
  g_assert_cmpstr (fin_transaction_get_shown_payee (transaction), ==, name);
}

static void
test_old_database (void)
{
  g_autoptr (FinTestHousehold) household = fin_test_household_new ("2026-11-22");
  gint64 account =
      fin_test_household_add_account (household, "Current", FIN_ACCOUNT_CURRENT, "EUR");
  g_autoptr (GArray) ids = NULL;
  gint64 card;
  gint64 uber;
  g_autoptr (GError) error = NULL;

  fin_test_household_add (household, account, 20000, -499, "LIDL GB 1234 LEEDS", 0);
  fin_test_household_add (household, account, 20001, -899, "UBER *EATS HELP.UBER.COM", 0);
  ids = fin_test_household_write (household);
  card = g_array_index (ids, gint64, 0);
  uber = g_array_index (ids, gint64, 1);
  make_old (household->database);
  assert_shown (household, uber, NULL, "UBER *EATS HELP.UBER.COM");
  fin_database_write (household->database, "Rule", rule_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (fin_payee_install (household->database, NULL, &error));
  g_assert_no_error (error);
  assert_shown (household, card, "lidl", "The shop next door");
  assert_shown (household, uber, "uber eats", "Uber Eats");
  g_assert_true (fin_payee_install (household->database, NULL, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payee-install/old-database", test_old_database);
  return g_test_run ();
}
