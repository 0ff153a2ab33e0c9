/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lives that know nothing of the detector's models: price lists, baskets, tails, journeys, Christmas. */
#include "anomaly-households.h"

#include <math.h>
#include <string.h>

#include "fin-calendar.h"
#include "fin-quantile.h"
#include "fin-rng.h"

typedef enum
{
  PAY_MONTHLY,
  PAY_FORTNIGHTLY,
  PAY_WEEKLY,
  PAY_INVOICES, /* irregular, of any size */
} Pay;

/* How a kind of household lives; amounts in minor units. */
typedef struct
{
  const char *name;
  Pay pay;
  double income;    /* a month */
  double purchases; /* a day */
  double novelty;   /* share of purchases in a new place */
  double scale;     /* of prices */
  double trips;     /* a year */
  double coffees;   /* a working day */
  double rides;     /* a working day */
  double one_offs;  /* a year */
  int subscriptions;
  int cards;
} Manner;

static const Manner manners[LIFE_N_KINDS] = {
  { "single in a city", PAY_MONTHLY, 280000, 1.6, .12, 1.0, 1.5, .7, 1.6, 2, 4, 1 },
  { "family", PAY_MONTHLY, 420000, 2.6, .10, 1.6, 1, .2, 0, 5, 6, 2 },
  { "retired couple", PAY_MONTHLY, 210000, 1.1, .06, .9, .7, .1, .2, 2, 2, 1 },
  { "student", PAY_MONTHLY, 95000, 1.4, .15, .5, .6, .4, 1.2, 1, 2, 1 },
  { "freelancer", PAY_INVOICES, 330000, 1.7, .16, 1.1, 2, .8, .3, 4, 6, 2 },
  { "shift worker", PAY_WEEKLY, 240000, 1.5, .08, .9, .5, .3, 1.0, 2, 3, 1 },
  { "traveller", PAY_MONTHLY, 450000, 2.0, .25, 1.5, 6, 1.2, .6, 5, 5, 3 },
  { "cash user", PAY_FORTNIGHTLY, 190000, .5, .06, 1.2, .4, 0, 0, 1, 1, 1 },
  { "shopper", PAY_FORTNIGHTLY, 300000, 4.0, .2, .8, 1, 1.5, .5, 3, 8, 2 },
};

/** Trade: how the amounts of a place come about. */
typedef enum
{
  TRADE_MENU,   /* a few fixed prices */
  TRADE_BASKET, /* a top-up now, a weekly shop then */
  TRADE_FUEL,
  TRADE_GOODS, /* a heavy tail, ending in 99 */
  TRADE_MEALS, /* for one, two or many */
  TRADE_ROUND,
  N_TRADES,
} Trade;

typedef struct
{
  const char *label;
  Trade trade;
  gint64 category;
  double scale;
  double weight; /* how often it is visited */
  int prices[4];
} Place;

typedef struct
{
  Life *life;
  const Manner *manner;
  FinRng rng;
  GArray *places;
  gint32 trip_until;
  gint32 next_trip;
  int n_labels;
  gsize n_pays;
  GArray *pays;  /* indices of income that is regular */
  GArray *fixed; /* labels of fixed bills */
} Maker;

static double
uniform (Maker *maker, double low, double high)
{
  return low + (high - low) * fin_rng_uniform (&maker->rng);
}

static gboolean
chance (Maker *maker, double probability)
{
  return fin_rng_uniform (&maker->rng) < probability;
}

static double
lognormal (Maker *maker, double median, double spread)
{
  return median * exp (spread * fin_rng_normal (&maker->rng));
}

static int
poisson (Maker *maker, double mean)
{
  double limit = exp (-mean);
  double product = fin_rng_uniform (&maker->rng);
  int n = 0;

  while (product > limit)
    {
      product *= fin_rng_uniform (&maker->rng);
      n++;
    }
  return n;
}

static void
pay (Maker *maker, gint32 day, double amount, const char *label, gint64 category, int account)
{
  FinAnomalyRow row = { .flow = { day, round (amount), label, category }, .account = account };

  if (row.flow.amount != 0)
    g_array_append_val (maker->life->rows, row);
}

static const char *
new_label (Maker *maker, const char *what)
{
  g_autofree char *label = g_strdup_printf ("%s %d", what, ++maker->n_labels);

  return g_string_chunk_insert (maker->life->strings, label);
}

