/* SPDX-License-Identifier: GPL-3.0-or-later */
/* End-of-day balances of the past: exact, and not the model's. */
#include <math.h>
#include <string.h>

#include "fin-forecast-inputs.h"

#define HISTORY_DAYS 400

/* End-of-day balances backwards from the known one; @n_history is cut to the first booked day. */
static gint64 *
make_history (const FinForecastInput *input, FinDate as_of, int *n_history)
{
  gint64 *history = g_new0 (gint64, HISTORY_DAYS);
  gint64 balance = input->balance;
  FinDate first = as_of;

  for (gsize i = 0; i < input->n_flows; i++)
    {
      int back = as_of - input->flows[i].day;

      first = MIN (first, input->flows[i].day);
      if (back < 0)
        balance -= (gint64) input->flows[i].amount;
      else if (back < HISTORY_DAYS)
        history[HISTORY_DAYS - 1 - back] += (gint64) input->flows[i].amount;
    }
  for (int i = HISTORY_DAYS - 1; i >= 0; i--)
    {
      gint64 flow = history[i];

      history[i] = balance;
      balance -= flow;
    }
  *n_history = MIN (as_of - first + 1, HISTORY_DAYS);
  memmove (history, history + HISTORY_DAYS - *n_history, sizeof (gint64) * (gsize) *n_history);
  return history;
}

/* Adds an account's history, aligned at its end: the household's is known where every part is. */
static void
add_history (FinBalanceForecast *total, const gint64 *history, int n_history, double rate)
{
  int old = total->n_history;
  int length = MAX (old, n_history);
  gint64 *sum = g_new0 (gint64, length);

  /* before an account's first row its balance stands still at what it had then */
  for (int i = 0; i < length; i++)
    {
      int mine = MAX (i - (length - old), 0);
      int other = MAX (i - (length - n_history), 0);

      sum[i] = (old > 0 ? total->history[mine] : 0)
               + (n_history > 0 ? llround ((double) history[other] * rate) : 0);
    }
  g_free (total->history);
  total->history = sum;
  total->n_history = length;
}

/** fin_forecast_fill_history: of an account, or the sum of those that count in the household's. */
void
fin_forecast_fill_history (const FinForecastInputs *inputs, FinBalanceForecast *forecast)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (inputs->accounts, i);
      gboolean whole = forecast->account_id == 0;
      g_autofree gint64 *history = NULL;
      int n_history;

      if (whole ? !input->in_total : input->account_id != forecast->account_id)
        continue;
      history = make_history (input, forecast->as_of, &n_history);
      add_history (forecast, history, n_history, whole ? input->rate : 1.0);
    }
}

