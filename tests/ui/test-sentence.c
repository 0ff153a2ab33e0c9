/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the pages: what they say for which facts. */
#include <locale.h>

#include "fin-advice.h"
#include "fin-sentence.h"

typedef struct
{
  FinClock *clock;
  FinSession *session;
  FinInsights *insights;
  FinBalanceForecast *forecast; /* of the insights */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fin_balance_forecast_new ();

  fixture->clock = fin_clock_new_fake_iso8601 ("2026-11-22", NULL);
  fixture->session = fin_session_new (NULL, fixture->clock, NULL, NULL, FALSE);
  fixture->insights = fin_insights_new ();
  forecast->as_of = fin_date_from_iso ("2026-11-22");
  g_strlcpy (forecast->currency, "GBP", sizeof forecast->currency);
  forecast->n_days = 30;
  forecast->history_days = 365;
  forecast->basis = FIN_FORECAST_BASIS_FULL;
  forecast->quantiles = g_new0 (gint64, 30 * FIN_INSIGHTS_N_LEVELS);
  for (int i = 0; i < 30 * FIN_INSIGHTS_N_LEVELS; i++)
    forecast->quantiles[i] = 10000;
  forecast->balance = 60000;
  forecast->risk_days = 30;
  forecast->low_balance = 21240;
  forecast->low_date = fin_date_from_iso ("2026-11-27");
  forecast->margin = 50000;
  forecast->daily_spending = 10000;
  g_ptr_array_add (fixture->insights->forecasts, forecast);
  fixture->forecast = forecast;
  fin_session_set_insights (fixture->session, fixture->insights);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  fin_insights_unref (fixture->insights);
  g_object_unref (fixture->clock);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_low_point (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fixture->forecast;

  assert_text (fin_sentence_low_point (fixture->session, forecast),
               "Lowest in the next 30 days: £212.40 on Fri 27 Nov");
  forecast->next_payday = fin_date_from_iso ("2026-11-30");
  assert_text (fin_sentence_low_point (fixture->session, forecast),
               "Lowest before payday: £212.40 on Fri 27 Nov");
  assert_text (fin_sentence_low_title (forecast), "Lowest before payday");
  assert_text (fin_sentence_low (fixture->session, forecast), "£212 on Fri 27 Nov");
  forecast->next_payday = FIN_DATE_NONE;
  forecast->risk_days = 7;
  assert_text (fin_sentence_low_title (forecast), "Lowest in the next 7 days");
  assert_text (fin_sentence_low_point (fixture->session, forecast),
               "Lowest in the next 7 days: £212.40 on Fri 27 Nov");
  forecast->next_payday = fin_date_from_iso ("2026-11-30");
  fin_session_set_amounts_hidden (fixture->session, TRUE);
  assert_text (fin_sentence_low_point (fixture->session, forecast),
               "Lowest before payday: ••• on Fri 27 Nov");
  forecast->n_days = 0;
  assert_text (fin_sentence_low_point (fixture->session, forecast), NULL);
}

static void
test_low_chance (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fixture->forecast;

  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Very unlikely to fall below your safety margin within 30 days");
  forecast->p_below_margin = 0.25;
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "1 in 4 chance of falling below your safety margin of £500");
  forecast->p_below_zero = 1.0 / 12;
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "1 in 12 chance of falling below zero within 30 days");
  forecast->relative = TRUE;
  assert_text (fin_sentence_low_chance (fixture->session, forecast), NULL);
}

/* Nobody is told that what is below zero may fall below zero; nor of a margin that is none. */
static void
test_below_already (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fixture->forecast;

  forecast->balance = -50000;
  forecast->p_below_zero = 1;
  forecast->p_below_margin = 1;
  forecast->below_zero_date = forecast->below_margin_date = forecast->as_of + 1;
  assert_text (fin_sentence_below_margin (fixture->session, forecast),
               "It is now, and likely to stay there");
  for (int level = 0; level < 5 * FIN_INSIGHTS_N_LEVELS; level++)
    forecast->quantiles[level] = -50000;
  assert_text (fin_sentence_below_zero (fixture->session, forecast),
               "It is now; likely above it again on Sat 28 Nov");
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Below zero now, likely above it again on Sat 28 Nov");
  forecast->risk_days = 4;
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Below zero now, and likely to stay there for 4 days");

  forecast->balance = 40000;
  forecast->p_below_zero = 0;
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Below your safety margin of £500 now");
  forecast->margin = 0;
  forecast->p_below_margin = 0;
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Very unlikely to fall below zero within 4 days");
}

static void
test_nearly_sure (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fixture->forecast;

  forecast->p_below_zero = 0.995;
  assert_text (fin_sentence_below_zero (fixture->session, forecast), "Almost certain");
  forecast->below_zero_date = fin_date_from_iso ("2026-11-27");
  assert_text (fin_sentence_below_zero (fixture->session, forecast),
               "Almost certain, most likely on Fri 27 Nov");
  assert_text (fin_sentence_low_chance (fixture->session, forecast),
               "Almost certain to fall below zero within 30 days");
}

