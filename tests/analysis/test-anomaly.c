/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anomalies: each kind found with its numbers, habits left alone, rates kept over whole lives. */
#include "fin-anomaly.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "anomaly-score.h"
#include "household.h"

#define N_MONTHS 14

static void
add (GArray *rows, gint32 day, double amount, const char *label)
{
  FinAnomalyRow row = { .flow = { day, amount, label } };

  g_array_append_val (rows, row);
}

static int
month_day (gint32 day)
{
  int year, month, day_of_month;

  fin_calendar_split (day, &year, &month, &day_of_month);
  return day_of_month;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return ((const FinAnomalyRow *) a)->flow.day - ((const FinAnomalyRow *) b)->flow.day;
}

/* Groceries of any amount, ten shops visited now and then, bills and pay: nothing odd. */
static GArray *
ordinary_rows (void)
{
  static const char *const shops[]
      = { "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R" };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (FinAnomalyRow));
  FinRng rng;

  fin_rng_init (&rng, 3);
  for (gint32 day = AS_OF - 30 * N_MONTHS; day <= AS_OF; day++)
    {
      if (fin_rng_uniform (&rng) < 0.7)
        add (rows, day, -round (4000 * exp (0.4 * fin_rng_normal (&rng))), "GROCER");
      if (fin_rng_uniform (&rng) < 0.5)
        add (rows, day, -round (1500 * exp (0.5 * fin_rng_normal (&rng))),
             shops[fin_rng_below (&rng, G_N_ELEMENTS (shops))]);
      if (month_day (day) == 5)
        add (rows, day, -1299, "STREAMING");
      if (day % 14 == 2)
        add (rows, day, 120000, "PAY");
    }
  return rows;
}

static FinAnomalies *
detect (GArray *rows)
{
  g_autofree FinFlow *flows = NULL;
  FinRecurring *recurring;
  FinAnomalies *anomalies;

  g_array_sort (rows, compare_days);
  flows = g_new (FinFlow, rows->len);
  for (guint i = 0; i < rows->len; i++)
    flows[i] = g_array_index (rows, FinAnomalyRow, i).flow;
  recurring = fin_recurring_detect (flows, rows->len, AS_OF, NULL, 0);
  fin_anomaly_mark_scheduled ((FinAnomalyRow *) rows->data, recurring, NULL);
  anomalies = fin_anomalies_detect ((const FinAnomalyRow *) rows->data, rows->len, AS_OF, NULL);
  fin_anomalies_add_series (anomalies, (const FinAnomalyRow *) rows->data, rows->len, recurring,
                            NULL, AS_OF);
  fin_recurring_free (recurring);
  return anomalies;
}

/* The newest of that kind and payee. */
static const FinAnomaly *
find (const FinAnomalies *anomalies, FinAnomalyKind kind, GArray *rows, const char *label)
{
  for (gsize i = anomalies->n_items; i > 0; i--)
    {
      const FinAnomaly *item = &anomalies->items[i - 1];
      gsize row = item->rows[item->n_rows - 1];

      if (item->kind == kind
          && strcmp (g_array_index (rows, FinAnomalyRow, row).flow.label, label) == 0)
        return item;
    }
  return NULL;
}

static void
test_nothing_odd (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  FinAnomalies *anomalies = detect (rows);

  g_assert_cmpuint (anomalies->n_items, <=, 4); /* in eleven judged months */
  fin_anomalies_free (anomalies);
}

static void
test_short_history (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (FinAnomalyRow));
  FinAnomalies *anomalies;

  for (int i = 0; i < 50; i++)
    add (rows, AS_OF - 50 + i, -1000 - i, "GROCER");
  add (rows, AS_OF, -99000, "UNKNOWN");
  add (rows, AS_OF, -99000, "UNKNOWN");
  anomalies = detect (rows);
  g_assert_cmpuint (anomalies->n_items, ==, 0);
  fin_anomalies_free (anomalies);

  anomalies = fin_anomalies_detect (NULL, 0, AS_OF, NULL);
  g_assert_cmpuint (anomalies->n_items, ==, 0);
  fin_anomalies_free (anomalies);
}

static void
test_duplicate (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  const FinAnomaly *found;
  FinAnomalies *anomalies;

  add (rows, AS_OF - 9, -6450, "CYCLES");
  add (rows, AS_OF - 8, -6450, "CYCLES");
  anomalies = detect (rows);
  found = find (anomalies, FIN_ANOMALY_DUPLICATE, rows, "CYCLES");
  g_assert_nonnull (found);
  g_assert_cmpuint (found->n_rows, ==, 2);
  g_assert_cmpfloat (found->amount, ==, 6450);
  g_assert_cmpint (found->days, ==, 1);
  g_assert_cmpint (found->day, ==, AS_OF - 8);
  g_assert_false (found->refunded);
  g_assert_cmpfloat (fin_anomaly_bits (found), >, 7);
  fin_anomalies_free (anomalies);
}