static Place *
add_place (Maker *maker, Trade trade, gboolean abroad)
{
  static const char *const names[N_TRADES]
      = { "cafe", "market", "fuel", "shop", "restaurant", "cash" };
  Place place = { .trade = trade, .category = trade + 1 };

  place.label = new_label (maker, abroad ? "lugar" : names[trade]);
  place.scale = maker->manner->scale * lognormal (maker, 1, .35);
  place.weight = abroad ? 0 : lognormal (maker, 1, 1.2);
  for (int i = 0; i < 4; i++)
    place.prices[i] = 10 * (int) uniform (maker, 18, 95);
  g_array_append_val (maker->places, place);
  return &g_array_index (maker->places, Place, maker->places->len - 1);
}

static double
price_of (Maker *maker, const Place *place, gint32 day)
{
  double years = (day - maker->life->first_day) / 365.25;
  double level = place->scale * pow (1.03, years);

  switch (place->trade)
    {
    case TRADE_MENU:
      return place->prices[(int) (4 * pow (fin_rng_uniform (&maker->rng), 2.5))];
    case TRADE_BASKET:
      return level * (chance (maker, .6) ? lognormal (maker, 1400, .6) : lognormal (maker, 6500, .35));
    case TRADE_FUEL:
      return level * uniform (maker, 2800, 7200);
    case TRADE_GOODS:
      return floor (level * 9 * pow (1 - fin_rng_uniform (&maker->rng), -1 / 1.5)) * 100 + 99;
    case TRADE_MEALS:
      return level * uniform (maker, 1100, 2600) * (1 + poisson (maker, .8));
    case TRADE_ROUND:
      return 1000 * (1 + floor (9 * pow (fin_rng_uniform (&maker->rng), 2)));
    case N_TRADES:
      break;
    }
  g_assert_not_reached ();
}

static Trade
draw_trade (Maker *maker)
{
  static const double shares[N_TRADES] = { .16, .36, .07, .2, .17, .04 };
  double left = fin_rng_uniform (&maker->rng);

  for (int trade = 0; trade < N_TRADES; trade++)
    if ((left -= shares[trade]) < 0)
      return (Trade) trade;
  return TRADE_BASKET;
}

static Place *
draw_place (Maker *maker)
{
  double total = 0;
  double left;

  for (guint i = 0; i < maker->places->len; i++)
    total += g_array_index (maker->places, Place, i).weight;
  left = uniform (maker, 0, total);
  for (guint i = 0; i < maker->places->len; i++)
    if ((left -= g_array_index (maker->places, Place, i).weight) < 0)
      return &g_array_index (maker->places, Place, i);
  return &g_array_index (maker->places, Place, 0);
}

static int
draw_card (Maker *maker)
{
  return (int) (maker->manner->cards * pow (fin_rng_uniform (&maker->rng), 1.7));
}

static void
buy (Maker *maker, gint32 day, Place *place)
{
  double price = price_of (maker, place, day);
  int card = draw_card (maker);

  pay (maker, day, -price, place->label, place->category, card);
  /* One ticket was forgotten; the shop takes something back. */
  if (place->trade == TRADE_MENU && chance (maker, .06))
    pay (maker, day, -price, place->label, place->category, card);
  if (place->trade == TRADE_GOODS && chance (maker, .05))
    pay (maker, day + (int) uniform (maker, 3, 20), price, place->label, place->category, card);
}

static void
live_purchases (Maker *maker, gint32 day, int month)
{
  gboolean away = day <= maker->trip_until;
  double many = maker->manner->purchases * (month == 12 ? 1.5 : 1) * (away ? 1.6 : 1);
  double novelty = away ? .75 : month == 12 ? 2 * maker->manner->novelty : maker->manner->novelty;

  for (int n = poisson (maker, many); n > 0; n--)
    {
      Place *place = chance (maker, novelty) ? add_place (maker, draw_trade (maker), away)
                                             : draw_place (maker);

      buy (maker, day, place);
    }
}

static void
live_habits (Maker *maker, gint32 day)
{
  if (day <= maker->trip_until || (day + 3) % 7 >= 5)
    return;
  for (int n = poisson (maker, maker->manner->coffees); n > 0; n--)
    pay (maker, day, chance (maker, .8) ? -340 : -455, "CORNER COFFEE", 1, 0);
  for (int n = poisson (maker, maker->manner->rides); n > 0; n--)
    pay (maker, day, -240, "CITY BUS", 7, 0);
}

