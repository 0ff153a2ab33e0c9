/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo household's bills and subscriptions: what comes by itself, on its own calendar. */
#include <math.h>

#include "fin-demo-private.h"

typedef enum
{
  BILL_MONTHLY,
  BILL_TEN_MONTHS, /* council tax: not in February and March */
  BILL_SEASONAL,   /* most in January, least in July */
} BillKind;

static const struct
{
  int day;
  BillKind kind;
  gint64 amount;
  gint64 swing; /* of a seasonal bill, up and down */
  double rise;  /* a year */
  const char *payee;
  const char *memo;
  const char *category;
} bills[] = {
  { 1, BILL_MONTHLY, 89500, 0, 1.04, "ASHDOWN LETTINGS", "STANDING ORDER RENT FLAT 4",
    "housing.rent" },
  { 5, BILL_TEN_MONTHS, 14200, 0, 1.05, "BRISTOL CITY COUNCIL", "DIRECT DEBIT COUNCIL TAX",
    "finance.taxes" },
  { 12, BILL_SEASONAL, 11200, 5400, 1.03, "OCTOPUS ENERGY", "DIRECT DEBIT", "utilities.energy" },
  { 15, BILL_MONTHLY, 3125, 0, 1.06, "BRISTOL WATER", "DIRECT DEBIT", "utilities.water" },
  { 18, BILL_MONTHLY, 3299, 0, 1.0, "VIRGIN MEDIA PYMTS", "DIRECT DEBIT", "utilities.internet" },
  { 21, BILL_MONTHLY, 1800, 0, 1.0, "GIFFGAFF", "DIRECT DEBIT", "utilities.phone" },
  { 28, BILL_MONTHLY, 1325, 0, 1.0, "TV LICENCE MBP", "DIRECT DEBIT", "utilities.broadcast" },
};

/** Days before the last day on which the dearer price of the first subscription began. */
#define PRICE_RISE_DAYS 75

/* Nine, taken from the card. Nobody has opened the last one for a long time. */
static const struct
{
  int day;
  gint64 amount;
  gint64 dearer; /* 0: the price never changed */
  int minute;
  const char *payee;
  const char *category;
} subscriptions[] = {
  { 2, 1099, 1299, 6 * 60 + 12, "NETFLIX.COM", "entertainment.streaming" },
  { 4, 1199, 0, 3 * 60 + 40, "SPOTIFY UK", "entertainment.music" },
  { 7, 899, 0, 4 * 60 + 5, "AMZNPRIME AMAZON.CO.UK", "shopping.general" },
  { 9, 299, 0, 2 * 60 + 31, "APPLE.COM/BILL ICLOUD", "technology.cloud" },
  { 11, 799, 0, 5 * 60 + 20, "DISNEY PLUS", "entertainment.streaming" },
  { 14, 2499, 0, 7 * 60 + 2, "PUREGYM LTD", "health.fitness" },
  { 17, 998, 0, 1 * 60 + 55, "ADOBE PHOTOGPHY PLAN", "technology.software" },
  { 23, 1200, 0, 8 * 60 + 15, "THE GUARDIAN NEWS", "entertainment.news" },
  { 26, 999, 0, 3 * 60 + 3, "HEADSPACE INC", "health.fitness" },
};

static FinDate
due_date (FinDate month_start, int day)
{
  return fin_demo_next_working_day (month_start + day - 1);
}

/* @due lies in the month that the bill is for. Returns: 0 when there is none */
static gint64
bill_amount (const FinDemoWorld *world, gsize bill, FinDate month_start)
{
  int month;
  double years = (double) (month_start - world->first) / 365.25;
  double steps = floor (MAX (years, 0) + 0.5); /* prices change once a year */
  gint64 amount = bills[bill].amount;

  fin_date_to_ymd (month_start, NULL, &month, NULL);
  if (bills[bill].kind == BILL_TEN_MONTHS && (month == 2 || month == 3))
    return 0;
  if (bills[bill].kind == BILL_SEASONAL)
    {
      /* A little weather of its own in every month, the same whenever it is asked for. */
      double weather = (double) (fin_rng_mix ((guint64) (gint64) month_start) % 1000) / 1000 - 0.5;
      double season = cos (2 * G_PI * (month - 1) / 12);

      amount += (gint64) llround ((season + 0.25 * weather) * (double) bills[bill].swing);
    }
  return (gint64) llround ((double) amount * pow (bills[bill].rise, steps));
}

void
fin_demo_live_bills (FinDemoWorld *world)
{
  FinDate month_start = fin_date_month_start (world->today);

  for (gsize i = 0; i < G_N_ELEMENTS (bills); i++)
    {
      gint64 amount = bill_amount (world, i, month_start);

      if (world->today == due_date (month_start, bills[i].day) && amount > 0)
        fin_demo_add (world, FIN_DEMO_CURRENT, FIN_DEMO_NO_TIME, -amount, bills[i].payee,
                      bills[i].memo, bills[i].category);
    }
}

/** fin_demo_bills_due: Returns: the sum of the bills from @first to @last, positive */
gint64
fin_demo_bills_due (const FinDemoWorld *world, FinDate first, FinDate last)
{
  gint64 sum = 0;

  for (FinDate month = fin_date_month_start (first); month <= last;
       month = fin_date_add_months (month, 1))
    for (gsize i = 0; i < G_N_ELEMENTS (bills); i++)
      {
        FinDate due = due_date (month, bills[i].day);

        if (due >= first && due <= last)
          sum += bill_amount (world, i, month);
      }
  return sum;
}

void
fin_demo_live_subscriptions (FinDemoWorld *world)
{
  int day;

  fin_date_to_ymd (world->today, NULL, NULL, &day);
  for (gsize i = 0; i < G_N_ELEMENTS (subscriptions); i++)
    {
      gboolean dearer = subscriptions[i].dearer > 0 && world->last - world->today < PRICE_RISE_DAYS;

      if (day == subscriptions[i].day)
        fin_demo_add (world, FIN_DEMO_CARD, subscriptions[i].minute,
                      dearer ? -subscriptions[i].dearer : -subscriptions[i].amount,
                      subscriptions[i].payee, "RECURRING CARD PAYMENT", subscriptions[i].category);
    }
}