static void
test_subscription_twice (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  gint32 day = AS_OF - 20;
  FinAnomalies *anomalies;

  while (month_day (day) != 5)
    day--;
  add (rows, day, -1299, "STREAMING");
  anomalies = detect (rows);
  g_assert_nonnull (find (anomalies, FIN_ANOMALY_DUPLICATE, rows, "STREAMING"));
  fin_anomalies_free (anomalies);
}

/* The amount came back: nothing is left to be told. On another account it is another's. */
static void
test_refund (void)
{
  for (int account = 0; account < 2; account++)
    {
      g_autoptr (GArray) rows = ordinary_rows ();
      FinAnomalyRow refund = { .flow = { AS_OF - 3, 6450, "CYCLES REFUND" }, .account = account };
      const FinAnomaly *found;
      FinAnomalies *anomalies;

      add (rows, AS_OF - 9, -6450, "CYCLES");
      add (rows, AS_OF - 9, -6450, "CYCLES");
      g_array_append_val (rows, refund);
      anomalies = detect (rows);
      found = find (anomalies, FIN_ANOMALY_DUPLICATE, rows, "CYCLES");
      g_assert_nonnull (found);
      g_assert_cmpint (found->refunded, ==, account == 0);
      fin_anomalies_free (anomalies);
    }
}

static void
test_other_account (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  FinAnomalyRow other = { .flow = { AS_OF - 8, -6450, "CYCLES" }, .account = 1 };
  FinAnomalies *anomalies;

  add (rows, AS_OF - 9, -6450, "CYCLES");
  g_array_append_val (rows, other);
  anomalies = detect (rows);
  g_assert_null (find (anomalies, FIN_ANOMALY_DUPLICATE, rows, "CYCLES"));
  fin_anomalies_free (anomalies);
}

/* Two coffees a day, of the same price, for as long as one thinks back. */
static void
test_two_coffees (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  FinAnomalies *anomalies;

  for (gint32 day = AS_OF - 300; day <= AS_OF; day++)
    for (int i = 0; i < 2; i++)
      add (rows, day, -340, "COFFEE");
  anomalies = detect (rows);
  g_assert_null (find (anomalies, FIN_ANOMALY_DUPLICATE, rows, "COFFEE"));
  fin_anomalies_free (anomalies);
}

static void
test_unusual_amount (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  const FinAnomaly *found;
  FinAnomalies *anomalies;

  add (rows, AS_OF - 5, -61000, "GROCER");
  anomalies = detect (rows);
  found = find (anomalies, FIN_ANOMALY_UNUSUAL_AMOUNT, rows, "GROCER");
  g_assert_nonnull (found);
  g_assert_cmpint (found->basis, ==, FIN_ANOMALY_BASIS_PAYEE);
  g_assert_cmpfloat (found->amount, ==, 61000);
  g_assert_cmpfloat (found->usual, >, 3000);
  g_assert_cmpfloat (found->usual, <, 5000);
  g_assert_cmpfloat (found->low, <, found->usual);
  g_assert_cmpfloat (found->high, >, found->usual);
  g_assert_cmpfloat_with_epsilon (found->ratio, found->amount / found->usual, 1e-9);
  g_assert_cmpuint (found->count, >=, 30);
  fin_anomalies_free (anomalies);
}

static void
test_new_payee (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  FinAnomalyRow transfer = { .flow = { AS_OF - 6, -150000, "MY SAVINGS" }, .ignored = true };
  FinAnomalies *anomalies;

  add (rows, AS_OF - 5, -150000, "UNKNOWN LTD");
  g_array_append_val (rows, transfer);
  anomalies = detect (rows);
  g_assert_nonnull (find (anomalies, FIN_ANOMALY_NEW_PAYEE, rows, "UNKNOWN LTD"));
  g_assert_null (find (anomalies, FIN_ANOMALY_NEW_PAYEE, rows, "MY SAVINGS"));
  fin_anomalies_free (anomalies);
}