static void
live_journeys (Maker *maker, gint32 day)
{
  if (day == maker->next_trip - 30)
    {
      pay (maker, day, -lognormal (maker, 26000, .6), new_label (maker, "airline"), 8, 0);
      pay (maker, day, -lognormal (maker, 48000, .6), new_label (maker, "hotel"), 8, 0);
    }
  if (day < maker->next_trip)
    return;
  maker->trip_until = day + (int) uniform (maker, 3, 14);
  maker->next_trip = maker->trip_until
                     + (int) (uniform (maker, .5, 1.5) * 365 / MAX (maker->manner->trips, .1));
}

/* What breaks, is celebrated or furnished. */
static void
live_one_offs (Maker *maker, gint32 day)
{
  if (chance (maker, maker->manner->one_offs / 365))
    pay (maker, day, -fmin (lognormal (maker, 32000, 1), 600000), new_label (maker, "once"), 9,
         draw_card (maker));
}

static gint32
next_working_day (gint32 day)
{
  while ((day + 3) % 7 >= 5)
    day++;
  return day;
}

static gint32
previous_working_day (gint32 day)
{
  while ((day + 3) % 7 >= 5)
    day--;
  return day;
}

static void
earn (Maker *maker, gint32 day, double amount)
{
  gsize row = maker->life->rows->len;

  pay (maker, day, amount, "EMPLOYER", 10, 0);
  g_array_append_val (maker->pays, row);
}

static void
live_pay (Maker *maker, gint32 day, int year, int month, int month_day)
{
  double years = floor ((day - maker->life->first_day - 100) / 365.0);
  double level = maker->manner->income * (years > 0 ? 1.04 : 1);
  gint32 payday = fin_calendar_join (year, month, 27);

  switch (maker->manner->pay)
    {
    case PAY_MONTHLY:
      if (day == previous_working_day (payday))
        earn (maker, day, level * (month == 12 ? 1.5 : 1));
      break;
    case PAY_FORTNIGHTLY:
      if (day % 14 == 3)
        earn (maker, day, level * 12 / 26);
      break;
    case PAY_WEEKLY:
      if (day % 7 == 2)
        earn (maker, day + (chance (maker, .03) ? 1 : 0), lognormal (maker, level * 12 / 52, .12));
      break;
    case PAY_INVOICES:
      if (chance (maker, 1.5 / 30))
        pay (maker, day, lognormal (maker, level / 1.6, .5), new_label (maker, "client"), 10, 0);
      break;
    }
  if (month_day == 15 && maker->manner->subscriptions >= 6)
    pay (maker, day, 9600, "CHILD BENEFIT", 10, 0);
}

static void
live_bills (Maker *maker, gint32 day, int year, int month, int month_day)
{
  gint32 first = maker->life->first_day;
  gboolean moved = maker->n_pays % 4 == 0 && day > first + 400;
  double winter = 1 + .6 * cos (2 * G_PI * (month - 1) / 12.0);

  if (day == next_working_day (fin_calendar_join (year, month, 1)))
    pay (maker, day, -.3 * maker->manner->income, moved ? "NEW LANDLORD" : "LANDLORD", 11, 0);
  if (moved && day == first + 405)
    for (int i = 0; i < 4; i++)
      pay (maker, day, -lognormal (maker, 18000, .8), new_label (maker, "furniture"), 12, 0);
  if (month_day == 11)
    pay (maker, next_working_day (day), -lognormal (maker, 7000 * winter, .1), "ENERGY", 11, 0);
  if (month_day == 19 && month % 3 == 2)
    pay (maker, day, -8450, "WATER", 11, 0);
  if (month_day == 6 && month == 3)
    pay (maker, day, -lognormal (maker, 41000, .1), "CAR INSURANCE", 13, 0);
  /* In another currency: the same price, never the same amount. */
  if (month_day == 22)
    pay (maker, day, -lognormal (maker, 1830, .015), "US SOFTWARE", 14, 0);
  for (int i = 0; i < maker->manner->subscriptions; i++)
    if (month_day == 2 + 3 * i)
      pay (maker, day + (chance (maker, .1) ? 1 : 0), -(699 + 400 * i),
           g_array_index (maker->fixed, const char *, i), 14, i % maker->manner->cards);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const FinAnomalyRow *x = a;
  const FinAnomalyRow *y = b;

  return (x->flow.day > y->flow.day) - (x->flow.day < y->flow.day);
}

