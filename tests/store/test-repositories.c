/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The repositories: what goes in comes out, and their rules hold. */
#include "fin-balance-store.h"
#include "fin-category-store.h"
#include "fin-database-check.h"
#include "fin-flows.h"
#include "fin-import-review.h"
#include "fin-import-store.h"
#include "fin-insight-store.h"
#include "fin-nudge-store.h"
#include "fin-setting-store.h"
#include "store-fixture.h"

/* The body of a test runs as one job; its data is the fixture. */
typedef void (*Body) (FinConnection *connection);

static gpointer
body_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  ((Body) data) (connection);
  return NULL;
}

static void
run_body (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (fixture->database, "Test", body_func, (gpointer) data, NULL, &error);
  g_assert_no_error (error);
}

#define BODY_TEST(path, body) \
  g_test_add (path, StoreFixture, body, store_fixture_set_up, run_body, store_fixture_tear_down)

static gint64
add_account (FinConnection *connection, const char *name, const char *currency)
{
  g_autoptr (FinAccount) account = fin_account_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_object_set (account, "name", name, "currency", currency, NULL);
  id = fin_account_store_insert (connection, account, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
add_row (FinConnection *connection, gint64 account_id, FinDate date, gint64 amount)
{
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;
  g_autoptr (GError) error = NULL;
  gint64 id;

  row.account_id = account_id;
  row.posting_date = date;
  row.amount = amount;
  row.currency = "EUR";
  row.payee = "Payee";
  id = fin_transaction_store_insert (connection, &row, &error);
  g_assert_no_error (error);
  return id;
}

static void
check_accounts (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinAccount) account = fin_account_new ();
  g_autoptr (FinAccount) found = NULL, named = NULL;
  g_autoptr (FinProfile) profile = fin_profile_new ();
  g_autoptr (GPtrArray) accounts = NULL, profiles = NULL;
  gint64 id, profile_id;

  g_assert_cmpint (fin_account_store_insert (connection, account, &error), ==, 0);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID);
  g_clear_error (&error);

  g_object_set (profile, "name", "Ana", NULL);
  profile_id = fin_profile_store_insert (connection, profile, &error);
  g_assert_no_error (error);
  profiles = fin_profile_store_list (connection, &error);
  g_assert_cmpuint (profiles->len, ==, 2);

  g_object_set (account, "name", "Giro", "currency", "EUR", "kind", FIN_ACCOUNT_SAVINGS, "number",
                "DE02", "profile-id", profile_id, "has-safety-margin", TRUE, "safety-margin",
                G_GINT64_CONSTANT (5000), "last-statement-date", 20000, NULL);
  id = fin_account_store_insert (connection, account, &error);
  g_assert_no_error (error);
  g_object_set (account, "id", id, NULL);
  found = fin_account_store_find_number (connection, "DE02", "EUR", &error);
  g_assert_true (fin_record_equal (FIN_RECORD (found), FIN_RECORD (account)));
  g_assert_null (fin_account_store_find_number (connection, "DE02", "USD", &error));
  g_assert_no_error (error);
  named = fin_account_store_find_name (connection, "giro", &error);
  g_assert_cmpint (fin_account_get_id (named), ==, id);

  add_account (connection, "Shared", "EUR");
  accounts = fin_account_store_list (connection, 1, TRUE, &error);
  g_assert_cmpuint (accounts->len, ==, 1);
  g_clear_pointer (&accounts, g_ptr_array_unref);
  g_object_set (account, "closed", TRUE, NULL);
  g_assert_true (fin_account_store_update (connection, account, &error));
  accounts = fin_account_store_list (connection, FIN_PROFILE_ANY, FALSE, &error);
  g_assert_cmpuint (accounts->len, ==, 1);

  g_object_set (account, "id", G_GINT64_CONSTANT (999), NULL);
  g_assert_false (fin_account_store_update (connection, account, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A statement date never moves back. */
  g_assert_true (fin_account_store_note_statement (connection, id, 19000, &error));
  g_assert_cmpint (fin_balance_store_as_of (connection, id, 30000, &error), ==, 20000);
  g_assert_cmpint (fin_balance_store_as_of (connection, id, 15000, &error), ==, 15000);
  g_assert_cmpint (fin_balance_store_as_of (connection, 999, 15000, &error), ==, FIN_DATE_NONE);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (fin_profile_store_delete (connection, profile_id, &error));
}

static gint64
balance_at (FinConnection *connection, gint64 account, FinDate date, gboolean *relative)
{
  g_autoptr (GError) error = NULL;
  FinBalance balance;

  g_assert_true (fin_balance_store_at (connection, account, date, &balance, &error));
  g_assert_no_error (error);
  *relative = balance.relative;
  return balance.amount;
}

static void
check_balances (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) checks = NULL;
  gint64 account = add_account (connection, "Current", "EUR");
  gint64 held = add_row (connection, account, 106, -777);
  const gint64 expected[] = { 900, 900, 800, 850, 850, 850 };
  gint64 daily[6], household[6];
  gboolean relative;

  g_assert_true (
      fin_transaction_store_set_state (connection, &held, 1, FIN_TRANSACTION_HELD, &error));
  add_row (connection, account, 105, -100);
  add_row (connection, account, 106, 50);
  g_assert_cmpint (balance_at (connection, account, 106, &relative), ==, -50);
  g_assert_true (relative);

  /* The first stated balance fixes the opening one: 800 at the end of 105, so 900 before. */
  g_assert_true (fin_balance_store_state (connection, account, 105, 800, 0, &error));
  g_assert_cmpint (balance_at (connection, account, 104, &relative), ==, 900);
  g_assert_false (relative);
  g_assert_cmpint (balance_at (connection, account, 106, &relative), ==, 850);
  g_assert_true (fin_balance_store_daily (connection, account, (FinPeriod){ 103, 108 }, daily,
                                          &relative, &error));
  g_assert_cmpmem (daily, sizeof daily, expected, sizeof expected);

  /* Later ones only check; the same one twice counts once. */
  g_assert_true (fin_balance_store_state (connection, account, 106, 860, 0, &error));
  g_assert_true (fin_balance_store_state (connection, account, 106, 860, 0, &error));
  checks = fin_balance_store_checks (connection, account, &error);
  g_assert_cmpuint (checks->len, ==, 2);
  g_assert_cmpint (g_array_index (checks, FinBalanceCheck, 0).difference, ==, 0);
  g_assert_cmpint (g_array_index (checks, FinBalanceCheck, 1).difference, ==, 10);

  /* An older statement that comes later changes no balance that was right. */
  add_row (connection, account, 50, -300);
  g_assert_cmpint (balance_at (connection, account, 106, &relative), ==, 850);
  g_assert_cmpint (balance_at (connection, account, 50, &relative), ==, 900);
  g_assert_cmpint (balance_at (connection, account, 49, &relative), ==, 1200);

  add_row (connection, add_account (connection, "Cash", "EUR"), 104, 7);
  g_assert_true (fin_balance_store_daily_household (
      connection, 0, "EUR", (FinPeriod){ 103, 108 }, household, &relative, &error));
  g_assert_true (relative);
  g_assert_cmpint (household[0], ==, 900);
  g_assert_cmpint (household[5], ==, 857);
}

static void
check_transactions (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinTransaction) transaction = NULL, again = NULL;
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
  g_autoptr (FinTransactionKeys) keys = NULL;
  g_autoptr (FinImport) import = fin_import_new ();
  FinTransactionRow row = FIN_TRANSACTION_ROW_INIT;
  gint64 account = add_account (connection, "Current", "EUR");
  gint64 by_hand = add_row (connection, account, 100, -1);
  gint64 imported, import_id;
  FinPeriod bounds;

  g_object_set (import, "file-name", "a.csv", "format", "csv", "account-id", account, NULL);
  import_id = fin_import_store_insert (connection, import, &error);
  row.account_id = account;
  row.posting_date = 200;
  row.value_date = 201;
  row.time = 3600;
  row.amount = -1234;
  row.currency = "EUR";
  row.payee = "Shop";
  row.bank_id = "F1";
  row.import_id = import_id;
  row.import_line = 7;
  row.original = "raw";
  imported = fin_transaction_store_insert (connection, &row, &error);
  g_assert_no_error (error);

  transaction = fin_transaction_store_get (connection, imported, &error);
  g_assert_cmpint (fin_transaction_get_time (transaction), ==, 3600);
  g_assert_cmpint (fin_transaction_get_value_date (transaction), ==, 201);
  g_assert_cmpint (fin_transaction_get_import_line (transaction), ==, 7);
  g_assert_cmpint (fin_transaction_get_flags (transaction), ==, 0);
  g_object_set (transaction, "note", "only a note", NULL);
  g_assert_true (fin_transaction_store_update (connection, transaction, &error));
  again = fin_transaction_store_get (connection, imported, &error);
  g_assert_true (fin_record_equal (FIN_RECORD (again), FIN_RECORD (transaction)));
  g_object_set (transaction, "payee", "The shop", NULL);
  g_assert_true (fin_transaction_store_update (connection, transaction, &error));
  g_clear_object (&again);
  again = fin_transaction_store_get (connection, imported, &error);
  g_assert_cmpint (fin_transaction_get_flags (again), ==, FIN_TRANSACTION_EDITED);

  g_assert_true (fin_transaction_store_bounds (connection, account, &bounds, &error));
  g_assert_cmpint (bounds.first, ==, 100);
  g_assert_cmpint (bounds.last, ==, 200);

  /* An imported row leaves a tombstone that an import recognises; a row made by hand goes. */
  g_assert_true (fin_transaction_store_link_transfer (connection, by_hand, imported, &error));
  g_assert_true (fin_transaction_store_delete (connection, &imported, 1, &error));
  g_clear_object (&again);
  again = fin_transaction_store_get (connection, by_hand, &error);
  g_assert_cmpint (fin_transaction_get_transfer_id (again), ==, 0);
  g_assert_true (fin_transaction_store_delete (connection, &by_hand, 1, &error));
  g_assert_cmpint (fin_transaction_store_count (connection, filter, &error), ==, 0);
  keys = fin_transaction_store_keys (connection, account, (FinPeriod){ 0, 1000 }, &error);
  g_assert_cmpuint (keys->n_keys, ==, 1);
  g_assert_cmpstr (keys->keys[0].bank_id, ==, "F1");
  g_assert_cmpstr (keys->keys[0].format, ==, "csv");
  g_assert_cmpint (keys->keys[0].state, ==, FIN_TRANSACTION_DELETED);

  row.amount = FIN_TRANSACTION_AMOUNT_MAX + 1;
  g_assert_cmpint (fin_transaction_store_insert (connection, &row, &error), ==, 0);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID);
}

