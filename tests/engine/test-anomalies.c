/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anomalies of a household in its database: facts, and what "expected" does to them and their like. */
#include "fin-anomaly-list.h"
#include "fin-anomaly-text.h"
#include "fin-anomaly-verdict.h"
#include "fin-history.h"
#include "fin-insight-job.h"
#include "fin-test-household.h"
#include "fin-transaction-store.h"

#include <string.h>

#define TODAY "2026-11-22"

typedef struct
{
  FinTestHousehold *household;
  FinDate today;
  gint64 card;
  gint64 savings;
} Fixture;

/* Fourteen months of shopping that repeats nothing, a subscription, pay. */
static void
set_up (Fixture *self, gconstpointer unused)
{
  static const char *const shops[] = { "Baker Street Bakery", "Corner Market", "Green Grocer",
                                       "Hardware Hank",       "Book Nook",     "Pharmacy Plus" };

  self->household = fin_test_household_new (TODAY);
  self->today = fin_date_from_iso (TODAY);
  self->card = fin_test_household_add_account (self->household, "Card", FIN_ACCOUNT_CURRENT, "EUR");
  self->savings
      = fin_test_household_add_account (self->household, "Savings", FIN_ACCOUNT_SAVINGS, "EUR");
  for (FinDate day = self->today - 420; day <= self->today; day++)
    {
      int day_of_month;
      int turn = day % 97;

      fin_date_to_ymd (day, NULL, NULL, &day_of_month);
      if (turn % 3 != 0)
        fin_test_household_add (self->household, self->card, day, -(1500 + turn * 37 % 2600),
                                shops[turn % G_N_ELEMENTS (shops)], 0);
      if (turn % 4 == 0)
        {
          g_autofree char *once = g_strdup_printf ("Little Shop %c%c", 'A' + turn % 26,
                                                   'a' + day / 26 % 26);

          fin_test_household_add (self->household, self->card, day, -(900 + turn * 53 % 3000), once,
                                  0);
        }
      if (day_of_month == 3)
        fin_test_household_add (self->household, self->card, day,
                                day > self->today - 60 ? -1499 : -1299, "Streaming Co", 0);
      if (day_of_month == 28)
        fin_test_household_add (self->household, self->card, day, 250000, "Employer Ltd", 0);
    }
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  fin_test_household_free (self->household);
}

static FinInsights *
run (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  FinInsights *insights
      = fin_insight_job_run (self->household->database, self->household->clock, NULL, NULL, &error);

  g_assert_no_error (error);
  return insights;
}

static const FinAnomalyItem *
find (FinInsights *insights, FinAnomalyKind kind, const char *payee)
{
  for (guint i = 0; i < insights->anomalies->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (insights->anomalies, i);

      if (item->kind == kind && strstr (item->payee, payee) != NULL)
        return item;
    }
  return NULL;
}

static void
add_twice (Fixture *self, int back, gint64 amount)
{
  for (int i = 0; i < 2; i++)
    fin_test_household_add (self->household, self->card, self->today - back, -amount,
                            "Evans Cycles", 0);
}

static gpointer
expect_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_anomaly_verdict_store (connection, data, error) ? FIN_DATABASE_DONE : NULL;
}

static void
expect (Fixture *self, const FinAnomalyItem *item)
{
  g_autoptr (GError) error = NULL;

  fin_database_write (self->household->database, "Expect", expect_cb, (gpointer) item, NULL,
                      &error);
  g_assert_no_error (error);
}

static gpointer
delete_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  GArray *ids = data;

  if (!fin_transaction_store_delete (connection, (const gint64 *) (void *) ids->data, ids->len,
                                     error))
    return NULL;
  return FIN_DATABASE_DONE;
}

static void
test_facts (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (FinInsights) insights = NULL;
  const FinAnomalyItem *item;
  g_autofree char *sentence = NULL;
  g_autofree char *reason = NULL;

  add_twice (self, 9, 6450);
  ids = fin_test_household_write (self->household);
  insights = run (self);
  item = find (insights, FIN_ANOMALY_DUPLICATE, "Evans Cycles");
  g_assert_nonnull (item);
  g_assert_cmpstr (item->key, ==, "duplicate:2026-11-13:6450:EUR");
  g_assert_cmpint (item->amount, ==, 6450);
  g_assert_cmpint (item->account_id, ==, self->card);
  g_assert_cmpuint (item->n_transactions, ==, 2);
  g_assert_cmpint (item->transactions[1], ==, g_array_index (ids, gint64, ids->len - 1));
  g_assert_true (fin_anomaly_item_is_open (item));
  g_assert_true (fin_anomaly_list_find_transaction (insights->anomalies, item->transactions[1])
                 == item);
  g_assert_null (fin_anomaly_list_find_transaction (insights->anomalies, item->transactions[0]));
  sentence = fin_anomaly_sentence (item, NULL, NULL);
  reason = fin_anomaly_reason (item, NULL, NULL);
  g_assert_nonnull (strstr (sentence, "64.50"));
  g_assert_cmpuint (strlen (reason), >, 20);

  item = find (insights, FIN_ANOMALY_PRICE_RISE, "Streaming");
  g_assert_nonnull (item);
  g_assert_cmpint (item->usual, ==, 1299);
  g_assert_cmpint (item->amount, ==, 1499);
  g_assert_cmpint (fin_anomaly_item_harm (item), ==, 2400);
}

