/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was bought and given back says nothing of what is to come: neither the one nor the other. */
#include <math.h>
#include <string.h>

#include "fin-cashflow-private.h"

/* Shops take things back for so many days, and take some to pay. */
#define RETURN_DAYS 90
/* Less than so many months of turnover bends no forecast. */
#define LEAST_MONTHS 0.05

/* Neither is in a series or a refund yet, and the one is the other with the sign turned. */
static bool
is_refund (const FinCashflow *cashflow, size_t bought, size_t returned)
{
  const FinFlow *from = &cashflow->history->flows[bought];
  const FinFlow *back = &cashflow->history->flows[returned];

  return !cashflow->taken[bought] && from->amount < 0.0
         && fabs (from->amount + back->amount) < 0.5 && strcmp (from->label, back->label) == 0;
}

/**
 * fin_cashflow_mark_refunds: leaves out what came back from where it was spent, to the cent, with the purchase.
 * @turnover: of a month
 */
void
fin_cashflow_mark_refunds (FinCashflow *cashflow, double turnover)
{
  const FinFlowHistory *history = cashflow->history;

  for (size_t i = 1; i < history->n_flows; i++)
    {
      const FinFlow *back = &history->flows[i];

      if (cashflow->taken[i] || back->amount < LEAST_MONTHS * turnover || back->label[0] == '\0')
        continue;
      for (size_t k = i; k > 0 && back->day - history->flows[k - 1].day <= RETURN_DAYS; k--)
        if (is_refund (cashflow, k - 1, i))
          {
            cashflow->taken[i] = cashflow->taken[k - 1] = true;
            cashflow->one_off[i] = cashflow->one_off[k - 1] = true;
            break;
          }
    }
}