static void
check_categories (FinConnection *connection)
{
  static const FinCategorySeed seeds[] = {
    { "food", NULL, "Food", "food-symbolic", "#ff0000", FIN_CATEGORY_SPENDING },
    { "food.groceries", "food", "Groceries", NULL, NULL, FIN_CATEGORY_SPENDING },
    { "move", NULL, "Transfers", NULL, NULL, FIN_CATEGORY_TRANSFER },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (FinCategory) child = NULL;
  g_autoptr (FinCategory) deep = fin_category_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) sums = NULL;
  g_autoptr (FinTransactionFilter) filter = fin_transaction_filter_new ();
  gint64 account = add_account (connection, "Current", "EUR");
  gint64 rows[3];

  /* Twice is as good as once. */
  g_assert_true (fin_category_store_seed (connection, seeds, G_N_ELEMENTS (seeds), &error));
  g_assert_true (fin_category_store_seed (connection, seeds, G_N_ELEMENTS (seeds), &error));
  list = fin_category_store_list (connection, &error);
  g_assert_cmpuint (list->len, ==, 3);
  child = fin_category_store_find_key (connection, "food.groceries", &error);
  g_assert_cmpint (fin_category_get_parent_id (child), ==, 1);
  g_object_set (deep, "name", "Third level", "parent-id", fin_category_get_id (child), NULL);
  g_assert_cmpint (fin_category_store_insert (connection, deep, &error), ==, 0);
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_INVALID);
  g_clear_error (&error);

  for (int i = 0; i < 3; i++)
    rows[i] = add_row (connection, account, 100 + i, -10 * (i + 1) * (i + 1));
  g_assert_true (fin_transaction_store_categorise (connection, rows, 2, fin_category_get_id (child),
                                                   FIN_CATEGORY_SOURCE_PERSON, 1000, &error));
  /* The machine does not overrule the person. */
  g_assert_true (fin_transaction_store_categorise (connection, rows, 3, 3,
                                                   FIN_CATEGORY_SOURCE_KEYWORD, 800, &error));
  /* A parent stands for its children. */
  filter->category_id = 1;
  g_assert_cmpint (fin_transaction_store_count (connection, filter, &error), ==, 2);
  filter->category_id = FIN_CATEGORY_NONE;
  g_assert_cmpint (fin_transaction_store_count (connection, filter, &error), ==, 0);
}

