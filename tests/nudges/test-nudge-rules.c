/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule speaks when its numbers say so, with those numbers, and is silent otherwise. */
#include "fin-nudge-rules.h"

#include <string.h>

#define AS_OF 20000
#define N_DAYS 30

static FinInsights *
insights_new (FinAccountKind kind)
{
  FinInsights *insights = fin_insights_new ();
  FinAccountBalance *account = g_new0 (FinAccountBalance, 1);
  FinBalanceForecast *forecast = fin_balance_forecast_new ();

  insights->today = insights->as_of = AS_OF;
  g_strlcpy (insights->currency, "EUR", 4);
  account->account_id = forecast->account_id = 7;
  account->name = g_strdup ("Girokonto");
  account->kind = kind;
  g_strlcpy (account->currency, "EUR", 4);
  g_strlcpy (forecast->currency, "EUR", 4);
  forecast->as_of = AS_OF;
  forecast->n_days = N_DAYS;
  forecast->quantiles = g_new0 (gint64, N_DAYS * FIN_INSIGHTS_N_LEVELS);
  forecast->mean = g_new0 (gint64, N_DAYS);
  forecast->basis = FIN_FORECAST_BASIS_FULL;
  forecast->history_days = 365;
  forecast->balance = 50000;
  forecast->margin = 30000;
  forecast->critical = 6000;
  forecast->daily_spending = 4000;
  forecast->low_balance = 5000;
  forecast->low_date = AS_OF + 5;
  g_ptr_array_add (insights->accounts, account);
  g_ptr_array_add (insights->forecasts, forecast);
  return insights;
}

static FinBalanceForecast *
forecast_of (FinInsights *insights)
{
  return g_ptr_array_index (insights->forecasts, 0);
}

static GPtrArray *
evaluate (FinInsights *insights)
{
  FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;

  return fin_nudge_rules_evaluate (insights, &settings);
}

static void
test_silent (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) candidates = evaluate (insights);

  g_assert_cmpuint (candidates->len, ==, 0);
}

/* What has happened has no odds, and no likeliest day to come. */
static void
test_overdrawn (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) overdrawn = NULL, low = NULL;
  const FinNudgeCandidate *candidate;

  forecast_of (insights)->balance = -20000;
  forecast_of (insights)->low_balance = -30000;
  forecast_of (insights)->p_below_zero = 1;
  forecast_of (insights)->below_zero_date = AS_OF + 1;
  overdrawn = evaluate (insights);
  g_assert_cmpuint (overdrawn->len, ==, 1);
  candidate = g_ptr_array_index (overdrawn, 0);
  g_assert_cmpstr (candidate->title, ==, "Girokonto is below zero");
  g_assert_true (g_str_has_prefix (candidate->body, "It holds −€200.00 now. Expected low: −€300.00"));

  forecast_of (insights)->balance = 1000;
  forecast_of (insights)->p_below_zero = 0;
  forecast_of (insights)->p_below_critical = 1;
  forecast_of (insights)->below_critical_date = AS_OF + 1;
  low = evaluate (insights);
  g_assert_cmpuint (low->len, ==, 1);
  candidate = g_ptr_array_index (low, 0);
  g_assert_cmpstr (candidate->title, ==, "Girokonto is below €60.00");
}

static void
test_below_zero (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) candidates = NULL;
  const FinNudgeCandidate *candidate;

  forecast_of (insights)->p_below_zero = 0.2;
  forecast_of (insights)->below_zero_date = AS_OF + 4;
  forecast_of (insights)->p_below_critical = 0.9;
  forecast_of (insights)->p_below_margin = 0.95;
  g_ptr_array_add (forecast_of (insights)->events,
                   fin_event_new (AS_OF + 3, "Hausverwaltung", -85000, 0.98));
  candidates = evaluate (insights);

  /* the three levels make one warning, the worst */
  g_assert_cmpuint (candidates->len, ==, 1);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_cmpint ((int) candidate->rule, ==, FIN_NUDGE_RULE_CRITICAL_BALANCE);
  g_assert_cmpint ((int) candidate->severity, ==, FIN_NUDGE_CRITICAL);
  g_assert_nonnull (strstr (candidate->title, "Girokonto"));
  g_assert_nonnull (strstr (candidate->body, "1 in 5"));
  g_assert_nonnull (strstr (candidate->reason, "Hausverwaltung"));
  g_assert_cmpstr (candidate->action_target, ==, "7");
  g_assert_cmpint (candidate->relevant_until, ==, AS_OF + 5);
}

