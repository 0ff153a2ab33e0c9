/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports, corrections, verdicts, splits, transfers, undo, time, and what no undo log tells of. */
#include "random-household.h"

#include "fin-anomaly-verdict.h"
#include "fin-backup.h"
#include "fin-category-install.h"
#include "fin-filing.h"
#include "fin-history.h"
#include "fin-import-job.h"
#include "fin-series-act.h"
#include "fin-transaction-store.h"

#define TODAY "2026-11-22T12:00:00Z"

/** below: Returns: 0..@n - 1 */
int
below (World *world, int n)
{
  return g_rand_int_range (world->random, 0, n);
}

/* Money out and in as lives have it: regular, by habit, and now and then odd. */
static void
add_day (World *world, FinDate day)
{
  static const char *const shops[] = { "Corner Shop", "Bakery", "Petrol 88", "Book Shop",
                                       "Pharmacy",    "Cinema", "Tram" };
  FinTestHousehold *h = world->household;
  int year, month, month_day;

  fin_date_to_ymd (day, &year, &month, &month_day);
  if (month_day == 1)
    fin_test_household_add (h, world->accounts[0], day, -85000 - (year - 2024) * 1000,
                            "Landlord contract 123456789", world->categories[0]);
  if (month_day == 28)
    fin_test_household_add (h, world->accounts[0], day, 240000 + below (world, 3), "Employer", 0);
  if (month_day == 5)
    fin_test_household_add (h, world->accounts[1], day, -1299, "Stream 4711000", 0);
  if (day % 7 == 3)
    fin_test_household_add (h, world->accounts[2], day, -2500 - below (world, 500), "Gym", 0);
  for (int n = below (world, 4); n > 0; n--)
    fin_test_household_add (h, world->accounts[below (world, WORLD_N_ACCOUNTS)], day,
                            -(100 + below (world, 9000)) * (below (world, 60) == 0 ? 20 : 1),
                            shops[below (world, G_N_ELEMENTS (shops))],
                            below (world, 3) == 0 ? world->categories[below (world, 4)] : 0);
}

static gpointer
run_sql (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_connection_execute (connection, data, error);
  return FIN_DATABASE_DONE;
}

World *
world_new (guint seed)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;
  FinTestHousehold *h;
  g_autoptr (GArray) ids = NULL;

  world->random = g_rand_new_with_seed (seed);
  h = world->household = fin_test_household_new (TODAY);
  world->today = fin_clock_get_today (h->clock);
  g_assert_true (fin_category_install (h->database, NULL, &error));
  for (int i = 0; i < WORLD_N_ACCOUNTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Account %d", i);

      world->accounts[i] = fin_test_household_add_account (
          h, name, i == 3 ? FIN_ACCOUNT_CARD : FIN_ACCOUNT_CURRENT, "EUR");
    }
  world->categories[0] =
      fin_test_household_add_category (h, "housing.rent", "housing", FIN_CATEGORY_SPENDING);
  world->categories[1] =
      fin_test_household_add_category (h, "food.groceries", "food", FIN_CATEGORY_SPENDING);
  world->categories[2] =
      fin_test_household_add_category (h, "income.salary", "income", FIN_CATEGORY_INCOME);
  world->categories[3] =
      fin_test_household_add_category (h, "transfer", NULL, FIN_CATEGORY_TRANSFER);
  for (FinDate day = world->today - 500 - below (world, 200); day <= world->today - 20; day++)
    add_day (world, day);
  ids = fin_test_household_write (h);
  /* Nobody undoes the whole household. */
  fin_database_write (h->database, NULL, run_sql,
                      (gpointer) "DELETE FROM history_steps; DELETE FROM history_changes", NULL,
                      &error);
  g_assert_no_error (error);
  world->memory = fin_insight_memory_new ();
  return world;
}

void
world_free (World *world)
{
  g_clear_pointer (&world->insights, fin_insights_unref);
  fin_insight_memory_unref (world->memory);
  fin_test_household_free (world->household);
  g_rand_free (world->random);
  g_free (world->backup);
  g_free (world);
}

