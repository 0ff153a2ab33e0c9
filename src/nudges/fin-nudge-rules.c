/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules: pure functions of the insights and the settings, each true sentence with its numbers.
 */
#include "fin-nudge-rules.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-format.h"
#include "fin-nudge-anomalies.h"

static const FinAccountBalance *
find_account (FinInsights *insights, gint64 account_id)
{
  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);

      if (account->account_id == account_id)
        return account;
    }
  return NULL;
}

/* The day the balance is known for, when that is not today: a person must know where it starts. */
static char *
describe_basis (FinInsights *insights, const FinBalanceForecast *forecast)
{
  g_autofree char *as_of = fin_format_date_medium (forecast->as_of);
  g_autofree char *days = fin_format_count (forecast->history_days);

  if (forecast->as_of < insights->today)
    /* Translators: 1: a date, 2: a number of days */
    return g_strdup_printf (_ ("The forecast starts at the last known balance, of %1$s, and stands "
                               "on %2$s days of history."),
                            as_of, days);
  /* Translators: %s is a number of days */
  return g_strdup_printf (
      _ ("The forecast starts at today’s balance and stands on %s days of history."), days);
}

/* The largest payment expected before the low point, named so that the warning can be acted on. */
static const FinEvent *
find_largest_bill (const FinBalanceForecast *forecast, FinDate until)
{
  const FinEvent *largest = NULL;

  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if (event->date <= until && event->amount < 0
          && (largest == NULL || event->amount < largest->amount))
        largest = event;
    }
  return largest;
}

static char *
describe_balance_reason (FinInsights *insights, const FinBalanceForecast *forecast, FinDate until)
{
  g_autofree char *basis = describe_basis (insights, forecast);
  const FinEvent *bill = find_largest_bill (forecast, until);
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (bill == NULL)
    return g_steal_pointer (&basis);
  amount = fin_format_money (-bill->amount, forecast->currency);
  day = fin_format_date_weekday (bill->date);
  /* Translators: 1: a payee, 2: an amount, 3: a day, 4: the sentence about the forecast's basis */
  return g_strdup_printf (_ ("Largest payment until then: %1$s, %2$s, about %3$s. %4$s"),
                          bill->label, amount, day, basis);
}

static char *
describe_crossing (const FinBalanceForecast *forecast, gint64 level, double chance, FinDate date)
{
  g_autofree char *odds = fin_format_chance (chance);
  g_autofree char *day = fin_format_date_weekday (date);
  g_autofree char *low = fin_format_money (forecast->low_balance, forecast->currency);
  g_autofree char *low_day = fin_format_date_weekday (forecast->low_date);
  g_autofree char *now = fin_format_money (forecast->balance, forecast->currency);

  /* There are no odds of what has happened. */
  if (forecast->balance < level)
    /* Translators: 1: an amount, 2: an amount, 3: a day */
    return g_strdup_printf (_ ("It holds %1$s now. Expected low: %2$s on %3$s."), now, low, low_day);
  /* Translators: 1: odds such as "1 in 5", 2: a day, 3: an amount, 4: a day */
  return g_strdup_printf (_ ("%1$s chance, most likely on %2$s. Expected low: %3$s on %4$s."), odds,
                          day, low, low_day);
}

static FinNudgeCandidate *
make_balance_candidate (FinInsights *insights,
                        const FinBalanceForecast *forecast,
                        FinNudgeRule rule,
                        gint64 level,
                        double chance,
                        FinDate date)
{
  FinNudgeCandidate *candidate = fin_nudge_candidate_new (
      rule, rule == FIN_NUDGE_RULE_CRITICAL_BALANCE ? FIN_NUDGE_CRITICAL : FIN_NUDGE_WARNING);

  candidate->subject = g_strdup_printf ("account:%" G_GINT64_FORMAT, forecast->account_id);
  candidate->body = describe_crossing (forecast, level, chance, date);
  candidate->reason = describe_balance_reason (insights, forecast, MAX (date, forecast->low_date));
  candidate->action = g_strdup ("insights");
  candidate->action_target = g_strdup_printf ("%" G_GINT64_FORMAT, forecast->account_id);
  candidate->harm = llround (chance * (double) MAX (level - forecast->low_balance, level / 4 + 1));
  candidate->relevant_until = MAX (date, forecast->low_date);
  return candidate;
}