/* --- Faults: marked in the row by a category that is taken off again once rows are sorted --- */

#define FAULT_MARK 1000

static gsize
draw_row (Maker *maker, gint32 first, gint32 last)
{
  GArray *rows = maker->life->rows;

  for (;;)
    {
      gsize i = fin_rng_below (&maker->rng, rows->len);
      const FinAnomalyRow *row = &g_array_index (rows, FinAnomalyRow, i);

      if (row->flow.day >= first && row->flow.day <= last && row->flow.tag < FAULT_MARK)
        return i;
    }
}

static gint32
draw_day (Maker *maker)
{
  return maker->life->as_of - (gint32) uniform (maker, 15, 350);
}

/* The upper quartile of what the payee of @row took before, if that were ten charges or more, else 0. */
static double
usual_before (Maker *maker, const FinAnomalyRow *row)
{
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < maker->life->rows->len; i++)
    {
      const FinAnomalyRow *other = &g_array_index (maker->life->rows, FinAnomalyRow, i);

      if (other->flow.day < row->flow.day && strcmp (other->flow.label, row->flow.label) == 0)
        g_array_append_val (amounts, other->flow.amount);
    }
  if (amounts->len < 10)
    return 0;
  return fin_quantile ((const double *) amounts->data, amounts->len, 0.25);
}

static gboolean
is_habit (const FinFlow *flow)
{
  return flow->tag == 1 || flow->tag == 7 || flow->tag == 6;
}

static void
charge_twice (Maker *maker)
{
  static const int lags[] = { 0, 0, 0, 0, 0, 1, 1, 2, 2, 3 };
  FinAnomalyRow copy;

  do
    copy = g_array_index (maker->life->rows, FinAnomalyRow,
                          draw_row (maker, maker->life->as_of - 350, maker->life->as_of - 15));
  while (copy.flow.amount > -1000 || is_habit (&copy.flow));
  copy.flow.day += lags[fin_rng_below (&maker->rng, G_N_ELEMENTS (lags))];
  copy.flow.tag += FAULT_MARK * (1 + FIN_ANOMALY_DUPLICATE);
  g_array_append_val (maker->life->rows, copy);
}

/* Three to twelve times what is much at a payee that is known by ten payments or more. */
static void
charge_too_much (Maker *maker)
{
  FinAnomalyRow *row;
  double usual;

  do
    {
      row = &g_array_index (maker->life->rows, FinAnomalyRow,
                            draw_row (maker, maker->life->as_of - 350, maker->life->as_of - 15));
      usual = row->flow.tag <= 10 ? usual_before (maker, row) : 0;
    }
  while (usual > -800);
  row->flow.amount = round (usual * uniform (maker, 3, 12));
  row->flow.tag += FAULT_MARK * (1 + FIN_ANOMALY_UNUSUAL_AMOUNT);
}

/* Half of them are filed somewhere, as a thief may well use a shop. */
static void
charge_from_nowhere (Maker *maker)
{
  double amount = maker->manner->income * uniform (maker, .15, .8);
  gint64 category = chance (maker, .5) ? 0 : 1 + (gint64) fin_rng_below (&maker->rng, 9);

  pay (maker, draw_day (maker), -amount, new_label (maker, "unknown"),
       FAULT_MARK * (1 + FIN_ANOMALY_NEW_PAYEE) + category, draw_card (maker));
}

static void
try_out_card (Maker *maker)
{
  gint32 day = draw_day (maker);
  int card = draw_card (maker);

  for (int n = 4 + (int) fin_rng_below (&maker->rng, 5); n > 0; n--)
    pay (maker, day + (int) fin_rng_below (&maker->rng, 2), -uniform (maker, 50, 300),
         new_label (maker, "tester"), FAULT_MARK * (1 + FIN_ANOMALY_CARD_TESTING), card);
}

static void
raise_price (Maker *maker)
{
  const char *label = g_array_index (maker->fixed, const char *,
                                     fin_rng_below (&maker->rng,
                                                    (guint) maker->manner->subscriptions));
  gint32 from = draw_day (maker) - 15;
  double factor = uniform (maker, 1.05, 1.4);
  FinAnomalyRow *first = NULL;

  for (guint i = 0; i < maker->life->rows->len; i++)
    {
      FinAnomalyRow *row = &g_array_index (maker->life->rows, FinAnomalyRow, i);

      if (row->flow.tag >= FAULT_MARK || row->flow.day < from || strcmp (row->flow.label, label) != 0)
        continue;
      row->flow.amount = round (row->flow.amount * factor);
      if (first == NULL || row->flow.day < first->flow.day)
        first = row;
    }
  if (first != NULL)
    first->flow.tag += FAULT_MARK * (1 + FIN_ANOMALY_PRICE_RISE);
}