/* Things done ----------------------------------------------------------------------------- */

static void G_GNUC_PRINTF (2, 3) change (World *world, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  fin_database_write (world->household->database, "Change", run_sql, sql, NULL, &error);
  g_assert_no_error (error);
}

/* A transaction of any kind that splits and transfers leave alone. */
#define ANY                                                                                        \
  "(SELECT id FROM transactions WHERE transfer_id IS NULL AND id NOT IN (SELECT transaction_id "   \
  "FROM splits) ORDER BY (id * 7919 + %d) %% 10007 LIMIT %d)"

static void
import (World *world)
{
  g_autofree char *path = g_build_filename (world->household->folder, "new.csv", NULL);
  g_autoptr (GString) text = g_string_new ("Date,Payee,Purpose,Amount\n");
  g_autoptr (FinImportOptions) options = fin_import_options_new ();
  g_autoptr (FinImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  FinDate first = world->today - 30 + below (world, 25);

  for (int n = 1 + below (world, 40); n > 0; n--)
    {
      g_autofree char *day = fin_date_to_iso (first + below (world, 6));

      g_string_append_printf (text, "%s,Shop %d,Card receipt %d ref 998877%02d,-%d.%02d\n", day,
                              below (world, 9), below (world, 100000), below (world, 40),
                              1 + below (world, 80), below (world, 100));
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  options->target =
      (FinImportTarget){ FIN_IMPORT_TARGET_EXISTING,
                         world->accounts[below (world, WORLD_N_ACCOUNTS)], NULL, -1, "" };
  result = fin_import_job_run (world->household->database, world->household->clock, path, options,
                               NULL, NULL, NULL, &error);
  options->target.name = NULL;
  g_assert_no_error (error);
}

static void
add_rows (World *world)
{
  g_autoptr (GArray) ids = NULL;
  FinDate day = world->today - below (world, 700);

  for (int i = below (world, 3); i >= 0; i--)
    add_day (world, day + i);
  ids = fin_test_household_write (world->household);
}

typedef struct
{
  World *world;
  gint64 id;
} Filing;

static gpointer
file_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Filing *filing = data;
  World *world = filing->world;
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT id FROM transactions ORDER BY (id * 31 + ?1) % 1009 LIMIT 1", error);
  FinFilingResult result;
  gint64 id;

  fin_statement_bind (statement, "i", (gint64) below (world, 1009));
  if (!fin_statement_get_int (statement, &id, error))
    return NULL;
  if (below (world, 3) > 0)
    fin_filing_file (connection, &id, 1, world->categories[below (world, 4)], below (world, 2) == 0,
                     &result, error);
  else
    fin_filing_rename (connection, id, below (world, 2) == 0 ? "Renamed" : "Gym",
                       below (world, 2) == 0, &result, error);
  return FIN_DATABASE_DONE;
}

static void
file (World *world)
{
  Filing filing = { world, 0 };
  g_autoptr (GError) error = NULL;

  fin_database_write (world->household->database, "File", file_func, &filing, NULL, &error);
  g_assert_no_error (error);
}

static gpointer
say_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;
  GPtrArray *shown = world->insights->series->shown;
  GPtrArray *odd = world->insights->anomalies;
  const FinSeriesEdit edit = { .name = "Edited", .amount = -4242, .next = world->today + 3 };
  const FinSeriesItem *item;

  if (odd->len > 0 && below (world, 3) == 0)
    fin_anomaly_verdict_store (connection, g_ptr_array_index (odd, below (world, (int) odd->len)),
                               error);
  else if (shown->len > 0)
    {
      item = g_ptr_array_index (shown, below (world, (int) shown->len));
      switch (below (world, 5))
        {
        case 0:
          fin_series_confirm (connection, item, error);
          break;
        case 1:
          fin_series_reject (connection, item, error);
          break;
        case 2:
          fin_series_end (connection, item, world->today, error);
          break;
        case 3:
          fin_series_edit (connection, item, &edit, error);
          break;
        default:
          fin_series_reset (connection, item, error);
        }
    }
  return FIN_DATABASE_DONE;
}