static void
test_levels (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) critical = NULL;
  g_autoptr (GPtrArray) low = NULL;
  g_autoptr (GPtrArray) none = NULL;

  forecast_of (insights)->p_below_critical = 0.3;
  forecast_of (insights)->below_critical_date = AS_OF + 4;
  forecast_of (insights)->p_below_margin = 0.6;
  forecast_of (insights)->below_margin_date = AS_OF + 2;
  critical = evaluate (insights);
  forecast_of (insights)->p_below_critical = 0.19;
  low = evaluate (insights);
  forecast_of (insights)->p_below_margin = 0.49;
  none = evaluate (insights);

  g_assert_cmpuint (critical->len, ==, 1);
  g_assert_cmpint ((int) ((FinNudgeCandidate *) critical->pdata[0])->rule, ==,
                   FIN_NUDGE_RULE_CRITICAL_BALANCE);
  g_assert_cmpuint (low->len, ==, 1);
  g_assert_cmpint ((int) ((FinNudgeCandidate *) low->pdata[0])->rule, ==,
                   FIN_NUDGE_RULE_LOW_BALANCE);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_no_warning_without_ground (void)
{
  g_autoptr (FinInsights) relative = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (FinInsights) card = insights_new (FIN_ACCOUNT_CARD);
  g_autoptr (GPtrArray) from_relative = NULL;
  g_autoptr (GPtrArray) from_card = NULL;

  forecast_of (relative)->relative = TRUE;
  forecast_of (relative)->p_below_zero = 1;
  forecast_of (card)->p_below_zero = 1;
  from_relative = evaluate (relative);
  from_card = evaluate (card);

  g_assert_cmpuint (from_relative->len, ==, 0);
  g_assert_cmpuint (from_card->len, ==, 0);
}

static void
test_overspending (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const FinNudgeCandidate *candidate;

  insights->spending->week_usual = 20000;
  insights->spending->week_spent = 29999;
  none = evaluate (insights);
  g_assert_cmpuint (none->len, ==, 0);

  insights->spending->week_spent = 32400;
  candidates = evaluate (insights);
  g_assert_cmpuint (candidates->len, ==, 1);
  candidate = g_ptr_array_index (candidates, 0);
  g_assert_nonnull (strstr (candidate->title, "62"));
  g_assert_nonnull (strstr (candidate->body, "324"));
  g_assert_cmpint (candidate->harm, ==, 12400);
}

static void
test_disabled (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) candidates = NULL;
  FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;

  insights->spending->week_usual = 20000;
  insights->spending->week_spent = 60000;
  settings.disabled_rules = 1u << FIN_NUDGE_RULE_OVERSPENDING;
  candidates = fin_nudge_rules_evaluate (insights, &settings);
  g_assert_cmpuint (candidates->len, ==, 0);
}

static void
test_savings (void)
{
  g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
  g_autoptr (GPtrArray) candidates = NULL;

  forecast_of (insights)->low_balance = 900000;
  for (int i = 0; i < N_DAYS * FIN_INSIGHTS_N_LEVELS; i++)
    forecast_of (insights)->quantiles[i] = 900000;
  candidates = evaluate (insights);
  g_assert_cmpuint (candidates->len, ==, 1);
  g_assert_cmpint ((int) ((FinNudgeCandidate *) candidates->pdata[0])->rule, ==,
                   FIN_NUDGE_RULE_SAVINGS_OPPORTUNITY);
}

