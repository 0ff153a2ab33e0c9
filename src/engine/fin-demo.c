/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lives through the demo household's days: pay, card bills and what is put aside. A pure function.
 */
#include "fin-demo.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-demo-private.h"

#define PAY_AT_FIRST       278540 /* net, a month */
#define PAY_RISE           1.03   /* each April */
#define STANDING_SAVING    15000
#define CARD_STATEMENT_DAY 3
#define CARD_PAYMENT_DAY   22

/* What everyday life takes from the current account on a usual day. */
#define USUAL_DAY 2560

/* How much should be left before the next pay arrives; the household sails close to the wind. */
#define CUSHION_LOW        4000
#define CUSHION_HIGH       24000
#define CUSHION_AT_THE_END 3000

/* Chance and the calendar */

gboolean
fin_demo_chance (FinDemoWorld *world, double probability)
{
  return fin_rng_uniform (&world->rng) < probability;
}

/** fin_demo_between: Returns: a whole number from @low to @high, both included */
int
fin_demo_between (FinDemoWorld *world, int low, int high)
{
  return low + (int) fin_rng_below (&world->rng, (guint32) (high - low + 1));
}

/** fin_demo_amount: Returns: log-normal around @typical; @spread .3 is usual, at least 50 minor
 * units */
gint64
fin_demo_amount (FinDemoWorld *world, gint64 typical, double spread)
{
  double z = fin_rng_normal (&world->rng);
  double factor = exp (spread * CLAMP (z, -2.5, 2.5));

  return MAX (50, (gint64) llround ((double) typical * factor));
}

gboolean
fin_demo_is_working_day (FinDate date)
{
  int month, day;

  fin_date_to_ymd (date, NULL, &month, &day);
  if (fin_date_weekday (date) >= FIN_WEEKDAY_SATURDAY)
    return FALSE;
  return !(month == 12 && (day == 25 || day == 26)) && !(month == 1 && day == 1);
}

FinDate
fin_demo_next_working_day (FinDate date)
{
  while (!fin_demo_is_working_day (date))
    date++;
  return date;
}

/** fin_demo_payday: the last working day of the month; in December before Christmas */
FinDate
fin_demo_payday (int year, int month)
{
  FinDate date = month == 12 ? fin_date_from_ymd (year, 12, 23)
                             : fin_date_month_end (fin_date_from_ymd (year, month, 1));

  while (!fin_demo_is_working_day (date))
    date--;
  return date;
}

FinDate
fin_demo_next_payday (FinDate date)
{
  int year, month;
  FinDate payday;

  fin_date_to_ymd (date, &year, &month, NULL);
  payday = fin_demo_payday (year, month);
  if (payday > date)
    return payday;
  return month == 12 ? fin_demo_payday (year + 1, 1) : fin_demo_payday (year, month + 1);
}

/* Writing */

void
fin_demo_add (FinDemoWorld *world,
              FinDemoAccount account,
              int minute,
              gint64 amount,
              const char *payee,
              const char *memo,
              const char *category_key)
{
  FinDemoDraft draft = {
    .date = world->today,
    .minute = minute,
    .account = account,
    .amount = amount,
    .payee = g_string_chunk_insert_const (world->demo->strings, payee),
    .memo = memo != NULL ? g_string_chunk_insert_const (world->demo->strings, memo) : NULL,
    .category_key = category_key,
    .partner = FIN_DEMO_NO_PARTNER,
  };

  g_array_append_val (world->drafts, draft);
  world->balances[account] += amount;
}

void
fin_demo_transfer (FinDemoWorld *world,
                   FinDemoAccount from,
                   FinDemoAccount to,
                   gint64 amount,
                   const char *payee_from,
                   const char *payee_to,
                   const char *category_key)
{
  int index = (int) world->drafts->len;

  fin_demo_add (world, from, FIN_DEMO_NO_TIME, -amount, payee_from, "TRANSFER", category_key);
  fin_demo_add (world, to, FIN_DEMO_NO_TIME, amount, payee_to, "TRANSFER", category_key);
  g_array_index (world->drafts, FinDemoDraft, index).partner = index + 1;
  g_array_index (world->drafts, FinDemoDraft, index + 1).partner = index;
}