static void
test_transfers_are_left_out (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (FinInsights) insights = NULL;
  guint row;

  fin_test_household_add (self->household, self->card, self->today - 5, -300000, "To my savings", 0);
  row = self->household->rows->len - 1;
  fin_test_household_add (self->household, self->savings, self->today - 5, 300000, "From card", 0);
  ids = fin_test_household_write (self->household);
  fin_test_household_link (self->household, g_array_index (ids, gint64, row),
                           g_array_index (ids, gint64, row + 1));
  insights = run (self);
  g_assert_null (find (insights, FIN_ANOMALY_NEW_PAYEE, "avings"));
}

/* Said once, it stays said: after another run, for the like of it, and until it is undone. */
static void
test_expected (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) more = NULL;
  g_autoptr (FinInsights) before = NULL;
  g_autoptr (FinInsights) after = NULL;
  g_autoptr (FinInsights) later = NULL;
  g_autoptr (FinInsights) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const FinAnomalyItem *item;

  add_twice (self, 40, 6450);
  ids = fin_test_household_write (self->household);
  before = run (self);
  expect (self, find (before, FIN_ANOMALY_DUPLICATE, "Evans Cycles"));
  after = run (self);
  item = find (after, FIN_ANOMALY_DUPLICATE, "Evans Cycles");
  g_assert_true (item->expected && item->said);
  g_assert_false (fin_anomaly_item_is_open (item));

  label = fin_history_undo (self->household->database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Expect");
  undone = run (self);
  g_assert_true (fin_anomaly_item_is_open (find (undone, FIN_ANOMALY_DUPLICATE, "Evans Cycles")));

  g_free (fin_history_redo (self->household->database, NULL, &error));
  add_twice (self, 4, 8200);
  more = fin_test_household_write (self->household);
  later = run (self);
  for (guint i = 0; i < later->anomalies->len; i++)
    {
      item = g_ptr_array_index (later->anomalies, i);
      if (item->kind == FIN_ANOMALY_DUPLICATE && strstr (item->payee, "Evans") != NULL)
        g_assert_true (item->expected);
    }
}

/* The file is taken back and imported again: other rows, the same fact. */
static void
test_imported_again (Fixture *self, gconstpointer unused)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) pair = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) again = NULL;
  g_autoptr (FinInsights) before = NULL;
  g_autoptr (FinInsights) without = NULL;
  g_autoptr (FinInsights) after = NULL;
  g_autoptr (GError) error = NULL;
  const FinAnomalyItem *item;

  add_twice (self, 9, 6450);
  ids = fin_test_household_write (self->household);
  before = run (self);
  item = find (before, FIN_ANOMALY_DUPLICATE, "Evans Cycles");
  expect (self, item);
  g_array_append_vals (pair, item->transactions, item->n_transactions);
  fin_database_write (self->household->database, "Take back", delete_cb, pair, NULL, &error);
  g_assert_no_error (error);
  without = run (self);
  g_assert_null (find (without, FIN_ANOMALY_DUPLICATE, "Evans Cycles"));

  add_twice (self, 9, 6450);
  again = fin_test_household_write (self->household);
  after = run (self);
  item = find (after, FIN_ANOMALY_DUPLICATE, "Evans Cycles");
  g_assert_nonnull (item);
  g_assert_cmpint (item->transactions[0], ==, g_array_index (again, gint64, 0));
  g_assert_true (item->expected && item->said);
}

static FinAnomalyItem
item_of (FinAnomalyKind kind, char *key, gint64 amount)
{
  return (FinAnomalyItem) { .kind = kind, .key = key, .amount = amount, .currency = "EUR" };
}

/* A payee may charge as much again and a quarter; a price is a price. */
static void
test_covers (void)
{
  const FinAnomalyVerdict amount
      = { .key = (char *) "a", .kind = FIN_ANOMALY_UNUSUAL_AMOUNT, .amount = 10000, .currency = "EUR" };
  const FinAnomalyVerdict rise
      = { .key = (char *) "b", .kind = FIN_ANOMALY_PRICE_RISE, .amount = 1499, .currency = "EUR" };
  char other[] = "other";
  char own[] = "b";
  FinAnomalyItem item = item_of (FIN_ANOMALY_UNUSUAL_AMOUNT, other, 12500);

  g_assert_true (fin_anomaly_verdict_covers (&amount, &item, TRUE));
  g_assert_false (fin_anomaly_verdict_covers (&amount, &item, FALSE));
  item.amount = 12501;
  g_assert_false (fin_anomaly_verdict_covers (&amount, &item, TRUE));
  item = item_of (FIN_ANOMALY_DUPLICATE, other, 100);
  g_assert_false (fin_anomaly_verdict_covers (&amount, &item, TRUE));
  item = item_of (FIN_ANOMALY_PRICE_RISE, other, 1499);
  g_assert_false (fin_anomaly_verdict_covers (&rise, &item, TRUE));
  item.key = own;
  g_assert_true (fin_anomaly_verdict_covers (&rise, &item, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/anomalies/facts", Fixture, NULL, set_up, test_facts, tear_down);
  g_test_add ("/anomalies/transfers-are-left-out", Fixture, NULL, set_up,
              test_transfers_are_left_out, tear_down);
  g_test_add ("/anomalies/expected", Fixture, NULL, set_up, test_expected, tear_down);
  g_test_add ("/anomalies/imported-again", Fixture, NULL, set_up, test_imported_again, tear_down);
  g_test_add_func ("/anomalies/covers", test_covers);
  return g_test_run ();
}