static void
add_anomaly (FinInsights *insights, FinAnomalyKind kind, const char *key, FinDate date)
{
  FinAnomalyItem *item = g_new0 (FinAnomalyItem, 1);

  if (insights->anomalies == NULL)
    insights->anomalies
        = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_anomaly_item_free);
  item->kind = kind;
  item->key = g_strdup (key);
  item->payee = g_strdup ("Evans Cycles");
  item->date = date;
  item->amount = 6450;
  item->usual = 5000;
  item->ratio = 1.29;
  item->count = 12;
  g_strlcpy (item->currency, "EUR", 4);
  g_ptr_array_add (insights->anomalies, item);
}

/* Each fact once, under its own rule; what is expected, paid back or old is not told. */
static void
test_anomalies (void)
{
  static const struct
  {
    FinAnomalyKind kind;
    FinNudgeRule rule;
    FinNudgeSeverity severity;
  } facts[] = {
    { FIN_ANOMALY_CARD_TESTING, FIN_NUDGE_RULE_UNUSUAL_CHARGE, FIN_NUDGE_CRITICAL },
    { FIN_ANOMALY_DUPLICATE, FIN_NUDGE_RULE_DUPLICATE_CHARGE, FIN_NUDGE_WARNING },
    { FIN_ANOMALY_MISSING_INCOME, FIN_NUDGE_RULE_MISSING_INCOME, FIN_NUDGE_WARNING },
    { FIN_ANOMALY_PRICE_RISE, FIN_NUDGE_RULE_PRICE_RISE, FIN_NUDGE_INFO },
    { FIN_ANOMALY_UNUSUAL_AMOUNT, FIN_NUDGE_RULE_UNUSUAL_CHARGE, FIN_NUDGE_WARNING },
    { FIN_ANOMALY_NEW_PAYEE, FIN_NUDGE_RULE_UNUSUAL_CHARGE, FIN_NUDGE_WARNING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    for (int state = 0; state < 4; state++)
      {
        g_autoptr (FinInsights) insights = insights_new (FIN_ACCOUNT_CURRENT);
        g_autoptr (GPtrArray) candidates = NULL;
        FinAnomalyItem *item;

        add_anomaly (insights, facts[i].kind, "the key", state == 3 ? AS_OF - 31 : AS_OF - 2);
        item = g_ptr_array_index (insights->anomalies, 0);
        item->expected = state == 1;
        item->refunded = state == 2;
        candidates = evaluate (insights);
        g_assert_cmpuint (candidates->len, ==, state == 0 ? 1 : 0);
        if (state == 0)
          {
            const FinNudgeCandidate *candidate = g_ptr_array_index (candidates, 0);

            g_assert_cmpint (candidate->rule, ==, facts[i].rule);
            g_assert_cmpint (candidate->severity, ==, facts[i].severity);
            g_assert_cmpstr (candidate->subject, ==, "the key");
            g_assert_cmpint (candidate->harm, >, 0);
            g_assert_nonnull (strstr (candidate->body, "64.50"));
            g_assert_cmpint (candidate->relevant_until, ==, AS_OF + 28);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nudges/rules/silent", test_silent);
  g_test_add_func ("/nudges/rules/below-zero", test_below_zero);
  g_test_add_func ("/nudges/rules/overdrawn", test_overdrawn);
  g_test_add_func ("/nudges/rules/levels", test_levels);
  g_test_add_func ("/nudges/rules/no-warning-without-ground", test_no_warning_without_ground);
  g_test_add_func ("/nudges/rules/overspending", test_overspending);
  g_test_add_func ("/nudges/rules/disabled", test_disabled);
  g_test_add_func ("/nudges/rules/savings", test_savings);

  g_test_add_func ("/nudges/anomalies", test_anomalies);
  return g_test_run ();
}