static void
lose_pay (Maker *maker)
{
  gsize k;

  if (maker->pays->len < 12)
    return;
  k = maker->pays->len / 2 + fin_rng_below (&maker->rng, maker->pays->len / 2 - 2);
  g_array_index (maker->life->rows, FinAnomalyRow, g_array_index (maker->pays, gsize, k)).flow.amount
      = 0;
  g_array_index (maker->life->rows, FinAnomalyRow, g_array_index (maker->pays, gsize, k - 1)).flow.tag
      += FAULT_MARK * (1 + FIN_ANOMALY_MISSING_INCOME);
}

static void
put_in_faults (Maker *maker)
{
  lose_pay (maker);
  raise_price (maker);
  charge_too_much (maker);
  charge_twice (maker);
  charge_from_nowhere (maker);
  try_out_card (maker);
}

/* In the order of days, without what was taken away; marks become faults. */
static void
finish (Life *life)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (FinAnomalyRow));

  g_array_sort (life->rows, compare_rows);
  for (guint i = 0; i < life->rows->len; i++)
    {
      FinAnomalyRow row = g_array_index (life->rows, FinAnomalyRow, i);

      if (row.flow.tag >= FAULT_MARK)
        {
          LifeFault fault = { (FinAnomalyKind) (row.flow.tag / FAULT_MARK - 1), rows->len };

          row.flow.tag %= FAULT_MARK;
          g_array_append_val (life->faults, fault);
        }
      if (row.flow.amount != 0 && row.flow.day <= life->as_of)
        g_array_append_val (rows, row);
    }
  g_array_unref (life->rows);
  life->rows = rows;
}

/**
 * life_new:
 * @kind: 0..LIFE_N_KINDS - 1
 *
 * With the same seed, a life with faults differs from the one without by its faults alone.
 */
Life *
life_new (int kind, guint64 seed, gboolean with_faults)
{
  Life *life = g_new0 (Life, 1);
  Maker maker = { .life = life, .manner = &manners[kind] };

  life->kind = maker.manner->name;
  life->rows = g_array_new (FALSE, FALSE, sizeof (FinAnomalyRow));
  life->faults = g_array_new (FALSE, FALSE, sizeof (LifeFault));
  life->strings = g_string_chunk_new (4096);
  fin_rng_init (&maker.rng, seed * LIFE_N_KINDS + (guint64) kind);
  life->first_day = 19000 + (gint32) fin_rng_below (&maker.rng, 365);
  life->as_of = life->first_day + LIFE_DAYS - 1;
  maker.n_pays = fin_rng_below (&maker.rng, 4);
  maker.places = g_array_new (FALSE, FALSE, sizeof (Place));
  maker.pays = g_array_new (FALSE, FALSE, sizeof (gsize));
  maker.fixed = g_array_new (FALSE, FALSE, sizeof (const char *));
  maker.trip_until = life->first_day - 1;
  maker.next_trip = life->first_day + (int) uniform (&maker, 60, 300);
  for (int i = 0; i < 12; i++)
    add_place (&maker, i < N_TRADES ? (Trade) i : draw_trade (&maker), FALSE);
  for (int i = 0; i < maker.manner->subscriptions; i++)
    {
      const char *label = new_label (&maker, "subscription");

      g_array_append_val (maker.fixed, label);
    }
  for (gint32 day = life->first_day; day <= life->as_of; day++)
    {
      int year, month, month_day;

      fin_calendar_split (day, &year, &month, &month_day);
      live_journeys (&maker, day);
      live_pay (&maker, day, year, month, month_day);
      live_bills (&maker, day, year, month, month_day);
      live_habits (&maker, day);
      live_purchases (&maker, day, month);
      live_one_offs (&maker, day);
    }
  if (with_faults)
    put_in_faults (&maker);
  finish (life);
  g_array_unref (maker.places);
  g_array_unref (maker.pays);
  g_array_unref (maker.fixed);
  return life;
}

void
life_free (Life *life)
{
  g_array_unref (life->rows);
  g_array_unref (life->faults);
  g_string_chunk_free (life->strings);
  g_free (life);
}