static void
say (World *world)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (world->household->database, "Say", say_func, world, NULL, &error);
  g_assert_no_error (error);
}

static void
split (World *world)
{
  if (below (world, 3) == 0)
    change (world, "DELETE FROM splits WHERE transaction_id IN (SELECT transaction_id FROM splits "
                   "ORDER BY id LIMIT 1)");
  else
    change (world,
            "INSERT INTO splits (transaction_id, position, category_id, amount) "
            "SELECT id, p.column1, CASE p.column1 WHEN 0 THEN %d ELSE %d END, "
            "CASE p.column1 WHEN 0 THEN amount - 1 ELSE 1 END FROM transactions t, "
            "(VALUES (0), (1)) p WHERE t.amount < -2 AND t.id IN " ANY,
            (int) world->categories[below (world, 4)], (int) world->categories[1],
            below (world, 5000), 1 + below (world, 3));
}

static gpointer
link_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT a.id, b.id FROM transactions a, transactions b WHERE a.transfer_id IS NULL AND "
      "b.transfer_id IS NULL AND a.account_id = ?1 AND b.account_id = ?2 AND a.amount < 0 AND "
      "b.amount < 0 AND a.state = 0 AND b.state = 0 ORDER BY (a.id * 17 + b.id) % ?3 LIMIT 1",
      error);
  gint64 one, other;
  int from = below (world, WORLD_N_ACCOUNTS - 1);

  fin_statement_bind (statement, "iii", world->accounts[from], world->accounts[from + 1],
                      (gint64) 100 + below (world, 800));
  if (!fin_statement_step (statement, error))
    return FIN_DATABASE_DONE;
  one = fin_statement_column_int (statement, 0);
  other = fin_statement_column_int (statement, 1);
  fin_transaction_store_link_transfer (connection, one, other, error);
  return FIN_DATABASE_DONE;
}

static void
link_two (World *world)
{
  g_autoptr (GError) error = NULL;

  switch (below (world, 9))
    {
    case 0:
      change (world, "UPDATE transactions SET transfer_id = NULL WHERE transfer_id IS NOT NULL");
      break;
    case 1:
    case 2:
    case 3:
      change (world,
              "UPDATE transactions SET account_id = %d WHERE id = (SELECT max (id) FROM "
              "transactions WHERE transfer_id IS NOT NULL)",
              (int) world->accounts[below (world, WORLD_N_ACCOUNTS)]);
      break;
    case 4: /* its other side is none any more */
      change (world, "DELETE FROM transactions WHERE id = (SELECT min (id) FROM transactions WHERE "
                     "transfer_id IS NOT NULL)");
      break;
    default:
      fin_database_write (world->household->database, "Link", link_func, world, NULL, &error);
    }
  g_assert_no_error (error);
}

static void
edit (World *world)
{
  int salt = below (world, 5000), n = 1 + below (world, 5);

  switch (below (world, 7))
    {
    case 0:
      change (world, "UPDATE transactions SET amount = amount - 77 WHERE id IN " ANY, salt, n);
      break;
    case 1:
      change (world, "UPDATE transactions SET posting_date = posting_date + %d WHERE id IN " ANY,
              below (world, 9) - 5, salt, n);
      break;
    case 2:
      change (world,
              "UPDATE transactions SET match_text = 'bakery 7654321', stem = 'bakery' "
              "WHERE id IN " ANY,
              salt, n);
      break;
    case 3:
      change (world, "UPDATE transactions SET state = (state + 2) %% 4 WHERE id IN " ANY, salt, n);
      break;
    case 4:
      change (world, "DELETE FROM transactions WHERE id IN " ANY, salt, 1 + below (world, 20));
      break;
    case 5:
      change (world, "UPDATE transactions SET account_id = %d WHERE id IN " ANY,
              (int) world->accounts[below (world, WORLD_N_ACCOUNTS)], salt, n);
      break;
    default:
      change (world,
              "UPDATE transactions SET name = 'Gym' WHERE id IN (SELECT min (id) FROM "
              "transactions GROUP BY match_text LIMIT %d)",
              n);
    }
}