static void
check_imports (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinImport) import = fin_import_new ();
  g_autoptr (FinImport) found = NULL;
  g_autoptr (FinImportRow) row = fin_import_row_new ();
  g_autoptr (FinTransaction) transaction = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *answers = NULL, *other = NULL;
  gint64 account = add_account (connection, "Current", "EUR");
  gint64 held = add_row (connection, account, 100, -5);
  gint64 id, row_id;

  g_assert_true (
      fin_transaction_store_set_state (connection, &held, 1, FIN_TRANSACTION_HELD, &error));
  g_object_set (import, "file-name", "a.ofx", "sha256", "abc", "account-id", account, "n-rows", 3,
                "has-stated-balance", TRUE, "stated-balance", G_GINT64_CONSTANT (-5), "stated-date",
                100, "first-date", 1, "last-date", 100, NULL);
  id = fin_import_store_insert (connection, import, &error);
  g_object_set (import, "id", id, "n-added", 2, "n-held", 1, NULL);
  g_assert_true (fin_import_store_update (connection, import, &error));
  found = fin_import_store_find_sha256 (connection, "abc", &error);
  g_assert_true (fin_record_equal (FIN_RECORD (found), FIN_RECORD (import)));

  g_object_set (row, "import-id", id, "line", 12, "outcome", FIN_IMPORT_ROW_HELD, "reason", "twin",
                "transaction-id", held, NULL);
  row_id = fin_import_store_insert_row (connection, row, &error);
  rows = fin_import_store_list_rows (connection, id, TRUE, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpint (row_id, !=, 0);
  g_assert_true (fin_import_review_decide (connection, &held, 1, TRUE, &error));
  transaction = fin_transaction_store_get (connection, held, &error);
  g_assert_cmpint (fin_transaction_get_state (transaction), ==, FIN_TRANSACTION_POSTED);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = fin_import_store_list_rows (connection, 0, TRUE, &error);
  g_assert_cmpuint (rows->len, ==, 0);

  g_assert_true (fin_import_store_set_answers (connection, "sig", 0, "{\"any\":1}", 1, &error));
  g_assert_true (fin_import_store_set_answers (connection, "sig", account, "{}", 1, &error));
  answers = fin_import_store_get_answers (connection, "sig", account, &error);
  g_assert_cmpstr (answers, ==, "{}");
  other = fin_import_store_get_answers (connection, "sig", account + 1, &error);
  g_assert_cmpstr (other, ==, "{\"any\":1}");
  g_assert_null (fin_import_store_get_answers (connection, "none", 0, &error));
  g_assert_no_error (error);
}

