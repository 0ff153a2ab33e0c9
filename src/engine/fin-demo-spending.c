/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo household's everyday spending: weekly groceries, commuting, evenings at the weekend. */
#include "fin-demo-private.h"

typedef struct
{
  const char *payee;
  gint64 typical; /* minor units */
  const char *category;
} Shop;

static const Shop big_shops[] = {
  { "SAINSBURYS S/MKTS BRISTOL", 6400, "food.groceries" },
  { "TESCO STORES 3297 BRISTOL", 6200, "food.groceries" },
  { "LIDL GB BRISTOL", 4900, "food.groceries" },
};
static const Shop small_shops[] = {
  { "TESCO EXPRESS 5521 BRISTOL", 1250, "food.groceries" },
  { "CO-OP GROUP FOOD BRISTOL", 1090, "food.groceries" },
  { "ALDI STORES BEDMINSTER", 1720, "food.groceries" },
  { "BETTER FOOD WHITELADIES", 1480, "food.groceries" },
};
static const Shop coffees[] = {
  { "SMALL STREET ESPRESSO", 360, "food.cafes" },
  { "PRET A MANGER BRISTOL", 410, "food.cafes" },
  { "GREGGS PLC", 295, "food.cafes" },
  { "FULL COURT PRESS COFFEE", 380, "food.cafes" },
};
static const Shop lunches[] = {
  { "PRET A MANGER BRISTOL", 745, "food.restaurants" },
  { "ST NICHOLAS MARKET KITCHEN", 890, "food.restaurants" },
  { "SAINSBURYS LOCAL BRISTOL", 475, "food.groceries" },
  { "ITSU BRISTOL", 930, "food.restaurants" },
};
static const Shop pubs[] = {
  { "THE APPLE BARGE BRISTOL", 1840, "food.bars" },
  { "KING STREET BREW HOUSE", 2150, "food.bars" },
  { "J D WETHERSPOON BRISTOL", 1280, "food.bars" },
  { "SMALL BAR KING STREET", 1690, "food.bars" },
};
static const Shop evenings[] = {
  { "BOSCO PIZZERIA BRISTOL", 3620, "food.restaurants" },
  { "CAPER AND CURE", 5480, "food.restaurants" },
  { "NANDOS BRISTOL", 2710, "food.restaurants" },
  { "WATERSHED CINEMA BRISTOL", 2180, "entertainment.events" },
  { "EVERYMAN CINEMAS", 2740, "entertainment.events" },
  { "TICKETMASTER UK", 5900, "entertainment.events" },
};
static const Shop takeaways[] = {
  { "DELIVEROO.CO.UK", 2380, "food.takeaway" },
  { "JUST EAT.CO.UK LTD", 2120, "food.takeaway" },
};
static const Shop rides[] = {
  { "UBER *TRIP HELP.UBER.COM", 1140, "transport.taxi" },
};
static const Shop online[] = {
  { "AMAZON.CO.UK*RT4HJ2", 2190, "shopping.general" },
  { "AMZN MKTP UK*2K81Z", 1560, "shopping.general" },
  { "EBAY O*11-09882", 1840, "shopping.general" },
  { "ZARA UK", 4350, "shopping.clothing" },
  { "UNIQLO EUROPE", 3590, "shopping.clothing" },
  { "STEAMGAMES.COM", 1950, "entertainment.games" },
  { "IKEA BRISTOL", 5200, "housing.furniture" },
  { "WATERSTONES", 1340, "shopping.books" },
  { "BOOTS.COM", 1780, "health.pharmacy" },
};
static const Shop errands[] = {
  { "BOOTS 0412 BRISTOL", 940, "health.pharmacy" },
  { "SUPERDRUG STORES", 780, "health.pharmacy" },
  { "POST OFFICE COUNTER", 620, NULL },
  { "WILKO BRISTOL", 1450, "shopping.general" },
  { "RSPCA SHOP BEDMINSTER", 850, "family.donations" },
  { "MONTPELIER BARBERS", 1800, "health.care" },
  { "SQ *R J HOLLIS", 1500, NULL },
};

#define PICK(world, shops) (&shops[fin_demo_between (world, 0, (int) G_N_ELEMENTS (shops) - 1)])