/* Pay, card and savings */

static gint64
pay_of (const FinDemoWorld *world)
{
  int year, month, first_year, first_month, rises;

  fin_date_to_ymd (world->today, &year, &month, NULL);
  fin_date_to_ymd (world->first, &first_year, &first_month, NULL);
  rises = year - first_year + (month >= 4) - (first_month >= 4);
  return (gint64) llround (PAY_AT_FIRST * pow (PAY_RISE, rises));
}

/* After pay day the household looks ahead to the next one and puts aside what it will not need. */
static void
balance_the_month (FinDemoWorld *world)
{
  FinDate next = fin_demo_next_payday (world->today);
  gint64 cushion = fin_demo_between (world, CUSHION_LOW, CUSHION_HIGH);
  gint64 ahead, spare, round;

  if (next > world->last)
    cushion = CUSHION_AT_THE_END;
  /* The card's bill of the coming month is what is owed now and a few more days. */
  ahead = fin_demo_bills_due (world, world->today + 1, next) + USUAL_DAY * (next - world->today)
          + STANDING_SAVING - world->balances[FIN_DEMO_CARD] + 3500;
  spare = world->balances[FIN_DEMO_CURRENT] - ahead - cushion;
  round = spare / 2500 * 2500;
  if (round >= 2500)
    fin_demo_transfer (world, FIN_DEMO_CURRENT, FIN_DEMO_SAVINGS, round, "TO SAVINGS 30441175",
                       "FROM CURRENT 30440829", "transfer.savings");
  else if (round <= -7500 && world->balances[FIN_DEMO_SAVINGS] > -round)
    fin_demo_transfer (world, FIN_DEMO_SAVINGS, FIN_DEMO_CURRENT, -round, "TO CURRENT 30440829",
                       "FROM SAVINGS 30441175", "transfer.savings");
}

static void
live_pay (FinDemoWorld *world)
{
  int year, month;
  char memo[32];

  fin_date_to_ymd (world->today, &year, &month, NULL);
  if (world->today != fin_demo_payday (year, month))
    return;
  g_snprintf (memo, sizeof memo, "BACS SALARY %02d/%d", month, year);
  fin_demo_add (world, FIN_DEMO_CURRENT, FIN_DEMO_NO_TIME, pay_of (world), "HARTWELL & LOWE LTD",
                memo, "income.salary");
  balance_the_month (world);
}

static void
live_card (FinDemoWorld *world)
{
  int day;

  fin_date_to_ymd (world->today, NULL, NULL, &day);
  if (day == CARD_STATEMENT_DAY)
    world->card_bill = -world->balances[FIN_DEMO_CARD];
  if (world->card_bill > 0 && day >= CARD_PAYMENT_DAY && fin_demo_is_working_day (world->today))
    {
      fin_demo_transfer (world, FIN_DEMO_CURRENT, FIN_DEMO_CARD, world->card_bill,
                         "NORTHGATE CARD SERVICES", "PAYMENT RECEIVED - THANK YOU",
                         "transfer.card");
      world->card_bill = 0;
    }
}

static void
live_savings (FinDemoWorld *world)
{
  FinDate month_end = fin_date_month_end (world->today);
  FinDate standing_order = fin_demo_next_working_day (fin_date_month_start (world->today) + 1);

  if (world->today == standing_order)
    fin_demo_transfer (world, FIN_DEMO_CURRENT, FIN_DEMO_SAVINGS, STANDING_SAVING,
                       "STANDING ORDER SAVINGS 30441175", "STANDING ORDER CURRENT 30440829",
                       "transfer.savings");
  if (world->today == month_end)
    fin_demo_add (world, FIN_DEMO_SAVINGS, FIN_DEMO_NO_TIME,
                  world->balances[FIN_DEMO_SAVINGS] * 3 / 1200, "INTEREST PAID", "GROSS",
                  "income.interest");
}