/* Three hotels teach what hotels cost; nobody has taught what the unknown may take. */
static void
test_new_payee_of_known_category (void)
{
  for (int filed = 0; filed < 2; filed++)
    {
      static const char *const hotels[] = { "HOTEL A", "HOTEL B", "HOTEL C", "HOTEL D" };
      g_autoptr (GArray) rows = ordinary_rows ();
      FinAnomalies *anomalies;

      for (int i = 0; i < 4; i++)
        {
          add (rows, AS_OF - 305 + 100 * i, -60000 - 9000 * (i % 3), hotels[i]);
          g_array_index (rows, FinAnomalyRow, rows->len - 1).flow.tag = i < 3 || filed ? 8 : 0;
        }
      anomalies = detect (rows);
      g_assert_cmpint (find (anomalies, FIN_ANOMALY_NEW_PAYEE, rows, "HOTEL D") == NULL, ==, filed);
      fin_anomalies_free (anomalies);
    }
}

/* A hardly known shop is excused by its like; among cafés the same amount stands out. */
static void
test_amount_of_category (void)
{
  for (int wide = 0; wide < 2; wide++)
    {
      g_autoptr (GArray) rows = ordinary_rows ();
      FinAnomalies *anomalies;

      for (int i = 0; i < 40; i++)
        {
          add (rows, AS_OF - 300 + 7 * i, wide && i % 4 == 0 ? -14000 - 500 * i : -900 - 10 * i,
               "KNOWN");
          g_array_index (rows, FinAnomalyRow, rows->len - 1).flow.tag = 4;
        }
      for (int i = 0; i < 6; i++)
        {
          add (rows, AS_OF - 45 + 7 * i, i < 5 ? -1000 - 20 * i : -19000, "NEIGHBOUR");
          g_array_index (rows, FinAnomalyRow, rows->len - 1).flow.tag = 4;
        }
      anomalies = detect (rows);
      g_assert_cmpint (find (anomalies, FIN_ANOMALY_UNUSUAL_AMOUNT, rows, "NEIGHBOUR") == NULL, ==,
                       wide);
      fin_anomalies_free (anomalies);
    }
}

/* Five small charges of five payees are one fact, which grows. */
static void
test_card_testing (void)
{
  static const char *const payees[] = { "T1", "T2", "T3", "T4", "T5" };
  g_autoptr (GArray) rows = ordinary_rows ();
  const FinAnomaly *found = NULL;
  FinAnomalies *anomalies;
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (payees); i++)
    add (rows, AS_OF - 4 + (i > 2), -100 - 10 * (double) i, payees[i]);
  anomalies = detect (rows);
  for (gsize i = 0; i < anomalies->n_items; i++)
    if (anomalies->items[i].kind == FIN_ANOMALY_CARD_TESTING)
      {
        found = &anomalies->items[i];
        n++;
      }
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpuint (found->n_rows, ==, 5);
  g_assert_cmpuint (found->count, ==, 5);
  g_assert_cmpfloat (found->amount, ==, 600);
  g_assert_cmpint (found->days, ==, 1);
  fin_anomalies_free (anomalies);
}

static void
test_price_rise (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  const FinAnomaly *found;
  FinAnomalies *anomalies;

  for (guint i = 0; i < rows->len; i++)
    {
      FinAnomalyRow *row = &g_array_index (rows, FinAnomalyRow, i);

      if (strcmp (row->flow.label, "STREAMING") == 0 && row->flow.day > AS_OF - 70)
        row->flow.amount = -1499;
    }
  anomalies = detect (rows);
  found = find (anomalies, FIN_ANOMALY_PRICE_RISE, rows, "STREAMING");
  g_assert_nonnull (found);
  g_assert_cmpfloat (found->usual, ==, 1299);
  g_assert_cmpfloat (found->amount, ==, 1499);
  g_assert_cmpint (found->day, <=, AS_OF - 30);
  fin_anomalies_free (anomalies);
}

/* Pay that stopped; a new employer in its place says that nothing is missing. */
static void
test_missing_income (void)
{
  for (int replaced = 0; replaced < 2; replaced++)
    {
      g_autoptr (GArray) rows = ordinary_rows ();
      const FinAnomaly *found;
      FinAnomalies *anomalies;
      guint n_kept = 0;

      for (guint i = 0; i < rows->len; i++)
        {
          const FinAnomalyRow row = g_array_index (rows, FinAnomalyRow, i);

          if (strcmp (row.flow.label, "PAY") != 0 || row.flow.day <= AS_OF - 14)
            g_array_index (rows, FinAnomalyRow, n_kept++) = row;
        }
      g_array_set_size (rows, n_kept);
      if (replaced)
        add (rows, AS_OF - 7, 130000, "NEW EMPLOYER");
      anomalies = detect (rows);
      found = find (anomalies, FIN_ANOMALY_MISSING_INCOME, rows, "PAY");
      if (replaced)
        g_assert_null (found);
      else
        {
          g_assert_nonnull (found);
          g_assert_cmpfloat (found->amount, ==, 120000);
          g_assert_cmpint (found->day + found->days, ==, AS_OF);
        }
      fin_anomalies_free (anomalies);
    }
}

