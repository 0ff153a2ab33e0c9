/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens once in the demo household: insurance, a laptop, a holiday, a charge taken twice. */
#include "fin-demo-private.h"

/* The car-club insurance falls due twenty days after the last day: something to see coming. */
#define INSURANCE_AHEAD        20
#define INSURANCE_AMOUNT       38640
#define INSURANCE_AMOUNT_LATER 42115

#define LAPTOP_DAYS_BACK       395
#define DUPLICATE_DAYS_BACK    8
#define HOLIDAY_DAYS           8
#define FLIGHT_DAYS_BEFORE     70

/** fin_demo_plan_story: the holiday lies in the last August that is well behind. */
void
fin_demo_plan_story (FinDemoWorld *world)
{
  int year;

  fin_date_to_ymd (world->last - 60, &year, NULL, NULL);
  world->holiday_first = fin_date_from_ymd (year, 8, 9);
  if (world->holiday_first > world->last - 60)
    world->holiday_first = fin_date_from_ymd (year - 1, 8, 9);
  /* From a Saturday on. */
  while (fin_date_weekday (world->holiday_first) != FIN_WEEKDAY_SATURDAY)
    world->holiday_first++;
  world->holiday_last = world->holiday_first + HOLIDAY_DAYS - 1;
}

static void
dip_into_savings (FinDemoWorld *world, gint64 amount)
{
  fin_demo_transfer (world, FIN_DEMO_SAVINGS, FIN_DEMO_CURRENT, amount, "TO CURRENT 30440829",
                     "FROM SAVINGS 30441175", "transfer.savings");
}

/* The first time it was provided for; the second time it came as a surprise. */
static void
live_insurance (FinDemoWorld *world)
{
  FinDate first = fin_demo_next_working_day (world->last + INSURANCE_AHEAD - 730);
  FinDate second = fin_demo_next_working_day (world->last + INSURANCE_AHEAD - 365);

  if (world->today == first)
    dip_into_savings (world, INSURANCE_AMOUNT);
  if (world->today == first || world->today == second)
    fin_demo_add (world, FIN_DEMO_CURRENT, FIN_DEMO_NO_TIME,
                  world->today == first ? -INSURANCE_AMOUNT : -INSURANCE_AMOUNT_LATER,
                  "ADMIRAL INSURANCE", "DIRECT DEBIT ANNUAL POLICY", "insurance.car");
}

static void
live_purchases (FinDemoWorld *world)
{
  int back = world->last - world->today;

  if (back == LAPTOP_DAYS_BACK)
    fin_demo_add (world, FIN_DEMO_CARD, 11 * 60 + 42, -134900, "CURRYS BRISTOL CRIBBS",
                  "CARD 7716 LAPTOP", "technology.electronics");
  if (back == LAPTOP_DAYS_BACK - 12)
    dip_into_savings (world, 130000);
  if (back == DUPLICATE_DAYS_BACK)
    for (int i = 0; i < 2; i++)
      fin_demo_add (world, FIN_DEMO_CARD, 19 * 60 + 4 + i, -6450, "EVANS CYCLES BRISTOL",
                    "CARD 7716", "shopping.sports");
}

static void
live_holiday (FinDemoWorld *world)
{
  static const struct
  {
    const char *payee;
    gint64 typical;
    const char *category;
  } places[] = {
    { "REST CA'N TONI PALMA", 4100, "food.restaurants" },
    { "CAFE DEL PORT SOLLER", 1450, "food.cafes" },
    { "MERCADONA PALMA", 2300, "food.groceries" },
    { "TREN DE SOLLER", 3200, "transport.public" },
    { "HELADERIA RIVARENO", 850, "food.cafes" },
    { "BAR ABACO PALMA", 2900, "food.bars" },
  };
  int day = world->today - world->holiday_first;

  if (world->today == world->holiday_first - FLIGHT_DAYS_BEFORE)
    {
      fin_demo_add (world, FIN_DEMO_CARD, 20 * 60 + 15, -28648, "EASYJET 000K7RTVM2", "CARD 7716",
                    "travel.flights");
      fin_demo_add (world, FIN_DEMO_CARD, 20 * 60 + 52, -61200, "BOOKING.COM HOTEL PALMA",
                    "CARD 7716", "travel.lodging");
    }
  if (world->today == world->holiday_first - FLIGHT_DAYS_BEFORE + 10)
    dip_into_savings (world, 85000);
  if (world->today == world->holiday_last + 4)
    dip_into_savings (world, 45000);
  if (day < 0 || day >= HOLIDAY_DAYS)
    return;
  if (day == 0)
    fin_demo_add (world, FIN_DEMO_CARD, 6 * 60 + 20, -2690, "BRISTOL AIRPORT FLYER", "CARD 7716",
                  "transport.public");
  for (int i = fin_demo_between (world, 1, 3); i > 0; i--)
    {
      int place = fin_demo_between (world, 0, (int) G_N_ELEMENTS (places) - 1);
      int minute = fin_demo_between (world, 9 * 60 + 30, 22 * 60 + 30);
      gint64 amount = fin_demo_amount (world, places[place].typical, .3);

      fin_demo_add (world, FIN_DEMO_CARD, minute, -amount, places[place].payee, "CARD 7716 EUR",
                    places[place].category);
    }
}

static void
live_birthdays (FinDemoWorld *world)
{
  int month, day;

  fin_date_to_ymd (world->today, NULL, &month, &day);
  if (month == 3 && day == 14)
    fin_demo_add (world, FIN_DEMO_CURRENT, 18 * 60 + 20, 10000, "MRS J COLE",
                  "FASTER PAYMENT HAPPY BIRTHDAY", "income.other");
  if (month == 12 && day >= 8 && day <= 20 && day % 3 == 0)
    {
      int minute = fin_demo_between (world, 11 * 60, 20 * 60);
      gint64 amount = fin_demo_amount (world, 3200, .4);

      fin_demo_add (world, FIN_DEMO_CARD, minute, -amount, "JOHN LEWIS BRISTOL", "CARD 7716",
                    "family.gifts");
    }
}

void
fin_demo_live_story (FinDemoWorld *world)
{
  live_insurance (world);
  live_purchases (world);
  live_holiday (world);
  live_birthdays (world);
}