/* What the household has when the story begins: enough to reach the first pay day. */
static void
open_accounts (FinDemoWorld *world)
{
  FinDate payday = fin_demo_next_payday (world->first - 1);
  FinDate card_due =
      fin_demo_next_working_day (fin_date_month_start (world->first) + CARD_PAYMENT_DAY - 1);
  gint64 *opening = world->demo->opening;

  world->card_bill = card_due >= world->first ? 38417 : 0;
  opening[FIN_DEMO_SAVINGS] = 420000;
  opening[FIN_DEMO_CARD] = -38417;
  opening[FIN_DEMO_CURRENT] = fin_demo_bills_due (world, world->first, payday) + STANDING_SAVING
                              + USUAL_DAY * (payday - world->first)
                              + (card_due < payday ? world->card_bill : 0)
                              + fin_demo_between (world, CUSHION_LOW, CUSHION_HIGH);
  for (int a = 0; a < FIN_DEMO_N_ACCOUNTS; a++)
    world->balances[a] = opening[a];
}

/* Within a day by time, entries without one first; a stable order, so that runs agree. */
static void
sort_drafts (FinDemoWorld *world)
{
  guint n = world->drafts->len;
  FinDemoDraft *drafts = (FinDemoDraft *) (gpointer) world->drafts->data;
  g_autofree int *places = g_new (int, n);
  FinDemoDraft *sorted = g_new (FinDemoDraft, n);
  guint day_start = 0;

  while (day_start < n)
    {
      guint day_end = day_start;
      guint place = day_start;

      while (day_end < n && drafts[day_end].date == drafts[day_start].date)
        day_end++;
      for (int minute = FIN_DEMO_NO_TIME; minute < 24 * 60; minute++)
        for (guint i = day_start; i < day_end; i++)
          if (drafts[i].minute == minute)
            places[i] = (int) place++;
      day_start = day_end;
    }
  for (guint i = 0; i < n; i++)
    {
      sorted[places[i]] = drafts[i];
      if (drafts[i].partner != FIN_DEMO_NO_PARTNER)
        sorted[places[i]].partner = places[drafts[i].partner];
    }
  world->demo->drafts = sorted;
  world->demo->n_drafts = n;
}

/* Public API */

/**
 * fin_demo_generate:
 * @last_day: the last day with transactions, usually yesterday
 * @seed: another seed is another household of the same kind
 *
 * Returns: (transfer full): %FIN_DEMO_DAYS days of the household, the same for the same arguments
 */
FinDemo *
fin_demo_generate (FinDate last_day, guint64 seed)
{
  FinDemoWorld world = { 0 };

  world.demo = g_new0 (FinDemo, 1);
  world.demo->strings = g_string_chunk_new (16384);
  world.demo->period = (FinPeriod){ last_day - FIN_DEMO_DAYS + 1, last_day };
  world.drafts = g_array_new (FALSE, FALSE, sizeof (FinDemoDraft));
  world.first = world.demo->period.first;
  world.last = last_day;
  fin_rng_init (&world.rng, seed);
  open_accounts (&world);
  fin_demo_plan_story (&world);

  for (world.today = world.first; world.today <= world.last; world.today++)
    {
      live_pay (&world);
      live_savings (&world);
      live_card (&world);
      fin_demo_live_bills (&world);
      fin_demo_live_subscriptions (&world);
      fin_demo_live_story (&world);
      fin_demo_live_spending (&world);
    }
  sort_drafts (&world);
  g_array_unref (world.drafts);
  return world.demo;
}

void
fin_demo_free (FinDemo *self)
{
  g_free (self->drafts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

FinAccountKind
fin_demo_account_kind (FinDemoAccount account)
{
  static const FinAccountKind kinds[FIN_DEMO_N_ACCOUNTS] = { FIN_ACCOUNT_CURRENT,
                                                             FIN_ACCOUNT_SAVINGS,
                                                             FIN_ACCOUNT_CARD };

  return kinds[account];
}

/** fin_demo_account_name: Returns: (transfer none): translated */
const char *
fin_demo_account_name (FinDemoAccount account)
{
  static const char *const names[FIN_DEMO_N_ACCOUNTS] = { N_ ("Current account"), N_ ("Savings"),
                                                          N_ ("Credit card") };

  return _ (names[account]);
}
