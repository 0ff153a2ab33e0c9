/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo household: the same for the same seed, sane in its money, and everything promised
 * happens. */
#include "fin-demo.h"

#include <string.h>

#include "fin-category-set.h"

#define LAST_DAYS 7

static const char *const last_days[LAST_DAYS] = { "2026-11-21", "2026-11-29", "2026-12-02",
                                                  "2026-08-20", "2027-03-01", "2028-02-29",
                                                  "2024-12-31" };

typedef void (*Check) (const FinDemo *demo);

static void
for_each_demo (Check check)
{
  for (gsize i = 0; i < G_N_ELEMENTS (last_days); i++)
    for (guint64 seed = FIN_DEMO_SEED; seed < FIN_DEMO_SEED + 3; seed++)
      {
        g_autoptr (FinDemo) demo = fin_demo_generate (fin_date_from_iso (last_days[i]), seed);

        g_test_message ("%s, seed %d", last_days[i], (int) seed);
        check (demo);
      }
}

static char *
digest (const FinDemo *demo)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < demo->n_drafts; i++)
    {
      const FinDemoDraft *draft = &demo->drafts[i];
      g_autofree char *line =
          g_strdup_printf ("%d %d %d %" G_GINT64_FORMAT " %s %s %s %d\n", draft->date,
                           draft->minute, (int) draft->account, draft->amount, draft->payee,
                           draft->memo, draft->category_key, draft->partner);

      g_checksum_update (checksum, (const guchar *) line, (gssize) strlen (line));
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_same_seed (void)
{
  FinDate last = fin_date_from_iso ("2026-11-21");
  g_autoptr (FinDemo) one = fin_demo_generate (last, 1);
  g_autoptr (FinDemo) again = fin_demo_generate (last, 1);
  g_autoptr (FinDemo) other = fin_demo_generate (last, 2);
  g_autofree char *digest_one = digest (one);
  g_autofree char *digest_again = digest (again);
  g_autofree char *digest_other = digest (other);

  g_assert_cmpstr (digest_one, ==, digest_again);
  g_assert_cmpstr (digest_one, !=, digest_other);
}

static void
check_shape (const FinDemo *demo)
{
  g_autoptr (FinCategorySet) categories = fin_category_set_new ();
  gsize n_uncategorised = 0;

  g_assert_cmpint (fin_period_days (demo->period), ==, FIN_DEMO_DAYS);
  g_assert_cmpuint (demo->n_drafts, >=, 2350);
  g_assert_cmpuint (demo->n_drafts, <=, 2650);
  for (gsize i = 0; i < demo->n_drafts; i++)
    {
      const FinDemoDraft *draft = &demo->drafts[i];

      g_assert_true (fin_period_contains (demo->period, draft->date));
      g_assert_cmpint (draft->minute, >=, FIN_DEMO_NO_TIME);
      g_assert_cmpint (draft->minute, <, 24 * 60);
      g_assert_cmpint (draft->amount, !=, 0);
      n_uncategorised += draft->category_key == NULL;
      if (draft->category_key != NULL)
        g_assert_cmpint (fin_category_set_index (categories, draft->category_key), >=, 0);
      if (i == 0)
        continue;
      g_assert_cmpint (draft->date, >=, draft[-1].date);
      if (draft->date == draft[-1].date)
        g_assert_cmpint (draft->minute, >=, draft[-1].minute);
    }
  g_assert_cmpuint (n_uncategorised, >, 0); /* as in life */
  g_assert_cmpuint (n_uncategorised, <, demo->n_drafts / 20);
  g_assert_cmpint (demo->drafts[demo->n_drafts - 1].date, >=, demo->period.last - 2);
}

static void
test_shape (void)
{
  for_each_demo (check_shape);
}

static void
check_transfers (const FinDemo *demo)
{
  gsize n_pairs = 0;

  for (gsize i = 0; i < demo->n_drafts; i++)
    {
      const FinDemoDraft *draft = &demo->drafts[i];
      gboolean is_transfer =
          draft->category_key != NULL && g_str_has_prefix (draft->category_key, "transfer.");
      const FinDemoDraft *partner;

      g_assert_cmpint (is_transfer, ==, draft->partner != FIN_DEMO_NO_PARTNER);
      if (!is_transfer)
        continue;
      partner = &demo->drafts[draft->partner];
      g_assert_true (&demo->drafts[partner->partner] == draft);
      g_assert_cmpint (partner->amount, ==, -draft->amount);
      g_assert_cmpint (partner->date, ==, draft->date);
      g_assert_cmpint (partner->account, !=, draft->account);
      n_pairs++;
    }
  g_assert_cmpuint (n_pairs, >=, 4 * 24); /* a saving and a card payment a month, both sides */
}

static void
test_transfers (void)
{
  for_each_demo (check_transfers);
}

/* The balances at the end of each day: nothing wild, some months tight, savings growing. */
static void
check_money (const FinDemo *demo)
{
  gint64 balances[FIN_DEMO_N_ACCOUNTS], month_low = G_MAXINT64, lowest = G_MAXINT64;
  gsize i = 0;
  int n_tight = 0, n_comfortable = 0, n_card_paid = 0;

  memcpy (balances, demo->opening, sizeof balances);
  for (FinDate day = demo->period.first; day <= demo->period.last; day++)
    {
      gint64 card_before = balances[FIN_DEMO_CARD];

      for (; i < demo->n_drafts && demo->drafts[i].date == day; i++)
        {
          balances[demo->drafts[i].account] += demo->drafts[i].amount;
          n_card_paid += demo->drafts[i].account == FIN_DEMO_CARD && demo->drafts[i].partner >= 0;
        }
      lowest = MIN (lowest, balances[FIN_DEMO_CURRENT]);
      month_low = MIN (month_low, balances[FIN_DEMO_CURRENT]);
      if (day == fin_date_month_end (day))
        {
          n_tight += month_low < 15000;
          n_comfortable += month_low > 15000;
          month_low = G_MAXINT64;
        }
      g_assert_cmpint (balances[FIN_DEMO_CURRENT], >, -90000);
      g_assert_cmpint (balances[FIN_DEMO_CURRENT], <, 700000);
      g_assert_cmpint (balances[FIN_DEMO_SAVINGS], >, 200000);
      g_assert_cmpint (balances[FIN_DEMO_CARD], <=, 0);
      g_assert_cmpint (balances[FIN_DEMO_CARD], >, -350000);
      g_assert_cmpint (card_before, <=, 0);
    }
  g_assert_cmpint (n_tight, >=, 5);
  g_assert_cmpint (n_comfortable, >=, 5);
  g_assert_cmpint (n_card_paid, >=, 23);
  g_assert_cmpint (lowest, <, 0); /* the insurance that nobody thought of */
  g_assert_cmpint (balances[FIN_DEMO_SAVINGS], >, demo->opening[FIN_DEMO_SAVINGS] + 100000);
}

static void
test_money (void)
{
  for_each_demo (check_money);
}

typedef struct
{
  int n;
  gint64 first;
  gint64 last;
  gint64 least;
  gint64 most;
  FinDate last_date;
} Seen;

static Seen
see (const FinDemo *demo, const char *payee)
{
  Seen seen = { .least = G_MAXINT64, .most = G_MININT64, .last_date = FIN_DATE_NONE };

  for (gsize i = 0; i < demo->n_drafts; i++)
    {
      const FinDemoDraft *draft = &demo->drafts[i];

      if (strstr (draft->payee, payee) == NULL)
        continue;
      if (seen.n++ == 0)
        seen.first = draft->amount;
      seen.last = draft->amount;
      seen.last_date = draft->date;
      seen.least = MIN (seen.least, draft->amount);
      seen.most = MAX (seen.most, draft->amount);
    }
  return seen;
}

static void
check_story (const FinDemo *demo)
{
  static const char *const subscriptions[] = { "NETFLIX",        "SPOTIFY",      "AMZNPRIME",
                                               "APPLE.COM/BILL", "DISNEY PLUS",  "PUREGYM",
                                               "ADOBE",          "THE GUARDIAN", "HEADSPACE" };
  Seen seen;

  seen = see (demo, "HARTWELL"); /* the salary, on the last working day */
  g_assert_cmpint (seen.n, >=, 23);
  g_assert_cmpint (seen.n, <=, 25);
  g_assert_cmpint (seen.first, <, seen.last);
  g_assert_cmpint (fin_date_weekday (seen.last_date), <, FIN_WEEKDAY_SATURDAY);
  seen = see (demo, "ASHDOWN"); /* rent */
  g_assert_cmpint (seen.n, >=, 23);
  seen = see (demo, "OCTOPUS"); /* a utility that varies with the season */
  g_assert_cmpint (seen.n, >=, 23);
  g_assert_cmpint (seen.least, <, 2 * seen.most);

  for (gsize i = 0; i < G_N_ELEMENTS (subscriptions); i++)
    {
      seen = see (demo, subscriptions[i]);
      g_assert_cmpint (seen.n, >=, 23);
      g_assert_cmpint (seen.first != seen.last, ==, i == 0); /* one rose in price */
    }
  g_assert_cmpint (see (demo, "NETFLIX").last, ==, -1299);

  g_assert_cmpint (see (demo, "ADMIRAL").n, ==, 2); /* yearly insurance */
  g_assert_cmpint (see (demo, "CURRYS").n, ==, 1);  /* a laptop */
  g_assert_cmpint (see (demo, "CURRYS").last, <, -100000);
  g_assert_cmpint (see (demo, "EASYJET").n, ==, 1); /* a holiday */
  g_assert_cmpint (see (demo, "PALMA").n, >=, 3);
  seen = see (demo, "EVANS CYCLES"); /* charged twice, not long ago */
  g_assert_cmpint (seen.n, ==, 2);
  g_assert_cmpint (seen.first, ==, seen.last);
  g_assert_cmpint (seen.last_date, >, demo->period.last - 14);
}

static void
test_story (void)
{
  for_each_demo (check_story);
}

/* Groceries every Saturday at home, evenings at the weekend, times of day where a card was used. */
static void
check_habits (const FinDemo *demo)
{
  int n_saturdays = 0, n_evenings = 0, n_late_week = 0, n_timed = 0;

  for (gsize i = 0; i < demo->n_drafts; i++)
    {
      const FinDemoDraft *draft = &demo->drafts[i];
      FinWeekday weekday = fin_date_weekday (draft->date);

      n_timed += draft->minute != FIN_DEMO_NO_TIME;
      if (draft->category_key == NULL || draft->amount > 0)
        continue;
      if (strcmp (draft->category_key, "food.groceries") == 0 && weekday == FIN_WEEKDAY_SATURDAY)
        n_saturdays++;
      if (strcmp (draft->category_key, "food.bars") == 0 && draft->minute >= 18 * 60)
        {
          n_evenings++;
          n_late_week += weekday == FIN_WEEKDAY_FRIDAY || weekday == FIN_WEEKDAY_SATURDAY;
        }
    }
  g_assert_cmpint (n_saturdays, >=, 100);
  g_assert_cmpint (n_evenings, >=, 80);
  g_assert_cmpint (n_late_week, >, n_evenings * 6 / 10);
  g_assert_cmpint (n_timed, >, (int) demo->n_drafts * 7 / 10);
}

static void
test_habits (void)
{
  for_each_demo (check_habits);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/same-seed", test_same_seed);
  g_test_add_func ("/demo/shape", test_shape);
  g_test_add_func ("/demo/transfers", test_transfers);
  g_test_add_func ("/demo/money", test_money);
  g_test_add_func ("/demo/story", test_story);
  g_test_add_func ("/demo/habits", test_habits);
  return g_test_run ();
}