static FinNudge *
nudge_new (const char *key, FinNudgeSeverity severity, gint64 harm)
{
  FinNudge *nudge = fin_nudge_new ();

  g_object_set (nudge, "key", key, "rule", "low", "severity", severity, "title", "T", "body", "B",
                "reason", "R", "harm", harm, "created-at", G_GINT64_CONSTANT (1000),
                "relevant-date", 200, NULL);
  return nudge;
}

static void
check_nudges (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinNudge) one = nudge_new ("one", FIN_NUDGE_WARNING, 10);
  g_autoptr (FinNudge) two = nudge_new ("two", FIN_NUDGE_CRITICAL, 5);
  g_autoptr (FinNudge) found = NULL;
  g_autoptr (GPtrArray) due = NULL;
  gint64 first = fin_nudge_store_upsert (connection, one, &error);
  gint64 second = fin_nudge_store_upsert (connection, two, &error);

  g_assert_cmpint (fin_nudge_store_upsert (connection, one, &error), ==, first);
  g_object_set (one, "id", first, NULL);
  found = fin_nudge_store_find (connection, 0, "one", &error);
  g_assert_true (fin_record_equal (FIN_RECORD (found), FIN_RECORD (one)));
  due = fin_nudge_store_list_due (connection, 2000, 200, &error);
  g_assert_cmpuint (due->len, ==, 2);
  g_assert_cmpint (fin_nudge_get_id (g_ptr_array_index (due, 0)), ==, second);
  g_clear_pointer (&due, g_ptr_array_unref);
  due = fin_nudge_store_list_due (connection, 2000, 201, &error);
  g_assert_cmpuint (due->len, ==, 0);

  g_assert_true (
      fin_nudge_store_record (connection, second, FIN_NUDGE_DELIVERED, 2000, &error));
  g_assert_cmpint (fin_nudge_store_count_delivered (connection, 2000, "low", &error), ==, 1);
  g_assert_cmpint (fin_nudge_store_count_delivered (connection, 2001, NULL, &error), ==, 0);
  g_assert_true (fin_nudge_store_record (connection, first, FIN_NUDGE_SNOOZED, 3000, &error));
  g_assert_cmpint (fin_nudge_store_count_unread (connection, 2000, &error), ==, 1);
  g_assert_cmpint (fin_nudge_store_count_unread (connection, 3000, &error), ==, 2);
  g_assert_true (fin_nudge_store_record_all (connection, FIN_NUDGE_READ, 3000, &error));
  g_assert_cmpint (fin_nudge_store_count_unread (connection, 4000, &error), ==, 0);
  g_assert_false (fin_nudge_store_record (connection, 99, FIN_NUDGE_READ, 1, &error));
  g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOT_FOUND);
}