/* What was found on a day is found again, whatever came later. */
static void
test_later_rows_change_nothing (void)
{
  g_autoptr (Life) life = life_new (3, 8, TRUE);
  const FinAnomalyRow *rows = (const FinAnomalyRow *) life->rows->data;
  FinAnomalies *whole = fin_anomalies_detect (rows, life->rows->len, life->as_of, NULL);
  FinAnomalies *part = fin_anomalies_detect (rows, life->rows->len, life->as_of - 200, NULL);

  g_assert_cmpuint (part->n_items, >, 0);
  g_assert_cmpuint (part->n_items, <, whole->n_items);
  for (gsize i = 0; i < part->n_items; i++)
    {
      g_assert_cmpint (part->items[i].kind, ==, whole->items[i].kind);
      g_assert_cmpuint (part->items[i].rows[0], ==, whole->items[i].rows[0]);
      g_assert_cmpfloat (part->items[i].chance, ==, whole->items[i].chance);
    }
  fin_anomalies_free (whole);
  fin_anomalies_free (part);
}

static bool
cancel (void *data)
{
  return true;
}

static void
test_cancel (void)
{
  g_autoptr (GArray) rows = ordinary_rows ();
  const FinAnomalyOptions options = { .cancel = cancel };
  FinAnomalies *anomalies
      = fin_anomalies_detect ((const FinAnomalyRow *) rows->data, rows->len, AS_OF, &options);

  g_assert_true (anomalies->cancelled);
  g_assert_cmpuint (anomalies->n_items, ==, 0);
  fin_anomalies_free (anomalies);
}

/* Over made-up lives: seeds other than those of the tables in docs/anomalies.md. */
static void
test_lives (void)
{
  Score score;

  score_init (&score);
  for (int kind = 0; kind < LIFE_N_KINDS; kind++)
    for (guint64 seed = 1001; seed < 1003; seed++)
      score_life (&score, kind, seed, 61);
  for (int kind = 0; kind < FIN_N_ANOMALY_KINDS; kind++)
    {
      double recall = (double) score.named[kind] / score.injected[kind];
      double precision = 1 - (double) score.false_alarms[kind] / score.alarms[kind];

      g_test_message ("%s: recall %.2f, precision %.2f",
                      fin_anomaly_kind_name ((FinAnomalyKind) kind), recall, precision);
      g_assert_cmpfloat (recall, >=, kind == FIN_ANOMALY_UNUSUAL_AMOUNT ? 0.6 : 0.7);
      g_assert_cmpfloat (precision, >=, kind >= FIN_ANOMALY_PRICE_RISE ? 0.9 : 0.2);
    }
  g_test_message ("alarms a month in clean lives: median %.2f, 95 %% %.2f",
                  score_clean_quantile (&score, 0.5), score_clean_quantile (&score, 0.95));
  g_assert_cmpfloat (score_clean_quantile (&score, 0.5), <=, 0.6);
  g_assert_cmpfloat (score_clean_quantile (&score, 0.95), <=, 1.0);
  for (int kind = 0; kind <= FIN_ANOMALY_NEW_PAYEE; kind++)
    for (int level = 0; level < SCORE_N_LEVELS; level++)
      g_assert_cmpfloat (score.below[kind][level] / score.tests[kind], <=,
                         1.5 * score_levels[level]);
  score_clear (&score);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anomaly/nothing-odd", test_nothing_odd);
  g_test_add_func ("/anomaly/short-history", test_short_history);
  g_test_add_func ("/anomaly/duplicate", test_duplicate);
  g_test_add_func ("/anomaly/subscription-twice", test_subscription_twice);
  g_test_add_func ("/anomaly/refund", test_refund);
  g_test_add_func ("/anomaly/other-account", test_other_account);
  g_test_add_func ("/anomaly/two-coffees", test_two_coffees);
  g_test_add_func ("/anomaly/unusual-amount", test_unusual_amount);
  g_test_add_func ("/anomaly/new-payee", test_new_payee);
  g_test_add_func ("/anomaly/new-payee-of-known-category", test_new_payee_of_known_category);
  g_test_add_func ("/anomaly/amount-of-category", test_amount_of_category);
  g_test_add_func ("/anomaly/card-testing", test_card_testing);
  g_test_add_func ("/anomaly/price-rise", test_price_rise);
  g_test_add_func ("/anomaly/missing-income", test_missing_income);
  g_test_add_func ("/anomaly/later-rows-change-nothing", test_later_rows_change_nothing);
  g_test_add_func ("/anomaly/cancel", test_cancel);
  g_test_add_func ("/anomaly/lives", test_lives);
  return g_test_run ();
}