static char *
describe_level (const FinAccountBalance *account, const FinBalanceForecast *forecast, gint64 level)
{
  g_autofree char *amount = fin_format_money (level, account->currency);

  if (forecast->balance < level && level == 0)
    /* Translators: %s is an account's name */
    return g_strdup_printf (_ ("%s is below zero"), account->name);
  if (forecast->balance < level)
    /* Translators: 1: an account's name, 2: an amount */
    return g_strdup_printf (_ ("%1$s is below %2$s"), account->name, amount);
  if (level == 0)
    /* Translators: %s is an account's name */
    return g_strdup_printf (_ ("%s may fall below zero"), account->name);
  /* Translators: 1: an account's name, 2: an amount */
  return g_strdup_printf (_ ("%1$s may fall below %2$s"), account->name, amount);
}

static gboolean
is_warnable (const FinAccountBalance *account, const FinBalanceForecast *forecast)
{
  return !forecast->relative && forecast->n_days > 0
         && (account->kind == FIN_ACCOUNT_CURRENT || account->kind == FIN_ACCOUNT_CASH);
}

/* One account gives one warning: the worse of the two levels. */
static void
evaluate_balance (FinInsights *insights,
                  const FinAccountBalance *account,
                  const FinBalanceForecast *forecast,
                  const FinNudgeSettings *settings,
                  GPtrArray *candidates)
{
  double critical_bar = 1 / (1 + settings->caution);
  double low_bar = MAX (0.5, critical_bar);
  FinNudgeCandidate *candidate;

  if (forecast->p_below_zero >= critical_bar)
    {
      candidate = make_balance_candidate (insights, forecast, FIN_NUDGE_RULE_CRITICAL_BALANCE, 0,
                                          forecast->p_below_zero, forecast->below_zero_date);
      candidate->title = describe_level (account, forecast, 0);
    }
  else if (forecast->p_below_critical >= critical_bar)
    {
      candidate = make_balance_candidate (insights, forecast, FIN_NUDGE_RULE_CRITICAL_BALANCE,
                                          forecast->critical, forecast->p_below_critical,
                                          forecast->below_critical_date);
      candidate->title = describe_level (account, forecast, forecast->critical);
    }
  else if (forecast->p_below_margin >= low_bar)
    {
      candidate =
          make_balance_candidate (insights, forecast, FIN_NUDGE_RULE_LOW_BALANCE, forecast->margin,
                                  forecast->p_below_margin, forecast->below_margin_date);
      candidate->title = describe_level (account, forecast, forecast->margin);
    }
  else
    return;
  g_ptr_array_add (candidates, candidate);
}

static void
evaluate_overspending (FinInsights *insights,
                       const FinNudgeSettings *settings,
                       GPtrArray *candidates)
{
  const FinMonthSpending *spending = insights->spending;
  g_autofree char *spent = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *percent = NULL;
  g_autofree char *day = NULL;
  FinNudgeCandidate *candidate;
  double ratio;

  if (spending->week_usual <= 0)
    return;
  ratio = (double) spending->week_spent / (double) spending->week_usual;
  if (ratio < settings->overspending_ratio)
    return;

  spent = fin_format_money (spending->week_spent, insights->currency);
  usual = fin_format_money (spending->week_usual, insights->currency);
  percent = fin_format_percent (ratio - 1, 0);
  day = fin_format_date_weekday (insights->as_of);
  candidate = fin_nudge_candidate_new (FIN_NUDGE_RULE_OVERSPENDING, FIN_NUDGE_WARNING);
  candidate->subject = g_strdup ("household");
  /* Translators: %s is a percentage such as "62 %" */
  candidate->title = g_strdup_printf (_ ("Everyday spending is %s above your usual week"), percent);
  /* Translators: 1: an amount, 2: a day, 3: an amount */
  candidate->body = g_strdup_printf (_ ("%1$s in the seven days to %2$s; a usual week is %3$s."),
                                     spent, day, usual);
  candidate->reason = g_strdup (_ ("Your usual week is the spending of the days 31 to 60 back, per "
                                   "seven days. Rent, bills and transfers are left out."));
  candidate->action = g_strdup ("transactions");
  candidate->harm = spending->week_spent - spending->week_usual;
  candidate->relevant_until = insights->as_of + 7;
  g_ptr_array_add (candidates, candidate);
}

