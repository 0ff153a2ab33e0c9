/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pure but for the formatting: from a forecast and the accounts to sentences. */
#include "fin-advice.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/* The largest bills that are named. */
#define N_BILLS 2
/* A step that asks for more than this share of the usual spending a day is no advice. */
#define MAX_CUT 0.5
#define MINOR_PER_UNIT 100

/**
 * fin_advice_shortfall:
 *
 * Returns: what is missing to the safety margin on the day of the low point in the worse tenth of
 *   futures, in minor units; 0 when nothing is
 */
gint64
fin_advice_shortfall (const FinBalanceForecast *forecast)
{
  int day;
  gint64 low;

  if (forecast->n_days == 0 || forecast->relative || forecast->low_date == FIN_DATE_NONE)
    return 0;
  day = forecast->low_date - forecast->as_of - 1;
  if (day < 0 || day >= forecast->n_days)
    return 0;
  low = fin_balance_forecast_quantile (forecast, day, 1);
  return MAX (0, forecast->margin - low);
}

static void
advise_transfer (GPtrArray *advice, FinSession *session, const FinBalanceForecast *forecast, gint64 missing)
{
  FinInsights *insights = fin_session_get_insights (session);

  for (guint i = 0; insights != NULL && i < insights->accounts->len; i++)
    {
      const FinAccountBalance *account = g_ptr_array_index (insights->accounts, i);
      g_autofree char *amount = NULL;
      g_autofree char *day = NULL;

      if (account->kind != FIN_ACCOUNT_SAVINGS || account->relative || account->balance < missing
          || g_strcmp0 (account->currency, forecast->currency) != 0
          || account->account_id == forecast->account_id)
        continue;
      amount = fin_session_format_money (session, missing, forecast->currency, FIN_MONEY_ROUNDED);
      day = fin_format_date_weekday (forecast->below_margin_date != FIN_DATE_NONE
                                         ? MIN (forecast->below_margin_date, forecast->low_date)
                                         : forecast->low_date);
      /* Translators: an amount, the name of an account, a day such as "Fri 27 Nov" */
      g_ptr_array_add (advice, g_strdup_printf (_ ("Move %s from %s by %s"), amount,
                                                account->name, day));
      return;
    }
}

static void
advise_bills (GPtrArray *advice, FinSession *session, const FinBalanceForecast *forecast)
{
  int n = 0;

  for (guint i = 0; i < forecast->events->len && n < N_BILLS; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);
      g_autofree char *amount = NULL;
      g_autofree char *day = NULL;

      if (event->amount >= 0 || event->date > forecast->low_date
          || event->date <= forecast->as_of || -event->amount < forecast->margin / 10)
        continue;
      amount = fin_session_format_money (session, -event->amount, forecast->currency,
                                         FIN_MONEY_ROUNDED);
      day = fin_format_date_weekday (event->date);
      /* Translators: a payee, an amount, a day such as "Fri 27 Nov" */
      g_ptr_array_add (advice,
                       g_strdup_printf (_ ("Ask whether %s (%s on %s) can wait until payday"),
                                        event->label, amount, day));
      n++;
    }
}

static void
advise_spending (GPtrArray *advice, FinSession *session, const FinBalanceForecast *forecast, gint64 missing)
{
  int days = MAX (1, forecast->low_date - forecast->as_of);
  gint64 per_day = (missing + days - 1) / days;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (forecast->daily_spending <= 0 || per_day < MINOR_PER_UNIT
      || (double)per_day > MAX_CUT * (double)forecast->daily_spending)
    return;
  amount = fin_session_format_money (session, per_day, forecast->currency, FIN_MONEY_ROUNDED);
  day = fin_format_date_weekday (forecast->low_date);
  /* Translators: an amount, a day such as "Fri 27 Nov" */
  g_ptr_array_add (advice, g_strdup_printf (_ ("Spend %s a day less than usual until %s"), amount,
                                            day));
}

/** fin_advice_new: Returns: (transfer full) (element-type utf8): steps, the surest first; may be empty */
GPtrArray *
fin_advice_new (FinSession *session, const FinBalanceForecast *forecast)
{
  GPtrArray *advice = g_ptr_array_new_with_free_func (g_free);
  gint64 missing = fin_advice_shortfall (forecast);

  if (missing <= 0)
    return advice;
  advise_transfer (advice, session, forecast, missing);
  advise_spending (advice, session, forecast, missing);
  advise_bills (advice, session, forecast);
  return advice;
}
