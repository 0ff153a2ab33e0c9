/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Card payments as they are foreseen: month ends, late and part payments, credit, rows that end
 * early. */
#include "fin-card-terms.h"

#define PAYER 7

/* A card that is spent on by @a_day minor units, each day from 2024 to @as_of. */
typedef struct
{
  FinForecastInput card;
  GArray *flows;
  GArray *partners;
  GArray *transfers;
} Card;

static FinDate
day (const char *iso)
{
  return fin_date_from_iso (iso);
}

static void
add (Card *self, FinDate when, gint64 amount, gint64 partner)
{
  FinForecastFlow flow = { .day = when, .amount = (double) amount, .label = "x" };
  guint at = self->flows->len;
  guint8 transfer = partner != 0;

  while (at > 0 && g_array_index (self->flows, FinForecastFlow, at - 1).day > when)
    at--;
  g_array_insert_val (self->flows, at, flow);
  g_array_insert_val (self->partners, at, partner);
  g_array_insert_val (self->transfers, at, transfer);
  self->card.balance += amount;
  self->card.flows = (FinForecastFlow *) (void *) self->flows->data;
  self->card.partner_ids = (gint64 *) (void *) self->partners->data;
  self->card.is_transfer = (guint8 *) self->transfers->data;
  self->card.n_flows = self->flows->len;
}

static Card *
card_new (const char *as_of, int statement_day, int due_day, gint64 a_day)
{
  Card *self = g_new0 (Card, 1);

  self->flows = g_array_new (FALSE, FALSE, sizeof (FinForecastFlow));
  self->partners = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->transfers = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->card.kind = FIN_ACCOUNT_CARD;
  self->card.as_of = day (as_of);
  self->card.rate = 1;
  self->card.card = (FinCardTerms){ 1, statement_day, due_day, PAYER };
  for (FinDate when = day ("2024-01-01"); a_day != 0 && when <= self->card.as_of; when++)
    add (self, when, -a_day, 0);
  return self;
}

static void
card_free (Card *self)
{
  g_array_unref (self->flows);
  g_array_unref (self->partners);
  g_array_unref (self->transfers);
  g_clear_pointer (&self->card.paid_ahead, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Card, card_free)

/* "2024-02-28 100, ...": the payments of the next @horizon days. */
static void
assert_payments (const Card *self, const char *as_of, int horizon, const char *expected)
{
  g_autoptr (GArray) payments = fin_card_payments_foresee (&self->card, day (as_of), horizon);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < payments->len; i++)
    {
      const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, i);
      g_autofree char *iso = fin_date_to_iso (payment->day);

      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, i > 0 ? ", " : "", iso,
                              payment->amount);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The 31st is the last day: 29 February, 31 March, 30 April. */
static void
test_month_ends (void)
{
  g_autoptr (Card) card = card_new ("2024-02-10", 31, 20, 100);

  add (card, day ("2024-02-05"), 3100, PAYER); /* January is paid */
  /* February's 29 days, then 31 and 30 */
  assert_payments (card, "2024-02-10", 110, "2024-03-20 2900, 2024-04-20 3100, 2024-05-20 3000");
  /* on the statement's own day it is out */
  assert_payments (card, "2024-01-31", 30, "2024-02-20 3100");
}

/* Statement and payment in one month, which February is too short for. */
static void
test_due_after_the_statement (void)
{
  g_autoptr (Card) late = card_new ("2023-02-10", 28, 30, 0);
  g_autoptr (Card) last = card_new ("2024-06-10", 10, 31, 100);

  add (late, day ("2023-02-03"), -5000, 0);
  assert_payments (late, "2023-02-10", 80, "2023-03-01 5000");
  assert_payments (last, "2024-06-10", 40, "2024-06-30 16200");
}

static void
test_due_before_the_statement (void)
{
  g_autoptr (Card) card = card_new ("2024-06-09", 20, 5, 100);

  add (card, day ("2024-05-04"), 11100, PAYER); /* all until 20 April */
  /* 30 days until 20 May are out, 31 until 20 June to come */
  assert_payments (card, "2024-06-03", 35, "2024-06-05 3000, 2024-07-05 3100");
  /* a bank's day or two late it still comes; then it waits for the next statement */
  assert_payments (card, "2024-06-07", 10, "2024-06-08 3000");
  assert_payments (card, "2024-06-09", 27, "2024-07-05 6100");
}

static void
test_paid_in_parts (void)
{
  g_autoptr (Card) card = card_new ("2024-06-03", 20, 5, 100);

  add (card, day ("2024-05-04"), 11100, PAYER);
  add (card, day ("2024-05-25"), 1000, PAYER);
  add (card, day ("2024-05-28"), 500, PAYER + 1); /* from another account */
  add (card, day ("2024-05-29"), 700, 0); /* a refund pays nothing; it is on the next statement */
  assert_payments (card, "2024-06-03", 35, "2024-06-05 1500, 2024-07-05 2400");
}

static void
test_paid_already (void)
{
  g_autoptr (Card) card = card_new ("2024-06-03", 20, 5, 100);

  add (card, day ("2024-05-04"), 11100, PAYER);
  add (card, day ("2024-06-01"), 3000, PAYER);
  assert_payments (card, "2024-06-03", 35, "2024-07-05 3100");
}

/* Who has paid too much pays nothing until it is used up, and then the rest. */
static void
test_in_credit (void)
{
  g_autoptr (Card) card = card_new ("2024-06-03", 20, 5, 100);

  add (card, day ("2024-06-02"),
       -fin_forecast_input_balance_on (&card->card, card->card.as_of) + 4000, PAYER);
  g_assert_cmpint (card->card.balance, ==, 4000);
  /* 17 days of 100 until 20 June and 30 until 20 July: 700 are left to pay */
  assert_payments (card, "2024-06-03", 65, "2024-08-05 700");
}

/* The card's rows end on 3 June, its payer's go on: what is spent since is as usual, what was paid
 * is paid. */
static void
test_rows_that_end_early (void)
{
  g_autoptr (Card) card = card_new ("2024-06-03", 20, 5, 100);
  const FinForecastFlow paid = { .day = day ("2024-06-05"), .amount = 3000 };

  add (card, day ("2024-05-04"), 11100, PAYER);
  assert_payments (card, "2024-06-06", 32, "2024-06-07 3000, 2024-07-05 2800");
  card->card.paid_ahead = g_array_new (FALSE, FALSE, sizeof (FinForecastFlow));
  g_array_append_val (card->card.paid_ahead, paid);
  assert_payments (card, "2024-06-06", 32, "2024-07-05 2800");
  assert_payments (card, "2024-06-25", 45, "2024-07-05 3100, 2024-08-05 3000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card-payments/month-ends", test_month_ends);
  g_test_add_func ("/card-payments/due-after-the-statement", test_due_after_the_statement);
  g_test_add_func ("/card-payments/due-before-the-statement", test_due_before_the_statement);
  g_test_add_func ("/card-payments/paid-in-parts", test_paid_in_parts);
  g_test_add_func ("/card-payments/paid-already", test_paid_already);
  g_test_add_func ("/card-payments/in-credit", test_in_credit);
  g_test_add_func ("/card-payments/rows-that-end-early", test_rows_that_end_early);
  return g_test_run ();
}