static void
change_frame (World *world)
{
  switch (below (world, 6))
    {
    case 0: /* exchange rates, and an account in another currency */
      change (world,
              "INSERT OR REPLACE INTO exchange_rates (from_currency, to_currency, date, "
              "rate, source) VALUES ('GBP', 'EUR', %d, '1.1%d', 'test')",
              world->today - below (world, 9), below (world, 100));
      break;
    case 1:
      change (world,
              "UPDATE accounts SET currency = CASE currency WHEN 'EUR' THEN 'GBP' ELSE 'EUR' "
              "END WHERE id = %d; UPDATE transactions SET currency = (SELECT currency FROM "
              "accounts a WHERE a.id = account_id)",
              (int) world->accounts[2]);
      break;
    case 2:
      change (world, "UPDATE accounts SET closed = 1 - closed WHERE id = %d",
              (int) world->accounts[1]);
      break;
    case 3:
      change (world, "UPDATE categories SET kind = (kind + 1) %% 3 WHERE id = %d",
              (int) world->categories[1]);
      break;
    case 4:
      change (world,
              "INSERT OR REPLACE INTO balance_statements (account_id, date, amount) "
              "VALUES (%d, %d, %d)",
              (int) world->accounts[0], world->today - below (world, 15), below (world, 90000));
      break;
    default:
      change (world, "UPDATE accounts SET kind = (kind + 1) %% 5 WHERE id = %d",
              (int) world->accounts[3]);
    }
}

static void
wait (World *world)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (world->household->clock);
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 1 + below (world, 30));

  fin_clock_set_now (world->household->clock, later);
  world->today = fin_clock_get_today (world->household->clock);
}

static void
walk_back (World *world)
{
  for (int n = below (world, 4); n >= 0; n--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *label = below (world, 3) > 0
                                   ? fin_history_undo (world->household->database, NULL, &error)
                                   : fin_history_redo (world->household->database, NULL, &error);

      if (label == NULL)
        g_assert_error (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING);
    }
}

static gpointer
seed_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  fin_connection_execute (connection,
                          "UPDATE transactions SET stem = 'seeded', name = 'Seeded' "
                          "WHERE id % 97 = 5",
                          error);
  return FIN_DATABASE_DONE;
}

/* What is not in the undo log. */
static void
go_behind (World *world)
{
  FinDatabase *database = world->household->database;
  g_autoptr (GError) error = NULL;

  if (world->backup == NULL)
    world->backup = fin_backup_make (database, NULL, &error);
  else if (below (world, 2) == 0)
    fin_database_seed (database, seed_func, NULL, NULL, &error);
  else
    fin_backup_restore (database, world->backup, NULL, &error);
  g_assert_no_error (error);
}

/** world_do_something: Returns: what it was */
const char *
world_do_something (World *world)
{
  static const struct
  {
    const char *name;
    void (*act) (World *world);
    int weight;
  } acts[] = { { "import", import, 4 }, { "add", add_rows, 2 },       { "file", file, 3 },
               { "say", say, 3 },       { "split", split, 2 },        { "link", link_two, 4 },
               { "edit", edit, 5 },     { "frame", change_frame, 3 }, { "walk", walk_back, 4 },
               { "wait", wait, 2 },     { "behind", go_behind, 1 } };
  int total = 0, pick;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    total += acts[i].weight;
  pick = below (world, total);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      pick -= acts[i].weight;
      if (pick < 0)
        {
          acts[i].act (world);
          return acts[i].name;
        }
    }
  g_assert_not_reached ();
}