static void
check_memory (FinConnection *connection)
{
  FinStoredForecast record = { 0, 100, 30, (char *) "cashflow", (char *) "[1]" };
  g_autoptr (GError) error = NULL;
  g_autoptr (FinPersonaMonth) month = fin_persona_month_new ();
  g_autoptr (GPtrArray) months = NULL, records = NULL;
  g_autofree char *verdict = NULL, *rate = NULL;
  FinDate rate_date;

  g_object_set (month, "month", 90, "label", "saver", "confidence", 700, NULL);
  g_assert_true (fin_persona_store_set (connection, month, &error));
  g_assert_true (fin_persona_store_set (connection, month, &error));
  months = fin_persona_store_list (connection, 0, -1, &error);
  g_assert_cmpuint (months->len, ==, 1);

  g_assert_true (fin_forecast_store_set (connection, &record, &error));
  record.data = (char *) "[2]";
  g_assert_true (fin_forecast_store_set (connection, &record, &error));
  g_assert_no_error (error);
  records = fin_forecast_store_list (connection, 0, "cashflow", -1, &error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((FinStoredForecast *) g_ptr_array_index (records, 0))->data, ==, "[2]");

  g_assert_true (fin_verdict_store_set (connection, "series", "k", "not", NULL, &error));
  verdict = fin_verdict_store_get (connection, "series", "k", &error);
  g_assert_cmpstr (verdict, ==, "not");
  g_assert_true (fin_verdict_store_set (connection, "series", "k", NULL, NULL, &error));
  g_assert_null (fin_verdict_store_get (connection, "series", "k", &error));

  g_assert_true (fin_rate_store_set (connection, "USD", "EUR", 100, "0.9", "person", &error));
  rate = fin_rate_store_get (connection, "USD", "EUR", 150, &rate_date, &error);
  g_assert_cmpstr (rate, ==, "0.9");
  g_assert_cmpint (rate_date, ==, 100);
  g_assert_null (fin_rate_store_get (connection, "USD", "EUR", 99, NULL, &error));

  g_assert_true (fin_setting_store_set (connection, FIN_SETTING_DEMO, "yes", &error));
  g_assert_cmpint (fin_setting_store_get_int (connection, FIN_SETTING_DEMO, 3, &error), ==, 3);
  g_assert_true (fin_setting_store_set (connection, FIN_SETTING_DEMO, NULL, &error));
  g_assert_null (fin_setting_store_get (connection, FIN_SETTING_DEMO, &error));
  g_assert_no_error (error);
}