static void
evaluate_savings (FinInsights *insights,
                  const FinAccountBalance *account,
                  const FinBalanceForecast *forecast,
                  const FinNudgeSettings *settings,
                  GPtrArray *candidates)
{
  gint64 month = llround ((double) forecast->daily_spending * 30.4375);
  gint64 level = settings->savings_level > 0 ? settings->savings_level : 3 * month;
  gint64 buffer = settings->savings_buffer > 0 ? settings->savings_buffer : 2 * month;
  int last = MIN (30, forecast->n_days) - 1;
  gint64 cautious; /* nine in ten times at least this much is left at the end */
  g_autofree char *spare = NULL;
  g_autofree char *kept = NULL;
  FinNudgeCandidate *candidate;

  if (level <= 0 || forecast->basis < FIN_FORECAST_BASIS_PART)
    return;
  cautious = MIN (fin_balance_forecast_quantile (forecast, last, 1), forecast->low_balance);
  if (cautious <= level)
    return;

  spare = fin_format_money_rounded (cautious - buffer, account->currency);
  kept = fin_format_money_rounded (buffer, account->currency);
  candidate = fin_nudge_candidate_new (FIN_NUDGE_RULE_SAVINGS_OPPORTUNITY, FIN_NUDGE_INFO);
  candidate->subject = g_strdup_printf ("account:%" G_GINT64_FORMAT, account->account_id);
  /* Translators: 1: an amount, 2: an account's name */
  candidate->title =
      g_strdup_printf (_ ("You could put %1$s aside from %2$s"), spare, account->name);
  /* Translators: %s is an amount */
  candidate->body =
      g_strdup_printf (_ ("Even then %s should be left for the next month, bills included."), kept);
  candidate->reason = describe_basis (insights, forecast);
  candidate->action = g_strdup ("insights");
  candidate->action_target = g_strdup_printf ("%" G_GINT64_FORMAT, account->account_id);
  candidate->harm = (cautious - buffer) / 100; /* a year's interest, roughly: warnings go first */
  candidate->relevant_until = forecast->as_of + last + 1;
  g_ptr_array_add (candidates, candidate);
}

static int
compare_harm (gconstpointer a, gconstpointer b)
{
  const FinNudgeCandidate *first = *(FinNudgeCandidate *const *) a;
  const FinNudgeCandidate *second = *(FinNudgeCandidate *const *) b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  return first->harm > second->harm ? -1 : first->harm < second->harm;
}

static void
remove_disabled (GPtrArray *candidates, guint disabled_rules)
{
  for (guint i = candidates->len; i > 0; i--)
    {
      const FinNudgeCandidate *candidate = g_ptr_array_index (candidates, i - 1);

      if ((disabled_rules & (1u << candidate->rule)) != 0)
        g_ptr_array_remove_index (candidates, i - 1);
    }
}

/**
 * fin_nudge_rules_evaluate:
 *
 * Returns: (transfer full) (element-type FinNudgeCandidate): everything that is true today, the
 * most urgent and harmful first; what was told before is the policy's business
 */
GPtrArray *
fin_nudge_rules_evaluate (FinInsights *insights, const FinNudgeSettings *settings)
{
  GPtrArray *candidates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fin_nudge_candidate_free);

  for (guint i = 0; i < insights->forecasts->len; i++)
    {
      const FinBalanceForecast *forecast = g_ptr_array_index (insights->forecasts, i);
      const FinAccountBalance *account = find_account (insights, forecast->account_id);

      if (account == NULL || !is_warnable (account, forecast))
        continue;
      evaluate_balance (insights, account, forecast, settings, candidates);
      evaluate_savings (insights, account, forecast, settings, candidates);
    }
  evaluate_overspending (insights, settings, candidates);
  fin_nudge_anomalies_evaluate (insights, candidates);
  remove_disabled (candidates, settings->disabled_rules);
  g_ptr_array_sort (candidates, compare_harm);
  return candidates;
}
