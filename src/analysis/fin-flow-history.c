/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleans an account's transactions into the history that models learn from. */
#include <math.h>
#include <string.h>

#include "fin-forecast-private.h"
#include "fin-memory.h"

/* Ten years: what lies further back says nothing about next month. */
#define MAX_HISTORY_DAYS 3653

static int
compare_flows (const void *a, const void *b)
{
  const FinForecastFlow *x = a;
  const FinForecastFlow *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return strcmp (x->label, y->label);
}

/**
 * fin_flow_history_new: keeps what is finite and inside the window; labels stay the caller's.
 *
 * Returns: (transfer full): the history, perhaps without any flow
 */
FinFlowHistory *
fin_flow_history_new (const FinForecastAccount *account)
{
  FinFlowHistory *history = fin_new0 (FinFlowHistory, 1);
  int n_days = account->history_days > 0 && account->history_days < MAX_HISTORY_DAYS
                   ? account->history_days
                   : MAX_HISTORY_DAYS;
  int32_t first = account->as_of - n_days + 1;

  history->as_of = account->as_of;
  history->account_id = account->id;
  history->verdicts = account->verdicts;
  history->n_verdicts = account->n_verdicts;
  history->recurring = account->recurring;
  history->flows = fin_new0 (FinForecastFlow, account->n_flows);
  for (size_t i = 0; i < account->n_flows; i++)
    {
      FinForecastFlow flow = account->flows[i];

      if (flow.day > account->as_of || flow.day < first || !isfinite (flow.amount))
        continue;
      if (flow.label == NULL)
        flow.label = "";
      history->flows[history->n_flows++] = flow;
    }
  qsort (history->flows, history->n_flows, sizeof (FinForecastFlow), compare_flows);
  if (history->n_flows > 0)
    history->n_days = (int) (account->as_of - history->flows[0].day) + 1;
  return history;
}

void
fin_flow_history_free (FinFlowHistory *history)
{
  if (history == NULL)
    return;
  free (history->flows);
  free (history);
}