static void
check_flows (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinFlows) flows = NULL, none = NULL;
  gint64 account = add_account (connection, "Current", "EUR");
  gint64 held;

  for (int i = 0; i < 700; i++)
    add_row (connection, account, 1000 - i % 7, i);
  held = add_row (connection, account, 1000, 5);
  fin_transaction_store_set_state (connection, &held, 1, FIN_TRANSACTION_HELD, &error);
  flows = fin_flows_load (connection, 0, 0, (FinPeriod){ 994, 999 }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (flows->n_rows, ==, 600);
  for (gsize i = 1; i < flows->n_rows; i++)
    g_assert_cmpint (flows->days[i - 1], <=, flows->days[i]);
  g_assert_true (flows->payees[0] == flows->payees[599]);
  g_assert_cmpint (flows->times[0], ==, -1);
  g_assert_cmpint (flows->category_kinds[0], ==, -1);
  none = fin_flows_load (connection, account + 1, 0, (FinPeriod){ 0, 5000 }, &error);
  g_assert_cmpuint (none->n_rows, ==, 0);
  g_assert_nonnull (none->amounts);
}

static gboolean
has_finding (GPtrArray *findings, const char *code, gboolean is_damage)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const FinFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->code, code) && finding->is_damage == is_damage)
        return TRUE;
    }
  return FALSE;
}

static void
check_check (FinConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 account = add_account (connection, "Current", "EUR");

  add_row (connection, account, 100, -5);
  g_assert_true (fin_balance_store_state (connection, account, 100, 50, 0, &error));
  g_assert_true (fin_balance_store_state (connection, account, 101, 60, 0, &error));
  fin_connection_execute (connection, "UPDATE transactions SET currency = 'USD'", &error);
  findings = fin_database_check (connection, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_finding (findings, "balance", FALSE));
  g_assert_true (has_finding (findings, "orphan", TRUE));
  /* We are inside a step ourselves, which is what this one finds. */
  g_assert_true (has_finding (findings, "history", TRUE));
  g_assert_false (has_finding (findings, "integrity", TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  BODY_TEST ("/store/repositories/accounts", check_accounts);
  BODY_TEST ("/store/repositories/balances", check_balances);
  BODY_TEST ("/store/repositories/transactions", check_transactions);
  BODY_TEST ("/store/repositories/categories", check_categories);
  BODY_TEST ("/store/repositories/imports", check_imports);
  BODY_TEST ("/store/repositories/nudges", check_nudges);
  BODY_TEST ("/store/repositories/memory", check_memory);
  BODY_TEST ("/store/repositories/flows", check_flows);
  BODY_TEST ("/store/repositories/check", check_check);

  return g_test_run ();
}