static void
buy (FinDemoWorld *world, FinDemoAccount account, const Shop *shop, int from, int to, double spread)
{
  static const char *const months[] = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                        "JUL", "AUG", "SEP", "OCT", "NOV", "DEC" };
  int month, day, minute;
  gint64 amount;
  char memo[32];

  fin_date_to_ymd (world->today, NULL, &month, &day);
  g_snprintf (memo, sizeof memo, "CARD %s %02d%s", account == FIN_DEMO_CARD ? "7716" : "4821", day,
              months[month - 1]);
  minute = fin_demo_between (world, from, to);
  amount = fin_demo_amount (world, shop->typical, spread);
  fin_demo_add (world, account, minute, -amount, shop->payee, memo, shop->category);
}

static void
live_working_day (FinDemoWorld *world, double restraint)
{
  if (fin_demo_chance (world, .74))
    {
      /* Two rides are settled as one at night. */
      Shop bus = { "FIRST BUS BRISTOL TAP ON", fin_demo_chance (world, .8) ? 480 : 240,
                   "transport.public" };

      buy (world, FIN_DEMO_CURRENT, &bus, 9 * 60, 9 * 60 + 30, 0);
    }
  if (fin_demo_chance (world, .66 * restraint))
    buy (world, FIN_DEMO_CURRENT, PICK (world, coffees), 8 * 60, 9 * 60 + 20, .18);
  if (fin_demo_chance (world, .5 * restraint))
    buy (world, FIN_DEMO_CURRENT, PICK (world, lunches), 12 * 60 + 5, 13 * 60 + 50, .22);
}

static void
live_evening (FinDemoWorld *world, FinWeekday weekday, double restraint)
{
  gboolean late_week = weekday == FIN_WEEKDAY_FRIDAY || weekday == FIN_WEEKDAY_SATURDAY;

  if (fin_demo_chance (world, (late_week ? .62 : .06) * restraint))
    buy (world, FIN_DEMO_CURRENT, PICK (world, pubs), 18 * 60 + 30, 22 * 60 + 40, .35);
  if (fin_demo_chance (world, (late_week ? .42 : .03) * restraint))
    buy (world, FIN_DEMO_CARD, PICK (world, evenings), 18 * 60 + 10, 21 * 60 + 30, .3);
  if (fin_demo_chance (world, late_week ? .25 * restraint : .02))
    buy (world, FIN_DEMO_CARD, PICK (world, rides), 22 * 60, 23 * 60 + 55, .35);
  if (fin_demo_chance (world, (weekday == FIN_WEEKDAY_SUNDAY ? .35 : .07) * restraint))
    buy (world, FIN_DEMO_CARD, PICK (world, takeaways), 18 * 60, 20 * 60 + 30, .25);
}

static void
live_shopping (FinDemoWorld *world, FinWeekday weekday, double restraint)
{
  /* With little left the weekly groceries go on the card, as they do. */
  FinDemoAccount account = restraint < 1 ? FIN_DEMO_CARD : FIN_DEMO_CURRENT;
  gboolean free = weekday >= FIN_WEEKDAY_SATURDAY; /* what can wait, waits for the weekend */

  if (weekday == FIN_WEEKDAY_SATURDAY)
    buy (world, account, PICK (world, big_shops), 9 * 60 + 30, 13 * 60, .18);
  else if (fin_demo_chance (world, .32))
    buy (world, account, PICK (world, small_shops), 17 * 60, 20 * 60, .35);
  if (fin_demo_chance (world, (free ? .36 : .07) * restraint))
    buy (world, FIN_DEMO_CARD, PICK (world, online), 19 * 60, 23 * 60 + 30, .5);
  if (fin_demo_chance (world, free ? .34 : .05))
    buy (world, account, PICK (world, errands), 10 * 60, 17 * 60 + 30, .35);
  if (fin_demo_chance (world, .03))
    {
      Shop machine = { "LNK CASH WDL BEDMINSTER", fin_demo_chance (world, .6) ? 2000 : 4000,
                       "finance.cash" };

      buy (world, FIN_DEMO_CURRENT, &machine, 10 * 60, 20 * 60, 0);
    }
}

/** fin_demo_live_spending: an ordinary day at home; away, the story spends instead. */
void
fin_demo_live_spending (FinDemoWorld *world)
{
  FinWeekday weekday = fin_date_weekday (world->today);
  /* Near the bottom before pay day, treats wait. */
  double restraint = world->balances[FIN_DEMO_CURRENT] < 9000 ? .45 : 1;

  if (world->today >= world->holiday_first && world->today <= world->holiday_last)
    return;
  if (fin_demo_is_working_day (world->today))
    live_working_day (world, restraint);
  live_shopping (world, weekday, restraint);
  live_evening (world, weekday, restraint);
}