static void
test_crossing (Fixture *fixture, gconstpointer data)
{
  assert_text (fin_sentence_below_zero (fixture->session, fixture->forecast), "Very unlikely");
  fixture->forecast->p_below_zero = 0.2;
  assert_text (fin_sentence_below_zero (fixture->session, fixture->forecast), "1 in 5 chance");
  fixture->forecast->below_zero_date = fin_date_from_iso ("2026-11-27");
  assert_text (fin_sentence_below_zero (fixture->session, fixture->forecast),
               "1 in 5 chance, most likely on Fri 27 Nov");
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *forecast = fixture->forecast;

  assert_text (fin_sentence_stale (fixture->session, forecast), NULL);
  forecast->stale = TRUE;
  forecast->as_of = fin_date_from_iso ("2026-11-20");
  assert_text (fin_sentence_stale (fixture->session, forecast), NULL);
  forecast->as_of = fin_date_from_iso ("2026-11-01");
  assert_text (fin_sentence_stale (fixture->session, forecast),
               "Your statements end on 1 Nov 2026. Import newer ones to see the forecast from "
               "today.");
}

static void
test_pace (Fixture *fixture, gconstpointer data)
{
  FinMonthSpending spending = { .spent = 80000, .usual = 100000, .n_months = 3 };

  assert_text (fin_sentence_pace (fixture->session, &spending, "GBP"),
               "£200 less than usual by this day");
  spending.spent = 130000;
  assert_text (fin_sentence_pace (fixture->session, &spending, "GBP"),
               "£300 more than usual by this day");
  spending.spent = 103000;
  assert_text (fin_sentence_pace (fixture->session, &spending, "GBP"),
               "About as much as usual by this day");
  spending.n_months = 0;
  assert_text (fin_sentence_pace (fixture->session, &spending, "GBP"),
               "No full month before this one to compare with yet");
}

static void
test_persona_missing (Fixture *fixture, gconstpointer data)
{
  FinPersonaInsight persona = { .n_transactions = 20, .n_days = 10 };

  assert_text (fin_sentence_persona_missing (&persona),
               "10 more purchases are needed. Statements over 18 more days are needed.");
  persona.n_days = 40;
  assert_text (fin_sentence_persona_missing (&persona), "10 more purchases are needed.");
  persona.n_transactions = 29;
  assert_text (fin_sentence_persona_missing (&persona), "1 more purchase is needed.");
  persona.n_transactions = 40;
  persona.n_days = 27;
  assert_text (fin_sentence_persona_missing (&persona),
               "Statements over 1 more day are needed.");
}

static FinAccountBalance *
add_account (Fixture *fixture, gint64 id, FinAccountKind kind, gint64 balance)
{
  FinAccountBalance *account = g_new0 (FinAccountBalance, 1);

  account->account_id = id;
  account->name = g_strdup (kind == FIN_ACCOUNT_SAVINGS ? "Rainy day" : "Everyday");
  account->kind = kind;
  account->balance = balance;
  g_strlcpy (account->currency, "GBP", sizeof account->currency);
  g_ptr_array_add (fixture->insights->accounts, account);
  return account;
}

static void
test_advice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) advice = NULL;

  /* The worse tenth of futures stands at 100 on the low day; the margin is 500. */
  g_assert_cmpint (fin_advice_shortfall (fixture->forecast), ==, 40000);
  add_account (fixture, 2, FIN_ACCOUNT_SAVINGS, 500000);
  g_ptr_array_add (fixture->forecast->events,
                   fin_event_new (fin_date_from_iso ("2026-11-25"), "Rent", -65000, 1));
  advice = fin_advice_new (fixture->session, fixture->forecast);
  g_assert_cmpuint (advice->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (advice, 0), ==, "Move £400 from Rainy day by Fri 27 Nov");
  g_assert_cmpstr (g_ptr_array_index (advice, 1), ==,
                   "Ask whether Rent (£650 on Wed 25 Nov) can wait until payday");
}

static void
test_no_advice_when_safe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) advice = NULL;

  fixture->forecast->margin = 5000;
  advice = fin_advice_new (fixture->session, fixture->forecast);
  g_assert_cmpuint (advice->len, ==, 0);
}

static void
test_no_advice_without_a_low_day (Fixture *fixture, gconstpointer data)
{
  fixture->forecast->low_date = FIN_DATE_NONE;
  g_assert_cmpint (fin_advice_shortfall (fixture->forecast), ==, 0);
}

static void
test_tightest (Fixture *fixture, gconstpointer data)
{
  FinBalanceForecast *own = fin_balance_forecast_new ();

  g_assert_true (fin_find_tightest_forecast (fixture->insights) == fixture->forecast);
  add_account (fixture, 7, FIN_ACCOUNT_CURRENT, 10000);
  own->account_id = 7;
  own->p_below_zero = 0.5;
  g_ptr_array_add (fixture->insights->forecasts, own);
  g_assert_true (fin_find_tightest_forecast (fixture->insights) == own);
  own->p_below_zero = 0.01;
  g_assert_true (fin_find_tightest_forecast (fixture->insights) == fixture->forecast);
}

#define ADD(name, func) g_test_add ("/sentence/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("low-point", test_low_point);
  ADD ("low-chance", test_low_chance);
  ADD ("crossing", test_crossing);
  ADD ("below-already", test_below_already);
  ADD ("nearly-sure", test_nearly_sure);
  ADD ("stale", test_stale);
  ADD ("pace", test_pace);
  ADD ("persona-missing", test_persona_missing);
  ADD ("advice", test_advice);
  ADD ("no-advice-when-safe", test_no_advice_when_safe);
  ADD ("no-advice-without-a-low-day", test_no_advice_without_a_low_day);
  ADD ("tightest", test_tightest);
  return g_test_run ();
}
